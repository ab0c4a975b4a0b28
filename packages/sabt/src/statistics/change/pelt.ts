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
 * A third economy, ours, for series without changes: a candidate whose last known value, grown by the least that its cost
 * can grow, still lies above the best is not computed.
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
import { changesWithSharedTheta, type Partition } from './shared-theta.ts';

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
  const search = (segments: SegmentCost): Partition => leastCost(x.length, segments, penalty, minSegment);
  switch (cost) {
    case 'l2':
      return { changePoints: search(l2Cost(x)).changes };
    case 'meanvar':
      return { changePoints: search(meanVarianceCost(x)).changes };
    case 'poisson':
      return { changePoints: search(poissonCost(x)).changes };
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

function leastCost(n: number, segments: SegmentCost, penalty: Penalty, minSegment: number): Partition {
  const beta = penaltyOf(penalty, segments.parameters, n);
  const lengthTerm = Float64Array.from({ length: n + 1 }, (_, m) => (penalty === 'mbic' && m > 0 ? Math.log(m) : 0));
  const least = new Float64Array(n + 1);
  least[0] = -beta;
  const lastChange = new Int32Array(n + 1);
  const dropAt = new Int32Array(n + 1).fill(n + 1);
  const areDue = new Uint8Array(n + 1);
  const candidates = new Int32Array(n + 1);
  let many = 0;
  const evaluated = new Int32Array(n + 1);
  const raw = new Float64Array(n + 1);
  // Up to `until`, a candidate's value is no less than base + growth[end] + end·slope.
  const base = new Float64Array(n + 1);
  const slope = new Float64Array(n + 1);
  const until = new Int32Array(n + 1);

  for (let end = minSegment; end <= n; end++) {
    if (areDue[end] === 1) {
      let kept = 0;
      for (let i = 0; i < many; i++) if (dropAt[candidates[i]!]! > end) candidates[kept++] = candidates[i]!;
      many = kept;
    }
    const newest = end - minSegment;
    if (newest === 0 || newest >= minSegment) candidates[many++] = newest;

    // The last winner first: beside it most others need not be computed.
    const favourite = lastChange[end - 1]!;
    let best = Number.POSITIVE_INFINITY;
    let bestStart = favourite;
    let done = 0;
    const common = segments.growth[end]!;
    for (let i = -1; i < many; i++) {
      const start = i < 0 ? favourite : candidates[i]!;
      if (base[start]! + common + end * slope[start]! > best && end <= until[start]!) continue;
      if (i >= 0 && start === favourite) continue;
      raw[start] = least[start]! + segments.cost(start, end);
      const value = raw[start]! + beta + lengthTerm[end - start]!;
      if (value < best || (value === best && start < bestStart)) {
        best = value;
        bestStart = start;
      }
      const own = segments.ownGrowth?.(start, end);
      slope[start] = own?.slope ?? 0;
      until[start] = own?.until ?? n;
      base[start] = value - common - end * slope[start]!;
      evaluated[done++] = start;
    }
    least[end] = best;
    lastChange[end] = bestStart;
    for (let i = 0; i < done; i++) {
      const start = evaluated[i]!;
      if (raw[start]! < best || end + minSegment > n || dropAt[start]! <= n) continue;
      dropAt[start] = end + minSegment;
      areDue[end + minSegment] = 1;
    }
  }

  const changes: number[] = [];
  for (let at = lastChange[n]!; at > 0; at = lastChange[at]!) changes.unshift(at);
  return { changes, total: least[n]! };
}
