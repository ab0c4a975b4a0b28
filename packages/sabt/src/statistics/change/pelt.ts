/**
 * Any number of changes at the least penalised cost: PELT (Killick, Fearnhead & Eckley 2012).
 *
 * F(t) = min_s F(s) + cost(s,t) + β over the last change s before t, F(0) = −β, is optimal partitioning (Jackson et al.
 * 2005), O(n²). A candidate s with F(s) + cost(s,t) ≥ F(t) can never again be the last change once t may be one, and is
 * dropped: nearly linear where changes are many, still O(n²) where there are none. Two points where that goes wrong if
 * done carelessly, both held by a test against the full search:
 * - with a least length ℓ the change at t is open only to segments that end at t + ℓ or later: s is dropped from there on;
 * - `mbic` (Zhang & Siegmund 2007) adds ln(length) to each segment. Cutting a segment may then raise the cost, so s is
 *   judged by its cost without that term: ln(u − s) ≥ ln(u − t) makes the same inequality hold.
 *
 * Penalties, with k free parameters a segment: aic 2(k+1); bic (k+1)·ln n; hannan-quinn 2(k+1)·ln ln n;
 * mbic (k+2)·ln n + Σ ln(segment length), as in R's `changepoint`.
 *
 * Assumes independent values within segments. Pitfalls: autocorrelation reads as changes; `l2` takes the data to have
 * variance 1; `bic` alarms on 7–11 % of stationary counts, `mbic` on 1 % or less.
 */
import type { StatisticReason } from '../reasons.ts';
import {
  l2Cost,
  meanVarianceCost,
  poissonCost,
  type SegmentCost,
  type SegmentCostName,
  squaresExist,
} from './segment-cost.ts';
import { changesWithSharedTheta } from './shared-theta.ts';

export const PENALTIES = ['aic', 'bic', 'mbic', 'hannan-quinn'] as const;
export type Penalty = number | (typeof PENALTIES)[number];

export interface PeltOptions {
  cost: SegmentCostName;
  penalty: Penalty;
  /** The least length of a segment; for `meanvar` at least 2. */
  minSegment: number;
}

export interface Pelt {
  /** The last index of each segment but the last, 1-based, ascending. */
  changePoints: number[] | null;
  reason?: StatisticReason;
}

/** `poisson` and `negbin` take counts. */
export function pelt(x: ArrayLike<number>, { cost, penalty, minSegment }: PeltOptions): Pelt {
  if (!squaresExist(x)) return { changePoints: null, reason: 'out-of-range' };
  const search = (segments: SegmentCost): number[] => leastCost(x.length, segments, penalty, minSegment);
  switch (cost) {
    case 'l2':
      return { changePoints: search(l2Cost(x)) };
    case 'meanvar':
      return { changePoints: search(meanVarianceCost(x)) };
    case 'poisson':
      return { changePoints: search(poissonCost(x)) };
    case 'negbin':
      return { changePoints: changesWithSharedTheta(x, search) };
  }
}

/** β of one more segment. */
export function penaltyOf(penalty: Penalty, parameters: number, n: number): number {
  switch (penalty) {
    case 'aic':
      return 2 * (parameters + 1);
    case 'bic':
      return (parameters + 1) * Math.log(n);
    case 'mbic':
      return (parameters + 2) * Math.log(n);
    case 'hannan-quinn':
      // ln ln n is below nought up to n = 2.
      return 2 * (parameters + 1) * Math.max(0, Math.log(Math.log(Math.max(n, 2))));
    default:
      return penalty;
  }
}

function leastCost(n: number, segments: SegmentCost, penalty: Penalty, minSegment: number): number[] {
  const beta = penaltyOf(penalty, segments.parameters, n);
  const lengthTerm = Float64Array.from({ length: n + 1 }, (_, m) => (penalty === 'mbic' && m > 0 ? Math.log(m) : 0));
  const least = new Float64Array(n + 1);
  least[0] = -beta;
  const lastChange = new Int32Array(n + 1);
  const starts = new Int32Array(n + 1);
  const dropAt = new Int32Array(n + 1).fill(n + 1);
  const costs = new Float64Array(n + 1);
  let many = 0;

  for (let end = minSegment; end <= n; end++) {
    let kept = 0;
    for (let i = 0; i < many; i++) if (dropAt[starts[i]!]! > end) starts[kept++] = starts[i]!;
    many = kept;
    const newest = end - minSegment;
    if (newest === 0 || newest >= minSegment) starts[many++] = newest;

    segments.fill(end, starts, many, costs);
    let best = Number.POSITIVE_INFINITY;
    let bestStart = 0;
    for (let i = 0; i < many; i++) {
      const start = starts[i]!;
      costs[i] = costs[i]! + least[start]!;
      const value = costs[i]! + beta + lengthTerm[end - start]!;
      if (value < best) {
        best = value;
        bestStart = start;
      }
    }
    least[end] = best;
    lastChange[end] = bestStart;
    for (let i = 0; i < many; i++) {
      const start = starts[i]!;
      if (costs[i]! >= best && dropAt[start]! > n) dropAt[start] = end + minSegment;
    }
  }

  const changes: number[] = [];
  for (let at = lastChange[n]!; at > 0; at = lastChange[at]!) changes.unshift(at);
  return changes;
}
