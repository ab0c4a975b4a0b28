/**
 * "More kinds": compared at equal effort, because more reports show more kinds of whatever there is. Acts of one kind that
 * come in waves tell less than they are many; the parts of the time show it (statistics/kinds/clusters), total counts do not.
 */
import { z } from 'zod';
import { kindsDifference } from '../../../statistics/kinds/difference.ts';
import { abundance } from '../../../statistics/kinds/hill.ts';
import { type Counting, cautionsOf, SMALL } from './growth.ts';
import { cautioned, contradicted, type Decision, supported, undecidable } from './verdict.ts';

const counts = z.array(z.number().int().min(0)).min(1).max(100_000);
const sample = z.object({ counts });

export const kindsInput = z.object({
  before: sample,
  now: sample,
  direction: z.enum(['up', 'down', 'none']).default('up'),
});
export type KindsInput = z.infer<typeof kindsInput>;

/** Below, a kind more or less is chance, and its variance cannot be told. */
const LEAST_EFFORT = 10;

/** @param told by the parts of both spans; null where they are too few to tell */
export function decideKinds(input: KindsInput, told: Counting | null = null): Decision {
  const counting = told ?? { model: 'poisson' };
  const decision = decided(input, counting.factor ?? 1);
  const efforts = [input.before, input.now].map(({ counts }) => counts.reduce((sum, n) => sum + n, 0));
  const isSmall = efforts.some((n) => n > 0 && n < SMALL);
  return cautioned({ ...decision, figure: { ...decision.figure, counting } }, [
    ...cautionsOf(counting),
    isSmall && 'small-numbers',
  ]);
}

function decided({ before, now, direction }: KindsInput, clusters: number): Decision {
  const [a, b] = [abundance(before.counts), abundance(now.counts)];
  const observed = { before: a.kinds, now: b.kinds };
  if (a.n === 0 || b.n === 0) return undecidable('nothing-counted', 'more-acts', { observed });
  const found = kindsDifference(a, b, clusters);
  const figure = { ...found, observed, before: found.before.richness, now: found.now.richness };
  if (found.effort / clusters < LEAST_EFFORT) return undecidable('too-few', 'more-acts', figure);
  if (found.sign === 0) {
    const isEffort = (direction === 'up' && b.kinds > a.kinds) || (direction === 'down' && b.kinds < a.kinds);
    return undecidable(
      isEffort ? 'equal-effort-shows-none' : (found.reason ?? 'interval-holds-none'),
      'more-acts',
      figure,
    );
  }
  if (direction === 'none') return contradicted('changes', figure);
  return found.sign > 0 === (direction === 'up') ? supported(figure) : contradicted('opposite-found', figure);
}
