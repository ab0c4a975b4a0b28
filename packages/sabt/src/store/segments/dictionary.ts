/**
 * The dictionary of a segment: every term in byte order with the place of its list, in blocks of 32 terms of which only
 * the first is known without reading the block. Nothing is read when the segment is opened.
 *
 *   block:  f64 where the first term's list starts, u8 terms, then per term:
 *           varint bytes shared with the term before, varint further bytes, those bytes,
 *           varint documents, varint bytes of the list, varint bytes of the positions that follow it
 *   index:  u32 blocks, u32 per block where it starts, u32 its end, u32 per block where its first term starts, u32 the
 *           end of the last, then the first terms
 * Lists follow one another in the order of terms, so a block tells the place of all its lists from the first one's.
 */
import { readU32, writeU32, writeVarint } from '../bytes.ts';
import { compareKeys } from './segment.ts';

const TERMS_IN_BLOCK = 32;

export interface TermEntry {
  size: number;
  start: number;
  listLength: number;
  positionsLength: number;
}

export class DictionaryWriter {
  private blocks = new Uint8Array(1 << 16);
  private length = 0;
  private readonly blockStarts: number[] = [];
  private firstTerms = new Uint8Array(1 << 12);
  private readonly firstTermStarts: number[] = [];
  private firstTermsLength = 0;
  private inBlock = 0;
  private countAt = 0;
  private readonly before = new Uint8Array(256);
  private beforeLength = 0;

  /** Keys must come in ascending order; one is key[0, length). */
  add(key: Uint8Array, length: number, entry: TermEntry): void {
    if (this.length + length + 64 > this.blocks.length) this.blocks = doubled(this.blocks);
    if (this.inBlock === 0) this.beginBlock(key, length, entry.start);
    const { blocks, before } = this;
    const shared = this.inBlock === 0 ? 0 : sharedBytes(before, this.beforeLength, key, length);
    let p = writeVarint(blocks, this.length, shared);
    p = writeVarint(blocks, p, length - shared);
    for (let i = shared; i < length; i++) {
      blocks[p++] = key[i]!;
      before[i] = key[i]!;
    }
    this.beforeLength = length;
    p = writeVarint(blocks, p, entry.size);
    p = writeVarint(blocks, p, entry.listLength);
    this.length = writeVarint(blocks, p, entry.positionsLength);
    this.inBlock = (this.inBlock + 1) % TERMS_IN_BLOCK;
    blocks[this.countAt]!++;
  }

  finish(): { blocks: Uint8Array; index: Uint8Array } {
    const n = this.blockStarts.length;
    const index = new Uint8Array(4 + (n + 1) * 8 + this.firstTermsLength);
    writeU32(index, 0, n);
    for (const [i, start] of [...this.blockStarts, this.length].entries()) writeU32(index, 4 + i * 4, start);
    for (const [i, start] of [...this.firstTermStarts, this.firstTermsLength].entries())
      writeU32(index, 4 + (n + 1 + i) * 4, start);
    index.set(this.firstTerms.subarray(0, this.firstTermsLength), 4 + (n + 1) * 8);
    return { blocks: this.blocks.subarray(0, this.length), index };
  }

  private beginBlock(key: Uint8Array, length: number, listStart: number): void {
    this.blockStarts.push(this.length);
    this.firstTermStarts.push(this.firstTermsLength);
    while (this.firstTermsLength + length > this.firstTerms.length) this.firstTerms = doubled(this.firstTerms);
    for (let i = 0; i < length; i++) this.firstTerms[this.firstTermsLength + i] = key[i]!;
    this.firstTermsLength += length;
    new DataView(this.blocks.buffer).setFloat64(this.length, listStart, true);
    this.countAt = this.length + 8;
    this.blocks[this.countAt] = 0;
    this.length += 9;
  }
}

function doubled(old: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const wider = new Uint8Array(old.length * 2);
  wider.set(old);
  return wider;
}

function sharedBytes(a: Uint8Array, lengthA: number, b: Uint8Array, lengthB: number): number {
  const n = Math.min(lengthA, lengthB);
  let i = 0;
  while (i < n && a[i] === b[i]) i++;
  return i;
}

/** Reads part of the file that holds the dictionary; checked bytes. */
export type ReadPart = (offset: number, length: number) => Uint8Array;

export class Dictionary {
  private readonly readBlocks: ReadPart;
  private readonly readIndex: () => Uint8Array;
  private held: Uint8Array | null = null;

  constructor(readBlocks: ReadPart, readIndex: () => Uint8Array) {
    this.readBlocks = readBlocks;
    this.readIndex = readIndex;
  }

  find(key: Uint8Array): TermEntry | null {
    const walk = this.walkFrom(key);
    while (walk.next()) {
      const order = compareKeys(walk.bytes.subarray(0, walk.keyLength), key);
      if (order === 0) return { ...walk.entry };
      if (order > 0) return null;
    }
    return null;
  }

  /** From the first term of the block in which `key` would stand. */
  walkFrom(key: Uint8Array): DictionaryWalk {
    let low = 0;
    let high = this.blocks;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareKeys(this.firstTerm(middle), key) <= 0) low = middle + 1;
      else high = middle;
    }
    return new DictionaryWalk(this, Math.max(0, low - 1));
  }

  get blocks(): number {
    return readU32(this.index, 0);
  }

  block(i: number): Uint8Array {
    const start = readU32(this.index, 4 + i * 4);
    return this.readBlocks(start, readU32(this.index, 8 + i * 4) - start);
  }

  private firstTerm(i: number): Uint8Array {
    const n = this.blocks;
    const base = 4 + (n + 1) * 8;
    const at = 4 + (n + 1 + i) * 4;
    return this.index.subarray(base + readU32(this.index, at), base + readU32(this.index, at + 4));
  }

  private get index(): Uint8Array {
    this.held ??= this.readIndex();
    return this.held;
  }
}

export class DictionaryWalk {
  /** The key of the term at hand is bytes[0, keyLength); overwritten by the next. */
  readonly bytes = new Uint8Array(256);
  keyLength = 0;
  /** Its entry, likewise. */
  readonly entry: TermEntry = { size: 0, start: 0, listLength: 0, positionsLength: 0 };
  private readonly dictionary: Dictionary;
  private block: number;
  private held = new Uint8Array(0);
  private at = 0;
  private left = 0;
  private listStart = 0;

  constructor(dictionary: Dictionary, block: number) {
    this.dictionary = dictionary;
    this.block = block;
  }

  next(): boolean {
    if (this.left === 0) {
      if (this.block >= this.dictionary.blocks) return false;
      this.held = this.dictionary.block(this.block++) as Uint8Array<ArrayBuffer>;
      this.listStart = new DataView(this.held.buffer, this.held.byteOffset).getFloat64(0, true);
      this.left = this.held[8]!;
      this.at = 9;
    }
    this.left--;
    const shared = this.varint();
    const further = this.varint();
    for (let i = 0; i < further; i++) this.bytes[shared + i] = this.held[this.at++]!;
    this.keyLength = shared + further;
    const { entry } = this;
    entry.size = this.varint();
    entry.start = this.listStart;
    entry.listLength = this.varint();
    entry.positionsLength = this.varint();
    this.listStart += entry.listLength + entry.positionsLength;
    return true;
  }

  private varint(): number {
    let value = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = this.held[this.at++]!;
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value >>> 0;
  }
}
