/**
 * How much more counts vary than by chance, told by the parts that they are made of: two totals alone cannot say whether
 * their acts came one by one or in bursts, the months or weeks under them can.
 *
 * Each row is one total, cut into parts of known length. Under chance (Poisson) a part is expected to have its share of the
 * total by its length; with a `period`, its share by length and by its place in the period as well, so that a season which
 * all rows have in common is no burst. The dispersion is Pearson's X² over its degrees of freedom (McCullagh & Nelder 1989,
 * § 6.2.3): (parts − rows), less (period − 1) where a season is taken out. Neighbouring parts that are alike make a total
 * vary more still, by (1 + r)/(1 − r), r the autocorrelation at one step of what is left (Bartlett 1935). The product is the
 * factor by which the variance of a total exceeds the total; r is taken half a standard error (1/√parts) larger than it was
 * found, because two dozen parts tell it badly and too small an r alarms. The product is estimated itself, so that it is
 * multiplied by (t/z)², t the point of Student's distribution with as many degrees of freedom, fewer where neighbours are
 * alike.
 *
 * Invariant: the factor is 1 at least, and exactly 1 where the parts vary no more than by chance.
 * Pitfalls: bursts longer than a row (a wave of years under two single years) are not seen; a change within a row is taken
 * for a burst, which is on the safe side.
 */
import { tQuantile, Z975 } from '../distributions.ts';

export interface Part {
  count: number;
  /** In any unit. */
  length: number;
}

export interface Bursts {
  /** Variance of a total over the total; 1 where it varies by chance. */
  factor: number;
  /** Pearson's X² over its degrees of freedom. */
  dispersion: number;
  /** Autocorrelation of neighbouring parts, nought at least. */
  memory: number;
  parts: number;
}

/** So much of a total must be dated closely enough to be in one of its parts, or they do not tell how it varies. */
export const LEAST_DATED = 0.9;

const LEAST_FREEDOM = 3;
/** Beyond, so few parts cannot tell it. */
const MOST_MEMORY = 0.8;
/** Standard errors of the autocorrelation that are added to it. */
const ALLOWED = 0.5;

/** @param period parts after which the season begins again; with one, each row begins at the same place of it. Null for too few parts. */
export function burstsOf(rows: readonly (readonly Part[])[], period: number | null): Bursts | null {
  const parts = rows.reduce((sum, row) => sum + row.length, 0);
  const freedom = parts - rows.length - (period === null ? 0 : period - 1);
  if (freedom < LEAST_FREEDOM) return null;
  const season = period === null ? null : seasonOf(rows, period);
  let square = 0;
  let [product, squares] = [0, 0];
  for (const row of rows) {
    const weights = row.map(({ length }, k) => length * (season === null ? 1 : season[k % season.length]!));
    const total = row.reduce((sum, { count }) => sum + count, 0);
    const weight = weights.reduce((sum, one) => sum + one, 0);
    const left = row.map(({ count }, k) => {
      const expected = weight === 0 ? 0 : (total * weights[k]!) / weight;
      return expected === 0 ? 0 : (count - expected) / Math.sqrt(expected);
    });
    left.forEach((one, k) => {
      square += one * one;
      squares += one * one;
      if (k > 0) product += one * left[k - 1]!;
    });
  }
  const dispersion = square / freedom;
  const found = squares === 0 ? 0 : unbiasedMemory(product / squares, parts / rows.length);
  const memory = within(found);
  const isMore = dispersion * grownBy(memory) > 1;
  const allowed = within(found + ALLOWED / Math.sqrt(parts));
  const independent = Math.max(LEAST_FREEDOM, freedom / grownBy(allowed));
  const wide = (tQuantile(0.975, independent) / Z975) ** 2;
  return { factor: isMore ? dispersion * grownBy(allowed) * wide : 1, dispersion, memory, parts };
}

const within = (r: number): number => Math.min(MOST_MEMORY, Math.max(0, r));

/** How much more a total of values varies whose neighbours are alike. */
const grownBy = (memory: number): number => (1 + memory) / (1 - memory);

/** Taking the mean of n values off makes their autocorrelation too small by (1 + 3r)/n (Kendall 1954, Biometrika 41). */
export function unbiasedMemory(r: number, n: number): number {
  return n < LEAST_FOR_MEMORY ? r : (n * r + 1) / (n - 3);
}

const LEAST_FOR_MEMORY = 8;

/** Rate at each place of the period, all rows together, over the rate of all. */
function seasonOf(rows: readonly (readonly Part[])[], period: number): number[] {
  const [counts, lengths] = [new Float64Array(period), new Float64Array(period)];
  for (const row of rows)
    row.forEach(({ count, length }, k) => {
      counts[k % period]! += count;
      lengths[k % period]! += length;
    });
  return Array.from(counts, (count, k) => (lengths[k] === 0 ? 0 : count / lengths[k]!));
}
