/**
 * Time cut into periods, each with the days that were really watched in it.
 *
 * A period counts in a comparison only if it is complete: the filter does not cut it, it lies before today, and the record
 * does not break off inside it. The record breaks off where the days between its last act and the end of the period are
 * so many that chance alone, at the rate of the record as a whole, would leave them empty less than once in a hundred
 * (and likewise at its beginning). A filter that names days beyond the record makes none of them watched.
 */
import { addDays, daysOfMonth, toDayNumber, weekdayOf } from '../../model/calendar.ts';
import type { Filter } from '../../store/analysis-port.ts';

export const UNITS = ['year', 'month', 'week'] as const;
export type Unit = (typeof UNITS)[number];

export interface Period {
  /** `2021`, `2021-03`, or the Monday of a week. */
  label: string;
  /** ISO days, both included. */
  from: string;
  to: string;
  /** Days of it that lie in the window watched. */
  days: number;
  isComplete: boolean;
}

export interface Window {
  /** ISO days, both included; null where the filter leaves the end open. */
  from: string | null;
  to: string | null;
}

const UNLIKELY = Math.log(100);

/** The days that a filter asks for; what stands under OR or NOT bounds nothing. */
export function windowOf(filter: Filter): Window {
  const window: Window = { from: null, to: null };
  const later = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a);
  const earlier = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);
  const walk = (part: Filter): void => {
    if (part.is === 'and') for (const one of part.of) walk(one);
    if (part.is !== 'range' || (part.field !== 'date' && part.field !== 'year')) return;
    const day = (bound: string | number | null, end: string): string | null =>
      bound === null ? null : typeof bound === 'number' ? `${String(bound).padStart(4, '0')}-${end}` : bound;
    window.from = later(window.from, day(part.from, '01-01'));
    window.to = earlier(window.to, day(part.to, '12-31'));
  };
  walk(filter);
  return window;
}

/** How far acts reach: ISO days of the first and the last, and how many there are. */
export interface Reach {
  first: string;
  last: string;
  n: number;
}

/** The window in which the record watched: that of the filter, and where it is open that of the acts; never after today. */
export interface Watched {
  window: Window;
  /** Of everything that the sources report which tell nearly all of the selection. */
  record: Reach;
  /** Of everything that any source of the selection reports; the same, if absent. */
  whole?: Pick<Reach, 'first' | 'last'>;
  /** The record is told by the selection alone: at an end that the filter names, nothing tells whether it breaks off. */
  isOfFilter?: boolean;
  today: string;
}

/** The periods from the first to the last day watched, without gaps. */
export function periodsOf(
  unit: Unit,
  { window, record, whole = record, isOfFilter = false, today }: Watched,
): Period[] {
  const begin = window.from ?? whole.first;
  const end = earliest(window.to ?? whole.last, today);
  if (begin > end) return [];
  const tells = (named: string | null): boolean => named === null || !isOfFilter;
  const periods: Period[] = [];
  for (let from = startOf(unit, begin); from <= end; ) {
    const to = endOf(unit, from);
    const isBefore = (tells(window.from) && startsLate(from, record)) || (window.from !== null && from < window.from);
    const isAfter =
      to >= today || (tells(window.to) && endsEarly(to, record)) || (window.to !== null && to > window.to);
    const watchedFrom = isBefore && begin > from ? begin : from;
    const watchedTo = isAfter && end < to ? end : to;
    periods.push({
      label: unit === 'week' ? from : from.slice(0, unit === 'year' ? 4 : 7),
      from,
      to,
      days: gap(watchedFrom, watchedTo) + 1,
      isComplete: !isBefore && !isAfter,
    });
    from = addDays(to, 1);
  }
  return periods;
}

/** Whether a record is not yet, or no longer, watched on a day: too long before its first act, or after its last. */
export const startsLate = (from: string, reach: Reach): boolean =>
  from < reach.first && isLong(gap(from, reach.first), reach);
export const endsEarly = (to: string, reach: Reach): boolean => to > reach.last && isLong(gap(reach.last, to), reach);

/** Whether chance would hardly leave so many days empty. */
function isLong(days: number, { first, last, n }: Reach): boolean {
  return (days * n) / (gap(first, last) + 1) > UNLIKELY;
}

const gap = (from: string, to: string): number => toDayNumber(to) - toDayNumber(from);
const earliest = (a: string, b: string): string => (a < b ? a : b);

function startOf(unit: Unit, day: string): string {
  if (unit === 'year') return `${day.slice(0, 4)}-01-01`;
  return unit === 'month' ? `${day.slice(0, 7)}-01` : addDays(day, 1 - weekdayOf(day));
}

function endOf(unit: Unit, from: string): string {
  if (unit === 'year') return `${from.slice(0, 4)}-12-31`;
  if (unit === 'week') return addDays(from, 6);
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  return `${from.slice(0, 7)}-${String(daysOfMonth('gregorian', year, month)).padStart(2, '0')}`;
}

/** The label of the period in which a key of the analysis copy lies: a year, a month, or a day. */
export function labelOf(unit: Unit, key: string): string {
  return unit === 'week' ? startOf('week', key) : key;
}
