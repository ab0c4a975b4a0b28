/** Pictures and PDFs for tests, made here: with an orientation, a thumbnail, comments, and words that must not come out. */
import { createCanvas } from '@napi-rs/canvas';

export type PictureFormat = 'jpeg' | 'png' | 'webp';

/** A white picture with one rectangle of a colour; as it is stored, not as it is shown. */
export async function drawnPicture(
  format: PictureFormat,
  { width, height }: { width: number; height: number },
  marks: readonly { x: number; y: number; width: number; height: number; colour: string }[],
): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  for (const mark of marks) {
    context.fillStyle = mark.colour;
    context.fillRect(mark.x, mark.y, mark.width, mark.height);
  }
  return format === 'png' ? canvas.encode('png') : canvas.encode(format, 95);
}

/** A JPEG with EXIF (orientation, maker's words, a thumbnail), a comment, XMP, and bytes behind its end. */
export function withMetadata(jpeg: Buffer, orientation: number, words: string, thumbnail: Buffer): Buffer {
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, exif(orientation, words, thumbnail)),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${words}</x:xmpmeta>`)),
    segment(0xfe, Buffer.from(words)),
    jpeg.subarray(2),
    Buffer.from(`SEFT${words}`),
  ]);
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** TIFF, big-endian: IFD0 with Make and Orientation, IFD1 with the thumbnail. */
function exif(orientation: number, words: string, thumbnail: Buffer): Buffer {
  const make = Buffer.from(`${words}\0`);
  const ifd0 = 8;
  const makeAt = ifd0 + 2 + 2 * 12 + 4;
  const ifd1 = makeAt + make.length + (make.length % 2);
  const thumbnailAt = ifd1 + 2 + 2 * 12 + 4;
  const tiff = Buffer.alloc(thumbnailAt + thumbnail.length);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(ifd0, 4);
  const entry = (at: number, [tag, type, count, value]: readonly [number, number, number, number]): void => {
    tiff.writeUInt16BE(tag, at);
    tiff.writeUInt16BE(type, at + 2);
    tiff.writeUInt32BE(count, at + 4);
    if (type === 3) tiff.writeUInt16BE(value, at + 8);
    else tiff.writeUInt32BE(value, at + 8);
  };
  tiff.writeUInt16BE(2, ifd0);
  entry(ifd0 + 2, [0x010f, 2, make.length, makeAt]);
  entry(ifd0 + 14, [0x0112, 3, 1, orientation]);
  tiff.writeUInt32BE(ifd1, ifd0 + 26);
  make.copy(tiff, makeAt);
  tiff.writeUInt16BE(2, ifd1);
  entry(ifd1 + 2, [0x0201, 4, 1, thumbnailAt]);
  entry(ifd1 + 14, [0x0202, 4, 1, thumbnail.length]);
  thumbnail.copy(tiff, thumbnailAt);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
}
