// @ts-check
/**
 * The files of a ZIP that some other program made of a site's folder. Its headers prove nothing and are not held against
 * anything: each file is compared with the signed list of digests afterwards. So this reads the directory at the end, and
 * unpacks a file when it is asked for; sizes are bounded by what the directory says of them.
 */
import { inflate, ProofError } from '@sabt/proof';

const MOST_FILES = 500_000;
const MOST_BYTES = 256 * 2 ** 20;
const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** @typedef {{ method: number, packed: number, size: number, at: number }} Entry */

/** @param {string} why */
const refuse = (why) => new ProofError('bad-zip', why);

/**
 * @param {Uint8Array} bytes
 * @returns {Map<string, () => Uint8Array>} by name; folders are left out
 */
export function anyZip(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end >= bytes.length - 22 - 0xffff && view.getUint32(end, true) !== END) end--;
  if (end < 0 || view.getUint32(end, true) !== END) throw refuse('this is no ZIP, or its end is missing');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff)
    throw refuse('a ZIP of more than 65,534 files: unpack it and give the folder');
  if (count > MOST_FILES) throw refuse('too many files');
  const decoder = new TextDecoder();
  /** @type {Map<string, () => Uint8Array>} */
  const files = new Map();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY)
      throw refuse('the directory of the ZIP is damaged');
    const [nameBytes, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + Number(nameBytes)));
    const entry = {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    if (!name.endsWith('/')) files.set(name, () => unpacked(bytes, view, entry));
    at += 46 + Number(nameBytes) + Number(extra) + Number(comment);
  }
  return files;
}

/** @param {Uint8Array} bytes @param {DataView} view @param {Entry} entry */
function unpacked(bytes, view, { method, packed, size, at }) {
  if (at + 30 > bytes.length || size > MOST_BYTES)
    throw refuse('a file of the ZIP does not lie where it says, or is too large');
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const content = bytes.subarray(from, from + packed);
  if (content.length !== packed) throw refuse('the ZIP is cut short');
  if (method === 0) return content;
  if (method !== 8) throw refuse('a file of the ZIP is packed in a way that is not read here');
  return inflate(content, size);
}
