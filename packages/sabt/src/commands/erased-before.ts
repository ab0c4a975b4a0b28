/** What was erased of a former version, where the one that is shown shows no sign of it, as commands say it. */
import { type ErasedBefore, TEXT_PATHS } from '../model/records.ts';

export function beforeText({ versions, paths, reason, day, entries }: ErasedBefore): string {
  const isText = paths.some((path) => TEXT_PATHS.some((field) => path.startsWith(`${field}/`)));
  const left = isText ? '; the text here is what was left, unless it was entered anew since' : '';
  const of = versions.length === 1 ? 'a former version' : 'former versions';
  return `of ${of} (${versions.join(', ')}) was erased: ${paths.join(', ')} (${reason}, ${day}, entry ${entries.join(', ')})${left}`;
}
