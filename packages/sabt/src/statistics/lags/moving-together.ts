/**
 * Do two series of counts move together? The correlation of ln(1 + n) after what both could share without having to do with
 * one another is taken out: a straight line, and a season. The season is the mean of each place in the year, so that one month of
 * remembrance in both counts for nothing; it takes three years to tell it. Of weeks the places are months: a single day of
 * remembrance in both is then still seen, and asking by month is safer.
 *
 * The interval is Fisher's with the effective number of steps, n/(1 + 2 Σ r₁(k)·r₂(k)) (Bartlett 1935), less the part of them
 * that the season uses up. p is by turning one series in a circle against the other (`circular-shift`), at step nought alone.
 * Together: p below .05 and the interval on one side of nought.
 *
 * Assumes steps of equal length, complete at both ends. A break of level in both series still looks like moving together.
 */
import { tTwoSided, Z975 } from '../distributions.ts';
import type { StatisticReason } from '../reasons.ts';
import { circularShift } from './circular-shift.ts';
import { crossCorrelation } from './cross-correlation.ts';

export interface MovingTogether {
  r: number | null;
  /** Correlation at each lag, −6…6. */
  lags: number[];
  byLag: (number | null)[];
  effective: number;
  interval: readonly [number | null, number | null];
  p: number | null;
  /** As if the steps were independent. */
  naive: number | null;
  together: boolean;
  reason?: StatisticReason;
}

const LAGS = 6;
const ALPHA = 0.05;
const YEARS_FOR_SEASON = 3;
const MONTHS = 12;

/** @param places for each step its month of the year; all the same where steps have no season */
export function movingTogether(a: readonly number[], b: readonly number[], places: readonly number[]): MovingTogether {
  const n = a.length;
  const different = new Set(places).size;
  const hasSeason = different > 1 && n >= YEARS_FOR_SEASON * MONTHS;
  const [x, y] = [a, b].map((series) => leftOver(series, hasSeason ? places : null)) as [number[], number[]];
  const { lags, r: byLag } = crossCorrelation(x, y, LAGS);
  const r = byLag[LAGS] ?? null;
  const used = hasSeason ? (n - different) / n : 1;
  const effective = Math.max(Math.min(LEAST_EFFECTIVE, n), effectiveSteps(x, y) * used);
  if (r === null)
    return {
      r,
      lags,
      byLag,
      effective,
      interval: [null, null],
      p: null,
      naive: null,
      together: false,
      reason: 'no-variation',
    };
  const { p } = circularShift(x, y, [0]);
  const interval = fisher(r, effective);
  const [low, high] = interval;
  const together = p !== null && p < ALPHA && low !== null && high !== null && (low > 0 || high < 0);
  return { r, lags, byLag, effective, interval, p, naive: naiveP(r, n), together };
}

const LEAST_EFFECTIVE = 4;

/** ln(1 + n) without a straight line and, with places, without the mean of each. */
function leftOver(series: readonly number[], places: readonly number[] | null): number[] {
  const y = withoutLine(series.map((one) => Math.log1p(one)));
  if (places === null) return y;
  const sums = new Map<number, { sum: number; n: number }>();
  y.forEach((one, i) => {
    const of = sums.get(places[i]!) ?? { sum: 0, n: 0 };
    sums.set(places[i]!, { sum: of.sum + one, n: of.n + 1 });
  });
  return y.map((one, i) => {
    const { sum, n } = sums.get(places[i]!)!;
    const rest = one - sum / n;
    // rounding alone is no movement
    return Math.abs(rest) < ROUNDING ? 0 : rest;
  });
}

const ROUNDING = 1e-12;

function withoutLine(y: readonly number[]): number[] {
  const n = y.length;
  const middle = (n - 1) / 2;
  const mean = y.reduce((sum, one) => sum + one, 0) / n;
  let [over, under] = [0, 0];
  y.forEach((one, i) => {
    over += (i - middle) * (one - mean);
    under += (i - middle) ** 2;
  });
  return y.map((one, i) => one - mean - (under === 0 ? 0 : (over / under) * (i - middle)));
}

function effectiveSteps(x: readonly number[], y: readonly number[]): number {
  const n = x.length;
  const most = Math.floor(n / 4);
  const [a, b] = [crossCorrelation(x, x, most).r, crossCorrelation(y, y, most).r];
  let sum = 0;
  for (let k = 1; k <= most; k++) sum += (a[most + k] ?? 0) * (b[most + k] ?? 0);
  return Math.min(n, n / Math.max(1 + 2 * sum, 1 / n));
}

function fisher(r: number, n: number): readonly [number | null, number | null] {
  if (Math.abs(r) >= 1 || n <= 3) return [null, null];
  const half = Z975 / Math.sqrt(n - 3);
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)];
}

function naiveP(r: number, n: number): number {
  return tTwoSided((r * Math.sqrt(n - 2)) / Math.sqrt(Math.max(1 - r * r, Number.EPSILON)), n - 2);
}
