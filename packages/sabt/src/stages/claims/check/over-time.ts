/** Claims about what goes on over time: a trend, every single year, what an institution decides, what follows what. */
import { SabtError } from '../../../model/errors.ts';
import { normalTwoSided, Z975 } from '../../../statistics/distributions.ts';
import { adjustP } from '../../../statistics/rates/adjust-p.ts';
import { burstsOf } from '../../../statistics/rates/bursts.ts';
import { burstRatio } from '../../../statistics/rates/rate-ratio.ts';
import type { MeasuredPoint, Measurement } from '../../measuring/index.ts';
import { asCounting, type Counting, cautionsOf, sourcesExplain } from '../decide/growth.ts';
import {
  cautioned,
  contradicted,
  type Decision,
  type Need,
  sideOf,
  supported,
  undecidable,
} from '../decide/verdict.ts';
import type { Bound } from './bound.ts';
import { reasonOf } from './reasons.ts';
import { compared, daysIn, type Record, withDays } from './record.ts';

type Direction = 'up' | 'down' | 'none';

const ALPHA = 0.05;

export async function trend(bound: Bound, record: Record): Promise<Decision> {
  const where = withDays(bound);
  const found = await record.measure(
    bound.series === undefined
      ? { measure: 'trend', where, by: bound.by }
      : { measure: 'opinion', where, series: bound.series, by: bound.by },
  );
  return ofMeasure(found, bound.direction ?? 'up', 'more-years');
}

export async function position(bound: Bound, record: Record): Promise<Decision> {
  const found = await record.measure({ measure: 'positions', where: withDays(bound), by: bound.by });
  return ofMeasure(found, bound.direction ?? 'up', 'more-acts');
}

/** Left out of a series because their date is too loose: beyond this share they may be what makes it rise. */
const MANY_LOOSE = 0.1;

const isLoose = ({ inputs, safeguards }: Measurement): boolean =>
  safeguards.loose > MANY_LOOSE * (inputs.n + safeguards.loose);

/** What an indicator found, held against the direction that is claimed. */
function ofMeasure(found: Measurement, claimed: Direction, needed: Need): Decision {
  const { definition, value, interval, p, verdict, missing, inputs, safeguards } = found;
  const figure = {
    measure: definition.measure,
    value,
    interval,
    p,
    n: inputs.n,
    digest: inputs.digest,
    tests: safeguards.tests,
  };
  const decision = ((): Decision => {
    if (verdict !== 'up' && verdict !== 'down') return undecidable(reasonOf(missing), needed, figure);
    if (claimed === 'none') return contradicted('changes', figure);
    return verdict === claimed ? supported(figure) : contradicted('opposite-found', figure);
  })();
  return cautioned(decision, [isLoose(found) && 'many-loosely-dated']);
}

/** From one year to the next. */
interface Step {
  from: string;
  to: string;
  /** Acts of both years; of a poll there are none. */
  counts?: readonly [before: number, now: number];
  change: number | null;
  ci95: readonly [number | null, number | null] | null;
  p: number;
  /** Of a poll: in units of its answers, not in per cent of the year before. */
  unit?: 'points';
}

export async function everyYear(bound: Bound, record: Record): Promise<Decision> {
  const direction = bound.direction ?? 'up';
  const where = withDays(bound);
  if (bound.series !== undefined) {
    const { points = [], missing } = await record.measure({ measure: 'opinion', where, series: bound.series });
    // values of several countries or units, or none at all: their own reason
    return points.length === 0 ? undecidable(reasonOf(missing), 'more-years') : ofPolls(points, direction);
  }
  const yearly = await record.measure({ measure: 'rate', where, by: 'year' });
  const monthly = await record.measure({ measure: 'rate', where, by: 'month' });
  const years = (yearly.points ?? []).filter(({ isComplete }) => isComplete);
  const isPanel = years.length > 0 && years.every(({ throughout }) => typeof throughout === 'number');
  const counting = countingOf(years, monthly.points ?? [], isPanel);
  const own = stepsOf(years, (point) => (isPanel ? point.throughout! : point.n!), counting);
  const all = stepsOf(years, ({ n }) => n!, counting);
  const isBack = async (i: number): Promise<boolean> => {
    // the sources that reported throughout explain no step of theirs; all together must not show the opposite of it
    if (isPanel) return sideOf(all[i]!.ci95) !== (sideOf(own[i]!.ci95) === 'above' ? 'below' : 'above');
    const side = sideOf(own[i]!.ci95);
    const [before, now] = await compared(where, [years[i]!, years[i + 1]!], record);
    return side !== 'around' && !sourcesExplain({ now, before, factor: counting.factor ?? 1 }, side);
  };
  const decision = await judged(own, direction, isBack);
  const isOfOthers = !isPanel && decision.verdict === 'supported';
  const guard = isOfOthers ? undecidable('sources-differ', 'same-sources') : null;
  return cautioned({ ...decision, ...guard, figure: { ...decision.figure, counting } }, cautionsOf(counting));
}

const MONTHS = 12;

/** How the months of complete years vary, the season of all years taken out. */
function countingOf(years: readonly MeasuredPoint[], months: readonly MeasuredPoint[], isPanel: boolean): Counting {
  const rows = years.map(({ label }) =>
    months
      .filter((month) => month.label.startsWith(label))
      .map((month) => ({ count: (isPanel ? month.throughout : month.n) ?? 0, length: daysIn(month) })),
  );
  const isWhole = rows.length > 0 && rows.every(({ length }) => length === MONTHS);
  return asCounting(isWhole ? burstsOf(rows, MONTHS) : null, 'month');
}

function stepsOf(
  years: readonly MeasuredPoint[],
  countOf: (point: MeasuredPoint) => number,
  { factor = 1 }: Counting,
): Step[] {
  return years.slice(1).map((now, i) => {
    const before = years[i]!;
    const counts = [countOf(before), countOf(now)] as const;
    const { percentChange, percentCi95, pCentral } = burstRatio(
      [counts[1], counts[0]],
      [daysIn(now), daysIn(before)],
      factor,
    );
    return { from: before.label, to: now.label, counts, change: percentChange, ci95: percentCi95, p: pCentral ?? 1 };
  });
}

/** Error of a poll, as a multiple of that of its sample (decide/trend.ts): of one poll a year nothing else tells it. */
const WHOLE_ERROR = 2;

/** By the standard errors that the intervals of both years stand for. */
async function ofPolls(points: readonly MeasuredPoint[], direction: Direction): Promise<Decision> {
  const known = points.filter(
    ({ value, low, high, isComplete }) => isComplete && value !== null && low !== null && high !== null,
  );
  const errorOf = ({ low, high, n }: MeasuredPoint): number =>
    ((n === 1 ? WHOLE_ERROR : 1) * (high! - low!)) / (2 * Z975);
  const steps = known.slice(1).map((now, i): Step => {
    const before = known[i]!;
    const change = now.value! - before.value!;
    const error = Math.hypot(errorOf(now), errorOf(before));
    return {
      from: before.label,
      to: now.label,
      change,
      ci95: [change - Z975 * error, change + Z975 * error],
      p: error === 0 ? 1 : normalTwoSided(change / error),
      unit: 'points',
    };
  });
  const decision = await judged(steps, direction, async () => true);
  const hasGap = steps.some(({ from, to }) => Number(to) - Number(from) > 1);
  return hasGap && decision.verdict !== 'contradicted' && decision.reason !== 'too-few'
    ? undecidable('a-year-is-missing', 'missing-years', decision.figure)
    : decision;
}

/** @param isBack whether the step at this place, going back, contradicts: whether nothing but the acts explains it */
async function judged(
  steps: readonly Step[],
  direction: Direction,
  isBack: (at: number) => Promise<boolean>,
): Promise<Decision> {
  if (steps.length < 2) return undecidable('too-few', 'more-years', { steps });
  const holm = adjustP(
    steps.map(({ p }) => p),
    'holm',
  );
  const figure = { steps: steps.map((step, i) => ({ ...step, holm: holm[i]! })) };
  const [wanted, opposite] = direction === 'up' ? ['above', 'below'] : ['below', 'above'];
  const isAgainst = (side: string): boolean => (direction === 'none' ? side !== 'around' : side === opposite);
  const against = steps.flatMap(({ ci95 }, i) => (isAgainst(sideOf(ci95)) && holm[i]! < ALPHA ? [i] : []));
  for (const i of against)
    if (await isBack(i)) return contradicted(direction === 'none' ? 'changes' : 'a-step-back', figure);
  if (against.length > 0) return undecidable('sources-differ', 'same-sources', figure);
  return direction !== 'none' && steps.every(({ ci95 }) => sideOf(ci95) === wanted)
    ? supported(figure)
    : undecidable('not-every-step', 'more-acts', figure);
}

export async function following(bound: Bound, record: Record): Promise<Decision> {
  if (bound.driver === undefined)
    throw new SabtError('invalid-value', 'follows needs a driver.', { at: 'inputs.driver' });
  const found = await record.measure({
    measure: 'follows',
    where: withDays(bound),
    driver: bound.driver,
    by: bound.by,
  });
  const { value, interval, p, verdict, missing, inputs, safeguards } = found;
  const figure = {
    measure: 'follows',
    value,
    interval,
    p,
    n: inputs.n,
    digest: inputs.digest,
    tests: safeguards.tests,
  };
  const cautions = [
    safeguards.notes.includes('acts-shared') && ('acts-shared' as const),
    isLoose(found) && ('many-loosely-dated' as const),
  ];
  if (verdict !== 'follows')
    return cautioned(
      undecidable(reasonOf(missing), missing === 'acts-shared' ? 'separate-acts' : 'longer-series', figure),
      cautions,
    );
  if (bound.direction === 'none') return cautioned(contradicted('changes', figure), cautions);
  const percent = (value as { percent: number | null } | null)?.percent ?? 0;
  const isAsClaimed = percent > 0 === (bound.direction !== 'down');
  return cautioned(isAsClaimed ? supported(figure) : contradicted('opposite-found', figure), cautions);
}

export async function causes(bound: Bound, record: Record): Promise<Decision> {
  const decision = await following(bound, record);
  return { ...decision, verdict: 'undecidable', reason: 'causes-cannot-be-shown', needed: 'a-design-for-causes' };
}
