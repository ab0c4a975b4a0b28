/** The log's tree as it stands on disk: its right edge for appending, its former roots for comparing. */
import {
  equalBytes,
  fromBase64,
  HASH_BYTES,
  leafHashInto,
  type NodeReader,
  rootFromNodes,
  rootInPlace,
  TILE_WIDTH,
  type Tile,
  TreeHead,
  tileNodes,
  tilesBetween,
  tileWidth,
  toBase64,
} from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import type { RecordStore } from '../../store/ports.ts';
import type { TileFiles } from './tile-files.ts';
import { TileRows } from './tile-rows.ts';

export interface Edge {
  head: TreeHead;
  rows: TileRows;
}

/**
 * Reads nodes of the tree of `size` leaves from the tiles on disk. Where a tile is missing it is computed from the
 * journal, if that is given, else `archive-damaged` is thrown.
 */
export function nodesOnDisk(size: number, tiles: TileFiles, store?: RecordStore): NodeReader {
  return tileNodes(size, (tile) =>
    store !== undefined && tiles.read(tile) === null ? computeTile(tile, store) : readTile(tile, tiles),
  );
}

/** The bytes of a tile of hashes, from the journal alone. Throws `archive-damaged`. */
export function computeTile({ level, index, width }: Tile & { level: number }, store: RecordStore): Uint8Array {
  const hashes = new Uint8Array(width * HASH_BYTES);
  if (level === 0) {
    const entries = store.entries(index * TILE_WIDTH, index * TILE_WIDTH + width);
    for (const [i, entry] of entries.entries()) leafHashInto(entry, hashes, i * HASH_BYTES);
    return hashes;
  }
  for (let i = 0; i < width; i++) {
    const below = computeTile({ level: level - 1, index: index * TILE_WIDTH + i, width: TILE_WIDTH }, store);
    hashes.set(rootInPlace(below, TILE_WIDTH), i * HASH_BYTES);
  }
  return hashes;
}

function readTile(tile: Tile, tiles: TileFiles): Uint8Array {
  const bytes = tiles.read(tile);
  const length = tile.width * HASH_BYTES;
  if (bytes === null || bytes.length < length) {
    throw new SabtError('archive-damaged', `A tile of the log is missing or cut short: ${tiles.path(tile)}.`, {
      at: tiles.path(tile),
    });
  }
  return bytes.subarray(0, length);
}

/** Root, in base64, that the tree had at a smaller size. */
export function rootAt(size: number, nodes: NodeReader): string {
  return toBase64(rootFromNodes(size, nodes));
}

/** The right edge of the tree of `size` leaves, from tiles and journal. Throws `archive-damaged`. */
export function loadEdge(size: number, tiles: TileFiles, store: RecordStore): Edge {
  const nodes = nodesOnDisk(size, tiles);
  const whole: Uint8Array[] = [];
  for (let level = Math.floor(Math.log2(Math.max(1, size))), at = 0; level >= 0; level--) {
    const width = 2 ** level;
    if (size - at < width) continue;
    whole.push(nodes(level, at / width));
    at += width;
  }
  const edge = (level: number) => {
    const hashes = Math.floor(size / TILE_WIDTH ** level);
    const index = Math.floor(hashes / TILE_WIDTH);
    const width = tileWidth(level, index, size);
    return width === 0 ? new Uint8Array(0) : readTile({ level, index, width }, tiles);
  };
  const rows = new TileRows(size, edge, store.entries(size - (size % TILE_WIDTH), size));
  return { rows, head: TreeHead.at(size, whole, rows.takeNode) };
}

const leaf = new Uint8Array(HASH_BYTES);

export function appendTo(edge: Edge, entry: Uint8Array): void {
  leafHashInto(entry, leaf, 0);
  edge.head.appendFrom(leaf, 0);
  edge.rows.pushEntry(entry);
}

const CHUNK = 64 * TILE_WIDTH;

/**
 * Recomputes the tiles of the tree of `size` leaves from the journal, from entry `from` on (a multiple of 256), and
 * hands those to `differs` that are not on disk as they must be. Returns the edge.
 */
export function recomputeTiles(
  from: number,
  size: number,
  tiles: TileFiles,
  store: RecordStore,
  differs: (tile: Tile, bytes: Uint8Array) => void,
): Edge {
  const edge = loadEdge(from, tiles, store);
  const compare = (tile: Tile) => {
    const bytes = edge.rows.bytesOf(tile);
    const found = tiles.read(tile);
    if (found === null || !equalBytes(found.subarray(0, bytes.length), bytes)) differs(tile, bytes);
  };
  for (let at = from; at < size; ) {
    const end = Math.min(size, at + CHUNK);
    for (const entry of store.entries(at, end)) appendTo(edge, entry);
    for (const tile of fullTilesBetween(at, end)) compare(tile);
    edge.rows.dropFullTiles();
    at = end;
  }
  for (const tile of partialTilesOf(size)) compare(tile);
  return edge;
}

/** The tiles that become full between two sizes. */
export function* fullTilesBetween(oldSize: number, newSize: number): Generator<Tile> {
  for (const tile of tilesBetween(oldSize, newSize)) if (tile.width === TILE_WIDTH) yield tile;
}

/** The partial tiles at the right edge of the tree of `size` leaves, at most one a level. */
export function* partialTilesOf(size: number): Generator<Tile> {
  const partial = (level: Tile['level'], hashes: number): Tile => ({
    level,
    index: Math.floor(hashes / TILE_WIDTH),
    width: hashes % TILE_WIDTH,
  });
  if (size % TILE_WIDTH > 0) yield partial('entries', size);
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) {
    if (hashes % TILE_WIDTH > 0) yield partial(level, hashes);
  }
}

export function hasRoot(edge: Edge, root: string): boolean {
  return equalBytes(edge.head.root(), fromBase64(root));
}
