/**
 * The maximum-likelihood theta of NB2 with the means held (variance mu + mu²/theta), by Newton's method on ln theta within
 * a bracket. It begins at the estimate by moments, as MASS (Venables & Ripley 2002, 7.4) does. Where the score stays
 * positive for ever there is no more spread than Poisson has, and theta is Infinity.
 */
import { thetaScore } from './likelihood.ts';

/** Beyond this ratio of theta to the largest mean the variance is Poisson's to seven digits. */
const POISSON_RATIO = 1e7;
const SMALLEST = 1e-10;
const LONGEST_STEP = 3;

export function maximumTheta(y: Float64Array, mu: Float64Array, start?: number): number {
  let largestMean = 1;
  for (const mean of mu) largestMean = Math.max(largestMean, mean);
  const upper = Math.log(POISSON_RATIO * largestMean);
  let low = Math.log(SMALLEST);
  let high = upper;
  let at = Math.min(Math.max(Math.log(start ?? byMoments(y, mu)), low), high);
  for (let round = 0; round < 200; round++) {
    const theta = Math.exp(at);
    const { score, information } = thetaScore(y, mu, theta);
    if (score > 0) low = at;
    else high = at;
    if (high - low < 1e-14 * Math.max(1, Math.abs(at))) break;
    const slope = theta * score - theta * theta * information;
    const newton = slope < 0 ? (-theta * score) / slope : Math.sign(score) * LONGEST_STEP;
    let next = at + Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, newton));
    // A wall that was never tested is tested itself; between two tested sides a step outside is halved.
    if (next >= high) next = high === upper ? upper : (at + high) / 2;
    if (next <= low) next = (at + low) / 2;
    const moved = Math.abs(next - at);
    at = next;
    if (at === upper && thetaScore(y, mu, Math.exp(upper)).score > 0) return Number.POSITIVE_INFINITY;
    if (moved < 1e-12) break;
  }
  return Math.exp(at);
}

function byMoments(y: Float64Array, mu: Float64Array): number {
  let spread = 0;
  for (let i = 0; i < y.length; i++) spread += ((y[i] as number) / (mu[i] as number) - 1) ** 2;
  return y.length / Math.max(spread, 1e-10);
}
