/** Walks through the terms and postings of a segment in memory, in whichever thread. */
import { sortKeys } from './key-order.ts';
import type { MemoryImage, SharedArrays } from './memory-image.ts';
import { BLOCK, type Columns, type Cursor, type PositionSource, type TermList, type TermWalk } from './segment.ts';

/** A term's row: hash, where its key starts, its latest posting, its number of postings. */
export const ROW = 4;
export const HASH = 0;
export const KEY = 1;
export const LATEST = 2;
export const FREQUENCY = 3;

/** All terms in byte order. */
export function walkTerms(arrays: SharedArrays, terms: number): TermWalk {
  return new MemoryWalk(arrays, terms);
}

class MemoryWalk implements TermWalk {
  readonly bytes: Uint8Array;
  keyStart = 0;
  keyLength = 0;
  readonly list: MemoryList;
  private readonly rows: Int32Array;
  private readonly order: Int32Array;
  private at = -1;

  constructor(arrays: SharedArrays, terms: number) {
    const { rows, log } = arrays;
    this.bytes = log;
    this.rows = rows;
    this.order = Int32Array.from({ length: terms }, (_, term) => term);
    sortKeys(this.order, (term) => rows[term * ROW + KEY]!, log);
    this.list = new MemoryList(arrays);
  }

  next(): boolean {
    if (++this.at >= this.order.length) return false;
    const term = this.order[this.at]!;
    this.keyStart = this.rows[term * ROW + KEY]!;
    this.keyLength = this.bytes[this.keyStart - 1]!;
    this.list.point(term);
    return true;
  }
}

export function listOf(arrays: SharedArrays, term: number): TermList {
  const list = new MemoryList(arrays);
  list.point(term);
  return list;
}

class MemoryList implements TermList {
  size = 0;
  private latest = 0;
  private readonly arrays: SharedArrays;

  constructor(arrays: SharedArrays) {
    this.arrays = arrays;
  }

  point(term: number): void {
    this.latest = this.arrays.rows[term * ROW + LATEST]!;
    this.size = this.arrays.rows[term * ROW + FREQUENCY]!;
  }

  cursor(again?: Cursor): Cursor {
    const cursor = again instanceof ChainCursor ? again : new ChainCursor(this.arrays);
    cursor.open(this.latest, this.size);
    return cursor;
  }
}

/** A segment's image as an input of a merge. */
export function imageWalk({ size, terms, arrays, columns }: MemoryImage): {
  size: number;
  columns: Columns;
  walk: () => TermWalk;
} {
  return { size, columns, walk: () => walkTerms(arrays, terms) };
}

class ChainCursor implements Cursor {
  readonly docs = new Int32Array(BLOCK);
  readonly frequencies = new Uint8Array(BLOCK);
  readonly masks = new Uint8Array(BLOCK);
  count = 0;
  /** The chain, first posting first. */
  private chain = new Int32Array(BLOCK);
  private size = 0;
  /** Where in the chain the block at hand starts, and the one behind it. */
  private from = 0;
  private to = 0;
  private readonly log: Uint8Array;
  private readonly postingDoc: Int32Array;
  private readonly postingStart: Int32Array;
  private readonly postingBefore: Int32Array;

  constructor({ log, postingDoc, postingStart, postingBefore }: SharedArrays) {
    this.log = log;
    this.postingDoc = postingDoc;
    this.postingStart = postingStart;
    this.postingBefore = postingBefore;
  }

  open(latest: number, size: number): void {
    if (size > this.chain.length) this.chain = new Int32Array(size * 2);
    let posting = latest;
    for (let i = size - 1; i >= 0; i--) {
      this.chain[i] = posting;
      posting = this.postingBefore[posting]!;
    }
    this.size = size;
    this.to = 0;
    this.count = 0;
  }

  next(): boolean {
    const from = this.to;
    const count = Math.min(BLOCK, this.size - from);
    for (let i = 0; i < count; i++) {
      const posting = this.chain[from + i]!;
      const start = this.postingStart[posting]!;
      this.docs[i] = this.postingDoc[posting]!;
      this.masks[i] = this.log[start]!;
      this.frequencies[i] = this.log[start + 1]!;
    }
    this.from = from;
    this.to = from + count;
    this.count = count;
    return count > 0;
  }

  skipTo(doc: number): boolean {
    while (this.count === 0 || this.docs[this.count - 1]! < doc) if (!this.next()) return false;
    return true;
  }

  blockPositions(): boolean {
    return false;
  }

  positionsOf(i: number, out: PositionSource): void {
    const { log } = this;
    let p = this.postingStart[this.chain[this.from + i]!]! + 2;
    let length = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = log[p++]!;
      length |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    out.bytes = log;
    out.start = p;
    out.end = p + length;
  }
}
