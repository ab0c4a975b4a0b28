/**
 * Counts explained by columns, on the log scale: ln mean = offset + intercept + Σ coefficient·column. A coefficient b means a
 * rate exp(b) times as high for one unit more (or for that level against the first). With offset = ln exposure it is a rate.
 *
 * Families. `poisson`: variance = mean; standard errors of dispersion 1. `quasipoisson` (Wedderburn 1974): variance =
 * dispersion·mean, with dispersion = Pearson's X²/df; Student's t with df; it has no likelihood. `negbin`: NB2, theta by
 * maximum likelihood (Venables & Ripley 2002, 7.4), standard errors of the expected information with theta as if known;
 * the aic counts theta as one parameter more; `seTheta` is of the observed information with the means held.
 *
 * Pitfalls: a Poisson dispersion well above 1 means that its standard errors are too small; counts in time are seldom
 * independent, and none of these families knows that. Where a group has no event at all its coefficient is minus infinity:
 * `separation`. Where theta runs to infinity the Poisson fit stands in its place, with theta null (`poisson-limit`).
 */
import { normalTwoSided, tTwoSided } from '../distributions.ts';
import type { StatisticReason } from '../reasons.ts';
import { type Design, designOf, numbersNamed, type Table } from './columns.ts';
import { type Fit, fitNegativeBinomial, fitPoisson, type NegativeBinomialFit } from './fit.ts';

export const FAMILIES = ['poisson', 'quasipoisson', 'negbin'] as const;

export type Family = (typeof FAMILIES)[number];

export interface GlmInput {
  data: Table;
  response: string;
  terms: readonly string[];
  family: Family;
  /** The name of a column on the log scale. */
  offset?: string;
}

export type ByKey = Record<string, number | null>;

export interface GlmResult {
  coef: ByKey;
  se: ByKey;
  z: ByKey;
  p: ByKey;
  deviance: number | null;
  logLik: number | null;
  aic: number | null;
  dispersion: number | null;
  theta?: number | null;
  seTheta?: number | null;
  /** Rows, and rows less coefficients. */
  n: number;
  df: number;
  reason?: StatisticReason;
}

/** Throws `invalid-value` for columns that are absent or unfit, and for a response below nought. */
export function glm(given: GlmInput): GlmResult {
  const y = numbersNamed(given.data, given.response);
  const offset = given.offset === undefined ? undefined : numbersNamed(given.data, given.offset);
  const design = designOf(given.data, given.terms, y.length);
  const fit = fitFamily(given.family, design, y, offset);
  if ('reason' in fit) return without(given.family, design, y.length, fit.reason);
  if (!fit.converged) return without(given.family, design, y.length, 'not-converged');
  return described(given.family, design, y.length, fit);
}

function fitFamily(
  family: Family,
  { rows: design, constant }: Design,
  y: readonly number[],
  offset: readonly number[] | undefined,
): Fit | NegativeBinomialFit | { reason: StatisticReason } {
  if (constant.length > 0) return { reason: 'collinear' };
  return family === 'negbin' ? fitNegativeBinomial({ design, y, offset }) : fitPoisson({ design, y, offset });
}

function described(family: Family, { keys }: Design, n: number, fit: Fit | NegativeBinomialFit): GlmResult {
  const df = n - keys.length;
  const dispersion = df > 0 ? fit.pearson / df : null;
  const scale = family === 'quasipoisson' ? dispersion : 1;
  const se = keys.map((_, j) => (scale === null ? null : Math.sqrt(scale * (fit.covariance[j]?.[j] as number))));
  // A perfect fit has no dispersion, and with it no test.
  const z = se.map((one, j) => (one === null || one === 0 ? null : (fit.coef[j] as number) / one));
  const p = z.map((one) => {
    if (one === null) return null;
    return family === 'quasipoisson' ? tTwoSided(one, df) : normalTwoSided(one);
  });
  const likely = family !== 'quasipoisson';
  const parameters = keys.length + (family === 'negbin' ? 1 : 0);
  const reason = reasonFor(family, fit, df, z);
  return {
    coef: byKey(keys, fit.coef),
    se: byKey(keys, se),
    z: byKey(keys, z),
    p: byKey(keys, p),
    deviance: fit.deviance,
    logLik: likely ? fit.logLik : null,
    aic: likely ? 2 * parameters - 2 * fit.logLik : null,
    dispersion,
    ...('theta' in fit ? { theta: fit.theta, seTheta: fit.seTheta } : {}),
    n,
    df,
    ...(reason === null ? {} : { reason }),
  };
}

/** Why what is null in a fit that stands is null; the first that holds. */
function reasonFor(
  family: Family,
  fit: Fit | NegativeBinomialFit,
  df: number,
  z: readonly (number | null)[],
): StatisticReason | null {
  if ('theta' in fit && fit.atPoissonLimit) return 'poisson-limit';
  if ('theta' in fit && fit.seTheta === null) return 'variance-not-positive';
  if (df <= 0) return 'too-few';
  if (z.includes(null)) return 'no-variation';
  // What has no likelihood has no aic.
  return family === 'quasipoisson' ? 'not-defined' : null;
}

function byKey(keys: readonly string[], values: readonly (number | null)[]): ByKey {
  return Object.fromEntries(keys.map((key, j) => [key, values[j] ?? null]));
}

function without(family: Family, { keys }: Design, n: number, reason: StatisticReason): GlmResult {
  const none = () => byKey(keys, []);
  return {
    coef: none(),
    se: none(),
    z: none(),
    p: none(),
    deviance: null,
    logLik: null,
    aic: null,
    dispersion: null,
    ...(family === 'negbin' ? { theta: null, seTheta: null } : {}),
    n,
    df: n - keys.length,
    reason,
  };
}
