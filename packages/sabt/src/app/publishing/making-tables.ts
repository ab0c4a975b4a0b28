/**
 * Tables of a site, made in a thread of their own out of `data/records.jsonl`, while the pages and the search index are seen to.
 * A table is written whole whenever one of its records changes, which is most of what publishing one change takes.
 */
import { Worker } from 'node:worker_threads';
import { type ErrorCode, SabtError } from '../../model/errors.ts';
import type { SiteKind } from '../../stages/publishing/index.ts';

/** The formats of a table, by the endings of their files. */
export const TABLE_FORMATS = ['csv', 'jsonl', 'parquet'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** A table, and where its files are to be written. */
export interface TableToMake {
  kind: SiteKind;
  columns: readonly string[];
  parts: Readonly<Record<TableFormat, string>>;
}

/** What the thread is given. */
export interface TablesToMake {
  /** The file of all records, a line each. */
  records: string;
  tables: readonly TableToMake[];
}

/** What the thread says. `digests`: SHA-256 of each part, by its path, lower-case hexadecimal. */
export type TablesMessage =
  | { digests: ReadonlyMap<string, string> }
  | { failure: { code: ErrorCode; message: string; at: string | undefined } };

export class TablesInMaking {
  readonly #worker: Worker;
  readonly #digests: Promise<ReadonlyMap<string, string>>;

  constructor(workerData: TablesToMake) {
    this.#worker = new Worker(new URL('./making-tables.worker.ts', import.meta.url), { workerData });
    this.#digests = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: TablesMessage) => {
        if ('digests' in message) resolve(message.digests);
        else reject(new SabtError(message.failure.code, message.failure.message, { at: message.failure.at }));
      });
      this.#worker.once('error', reject);
      this.#worker.once('exit', () => reject(new SabtError('defect', 'The making of tables ended without an answer.')));
    });
    // whoever waits for them is told of a failure; who gave up before does not ask
    this.#digests.catch(() => {});
  }

  /** Digests of the parts, by their paths, once all are written. Throws `disk-full`, `defect`. */
  made(): Promise<ReadonlyMap<string, string>> {
    return this.#digests;
  }

  /** Ends it, wherever it is. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
