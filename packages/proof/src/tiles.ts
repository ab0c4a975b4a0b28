/*
 * Tiles of a transparency log (C2SP tlog-tiles).
 *
 * A tile is a row of up to 256 hashes: tile n of level l holds the roots over 256^l leaves each, numbers 256n to
 * 256n + 255. Only whole subtrees are in tiles; the levels between are hashed again from them. The last tile of a level
 * is partial until it is full, and a partial tile is never hashed into the level above. Beside the tiles of level 0 lie
 * the entries themselves, in bundles of the same numbers.
 *
 * Paths: tile/<level>/<number>, tile/entries/<number>; the number in groups of three digits, all but the last one
 * prefixed with x (1234067 is x001/x234/067); a partial tile ends in .p/<width>.
 *
 * What is read from a tile is the word of whoever serves it. It counts for nothing until the root computed from it is
 * that of a signed checkpoint.
 */
import { checkBytes, checkFunction, checkList, checkNumber, checkString } from './arguments.ts';
import { describe, ProofError } from './errors.ts';
import { HASH_BYTES } from './hash.ts';
import { missingNode, type NodeReader } from './prove.ts';
import { checkSize, rootInPlace } from './tree.ts';

export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 256;
const MAX_LEVEL = 63;

export interface Tile {
  /** 0 to 63, or `entries` for a bundle of entries. */
  readonly level: number | 'entries';
  readonly index: number;
  /** Number of hashes or entries, 1 to 256. */
  readonly width: number;
}

/** Path of a tile below the log's prefix. Throws ProofError `bad-tile-path` for a level or width that cannot be. */
export function tilePath(level: number | 'entries', index: number, width: number = TILE_WIDTH): string {
  checkSize(index, 'index of the tile');
  checkLevel(level);
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) {
    throw new ProofError('bad-tile-path', `widths go from 1 to 256, got ${describe(width)}`);
  }
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!;
  const number = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${number}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

function checkLevel(level: unknown): void {
  if (level === 'entries') return;
  if (!Number.isInteger(level) || Number(level) < 0 || Number(level) > MAX_LEVEL) {
    throw new ProofError('bad-tile-path', `levels go from 0 to 63, got ${describe(level)}`);
  }
}

/** Path of a bundle of entries. */
export function entriesPath(index: number, width: number = TILE_WIDTH): string {
  return tilePath('entries', index, width);
}

const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** Reads a path of a tile. Throws ProofError `bad-tile-path` for anything that `tilePath` would not write. */
export function parseTilePath(path: string): Tile {
  checkString(path, 'path');
  const [, level, number, partial] = PATH.exec(path) ?? [];
  if (level === undefined || number === undefined) {
    throw new ProofError('bad-tile-path', `tile/<level>/<number>[.p/<width>] expected, got ${describe(path)}`);
  }
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(number.replace(/[x/]/g, '')),
    width: partial === undefined ? TILE_WIDTH : Number(partial),
  };
  if (!Number.isSafeInteger(tile.index) || tilePath(tile.level, tile.index, tile.width) !== path) {
    throw new ProofError('bad-tile-path', `not the canonical path of a tile: ${describe(path)}`);
  }
  return tile;
}

/** Number of hashes that a level of tiles holds in a tree of `size` leaves; the bundles are as level 0. */
function hashesAt(level: number | 'entries', size: number): number {
  return Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
}

/** Width of a tile in the tree of `size` leaves: 256, less for the last one of a level, 0 if there is none. */
export function tileWidth(level: number | 'entries', index: number, size: number): number {
  checkLevel(level);
  checkSize(index, 'index of the tile');
  checkSize(size, 'size');
  return Math.min(TILE_WIDTH, Math.max(0, hashesAt(level, size) - index * TILE_WIDTH));
}

/** The tiles and bundles that a tree of `newSize` leaves has and one of `oldSize` has not, or has narrower. */
export function* tilesBetween(oldSize: number, newSize: number): Generator<Tile> {
  checkSize(oldSize, 'oldSize');
  checkSize(newSize, 'newSize');
  if (oldSize > newSize) throw new ProofError('sizes-reversed', `from ${oldSize} to ${newSize} leaves`);
  yield* tilesOfLevel('entries', oldSize, newSize);
  for (let level = 0; hashesAt(level, newSize) > hashesAt(level, oldSize); level++) {
    yield* tilesOfLevel(level, oldSize, newSize);
  }
}

function* tilesOfLevel(level: number | 'entries', oldSize: number, newSize: number): Generator<Tile> {
  const first = Math.floor(hashesAt(level, oldSize) / TILE_WIDTH);
  for (let index = first; tileWidth(level, index, newSize) > 0; index++) {
    yield { level, index, width: tileWidth(level, index, newSize) };
  }
}

/** Where the hash of a whole subtree lies: the tile, the first of its hashes that are below the node, how many. */
export function tileOfNode(
  level: number,
  index: number,
): { level: number; index: number; first: number; count: number } {
  checkSize(level, 'level');
  checkSize(index, 'index of the node');
  const count = 2 ** (level % TILE_HEIGHT);
  const position = index * count;
  const tile = Math.floor(position / TILE_WIDTH);
  return { level: Math.floor(level / TILE_HEIGHT), index: tile, first: position - tile * TILE_WIDTH, count };
}

/**
 * A node reader for the tree of `size` leaves over its tiles, for `rootFromNodes`, `inclusionProof` and
 * `consistencyProof`. `readTile` gives the bytes of a tile, width * 32 of them (more are allowed: a full tile may stand
 * in for a partial one), or throws. Each tile is read once and kept as long as the reader lives.
 */
export function tileNodes(size: number, readTile: (tile: Tile & { level: number }) => Uint8Array): NodeReader {
  checkSize(size, 'size');
  checkFunction(readTile, 'readTile');
  const tiles = new Map<string, Uint8Array>();
  return (level, index) => {
    const place = tileOfNode(level, index);
    const width = tileWidth(place.level, place.index, size);
    if (place.first + place.count > width) throw missingNode(level, index);
    const path = tilePath(place.level, place.index, width);
    let hashes = tiles.get(path);
    if (hashes === undefined) {
      hashes = readTile({ level: place.level, index: place.index, width });
      checkTile(hashes, width, path);
      tiles.set(path, hashes);
    }
    // A copy, which is hashed in place; `slice` of Node's Buffer would be none, and would spoil the tile that is kept.
    const row = new Uint8Array(hashes.subarray(place.first * HASH_BYTES, (place.first + place.count) * HASH_BYTES));
    return rootInPlace(row, place.count);
  };
}

function checkTile(bytes: unknown, width: number, path: string): asserts bytes is Uint8Array {
  const wide = bytes instanceof Uint8Array ? bytes.length / HASH_BYTES : 0;
  if (!Number.isInteger(wide) || wide < width || wide > TILE_WIDTH) {
    throw new ProofError('bad-tile', `${path}: ${width * HASH_BYTES} bytes expected, got ${describe(bytes)}`);
  }
}

const MAX_ENTRY_BYTES = 0xffff;

/** A bundle of 1 to 256 entries, each behind its length as a big-endian uint16. Throws ProofError `bad-bundle`. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  checkList(entries, 'entries');
  for (let i = 0; i < entries.length; i++) checkBytes(entries[i], `entry ${i}`);
  if (entries.length < 1 || entries.length > TILE_WIDTH) {
    throw new ProofError('bad-bundle', `a bundle has 1 to 256 entries, not ${entries.length}`);
  }
  const bundle = new Uint8Array(entries.reduce((bytes, entry) => bytes + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES) {
      throw new ProofError('bad-bundle', `an entry has at most 65535 bytes, not ${entry.length}`);
    }
    bundle[at] = entry.length >> 8;
    bundle[at + 1] = entry.length & 255;
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

/**
 * The entries of a bundle, as views of its bytes. `width`, if given, is how many there must be. Throws ProofError
 * `bad-bundle`.
 */
export function decodeBundle(bundle: Uint8Array, width?: number): Uint8Array[] {
  checkBytes(bundle, 'bundle');
  if (width !== undefined) checkNumber(width, 'width');
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    const start = at + 2;
    const end = start > bundle.length ? start : start + ((bundle[at]! << 8) | bundle[at + 1]!);
    if (end > bundle.length) {
      throw new ProofError('bad-bundle', `entry ${entries.length} ends at byte ${end}, the bundle at ${bundle.length}`);
    }
    entries.push(bundle.subarray(start, end));
    at = end;
  }
  const expected = width ?? Math.min(TILE_WIDTH, Math.max(1, entries.length));
  if (entries.length !== expected) {
    throw new ProofError('bad-bundle', `${expected} entries expected, got ${entries.length}`);
  }
  return entries;
}
