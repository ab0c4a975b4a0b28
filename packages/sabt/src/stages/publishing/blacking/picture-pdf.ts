/*
 * A PDF that holds pictures, one a page, and nothing else: no text, no metadata, no identifier, no date. ISO 32000-1: file
 * structure in 7.5, image XObjects in 8.9, DCTDecode in 7.4.8. The same pictures give the same bytes.
 */

export interface PagePicture {
  /** Points. */
  width: number;
  height: number;
  pixels: { width: number; height: number };
  /** RGB. */
  jpeg: Uint8Array;
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const short = (n: number): string => String(Math.round(n * 100) / 100);
const OBJECTS_A_PAGE = 3;

export function picturePdf(pages: readonly PagePicture[]): Uint8Array {
  const parts: Buffer[] = [latin1('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  const add = (...bytes: Uint8Array[]): void => {
    for (const part of bytes) {
      parts.push(Buffer.from(part));
      at += part.length;
    }
  };
  const object = (body: string, stream?: Uint8Array): void => {
    offsets.push(at);
    add(latin1(`${offsets.length} 0 obj\n${body}\n`));
    if (stream !== undefined) add(latin1('stream\n'), stream, latin1('\nendstream\n'));
    add(latin1('endobj\n'));
  };
  const first = 3;
  const numberOf = (page: number): number => first + page * OBJECTS_A_PAGE;
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${numberOf(i)} 0 R`).join(' ')}] >>`);
  for (const [i, { width, height, pixels, jpeg }] of pages.entries()) {
    const number = numberOf(i);
    const [w, h] = [short(width), short(height)];
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Resources << /XObject << /P ${number + 2} 0 R >> >> /Contents ${number + 1} 0 R >>`,
    );
    const program = latin1(`q ${w} 0 0 ${h} 0 0 cm /P Do Q`);
    object(`<< /Length ${program.length} >>`, program);
    object(
      `<< /Type /XObject /Subtype /Image /Width ${pixels.width} /Height ${pixels.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    );
  }
  const table = at;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  add(
    latin1(
      `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
