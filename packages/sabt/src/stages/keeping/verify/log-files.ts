/**
 * The files below `log/` that the current tree does not need: partial tiles of former checkpoints, which readers may
 * still fetch and which must be beginnings of what stands there now; and whatever does not belong there.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { equalBytes, parseTilePath, TILE_WIDTH, type Tile, tileWidth } from '@sabt/proof';
import type { TileFiles } from '../tile-files.ts';
import type { Watch } from './report.ts';

export async function verifyLogFiles(log: string, size: number, tiles: TileFiles, watch: Watch): Promise<void> {
  for (const path of filesBelow(join(log, 'tile'))) {
    const name = relative(log, path).split(sep).join('/');
    const tile = parsed(name);
    if (tile === null) {
      watch.finding(
        'unexpected-file',
        `log/${name}`,
        'A file lies in the folder of the published log that is none of it.',
      );
    } else if (tile.width < TILE_WIDTH) {
      verifyPartial(path, name, tile, size, tiles, watch);
    }
    await watch.pause({ done: 0, total: 0, what: 'log files' });
  }
}

function* filesBelow(folder: string): Generator<string> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

function parsed(name: string): Tile | null {
  try {
    return parseTilePath(name);
  } catch {
    return null;
  }
}

function verifyPartial(path: string, name: string, tile: Tile, size: number, tiles: TileFiles, watch: Watch): void {
  const width = tileWidth(tile.level, tile.index, size);
  // A wider one than the checkpoint covers is being written, or was when a crash came: nobody was told of it.
  if (tile.width >= width) return;
  const current = tiles.read({ ...tile, width });
  if (current === null || !existsSync(path)) return;
  watch.checked.tiles += 1;
  const bytes = readFileSync(path);
  if (bytes.length < current.length && equalBytes(current.subarray(0, bytes.length), bytes) && isWhole(bytes, tile))
    return;
  watch.problem(
    'tile-damaged',
    `log/${name}`,
    'A file of the published log, of a former checkpoint, is not as it was written.',
  );
}

/** Whether the bytes are as many hashes, or entries, as the tile's name says. */
function isWhole(bytes: Uint8Array, { level, width }: Tile): boolean {
  if (level !== 'entries') return bytes.length === width * 32;
  let count = 0;
  for (let at = 0; at < bytes.length; count++) at += 2 + ((bytes[at]! << 8) | (bytes[at + 1] ?? 0));
  return count === width;
}
