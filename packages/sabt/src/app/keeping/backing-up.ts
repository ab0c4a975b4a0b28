/**
 * A backup into a folder that a person names: new, empty, or with an earlier backup of this archive, which is brought
 * up to date. Whatever else lies there is not touched.
 */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { SabtError } from '../../model/errors.ts';
import type { Archive, BackupDone } from '../../stages/keeping/index.ts';

/** Throws `file-exists`, `archive-exists`, `invalid-argument` for a folder within the archive. */
export async function backUp(dir: string, archive: Archive, archiveDir: string): Promise<BackupDone> {
  const there = statSync(dir, { throwIfNoEntry: false });
  if (there !== undefined && !there.isDirectory())
    throw new SabtError('file-exists', `${dir} is a file. A backup is a folder; name another place.`, { at: dir });
  if (isWithin(dir, archiveDir))
    throw new SabtError('invalid-argument', `${dir} lies within the archive. A backup goes to another place.`, {
      at: dir,
    });
  // what archive.json says of itself is looked at by the keeping stage
  if (there !== undefined && readdirSync(dir).length > 0 && !existsSync(join(dir, 'archive.json'))) {
    const { id, vkey } = archive.info;
    const begun = said(join(dir, 'backup.json'))['id'] === id;
    if (!begun && said(join(dir, 'keys', 'log-key.json'))['vkey'] !== vkey)
      throw new SabtError('archive-exists', `The folder ${dir} holds something other than a backup of this archive.`, {
        at: dir,
      });
  }
  return archive.backup(dir);
}

function isWithin(dir: string, archiveDir: string): boolean {
  let existing = dir;
  while (!existsSync(existing)) existing = dirname(existing);
  const of = realpathSync(archiveDir) + sep;
  return (realpathSync(existing) + sep).startsWith(of);
}

/** The JSON object in a file; an empty one where there is none. */
function said(path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
