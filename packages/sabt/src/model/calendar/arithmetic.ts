/**
 * Arithmetic of civil dates in the Gregorian, the Persian (Solar Hijri) and the Islamic (Umm al-Qura) calendar.
 *
 * A civil date is an ISO 8601 string without zone (`2022-09-16`), years 0001 to 9999, proleptic Gregorian. Inside, a date
 * is its day number: whole days since 1970-01-01, so that every calendar is a pair of functions between (year, month,
 * day) and a day number, and adding days is addition.
 *
 * Gregorian: days from civil by eras of 400 years (Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013).
 * Persian: the day of Nowruz of each year is asked of `Intl` (calendar `persian`) once and remembered; the months follow
 * from it: six of 31 days, five of 30, Esfand of 29 or 30.
 * Islamic: the first days of the twelve months of a year are asked of `Intl` (calendar `islamic-umalqura`) once and
 * remembered; they follow no rule, since Umm al-Qura is a published table. ICU holds that table for AH 1300 to 1600 and
 * outside falls back to the tabular civil calendar without saying so: `isApproximate` says so. Even inside, the month
 * begins elsewhere by sighting, so that a date converted from it is good to about a day.
 *
 * Invariants (calendar.test.ts): each pair of functions is inverse over the years 1 to 2999; consecutive day numbers are
 * consecutive dates; what does not exist (31 February, 30 Esfand of a common year) gives null and never rolls over.
 */
import { SabtError } from '../errors.ts';

export type CalendarName = 'gregorian' | 'persian' | 'islamic-umalqura';

export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

/** First and last day, both included. */
export interface CalendarSpan {
  start: string;
  end: string;
}

const LAST_YEAR: Record<CalendarName, number> = { gregorian: 9999, persian: 2999, 'islamic-umalqura': 2999 };
const UMM_AL_QURA_FIRST = 1300;
const UMM_AL_QURA_LAST = 1600;
/** 0001-01-01 and 9999-12-31. */
const FIRST_DAY = -719162;
const LAST_DAY = 2932896;

function daysFromGregorian(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function gregorianFromDays(days: number): CalendarDate {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

const isGregorianLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const formatters = new Map<CalendarName, Intl.DateTimeFormat>();

/** What ICU says a day is called; used only to fill the tables of first days. */
function askIcu(calendar: 'persian' | 'islamic-umalqura', days: number): CalendarDate {
  let formatter = formatters.get(calendar);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    formatters.set(calendar, formatter);
  }
  const parts = /(\d+)\/(\d+)\/(-?\d+)/.exec(formatter.format(days * 86_400_000))!;
  return { year: Number(parts[3]), month: Number(parts[1]), day: Number(parts[2]) };
}

const nowruz = new Map<number, number>();

/** Day number of 1 Farvardin. */
function startOfPersianYear(year: number): number {
  let start = nowruz.get(year);
  if (start === undefined) {
    start = daysFromGregorian(year + 621, 3, 18);
    while (askIcu('persian', start).month !== 1) start++;
    nowruz.set(year, start);
  }
  return start;
}

const startOfPersianMonth = (month: number): number => (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30);

function persianFromDays(days: number): CalendarDate {
  let year = gregorianFromDays(days).year - 621;
  if (days < startOfPersianYear(year)) year--;
  const ofYear = days - startOfPersianYear(year);
  const month = ofYear < 186 ? Math.floor(ofYear / 31) + 1 : Math.floor((ofYear - 186) / 30) + 7;
  return { year, month, day: ofYear - startOfPersianMonth(month) + 1 };
}

const ISLAMIC_EPOCH = -492148;
const MEAN_ISLAMIC_YEAR = 10631 / 30;
const islamicYears = new Map<number, Int32Array>();

/** First days of the twelve months, and of the year that follows. */
function islamicYear(year: number): Int32Array {
  let starts = islamicYears.get(year);
  if (starts !== undefined) return starts;
  let day = ISLAMIC_EPOCH + Math.floor((year - 1) * MEAN_ISLAMIC_YEAR) + 10;
  day -= askIcu('islamic-umalqura', day).day - 1;
  for (let at = askIcu('islamic-umalqura', day); at.year !== year || at.month !== 1; ) {
    day += at.year < year ? 30 : -1;
    at = askIcu('islamic-umalqura', day);
    day -= at.day - 1;
  }
  starts = new Int32Array(13);
  for (let month = 0; month < 13; month++) {
    starts[month] = day;
    day += askIcu('islamic-umalqura', day + 29).day === 1 ? 29 : 30;
  }
  islamicYears.set(year, starts);
  return starts;
}

function islamicFromDays(days: number): CalendarDate {
  let year = Math.floor((days - ISLAMIC_EPOCH) / MEAN_ISLAMIC_YEAR) + 1;
  while (days < islamicYear(year)[0]!) year--;
  while (days >= islamicYear(year)[12]!) year++;
  const starts = islamicYear(year);
  let month = 12;
  while (days < starts[month - 1]!) month--;
  return { year, month, day: days - starts[month - 1]! + 1 };
}

/** Days of a month of a calendar; 0 where the calendar has no such month or the year is out of range. */
export function daysOfMonth(calendar: CalendarName, year: number, month: number): number {
  if (!isYear(calendar, year) || !Number.isInteger(month) || month < 1 || month > 12) return 0;
  if (calendar === 'gregorian') {
    if (month === 2) return isGregorianLeap(year) ? 29 : 28;
    return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  }
  if (calendar === 'persian') {
    if (month <= 6) return 31;
    return month < 12 ? 30 : startOfPersianYear(year + 1) - startOfPersianYear(year) - 336;
  }
  const starts = islamicYear(year);
  return starts[month]! - starts[month - 1]!;
}

const isYear = (calendar: CalendarName, year: number): boolean =>
  Number.isInteger(year) && year >= 1 && year <= LAST_YEAR[calendar];

/** The ISO date of a day of a calendar, or null where it does not exist. */
export function fromCalendar(calendar: CalendarName, year: number, month: number, day: number): string | null {
  if (!Number.isInteger(day) || day < 1 || day > daysOfMonth(calendar, year, month)) return null;
  if (calendar === 'gregorian') return isoOf({ year, month, day });
  if (calendar === 'persian') return isoDate(startOfPersianYear(year) + startOfPersianMonth(month) + day - 1);
  return isoDate(islamicYear(year)[month - 1]! + day - 1);
}

/**
 * What an ISO date is called in a calendar.
 * @throws SabtError `invalid-value` if it is not a date, or lies before year 1 of the calendar.
 */
export function toCalendar(iso: string, calendar: CalendarName): CalendarDate {
  const days = toDayNumber(iso);
  const date =
    calendar === 'gregorian'
      ? gregorianFromDays(days)
      : calendar === 'persian'
        ? persianFromDays(days)
        : islamicFromDays(days);
  if (!isYear(calendar, date.year)) throw new SabtError('invalid-value', `${iso} is outside the ${calendar} calendar`);
  return date;
}

/** Whether a year lies outside the table of its calendar, so that its dates are computed and may differ by days. */
export function isApproximate(calendar: CalendarName, year: number): boolean {
  return calendar === 'islamic-umalqura' && (year < UMM_AL_QURA_FIRST || year > UMM_AL_QURA_LAST);
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a date that exists, written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  const parts = ISO.exec(text);
  if (parts === null) return false;
  const day = Number(parts[3]);
  return day >= 1 && day <= daysOfMonth('gregorian', Number(parts[1]), Number(parts[2]));
}

/**
 * Whole days since 1970-01-01.
 * @throws SabtError `invalid-value` if the text is no ISO date.
 */
export function toDayNumber(iso: string): number {
  if (!isIsoDate(iso)) throw new SabtError('invalid-value', `not a date (YYYY-MM-DD): ${iso.slice(0, 40)}`);
  return daysFromGregorian(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)));
}

/**
 * The ISO date of a day number.
 * @throws SabtError `invalid-value` outside the years 0001 to 9999.
 */
export function isoDate(days: number): string {
  if (!Number.isInteger(days) || days < FIRST_DAY || days > LAST_DAY)
    throw new SabtError('invalid-value', `no date of the years 0001 to 9999: day ${days}`);
  return isoOf(gregorianFromDays(days));
}

function isoOf(date: CalendarDate): string {
  const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
}

/** @throws SabtError `invalid-value` if `iso` is no date or the sum leaves the years 0001 to 9999. */
export function addDays(iso: string, days: number): string {
  return isoDate(toDayNumber(iso) + days);
}

/** Day of the week as ISO 8601 counts: 1 Monday to 7 Sunday. */
export function weekdayOf(iso: string): number {
  return ((((toDayNumber(iso) + 3) % 7) + 7) % 7) + 1;
}

/** The week that holds a date and starts on `firstDay` (1 Monday, 6 Saturday). */
export function weekOf(iso: string, firstDay = 1): CalendarSpan {
  const start = toDayNumber(iso) - ((weekdayOf(iso) - firstDay + 7) % 7);
  return { start: isoDate(start), end: isoDate(start + 6) };
}

/** The ISO 8601 week: it belongs to the year that holds its Thursday. */
export function isoWeekOf(iso: string): CalendarSpan & { year: number; week: number } {
  const { start, end } = weekOf(iso);
  const thursday = toDayNumber(start) + 3;
  const year = gregorianFromDays(thursday).year;
  const week = Math.floor((thursday - daysFromGregorian(year, 1, 1)) / 7) + 1;
  return { start, end, year, week };
}

/** First and last day of a month, or null where there is none. */
export function monthSpan(calendar: CalendarName, year: number, month: number): CalendarSpan | null {
  const start = fromCalendar(calendar, year, month, 1);
  const end = fromCalendar(calendar, year, month, daysOfMonth(calendar, year, month));
  return start === null || end === null ? null : { start, end };
}

/** First and last day of a year, or null where it is out of range. */
export function yearSpan(calendar: CalendarName, year: number): CalendarSpan | null {
  return yearsSpan(calendar, year, year);
}

/** From the first day of one year to the last of another, or null where either is out of range. */
export function yearsSpan(calendar: CalendarName, first: number, last: number): CalendarSpan | null {
  const start = monthSpan(calendar, first, 1)?.start;
  const end = monthSpan(calendar, last, 12)?.end;
  return start === undefined || end === undefined || start > end ? null : { start, end };
}
