import { formatNote } from '@sabt/proof';
import { readLogKey } from './log-key.ts';
import type { ArchiveInfo } from './manifest.ts';
import { placesOf } from './places.ts';

/**
 * A signed note of the log's key over a text that is no checkpoint: its first line must not be the name of the log.
 * Throws `archive-unreadable`, `archive-damaged` for the key.
 */
export function signStatement({ archive, vkey, origin }: ArchiveInfo, text: string): string {
  if (text.startsWith(`${origin}\n`)) throw new TypeError('a statement that could be taken for a checkpoint');
  return formatNote(text, [readLogKey(placesOf(archive).logKey, vkey).sign(text)]);
}
