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
  'direction-shown-size-open',
  'opposite-found',
  'other-size-found',
  'no-size-claimed',
  'no-whole-named',
  'words-untested',
  'interval-holds-none',
  'days-differ',
  'record-breaks-off',
  'seasons-differ',
  'sources-differ',
  'duplicates-undecided',
  'acts-shared',
  'not-covered',
  'nothing-counted',
  'too-few',
  'not-every-step',
  'a-step-back',
  'a-year-is-missing',
  'stays-within-ten-percent',
  'changes',
  'equal-effort-shows-none',
  'tests-disagree',
  'nothing-follows',
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
  'same-season',
  'same-sources',
  'decided-pairs',
  'separate-acts',
  'more-acts',
  'more-years',
  'missing-years',
  'longer-series',
  'complete-record',
  'a-design-for-causes',
  'a-size',
  'a-whole',
  'a-binding',
  'a-source-there',
] as const;
export type Need = (typeof NEEDS)[number];

/** What to know of a verdict beside its reason; the pages say each in three languages. */
export const CAUTIONS = [
  'bursts-allowed-for',
  'bursts-not-told',
  'small-numbers',
  'spans-chosen',
  'direction-assumed',
  'seasons-differ',
  'duplicates-undecided',
  'acts-shared',
  'many-loosely-dated',
  'one-origin',
  'few-years',
] as const;
export type Caution = (typeof CAUTIONS)[number];

export interface Decision {
  verdict: Verdict;
  reason: DecisionReason;
  /** The numbers it rests on. */
  figure?: { [key: string]: unknown };
  needed?: Need;
  /** Left out where there is none. */
  cautions?: Caution[];
}

/** The decision with what else there is to know of it; each is said once. */
export function cautioned(decision: Decision, more: readonly (Caution | null | false)[]): Decision {
  const all = new Set([...(decision.cautions ?? []), ...more.filter((one) => one !== null && one !== false)]);
  return all.size === 0 ? decision : { ...decision, cautions: [...all] };
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
