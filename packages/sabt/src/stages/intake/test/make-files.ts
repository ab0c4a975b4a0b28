/** Builds the files that tests take in, always the same bytes. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const encoded = (text: string, encoding: string): Uint8Array => iconv.encode(text, encoding, { addBOM: false });

const PREFIX = 'sabt-intake-';
const made: string[] = [];

/** A new folder that goes when this process ends; those of processes that were killed go first. */
export function ownFolder(): string {
  if (made.length === 0) {
    removeLeftOver();
    process.once('exit', () => {
      for (const folder of made) rmSync(folder, { recursive: true, force: true });
    });
  }
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  made.push(folder);
  return folder;
}

function removeLeftOver(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : Number.NaN;
    if (Number.isInteger(pid) && !runs(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Writes files under a folder of their own; returns it. */
export function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = ownFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export type Cell = string | number | boolean | Date | null;

/** A workbook; `merges` are ranges such as `A1:C1` of the sheet of the same name. */
export function workbook(sheets: Record<string, Cell[][]>, merges: Record<string, string[]> = {}): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(rows, { UTC: true, dateNF: 'yyyy-mm-dd' });
    if (merges[name] !== undefined) sheet['!merges'] = merges[name].map((range) => XLSX.utils.decode_range(range));
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

/** A ZIP of deflated entries. `claimedSize` lies about what an entry unfolds to. */
export function zip(
  entries: { name: string; content: Uint8Array; claimedSize?: number; encrypted?: boolean }[],
): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedSize, encrypted } of entries) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(encrypted === true ? 1 : 0, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claimedSize ?? content.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed]);
    // Behind the common part: comment length, disk, internal and external attributes, offset of the local header.
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, rest, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, index, end]);
}

/** A run of glyphs in a PDF: drawn from `x` to the right, as it is seen. */
export interface DrawnText {
  x: number;
  y: number;
  seen: string;
}

/**
 * A PDF with one page for each list of runs, in a font without a program of its own whose ToUnicode map gives
 * each glyph its letter: what a text layer is, and no more. `operators` is put before the text of each page.
 */
export function pdf(pages: DrawnText[][], options: { title?: string; operators?: string } = {}): Uint8Array {
  const letters = [...new Set(pages.flat().flatMap((run) => [...run.seen]))];
  const glyph = (letter: string): string => (letters.indexOf(letter) + 1).toString(16).padStart(4, '0');
  const utf16 = (letter: string): string => Buffer.from(letter, 'utf16le').swap16().toString('hex');
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${letters.map((letter) => `1 beginbfchar <${glyph(letter)}> <${utf16(letter)}> endbfchar`).join('\n')}
endcmap end end`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${8 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R /DW 500 >>',
    stream(map),
    '<< /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    `<< /Title (${options.title ?? ''}) >>`,
  ];
  pages.forEach((runs, i) => {
    const text = runs
      .map(({ x, y, seen }) => `BT /F 10 Tf 1 0 0 1 ${x} ${y} Tm <${[...seen].map(glyph).join('')}> Tj ET`)
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${9 + 2 * i} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
    );
    objects.push(stream(`${options.operators ?? ''}\n${text}`));
  });
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}
