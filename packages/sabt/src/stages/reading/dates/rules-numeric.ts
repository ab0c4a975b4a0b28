/**
 * Dates in figures: 2019-03-14, 14.03.2019, ۱۴۰۱/۶/۲۵, 25/6/1401, ۹۸/۸/۲۴, 1440/7/14 هـ, 2019-03.
 *
 * Order of day and month: a part above 12 is the day; else the day comes first, as everywhere but in the United States.
 * A year of four figures between 1200 and 1500 is Persian or Islamic: by a marker beside it, else by the language of the
 * paragraph, else by the digits (۱۲۳ are Persian), else Persian up to 1410 and Islamic above.
 */
import { type CalendarName, fromCalendar } from '../../../model/calendar.ts';
import { countsWhatFollows, fullYear, has, isLabelled, isMark, readEra, standsAlone } from './terms.ts';
import { type Atom, type Era, type Moment, NUMBER, type Reading, type Token, WORD } from './types.ts';

const SEPARATORS = './-';
/** Last Persian year that an unmarked year between 1200 and 1500 is taken for. */
const LATEST_PERSIAN = 1410;

interface Figures {
  parts: [Token, Token, Token];
  separator: string;
  to: number;
}

/** Three numbers with the same separator, all tight or all spaced. */
function threeFigures(tokens: readonly Token[], at: number): Figures | null {
  const [a, s, b, t, c] = tokens.slice(at, at + 5);
  if (a?.kind !== NUMBER || b?.kind !== NUMBER || c?.kind !== NUMBER) return null;
  if (!isMark(s, SEPARATORS) || s!.text !== t!.text) return null;
  const tight = s!.glued && b.glued && t!.glued && c.glued;
  const spaced = !b.glued && !c.glued && (a.end - a.start === 4 || c.end - c.start === 4);
  // a list of German days stands as "3. 4. 2019"
  const pointed = s!.text === '.' && s!.glued && t!.glued && c.end - c.start === 4 && !c.lineBefore;
  if (!tight && !spaced && !pointed) return null;
  return { parts: [a, b, c], separator: s!.text, to: at + 5 };
}

const digits = (token: Token): number => token.end - token.start;

/** Which calendar a year between 1200 and 1500 belongs to. */
function calendarOf(reading: Reading, year: number, at: number, era: Era | undefined): CalendarName | null {
  if (era === 'bc') return null;
  if (era !== undefined) return era;
  if (year < 1200 || year > 1500) return 'gregorian';
  const token = reading.tokens[at]!;
  if (token.language === 'fa') return 'persian';
  if (token.language === 'ar') return 'islamic-umalqura';
  const digit = reading.original.charCodeAt(reading.map[token.start]!);
  if (digit >= 0x06f0 && digit <= 0x06f9) return 'persian';
  if (digit >= 0x0660 && digit <= 0x0669) return 'islamic-umalqura';
  return year <= LATEST_PERSIAN ? 'persian' : 'islamic-umalqura';
}

const day = (calendar: CalendarName, year: number, month: number, of: number): Moment | null =>
  fromCalendar(calendar, year, month, of) === null ? null : { kind: 'day', calendar, year, month, day: of };

/** Day and month in either order; the day comes first unless that is impossible. */
function inEitherOrder(calendar: CalendarName, year: number, a: number, b: number): Moment | null {
  return day(calendar, year, b, a) ?? day(calendar, year, a, b);
}

function momentOf(reading: Reading, at: number, { parts, separator, to }: Figures): Moment | null {
  const [a, b, c] = parts;
  const era = readEra(reading.tokens, to)?.era;
  const persian = reading.tokens[at]!.language === 'fa' || era === 'persian';
  if (digits(a) === 4 && digits(b) <= 2 && digits(c) <= 2) {
    const calendar = calendarOf(reading, a.value, at, era);
    return calendar && (day(calendar, a.value, b.value, c.value) ?? day(calendar, a.value, c.value, b.value));
  }
  if (digits(a) > 2 || digits(b) > 2) return null;
  if (digits(c) === 4) {
    const calendar = calendarOf(reading, c.value, at, era);
    return calendar && inEitherOrder(calendar, c.value, a.value, b.value);
  }
  // ۸۸/۳/۵ is a date in Persian; elsewhere so few figures are a score or a version
  const digit = reading.original.charCodeAt(reading.map[a.start]!);
  const shortPersian =
    (persian || (digit >= 0x06f0 && digit <= 0x06f9)) && separator === '/' && digits(a) === 2 && a.value > 31;
  if (!shortPersian && (digits(c) !== 2 || (separator !== '/' && digits(a) + digits(b) < 3))) return null;
  if (separator === '.' && digits(a) + digits(b) < 4) return null;
  if (persian || shortPersian) {
    const yearFirst = a.value > 31 || (a.text.startsWith('0') && c.value > 9);
    if (yearFirst) return day('persian', fullYear(a.value, 'persian'), b.value, c.value);
    if (c.value > 31 || c.text.startsWith('0'))
      return inEitherOrder('persian', fullYear(c.value, 'persian'), a.value, b.value);
    return null;
  }
  return inEitherOrder('gregorian', fullYear(c.value, 'gregorian'), a.value, b.value);
}

const atom = (moment: Moment, from: number, to: number): Atom => ({ first: moment, last: moment, from, to });

/** "2019-03-14T10:22Z": the time that may follow does not count as part of a longer code. */
const isTime = (token: Token | undefined): boolean => token?.kind === WORD && token.glued && token.text === 't';

/** 2019-03-14 · 14/03/2019 · ۱۴۰۱/۶/۲۵ · 14.03.19 · 14 / 3 / 2019 */
export function numericDay(reading: Reading, at: number): Atom[] | null {
  const { tokens } = reading;
  if (tokens[at]!.kind !== NUMBER) return null;
  const figures = threeFigures(tokens, at);
  if (figures === null) return null;
  const last = figures.to - 1;
  if (!standsAloneAt(tokens, at, '') || !(isTime(tokens[last + 1]) || followedFreely(tokens, last))) return null;
  if (figures.separator === '.' && isLabelled(tokens, at)) return null;
  const moment = momentOf(reading, at, figures);
  if (moment === null) return null;
  const era = readEra(tokens, figures.to);
  return [atom(moment, at, era?.to ?? figures.to)];
}

function standsAloneAt(tokens: readonly Token[], at: number, allowed: string): boolean {
  const before = tokens[at - 1];
  const token = tokens[at]!;
  if (!token.glued || before === undefined) return true;
  if (before.kind === WORD) return !before.latin;
  if (before.kind === NUMBER) return false;
  if (allowed.includes(before.text)) return true;
  // 2019-03-14/2019-03-16 is a span of ISO 8601
  if (before.text === '/' && before.glued && token.end - token.start === 4 && tokens[at - 3]?.text === '-') return true;
  if ('$€£#@_+=%&\\~/.\u0000'.includes(before.text)) return false;
  // 14/3/2019-16/3/2019 is a span, A-2019-03-14 a code
  if (before.text !== '-' || !before.glued) return true;
  const second = tokens[at - 2];
  return second?.kind === NUMBER || (isMark(second, '.') && tokens[at - 3]?.kind === NUMBER);
}

function followedFreely(tokens: readonly Token[], last: number): boolean {
  const after = tokens[last + 1];
  if (after === undefined || !after.glued) return true;
  if (after.kind === WORD) return !after.latin || after.lexeme?.era !== undefined;
  if ('%$€£#@_+=&\\~\u0000'.includes(after.text)) return false;
  const second = tokens[last + 2];
  if (!'./'.includes(after.text) && after.text !== '-') return true;
  if (second === undefined || !second.glued) return true;
  const dated = second.kind === NUMBER && isMark(tokens[last + 3], SEPARATORS);
  return dated && (after.text === '-' || (after.text === '/' && second.end - second.start === 4));
}

/** 21.01. · 04.02. — German, in a list whose last member has the year */
export function germanDayMonth(reading: Reading, at: number): Atom[] | null {
  const { tokens } = reading;
  const [a, s, b, t, c] = tokens.slice(at, at + 5);
  if (a?.kind !== NUMBER || b?.kind !== NUMBER || digits(a) > 2 || digits(b) > 2) return null;
  if (!isMark(s, '.') || !isMark(t, '.') || !s!.glued || !b.glued || !t!.glued) return null;
  if (c?.kind === NUMBER && c.glued) return null;
  if (!standsAloneAt(tokens, at, '-') || fromCalendar('gregorian', 2000, b.value, a.value) === null) return null;
  return [atom({ kind: 'day', calendar: 'gregorian', month: b.value, day: a.value, onlyShared: true }, at, at + 4)];
}

/** 20190314, as files and forms write it: eight figures that are a day of our time, where nothing says that they number something. */
export function compactDay({ tokens }: Reading, at: number): Atom[] | null {
  const token = tokens[at]!;
  const figures = /^((?:19[5-9]|20[0-4])\d)(\d\d)(\d\d)$/.exec(token.text);
  if (figures === null || !standsAlone(tokens, at) || isLabelled(tokens, at) || tokens[at - 1]?.kind === NUMBER)
    return null;
  if (tokens[at + 1]?.kind === NUMBER || countsWhatFollows(tokens, at + 1)) return null;
  const moment = day('gregorian', Number(figures[1]), Number(figures[2]), Number(figures[3]));
  return moment === null ? null : [atom(moment, at, at + 1)];
}

/** 09/2022: only after a preposition, in brackets or with a nought, for laws are numbered so too (10/2018). */
function monthBeforeYear(reading: Reading, at: number): Atom[] | null {
  const { tokens } = reading;
  const [a, s, b] = tokens.slice(at, at + 3);
  if (b?.kind !== NUMBER || digits(a!) > 2 || digits(b) !== 4 || !isMark(s, '/') || !s!.glued || !b.glued) return null;
  if (a!.value < 1 || a!.value > 12 || isLabelled(tokens, at)) return null;
  if (!standsAlone(tokens, at, '(', '/') || !standsAlone(tokens, at + 2, '/')) return null;
  const before = tokens[at - 1];
  const placed = has(before, 'in') || has(before, 'part') || isMark(before, '([') || before?.lexeme?.unit === 'month';
  if (!placed && !a!.text.startsWith('0')) return null;
  if (!(b.value >= 1900 && b.value < 2100) && !(b.value >= 1300 && b.value <= 1450 && placed)) return null;
  const calendar = calendarOf(reading, b.value, at, readEra(tokens, at + 3)?.era);
  return calendar && [atom({ kind: 'month', calendar, year: b.value, month: a!.value }, at, at + 3)];
}

/** 2019-03 · ۱۴۰۱/۰۶ · 09/2022 */
export function numericMonth(reading: Reading, at: number): Atom[] | null {
  const { tokens } = reading;
  const [a, s, b] = tokens.slice(at, at + 3);
  if (a?.kind !== NUMBER || b?.kind !== NUMBER || digits(a) !== 4 || digits(b) !== 2)
    return monthBeforeYear(reading, at);
  if (!isMark(s, '-/') || !s!.glued || !b.glued || b.value < 1 || b.value > 12) return null;
  if (!standsAlone(tokens, at, '', s!.text) || !standsAlone(tokens, at + 2, s!.text) || isLabelled(tokens, at))
    return null;
  if (!(a.value >= 1900 && a.value < 2100) && !(a.value >= 1300 && a.value <= 1450)) return null;
  const calendar = calendarOf(reading, a.value, at, readEra(tokens, at + 3)?.era);
  if (calendar === null) return null;
  return [atom({ kind: 'month', calendar, year: a.value, month: b.value }, at, at + 3)];
}
