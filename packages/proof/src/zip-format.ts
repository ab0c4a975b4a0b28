/**
 * The headers of a ZIP archive as a dossier has them (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16): no extra
 * fields, no comments, no times, no attributes. Of what a header may say nothing is left open, so a reader compares its
 * bytes with these, and a byte changed anywhere in an archive shows.
 */
import { checkObject } from './arguments.ts';
import { utf8Encode } from './encoding.ts';
import { ProofError } from './errors.ts';
import { checkSize } from './tree.ts';

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** CRC-32 of the content. */
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly at: number;
}

export const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;
/** No more files and no larger numbers: beyond them ZIP has another format. */
export const MAX_ZIP_FILES = 0xfffe;
export const MAX_ZIP_BYTES = 0xfffffffe;

const VERSION_NEEDED = 20;
const NAME_IS_UTF8 = 0x0800;
/** 1 January 1980, the first day that there is. */
const DATE = 0x0021;

type Word = readonly [bytes: 2 | 4, value: number];

function header(words: readonly Word[], name: Uint8Array): Uint8Array {
  const fixed = words.reduce((sum, [bytes]) => sum + bytes, 0);
  const out = new Uint8Array(fixed + name.length);
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [bytes, value] of words) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  out.set(name, fixed);
  return out;
}

/** What both headers of a file say of it. */
function common({ method, crc, packed, size }: ZipEntry, name: Uint8Array): Word[] {
  return [
    [2, VERSION_NEEDED],
    [2, NAME_IS_UTF8],
    [2, method],
    [2, 0],
    [2, DATE],
    [4, crc],
    [4, packed],
    [4, size],
    [2, name.length],
    [2, 0],
  ];
}

/** The header before a file's content. Throws ProofError `bad-zip` for a name or number that has no place in it. */
export function localHeader(entry: ZipEntry): Uint8Array {
  const name = nameOf(entry);
  return header([[4, 0x04034b50], ...common(entry, name)], name);
}

/** The file's line in the directory. */
export function centralHeader(entry: ZipEntry): Uint8Array {
  const name = nameOf(entry);
  const rest: Word[] = [
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, entry.at],
  ];
  return header([[4, 0x02014b50], [2, VERSION_NEEDED], ...common(entry, name), ...rest], name);
}

/** What ends the archive. */
export function endOfZip(directory: { count: number; size: number; at: number }): Uint8Array {
  checkObject(directory, 'directory');
  const { count, size, at } = directory;
  for (const value of [count, size, at]) checkSize(value, 'number of the directory');
  if (count > MAX_ZIP_FILES || at + size > MAX_ZIP_BYTES) throw new ProofError('bad-zip', 'too many files');
  const words: Word[] = [
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, at],
    [2, 0],
  ];
  return header(words, new Uint8Array(0));
}

function nameOf(entry: ZipEntry): Uint8Array {
  checkObject(entry, 'entry');
  const name = utf8Encode(entry.name);
  for (const value of [entry.method, entry.crc, entry.packed, entry.size, entry.at])
    checkSize(value, 'number of an entry');
  for (const value of [entry.packed, entry.size, entry.at]) {
    if (value > MAX_ZIP_BYTES) throw new ProofError('bad-zip', `${entry.name}: beyond 4 GiB`);
  }
  if (name.length > 0xffff) throw new ProofError('bad-zip', 'a name of more than 65535 bytes');
  return name;
}
