/*
 * WOFF 2.0 to TrueType. The fonts that the program brings are packed for browsers; a PDF wants the tables themselves.
 * W3C WOFF File Format 2.0: a header (section 4.1), a directory (4.2), and all tables in one Brotli stream. Two tables may
 * be transformed: `glyf` (5.1) is taken apart into streams of like data and put together again here, `loca` (5.3) follows
 * from it. `hmtx` is never transformed in the fonts at hand, and refused if it is.
 *
 * Instructions for rasterizing are left out of glyphs: nothing that draws from a PDF needs them. What is read are files of
 * the program's own dependencies, so a file that is not as the format says is a defect and throws RangeError.
 */
import { brotliDecompressSync } from 'node:zlib';

// biome-ignore format: section 4.2, in the order of the specification
const KNOWN_TAGS = [
  'cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca', 'prep', 'CFF ',
  'VORG', 'EBDT', 'EBLC', 'gasp', 'hdmx', 'kern', 'LTSH', 'PCLT', 'VDMX', 'vhea', 'vmtx', 'BASE', 'GDEF', 'GPOS',
  'GSUB', 'EBSC', 'JSTF', 'MATH', 'CBDT', 'CBLC', 'COLR', 'CPAL', 'SVG ', 'sbix', 'acnt', 'avar', 'bdat', 'bloc',
  'bsln', 'cvar', 'fdsc', 'feat', 'fmtx', 'fvar', 'gvar', 'hsty', 'just', 'lcar', 'mort', 'morx', 'opbd', 'prop',
  'trak', 'Zapf', 'Silf', 'Glat', 'Gloc', 'Feat', 'Sill',
];
const HEADER_BYTES = 48;
const SIGNATURE = 0x774f4632;
const OWN_TAG = 0x3f;
/** What only a variable font needs: the glyphs as they are stored are its regular weight. */
const VARIATIONS = new Set(['fvar', 'gvar', 'avar', 'HVAR', 'MVAR', 'VVAR', 'STAT', 'cvar', 'fpgm', 'prep', 'cvt ']);

class Bytes {
  at = 0;
  readonly view: DataView;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    return this.view.getUint8(this.at++);
  }

  u16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2);
  }

  i16(): number {
    this.at += 2;
    return this.view.getInt16(this.at - 2);
  }

  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4);
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new RangeError('the font ends in the middle');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** UIntBase128 (4.1). */
  base128(): number {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const byte = this.u8();
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number without end');
  }

  /** 255UInt16 (4.1). */
  short255(): number {
    const code = this.u8();
    if (code === 253) return this.u16();
    if (code === 255) return this.u8() + 253;
    return code === 254 ? this.u8() + 506 : code;
  }
}

/** The TrueType font in a WOFF 2.0 file, at its default weight. */
export function trueTypeOf(woff2: Uint8Array): Uint8Array {
  const file = new Bytes(woff2);
  if (file.u32() !== SIGNATURE) throw new RangeError('no WOFF 2.0 font');
  const flavour = file.u32();
  file.at = 12;
  const count = file.u16();
  file.at = 20;
  const packed = file.u32();
  file.at = HEADER_BYTES;
  const directory = Array.from({ length: count }, () => {
    const flags = file.u8();
    const tag = (flags & 0x3f) === OWN_TAG ? Buffer.from(file.take(4)).toString('latin1') : KNOWN_TAGS[flags & 0x3f]!;
    const original = file.base128();
    const isOutline = tag === 'glyf' || tag === 'loca';
    const isTransformed = isOutline ? flags >> 6 !== 3 : flags >> 6 !== 0;
    if (isTransformed && !isOutline) throw new RangeError(`the table ${tag} is transformed`);
    return { tag, isTransformed, length: isTransformed ? file.base128() : original };
  });
  const data = new Bytes(brotliDecompressSync(file.take(packed)));
  const tables = new Map<string, Uint8Array>();
  let format = 0;
  for (const { tag, isTransformed, length } of directory) {
    const bytes = data.take(length);
    if (VARIATIONS.has(tag) || (tag === 'loca' && isTransformed)) continue;
    if (tag !== 'glyf' || !isTransformed) {
      tables.set(tag, bytes);
      continue;
    }
    const glyphs = glyphsOf(bytes);
    format = glyphs.reduce((sum, glyph) => sum + glyph.length, 0) < 0x20000 ? 0 : 1;
    tables.set('glyf', Buffer.concat(glyphs));
    tables.set('loca', locaOf(glyphs, format));
  }
  const head = Buffer.from(tables.get('head')!);
  if (tables.has('loca')) head.writeUInt16BE(format, 50);
  return sfnt(flavour, tables.set('head', head));
}

function locaOf(glyphs: readonly Uint8Array[], format: number): Uint8Array {
  const loca = Buffer.alloc((glyphs.length + 1) * (format === 0 ? 2 : 4));
  let at = 0;
  for (let i = 0; i <= glyphs.length; i++) {
    if (format === 0) loca.writeUInt16BE(at / 2, i * 2);
    else loca.writeUInt32BE(at, i * 4);
    at += glyphs[i]?.length ?? 0;
  }
  return loca;
}

/** Every glyph as `glyf` has it, padded to four bytes (5.1, 5.2). */
function glyphsOf(bytes: Uint8Array): Uint8Array[] {
  const all = new Bytes(bytes);
  all.at = 4;
  const count = all.u16();
  all.at = 8;
  const sizes = Array.from({ length: 7 }, () => all.u32());
  const [contours, points, flags, glyph, composite, boxes] = sizes.map((size) => new Bytes(all.take(size))) as [
    Bytes,
    Bytes,
    Bytes,
    Bytes,
    Bytes,
    Bytes,
  ];
  const hasBox = boxes.take(4 * Math.ceil(count / 32));
  return Array.from({ length: count }, (_, i) => {
    const n = contours.i16();
    const box = (hasBox[i >> 3]! & (0x80 >> (i & 7))) === 0 ? null : boxes.take(8);
    if (n === 0) return new Uint8Array(0);
    const made = n < 0 ? compositeGlyph(composite, glyph, box!) : simpleGlyph(n, { points, flags, glyph }, box);
    return Buffer.concat([made, new Uint8Array((4 - (made.length % 4)) % 4)]);
  });
}

function simpleGlyph(
  contours: number,
  { points, flags, glyph }: { points: Bytes; flags: Bytes; glyph: Bytes },
  box: Uint8Array | null,
): Uint8Array {
  const ends: number[] = [];
  let total = 0;
  for (let i = 0; i < contours; i++) {
    total += points.short255();
    ends.push(total - 1);
  }
  const [xs, ys, on] = [new Array<number>(total), new Array<number>(total), new Array<number>(total)];
  for (let i = 0, x = 0, y = 0; i < total; i++) {
    const flag = flags.u8();
    const [dx, dy] = triplet(flag & 0x7f, glyph);
    x += dx;
    y += dy;
    xs[i] = x;
    ys[i] = y;
    on[i] = flag < 0x80 ? 1 : 0;
  }
  glyph.take(glyph.short255());
  const out = Buffer.alloc(10 + 2 * contours + 2 + 5 * total);
  out.writeInt16BE(contours, 0);
  if (box === null)
    for (const [i, value] of [min(xs), min(ys), max(xs), max(ys)].entries()) out.writeInt16BE(value, 2 + 2 * i);
  else out.set(box, 2);
  let at = 10;
  for (const end of ends) at = out.writeUInt16BE(end, at);
  at = out.writeUInt16BE(0, at);
  // neither repeated flags nor short vectors: a subset of the font is compressed again in the PDF
  for (const bit of on) at = out.writeUInt8(bit, at);
  for (const axis of [xs, ys]) for (let i = 0; i < total; i++) at = out.writeInt16BE(axis[i]! - (axis[i - 1] ?? 0), at);
  return out;
}

const min = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), values[0] ?? 0);
const max = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), values[0] ?? 0);

/** A step from one point to the next, in one of 128 encodings (5.2, table of triplets). */
function triplet(flag: number, glyph: Bytes): [number, number] {
  const signed = (bit: number, value: number): number => ((flag >> bit) & 1 ? value : -value);
  if (flag < 10) return [0, signed(0, ((flag & 14) << 7) + glyph.u8())];
  if (flag < 20) return [signed(0, (((flag - 10) & 14) << 7) + glyph.u8()), 0];
  if (flag < 84) {
    const [b0, b1] = [flag - 20, glyph.u8()];
    return [signed(0, 1 + (b0 & 0x30) + (b1 >> 4)), signed(1, 1 + ((b0 & 0x0c) << 2) + (b1 & 15))];
  }
  if (flag < 120) {
    const b0 = flag - 84;
    const dx = signed(0, 1 + (Math.floor(b0 / 12) << 8) + glyph.u8());
    return [dx, signed(1, 1 + (((b0 % 12) >> 2) << 8) + glyph.u8())];
  }
  if (flag < 124) {
    const [a, b, c] = [glyph.u8(), glyph.u8(), glyph.u8()];
    return [signed(0, (a << 4) + (b >> 4)), signed(1, ((b & 15) << 8) + c)];
  }
  const [a, b] = [glyph.u16(), glyph.u16()];
  return [signed(0, a), signed(1, b)];
}

const ARGUMENTS_ARE_WORDS = 0x01;
const HAS_SCALE = 0x08;
const MORE = 0x20;
const HAS_TWO_SCALES = 0x40;
const HAS_MATRIX = 0x80;
const HAS_INSTRUCTIONS = 0x100;

/** Components stand as in `glyf`; only their instructions lie elsewhere. */
function compositeGlyph(composite: Bytes, glyph: Bytes, box: Uint8Array): Uint8Array {
  const from = composite.at;
  const flagsAt: number[] = [];
  let flags = MORE;
  while (flags & MORE) {
    flagsAt.push(composite.at - from);
    flags = composite.u16();
    const scale = flags & HAS_MATRIX ? 8 : flags & HAS_TWO_SCALES ? 4 : flags & HAS_SCALE ? 2 : 0;
    composite.take(2 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2) + scale);
  }
  const parts = Buffer.from(composite.bytes.subarray(from, composite.at));
  if (flags & HAS_INSTRUCTIONS) glyph.take(glyph.short255());
  for (const at of flagsAt) parts.writeUInt16BE(parts.readUInt16BE(at) & ~HAS_INSTRUCTIONS, at);
  return Buffer.concat([Buffer.from([0xff, 0xff]), box, parts]);
}

/** The file: an offset table, a directory by tag, and the tables, each at a multiple of four bytes. */
function sfnt(flavour: number, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort();
  const log = Math.floor(Math.log2(tags.length));
  const head = Buffer.alloc(12 + 16 * tags.length);
  head.writeUInt32BE(flavour, 0);
  for (const [i, value] of [tags.length, 16 << log, log, 16 * tags.length - (16 << log)].entries())
    head.writeUInt16BE(value, 4 + 2 * i);
  const parts: Uint8Array[] = [head];
  let at = head.length;
  for (const [i, tag] of tags.entries()) {
    const bytes = tables.get(tag)!;
    head.write(tag, 12 + 16 * i, 'latin1');
    head.writeUInt32BE(at, 20 + 16 * i);
    head.writeUInt32BE(bytes.length, 24 + 16 * i);
    const padding = (4 - (bytes.length % 4)) % 4;
    parts.push(bytes, new Uint8Array(padding));
    at += bytes.length + padding;
  }
  return Buffer.concat(parts);
}
