/**
 * The 95 % interval of N under one log-linear model, by the profile of the multinomial likelihood (Cormack 1992; closedpCI.t
 * of Rcapture).
 *
 * For each N the model is fitted to the whole table with N − observed in the cell that no list holds, and
 * ℓ(N) = −deviance/2 + ln N! − N ln N − ln n0! + n0 ln n0 up to a constant. The interval holds every N with ℓ within
 * 1.92 (half of χ²₁ at 95 %) of its maximum; it is not symmetric, and never below what was observed. N runs over real
 * numbers, factorials by ln Γ. The slope of ℓ is ψ(N+1) − ψ(n0+1) + ln(fitted share of the unseen cell), for the fitted
 * parameters are at their maximum.
 */
import { digamma, lnFactorial } from '../distributions.ts';
import { fitPoisson } from '../glm/fit.ts';
import type { StatisticReason } from '../reasons.ts';
import type { Terms } from './hierarchical-models.ts';
import { row } from './log-linear.ts';
import type { OverlapTable } from './overlap-table.ts';

/** Half of the 95 % point of χ² with one degree of freedom. */
const DROP = 1.920729410347063;
/** Beyond this many times what was observed the likelihood no longer tells sizes apart. */
const FARTHEST = 1e6;

export type ProfileInterval = { ci95: [number, number] } | { ci95: null; reason: StatisticReason };

/** `n`: the model's estimate, where the search for the maximum begins. */
export function profileInterval({ counts, observed }: OverlapTable, terms: Terms, n: number): ProfileInterval {
  const design = Array.from(counts, (_, cell) => row(cell, terms));
  const at = (unseen: number): { logLik: number; slope: number } | null => {
    const y = Array.from(counts);
    y[0] = unseen;
    const fit = fitPoisson({ design, y, allowInfinite: true });
    if ('reason' in fit || !fit.converged) return null;
    const total = observed + unseen;
    return {
      logLik: -fit.deviance / 2 + stirlingPart(total) - stirlingPart(unseen),
      slope: digamma(total + 1) - digamma(unseen + 1) + Math.log((fit.fitted[0] as number) / total),
    };
  };
  const farthest = FARTHEST * observed;
  const none = at(0);
  if (none === null) return { ci95: null, reason: 'not-converged' };
  const slopeAt = (unseen: number) => at(unseen)?.slope ?? Number.NaN;
  let best = 0;
  if (none.slope > 0) {
    const beyond = firstBelow(slopeAt, 0, Math.max(1, n - observed), farthest);
    if (beyond === null) return { ci95: null, reason: 'not-identifiable' };
    best = root(slopeAt, 0, beyond);
  }
  const top = at(best);
  if (top === null) return { ci95: null, reason: 'not-converged' };
  const above = (unseen: number) => (at(unseen)?.logLik ?? Number.NaN) - top.logLik + DROP;
  const low = none.logLik > top.logLik - DROP ? 0 : root(above, 0, best);
  const outside = firstBelow(above, best, 2 * Math.max(1, best), farthest);
  if (outside === null) return { ci95: null, reason: 'not-identifiable' };
  return { ci95: [observed + low, observed + root(above, best, outside)] };
}

/** ln x! − x ln x + x, without the loss of digits where x is large. */
function stirlingPart(x: number): number {
  if (x < 15) return x === 0 ? 0 : lnFactorial(x) - x * Math.log(x) + x;
  const inverse = 1 / (x * x);
  return Math.log(2 * Math.PI * x) / 2 + (1 / 12 - inverse * (1 / 360 - inverse / 1260)) / x;
}

/** The first of `from`, 2·from, 4·from … where f is below nought; null where it is not up to `farthest`. */
function firstBelow(f: (x: number) => number, start: number, from: number, farthest: number): number | null {
  for (let x = Math.max(from, start); x <= farthest; x *= 2) if (f(x) < 0) return x;
  return null;
}

/** f(a) ≥ 0 > f(b) or the other way round: a zero between them, by the Illinois method with halving as a guard. */
function root(f: (x: number) => number, a: number, b: number): number {
  let [low, high] = [a, b];
  let [atLow, atHigh] = [f(low), f(high)];
  if (atLow === 0) return low;
  for (let step = 0; step < 200 && Math.abs(high - low) > 1e-11 * (1 + Math.abs(high)); step++) {
    const secant = high - (atHigh * (high - low)) / (atHigh - atLow);
    const next =
      step % 8 === 7 || !(secant > Math.min(low, high) && secant < Math.max(low, high)) ? (low + high) / 2 : secant;
    const value = f(next);
    if (value === 0) return next;
    if (value > 0 === atHigh > 0) {
      [high, atHigh] = [next, value];
      atLow /= 2;
    } else {
      [low, atLow] = [high, atHigh];
      [high, atHigh] = [next, value];
    }
  }
  return high;
}
