/*
 * Journal, tiles and checkpoint against one another. Three witnesses say what the leaves of the log are: the journal,
 * the tiles, and the signed root, which cannot lie unless somebody has the key. The tree is recomputed from the journal
 * and every tile compared byte by byte. If the root comes out as signed, whatever tile differs is damaged. If not, it is
 * recomputed from the leaf hashes in the tiles: if that gives the signed root, the journal is damaged, exactly in the
 * entries whose hashes differ. If neither gives it, both are named.
 */
import {
  decodeBundle,
  equalBytes,
  HASH_BYTES,
  leafHash,
  parseEntry,
  TILE_WIDTH,
  type Tile,
  TreeHead,
  tilePath,
  toBase64,
} from '@sabt/proof';
import { asSabtError } from '../../../model/errors.ts';
import type { RecordStore } from '../../../store/ports.ts';
import { RECORD_FILE } from '../../../store/sqlite/index.ts';
import { appendTo, type Edge, fullTilesBetween, loadEdge, partialTilesOf } from '../log-tree.ts';
import type { TileFiles } from '../tile-files.ts';
import { TileRows } from '../tile-rows.ts';
import type { Watch } from './report.ts';

export interface LogParts {
  store: RecordStore;
  tiles: TileFiles;
  /** The tree to check, and its signed root if there is one. */
  size: number;
  root: string | null;
  watch: Watch;
}

interface Difference {
  tile: Tile;
  found: Uint8Array | null;
  expected: Uint8Array;
}

const MAX_DIFFERENCES = 2000;

/**
 * Checks the entries from `from` on (a multiple of 256; the tree before is taken from the tiles). `sizes`: where the
 * caller wants to know the recomputed root. Returns these roots, and that of the whole.
 */
export async function verifyLog(
  parts: LogParts,
  from: number,
  sizes: ReadonlySet<number>,
): Promise<{ root: string; roots: Map<number, string> }> {
  const { store, tiles, size, root, watch } = parts;
  const roots = new Map<number, string>();
  const differences: Difference[] = [];
  const edge = from === 0 ? emptyEdge() : loadEdge(from, tiles, store);
  for (let at = from; at < size; ) {
    const end = Math.min(size, at + TILE_WIDTH);
    for (const entry of readEntries(at, end, parts)) {
      appendTo(edge, entry);
      if (sizes.has(edge.head.size)) roots.set(edge.head.size, toBase64(edge.head.root()));
    }
    watch.checked.entries += end - at;
    for (const tile of fullTilesBetween(at, end)) compare(tile, edge, parts, differences);
    edge.rows.dropFullTiles();
    at = end;
    await watch.pause({ done: at - from, total: size - from, what: 'log' });
  }
  for (const tile of partialTilesOf(size)) compare(tile, edge, parts, differences);
  const computed = toBase64(edge.head.root());
  if (root === null || computed === root) for (const difference of differences) nameTile(difference, parts);
  else await attribute(differences, computed, parts);
  return { root: root ?? computed, roots };
}

export function emptyEdge(): Edge {
  const rows = new TileRows(0, () => new Uint8Array(0), []);
  return { rows, head: new TreeHead(rows.takeNode) };
}

/** Entries of the journal; where it is damaged, those of the log's own bundle, so that the rest can be checked. */
function readEntries(from: number, to: number, { store, tiles, watch }: LogParts): Uint8Array[] {
  try {
    const entries = store.entries(from, to);
    for (const [i, entry] of entries.entries()) checkForm(entry, from + i, watch);
    return entries;
  } catch (thrown) {
    const error = asSabtError(thrown);
    watch.problem('journal-damaged', error.at ?? `${RECORD_FILE}, entries ${from} to ${to - 1}`, error.message);
  }
  try {
    const bundle = tiles.read({ level: 'entries', index: from / TILE_WIDTH, width: to - from });
    const entries = bundle === null ? [] : decodeBundle(bundle).slice(0, to - from);
    if (entries.length === to - from) return entries;
  } catch {
    // The bundle is named when it is compared.
  }
  return new Array<Uint8Array>(to - from).fill(new Uint8Array(0));
}

function checkForm(entry: Uint8Array, index: number, watch: Watch): void {
  try {
    parseEntry(entry);
  } catch {
    watch.entryProblem(
      'entry-unreadable',
      index,
      RECORD_FILE,
      (range) => `The bytes of ${range} in the journal are no log entry.`,
    );
  }
}

function compare(tile: Tile, edge: Edge, { tiles, watch }: LogParts, differences: Difference[]): void {
  watch.checked.tiles += 1;
  const expected = edge.rows.bytesOf(tile);
  const found = tiles.read(tile);
  // A full tile may stand in for a partial one, but nothing else may follow.
  const fits =
    found !== null && (found.length === expected.length || (tile.width < TILE_WIDTH && found.length > expected.length));
  if (fits && equalBytes(found.subarray(0, expected.length), expected)) return;
  if (differences.length < MAX_DIFFERENCES) differences.push({ tile, found, expected: expected.slice() });
}

function nameTile({ tile, found, expected }: Difference, { watch }: LogParts): void {
  const path = `log/${tilePath(tile.level, tile.index, tile.width)}`;
  if (found === null) {
    watch.problem(
      'tile-missing',
      path,
      `A file of the published log is missing: ${path}. It can be written again from the journal.`,
    );
    return;
  }
  const at = firstDifference(found, expected);
  const where =
    at < Math.min(found.length, expected.length)
      ? `at byte ${at}`
      : `in its length, ${found.length} instead of ${expected.length} bytes`;
  watch.problem(
    'tile-damaged',
    `${path}, byte ${at}`,
    `A file of the published log is not as it was written: it differs ${where}.`,
  );
}

export function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i++) if (a[i] !== b[i]) return i;
  return end;
}

/** The journal's tree has not the signed root: finds out who is wrong. */
async function attribute(differences: readonly Difference[], computed: string, parts: LogParts): Promise<void> {
  const { root, size, watch } = parts;
  const fromTiles = await recomputeFromTiles(parts);
  if (fromTiles === null || fromTiles.root !== root) {
    for (const difference of differences) nameTile(difference, parts);
    watch.problem(
      'root-mismatch',
      RECORD_FILE,
      `The ${size} entries in the journal give the root ${computed}, the signed checkpoint says ${root}: the log was rewritten after it was signed, by somebody without its key.`,
    );
    return;
  }
  for (const difference of differences) {
    const { tile, found, expected } = difference;
    if (tile.level === 0 && found !== null) nameEntries(tile, found, expected, parts);
    if (tile.level === 'entries' && !bundleFits(tile, found, parts)) nameTile(difference, parts);
  }
  for (const difference of fromTiles.differences) nameTile(difference, parts);
}

function nameEntries(tile: Tile, tileHashes: Uint8Array, journalHashes: Uint8Array, { watch }: LogParts): void {
  for (let i = 0; i < tile.width; i++) {
    const [from, to] = [i * HASH_BYTES, (i + 1) * HASH_BYTES];
    if (equalBytes(tileHashes.subarray(from, to), journalHashes.subarray(from, to))) continue;
    const message = (range: string) =>
      `The journal does not hold what was published as ${range}: the hash differs from the one in the published log.`;
    watch.entryProblem('entry-changed', tile.index * TILE_WIDTH + i, RECORD_FILE, message);
  }
}

/** Whether the bundle of entries has the hashes that its tile has. */
function bundleFits(tile: Tile, bundle: Uint8Array | null, { tiles }: LogParts): boolean {
  const hashes = tiles.read({ ...tile, level: 0 });
  if (bundle === null || hashes === null) return false;
  try {
    return decodeBundle(bundle).every((entry, i) =>
      equalBytes(leafHash(entry), hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)),
    );
  } catch {
    return false;
  }
}

function isAbove({ level }: Tile): boolean {
  return level !== 'entries' && level > 0;
}

async function recomputeFromTiles(parts: LogParts): Promise<{ root: string; differences: Difference[] } | null> {
  const { tiles, size, watch } = parts;
  const edge = emptyEdge();
  const differences: Difference[] = [];
  for (let at = 0; at < size; at += TILE_WIDTH) {
    const end = Math.min(size, at + TILE_WIDTH);
    const hashes = tiles.read({ level: 0, index: at / TILE_WIDTH, width: end - at });
    if (hashes === null || hashes.length < (end - at) * HASH_BYTES) return null;
    for (let i = 0; i < end - at; i++) edge.head.appendFrom(hashes, i * HASH_BYTES);
    for (const tile of fullTilesBetween(at, end)) if (isAbove(tile)) compare(tile, edge, parts, differences);
    edge.rows.dropFullTiles();
    await watch.pause({ done: at, total: size, what: 'tiles' });
  }
  for (const tile of partialTilesOf(size)) if (isAbove(tile)) compare(tile, edge, parts, differences);
  return { root: toBase64(edge.head.root()), differences };
}
