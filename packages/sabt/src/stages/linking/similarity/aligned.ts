/**
 * Likeness of short strings of several words in any order: streets, towns, names of organisations. Each word of the one
 * with fewer is laid on its best counterpart, an initial on a word that begins with it (Monge and Elkan 1996, made
 * one-to-one). Words weigh by letters and by rarity, so that two streets are not alike for being streets; words without a
 * counterpart cost a little.
 */
import { bitCount, jaroWinkler, lettersIn } from './strings.ts';
import type { WordTable } from './words.ts';

const MAX_WORDS = 16;
const SLOTS = 1 << 15;

export class Aligner {
  readonly #words: WordTable;
  /** Of each word: where its letters are, from and to, and which they are. */
  readonly #heads: Int32Array;
  readonly #weights: Float64Array;
  readonly #taken = new Uint8Array(MAX_WORDS);
  readonly #keys = new Float64Array(SLOTS).fill(-1);
  readonly #likeness = new Float32Array(SLOTS);

  constructor(words: WordTable) {
    const { offsets, chars, weights } = words;
    this.#words = words;
    this.#heads = new Int32Array(4 * weights.length);
    for (let word = 0; word < weights.length; word++)
      this.#heads.set(
        [offsets[word]!, offsets[word + 1]!, lettersIn(chars, offsets[word]!, offsets[word + 1]!)],
        4 * word,
      );
    this.#weights = Float64Array.from(weights, (weight, word) =>
      Math.sqrt(weight * (offsets[word + 1]! - offsets[word]!)),
    );
  }

  /**
   * 0 to 1, symmetric; 0 where it cannot reach `least`. Words of either string: `ids[from] … ids[to - 1]`.
   */
  likeness(ids: Int32Array, aFrom: number, aTo: number, bFrom: number, bTo: number, least = 0): number {
    const n = aTo - aFrom;
    const m = bTo - bFrom;
    if (n > m) return this.likeness(ids, bFrom, bTo, aFrom, aTo, least);
    if (n === 0 || m > MAX_WORDS) return 0;
    this.#taken.fill(0, 0, m);
    let alike = 0;
    let all = 0;
    let matched = 0;
    let other = 0;
    let left = 0;
    for (let j = bFrom; j < bTo; j++) other += this.#weights[ids[j]!]!;
    for (let i = aFrom; i < aTo; i++) left += this.#weights[ids[i]!]!;
    const needed = least * left;
    for (let i = aFrom; i < aTo; i++) {
      const word = ids[i]!;
      const weight = this.#weights[word]!;
      all += weight;
      left -= weight;
      let best = 0;
      let at = -1;
      for (let j = 0; j < m; j++) {
        if (this.#taken[j] === 1) continue;
        const like = this.#ofWords(word, ids[bFrom + j]!);
        if (like > best) {
          best = like;
          at = j;
        }
      }
      if (at >= 0) {
        this.#taken[at] = 1;
        alike += best * weight;
        matched += this.#weights[ids[bFrom + at]!]!;
      }
      // with all words that are left laid on their equals it would not be enough
      if (alike + left < needed) return 0;
    }
    return (alike / all) * (0.8 + (0.2 * matched) / other);
  }

  #ofWords(a: number, b: number): number {
    if (a === b) return 1;
    const head = this.#heads;
    const [x, y] = [4 * a, 4 * b];
    const from = head[x]!;
    const to = head[x + 1]!;
    const other = head[y]!;
    const otherTo = head[y + 1]!;
    const { chars } = this.#words;
    if (to - from === 1 || otherTo - other === 1) return chars[from] === chars[other] ? 0.85 : 0;
    const inA = head[x + 2]!;
    const inB = head[y + 2]!;
    const shared = Math.min(to - from - bitCount(inA & ~inB), otherTo - other - bitCount(inB & ~inA));
    if (2 * shared < Math.max(to - from, otherTo - other)) return 0;
    const low = a < b ? a : b;
    const high = a < b ? b : a;
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 17;
    const key = low * this.#weights.length + high;
    if (this.#keys[slot] === key) return this.#likeness[slot]!;
    const like =
      a < b ? jaroWinkler(chars, from, to, chars, other, otherTo) : jaroWinkler(chars, other, otherTo, chars, from, to);
    this.#likeness[slot] = like;
    this.#keys[slot] = key;
    return this.#likeness[slot]!;
  }
}
