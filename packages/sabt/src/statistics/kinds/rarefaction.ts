/**
 * Kinds to expect in a smaller sample, drawn from this one without replacement (Hurlbert 1971):
 * E = Σ [1 − C(n−xᵢ, m)/C(n, m)].
 *
 * The standard error is the conditional one of Heck, van Belle & Simberloff 1975, of the draw alone: it is nought at m = n
 * and says nothing of how the sample itself would differ if taken again. The same as vegan::rarefy(se = TRUE).
 *
 * Pitfall: comparing at equal size still favours the place with more even counts; see coverage-rarefaction.
 */
import { chanceOfNone } from './draws.ts';
import type { Abundance } from './hill.ts';

export interface Rarefied {
  richness: number;
  se: number;
}

export function rarefiedRichness({ n, levels }: Abundance, m: number): number {
  let richness = 0;
  for (const { count, kinds } of levels) richness += kinds * (1 - chanceOfNone(n, count, m));
  return richness;
}

/** 1 ≤ m ≤ n, whole. */
export function rarefy(sample: Abundance, m: number): Rarefied {
  const { n, levels } = sample;
  const missed = levels.map(({ count }) => chanceOfNone(n, count, m));
  let variance = 0;
  for (const [i, a] of levels.entries()) {
    const p = missed[i] as number;
    const both = chanceOfNone(n, 2 * a.count, m) - p * p;
    variance += a.kinds * (p * (1 - p) + (a.kinds - 1) * both);
    for (let j = 0; j < i; j++) {
      const b = levels[j] as Abundance['levels'][number];
      const pair = chanceOfNone(n, a.count + b.count, m) - p * (missed[j] as number);
      variance += 2 * a.kinds * b.kinds * pair;
    }
  }
  return { richness: rarefiedRichness(sample, m), se: Math.sqrt(Math.max(0, variance)) };
}
