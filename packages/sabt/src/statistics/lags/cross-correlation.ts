/**
 * Correlation of two series at each lag (Box & Jenkins, Time Series Analysis, ch. 12; `stats::ccf` of R):
 *   r_k = cor(x[t+k], y[t]) = Σ_t (x_{t+k} − x̄)(y_t − ȳ) / √(Σ (x_t − x̄)²·Σ (y_t − ȳ)²)
 * with means and sums of squares over the whole series, so that far lags, which rest on few pairs, shrink towards nought.
 * A peak at k > 0 means that x comes k steps after y.
 *
 * Pitfall: two series that wander, each for itself, correlate at many lags; ±1.96/√n is no limit for them. `circular-shift`
 * asks how large r gets between series of this kind that have nothing to do with one another.
 */
import type { StatisticReason } from '../reasons.ts';

export interface CrossCorrelation {
  /** −maxLag…maxLag. */
  lags: number[];
  r: (number | null)[];
  reason?: StatisticReason;
}

export function crossCorrelation(x: readonly number[], y: readonly number[], maxLag: number): CrossCorrelation {
  const lags = Array.from({ length: 2 * maxLag + 1 }, (_, i) => i - maxLag);
  const a = unitDeviations(x);
  const b = unitDeviations(y);
  if (a === null || b === null) return { lags, r: lags.map(() => null), reason: 'no-variation' };
  return { lags, r: lags.map((lag) => productAt(a, b, lag)) };
}

/** Deviations from the mean, divided by the root of the sum of their squares; null where there are none. */
export function unitDeviations(series: readonly number[]): Float64Array | null {
  const largest = series.reduce((high, value) => Math.max(high, Math.abs(value)), 0);
  if (series.every((value) => value === series[0])) return null;
  const mean = series.reduce((sum, value) => sum + value / largest, 0) / series.length;
  const deviations = Float64Array.from(series, (value) => value / largest - mean);
  const length = Math.sqrt(deviations.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? null : deviations.map((value) => value / length);
}

/** Σ a[t + lag]·b[t] over the t that exist. */
export function productAt(a: Float64Array, b: Float64Array, lag: number): number {
  let sum = 0;
  const end = Math.min(b.length, a.length - lag);
  for (let t = Math.max(0, -lag); t < end; t++) sum += (a[t + lag] as number) * (b[t] as number);
  return sum;
}
