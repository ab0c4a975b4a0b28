/**
 * The distributions that the methods of this folder ask, over single functions of @stdlib (ADR 0019), whose tails hold
 * far out. Upper tails are computed as upper tails, never as 1 − p. Every function returns a number in its range; degrees
 * of freedom and parameters must be positive.
 */
import betainc from '@stdlib/math-base-special-betainc';
import digammaOf from '@stdlib/math-base-special-digamma';
import gammainc from '@stdlib/math-base-special-gammainc';
import gammaln from '@stdlib/math-base-special-gammaln';
import trigammaOf from '@stdlib/math-base-special-trigamma';
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import gammaQuantileOf from '@stdlib/stats-base-dists-gamma-quantile';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';
import { gammaTails, LARGE_SHAPE, largeGammaQuantile } from './incomplete-gamma.ts';

export { binomialLogPmf, poissonLogPmf } from './saddle-point.ts';

/** The 97.5 % point of the standard normal distribution. */
export const Z975 = 1.959963984540054;

export const lnGamma: (x: number) => number = gammaln;
export const digamma: (x: number) => number = digammaOf;
export const trigamma: (x: number) => number = trigammaOf;

/** ln n! for a whole n ≥ 0. */
export function lnFactorial(n: number): number {
  return n < 2 ? 0 : gammaln(n + 1);
}

export function normalCdf(z: number): number {
  return normalCdfOf(z, 0, 1);
}

export function normalQuantile(p: number): number {
  return normalQuantileOf(p, 0, 1);
}

/** P(|Z| ≥ |z|). */
export function normalTwoSided(z: number): number {
  return 2 * normalCdf(-Math.abs(z));
}

/** P(χ² ≥ x). */
export function chiSquareUpper(x: number, df: number): number {
  if (x <= 0) return 1;
  return df / 2 < LARGE_SHAPE ? gammainc(x / 2, df / 2, true, true) : gammaTails(x / 2, df / 2).upper;
}

export function chiSquareQuantile(p: number, df: number): number {
  return 2 * gammaQuantile(p, df / 2, 1);
}

/** Quantile of the gamma distribution of this shape and rate. */
export function gammaQuantile(p: number, shape: number, rate: number): number {
  if (shape < LARGE_SHAPE || p <= 0 || p >= 1) return gammaQuantileOf(p, shape, rate);
  return largeGammaQuantile(p, shape) / rate;
}

/** P(X ≤ x) of the beta distribution. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  return x >= 1 ? 1 : betainc(x, a, b, true, false);
}

/** P(X > x) of the beta distribution. */
export function betaUpper(x: number, a: number, b: number): number {
  if (x <= 0) return 1;
  return x >= 1 ? 0 : betainc(x, a, b, true, true);
}

export function betaQuantile(p: number, a: number, b: number): number {
  return betaQuantileOf(p, a, b);
}

/** P(X ≤ x), X binomial. */
export function binomialCdf(x: number, n: number, p: number): number {
  if (x < 0) return 0;
  return x >= n ? 1 : betaUpper(p, x + 1, n - x);
}

/** P(X ≥ x), X binomial. */
export function binomialUpper(x: number, n: number, p: number): number {
  if (x <= 0) return 1;
  return x > n ? 0 : betaCdf(p, x, n - x + 1);
}

/** P(|T| ≥ |t|) of Student's distribution. */
export function tTwoSided(t: number, df: number): number {
  return 2 * tCdfOf(-Math.abs(t), df);
}

export function tQuantile(p: number, df: number): number {
  return tQuantileOf(p, df);
}

/** P(F ≥ f). */
export function fUpper(f: number, df1: number, df2: number): number {
  return f <= 0 ? 1 : betainc(df2 / (df2 + df1 * f), df2 / 2, df1 / 2, true, false);
}
