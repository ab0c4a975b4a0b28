/** What the parts of the date reader hand to one another. */
import type { CalendarName } from '../../../model/calendar.ts';
import type { DatePrecision } from '../../../model/records.ts';

/** A date as it stands in a text. */
export interface FoundDate {
  /** First and last day, ISO, both included. */
  start: string;
  end: string;
  precision: DatePrecision;
  /** The calendar in which it was written; of a pair the one that was taken. */
  calendar: CalendarName;
  /** [start, end) in UTF-16 units of the original text. */
  span: [number, number];
  /** How many days the date may lie off: 1 for an Islamic date, 2 outside the table of Umm al-Qura. */
  uncertaintyDays?: number;
}

export type Language = 'ar' | 'fa' | 'latin';

/**
 * How much a month's name needs beside it to be one. `alone`: a preposition is enough. `day`: a day or a year, since the
 * word has another sense (مهر, آب, May). `year`: a year. `both`: day and year (الماء, ناصر).
 */
export type Need = 'alone' | 'day' | 'year' | 'both';

export interface MonthSense {
  calendar: CalendarName;
  month: number;
  need: Need;
}

export type Unit = 'day' | 'week' | 'month' | 'year';

export type Era = 'gregorian' | 'persian' | 'islamic-umalqura' | 'bc';

/** What a word can be besides a name or a number. */
export type Role =
  /** joins two ends of a span: to, تا, إلى */
  | 'to'
  /** joins members of a list, and the ends after `between` */
  | 'and'
  | 'between'
  /** between day, month and year: of, من, de */
  | 'of'
  /** before a year or month that stands alone: in, since, في, در */
  | 'in'
  /** part of a span: early, أواخر, نیمه */
  | 'part'
  /** the same day in another calendar: الموافق, برابر با */
  | 'equals'
  /** before N units: قبل */
  | 'ago-before'
  /** nearly: نحو */
  | 'about'
  /** after N units: ago, پیش */
  | 'ago-after'
  | 'decade'
  /** Q, before the number of a quarter */
  | 'quarter'
  | 'week'
  /** this, هذا, این */
  | 'this'
  | 'every'
  /** what numbers count: people, نفر, شخص, % */
  | 'counted'
  /** street, square, hospital: bear dates as names */
  | 'place'
  /** movement, brigade: bear dates as names */
  | 'group'
  /** what happens in a year: protests, انتخابات */
  | 'event'
  /** page, article, version, phone: a number follows */
  | 'label'
  /** between the word for year and its number: fiscal, school */
  | 'kind-of-year'
  /** stands before a weekday and makes it one: يوم, روز, on */
  | 'day-before'
  /** adjectives after اليوم that make it another word: العالمي */
  | 'not-today'
  /** after a number: th, er, ام */
  | 'ordinal-suffix'
  | 'article'
  /** morning, مساء, شب: may stand between weekday and date */
  | 'daytime'
  /** fired, hit: تیر before it is a bullet */
  | 'shot'
  /** German, before a day with a full stop: am 3. Mai */
  | 'before-point'
  /** after decades: of his age */
  | 'age'
  /** the last century, and the word century */
  | 'last-century';

/** All that a word or phrase can mean to the rules; a word may have several senses at once. */
export interface Lexeme {
  months?: MonthSense[];
  weekday?: number;
  /** The weekday's name has another sense and needs a word of kind `day-before`. */
  weekdayNeedsMark?: boolean;
  number?: { value: number; ordinal: boolean };
  /** 1 spring to 4 winter. */
  season?: number;
  era?: Era;
  /** First and last month of a quarter or half of a year. */
  monthsOfYear?: [number, number];
  /** Days from the reference: yesterday −1. */
  dayOffset?: number;
  /** A whole span relative to the reference: last week. */
  span?: { unit: Unit; offset: number };
  unit?: Unit;
  /** With `unit`: how many (يومين is 2). */
  many?: number;
  /** A word for year that may stand before a number; `plural` before several. */
  yearWord?: 'one' | 'plural';
  /** −1 last, 0 this, 1 next. */
  modifier?: -1 | 0 | 1;
  /** ثمانينيات: 80. */
  decadeName?: number;
  roles?: Set<Role>;
}

export const NUMBER = 0;
export const WORD = 1;
export const PUNCTUATION = 2;

export interface Token {
  kind: 0 | 1 | 2;
  /** Folded; of a merged phrase its first word. */
  text: string;
  /** [start, end) in the folded text. */
  start: number;
  end: number;
  /** A number's value; −1 for all else. */
  value: number;
  lexeme: Lexeme | null;
  /** Arabic prefix و that was taken off: "and" is inside the word. */
  and: boolean;
  /** No space before. */
  glued: boolean;
  lineBefore: boolean;
  latin: boolean;
  capital: boolean;
  language: Language;
}

/** A point or unit of time as a text names it, perhaps without its year. */
export interface Moment {
  kind: 'day' | 'week' | 'month' | 'season' | 'year' | 'decade' | 'weekday';
  calendar: CalendarName;
  year?: number;
  month?: number;
  day?: number;
  season?: number;
  weekday?: number;
  /** A day inside, of a week. */
  inside?: string;
  /** Which of the possible ones, where the year is missing: −1 before the reference, 1 after it. */
  lean?: -1 | 0 | 1;
  /** May take its year from a neighbour in a list, but never from the reference. */
  onlyShared?: boolean;
}

/** What a rule found in tokens [from, to): one moment, or a span from `first` to `last`. */
export interface Atom {
  first: Moment;
  last: Moment;
  from: number;
  to: number;
  /** Read, so that no other rule takes the tokens, but not a date to report: 500 BC, 14 March Street. */
  mute?: boolean;
  /** "between" stands before it: a following "and" makes a span. */
  between?: boolean;
}

export interface Reading {
  tokens: Token[];
  reference: string | undefined;
  original: string;
  map: Uint32Array;
}

/** A rule looks at tokens from `at` on and takes a bounded number of them. */
export type Rule = (reading: Reading, at: number) => Atom[] | null;
