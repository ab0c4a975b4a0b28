/**
 * Whether acts become more or fewer: the change a year in per cent, by negative binomial regression on the calendar with
 * the days watched as exposure, and the test of Mann–Kendall (statistics/trend/count-trend).
 *
 * The verdict needs all of these: the interval of the regression on one side of nought; every corrected p of Mann–Kendall
 * below .05; sources that reported throughout; and no later start from which the opposite follows.
 *
 * The verdict is that of the whole span, and its p is one test. The later starts can only take it away, never give it, so
 * that nothing is picked among them and their number makes no false alarm. They hang together strongly: the shortest is a
 * part of all others. Their p stand in the table with Holm (which holds whatever the dependence) and Benjamini–Hochberg for
 * whoever picks a start of their own.
 */
import { toDayNumber } from '../../../model/calendar.ts';
import { adjustP } from '../../../statistics/rates/adjust-p.ts';
import { type CountTrend, countTrend } from '../../../statistics/trend/count-trend.ts';
import { type Ask, SMALL, safeguardsOf, spanOf } from '../ask.ts';
import type { Found } from '../measurement.ts';
import type { Unit } from '../periods.ts';
import { countedPoints, countOf } from '../points.ts';
import { type Series, type SeriesPoint, seriesOf } from '../series.ts';
import type { OnStep } from '../step.ts';

/** Periods of a year, and those that a verdict needs: eight years, or four of months and weeks, which have seasons. */
const LENGTHS: Readonly<Record<Unit, { perYear: number; least: number }>> = {
  year: { perYear: 1, least: 8 },
  month: { perYear: 12, least: 48 },
  week: { perYear: 52, least: 208 },
};
const DAYS_OF_YEAR = 365.25;

export async function trend({ copy, selected, unit, today, onStep }: Ask): Promise<Found> {
  const series = await seriesOf(copy, selected, unit ?? 'year', today);
  const used = series.panel.length > 0 ? 'throughout' : 'all';
  const complete = series.points.filter(({ isComplete }) => isComplete);
  const main = trendOf(complete, used, series.unit);
  const others = laterStarts(complete, used, series.unit, onStep);
  const safeguards = { ...safeguardsOf(series, 'reported', used), ...startsOf(main, others) };
  const judged = verdictOf(main, others, series, used);
  return {
    method: 'trend/3',
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

function trendOf(points: readonly SeriesPoint[], used: 'throughout' | 'all', unit: Unit): CountTrend {
  const { perYear, least } = LENGTHS[unit];
  const periods = points.map((point) => ({
    count: countOf(point, used),
    days: point.days,
    year: (toDayNumber(point.from) + toDayNumber(point.to)) / 2 / DAYS_OF_YEAR,
  }));
  return countTrend(periods, perYear, least);
}

interface Start {
  from: string;
  trend: CountTrend;
}

function laterStarts(
  points: readonly SeriesPoint[],
  used: 'throughout' | 'all',
  unit: Unit,
  onStep: OnStep = () => {},
): Start[] {
  // of months and weeks only the first of each year
  const isStart = (label: string, i: number): boolean => label.slice(0, 4) !== points[i]!.label.slice(0, 4);
  const later = points.slice(1, Math.max(1, points.length - LENGTHS[unit].least + 1));
  const starts = later.filter(({ label }, i) => isStart(label, i));
  return starts.map((point, i) => {
    onStep({ what: 'starts', done: i, total: starts.length });
    return { from: point.label, trend: trendOf(points.slice(points.indexOf(point)), used, unit) };
  });
}

function startsOf(main: CountTrend, others: readonly Start[]): Pick<Found['safeguards'], 'starts' | 'tests'> {
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
      { name: 'prewhitened-effective', p: main.effective, holm: null, bh: null },
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
  main: CountTrend,
  others: readonly Start[],
  series: Series,
  used: 'throughout' | 'all',
): Pick<Found, 'verdict' | 'missing'> {
  if (series.n === 0) return { verdict: 'undecidable', missing: 'no-acts' };
  if (main.finding === 'undecidable')
    return { verdict: 'undecidable', ...(main.missing === undefined ? {} : { missing: main.missing }) };
  const complete = series.points.filter(({ isComplete }) => isComplete);
  if (complete.reduce((sum, point) => sum + countOf(point, used), 0) < SMALL)
    return { verdict: 'undecidable', missing: 'too-few-acts' };
  if (used === 'all') return { verdict: 'undecidable', missing: 'no-panel' };
  const opposite = main.finding === 'up' ? 'down' : 'up';
  if (trendOf(complete, 'all', series.unit).finding === opposite)
    return { verdict: 'undecidable', missing: 'sources-differ' };
  if (others.some(({ trend: { finding } }) => finding === opposite))
    return { verdict: 'undecidable', missing: 'starts-differ' };
  return { verdict: main.finding };
}
