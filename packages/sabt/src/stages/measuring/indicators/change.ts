/**
 * When the rate of acts changed: PELT with negative binomial cost and the modified BIC, which alarms on stationary counts in
 * no more than a few per cent of series; for each change the interval of its date, from a Poisson–gamma model of one change
 * between its neighbours, and the rates before and after.
 *
 * The interval of a change is widened where acts come in bursts. The date was chosen from the same acts, so that the size
 * of a change is somewhat overstated.
 *
 * A change of the rate of reports is a change of what happened only if the sources stayed the same.
 */
import { bayesChangePoint } from '../../../statistics/change/bayes-change-point.ts';
import { pelt } from '../../../statistics/change/pelt.ts';
import { Z975 } from '../../../statistics/distributions.ts';
import { rateRatio } from '../../../statistics/rates/rate-ratio.ts';
import { type Ask, SMALL, safeguardsOf, spanOf } from '../ask.ts';
import type { Found, MissingReason } from '../measurement.ts';
import { countedPoints, countOf } from '../points.ts';
import { type SeriesPoint, seriesOf } from '../series.ts';

const LEAST_PERIODS = 8;
const MIN_SEGMENT = 2;

interface Change {
  /** Label of the first period after it. */
  at: string;
  /** Labels between which it lies with 95 % probability. */
  between: [string, string] | null;
  before: number;
  after: number;
  percent: number | null;
  percentCi95: readonly [number | null, number | null] | null;
}

export async function change({ copy, selected, unit, today, onStep }: Ask): Promise<Found> {
  const series = await seriesOf(copy, selected, unit ?? 'month', today);
  const used = series.panel.length > 0 ? 'throughout' : 'all';
  const complete = series.points.filter(({ isComplete }) => isComplete);
  const x = complete.map((point) => countOf(point, used));
  const n = x.reduce((sum, one) => sum + one, 0);
  const base = {
    method: 'change/1',
    unit: 'acts',
    ...spanOf(series),
    n,
    safeguards: safeguardsOf(series, 'reported', used),
    input: { unit: series.unit, used, points: complete.map(({ label }, i) => [label, x[i]!]) },
  };
  const short: MissingReason | null = n === 0 ? 'no-acts' : complete.length < LEAST_PERIODS ? 'too-few-periods' : null;
  const without = (missing: MissingReason): Found => ({
    ...base,
    value: null,
    interval: null,
    verdict: 'undecidable',
    missing,
    points: countedPoints(series, used),
  });
  if (short !== null) return without(short);
  const { changePoints, reason } = pelt(x, { cost: 'negbin', penalty: 'mbic', minSegment: MIN_SEGMENT });
  if (changePoints === null) return without(reason ?? 'not-defined');
  const changes = changePoints.map((last, i) => {
    onStep?.({ what: 'changes', done: i, total: changePoints.length });
    return changeAt(last, changePoints[i - 1] ?? 0, changePoints[i + 1] ?? x.length, x, complete);
  });
  const judged = n < SMALL ? 'too-few-acts' : changes.length > 0 && used === 'all' ? 'no-panel' : null;
  const fitted = levels(x, changePoints);
  return {
    ...base,
    value: { changes },
    interval: changes.map(({ between }) => between),
    ...(judged === null
      ? {
          verdict: changes.length > 0 ? 'changed' : 'undecidable',
          ...(changes.length > 0 ? {} : { missing: 'interval-holds-none' as const }),
        }
      : { verdict: 'undecidable', missing: judged }),
    points: countedPoints(series, used, fitted),
  };
}

/** @param last 1-based last index before the change; `from` and `to` those of its neighbours */
function changeAt(
  last: number,
  from: number,
  to: number,
  x: readonly number[],
  periods: readonly SeriesPoint[],
): Change {
  const around = x.slice(from, to);
  const { ci95 } = bayesChangePoint(around, 1, 1 / Math.max(1, mean(around)));
  const label = (k: number): string => periods[Math.min(from + k, periods.length - 1)]!.label;
  const [before, after] = [x.slice(from, last), x.slice(last, to)];
  const { percentChange, percentCi95 } = rateRatio([total(after), total(before)], [after.length, before.length]);
  const bursts = Math.max(dispersion(before), dispersion(after));
  return {
    at: periods[last]!.label,
    between: ci95 === null ? null : aroundOf(periods[last]!.label, [label(ci95[0]), label(ci95[1])]),
    before: mean(before),
    after: mean(after),
    percent: percentChange,
    percentCi95: bursts > 1 ? widened(before, after, bursts) : percentCi95,
  };
}

/** The two models weigh bursts differently; the interval holds the date that is stated. */
const aroundOf = (at: string, [from, to]: [string, string]): [string, string] => [
  from < at ? from : at,
  to > at ? to : at,
];

/** Pearson's X² over its degrees of freedom about one rate: above one, acts come in bursts. */
function dispersion(x: readonly number[]): number {
  const rate = mean(x);
  if (x.length < 2 || rate === 0) return 1;
  return x.reduce((sum, one) => sum + (one - rate) ** 2 / rate, 0) / (x.length - 1);
}

/** The interval of the ratio with the variance of counts multiplied by the dispersion. */
function widened(before: readonly number[], after: readonly number[], bursts: number): [number | null, number | null] {
  const [a, b] = [total(after), total(before)];
  if (a === 0 || b === 0) return [null, null];
  const log = Math.log(mean(after) / mean(before));
  const half = Z975 * Math.sqrt(bursts * (1 / a + 1 / b));
  return [Math.expm1(log - half) * 100, Math.expm1(log + half) * 100];
}

const total = (x: readonly number[]): number => x.reduce((sum, one) => sum + one, 0);
const mean = (x: readonly number[]): number => total(x) / x.length;

function levels(x: readonly number[], changePoints: readonly number[]): number[] {
  const bounds = [0, ...changePoints, x.length];
  return bounds.slice(1).flatMap((end, i) => {
    const level = mean(x.slice(bounds[i]!, end));
    return Array.from({ length: end - bounds[i]! }, () => level);
  });
}
