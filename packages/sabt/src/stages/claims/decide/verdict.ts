/**
 * The rule of decision. A claim is *contradicted* if what it says lies outside the 95 % interval of what was found;
 * *supported* if it lies inside, the interval leaves no room for the opposite or for nothing at all, and what is compared is
 * comparable; otherwise *undecidable*, with what would be needed. Undecidable is an answer, not a failure.
 */
import type { StatisticReason } from '../../../statistics/index.ts';

export type Verdict = 'supported' | 'contradicted' | 'undecidable';

/** Why, as a code that the pages say in three languages. */
export const DECISION_REASONS = [
  'as-claimed',
  'opposite-found',
  'other-size-found',
  'interval-holds-none',
  'days-differ',
  'record-breaks-off',
  'sources-differ',
  'nothing-counted',
  'too-few',
  'not-every-step',
  'a-step-back',
  'a-year-is-missing',
  'stays-within-ten-percent',
  'changes',
  'equal-effort-shows-none',
  'tests-disagree',
  'leads-tell-as-much',
  'found-as-many',
  'found-fewer',
  'found-some',
  'found-none',
  'causes-cannot-be-shown',
  'p-agrees',
  'p-differs',
  'decision-differs',
  'mean-possible',
  'mean-impossible',
  'any-mean-possible',
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number] | StatisticReason;

/** What would be needed to decide. */
export const NEEDS = [
  'same-days',
  'same-sources',
  'more-acts',
  'more-years',
  'missing-years',
  'longer-series',
  'complete-record',
  'a-design-for-causes',
] as const;
export type Need = (typeof NEEDS)[number];

export interface Decision {
  verdict: Verdict;
  reason: DecisionReason;
  /** The numbers it rests on. */
  figure?: { [key: string]: unknown };
  needed?: Need;
}

export const supported = (figure: Decision['figure'] = {}, reason: DecisionReason = 'as-claimed'): Decision => ({
  verdict: 'supported',
  reason,
  figure,
});
export const contradicted = (reason: DecisionReason, figure: Decision['figure'] = {}): Decision => ({
  verdict: 'contradicted',
  reason,
  figure,
});
export const undecidable = (reason: DecisionReason, needed: Need, figure: Decision['figure'] = {}): Decision => ({
  verdict: 'undecidable',
  reason,
  figure,
  needed,
});

/** Where an interval lies beside nought; open ends are null. */
export function sideOf(interval: readonly [number | null, number | null] | null): 'above' | 'below' | 'around' {
  if (interval === null) return 'around';
  const [low, high] = interval;
  if (low !== null && low > 0) return 'above';
  return high !== null && high < 0 ? 'below' : 'around';
}

export function holds(interval: readonly [number | null, number | null] | null, value: number): boolean {
  if (interval === null) return true;
  const [low, high] = interval;
  return (low === null || low <= value) && (high === null || value <= high);
}
