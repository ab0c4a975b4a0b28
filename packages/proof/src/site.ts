/*
 * A public site, checked as somebody would who has a copy of it, or reads it from a host, and nothing else. A function over
 * files: a folder, a ZIP, a map, an address are all a `SiteSource`. All checks are made, so that a reader sees everything
 * that is wrong:
 *
 *   contents    site.json can be read
 *   keys        the keys of the log follow from one the reader trusts, and stand in the log, where they were changed
 *   statement   site.note is signed by the log's key and is over site.sums; site.sums can be read
 *   checkpoint  log/checkpoint opens, is the log's own, and is the one that site.json states
 *   log         every tile follows from the entries, the root from the tiles
 *   witnesses   so many of the reader's witnesses have signed this checkpoint, or an earlier one that these tiles continue
 *   file        every file listed is there with its digest, and nothing else is
 *   record      every record's openings prove to its entry, and the entry stands in the log
 *   original    every blacked-out copy is the file whose digest its record shows
 *   data        data/records.jsonl says what the proofs show, no more and no less
 *
 * The key is the reader's; without one the site's own is taken, and then all this shows only that the site agrees with
 * itself. A site may have a hundred thousand records: files are read a few ahead, each once (but the two lists, and the
 * table of records), and `pause` is called often; if it says no more, what was not checked is told, and nothing
 * passes for checked. Throws only for what the reader brings, and what the source throws.
 */
import { checkFunction, checkObject } from './arguments.ts';
import { openCheckpoint } from './checkpoint.ts';
import type { DossierCheckNotMade, DossierPolicy } from './dossier.ts';
import { checkWitnesses, readPolicy } from './dossier-trust.ts';
import { equalBytes, toBase64, toHex, utf8Decode } from './encoding.ts';
import { ProofError, type ProofErrorCode } from './errors.ts';
import { sha256Of } from './hash.ts';
import { followedBy, keysThatSign, laterKeysUnshown, NO_KEYS_SHOWN, verifyKeyChain } from './key-chain.ts';
import { openNote } from './note.ts';
import type { OpenedCheckpoint } from './proof-file.ts';
import { contradictedDay } from './seen.ts';
import { Copies } from './site-copies.ts';
import { parseSiteContents, parseSums, SITE_FILES, type SiteContents, siteStatement } from './site-format.ts';
import { type SiteLog, verifySiteLog } from './site-log.ts';
import { checkSiteData, checkSiteRecord, Tally } from './site-records.ts';
import { isLeftByDesktop } from './site-zip.ts';

export interface SiteSource {
  /** Bytes, or null for what is not there. What it throws ends the verification. */
  read(path: string): Uint8Array | null | Promise<Uint8Array | null>;
  /** Every path that is there; absent where nobody can know, as over HTTP. */
  paths?(): Iterable<string>;
}

export interface SitePolicy extends DossierPolicy {
  /** SHA-256 in lower-case hexadecimal, where there is a faster way than the one of this package. */
  readonly digest?: (bytes: Uint8Array) => string | Promise<string>;
  /** Gives others a turn; false stops. */
  readonly pause?: (done: number, total: number, what: 'tiles' | 'files') => Promise<boolean>;
}

export const SITE_CHECKS = [
  'contents',
  'keys',
  'statement',
  'checkpoint',
  'log',
  'witnesses',
  'file',
  'record',
  'original',
  'data',
] as const;
export type SiteCheck = (typeof SITE_CHECKS)[number];

/** Codes of problems that are no ProofError's. */
export type SiteProblemCode =
  | ProofErrorCode
  | 'site-unfinished'
  | 'checkpoint-missing'
  | 'tile-missing'
  | 'tile-damaged'
  | 'data-differs'
  | 'more-problems';

export interface SiteProblem {
  readonly check: SiteCheck;
  readonly code: SiteProblemCode;
  /** A path of the site, with a line where that is known. */
  readonly where: string;
  readonly message: string;
}

export interface SiteCheckNotMade {
  readonly check:
    | 'log-key'
    | 'key-changes'
    | 'later-keys'
    | 'witnesses'
    | 'unwitnessed'
    | 'unlisted'
    | 'stopped'
    | 'log'
    | 'pages';
  readonly subject: string;
  readonly reason: string;
}

/** How often a field of a kind is shown, withheld or erased on the site. */
export interface SiteFieldCount {
  readonly kind: string;
  readonly path: string;
  readonly disclosed: number;
  readonly withheld: number;
  readonly erased: number;
}

export interface SiteVerification {
  /** No problem was found. What was not looked at stands in `notMade`. */
  readonly ok: boolean;
  /** False if it was stopped. */
  readonly complete: boolean;
  readonly title: string;
  /** From the verified checkpoint; `key` says whose key it was verified with. */
  readonly log: {
    readonly origin: string;
    readonly size: number;
    /** Base64. */
    readonly root: string;
    readonly key: 'reader' | 'site';
  } | null;
  /** How often each check was made, and failed. */
  readonly checks: Readonly<Record<SiteCheck, { readonly made: number; readonly failed: number }>>;
  readonly problems: readonly SiteProblem[];
  readonly notMade: readonly SiteCheckNotMade[];
  readonly witnesses: readonly { readonly name: string; readonly timestamp: number; readonly size: number }[];
  readonly checked: { readonly files: number; readonly tiles: number; readonly records: number };
  /** Fields, and passages or named items. */
  readonly counts: { readonly disclosed: number; readonly withheld: number; readonly erased: number };
  readonly fields: readonly SiteFieldCount[];
}

const MAX_PROBLEMS = 1000;
const AHEAD = 12;
const PAGES_UNCHECKED =
  'that pages, search, feeds and the other files of data/ (CSV, JSON lines, Parquet) say what the proofs say is not checked by anybody; data/records.jsonl is';

/** Throws ProofError `wrong-type`, `bad-verifier-key`, `bad-policy` or `unsupported-algorithm` for the reader's part. */
export async function verifySite(
  files: SiteSource | ReadonlyMap<string, Uint8Array>,
  policy: SitePolicy = {},
): Promise<SiteVerification> {
  checkObject(policy, 'policy');
  checkObject(files, 'files');
  const source: SiteSource =
    files instanceof Map
      ? { read: (path) => (files as ReadonlyMap<string, Uint8Array>).get(path) ?? null, paths: () => files.keys() }
      : (files as SiteSource);
  checkFunction(source.read, 'read');
  return new SiteVerifier(source, policy).run();
}

interface Opened {
  readonly note: Uint8Array;
  readonly checkpoint: OpenedCheckpoint;
}

class SiteVerifier {
  readonly #source: SiteSource;
  readonly #policy: SitePolicy;
  readonly #trusted: ReturnType<typeof readPolicy>;
  readonly #problems: SiteProblem[] = [];
  readonly #notMade: SiteCheckNotMade[] = [];
  readonly #checks = Object.fromEntries(SITE_CHECKS.map((check) => [check, { made: 0, failed: 0 }])) as {
    [check in SiteCheck]: { made: number; failed: number };
  };
  readonly #tally = new Tally();
  /** Digests of files that were read for something else. */
  readonly #digests = new Map<string, string>();
  readonly #checked = { files: 0, tiles: 0, records: 0 };
  readonly #copies = new Copies();
  #unwitnessed = 0;
  #more = 0;
  #stopped = false;

  constructor(source: SiteSource, policy: SitePolicy) {
    this.#source = source;
    this.#policy = policy;
    this.#trusted = readPolicy(policy);
  }

  async run(): Promise<SiteVerification> {
    const contents = await this.#contents();
    const kept = this.#trusted.logKeys ?? (contents === null ? [] : [contents.vkey]);
    const chain = await this.#read(SITE_FILES.keys);
    const followed = chain === null ? null : this.#attempt('keys', SITE_FILES.keys, () => followedBy(kept, chain));
    const { present: keys, ever, newest } = followed ?? followedBy(kept, null);
    if (this.#trusted.logKeys === null)
      this.#leave(
        'log-key',
        contents?.origin ?? SITE_FILES.contents,
        'no key of the log was given; the one that the site states was taken',
      );
    if (chain === null) this.#leave('key-changes', contents?.origin ?? SITE_FILES.contents, NO_KEYS_SHOWN);
    if (newest !== null) this.#leave('later-keys', contents?.origin ?? SITE_FILES.contents, laterKeysUnshown(newest));
    const signing = contents === null ? keys : keysThatSign(keys, contents.checkpoint.size);
    const sums = await this.#sums(contents, signing);
    const opened = await this.#checkpoint(contents, keys);
    const log = opened === null ? null : await this.#log(opened.checkpoint);
    if (chain !== null && log !== null) {
      const tree = { size: opened!.checkpoint.size, root: opened!.checkpoint.root };
      this.#attempt('keys', SITE_FILES.keys, () =>
        verifyKeyChain(chain, { trusted: kept, tree, inclusionOf: (index) => log.inclusion(index) }),
      );
    }
    await this.#witnesses(opened, log, ever);
    const lines = await this.#files(sums, log === null ? null : { log, checkpoint: opened!.checkpoint });
    if (lines !== null && !this.#stopped) await this.#data(lines, contents);
    this.#leave('pages', '', PAGES_UNCHECKED);
    if (this.#more > 0)
      this.#problems.push({
        check: 'file',
        code: 'more-problems',
        where: '',
        message: `${this.#more} more problems are not listed`,
      });
    return {
      ok: this.#problems.length === 0,
      complete: !this.#stopped,
      title: contents?.title ?? '',
      log: opened && {
        origin: opened.checkpoint.origin,
        size: opened.checkpoint.size,
        root: toBase64(opened.checkpoint.root),
        key: this.#trusted.logKeys === null ? 'site' : 'reader',
      },
      checks: this.#checks,
      problems: this.#problems,
      notMade: this.#notMade,
      witnesses: this.#seen,
      checked: this.#checked,
      counts: this.#tally.counts,
      fields: this.#tally.fields(),
    };
  }

  #seen: SiteVerification['witnesses'] = [];

  #refuse(check: SiteCheck, code: SiteProblemCode, where: string, message: string): void {
    this.#checks[check].failed++;
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push({ check, code, where, message });
    else this.#more++;
  }

  #leave(check: SiteCheckNotMade['check'], subject: string, reason: string): void {
    this.#notMade.push({ check, subject, reason });
  }

  /** Runs a step of a check; what it refuses is told at `where`. */
  #attempt<T>(check: SiteCheck, where: string, step: () => T): T | null {
    this.#checks[check].made++;
    try {
      return step();
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
      this.#refuse(check, error.code, where, error.message);
      return null;
    }
  }

  async #pause(done: number, total: number, what: 'tiles' | 'files'): Promise<boolean> {
    if (this.#stopped || this.#policy.pause === undefined) return !this.#stopped;
    if (await this.#policy.pause(done, total, what)) return true;
    this.#stopped = true;
    this.#leave('stopped', what, `stopped after ${done} of ${total} ${what}`);
    return false;
  }

  async #digest(bytes: Uint8Array): Promise<string> {
    return this.#policy.digest === undefined ? toHex(sha256Of(bytes)) : await this.#policy.digest(bytes);
  }

  /** Reads a file for what it says, and keeps its digest for the list. */
  async #read(path: string): Promise<Uint8Array | null> {
    const bytes = await this.#source.read(path);
    if (bytes !== null) this.#digests.set(path, await this.#digest(bytes));
    return bytes;
  }

  async #contents(): Promise<SiteContents | null> {
    const path = SITE_FILES.contents;
    const bytes = await this.#source.read(path);
    return this.#attempt('contents', path, () => {
      if (bytes === null) throw new ProofError('file-missing', 'the file that says what this site is, is missing');
      return parseSiteContents(bytes);
    });
  }

  /** The list of digests; null where there is none to go by. */
  async #sums(contents: SiteContents | null, keys: Keys): Promise<Map<string, string> | null> {
    const { sums: path, statement } = SITE_FILES;
    const [list, note] = [await this.#source.read(path), await this.#source.read(statement)];
    const digest = list === null ? null : await this.#digest(list);
    this.#checks.statement.made++;
    if (note === null)
      this.#refuse(
        'statement',
        'site-unfinished',
        statement,
        'the site is not signed: publishing did not end, or somebody took the signature away',
      );
    else if (contents !== null && digest !== null) {
      const signed = this.#attempt('statement', statement, () => {
        const opened = openNote(note, keys);
        if (!opened.verified.some(({ name, algorithm }) => algorithm === 'ed25519' && name === contents.origin))
          throw new ProofError('origin-mismatch', `the key of ${contents.origin} has not signed it`);
        return opened.text;
      });
      if (signed !== null && signed !== siteStatement(contents.origin, digest))
        this.#refuse('statement', 'file-differs', path, 'the list of digests is not the one that was signed');
    }
    return this.#attempt('statement', path, () => {
      if (list === null) throw new ProofError('file-missing', 'the list of digests is missing');
      return parseSums(utf8Decode(list));
    });
  }

  async #checkpoint(contents: SiteContents | null, keys: Keys): Promise<Opened | null> {
    const path = SITE_FILES.checkpoint;
    const note = await this.#read(path);
    if (note === null || keys.length === 0) {
      this.#refuse('checkpoint', 'checkpoint-missing', path, 'there is no checkpoint, or no key to open it with');
      return null;
    }
    return this.#attempt('checkpoint', path, () => {
      const checkpoint = openCheckpoint(note, keys);
      const [size, root] = [checkpoint.size, toBase64(checkpoint.root)];
      const stated = contents?.checkpoint;
      if (stated !== undefined && (stated.size !== size || stated.root !== root))
        this.#refuse(
          'checkpoint',
          'bad-site',
          SITE_FILES.contents,
          `site.json states size ${stated.size}, root ${stated.root}; the checkpoint says ${size}, ${root}`,
        );
      if (contents !== null && contents.origin !== checkpoint.origin)
        this.#refuse(
          'checkpoint',
          'origin-mismatch',
          path,
          `the log is of ${checkpoint.origin}, the site of ${contents.origin}`,
        );
      return { note, checkpoint };
    });
  }

  async #log(checkpoint: OpenedCheckpoint): Promise<SiteLog | null> {
    const bundles = Math.ceil(checkpoint.size / 256);
    const { log, tiles } = await verifySiteLog(
      checkpoint,
      (_tile, path) => this.#read(`log/${path}`),
      (code, path, why) => this.#refuse('log', code, `log/${path}`, why),
      (done) => this.#pause(done, 2 * bundles, 'tiles'),
    );
    this.#checks.log.made += tiles + 1;
    this.#checked.tiles = tiles;
    return log;
  }

  /** An earlier checkpoint counts as the site's own where the tiles give its root. */
  async #witnesses(opened: Opened | null, log: SiteLog | null, keys: Keys): Promise<void> {
    const path = SITE_FILES.cosigned;
    const note = await this.#read(path);
    const earlier =
      note === null
        ? null
        : this.#attempt('checkpoint', path, () => {
            const { origin, size, root } = openCheckpoint(note, keys);
            if (opened !== null && origin !== opened.checkpoint.origin)
              throw new ProofError('origin-mismatch', `this checkpoint is of ${origin}`);
            if (log === null || size > log.size || !equalBytes(log.rootAt(size), root))
              throw new ProofError('root-mismatch', `the log does not continue this checkpoint of ${size} entries`);
            return { path, note, size };
          });
    const notMade: DossierCheckNotMade[] = [];
    this.#seen = checkWitnesses(
      opened?.note,
      earlier === null ? [] : [earlier],
      this.#trusted,
      keys,
      (_check, _subject, step) => this.#attempt('witnesses', SITE_FILES.checkpoint, step),
      notMade,
    );
    for (const { reason } of notMade) this.#leave('witnesses', SITE_FILES.checkpoint, reason);
  }

  /** Digests of the lines of `records.jsonl` that follow from the proofs, by entry; null where there is no log to go by. */
  async #files(
    sums: ReadonlyMap<string, string> | null,
    log: { log: SiteLog; checkpoint: OpenedCheckpoint } | null,
  ): Promise<Map<number, Uint8Array> | null> {
    if (sums === null) return null;
    const lines = new Map<number, Uint8Array>();
    const unread = [...sums.keys()].filter((path) => !this.#digests.has(path) && path !== SITE_FILES.records);
    for (const [path, digest] of this.#digests) this.#compare(path, digest, sums);
    for (const path of sums.keys()) if (path.startsWith('log/') && this.#digests.has(path)) this.#checked.files++;
    const waiting: { path: string; bytes: Promise<Uint8Array | null> }[] = [];
    let next = 0;
    const refill = () => {
      for (; waiting.length < AHEAD && next < unread.length; next++) {
        const bytes = Promise.resolve(this.#source.read(unread[next]!));
        // a failure is met when its turn comes
        bytes.catch(() => undefined);
        waiting.push({ path: unread[next]!, bytes });
      }
    };
    refill();
    for (let i = 0; i < unread.length; i++) {
      if (i % 25 === 0 && !(await this.#pause(i, unread.length, 'files'))) break;
      const { path, bytes: promised } = waiting.shift()!;
      refill();
      const bytes = await promised;
      this.#checked.files++;
      if (bytes === null) this.#compare(path, null, sums);
      else {
        const digest = await this.#digest(bytes);
        this.#compare(path, digest, sums);
        this.#copies.file(path, digest);
        if (log !== null && path.startsWith('records/')) this.#record(path, bytes, log, lines);
      }
    }
    this.#unlisted(sums);
    if (this.#unwitnessed > 0)
      this.#leave('unwitnessed', 'records/', `${this.#unwitnessed} records were entered after what the witnesses saw`);
    if (log !== null && !this.#stopped)
      for (const { path, code, why } of this.#copies.end()) {
        this.#checks.original.made++;
        if (code !== null) this.#refuse('original', code, path, why);
      }
    if (log === null) this.#leave('log', 'records/', 'the log does not hold, so no record could be held against it');
    return log === null ? null : lines;
  }

  #compare(path: string, digest: string | null, sums: ReadonlyMap<string, string>): void {
    const stated = sums.get(path);
    if (stated === undefined) return;
    this.#checks.file.made++;
    if (digest === null) this.#refuse('file', 'file-missing', path, 'a file of the site is missing');
    else if (digest !== stated)
      this.#refuse('file', 'file-differs', path, 'this file is not as it was when the site was signed');
  }

  #unlisted(sums: ReadonlyMap<string, string>): void {
    if (this.#source.paths === undefined) {
      this.#leave(
        'unlisted',
        '',
        'a host does not say which files it has; other files than the signed ones may lie there',
      );
      return;
    }
    const known = new Set<string>([SITE_FILES.contents, SITE_FILES.sums, SITE_FILES.statement]);
    // what begins with a dot at the top is the host's (`.git`, `.nojekyll`)
    for (const path of this.#source.paths())
      if (!sums.has(path) && !known.has(path) && !path.startsWith('.') && !isLeftByDesktop(path))
        this.#refuse('file', 'file-unlisted', path, 'this file is none of the site');
  }

  #record(
    path: string,
    bytes: Uint8Array,
    log: { log: SiteLog; checkpoint: OpenedCheckpoint },
    lines: Map<number, Uint8Array>,
  ): void {
    this.#checks.record.made++;
    this.#checked.records++;
    const before = this.#problems.length + this.#more;
    const line = checkSiteRecord(path, bytes, log, this.#tally, this.#copies, (code, why) => {
      if (this.#problems.length + this.#more === before) this.#refuse('record', code, path, why);
    });
    if (line === null) return;
    lines.set(line.entry, line.digest);
    const why = contradictedDay(line.entry, line.at, this.#seen);
    if (why !== null) this.#refuse('record', 'value-mismatch', path, why);
    if (this.#seen.length > 0 && this.#seen.every(({ size }) => line.entry >= size)) this.#unwitnessed++;
  }

  async #data(lines: ReadonlyMap<number, Uint8Array>, contents: SiteContents | null): Promise<void> {
    this.#checks.data.made++;
    const path = SITE_FILES.records;
    if (contents !== null && contents.records !== lines.size)
      this.#refuse(
        'data',
        'bad-site',
        SITE_FILES.contents,
        `the site says that it has ${contents.records} records; ${lines.size} are proved`,
      );
    const bytes = await this.#source.read(path);
    if (bytes === null) this.#refuse('data', 'file-missing', path, 'the table of records is missing');
    else checkSiteData(bytes, lines, (where, why) => this.#refuse('data', 'data-differs', where, why));
  }
}

type Keys = readonly Parameters<typeof openCheckpoint>[1][number][];
