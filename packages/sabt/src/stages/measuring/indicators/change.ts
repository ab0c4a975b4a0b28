/**
 * When the rate of acts changed: PELT with negative binomial cost and the modified BIC, which alarms on stationary counts in
 * no more than a few per cent of series; for each change the interval of its date, from a Poisson–gamma model of one change
 * between its neighbours, and the rates before and after.
 *
 * The interval of the ratio is widened where acts come in bursts (statistics/rates/bursts). The date was chosen from the same acts, so that the size
 * of a change is somewhat overstated.
 *
 * Counts whose neighbours are alike wander, and are cut into steps where nothing changed. So the finding needs, beside the
 * steps, that they explain more than memory does (statistics/change/beyond-memory); the steps are told all the same.
 *
 * A change of the rate of reports is a change of what happened only if the sources stayed the same.
 */
import { bayesChangePoint } from '../../../statistics/change/bayes-change-point.ts';
import { beyondMemory } from '../../../statistics/change/beyond-memory.ts';
import { pelt } from '../../../statistics/change/pelt.ts';
import { burstsOf } from '../../../statistics/rates/bursts.ts';
import { burstRatio } from '../../../statistics/rates/rate-ratio.ts';
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
    method: 'change/3',
    unit: 'acts',
    ...spanOf(series),
    n,
    safeguards: safeguardsOf(series, 'reported', used),
    input: { unit: series.unit, used, points: complete.map(({ label }, i) => [label, x[i]!]) },
  };
  const short = shortageOf(series.n, n, complete.length);
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
  const memory = beyondMemory(x, changePoints);
  const judged = judgementOf(changes.length, { n, used, stands: memory?.stands === true });
  const fitted = levels(x, changePoints);
  return {
    ...base,
    value: { changes, beyondMemory: memory },
    interval: changes.map(({ between }) => between),
    ...(judged === null ? { verdict: 'changed' } : { verdict: 'undecidable', missing: judged }),
    points: countedPoints(series, used, fitted),
  };
}

/** Null for a finding. */
function judgementOf(
  changes: number,
  { n, used, stands }: { n: number; used: 'throughout' | 'all'; stands: boolean },
): MissingReason | null {
  if (n < SMALL) return 'too-few-acts';
  if (changes === 0) return 'no-change-found';
  if (used === 'all') return 'no-panel';
  return stands ? null : 'tests-differ';
}

function shortageOf(all: number, n: number, periods: number): MissingReason | null {
  if (all === 0) return 'no-acts';
  if (periods === 0) return 'no-complete-period';
  if (periods < LEAST_PERIODS) return 'too-few-periods';
  return n === 0 ? 'too-few-acts' : null;
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
  const parts = [after, before].map((of) => of.map((count) => ({ count, length: 1 })));
  const bursts = burstsOf(parts, null);
  const { percentChange, percentCi95 } = burstRatio(
    [total(after), total(before)],
    [after.length, before.length],
    bursts?.factor ?? 1,
  );
  return {
    at: periods[last]!.label,
    between: ci95 === null ? null : aroundOf(periods[last]!.label, [label(ci95[0]), label(ci95[1])]),
    before: mean(before),
    after: mean(after),
    percent: percentChange,
    // of so few periods it cannot be told how much more than by chance they vary
    percentCi95: bursts === null ? [null, null] : percentCi95,
  };
}

/** The two models weigh bursts differently; the interval holds the date that is stated. */
const aroundOf = (at: string, [from, to]: [string, string]): [string, string] => [
  from < at ? from : at,
  to > at ? to : at,
];

const total = (x: readonly number[]): number => x.reduce((sum, one) => sum + one, 0);
const mean = (x: readonly number[]): number => total(x) / x.length;

function levels(x: readonly number[], changePoints: readonly number[]): number[] {
  const bounds = [0, ...changePoints, x.length];
  return bounds.slice(1).flatMap((end, i) => {
    const level = mean(x.slice(bounds[i]!, end));
    return Array.from({ length: end - bounds[i]! }, () => level);
  });
}
