/**
 * Term lists as bytes.
 *
 * Postings stand in blocks of 128. A block is decoded whole, by loops without branches on its content:
 *   u8 flags: bits 0–1 width of distances (0: 1 byte, 1: 2, 2: 4); bit 2: all frequencies are 1; bit 3: all masks alike
 *   distances from the document before (the first from the last document of the block before, or -1), little-endian
 *   frequencies, unless all are 1: u8 each
 *   masks: u8 once if alike, else u8 each
 * Byte-wide distances cost more space than bit packing and are read two to three times faster in JavaScript; a frequent
 * term (more often than in every 256th document) takes one byte a posting.
 *
 * A list of more than one block begins with a table, so that blocks can be skipped:
 *   per block: u32 last document, u32 where the block starts, u32 where its positions start
 * Positions, if the term has any, follow the list as a part of its own, so that only phrases read them:
 *   per posting: varint length, the bytes that `analysed-document.ts` describes
 */
import { readU32, writeU32, writeVarint } from '../bytes.ts';
import { BLOCK, type Cursor, type PositionSource, type TermList } from './segment.ts';

const TABLE_ROW = 12;
const ALL_ONCE = 4;
const MASKS_ALIKE = 8;

/** Collects one term's postings, then writes them. Used again for every term. */
export class ListEncoder {
  size = 0;
  /** Whether the documents came in ascending order; `encode` asks for that. */
  ascending = true;
  docs = new Int32Array(1024);
  frequencies = new Uint8Array(1024);
  masks = new Uint8Array(1024);
  /** Position bytes, each posting's with its varint length before. */
  positions = new Uint8Array(8192);
  positionsSize = 0;
  private positionStarts = new Uint32Array(1024);
  /** What `encode` wrote last. */
  out = new Uint8Array(8192);

  clear(): void {
    this.size = 0;
    this.ascending = true;
    this.positionsSize = 0;
  }

  /** Puts the same postings in ascending order into another encoder. */
  sortInto(target: ListEncoder): void {
    target.clear();
    const order = Uint32Array.from({ length: this.size }, (_, i) => i).sort((a, b) => this.docs[a]! - this.docs[b]!);
    const source: PositionSource = { bytes: this.positions, start: 0, end: 0 };
    for (const i of order) {
      const start = this.positionStarts[i]!;
      source.end = i + 1 < this.size ? this.positionStarts[i + 1]! : this.positionsSize;
      source.start = start === source.end ? start : afterVarint(this.positions, start);
      target.add(this.docs[i]!, this.frequencies[i]!, this.masks[i]!, source);
    }
  }

  add(doc: number, frequency: number, mask: number, from: PositionSource): void {
    const at = this.size++;
    if (at === this.docs.length) this.widen();
    if (at > 0 && this.docs[at - 1]! >= doc) this.ascending = false;
    this.docs[at] = doc;
    this.frequencies[at] = frequency;
    this.masks[at] = mask;
    this.positionStarts[at] = this.positionsSize;
    const length = from.end - from.start;
    if (length === 0) return;
    this.holdPositions(length + 5);
    let p = writeVarint(this.positions, this.positionsSize, length);
    if (length < 24) for (let i = from.start; i < from.end; i++) this.positions[p++] = from.bytes[i]!;
    else {
      this.positions.set(from.bytes.subarray(from.start, from.end), p);
      p += length;
    }
    this.positionsSize = p;
  }

  /** Adds a whole block, all its documents renumbered by `shift`. */
  addBlock(cursor: Cursor, shift: number, positions: PositionSource): void {
    const { count } = cursor;
    const at = this.size;
    while (at + count > this.docs.length) this.widen();
    const { docs } = this;
    if (at > 0 && docs[at - 1]! >= cursor.docs[0]! + shift) this.ascending = false;
    for (let i = 0; i < count; i++) docs[at + i] = cursor.docs[i]! + shift;
    this.frequencies.set(count === BLOCK ? cursor.frequencies : cursor.frequencies.subarray(0, count), at);
    this.masks.set(count === BLOCK ? cursor.masks : cursor.masks.subarray(0, count), at);
    this.size = at + count;
    this.addPositions(at, count, positions);
  }

  private addPositions(at: number, count: number, { bytes, start, end }: PositionSource): void {
    const { positionStarts } = this;
    if (start === end) {
      positionStarts.fill(this.positionsSize, at, at + count);
      return;
    }
    this.holdPositions(end - start);
    const shift = this.positionsSize - start;
    for (let i = 0, p = start; i < count; i++) {
      positionStarts[at + i] = p + shift;
      let length = bytes[p]!;
      if (length < 128) p += 1 + length;
      else {
        length &= 127;
        for (let bits = 7; ; bits += 7) {
          const byte = bytes[++p]!;
          length |= (byte & 127) << bits;
          if (byte < 128) break;
        }
        p += 1 + length;
      }
    }
    this.positions.set(bytes.subarray(start, end), this.positionsSize);
    this.positionsSize += end - start;
  }

  private holdPositions(length: number): void {
    if (this.positionsSize + length <= this.positions.length) return;
    const wider = new Uint8Array((this.positions.length + length) * 2);
    wider.set(this.positions);
    this.positions = wider;
  }

  /** Writes the list's bytes to the beginning of `out` and answers how many. Positions are `positions[0, positionsSize)`. */
  encode(): number {
    const blocks = Math.ceil(this.size / BLOCK);
    const most = blocks * (TABLE_ROW + 2) + this.size * 6;
    if (this.out.length < most) this.out = new Uint8Array(most * 2);
    let p = blocks > 1 ? blocks * TABLE_ROW : 0;
    let before = -1;
    for (let block = 0; block < blocks; block++) {
      const from = block * BLOCK;
      const to = Math.min(from + BLOCK, this.size);
      if (blocks > 1) {
        const row = block * TABLE_ROW;
        writeU32(this.out, row, this.docs[to - 1]!);
        writeU32(this.out, row + 4, p);
        writeU32(this.out, row + 8, this.positionStarts[from]!);
      }
      p = this.encodeBlock(from, to, before, p);
      before = this.docs[to - 1]!;
    }
    return p;
  }

  private encodeBlock(from: number, to: number, before: number, start: number): number {
    const { docs, frequencies, masks, out } = this;
    let widest = 0;
    let once = true;
    let alike = true;
    for (let i = from, last = before; i < to; i++) {
      widest |= docs[i]! - last;
      last = docs[i]!;
      if (frequencies[i] !== 1) once = false;
      if (masks[i] !== masks[from]) alike = false;
    }
    const width = widest < 0x100 ? 0 : widest < 0x10000 ? 1 : 2;
    let p = start;
    out[p++] = width | (once ? ALL_ONCE : 0) | (alike ? MASKS_ALIKE : 0);
    for (let i = from, last = before; i < to; i++) {
      const distance = docs[i]! - last;
      last = docs[i]!;
      out[p++] = distance;
      if (width > 0) out[p++] = distance >>> 8;
      if (width > 1) {
        out[p++] = distance >>> 16;
        out[p++] = distance >>> 24;
      }
    }
    if (!once) for (let i = from; i < to; i++) out[p++] = frequencies[i]!;
    if (alike) out[p++] = masks[from]!;
    else for (let i = from; i < to; i++) out[p++] = masks[i]!;
    return p;
  }

  private widen(): void {
    const n = this.docs.length * 2;
    const grow = <A extends Int32Array | Uint32Array | Uint8Array>(make: new (n: number) => A, old: A): A => {
      const wider = new make(n);
      wider.set(old);
      return wider;
    };
    this.docs = grow(Int32Array, this.docs);
    this.frequencies = grow(Uint8Array, this.frequencies);
    this.masks = grow(Uint8Array, this.masks);
    this.positionStarts = grow(Uint32Array, this.positionStarts);
  }
}

/** A term list in bytes that were read and checked. */
export class BlockList implements TermList {
  readonly size: number;
  readonly bytes: Uint8Array;
  /** Gives the positions part; asked for phrases only. */
  readonly positions: () => Uint8Array;

  constructor(size: number, bytes: Uint8Array, positions: () => Uint8Array) {
    this.size = size;
    this.bytes = bytes;
    this.positions = positions;
  }

  cursor(again?: Cursor): Cursor {
    const cursor = again instanceof BlockCursor ? again : new BlockCursor();
    cursor.open(this);
    return cursor;
  }
}

const NO_BYTES = new Uint8Array(0);

class BlockCursor implements Cursor {
  readonly docs = new Int32Array(BLOCK);
  readonly frequencies = new Uint8Array(BLOCK);
  readonly masks = new Uint8Array(BLOCK);
  count = 0;
  private list!: BlockList;
  private bytes: Uint8Array = NO_BYTES;
  private blocks = 0;
  private block = -1;
  private positions: Uint8Array | null = null;
  /** Posting of the block and place in `positions` up to which positions were passed over. */
  private passed = 0;
  private place = 0;

  open(list: BlockList): void {
    this.list = list;
    this.bytes = list.bytes;
    this.blocks = Math.ceil(list.size / BLOCK);
    this.block = -1;
    this.count = 0;
    this.positions = null;
  }

  next(): boolean {
    return this.load(this.block + 1);
  }

  skipTo(doc: number): boolean {
    if (this.block >= 0 && this.block < this.blocks && this.docs[this.count - 1]! >= doc) return true;
    let block = this.block + 1;
    if (this.blocks > 1) while (block < this.blocks && readU32(this.bytes, block * TABLE_ROW) < doc) block++;
    if (!this.load(block)) return false;
    return this.docs[this.count - 1]! >= doc || this.skipTo(doc);
  }

  positionsOf(i: number, out: PositionSource): void {
    this.positions ??= this.list.positions();
    const bytes = this.positions;
    if (i < this.passed || this.passed < 0) {
      this.passed = 0;
      this.place = this.blocks > 1 ? readU32(this.bytes, this.block * TABLE_ROW + 8) : 0;
    }
    for (;;) {
      let length = 0;
      let shift = 0;
      let byte: number;
      do {
        byte = bytes[this.place++]!;
        length |= (byte & 127) << shift;
        shift += 7;
      } while (byte > 127);
      const start = this.place;
      this.place += length;
      if (this.passed++ === i) {
        out.bytes = bytes;
        out.start = start;
        out.end = this.place;
        return;
      }
    }
  }

  blockPositions(out: PositionSource): boolean {
    this.positions ??= this.list.positions();
    out.bytes = this.positions;
    out.start = this.blocks > 1 ? readU32(this.bytes, this.block * TABLE_ROW + 8) : 0;
    out.end =
      this.block + 1 < this.blocks ? readU32(this.bytes, (this.block + 1) * TABLE_ROW + 8) : this.positions.length;
    return true;
  }

  private load(block: number): boolean {
    this.block = block;
    if (block >= this.blocks) {
      this.count = 0;
      return false;
    }
    const { bytes, docs, frequencies, masks } = this;
    const count = block === this.blocks - 1 ? this.list.size - block * BLOCK : BLOCK;
    let p = this.blocks > 1 ? readU32(bytes, block * TABLE_ROW + 4) : 0;
    let doc = block === 0 ? -1 : readU32(bytes, (block - 1) * TABLE_ROW);
    const flags = bytes[p++]!;
    switch (flags & 3) {
      case 0:
        for (let i = 0; i < count; i++) docs[i] = doc += bytes[p + i]!;
        p += count;
        break;
      case 1:
        for (let i = 0; i < count; i++, p += 2) docs[i] = doc += bytes[p]! | (bytes[p + 1]! << 8);
        break;
      default:
        for (let i = 0; i < count; i++, p += 4) docs[i] = doc += readU32(bytes, p);
    }
    if ((flags & ALL_ONCE) !== 0) frequencies.fill(1);
    else {
      for (let i = 0; i < count; i++) frequencies[i] = bytes[p + i]!;
      p += count;
    }
    if ((flags & MASKS_ALIKE) !== 0) masks.fill(bytes[p]!);
    else for (let i = 0; i < count; i++) masks[i] = bytes[p + i]!;
    this.count = count;
    this.passed = -1;
    return true;
  }
}

function afterVarint(bytes: Uint8Array, at: number): number {
  let p = at;
  while (bytes[p]! > 127) p++;
  return p + 1;
}
