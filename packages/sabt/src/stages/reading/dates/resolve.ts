/**
 * From what was written to days: which year is meant where none is written, and the first and last day.
 *
 * A day or month without a year is the nearest one not after the reference (the day of publication); with "last" it is
 * wholly before it, with "next" wholly after it. Without a reference it is no date. A weekday alone is the last one not
 * after the reference.
 */
import {
  addDays,
  type CalendarName,
  type CalendarSpan,
  daysOfMonth,
  fromCalendar,
  isApproximate,
  monthSpan,
  toCalendar,
  weekdayOf,
  weekOf,
  yearSpan,
  yearsSpan,
} from '../../../model/calendar.ts';
import type { DatePrecision } from '../../../model/records.ts';
import type { Atom, FoundDate, Moment } from './types.ts';

/** Longest wait for a day that not every year has, such as 29 February. */
const YEARS_TO_TRY = 9;

/** ISO week day on which a calendar's week begins: Saturday in the Persian one, else Monday. */
const FIRST_DAY_OF_WEEK = { gregorian: 1, persian: 6, 'islamic-umalqura': 1 };

/** First and last day of a moment whose year is known, or null where it does not exist. */
function spanOfYear(moment: Moment, year: number): CalendarSpan | null {
  const { calendar, month, day, season } = moment;
  switch (moment.kind) {
    case 'day': {
      let start = fromCalendar(calendar, year, month!, day!);
      // a sighted month may have had the 30th day that the table denies
      if (start === null && calendar === 'islamic-umalqura' && day === 30 && daysOfMonth(calendar, year, month!) === 29)
        start = addDays(fromCalendar(calendar, year, month!, 29)!, 1);
      return start === null ? null : { start, end: start };
    }
    case 'month':
      return monthSpan(calendar, year, month!);
    case 'season':
      return seasonSpan(moment, season!, year);
    case 'year':
      return yearsSpan(calendar, year, year);
    case 'decade':
      return yearsSpan(calendar, year, year + 9);
    default:
      return null;
  }
}

/** Persian: three months of the year; Gregorian: March to May and so on, winter running into the next year. */
function seasonSpan({ calendar }: Moment, season: number, year: number): CalendarSpan | null {
  const shift = calendar === 'persian' ? 0 : 2;
  const first = (season - 1) * 3 + 1 + shift;
  const last = first + 2;
  const start = monthSpan(calendar, year, first)?.start;
  const end = (last > 12 ? monthSpan(calendar, year + 1, last - 12) : monthSpan(calendar, year, last))?.end;
  return start === undefined || end === undefined ? null : { start, end };
}

/** The Islamic year of the month that begins in a year of another calendar (Ramadan 2019); null where none does. */
export function islamicYearIn(calendar: CalendarName, year: number, month: number): number | null {
  const span = yearSpan(calendar, year);
  if (span === null || span.start < '0700-01-01' || span.end > '2800-01-01') return null;
  const first = toCalendar(span.start, 'islamic-umalqura').year;
  for (const candidate of [first, first + 1]) {
    const start = monthSpan('islamic-umalqura', candidate, month)?.start;
    if (start !== undefined && start >= span.start && start <= span.end) return candidate;
  }
  return null;
}

function withoutYear(moment: Moment, reference: string): CalendarSpan | null {
  let year = toCalendar(reference, moment.calendar).year;
  const { lean } = moment;
  if (lean === 0) return spanOfYear(moment, year);
  const step = lean === 1 ? 1 : -1;
  year -= step;
  for (let n = 0; n < YEARS_TO_TRY; n++, year += step) {
    const span = spanOfYear(moment, year);
    if (span === null) continue;
    if (lean === 1 ? span.start > reference : lean === -1 ? span.end < reference : span.start <= reference) return span;
  }
  return null;
}

function weekdaySpan({ weekday, lean }: Moment, reference: string): CalendarSpan {
  const back = (weekdayOf(reference) - weekday! + 7) % 7;
  const days = lean === 1 || lean === 0 ? (7 - back) % 7 || (lean === 1 ? 7 : 0) : -(back || (lean === -1 ? 7 : 0));
  const day = addDays(reference, days);
  return { start: day, end: day };
}

/** First and last day of a moment, or null where it does not exist or needs a reference that is missing. */
export function spanOfMoment(moment: Moment, reference: string | undefined): CalendarSpan | null {
  if (moment.kind === 'week') return weekOf(moment.inside!, FIRST_DAY_OF_WEEK[moment.calendar]);
  if (moment.kind === 'weekday') {
    return reference === undefined || moment.onlyShared ? null : weekdaySpan(moment, reference);
  }
  if (moment.year !== undefined) return spanOfYear(moment, moment.year);
  if (reference === undefined || moment.onlyShared) return null;
  return withoutYear(moment, reference);
}

const COARSENESS: DatePrecision[] = ['day', 'week', 'month', 'season', 'year', 'decade'];

/** Two days make a range; other spans keep the precision of their coarser end. */
function precisionOf(atom: Atom, span: CalendarSpan): DatePrecision {
  const [first, last] = [atom.first, atom.last].map(({ kind }) => (kind === 'weekday' ? 'day' : kind));
  if (first === 'day' && last === 'day') return span.start === span.end ? 'day' : 'range';
  return COARSENESS[Math.max(COARSENESS.indexOf(first!), COARSENESS.indexOf(last!))]!;
}

/** How many days an Islamic date may lie off. */
function uncertaintyOf(atom: Atom): number {
  return Math.max(
    ...[atom.first, atom.last].map(({ calendar, year }) => {
      if (calendar !== 'islamic-umalqura') return 0;
      return year !== undefined && isApproximate(calendar, year) ? 2 : 1;
    }),
  );
}

/**
 * An atom without a year that follows a dated one: "On 3 March 2019 … On 5 March". Its year is that which brings it nearest to
 * the date before. Weekdays and words that are hardly months take none.
 */
export function nearestYear(atom: Atom, anchor: string | undefined): Atom {
  const { first, last } = atom;
  const lacks = ({ kind, year, lean, onlyShared }: Moment): boolean =>
    (kind === 'day' || kind === 'month') && year === undefined && lean === undefined && !onlyShared;
  if (anchor === undefined || atom.mute || !lacks(first) || !lacks(last)) return atom;
  const about = toCalendar(anchor, first.calendar).year;
  let best: { atom: Atom; days: number } | undefined;
  for (const year of [about, about - 1, about + 1]) {
    const dated = { ...first, year };
    const span = spanOfYear(dated, year);
    if (span === null) continue;
    const days = Math.abs(Date.parse(span.start) - Date.parse(anchor));
    if (best === undefined || days < best.days)
      best = { atom: { ...atom, first: dated, last: last === first ? dated : { ...last, year } }, days };
  }
  return best?.atom ?? atom;
}

/** First and last day of what a rule found, or null where there is none. */
export function spanOfAtom(atom: Atom, reference: string | undefined): CalendarSpan | null {
  const first = spanOfMoment(atom.first, reference);
  if (first === null || atom.last === atom.first) return first;
  const last = spanOfMoment(atom.last, reference);
  return last === null || last.end < first.start ? null : { start: first.start, end: last.end };
}

export function resolveAtom(atom: Atom, reference: string | undefined): Omit<FoundDate, 'span'> | null {
  if (atom.mute) return null;
  const span = spanOfAtom(atom, reference);
  if (span === null) return null;
  const uncertaintyDays = uncertaintyOf(atom);
  return {
    start: span.start,
    end: span.end,
    precision: precisionOf(atom, span),
    calendar: atom.first.calendar,
    ...(uncertaintyDays > 0 ? { uncertaintyDays } : {}),
  };
}
