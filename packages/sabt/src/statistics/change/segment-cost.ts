/**
 * What a segment costs, by sums from the start of the series: twice the negative log-likelihood at the segment's own best
 * parameters, without terms that are the same for every segmentation.
 *
 * Invariant that PELT rests on: cutting a segment never raises the cost, cost(s,t) + cost(t,u) ≤ cost(s,u), because both
 * parts may keep the parameters of the whole.
 */
import { scaled } from '../scaling.ts';

export const SEGMENT_COSTS = ['l2', 'meanvar', 'poisson', 'negbin'] as const;
export type SegmentCostName = (typeof SEGMENT_COSTS)[number];

export interface SegmentCost {
  /** Free parameters of one segment. */
  parameters: number;
  /** The cost of the values from `start` up to `end`, 0-based, `end` not included; at least one value. */
  cost(start: number, end: number): number;
  /**
   * The least by which costs grow, as sums from the start of the series: cost(s,t) − cost(s,u) ≥ growth[t] − growth[u]. By
   * the invariant, what each further value costs alone.
   */
  growth: Float64Array;
  /** Where a segment itself tells a better bound: what comes to `growth` per further value, up to the end `until`. */
  ownGrowth?(start: number, end: number): { slope: number; until: number };
}

/** Whether sums of squares of the series are numbers of this machine. */
export function squaresExist(x: ArrayLike<number>): boolean {
  const { scale } = scaled(x) ?? { scale: Math.abs(x[0]! - x[x.length - 1]!) };
  return Number.isFinite(4 * scale * scale * x.length);
}

/** Σ(x − x̄)², in the units of x as given: a normal mean with variance 1. */
export function l2Cost(x: ArrayLike<number>): SegmentCost {
  const { values, scale } = scaled(x) ?? { values: new Float64Array(x.length), scale: 1 };
  const sums = prefixSums(values);
  const squares = prefixSums(values.map((value) => value * value));
  const unit = scale * scale;
  return {
    parameters: 1,
    cost(start, end) {
      const sum = sums[end]! - sums[start]!;
      return unit * Math.max(0, squares[end]! - squares[start]! - (sum * sum) / (end - start));
    },
    growth: new Float64Array(x.length + 1),
  };
}

/**
 * m·ln σ̂², a normal mean and variance of each segment. Of equal values the likelihood has no bound, so the variance is kept
 * at least that of rounding to the grid on which the values lie, δ²/12 (δ: the smallest gap between different values) when
 * any are tied; a segment below that is as likely as the bound makes it.
 */
export function meanVarianceCost(x: ArrayLike<number>): SegmentCost {
  const { values } = scaled(x) ?? { values: new Float64Array(x.length) };
  const sums = prefixSums(values);
  const squares = prefixSums(values.map((value) => value * value));
  const least = leastVariance(values);
  const logLeast = Math.log(least);
  const varianceOf = (start: number, end: number): number => {
    const mean = (sums[end]! - sums[start]!) / (end - start);
    return Math.max(0, (squares[end]! - squares[start]!) / (end - start) - mean * mean);
  };
  return {
    parameters: 2,
    cost(start, end) {
      const variance = varianceOf(start, end);
      return (end - start) * (variance >= least ? Math.log(variance) : logLeast + variance / least - 1);
    },
    growth: new Float64Array(x.length + 1),
    ownGrowth(start, end) {
      const [m, variance] = [end - start, varianceOf(start, end)];
      if (variance < least) return { slope: logLeast - 1, until: x.length };
      // j more values leave m/(m+j) of the variance or more: growth by j·ln σ̂² − (m+j)·ln(1 + j/m), here with j ≤ m/4.
      return { slope: Math.log(variance) - 1.25, until: end + Math.floor(m / 4) };
    },
  };
}

/** −2 S ln(S/m), a Poisson rate of each segment. */
export function poissonCost(x: ArrayLike<number>): SegmentCost {
  const sums = prefixSums(x);
  const costOf = (sum: number, m: number): number => (sum === 0 ? 0 : -2 * sum * Math.log(sum / m));
  return {
    parameters: 1,
    cost: (start, end) => costOf(sums[end]! - sums[start]!, end - start),
    growth: prefixSums(Float64Array.from(x, (value) => costOf(value, 1))),
  };
}

/** A negative binomial mean of each segment, with one theta (variance μ + μ²/θ) for the whole series. */
export function negativeBinomialCost(x: ArrayLike<number>, theta: number): SegmentCost {
  const sums = prefixSums(x);
  const costOf = (mean: number, m: number): number =>
    mean === 0 ? 0 : -2 * m * (mean * Math.log(mean / (mean + theta)) - theta * Math.log1p(mean / theta));
  return {
    parameters: 1,
    cost: (start, end) => costOf((sums[end]! - sums[start]!) / (end - start), end - start),
    growth: prefixSums(Float64Array.from(x, (value) => costOf(value, 1))),
  };
}

function prefixSums(x: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(x.length + 1);
  for (let i = 0; i < x.length; i++) sums[i + 1] = sums[i]! + x[i]!;
  return sums;
}

/** Of a series scaled to a range near 1. Gaps below 10⁻⁹ are rounding. */
function leastVariance(values: Float64Array): number {
  const sorted = values.slice().sort();
  let gap = Number.POSITIVE_INFINITY;
  let areTied = false;
  for (let i = 1; i < sorted.length; i++) {
    const step = sorted[i]! - sorted[i - 1]!;
    if (step < 1e-9) areTied = true;
    else gap = Math.min(gap, step);
  }
  return areTied && Number.isFinite(gap) ? Math.max((gap * gap) / 12, 2 ** -40) : 2 ** -40;
}
