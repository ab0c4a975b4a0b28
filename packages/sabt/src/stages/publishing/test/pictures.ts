/** Pictures and PDFs for tests, made here: with an orientation, a thumbnail, comments, and words that must not come out. */
import { deflateSync } from 'node:zlib';
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

export interface PrintedLine {
  x: number;
  /** From the lower edge of the page, which is 600 × 800 points. */
  y: number;
  /** Latin letters, in Helvetica of 12 points. */
  text: string;
}

/**
 * A PDF with the places in which words hide: a title, XMP, a bookmark, a note, an attached file, a stream that is
 * compressed, and a former version of the whole before the one that holds.
 */
export function printedPdf(pages: readonly (readonly PrintedLine[])[], hidden: string): Buffer {
  const objects: Uint8Array[] = [];
  const add = (body: string, stream?: Buffer): number => {
    const parts: Uint8Array[] = [Buffer.from(body, 'latin1')];
    if (stream !== undefined) parts.push(Buffer.from('\nstream\n'), stream, Buffer.from('\nendstream'));
    objects.push(Buffer.concat(parts));
    return objects.length;
  };
  const packed = (text: string, more = ''): number => {
    const bytes = deflateSync(Buffer.from(text, 'latin1'));
    return add(`<< /Length ${bytes.length} /Filter /FlateDecode ${more}>>`, bytes);
  };
  const catalog = add('');
  const tree = add('');
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const xmp = packed(`<x:xmpmeta>${hidden}</x:xmpmeta>`, '/Type /Metadata /Subtype /XML ');
  const attached = packed(hidden, '/Type /EmbeddedFile ');
  const file = add(`<< /Type /Filespec /F (n.txt) /EF << /F ${attached} 0 R >> /Desc (${hidden}) >>`);
  const note = add(`<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /F 2 /Contents (${hidden}) >>`);
  const outline = add('');
  const bookmark = add(`<< /Title (${hidden}) /Parent ${outline} 0 R >>`);
  objects[outline - 1] = Buffer.from(`<< /Type /Outlines /First ${bookmark} 0 R /Last ${bookmark} 0 R /Count 1 >>`);
  const info = add(`<< /Title (${hidden}) /Author (${hidden}) >>`);
  const kids = pages.map((lines) => {
    const program = lines.map(({ x, y, text }) => `BT /F 12 Tf ${x} ${y} Td (${text}) Tj ET`).join('\n');
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 600 800] /Annots [${note} 0 R] /Contents ${packed(program)} 0 R /Resources << /Font << /F ${font} 0 R >> >> >>`,
    );
  });
  objects[tree - 1] = Buffer.from(
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
  );
  objects[catalog - 1] = Buffer.from(
    `<< /Type /Catalog /Pages ${tree} 0 R /Metadata ${xmp} 0 R /Outlines ${outline} 0 R /Names << /EmbeddedFiles << /Names [(n.txt) ${file} 0 R] >> >> >>`,
  );
  const former = Buffer.from(`%PDF-1.4\n99 0 obj\n(${hidden})\nendobj\n%%EOF\n`, 'latin1');
  const parts: Buffer[] = [former];
  const offsets: number[] = [];
  let at = former.length;
  for (const [i, object] of objects.entries()) {
    const whole = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    offsets.push(at);
    parts.push(whole);
    at += whole.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root ${catalog} 0 R /Info ${info} 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
