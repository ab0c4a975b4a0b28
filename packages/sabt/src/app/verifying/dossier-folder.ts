/**
 * Everything that lies in a folder where a dossier was unpacked. Nothing is passed over in silence but what desktops leave:
 * somebody may have put a file, a link or a hidden folder beside what is signed, for a reader to take for a part of it.
 * Links are not followed, and names that are no UTF-8 (of which two can look like one) are told with their bytes.
 */
import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOSSIER_FILES, unpackedNames, ZIP_LIMITS } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';

export interface UnpackedDossier {
  /** By the names of the dossier. A file that is not listed is there without its bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What else lies there and is no file that could be listed. */
  readonly others: readonly { readonly path: string; readonly why: string }[];
}

/** Throws `unreadable-file`, and `too-large` for more than a dossier has. */
export function openUnpacked(dir: string): UnpackedDossier {
  const paths: string[] = [];
  const others: { path: string; why: string }[] = [];
  const tooLarge = () => new SabtError('too-large', `There is more in ${dir} than a dossier has.`, { at: dir });
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop())
    for (const entry of entriesOf(join(dir, folder))) {
      const isText = isUtf8(entry.name);
      const name = isText ? entry.name.toString() : withBytesTold(entry.name);
      const path = folder === '' ? name : `${folder}/${name}`;
      if (!isText) others.push({ path, why: 'its name is no UTF-8' });
      else if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) paths.push(path);
      else others.push({ path, why: entry.isSymbolicLink() ? 'a link, which is not followed' : 'it is no file' });
      if (paths.length + others.length + folders.length > ZIP_LIMITS.files) throw tooLarge();
    }
  const files = new Map<string, Uint8Array>();
  let total = 0;
  for (const { path, name, isListed } of unpackedNames(paths, bytesOf(join(dir, DOSSIER_FILES.contents)))) {
    const bytes = isListed ? bytesOf(join(dir, path)) : new Uint8Array();
    total += bytes.length;
    if (total > ZIP_LIMITS.bytes) throw tooLarge();
    files.set(name, bytes);
  }
  return { files, others };
}

function entriesOf(folder: string): Dirent<Buffer>[] {
  try {
    return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
  } catch (cause) {
    throw new SabtError('unreadable-file', `The folder cannot be read: ${folder}`, { at: folder, cause });
  }
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new SabtError('unreadable-file', `The file cannot be read: ${path}`, { at: path, cause });
  }
}

const withBytesTold = (name: Buffer): string =>
  [...name].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`)).join('');
