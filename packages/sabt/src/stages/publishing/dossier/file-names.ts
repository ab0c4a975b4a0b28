/**
 * Names of files that were taken in, as they stand in a dossier: the record's id and what is harmless of the name. A file
 * that a browser or a desktop would run when it is opened (a page, a script, a program) gets `.bin` behind its name; only
 * kinds that are shown or played keep theirs.
 */
import { isZipName } from '@sabt/proof';

const SHOWN = new Set(
  (
    'avif bmp csv docx doc eml epub flac gif heic jpeg jpg json jsonl log m4a md mkv mov mp3 mp4 odp ods odt ogg opus pdf ' +
    'png pptx rtf srt tif tiff tsv txt vtt wav webm webp xlsx yaml yml zip'
  ).split(' '),
);
const MAX_STEM = 60;

export function dossierFileName(id: string, name: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, end] = dot <= 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1).toLowerCase()];
  const safe = Array.from(stem.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-'))
    .filter(isZipName)
    .slice(0, MAX_STEM)
    .join('')
    .replace(/^-+|-+$/g, '');
  const known = /^[a-z0-9]{1,8}$/.test(end) ? end : '';
  const ending = SHOWN.has(known) ? `.${known}` : known === '' ? '.bin' : `.${known}.bin`;
  return `files/${id}${safe === '' ? '' : `-${safe}`}${ending}`;
}
