/** The log of a copied site: every tile recomputed from the entries, and the root from the tiles. */
import { checkBytes, checkFunction, checkNumber, checkObject } from './arguments.ts';
import { equalBytes, toBase64 } from './encoding.ts';
import { ProofError } from './errors.ts';
import { HASH_BYTES, leafHash } from './hash.ts';
import { inclusionProof, rootFromNodes } from './prove.ts';
import { aheadOf } from './site-reading.ts';
import { decodeBundle, TILE_WIDTH, type Tile, tileNodes, tilePath, tilesBetween, tileWidth } from './tiles.ts';
import { rootInPlace } from './tree.ts';

export interface SiteLog {
  readonly size: number;
  /** Hashes that prove an entry to the root. */
  inclusion(index: number): Uint8Array[];
  /** The root that the log had at an earlier size. */
  rootAt(size: number): Uint8Array;
}

export type RefuseTile = (code: 'tile-missing' | 'tile-damaged' | 'root-mismatch', where: string, why: string) => void;

/** Bytes that a tile or bundle can have at most. */
export function largestTile(tile: Tile): number {
  checkObject(tile, 'tile');
  const { level, width } = tile;
  checkNumber(width, 'width');
  return width * (level === 'entries' ? 2 + 0xffff : HASH_BYTES);
}

/**
 * `read` gives a file of the log by its path below the log's prefix, or null where it is missing. All that is wrong is told to
 * `refuse`; null if the log is not that of the checkpoint.
 */
export async function verifySiteLog(
  head: { size: number; root: Uint8Array },
  read: (tile: Tile, path: string) => Uint8Array | null | Promise<Uint8Array | null>,
  refuse: RefuseTile,
  pause: (done: number) => Promise<boolean>,
): Promise<{ log: SiteLog | null; tiles: number }> {
  checkObject(head, 'tree head');
  const { size, root } = head;
  checkNumber(size, 'size');
  checkBytes(root, 'root');
  for (const [name, one] of Object.entries({ read, refuse, pause })) checkFunction(one, name);
  const computed = new Map<string, Uint8Array>();
  let sound = true;
  let tiles = 0;
  const pathOf = ({ level, index, width }: Tile): string => tilePath(level, index, width);
  for await (const { item: tile, bytes } of aheadOf(tilesBetween(0, size), (one) => read(one, pathOf(one)))) {
    if (tiles % 50 === 0 && !(await pause(tiles))) return { log: null, tiles };
    const path = pathOf(tile);
    tiles++;
    if (bytes === null) {
      refuse('tile-missing', path, 'a file of the log is missing');
      sound = false;
    } else if (tile.level === 'entries') {
      const hashes = hashesOf(bytes, tile, path, refuse);
      if (hashes === null) sound = false;
      else computed.set(tilePath(0, tile.index, tile.width), hashes);
    } else {
      if (tile.level > 0) computed.set(path, above(tile, computed));
      const expected = computed.get(path);
      if (expected !== undefined && !equalBytes(expected, bytes)) {
        refuse('tile-damaged', path, 'a tile of the log does not follow from the entries');
        sound = false;
      }
    }
  }
  if (!sound) return { log: null, tiles };
  const widthOf = (level: number, index: number): number => tileWidth(level, index, size);
  const nodesAt = (of: number) =>
    tileNodes(of, ({ level, index }) => computed.get(tilePath(level, index, widthOf(level, index)))!);
  const nodes = nodesAt(size);
  const found = rootFromNodes(size, nodes);
  if (!equalBytes(found, root)) {
    const why = `the entries give the root ${toBase64(found)}, the checkpoint states ${toBase64(root)}`;
    refuse('root-mismatch', 'checkpoint', why);
    return { log: null, tiles };
  }
  const log: SiteLog = {
    size,
    inclusion: (index) => inclusionProof(index, size, nodes),
    rootAt: (earlier) => rootFromNodes(earlier, nodesAt(earlier)),
  };
  return { log, tiles };
}

function hashesOf(bytes: Uint8Array, { width }: Tile, path: string, refuse: RefuseTile): Uint8Array | null {
  try {
    const hashes = new Uint8Array(width * HASH_BYTES);
    for (const [i, entry] of decodeBundle(bytes, width).entries()) hashes.set(leafHash(entry), i * HASH_BYTES);
    return hashes;
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
    refuse('tile-damaged', path, `this is no bundle of entries: ${thrown.message}`);
    return null;
  }
}

/** A tile from those of the level below, which are full. */
function above({ level, index, width }: Tile, computed: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const hashes = new Uint8Array(width * HASH_BYTES);
  for (let i = 0; i < width; i++) {
    const below = computed.get(tilePath(Number(level) - 1, index * TILE_WIDTH + i));
    if (below !== undefined) hashes.set(rootInPlace(below.slice(), TILE_WIDTH), i * HASH_BYTES);
  }
  return hashes;
}
