/**
 * What was found out about words, by their UTF-16 units: so that a word met before costs no string. Open addressing on
 * FNV-1a over units; emptied when it is full, for a text's words follow Zipf and the frequent ones are soon back.
 */
const LIMIT = 100_000;
const NONE = -1;

export class WordTable<T> {
  private slots = new Int32Array(1 << 12).fill(NONE);
  private hashes = new Int32Array(1 << 11);
  /** Where the units of each word end; those of the first begin at 0. */
  private ends = new Uint32Array(1 << 11);
  private units = new Uint16Array(1 << 14);
  private values: T[] = [];

  /** The value of the word units[0, length); `make` answers it when the word is new. */
  get(units: Uint16Array, length: number, make: () => T): T {
    let hash = 0x811c9dc5 | 0;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ units[i]!, 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let word = this.slots[slot]!; word !== NONE; word = this.slots[slot]!) {
      if (this.hashes[word] === hash && this.is(word, units, length)) return this.values[word]!;
      slot = (slot + 1) & mask;
    }
    const value = make();
    this.add(hash, units, length, value);
    return value;
  }

  private is(word: number, units: Uint16Array, length: number): boolean {
    const start = word === 0 ? 0 : this.ends[word - 1]!;
    if (this.ends[word]! - start !== length) return false;
    for (let i = 0; i < length; i++) if (this.units[start + i] !== units[i]) return false;
    return true;
  }

  private add(hash: number, units: Uint16Array, length: number, value: T): void {
    if (this.values.length >= LIMIT) {
      this.slots.fill(NONE);
      this.values = [];
    }
    const word = this.values.push(value) - 1;
    if (word === this.hashes.length) {
      this.hashes = widened(this.hashes);
      this.ends = widened(this.ends);
    }
    const start = word === 0 ? 0 : this.ends[word - 1]!;
    while (start + length > this.units.length) this.units = widened(this.units);
    for (let i = 0; i < length; i++) this.units[start + i] = units[i]!;
    this.hashes[word] = hash;
    this.ends[word] = start + length;
    if (this.values.length * 2 > this.slots.length) this.rehash();
    else this.place(word);
  }

  private place(word: number): void {
    const mask = this.slots.length - 1;
    let slot = this.hashes[word]! & mask;
    while (this.slots[slot] !== NONE) slot = (slot + 1) & mask;
    this.slots[slot] = word;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(NONE);
    for (let word = 0; word < this.values.length; word++) this.place(word);
  }
}

function widened<A extends Int32Array | Uint32Array | Uint16Array>(old: A): A {
  const wider = new (old.constructor as new (n: number) => A)(old.length * 2);
  wider.set(old);
  return wider;
}
