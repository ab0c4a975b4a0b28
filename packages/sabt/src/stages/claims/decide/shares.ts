/**
 * Shares over years, as polls give them: growth in every single year, and a share against what is claimed of it. Whether
 * they rise or fall altogether is in trend.ts.
 */
import { z } from 'zod';
import { normalTwoSided, Z975 } from '../../../statistics/distributions.ts';
import { adjustP } from '../../../statistics/rates/adjust-p.ts';
import { newcombe } from '../../../statistics/rates/newcombe.ts';
import { wilson } from '../../../statistics/rates/wilson.ts';
import { SMALL } from './growth.ts';
import { cautioned, contradicted, type Decision, holds, sideOf, supported, undecidable } from './verdict.ts';

export const yearsInput = z
  .object({
    years: z.array(z.number().int()).min(1).max(2000),
    x: z.array(z.number().int().min(0)).min(1),
    n: z.array(z.number().int().positive()).min(1),
    /** `none`: that it does not change. */
    direction: z.enum(['up', 'down', 'none']).default('up'),
  })
  .refine(({ years, x, n }) => years.length === x.length && x.length === n.length, 'years, x and n differ in length')
  .refine(({ x, n }) => x.every((one, i) => one <= n[i]!), 'x is larger than n')
  .refine(({ years }) => years.every((year, i) => i === 0 || year > years[i - 1]!), 'the years do not rise');
export type YearsInput = z.infer<typeof yearsInput>;

const ALPHA = 0.05;

export function decideEveryYear({ years, x, n, direction }: YearsInput): Decision {
  const sign = direction === 'up' ? 1 : -1;
  const steps = years.slice(1).map((year, i) => {
    const { difference, ci95 } = newcombe(x[i + 1]!, n[i + 1]!, x[i]!, n[i]!);
    return { from: years[i]!, to: year, difference, ci95, p: stepP(x[i]!, n[i]!, x[i + 1]!, n[i + 1]!) };
  });
  if (steps.length < 2) return undecidable('too-few', 'more-years', { steps });
  const corrected = adjustP(
    steps.map(({ p }) => p),
    'holm',
  );
  const figure = { steps: steps.map((step, i) => ({ ...step, holm: corrected[i]! })) };
  if (direction === 'none')
    return corrected.some((p) => p < ALPHA)
      ? contradicted('changes', figure)
      : undecidable('not-every-step', 'more-acts', figure);
  // one year against the claim is enough, but it must stand after correction for how many were looked at
  if (steps.some(({ difference }, i) => (difference ?? 0) * sign < 0 && corrected[i]! < ALPHA))
    return contradicted('a-step-back', figure);
  if (steps.some(({ from, to }) => to - from > 1)) return undecidable('a-year-is-missing', 'missing-years', figure);
  const wanted = direction === 'up' ? 'above' : 'below';
  return steps.every(({ ci95 }) => sideOf(ci95) === wanted)
    ? supported(figure)
    : undecidable('not-every-step', 'more-acts', figure);
}

/** Of the difference of two shares, pooled. */
function stepP(x1: number, n1: number, x2: number, n2: number): number {
  const pooled = (x1 + x2) / (n1 + n2);
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  return se === 0 ? 1 : normalTwoSided((x2 / n2 - x1 / n1) / se);
}

export const shareInput = z
  .object({
    x: z.number().int().min(0),
    n: z.number().int().positive(),
    claimedPercent: z.number().min(0).max(100).optional(),
    /** `up`: more than so many per cent, or than half; `down`: fewer; else: just so many. */
    direction: z.enum(['up', 'down', 'none']).default('none'),
  })
  .refine(({ x, n }) => x <= n, 'x is larger than n');
export type ShareInput = z.infer<typeof shareInput>;

const MAJORITY = 50;

/** @param bursts how much more the count varies than by lot: both numbers are divided by it for the interval */
export function decideShare(input: ShareInput, bursts = 1): Decision {
  return cautioned(shareHeld(input, bursts), [input.n < SMALL && 'small-numbers']);
}

function shareHeld({ x, n, claimedPercent, direction }: ShareInput, bursts: number): Decision {
  const [low, high] = (wilson(x / bursts, n / bursts).ci95 ?? [0, 1]).map((end) => end * 100) as [number, number];
  const figure = { percent: (x / n) * 100, percentCi95: [low, high], n };
  if (direction === 'none') {
    // neither a size nor a side: nothing that a number could be held against
    if (claimedPercent === undefined) return undecidable('no-size-claimed', 'a-size', figure);
    if (!holds([low, high], claimedPercent)) return contradicted('other-size-found', figure);
    // so wide an interval would hold any share
    return high - low > 2 * WIDE ? undecidable('too-few', 'more-acts', figure) : supported(figure);
  }
  const claimed = claimedPercent ?? MAJORITY;
  const isAbove = low > claimed;
  const isBelow = high < claimed;
  if (isAbove || isBelow)
    return isAbove === (direction === 'up') ? supported(figure) : contradicted('opposite-found', figure);
  return undecidable('interval-holds-none', 'more-acts', figure);
}

/** Percentage points on either side. */
const WIDE = Z975 * 5;
