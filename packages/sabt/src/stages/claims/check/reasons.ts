/** The reasons of indicators as reasons of claims, and every code that a claim can be answered with. */
import { STATISTIC_REASONS } from '../../../statistics/index.ts';
import { type Measurement, MISSING_REASONS } from '../../measuring/index.ts';
import { DECISION_REASONS, type DecisionReason } from '../decide/verdict.ts';

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

export function reasonOf(missing: Measurement['missing']): DecisionReason {
  if (missing === undefined) return 'interval-holds-none';
  return Object.hasOwn(SAME, missing) ? SAME[missing]! : (missing as DecisionReason);
}
