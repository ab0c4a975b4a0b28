/** How a claim asks the record: counts of acts within days, and the sources that reported in both of two spans. */
import { addDays, toDayNumber } from '../../../model/calendar.ts';
import type { AnalysisCopy, CountRange, Filter, Selected, Summed } from '../../../store/analysis-port.ts';
import type { Measurement, Names } from '../../measuring/index.ts';
import { endsEarly, readFilter, startsLate } from '../../measuring/index.ts';
import type { Bound } from './bound.ts';

export interface Days {
  from: string;
  to: string;
}

export interface MeasureQuestion {
  measure: string;
  where?: string;
  by?: 'year' | 'month' | 'week' | undefined;
  driver?: string;
  series?: string;
}

/** The record as it was at one checkpoint. */
export interface Record {
  copy: AnalysisCopy;
  names: Names;
  at: number | undefined;
  today: string;
  measure(question: MeasureQuestion): Promise<Measurement>;
  /** Pairs of these acts that may be one and wait for a person, and the count if all of them were; null if they are too many. */
  duplicates(selected: Selected): Promise<{ undecidedPairs: number; countWithout: number | null }>;
}

/** The days that a claim names; null where it names none. */
export function daysOf({ from, to }: { from?: string | undefined; to?: string | undefined }): Days | null {
  return from === undefined && to === undefined ? null : { from: from ?? '0001-01-01', to: to ?? '9999-12-31' };
}

/** The days as part of the filter, so that an indicator watches exactly them. */
export function withDays({ where, from, to }: Pick<Bound, 'where' | 'from' | 'to'>): string {
  if (from === undefined && to === undefined) return where;
  const days = `date:${from ?? ''}..${to ?? ''}`;
  return where.trim() === '' ? days : `(${where}) ${days}`;
}

export function selectedOf(where: string, days: Days | null, { names, at }: Record): Selected {
  const { filter, status } = readFilter(where, names);
  const within: Filter | null = days === null ? null : { is: 'range', field: 'date', from: days.from, to: days.to };
  return { filter: within === null ? filter : { is: 'and', of: [filter, within] }, status, at };
}

/** As many days just before; before whole years as many years. */
export function daysBefore({ from, to }: Days): Days {
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) {
    const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
    const year = (n: number): string => String(n).padStart(4, '0');
    return { from: `${year(first - (last - first + 1))}-01-01`, to: `${year(first - 1)}-12-31` };
  }
  const length = toDayNumber(to) - toDayNumber(from) + 1;
  return { from: addDays(from, -length), to: addDays(from, -1) };
}

export function daysIn({ from, to }: Days): number {
  return toDayNumber(to) - toDayNumber(from) + 1;
}

export async function countOf(selected: Selected, { copy }: Record): Promise<number> {
  const [group] = await copy.count({ ...selected, by: [] });
  return group?.n ?? 0;
}

export async function sumOf(selected: Selected, sum: Summed, { copy }: Record): Promise<CountRange> {
  const [group] = await copy.count({ ...selected, by: [], sum });
  return group?.sum ?? [null, null, null];
}

/** Ids of the sources that tell of any of these acts. */
export async function reportersOf(selected: Selected, record: Record): Promise<Set<string>> {
  return new Set((await tellersOf(selected, record)).keys());
}

/** Of how many of these acts each source tells. */
async function tellersOf(selected: Selected, { copy }: Record): Promise<Map<string, number>> {
  const groups = await copy.count({ ...selected, by: ['source'] });
  return new Map(groups.flatMap(({ key, n }) => (key[0] == null ? [] : [[key[0], n] as const])));
}

/** Who tells of so large a part of a span is asked whether it watched both to their ends. */
const MAIN = 0.1;

/**
 * Of the sources that tell much of a span, those whose own record begins or breaks off in one of the two: that they told of
 * fewer acts then is their end, and not that of the acts.
 */
async function brokenOff(
  told: readonly ReadonlyMap<string, number>[],
  spans: readonly Days[],
  record: Record,
): Promise<Set<string>> {
  const main = new Set<string>();
  for (const of of told) {
    const all = [...of.values()].reduce((sum, n) => sum + n, 0);
    for (const [source, n] of of) if (n >= MAIN * all) main.add(source);
  }
  const broken = new Set<string>();
  for (const source of main) {
    const everything = selectedOf('', null, record);
    const own: Selected = { ...everything, filter: { is: 'reported-by', sources: [source] } };
    const [{ first, last }, n] = [await record.copy.extent(own), await countOf(own, record)];
    if (first === null || last === null) continue;
    const reach = { first, last, n };
    if (spans.some(({ from, to }) => startsLate(from, reach) || endsEarly(to, reach))) broken.add(source);
  }
  return broken;
}

/** Acts that both select. */
export async function sharedActs(a: Selected, b: Selected, record: Record): Promise<number> {
  const status = a.status.filter((one) => b.status.includes(one));
  return status.length === 0 ? 0 : countOf({ ...a, status, filter: { is: 'and', of: [a.filter, b.filter] } }, record);
}

export interface Compared {
  days: number;
  count: number;
  /** Sources with any act in these days, of those that have one of the acts asked about in either span. */
  sources: number;
  /** Acts reported by a source that reported in both spans, and whose record does not break off in one of them. */
  sameSourcesCount: number;
  /** Who they are: ids of the sources with any act in both spans. */
  inBoth: readonly string[];
}

/** Acts of two spans of days, all and by the sources that reported in both. */
export async function compared(
  where: string,
  spans: readonly [before: Days, now: Days],
  record: Record,
): Promise<readonly [Compared, Compared]> {
  const selected = spans.map((days) => selectedOf(where, days, record));
  const [before, now] = await Promise.all(spans.map((days) => reportersOf(selectedOf('', days, record), record)));
  const told = await Promise.all(selected.map((one) => tellersOf(one, record)));
  const own = new Set(told.flatMap((of) => [...of.keys()]));
  const broken = await brokenOff(told, spans, record);
  const both = [...own].filter((source) => before!.has(source) && now!.has(source) && !broken.has(source)).sort();
  const of = async (i: 0 | 1): Promise<Compared> => {
    const one = selected[i]!;
    const same = { ...one, filter: { is: 'and', of: [one.filter, { is: 'reported-by', sources: both }] } as Filter };
    return {
      days: daysIn(spans[i]!),
      count: await countOf(one, record),
      sources: [...own].filter((source) => (i === 0 ? before! : now!).has(source)).length,
      sameSourcesCount: await countOf(same, record),
      inBoth: both,
    };
  };
  return [await of(0), await of(1)];
}
