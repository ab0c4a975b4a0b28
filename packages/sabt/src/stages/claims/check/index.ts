/**
 * A claim bound to the record is checked: the numbers are computed, the rule of decision is applied, and what it rests on
 * is named. The same inputs at the same checkpoint give the same verdict to anyone.
 */
import { SabtError } from '../../../model/errors.ts';
import { issuesText } from '../../../model/issues.ts';
import { normalTwoSided, Z975 } from '../../../statistics/distributions.ts';
import { STATISTIC_REASONS } from '../../../statistics/index.ts';
import { adjustP } from '../../../statistics/rates/adjust-p.ts';
import { rateRatio } from '../../../statistics/rates/rate-ratio.ts';
import type { ActRow } from '../../../store/analysis-port.ts';
import { type Measurement, MISSING_REASONS } from '../../measuring/index.ts';
import { decideAtLeast, decideNone } from '../decide/counts.ts';
import { decideGrowth } from '../decide/growth.ts';
import { CLAIM_FORMS, type ClaimForm, decideClaim } from '../decide/index.ts';
import { decideKinds } from '../decide/kinds.ts';
import { decideShare } from '../decide/shares.ts';
import {
  contradicted,
  DECISION_REASONS,
  type Decision,
  type DecisionReason,
  type Need,
  sideOf,
  supported,
  undecidable,
} from '../decide/verdict.ts';
import { type Bound, boundInput, isBound } from './bound.ts';
import { compared, countOf, type Days, daysBefore, type Record, selectedOf, sumOf } from './record.ts';

export type { MeasureQuestion, Record as ClaimRecord } from './record.ts';

export interface Evidence {
  /** The acts that the figure counts, as a filter, and how many they are. */
  where: string;
  from: string | null;
  to: string | null;
  n: number;
  /** Some of them, the latest first. */
  acts: { id: string; event: string | null; start: string | null; title: string | null }[];
}

export interface Checked extends Decision {
  evidence: Evidence[];
}

const ACTS_SHOWN = 5;
const ALPHA = 0.05;

/** Throws `unknown-form`, `invalid-value` for inputs of another shape, and what a filter throws. */
export async function checkClaim(form: string, inputs: unknown, record: Record): Promise<Checked> {
  const known = CLAIM_FORMS.find((one) => one === form);
  if (known === undefined || !isBound(inputs)) return { ...decideClaim(form, inputs), evidence: [] };
  const checked = boundInput.safeParse({ where: '', ...(inputs as object) });
  if (!checked.success) throw new SabtError('invalid-value', issuesText(checked.error), { at: 'inputs' });
  const bound = checked.data;
  const decision = await decide(known, bound, record);
  // a series of polls, or votes: the figure itself names what it rests on
  const isOfActs = bound.series === undefined && known !== 'position';
  return { ...decision, evidence: isOfActs ? await evidenceOf(bound, record) : [] };
}

function decide(form: ClaimForm, bound: Bound, record: Record): Promise<Decision> {
  switch (form) {
    case 'growth':
      return growth(bound, record);
    case 'comparison':
      return bound.against === undefined ? growth(bound, record) : comparison(bound, bound.against, record);
    case 'more-kinds':
      return moreKinds(bound, record);
    case 'trend':
      return trend(bound, record);
    case 'every-year':
      return everyYear(bound, record);
    case 'at-least':
      return atLeast(bound, record);
    case 'none':
      return none(bound, record);
    case 'share':
      return share(bound, record);
    case 'position':
      return position(bound, record);
    case 'follows':
      return following(bound, record);
    case 'causes':
      return causes(bound, record);
    default:
      throw new SabtError('invalid-value', `${form} is decided from its own numbers, not from the record.`, {
        at: 'inputs',
      });
  }
}

/** Two spans of days; where none is given, the last two whole years of the record. */
async function spansOf(bound: Bound, record: Record): Promise<readonly [Days, Days] | null> {
  const { from, to } = bound;
  if (from !== undefined && to !== undefined) {
    const now = { from, to };
    return [bound.before ?? daysBefore(now), now];
  }
  const { points = [] } = await record.measure({ measure: 'rate', where: bound.where, by: 'year' });
  const complete = points.filter(({ isComplete }) => isComplete);
  const [before, now] = [complete.at(-2), complete.at(-1)];
  if (before === undefined || now === undefined) return null;
  const days = ({ from, to }: Days): Days => ({ from, to });
  return [days(before), days(now)];
}

async function growth(bound: Bound, record: Record): Promise<Decision> {
  const spans = await spansOf(bound, record);
  if (spans === null) return undecidable('too-few', 'more-years');
  const [before, now] = await compared(bound.where, spans, record);
  const decision = decideGrowth({
    now,
    before,
    claimedPercent: bound.claimedPercent,
    direction: bound.direction ?? 'up',
  });
  return withFigure((await cutOff(spans, bound.where, record)) ?? decision, decision, {
    spans,
    counts: [before.count, now.count],
  });
}

/** A span that today cuts off, or in which the record begins or breaks off, compares with nothing. */
async function cutOff(spans: readonly Days[], where: string, record: Record): Promise<Decision | null> {
  const { points = [] } = await record.measure({ measure: 'rate', where, by: 'month' });
  const complete = points.filter(({ isComplete }) => isComplete);
  const [first, last] = [complete[0]?.from, complete.at(-1)?.to];
  const isCovered = ({ from, to }: Days): boolean =>
    first !== undefined && last !== undefined && from >= first && to <= last && to < record.today;
  return spans.every(isCovered) ? null : undecidable('record-breaks-off', 'complete-record');
}

const withFigure = (decision: Decision, numbers: Decision, more: object): Decision => ({
  ...decision,
  figure: { ...numbers.figure, ...more },
});

async function comparison(bound: Bound, against: string, record: Record): Promise<Decision> {
  const days = daysOf(bound);
  const [a, b] = await Promise.all(
    [bound.where, against].map((where) => countOf(selectedOf(where, days, record), record)),
  );
  const counted = (count: number): { count: number; days: number } => ({ count, days: 1 });
  return decideGrowth({
    now: counted(a!),
    before: counted(b!),
    claimedPercent: bound.claimedPercent,
    direction: bound.direction ?? 'up',
  });
}

const daysOf = ({ from, to }: Bound): Days | null =>
  from === undefined && to === undefined ? null : { from: from ?? '0001-01-01', to: to ?? '9999-12-31' };

async function moreKinds(bound: Bound, record: Record): Promise<Decision> {
  const spans = await spansOf(bound, record);
  if (spans === null) return undecidable('too-few', 'more-years');
  const [before, now] = await compared(bound.where, spans, record);
  const direction = bound.direction === 'down' ? 'down' : 'up';
  const decision = decideKinds({
    before: { counts: filled(before.sameSourcesKinds) },
    now: { counts: filled(now.sameSourcesKinds) },
    direction,
  });
  return withFigure((await cutOff(spans, bound.where, record)) ?? decision, decision, { spans });
}

const filled = (counts: number[]): number[] => (counts.length === 0 ? [0] : counts);

async function trend(bound: Bound, record: Record): Promise<Decision> {
  const found = await record.measure(
    bound.series === undefined
      ? { measure: 'trend', where: withDays(bound), by: bound.by }
      : { measure: 'opinion', series: bound.series, by: bound.by },
  );
  return ofMeasure(found, bound.direction === 'down' ? 'down' : 'up', 'more-years');
}

/** The days as part of the filter, so that an indicator watches exactly them. */
function withDays({ where, from, to }: Bound): string {
  if (from === undefined && to === undefined) return where;
  const days = `date:${from ?? ''}..${to ?? ''}`;
  return where.trim() === '' ? days : `(${where}) ${days}`;
}

/** What an indicator found, held against the direction that is claimed. */
function ofMeasure(found: Measurement, claimed: 'up' | 'down', needed: Need): Decision {
  const { definition, value, interval, p, verdict, missing, inputs, safeguards } = found;
  const figure = {
    measure: definition.measure,
    value,
    interval,
    p,
    n: inputs.n,
    digest: inputs.digest,
    naive: safeguards.tests,
  };
  if (verdict === 'up' || verdict === 'down')
    return verdict === claimed ? supported(figure) : contradicted('opposite-found', figure);
  return undecidable(reasonOf(missing), needed, figure);
}

const SAME: Readonly<globalThis.Record<string, DecisionReason>> = {
  'no-acts': 'nothing-counted',
  'no-series': 'nothing-counted',
  'no-positions': 'nothing-counted',
  'no-driver': 'nothing-counted',
  'no-lists': 'nothing-counted',
  'too-few-acts': 'too-few',
  'too-few-periods': 'too-few',
  'no-complete-period': 'too-few',
  'no-panel': 'sources-differ',
  'starts-differ': 'tests-disagree',
  'tests-differ': 'tests-disagree',
};

/** Every code that a claim can be answered with; the pages say each in three languages. */
export const CLAIM_REASONS: readonly string[] = [
  ...new Set<string>([
    ...DECISION_REASONS,
    ...STATISTIC_REASONS,
    ...MISSING_REASONS.filter((missing) => !Object.hasOwn(SAME, missing)),
  ]),
];

function reasonOf(missing: Measurement['missing']): DecisionReason {
  if (missing === undefined) return 'interval-holds-none';
  return Object.hasOwn(SAME, missing) ? SAME[missing]! : (missing as DecisionReason);
}

async function everyYear(bound: Bound, record: Record): Promise<Decision> {
  const direction = bound.direction === 'down' ? 'down' : 'up';
  if (bound.series !== undefined) {
    const found = await record.measure({ measure: 'opinion', series: bound.series });
    return stepsOf(pollSteps(found), direction);
  }
  const { points = [] } = await record.measure({ measure: 'rate', where: withDays(bound), by: 'year' });
  const complete = points.filter(({ isComplete }) => isComplete);
  const steps = complete.slice(1).map((now, i) => {
    const before = complete[i]!;
    const { percentChange, percentCi95, pMinLike } = rateRatio([now.n ?? 0, before.n ?? 0], [1, 1]);
    return { from: before.label, to: now.label, change: percentChange, ci95: percentCi95, p: pMinLike ?? 1 };
  });
  return stepsOf(steps, direction);
}

interface Step {
  from: string;
  to: string;
  change: number | null;
  ci95: readonly [number | null, number | null] | null;
  p: number;
  /** Of a poll: in units of its answers, not in per cent of the year before. */
  unit?: 'points';
}

/** From one year of a poll to the next, by the standard errors that the intervals of both stand for. */
function pollSteps({ points = [] }: Measurement): Step[] {
  const known = points.filter(
    ({ value, low, high, isComplete }) => isComplete && value !== null && low !== null && high !== null,
  );
  const errorOf = ({ low, high }: (typeof known)[number]): number => (high! - low!) / (2 * Z975);
  return known.slice(1).map((now, i) => {
    const before = known[i]!;
    const change = now.value! - before.value!;
    const error = Math.hypot(errorOf(now), errorOf(before));
    const p = error === 0 ? 1 : normalTwoSided(change / error);
    return {
      from: before.label,
      to: now.label,
      change,
      ci95: [change - Z975 * error, change + Z975 * error],
      p,
      unit: 'points',
    };
  });
}

function stepsOf(steps: readonly Step[], direction: 'up' | 'down'): Decision {
  if (steps.length < 2) return undecidable('too-few', 'more-years', { steps });
  const holm = adjustP(
    steps.map(({ p }) => p),
    'holm',
  );
  const figure = { steps: steps.map((step, i) => ({ ...step, holm: holm[i]! })) };
  const [wanted, opposite] = direction === 'up' ? ['above', 'below'] : ['below', 'above'];
  if (steps.some(({ ci95 }, i) => sideOf(ci95) === opposite && holm[i]! < ALPHA))
    return contradicted('a-step-back', figure);
  return steps.every(({ ci95 }) => sideOf(ci95) === wanted)
    ? supported(figure)
    : undecidable('not-every-step', 'more-acts', figure);
}

async function atLeast(bound: Bound, record: Record): Promise<Decision> {
  if (bound.atLeast === undefined)
    throw new SabtError('invalid-value', 'at-least needs a number.', { at: 'inputs.atLeast' });
  const selected = selectedOf(bound.where, daysOf(bound), record);
  const of = bound.of ?? 'acts';
  const found = of === 'acts' ? await countOf(selected, record) : await sumOf(selected, of, record);
  return decideAtLeast({ atLeast: bound.atLeast, found: typeof found === 'number' ? found : [...found] });
}

async function none(bound: Bound, record: Record): Promise<Decision> {
  return decideNone({ count: await countOf(selectedOf(bound.where, daysOf(bound), record), record) });
}

async function share(bound: Bound, record: Record): Promise<Decision> {
  const base = bound.against ?? '';
  const days = daysOf(bound);
  const both = base.trim() === '' ? bound.where : `(${bound.where}) (${base})`;
  const [x, n] = await Promise.all([both, base].map((where) => countOf(selectedOf(where, days, record), record)));
  if (n === 0) return undecidable('nothing-counted', 'more-acts', { x, n });
  return decideShare({ x: x!, n: n!, claimedPercent: bound.claimedPercent, direction: bound.direction ?? 'none' });
}

async function position(bound: Bound, record: Record): Promise<Decision> {
  const found = await record.measure({ measure: 'positions', where: withDays(bound), by: bound.by });
  return ofMeasure(found, bound.direction === 'down' ? 'down' : 'up', 'more-acts');
}

async function following(bound: Bound, record: Record): Promise<Decision> {
  if (bound.driver === undefined)
    throw new SabtError('invalid-value', 'follows needs a driver.', { at: 'inputs.driver' });
  const found = await record.measure({
    measure: 'follows',
    where: withDays(bound),
    driver: bound.driver,
    by: bound.by,
  });
  const { value, interval, p, verdict, missing, inputs } = found;
  const figure = { measure: 'follows', value, interval, p, n: inputs.n, digest: inputs.digest };
  if (verdict !== 'follows') return undecidable(reasonOf(missing), 'longer-series', figure);
  const percent = (value as { percent: number | null } | null)?.percent ?? 0;
  return percent > 0 === (bound.direction !== 'down') ? supported(figure) : contradicted('opposite-found', figure);
}

async function causes(bound: Bound, record: Record): Promise<Decision> {
  const decision = await following(bound, record);
  return { ...decision, verdict: 'undecidable', reason: 'causes-cannot-be-shown', needed: 'a-design-for-causes' };
}

async function evidenceOf(bound: Bound, record: Record): Promise<Evidence[]> {
  const asked = [
    bound.where,
    ...(bound.against === undefined ? [] : [bound.against]),
    ...(bound.driver === undefined ? [] : [bound.driver]),
  ];
  const days = daysOf(bound);
  return Promise.all(
    asked.map(async (where) => {
      const selected = selectedOf(where, days, record);
      const { total, rows } = await record.copy.rows({ ...selected, sort: 'newest', limit: ACTS_SHOWN, offset: 0 });
      return { where, from: bound.from ?? null, to: bound.to ?? null, n: total, acts: rows.map(actOf) };
    }),
  );
}

const actOf = ({ id, event, start, title }: ActRow): Evidence['acts'][number] => ({ id, event, start, title });
