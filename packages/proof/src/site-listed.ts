/** The files that a site lists: each as it was signed, no others, and what records and data among them say. */
import type { FormerErasure } from './dossier-erasures.ts';
import type { OpenedCheckpoint } from './proof-file.ts';
import { contradictedDay } from './seen.ts';
import { Copies } from './site-copies.ts';
import { checkSiteRecords, checkSiteTable, checkSiteTableNames, isSiteTable, Proved } from './site-data.ts';
import { SiteErasures } from './site-erasures.ts';
import { SITE_FILES, type SiteContents, siteRecordPath } from './site-format.ts';
import type { SiteLog } from './site-log.ts';
import type { SiteReading } from './site-reading.ts';
import { checkSiteRecord, Tally } from './site-records.ts';
import type { SiteFindings, SiteVerification } from './site-report.ts';
import { isLeftByDesktop } from './site-zip.ts';

const BETWEEN_TURNS = 25;
/** So many stated erasures without a record are named. */
const MOST_NAMED = 100;

export interface ListedSite {
  readonly contents: SiteContents | null;
  readonly sums: ReadonlyMap<string, string>;
  /** The log with its checkpoint, against which records are held; null where it does not hold. */
  readonly log: { readonly log: SiteLog; readonly checkpoint: OpenedCheckpoint } | null;
  readonly witnesses: SiteVerification['witnesses'];
}

export class ListedFiles {
  readonly tally = new Tally();
  files = 0;
  records = 0;
  readonly former: FormerErasure[] = [];
  readonly #site: ListedSite;
  readonly #reading: SiteReading;
  readonly #findings: SiteFindings;
  readonly #copies = new Copies();
  readonly #proved = new Proved();
  readonly #erasures = new SiteErasures();
  #unwitnessed = 0;

  constructor(site: ListedSite, reading: SiteReading, findings: SiteFindings) {
    this.#site = site;
    this.#reading = reading;
    this.#findings = findings;
  }

  async check(): Promise<void> {
    const { sums, log } = this.#site;
    const { digests } = this.#reading;
    for (const [path, digest] of digests) this.#compare(path, digest);
    for (const path of sums.keys()) if (path.startsWith('log/') && digests.has(path)) this.files++;
    const others = [...sums.keys()].filter((path) => !digests.has(path));
    // met when it is known what they must say
    const isLater = (path: string): boolean => log !== null && (path === SITE_FILES.records || isSiteTable(path));
    const tables = others.filter((path) => isLater(path) && path !== SITE_FILES.records);
    const first = others.filter((path) => !isLater(path));
    await this.#first(first, others.length);
    this.#unlisted();
    if (this.#unwitnessed > 0) {
      const why = `${this.#unwitnessed} records were entered after what the witnesses saw`;
      this.#findings.leave('unwitnessed', 'records/', why);
    }
    if (log === null)
      this.#findings.leave('log', 'records/', 'the log does not hold, so no record could be held against it');
    else if (!this.#reading.stopped) {
      this.#blackedOut();
      await this.#erased();
      await this.#data(tables, others.length);
    }
  }

  async #first(paths: readonly string[], total: number): Promise<void> {
    let done = 0;
    for await (const { item: path, bytes } of this.#reading.inTurn(paths)) {
      if (done++ % BETWEEN_TURNS === 0 && !(await this.#reading.pause(done - 1, total, 'files'))) return;
      this.files++;
      const digest = bytes === null ? null : await this.#reading.digest(bytes);
      const isSigned = this.#compare(path, digest);
      if (bytes === null || digest === null) continue;
      this.#copies.file(path, digest);
      if (path.startsWith('records/')) this.#record(path, bytes, isSigned);
    }
  }

  /** Whether it is the file that was signed. */
  #compare(path: string, digest: string | null): boolean {
    const stated = this.#site.sums.get(path);
    if (stated === undefined) return false;
    this.#findings.checks.file.made++;
    if (digest === null) this.#findings.refuse('file', 'file-missing', path, 'a file of the site is missing');
    else if (digest !== stated)
      this.#findings.refuse('file', 'file-differs', path, 'this file is not as it was when the site was signed');
    return digest === stated;
  }

  #unlisted(): void {
    const { source } = this.#reading;
    if (source.paths === undefined) {
      const why = 'a host does not say which files it has; other files than the signed ones may lie there';
      this.#findings.leave('unlisted', '', why);
      return;
    }
    const { sums } = this.#site;
    const known = new Set<string>([SITE_FILES.contents, SITE_FILES.sums, SITE_FILES.statement]);
    // what begins with a dot at the top is the host's (`.git`, `.nojekyll`)
    for (const path of source.paths())
      if (!sums.has(path) && !known.has(path) && !path.startsWith('.') && !isLeftByDesktop(path))
        this.#findings.refuse('file', 'file-unlisted', path, 'this file is none of the site');
  }

  #record(path: string, bytes: Uint8Array, isSigned: boolean): void {
    const { log, witnesses } = this.#site;
    if (log === null) return;
    const findings = this.#findings;
    findings.checks.record.made++;
    this.records++;
    const before = findings.count;
    const line = checkSiteRecord(path, bytes, log, this.tally, this.#copies, (code, why) => {
      if (findings.count === before) findings.refuse('record', code, path, why);
    });
    if (line === null) return;
    this.#proved.add(line);
    if (isSigned)
      this.#erasures.record({ ...line, ok: true }, (_check, _subject, step) => findings.attempt('erasure', path, step));
    const why = contradictedDay(line.entry, line.at, witnesses);
    if (why !== null) findings.refuse('record', 'value-mismatch', path, why);
    if (witnesses.length > 0 && witnesses.every(({ size }) => line.entry >= size)) this.#unwitnessed++;
  }

  /** Reads the records again that an erasure concerns. */
  async #erased(): Promise<void> {
    const { sums, log } = this.#site;
    const paths = [...this.#erasures.concerned()].map(siteRecordPath).filter((path) => sums.has(path));
    const unrecorded: string[] = [];
    for await (const { item: path, bytes } of this.#reading.inTurn(paths)) {
      if (!(await this.#reading.pause(this.files, Math.max(sums.size, this.files), 'files'))) return;
      const digest = bytes === null ? null : await this.#reading.digest(bytes);
      if (digest !== sums.get(path)) {
        this.#findings.refuse('file', 'file-differs', path, 'this file is not as it was when the site was signed');
        continue;
      }
      const record = checkSiteRecord(path, bytes!, log!, new Tally(), new Copies(), () => undefined);
      if (record === null) continue;
      const found = this.#erasures.check({ ...record, ok: true }, (_check, _subject, step) =>
        this.#findings.attempt('erasure', path, step),
      );
      for (const one of found.unrecorded) unrecorded.push(one);
      for (const one of found.former) this.former.push(one);
    }
    const why = 'stated as erased, and the site holds no record of it';
    for (const one of unrecorded.slice(0, MOST_NAMED)) this.#findings.leave('erasure', one, why);
    const more = unrecorded.length - MOST_NAMED;
    if (more > 0) this.#findings.leave('erasure', 'records/', `${more} more fields or passages are ${why}`);
  }

  #blackedOut(): void {
    for (const { path, code, why } of this.#copies.end()) {
      this.#findings.checks.original.made++;
      if (code !== null) this.#findings.refuse('original', code, path, why);
    }
  }

  async #data(tables: readonly string[], total: number): Promise<void> {
    const [findings, reading, proved] = [this.#findings, this.#reading, this.#proved];
    const differs = (where: string, why: string): void => findings.refuse('data', 'data-differs', where, why);
    findings.checks.data.made++;
    const stated = this.#site.contents?.records ?? proved.size;
    if (stated !== proved.size) {
      const why = `the site says that it has ${stated} records; ${proved.size} are proved`;
      findings.refuse('data', 'bad-site', SITE_FILES.contents, why);
    }
    checkSiteTableNames(this.#site.sums.keys(), proved, findings);
    const records = await reading.source.read(SITE_FILES.records);
    this.files++;
    this.#compare(SITE_FILES.records, records === null ? null : await reading.digest(records));
    if (records === null && !this.#site.sums.has(SITE_FILES.records))
      findings.refuse('data', 'file-missing', SITE_FILES.records, 'the table of records is missing');
    const places = records === null ? null : checkSiteRecords(records, proved, differs);
    for (const path of tables) {
      const turn = () => reading.pause(this.files, Math.max(total, this.files), 'files');
      if (!(await turn())) return;
      const bytes = await reading.source.read(path);
      this.files++;
      this.#compare(path, bytes === null ? null : await reading.digest(bytes));
      if (bytes === null || records === null || places === null) continue;
      findings.checks.data.made++;
      await checkSiteTable(path, bytes, { records, places, proved }, differs, turn);
    }
  }
}
