/**
 * One writing process an archive. The lock is a transaction held open on `lock.db`: the operating system releases it
 * however the process ends, `kill -9` included, so it can never be left behind. `lock.json` beside it says who holds
 * it; it is only believed while the lock is held.
 *
 * Whoever ends may remove the lock with its folder (`remove`). Another process may have opened the file by then and would hold
 * a lock on what nobody else sees; so the lock counts only if its path still leads to the file that it was taken on, which
 * nobody but its holder removes.
 */
import { existsSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SabtError } from '../../model/errors.ts';

export interface Holder {
  pid: number;
  /** What it does, as a person would say it. */
  what: string;
  /** ISO time, UTC. */
  since: string;
  /** Of a server: where commands hand their work over, and the token that it asks for. */
  /** As its links have it. */
  host?: string;
  port?: number;
  token?: string;
  socket?: string;
}

const POLL_MS = 50;
const LOCK = 'lock.db';
const DESCRIBED = 'lock.json';

/** Whether a file beside a lock is the lock's own. */
export const isLockFile = (name: string): boolean => name === DESCRIBED || name.startsWith(LOCK);

export class WriterLock {
  private readonly db: DatabaseSync;
  private readonly dir: string;
  private readonly described: string;
  private holder: Holder;

  private constructor(db: DatabaseSync, dir: string, what: string) {
    this.db = db;
    this.dir = dir;
    this.described = join(dir, DESCRIBED);
    this.holder = { pid: process.pid, what, since: new Date().toISOString() };
    this.announce({});
  }

  /** Takes the lock, waiting at most `waitMs`. Throws `archive-locked`, naming the holder. */
  static async take(dir: string, what: string, waitMs = 0): Promise<WriterLock> {
    const deadline = performance.now() + waitMs;
    for (;;) {
      const db = tryToLock(dir);
      if (db !== null) return describing(db, () => new WriterLock(db, dir, what));
      if (performance.now() >= deadline) throw lockedBy(describeHolder(dir), dir);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** Adds what others may need to know to the description. */
  announce(more: Partial<Holder>): void {
    this.holder = { ...this.holder, ...more };
    // The token lets whoever reads it write to the archive, so it is for the owner's eyes only.
    writeFileSync(this.described, `${JSON.stringify(this.holder)}\n`, { mode: 0o600 });
  }

  release(): void {
    rmSync(this.described, { force: true });
    this.db.close();
  }

  /** Releases it and leaves nothing of it: its folder goes too, if nothing else is in it. */
  remove(): void {
    rmSync(this.described, { force: true });
    rmSync(join(this.dir, LOCK), { force: true });
    this.db.close();
    try {
      rmdirSync(this.dir);
    } catch {
      // somebody else has begun in it already
    }
  }
}

/** Gives the lock back if its holder cannot be described, as in a folder that cannot be written. */
function describing(db: DatabaseSync, make: () => WriterLock): WriterLock {
  try {
    return make();
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

function tryToLock(dir: string): DatabaseSync | null {
  const path = join(dir, LOCK);
  makeIfMissing(path);
  const file = fileAt(path);
  const db = new DatabaseSync(path, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (thrown) {
    db.close();
    const busy = ((thrown as { errcode?: number }).errcode ?? 0) & 0xff;
    if (busy === 5 || file === null || fileAt(path) !== file) return null;
    throw thrown;
  }
  if (file !== null && fileAt(path) === file) return db;
  // its holder has removed it meanwhile: what is locked here nobody else sees
  db.close();
  return null;
}

/** Only ever a file that nobody has open yet: to close a descriptor of one would let go of the locks on it. */
function makeIfMissing(path: string): void {
  if (existsSync(path)) return;
  try {
    writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
  }
}

function fileAt(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null;
}

function lockedBy(holder: Holder | null, dir: string): SabtError {
  const who = holder === null ? 'another process' : `${holder.what} (process ${holder.pid}, since ${holder.since})`;
  return new SabtError('archive-locked', `The archive is being written by ${who}. Wait until it is done, or stop it.`, {
    at: dir,
  });
}

/** Who holds the archive's lock, or null if nobody does or it is not said. Writes nothing. */
export function describeHolder(dir: string): Holder | null {
  const path = join(dir, DESCRIBED);
  if (!existsSync(path) || !isHeld(dir)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function isHeld(dir: string): boolean {
  const path = join(dir, LOCK);
  if (!existsSync(path)) return false;
  const db = new DatabaseSync(path, { readOnly: true, timeout: 0 });
  try {
    // A shared lock is refused while somebody holds the exclusive one.
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (thrown) {
    return (((thrown as { errcode?: number }).errcode ?? 0) & 0xff) === 5;
  } finally {
    db.close();
  }
}
