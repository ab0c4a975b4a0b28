/**
 * Whether the shares of polls rise or fall over their years: the rule of the indicator `opinion` (measuring/poll-judgement),
 * so that numbers that are typed in are judged no more boldly than a series that the record holds. Each year has one value,
 * x of n, with the variance of its sample; half an answer is added to each side, so that 0 and 100 % are no certainties.
 *
 * Needed are eight years, the interval of the change a year on one side of nought, and every corrected p of Mann–Kendall below
 * .05. Cochran–Armitage, which takes each person asked for a witness, stands beside as `naiveP`: on shares that wander as
 * AR(1) it alarms in most series (bench/false-alarms).
 *
 * Four to seven polls cannot tell how neighbouring years hang together, and what is said of them is said of those years alone
 * (caution `few-years`): the weighted slope, with the error of each poll taken as twice that of its sample (Shirani-Mehr,
 * Rothschild, Goel & Gelman 2018 find as much in 4,221 polls), or with the scatter about the line where that is larger, and
 * Student's t with two degrees of freedom less than polls; from five polls on, Mann–Kendall must agree.
 */
import { tQuantile } from '../../../statistics/distributions.ts';
import { propTrend } from '../../../statistics/rates/prop-trend.ts';
import { mannKendall } from '../../../statistics/trend/mann-kendall.ts';
import { judged } from '../../measuring/index.ts';
import type { YearsInput } from './shares.ts';
import { cautioned, contradicted, type Decision, type DecisionReason, supported, undecidable } from './verdict.ts';

const REASONS: Readonly<Record<string, DecisionReason>> = {
  'no-complete-period': 'too-few',
  'too-few-periods': 'too-few',
  'tests-differ': 'tests-disagree',
};

const FEWEST = 4;
const LONG = 8;
/** Error of a poll, as a multiple of that of its sample. */
const WHOLE_ERROR = 2;
const ALPHA = 0.05;

export function decideTrend(input: YearsInput): Decision {
  const polls = input.years.length;
  return polls >= FEWEST && polls < LONG ? cautioned(decideFew(input), ['few-years']) : decideMany(input);
}

function decideFew({ years, x, n, direction }: YearsInput): Decision {
  const shares = x.map((one, i) => one / n[i]!);
  const weights = x.map((one, i) => 1 / (WHOLE_ERROR ** 2 * varianceOf(one, n[i]!)));
  const { slope, half } = weightedSlope(years, shares, weights);
  const test = mannKendall(shares);
  const figure = {
    shares,
    perYear: slope,
    perYearCi95: [slope - half, slope + half],
    p: test.p,
    naiveP: propTrend(x, n, years).p,
  };
  if (!(Math.abs(slope) > half)) return undecidable('interval-holds-none', 'more-years', figure);
  const agrees = years.length < 5 || (test.p !== null && test.p < ALPHA && test.s * slope > 0);
  if (!agrees) return undecidable('tests-disagree', 'more-years', figure);
  if (direction === 'none') return contradicted('changes', figure);
  return (slope > 0 ? 'up' : 'down') === direction ? supported(figure) : contradicted('opposite-found', figure);
}

/** Least squares with known weights; `half` of the 95 % interval allows for the scatter about the line. */
function weightedSlope(
  x: readonly number[],
  y: readonly number[],
  weights: readonly number[],
): { slope: number; half: number } {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one, i) => sum + one * weights[i]!, 0) / weights.reduce((sum, one) => sum + one, 0);
  const [middle, level] = [mean(x), mean(y)];
  const spread = x.reduce((sum, one, i) => sum + weights[i]! * (one - middle) ** 2, 0);
  const slope = x.reduce((sum, one, i) => sum + weights[i]! * (one - middle) * (y[i]! - level), 0) / spread;
  const freedom = x.length - 2;
  const squares = y.reduce((sum, one, i) => sum + weights[i]! * (one - level - slope * (x[i]! - middle)) ** 2, 0);
  const half = tQuantile(0.975, freedom) * Math.sqrt(Math.max(1, squares / freedom) / spread);
  return { slope, half };
}

function decideMany({ years, x, n, direction }: YearsInput): Decision {
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
