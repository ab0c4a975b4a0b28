/**
 * Do two samples show different numbers of kinds at equal effort? The larger is rarefied to the size of the smaller, or both
 * to a size given; the interval of the difference takes the unconditional variances of Colwell et al. 2012, J. Plant Ecol.
 * 5, eq. 5: Σ(1 − αᵢ)² − S²/Ŝ, in which αᵢ is the chance that kind i is missed and Ŝ the Chao1 estimate.
 *
 * That variance is nought where no kind was seen once, however few sightings there were. So the half width is at least that
 * of two samples of one community: kinds are matched by rank and pooled, each is seen among m with chance 1 − (1 − p)^m,
 * and the variance of the difference is 2 Σ q(1 − q). Matching by rank takes the likest community, which is cautious.
 *
 * Assumes two independent samples. Pitfall: where every kind was seen often, Ŝ is what was seen and the variance nought;
 * so a difference of less than half a kind is none, however sure, and an interval narrower than a tenth of a kind is given as
 * none (`kinds-exhausted`): it would say that no kind can be missing, which no sample shows.
 */
import { Z975 } from '../distributions.ts';
import type { StatisticReason } from '../reasons.ts';
import { chao1 } from './chao1.ts';
import { chanceOfNone } from './draws.ts';
import type { Abundance } from './hill.ts';
import { rarefiedRichness } from './rarefaction.ts';

export interface Expected {
  richness: number;
  /** Unconditional. */
  variance: number;
}

/** At 1 ≤ m ≤ n. */
export function expectedKinds(sample: Abundance, m: number): Expected {
  const richness = rarefiedRichness(sample, m);
  const all = chao1(sample).estimate ?? sample.kinds;
  let sum = 0;
  for (const { count, kinds } of sample.levels) sum += kinds * (1 - chanceOfNone(sample.n, count, m)) ** 2;
  return { richness, variance: Math.max(0, sum - richness ** 2 / all) };
}

export interface KindsDifference {
  effort: number;
  before: Expected;
  now: Expected;
  difference: number;
  /** Null where both samples show every kind so often that nothing is left to vary. */
  ci95: [number, number] | null;
  reason?: StatisticReason;
  /** 1 for more kinds now, −1 for fewer, 0 where it is not told apart. */
  sign: -1 | 0 | 1;
}

const LEAST_DIFFERENCE = 0.5;
/** Half widths below this many kinds say nothing. */
const LEAST_HALF_WIDTH = 0.05;

/** Limits of the number of kinds at one effort; null where nothing is left to vary. */
export function kindsInterval({ richness, variance }: Expected): [number, number] | null {
  const half = Z975 * Math.sqrt(variance);
  return half < LEAST_HALF_WIDTH ? null : [Math.max(0, richness - half), richness + half];
}

/** Both samples hold at least one event. @param clusters acts that tell as much as one by itself (clusters.ts) */
export function kindsDifference(before: Abundance, now: Abundance, clusters = 1): KindsDifference {
  const effort = Math.min(before.n, now.n);
  const [a, b] = [thinned(before, clusters), thinned(now, clusters)];
  const draws = effort / clusters;
  const [was, is] = [expectedKinds(a, draws), expectedKinds(b, draws)];
  const difference = is.richness - was.richness;
  const half = Z975 * Math.sqrt(Math.max(was.variance + is.variance, varianceOfOne(a, b, draws)));
  const isClear = Math.abs(difference) > half && Math.abs(difference) >= LEAST_DIFFERENCE;
  const sign = !isClear ? 0 : difference > 0 ? 1 : -1;
  const found = { effort, before: was, now: is, difference, sign } as const;
  return half < LEAST_HALF_WIDTH
    ? { ...found, ci95: null, reason: 'kinds-exhausted' }
    : { ...found, ci95: [difference - half, difference + half] };
}

/** As if each cluster were one act: the same kinds out of fewer draws, which need not be whole. */
export function thinned(sample: Abundance, clusters: number): Abundance {
  if (clusters === 1) return sample;
  const levels = sample.levels.map(({ count, kinds }) => ({ count: count / clusters, kinds }));
  const seen = (times: number): number =>
    levels.reduce((sum, { count, kinds }) => sum + (Math.max(1, Math.round(count)) === times ? kinds : 0), 0);
  return { n: sample.n / clusters, kinds: sample.kinds, f1: seen(1), f2: seen(2), levels };
}

/** Variance of the difference between two samples of m from the community that both together show. */
function varianceOfOne(a: Abundance, b: Abundance, m: number): number {
  const ranked = ({ levels }: Abundance): number[] =>
    levels.flatMap(({ count, kinds }) => Array.from({ length: kinds }, () => count)).reverse();
  const [x, y] = [ranked(a), ranked(b)];
  let sum = 0;
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const missed = (1 - ((x[i] ?? 0) + (y[i] ?? 0)) / (a.n + b.n)) ** m;
    sum += missed * (1 - missed);
  }
  return 2 * sum;
}
