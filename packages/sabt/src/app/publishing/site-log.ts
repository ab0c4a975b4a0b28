/** The published log beside the site: checkpoint and tiles as C2SP tlog-tiles names them, of exactly one size. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SITE_FILES, TILE_WIDTH, tilePath, tilesBetween } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import type { SiteFacts } from '../../pages/index.ts';
import { type SignedCheckpoint, TileFiles } from '../../stages/keeping/index.ts';
import { readCosigned } from '../../stages/witnessing/index.ts';
import type { App } from '../app.ts';
import { vouched } from '../vouching/vouching.ts';
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
 * Who else has seen the log up to this size, as far as the archive itself can check it; a reader brings keys of their own.
 * The newest checkpoint that witnesses have signed lies beside, if the log continues it. Of witnesses no address is told, and
 * of mirrors none that the keeper did not mean to be named, nor when the keeper asked.
 */
export function putVouched(folder: SiteFolder, app: App, size: number): SiteFacts['vouched'] {
  const { witnesses, anchors, mirrors, problems } = vouched(app);
  const note = readCosigned(app.dir);
  const isOurs = !problems.some(({ where }) => where === 'attested/checkpoint');
  const isSeen = note !== null && isOurs && witnesses.size !== null && witnesses.size <= size;
  if (isSeen) folder.put(SITE_FILES.cosigned, note);
  const list = witnesses.list.map((one) => ({ ...one, address: null }));
  return {
    witnesses: isSeen
      ? { ...witnesses, list, behind: size - witnesses.size! }
      : { ...witnesses, list: [], met: null, size: null, behind: 0 },
    // those of later sizes come next time
    anchors: anchors.filter((anchor) => anchor.size !== null && anchor.size <= size),
    mirrors: mirrors
      .filter(({ isPublic }) => isPublic)
      .map((mirror) => ({ ...mirror, reached: null, asked: null, problem: null })),
  };
}
