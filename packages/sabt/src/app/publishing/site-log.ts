/** The published log beside the site: checkpoint and tiles as C2SP tlog-tiles names them, of exactly one size. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TILE_WIDTH, tilePath, tilesBetween } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { type SignedCheckpoint, TileFiles } from '../../stages/keeping/index.ts';
import type { SiteFolder } from './site-folder.ts';

/** Throws `archive-damaged` if a tile is missing. */
export function putLog(folder: SiteFolder, archive: string, checkpoint: SignedCheckpoint): void {
  const tiles = new TileFiles(join(archive, 'log'));
  folder.put('log/checkpoint', checkpoint.note);
  const keys = join(archive, 'log', 'keys.json');
  if (existsSync(keys)) folder.put('log/keys.json', readFileSync(keys));
  for (const tile of tilesBetween(0, checkpoint.size)) {
    const path = `log/${tilePath(tile.level, tile.index, tile.width)}`;
    // a full tile never changes
    if (tile.width === TILE_WIDTH && folder.keep(path)) continue;
    const bytes = tiles.readExactly(tile);
    if (bytes === null)
      throw new SabtError('archive-damaged', `A tile of the log is missing: ${path}. Run sabt verify.`, { at: path });
    folder.put(path, bytes);
  }
}
