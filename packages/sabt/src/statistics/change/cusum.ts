/**
 * One change of the mean by cumulative sums: S_k = Σ_{i≤k} (x_i − x̄), statistic max|S_k| / (sd·√n) with sd over n − 1, the
 * change after the first k that reaches it. Under no change the statistic tends to the largest distance of a Brownian
 * bridge from nought, whose distribution is Kolmogorov's (Ploberger & Krämer 1992 for the test on residuals).
 *
 * Assumes independent values of one variance. Pitfalls: p is asymptotic and conservative in short series;
 * autocorrelation makes it too small.
 */
import { scaled } from '../scaling.ts';
import type { OneChange } from './pettitt.ts';

export function cusum(x: readonly number[]): OneChange {
  const n = x.length;
  if (n < 2) return { index: null, statistic: null, p: null, reason: 'too-few' };
  const standard = scaled(x);
  if (standard === null) {
    const isConstant = x.every((value) => value === x[0]);
    return { index: null, statistic: null, p: null, reason: isConstant ? 'no-variation' : 'out-of-range' };
  }
  const { values } = standard;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  let squares = 0;
  let sum = 0;
  let largest = 0;
  let index = 1;
  for (let k = 1; k <= n; k++) {
    const deviation = values[k - 1]! - mean;
    squares += deviation * deviation;
    sum += deviation;
    // The first of equal sums: later ones must exceed it by more than rounding.
    if (k < n && Math.abs(sum) > largest + 1e-12) {
      largest = Math.abs(sum);
      index = k;
    }
  }
  const statistic = largest / Math.sqrt((squares / (n - 1)) * n);
  return { index, statistic, p: bridgeUpper(statistic) };
}

/** P(sup|B| ≥ x) of a Brownian bridge B: the series of the tail where x is large, of the theta function where it is small. */
export function bridgeUpper(x: number): number {
  if (x <= 0) return 1;
  if (x < 1) {
    let below = 0;
    for (let k = 1; k <= 20; k++) below += Math.exp((-((2 * k - 1) ** 2) * Math.PI ** 2) / (8 * x * x));
    return 1 - (Math.sqrt(2 * Math.PI) / x) * below;
  }
  let above = 0;
  for (let k = 1; k <= 20; k++) above += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return above;
}
