import { accessSync, chmodSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { asSabtError, diskFull, SabtError } from '../../model/errors.ts';
import type { StoreFinding } from '../ports.ts';

export type OpenMode = 'write' | 'read';

/**
 * Opens an SQLite file. To write: write-ahead log, every commit synced to disk, content of deleted cells overwritten. To
 * read: nothing that lasts is written.
 */
export function openDatabase(path: string, mode: OpenMode, pageSize = 4096): DatabaseSync {
  if (mode === 'read') return openToRead(path);
  const db = new DatabaseSync(path, { timeout: 10_000 });
  try {
    if (path !== ':memory:') chmodSync(path, 0o600);
    db.exec(`PRAGMA page_size = ${pageSize}`);
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = FULL');
    db.exec('PRAGMA secure_delete = ON');
    // The store does this itself, see page-sums.ts.
    db.exec('PRAGMA wal_autocheckpoint = 0');
    refuseForeignSchema(db, path);
  } catch (thrown) {
    db.close();
    throw unreadable(path, thrown);
  }
  return db;
}

/**
 * Readers and writers share a log and a memory file beside the database, which SQLite makes when it opens one and takes
 * away when the last one closes, but only if that one may write. So a reader is opened as a writer that is forbidden to
 * change anything. Where a crash has left a log, the reader must not transfer it and is opened as a mere reader; where
 * the folder cannot be written, nobody else writes either and the file is read as immutable; so it is where a full disk has
 * no room for the memory file and there is no log.
 */
function openToRead(path: string): DatabaseSync {
  if (!existsSync(path)) throw new SabtError('archive-unreadable', `The file is missing: ${path}`, { at: path });
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const writable = isWritable(dirname(path)) && isWritable(path);
  const immutable = new URL(`${pathToFileURL(path).href}?immutable=1`);
  try {
    if (log > 0) return readerOf(path, true);
    return writable ? readerOf(path, false) : readerOf(immutable, true);
  } catch (thrown) {
    if (!writable || log > 0 || !hasNoRoom(thrown)) throw unreadable(path, thrown);
  }
  try {
    return readerOf(immutable, true);
  } catch (thrown) {
    throw unreadable(path, thrown);
  }
}

function readerOf(target: string | URL, readOnly: boolean): DatabaseSync {
  const db = new DatabaseSync(target, { readOnly, timeout: 10_000 });
  try {
    db.exec('PRAGMA query_only = ON');
    refuseForeignSchema(db, String(target));
    return db;
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

/**
 * A database of this program has tables and indexes. A trigger or a view in it was put there by somebody else, and would be
 * carried out at the next write or read: it may change what it likes, or never end.
 */
function refuseForeignSchema(db: DatabaseSync, path: string): void {
  const found = db.prepare("SELECT type, name FROM sqlite_schema WHERE type NOT IN ('table', 'index')").get() as
    | { type: string; name: string }
    | undefined;
  if (found !== undefined)
    throw new SabtError(
      'archive-damaged',
      `Somebody has put a ${found.type}, “${found.name}”, into the database, which this program never does and which would be carried out as soon as it is used: ${path}`,
      { at: path },
    );
}

/** SQLite's error codes for a file beside the database that could not be made or made larger. */
const NO_ROOM: readonly number[] = [10, 13, 14];
const LEAST_ROOM_BYTES = 1 << 18;

function hasNoRoom(thrown: unknown): boolean {
  const code = (thrown as { errcode?: number } | null)?.errcode;
  return code !== undefined && NO_ROOM.includes(code & 0xff);
}

/** SQLite calls it an error of the disk if its index of the log beside the database could not grow. */
function isFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize < LEAST_ROOM_BYTES;
  } catch {
    return false;
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** SQLite's error codes that mean: these bytes are no database any more. */
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

export function isCorruption(thrown: unknown): boolean {
  const code = (thrown as { errcode?: number } | null)?.errcode;
  return code !== undefined && [CORRUPT, NOT_A_DATABASE].includes(code & 0xff);
}

/** An error of SQLite's as one of ours: damage by its name, a full disk, all else unreadable. */
export function unreadable(path: string, thrown: unknown): SabtError {
  if (isCorruption(thrown)) {
    return new SabtError('archive-damaged', `The file is not a sound database any more: ${path}`, {
      at: path,
      cause: thrown,
    });
  }
  if (hasNoRoom(thrown) && isFull(path)) return diskFull(path, thrown);
  const known = asSabtError(thrown, path);
  if (known.code !== 'defect') return known;
  return new SabtError('archive-unreadable', `The file cannot be read: ${path} (${known.message})`, {
    at: path,
    cause: thrown,
  });
}

/** Transfers the write-ahead log into the file, and empties it if asked; false while another process reads. */
export function transferLog(db: DatabaseSync, how: 'PASSIVE' | 'TRUNCATE'): boolean {
  const row = db.prepare(`PRAGMA wal_checkpoint(${how})`).get() as { busy: number } | undefined;
  return row?.busy === 0;
}

/** SQLite's own check of the structure of a file; at most 20 findings. */
export function checkDatabase(db: DatabaseSync, name: string): StoreFinding[] {
  try {
    const rows = db.prepare('PRAGMA integrity_check(20)').all() as { integrity_check: string }[];
    return rows
      .filter((row) => row.integrity_check !== 'ok')
      .map((row) => ({ where: name, message: row.integrity_check }));
  } catch (thrown) {
    return [{ where: name, message: thrown instanceof Error ? thrown.message : String(thrown) }];
  }
}

/** More than any file has: a copy is made in one step, which no writing can interrupt. */
export const ALL_PAGES = 0x7fffffff;
