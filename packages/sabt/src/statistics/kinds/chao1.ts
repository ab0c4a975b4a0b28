/**
 * Chao1: a lower bound of the number of kinds, from the kinds seen once (f1) and twice (f2) among n events (Chao 1984, 1987).
 *
 * Estimate D + (n−1)/n · f1²/(2f2); without doubletons D + (n−1)/n · f1(f1−1)/2; D where f1 is 0, or 1 without doubletons.
 * Variances as in Chao 1987 and Chiu et al. 2014. The interval is log-normal in the number of unseen kinds, so that it
 * never goes below D; where none is estimated unseen, it takes the kinds as seen or not with Poisson chances e^−count.
 * These are the branches of ChaoRichness in iNEXT (Hsieh, Ma & Chao 2016).
 *
 * `biasCorrected` is D + f1(f1−1)/(2(f2+1)) in every case (Chao 2005; Gotelli & Colwell 2011; S.chao1 of
 * vegan::estimateR, without the factor (n−1)/n): steadier where f2 is small.
 *
 * Assumes that events are drawn independently from a fixed population. A lower bound, whatever the abundances are.
 */
import { Z975 } from '../distributions.ts';
import type { StatisticReason } from '../reasons.ts';
import { type Abundance, unseenKinds } from './hill.ts';

export interface Chao1 {
  estimate: number | null;
  se: number | null;
  ci95: [number, number] | null;
  biasCorrected: number | null;
  reason?: StatisticReason;
}

export function chao1(sample: Abundance): Chao1 {
  const { n, kinds, f1, f2 } = sample;
  if (n === 0) return { estimate: null, se: null, ci95: null, biasCorrected: null, reason: 'all-zero' };
  const shrink = (n - 1) / n;
  const biasCorrected = kinds + (f1 * (f1 - 1)) / (2 * (f2 + 1));
  const unseen = unseenKinds(sample);
  if (unseen === 0) return { ...nothingUnseen(sample), biasCorrected };
  const estimate = kinds + unseen;
  const variance = f2 > 0 ? withDoubletons(f1, f2, shrink) : withoutDoubletons(f1, estimate, shrink);
  const spread = Math.exp(Z975 * Math.sqrt(Math.log1p(variance / (unseen * unseen))));
  return {
    estimate,
    se: Math.sqrt(variance),
    ci95: [kinds + unseen / spread, kinds + unseen * spread],
    biasCorrected,
  };
}

function withDoubletons(f1: number, f2: number, shrink: number): number {
  const ratio = f1 / f2;
  return f2 * ((shrink * ratio ** 2) / 2 + shrink ** 2 * (ratio ** 3 + ratio ** 4 / 4));
}

function withoutDoubletons(f1: number, estimate: number, shrink: number): number {
  return (
    (shrink * f1 * (f1 - 1)) / 2 + (shrink ** 2 * f1 * (2 * f1 - 1) ** 2) / 4 - (shrink ** 2 * f1 ** 4) / (4 * estimate)
  );
}

function nothingUnseen({ n, kinds, levels }: Abundance): Omit<Chao1, 'biasCorrected'> {
  let variance = 0;
  let missedEvents = 0;
  let missedShare = 0;
  for (const { count, kinds: of } of levels) {
    const missed = Math.exp(-count);
    variance += of * missed * (1 - missed);
    missedEvents += of * count * missed;
    missedShare += (of * missed) / kinds;
  }
  // Nought for a single kind seen often: rounding must not make it negative.
  const se = Math.sqrt(Math.max(0, variance - missedEvents ** 2 / n));
  const centre = kinds / (1 - missedShare);
  const half = (Z975 * se) / (1 - missedShare);
  return { estimate: kinds, se, ci95: [Math.max(kinds, centre - half), centre + half] };
}
