/**
 * Taking in as the pages do it: uploads set aside, a mapping that a person corrects, a dry run, runs that go on
 * after the request is answered, and what became of each row.
 */
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asSabtError, SabtError } from '../../model/errors.ts';
import { newId } from '../../model/ids.ts';
import type { RecordDraft } from '../../model/records.ts';
import type * as port from '../../pages/index.ts';
import { fileSource, type Mapping, parseMapping, previewTable, type TablePreview } from '../../stages/intake/index.ts';
import type { App } from '../app.ts';
import { Batches, batchView, ledgerPathOf } from '../taking-in/batches.ts';
import { DryRuns } from '../taking-in/dry-runs.ts';
import { intakeContext } from '../taking-in/intake-context.ts';
import {
  fieldsOfKind,
  importOf,
  isDataSet,
  likelyProfile,
  tableUpload,
  valuesProposed,
} from '../taking-in/table-upload.ts';
import { type IntakeRun, importFile, retry, takeIn } from '../taking-in/take-in.ts';

const QUIET = { progress: () => {} };
const SAMPLE_TAG = 'invented-sample';

/** A table set aside until its mapping is settled. */
export interface WaitingTable {
  id: string;
  path: string;
  /** Removes the file. */
  release(): Promise<void>;
  name: string;
  size: number;
  source: string;
  preview: TablePreview;
  mapping: Mapping;
  /** A data set whose columns are known, in place of the mapping. */
  profile: string | null;
  proposed: boolean;
}

export class IntakeDesk {
  readonly #app: App;
  readonly #waiting = new Map<string, WaitingTable>();
  readonly #dryRuns: DryRuns;
  readonly #batches: Batches;

  constructor(app: App) {
    this.#app = app;
    this.#dryRuns = new DryRuns(app);
    this.#batches = new Batches(app);
  }

  takeIn({ files, source, release }: port.Uploads, by: string): Promise<{ batch: string }> {
    const paths = files.map((file) => file.path);
    const input = {
      paths,
      names: files.map((file) => file.name),
      recursive: false,
      ...(source === '' ? {} : { source }),
    };
    return this.#inBackground((run) => takeIn(input, this.#app, run), by, release);
  }

  async startUpload({ files, source, release }: port.Uploads): Promise<{ upload: string }> {
    try {
      const [table] = files;
      if (table === undefined) throw new SabtError('missing-argument', 'No file came with the form.');
      const { path } = table;
      const preview = await previewTable(
        await fileSource(path, table.name),
        intakeContext(this.#app, { by: this.#app.person }),
      );
      const id = newId();
      const { size } = await stat(path);
      this.#waiting.set(id, {
        id,
        release,
        path,
        name: table.name,
        size,
        source,
        preview,
        mapping: preview.mapping,
        profile: likelyProfile(preview),
        proposed: true,
      });
      return { upload: id };
    } catch (cause) {
      await release();
      throw cause;
    }
  }

  async upload(id: string): Promise<port.TableUpload> {
    return tableUpload(this.#table(id), this.#app);
  }

  async setMapping(id: string, mapping: port.Mapping, profile: string | null): Promise<port.TableUpload> {
    const table = this.#table(id);
    const { kind, sheet, header, fields, constants, values, valuesAs } = mapping;
    const isSameKind = kind === table.mapping.kind;
    const newFields = isSameKind ? fields : fieldsOfKind(kind, fields, table.preview);
    const newValues = isSameKind ? values : kind === 'series' ? valuesProposed(newFields, table.preview) : undefined;
    const wanted = {
      kind,
      fields: newFields,
      constants: isSameKind ? constants : {},
      ...(sheet === undefined ? {} : { sheet }),
      ...(header === undefined ? {} : { header }),
      ...(newValues === undefined ? {} : { values: newValues }),
      ...(newValues === undefined || valuesAs === undefined ? {} : { valuesAs }),
    };
    // what is still missing is said beside the columns; nothing can be imported until it is there
    table.mapping = parseMapping(wanted, { complete: false });
    table.profile = isDataSet(profile) ? profile : null;
    table.proposed = !isSameKind;
    this.#dryRuns.forget(id);
    return tableUpload(table, this.#app);
  }

  async discard(id: string): Promise<void> {
    const table = this.#table(id);
    this.#waiting.delete(id);
    this.#dryRuns.forget(id);
    await table.release();
  }

  async dryRun(id: string): Promise<port.DryRun> {
    return this.#dryRuns.of(this.#table(id));
  }

  async runImport(id: string, by: string): Promise<{ batch: string }> {
    const table = this.#table(id);
    const { release } = table;
    const input = { ...importOf(table), dryRun: false };
    const started = await this.#inBackground((run) => importFile(input, this.#app, run), by, release);
    this.#waiting.delete(id);
    this.#dryRuns.forget(id);
    return started;
  }

  batches(page: { limit: number; offset: number }): port.Page<port.BatchSummary> {
    return this.#batches.page(page);
  }

  withFailures(): port.BatchSummary[] {
    return this.#batches.withFailures();
  }

  interrupted(): port.BatchSummary[] {
    return this.#batches.interrupted();
  }

  batch(
    id: string,
    ledger: { status?: port.LedgerStatus; code?: string; limit: number; offset: number },
  ): Promise<port.BatchView> {
    return batchView(id, ledger, this.#batches, this.#app);
  }

  retry(id: string, by: string): Promise<{ batch: string }> {
    return this.#inBackground((run) => retry(id, this.#app, run), by);
  }

  ledgerFile(id: string): port.Download {
    const path = ledgerPathOf(id, this.#app);
    return { name: `ledger-${id}.jsonl`, mediaType: 'application/jsonl', size: null, bytes: createReadStream(path) };
  }

  /** The sample's reports first, then its register and its files; every record of it is labelled. */
  async loadSample(by: string): Promise<{ batch: string }> {
    const { generateSample } = await import('../../sample/index.ts');
    const sample = generateSample();
    const folder = join(this.#app.dir, 'transit', newId());
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const files = [...sample.tables, ...sample.files];
    const paths = files.map((_file, i) => join(folder, String(i)));
    for (const [i, file] of files.entries()) await writeFile(paths[i]!, file.bytes, { mode: 0o600 });
    return this.#inBackground(
      async (run) => {
        const marked = { ...run, mark: markSample };
        for (const [i, table] of sample.tables.entries()) {
          const { name, mapping, source } = table;
          await importFile(
            { profile: 'table', file: paths[i]!, name, mapping, dryRun: false, ...(source === '' ? {} : { source }) },
            this.#app,
            marked,
          );
        }
        for (const [i, file] of sample.files.entries())
          await takeIn(
            { paths: [paths[sample.tables.length + i]!], names: [file.name], source: file.source, recursive: false },
            this.#app,
            marked,
          );
        const { suggestCodings } = await import('../coding/coding.ts');
        await suggestCodings([], this.#app, { ...run, signal: run.signal ?? new AbortController().signal });
        const { keepSampleClaims } = await import('../claims/sample-claims.ts');
        await keepSampleClaims(sample, this.#app, by, markSample);
      },
      by,
      () => rm(folder, { recursive: true, force: true }),
    );
  }

  #table(id: string): WaitingTable {
    const table = this.#waiting.get(id);
    if (table === undefined)
      throw new SabtError(
        'not-found',
        'This table no longer waits: it was imported, thrown away, or the server was started anew. Upload it again.',
        { at: id },
      );
    return table;
  }

  /** Answers once the (first) batch is durable; the run goes on. */
  #inBackground(
    work: (run: IntakeRun) => Promise<unknown>,
    by: string,
    release: () => Promise<void> = async () => {},
  ): Promise<{ batch: string }> {
    return new Promise((opened, failed) => {
      work({ ...QUIET, by, opened: (batch) => opened({ batch }) })
        .catch((thrown: unknown) => failed(asSabtError(thrown)))
        .finally(() => void release());
    });
  }
}

function markSample({ kind, fields }: RecordDraft): void {
  if (kind === 'batch') return;
  fields['tags'] = [...((fields['tags'] as string[] | undefined) ?? []), SAMPLE_TAG];
  fields['confidentiality'] = { '*': 'public' };
  if (kind === 'source') fields['public'] = true;
}
