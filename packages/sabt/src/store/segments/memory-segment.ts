/**
 * The segment in memory: what was put since the last flush, visible at once.
 *
 * Analysed documents are kept as they come, one after another in `log`. A posting is a place in it; the postings of a
 * term form a chain from the latest back to the first, which a cursor turns round. So adding a document copies its bytes
 * once, touches one 16-byte row a term, and writes postings one behind the other; no object is made per term or posting, and
 * the collector has nothing to walk through. Terms are found by open addressing on the hash that the analysis brought along.
 */

import { hashKey } from '../analysed-document.ts';
import { readU32 } from '../bytes.ts';
import type { DocumentColumns, IndexedDocument } from '../search-port.ts';
import { GrowingColumns } from './columns.ts';
import { sortKeys } from './key-order.ts';
import { LENGTH_OF_CODE, lengthCode } from './lengths.ts';
import { BLOCK, type Cursor, type PositionSource, type Segment, type TermList, type TermWalk } from './segment.ts';

const NONE = -1;
const ROW = 4;
const HASH = 0;
const KEY = 1;
const LATEST = 2;
const FREQUENCY = 3;

export class MemorySegment implements Segment {
  size = 0;
  live = 0;
  liveLength = 0;
  dead: Uint8Array | null = null;
  readonly columns = new GrowingColumns();

  private log = new Uint8Array(1 << 20);
  private logSize = 0;
  private documentStart = new Int32Array(1024);
  private readonly locals = new Map<number, number>();

  private slots = new Int32Array(1 << 14).fill(NONE);
  private terms = 0;
  /** Per term a row: hash, where its key starts, its latest posting, its number of postings. */
  private rows = new Int32Array(ROW << 13);
  /** Per term: postings of deleted documents. Null as long as none was deleted. */
  private deadFrequency: Int32Array<ArrayBuffer> | null = null;

  private postings = 0;
  private postingDoc = new Int32Array(1 << 16);
  private postingStart = new Int32Array(1 << 16);
  private postingBefore = new Int32Array(1 << 16);

  /** Bytes that this segment holds, roughly. */
  get weight(): number {
    return this.logSize + this.postings * 16 + this.terms * 32 + this.size * 64;
  }

  add(document: IndexedDocument): void {
    const { analysed } = document;
    const local = this.size;
    const start = this.logSize;
    this.hold(analysed);
    if (local === this.documentStart.length) this.documentStart = widened(this.documentStart);
    this.documentStart[local] = start;
    const code = lengthCode(readU32(analysed, 0));
    this.columns.add(document as DocumentColumns, code);
    this.size++;
    this.live++;
    this.liveLength += LENGTH_OF_CODE[code]!;
    this.locals.set(document.num, local);

    this.eachTerm(start, (hash, keyAt, keyLength, valueAt) => {
      const row = this.termFor(hash, keyAt, keyLength) * ROW;
      const { rows } = this;
      const posting = this.postings++;
      if (posting === this.postingDoc.length) this.widenPostings();
      this.postingDoc[posting] = local;
      this.postingStart[posting] = valueAt;
      this.postingBefore[posting] = rows[row + LATEST]!;
      rows[row + LATEST] = posting;
      rows[row + FREQUENCY]!++;
    });
  }

  localOf(num: number): number {
    return this.locals.get(num) ?? -1;
  }

  kill(local: number): void {
    if (this.dead === null || this.dead.length * 8 < this.size) {
      const wider = new Uint8Array((this.size >> 2) + 64);
      if (this.dead !== null) wider.set(this.dead);
      this.dead = wider;
    }
    this.dead[local >> 3]! |= 1 << (local & 7);
    this.live--;
    this.liveLength -= LENGTH_OF_CODE[this.columns.lengths[local]!]!;
    const num = this.columns.nums[local]!;
    if (this.locals.get(num) === local) this.locals.delete(num);
    this.deadFrequency ??= new Int32Array(this.rows.length / ROW);
    const { deadFrequency } = this;
    this.eachTerm(this.documentStart[local]!, (hash, keyAt, keyLength) => {
      deadFrequency[this.slots[this.slotOf(hash, this.log, keyAt, keyLength)]!]!++;
    });
  }

  find(key: Uint8Array): TermList | null {
    const term = this.termOf(key);
    return term === NONE ? null : this.listOf(term);
  }

  liveFrequency(key: Uint8Array): number {
    const term = this.termOf(key);
    return term === NONE ? 0 : this.rows[term * ROW + FREQUENCY]! - (this.deadFrequency?.[term] ?? 0);
  }

  *startingWith(prefix: Uint8Array): Generator<TermList> {
    terms: for (let term = 0; term < this.terms; term++) {
      const start = this.rows[term * ROW + KEY]!;
      if (this.log[start - 1]! < prefix.length) continue;
      for (let i = 0; i < prefix.length; i++) if (this.log[start + i] !== prefix[i]) continue terms;
      yield this.listOf(term);
    }
  }

  walk(): TermWalk {
    const order = Int32Array.from({ length: this.terms }, (_, term) => term);
    sortKeys(order, (term) => this.rows[term * ROW + KEY]!, this.log);
    let at = -1;
    const walk: TermWalk = {
      key: this.log,
      list: EMPTY,
      next: () => {
        if (++at >= order.length) return false;
        const term = order[at]!;
        walk.key = this.keyOf(term);
        walk.list = this.listOf(term);
        return true;
      },
    };
    return walk;
  }

  private keyOf(term: number): Uint8Array {
    const start = this.rows[term * ROW + KEY]!;
    return this.log.subarray(start, start + this.log[start - 1]!);
  }

  private listOf(term: number): TermList {
    const size = this.rows[term * ROW + FREQUENCY]!;
    return {
      size,
      cursor: (again) => {
        const cursor =
          again instanceof ChainCursor
            ? again
            : new ChainCursor(this.log, this.postingDoc, this.postingStart, this.postingBefore);
        cursor.open(this.rows[term * ROW + LATEST]!, size);
        return cursor;
      },
    };
  }

  private termOf(key: Uint8Array): number {
    return this.slots[this.slotOf(hashKey(key, 0, key.length), key, 0, key.length)]!;
  }

  private eachTerm(
    start: number,
    visit: (hash: number, keyAt: number, keyLength: number, valueAt: number) => void,
  ): void {
    const { log } = this;
    const terms = readU32(log, start + 4);
    let p = start + 8;
    for (let i = 0; i < terms; i++) {
      const hash = readU32(log, p);
      const keyLength = log[p + 4]!;
      const keyAt = p + 5;
      const valueAt = keyAt + keyLength;
      visit(hash, keyAt, keyLength, valueAt);
      p = afterPositions(log, valueAt + 2);
    }
  }

  private termFor(hash: number, keyAt: number, keyLength: number): number {
    const slot = this.slotOf(hash, this.log, keyAt, keyLength);
    const known = this.slots[slot]!;
    if (known !== NONE) return known;
    const term = this.terms++;
    if (term * ROW === this.rows.length) this.widenTerms();
    this.rows[term * ROW + HASH] = hash;
    this.rows[term * ROW + KEY] = keyAt;
    this.rows[term * ROW + LATEST] = NONE;
    this.slots[slot] = term;
    if (this.terms * 2 > this.slots.length) this.rehash();
    return term;
  }

  /** The slot that holds the key, or the free one where it belongs. */
  private slotOf(hash: number, bytes: Uint8Array, keyAt: number, keyLength: number): number {
    const { slots, log, rows } = this;
    const mask = slots.length - 1;
    const wanted = hash | 0;
    let slot = hash & mask;
    search: for (;;) {
      const term = slots[slot]!;
      if (term === NONE) return slot;
      if (rows[term * ROW + HASH] === wanted) {
        const start = rows[term * ROW + KEY]!;
        if (log[start - 1] === keyLength) {
          for (let i = 0; i < keyLength; i++)
            if (log[start + i] !== bytes[keyAt + i]) {
              slot = (slot + 1) & mask;
              continue search;
            }
          return slot;
        }
      }
      slot = (slot + 1) & mask;
    }
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(NONE);
    const mask = this.slots.length - 1;
    for (let term = 0; term < this.terms; term++) {
      let slot = this.rows[term * ROW + HASH]! & mask;
      while (this.slots[slot] !== NONE) slot = (slot + 1) & mask;
      this.slots[slot] = term;
    }
  }

  private hold(analysed: Uint8Array): void {
    if (this.logSize + analysed.length > this.log.length) {
      const wider = new Uint8Array(Math.max(this.log.length * 2, this.logSize + analysed.length));
      wider.set(this.log.subarray(0, this.logSize));
      this.log = wider;
    }
    this.log.set(analysed, this.logSize);
    this.logSize += analysed.length;
  }

  private widenTerms(): void {
    this.rows = widened(this.rows);
    if (this.deadFrequency !== null) this.deadFrequency = widened(this.deadFrequency);
  }

  private widenPostings(): void {
    this.postingDoc = widened(this.postingDoc);
    this.postingStart = widened(this.postingStart);
    this.postingBefore = widened(this.postingBefore);
  }
}

const EMPTY: TermList = {
  size: 0,
  cursor: () => {
    throw new RangeError('the walk has not begun');
  },
};

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

  constructor(log: Uint8Array, docs: Int32Array, starts: Int32Array, before: Int32Array) {
    this.log = log;
    this.postingDoc = docs;
    this.postingStart = starts;
    this.postingBefore = before;
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

/** Passes over a varint and as many bytes as it says. */
function afterPositions(bytes: Uint8Array, at: number): number {
  let p = at;
  let length = 0;
  let shift = 0;
  let byte: number;
  do {
    byte = bytes[p++]!;
    length |= (byte & 127) << shift;
    shift += 7;
  } while (byte > 127);
  return p + length;
}

function widened(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(old.length * 2);
  wider.set(old);
  return wider;
}
