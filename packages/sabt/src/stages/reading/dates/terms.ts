/**
 * The terms that rules are made of: a day, a month, a year with its era, what stands between them, and the guards that
 * keep counts, versions and names of streets from being read as dates.
 *
 * Every reader takes tokens and an index and answers what it read and the index after it, or null.
 */
import type { CalendarName } from '../../../model/calendar.ts';
import { readNumberWords } from './numerals.ts';
import { type Era, type MonthSense, NUMBER, PUNCTUATION, type Role, type Token, WORD } from './types.ts';

export const has = (token: Token | undefined, role: Role): boolean => token?.lexeme?.roles?.has(role) ?? false;

export const isMark = (token: Token | undefined, marks: string): boolean =>
  token?.kind === PUNCTUATION && marks.includes(token.text);

/** Marks that make a number part of money, a share, an address or a name. */
const CLINGING = '$€£#№@+=%°&~\u0000';
/** Marks that join figures into a longer number or code, where something follows at once. */
const JOINING = './:,-_';

/** Whether a number is one by itself: no part of a longer code, a sum of money, a share or a decimal. */
export function standsAlone(tokens: readonly Token[], at: number, allowedBefore = '', allowedAfter = ''): boolean {
  const token = tokens[at]!;
  const before = tokens[at - 1];
  if (token.glued && before !== undefined) {
    if (before.kind === WORD && before.latin) return false;
    if (before.kind === PUNCTUATION && !allowedBefore.includes(before.text)) {
      if (CLINGING.includes(before.text)) return false;
      if (JOINING.includes(before.text) && before.glued) return false;
    }
  }
  return endsAlone(tokens, at, allowedAfter);
}

/** The same, looking only at what follows. */
export function endsAlone(tokens: readonly Token[], at: number, allowed = ''): boolean {
  const after = tokens[at + 1];
  if (after === undefined || !after.glued) return true;
  if (after.kind === WORD) return !after.latin || has(after, 'ordinal-suffix') || after.lexeme?.era !== undefined;
  if (after.kind !== PUNCTUATION || allowed.includes(after.text)) return true;
  if (CLINGING.includes(after.text)) return false;
  const second = tokens[at + 2];
  return !(
    JOINING.includes(after.text) &&
    second?.glued === true &&
    (second.kind === NUMBER || second.text === '\u0000')
  );
}

/** Whether what follows is what the number before it counts. */
export function countsWhatFollows(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.lineBefore) return false;
  return has(token, 'counted') || isMark(token, '%$€£');
}

export interface ReadDay {
  day: number;
  to: number;
  /** A bare cardinal word (سه, خمسة), which counts more often than it dates. */
  weak: boolean;
  /** Third, سوم, ۳ام: cannot count. */
  ordinal: boolean;
}

/** A day of a month: 25, 25th, الخامس والعشرين, بیست و پنجم, ۲۵م. */
export function readDay(tokens: readonly Token[], at: number): ReadDay | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === NUMBER) {
    if (token.end - token.start > 2 || token.value < 1 || token.value > 31) return null;
    const before = tokens[at - 1];
    if (token.glued && before !== undefined) {
      if (before.kind === WORD && before.latin) return null;
      if (isMark(before, '$€£#@+=%~:\u0000')) return null;
    }
    let to = at + 1;
    const suffix = tokens[to];
    if (suffix?.glued && suffix.kind === WORD) {
      if (has(suffix, 'ordinal-suffix')) to++;
      else if (suffix.latin && !suffix.lexeme?.months) return null;
    } else if (has(suffix, 'ordinal-suffix') && suffix?.language === 'fa' && suffix.text !== 'م') to++;
    if (isMark(tokens[to], '%$€£')) return null;
    return { day: token.value, to, weak: false, ordinal: to > at + 1 };
  }
  const words = readNumberWords(tokens, at);
  if (words === null || words.value < 1 || words.value > 31) return null;
  if (token.language === 'latin' && !words.ordinal) return null;
  return { day: words.value, to: words.to, weak: !words.ordinal, ordinal: words.ordinal };
}

export interface ReadMonth {
  senses: MonthSense[];
  to: number;
  /** The word month stands beside it: شهر رمضان, مهر ماه. */
  marked: boolean;
  /** Spelled as a name where the script can tell (May, not may). */
  capital: boolean;
  latin: boolean;
}

const isMonthWord = (token: Token | undefined): boolean => token?.lexeme?.unit === 'month' && token.lexeme.many === 1;

/** A month, also named twice (آذار/مارس, يونيو (حزيران)), also with the word month. */
export function readMonth(tokens: readonly Token[], at: number): ReadMonth | null {
  let i = at;
  let marked = false;
  if (isMonthWord(tokens[i]) && tokens[i + 1]?.lexeme?.months !== undefined) {
    marked = true;
    i++;
  }
  const token = tokens[i];
  const senses = token?.lexeme?.months;
  if (token === undefined || senses === undefined) return null;
  let to = i + 1;
  if (token.latin && isMark(tokens[to], '.') && tokens[to]!.glued && token.text.length <= 5) {
    const next = tokens[to + 1];
    if (next !== undefined && !next.lineBefore && (next.kind === NUMBER || isMark(next, ','))) to++;
  }
  if (!marked && token.language === 'fa' && isMonthWord(tokens[to]) && !tokens[to]!.lineBefore) {
    marked = true;
    to++;
  }
  to = skipSecondName(tokens, to, senses);
  return { senses, to, marked, capital: token.capital, latin: token.latin };
}

/** The same month again: after a slash, in brackets, or at once (مارس آذار). */
function skipSecondName(tokens: readonly Token[], at: number, senses: readonly MonthSense[]): number {
  const same = (token: Token | undefined): boolean =>
    token?.lexeme?.months?.some((m) => senses.some((s) => s.calendar === m.calendar && s.month === m.month)) ?? false;
  if (same(tokens[at]) && !tokens[at]!.lineBefore && !tokens[at]!.and) return at + 1;
  if (isMark(tokens[at], '/\\-') && same(tokens[at + 1])) return at + 2;
  if (isMark(tokens[at], '([') && same(tokens[at + 1]) && isMark(tokens[at + 2], ')]')) return at + 3;
  return at;
}

/** An era after a number: م, هـ, ه.ش, میلادی, AH, in brackets too. */
export function readEra(tokens: readonly Token[], at: number): { era: Era; to: number } | null {
  const token = tokens[at];
  if (token === undefined || token.lineBefore) return null;
  const era = token.lexeme?.era;
  if (era === undefined) return null;
  // "ad", "ce", "ah" in lower case are words
  if (token.latin && !token.capital && token.text.length <= 3) return null;
  let to = at + 1;
  if (isMark(tokens[to], '.') && tokens[to]!.glued && token.end - token.start <= 3 && !token.latin) {
    const next = tokens[to + 1];
    if (next?.glued) to++;
  }
  return { era, to };
}

export interface ReadYear {
  year: number;
  era: Era | undefined;
  to: number;
  /** Written with four digits or in words, or said to be a year. */
  sure: boolean;
  twoDigits: boolean;
  /** A year word stood before it. */
  named: boolean;
}

/** A number that may be a year, with its era: 2019, ۱۴۰۱ ه.ش, ٥٧, ألفين وتسعة عشر. */
export function readYearNumber(tokens: readonly Token[], at: number, before = '', after = ''): ReadYear | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === NUMBER) {
    const digits = token.end - token.start;
    if (token.value < 0 || digits > 4 || !standsAlone(tokens, at, before, after)) return null;
    const era = readEra(tokens, at + 1);
    if (era === null && (digits === 1 || digits === 3)) return null;
    if (era === null && countsWhatFollows(tokens, at + 1) && digits < 4) return null;
    const to = era?.to ?? at + 1;
    return { year: token.value, era: era?.era, to, sure: digits === 4, twoDigits: digits === 2, named: false };
  }
  const words = readNumberWords(tokens, at);
  if (words === null || words.ordinal || words.value < 10) return null;
  const era = readEra(tokens, words.to);
  const sure = words.value >= 1000;
  if (!sure && words.value > 99) return null;
  return { year: words.value, era: era?.era, to: era?.to ?? words.to, sure, twoDigits: !sure, named: false };
}

/** Last two digits of the latest year that two digits may mean. */
const LATEST_TWO_DIGIT = { persian: 9, gregorian: 40 };

/** The full year that two digits mean: ۵۷ is 1357, ۰۱ is 1401; '79 is 1979, '19 is 2019. */
export function fullYear(twoDigits: number, calendar: 'persian' | 'gregorian'): number {
  const late = twoDigits <= LATEST_TWO_DIGIT[calendar];
  return twoDigits + (calendar === 'persian' ? (late ? 1400 : 1300) : late ? 2000 : 1900);
}

/** The calendar of a year that stands without a month, or null where it cannot be one. */
export function calendarOfYear(year: ReadYear, language: Token['language']): [CalendarName, number] | null {
  const { era } = year;
  if (era === 'bc') return null;
  if (year.twoDigits) {
    if (era === 'islamic-umalqura') return [era, year.year];
    if (era === 'gregorian') return [era, fullYear(year.year, 'gregorian')];
    if (language === 'fa' || era === 'persian') return ['persian', fullYear(year.year, 'persian')];
    return year.year >= 40 ? ['gregorian', 1900 + year.year] : null;
  }
  if (era !== undefined) return [era, year.year];
  if (year.year >= 1500) return year.year < 2200 ? ['gregorian', year.year] : null;
  if (language === 'fa') return year.year >= 1200 ? ['persian', year.year] : null;
  if (language === 'ar' && year.year >= 1300) return ['islamic-umalqura', year.year];
  return year.year >= 1000 ? ['gregorian', year.year] : null;
}

/** Skips words and marks of given roles, at most `limit`. */
export function skip(tokens: readonly Token[], at: number, roles: readonly Role[], marks = '', limit = 2): number {
  let i = at;
  for (let n = 0; n < limit; n++) {
    const token = tokens[i];
    if (token === undefined || token.lineBefore) break;
    if (!roles.some((role) => has(token, role)) && !(marks !== '' && isMark(token, marks))) break;
    i++;
  }
  return i;
}

/** A modifier of a unit or month: الماضي, گذشته. */
export function readModifier(tokens: readonly Token[], at: number): -1 | 0 | 1 | undefined {
  const token = tokens[at];
  return token === undefined || token.lineBefore || token.latin ? undefined : token.lexeme?.modifier;
}

/** Whether the word before `at` says that the number is a mere label: page, article, version, phone. */
export function isLabelled(tokens: readonly Token[], at: number): boolean {
  let i = at - 1;
  while (i > at - 4 && isMark(tokens[i], '.:(')) i--;
  return has(tokens[i], 'label');
}
