/** The published log beside the site: checkpoint and tiles as C2SP tlog-tiles names them, of exactly one size. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCheckpoint, parseNote, SITE_FILES, TILE_WIDTH, tilePath, tilesBetween } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import type { SiteFacts } from '../../pages/index.ts';
import { type SignedCheckpoint, TileFiles } from '../../stages/keeping/index.ts';
import { cosignedState, listAnchors, readCosigned } from '../../stages/witnessing/index.ts';
import type { App } from '../app.ts';
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

/**
 * The newest checkpoint that witnesses have signed, if the log continues it, and who they are: those of the archive's own
 * policy whose signatures hold. A reader brings keys of their own to check it.
 */
export function putCosigned(folder: SiteFolder, { dir, archive }: App, size: number): SiteFacts['witnesses'] {
  const log = { keys: archive.logKeys(), size, rootAt: (at: number) => archive.rootAt(at) };
  const { state, problems } = cosignedState(dir, log, Math.floor(Date.now() / 1000));
  const note = readCosigned(dir);
  if (note === null || state === null || problems.length > 0) return [];
  const seen = parseCheckpoint(parseNote(note).text).size;
  if (seen > size) return [];
  folder.put(SITE_FILES.cosigned, note);
  return state.witnesses.flatMap(({ name, timestamp, why }) =>
    why === null && timestamp !== null && timestamp !== undefined ? [{ name, timestamp, size: seen }] : [],
  );
}

/** What was said about times of this log, as far as the archive itself can check it. Those of later sizes come next time. */
export function anchorsOf({ dir, archive }: App, size: number): SiteFacts['anchors'] {
  const log = { dir, keys: archive.logKeys(), size, rootAt: (at: number) => archive.rootAt(at) };
  return listAnchors(log, {}).anchors.flatMap(({ url, size: anchored, state, time }) =>
    anchored === null || anchored > size ? [] : [{ who: url, size: anchored, state, time }],
  );
}
