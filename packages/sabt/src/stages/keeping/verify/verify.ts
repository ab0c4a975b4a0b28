/**
 * Verification of a whole archive folder. It reads as a list of checks; each names what it finds and lets the next go on,
 * so that one damaged byte does not hide another. It throws only if there is no archive at all, or when it is called off.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ProofError, TILE_WIDTH, toBase64 } from '@sabt/proof';
import { asSabtError } from '../../../model/errors.ts';
import { FileBlobs } from '../../../store/files/blobs.ts';
import { describeHolder } from '../../../store/files/lock.ts';
import type { TreeMark } from '../../../store/ports.ts';
import { compareSums, KEYS_FILE, placeOf, RECORD_FILE, SqliteRecordStore } from '../../../store/sqlite/index.ts';
import type { SignedCheckpoint } from '../checkpoint-file.ts';
import { defaultStateDir, HighWaterMark } from '../high-water.ts';
import { keysOf as keysOfArchive, type LogKeys, onlyKey, publishedKeys } from '../log-keys.ts';
import { nodesOnDisk, rootAt } from '../log-tree.ts';
import { lossesIn } from '../losses.ts';
import type { ArchiveInfo } from '../manifest.ts';
import { type Places, placesOf } from '../places.ts';
import { readState, writeState } from '../state.ts';
import { TileFiles } from '../tile-files.ts';
import { BlobCheck } from './blobs.ts';
import { compareErasures } from './erasures.ts';
import { readKept, verifyCheckpoint, verifyKeysFile, verifyLogKey, verifyManifest } from './files.ts';
import { type LogParts, verifyLog } from './log.ts';
import { verifyLogFiles } from './log-files.ts';
import { nothingSeen, type RecordParts, type Seen, verifyRecords } from './records.ts';
import type { VerifyReport, Watch } from './report.ts';
import { verifySample } from './sample.ts';
import { refuseSpecialFiles } from './special-files.ts';

/** What can be chosen; the caller's side is in `thread.ts`. */
export interface VerifyChoices {
  /** Everything since the last full verification that found nothing, and a random sample of the rest. */
  quick?: boolean | undefined;
  /** The verifier key that the checker kept. */
  key?: string | undefined;
  /** Text of a signed checkpoint that the checker kept. */
  against?: string | undefined;
  /** As in `openArchive`; null: the mark outside the archive is left alone. */
  stateDir?: string | null | undefined;
}

export async function verifyFolder(dir: string, options: VerifyChoices, watch: Watch): Promise<VerifyReport> {
  const places = placesOf(dir);
  const mode = options.quick === true ? 'quick' : 'full';
  if (existsSync(places.dir)) refuseSpecialFiles(places.dir);
  const info = verifyManifest(places, watch);
  const checked = info === null ? { size: 0, root: '' } : await verifyWith(places, info, options, watch);
  watch.end();
  const ok = watch.problems.length === 0;
  const { problems, findings } = watch;
  return { ok, origin: info?.origin ?? '', ...checked, mode, checked: watch.checked, problems, findings };
}

/** Keeps what came out, for the next quick verification and for the next opening. */
export function noteVerified(places: Places, { ok, mode, size, problems }: VerifyReport): void {
  const verified = { at: new Date().toISOString(), mode, ok, size } as const;
  // Tiles that are not as they should be are looked at again, and mended from the journal, at the next opening to write.
  const doubtful = problems.some(({ code }) => code === 'tile-damaged' || code === 'tile-missing');
  writeState(places, {
    verified,
    ...(mode === 'full' && { sound: ok ? verified : null }),
    ...(doubtful && { synced: 0 }),
  });
}

async function verifyWith(places: Places, info: ArchiveInfo, options: VerifyChoices, watch: Watch): Promise<TreeMark> {
  verifySums(places, watch);
  const store = openStore(places, options, watch);
  try {
    const { keys, trouble } = keysOf(places, info, store, watch);
    verifyLogKey(places, keys, watch);
    const checkpoint = verifyCheckpoint(places, keys, options.key, watch);
    if (store === null) return { size: checkpoint?.size ?? 0, root: checkpoint?.root ?? '' };
    const mark = await verifyContents(places, info, keys, checkpoint, store, options, watch);
    // what kept the keys from being read is named for what it is; a sample may have missed it
    if (trouble !== null && watch.isClean()) watch.problem('journal-damaged', RECORD_FILE, trouble);
    return mark;
  } finally {
    store?.close();
  }
}

/** As the vault has them; where that cannot be read, as they are published, with what was in the way. */
function keysOf(
  places: Places,
  info: ArchiveInfo,
  store: SqliteRecordStore | null,
  watch: Watch,
): { keys: LogKeys; trouble: string | null } {
  const { id, origin, vkey } = info;
  let trouble: string | null = null;
  if (store !== null && store.keysTrouble === null) {
    try {
      const keys = keysOfArchive(places, { store, id, origin, vkey });
      verifyKeysFile(places, keys, watch);
      return { keys, trouble };
    } catch (thrown) {
      const { message, cause } = asSabtError(thrown);
      if (cause instanceof ProofError) watch.problem('key-statements-damaged', RECORD_FILE, message);
      else trouble = message;
    }
  }
  try {
    return { keys: publishedKeys(places, vkey) ?? onlyKey(vkey), trouble };
  } catch (thrown) {
    watch.problem('keys-file-damaged', 'log/keys.json', asSabtError(thrown).message);
    return { keys: onlyKey(vkey), trouble };
  }
}

/** Bytes of the databases that mean nothing are only covered by the sums of a clean closing. */
function verifySums(places: Places, watch: Watch): void {
  for (const name of [RECORD_FILE, `keys/${KEYS_FILE}`]) {
    const differing = describeHolder(places.dir) === null ? compareSums(join(places.dir, name)) : [];
    if (differing === null)
      watch.finding(
        'pages-not-compared',
        name,
        'The file was not closed cleanly the last time, so bytes in it that mean nothing cannot be compared.',
      );
    for (const difference of differing ?? [])
      watch.problem('database-damaged', placeOf(name, difference), difference.message);
  }
}

function openStore(places: Places, options: VerifyChoices, watch: Watch): SqliteRecordStore | null {
  try {
    const store = new SqliteRecordStore({ dir: places.dir, keysDir: places.keys }, 'read');
    if (store.keysTrouble !== null) watch.problem('keys-unreadable', `keys/${KEYS_FILE}`, store.keysTrouble.message);
    if (options.quick !== true) {
      for (const { where, message } of store.integrity()) {
        watch.problem('database-damaged', where, `The structure of the file is damaged: ${message}`);
      }
    }
    return store;
  } catch (thrown) {
    watch.problem('journal-unreadable', RECORD_FILE, asSabtError(thrown).message);
    return null;
  }
}

async function verifyContents(
  places: Places,
  info: ArchiveInfo,
  keys: LogKeys,
  checkpoint: SignedCheckpoint | null,
  store: SqliteRecordStore,
  options: VerifyChoices,
  watch: Watch,
): Promise<TreeMark> {
  const tiles = new TileFiles(places.log);
  const size = sizeToVerify(places, checkpoint, store, watch);
  const log: LogParts = { store, tiles, size, root: size === checkpoint?.size ? checkpoint.root : null, watch };
  const blobs = new FileBlobs(places.blobs, info.id, store.keys);
  const blobCheck = new BlobCheck(blobs, store.keys, watch);
  const records: RecordParts = {
    store,
    archiveId: info.id,
    watch,
    losses: lossesIn(store, info.id),
    onBlob: (ref, entry) => blobCheck.verify(ref, entry),
  };
  const seen = nothingSeen();

  const kept = options.against === undefined ? null : readKept(options.against, info, keys, options.key, watch);
  const marks = marksOf(places, info, store, options, watch);
  if (kept !== null)
    marks.push({
      mark: { size: kept.size, root: toBase64(kept.root) },
      where: 'the checkpoint that was kept',
      kept: true,
    });

  const from = startOf(places, size, options);
  const { root, roots } = await logFrom(log, from, new Set(marks.map(({ mark }) => mark.size)));
  compareMarks(marks, { size, root }, roots, tiles, watch);
  await verifyRecords(records, from, size, seen);
  if (from > 0) await verifySample(log, records, from, seen);
  else {
    await verifyLogFiles(places.log, size, { tiles, store, watch });
    compareRegister(store, size, seen, watch);
    compareErasures(seen.erasures, records);
    blobCheck.nameOrphans();
  }
  nameUnfinished(seen, watch);
  return { size, root };
}

/** Up to where entries must be there: what was published. */
function sizeToVerify(
  places: Places,
  checkpoint: SignedCheckpoint | null,
  store: SqliteRecordStore,
  watch: Watch,
): number {
  let held = 0;
  try {
    held = store.size();
  } catch (thrown) {
    watch.problem('journal-damaged', RECORD_FILE, asSabtError(thrown).message);
  }
  if (checkpoint === null) return held;
  if (held < checkpoint.size) {
    watch.problem(
      'entries-missing',
      `${RECORD_FILE}, entries ${held} to ${checkpoint.size - 1}`,
      `The journal ends after ${held} entries; ${checkpoint.size} were published.`,
    );
  }
  if (held > checkpoint.size && describeHolder(places.dir) === null) {
    watch.finding(
      'uncovered-entries',
      `${RECORD_FILE}, entries ${checkpoint.size} to ${held - 1}`,
      'A crash came before these entries were covered by a checkpoint. The next writing covers them.',
    );
  }
  return Math.min(held, checkpoint.size);
}

/** Where a quick verification begins to look at everything: the tile in which the last sound one ended. */
function startOf(places: Places, size: number, options: VerifyChoices): number {
  const sound = options.quick === true ? readState(places).sound : null;
  if (sound === null || !Number.isSafeInteger(sound.size) || sound.size > size) return 0;
  return sound.size - (sound.size % TILE_WIDTH);
}

async function logFrom(
  log: LogParts,
  from: number,
  sizes: ReadonlySet<number>,
): Promise<{ root: string; roots: Map<number, string> }> {
  try {
    return await verifyLog(log, from, sizes);
  } catch (thrown) {
    log.watch.throwIfCalledOff();
    if (from === 0) throw thrown;
    // The tiles that a quick verification builds on are damaged: everything is looked at instead.
    return verifyLog(log, 0, sizes);
  }
}

interface KnownMark {
  mark: TreeMark;
  where: string;
  /** A checkpoint that the checker kept, rather than a mark that the program kept. */
  kept: boolean;
}

function marksOf(
  places: Places,
  info: ArchiveInfo,
  store: SqliteRecordStore,
  options: VerifyChoices,
  watch: Watch,
): KnownMark[] {
  const marks: KnownMark[] = [];
  const { stateDir = defaultStateDir() } = options;
  if (stateDir !== null) {
    const outside = new HighWaterMark(stateDir, info.id, places.dir);
    const known = outside.read();
    if (known !== null) marks.push({ mark: known, where: outside.path, kept: false });
    if (outside.trouble !== null)
      watch.finding(
        'high-water-mark-unusable',
        outside.path,
        `The mark of the largest log seen here cannot be used, so an older copy put in its place would not be noticed: ${outside.trouble}`,
      );
  }
  try {
    const inside = store.published();
    if (inside !== null) marks.push({ mark: inside, where: `keys/${KEYS_FILE}`, kept: false });
  } catch (thrown) {
    watch.problem('database-damaged', `keys/${KEYS_FILE}`, asSabtError(thrown).message);
  }
  return marks;
}

function compareMarks(
  marks: readonly KnownMark[],
  log: TreeMark,
  roots: ReadonlyMap<number, string>,
  tiles: TileFiles,
  watch: Watch,
): void {
  for (const { mark, where, kept } of marks) {
    if (mark.size > log.size) {
      watch.problem(
        kept ? 'behind-kept-checkpoint' : 'behind-high-water-mark',
        where,
        `This log has ${log.size} entries, but one with ${mark.size} was published before. Entries were removed, or an older copy was put in its place.`,
      );
      continue;
    }
    const root =
      mark.size === log.size ? log.root : (roots.get(mark.size) ?? rootOrNothing(mark.size, log.size, tiles));
    if (root === mark.root) continue;
    watch.problem(
      kept ? 'forked-from-kept-checkpoint' : 'forked-from-high-water-mark',
      where,
      `Of its first ${mark.size} entries this log says something else than was published before: entries were changed or replaced. (Its root of them is ${root}; published was ${mark.root}.)`,
    );
  }
}

function rootOrNothing(size: number, of: number, tiles: TileFiles): string {
  try {
    return rootAt(size, nodesOnDisk(of, tiles));
  } catch {
    return '(not to be computed)';
  }
}

function compareRegister(store: SqliteRecordStore, size: number, seen: Seen, watch: Watch): void {
  try {
    // What is being appended meanwhile is not counted; what could not be read has been named.
    if (!watch.isClean() || store.size() !== size) return;
    const { sealed, versions, blobReferences } = store.counts();
    const differ = (what: string, has: number, should: number) => {
      if (has > should)
        watch.problem('register-damaged', RECORD_FILE, `${what}: ${has}, but the log accounts for ${should}.`);
    };
    differ('Sealed records', sealed, seen.records);
    differ('Versions in the register', versions, seen.records);
    differ('References to stored files', blobReferences, seen.blobReferences);
  } catch (thrown) {
    watch.problem('database-damaged', RECORD_FILE, asSabtError(thrown).message);
  }
}

function nameUnfinished(seen: Seen, watch: Watch): void {
  for (const [id, { phase, entry }] of seen.batches) {
    if (phase === 'open')
      watch.finding(
        'unfinished-batch',
        `entry ${entry}`,
        `The batch ${id} was begun and not finished: a take-in was interrupted, or is going on. \`sabt retry ${id}\` ends it.`,
      );
  }
}
