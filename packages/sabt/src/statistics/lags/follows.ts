/**
 * Does one series of counts follow another? Never "because of": only whether the last values of the driver go with the next
 * count, beyond what chance, season and the series' own memory do. A verdict needs three things at once:
 *
 *   1. `p` of `distributedLag`: the driver's lags add to the model of the outcome. Alone it alarms on 4–35 % of
 *      unrelated series, the more the more their rates wander, because the model's memory is one step.
 *   2. `shiftP`: the largest correlation at lags 1…lags against that of series turned in a circle, of what each series'
 *      own last value, season and linear trend leave over. Correlating leftovers (prewhitening: Haugh 1976, JASA 71) does two
 *      things. A season or a trend that both share is no evidence any more: on the series themselves the shift alarms in
 *      20–30 % of unrelated seasonal pairs, and with 1. in 60 % of unrelated pairs that both grow threefold (here 2–6 %). And
 *      slow waves no longer hide a true effect: planted ones are found in 97 % instead of 89 %.
 *      The p of the series as they are is given beside it as `rawShiftP`.
 *   3. Placebo: the driver's *next* values, added to the lags, must tell nothing, for they cannot have acted yet. Where they
 *      do, something else moves both, or the outcome moves the driver. A veto of many true effects would itself be an error,
 *      so it takes p < 0.01.
 *
 * The other direction (does the driver follow the outcome?) is computed in the same way and shown beside it.
 *
 * Assumes steps of equal length, complete at both ends. A break of level in both series, or a common cause that reaches the
 * driver first, still looks like following. How often each rule alarms and finds is measured by `bench/false-alarms.ts`.
 */
import { Z975 } from '../distributions.ts';
import { fitNegativeBinomial, type NegativeBinomialFit } from '../glm/fit.ts';
import { columnsOf, LeastSquares } from '../glm/least-squares.ts';
import type { StatisticReason } from '../reasons.ts';
import { circularShift } from './circular-shift.ts';
import { fitDistributedLag, lagDesign } from './distributed-lag.ts';

export interface FollowsInput {
  /** Counts, one a step. */
  outcome: readonly number[];
  /** As long; any numbers, but the other direction exists for counts alone. */
  driver: readonly number[];
  /** Steps back, 1 or more. */
  lags: number;
  /** Steps of one season. */
  period: number;
}

export interface Direction {
  /** Likelihood ratio of the driver's lags, its degrees of freedom and p. */
  lr: number | null;
  df: number;
  p: number | null;
  /** Largest correlation of leftovers at lags 1…lags, and its p by circular shift; and the p of the series as they are. */
  correlation: number | null;
  shiftP: number | null;
  rawShiftP: number | null;
  /** Sum of the coefficients of the lags: change of the log rate for one more unit of the driver, all lags together. */
  effect: number | null;
  percent: number | null;
  percentCi95: [number, number] | null;
  reason?: StatisticReason;
}

export interface Follows {
  forward: Direction;
  /** Outcome and driver exchanged. */
  backward: Direction;
  placeboLeads: { lr: number | null; df: number; p: number | null; reason?: StatisticReason };
  /** The larger of `forward.p` and `forward.shiftP`. */
  verdictP: number | null;
  /** `verdictP` below 0.05 and no placebo below 0.01; null where one of the three does not exist. */
  follows: boolean | null;
}

const ALPHA = 0.05;
const PLACEBO_ALPHA = 0.01;
/** Both directions, and the placebo. */
const PARTS = 3;

/** @param onPart told how many of the parts are done, of how many */
export function follows(input: FollowsInput, onPart: (done: number, total: number) => void = () => {}): Follows {
  onPart(0, PARTS);
  const forward = direction(input);
  onPart(1, PARTS);
  const backward = input.driver.every((value) => Number.isSafeInteger(value) && value >= 0)
    ? direction({ ...input, outcome: input.driver, driver: input.outcome })
    : noDirection(input.lags, 'not-defined');
  onPart(2, PARTS);
  const placeboLeads = placebo(input);
  const verdictP = forward.p === null || forward.shiftP === null ? null : Math.max(forward.p, forward.shiftP);
  return { forward, backward, placeboLeads, verdictP, follows: verdictOf(verdictP, placeboLeads.p) };
}

/** What is not significant needs no placebo. */
function verdictOf(verdictP: number | null, placeboP: number | null): boolean | null {
  if (verdictP === null) return null;
  if (verdictP >= ALPHA) return false;
  return placeboP === null ? null : placeboP >= PLACEBO_ALPHA;
}

function direction(input: FollowsInput): Direction {
  const { outcome, driver, lags } = input;
  const { fit, lr, p, reason: noTest } = fitDistributedLag(input);
  if (fit === null || p === null) return noDirection(lags, noTest ?? 'not-identifiable');
  const steps = Array.from({ length: lags }, (_, j) => j + 1);
  const left = leftovers(input);
  const shift = left === null ? null : circularShift(left.outcome, left.driver, steps);
  const sum = lagSum(fit, lags);
  const change = (logRate: number): number => 100 * Math.expm1(logRate);
  const limits: [number, number] = [change(sum.effect - Z975 * sum.se), change(sum.effect + Z975 * sum.se)];
  const finite = [change(sum.effect), ...limits].every(Number.isFinite);
  const reason = shift?.reason ?? (shift === null ? 'not-identifiable' : finite ? undefined : 'out-of-range');
  return {
    lr,
    df: lags,
    p,
    correlation: shift?.statistic ?? null,
    shiftP: shift?.p ?? null,
    rawShiftP: circularShift(outcome, driver, steps).p,
    effect: sum.effect,
    percent: finite ? change(sum.effect) : null,
    percentCi95: finite ? limits : null,
    ...(reason === undefined ? {} : { reason }),
  };
}

function noDirection(df: number, reason: StatisticReason): Direction {
  const none = { lr: null, p: null, correlation: null, shiftP: null, rawShiftP: null, effect: null };
  return { ...none, df, percent: null, percentCi95: null, reason };
}

/** The sum of the coefficients of the lags, which stand from the third column on, with its standard error. */
function lagSum({ coef, covariance }: NegativeBinomialFit, lags: number): { effect: number; se: number } {
  const at = Array.from({ length: lags }, (_, j) => 2 + j);
  const variance = at.reduce((sum, i) => at.reduce((inner, j) => inner + (covariance[i]?.[j] as number), sum), 0);
  return { effect: at.reduce((sum, i) => sum + (coef[i] as number), 0), se: Math.sqrt(Math.max(0, variance)) };
}

function placebo(input: FollowsInput): Follows['placeboLeads'] {
  const { lr, p, reason } = fitDistributedLag({ ...input, leads: input.lags });
  return { lr, df: input.lags, p, ...(reason === undefined ? {} : { reason }) };
}

/**
 * What remains of each series after its own last value, the season and a linear trend: Pearson residuals of a negative
 * binomial regression for the outcome, of least squares for the driver. Both begin at the second step.
 */
function leftovers({ outcome, driver, period }: FollowsInput): { outcome: number[]; driver: number[] } | null {
  const around = (series: readonly number[]): number[][] =>
    lagDesign({ outcome: series, driver: series, lags: 1, period }).design.map(([one, last, , ...season], i) => [
      one as number,
      last as number,
      i / series.length,
      ...season,
    ]);
  const y = outcome.slice(1);
  const fit = fitNegativeBinomial({ design: around(outcome), y });
  if ('reason' in fit) return null;
  const theta = fit.theta ?? Number.POSITIVE_INFINITY;
  const counts = y.map((count, i) => {
    const mean = fit.fitted[i] as number;
    return (count - mean) / Math.sqrt(mean * (1 + mean / theta));
  });
  const rows = around(driver);
  const columns = columnsOf(rows);
  const solution = new Float64Array(columns.k);
  const target = Float64Array.from(driver.slice(1));
  if (!new LeastSquares(columns).solve(new Float64Array(columns.n).fill(1), target, solution)) return null;
  const rest = rows.map((row, i) =>
    row.reduce((left, cell, j) => left - cell * (solution[j] as number), target[i] as number),
  );
  return { outcome: counts, driver: rest };
}
