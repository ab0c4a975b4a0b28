/**
 * The folder of a public site. A file is written only if it differs from what lies there, under a temporary name first;
 * the signed statement goes before anything changes and comes back last, so a site that a crash left half-written is known
 * by the lack of it, and the next publishing compares every file. One process at a time writes it: a lock of the operating
 * system, as of an archive, which no way of ending leaves behind. Nothing outside the folder is ever touched: a symbolic
 * link where a folder of ours must be is refused.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import {
  formatVerifierKey,
  openNote,
  ProofError,
  parseNote,
  parseSiteContents,
  parseSums,
  SITE_FILES,
  SITE_FORMAT,
  siteStatement,
  type VerifierKey,
} from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { describeHolder } from '../../stages/keeping/index.ts';
import { SITE_FOLDERS, sha256Hex } from '../../stages/publishing/index.ts';
import { isLockFile, WriterLock } from '../../store/files/lock.ts';
import { type SiteFile, SiteListing } from './site-listing.ts';

/** Where files lie while they are being written. */
const WORK = '.publishing';
const UNFINISHED = 'unfinished';
const ATTEMPTS = 5;
/** Up to so many files are compared each time, so that publishing also mends what was damaged. */
const COMPARED = 20_000;

export class SiteFolder {
  readonly dir: string;
  /** Whether the former publishing was finished; if not, every file is looked at. */
  readonly wasFinished: boolean;
  readonly #files: SiteListing;
  readonly #folders = new Set<string>();
  /** Files of the former publishing that are not as they were published. */
  readonly damaged: ReadonlySet<string>;
  readonly #lock: WriterLock;
  #written = 0;
  #begun = false;
  #finished = false;

  private constructor(dir: string, former: Former | null, lock: WriterLock) {
    this.dir = dir;
    this.wasFinished = former !== null;
    this.damaged = former?.damaged ?? new Set();
    this.#lock = lock;
    this.#files = new SiteListing(former?.sums ?? new Map());
    for (const folder of SITE_FOLDERS) for (const path of filesBelow(dir, folder)) this.#files.at(path).isThere = true;
  }

  /**
   * Throws `file-exists` for a folder with other things in it unless `force` is given, and for the archive itself always;
   * `archive-locked` while another process publishes there. `all`: looks at every file, whatever the former publishing says
   * of itself. To be closed in the end.
   */
  static async open(
    out: string,
    options: { archive: string; keys: readonly VerifierKey[]; force: boolean; all: boolean },
  ): Promise<SiteFolder> {
    mkdirSync(out, { recursive: true });
    const dir = realpathSync(out);
    const archive = realpathSync(options.archive);
    if (`${dir}/`.startsWith(`${archive}/`) || existsSync(join(dir, 'archive.json')))
      throw new SabtError('file-exists', `${out} is a folder of an archive. A site lies elsewhere.`, { at: out });
    const names = readdirSync(dir).filter((name) => name !== WORK);
    const isOurs = isSiteOf(dir, options.keys) || isSignedBy(dir, options.keys) || isUnfinished(dir);
    if (names.length > 0 && !isOurs && !options.force)
      throw new SabtError(
        'file-exists',
        `${out} holds something that is no site of this archive. Name another folder, or write among it with --force.`,
        { at: out },
      );
    const lock = await lockOf(dir);
    try {
      return new SiteFolder(dir, options.all ? null : finished(dir, options.keys), lock);
    } catch (thrown) {
      lock.release();
      throw thrown;
    }
  }

  get written(): number {
    return this.#written;
  }

  /** Digest of a file in the former publishing, if that was finished and the file is not damaged. */
  formerDigest(path: string): string | undefined {
    return this.#files.get(path)?.former;
  }

  *formerPaths(): Generator<string> {
    for (const [path, { former }] of this.#files) if (former !== undefined) yield path;
  }

  /** A file of the former publishing, if that is to be trusted and the file is what it says; else null. */
  formerBytes(path: string): Buffer | null {
    const file = this.#files.get(path);
    if (file?.former === undefined || !this.#isThere(path, file)) return null;
    const bytes = readFileSync(join(this.dir, path));
    file.isDamaged = sha256Hex(bytes) !== file.former;
    return file.isDamaged ? null : bytes;
  }

  /** Where a file of the site lies, or will. */
  pathOf(path: string): string {
    return join(this.dir, path);
  }

  /** Keeps a file as it was published formerly; false if it cannot be. */
  keep(path: string): boolean {
    const file = this.#files.get(path);
    if (file?.former === undefined || file.isDamaged || !this.#isThere(path, file)) return false;
    file.now = file.former;
    return true;
  }

  put(path: string, content: string | Uint8Array): void {
    const digest = sha256Hex(content);
    const file = this.#files.at(path);
    file.now = digest;
    if (this.#isThere(path, file)) {
      if (file.former === digest && !file.isDamaged) return;
      if (isFile(join(this.dir, path)) && sameBytes(join(this.dir, path), digest)) return;
    }
    this.#write(path, (part) => writeFileSync(part, content));
  }

  /** Where something else may write a file that is to be put; the name is the caller's. */
  partFor(name: string): string {
    mkdirSync(join(this.dir, WORK), { recursive: true });
    return join(this.dir, WORK, name);
  }

  /** Puts what was written to a part, of this digest. */
  putPart(path: string, part: string, digest: string): void {
    const file = this.#files.at(path);
    file.now = digest;
    const target = join(this.dir, path);
    const former = this.#isThere(path, file) && !file.isDamaged ? file.former : undefined;
    const isSame = former === undefined ? isFile(target) && sameBytes(target, digest) : former === digest;
    if (isSame) rmSync(part);
    else this.#write(path, (work) => renameSync(part, work));
  }

  #isThere(path: string, file: SiteFile): boolean {
    return file.isThere || (!path.includes('/') && existsSync(join(this.dir, path)));
  }

  digestOf(path: string): string | undefined {
    return this.#files.get(path)?.now;
  }

  /** In bytes, of a file that was put or kept. */
  sizeOf(path: string): number {
    return statSync(join(this.dir, path)).size;
  }

  /** The list of digests of all files that were put or kept. */
  formatSums(): string {
    return this.#files.formatSums();
  }

  /** Removes what does not belong to the site any more, and signs it. */
  finish(sums: string, note: string): void {
    for (const [path, { isThere, now }] of this.#files) {
      if (!isThere || now !== undefined) continue;
      this.#begin();
      rmSync(join(this.dir, path), { force: true });
      this.#written++;
      removeEmpty(this.dir, dirname(path));
    }
    const isSame = (path: string, text: string): boolean =>
      isFile(join(this.dir, path)) && readFileSync(join(this.dir, path), 'utf8') === text;
    if (!isSame(SITE_FILES.sums, sums)) this.#write(SITE_FILES.sums, (part) => writeFileSync(part, sums));
    if (!isSame(SITE_FILES.statement, note)) this.#write(SITE_FILES.statement, (part) => writeFileSync(part, note));
    for (const name of readdirSync(join(this.dir, WORK)))
      if (!isLockFile(name)) rmSync(join(this.dir, WORK, name), { force: true });
    this.#finished = true;
  }

  /** Of a site that was finished nothing but the site is left in the folder. */
  close(): void {
    if (this.#finished) this.#lock.remove();
    else this.#lock.release();
  }

  /** From here on the site is unfinished. */
  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    mkdirSync(join(this.dir, WORK), { recursive: true });
    writeFileSync(join(this.dir, WORK, UNFINISHED), '');
    rmSync(join(this.dir, SITE_FILES.statement), { force: true });
  }

  #write(path: string, make: (part: string) => void): void {
    this.#begin();
    this.#makeFolder(dirname(path));
    const part = join(this.dir, WORK, 'part');
    make(part);
    renameSync(part, join(this.dir, path));
    this.#written++;
  }

  #makeFolder(path: string): void {
    if (path === '.' || this.#folders.has(path)) return;
    this.#makeFolder(dirname(path));
    const folder = join(this.dir, path);
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found === undefined) mkdirSync(folder);
    else if (!found.isDirectory())
      throw new SabtError('file-exists', `${folder} is in the way: a folder of the site belongs there.`, {
        at: folder,
      });
    this.#folders.add(path);
  }
}

/** Whoever has just ended may have removed the folder between the two steps. */
async function takenIn(folder: string): Promise<WriterLock> {
  for (let attempt = 1; ; attempt++) {
    mkdirSync(folder, { recursive: true });
    try {
      return await WriterLock.take(folder, 'sabt publish');
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === ATTEMPTS) throw thrown;
    }
  }
}

async function lockOf(dir: string): Promise<WriterLock> {
  const found = lstatSync(join(dir, WORK), { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory())
    throw new SabtError('file-exists', `${join(dir, WORK)} is in the way.`, { at: dir });
  try {
    return await takenIn(join(dir, WORK));
  } catch (cause) {
    if (!(cause instanceof SabtError) || cause.code !== 'archive-locked') throw cause;
    const pid = describeHolder(join(dir, WORK))?.pid;
    const who = pid === undefined ? 'Another process' : `Process ${pid}`;
    throw new SabtError('archive-locked', `${who} is publishing into ${dir}. Wait until it is done, or stop it.`, {
      at: dir,
      cause,
    });
  }
}

/** Whether a publishing into this folder was begun, even if it was killed before it wrote anything. */
export const wasBegun = (dir: string): boolean => existsSync(join(dir, WORK));

/** Whether a publishing into this folder was begun and did not end. */
const isUnfinished = (dir: string): boolean => existsSync(join(dir, WORK, UNFINISHED));

function isSiteOf(dir: string, keys: readonly VerifierKey[]): boolean {
  try {
    const { vkey } = parseSiteContents(readFileSync(join(dir, SITE_FILES.contents), 'utf8'));
    return keys.some((key) => formatVerifierKey(key) === vkey);
  } catch {
    return false;
  }
}

/** A site whose own description was damaged is still one. */
function isSignedBy(dir: string, keys: readonly VerifierKey[]): boolean {
  try {
    const note = readFileSync(join(dir, SITE_FILES.statement), 'utf8');
    openNote(note, keys);
    return parseNote(note).text.startsWith(`${SITE_FORMAT}\n`);
  } catch {
    return false;
  }
}

/** The digests of a publishing that was finished and that this archive signed; else null. */
function finished(dir: string, keys: readonly VerifierKey[]): Former | null {
  try {
    const { origin } = parseSiteContents(readFileSync(join(dir, SITE_FILES.contents), 'utf8'));
    const sums = readFileSync(join(dir, SITE_FILES.sums), 'utf8');
    const note = readFileSync(join(dir, SITE_FILES.statement), 'utf8');
    openNote(note, keys);
    return parseNote(note).text === siteStatement(origin, sha256Hex(sums)) ? undamaged(dir, parseSums(sums)) : null;
  } catch (thrown) {
    const isAbsent = (thrown as NodeJS.ErrnoException).code === 'ENOENT';
    if (isAbsent || thrown instanceof ProofError || thrown instanceof SabtError) return null;
    throw thrown;
  }
}

interface Former {
  sums: ReadonlyMap<string, string>;
  damaged: ReadonlySet<string>;
}

function undamaged(dir: string, sums: Map<string, string>): Former {
  const damaged = new Set<string>();
  if (sums.size > COMPARED) return { sums, damaged };
  for (const [path, digest] of sums)
    if (!isFile(join(dir, path)) || !sameBytes(join(dir, path), digest)) damaged.add(path);
  for (const path of damaged) sums.delete(path);
  return { sums, damaged };
}

const isFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;

const sameBytes = (path: string, digest: string): boolean => sha256Hex(readFileSync(path)) === digest;

/** Paths of everything below a folder of the site that is no folder; links are not followed. */
export function* filesBelow(dir: string, folder: string): Generator<string> {
  const found = lstatSync(join(dir, folder), { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory()) {
    yield folder;
    return;
  }
  for (const entry of readdirSync(join(dir, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(dir, path);
    else yield path;
  }
}

function removeEmpty(dir: string, folder: string): void {
  if (folder === '.') return;
  try {
    rmdirSync(join(dir, folder));
  } catch {
    return;
  }
  removeEmpty(dir, dirname(folder));
}
