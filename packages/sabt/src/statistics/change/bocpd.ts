/**
 * The run length since the last change, step by step: Bayesian online change point detection (Adams & MacKay 2007).
 *
 * With the run length r_{t−1}, the number of observations since the last change (r_0 = 0), and π the predictive density of
 * x_t given those r_{t−1} observations,
 *   P(r_t = r_{t−1} + 1, x_1…t) = P(r_{t−1}, x_1…t−1)·π·(1 − H),   P(r_t = 0, x_1…t) = Σ P(r_{t−1}, x_1…t−1)·π·H:
 * a change with probability H falls after each observation. All is kept as logarithms, with none of the run lengths dropped,
 * O(n²). The evidence is the sum over the run lengths at the end.
 *
 * Models: a normal mean and variance with a normal-inverse-gamma prior (the predictive density is Student's t with 2α degrees
 * of freedom about μ, of squared scale β(κ+1)/(ακ)); a Poisson rate with a gamma prior of shape a and rate b (negative
 * binomial).
 *
 * Assumes a constant hazard and independent values within a run. Pitfalls: r_t = 0 has probability H at every step by
 * construction, so a change shows as a short most probable run a few steps later; a prior far from the data reads as change.
 */
import { lnFactorial, lnGamma } from '../distributions.ts';
import type { StatisticReason } from '../reasons.ts';
import { HALF_LN_2PI, relativeEntropy, stirlingError } from '../saddle-point.ts';

export interface Bocpd {
  /** The most probable run length after each observation; the shortest of equals. */
  mapRunLength: number[] | null;
  /** ln of the density of the whole series. */
  logEvidence: number | null;
  reason?: StatisticReason;
}

export type BocpdPrior =
  | { model: 'normal'; mu: number; kappa: number; alpha: number; beta: number }
  | { model: 'poisson'; a: number; b: number };

/** What is known of each run: the density of a value after run `r`, then the same value taken in. */
interface Runs {
  /** ln π of `x` for the runs of length 0 … `longest`, written to `into`; then every run holds `x` and is one longer. */
  take(x: number, longest: number, into: Float64Array): void;
}

/** `hazard`: probability of a change per step, 0 … 1. The Poisson model takes counts. */
export function bocpd(x: readonly number[], hazard: number, prior: BocpdPrior): Bocpd {
  const n = x.length;
  const runs = prior.model === 'normal' ? normalRuns(prior, n) : poissonRuns(prior, n);
  const [logChange, logStay] = [Math.log(hazard), Math.log1p(-hazard)];
  const logPredictive = new Float64Array(n + 1);
  let joint = new Float64Array(n + 1);
  let next = new Float64Array(n + 1);
  const mapRunLength: number[] = [];
  let logEvidence = 0;

  for (let t = 0; t < n; t++) {
    runs.take(x[t]!, t, logPredictive);
    let largest = Number.NEGATIVE_INFINITY;
    for (let r = 0; r <= t; r++) {
      next[r + 1] = joint[r]! + logPredictive[r]!;
      largest = Math.max(largest, next[r + 1]!);
    }
    if (!Number.isFinite(largest)) return { mapRunLength: null, logEvidence: null, reason: 'out-of-range' };
    let sum = 0;
    for (let r = 1; r <= t + 1; r++) sum += Math.exp(next[r]! - largest);
    const evidence = largest + Math.log(sum);
    logEvidence += evidence;
    // Probabilities of this step, so that rounding does not grow with the series.
    next[0] = logChange;
    let best = 0;
    for (let r = 1; r <= t + 1; r++) {
      next[r] = next[r]! - evidence + logStay;
      if (next[r]! > next[best]!) best = r;
    }
    mapRunLength.push(best);
    [joint, next] = [next, joint];
  }
  return { mapRunLength, logEvidence };
}

function normalRuns({ mu, kappa, alpha, beta }: BocpdPrior & { model: 'normal' }, n: number): Runs {
  const centres = new Float64Array(n + 1);
  const spreads = new Float64Array(n + 1);
  // Of Student's density, what depends on the run length alone.
  const constants = Float64Array.from({ length: n + 1 }, (_, r) => {
    const a = alpha + r / 2;
    const k = kappa + r;
    return lnGamma(a + 0.5) - lnGamma(a) - 0.5 * Math.log((2 * Math.PI * (k + 1)) / k);
  });
  return {
    take(x, longest, into) {
      centres[0] = mu;
      spreads[0] = beta;
      for (let r = longest; r >= 0; r--) {
        const k = kappa + r;
        const off = x - centres[r]!;
        const grown = (k * off * off) / (2 * (k + 1));
        const spread = spreads[r]!;
        into[r] = constants[r]! - 0.5 * Math.log(spread) - (alpha + r / 2 + 0.5) * Math.log1p(grown / spread);
        centres[r + 1] = centres[r]! + off / (k + 1);
        spreads[r + 1] = spread + grown;
      }
    },
  };
}

/**
 * ln Γ(α+x) − ln Γ(α) − ln x! + α·ln β − (α+x)·ln(β+1), of which the large parts are taken out by algebra: with the pooled
 * rate λ = (α+x)/(β+1) they are −λ(β·h(α/(βλ)) + h(x/λ)), h(u) = u·ln u − u + 1, and the rests of Stirling's formula stay.
 */
function poissonRuns({ a, b }: BocpdPrior & { model: 'poisson' }, n: number): Runs {
  const shapes = new Float64Array(n + 1);
  const rests = new Float64Array(n + 1);
  const restOf = (shape: number): number => stirlingError(shape) - 0.5 * Math.log(shape) + HALF_LN_2PI;
  const priorRest = restOf(a);
  return {
    take(x, longest, into) {
      shapes[0] = a;
      rests[0] = priorRest;
      const restOfFactorial = x === 0 ? 0 : lnFactorialRest(x);
      for (let r = longest; r >= 0; r--) {
        const rate = b + r;
        const [shape, grown] = [shapes[r]!, shapes[r]! + x];
        const pooled = grown / (rate + 1);
        const off = (shape - rate * x) / grown;
        const rest = restOf(grown);
        into[r] =
          rest - rests[r]! - restOfFactorial - pooled * (rate * relativeEntropy(off / rate) + relativeEntropy(-off));
        shapes[r + 1] = grown;
        rests[r + 1] = rest;
      }
    },
  };
}

/** ln x! − x·ln x + x, x > 0. */
function lnFactorialRest(x: number): number {
  return x < 16 ? lnFactorial(x) - x * Math.log(x) + x : stirlingError(x) + 0.5 * Math.log(x) + HALF_LN_2PI;
}
