/** A small generator of numbers that gives the same ones everywhere (mulberry32): the sample must not vary. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from low to high, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)]!;
  }

  /** True in a share of the cases. */
  happens(share: number): boolean {
    return this.next() < share;
  }

  /** Several different ones, in random order. */
  some<T>(from: readonly T[], n: number): T[] {
    const left = [...from];
    return Array.from(
      { length: Math.min(n, left.length) },
      () => left.splice(Math.floor(this.next() * left.length), 1)[0]!,
    );
  }
}
