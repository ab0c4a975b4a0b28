/**
 * One change of a Poisson rate, in closed form (Raftery & Akman 1986; Carlin, Gelfand & Smith 1992 on the same model).
 *
 * Both rates have a gamma prior of shape a and rate b, the change after k is equally likely for k = 1 … n − 1. A segment of
 * m values that add up to S has the marginal likelihood b^a/Γ(a) · Γ(a+S)/(b+m)^(a+S) (over the product of factorials, which
 * is the same for all k); the posterior of k is proportional to the product of the two. The Bayes factor compares the mean
 * of these over k with one segment for the whole.
 *
 * Numbers: with the whole series as the yardstick, ln Γ(α) is split into α·ln α − α and Stirling's rest, and what is large
 * in the two segments and in the whole cancels by algebra, not by subtraction: of β rates near λ stays β·λ·h(rate/λ),
 * h(u) = u·ln u − u + 1. Counts of 10¹² keep the digits of the factor.
 *
 * Assumes at most one change and independent Poisson counts of equal exposure: overdispersed counts give far too sure an
 * answer. Pitfall: the factor depends on a and b; a prior far from the data speaks against a change.
 */
import { lnGamma } from '../distributions.ts';
import type { StatisticReason } from '../reasons.ts';
import { HALF_LN_2PI, relativeEntropy, stirlingError } from '../saddle-point.ts';

export interface BayesChangePoint {
  /** The most probable last index before the change, 1-based. */
  mode: number | null;
  /** For k = 1 … n − 1, given that there is one change. */
  posterior: number[] | null;
  /** The first k at which the posterior adds up to .025 and to .975. */
  ci95: [low: number, high: number] | null;
  /** Natural logarithm, change against none. */
  logBayesFactor: number | null;
  reason?: StatisticReason;
}

export function bayesChangePoint(x: readonly number[], a: number, b: number): BayesChangePoint {
  const n = x.length;
  if (n < 2) return { mode: null, posterior: null, ci95: null, logBayesFactor: null, reason: 'too-few' };
  const whole = gammaOf(
    x.reduce((sum, value) => sum + value, 0),
    n,
    a,
    b,
  );
  const mean = whole.shape / whole.rate;
  const prior = a * Math.log(b) - lnGamma(a) + a * Math.log(mean) - b * mean - whole.rest;
  const advantages: number[] = [];
  let largest = Number.NEGATIVE_INFINITY;
  let before = 0;
  let after = x.reduce((sum, value) => sum + value, 0);
  for (let k = 1; k < n; k++) {
    before += x[k - 1]!;
    after -= x[k - 1]!;
    const advantage =
      prior + supportOf(gammaOf(before, k, a, b), whole) + supportOf(gammaOf(after, n - k, a, b), whole);
    advantages.push(advantage);
    largest = Math.max(largest, advantage);
  }
  const weights = advantages.map((advantage) => Math.exp(advantage - largest));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const posterior = weights.map((weight) => weight / sum);
  const logBayesFactor = largest + Math.log(sum / (n - 1));
  if (!Number.isFinite(logBayesFactor))
    return { mode: null, posterior: null, ci95: null, logBayesFactor: null, reason: 'out-of-range' };
  return {
    mode: advantages.indexOf(largest) + 1,
    posterior,
    ci95: [firstReaching(posterior, 0.025), firstReaching(posterior, 0.975)],
    logBayesFactor,
  };
}

/** The posterior of one rate, with what Stirling's α·ln α − α leaves of ln Γ(shape). */
interface Gamma {
  shape: number;
  rate: number;
  rest: number;
}

function gammaOf(sum: number, length: number, a: number, b: number): Gamma {
  const shape = a + sum;
  return { shape, rate: b + length, rest: stirlingError(shape) - 0.5 * Math.log(shape) + HALF_LN_2PI };
}

/** What a segment of its own rate adds to the logarithm, beside terms that add up to the prior's. */
function supportOf({ shape, rate, rest }: Gamma, whole: Gamma): number {
  const expected = (whole.shape / whole.rate) * rate;
  return expected * relativeEntropy((shape * whole.rate - whole.shape * rate) / (whole.shape * rate)) + rest;
}

function firstReaching(posterior: readonly number[], share: number): number {
  let sum = 0;
  const at = posterior.findIndex((weight) => {
    sum += weight;
    return sum >= share - 1e-12;
  });
  return at + 1;
}
