/**
 * What was found out about words, by their UTF-16 units: so that a word met before costs no string. Open addressing on
 * FNV-1a over units; emptied when it is full, for a text's words follow Zipf and the frequent ones are soon back.
 *
 * A look-up waits for memory more than it computes, so what belongs to a word lies together: in its slot the hash, where
 * its units begin, its place and its number; before its units a header of their count and what to know of it (`note`). What
 * `find` answers is good until the next `add`.
 */
const LIMIT = 400_000;
const NONE = -1;
const SLOT = 4;
const START = 1;
const PLACE = 2;
const NUMBER = 3;
const NOTE_SHIFT = 8;
const LENGTH_MASK = 0xff;

export class WordTable<T> {
  private slots = emptySlots(1 << 12);
  private mask = (1 << 12) - 1;
  private units = new Uint16Array(1 << 14);
  private end = 0;
  private values: T[] = [];

  /** The slot of the word units[0, length), or -1. */
  find(units: Uint16Array, length: number): number {
    const { slots, mask } = this;
    const known = this.units;
    const hash = hashOf(units, length);
    search: for (let slot = (hash & mask) * SLOT; ; slot = (slot + SLOT) & (mask * SLOT)) {
      const start = slots[slot + START]!;
      if (start === NONE) return NONE;
      if (slots[slot] !== hash || (known[start]! & LENGTH_MASK) !== length) continue;
      for (let i = 0; i < length; i++) if (known[start + 1 + i] !== units[i]) continue search;
      return slot;
    }
  }

  /** The number that the word in a slot was added with. */
  number(slot: number): number {
    return this.slots[slot + NUMBER]!;
  }

  note(slot: number): number {
    return this.units[this.slots[slot + START]!]! >> NOTE_SHIFT;
  }

  value(slot: number): T {
    return this.values[this.slots[slot + PLACE]!]!;
  }

  /** Adds a word of at most 255 units that is not there, with a note below 256; answers its slot. */
  add(units: Uint16Array, length: number, number: number, note: number, value: T): number {
    if (this.values.length >= LIMIT) {
      this.slots.fill(NONE);
      this.values = [];
      this.end = 0;
    }
    const start = this.end;
    this.end += 1 + length;
    if (this.end > this.units.length) this.units = widened(this.units);
    this.units[start] = length | (note << NOTE_SHIFT);
    for (let i = 0; i < length; i++) this.units[start + 1 + i] = units[i]!;
    const place = this.values.push(value) - 1;
    if (this.values.length * 2 > this.mask) this.rehash();
    return this.put(hashOf(units, length), start, place, number);
  }

  private put(hash: number, start: number, place: number, number: number): number {
    const { slots, mask } = this;
    let slot = (hash & mask) * SLOT;
    while (slots[slot + START] !== NONE) slot = (slot + SLOT) & (mask * SLOT);
    slots[slot] = hash;
    slots[slot + START] = start;
    slots[slot + PLACE] = place;
    slots[slot + NUMBER] = number;
    return slot;
  }

  private rehash(): void {
    const old = this.slots;
    this.mask = this.mask * 2 + 1;
    this.slots = emptySlots(this.mask + 1);
    for (let slot = 0; slot < old.length; slot += SLOT)
      if (old[slot + START] !== NONE) this.put(old[slot]!, old[slot + START]!, old[slot + PLACE]!, old[slot + NUMBER]!);
  }
}

function hashOf(units: Uint16Array, length: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ units[i]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function emptySlots(count: number): Int32Array<ArrayBuffer> {
  return new Int32Array(count * SLOT).fill(NONE);
}

function widened(old: Uint16Array): Uint16Array<ArrayBuffer> {
  const wider = new Uint16Array(old.length * 2);
  wider.set(old);
  return wider;
}
