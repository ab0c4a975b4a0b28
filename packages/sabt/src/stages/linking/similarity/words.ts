/**
 * Likeness of texts as bags of words that weigh by rarity: the cosine of Salton with inverse document frequency, where a
 * word may stand for another that differs by a slip of the pen (SoftTFIDF: Cohen, Ravikumar and Fienberg 2003, "A
 * comparison of string distance metrics for name-matching tasks"). Words are numbers in ascending order, so that what two
 * texts share is found in one pass; only what is left over is compared letter by letter.
 */
import { jaroWinkler, type Units } from './strings.ts';

export interface WordTable {
  /** Letters of word w: `chars[offsets[w]] … chars[offsets[w + 1] - 1]`. */
  chars: Units;
  offsets: Int32Array;
  /** Squared weight of each word. */
  weights: Float64Array;
}

const SOFT_FROM = 0.9;
const MAX_LEFT = 24;
const leftA = new Int32Array(MAX_LEFT);
const leftB = new Int32Array(MAX_LEFT);
const taken = new Uint8Array(MAX_LEFT);

/** 0 to 1. `ids[from … to-1]`: word numbers ascending. */
export function wordCosine(
  ids: Int32Array,
  aFrom: number,
  aTo: number,
  bFrom: number,
  bTo: number,
  { chars, offsets, weights }: WordTable,
): number {
  let shared = 0;
  let sumA = 0;
  let sumB = 0;
  let nA = 0;
  let nB = 0;
  let i = aFrom;
  let j = bFrom;
  while (i < aTo || j < bTo) {
    const x = i < aTo ? ids[i]! : 0x7fffffff;
    const y = j < bTo ? ids[j]! : 0x7fffffff;
    if (x === y) {
      const weight = weights[x]!;
      shared += weight;
      sumA += weight;
      sumB += weight;
      i++;
      j++;
    } else if (x < y) {
      sumA += weights[x]!;
      if (nA < MAX_LEFT) leftA[nA++] = x;
      i++;
    } else {
      sumB += weights[y]!;
      if (nB < MAX_LEFT) leftB[nB++] = y;
      j++;
    }
  }
  if (sumA === 0 || sumB === 0) return 0;
  // what is left over can lift the cosine only so far
  if (nA > 0 && nB > 0 && shared / Math.sqrt(sumA * sumB) > 0.1) shared += softShare(nA, nB, chars, offsets, weights);
  return Math.min(1, shared / Math.sqrt(sumA * sumB));
}

function softShare(nA: number, nB: number, chars: Units, offsets: Int32Array, weights: Float64Array): number {
  taken.fill(0, 0, nB);
  let sum = 0;
  for (let i = 0; i < nA; i++) {
    const x = leftA[i]!;
    const from = offsets[x]!;
    const to = offsets[x + 1]!;
    if (to - from < 4) continue;
    let best = SOFT_FROM;
    let at = -1;
    for (let j = 0; j < nB; j++) {
      const y = leftB[j]!;
      const length = offsets[y + 1]! - offsets[y]!;
      if (taken[j] === 1 || length < 4 || Math.abs(length - (to - from)) > 3) continue;
      if (chars[offsets[y]!] !== chars[from] && chars[offsets[y]! + 1] !== chars[from + 1]) continue;
      const like = jaroWinkler(chars, from, to, chars, offsets[y]!, offsets[y + 1]!);
      if (like >= best) {
        best = like;
        at = j;
      }
    }
    if (at < 0) continue;
    taken[at] = 1;
    sum += best * Math.sqrt(weights[x]! * weights[leftB[at]!]!);
  }
  return sum;
}
