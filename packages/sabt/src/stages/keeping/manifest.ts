import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { canonicalize, parseVerifierKey } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { isId } from '../../model/ids.ts';
import { writeDurably } from '../../store/files/durable.ts';
import type { Places } from './places.ts';

export interface ArchiveInfo {
  /** Absolute path of the folder. */
  archive: string;
  id: string;
  /** Name of the log, the first line of its checkpoints. */
  origin: string;
  /** With this an outsider verifies. */
  vkey: string;
  title: string;
}

export const ARCHIVE_FORMAT = 'sabt-archive/1';

type Manifest = { format: string; id: string; origin: string; vkey: string; title: string };

const digestOf = (manifest: Manifest): string => hash('sha256', canonicalize(manifest), 'hex');

export function writeManifest(places: Places, info: Omit<ArchiveInfo, 'archive'>): void {
  const manifest: Manifest = {
    format: ARCHIVE_FORMAT,
    id: info.id,
    origin: info.origin,
    vkey: info.vkey,
    title: info.title,
  };
  writeDurably(places.manifest, `${JSON.stringify({ ...manifest, digest: digestOf(manifest) }, null, 2)}\n`, {
    mode: 0o600,
  });
}

/** Throws `archive-missing`, `archive-unreadable` (another format), or `archive-damaged`. */
export function readManifest(places: Places): ArchiveInfo {
  const at = places.manifest;
  if (!existsSync(at))
    throw new SabtError(
      'archive-missing',
      `There is no archive in ${places.dir}. Make one with sabt init, or name another with --archive.`,
      { at: places.dir },
    );
  const damaged = (cause?: unknown) =>
    new SabtError(
      'archive-damaged',
      `The description of the archive is not as it was written: ${at}. Put the file back from a backup.`,
      { at, cause },
    );
  let text: string;
  try {
    text = readFileSync(at, 'utf8');
  } catch (cause) {
    throw new SabtError('archive-unreadable', `The description of the archive cannot be read: ${at}.`, { at, cause });
  }
  let read: Manifest & { digest?: string };
  try {
    read = JSON.parse(text) as Manifest & { digest?: string };
  } catch (cause) {
    throw damaged(cause);
  }
  if (typeof read !== 'object' || read === null) throw damaged();
  const { digest, ...manifest } = read;
  if (`${JSON.stringify(read, null, 2)}\n` !== text || digest !== digestOf(manifest)) throw damaged();
  if (manifest.format !== ARCHIVE_FORMAT) {
    throw new SabtError(
      'archive-unreadable',
      `The archive has the format ${JSON.stringify(manifest.format)}, this program reads ${ARCHIVE_FORMAT}.`,
      { at },
    );
  }
  const { id, origin, vkey, title } = manifest;
  if (!isId(id) || parseVerifierKey(vkey).name !== origin) throw damaged();
  return { archive: places.dir, id, origin, vkey, title };
}
