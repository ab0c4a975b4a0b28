/**
 * Changes of a negative binomial mean with one theta (variance μ + μ²/θ) for the whole series, of the least penalised
 * −2 ln L over both. Segmentation and theta are found in turns, each the best for the other, so that the criterion only
 * falls, until they stand. That ends in the nearest hollow, so it is begun twice: with the theta of no change, which takes
 * changes for noise, and with that of short stretches, which takes none for it; the lower end is kept. Where there is no
 * more spread than Poisson's, theta is infinite and the cost that of Poisson.
 */
import { digamma, lnGamma } from '../distributions.ts';
import { negativeBinomialCost, poissonCost, type SegmentCost } from './segment-cost.ts';

export interface Partition {
  changes: number[];
  /** Costs and penalties. */
  total: number;
}

const MOST_TURNS = 10;
const STRETCH = 15;
/** Times the largest mean: beyond it nothing tells a negative binomial from Poisson. */
const LARGEST_THETA = 1e4;

export function changesWithSharedTheta(x: ArrayLike<number>, search: (cost: SegmentCost) => Partition): number[] {
  const stretches = Array.from({ length: Math.ceil(x.length / STRETCH) - 1 }, (_, i) => (i + 1) * STRETCH);
  const [noise, change] = [settled(x, [], search), settled(x, stretches, search)];
  return change.total < noise.total ? change.changes : noise.changes;
}

/** `total` with the terms in theta that are the same for every segmentation. */
function settled(x: ArrayLike<number>, start: readonly number[], search: (cost: SegmentCost) => Partition): Partition {
  let best: Partition = { changes: [...start], total: Number.POSITIVE_INFINITY };
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const theta = sharedTheta(x, best.changes);
    const { changes, total } = search(theta === null ? poissonCost(x) : negativeBinomialCost(x, theta));
    const isSame = changes.join() === best.changes.join();
    best = { changes, total: total + constantOf(x, theta) };
    if (isSame) break;
  }
  return best;
}

/** −2 Σ ln Γ(x+θ)/Γ(θ), and its limit as Poisson's cost leaves it. */
function constantOf(x: ArrayLike<number>, theta: number | null): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += theta === null ? -x[i]! : lnGamma(x[i]! + theta) - lnGamma(theta);
  return -2 * sum;
}

/** The theta of largest likelihood with the mean of each segment as its mean; null at the Poisson limit. */
export function sharedTheta(x: ArrayLike<number>, changes: readonly number[]): number | null {
  const groups = groupsOf(x, changes);
  const slope = (theta: number): number => slopeAt(groups, theta);
  let low = 1e-8;
  let high = LARGEST_THETA * Math.max(1, ...groups.map(({ mean }) => mean));
  if (!(excessOf(groups) > 0) || !(slope(low) > 0) || slope(high) > 0) return null;
  for (let step = 0; step < 60 && high / low > 1 + 1e-9; step++) {
    const middle = Math.sqrt(low * high);
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

/** How often each value stands in a segment of this mean. */
interface Group {
  mean: number;
  length: number;
  times: Map<number, number>;
}

function groupsOf(x: ArrayLike<number>, changes: readonly number[]): Group[] {
  const ends = [...changes, x.length];
  let from = 0;
  return ends.map((end) => {
    const times = new Map<number, number>();
    let sum = 0;
    for (let i = from; i < end; i++) {
      sum += x[i]!;
      times.set(x[i]!, (times.get(x[i]!) ?? 0) + 1);
    }
    const length = end - from;
    from = end;
    return { mean: sum / length, length, times };
  });
}

/** Spread about the means beyond Poisson's: the sign of the slope of the likelihood at θ = ∞. */
function excessOf(groups: readonly Group[]): number {
  let excess = 0;
  for (const { mean, times } of groups)
    for (const [value, many] of times) excess += many * ((value - mean) ** 2 - value);
  return excess;
}

/** d ln L / dθ; the terms in (x − μ) add up to nought within each segment. */
function slopeAt(groups: readonly Group[], theta: number): number {
  let slope = 0;
  const atNought = digamma(theta);
  for (const { mean, length, times } of groups) {
    slope -= length * Math.log1p(mean / theta);
    for (const [value, many] of times) if (value > 0) slope += many * (digamma(theta + value) - atNought);
  }
  return slope;
}
