/**
 * The segment in memory: what was put since the last flush, visible at once.
 *
 * Analysed documents are kept as they come, one after another in `log`. A posting is a place in it; the postings of a
 * term form a chain through `nextPosting`, in order of arrival, which is the order of local numbers. So adding a document
 * copies its bytes once and touches three integers a term; no object is made per term or posting, and the collector has
 * nothing to walk through. Terms are found by open addressing on the hash that the analysis brought along.
 */
import type { DocumentColumns, IndexedDocument } from '../search-port.ts';
import { lengthCode, LENGTH_OF_CODE } from './lengths.ts';
import { GrowingColumns } from './columns.ts';
import { readU32 } from './postings.ts';
import { BLOCK, type Cursor, type PositionSource, type Segment, type TermList, type TermWalk } from './segment.ts';
import { sortKeys } from './key-order.ts';
import { hashKey } from '../analysed-document.ts';

const NONE = -1;

export class MemorySegment implements Segment {
  size = 0;
  live = 0;
  liveLength = 0;
  dead: Uint8Array | null = null;
  readonly columns = new GrowingColumns();

  private log = new Uint8Array(1 << 20);
  private logSize = 0;
  private documentStart = new Float64Array(1024);
  private readonly locals = new Map<number, number>();

  private slots = new Int32Array(1 << 14).fill(NONE);
  private terms = 0;
  private keyStart = new Float64Array(1 << 13);
  private hash = new Uint32Array(1 << 13);
  private firstPosting = new Int32Array(1 << 13);
  private lastPosting = new Int32Array(1 << 13);
  private frequency = new Int32Array(1 << 13);
  private liveFrequencies = new Int32Array(1 << 13);

  private postings = 0;
  private postingDoc = new Int32Array(1 << 16);
  private postingStart = new Float64Array(1 << 16);
  private nextPosting = new Int32Array(1 << 16);

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
      const term = this.termFor(hash, keyAt, keyLength);
      const posting = this.postings++;
      if (posting === this.postingDoc.length) this.widenPostings();
      this.postingDoc[posting] = local;
      this.postingStart[posting] = valueAt;
      this.nextPosting[posting] = NONE;
      if (this.frequency[term] === 0) this.firstPosting[term] = posting;
      else this.nextPosting[this.lastPosting[term]!] = posting;
      this.lastPosting[term] = posting;
      this.frequency[term]!++;
      this.liveFrequencies[term]!++;
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
    this.eachTerm(this.documentStart[local]!, (hash, keyAt, keyLength) => {
      this.liveFrequencies[this.slots[this.slotOf(hash, this.log, keyAt, keyLength)]!]!--;
    });
  }

  find(key: Uint8Array): TermList | null {
    const term = this.termOf(key);
    return term === NONE ? null : this.listOf(term);
  }

  liveFrequency(key: Uint8Array): number {
    const term = this.termOf(key);
    return term === NONE ? 0 : this.liveFrequencies[term]!;
  }

  *startingWith(prefix: Uint8Array): Generator<TermList> {
    terms: for (let term = 0; term < this.terms; term++) {
      const start = this.keyStart[term]!;
      if (this.log[start - 1]! < prefix.length) continue;
      for (let i = 0; i < prefix.length; i++) if (this.log[start + i] !== prefix[i]) continue terms;
      yield this.listOf(term);
    }
  }

  walk(): TermWalk {
    const order = Int32Array.from({ length: this.terms }, (_, term) => term);
    sortKeys(order, (term) => this.keyStart[term]!, this.log);
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
    const start = this.keyStart[term]!;
    return this.log.subarray(start, start + this.log[start - 1]!);
  }

  private listOf(term: number): TermList {
    return {
      size: this.frequency[term]!,
      cursor: (again) => {
        const cursor =
          again instanceof ChainCursor ? again : new ChainCursor(this.log, this.postingDoc, this.postingStart, this.nextPosting);
        cursor.open(this.firstPosting[term]!);
        return cursor;
      },
    };
  }

  private termOf(key: Uint8Array): number {
    return this.slots[this.slotOf(hashKey(key, 0, key.length), key, 0, key.length)]!;
  }

  private eachTerm(start: number, visit: (hash: number, keyAt: number, keyLength: number, valueAt: number) => void): void {
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
    if (term === this.keyStart.length) this.widenTerms();
    this.keyStart[term] = keyAt;
    this.hash[term] = hash;
    this.slots[slot] = term;
    if (this.terms * 2 > this.slots.length) this.rehash();
    return term;
  }

  /** The slot that holds the key, or the free one where it belongs. */
  private slotOf(hash: number, bytes: Uint8Array, keyAt: number, keyLength: number): number {
    const { slots, log } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    search: for (;;) {
      const term = slots[slot]!;
      if (term === NONE) return slot;
      if (this.hash[term] === hash) {
        const start = this.keyStart[term]!;
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
      let slot = this.hash[term]! & mask;
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
    this.keyStart = widened(this.keyStart);
    this.hash = widened(this.hash);
    this.firstPosting = widened(this.firstPosting);
    this.lastPosting = widened(this.lastPosting);
    this.frequency = widened(this.frequency);
    this.liveFrequencies = widened(this.liveFrequencies);
  }

  private widenPostings(): void {
    this.postingDoc = widened(this.postingDoc);
    this.postingStart = widened(this.postingStart);
    this.nextPosting = widened(this.nextPosting);
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
  private readonly starts = new Float64Array(BLOCK);
  private posting = NONE;
  private readonly log: Uint8Array;
  private readonly postingDoc: Int32Array;
  private readonly postingStart: Float64Array;
  private readonly nextPosting: Int32Array;

  constructor(log: Uint8Array, docs: Int32Array, starts: Float64Array, next: Int32Array) {
    this.log = log;
    this.postingDoc = docs;
    this.postingStart = starts;
    this.nextPosting = next;
  }

  open(first: number): void {
    this.posting = first;
    this.count = 0;
  }

  next(): boolean {
    let n = 0;
    let posting = this.posting;
    while (n < BLOCK && posting !== NONE) {
      const start = this.postingStart[posting]!;
      this.docs[n] = this.postingDoc[posting]!;
      this.masks[n] = this.log[start]!;
      this.frequencies[n] = this.log[start + 1]!;
      this.starts[n] = start;
      posting = this.nextPosting[posting]!;
      n++;
    }
    this.posting = posting;
    this.count = n;
    return n > 0;
  }

  skipTo(doc: number): boolean {
    while (this.count === 0 || this.docs[this.count - 1]! < doc) if (!this.next()) return false;
    return true;
  }

  positionsOf(i: number, out: PositionSource): void {
    const { log } = this;
    let p = this.starts[i]! + 2;
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

function widened<A extends Int32Array | Uint32Array | Float64Array>(old: A): A {
  const wider = new (old.constructor as new (n: number) => A)(old.length * 2);
  wider.set(old);
  return wider;
}
