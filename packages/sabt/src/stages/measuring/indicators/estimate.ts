/**
 * How much was not reported, from how far the lists of different sources overlap. The headline is Chao's lower bound, which
 * holds also where some acts are harder to hear of than others; beside it the log-linear models of all lists, and always
 * the range over the best of them, because data alone do not say which of them is true.
 *
 * Refused where the lists share too little. Lists that copy from one another make the estimate too low: confirmed copies
 * count as one origin.
 */
import { chapman } from '../../../statistics/hidden/chapman.ts';
import { multipleSystems } from '../../../statistics/hidden/multiple-systems.ts';
import { overlapTable } from '../../../statistics/hidden/overlap-table.ts';
import { type Ask, plainSafeguards } from '../ask.ts';
import type { Found, Interval, MissingReason } from '../measurement.ts';
import { type OriginSet, originSets } from '../origins.ts';

/** Of more lists the largest are taken; of four, every hierarchical model is looked at. */
const MOST_LISTS = 4;

export async function estimate(ask: Ask): Promise<Found> {
  const sets = await originSets(ask);
  const { first, last } = await ask.copy.extent(ask.selected);
  const total = sets.reduce((sum, { n }) => sum + n, 0);
  const lists = largest(sets);
  const table = patternsOf(sets, lists);
  const observed = table.reduce((sum, { count }) => sum + count, 0);
  const base = {
    method: 'estimate/2',
    unit: 'acts',
    from: first,
    to: last,
    n: observed,
    safeguards: {
      ...plainSafeguards('estimated', observed),
      sources: {
        all: new Set(sets.flatMap(({ origins }) => origins)).size,
        throughout: lists.length,
        used: 'all' as const,
      },
      notes: ['lists-may-copy', ...(observed < total ? ['acts-outside-the-lists'] : [])],
    },
    input: { lists, table },
  };
  const without = (missing: MissingReason, value: unknown = null): Found => ({
    ...base,
    value,
    interval: null,
    missing,
  });
  if (total === 0) return without('no-acts');
  if (lists.length < 2) return without('no-lists');
  if (lists.length === 2) return ofTwo(base, table, without);
  const found = multipleSystems(overlapTable({ lists, table }), lists, (done, total) =>
    ask.onStep?.({ what: 'models', done, total }),
  );
  const { chaoLowerBound, models, best, range, refused, reason } = found;
  if (refused !== undefined) return without(refused.code, { observed, refused: refused.reason });
  if (isNested(table)) return without('lists-nested', { observed });
  if (chaoLowerBound === null && best === null) return without(reason ?? 'not-identifiable', { observed });
  const value = { observed, lists, chaoLowerBound, best, range, models: models.slice(0, MODELS_SHOWN) };
  const interval = wholeRange(range, best?.bic.ci95Profile ?? null);
  if (interval === null) return without(best?.bic.reason ?? reason ?? 'not-identifiable', value);
  return { ...base, value, interval };
}

/** Whether some list holds every act that any of them holds: what it would miss, none of the others can tell. */
function isNested(table: readonly { pattern: string }[]): boolean {
  return [...table[0]!.pattern].some((_, list) => table.every(({ pattern }) => pattern[list] === '1'));
}

const MODELS_SHOWN = 20;

/** From the lowest to the highest that the range and the profile interval allow; null where that is one number. */
function wholeRange(
  range: readonly [number, number] | null,
  profile: readonly [number, number] | null,
): Interval | null {
  const [low, high] = [range, profile]
    .flatMap((one) => one ?? [])
    .reduce(
      ([least, most], one) => [Math.min(least, one), Math.max(most, one)],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ) as [number, number];
  return low < high ? [low, high] : null;
}

function ofTwo(
  base: Omit<Found, 'value' | 'interval'>,
  table: readonly { pattern: string; count: number }[],
  without: (missing: MissingReason, value?: unknown) => Found,
): Found {
  const of = (pattern: string): number => table.find((row) => row.pattern === pattern)?.count ?? 0;
  const m = of('11');
  const found = chapman(of('10') + m, of('01') + m, m);
  if (m === 0) return without('no-overlap', { observed: found.observed });
  if (isNested(table)) return without('lists-nested', { observed: found.observed });
  const { safeguards } = base;
  return {
    ...base,
    value: { ...found },
    interval: found.ci95LogNormal ?? found.ci95,
    safeguards: {
      ...safeguards,
      notes: [...safeguards.notes, ...(found.warning === undefined ? [] : [found.warning])],
    },
  };
}

function largest(sets: readonly OriginSet[]): string[] {
  const sizes = new Map<string, number>();
  for (const { origins, n } of sets) for (const one of origins) sizes.set(one, (sizes.get(one) ?? 0) + n);
  return [...sizes]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_LISTS)
    .map(([source]) => source)
    .sort();
}

function patternsOf(sets: readonly OriginSet[], lists: readonly string[]): { pattern: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { origins, n } of sets) {
    const pattern = lists.map((list) => (origins.includes(list) ? '1' : '0')).join('');
    if (pattern.includes('1')) counts.set(pattern, (counts.get(pattern) ?? 0) + n);
  }
  return [...counts].sort().map(([pattern, count]) => ({ pattern, count }));
}
