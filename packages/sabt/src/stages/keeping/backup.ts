/*
 * Backups and putting them back. A backup is an archive folder as of one checkpoint, so it can be verified like any
 * other; `backup.json` in it says that it was once completed. Only what is new is copied (`backup-stores.ts`), and while
 * that goes on the former backup stays there to be put back: its checkpoint is exchanged last, and what was destroyed in
 * the archive goes after that. Only a copy that cannot be brought up, or is found damaged, is written whole again. The
 * folder `keys/` in it opens everything: it can be moved elsewhere and kept for a shorter time, so that what is erased
 * later cannot be brought back from an old copy; restoring then needs it put back first.
 */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { TILE_WIDTH, tilesBetween } from '@sabt/proof';
import { asSabtError, SabtError } from '../../model/errors.ts';
import { syncFolder, writeDurably } from '../../store/files/durable.ts';
import { KEYS_FILE, RECORD_FILE, SqliteRecordStore } from '../../store/sqlite/index.ts';
import { copyLedgers, ledgersInBackup } from './backup-ledgers.ts';
import { bringUp, resealChanged } from './backup-stores.ts';
import { readCheckpoint, type SignedCheckpoint } from './checkpoint-file.ts';
import { defaultStateDir, HighWaterMark } from './high-water.ts';
import { destroyKeyFile, onlyKey, publishedKeys } from './log-keys.ts';
import { nodesOnDisk, rootAt } from './log-tree.ts';
import { type ArchiveInfo, readManifest } from './manifest.ts';
import { type Places, placesOf } from './places.ts';
import { TileFiles } from './tile-files.ts';
import { verifyArchive } from './verify/thread.ts';

const COMPLETE = 'backup.json';

export interface BackupDone {
  dir: string;
  entries: number;
  verified: boolean;
}

export interface BackupParts {
  info: ArchiveInfo;
  places: Places;
  checkpoint: SignedCheckpoint;
  tiles: TileFiles;
  stateDir: string;
  /** For tests only, see `bringUp`. */
  afterStep?: (() => void) | undefined;
}

/** Brings the backup in a folder up to a checkpoint. Throws `archive-exists` if another archive or other files lie there. */
export async function backupArchive(target: string, parts: BackupParts): Promise<BackupDone> {
  const to = placesOf(resolve(target));
  refuseOther(to, parts.info);
  const { stateDir, checkpoint } = parts;
  const done = { dir: to.dir, entries: checkpoint.size };
  if ((await copyNew(to, parts)) && (await verifyArchive(to.dir, { stateDir })).ok) return { ...done, verified: true };
  await copyWhole(to, parts);
  const { ok } = await verifyArchive(to.dir, { stateDir });
  return { ...done, verified: ok };
}

/** False if there is no former backup that could be brought up to date. */
async function copyNew(to: Places, parts: BackupParts): Promise<boolean> {
  const { info, places, checkpoint, tiles, afterStep } = parts;
  const needed = [COMPLETE, RECORD_FILE, join('keys', KEYS_FILE)].map((name) => join(to.dir, name));
  if (![...needed, to.checkpoint, to.manifest, to.logKey].every((path) => existsSync(path))) return false;
  let source: SqliteRecordStore | null = null;
  let copy: SqliteRecordStore | null = null;
  try {
    const former = readCheckpoint(to, (publishedKeys(to, info.vkey) ?? onlyKey(info.vkey)).all, null);
    const { size, root } = former;
    if (size > checkpoint.size || rootAt(size, nodesOnDisk(checkpoint.size, tiles)) !== root) return false;
    source = new SqliteRecordStore({ dir: places.dir, keysDir: places.keys }, 'read');
    if (source.keysTrouble !== null) throw source.keysTrouble;
    copy = new SqliteRecordStore({ dir: to.dir, keysDir: to.keys }, 'write');
    copy.recover();
    if (copy.size() < size) return false;
    const stores = { source, copy, archiveId: info.id, size: checkpoint.size, published: { size, root } };
    if (!(await bringUp({ ...stores, afterStep }))) return false;
    await copyFiles(to, parts);
    // Not before the entries that log it are covered: what is gone and what is said to be gone must agree.
    if (!(await resealChanged(stores))) return false;
  } catch (thrown) {
    const error = asSabtError(thrown, to.dir);
    // A damaged copy is written whole; anything else, such as a full disk, would hinder that too.
    if (error.code === 'archive-damaged' || error.code === 'archive-unreadable') return false;
    throw error;
  } finally {
    source?.close();
    copy?.close();
  }
  try {
    await complete(to, parts);
  } catch (thrown) {
    throw asSabtError(thrown, to.dir);
  }
  return true;
}

async function copyWhole(to: Places, parts: BackupParts): Promise<void> {
  const { places, checkpoint } = parts;
  try {
    for (const folder of [to.dir, to.blobs, to.keys]) await mkdir(folder, { recursive: true, mode: 0o700 });
    await mkdir(to.log, { recursive: true });
    rmSync(join(to.dir, COMPLETE), { force: true });
    const suffixes = ['', '.sums', '-wal', '-shm'];
    const former = [RECORD_FILE, join('keys', KEYS_FILE)].flatMap((name) => suffixes.map((suffix) => name + suffix));
    for (const name of [...former, 'state.json']) rmSync(join(to.dir, name), { force: true });
    // A connection of its own, so that the copying holds nobody up.
    const store = new SqliteRecordStore({ dir: places.dir, keysDir: places.keys }, 'read');
    try {
      if (store.keysTrouble !== null) throw store.keysTrouble;
      await store.backup(to.dir, to.keys, checkpoint.size);
    } finally {
      store.close();
    }
    await copyFiles(to, parts);
    await complete(to, parts);
  } catch (thrown) {
    throw asSabtError(thrown, to.dir);
  }
}

/** Everything but the databases. The checkpoint comes after what it covers. */
async function copyFiles(to: Places, { places, checkpoint, tiles }: BackupParts): Promise<void> {
  await copyTiles(tiles, new TileFiles(to.log), checkpoint.size);
  await copyNewBlobs(places.blobs, to.blobs);
  await copyLedgers(places.ledgers, ledgersInBackup(to));
  await copyKeyFiles(places, to);
  await copyAttested(places.attested, to.attested);
  if (existsSync(places.keysFile)) await copyDurably(places.keysFile, to.keysFile);
  writeDurably(to.checkpoint, checkpoint.note);
  await copyDurably(places.manifest, to.manifest);
}

/** The signing key, and those before and after it as long as they are in the archive. */
async function copyKeyFiles(places: Places, to: Places): Promise<void> {
  await copyDurably(places.logKey, to.logKey);
  for (const file of ['nextKey', 'formerKey'] as const) {
    if (existsSync(places[file])) await copyDurably(places[file], to[file]);
    else destroyKeyFile(to[file]);
  }
}

/** Takes away what was destroyed in the archive, and says that the backup is one. */
async function complete(to: Places, { info, places, checkpoint, stateDir }: BackupParts): Promise<void> {
  await removeDestroyedBlobs(places.blobs, to.blobs);
  new HighWaterMark(stateDir, info.id, to.dir).write(checkpoint);
  const mark = { format: 'sabt-backup/1', id: info.id, entries: checkpoint.size, at: new Date().toISOString() };
  writeDurably(join(to.dir, COMPLETE), `${JSON.stringify(mark, null, 2)}\n`);
}

function refuseOther(to: Places, info: ArchiveInfo): void {
  if (!existsSync(to.dir) || readdirSync(to.dir).length === 0) return;
  const isOurs = existsSync(join(to.dir, COMPLETE)) || existsSync(to.manifest) || existsSync(to.logKey);
  const same = existsSync(to.manifest)
    ? readManifest(to).id === info.id && !existsSync(join(to.dir, 'lock.db'))
    : isOurs;
  if (same) return;
  throw new SabtError('archive-exists', `The folder ${to.dir} holds something other than a backup of this archive.`, {
    at: to.dir,
  });
}

async function copyTiles(from: TileFiles, to: TileFiles, size: number): Promise<void> {
  for (const tile of tilesBetween(0, size)) {
    const there = tile.width === TILE_WIDTH && existsSync(to.path(tile));
    const bytes = there ? null : from.readExactly(tile);
    if (bytes === null) continue;
    to.write(tile, bytes);
    if (tile.width === TILE_WIDTH) to.dropPartials(tile.level, tile.index);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await to.sync();
}

async function copyNewBlobs(from: string, to: string): Promise<void> {
  for (const folder of existsSync(from) ? await readdir(from) : []) {
    const names = (await readdir(join(from, folder))).filter((name) => !name.endsWith('.part'));
    for (const name of names) await copyIfNew(join(from, folder, name), join(to, folder, name));
  }
}

async function removeDestroyedBlobs(from: string, to: string): Promise<void> {
  for (const folder of await readdir(to)) {
    for (const name of await readdir(join(to, folder))) {
      if (!existsSync(join(from, folder, name))) await rm(join(to, folder, name), { force: true });
    }
  }
}

/** What others said of the log. A file of the backup that the archive has no more stays: it is still what they said. */
async function copyAttested(from: string, to: string): Promise<void> {
  const found = existsSync(from) ? await readdir(from, { recursive: true, withFileTypes: true }) : [];
  for (const entry of found) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !entry.name.endsWith('.tmp')) await copyDurably(path, join(to, relative(from, path)));
  }
}

/** What is copied here never changes under its name, so the same length means that it is there. */
async function copyIfNew(from: string, to: string): Promise<void> {
  const there = statSync(to, { throwIfNoEntry: false });
  const source = statSync(from, { throwIfNoEntry: false });
  // Destroyed while the copying went on.
  if (source === undefined || there?.size === source.size) return;
  await copyDurably(from, to);
}

async function copyDurably(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
  const file = await open(to, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

export interface RestoreDone {
  archive: string;
  entries: number;
  verified: boolean;
}

/**
 * Makes an archive from a backup, in a folder that is new or empty. Throws `archive-exists`, `archive-missing` if there is
 * no complete backup, `archive-unreadable` if its keys are kept elsewhere.
 */
export async function restoreArchive(
  backupDir: string,
  newDir: string,
  options: { stateDir?: string | undefined } = {},
): Promise<RestoreDone> {
  const from = placesOf(resolve(backupDir));
  const to = placesOf(resolve(newDir));
  if (!existsSync(join(from.dir, COMPLETE))) {
    throw new SabtError(
      'archive-missing',
      `There is no complete backup in ${from.dir}. If one was interrupted, run it again.`,
      { at: from.dir },
    );
  }
  if (existsSync(to.dir) && readdirSync(to.dir).length > 0) {
    throw new SabtError('archive-exists', `The folder ${to.dir} is not empty. Name a new one.`, { at: to.dir });
  }
  for (const file of [from.logKey, join(from.keys, KEYS_FILE)]) {
    if (!existsSync(file))
      throw new SabtError(
        'archive-unreadable',
        `The keys are not in the backup: ${file} is missing. Put the folder keys back into it.`,
        { at: file },
      );
  }
  const info = readManifest(from);
  const stateDir = options.stateDir ?? defaultStateDir();
  try {
    await mkdir(to.dir, { recursive: true, mode: 0o700 });
    for (const folder of [to.blobs, to.keys]) await mkdir(folder, { mode: 0o700 });
    await mkdir(to.log);
    await copyLedgers(ledgersInBackup(from), to.ledgers);
    for (const path of await filesOf(from)) await copyDurably(join(from.dir, path), join(to.dir, path));
    // Last, so that what is there before is no archive.
    await copyDurably(from.manifest, to.manifest);
    syncFolder(to.dir);
  } catch (thrown) {
    throw asSabtError(thrown, to.dir);
  }
  // Restoring is the explicit act by which this folder may be older than another one of the same archive.
  const report = await verifyArchive(to.dir, { stateDir: null });
  new HighWaterMark(stateDir, info.id, to.dir).write(report);
  return { archive: to.dir, entries: report.size, verified: report.ok };
}

/** What of a backup belongs to the archive. */
async function filesOf(from: Places): Promise<string[]> {
  const { dir } = from;
  const ledgers = relative(dir, ledgersInBackup(from)) + sep;
  const left = new Set([COMPLETE, 'archive.json', 'state.json', 'lock.db', 'lock.json']);
  const found = await readdir(dir, { recursive: true, withFileTypes: true });
  return (
    found
      .filter((entry) => entry.isFile())
      .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
      // The log of a database belongs to it, where a backup was interrupted.
      .filter((path) => !left.has(path) && !path.endsWith('-shm') && !path.startsWith(ledgers))
  );
}
