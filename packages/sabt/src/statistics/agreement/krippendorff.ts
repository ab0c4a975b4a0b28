/**
 * Krippendorff's α: agreement between coders beyond chance, with any number of coders, missing values, and nominal,
 * ordinal, interval or ratio data. α = 1 − Dₒ/Dₑ, the observed over the expected disagreement, from the matrix of
 * coincidences (Krippendorff, Content Analysis, 4th ed. 2018, ch. 12; Hayes & Krippendorff 2007).
 *
 * Disagreement is a sum of squared differences over pairs of values, and three of the four levels need no loop over pairs:
 * nominal is n² − Σ nᵥ², interval 2·(n·Σ v² − (Σ v)²), and ordinal is interval on mid-ranks, for Krippendorff's ordinal
 * metric is the squared distance of mid-ranks. Only the ratio metric is summed pair by pair.
 *
 * The interval is a percentile bootstrap over units, which are what is sampled: 1,000 samples drawn with a fixed seed, so
 * that whoever repeats it gets the same digits. A sample in which every value is the same has no α and is left out.
 *
 * Assumes coders who work apart from one another. Pitfall: where nearly every value is the same, α is low however often
 * the coders agree, because so little was there to disagree about.
 */
import type { StatisticReason } from '../reasons.ts';
import { compareValues } from './values.ts';

export const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type Level = (typeof LEVELS)[number];

export interface Agreement {
  alpha: number | null;
  ci95: [number, number] | null;
  /** Units that at least two coders rated. */
  units: number;
  /** Why there is no α. */
  reason?: Extract<StatisticReason, 'no-pairs' | 'no-variation'>;
}

const SAMPLES = 1000;
const SEED = 20_221_122;

/** @param ratings one row a coder, one column a unit; null where the coder did not rate it */
export function krippendorff(ratings: readonly (readonly (number | string | null)[])[], level: Level): Agreement {
  const units = unitsOf(ratings);
  if (units.length === 0) return { alpha: null, ci95: null, units: 0, reason: 'no-pairs' };
  const values = [...new Set(units.flat())].sort(compareValues);
  const index = new Map(values.map((value, i) => [value, i]));
  const places = units.map((unit) => Int32Array.from(unit, (value) => index.get(value) as number));
  const disagreement = disagreementOf(level, values, places);
  const alpha = alphaOf(
    disagreement,
    Array.from(places, (_, i) => i),
  );
  if (alpha === null) return { alpha: null, ci95: null, units: units.length, reason: 'no-variation' };
  return { alpha, ci95: bootstrap(disagreement, places.length), units: units.length };
}

function unitsOf(ratings: readonly (readonly (number | string | null)[])[]): (number | string)[][] {
  const width = ratings.reduce((widest, row) => Math.max(widest, row.length), 0);
  const units: (number | string)[][] = [];
  for (let unit = 0; unit < width; unit++) {
    const given = ratings.flatMap((row) => row[unit] ?? []);
    if (given.length > 1) units.push(given);
  }
  return units;
}

/** Sums over a sample of units; a unit may be drawn more than once. */
interface Disagreement {
  values: number;
  places: readonly Int32Array[];
  /** Sum of squared differences over all ordered pairs of the values counted in `totals`. */
  expected(totals: Float64Array): number;
  /** The same over the ordered pairs inside one unit, divided by its number of values less one. */
  observed(unit: number): number;
}

function alphaOf(disagreement: Disagreement, drawn: readonly number[]): number | null {
  const totals = new Float64Array(disagreement.values);
  let n = 0;
  for (const unit of drawn) {
    const places = disagreement.places[unit] as Int32Array;
    for (const place of places) totals[place] = (totals[place] as number) + 1;
    n += places.length;
  }
  if (totals.some((total) => total === n)) return null;
  const expected = disagreement.expected(totals);
  let observed = 0;
  for (const unit of drawn) observed += disagreement.observed(unit);
  return expected > 0 ? 1 - ((n - 1) * observed) / expected : null;
}

function disagreementOf(
  level: Level,
  values: readonly (number | string)[],
  places: readonly Int32Array[],
): Disagreement {
  const base = { values: values.length, places };
  switch (level) {
    case 'nominal': {
      const observed = Float64Array.from(places, (unit) => withinUnit(unit, (a, b) => (a === b ? 0 : 1)));
      return { ...base, expected: unlikePairs, observed: (unit) => observed[unit] as number };
    }
    case 'interval': {
      const scale = standardised(values.map(Number));
      const observed = Float64Array.from(places, (unit) => (2 * squares(unit, scale)) / (unit.length - 1));
      return {
        ...base,
        expected: (totals) => squaredPairs(totals, scale),
        observed: (unit) => observed[unit] as number,
      };
    }
    case 'ratio': {
      const scale = values.map(Number);
      const delta = (a: number, b: number): number => ratioDistance(scale[a] as number, scale[b] as number);
      const observed = Float64Array.from(places, (unit) => withinUnit(unit, delta));
      return { ...base, expected: (totals) => pairSum(totals, delta), observed: (unit) => observed[unit] as number };
    }
    case 'ordinal': {
      const ranks = new Float64Array(values.length);
      return {
        ...base,
        expected: (totals) => {
          setMidRanks(totals, ranks);
          return squaredPairs(totals, ranks);
        },
        observed: (unit) => {
          const rated = places[unit] as Int32Array;
          return (2 * squares(rated, ranks)) / (rated.length - 1);
        },
      };
    }
  }
}

function unlikePairs(totals: Float64Array): number {
  let n = 0;
  for (const total of totals) n += total;
  let unlike = 0;
  for (const total of totals) unlike += total * (n - total);
  return unlike;
}

/** Σ over ordered pairs of (a − b)², about the mean, so that large values near one another keep their digits. */
function squaredPairs(totals: Float64Array, scale: ArrayLike<number>): number {
  let n = 0;
  let sum = 0;
  totals.forEach((total, i) => {
    n += total;
    sum += total * (scale[i] as number);
  });
  const mean = sum / n;
  let spread = 0;
  totals.forEach((total, i) => {
    spread += total * ((scale[i] as number) - mean) ** 2;
  });
  return 2 * n * spread;
}

/** Half the sum over ordered pairs inside a unit of (a − b)². */
function squares(unit: Int32Array, scale: ArrayLike<number>): number {
  let sum = 0;
  for (const place of unit) sum += scale[place] as number;
  const mean = sum / unit.length;
  let spread = 0;
  for (const place of unit) spread += ((scale[place] as number) - mean) ** 2;
  return unit.length * spread;
}

function withinUnit(unit: Int32Array, delta: (a: number, b: number) => number): number {
  const totals = new Map<number, number>();
  for (const place of unit) totals.set(place, (totals.get(place) ?? 0) + 1);
  let sum = 0;
  for (const [a, na] of totals) for (const [b, nb] of totals) sum += na * nb * delta(a, b);
  return sum / (unit.length - 1);
}

function pairSum(totals: Float64Array, delta: (a: number, b: number) => number): number {
  const present = [...totals.keys()].filter((i) => totals[i] !== 0);
  let sum = 0;
  for (const [i, a] of present.entries())
    for (const b of present.slice(i + 1)) sum += 2 * (totals[a] as number) * (totals[b] as number) * delta(a, b);
  return sum;
}

/** Divided by the largest first: neither sum nor difference leaves the range of numbers. */
function ratioDistance(a: number, b: number): number {
  const largest = Math.max(Math.abs(a), Math.abs(b));
  if (largest === 0) return 0;
  const sum = a / largest + b / largest;
  return sum === 0 ? 0 : ((a / largest - b / largest) / sum) ** 2;
}

/** α does not change with the unit; values of any size become numbers whose squares are representable. */
function standardised(values: readonly number[]): number[] {
  const largest = values.reduce((high, value) => Math.max(high, Math.abs(value)), 0);
  const low = (values[0] as number) / largest;
  return values.map((value) => (largest === 0 ? 0 : value / largest - low));
}

/** The mean rank of each value among all that were given. */
function setMidRanks(totals: Float64Array, ranks: Float64Array): void {
  let below = 0;
  totals.forEach((total, i) => {
    ranks[i] = below + total / 2;
    below += total;
  });
}

function bootstrap(disagreement: Disagreement, units: number): [number, number] | null {
  const next = randomFrom(SEED);
  const found: number[] = [];
  const drawn = new Array<number>(units);
  for (let sample = 0; sample < SAMPLES; sample++) {
    for (let i = 0; i < units; i++) drawn[i] = Math.floor(next() * units);
    const alpha = alphaOf(disagreement, drawn);
    if (alpha !== null) found.push(alpha);
  }
  if (found.length === 0) return null;
  found.sort((a, b) => a - b);
  const at = (share: number): number => found[Math.min(found.length - 1, Math.floor(share * found.length))] as number;
  return [at(0.025), at(0.975)];
}

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
