/**
 * What a segment is to the rest: a set of documents, numbered from 0, with term lists and columns. There is one in memory
 * for what is fresh and any number on disk; queries, merging and counting treat them alike.
 */

/** Postings in a block of a term list. */
export const BLOCK = 128;

/** Where the positions of one posting lie: `bytes` from `start`, as `analysed-document.ts` lays them out. */
export interface PositionSource {
  bytes: Uint8Array;
  start: number;
  end: number;
}

/** Walks a term list in ascending document order, one block at a time. */
export interface Cursor {
  /** The block at hand: the first `count` places of these hold. Valid until the next call of `next` or `skipTo`. */
  readonly docs: Int32Array;
  readonly frequencies: Uint8Array;
  readonly masks: Uint8Array;
  count: number;
  /** To the next block; false at the end. */
  next(): boolean;
  /** To the first block, from the one at hand on, whose last document is `doc` or later; false if there is none. */
  skipTo(doc: number): boolean;
  /** Where the positions of the i-th posting of the block lie, written into `out`. */
  positionsOf(i: number, out: PositionSource): void;
  /**
   * Where the positions of the whole block lie, each posting's behind its varint length, written into `out`; false if they
   * do not lie together.
   */
  blockPositions(out: PositionSource): boolean;
}

export interface TermList {
  /** Documents in the list, deleted ones included. */
  readonly size: number;
  /** A cursor before the first block; `again` is one that is no longer needed and may serve once more. */
  cursor(again?: Cursor): Cursor;
}

/** A cursor over all terms in byte order, for merging. What it says of the term at hand is valid until the next `next`. */
export interface TermWalk {
  /** The term's key is `keyLength` of these bytes from `keyStart` on. */
  readonly bytes: Uint8Array;
  readonly keyStart: number;
  readonly keyLength: number;
  readonly list: TermList;
  next(): boolean;
}

/** Columns by local document number. Codes count from 1, 0 stands for none; `values[code - 1]` is what it means. */
export interface Coded<T> {
  readonly codes: Uint16Array;
  readonly values: readonly T[];
}

export interface Columns {
  readonly nums: Uint32Array;
  /** Quantised lengths, see `lengths.ts`. */
  readonly lengths: Uint8Array;
  readonly kind: Coded<string>;
  readonly language: Coded<string>;
  readonly year: Coded<number>;
  /** Days since 1970, or NO_DAY. */
  readonly days: Int32Array;
  readonly sources: MultiColumn<number>;
  readonly tags: MultiColumn<string>;
}

export const NO_DAY = -0x80000000;
/** Set in `first` if the document has more values, which stand in `moreDocs` and `moreCodes`, ordered by document. */
export const HAS_MORE = 0x8000_0000;

/** Any number of values a document; most have one or none. Codes as in `Coded`. */
export interface MultiColumn<T> {
  readonly first: Uint32Array;
  readonly moreDocs: Uint32Array;
  readonly moreCodes: Uint32Array;
  readonly moreCount: number;
  readonly values: ArrayLike<T>;
}

export interface Segment {
  /** Documents, deleted ones included. */
  readonly size: number;
  /** Documents that hold. */
  readonly live: number;
  /** Sum of the quantised lengths of those that hold. */
  readonly liveLength: number;
  /** Bitmap of deleted documents; null if there are none. */
  readonly dead: Uint8Array | null;
  readonly columns: Columns;
  find(key: Uint8Array): TermList | null;
  /** How many documents of the term's list hold. */
  liveFrequency(key: Uint8Array): number;
  /** Lists of the terms that start with these bytes, in any order; one is valid until the next. */
  startingWith(prefix: Uint8Array): Iterable<TermList>;
  walk(): TermWalk;
  /** Local number of the document that holds for `num`, or -1. */
  localOf(num: number): number;
  /** Marks a document as deleted. */
  kill(local: number): void;
}

export function isDead(dead: Uint8Array, local: number): boolean {
  return (dead[local >> 3]! & (1 << (local & 7))) !== 0;
}

/** Byte order of two keys, which is the order of code points. */
export function compareKeys(a: Uint8Array, b: Uint8Array): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
