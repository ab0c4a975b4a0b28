/**
 * Dates in cells. The usual written forms are read here, because a table has hundreds of thousands of them;
 * everything else (names of months, other calendars, words) is left to the date parser of `reading`.
 *
 * Whether 03/04/2019 is the third of April or the fourth of March cannot be told from one cell: the order is
 * learnt from the whole column (`dateOrder`), where one day above 12 decides. Times are dropped: dates of events
 * are civil dates. A cell may name several dates ("21.01., 04.02., 18.02.2013"); a day without a
 * month or year takes those of the next one that has them.
 */
import type { When } from '../../../model/records.ts';
import type { FoundDate } from '../context.ts';
import { westernDigits } from './counts.ts';

export type DateOrder = 'dmy' | 'mdy';

export type DateCell = { dates: When[] } | { unreadable: string };

export type FindDates = (text: string, options?: { language?: string; reference?: string }) => FoundDate[];

const TIME = String.raw`(?:[T ,]+(?:um )?\d{1,2}[:.h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?|uhr)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i');
const PARTS = new RegExp(String.raw`^(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})${TIME}$`, 'i');
const ONE_IN_LIST = /^(\d{1,2})\.(?:\s?(\d{1,2})\.?\s?(\d{4}|\d{2})?)?$/;
/** Between two dates; a bare hyphen only where none stands inside the dates. */
const RANGES = [/\s*(?:–|—|\bbis\b|\bto\b|\btill\b|\bau\b|إلى|الى|حتى|تا|\s-\s)\s*/i, /(?<=[\d.])-(?=\d)/];

export function readDates(cell: string, order: DateOrder, findDates: FindDates, thisYear: number): DateCell {
  const text = westernDigits(cell)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  const one = readOne(text, order, thisYear);
  if (one !== null) return one === 'impossible' ? { unreadable: cell } : { dates: [one] };
  const several = readList(text, thisYear) ?? readRange(text, order, thisYear);
  if (several !== null) return { dates: several };
  const found = /\p{L}|\d/u.test(text) && text.length <= 500 ? findDates(cell.trim()) : [];
  if (found.length === 0) return { unreadable: cell };
  return {
    dates: found.map(({ start, end, precision, calendar, uncertaintyDays }) => ({
      start,
      end,
      precision,
      ...(calendar === 'gregorian' ? {} : { calendar }),
      ...(uncertaintyDays === undefined ? {} : { uncertaintyDays }),
    })),
  };
}

function readOne(text: string, order: DateOrder, thisYear: number): When | 'impossible' | null {
  const iso = ISO.exec(text);
  if (iso !== null) {
    const year = Number(iso[1]);
    // 1200–1500 are years of the Persian and Islamic calendars here: the date parser knows them.
    if (year >= 1200 && year <= 1500) return null;
    if (iso[2] === '00') return yearOnly(year);
    if (iso[3] === '00') return monthOnly(year, Number(iso[2]));
    return civilDay(year, Number(iso[2]), Number(iso[3])) ?? 'impossible';
  }
  const parts = PARTS.exec(text);
  if (parts !== null) {
    const [first, second] = [Number(parts[1]), Number(parts[2])];
    const year = fullYear(parts[3]!, thisYear);
    if (year >= 1200 && year <= 1500) return null;
    // A point between the parts is written in countries that put the day first.
    const dayFirst = order === 'dmy' || text.includes('.');
    return (dayFirst ? civilDay(year, second, first) : civilDay(year, first, second)) ?? 'impossible';
  }
  const named = namedMonth(text);
  if (named !== null) return named;
  if (/^(?:1[5-9]|20|21)\d{2}(?:\.0)?$/.test(text)) return yearOnly(Number(text.slice(0, 4)));
  const month = /^((?:1[5-9]|20)\d{2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{1,2})[-/.]((?:1[5-9]|20)\d{2})$/.exec(text);
  if (month !== null) {
    const [a, b] = [Number(month[1]), Number(month[2])];
    return monthOnly(Math.max(a, b), Math.min(a, b));
  }
  const compact = /^((?:18|19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (compact !== null) return civilDay(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  // Days since 1899-12-30, as spreadsheets count: 20000 is 1954, 60000 is 2064.
  const serial = /^([2-5]\d{4})(?:\.\d+)?$/.exec(text);
  return serial === null ? null : sinceEpoch(Number(serial[1]));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMED =
  /^(\d{1,2})[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|t|ober|ember)?\.?[ -](\d{4})$/i;

/** `12 March 2021`, as large data sets write it: the date parser would take most of the time of an import. */
function namedMonth(text: string): When | 'impossible' | null {
  const match = NAMED.exec(text);
  if (match === null) return null;
  const month = MONTHS.indexOf(match[2]!.toLowerCase()) + 1;
  return civilDay(Number(match[3]), month, Number(match[1])) ?? 'impossible';
}

function readList(text: string, thisYear: number): When[] | null {
  const parts = text
    .split(/[,;&+]|(?<=[.\d]\s?)\/|\bund\b|\bu\.|\band\b|(?<=\.)\s(?=\d)/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 400) return null;
  const dates: When[] = [];
  let year: number | null = null;
  let month: number | null = null;
  for (const part of parts.reverse()) {
    const match = ONE_IN_LIST.exec(part);
    if (match === null) return null;
    if (match[3] !== undefined) year = fullYear(match[3], thisYear);
    if (match[2] !== undefined) month = Number(match[2]);
    // a list that goes over the end of a year names the year once, at its end
    const next = dates[0]?.start.slice(5, 7);
    if (match[3] === undefined && year !== null && month !== null && next !== undefined && month - Number(next) >= 6)
      year--;
    const date = year === null || month === null ? null : civilDay(year, month, Number(match[1]));
    if (date === null) return null;
    dates.unshift(date);
  }
  return dates;
}

function readRange(text: string, order: DateOrder, thisYear: number): When[] | null {
  const halves = RANGES.map((range) => text.split(range)).find((parts) => parts.length === 2);
  if (halves === undefined) return null;
  const last = readOne(halves[1]!.trim(), order, thisYear);
  if (last === null || last === 'impossible' || last.precision !== 'day') return null;
  const [year, month] = last.start.split('-') as [string, string];
  const start = halves[0]!.trim();
  const short = /^(\d{1,2})\.?(?:\s?(\d{1,2})\.?)?$/.exec(start);
  const first =
    short === null
      ? readOne(start, order, thisYear)
      : civilDay(Number(year), Number(short[2] ?? month), Number(short[1]));
  if (first === null || first === 'impossible' || first.precision !== 'day' || first.start > last.start) return null;
  return [first.start === last.start ? last : { start: first.start, end: last.end, precision: 'range' }];
}

function fullYear(text: string, thisYear: number): number {
  if (text.length === 4) return Number(text);
  const year = 2000 + Number(text);
  return year > thisYear + 1 ? year - 100 : year;
}

function iso(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Null if there is no such day, or it lies outside of 1000 to 2200. */
export function civilDay(year: number, month: number, date: number): When | null {
  if (year < 1000 || year > 2200 || month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return null;
  const written = iso(year, month, date);
  return { start: written, end: written, precision: 'day' };
}

function monthOnly(year: number, month: number): When | 'impossible' {
  if (month === 0) return yearOnly(year);
  if (month > 12 || year < 1000) return 'impossible';
  return { start: iso(year, month, 1), end: iso(year, month, daysIn(year, month)), precision: 'month' };
}

function yearOnly(year: number): When | 'impossible' {
  return year < 1000 ? 'impossible' : { start: iso(year, 1, 1), end: iso(year, 12, 31), precision: 'year' };
}

function sinceEpoch(days: number): When {
  const date = new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
  return { start: date, end: date, precision: 'day' };
}

/** The order of day and month in a column, null if no cell tells. Cells with points are day first anyway. */
export function dateOrderOf(cells: Iterable<string>): DateOrder | null {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const cell of cells) {
    const parts = PARTS.exec(westernDigits(cell).trim());
    if (parts === null || cell.includes('.')) continue;
    if (Number(parts[1]) > 12) dayFirst++;
    else if (Number(parts[2]) > 12) monthFirst++;
  }
  return dayFirst === 0 && monthFirst === 0 ? null : dayFirst >= monthFirst ? 'dmy' : 'mdy';
}

/** Whether a cell is written like a date that this file reads by itself. */
export function looksLikeDate(cell: string): boolean {
  const text = westernDigits(cell).trim();
  return ISO.test(text) || PARTS.test(text) || /^\d{4}-\d\d-\d\dT/.test(text);
}
