/**
 * A folder that somebody hands over may hold pipes, devices, or links to such: opening one waits for ever, or never ends.
 * They are looked for by name, before anything is read. A socket, by which a running server is asked, refuses to be opened.
 */
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { SabtError } from '../../../model/errors.ts';

/** Throws `archive-unreadable` at the first thing in the folder that is neither a file nor a folder, nor a link to a file. */
export function refuseSpecialFiles(dir: string): void {
  const look = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) look(path);
      else if (!entry.isFile() && !entry.isSocket() && !isLinkToReadable(path)) {
        const name = relative(dir, path).split(sep).join('/');
        throw new SabtError(
          'archive-unreadable',
          `${name} is no file but a pipe, a device or a link to one, which no archive has: reading it might never end. Nothing was checked. Ask whoever gave you this folder.`,
          { at: path },
        );
      }
    }
  };
  look(dir);
}

/** What a link leads to; one that leads nowhere is a missing file, which is named as such. */
function isLinkToReadable(path: string): boolean {
  try {
    const target = statSync(path, { throwIfNoEntry: false });
    return target === undefined || target.isFile() || target.isDirectory();
  } catch {
    return false;
  }
}
