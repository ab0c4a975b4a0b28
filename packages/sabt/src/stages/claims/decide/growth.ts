/**
 * Growth and comparison of counts: the ratio of two rates (conditional Clopper–Pearson). Two totals alone are taken to vary by
 * chance (Poisson). Where the parts are known that they are made of, and show that acts come in bursts, the interval is that
 * of as many fewer acts (statistics/rates/bursts); `counting` in the figure says which of the two it was.
 *
 * A claim of a size is supported if its direction is shown and its size lies in the interval. Where the interval holds half of
 * the size or double of it as well, the reason says that the direction is shown and the size is not.
 *
 * Comparable are counts over as many days (within 1 %) from as many sources. A part of a year against a whole one decides
 * nothing, because events have seasons. More sources than before decide nothing in favour, fewer nothing against; a claim
 * that all sources together contradict, and not for want of sources, is contradicted. Where the same sources were counted
 * apart, their figure stands beside. Numbers that somebody types are judged on all sources. Of a record it is known who told
 * of both sides: there nothing is contradicted that these do not show by themselves, because as many sources, but others,
 * explain a difference as well as more or fewer of them do. So the rule is the same in both directions, and whether now is
 * held against before or before against now. How many others there are explains nothing where those that told of both sides
 * told nine tenths of either and show the same by themselves: one blog with a hundredth of the acts is no reason to doubt them.
 */
import { z } from 'zod';
import { type Bursts, burstsOf, LEAST_DATED } from '../../../statistics/rates/bursts.ts';
import { burstRatio } from '../../../statistics/rates/rate-ratio.ts';
import {
  type Caution,
  cautioned,
  contradicted,
  type Decision,
  holds,
  sideOf,
  supported,
  undecidable,
} from './verdict.ts';

/** Beyond, the exact tests lose their digits. */
const MOST = 1e8;

const counted = z
  .object({
    count: z.number().int().min(0).max(MOST),
    days: z.number().positive(),
    sources: z.number().int().min(0).optional(),
    sameSourcesCount: z.number().int().min(0).optional(),
    /**
     * The count by equally long stretches, as months; acts that are dated too loosely are in none. Where the parts hold less
     * than nine tenths of the count, they do not tell whether acts come in bursts.
     */
    parts: z.array(z.number().int().min(0)).min(1).max(20_000).optional(),
  })
  .refine(({ count, parts = [] }) => parts.reduce((sum, one) => sum + one, 0) <= count, 'the parts are more than count')
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
  )
  .refine(
    ({ claimedPercent = 0, direction }) => direction !== 'down' || Math.abs(claimedPercent) <= 100,
    'nothing falls by more than 100 per cent',
  )
  .refine(
    ({ claimedPercent, direction }) => direction !== 'none' || !claimedPercent,
    'a size is claimed, and no change',
  );
export type GrowthInput = z.infer<typeof growthInput>;

const DAYS_TOLERANCE = 0.01;
/** "No change" holds if the interval stays within so many per cent. */
const STILL = 10;

/** How counts were taken to vary, and by what that was told. */
export interface Counting extends Partial<Bursts> {
  model: 'poisson' | 'bursts';
  /** There are parts, and they hold less than nine tenths of a total. */
  looselyDated?: true;
  /** Of the parts: year, month, `30-days`, week, day, or whatever was given. */
  unit?: string;
}

/** Few acts in all: what is shown of them rests on single reports. */
export const SMALL = 20;

/** What a record tells beside the totals. */
export interface OfRecord {
  /** By a finer series. */
  counting: Counting;
}

/** @param record from the parts given, or by two totals alone, if absent; then all sources together are what there is */
export function decideGrowth(input: GrowthInput, record?: OfRecord): Decision {
  const { now, before } = input;
  const counting = record?.counting ?? countingOf(now, before);
  const factor = counting.factor ?? 1;
  const isExplained: Explained = (found, percent) =>
    record === undefined
      ? moreOrFewerExplain(now, before, found)
      : sourcesExplain({ now, before, factor }, found, percent);
  const isOfOthers: OfOthers = (isShown) =>
    sourcesDiffer(now, before) &&
    (record === undefined || !isCarried(now, before) || !isShown(sameInterval(input, factor)));
  const decision = decided(input, factor, { isExplained, isOfOthers });
  return cautioned({ ...decision, figure: { ...decision.figure, counting } }, [
    ...cautionsOf(counting),
    now.count + before.count > 0 && now.count + before.count < SMALL && 'small-numbers',
  ]);
}

function countingOf(...totals: readonly GrowthInput['now'][]): Counting {
  const rows = totals.map(({ parts = [] }) => parts.map((count) => ({ count, length: 1 })));
  if (rows.some(({ length }) => length === 0)) return asCounting(null, 'given');
  const isLoose = totals.some(({ count, parts = [] }) => parts.reduce((sum, n) => sum + n, 0) < LEAST_DATED * count);
  return isLoose ? LOOSELY_DATED : asCounting(burstsOf(rows, null), 'given');
}

export const LOOSELY_DATED: Counting = { model: 'poisson', looselyDated: true };

/** What there is to know of an interval by how its counts were taken to vary. */
export const cautionsOf = ({ model, dispersion, looselyDated }: Counting): (Caution | false)[] => [
  model === 'bursts' && 'bursts-allowed-for',
  dispersion === undefined && 'bursts-not-told',
  looselyDated === true && 'many-loosely-dated',
];

export const asCounting = (bursts: Bursts | null, unit: string): Counting =>
  bursts === null ? { model: 'poisson' } : { model: bursts.factor > 1 ? 'bursts' : 'poisson', unit, ...bursts };

function decided(
  { now, before, claimedPercent, direction }: GrowthInput,
  factor: number,
  { isExplained, isOfOthers }: Sources,
): Decision {
  const { percentChange, percentCi95, reason } = burstRatio([now.count, before.count], [now.days, before.days], factor);
  const same = sameSources(now, before, factor);
  const figure = {
    percentChange,
    percentCi95: percentCi95 ?? [null, null],
    ...(reason === undefined ? {} : { reason }),
    ...(same === undefined ? {} : { sameSources: same }),
  };
  if (now.count + before.count === 0) return undecidable('nothing-counted', 'more-acts', figure);
  const longer = Math.max(now.days, before.days);
  if (Math.abs(now.days - before.days) / longer > DAYS_TOLERANCE)
    return undecidable('days-differ', 'same-days', figure);
  const side = sideOf(percentCi95);
  if (direction === 'none') return decideStill(percentCi95, { isExplained, isOfOthers }, figure);
  const [claimed, opposite] = direction === 'up' ? (['above', 'below'] as const) : (['below', 'above'] as const);
  if (side === opposite && !isExplained(opposite)) return contradicted('opposite-found', figure);
  if (side === opposite) return undecidable('sources-differ', 'same-sources', figure);
  const size = claimedPercent === undefined ? null : Math.abs(claimedPercent) * (direction === 'up' ? 1 : -1);
  if (size !== null && !holds(percentCi95, size)) {
    const found = (percentChange ?? Number.POSITIVE_INFINITY) < size ? 'below' : 'above';
    if (isExplained(found, size)) return undecidable('sources-differ', 'same-sources', figure);
    return contradicted('other-size-found', figure);
  }
  if (side !== claimed) return undecidable('interval-holds-none', 'more-acts', figure);
  const isAsClaimed = (shown: Interval): boolean => sideOf(shown) === claimed && (size === null || holds(shown, size));
  if (isOfOthers(isAsClaimed)) return undecidable('sources-differ', 'same-sources', figure);
  if (size === null || !isOpen(percentCi95, size)) return supported(figure);
  return { ...supported(figure, 'direction-shown-size-open'), needed: 'more-acts' };
}

/** Whether half of the size claimed, or double of it, is as good as the size itself. */
const isOpen = (interval: Interval, size: number): boolean => holds(interval, size / 2) || holds(interval, size * 2);

function decideStill(interval: Interval, { isExplained, isOfOthers }: Sources, figure: Decision['figure']): Decision {
  const side = sideOf(interval);
  if (side !== 'around' && isExplained(side)) return undecidable('sources-differ', 'same-sources', figure);
  if (side !== 'around') return contradicted('changes', figure);
  if (!isStill(interval)) return undecidable('interval-holds-none', 'more-acts', figure);
  if (isOfOthers(isStill)) return undecidable('sources-differ', 'same-sources', figure);
  return supported(figure, 'stays-within-ten-percent');
}

function isStill(interval: Interval): boolean {
  const [low, high] = interval ?? [null, null];
  return low !== null && high !== null && low >= -STILL && high <= STILL;
}

type Found = 'above' | 'below';

/** What is asked of two totals to tell whether a change of sources explains what is between them. */
export interface Sourced {
  now: Pick<GrowthInput['now'], 'count' | 'days' | 'sources' | 'sameSourcesCount'>;
  before: Sourced['now'];
  /** How much more than by chance the counts vary. */
  factor: number;
}

/** Whether the sources explain that the change lies above, or below, so many per cent; nought, if absent. */
type Explained = (found: Found, percent?: number) => boolean;

/** Whether the sources differ, unless those that told of both, and of nearly everything, show by themselves what is asked. */
type OfOthers = (isShown: (interval: Interval) => boolean) => boolean;

interface Sources {
  isExplained: Explained;
  isOfOthers: OfOthers;
}

type Interval = readonly [number | null, number | null] | null;

/** Whether, of a record, the sources explain that the change lies above, or below, so many per cent. */
export const sourcesExplain = (asked: Sourced, found: Found, percent = 0): boolean =>
  othersExplain(asked, found, percent) ||
  (!isCarried(asked.now, asked.before) && moreOrFewerExplain(asked.now, asked.before, found));

/** So much of either side must be told by the sources that told of both, or the number of the others counts. */
const CARRIED = 0.9;

const isCarried = (...sides: readonly Sourced['now'][]): boolean =>
  sides.every(({ count, sameSourcesCount }) => sameSourcesCount !== undefined && sameSourcesCount >= CARRIED * count);

/** Fewer sources explain a fall, more of them a rise. */
function moreOrFewerExplain(now: Sourced['now'], before: Sourced['now'], found: Found): boolean {
  if (now.sources === undefined || before.sources === undefined) return false;
  return found === 'below' ? now.sources < before.sources : now.sources > before.sources;
}

/** Other sources explain either, unless those that told of both show the same by themselves. */
function othersExplain({ now, before, factor }: Sourced, found: Found, percent = 0): boolean {
  const same = sameSources(now, before, factor)?.percentCi95;
  if (same === undefined) return false;
  const [low, high] = same ?? [null, null];
  return found === 'below' ? high === null || high >= percent : low === null || low <= percent;
}

function sourcesDiffer(now: GrowthInput['now'], before: GrowthInput['before']): boolean {
  if (now.sources !== undefined && before.sources !== undefined && now.sources !== before.sources) return true;
  // as many sources, but not the same ones
  const differs = ({ count, sameSourcesCount }: GrowthInput['now']): boolean =>
    sameSourcesCount !== undefined && sameSourcesCount !== count;
  return differs(now) || differs(before);
}

const sameInterval = ({ now, before }: GrowthInput, factor: number): Interval =>
  sameSources(now, before, factor)?.percentCi95 ?? null;

/** The same ratio by the sources that told of both; absent where they were not counted apart. */
function sameSources(now: Sourced['now'], before: Sourced['now'], factor: number) {
  if (now.sameSourcesCount === undefined && before.sameSourcesCount === undefined) return undefined;
  const counts = [now.sameSourcesCount ?? now.count, before.sameSourcesCount ?? before.count] as const;
  const { percentChange, percentCi95, reason } = burstRatio(counts, [now.days, before.days], factor);
  return { counts, percentChange, percentCi95, ...(reason === undefined ? {} : { reason }) };
}
