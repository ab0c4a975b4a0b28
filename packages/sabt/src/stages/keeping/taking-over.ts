/*
 * Taking over from a mirror the entries that this archive has lost, so that its log goes on without a fork. Whoever serves
 * them may be hostile, so nothing is written before all of it was seen once:
 *
 *   1. the mirror's checkpoint opens with the keys of this log, or ones that follow from them;
 *   2. the tree over the entries that are here and those of the mirror has the root that it signs. So what is here is the
 *      beginning of that log, byte for byte; nothing else needs to be compared;
 *   3. a note is left in the folder that forbids any other writing until the recovery has ended;
 *   4. the entries are fetched again and appended, each group held against what was seen the first time;
 *   5. the mirror's checkpoint becomes this log's, tiles are written, and the loss is entered in the log.
 *
 * A kill between 3 and 5 leaves a beginning of the log and the note; the same command ends it. The note says up to which
 * size, so that no mirror that has less can end it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  encodeBundle,
  type KeysFile,
  leafHash,
  openCheckpoint,
  ProofError,
  parseEntry,
  parseKeysFile,
  TreeHead,
  toBase64,
} from '@sabt/proof';
import { asSabtError, SabtError } from '../../model/errors.ts';
import { writeDurably } from '../../store/files/durable.ts';
import { WriterLock } from '../../store/files/lock.ts';
import { SqliteRecordStore } from '../../store/sqlite/index.ts';
import { defaultStateDir, HighWaterMark } from './high-water.ts';
import { keysFrom, keysOf, type LogKeys } from './log-keys.ts';
import { type Loss, lossDraft, lossId } from './losses.ts';
import { readManifest } from './manifest.ts';
import { openArchive } from './opening.ts';
import { placesOf } from './places.ts';
import { recoveringNote } from './recovering-note.ts';
import { writeState } from './state.ts';

/** A published log, by whomever; nothing that it gives is believed. */
export interface OfferedLog {
  /** As a person named it. */
  name: string;
  checkpoint(): Promise<string>;
  keys(): Promise<string | null>;
  /** Entries of bundle number `index`, `width` of them. */
  bundle(index: number, width: number): Promise<Uint8Array[]>;
}

export interface Recovery {
  stateDir?: string | undefined;
  /** A log that claims more is not taken over. */
  maxEntries: number;
  by: string;
  progress?: ((done: number, total: number) => void) | undefined;
  /** For tests only: called after each step; what it throws is the fault. */
  afterStep?: ((step: (typeof RECOVERY_STEPS)[number]) => void) | undefined;
}

export const RECOVERY_STEPS = ['note', 'group', 'keys', 'checkpoint', 'mark', 'loss'] as const;

export interface Recovered {
  archive: string;
  /** Of the log as it goes on, with the record of the loss. */
  size: number;
  /** Entries whose contents are gone, with their claimed days; null if nothing was missing. */
  lost: (Loss & { firstDay: string; lastDay: string }) | null;
  /** Whether the next signing key is here. */
  nextKey: boolean;
}

const WIDTH = 256;

/**
 * Brings an archive up to what a mirror has. Throws `conflict` for a log that does not continue this one, or is not ahead
 * of it, `bad-answer`, `too-large`, `archive-locked`, and what the source throws.
 */
export async function takeOver(dir: string, offered: OfferedLog, how: Recovery): Promise<Recovered> {
  const places = placesOf(resolve(dir));
  const info = readManifest(places);
  const lock = await WriterLock.take(places.dir, 'sabt recover');
  let lost: Recovered['lost'];
  try {
    const store = new SqliteRecordStore({ dir: places.dir, keysDir: places.keys }, 'write');
    try {
      store.recover();
      const log = { store, id: info.id, origin: info.origin, vkey: info.vkey };
      const keys = await offeredKeys(offered, keysOf(places, log), info.vkey);
      const note = await offered.checkpoint();
      const { size, root } = opened(note, keys, offered);
      if (size > how.maxEntries)
        throw new SabtError('too-large', `This log claims ${size} entries; at most ${how.maxEntries} are taken over.`);
      const held = store.size();
      const begun = noteOf(places.dir, held);
      if (begun === null && size <= held) throw notAhead(offered, size, held);
      if (begun !== null && size < begun.size) throw lessThanBegun(offered, size, begun.size);
      const from = begun?.from ?? held;
      let days: ReadonlyMap<number, string> = new Map();
      if (size < held) {
        // killed after the loss was entered, which is all that came after the mirror's entries
        if (rootOf(store, size) !== toBase64(root)) throw forked(offered, 'What is here has another root at its size.');
      } else {
        const seen = await lookThrough(offered, store, size, root, how);
        writeDurably(recoveringNote(places.dir), `${JSON.stringify({ format: 'sabt-recovering/1', from, size })}\n`);
        how.afterStep?.('note');
        days = await append(offered, store, { held, size, root: toBase64(root) }, seen, how);
        if (keys.file !== null) writeDurably(places.keysFile, keys.text ?? '');
        how.afterStep?.('keys');
        writeDurably(places.checkpoint, note);
        how.afterStep?.('checkpoint');
        writeState(places, { synced: 0 });
        new HighWaterMark(how.stateDir ?? defaultStateDir(), info.id, places.dir).write({ size, root: toBase64(root) });
        how.afterStep?.('mark');
      }
      const day = (at: number): string => days.get(at) ?? parseEntry(store.entries(at, at + 1)[0]!).at;
      lost = from === size ? null : { from, to: size, firstDay: day(from), lastDay: day(size - 1) };
    } finally {
      store.close();
    }
  } catch (thrown) {
    lock.release();
    throw thrown instanceof ProofError ? badAnswer(offered, thrown) : asSabtError(thrown, places.dir);
  }
  lock.release();
  return goOn(places.dir, offered, lost, how);
}

/** Opens the archive, which writes the tiles, and enters what was lost. */
async function goOn(dir: string, offered: OfferedLog, lost: Recovered['lost'], how: Recovery): Promise<Recovered> {
  const { stateDir, by } = how;
  const archive = await openArchive(dir, { mode: 'write', what: 'sabt recover', stateDir, recovering: true });
  try {
    const versions = archive.versionsOf(lossId(archive.info.id)).length;
    if (lost !== null && !archive.losses().some(({ from, to }) => from === lost.from && to === lost.to))
      await archive.append([lossDraft(archive.info.id, versions + 1, lost, offered.name)], { by });
    how.afterStep?.('loss');
    rmSync(recoveringNote(dir), { force: true });
    return { archive: dir, size: archive.size(), lost, nextKey: archive.keyState().nextFile !== null };
  } finally {
    await archive.close();
  }
}

type OfferedKeys = LogKeys & { text: string | null };

/** The keys that follow from those of this archive, as the mirror has them, where it has more. */
async function offeredKeys(offered: OfferedLog, own: LogKeys, vkey: string): Promise<OfferedKeys> {
  const text = await offered.keys();
  if (text === null) return { ...own, text: null };
  const shown = shownKeys(vkey, parseKeysFile(text), offered);
  const known = own.file?.records ?? [];
  const differs = known.some(({ entry }, i) => {
    const other = shown.file!.records[i]?.entry;
    return other !== undefined && (other.index !== entry.index || toBase64(other.bytes) !== toBase64(entry.bytes));
  });
  if (differs) throw forked(offered, 'It shows other keys of the log than this archive has.');
  return shown.all.length > own.all.length || own.file === null
    ? { ...shown, text }
    : { ...own, file: null, text: null };
}

function shownKeys(vkey: string, file: KeysFile, offered: OfferedLog): LogKeys {
  try {
    return keysFrom(vkey, file, offered.name);
  } catch (cause) {
    throw otherArchive(offered, asSabtError(cause));
  }
}

function otherArchive(offered: OfferedLog, cause: Error): SabtError {
  return new SabtError(
    'conflict',
    `${offered.name} is not signed by the log of this archive: ${cause.message}. It is of another archive, or its keys do not follow from this one's.`,
    { at: offered.name, cause },
  );
}

function opened(note: string, keys: LogKeys, offered: OfferedLog): { size: number; root: Uint8Array } {
  try {
    return openCheckpoint(note, keys.all);
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw otherArchive(offered, cause);
  }
}

function notAhead(offered: OfferedLog, size: number, held: number): SabtError {
  return new SabtError(
    'conflict',
    `${offered.name} has ${size} entries and this archive ${held}: there is nothing to take over. The archive can go on as it is; sabt mirror brings the mirror up to it.`,
    { at: offered.name },
  );
}

function lessThanBegun(offered: OfferedLog, size: number, begun: number): SabtError {
  return new SabtError(
    'conflict',
    `A recovery up to ${begun} entries was begun here, and ${offered.name} has ${size}. End it with the log that it was begun with.`,
    { at: offered.name },
  );
}

function forked(offered: OfferedLog, why: string): SabtError {
  return new SabtError(
    'conflict',
    `${offered.name} does not continue the log of this archive. ${why} Nothing was changed. Keep both: each is proof against the other.`,
    { at: offered.name },
  );
}

function badAnswer(offered: OfferedLog, cause: ProofError): SabtError {
  return new SabtError(
    'bad-answer',
    `What ${offered.name} gives is no log: ${cause.message}. Nothing of it was taken.`,
    {
      at: offered.name,
      cause,
    },
  );
}

/** Holds the entries against the signed root. Returns a digest of each bundle that has new entries. */
async function lookThrough(
  offered: OfferedLog,
  store: SqliteRecordStore,
  size: number,
  root: Uint8Array,
  how: Recovery,
): Promise<Map<number, string>> {
  const held = store.size();
  const head = headOf(store, held);
  const seen = new Map<number, string>();
  for (let index = Math.floor(held / WIDTH); index * WIDTH < size; index++) {
    const entries = await entriesOf(offered, index, size);
    for (const entry of entries.slice(Math.max(0, held - index * WIDTH))) {
      parseEntry(entry);
      head.appendFrom(leafHash(entry), 0);
    }
    seen.set(index, digestOf(entries));
    how.progress?.(Math.min(size, (index + 1) * WIDTH), 2 * size);
  }
  if (toBase64(head.root()) === toBase64(root)) return seen;
  throw forked(offered, 'Its entries after those that are here do not give the root that it signs.');
}

function headOf(store: SqliteRecordStore, size: number): TreeHead {
  const head = new TreeHead(() => undefined);
  for (let at = 0; at < size; at += WIDTH)
    for (const entry of store.entries(at, Math.min(size, at + WIDTH))) head.appendFrom(leafHash(entry), 0);
  return head;
}

const rootOf = (store: SqliteRecordStore, size: number): string => toBase64(headOf(store, size).root());

async function append(
  offered: OfferedLog,
  store: SqliteRecordStore,
  { held, size, root }: { held: number; size: number; root: string },
  seen: ReadonlyMap<number, string>,
  how: Recovery,
): Promise<Map<number, string>> {
  const days = new Map<number, string>();
  for (let at = held; at < size; ) {
    const index = Math.floor(at / WIDTH);
    const all = await entriesOf(offered, index, size);
    if (digestOf(all) !== seen.get(index))
      throw new SabtError('bad-answer', `${offered.name} gave other entries the second time. Run it again.`);
    const entries = all.slice(at - index * WIDTH);
    const vault = entries.map(() => null);
    store.append({ first: at, count: entries.length, bundle: encodeBundle(entries), vault, published: { size, root } });
    if (at === held) days.set(at, parseEntry(entries[0]!).at);
    at += entries.length;
    how.afterStep?.('group');
    how.progress?.(size + at, 2 * size);
  }
  return days;
}

async function entriesOf(offered: OfferedLog, index: number, size: number): Promise<Uint8Array[]> {
  const width = Math.min(WIDTH, size - index * WIDTH);
  const entries = await offered.bundle(index, width);
  if (entries.length === width) return entries;
  throw new SabtError('bad-answer', `${offered.name}: ${width} entries expected, got ${entries.length}.`);
}

function digestOf(entries: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const entry of entries) hash.update(leafHash(entry));
  return hash.digest('base64');
}

/** Where a recovery that was interrupted began, and up to where it goes; null if none was. */
function noteOf(dir: string, held: number): { from: number; size: number } | null {
  if (!existsSync(recoveringNote(dir))) return null;
  try {
    const { from, size } = JSON.parse(readFileSync(recoveringNote(dir), 'utf8')) as { from?: unknown; size?: unknown };
    if (typeof from === 'number' && from <= held && typeof size === 'number') return { from, size };
  } catch {
    // as where it says nothing
  }
  return { from: held, size: held };
}
