/**
 * A share with its score interval (Wilson 1927): the shares that a test with the normal approximation would not reject.
 * Centre (p + z²/2n)/(1 + z²/n), never outside 0…1, and of use also at 0 of n and n of n. Without continuity correction.
 *
 * Assumes independent trials of one probability; answers that come in clusters make it too narrow.
 * Invariants: lower(x, n) = 1 − upper(n − x, n); x/n lies inside.
 */
import { Z975 } from '../distributions.ts';
import type { StatisticReason } from '../reasons.ts';

export interface Share {
  /** x/n. */
  share: number | null;
  ci95: [number, number] | null;
  reason?: StatisticReason;
}

/** `x` of `n`, 0 ≤ x ≤ n. */
export function wilson(x: number, n: number): Share {
  if (n === 0) return { share: null, ci95: null, reason: 'zero-denominator' };
  const upper = wilsonUpper(x, n);
  // The ends multiply to p²/(1 + z²/n): so the lower one keeps its digits for a few of many.
  const lower = x === 0 ? 0 : (x / n) ** 2 / ((1 + Z975 ** 2 / n) * upper);
  return { share: x / n, ci95: [lower, upper] };
}

function wilsonUpper(x: number, n: number): number {
  if (x === n) return 1;
  const p = x / n;
  const root = Math.sqrt((p * (1 - p)) / n + Z975 ** 2 / (4 * n * n));
  return (p + Z975 ** 2 / (2 * n) + Z975 * root) / (1 + Z975 ** 2 / n);
}
