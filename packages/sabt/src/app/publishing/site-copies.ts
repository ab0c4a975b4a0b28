/**
 * Blacked-out copies on a site: of the files of an archive, only those that were made to be shown. A copy is there where
 * its record is public whole, so that its digest is proven with it.
 */
import { SabtError } from '../../model/errors.ts';
import { sha256Hex, siteCopyPath } from '../../stages/publishing/index.ts';
import type { App } from '../app.ts';
import { fileOf } from '../withholding/redacting/copies.ts';
import type { SiteRecord } from './gather.ts';
import type { SiteFolder } from './site-folder.ts';

/** Throws `archive-damaged` for a file that is not the one that its record says. */
export async function putCopies(folder: SiteFolder, records: readonly SiteRecord[], app: App): Promise<void> {
  for (const { id, kind, values } of records) {
    const path = kind === 'document' ? siteCopyPath(id, values) : null;
    if (path === null || (folder.formerDigest(path) === values['sha256'] && folder.keep(path))) continue;
    const bytes = await fileOf(id, app);
    if (sha256Hex(bytes) !== values['sha256'])
      throw new SabtError('archive-damaged', `The file of the record ${id} is not the one that was kept.`, { at: id });
    folder.put(path, bytes);
  }
}
