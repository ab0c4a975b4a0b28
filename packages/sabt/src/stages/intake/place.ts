/**
 * Where a file lies, for names of any bytes.
 *
 * On most systems a file's name is a string of bytes, and old disks carry names in Windows-1256 or Latin-1 that
 * are not UTF-8. Node decodes such a name with U+FFFD in it, and under that name nothing can be opened. So a
 * place whose bytes are UTF-8 is a path, as a person types it, and any other is a `file:` URL (RFC 8089), which
 * has an escape for every byte: it can stand in a ledger, be read back and be opened. What a person sees is a
 * guess at the letters.
 */
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import iconv from 'iconv-lite';
import { SabtError } from '../../model/errors.ts';
import { naturalness } from './encoding/letters.ts';

const SCHEME = 'file://';
const SLASH = Buffer.from('/');

/** The text of a place: a path where its bytes are UTF-8, else a `file:` URL. */
export function placeOf(bytes: Buffer): string {
  const text = asUtf8(bytes);
  if (text !== null) return text;
  let url = SCHEME;
  for (const byte of bytes)
    url += /[\w./~-]/.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  return url;
}

/** What can be opened: the bytes of a place. */
export function bytesOfPlace(place: string): Buffer {
  if (!place.startsWith(SCHEME)) return Buffer.from(resolve(place));
  const escaped = place.slice(SCHEME.length);
  return Buffer.from(
    escaped.replace(/%([0-9A-F]{2})/gi, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16))),
    'latin1',
  );
}

/** A place as it is written down: absolute. */
export function absolutePlace(place: string): string {
  return place.startsWith(SCHEME) ? place : resolve(place);
}

/** A place with one more name. */
export function within(folder: Buffer, name: Buffer): Buffer {
  return Buffer.concat([folder, ...(folder.at(-1) === SLASH[0] ? [] : [SLASH]), name]);
}

/**
 * The bytes of a place that a person typed. What they typed of a name that is not UTF-8 reached the program with
 * U+FFFD for what it did not understand; it stands for the one name there that looks the same so.
 * Throws `invalid-argument` if several do; what does not exist comes back as it is.
 */
export async function locate(place: string): Promise<Buffer> {
  const bytes = bytesOfPlace(place);
  if (place.startsWith(SCHEME) || !place.includes('\ufffd')) return bytes;
  let at: Buffer = SLASH;
  for (const part of resolve(place).split('/').slice(1)) {
    const alike = part.includes('\ufffd') ? await namesAlike(at, part) : [Buffer.from(part)];
    if (alike.length > 1)
      throw new SabtError(
        'invalid-argument',
        `The name is not UTF-8, and ${alike.length} names in its folder look the same so. Add the folder, with --recursive.`,
        { at: place },
      );
    at = within(at, alike[0] ?? Buffer.from(part));
  }
  return at;
}

async function namesAlike(folder: Buffer, shown: string): Promise<Buffer[]> {
  try {
    const names = await readdir(folder, { encoding: 'buffer' });
    const exact = Buffer.from(shown);
    if (names.some((name) => name.equals(exact))) return [exact];
    return names.filter((name) => name.toString() === shown);
  } catch {
    return [];
  }
}

/** What systems wrote names in before UTF-8, where Arabic, Persian and the languages of Western Europe are written. */
const NAME_ENCODINGS = ['windows-1252', 'windows-1256'] as const;

export interface ShownName {
  text: string;
  /** What it was taken to be written in, where it is not UTF-8, and its bytes with escapes for those beyond ASCII. */
  guessed?: { encoding: string; bytes: string };
}

/** A name as a person can read it. */
export function shownName(bytes: Buffer): ShownName {
  const text = asUtf8(bytes);
  if (text !== null) return { text };
  const escaped = [...bytes].map(escapedByte).join('');
  const [best] = NAME_ENCODINGS.map((encoding) => {
    const text = iconv.decode(bytes, encoding);
    return { encoding, text, mean: /[\ufffd\p{Cc}]/u.test(text) ? Number.NEGATIVE_INFINITY : naturalness(text).mean };
  }).sort((a, b) => b.mean - a.mean);
  if (best === undefined || best.mean < 0) return { text: escaped, guessed: { encoding: 'unknown', bytes: escaped } };
  return { text: best.text, guessed: { encoding: best.encoding, bytes: escaped } };
}

function escapedByte(byte: number): string {
  const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x25;
  return plain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function asUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The last name of a place, as bytes. */
export function lastName(place: Buffer): Buffer {
  return place.subarray(place.lastIndexOf(SLASH[0]!) + 1);
}

/** For messages: a folder's place and a name that can be read. */
export function shownPlace(place: Buffer): string {
  return (
    asUtf8(place) ??
    join(
      '/',
      ...place
        .toString('latin1')
        .split('/')
        .map((part) => shownName(Buffer.from(part, 'latin1')).text),
    )
  );
}
