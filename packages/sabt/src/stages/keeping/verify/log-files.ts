/**
 * The files below `log/` that the current tree does not need. Partial tiles of former checkpoints, which readers may still
 * fetch, must be beginnings of what stands there now. Tiles wider than the checkpoint covers are being written, or were
 * when a crash came: the journal comes first, so they must be what it gives. Whatever else lies there does not belong there.
 */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { encodeBundle, equalBytes, largestTile, parseTilePath, TILE_WIDTH, type Tile, tileWidth } from '@sabt/proof';
import { asSabtError } from '../../../model/errors.ts';
import type { RecordStore } from '../../../store/ports.ts';
import { computeTile } from '../log-tree.ts';
import type { TileFiles } from '../tile-files.ts';
import type { Watch } from './report.ts';

interface Parts {
  tiles: TileFiles;
  store: RecordStore;
  watch: Watch;
}

export async function verifyLogFiles(log: string, size: number, parts: Parts): Promise<void> {
  const { watch } = parts;
  for (const path of filesBelow(join(log, 'tile'))) {
    const name = relative(log, path).split(sep).join('/');
    const tile = parsed(name);
    if (tile === null) {
      watch.finding(
        'unexpected-file',
        `log/${name}`,
        'A file lies in the folder of the published log that is none of it.',
      );
    } else {
      const width = tileWidth(tile.level, tile.index, size);
      if (tile.width > width) verifyWider(path, name, tile, parts);
      else if (tile.width < width && tile.width < TILE_WIDTH) verifyPartial(path, name, tile, width, parts);
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

/** Beyond the checkpoint: named unless the journal holds what the tile says. */
function verifyWider(path: string, name: string, tile: Tile, { store, watch }: Parts): void {
  const bytes = contentsOf(path, tile);
  if (bytes === null) return;
  watch.checked.tiles += 1;
  const refuse = (why: string): void => watch.problem('tile-damaged', `log/${name}`, why);
  try {
    // read after the file: the journal may have grown until now, and was always ahead of the tiles
    if (tile.width > tileWidth(tile.level, tile.index, store.size())) {
      refuse(
        'A file of the published log is wider than the log: it tells of entries that the log does not hold. None of the program wrote it; take it away.',
      );
    } else if (!isBeginningOf(inJournal(tile, store), bytes))
      refuse('A file of the published log is wider than the checkpoint, and not what the journal gives.');
  } catch (thrown) {
    refuse(
      `A file of the published log is wider than the checkpoint and cannot be compared: ${asSabtError(thrown).message}`,
    );
  }
}

/** At most a byte more than such a tile can have; null where the file is gone by now. */
function contentsOf(path: string, { level, width }: Tile): Uint8Array | null {
  const most = largestTile({ level, index: 0, width });
  try {
    const file = openSync(path, 'r');
    try {
      const buffer = Buffer.alloc(most + 1);
      return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, 0));
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
}

/** A file that a full disk or a crash cut while it was written is a beginning; it is written again with the next checkpoint. */
const isBeginningOf = (whole: Uint8Array, bytes: Uint8Array): boolean =>
  bytes.length <= whole.length && equalBytes(whole.subarray(0, bytes.length), bytes);

function inJournal({ level, index, width }: Tile, store: RecordStore): Uint8Array {
  if (level !== 'entries') return computeTile({ level, index, width }, store);
  return encodeBundle(store.entries(index * TILE_WIDTH, index * TILE_WIDTH + width));
}

/** Compared with what stands there now, which is at hand; where that is damaged itself, the journal decides. */
function verifyPartial(path: string, name: string, tile: Tile, width: number, { tiles, store, watch }: Parts): void {
  const current = tiles.read({ ...tile, width });
  if (current === null || !existsSync(path)) return;
  watch.checked.tiles += 1;
  const bytes = readFileSync(path);
  if (bytes.length < current.length && equalBytes(current.subarray(0, bytes.length), bytes) && isWhole(bytes, tile))
    return;
  try {
    if (equalBytes(inJournal(tile, store), bytes)) return;
  } catch {
    // the journal is damaged too, and named where it is read
  }
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
