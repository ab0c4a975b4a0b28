/**
 * Whether acts become more or fewer: the change a year in per cent, by negative binomial regression on the calendar with
 * the days watched as exposure, and the test of Mann–Kendall.
 *
 * The verdict needs all of these: the interval of the regression on one side of nought; the p-values of Mann–Kendall
 * corrected for dependence in both ways, Hamed–Rao and prewhitening, below .05 (the first alone alarms on 14–28 % of
 * autocorrelated noise); sources that reported throughout; and no later start from which the opposite follows.
 */

import { toDayNumber } from '../../../model/calendar.ts';
import { Z975 } from '../../../statistics/distributions.ts';
import { fitNegativeBinomial } from '../../../statistics/glm/fit.ts';
import { adjustP } from '../../../statistics/rates/adjust-p.ts';
import { mannKendall } from '../../../statistics/trend/mann-kendall.ts';
import { trendP } from '../../../statistics/trend/verdict.ts';
import { type Ask, SMALL, safeguardsOf, spanOf } from '../ask.ts';
import type { Finding, Found, Interval, MissingReason } from '../measurement.ts';
import { countedPoints, countOf } from '../points.ts';
import { type Series, type SeriesPoint, seriesOf } from '../series.ts';

/** Fewer periods give a number and no verdict. */
const LEAST_PERIODS = 8;
const DAYS_OF_YEAR = 365.25;
const ALPHA = 0.05;

interface Trend {
  /** Per cent a year. */
  percent: number | null;
  interval: Interval;
  naive: number | null;
  hamedRao: number | null;
  prewhitened: number | null;
  /** The largest of the corrected ones; see statistics/trend/verdict. */
  p: number | null;
  senSlopePerPeriod: number | null;
  theta: number | null;
  fitted: number[];
  finding: Finding;
  missing?: MissingReason;
}

export async function trend({ copy, selected, unit, today }: Ask): Promise<Found> {
  const series = await seriesOf(copy, selected, unit ?? 'year', today);
  const used = series.panel.length > 0 ? 'throughout' : 'all';
  const complete = series.points.filter(({ isComplete }) => isComplete);
  const main = trendOf(complete, used);
  const others = laterStarts(complete, used);
  const safeguards = { ...safeguardsOf(series, 'reported', used), ...startsOf(main, others) };
  const judged = verdictOf(main, others, series, used);
  return {
    method: 'trend/1',
    unit: 'acts',
    ...spanOf(series),
    n: complete.reduce((sum, point) => sum + countOf(point, used), 0),
    value: {
      percentPerYear: safeguards.isSmall ? null : main.percent,
      senSlopePerPeriod: main.senSlopePerPeriod,
      theta: main.theta,
    },
    interval: safeguards.isSmall ? null : main.interval,
    p: main.p,
    ...judged,
    safeguards,
    points: countedPoints(series, used, main.fitted),
    input: {
      unit: series.unit,
      used,
      points: complete.map((point) => [point.label, point.days, point.n, point.panel]),
    },
  };
}

function trendOf(points: readonly SeriesPoint[], used: 'throughout' | 'all'): Trend {
  const y = points.map((point) => countOf(point, used));
  const nothing = {
    percent: null,
    interval: [null, null] as const,
    naive: null,
    hamedRao: null,
    prewhitened: null,
    p: null,
    senSlopePerPeriod: null,
    theta: null,
    fitted: [],
    finding: 'undecidable' as const,
  };
  if (y.every((one) => one === 0)) return { ...nothing, missing: 'no-acts' };
  if (points.length < 3) return { ...nothing, missing: points.length === 0 ? 'no-complete-period' : 'too-few-periods' };
  const middle = (toDayNumber(points[0]!.from) + toDayNumber(points.at(-1)!.to)) / 2;
  const years = points.map(({ from, to }) => ((toDayNumber(from) + toDayNumber(to)) / 2 - middle) / DAYS_OF_YEAR);
  const fit = fitNegativeBinomial({
    design: years.map((year) => [1, year]),
    y,
    offset: points.map(({ days }) => Math.log(days / DAYS_OF_YEAR)),
  });
  const test = mannKendall(y);
  if ('reason' in fit) return { ...nothing, naive: test.p, missing: fit.reason };
  const slope = fit.coef[1]!;
  const half = Z975 * Math.sqrt(fit.covariance[1]![1]!);
  const percentOf = (log: number): number => Math.expm1(log) * 100;
  const [hamedRao, prewhitened] = [test.hamedRao?.p ?? null, test.prewhitened?.p ?? null];
  const p = trendP(test, y.length);
  const oneSide = Math.abs(slope) > half && test.s * slope > 0;
  const found = p !== null && p < ALPHA && oneSide && points.length >= LEAST_PERIODS;
  const trend = {
    percent: percentOf(slope),
    interval: [percentOf(slope - half), percentOf(slope + half)] as const,
    naive: test.p,
    hamedRao,
    prewhitened,
    p,
    senSlopePerPeriod: test.senSlope,
    theta: fit.theta,
    fitted: fit.fitted,
  };
  if (found) return { ...trend, finding: slope > 0 ? 'up' : 'down' };
  const missing: MissingReason =
    points.length < LEAST_PERIODS
      ? 'too-few-periods'
      : Math.abs(slope) <= half
        ? 'interval-holds-none'
        : 'tests-differ';
  return { ...trend, finding: 'undecidable', missing };
}

interface Start {
  from: string;
  trend: Trend;
}

function laterStarts(points: readonly SeriesPoint[], used: 'throughout' | 'all'): Start[] {
  const starts: Start[] = [];
  // of long monthly or weekly series only the starts of years
  const isStart = (label: string): boolean => label.length === 4 || label.endsWith('-01');
  for (let at = 1; at + LEAST_PERIODS <= points.length; at++)
    if (isStart(points[at]!.label)) starts.push({ from: points[at]!.label, trend: trendOf(points.slice(at), used) });
  return starts;
}

function startsOf(main: Trend, others: readonly Start[]): Pick<Found['safeguards'], 'starts' | 'tests'> {
  const ps = [main.p, ...others.map(({ trend: { p } }) => p)];
  const known = ps.map((p) => p ?? 1);
  const [holm, bh] = [adjustP(known, 'holm'), adjustP(known, 'bh')];
  const names = ['trend', ...others.map(({ from }) => `trend since ${from}`)];
  return {
    starts: others.map(({ from, trend: { percent, finding } }) => ({ from, value: percent, verdict: finding })),
    tests: [
      { name: 'mann-kendall-naive', p: main.naive, holm: null, bh: null },
      { name: 'hamed-rao', p: main.hamedRao, holm: null, bh: null },
      { name: 'prewhitened', p: main.prewhitened, holm: null, bh: null },
      ...names.map((name, i) => ({
        name,
        p: ps[i]!,
        holm: ps[i] === null ? null : holm[i]!,
        bh: ps[i] === null ? null : bh[i]!,
      })),
    ],
  };
}

function verdictOf(
  main: Trend,
  others: readonly Start[],
  series: Series,
  used: 'throughout' | 'all',
): Pick<Found, 'verdict' | 'missing'> {
  if (main.finding === 'undecidable')
    return { verdict: 'undecidable', ...(main.missing === undefined ? {} : { missing: main.missing }) };
  const n = series.points.reduce((sum, point) => sum + countOf(point, used), 0);
  if (n < SMALL) return { verdict: 'undecidable', missing: 'too-few-acts' };
  if (used === 'all') return { verdict: 'undecidable', missing: 'no-panel' };
  const opposite = main.finding === 'up' ? 'down' : 'up';
  const all = trendOf(
    series.points.filter(({ isComplete }) => isComplete),
    'all',
  );
  if (all.finding === opposite) return { verdict: 'undecidable', missing: 'sources-differ' };
  if (others.some(({ trend: { finding } }) => finding === opposite))
    return { verdict: 'undecidable', missing: 'starts-differ' };
  return { verdict: main.finding };
}
