/**
 * Changes of a whole distribution: E-divisive (Matteson & James 2014).
 *
 * Between the first m and the next r values of a segment stands
 *   Q = m·r/(m+r) · (2·mean|X−Y|^α − mean|X−X′|^α − mean|Y−Y′|^α),
 * with means over distinct pairs. The best split of a segment maximises Q over its place and over where the second sample
 * ends, both samples of at least `minSegment` values. The largest Q over the segments found so far is tested by shuffling
 * the values within each of them: p = (1 + #{shuffled ≥ observed}) / (permutations + 1). Up to .05 the split is kept and
 * the search goes on; the first p above ends it. The same seed gives the same digits.
 *
 * Sums for all splits of a segment are carried along from one place to the next, so that a search costs O(n²).
 *
 * Assumes independent values with a moment of order α in (0, 2). α = 2 sees changes of the mean only. Pitfall: p is no
 * smaller than 1/(permutations + 1), and autocorrelation makes it too small.
 */
import { type Random, seededRandom, shuffle } from '../random.ts';
import type { StatisticReason } from '../reasons.ts';
import { scaled } from '../scaling.ts';

export interface EDivisive {
  /** The last index of each segment but the last, 1-based, ascending. */
  changePoints: number[] | null;
  /** Of each test in the order made; the last may be above .05. */
  p: number[] | null;
  reason?: StatisticReason;
}

export interface EDivisiveOptions {
  seed: number;
  /** At least 2. */
  minSegment: number;
  permutations: number;
  /** In (0, 2]. */
  alpha: number;
}

const SIGNIFICANT = 0.05;

interface Split {
  at: number;
  statistic: number;
}

export function eDivisive(
  x: readonly number[],
  { seed, minSegment, permutations, alpha }: EDivisiveOptions,
): EDivisive {
  const n = x.length;
  const standard = scaled(x);
  if (standard === null && x.some((value) => value !== x[0]))
    return { changePoints: null, p: null, reason: 'out-of-range' };
  if (n < 2 * minSegment) return { changePoints: [], p: [], reason: 'too-few' };
  const values = standard?.values ?? new Float64Array(n);
  const search = splitSearch(n, minSegment, alpha);
  const random = seededRandom(seed);

  let bounds = [0, n];
  const found: number[] = [];
  const p: number[] = [];
  for (;;) {
    const observed = bestOf(values, bounds, search);
    if (observed === null) break;
    const shuffled = values.slice();
    let asLarge = 0;
    for (let round = 0; round < permutations; round++) {
      shuffleWithin(shuffled, bounds, random);
      const statistic = bestOf(shuffled, bounds, search)!.statistic;
      // Equal but for the order of the sums counts as equal.
      if (statistic >= observed.statistic - 1e-11 * Math.abs(observed.statistic)) asLarge++;
    }
    p.push((1 + asLarge) / (permutations + 1));
    if (p.at(-1)! > SIGNIFICANT) break;
    found.push(observed.at);
    bounds = [...bounds, observed.at].sort((a, b) => a - b);
  }
  return { changePoints: found.sort((a, b) => a - b), p };
}

function bestOf(values: Float64Array, bounds: readonly number[], search: SplitSearch): Split | null {
  let best: Split | null = null;
  for (let i = 1; i < bounds.length; i++) {
    const split = search(values, bounds[i - 1]!, bounds[i]!);
    if (split !== null && (best === null || split.statistic > best.statistic)) best = split;
  }
  return best;
}

function shuffleWithin(values: Float64Array, bounds: readonly number[], random: Random): void {
  for (let i = 1; i < bounds.length; i++) shuffle(values, bounds[i - 1]!, bounds[i]!, random);
}

/** The best split of values[from … to − 1]; null where two samples find no room. */
type SplitSearch = (values: Float64Array, from: number, to: number) => Split | null;

function splitSearch(longest: number, minSegment: number, alpha: number): SplitSearch {
  // Per end of the second sample: distances within it, and between it and the first.
  const within = new Float64Array(longest + 1);
  const between = new Float64Array(longest + 1);
  const toEarlier = new Float64Array(longest + 1);
  const inverse = Float64Array.from({ length: longest + 1 }, (_, n) => (n === 0 ? 0 : 1 / n));
  const isPlain = alpha === 1;
  const distance = (a: number, b: number): number => (isPlain ? Math.abs(a - b) : Math.abs(a - b) ** alpha);

  return (values, from, to) => {
    const n = to - from;
    if (n < 2 * minSegment) return null;
    const x = values.subarray(from, to);
    between.fill(0);
    for (let i = 0; i < n; i++) {
      const value = x[i]!;
      let sum = 0;
      for (let j = 0; j < i; j++) sum += distance(value, x[j]!);
      toEarlier[i] = sum;
      within[i + 1] = within[i]! + sum;
    }

    let withinFirst = 0;
    let best = Number.NEGATIVE_INFINITY;
    let at = 0;
    for (let m = 1; m + minSegment <= n; m++) {
      // x[m − 1] goes over from the second sample to the first.
      const moved = x[m - 1]!;
      const toFirst = toEarlier[m - 1]!;
      withinFirst += toFirst;
      const perFirst = withinFirst * inverse[m - 1]!;
      const shortest = m < minSegment ? n + 1 : m + minSegment;
      let toSecond = 0;
      for (let end = m + 1; end <= n; end++) {
        toSecond += distance(moved, x[end - 1]!);
        within[end] = within[end]! - toSecond;
        between[end] = between[end]! + toSecond - toFirst;
        if (end < shortest) continue;
        const r = end - m;
        const statistic = 2 * inverse[end]! * (between[end]! - perFirst * r - within[end]! * m * inverse[r - 1]!);
        if (statistic > best) {
          best = statistic;
          at = from + m;
        }
      }
    }
    return { at, statistic: best };
  };
}
