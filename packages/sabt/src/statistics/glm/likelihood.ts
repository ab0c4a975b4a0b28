/**
 * Likelihoods of counts, written so that no digits are lost for counts of millions or for theta near infinity. The
 * negative binomial is NB2: variance mu + mu²/theta; theta = Infinity is Poisson.
 *
 * Idea (Loader 2000, "Fast and accurate computation of binomial probabilities"): log-likelihood = that of the saturated
 * model, from Stirling's error terms, minus half the deviance, from a function of (y − mu) that is exact near nought. The
 * same terms, differentiated, give score and information of theta without the cancelling of digammas. y need not be whole.
 */
import { digamma, trigamma } from '../distributions.ts';
import { ASYMPTOTIC, HALF_LN_2PI, logGap, relativeEntropy, stirlingError } from '../saddle-point.ts';

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

/** What one observation adds to the deviance. */
export function unitDeviance(y: number, mu: number, theta: number): number {
  const poissonLimit = theta === Number.POSITIVE_INFINITY;
  if (y === 0) return 2 * (poissonLimit ? mu : theta * Math.log1p(mu / theta));
  const off = y - mu;
  // Where theta is below the mean the two entropies would cancel; these logarithms are of the size of the result.
  if (theta <= mu)
    return 2 * (y * Math.log1p((theta / mu) * (off / (y + theta))) - theta * Math.log1p(off / (mu + theta)));
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
