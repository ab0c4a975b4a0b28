/**
 * The place where the parts are put together: one archive, its catalogue, its search index and its desk, and
 * what people do with them. Command line, HTTP API and pages all call this.
 *
 * Order of truth: log and vault first; catalogue and search index follow each commit group before it is
 * acknowledged, and catch up from the log when they are behind.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunContext } from '../commands/command.ts';
import { personFromEnvironment } from '../config/environment.ts';
import { asSabtError, SabtError } from '../model/errors.ts';
import type { RecordVersion } from '../model/records.ts';
import { type Archive, type BackupDone, openArchive } from '../stages/keeping/index.ts';
import type { SearchEngine } from '../stages/search/index.ts';
import type { Catalogue } from '../store/catalogue-port.ts';
import { acting } from './acting.ts';
import { Analysis } from './analysis.ts';
import { Desk } from './desk.ts';
import { type ProofChoice, type ProofWritten, writeProof } from './dossier/proving.ts';
import type { ExportInput } from './exporting/exporting.ts';
import { find, type SearchAnswer, type SearchInput } from './find.ts';
import { CATCH_UP_CHUNK, catchUp, catchUpAtOnce, follow, type Index, openIndex } from './index-files.ts';
import { MeasuringJobs } from './measuring/measuring-jobs.ts';
import type { OutPath } from './out-file.ts';
import { correct, correctMany, type Exported, RecordReader, type Shown, show } from './records.ts';
import { Runs } from './runs.ts';
import type { AddAnswer, AddInput, ImportAnswer, ImportInput } from './taking-in/take-in.ts';
import { type Verified, type VerifyInput, verifyFolder } from './verifying/verifying.ts';
import type { Erased, EraseInput } from './withholding/erasing/erase.ts';
import { hasPendingErasures } from './withholding/erasing/pending.ts';
import type { Redacted, RedactInput } from './withholding/redacting.ts';
import { SaidSignatures } from './withholding/said-signatures.ts';
import { requireWritable } from './writable.ts';

interface OpenAppOptions {
  mode: 'read' | 'write';
  /** How long to wait for another writer, in milliseconds. */
  waitMs?: number;
  /** What this process does, as whoever finds the archive locked reads it. */
  what?: string;
  acceptRollback?: boolean;
  /** Leaves the index alone, which may be damaged, until it is made anew. */
  withoutIndex?: boolean;
  onCatchUp?: (done: number, total: number) => void;
}

export interface Rebuilt {
  entries: number;
  records: number;
  seconds: number;
  /** Records that could not be read and are not in the index. */
  damaged: { where: string; code: string; message: string }[];
}

export class App {
  readonly archive: Archive;
  readonly dir: string;
  readonly reader: RecordReader;
  readonly runs = new Runs();
  #opened: Index | null = null;
  #rebuilding = false;
  /** Size of the log that the open index has followed, and whether it missed something after that. */
  #followed = 0;
  #missed = false;
  #desk: Desk | null = null;
  #analysis: Analysis | null = null;
  #measuring: MeasuringJobs | null = null;
  #said: SaidSignatures | null = null;

  private constructor(archive: Archive, dir: string) {
    this.archive = archive;
    this.dir = dir;
    this.reader = new RecordReader(archive);
  }

  /** Throws `archive-missing`, `archive-locked`, `archive-unreadable`, `archive-damaged` (of the index too). */
  static async open(dir: string, options: OpenAppOptions): Promise<App> {
    const { mode, waitMs, acceptRollback, what } = options;
    if (mode === 'write') requireWritable(dir);
    const archive = await openArchive(dir, { mode, waitMs, acceptRollback, what });
    const app = new App(archive, dir);
    if (mode === 'write' && options.withoutIndex !== true) {
      try {
        for (const left of ['index.new', 'index.old']) rmSync(join(dir, left), { recursive: true, force: true });
        await catchUp(app.#index, archive, options.onCatchUp);
        app.#followed = archive.size();
      } catch (cause) {
        await app.close();
        throw cause;
      }
    }
    if (mode === 'write') archive.onCommit((versions, size) => app.#follow(versions, size));
    if (mode === 'write' && options.withoutIndex !== true && hasPendingErasures(dir)) await app.#resumeErasures();
    return app;
  }

  /** Ends erasures that a crash interrupted. Throws `archive-damaged` and the like; what is merely in the way now is left. */
  async #resumeErasures(): Promise<void> {
    const { resumeErasures } = await import('./withholding/erasing/erase.ts');
    await resumeErasures(this).catch(async (cause: unknown) => {
      await this.close();
      throw cause;
    });
  }

  async redact(input: RedactInput, context: Pick<RunContext, 'by'>): Promise<Redacted> {
    const { redact } = await import('./withholding/redacting.ts');
    return redact(input, this, context);
  }

  async erase(input: EraseInput, context: Pick<RunContext, 'by'>): Promise<Erased> {
    const { erase } = await import('./withholding/erasing/erase.ts');
    return erase(input, this, context);
  }

  /** Who acts: the person whose request is being answered, else the one of this process. */
  get person(): string {
    return acting.getStore() ?? personFromEnvironment();
  }

  get catalogue(): Catalogue {
    return this.#index.catalogue;
  }

  get search(): SearchEngine {
    return this.#index.search;
  }

  get #index(): Index {
    this.#opened ??= openIndex(join(this.dir, 'index'), this.archive);
    return this.#opened;
  }

  /** Everything that counts. */
  get analysis(): Analysis {
    this.#analysis ??= new Analysis(this);
    return this.#analysis;
  }

  /** Indicators that are being computed. */
  get measuring(): MeasuringJobs {
    this.#measuring ??= new MeasuringJobs();
    return this.#measuring;
  }

  /** Which records may say a text, of those that the full text does not hold. */
  get said(): SaidSignatures {
    this.#said ??= new SaidSignatures(this.archive, join(this.dir, 'index'));
    return this.#said;
  }

  get desk(): Desk {
    this.#desk ??= new Desk(join(this.dir, 'desk.db'));
    return this.#desk;
  }

  /** True if catalogue and search hold all that the log holds. */
  indexesAreCurrent(): boolean {
    const size = this.archive.size();
    const applied = [this.catalogue.applied(), this.search.applied()];
    if (Math.max(...applied) > size) return false;
    // what the log says of its own keys and losses is in no index
    const missing = this.archive.entriesFrom(Math.min(...applied), size, () => undefined);
    return missing.next().done === true;
  }

  /**
   * A commit group became durable. Where the index could not follow one (a full disk), it reads that again from the log
   * with the next. Without an open index nothing follows: what opens it next catches up.
   */
  #follow(versions: RecordVersion[], size: number): void {
    if (this.#opened === null) return;
    if (this.#missed) {
      this.settle();
      return;
    }
    this.#missed = true;
    follow(this.#opened, versions, size);
    this.#missed = false;
    this.analysis.note(versions, this.#followed, size);
    this.#followed = size;
  }

  /** Sees to it that the index holds all that is acknowledged. Throws `disk-full` and the like if it still cannot. */
  settle(): void {
    if (!this.#missed || this.#opened === null) return;
    catchUpAtOnce(this.#opened, this.archive, this.#followed);
    this.#missed = false;
    this.#followed = this.archive.size();
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

  writeProof(id: string, choice: ProofChoice, to: OutPath): Promise<ProofWritten> {
    return writeProof(id, choice, to, this);
  }

  async exportTo(input: ExportInput, context: Pick<RunContext, 'progress' | 'signal'>): Promise<Exported> {
    const { exportRecords } = await import('./exporting/exporting.ts');
    return exportRecords(input, this, context);
  }

  async takeIn(input: AddInput, context: RunContext): Promise<AddAnswer> {
    const { takeIn } = await import('./taking-in/take-in.ts');
    return takeIn(input, this, context);
  }

  async importTable(input: ImportInput, context: RunContext): Promise<ImportAnswer> {
    const { importFile } = await import('./taking-in/take-in.ts');
    return importFile(input, this, context);
  }

  async retry(batch: string, context: RunContext): Promise<AddAnswer | ImportAnswer> {
    const { retry } = await import('./taking-in/take-in.ts');
    return retry(batch, this, context);
  }

  async backup(dir: string): Promise<BackupDone> {
    const { backUp } = await import('./keeping/backing-up.ts');
    return backUp(dir, this.archive, this.dir);
  }

  verify(input: VerifyInput, context: Pick<RunContext, 'progress' | 'signal'>): Promise<Verified> {
    return verifyFolder(this.dir, input, context);
  }

  /**
   * Makes catalogue and search index anew from log and vault, in a folder beside, while the old ones go on answering
   * as well as they can; then puts the new ones in their place. A damaged record is named and left out. Throws
   * `conflict` while another rebuilding is under way.
   */
  async rebuild(context: Pick<RunContext, 'progress' | 'signal'>): Promise<Rebuilt> {
    if (this.#rebuilding) throw new SabtError('conflict', 'The index is being rebuilt already.');
    this.#rebuilding = true;
    const began = performance.now();
    const beside = join(this.dir, 'index.new');
    const damaged: Rebuilt['damaged'] = [];
    const onDamage = ({ at, code, message }: SabtError): void => void damaged.push({ where: at ?? '', code, message });
    const onCatchUp = (done: number, total: number): void => {
      context.signal.throwIfAborted();
      context.progress({ done, total, what: 'entries' });
    };
    try {
      rmSync(beside, { recursive: true, force: true });
      const fresh = openIndex(beside, this.archive);
      try {
        do {
          await catchUp(fresh, this.archive, onCatchUp, onDamage);
          await fresh.search.flush();
        } while (this.archive.size() - fresh.search.applied() > CATCH_UP_CHUNK);
      } finally {
        fresh.search.close();
        fresh.catalogue.close();
      }
      this.#replaceIndex(beside);
      const records = Object.values(this.catalogue.counts()).reduce((sum, n) => sum + n, 0);
      return {
        entries: this.archive.size(),
        records,
        seconds: Math.round((performance.now() - began) / 100) / 10,
        damaged,
      };
    } finally {
      this.#rebuilding = false;
      rmSync(beside, { recursive: true, force: true });
    }
  }

  /** In one turn of the event loop, so that nobody finds half of it and nothing is appended meanwhile. */
  #replaceIndex(beside: string): void {
    const folder = join(this.dir, 'index');
    const old = join(this.dir, 'index.old');
    void this.#analysis?.close();
    this.#analysis = null;
    this.#opened?.search.close();
    this.#opened?.catalogue.close();
    this.#opened = null;
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(beside, folder);
    rmSync(old, { recursive: true, force: true });
    this.reader.forget();
    const { catalogue, search } = this.#index;
    this.#missed = true;
    this.#followed = Math.min(catalogue.applied(), search.applied());
    this.settle();
  }

  /** What was read of records is read again: values of them were destroyed. */
  forgetCached(): void {
    this.reader.forget();
  }

  /** Takes versions into the index again, and leaves nothing there of what it held of them before. Throws `conflict`. */
  async reindex(versions: RecordVersion[]): Promise<void> {
    this.settle();
    const { catalogue, search } = this.#index;
    catalogue.forget([...new Set(versions.map(({ id }) => id))]);
    follow(this.#index, versions, this.archive.size());
    await search.purge();
    catalogue.purge();
  }

  /** Small upkeep between requests: fresh documents to disk, segments merged. */
  async tend(): Promise<void> {
    this.settle();
    await this.search.maintain();
  }

  async close(): Promise<void> {
    await this.#measuring?.close();
    // first whatever is still being made durable, because the index follows it; the lock goes last
    await this.archive.idle();
    try {
      if (this.archive.mode === 'write') await this.#opened?.search.flush();
    } catch (cause) {
      // nothing is lost: what opens the archive next takes it from the log
      if (asSabtError(cause).code !== 'disk-full') throw cause;
    } finally {
      await this.#analysis?.close();
      this.#opened?.search.close();
      this.#opened?.catalogue.close();
      this.#desk?.close();
      await this.archive.close();
    }
  }
}
