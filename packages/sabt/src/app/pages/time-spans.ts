/** How a stretch of time is cut for a timeline: into days, months or years of a calendar, never more than can be seen. */
import { addDays, monthSpan, toCalendar, toDayNumber, yearSpan } from '../../model/calendar.ts';
import type { TimeUnit } from '../../pages/index.ts';

const MOST_DAYS = 62;
const MOST_MONTHS = 120;
const MOST_YEARS = 400;

export interface TimeSpans {
  unit: TimeUnit;
  spans: { from: string; to: string }[];
}

/** @param first ISO day, or null where nothing is dated */
export function timeSpans(first: string | null, last: string | null, calendar: 'gregorian' | 'persian'): TimeSpans {
  if (first === null || last === null) return { unit: 'month', spans: [] };
  const days = toDayNumber(last) - toDayNumber(first) + 1;
  const [a, b] = [toCalendar(first, calendar), toCalendar(last, calendar)];
  if (days <= MOST_DAYS)
    return {
      unit: 'day',
      spans: Array.from({ length: days }, (_, i) => ({ from: addDays(first, i), to: addDays(first, i) })),
    };
  const months = (b.year - a.year) * 12 + b.month - a.month + 1;
  if (months <= MOST_MONTHS) {
    const from = a.year * 12 + a.month - 1;
    const spans = Array.from({ length: months }, (_, i) =>
      monthSpan(calendar, Math.floor((from + i) / 12), ((from + i) % 12) + 1),
    );
    return { unit: 'month', spans: spans.filter((span) => span !== null).map(bounds) };
  }
  // of a longer stretch the latest years are shown; what lies before is told beside
  const since = Math.max(a.year, b.year - MOST_YEARS + 1);
  const spans = Array.from({ length: b.year - since + 1 }, (_, i) => yearSpan(calendar, since + i));
  return { unit: 'year', spans: spans.filter((span) => span !== null).map(bounds) };
}

const bounds = ({ start, end }: { start: string; end: string }): { from: string; to: string } => ({
  from: start,
  to: end,
});
