/**
 * Growth and comparison of counts: exact ratio of two Poisson rates (conditional Clopper–Pearson).
 *
 * Comparable are counts over as many days (within 1 %) from as many sources. A part of a year against a whole one decides
 * nothing, because events have seasons. More sources than before decide nothing in favour, fewer nothing against; a claim
 * that all sources together contradict, and not for want of sources, is contradicted. Where the same sources were counted apart, their figure stands beside.
 */
import { z } from 'zod';
import { rateRatio } from '../../../statistics/rates/rate-ratio.ts';
import { contradicted, type Decision, holds, sideOf, supported, undecidable } from './verdict.ts';

/** Beyond, the exact tests lose their digits. */
const MOST = 1e8;

const counted = z
  .object({
    count: z.number().int().min(0).max(MOST),
    days: z.number().positive(),
    sources: z.number().int().min(0).optional(),
    sameSourcesCount: z.number().int().min(0).optional(),
  })
  .refine(({ count, sameSourcesCount }) => (sameSourcesCount ?? 0) <= count, 'sameSourcesCount is larger than count');

export const growthInput = z
  .object({
    now: counted,
    before: counted,
    claimedPercent: z.number().optional(),
    direction: z.enum(['up', 'down', 'none']).default('up'),
  })
  .refine(
    ({ claimedPercent, direction }) => direction !== 'up' || (claimedPercent ?? 0) >= 0,
    'claimedPercent falls where the direction is up',
  );
export type GrowthInput = z.infer<typeof growthInput>;

const DAYS_TOLERANCE = 0.01;
/** "No change" holds if the interval stays within so many per cent. */
const STILL = 10;

export function decideGrowth({ now, before, claimedPercent, direction }: GrowthInput): Decision {
  const { percentChange, percentCi95, reason } = rateRatio([now.count, before.count], [now.days, before.days]);
  const figure = {
    percentChange,
    percentCi95: percentCi95 ?? [null, null],
    ...(reason === undefined ? {} : { reason }),
    ...sameSources(now, before),
  };
  if (now.count + before.count === 0) return undecidable('nothing-counted', 'more-acts', figure);
  const longer = Math.max(now.days, before.days);
  if (Math.abs(now.days - before.days) / longer > DAYS_TOLERANCE)
    return undecidable('days-differ', 'same-days', figure);
  const side = sideOf(percentCi95);
  if (direction === 'none') return decideStill(percentCi95, now, before, figure);
  const [claimed, opposite] = direction === 'up' ? (['above', 'below'] as const) : (['below', 'above'] as const);
  if (side === opposite && !sourcesExplain(now, before, opposite)) return contradicted('opposite-found', figure);
  if (side === opposite) return undecidable('sources-differ', 'same-sources', figure);
  const size = claimedPercent === undefined ? null : Math.abs(claimedPercent) * (direction === 'up' ? 1 : -1);
  if (size !== null && !holds(percentCi95, size)) {
    const found = (percentChange ?? Number.POSITIVE_INFINITY) < size ? 'below' : 'above';
    if (sourcesExplain(now, before, found)) return undecidable('sources-differ', 'same-sources', figure);
    return contradicted('other-size-found', figure);
  }
  if (side !== claimed) return undecidable('interval-holds-none', 'more-acts', figure);
  return sourcesDiffer(now, before) ? undecidable('sources-differ', 'same-sources', figure) : supported(figure);
}

function decideStill(
  interval: readonly [number | null, number | null] | null,
  now: GrowthInput['now'],
  before: GrowthInput['before'],
  figure: Decision['figure'],
): Decision {
  const side = sideOf(interval);
  if (side !== 'around' && sourcesExplain(now, before, side))
    return undecidable('sources-differ', 'same-sources', figure);
  if (side !== 'around') return contradicted('changes', figure);
  const [low, high] = interval ?? [null, null];
  const isStill = low !== null && high !== null && low >= -STILL && high <= STILL;
  if (!isStill) return undecidable('interval-holds-none', 'more-acts', figure);
  if (sourcesDiffer(now, before)) return undecidable('sources-differ', 'same-sources', figure);
  return supported(figure, 'stays-within-ten-percent');
}

/** Fewer sources explain a fall, more of them a rise. */
function sourcesExplain(now: GrowthInput['now'], before: GrowthInput['before'], found: 'above' | 'below'): boolean {
  if (now.sources === undefined || before.sources === undefined) return false;
  return found === 'below' ? now.sources < before.sources : now.sources > before.sources;
}

function sourcesDiffer(now: GrowthInput['now'], before: GrowthInput['before']): boolean {
  if (now.sources !== undefined && before.sources !== undefined && now.sources !== before.sources) return true;
  // as many sources, but not the same ones
  const differs = ({ count, sameSourcesCount }: GrowthInput['now']): boolean =>
    sameSourcesCount !== undefined && sameSourcesCount !== count;
  return differs(now) || differs(before);
}

function sameSources(now: GrowthInput['now'], before: GrowthInput['before']): Decision['figure'] {
  if (now.sameSourcesCount === undefined && before.sameSourcesCount === undefined) return {};
  const counts = [now.sameSourcesCount ?? now.count, before.sameSourcesCount ?? before.count] as const;
  const { percentChange, percentCi95, reason } = rateRatio(counts, [now.days, before.days]);
  return {
    sameSources: { counts, percentChange, percentCi95, ...(reason === undefined ? {} : { reason }) },
  };
}
