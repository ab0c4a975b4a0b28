/**
 * Krippendorff's α: agreement between coders beyond chance, with any number of coders, missing values, and nominal,
 * ordinal, interval or ratio data. α = 1 − Dₒ/Dₑ, the observed over the expected disagreement, from the matrix of
 * coincidences (Krippendorff, Content Analysis, 4th ed. 2018, ch. 12; Hayes & Krippendorff 2007).
 *
 * The interval is a percentile bootstrap over units, which are what is sampled: 1,000 samples drawn with a fixed seed, so
 * that whoever repeats it gets the same digits. A sample in which every value is the same has no α and is left out.
 */
export const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type Level = (typeof LEVELS)[number];

export interface Agreement {
  alpha: number | null;
  ci95: [number, number] | null;
  /** Units that at least two coders rated. */
  units: number;
  /** Why there is no α. */
  reason?: 'no-pairs' | 'no-variation';
}

const SAMPLES = 1000;
const SEED = 20_221_122;

/** @param ratings one row a coder, one column a unit; null where the coder did not rate it */
export function krippendorff(ratings: readonly (readonly (number | string | null)[])[], level: Level): Agreement {
  const units = unitsOf(ratings);
  if (units.length === 0) return { alpha: null, ci95: null, units: 0, reason: 'no-pairs' };
  const values = [...new Set(units.flat())].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
  );
  const index = new Map(values.map((value, i) => [value, i]));
  const coincidences = units.map((unit) => coincidencesOf(unit.map((value) => index.get(value)!)));
  const alpha = alphaOf(coincidences, values, level);
  if (alpha === null) return { alpha: null, ci95: null, units: units.length, reason: 'no-variation' };
  return { alpha, ci95: bootstrap(coincidences, values, level), units: units.length };
}

function unitsOf(ratings: readonly (readonly (number | string | null)[])[]): (number | string)[][] {
  const width = Math.max(0, ...ratings.map((row) => row.length));
  const units: (number | string)[][] = [];
  for (let unit = 0; unit < width; unit++) {
    const given = ratings.flatMap((row) => row[unit] ?? []);
    if (given.length > 1) units.push(given);
  }
  return units;
}

/** Pairs of values in one unit, each weighted by 1/(m−1). */
type Coincidences = readonly (readonly [a: number, b: number, weight: number])[];

function coincidencesOf(unit: readonly number[]): Coincidences {
  const pairs: [number, number, number][] = [];
  const weight = 1 / (unit.length - 1);
  unit.forEach((a, i) => {
    unit.forEach((b, j) => {
      if (i !== j) pairs.push([a, b, weight]);
    });
  });
  return pairs;
}

function alphaOf(units: readonly Coincidences[], values: readonly (number | string)[], level: Level): number | null {
  const totals = new Float64Array(values.length);
  for (const unit of units) for (const [a, , weight] of unit) totals[a]! += weight;
  const n = totals.reduce((sum, one) => sum + one, 0);
  const delta = distanceOf(level, values, totals);
  let observed = 0;
  for (const unit of units) for (const [a, b, weight] of unit) observed += weight * delta(a, b);
  let expected = 0;
  for (let a = 0; a < totals.length; a++)
    for (let b = 0; b < totals.length; b++) expected += totals[a]! * totals[b]! * delta(a, b);
  return expected === 0 ? null : 1 - ((n - 1) * observed) / expected;
}

/** Squared difference of two values, by their places among the values. */
function distanceOf(
  level: Level,
  values: readonly (number | string)[],
  totals: Float64Array,
): (a: number, b: number) => number {
  const number = (i: number): number => Number(values[i]);
  switch (level) {
    case 'nominal':
      return (a, b) => (a === b ? 0 : 1);
    case 'interval':
      return (a, b) => (number(a) - number(b)) ** 2;
    case 'ratio':
      return (a, b) => {
        const sum = number(a) + number(b);
        return sum === 0 ? 0 : ((number(a) - number(b)) / sum) ** 2;
      };
    case 'ordinal': {
      const cumulative = [0];
      for (const total of totals) cumulative.push(cumulative.at(-1)! + total);
      return (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const between = cumulative[high + 1]! - cumulative[low]!;
        return low === high ? 0 : (between - (totals[low]! + totals[high]!) / 2) ** 2;
      };
    }
  }
}

function bootstrap(
  units: readonly Coincidences[],
  values: readonly (number | string)[],
  level: Level,
): [number, number] | null {
  const next = randomFrom(SEED);
  const found: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const drawn = units.map(() => units[Math.floor(next() * units.length)]!);
    const alpha = alphaOf(drawn, values, level);
    if (alpha !== null) found.push(alpha);
  }
  if (found.length === 0) return null;
  found.sort((a, b) => a - b);
  const at = (share: number): number => found[Math.min(found.length - 1, Math.floor(share * found.length))]!;
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
