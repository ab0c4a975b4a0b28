/**
 * How much was not reported, from how far the lists of different sources overlap. Chao's lower bound holds also where some
 * acts are harder to hear of than others; beside it the log-linear models of all lists. Data alone do not say which of them
 * is true, so what is stated is the range over all that fit about as well as the best (within ten of its AIC or BIC; Burnham
 * & Anderson 2002, § 2.6), its profile interval and Chao's bound: the headline lies in its own interval.
 *
 * Refused where the lists share too little, where they are what one data set wrote down of who told of an act (its coder
 * rarely names a second outlet, so that nothing was caught again), and where the models disagree by more than threefold.
 * Lists that copy from one another make the estimate too low: confirmed copies count as one origin.
 */
import { chapman } from '../../../statistics/hidden/chapman.ts';
import { multipleSystems } from '../../../statistics/hidden/multiple-systems.ts';
import { overlapTable } from '../../../statistics/hidden/overlap-table.ts';
import type { Filter } from '../../../store/analysis-port.ts';
import { type Ask, plainSafeguards } from '../ask.ts';
import type { Found, MissingReason } from '../measurement.ts';
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
    method: 'estimate/3',
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
  if (await isOfOneDataSet(ask, lists, table)) return without('lists-of-one-data-set', { observed });
  if (lists.length === 2) return ofTwo(base, table, without);
  const found = multipleSystems(overlapTable({ lists, table }), lists, (done, total) =>
    ask.onStep?.({ what: 'models', done, total }),
  );
  const { chaoLowerBound, models, best, range, refused, reason } = found;
  if (refused !== undefined) return without(refused.code, { observed, refused: refused.reason });
  if (isNested(table)) return without('lists-nested', { observed });
  if (chaoLowerBound === null && best === null) return without(reason ?? 'not-identifiable', { observed });
  const value = { observed, lists, chaoLowerBound, best, range, models: models.slice(0, MODELS_SHOWN) };
  const interval = wholeRange([
    ...(range ?? []),
    ...(best?.bic.ci95Profile ?? []),
    ...fitting(models),
    ...(chaoLowerBound === null ? [] : [chaoLowerBound]),
  ]);
  if (interval === null) return without(best?.bic.reason ?? reason ?? 'not-identifiable', value);
  if (interval[1] > MOST_APART * interval[0]) return without('models-disagree', value);
  return { ...base, value, interval };
}

/** Whether some list holds every act that any of them holds: what it would miss, none of the others can tell. */
function isNested(table: readonly { pattern: string }[]): boolean {
  return [...table[0]!.pattern].some((_, list) => table.every(({ pattern }) => pattern[list] === '1'));
}

const MODELS_SHOWN = 20;

/** Beyond, a model has no support beside the best one. */
const SUPPORTED = 10;
/** Beyond so many times, the range says nothing that could be quoted. */
const MOST_APART = 3;

/** What the models say that fit about as well as the best. */
function fitting(models: readonly { n: number | null; aic: number | null; bic: number | null }[]): number[] {
  const known = models.filter(
    (one): one is { n: number; aic: number; bic: number } => one.n !== null && one.aic !== null,
  );
  const [aic, bic] = [Math.min(...known.map((one) => one.aic)), Math.min(...known.map((one) => one.bic))];
  return known.flatMap((one) => (one.aic - aic <= SUPPORTED || one.bic - bic <= SUPPORTED ? [one.n] : []));
}

/** From the lowest to the highest; null where that is one number. */
function wholeRange(told: readonly number[]): readonly [number, number] | null {
  const [low, high] = [Math.min(...told), Math.max(...told)];
  return low < high ? [low, high] : null;
}

/** Of the acts that several lists hold, handed on by one and the same source. */
const MOST_HANDED_ON = 0.9;

/** Whether nearly all that the lists share was written down by one source that is none of their origins. */
async function isOfOneDataSet(
  { copy, selected }: Ask,
  lists: readonly string[],
  table: readonly { pattern: string; count: number }[],
): Promise<boolean> {
  const several = (among: readonly string[], has: string | null = null): number =>
    table.reduce((sum, { pattern, count }) => {
      const isIn = (list: string): boolean => pattern[lists.indexOf(list)] === '1';
      return among.filter(isIn).length > 1 && (has === null || isIn(has)) ? sum + count : sum;
    }, 0);
  const shared = several(lists);
  if (shared === 0) return false;
  // a data set is itself the origin of rows that name nobody, and so may be a list beside the outlets that it names
  for (const dataSet of [null, ...lists]) {
    const outlets = lists.filter((list) => list !== dataSet);
    const pairs = outlets.flatMap((a, i) => outlets.slice(i + 1).map((b) => ofBoth(a, b)));
    if (pairs.length === 0) continue;
    const named = { ...selected, filter: { is: 'and', of: [selected.filter, { is: 'or', of: pairs }] } as Filter };
    const [all] = await copy.count({ ...named, by: [] });
    // where one of the lists only handed on, naming two is not being told by two
    if ((all?.n ?? 0) > several(outlets)) continue;
    const handing = (await copy.count({ ...named, by: ['source'] })).flatMap(({ key: [source], n }) => {
      if (source == null || (dataSet === null ? lists.includes(source) : source !== dataSet)) return [];
      return [n - (dataSet === null ? 0 : several(outlets, dataSet))];
    });
    if (handing.some((n) => n >= MOST_HANDED_ON * shared)) return true;
  }
  return false;
}

const ofBoth = (a: string, b: string): Filter => ({
  is: 'and',
  of: [a, b].map((source) => ({ is: 'reported-by', sources: [source] })),
});

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
