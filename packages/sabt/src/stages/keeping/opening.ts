/** Making an archive and opening one. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { emptyRoot, formatVerifierKey, type KeysFile, ProofError, parseKeyStatement, parseOpening } from '@sabt/proof';
import { asSabtError, SabtError } from '../../model/errors.ts';
import { isId, newId } from '../../model/ids.ts';
import { FileBlobs } from '../../store/files/blobs.ts';
import { makeFolder, writeDurably } from '../../store/files/durable.ts';
import { WriterLock } from '../../store/files/lock.ts';
import { KEYS_FILE, RECORD_FILE, SqliteRecordStore, type StoreFaults } from '../../store/sqlite/index.ts';
import { Archive } from './archive.ts';
import { publishCheckpoint, readCheckpoint, signCheckpoint } from './checkpoint-file.ts';
import './hashing.ts';
import { defaultStateDir, HighWaterMark } from './high-water.ts';
import { createLogKey, readKeyFile } from './log-key.ts';
import { type KeyedLog, keysOf, onlyKey, settleKeyFiles } from './log-keys.ts';
import { loadEdge } from './log-tree.ts';
import { type LogFaults, LogWriter, type Signing } from './log-writer.ts';
import { type ArchiveInfo, readManifest, writeManifest } from './manifest.ts';
import { type Places, placesOf } from './places.ts';
import { recoveringNote } from './recovering-note.ts';
import { recoverEdge } from './recovery.ts';
import { findRollback, refuseRollback } from './rollback.ts';
import { commitNextKey, keysText } from './rotating.ts';
import { Sealer } from './sealing.ts';
import { readState } from './state.ts';
import { TileFiles } from './tile-files.ts';
import { WriteQueue } from './write-queue.ts';

/** For tests only. */
export type Faults = StoreFaults & LogFaults;

export interface OpenOptions {
  /** `read` takes no lock and writes nothing, also not into a folder that could be written. */
  mode: 'write' | 'read';
  /** How long to wait for another writing process, in milliseconds. */
  waitMs?: number | undefined;
  /** What this process does, for whoever finds the archive locked. */
  what?: string | undefined;
  /** Where the high-water mark is kept; `$XDG_STATE_HOME/sabt` or `~/.local/state/sabt` unless given. */
  stateDir?: string | undefined;
  /** The person accepts that this log is older than, or differs from, one that was published before. */
  acceptRollback?: boolean | undefined;
  /** The present signing key is lost or stolen: nothing is signed before the next one has taken over (`rotateKey`). */
  withoutKey?: boolean | undefined;
  /** For the recovery itself, which ends with opening the archive. */
  recovering?: boolean | undefined;
  /** Threads that seal large groups; as many as there are processors to spare unless given. */
  threads?: number | undefined;
  faults?: Faults | undefined;
}

/** Of an archive that nobody gave a title. */
export const DEFAULT_TITLE = 'Archive';

/**
 * Makes an archive in a folder, which may exist if it is empty. `archive.json` is written last: a crash before leaves
 * a folder that is no archive. Its first entry commits to the next signing key, unless `nextKey` is false, as in archives
 * of former versions. Throws `archive-exists`, `invalid-argument` for an origin that cannot be one.
 */
export async function createArchive(
  dir: string,
  how: { title?: string | undefined; origin?: string | undefined; nextKey?: boolean | undefined } = {},
): Promise<ArchiveInfo> {
  const places = placesOf(resolve(dir));
  if (existsSync(places.manifest))
    throw new SabtError('archive-exists', `There is an archive in ${places.dir} already.`, { at: places.dir });
  try {
    makeFolder(places.dir, 0o700);
    refuseForeignFiles(places);
    makeFolder(places.blobs, 0o700);
    // what is in it is for everybody; the folder above it is not
    makeFolder(places.log);
    mkdirSync(places.keys, { recursive: true, mode: 0o700 });
    const id = newId();
    const origin = how.origin ?? `sabt.local/${id}`;
    const vkey = createLogKey(places.logKey, origin);
    const info = { archive: places.dir, id, origin, vkey, title: how.title ?? DEFAULT_TITLE };
    beginLog(places, info, how.nextKey !== false);
    writeManifest(places, info);
    return info;
  } catch (thrown) {
    if (thrown instanceof ProofError)
      throw new SabtError('invalid-argument', `This cannot be the name of a log: ${thrown.message}.`, {
        cause: thrown,
      });
    throw asSabtError(thrown, places.dir);
  }
}

/**
 * A folder for an archive of which nothing but the signing key is left: an empty log, to be filled from a mirror. The id is
 * the one that the statements of its keys show, where the log has any. Throws `archive-exists`, `invalid-argument`.
 */
export async function beginFromKey(dir: string, keyFile: string, keys: KeysFile | null): Promise<void> {
  const places = placesOf(resolve(dir));
  const key = readKeyFile(keyFile);
  const { name: origin } = key.vkey;
  try {
    makeFolder(places.dir, 0o700);
    refuseForeignFiles(places);
    makeFolder(places.blobs, 0o700);
    makeFolder(places.log);
    mkdirSync(places.keys, { recursive: true, mode: 0o700 });
    const stated = keys === null ? null : firstStatement(keys);
    writeDurably(places.logKey, readFileSync(keyFile), { mode: 0o600 });
    new SqliteRecordStore({ dir: places.dir, keysDir: places.keys }, 'write').close();
    const vkey = stated?.vkey ?? formatVerifierKey(key.vkey);
    publishCheckpoint(places, signCheckpoint(origin, 0, emptyRoot(), [{ key, signs: { from: 0, until: 0 } }]));
    writeManifest(places, { id: stated?.id ?? newId(), origin, vkey, title: DEFAULT_TITLE });
  } catch (thrown) {
    throw asSabtError(thrown, places.dir);
  }
}

/** The archive's id and first key, as the first statement of its keys shows them. */
function firstStatement({ records }: KeysFile): { id: string; vkey: string } {
  const shown = (wanted: string) =>
    records[0]!.openings.map(({ opening }) => parseOpening(opening)).find(({ path }) => path === wanted)?.value;
  const [id, note] = [shown('id'), shown('statement')];
  if (typeof id !== 'string' || typeof note !== 'string' || !isId(id))
    throw new SabtError('bad-answer', 'The statements of the keys do not show of which archive they are.');
  return { id, vkey: parseKeyStatement(note.slice(0, note.lastIndexOf('\n\n') + 1)).vkey };
}

/** The empty log, and the entry that commits to its next key. */
function beginLog(places: Places, { id, origin, vkey }: ArchiveInfo, commits: boolean): void {
  // what a making left that was interrupted
  for (const name of [RECORD_FILE, join('keys', KEYS_FILE)])
    for (const suffix of ['', '-wal', '-shm', '.sums']) rmSync(join(places.dir, name + suffix), { force: true });
  const keys = onlyKey(vkey);
  const signing = { keys, signers: settleKeyFiles(places, keys, 0), toPublish: null };
  const checkpoint = signCheckpoint(origin, 0, emptyRoot(), signing.signers);
  publishCheckpoint(places, checkpoint);
  const store = new SqliteRecordStore({ dir: places.dir, keysDir: places.keys }, 'write');
  try {
    if (!commits) return;
    const tiles = new TileFiles(places.log);
    const edge = loadEdge(0, tiles, store);
    // the mark is that of whoever opens it first
    const mark = { write: () => undefined };
    const writer = new LogWriter({ places, origin, store, tiles, signing, mark, faults: {} }, edge, checkpoint);
    commitNextKey({ places, log: { store, id, origin, vkey }, writer }, 'sabt init');
  } finally {
    store.close();
  }
}

/** What a making that was interrupted leaves may be written over; anything else is not ours to touch. */
function refuseForeignFiles(places: Places): void {
  const ours = /^(keys|blobs|log|index|ledgers|record\.db(-wal|-shm|\.sums)?|archive\.json\.tmp)$/;
  const foreign = readdirSync(places.dir).filter((name) => !ours.test(name));
  if (foreign.length === 0) return;
  throw new SabtError(
    'archive-exists',
    `The folder ${places.dir} holds other files (${foreign.slice(0, 3).join(', ')}). Choose an empty one.`,
    { at: places.dir },
  );
}

/**
 * Opens an archive. Throws `archive-missing`, `archive-locked`, `archive-unreadable`; to write also `archive-damaged` and
 * `archive-rolled-back`, because nothing is signed over damage.
 */
export async function openArchive(dir: string, options: OpenOptions): Promise<Archive> {
  const places = placesOf(resolve(dir));
  const info = readManifest(places);
  if (options.mode === 'read') return new Archive(partsOf(places, info, options));
  try {
    const lock = await WriterLock.take(places.dir, options.what ?? 'another command', options.waitMs ?? 0);
    try {
      return openToWrite(places, info, lock, options);
    } catch (thrown) {
      lock.release();
      throw thrown;
    }
  } catch (thrown) {
    throw asSabtError(thrown, places.dir);
  }
}

function partsOf(places: Places, info: ArchiveInfo, options: OpenOptions) {
  const store = new SqliteRecordStore({ dir: places.dir, keysDir: places.keys }, options.mode, options.faults);
  const stateDir = options.stateDir ?? defaultStateDir();
  return {
    info,
    log: { store, id: info.id, origin: info.origin, vkey: info.vkey },
    places,
    store,
    stateDir,
    blobs: new FileBlobs(places.blobs, info.id, store.keys),
    tiles: new TileFiles(places.log),
    mark: new HighWaterMark(stateDir, info.id, places.dir),
  };
}

function openToWrite(places: Places, info: ArchiveInfo, lock: WriterLock, options: OpenOptions): Archive {
  if (existsSync(recoveringNote(places.dir)) && options.recovering !== true) refuseRecovering(places);
  const parts = partsOf(places, info, options);
  const { store, tiles, mark } = parts;
  try {
    store.recover();
    const signing = signingOf(places, parts.log, options);
    const checkpoint = readCheckpoint(places, signing.keys.all, null);
    const { synced } = readState(places);
    let edge = recoverEdge(checkpoint, synced, store, tiles, places);
    let rollback = findRollback(() => checkpoint, parts);
    if (rollback?.code === 'forked-from-high-water-mark') {
      // It may be the tiles, from which former roots are computed, that are damaged: they are written again, and looked at again.
      edge = recoverEdge(checkpoint, 0, store, tiles, places);
      rollback = findRollback(() => checkpoint, parts);
    }
    if (rollback !== null && options.acceptRollback !== true) refuseRollback(rollback);
    const writer = new LogWriter(
      { places, origin: info.origin, store, tiles, signing, mark, faults: options.faults ?? {} },
      edge,
      checkpoint,
    );
    for (let at = checkpoint.size; at < store.size(); at += 4096)
      writer.takeUp(store.entries(at, Math.min(store.size(), at + 4096)));
    if (options.withoutKey !== true) writer.publish();
    return new Archive({
      ...parts,
      writing: {
        lock,
        writer,
        queue: new WriteQueue(writer, store, new Sealer(info.id, options.threads), info.id),
        synced,
      },
    });
  } catch (thrown) {
    store.close();
    throw thrown;
  }
}

function signingOf(places: Places, log: KeyedLog, options: OpenOptions): Signing {
  const keys = keysOf(places, log);
  const text = keysText(keys);
  const published = existsSync(places.keysFile) ? readFileSync(places.keysFile, 'utf8') : null;
  const signers = options.withoutKey === true ? [] : settleKeyFiles(places, keys, log.store.size());
  return { keys, signers, toPublish: text === published ? null : text };
}

function refuseRecovering({ dir }: Places): never {
  throw new SabtError(
    'archive-rolled-back',
    'A recovery of this archive was begun and has not ended. Nothing is written, so that the log does not fork. Run it again: sabt recover LOG.',
    { at: dir },
  );
}
