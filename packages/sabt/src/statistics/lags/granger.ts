/**
 * Granger's test (Granger 1969, Econometrica 37): do past values of x help to predict y, given the past of y?
 *   full:     y_t = a + Σ b_i·y_{t−i} + Σ c_i·x_{t−i} + e_t,   i = 1…order
 *   reduced:  the same without x
 *   F = ((RSS_reduced − RSS_full)/order)/(RSS_full/df₂),   df₂ = (n − order) − (2·order + 1).
 * The difference of the two sums of squares is taken as the squared distance of the two fits, which keeps its digits where
 * x adds next to nothing. The same as `lmtest::grangertest(x, y, order)` of R.
 *
 * Assumes stationary series with normal, independent errors: a trend or a season that both share makes it fire, and so do
 * small counts (`distributed-lag` is for those). It speaks of prediction, not of cause.
 */
import { fUpper } from '../distributions.ts';
import { type Columns, columnsOf, LeastSquares } from '../glm/least-squares.ts';
import type { StatisticReason } from '../reasons.ts';

export interface Granger {
  f: number | null;
  p: number | null;
  /** Of the numerator and of the denominator; null where the series is too short for any. */
  df: [number, number] | null;
  reason?: StatisticReason;
}

/** A residual this small beside the variation of y is rounding: y is told exactly. */
const EXACT = 1e-20;

/** @param x, y two series of one length; `order` is the number of lags, 1 or more */
export function granger(x: readonly number[], y: readonly number[], order: number): Granger {
  const n = y.length - order;
  const residualDf = n - (2 * order + 1);
  if (residualDf < 1) return { f: null, p: null, df: null, reason: 'too-few' };
  const df: [number, number] = [order, residualDf];
  const past = (series: readonly number[], t: number): number[] =>
    Array.from({ length: order }, (_, i) => series[t - 1 - i] as number);
  const [scaledX, scaledY] = [standardised(x), standardised(y)];
  if (scaledX === null || scaledY === null) return { f: null, p: null, df, reason: 'no-variation' };
  const rows = Array.from({ length: n }, (_, i) => [1, ...past(scaledY, i + order), ...past(scaledX, i + order)]);
  const target = Float64Array.from(scaledY.slice(order));
  const full = fittedOf(columnsOf(rows), target);
  const reduced = fittedOf(columnsOf(rows.map((row) => row.slice(0, order + 1))), target);
  if (full === null || reduced === null) return { f: null, p: null, df, reason: 'collinear' };
  const residual = squaredDistance(target, full);
  if (residual <= EXACT * n) return { f: null, p: null, df, reason: 'variance-not-positive' };
  const f = squaredDistance(full, reduced) / order / (residual / residualDf);
  return { f, p: fUpper(f, ...df), df };
}

/** Mean nought and variance 1: F does not change, and neither years nor millions cost digits. */
function standardised(series: readonly number[]): number[] | null {
  const largest = series.reduce((high, value) => Math.max(high, Math.abs(value)), 0);
  if (series.every((value) => value === series[0])) return null;
  const scaled = series.map((value) => value / largest);
  const mean = scaled.reduce((sum, value) => sum + value, 0) / scaled.length;
  const sd = Math.sqrt(scaled.reduce((sum, value) => sum + (value - mean) ** 2, 0) / scaled.length);
  return sd === 0 ? null : scaled.map((value) => (value - mean) / sd);
}

function fittedOf(columns: Columns, target: Float64Array): Float64Array | null {
  const solution = new Float64Array(columns.k);
  const weights = new Float64Array(columns.n).fill(1);
  if (!new LeastSquares(columns).solve(weights, target, solution)) return null;
  return Float64Array.from({ length: columns.n }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < columns.k; j++) sum += (columns.values[j * columns.n + i] as number) * (solution[j] as number);
    return sum;
  });
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + (value - (b[i] as number)) ** 2, 0);
}
