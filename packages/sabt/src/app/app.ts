/**
 * The place where the parts are put together: one archive, its catalogue, its search index and its desk, and
 * what people do with them. Command line, HTTP API and pages all call this.
 *
 * Order of truth: log and vault first; catalogue and search index follow each commit group before it is
 * acknowledged, and catch up from the log when they are behind.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, RunContext } from '../commands/command.ts';
import { personFromEnvironment } from '../config/environment.ts';
import { SabtError } from '../model/errors.ts';
import type { RecordVersion } from '../model/records.ts';
import { type Archive, describeHolder, openArchive, type VerifyReport } from '../stages/keeping/index.ts';
import { fold } from '../stages/reading/index.ts';
import { openSearch, type SearchEngine } from '../stages/search/index.ts';
import type { Catalogue } from '../store/catalogue-port.ts';
import { openSegments } from '../store/segments/index.ts';
import { openCatalogue } from '../store/sqlite/catalogue.ts';
import { Desk } from './desk.ts';
import { find, type SearchAnswer, type SearchInput } from './find.ts';
import { handOver } from './hand-over.ts';
import { correct, correctMany, type Exported, type ProofWritten, RecordReader, show, type Shown, writeProof } from './records.ts';
import { Runs } from './runs.ts';
import { isSearched, searchDocument } from './search-fields.ts';
import type { AddAnswer, AddInput, ImportAnswer, ImportInput } from './take-in.ts';
import { type VerifyInput, verifyFolder } from './verifying.ts';

const CATCH_UP_CHUNK = 2000;

export class App {
  readonly archive: Archive;
  readonly dir: string;
  readonly reader: RecordReader;
  readonly runs = new Runs();
  /** Who acts on the pages. */
  person = personFromEnvironment();
  #catalogue: Catalogue | null = null;
  #search: SearchEngine | null = null;
  #desk: Desk | null = null;

  private constructor(archive: Archive, dir: string) {
    this.archive = archive;
    this.dir = dir;
    this.reader = new RecordReader(archive);
  }

  /** Throws `archive-missing`, `archive-locked`, `archive-unreadable`. */
  static async open(dir: string, options: { mode: 'read' | 'write'; waitMs?: number; acceptRollback?: boolean; onCatchUp?: (done: number, total: number) => void }): Promise<App> {
    const archive = await openArchive(dir, { mode: options.mode, waitMs: options.waitMs, acceptRollback: options.acceptRollback });
    const app = new App(archive, dir);
    if (options.mode === 'write') {
      try {
        app.#openIndexes();
        await app.#catchUp(options.onCatchUp);
      } catch (cause) {
        await app.close();
        throw cause;
      }
      archive.onCommit((versions, size) => app.#apply(versions, size));
    }
    return app;
  }

  get catalogue(): Catalogue {
    this.#openIndexes();
    return this.#catalogue!;
  }

  get search(): SearchEngine {
    this.#openIndexes();
    return this.#search!;
  }

  get desk(): Desk {
    this.#desk ??= new Desk(join(this.dir, 'desk.db'));
    return this.#desk;
  }

  /** True if catalogue and search hold all that the log holds. */
  indexesAreCurrent(): boolean {
    const size = this.archive.size();
    return this.catalogue.applied() === size && this.search.applied() === size;
  }

  #openIndexes(): void {
    if (this.#catalogue !== null && this.#search !== null) return;
    const folder = join(this.dir, 'index');
    const readOnly = this.archive.mode === 'read';
    if (!readOnly) mkdirSync(folder, { recursive: true, mode: 0o700 });
    let catalogue: Catalogue;
    try {
      catalogue = openCatalogue(join(folder, 'catalogue.db'), { readOnly, fold });
    } catch (cause) {
      throw new SabtError('archive-unreadable', 'The index is missing or damaged; log and vault are not concerned. Run sabt rebuild.', { at: folder, cause });
    }
    // the search index refers to records by the catalogue's numbers, and cannot outlive them or the log
    const searchFolder = join(folder, 'search');
    if (!readOnly && (catalogue.applied() === 0 || catalogue.applied() > this.archive.size())) {
      catalogue.clear();
      rmSync(searchFolder, { recursive: true, force: true });
    }
    this.#catalogue = catalogue;
    this.#search = openSearch(openSegments(searchFolder, { mode: readOnly ? 'read' : 'write' }));
  }

  #apply(versions: RecordVersion[], size: number): void {
    const nums = this.catalogue.apply(versions, size);
    this.#index(versions, nums, size);
  }

  #index(versions: RecordVersion[], nums: number[], size: number): void {
    const catalogue = this.catalogue;
    const newest = new Map<number, RecordVersion>();
    versions.forEach((version, i) => {
      const former = newest.get(nums[i]!);
      if (isSearched(version) && (former === undefined || former.version < version.version)) newest.set(nums[i]!, version);
    });
    const documents = [...newest].map(([num, version]) => searchDocument(num, version, catalogue));
    this.search.put(documents, size);
  }

  async #catchUp(onCatchUp?: (done: number, total: number) => void): Promise<void> {
    const size = this.archive.size();
    const start = Math.min(this.catalogue.applied(), this.search.applied());
    let chunk: RecordVersion[] = [];
    const give = (upTo: number): void => {
      this.#apply(chunk, upTo);
      chunk = [];
      onCatchUp?.(upTo - start, size - start);
    };
    for await (const version of this.archive.versions(start, size)) {
      chunk.push(version);
      if (chunk.length >= CATCH_UP_CHUNK) {
        give(version.entry + 1);
        await this.search.maintain();
      }
    }
    if (start < size) give(size);
  }

  find(input: SearchInput): SearchAnswer {
    return find(input, this.catalogue, this.search, this.reader);
  }

  show(id: string, how: { at?: number | undefined; versions: boolean }): Shown {
    return show(id, how, this);
  }

  correct(id: string, changes: readonly string[], by: string): Promise<{ id: string; version: number; entry: number }> {
    return correct(id, changes, by, this);
  }

  correctMany(ids: readonly string[], changes: readonly string[], by: string): ReturnType<typeof correctMany> {
    return correctMany(ids, changes, by, this);
  }

  writeProof(id: string, paths: readonly string[] | undefined, out: string): Promise<ProofWritten> {
    return writeProof(id, paths, out, this);
  }

  async exportTo(input: { out: string; kind?: string | undefined; format: 'csv' | 'jsonl' | 'parquet' }, context: Pick<RunContext, 'progress' | 'signal'>): Promise<Exported> {
    const { exportRecords } = await import('./exporting.ts');
    return exportRecords(input, this, context);
  }

  async takeIn(input: AddInput, context: RunContext): Promise<AddAnswer> {
    const { takeIn } = await import('./take-in.ts');
    return takeIn(input, this, context);
  }

  async importTable(input: ImportInput, context: RunContext): Promise<ImportAnswer> {
    const { importFile } = await import('./take-in.ts');
    return importFile(input, this, context);
  }

  async retry(batch: string, context: RunContext): Promise<AddAnswer | ImportAnswer> {
    const { retry } = await import('./take-in.ts');
    return retry(batch, this, context);
  }

  verify(input: VerifyInput, context: Pick<RunContext, 'progress' | 'signal'>): Promise<VerifyReport> {
    return verifyFolder(this.dir, input, context);
  }

  /** Throws catalogue and search index away and makes them anew from log and vault. */
  async rebuild(context: Pick<RunContext, 'progress'>): Promise<{ entries: number; records: number; seconds: number }> {
    const began = performance.now();
    this.search.close();
    this.catalogue.clear();
    rmSync(join(this.dir, 'index', 'search'), { recursive: true, force: true });
    this.#search = openSearch(openSegments(join(this.dir, 'index', 'search'), { mode: 'write' }));
    this.reader.forget();
    await this.#catchUp((done, total) => context.progress({ done, total, what: 'entries' }));
    await this.search.flush();
    const records = Object.values(this.catalogue.counts()).reduce((sum, n) => sum + n, 0);
    return { entries: this.archive.size(), records, seconds: Math.round((performance.now() - began) / 100) / 10 };
  }

  /** Small upkeep between requests: fresh documents to disk, segments merged. */
  async tend(): Promise<void> {
    await this.search.maintain();
  }

  async close(): Promise<void> {
    if (this.#search !== null && this.archive.mode === 'write') await this.#search.flush();
    this.#search?.close();
    this.#catalogue?.close();
    this.#desk?.close();
    await this.archive.close();
  }
}

const WAIT_FOR_WRITER_MS = 30_000;
const WAIT_TO_CATCH_UP_MS = 2_000;

/** Runs a command on the archive: in the server that holds it, if one does, else here. */
export async function withArchive(
  command: Command<Record<string, unknown>, unknown>,
  input: Record<string, unknown>,
  context: Omit<RunContext, 'app'>,
): Promise<unknown> {
  if (command.needs !== 'nothing' || command.handsOver === true) {
    const holder = describeHolder(context.archive);
    if (holder?.socket !== undefined && command.localOnly !== true) {
      const handed = await handOver(holder.socket, { words: command.words, input, by: context.by }, context.progress, context.signal);
      if (handed !== null) return handed.output;
    }
  }
  if (command.needs === 'nothing') return command.run(input, context as RunContext);
  const app = await openFor(command, context);
  try {
    return await command.run(input, { ...context, app });
  } finally {
    await app.close();
  }
}

async function openFor(command: Command<Record<string, unknown>, unknown>, context: Omit<RunContext, 'app'>): Promise<App> {
  const onCatchUp = (done: number, total: number): void => context.progress({ done, total, what: 'entries indexed' });
  if (command.needs === 'write') return App.open(context.archive, { mode: 'write', waitMs: WAIT_FOR_WRITER_MS, onCatchUp });
  const app = await App.open(context.archive, { mode: 'read' });
  if (command.usesIndex === false || current(app)) return app;
  // the index is behind (a crash, a restore): catch up if nobody else writes, else answer from what there is
  try {
    const caughtUp = await App.open(context.archive, { mode: 'write', waitMs: WAIT_TO_CATCH_UP_MS, onCatchUp });
    await app.close();
    return caughtUp;
  } catch (cause) {
    if (cause instanceof SabtError && (cause.code === 'archive-locked' || cause.code === 'archive-read-only')) return app;
    await app.close();
    throw cause;
  }
}

function current(app: App): boolean {
  try {
    return app.indexesAreCurrent();
  } catch {
    return false;
  }
}
