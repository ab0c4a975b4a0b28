/**
 * Random numbers that are the same on every machine for the same seed, for permutations and bootstraps:
 * xoshiro128** (Blackman & Vigna 2021), its state filled from the seed by splitmix32. Not for secrets.
 */
export interface Random {
  /** A whole number, each of 0 … `bound` − 1 alike; `bound` from 1 to 2^32. */
  below(bound: number): number;
  /** In [0, 1), in steps of 2^-53. */
  uniform(): number;
}

/** `seed`: any safe integer. */
export function seededRandom(seed: number): Random {
  const fill = splitmix32((seed >>> 0) ^ Math.imul(Math.floor(seed / 0x100000000) | 0, 0x9e3779b9));
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];

  function next(): number {
    const mixed = Math.imul(b, 5);
    const result = Math.imul((mixed << 7) | (mixed >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  }

  return {
    below(bound) {
      // Draws above the last full multiple of the bound are thrown away: they would favour small numbers.
      const limit = 0x100000000 - (0x100000000 % bound);
      let drawn = next();
      while (drawn >= limit) drawn = next();
      return drawn % bound;
    },
    uniform() {
      return ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000;
    },
  };
}

/** Fisher–Yates on `values[from … to − 1]`, in place. */
export function shuffle(values: Float64Array, from: number, to: number, random: Random): void {
  for (let last = to - 1; last > from; last--) {
    const other = from + random.below(last - from + 1);
    const kept = values[last]!;
    values[last] = values[other]!;
    values[other] = kept;
  }
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
