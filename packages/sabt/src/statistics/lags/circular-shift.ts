/**
 * How the largest correlation of two series compares with those of series that cannot belong together: y turned in a circle
 * against x, by every possible shift. Turning keeps all that y is within itself (level, bursts, autocorrelation) and breaks
 * only its place beside x; under no connection, every turn is as good as the one observed.
 *   statistic = max over the lags given of |r_k|, r_k as `cross-correlation` has it
 *   p = (1 + number of shifts 1…n−1 with as large a statistic)/n
 * A permutation test over the group of rotations (Edgington & Onghena, Randomization Tests, 4th ed. 2007; for series: Harris
 * 2020, "A shift test for independence in generic time series", arXiv 2012.06862). It is exact where the end of y joins on
 * to its beginning, and nearly so where the series is long beside its memory. A shifted value that differs by rounding alone
 * counts as as large.
 *
 * Assumes stationarity: with a trend, or a season that fills the series only a few times, turning is no fair comparison.
 * Pitfall: p cannot be below 1/n, and with several lags not much below their number/n, because a turn by a step or two only
 * moves the peak from one lag to the next.
 *
 * The sums over all rotations are taken once, as a circular correlation; a lag then takes away the few pairs that its shift
 * wraps round the end: n² + n·Σ|lag| products rather than n² for each lag.
 */
import type { StatisticReason } from '../reasons.ts';
import { productAt, unitDeviations } from './cross-correlation.ts';

export interface CircularShift {
  statistic: number | null;
  p: number | null;
  reason?: StatisticReason;
}

const ROUNDING = 1e-10;

/** @param lags at least one, each below the length of the series; r at lag k is cor(x[t+k], y[t]) */
export function circularShift(x: readonly number[], y: readonly number[], lags: readonly number[]): CircularShift {
  const n = x.length;
  const a = unitDeviations(x);
  const b = unitDeviations(y);
  if (a === null || b === null) return { statistic: null, p: null, reason: 'no-variation' };
  const statistic = lags.reduce((high, lag) => Math.max(high, Math.abs(productAt(a, b, lag))), 0);
  const circular = circularProducts(a, b);
  let asLarge = 1;
  for (let shift = 1; shift < n; shift++)
    if (lags.some((lag) => Math.abs(shiftedProduct(a, b, circular, lag, shift)) >= statistic - ROUNDING)) asLarge += 1;
  return { statistic, p: asLarge / n };
}

/** At d: Σ a[t]·b[(t + d) mod n]. */
function circularProducts(a: Float64Array, b: Float64Array): Float64Array {
  const n = a.length;
  const products = new Float64Array(n);
  for (let d = 0; d < n; d++) {
    let sum = 0;
    for (let t = 0; t < n - d; t++) sum += (a[t] as number) * (b[t + d] as number);
    for (let t = n - d; t < n; t++) sum += (a[t] as number) * (b[t + d - n] as number);
    products[d] = sum;
  }
  return products;
}

/** Σ a[t + lag]·b[(t + shift) mod n] over the t for which t and t + lag exist. */
function shiftedProduct(a: Float64Array, b: Float64Array, circular: Float64Array, lag: number, shift: number): number {
  const n = a.length;
  let sum = circular[(((shift - lag) % n) + n) % n] as number;
  // The places of a that no t reaches, and what the circle puts beside them.
  const from = lag >= 0 ? 0 : n + lag;
  for (let place = from; place < from + Math.abs(lag); place++)
    sum -= (a[place] as number) * (b[(place - lag + shift + n) % n] as number);
  return sum;
}
