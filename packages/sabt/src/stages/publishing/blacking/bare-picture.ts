/*
 * The last hand on a picture that leaves: of an encoded JPEG or PNG only the parts remain without which it cannot be shown.
 * The encoder was given pixels and nothing else, so there is nothing of the former file in the others either (it writes a
 * colour profile of its own); but a list of what may stand there holds whatever a later encoder adds.
 */
import { SabtError } from '../../../model/errors.ts';

/** DQT, frames, DHT, DRI, SOS. */
const isNeededInJpeg = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || [0xdb, 0xdd, 0xda].includes(marker);
const NEEDED_IN_PNG = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);

/** Throws `defect` for what our own encoder cannot have written. */
export function bareJpeg(jpeg: Uint8Array): Buffer {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  for (let at = 2; ; ) {
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined || at + 4 > bytes.length) throw unexpected();
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (isNeededInJpeg(marker)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== 0xda) continue;
    const last = endOfScan(bytes, at);
    // a second scan would come with tables between; ours writes one
    if (bytes[last + 1] !== 0xd9 || last + 2 !== bytes.length) throw unexpected();
    kept.push(bytes.subarray(at));
    return Buffer.concat(kept);
  }
}

/** Where the first marker stands that is no stuffed byte and no restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const marker = bytes[at + 1]!;
    if (marker !== 0 && !(marker >= 0xd0 && marker <= 0xd7)) return at;
  }
  throw unexpected();
}

/** Throws `defect` as `bareJpeg`. */
export function barePng(png: Uint8Array): Buffer {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    if (at + 12 > bytes.length) throw unexpected();
    const end = at + 12 + bytes.readUInt32BE(at);
    if (NEEDED_IN_PNG.has(bytes.toString('latin1', at + 4, at + 8))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

function unexpected(): SabtError {
  return new SabtError('defect', 'The picture that was made is not of the shape that it should be. It was not kept.');
}
