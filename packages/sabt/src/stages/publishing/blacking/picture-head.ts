/*
 * What a picture says of itself, read before any of it is decoded: its kind, its size in pixels, and where it ends.
 *
 * A decoder believes the size that the head states and reserves room for it, so a file of some hundred bytes can ask for
 * gigabytes (a bomb). A file that is cut off is decoded by some readers down to where it ends and filled up with grey. And
 * one file can be two: a picture to one program, a page or an archive to another. All three are refused here, with a name.
 * What lies behind the end of a picture and is none of these (cameras put previews and films there) never reaches the
 * copy, as the copy is made of pixels alone.
 *
 * Read after: JPEG, ITU-T T.81, annex B; PNG, W3C Recommendation (third edition), section 5; WebP, RFC 9649.
 */
import { SabtError } from '../../../model/errors.ts';

export type PictureKind = 'jpeg' | 'png' | 'webp';

export interface PictureHead {
  kind: PictureKind;
  /** Pixels as they are stored, before anything is turned. */
  width: number;
  height: number;
  /** Whether it can have been stored without loss, so that its copy has to be. */
  exact: boolean;
}

/** Pixels of the largest picture that is opened. */
export const MOST_PIXELS = 120_000_000;
/** Where programs look for the head of a PDF, and for the end of a ZIP. */
const PDF_HEAD_BYTES = 1024;
const ZIP_END_BYTES = 65_557;

/** Null for bytes of another kind. Throws `damaged-file`, `expands-too-far`. */
export function pictureHead(bytes: Uint8Array): PictureHead | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = jpegHead(view) ?? pngHead(view) ?? webpHead(view);
  if (head === null) return null;
  refuseTwofold(view);
  if (head.width === 0 || head.height === 0) throw damaged('The picture has no size.');
  if (head.width * head.height > MOST_PIXELS)
    throw new SabtError(
      'expands-too-far',
      `The picture says that it is ${head.width} × ${head.height} pixels; at most ${MOST_PIXELS / 1e6} million are opened.`,
    );
  return head;
}

function jpegHead(bytes: Buffer): PictureHead | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8 || bytes[2] !== 0xff) return null;
  let size: { width: number; height: number } | null = null;
  let at = 2;
  for (let marker = 0; marker !== 0xda; ) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    if (bytes[at] !== 0xff || at + 4 > bytes.length)
      throw damaged('The picture is cut off or damaged before its pixels.');
    marker = bytes[at + 1]!;
    const length = bytes.readUInt16BE(at + 2);
    // all frames but DHT (C4), JPG (C8) and DAC (CC)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (at + 9 > bytes.length || size !== null) throw damaged('The picture does not say once how large it is.');
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    at += 2 + length;
  }
  if (size === null) throw damaged('The picture does not say how large it is.');
  // behind the head of the first scan: a thumbnail has an end of its own
  if (!bytes.includes(Buffer.from([0xff, 0xd9]), at)) throw damaged('The picture is cut off: its end is missing.');
  return { kind: 'jpeg', ...size, exact: false };
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function pngHead(bytes: Buffer): PictureHead | null {
  if (!bytes.subarray(0, 8).equals(PNG)) return null;
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') throw damaged('The picture has no head.');
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) throw damaged('The picture is cut off: its end is missing.');
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') break;
    at += 12 + bytes.readUInt32BE(at);
  }
  return { kind: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), exact: true };
}

function webpHead(bytes: Buffer): PictureHead | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  if (bytes.length < 30 || bytes.readUInt32LE(4) + 8 > bytes.length)
    throw damaged('The picture is cut off: its end is missing.');
  const chunk = bytes.toString('latin1', 12, 16);
  const head = (width: number, height: number, exact: boolean): PictureHead => ({ kind: 'webp', width, height, exact });
  if (chunk === 'VP8 ') return head(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff, false);
  if (chunk === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return head((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1, true);
  }
  if (chunk === 'VP8X')
    return head(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1, (bytes[20]! & 0x10) !== 0);
  throw damaged('The picture has no head.');
}

function refuseTwofold(bytes: Buffer): void {
  const isPdf = bytes.subarray(0, PDF_HEAD_BYTES).includes('%PDF-');
  const isZip = bytes.subarray(-ZIP_END_BYTES).includes('PK\u0005\u0006');
  if (isPdf || isZip)
    throw damaged(`The file is two things at once, a picture and ${isPdf ? 'a PDF' : 'a ZIP'}; it is not opened.`);
}

function damaged(message: string): SabtError {
  return new SabtError('damaged-file', message);
}
