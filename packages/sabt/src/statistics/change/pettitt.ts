/**
 * Pettitt (1979): one change of level at an unknown time, by ranks. U_k = 2 Σ_{i≤k} r_i − k(n+1) with mean ranks,
 * the statistic is max|U_k|, the change stands after the first k that reaches it, and p ≈ min(1, 2·exp(−6U²/(n³+n²))).
 *
 * Assumes independent values; autocorrelation makes p too small. Pitfalls: a trend also gives a change in its middle; p
 * is an approximation that is good below .5.
 */
import type { StatisticReason } from '../reasons.ts';
import { midRanks } from '../trend/ranks.ts';

export interface OneChange {
  /** The last of the first segment, 1-based. */
  index: number | null;
  statistic: number | null;
  p: number | null;
  reason?: StatisticReason;
}

export function pettitt(x: readonly number[]): OneChange {
  const n = x.length;
  if (n < 2) return { index: null, statistic: null, p: null, reason: 'too-few' };
  const { ranks } = midRanks(x);
  let twice = 0;
  let statistic = 0;
  let index = 0;
  for (let k = 1; k < n; k++) {
    twice += 2 * ranks[k - 1]!;
    const u = Math.abs(twice - k * (n + 1));
    if (u > statistic) {
      statistic = u;
      index = k;
    }
  }
  if (index === 0) return { index: null, statistic: 0, p: 1, reason: 'no-variation' };
  return { index, statistic, p: Math.min(1, 2 * Math.exp((-6 * statistic ** 2) / (n ** 3 + n ** 2))) };
}
