/**
 * Counts after a driver: do the last values of the driver help to predict the next count, given the last count and the
 * season? A negative binomial regression with distributed lags (Almon 1965 for the idea of lags; for counts Cameron &
 * Trivedi, Regression Analysis of Count Data, 2nd ed. 2013, ch. 7):
 *   outcome_t ~ NB2(mu_t, theta),  Var = mu + mu²/theta
 *   ln mu_t = b₀ + b₁·outcome_{t−1} + Σ_{j=1…lags} d_j·driver_{t−j} + s·sin(2πt/period) + c·cos(2πt/period)
 * with t = 1…n the place in the series as given; the rows are t = lags+1…n. `lr` is twice the gain in log-likelihood over
 * the model without the driver, on the same rows and with theta estimated anew in each; χ² with `lags` degrees of freedom.
 *
 * Assumes that what the model leaves over is independent from step to step. Where rates wander strongly it is not, and the
 * p-value is too small (8–10 % alarms at 5 %): a verdict asks `circular-shift` as well. With a trend in both series both are
 * misled. A period of 2 steps has no sine and one of 1 step no season at all: those coefficients are null, the rest stands.
 */
import { chiSquareUpper } from '../distributions.ts';
import { fitNegativeBinomial, type NegativeBinomialFit } from '../glm/fit.ts';
import type { StatisticReason } from '../reasons.ts';

export interface DistributedLagInput {
  /** Counts, one a step. */
  outcome: readonly number[];
  /** As long as `outcome`; any numbers. */
  driver: readonly number[];
  /** Steps back, 1 or more. */
  lags: number;
  /** Steps of one season. */
  period: number;
  /** Also the next this many values of the driver, which cannot have acted yet. */
  leads?: number;
}

export interface DistributedLag {
  /** `(Intercept)`, `outcome1`, `driver1`…, `sin`, `cos`. */
  coef: Record<string, number | null>;
  se: Record<string, number | null>;
  /** Null with the reason `poisson-limit` where the counts spread no more than Poisson; `lr` and `p` stand. */
  theta: number | null;
  lr: number | null;
  df: number;
  p: number | null;
  reason?: StatisticReason;
}

export function distributedLag(input: DistributedLagInput): DistributedLag {
  const { lags } = input;
  const drivers = Array.from({ length: lags }, (_, j) => `driver${j + 1}`);
  const fitted = ['(Intercept)', 'outcome1', ...drivers, ...seasonOf(input.period)];
  const names = ['(Intercept)', 'outcome1', ...drivers, 'sin', 'cos'];
  const found = fitDistributedLag(input);
  const fit = found.fit;
  const at = (name: string): number => fitted.indexOf(name);
  const coefOf = (name: string): number | null => fit?.coef[at(name)] ?? null;
  const seOf = (name: string): number | null => {
    const variance = fit?.covariance[at(name)]?.[at(name)];
    return variance === undefined ? null : Math.sqrt(variance);
  };
  const unlike = fitted.length < names.length ? 'collinear' : undefined;
  const reason = found.reason ?? (fit?.theta === null ? 'poisson-limit' : unlike);
  return {
    coef: Object.fromEntries(names.map((name) => [name, coefOf(name)])),
    se: Object.fromEntries(names.map((name) => [name, seOf(name)])),
    theta: fit?.theta ?? null,
    lr: found.lr,
    df: lags,
    p: found.p,
    ...(reason === undefined ? {} : { reason }),
  };
}

export interface DistributedLagFit {
  /** Of the model with the driver; columns as `lagDesign` has them. */
  fit: NegativeBinomialFit | null;
  lr: number | null;
  p: number | null;
  /** Why there is no `p`. */
  reason?: StatisticReason;
}

/** Tests the driver's lags, or where there are `leads` those, the lags being held in the model. */
export function fitDistributedLag(input: DistributedLagInput): DistributedLagFit {
  const { lags, leads = 0 } = input;
  const { design, y } = lagDesign(input);
  if (design.length <= (design[0]?.length ?? 0)) return { fit: null, lr: null, p: null, reason: 'too-few' };
  const full = fitNegativeBinomial({ design, y });
  if ('reason' in full) return { fit: null, lr: null, p: null, reason: full.reason };
  const [from, width] = leads > 0 ? [2 + lags, leads] : [2, lags];
  const reduced = fitNegativeBinomial({ design: design.map((row) => row.toSpliced(from, width)), y });
  if ('reason' in reduced) return { fit: full, lr: null, p: null, reason: reduced.reason };
  if (!full.converged || !reduced.converged) return { fit: full, lr: null, p: null, reason: 'not-converged' };
  const lr = Math.max(0, 2 * (full.logLik - reduced.logLik));
  return { fit: full, lr, p: chiSquareUpper(lr, width) };
}

/** Rows of (1, last count, driver back 1…lags, driver ahead 1…leads, sine, cosine), with the counts they explain. */
export function lagDesign({ outcome, driver, lags, period, leads = 0 }: DistributedLagInput): {
  design: number[][];
  y: number[];
} {
  const design: number[][] = [];
  const y: number[] = [];
  for (let t = lags + 1; t <= outcome.length - leads; t++) {
    const at = (step: number): number => driver[t - 1 + step] as number;
    const angle = (2 * Math.PI * (t % period)) / period;
    const back = Array.from({ length: lags }, (_, j) => at(-1 - j));
    const ahead = Array.from({ length: leads }, (_, j) => at(1 + j));
    const waves = { sin: Math.sin(angle), cos: Math.cos(angle) };
    const season = seasonOf(period).map((wave) => waves[wave]);
    design.push([1, outcome[t - 2] as number, ...back, ...ahead, ...season]);
    y.push(outcome[t - 1] as number);
  }
  return { design, y };
}

/** The waves that are not nought at every step, nor the intercept again. */
function seasonOf(period: number): ('sin' | 'cos')[] {
  if (period === 1) return [];
  return period === 2 ? ['cos'] : ['sin', 'cos'];
}
