/**
 * The analysis copy of an archive: opened when something is first counted or an act comes in, thrown away and made anew
 * with the index. One path for `sabt count`, the explorer and every indicator.
 *
 * It follows the log in two ways. Acts that are appended while the archive is open are noted as they come and put into the
 * copy in bulk, without reading them again. Whatever was not noted (another process, a crash, too much at once) is read
 * from the log before the next count.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kind, RecordVersion } from '../model/records.ts';
import type { ActRow, AnalysisCopy } from '../store/analysis-port.ts';
import { POINT_KINDS, type PointRow } from '../store/points-port.ts';
import type { App } from './app.ts';

/** Rows put into the copy at a time; as many versions are held at most before they are. */
const APPLIED_AT_ONCE = 5_000;
/** Versions read from the log between two turns of the event loop. */
const READ_AT_ONCE = 100;
const COUNTED: readonly Kind[] = ['act', 'coding', ...POINT_KINDS];

interface Noted {
  /** Sizes of the log between which every act is among the versions. */
  from: number;
  to: number;
  versions: RecordVersion[];
}

export class Analysis {
  readonly #app: App;
  #copy: Promise<AnalysisCopy> | null = null;
  #noted: Noted | null = null;
  /** Catching up, one at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(app: App) {
    this.#app = app;
  }

  /** The copy, holding all that the log holds now. Throws `archive-unreadable`. */
  async current(): Promise<AnalysisCopy> {
    await this.#settle();
    return (await this.#copy)!;
  }

  /** Versions became durable; the log went from one size to another. */
  note(versions: readonly RecordVersion[], from: number, to: number): void {
    const counted = versions.filter(({ kind }) => COUNTED.includes(kind));
    if (this.#noted === null) {
      if (counted.length === 0) return;
      this.#noted = { from, to: from, versions: [] };
    }
    const noted = this.#noted;
    if (noted.to !== from) {
      this.#noted = null;
      return;
    }
    noted.to = to;
    noted.versions.push(...counted);
    // what fails here fails again, and is told, when something is counted
    if (noted.versions.length >= APPLIED_AT_ONCE) this.#settle().catch(() => undefined);
  }

  #settle(): Promise<void> {
    this.#copy ??= this.#open();
    const opened = this.#copy;
    const turn = this.#turn.catch(() => undefined).then(async () => this.#catchUp(await opened));
    this.#turn = turn;
    return turn;
  }

  async #open(): Promise<AnalysisCopy> {
    const { openAnalysis, openAnalysisToRead } = await import('../store/duckdb/index.ts');
    const { archive, dir } = this.#app;
    const file = join(dir, 'index', 'analysis.duckdb');
    if (archive.mode !== 'write') return (await openAnalysisToRead(file, archive.size())) ?? (await openAnalysis(null));
    const copy = await openAnalysis(file);
    if (copy.applied() > archive.size()) await copy.clear();
    return copy;
  }

  async #catchUp(copy: AnalysisCopy): Promise<void> {
    const { useReferences } = await import('./coding/references.ts');
    await useReferences(this.#app);
    const noted = this.#noted;
    this.#noted = null;
    const useful = noted !== null && noted.to > copy.applied() ? noted : null;
    await this.#readFromLog(copy, useful?.from ?? this.#app.archive.size());
    if (useful !== null) await this.#put(useful.versions, useful.to, copy);
  }

  async #readFromLog(copy: AnalysisCopy, to: number): Promise<void> {
    const { archive, catalogue } = this.#app;
    const from = copy.applied();
    if (from >= to) return;
    let versions: RecordVersion[] = [];
    for (const entry of catalogue.entriesOf(COUNTED, from, to)) {
      versions.push(archive.read(entry));
      if (versions.length % READ_AT_ONCE === 0) await nextTurn();
      if (versions.length < APPLIED_AT_ONCE) continue;
      await this.#put(versions, entry + 1, copy);
      versions = [];
    }
    await this.#put(versions, to, copy);
  }

  async #put(versions: readonly RecordVersion[], upTo: number, copy: AnalysisCopy): Promise<void> {
    const { actRow, pointRow } = await import('../stages/measuring/index.ts');
    const { rowLookup } = await import('./act-names.ts');
    const lookup = rowLookup(this.#app);
    const rows: ActRow[] = [];
    const points: PointRow[] = [];
    for (const [i, version] of versions.entries()) {
      const row = actRow(version, lookup);
      if (row !== null) rows.push(row);
      const point = pointRow(version, lookup);
      if (point !== null) points.push(point);
      if (i % READ_AT_ONCE === READ_AT_ONCE - 1) await nextTurn();
    }
    await copy.apply(rows, upTo, points);
  }

  /** Throws the copy away: it is made anew when something is next counted. */
  async discard(): Promise<void> {
    const copy = this.#copy;
    this.#copy = null;
    this.#noted = null;
    await this.#turn.catch(() => undefined);
    (await copy?.catch(() => null))?.close();
    const file = join(this.#app.dir, 'index', 'analysis.duckdb');
    for (const part of ['', '.wal', '.tmp']) rmSync(file + part, { recursive: true, force: true });
  }

  async close(): Promise<void> {
    // what a run brought in is counted at once by the next command
    if (this.#noted !== null || this.#copy !== null) await this.#settle().catch(() => undefined);
    const copy = this.#copy;
    this.#copy = null;
    if (copy === null) return;
    await this.#turn.catch(() => undefined);
    (await copy.catch(() => null))?.close();
  }
}
