/**
 * The change a year of counts over complete periods, and whether it stands: negative binomial regression on the calendar, with
 * the days watched as exposure (Cameron & Trivedi, Regression Analysis of Count Data, 2nd ed. 2013, ch. 3), and Mann–Kendall.
 *
 * Counts of neighbouring periods are no independent witnesses. So the interval takes k periods for k(1 − r)/(1 + r) of them
 * (Bartlett 1935), in the width as in the degrees of freedom of Student's distribution, r the autocorrelation at one step of
 * the series without its slope; and p is the largest of three corrected ones (see `verdict`).
 *
 * Months and weeks have seasons. A series that begins in a low season and ends in a high one rises without a trend; so two
 * harmonics of the year stand in the regression, and what they tell is taken out before Mann–Kendall. It takes four years
 * to tell a season from a trend: fewer give a number and no finding.
 *
 * Finding up or down: the interval on one side of nought, p below .05, and both tests pointing the same way.
 */
import { tQuantile } from '../distributions.ts';
import { fitNegativeBinomial } from '../glm/fit.ts';
import type { StatisticReason } from '../reasons.ts';
import { mannKendall } from './mann-kendall.ts';
import { effectiveP, trendP } from './verdict.ts';

export interface CountedPeriod {
  count: number;
  /** Days watched. */
  days: number;
  /** Its middle, in years from any day. */
  year: number;
}

export interface CountTrend {
  /** Per cent a year, and its 95 % interval. */
  percent: number | null;
  interval: readonly [number | null, number | null];
  /** Mann–Kendall as if periods were independent, and the corrected ones. */
  naive: number | null;
  hamedRao: number | null;
  prewhitened: number | null;
  effective: number | null;
  /** The largest of the corrected ones. */
  p: number | null;
  senSlopePerPeriod: number | null;
  theta: number | null;
  fitted: number[];
  finding: 'up' | 'down' | 'undecidable';
  missing?:
    | 'no-complete-period'
    | 'too-few-acts'
    | 'too-few-periods'
    | 'interval-holds-none'
    | 'tests-differ'
    | StatisticReason;
}

const ALPHA = 0.05;
const DAYS_OF_YEAR = 365.25;
const HARMONICS = 2;
/** Fewer periods have no line. */
const LEAST = 3;

/** @param perYear periods of a year: 1, 12 or 52; @param least periods for a finding */
export function countTrend(periods: readonly CountedPeriod[], perYear: number, least: number): CountTrend {
  const y = periods.map(({ count }) => count);
  if (periods.length < LEAST) return nothing(periods.length === 0 ? 'no-complete-period' : 'too-few-periods');
  if (y.every((one) => one === 0)) return nothing('too-few-acts');
  const middle = periods.reduce((sum, { year }) => sum + year / periods.length, 0);
  const design = periods.map(({ year }) => [1, year - middle, ...(perYear > 1 ? seasonOf(year) : [])]);
  const fit = fitNegativeBinomial({
    design,
    y,
    offset: periods.map(({ days }) => Math.log(days / DAYS_OF_YEAR)),
  });
  if ('reason' in fit) return { ...nothing(fit.reason), naive: mannKendall(y).p };
  const seasonal = (row: readonly number[]): number =>
    row.slice(2).reduce((sum, one, i) => sum + one * fit.coef[i + 2]!, 0);
  const test = mannKendall(design.map((row, i) => y[i]! / Math.exp(seasonal(row))));
  const slope = fit.coef[1]!;
  const r = Math.max(0, test.prewhitened?.r1 ?? 0);
  const spreads = (1 + r) / (1 - r);
  const freedom = Math.max(1, y.length / spreads - design[0]!.length);
  const half = tQuantile(0.975, freedom) * Math.sqrt(fit.covariance[1]![1]! * spreads);
  const percentOf = (log: number): number => Math.expm1(log) * 100;
  const p = trendP(test, y.length);
  const interval = [percentOf(slope - half), percentOf(slope + half)] as const;
  const trend = {
    percent: percentOf(slope),
    interval: interval.every(Number.isFinite) ? interval : ([null, null] as const),
    naive: test.p,
    hamedRao: test.hamedRao?.p ?? null,
    prewhitened: test.prewhitened?.p ?? null,
    effective: effectiveP(test, y.length),
    p,
    senSlopePerPeriod: test.senSlope,
    theta: fit.theta,
    fitted: fit.fitted,
  };
  const without = (missing: NonNullable<CountTrend['missing']>): CountTrend => ({
    ...trend,
    finding: 'undecidable',
    missing,
  });
  if (periods.length < least) return without('too-few-periods');
  if (!(Math.abs(slope) > half)) return without('interval-holds-none');
  if (p === null || p >= ALPHA || test.s * slope <= 0) return without('tests-differ');
  return { ...trend, finding: slope > 0 ? 'up' : 'down' };
}

function seasonOf(year: number): number[] {
  return Array.from({ length: HARMONICS }, (_, i) => 2 * Math.PI * (i + 1) * year).flatMap((angle) => [
    Math.sin(angle),
    Math.cos(angle),
  ]);
}

function nothing(missing: NonNullable<CountTrend['missing']>): CountTrend {
  return {
    percent: null,
    interval: [null, null],
    naive: null,
    hamedRao: null,
    prewhitened: null,
    effective: null,
    p: null,
    senSlopePerPeriod: null,
    theta: null,
    fitted: [],
    finding: 'undecidable',
    missing,
  };
}
