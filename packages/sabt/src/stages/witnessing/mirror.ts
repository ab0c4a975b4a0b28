/*
 * A mirror: a full copy of a published log, by anybody, that is sound whatever its source says. Only the checkpoint and the
 * entries are fetched. Every tile is computed from the entries here, so a wrong tile of the source cannot get in, and the
 * root of it all must be the one that the log signed. The copy is then exactly what the log publishes, and any web server
 * can serve the folder.
 *
 * The new checkpoint takes its place last. Until then the folder is the former copy: what lies beyond the size of its
 * checkpoint does not count and is written again the next time. A shorter log, another root, an entry that is not what it
 * was are refused with the name of what they are, the offending checkpoint is kept in `evidence/`, and the copy stays.
 *
 * Files: `checkpoint`, `keys.json` (the statements of the log's keys, as they were followed), `tile/…`, `mirror.json` with the log's key, `evidence/`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  decodeBundle,
  encodeBundle,
  equalBytes,
  HASH_BYTES,
  leafHashInto,
  ProofError,
  parseVerifierKey,
  rootFromNodes,
  rootInPlace,
  TILE_WIDTH,
  type Tile,
  tileNodes,
  tileWidth,
  toBase64,
} from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { makeFolder, writeDurably } from '../../store/files/durable.ts';
import { WriterLock } from '../../store/files/lock.ts';
import { TileFiles } from '../keeping/index.ts';
import { isContradiction, toldOfBoth } from './both-kept.ts';
import { type KnownKeys, keysKnown, lookAt } from './followed-keys.ts';
import { type LogSource, logSource } from './log-source.ts';
import type { WitnessingProblem } from './problems.ts';
import {
  forkedAt,
  forkedOrFalse,
  notAsSigned,
  openSeen,
  rolledBack,
  type SeenCheckpoint,
  unreadable,
} from './seen-log.ts';

export interface MirrorInput {
  /** Address or folder. */
  log: string;
  dir: string;
  /** Needed the first time. */
  key?: string | undefined;
  /** Recompute the whole copy, not only what is new. */
  full: boolean;
  /** A log that claims more is not copied. */
  maxEntries: number;
}

export interface Mirrored {
  ok: boolean;
  dir: string;
  origin: string;
  /** Of the copy as it stands. */
  size: number;
  root: string | null;
  /** Entries that were fetched in this run. */
  fetched: number;
  problems: WitnessingProblem[];
}

interface MirrorFile {
  format: 'sabt-mirror/1';
  vkey: string;
}

export interface MirrorWatch {
  progress(done: number, total: number): void;
  signal: AbortSignal;
}

/** Throws `missing-argument` without a key, `conflict`, `archive-locked`, `archive-damaged` if the copy itself is damaged. */
export async function mirrorLog(input: MirrorInput, watch: MirrorWatch): Promise<Mirrored> {
  const vkey = keyOf(input);
  makeFolder(input.dir);
  const lock = await WriterLock.take(input.dir, 'sabt mirror');
  try {
    writeDurably(join(input.dir, 'mirror.json'), `${JSON.stringify({ format: 'sabt-mirror/1', vkey }, null, 2)}\n`);
    return await new Mirror(input, vkey, watch).run();
  } finally {
    lock.release();
  }
}

class Mirror {
  private readonly input: MirrorInput;
  private readonly vkey: string;
  private readonly watch: MirrorWatch;
  private readonly tiles: TileFiles;
  private readonly source: LogSource;
  private fetched = 0;

  constructor(input: MirrorInput, vkey: string, watch: MirrorWatch) {
    this.input = input;
    this.vkey = vkey;
    this.watch = watch;
    this.tiles = new TileFiles(input.dir);
    this.source = logSource(input.log, watch.signal);
  }

  async run(): Promise<Mirrored> {
    const before = this.held();
    if (before !== null && this.input.full) this.recompute(before);
    const fetched = await lookAt(this.source, this.known());
    if ('problem' in fetched) return this.answer(before, fetched.problem);
    const { seen, known } = fetched;
    const problem = await this.bringUp(seen, before, known);
    if (problem === null) return this.answer(seen, null);
    const now = this.keepEvidence(seen.note);
    if (before === null || !isContradiction(problem)) return this.answer(before, problem);
    // the checkpoint of the copy is replaced one day, this file is not
    const former = this.keepEvidence(before.note) ?? join(this.input.dir, 'checkpoint');
    return this.answer(before, toldOfBoth(problem, { before: former, now }));
  }

  /** The checkpoint of the copy as it stands. */
  private held(): SeenCheckpoint | null {
    const path = join(this.input.dir, 'checkpoint');
    if (!existsSync(path)) return null;
    const opened = openSeen(readFileSync(path, 'utf8'), this.keys(), path);
    if ('seen' in opened) return opened.seen;
    throw new SabtError('archive-damaged', `The checkpoint of this mirror does not hold: ${opened.problem.message}`, {
      at: path,
    });
  }

  private known(): KnownKeys {
    const path = join(this.input.dir, 'keys.json');
    return { vkey: this.vkey, file: existsSync(path) ? readFileSync(path, 'utf8') : null };
  }

  private keys(): ReturnType<typeof keysKnown> {
    try {
      return keysKnown(this.known());
    } catch (cause) {
      const at = join(this.input.dir, 'keys.json');
      throw new SabtError('archive-damaged', `The keys that this mirror followed cannot be read: ${at}.`, {
        at,
        cause,
      });
    }
  }

  private async bringUp(
    seen: SeenCheckpoint,
    before: SeenCheckpoint | null,
    { file }: KnownKeys,
  ): Promise<WitnessingProblem | null> {
    const { name } = this.source;
    if (before !== null && seen.size < before.size) return rolledBack(seen, before, name);
    if (before !== null && seen.size === before.size && !equalBytes(seen.root, before.root))
      return forkedAt(seen, before, name);
    if (seen.size > this.input.maxEntries)
      return {
        code: 'log-unreadable',
        where: name,
        message: `The log claims ${seen.size} entries; at most ${this.input.maxEntries} are copied (--max-entries).`,
      };
    try {
      const differing = await this.fetchEntries(seen, before);
      if (differing !== null) return differing;
    } catch (thrown) {
      this.watch.signal.throwIfAborted();
      if (thrown instanceof ProofError)
        return { code: 'log-unreadable', where: name, message: `A bundle of entries is none: ${thrown.message}.` };
      return unreadable(this.source, thrown);
    }
    const oldSize = before?.size ?? 0;
    this.writeUpper(oldSize, seen.size);
    const root = this.rootOf(seen.size);
    if (!equalBytes(root, seen.root))
      return before === null ? notAsSigned(seen, root, name) : forkedOrFalse(seen, before, this.source);
    await this.tiles.sync();
    if (file !== null) writeDurably(join(this.input.dir, 'keys.json'), file);
    writeDurably(join(this.input.dir, 'checkpoint'), seen.note);
    this.dropFormerPartials(oldSize, seen.size);
    return null;
  }

  /** Fetches the entries that are new, and writes bundles and tiles of level 0. Returns what is wrong with the old ones. */
  private async fetchEntries(seen: SeenCheckpoint, before: SeenCheckpoint | null): Promise<WitnessingProblem | null> {
    const oldSize = before?.size ?? 0;
    if (oldSize === seen.size) return null;
    const held = oldSize % TILE_WIDTH;
    for (let index = (oldSize - held) / TILE_WIDTH; index * TILE_WIDTH < seen.size; index++) {
      this.watch.signal.throwIfAborted();
      const tile: Tile = { level: 'entries', index, width: tileWidth('entries', index, seen.size) };
      const entries = decodeBundle(await this.source.tile(tile)).slice(0, tile.width);
      if (entries.length < tile.width)
        throw new ProofError('bad-bundle', `${tile.width} entries expected, got ${entries.length}`);
      const hashes = hashesOf(entries);
      if (before !== null && held > 0 && index * TILE_WIDTH < oldSize) {
        const old = this.readExactly({ level: 0, index, width: held });
        const differs = firstDifference(old, hashes);
        if (differs !== null) {
          const problem = forkedAt(seen, before, this.source.name);
          return { ...problem, message: `${problem.message} Entry ${index * TILE_WIDTH + differs} is another one.` };
        }
      }
      this.tiles.write(tile, encodeBundle(entries));
      this.tiles.write({ ...tile, level: 0 }, hashes);
      this.fetched += entries.length - (index * TILE_WIDTH < oldSize ? held : 0);
      this.watch.progress(Math.min(seen.size, (index + 1) * TILE_WIDTH), seen.size);
    }
    return null;
  }

  /** The tiles above level 0 that are new, each hash from the full tile below it. */
  private writeUpper(oldSize: number, size: number): void {
    for (let level = 1; Math.floor(size / TILE_WIDTH ** level) > 0; level++) {
      const first = Math.floor(Math.floor(oldSize / TILE_WIDTH ** level) / TILE_WIDTH);
      for (let index = first; tileWidth(level, index, size) > 0; index++) {
        const tile: Tile = { level, index, width: tileWidth(level, index, size) };
        this.tiles.write(tile, this.computed(tile));
      }
    }
  }

  private computed({ level, index, width }: Tile): Uint8Array {
    const hashes = new Uint8Array(width * HASH_BYTES);
    for (let i = 0; i < width; i++) {
      const from = { level: Number(level) - 1, index: index * TILE_WIDTH + i, width: TILE_WIDTH };
      hashes.set(rootInPlace(this.readExactly(from).slice(), TILE_WIDTH), i * HASH_BYTES);
    }
    return hashes;
  }

  private rootOf(size: number): Uint8Array {
    return rootFromNodes(
      size,
      tileNodes(size, (tile) => this.readExactly(tile)),
    );
  }

  /** Holds the whole copy against its checkpoint, from the entries up. Throws `archive-damaged`, naming the place. */
  private recompute({ size, root }: SeenCheckpoint): void {
    for (let index = 0; index * TILE_WIDTH < size; index++) {
      this.watch.signal.throwIfAborted();
      const tile: Tile = { level: 'entries', index, width: tileWidth('entries', index, size) };
      const differs = firstDifference(
        this.readExactly({ ...tile, level: 0 }),
        hashesOf(decodedHere(this.readExactly(tile), this.tiles.path(tile))),
      );
      if (differs !== null) throw this.damaged(tile);
    }
    for (let level = 1; Math.floor(size / TILE_WIDTH ** level) > 0; level++)
      for (let index = 0; tileWidth(level, index, size) > 0; index++) {
        const tile: Tile = { level, index, width: tileWidth(level, index, size) };
        if (!equalBytes(this.readExactly(tile), this.computed(tile))) throw this.damaged(tile);
      }
    if (!equalBytes(this.rootOf(size), root))
      throw new SabtError('archive-damaged', 'The copy does not give the root that the log signed.', {
        at: this.input.dir,
      });
  }

  private readExactly(tile: Tile): Uint8Array {
    const bytes = this.tiles.readExactly(tile);
    if (bytes === null || (tile.level !== 'entries' && bytes.length !== tile.width * HASH_BYTES))
      throw this.damaged(tile);
    return bytes;
  }

  private damaged(tile: Tile): SabtError {
    const at = this.tiles.path(tile);
    return new SabtError(
      'archive-damaged',
      `A file of this mirror is not as it was written: ${at}. Mirror the log anew into another folder.`,
      { at },
    );
  }

  private dropFormerPartials(oldSize: number, size: number): void {
    const levels: Tile['level'][] = ['entries'];
    for (let level = 0; Math.floor(size / TILE_WIDTH ** level) > 0; level++) levels.push(level);
    for (const level of levels) {
      const hashes = (of: number): number => Math.floor(of / TILE_WIDTH ** (level === 'entries' ? 0 : level));
      const index = Math.floor(hashes(oldSize) / TILE_WIDTH);
      if (tileWidth(level, index, size) === TILE_WIDTH) this.tiles.dropPartials(level, index);
      else if (hashes(oldSize) % TILE_WIDTH > 0 && hashes(size) > hashes(oldSize))
        this.tiles.dropNarrower({ level, index, width: tileWidth(level, index, size) });
    }
  }

  /** The file; null where there are too many. */
  private keepEvidence(note: string): string | null {
    const folder = join(this.input.dir, 'evidence');
    makeFolder(folder);
    const path = join(folder, `${createHash('sha256').update(note).digest('hex').slice(0, 16)}.txt`);
    if (existsSync(path)) return path;
    if (readdirSync(folder).length >= 256) return null;
    writeDurably(path, note);
    return path;
  }

  private answer(held: SeenCheckpoint | null, problem: WitnessingProblem | null): Mirrored {
    return {
      ok: problem === null,
      dir: this.input.dir,
      origin: parseVerifierKey(this.vkey).name,
      size: held?.size ?? 0,
      root: held === null ? null : toBase64(held.root),
      fetched: problem === null ? this.fetched : 0,
      problems: problem === null ? [] : [problem],
    };
  }
}

function hashesOf(entries: readonly Uint8Array[]): Uint8Array {
  const hashes = new Uint8Array(entries.length * HASH_BYTES);
  for (const [i, entry] of entries.entries()) leafHashInto(entry, hashes, i * HASH_BYTES);
  return hashes;
}

/** Number of the first hash of `old` that is not the same in `now`; null if there is none. */
function firstDifference(old: Uint8Array, now: Uint8Array): number | null {
  for (let at = 0; at < old.length; at += HASH_BYTES)
    if (!equalBytes(old.subarray(at, at + HASH_BYTES), now.subarray(at, at + HASH_BYTES))) return at / HASH_BYTES;
  return null;
}

function decodedHere(bundle: Uint8Array, at: string): Uint8Array[] {
  try {
    return decodeBundle(bundle);
  } catch (cause) {
    throw new SabtError('archive-damaged', `A file of this mirror is not as it was written: ${at}.`, { at, cause });
  }
}

function keyOf({ dir, key }: MirrorInput): string {
  const path = join(dir, 'mirror.json');
  if (!existsSync(path)) {
    if (existsSync(dir) && readdirSync(dir).length > 0)
      throw new SabtError('conflict', `The folder ${dir} holds something other than a mirror. Name a new one.`, {
        at: dir,
      });
    if (key === undefined)
      throw new SabtError(
        'missing-argument',
        'The first time, a mirror needs the verifier key of the log: --key VKEY. Get it from the keeper in person.',
      );
    return checkedKey(key);
  }
  let file: MirrorFile;
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as MirrorFile;
    if (file.format !== 'sabt-mirror/1') throw new Error('another format');
    parseVerifierKey(file.vkey);
  } catch (cause) {
    throw new SabtError('archive-damaged', `The description of this mirror cannot be read: ${path}.`, {
      at: path,
      cause,
    });
  }
  if (key !== undefined && checkedKey(key) !== file.vkey)
    throw new SabtError('invalid-argument', 'This folder mirrors a log with another key. Name another folder.');
  return file.vkey;
}

function checkedKey(key: string): string {
  try {
    parseVerifierKey(key);
    return key;
  } catch (cause) {
    throw new SabtError('invalid-argument', `“${key}” is no verifier key. One looks like NAME+1234abcd+BASE64.`, {
      cause,
    });
  }
}
