/** The log of a copied site: every tile recomputed from the entries, and the root from the tiles. */
import {
  decodeBundle,
  equalBytes,
  HASH_BYTES,
  inclusionProof,
  leafHash,
  type NodeReader,
  ProofError,
  rootFromNodes,
  rootInPlace,
  TILE_WIDTH,
  type Tile,
  tileNodes,
  tilePath,
  tilesBetween,
} from '@sabt/proof';

export interface SiteLog {
  size: number;
  /** Hashes that prove an entry to the checkpoint's root. */
  inclusion(index: number): Uint8Array[];
}

export type Refuse = (code: string, where: string, message: string) => void;

/**
 * `read` gives a file of the site, or null where it is missing, which was named already. Null if the log is not that of
 * the checkpoint.
 */
export function verifyLog(
  { size, root }: { size: number; root: Uint8Array },
  read: (path: string) => Uint8Array | null,
  refuse: Refuse,
): { log: SiteLog | null; tiles: number } {
  const computed = new Map<string, Uint8Array>();
  let sound = true;
  let tiles = 0;
  for (const tile of tilesBetween(0, size)) {
    const path = `log/${tilePath(tile.level, tile.index, tile.width)}`;
    const bytes = read(path);
    tiles++;
    if (bytes === null) {
      refuse('tile-missing', path, 'A file of the log is missing.');
      sound = false;
    } else if (tile.level === 'entries') {
      const hashes = hashesOf(bytes, tile, path, refuse);
      if (hashes === null) sound = false;
      else computed.set(tilePath(0, tile.index, tile.width), hashes);
    } else {
      if (tile.level > 0) computed.set(tilePath(tile.level, tile.index, tile.width), above(tile, computed));
      const expected = computed.get(tilePath(tile.level, tile.index, tile.width));
      if (expected !== undefined && !equalBytes(expected, bytes)) {
        refuse('tile-damaged', path, 'A tile of the log does not follow from the entries.');
        sound = false;
      }
    }
  }
  if (!sound) return { log: null, tiles };
  const nodes: NodeReader = tileNodes(size, ({ level, index, width }) => computed.get(tilePath(level, index, width))!);
  if (!equalBytes(rootFromNodes(size, nodes), root)) {
    refuse('root-mismatch', 'log/checkpoint', 'The entries do not give the root that the checkpoint states.');
    return { log: null, tiles };
  }
  return { log: { size, inclusion: (index) => inclusionProof(index, size, nodes) }, tiles };
}

function hashesOf(bytes: Uint8Array, { width }: Tile, path: string, refuse: Refuse): Uint8Array | null {
  try {
    const hashes = new Uint8Array(width * HASH_BYTES);
    for (const [i, entry] of decodeBundle(bytes, width).entries()) hashes.set(leafHash(entry), i * HASH_BYTES);
    return hashes;
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
    refuse('tile-damaged', path, `This is no bundle of entries: ${thrown.message}.`);
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
