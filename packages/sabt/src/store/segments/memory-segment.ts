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
import { LENGTH_OF_CODE, lengthCode } from './lengths.ts';
import {
  columnsOf,
  type MemoryImage,
  newArrays,
  type SharedArrays,
  widenedBytes,
  widenedInts,
} from './memory-image.ts';
import { FREQUENCY, HASH, KEY, LATEST, listOf, ROW, walkTerms } from './memory-walk.ts';
import type { Segment, TermList, TermWalk } from './segment.ts';

const NONE = -1;

export class MemorySegment implements Segment {
  size = 0;
  live = 0;
  liveLength = 0;
  dead: Uint8Array | null = null;
  readonly columns = new GrowingColumns();

  private readonly arrays: SharedArrays;
  private logSize = 0;
  private documentStart = new Int32Array(1024);
  private readonly locals = new Map<number, number>();

  private slots = new Int32Array(1 << 14).fill(NONE);
  private terms = 0;
  /** Per term: postings of deleted documents. Null as long as none was deleted. */
  private deadFrequency: Int32Array<ArrayBuffer> | null = null;

  private postings = 0;

  /** Of the document that is being added: where its terms begin, and what was read of each beforehand. */
  private ahead = new Int32Array(1024);
  private met = new Int32Array(1024);

  /** `arrays`: of a segment that is no longer needed; memory that is at hand costs less than new. */
  constructor(arrays: SharedArrays = newArrays()) {
    this.arrays = arrays;
  }

  /** What another thread needs to write the segment, which must not grow any more. */
  image(): MemoryImage {
    return { size: this.size, terms: this.terms, arrays: this.arrays, columns: columnsOf(this.columns) };
  }

  /** The memory for another segment; this one must not be used after that. */
  release(): SharedArrays {
    return this.arrays;
  }

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

    this.addPostings(start, local);
  }

  private addPostings(start: number, local: number): void {
    const terms = this.lookAhead(start);
    const { arrays, ahead } = this;
    const { log } = arrays;
    for (let i = 0; i < terms; i++) {
      const p = ahead[i]!;
      const keyLength = log[p + 4]!;
      const row = this.termFor(readU32(log, p) | 0, p + 5, keyLength) * ROW;
      const posting = this.postings++;
      if (posting === arrays.postingDoc.length) this.widenPostings();
      arrays.postingDoc[posting] = local;
      arrays.postingStart[posting] = p + 5 + keyLength;
      arrays.postingBefore[posting] = arrays.rows[row + LATEST]!;
      arrays.rows[row + LATEST] = posting;
      arrays.rows[row + FREQUENCY]!++;
    }
  }

  /**
   * Where each term of a document begins, into `ahead`. On the way it reads what the look-ups will read, slot, row and key,
   * each for all terms in turn: reads that do not wait for one another are under way together, and the look-ups, of which
   * each waits for its own, find them in the cache. That takes a third off the time of adding a document.
   */
  private lookAhead(start: number): number {
    const { slots } = this;
    const { log, rows } = this.arrays;
    const mask = slots.length - 1;
    const terms = readU32(log, start + 4);
    if (this.ahead.length < terms) {
      this.ahead = new Int32Array(terms * 2);
      this.met = new Int32Array(terms * 2);
    }
    const { ahead, met } = this;
    let p = start + 8;
    for (let i = 0; i < terms; i++) {
      ahead[i] = p;
      met[i] = slots[readU32(log, p) & mask]!;
      p = afterPositions(log, p + 7 + log[p + 4]!);
    }
    for (let i = 0; i < terms; i++) met[i] = met[i] === NONE ? 0 : rows[met[i]! * ROW + KEY]!;
    for (let i = 0; i < terms; i++) met[i] = log[met[i]!]!;
    return terms;
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
    this.deadFrequency ??= new Int32Array(this.arrays.rows.length / ROW);
    const { log } = this.arrays;
    const start = this.documentStart[local]!;
    let p = start + 8;
    for (let left = readU32(log, start + 4); left > 0; left--) {
      const keyLength = log[p + 4]!;
      this.deadFrequency[this.slots[this.slotOf(readU32(log, p) | 0, log, p + 5, keyLength)]!]!++;
      p = afterPositions(log, p + 5 + keyLength + 2);
    }
  }

  find(key: Uint8Array): TermList | null {
    const term = this.termOf(key);
    return term === NONE ? null : listOf(this.arrays, term);
  }

  liveFrequency(key: Uint8Array): number {
    const term = this.termOf(key);
    return term === NONE ? 0 : this.arrays.rows[term * ROW + FREQUENCY]! - (this.deadFrequency?.[term] ?? 0);
  }

  *startingWith(prefix: Uint8Array): Generator<TermList> {
    terms: for (let term = 0; term < this.terms; term++) {
      const { rows, log } = this.arrays;
      const start = rows[term * ROW + KEY]!;
      if (log[start - 1]! < prefix.length) continue;
      for (let i = 0; i < prefix.length; i++) if (log[start + i] !== prefix[i]) continue terms;
      yield listOf(this.arrays, term);
    }
  }

  walk(): TermWalk {
    return walkTerms(this.arrays, this.terms);
  }

  private termOf(key: Uint8Array): number {
    return this.slots[this.slotOf(hashKey(key, 0, key.length) | 0, key, 0, key.length)]!;
  }

  private termFor(hash: number, keyAt: number, keyLength: number): number {
    const slot = this.slotOf(hash, this.arrays.log, keyAt, keyLength);
    const known = this.slots[slot]!;
    if (known !== NONE) return known;
    const term = this.terms++;
    if (term * ROW === this.arrays.rows.length) this.widenTerms();
    const { rows } = this.arrays;
    rows[term * ROW + HASH] = hash;
    rows[term * ROW + KEY] = keyAt;
    rows[term * ROW + LATEST] = NONE;
    rows[term * ROW + FREQUENCY] = 0;
    this.slots[slot] = term;
    if (this.terms * 2 > this.slots.length) this.rehash();
    return term;
  }

  /** The slot that holds the key, or the free one where it belongs. */
  private slotOf(hash: number, bytes: Uint8Array, keyAt: number, keyLength: number): number {
    const { slots } = this;
    const { log, rows } = this.arrays;
    const mask = slots.length - 1;
    let slot = hash & mask;
    search: for (;;) {
      const term = slots[slot]!;
      if (term === NONE) return slot;
      if (rows[term * ROW + HASH] === hash) {
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
      let slot = this.arrays.rows[term * ROW + HASH]! & mask;
      while (this.slots[slot] !== NONE) slot = (slot + 1) & mask;
      this.slots[slot] = term;
    }
  }

  private hold(analysed: Uint8Array): void {
    const { arrays } = this;
    const end = this.logSize + analysed.length;
    if (end > arrays.log.length) arrays.log = widenedBytes(arrays.log, this.logSize, end);
    arrays.log.set(analysed, this.logSize);
    this.logSize = end;
  }

  private widenTerms(): void {
    this.arrays.rows = widenedInts(this.arrays.rows);
    if (this.deadFrequency !== null) this.deadFrequency = widened(this.deadFrequency);
  }

  private widenPostings(): void {
    const { arrays } = this;
    arrays.postingDoc = widenedInts(arrays.postingDoc);
    arrays.postingStart = widenedInts(arrays.postingStart);
    arrays.postingBefore = widenedInts(arrays.postingBefore);
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
