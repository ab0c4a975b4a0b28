/**
 * "More kinds": the larger sample is rarefied to the size of the smaller, because more reports show more kinds of whatever
 * there is. The interval of the difference takes the unconditional variances of Colwell et al. 2012, J. Plant Ecol. 5,
 * eq. 5: Σ(1 − αᵢ)² − S²/Ŝ with Ŝ the Chao1 estimate, in which αᵢ is the chance that kind i is missed.
 */
import { z } from 'zod';
import { Z975 } from '../../../statistics/distributions.ts';
import { chao1 } from '../../../statistics/kinds/chao1.ts';
import { chanceOfNone } from '../../../statistics/kinds/draws.ts';
import { type Abundance, abundance } from '../../../statistics/kinds/hill.ts';
import { rarefiedRichness } from '../../../statistics/kinds/rarefaction.ts';
import { contradicted, type Decision, sideOf, supported, undecidable } from './verdict.ts';

const counts = z.array(z.number().int().min(0)).min(1).max(100_000);
const sample = z.object({ counts });

export const kindsInput = z.object({
  before: sample,
  now: sample,
  direction: z.enum(['up', 'down']).default('up'),
});
export type KindsInput = z.infer<typeof kindsInput>;

export function decideKinds({ before, now, direction }: KindsInput): Decision {
  const [a, b] = [abundance(before.counts), abundance(now.counts)];
  const effort = Math.min(a.n, b.n);
  const observed = { before: a.kinds, now: b.kinds };
  if (effort === 0) return undecidable('nothing-counted', 'more-acts', { observed });
  const [was, is] = [expected(a, effort), expected(b, effort)];
  const difference = is.richness - was.richness;
  const half = Z975 * Math.sqrt(was.variance + is.variance);
  const ci95 = [difference - half, difference + half] as const;
  const figure = { observed, effort, before: was.richness, now: is.richness, difference, ci95 };
  const side = sideOf(ci95);
  if (side === 'around') {
    const isEffort = direction === 'up' ? b.kinds > a.kinds : b.kinds < a.kinds;
    return undecidable(isEffort ? 'equal-effort-shows-none' : 'interval-holds-none', 'more-acts', figure);
  }
  return (side === 'above') === (direction === 'up') ? supported(figure) : contradicted('opposite-found', figure);
}

function expected(sampled: Abundance, m: number): { richness: number; variance: number } {
  const richness = rarefiedRichness(sampled, m);
  const all = chao1(sampled).estimate ?? sampled.kinds;
  let sum = 0;
  for (const { count, kinds } of sampled.levels) sum += kinds * (1 - chanceOfNone(sampled.n, count, m)) ** 2;
  return { richness, variance: Math.max(0, sum - richness ** 2 / all) };
}
