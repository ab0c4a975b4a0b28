/**
 * Likelihoods of counts, written so that no digits are lost for counts of millions or for theta near infinity. The
 * negative binomial is NB2: variance mu + mu²/theta; theta = Infinity is Poisson.
 *
 * Idea (Loader 2000, "Fast and accurate computation of binomial probabilities"): log-likelihood = that of the saturated
 * model, from Stirling's error terms, minus half the deviance, from a function of (y − mu) that is exact near nought. The
 * same terms, differentiated, give score and information of theta without the cancelling of digammas. y need not be whole.
 */
import { digamma, lnGamma, trigamma } from '../distributions.ts';

const HALF_LN_2PI = 0.9189385332046728;
/** From here on the asymptotic series hold to sixteen digits. */
const ASYMPTOTIC = 16;

/** lnΓ(z) − (z − ½)·ln z + z − ½·ln 2π. */
function stirlingError(z: number): number {
  if (z < ASYMPTOTIC) return lnGamma(z) - (z - 0.5) * Math.log(z) + z - HALF_LN_2PI;
  const q = 1 / (z * z);
  return (1 / 12 - q * (1 / 360 - q * (1 / 1260 - q * (1 / 1680 - q / 1188)))) / z;
}

/** ln z − ψ(z). */
function digammaGap(z: number): number {
  if (z < ASYMPTOTIC) return Math.log(z) - digamma(z);
  const q = 1 / (z * z);
  return 0.5 / z + q * (1 / 12 - q * (1 / 120 - q * (1 / 252 - q * (1 / 240 - q / 132))));
}

/** ψ′(z) − 1/z. */
function trigammaGap(z: number): number {
  if (z < ASYMPTOTIC) return trigamma(z) - 1 / z;
  const q = 1 / (z * z);
  return q * (0.5 + (1 / 6 - q * (1 / 30 - q * (1 / 42 - q * (1 / 30 - (q * 5) / 66)))) / z);
}

/** (1 + d)·ln(1 + d) − d, for d ≥ −1. */
function relativeEntropy(d: number): number {
  if (Math.abs(d) > 0.03) return d <= -1 ? 1 : (1 + d) * Math.log1p(d) - d;
  let sum = 0;
  for (let k = 12; k >= 2; k--) sum = 1 / (k * (k - 1)) - d * sum;
  return d * d * sum;
}

/** ln(1 + d) − d. */
function logGap(d: number): number {
  if (Math.abs(d) > 0.03) return Math.log1p(d) - d;
  let sum = 0;
  for (let k = 13; k >= 2; k--) sum = 1 / k - d * sum;
  return -d * d * sum;
}

/** What one observation adds to the deviance. */
export function unitDeviance(y: number, mu: number, theta: number): number {
  const poissonLimit = theta === Number.POSITIVE_INFINITY;
  if (y === 0) return 2 * (poissonLimit ? mu : theta * Math.log1p(mu / theta));
  const off = y - mu;
  const poisson = mu * relativeEntropy(off / mu);
  return 2 * (poissonLimit ? poisson : poisson - (mu + theta) * relativeEntropy(off / (mu + theta)));
}

/** ln P(y) when mu = y. */
export function saturatedLogLik(y: number, theta: number): number {
  if (y === 0) return 0;
  const poisson = -HALF_LN_2PI - 0.5 * Math.log(y) - stirlingError(y);
  if (theta === Number.POSITIVE_INFINITY) return poisson;
  return poisson - 0.5 * Math.log1p(y / theta) + stirlingError(y + theta) - stirlingError(theta);
}

/** First derivative of the log-likelihood in theta, and minus the second, with the means held. */
export function thetaScore(
  y: ArrayLike<number>,
  mu: ArrayLike<number>,
  theta: number,
): { score: number; information: number } {
  const gapHere = digammaGap(theta);
  const trigammaHere = trigammaGap(theta);
  let score = 0;
  let information = 0;
  for (let i = 0; i < y.length; i++) {
    const count = y[i] as number;
    const mean = mu[i] as number;
    const off = count - mean;
    const wide = theta + mean;
    score += logGap(off / wide);
    information -= (off / wide) ** 2 / (theta + count);
    if (count > 0) {
      score += gapHere - digammaGap(theta + count);
      information += trigammaHere - trigammaGap(theta + count);
    }
  }
  return { score, information };
}
