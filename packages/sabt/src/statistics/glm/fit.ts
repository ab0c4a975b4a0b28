/**
 * Regression of counts with a log link, for the method `glm` and for every other method that rests on it.
 *
 * Poisson: Nelder & Wedderburn 1972. Negative binomial: NB2, variance mu + mu²/theta, by turns of the coefficients with
 * theta held and theta with the means held until the log-likelihood settles (Venables & Ripley 2002, 7.4); the two are
 * asymptotically independent, so that a few turns do. Standard errors of the coefficients are of the expected information.
 *
 * Invariants: the result never holds NaN; at the maximum the columns are orthogonal to (y − mu)/(1 + mu/theta); the
 * log-likelihood has all its constants, with ln Γ(y + 1) for ln y! where y is not whole.
 */
import type { StatisticReason } from '../reasons.ts';
import { type Counts, type Iterated, iterate } from './irls.ts';
import { columnsOf, LeastSquares } from './least-squares.ts';
import { saturatedLogLik, thetaScore } from './likelihood.ts';
import { maximumTheta } from './theta.ts';

export interface Fit {
  coef: number[];
  /** Inverse of the expected information, dispersion 1; empty where `separated`. */
  covariance: number[][];
  fitted: number[];
  deviance: number;
  /** Σ (y − mu)²/V(mu). */
  pearson: number;
  logLik: number;
  iterations: number;
  converged: boolean;
  /** Some coefficients run to infinity (only with `allowInfinite`): they stop somewhere on their way. */
  separated: boolean;
}

export interface NegativeBinomialFit extends Fit {
  /** Null at the Poisson limit. */
  theta: number | null;
  /** Of the observed information with the means held; null where theta was given or is at its limit. */
  seTheta: number | null;
  atPoissonLimit: boolean;
}

export interface CountModel {
  /** n rows of k columns; the caller adds the intercept. */
  design: readonly (readonly number[])[];
  /** n numbers ≥ 0, whole or not. */
  y: readonly number[];
  /** n numbers added to the linear predictor, such as ln exposure. */
  offset?: readonly number[];
  /** Give the fitted values also where coefficients run to infinity. */
  allowInfinite?: boolean;
}

const TURNS = 200;
const SETTLED = 1e-10;

export type NoFit = { reason: StatisticReason };

export function fitPoisson(model: CountModel): Fit | NoFit {
  const prepared = prepare(model);
  if ('reason' in prepared) return prepared;
  const { counts, solver } = prepared;
  const found = run(prepared, Number.POSITIVE_INFINITY, null, model.allowInfinite === true);
  return 'reason' in found ? found : asFit(counts, solver, found, Number.POSITIVE_INFINITY);
}

/** `theta` given: held. Otherwise estimated, with the means. */
export function fitNegativeBinomial(model: CountModel & { theta?: number }): NegativeBinomialFit | NoFit {
  const prepared = prepare(model);
  if ('reason' in prepared) return prepared;
  const { counts, solver } = prepared;
  const allowInfinite = model.allowInfinite === true;
  if (model.theta !== undefined) {
    const found = run(prepared, model.theta, null, allowInfinite);
    if ('reason' in found) return found;
    return { ...asFit(counts, solver, found, model.theta), theta: model.theta, seTheta: null, atPoissonLimit: false };
  }
  const poisson = run(prepared, Number.POSITIVE_INFINITY, null, allowInfinite);
  if ('reason' in poisson) return poisson;
  const poissonLogLik = logLikOf(counts, poisson.deviance, Number.POSITIVE_INFINITY);
  let theta = maximumTheta(counts.y, poisson.mu);
  let found: Iterated = poisson;
  let logLik = poissonLogLik;
  let settled = false;
  for (let turn = 0; turn < TURNS && Number.isFinite(theta) && !settled; turn++) {
    const next = run(prepared, theta, found.coef, allowInfinite);
    if ('reason' in next) return next;
    next.iterations += found.iterations;
    found = next;
    const nextTheta = maximumTheta(counts.y, found.mu, theta);
    if (!Number.isFinite(nextTheta)) {
      theta = nextTheta;
      break;
    }
    const nextLogLik = logLikOf(counts, found.deviance, theta);
    settled =
      Math.abs(nextLogLik - logLik) <= SETTLED * (Math.abs(logLik) + 1) && Math.abs(nextTheta / theta - 1) <= 1e-8;
    logLik = nextLogLik;
    if (!settled) theta = nextTheta;
  }
  if (!Number.isFinite(theta) || logLik < poissonLogLik) {
    const again = run(prepared, Number.POSITIVE_INFINITY, poisson.coef, allowInfinite);
    if ('reason' in again) return again;
    const fit = asFit(counts, solver, again, Number.POSITIVE_INFINITY);
    return { ...fit, theta: null, seTheta: null, atPoissonLimit: true };
  }
  const { information } = thetaScore(counts.y, found.mu, theta);
  const fit = asFit(counts, solver, found, theta);
  return {
    ...fit,
    converged: fit.converged && settled,
    theta,
    seTheta: information > 0 ? 1 / Math.sqrt(information) : null,
    atPoissonLimit: false,
  };
}

interface Prepared {
  counts: Counts;
  solver: LeastSquares;
}

function prepare({ design, y, offset }: CountModel): Prepared | NoFit {
  const x = columnsOf(design);
  if (x.n < x.k || x.n === 0 || x.k === 0) return { reason: 'too-few' };
  if (y.every((count) => count === 0)) return { reason: 'all-zero' };
  const solver = new LeastSquares(x);
  if (!solver.independent(new Float64Array(x.n).fill(1))) return { reason: 'collinear' };
  const counts = { x, y: Float64Array.from(y), offset: offset ? Float64Array.from(offset) : new Float64Array(x.n) };
  return { counts, solver };
}

function run(
  { counts, solver }: Prepared,
  theta: number,
  start: Float64Array | null,
  allowInfinite: boolean,
): Iterated | NoFit {
  const found = iterate(counts, solver, theta, start, allowInfinite);
  if (found === null) return { reason: 'collinear' };
  if (found.separated && !allowInfinite) return { reason: 'separation' };
  return Number.isFinite(found.deviance) ? found : { reason: 'out-of-range' };
}

function asFit(counts: Counts, solver: LeastSquares, found: Iterated, theta: number): Fit {
  let pearson = 0;
  const rootWeight = new Float64Array(counts.y.length);
  for (let i = 0; i < counts.y.length; i++) {
    const mu = found.mu[i] as number;
    rootWeight[i] = Math.sqrt(mu / (1 + mu / theta));
    pearson += (((counts.y[i] as number) - mu) / mu) * (((counts.y[i] as number) - mu) / (1 + mu / theta));
  }
  return {
    coef: Array.from(found.coef),
    covariance: !found.separated && solver.independent(rootWeight) ? solver.inverseGram() : [],
    fitted: Array.from(found.mu),
    deviance: found.deviance,
    pearson,
    logLik: logLikOf(counts, found.deviance, theta),
    iterations: found.iterations,
    converged: found.converged,
    separated: found.separated,
  };
}

function logLikOf(counts: Counts, deviance: number, theta: number): number {
  let saturated = 0;
  for (const y of counts.y) saturated += saturatedLogLik(y, theta);
  return saturated - deviance / 2;
}
