/*
 * What happens when an archive is opened to write. The journal is the truth, the checkpoint is what was promised:
 *
 * 1. keys that a crash left without entries are removed, interrupted resealings are ended;
 * 2. the checkpoint on disk must verify, and the journal must reach it and have its root there;
 * 3. tiles that are missing or that a crash of the machine may have lost are compared with the journal and written again;
 * 4. entries beyond the checkpoint (durable, but the crash came before the checkpoint) are covered by a new one;
 * 5. nothing is signed that does not agree with the high-water marks.
 *
 * A step that finds damage refuses to write and says what to do. It never mends by signing something else.
 */
import { TILE_WIDTH } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import type { RecordStore, TreeMark } from '../../store/ports.ts';
import type { SignedCheckpoint } from './checkpoint-file.ts';
import {
  type Edge,
  fullTilesBetween,
  hasRoot,
  loadEdge,
  nodesOnDisk,
  partialTilesOf,
  recomputeTiles,
  rootAt,
} from './log-tree.ts';
import type { Places } from './places.ts';
import type { TileFiles } from './tile-files.ts';

/** The right edge at the checkpoint's size, with tiles on disk that agree with it. `synced`: tiles surely on disk. */
export function recoverEdge(
  checkpoint: SignedCheckpoint,
  synced: number,
  store: RecordStore,
  tiles: TileFiles,
  places: Places,
): Edge {
  const held = store.size();
  if (held < checkpoint.size) {
    throw new SabtError(
      'archive-damaged',
      `The journal holds ${held} entries, but ${checkpoint.size} were published. Put record.db back from a backup; \`sabt verify\` lists what is missing.`,
      { at: places.dir },
    );
  }
  if (synced === checkpoint.size) {
    const edge = ifSound(() => loadEdge(checkpoint.size, tiles, store));
    if (edge !== null && hasRoot(edge, checkpoint.root)) return edge;
  }
  const from = Math.min(synced, checkpoint.size) - (Math.min(synced, checkpoint.size) % TILE_WIDTH);
  return (
    (from > 0 ? rewriteTiles(from, checkpoint, store, tiles) : null) ??
    rewriteTiles(0, checkpoint, store, tiles) ??
    refuse(places)
  );
}

function rewriteTiles(from: number, checkpoint: SignedCheckpoint, store: RecordStore, tiles: TileFiles): Edge | null {
  // First without writing: tiles are only replaced by ones that lead to the published root.
  let differing = 0;
  const edge = ifSound(() => recomputeTiles(from, checkpoint.size, tiles, store, () => (differing += 1)));
  if (edge === null || !hasRoot(edge, checkpoint.root)) return null;
  if (from === 0) dropFormer(checkpoint.size, tiles);
  if (differing === 0) return edge;
  return recomputeTiles(from, checkpoint.size, tiles, store, (tile, bytes) => tiles.write(tile, bytes));
}

/** When everything is doubted, partial tiles of former checkpoints are too: wider ones serve their readers as well. */
function dropFormer(size: number, tiles: TileFiles): void {
  for (const { level, index } of fullTilesBetween(0, size)) tiles.dropPartials(level, index);
  for (const tile of partialTilesOf(size)) tiles.dropNarrower(tile);
}

function refuse(places: Places): never {
  throw new SabtError(
    'archive-damaged',
    'The entries in the journal are not those that were published: their tree has another root than the checkpoint. `sabt verify` names the place; put record.db back from a backup.',
    { at: places.dir },
  );
}

/** The result, or null where the work met damage; any other failure goes on. */
function ifSound<T>(work: () => T): T | null {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof SabtError && thrown.code === 'archive-damaged') return null;
    throw thrown;
  }
}

export interface MarkProblem {
  code: 'behind-high-water-mark' | 'forked-from-high-water-mark';
  message: string;
}

/** Compares a log with a mark that was kept of it. Null if it agrees. */
export function compareWithMark(log: TreeMark, mark: TreeMark, where: string, tiles: TileFiles): MarkProblem | null {
  if (mark.size > log.size) {
    return {
      code: 'behind-high-water-mark',
      message: `This log has ${log.size} entries, but one with ${mark.size} was published before (${where}). An older copy seems to have been put in its place.`,
    };
  }
  const root = mark.size === log.size ? log.root : rootAt(mark.size, nodesOnDisk(log.size, tiles));
  if (root === mark.root) return null;
  return {
    code: 'forked-from-high-water-mark',
    message: `Of its first ${mark.size} entries this log says something else than was published before: entries were changed or replaced. (Its root of them is ${root}; ${mark.root} is known from ${where}.)`,
  };
}
