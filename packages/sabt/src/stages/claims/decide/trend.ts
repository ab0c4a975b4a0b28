/**
 * Whether the shares of polls rise or fall over their years: the rule of the indicator `opinion` (measuring/poll-judgement),
 * so that numbers that are typed in are judged no more boldly than a series that the record holds. Each year has one value,
 * x of n, with the variance of its sample; half an answer is added to each side, so that 0 and 100 % are no certainties.
 *
 * Needed are eight years, the interval of the change a year on one side of nought, and every corrected p of Mann–Kendall below
 * .05. Cochran–Armitage, which takes each person asked for a witness, stands beside as `naiveP`: on shares that wander as
 * AR(1) it alarms in most series (bench/false-alarms).
 */
import { propTrend } from '../../../statistics/rates/prop-trend.ts';
import { judged } from '../../measuring/index.ts';
import type { YearsInput } from './shares.ts';
import { contradicted, type Decision, type DecisionReason, supported, undecidable } from './verdict.ts';

const REASONS: Readonly<Record<string, DecisionReason>> = {
  'no-complete-period': 'too-few',
  'too-few-periods': 'too-few',
  'tests-differ': 'tests-disagree',
};

export function decideTrend({ years, x, n, direction }: YearsInput): Decision {
  const shares = x.map((one, i) => one / n[i]!);
  const { change, p, finding, missing } = judged(
    years.map((year, i) => ({ year, level: shares[i]!, variance: varianceOf(x[i]!, n[i]!), values: 1 })),
  );
  const figure = {
    shares,
    perYear: change.slope,
    perYearCi95: change.interval,
    effectiveYears: change.effectiveYears,
    p,
    naiveP: propTrend(x, n, years).p,
  };
  if (finding === 'undecidable') {
    const reason = REASONS[missing ?? ''] ?? (missing as DecisionReason | undefined) ?? 'interval-holds-none';
    return undecidable(reason, 'more-years', figure);
  }
  if (direction === 'none') return contradicted('changes', figure);
  return finding === direction ? supported(figure) : contradicted('opposite-found', figure);
}

function varianceOf(x: number, n: number): number {
  const p = (x + 0.5) / (n + 1);
  return (p * (1 - p)) / n;
}
