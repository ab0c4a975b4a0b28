/**
 * Keys of terms met lately, numbered from 0: their bytes one after another, found by open addressing on their hash. What
 * belongs to a term lies in one row, for a look-up waits for memory more than it computes; no string is kept.
 */
import { hashKey, KEY_BYTES, writeKey } from '../../store/analysed-document.ts';
import { widened } from '../../store/bytes.ts';

/** Per term a row: hash, where its key starts, its length, and one number that is the user's. */
export const KEY_ROW = 4;
export const ROW_HASH = 0;
export const ROW_START = 1;
export const ROW_LENGTH = 2;
export const ROW_OWN = 3;

const NONE = -1;
/** Per slot: hash, and the term there or NONE. */
const SLOT = 2;
const FIRST_SLOTS = 1 << 14;

export class KeyTable {
  size = 0;
  rows = new Int32Array(KEY_ROW << 13);
  bytes = new Uint8Array(1 << 18);
  private end = 0;
  private slots = new Int32Array(SLOT * FIRST_SLOTS).fill(NONE);
  private mask = FIRST_SLOTS - 1;

  /** The number of a term, which is added if it is not there. */
  numberOf(key: string): number {
    const start = this.end;
    if (start + KEY_BYTES > this.bytes.length) this.bytes = widened(this.bytes, start + KEY_BYTES);
    const end = writeKey(key, this.bytes, start);
    const hash = hashKey(this.bytes, start, end) | 0;
    let slot = hash & this.mask;
    for (; this.slots[slot * SLOT + 1] !== NONE; slot = (slot + 1) & this.mask) {
      const term = this.slots[slot * SLOT + 1]!;
      if (this.slots[slot * SLOT] === hash && this.is(term, start, end - start)) return term;
    }
    const term = this.size++;
    if (term * KEY_ROW === this.rows.length) this.rows = widened(this.rows, this.rows.length);
    this.rows.set([hash, start, end - start, 0], term * KEY_ROW);
    this.end = end;
    this.slots[slot * SLOT] = hash;
    this.slots[slot * SLOT + 1] = term;
    if (this.size * 2 > this.mask) this.rehash();
    return term;
  }

  clear(): void {
    this.size = 0;
    this.end = 0;
    this.slots.fill(NONE);
  }

  private is(term: number, start: number, length: number): boolean {
    const { rows, bytes } = this;
    if (rows[term * KEY_ROW + ROW_LENGTH] !== length) return false;
    const own = rows[term * KEY_ROW + ROW_START]!;
    for (let i = 0; i < length; i++) if (bytes[own + i] !== bytes[start + i]) return false;
    return true;
  }

  private rehash(): void {
    this.mask = this.mask * 4 + 3;
    this.slots = new Int32Array(SLOT * (this.mask + 1)).fill(NONE);
    for (let term = 0; term < this.size; term++) {
      const hash = this.rows[term * KEY_ROW + ROW_HASH]!;
      let slot = hash & this.mask;
      while (this.slots[slot * SLOT + 1] !== NONE) slot = (slot + 1) & this.mask;
      this.slots[slot * SLOT] = hash;
      this.slots[slot * SLOT + 1] = term;
    }
  }
}
