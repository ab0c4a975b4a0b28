/**
 * The terms out of which probabilities of counts are put together without losing digits (C. Loader 2000, "Fast and accurate
 * computation of binomial probabilities"): the error of Stirling's formula, and functions of a difference from the mean
 * that are exact near nought. Logarithms of factorials, subtracted, would lose nine digits at counts of a milliard.
 */
import gammaln from '@stdlib/math-base-special-gammaln';

export const HALF_LN_2PI = 0.9189385332046728;
/** From here on the asymptotic series of lnΓ and its derivatives hold to sixteen digits. */
export const ASYMPTOTIC = 16;

/** lnΓ(z) − (z − ½)·ln z + z − ½·ln 2π, which is also ln z! − (z + ½)·ln z + z − ½·ln 2π. */
export function stirlingError(z: number): number {
  if (z < ASYMPTOTIC) return gammaln(z) - (z - 0.5) * Math.log(z) + z - HALF_LN_2PI;
  const q = 1 / (z * z);
  return (1 / 12 - q * (1 / 360 - q * (1 / 1260 - q * (1 / 1680 - q / 1188)))) / z;
}

/** (1 + d)·ln(1 + d) − d, for d ≥ −1. */
export function relativeEntropy(d: number): number {
  if (Math.abs(d) > 0.03) return d <= -1 ? 1 : (1 + d) * Math.log1p(d) - d;
  let sum = 0;
  for (let k = 12; k >= 2; k--) sum = 1 / (k * (k - 1)) - d * sum;
  return d * d * sum;
}

/** ln(1 + d) − d, for d > −1. */
export function logGap(d: number): number {
  if (Math.abs(d) > 0.03) return Math.log1p(d) - d;
  let sum = 0;
  for (let k = 13; k >= 2; k--) sum = 1 / k - d * sum;
  return -d * d * sum;
}

/** ln P(X = x), X binomial with 0 < p < 1 and q = 1 − p, which the caller knows to more digits than 1 − p has. */
export function binomialLogPmf(x: number, n: number, p: number, q = 1 - p): number {
  if (x === 0) return n * (p < 0.5 ? Math.log1p(-p) : Math.log(q));
  if (x === n) return n * (q < 0.5 ? Math.log1p(-q) : Math.log(p));
  const off = x * q - (n - x) * p;
  const entropy = n * p * relativeEntropy(off / (n * p)) + n * q * relativeEntropy(-off / (n * q));
  const stirling = stirlingError(n) - stirlingError(x) - stirlingError(n - x);
  return stirling - entropy - HALF_LN_2PI - 0.5 * (Math.log(x) + Math.log1p(-x / n));
}

/** ln P(X = x), X Poisson with this mean > 0; x need not be whole. */
export function poissonLogPmf(x: number, mean: number): number {
  if (x === 0) return -mean;
  return -mean * relativeEntropy((x - mean) / mean) - HALF_LN_2PI - 0.5 * Math.log(x) - stirlingError(x);
}
