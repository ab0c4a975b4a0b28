/*
 * Reading a ZIP archive that somebody else made: files by name, whole, in memory. Only what a dossier has (`zip-format`),
 * stored and deflated files below 4 GiB, and nothing that two readers could take differently: names that lead out of the
 * folder, two files of one name, parts that overlap, a local header that contradicts the directory, bytes before, between
 * or after. Sizes are added up before anything is unpacked, so that a bomb is refused unopened, and each file's CRC-32 is
 * compared.
 *
 * Two names are one if they differ in the case of ASCII letters alone. Beyond ASCII they are compared as they stand: which
 * characters fold to which depends on the year of somebody's Unicode tables, and two verifiers must not. Names are data for
 * the caller's map and for messages. Nothing is ever written to a disk here.
 */
import { checkBytes, checkObject, checkString } from './arguments.ts';
import { equalBytes, utf8Decode } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { inflate } from './inflate.ts';
import { checkSize } from './tree.ts';
import { CENTRAL_BYTES, centralHeader, END_BYTES, endOfZip, localHeader, type ZipEntry } from './zip-format.ts';

/** What a reader is ready to take into memory. */
export interface ZipLimits {
  readonly files: number;
  /** Bytes of all files together, unpacked. */
  readonly bytes: number;
}

export const ZIP_LIMITS: ZipLimits = { files: 65_000, bytes: 2 ** 30 };

const MAX_NAME = 512;

function refuse(why: string): ProofError {
  return new ProofError('bad-zip', why);
}

/** The files of an archive, by name, in the order in which they lie. Throws ProofError `bad-zip`. */
export function readZip(archive: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Map<string, Uint8Array> {
  return new Map(unzip(archive, limits));
}

/**
 * The same one by one, for whoever has something else to do in between. What was given is the archive's only if the last
 * one was, too: throws ProofError `bad-zip` at any step.
 */
export function* unzip(
  archive: Uint8Array,
  limits: ZipLimits = ZIP_LIMITS,
): Generator<readonly [name: string, content: Uint8Array], void> {
  checkBytes(archive, 'archive');
  checkObject(limits, 'limits');
  checkSize(limits.files, 'number of files');
  checkSize(limits.bytes, 'number of bytes');
  const { entries, start } = readDirectory(archive, limits);
  const names = new Set<string>();
  let at = 0;
  for (const entry of entries) {
    const { name } = entry;
    checkName(name);
    const folded = foldedName(name);
    if (names.has(folded)) throw refuse(`two files are called ${describe(name)}`);
    names.add(folded);
    const header = localHeader(entry);
    const from = at + header.length;
    if (entry.at !== at || from + entry.packed > start || !equalBytes(archive.subarray(at, from), header)) {
      throw refuse(`${describe(name)} does not lie where the directory says, or says otherwise of itself`);
    }
    at = from + entry.packed;
    const packed = archive.subarray(from, at);
    const content = entry.method === 0 ? packed : unpacked(name, packed, entry.size);
    if (crc32(content) !== entry.crc) throw refuse(`${describe(name)}: its bytes are not those that its sum is of`);
    yield [name, content];
  }
  if (at !== start) throw refuse(`${start - at} bytes before the directory belong to no file`);
}

function readDirectory(archive: Uint8Array, limits: ZipLimits): { entries: ZipEntry[]; start: number } {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.length - END_BYTES;
  if (end < 0) throw refuse('this is no ZIP archive');
  const [count, size, start] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ];
  if (start + size !== end || !equalBytes(archive.subarray(end), endOfZip({ count, size, at: start }))) {
    throw refuse('this is no ZIP archive as dossiers are, or it does not end where it should');
  }
  if (count > limits.files) throw refuse(`${count} files, more than the ${limits.files} that are read`);
  const entries: ZipEntry[] = [];
  let at = start;
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > end) throw refuse(`the directory has no place for file ${i}`);
    const from = at + CENTRAL_BYTES;
    const to = from + view.getUint16(at + 28, true);
    if (to > end) throw refuse(`the directory has no place for file ${i}`);
    const entry: ZipEntry = {
      name: nameOf(archive.subarray(from, to)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    const isKnown = entry.method === 8 || (entry.method === 0 && entry.packed === entry.size);
    if (!isKnown || !equalBytes(archive.subarray(at, to), centralHeader(entry))) {
      throw refuse(`${describe(entry.name)}: its line in the directory is not as dossiers have it`);
    }
    total += entry.size;
    if (total > limits.bytes) throw refuse(`it unpacks to more than the ${limits.bytes} bytes that are read`);
    entries.push(entry);
    at = to;
  }
  if (at !== end) throw refuse('the directory holds more than its files');
  return { entries, start };
}

function unpacked(name: string, packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflate(packed, size);
  } catch (cause) {
    throw new ProofError('bad-zip', `${describe(name)}: ${cause instanceof Error ? cause.message : ''}`, { cause });
  }
}

function nameOf(bytes: Uint8Array): string {
  try {
    return utf8Decode(bytes);
  } catch (cause) {
    throw new ProofError('bad-zip', 'a name that is no UTF-8', { cause });
  }
}

/**
 * What no name holds: signs that mean something to a file system; and, as these make one name look like another, characters
 * that are not seen, are spaces, or turn the direction of what follows. By their numbers, and without those beyond U+FFFF:
 * the lists of Unicode grow.
 */
const UNFIT =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\\:*?"<>|]/;
/** Names of devices, whatever stands behind a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** Whether a file of a dossier may be called so: folders by `/`, nothing that leads elsewhere or is taken for another. */
export function isZipName(name: string): boolean {
  checkString(name, 'name of a file');
  const isGood = (part: string) => part !== '' && !/^\.|[. ]$/.test(part) && !DEVICE.test(part);
  return name.length <= MAX_NAME && !UNFIT.test(name) && name.split('/').every(isGood);
}

function checkName(name: string): void {
  if (!isZipName(name)) throw refuse(`no file of a dossier is called ${describe(name)}`);
}

/** What two names have in common that are one: the letters A to Z in lower case, all else as it stands. */
export function foldedName(name: string): string {
  checkString(name, 'name of a file');
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const POLYNOMIAL = 0xedb88320;
const ALL_BITS = 0xffffffff;
/** How many bytes are taken in one step. */
const STRIDE = 8;
let tables: Uint32Array | null = null;

/** Row k of 256: what a byte does to the sum when k more bytes follow it in the step. */
function crcTables(): Uint32Array {
  if (tables !== null) return tables;
  tables = new Uint32Array(STRIDE * 256);
  for (let i = 0; i < tables.length; i++) {
    let value = i < 256 ? i : tables[i - 256]!;
    for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
    tables[i] = value;
  }
  return tables;
}

/** CRC-32 as ZIP has it (IEEE 802.3), unsigned. */
export function crc32(bytes: Uint8Array): number {
  checkBytes(bytes, 'bytes');
  const rows = crcTables();
  const whole = bytes.length - (bytes.length % STRIDE);
  let crc = ALL_BITS;
  let i = 0;
  for (; i < whole; i += STRIDE) {
    crc ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    crc =
      rows[1792 + (crc & 255)]! ^
      rows[1536 + ((crc >>> 8) & 255)]! ^
      rows[1280 + ((crc >>> 16) & 255)]! ^
      rows[1024 + (crc >>> 24)]! ^
      rows[768 + bytes[i + 4]!]! ^
      rows[512 + bytes[i + 5]!]! ^
      rows[256 + bytes[i + 6]!]! ^
      rows[bytes[i + 7]!]!;
  }
  for (; i < bytes.length; i++) crc = rows[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return (crc ^ ALL_BITS) >>> 0;
}
