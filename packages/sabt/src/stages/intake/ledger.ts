import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type ErrorCode, SabtError } from '../../model/errors.ts';

/**
 * The ledger of a batch: what became of each row or file, one JSON line each, in the order of the input.
 * Lines of a commit group are written once the group is durable, so the ledger never promises what the
 * archive does not hold. Its digest goes into the batch-close record.
 */
export const ROW_STATUSES = ['added', 'changed', 'unchanged', 'skipped', 'failed'] as const;
export type RowStatus = (typeof ROW_STATUSES)[number];

export interface LedgerLine {
  /** Number of the row as a spreadsheet shows it (the header has one too), of an item of a list from 1. */
  row: number;
  sheet?: string;
  status: RowStatus;
  code?: ErrorCode;
  column?: string;
  message?: string;
  /** Id of the (first) record made from the row. */
  record?: string;
  /** Of a batch of files: where the file lay. */
  path?: string;
  /** What the sender of an upload called the file, which lay under a name of ours. */
  name?: string;
}

export type Counts = Record<RowStatus, number> & { rows: number };

export class Ledger {
  readonly path: string;
  readonly counts: Counts = { rows: 0, added: 0, changed: 0, unchanged: 0, skipped: 0, failed: 0 };
  readonly #file: number;
  readonly #hash = createHash('sha256');
  readonly #reasons = new Map<string, ReasonCount>();
  #pending: string[] = [];

  constructor(path: string) {
    this.path = path;
    this.#file = openSync(path, 'w', 0o600);
  }

  add(line: LedgerLine): void {
    this.counts.rows++;
    this.counts[line.status]++;
    if (line.code !== undefined) this.#countReason(line);
    this.#pending.push(JSON.stringify(line));
    if (this.#pending.length >= 1_000) this.flush();
  }

  #countReason({ status, code, column, message }: LedgerLine): void {
    const key = `${status} ${code} ${column ?? ''}`;
    const known = this.#reasons.get(key);
    if (known !== undefined) known.n++;
    else if (this.#reasons.size < 100)
      this.#reasons.set(key, {
        n: 1,
        status,
        code: code!,
        message: message ?? '',
        ...(column === undefined ? {} : { column }),
      });
  }

  /** How often each reason occurred, with the message of its first case, the most frequent first. */
  reasons(): ReasonCount[] {
    return [...this.#reasons.values()].sort((a, b) => b.n - a.n);
  }

  flush(): void {
    if (this.#pending.length === 0) return;
    const bytes = Buffer.from(`${this.#pending.join('\n')}\n`);
    this.#pending = [];
    this.#hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
  }

  /** Writes everything out; returns the SHA-256 of the file. */
  close(): string {
    this.flush();
    fsyncSync(this.#file);
    closeSync(this.#file);
    return this.#hash.digest('hex');
  }

  /** Ends without a promise: what was written stays for a person to look at. */
  abandon(): void {
    this.#pending = [];
    closeSync(this.#file);
  }
}

export interface ReasonCount {
  n: number;
  status: RowStatus;
  code: ErrorCode;
  column?: string;
  message: string;
}

/** The lines of a ledger, as a stream. Throws `not-found` if there is none, `archive-damaged` at a line that is none. */
export async function* readLedger(path: string): AsyncGenerator<LedgerLine> {
  const stream = createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line !== '') yield readLine(line, path);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new SabtError(
      'not-found',
      'The ledger of this batch is gone; import the file again, which adds nothing twice.',
      { cause: error },
    );
  }
}

function readLine(text: string, path: string): LedgerLine {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    line = null;
  }
  if (line === null || typeof line !== 'object' || !ROW_STATUSES.includes((line as LedgerLine).status))
    throw new SabtError(
      'archive-damaged',
      'The ledger of this batch is not as it was written; import the file again, which adds nothing twice.',
      { at: path },
    );
  return line as LedgerLine;
}
