/**
 * Dates with a named month: day and month, month and day, month alone, each with its year where there is one.
 *
 * «۱۸ و ۱۹ دی ۱۴۰۴» and "3, 5 and 7 March 2019" are several dates; "3–5 March 2019", «من 3 إلى 5 آذار» and «بين 3 و5 مارس»
 * are one span. "Early March 2019" is March 2019: its span covers the word, its days are those of the month, since no
 * text says where early ends.
 */
import { toCalendar } from '../../../model/calendar.ts';
import { islamicYearIn } from './resolve.ts';
import {
  countsWhatFollows,
  endsAlone,
  fullYear,
  has,
  isLabelled,
  isMark,
  type ReadMonth,
  type ReadYear,
  readDay,
  readModifier,
  readMonth,
  readYearNumber,
  skip,
} from './terms.ts';
import { type Atom, type Moment, type MonthSense, NUMBER, type Reading, type Token, WORD } from './types.ts';

/** Members of a list of days; beyond it a list is no list of days. */
const LONGEST_LIST = 31;
/** Beyond it a year beside an Islamic month in a Persian text is an Islamic one. */
const LATEST_SOLAR = 1410;

/** A year, or what stands for one, after a month or season. */
export interface YearAfter {
  year?: number;
  lean?: -1 | 0 | 1;
  /** Reckoned from the reference. */
  relative?: boolean;
  era?: 'bc';
  to: number;
}

/** A year relative to the reference: العام الماضي, امسال, last year; as an offset in years. */
export function readRelativeYear(tokens: readonly Token[], at: number): { offset: number; to: number } | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const lexeme = token.lexeme;
  if (lexeme?.span?.unit === 'year') return { offset: lexeme.span.offset, to: at + 1 };
  const isYear = (t: Token | undefined): boolean =>
    t?.lexeme?.unit === 'year' && t.lexeme.many === 1 && t.text !== 'years';
  if (isYear(token)) {
    const offset = readModifier(tokens, at + 1);
    return offset === undefined ? null : { offset, to: at + 2 };
  }
  if (!isYear(tokens[at + 1]) || tokens[at + 1]!.lineBefore) return null;
  if (has(token, 'this') && token.language !== 'fa') return { offset: 0, to: at + 2 };
  return token.latin && lexeme?.modifier !== undefined ? { offset: lexeme.modifier, to: at + 2 } : null;
}

/** Whether a number fits as the year of a month of a calendar, and which year it then is. */
function yearFor(sense: MonthSense, read: ReadYear, hasDay: boolean, tokens: readonly Token[]): YearAfter | null {
  const { to } = read;
  if (read.era === 'bc') return { era: 'bc', to };
  const said = read.era !== undefined || read.named;
  if (sense.calendar === 'gregorian') {
    if (read.twoDigits) return read.named ? { year: fullYear(read.year, 'gregorian'), to } : null;
    if (read.year < 1000 && read.era !== 'gregorian') return null;
    return read.year < 2200 ? { year: read.year, to } : null;
  }
  if (read.twoDigits) {
    if (sense.calendar !== 'persian') return said ? { year: read.year, to } : null;
    const token = tokens[to - 1]!;
    const last = tokens[to] === undefined || tokens[to]!.kind === 2 || tokens[to]!.lineBefore;
    const plain = read.year > 31 || token.text.startsWith('0') || (hasDay && last && read.year > 12);
    return said || plain ? { year: fullYear(read.year, 'persian'), to } : null;
  }
  if (read.year <= 1600) {
    // «محرم سال ۱۳۵۷», «رمضان ۱۴۰۱»: Persian texts name the solar year
    const solar = read.era === undefined && (read.named || !hasDay) && tokens[to - 1]!.language === 'fa';
    if (sense.calendar === 'islamic-umalqura' && solar && read.year >= 1250 && read.year <= LATEST_SOLAR) {
      const islamic = islamicYearIn('persian', read.year, sense.month);
      return islamic === null ? null : { year: islamic, to };
    }
    return read.year >= 1000 || said ? { year: read.year, to } : null;
  }
  if (sense.calendar === 'persian' || read.year >= 2200 || read.year < 1800) return null;
  const islamic = islamicYearIn('gregorian', read.year, sense.month);
  return islamic === null ? null : { year: islamic, to };
}

/** The year after a month or season, if there is one: "2019", «من عام 2019», «سال ۵۷», "of last year", «الماضي». */
export function readYearAfter(reading: Reading, at: number, sense: MonthSense, hasDay: boolean): YearAfter | null {
  const { tokens, reference } = reading;
  const first = tokens[at];
  if (first === undefined) return null;
  const lean = readModifier(tokens, at);
  if (lean !== undefined) return { lean, to: at + 1 };
  const comma = isMark(first, ',');
  const dash = isMark(first, '-/.') && first.glued && tokens[at + 1]?.glued === true;
  let i = comma || dash ? at + 1 : at;
  i = skip(tokens, i, ['of'], '', 1);
  const relative = tokens[i]?.lineBefore ? null : readRelativeYear(tokens, i);
  const named = tokens[i]?.lexeme?.yearWord === 'one';
  if (named) {
    i++;
    if (readModifier(tokens, i) !== undefined) i++;
  }
  const token = tokens[i];
  if (token !== undefined && !(token.lineBefore && i === at)) {
    const read = readYearNumber(tokens, i, dash ? '-/.' : '', '-/');
    if (read !== null && (read.sure || !comma || named)) {
      const counted = read.era === undefined && !named && comma && countsWhatFollows(tokens, read.to);
      const short = dash && read.twoDigits && sense.calendar === 'gregorian';
      if (!counted) {
        const found = yearFor(sense, { ...read, named: named || short }, hasDay, tokens);
        if (found !== null) return found;
      }
    }
  }
  if (relative === null || reference === undefined || comma) return null;
  return { year: toCalendar(reference, sense.calendar).year + relative.offset, relative: true, to: relative.to };
}

/** The sense of a month that its year agrees with, and that year; the year may be missing. */
function withYear(reading: Reading, month: ReadMonth, at: number, hasDay: boolean): [MonthSense, YearAfter | null] {
  for (const sense of month.senses) {
    const year = readYearAfter(reading, at, sense, hasDay);
    if (year !== null) return [sense, year];
  }
  return [month.senses[0]!, null];
}

function suffices(sense: MonthSense, month: ReadMonth, hasDay: boolean, hasYear: boolean): boolean {
  if (sense.need === 'alone' || (month.marked && sense.need !== 'both')) return true;
  if (sense.need === 'both' && !month.marked) return hasDay && hasYear;
  return sense.need === 'year' && !month.marked ? hasYear : hasDay || hasYear;
}

const isBearerOfDates = (token: Token | undefined): boolean => has(token, 'place') || has(token, 'group');

/** 14 March Street, میدان ۲۵ شهریور, حركة 6 أبريل: a name, unless a year follows. */
function isName(tokens: readonly Token[], from: number, to: number): boolean {
  let before = from - 1;
  while (before > from - 3 && (has(tokens[before], 'article') || isMark(tokens[before], '"('))) before--;
  if (isBearerOfDates(tokens[before]) && !tokens[before]!.latin) return true;
  const after = tokens[to];
  return after?.latin === true && !after.lineBefore && isBearerOfDates(after);
}

function monthMoment(kind: 'day' | 'month', sense: MonthSense, year: YearAfter | null): Moment {
  const moment: Moment = { kind, calendar: sense.calendar, month: sense.month };
  if (year?.year !== undefined) moment.year = year.year;
  if (year?.lean !== undefined) moment.lean = year.lean;
  return moment;
}

interface Item {
  day: number;
  from: number;
  to: number;
  weak: boolean;
  ordinal: boolean;
  /** What stands between this day and the next. */
  link?: 'to' | 'and' | 'comma';
}

const skipWeekday = (tokens: readonly Token[], at: number): number => {
  let i = at;
  if (tokens[i]?.lexeme?.unit === 'day' || has(tokens[i], 'article')) i++;
  if (tokens[i]?.lexeme?.weekday !== undefined) i++;
  else i = at;
  if (isMark(tokens[i], ',') && i > at) i++;
  if (tokens[i]?.lexeme?.unit === 'day' || (has(tokens[i], 'article') && i > at)) i++;
  return i;
};

const joinsFigures = (token: Token | undefined): boolean => token?.kind === NUMBER && token.glued;

/** 3 · 3–5 · the night of 3/4 · 3, 5 and 7 · السبت 3 والأحد 4 */
function readDays(tokens: readonly Token[], at: number): Item[] {
  const items: Item[] = [];
  for (let i = at; items.length < LONGEST_LIST; ) {
    const read = readDay(tokens, i);
    if (read === null) break;
    const item: Item = { day: read.day, from: i, to: read.to, weak: read.weak, ordinal: read.ordinal };
    items.push(item);
    let next = read.to;
    if (isMark(tokens[next], '.') && tokens[next]!.glued && !joinsFigures(tokens[next + 1])) item.to = ++next;
    const link = tokens[next];
    if (link === undefined) break;
    if (link.and) item.link = 'and';
    else if (isMark(link, '-/') || has(link, 'to') || link.text === 'به') item.link = 'to';
    else if (has(link, 'and') || isMark(link, '&')) item.link = 'and';
    else if (isMark(link, ',')) item.link = 'comma';
    else break;
    if (!link.and) next++;
    if (item.link === 'comma' && (has(tokens[next], 'and') || tokens[next]?.and)) {
      item.link = 'and';
      if (!tokens[next]!.and) next++;
    }
    next = skip(tokens, skipWeekday(tokens, next), ['article'], '', 1);
    if (readDay(tokens, next) === null) {
      delete item.link;
      break;
    }
    i = next;
  }
  return items;
}

/** The part of a list, from its end, that reads as days of one month: rising, and joined by more than one comma. */
function believable(items: Item[]): Item[] {
  let from = items.length - 1;
  while (from > 0 && items[from - 1]!.day < items[from]!.day && items[from - 1]!.link !== undefined) from--;
  const kept = items.slice(from);
  const joined = kept.some((item) => item.link === 'and' || item.link === 'to') || kept.length > 2;
  return joined ? kept : kept.slice(-1);
}

/** Makes the dates of a list of days that share month and year. */
function atomsOf(tokens: readonly Token[], items: Item[], moment: Moment, end: number): Atom[] {
  const atoms: Atom[] = [];
  const between = has(tokens[items[0]!.from - 1], 'between') && items.length === 2;
  for (let i = 0; i < items.length; i++) {
    const first = items[i]!;
    const span = first.link === 'to' || (between && first.link === 'and');
    const last = span && i + 1 < items.length ? items[++i]! : first;
    const from: Moment = { ...moment, day: first.day };
    atoms.push({
      first: from,
      last: last === first ? from : { ...moment, day: last.day },
      from: first.from,
      to: i === items.length - 1 ? end : last.to,
    });
  }
  return atoms;
}

/** 14 March 2019 · الخامس والعشرين من آذار · ۲۵ تا ۲۷ شهریور ۱۴۰۱ · 14-Mar-19 */
export function dayMonth(reading: Reading, at: number): Atom[] | null {
  const { tokens } = reading;
  const all = readDays(tokens, at);
  if (all.length === 0) return null;
  const last = all[all.length - 1]!;
  delete last.link;
  let i = last.to;
  if (isMark(tokens[i], '-/') && tokens[i]!.glued) i++;
  else i = skip(tokens, i, ['of'], '', 1);
  const month = tokens[i]?.lineBefore === true && i > last.to ? null : readMonth(tokens, i);
  if (month === null) return dayOfRelativeMonth(reading, last, i);
  const [sense, year] = withYear(reading, month, month.to, true);
  const to = year?.to ?? month.to;
  if (!suffices(sense, month, true, year?.year !== undefined)) return null;
  const pointed = isMark(tokens[last.to - 1], '.') && !has(tokens[all[0]!.from - 1], 'before-point');
  const items = believable(all);
  const loose =
    items[0]!.weak ||
    pointed ||
    (month.latin && !month.capital && (sense.need !== 'alone' || tokens[at]!.kind === WORD));
  if (loose && year === null && !month.marked) return null;
  // "5 Mar Elias Street": a name goes on
  const next = tokens[to];
  const goesOn = month.latin && sense.need !== 'alone' && next?.latin && next.capital && !next.lineBefore;
  if (goesOn && year === null) return null;
  if (year === null && isShot(tokens, sense, month, to)) return null;
  const from = items[0]!.from;
  const mute = year?.era === 'bc' || (year === null && isName(tokens, from, to));
  const moment = monthMoment('day', sense, year);
  if (mute) return [{ first: moment, last: moment, from, to, mute }];
  return atomsOf(tokens, items, moment, to);
}

/** «۳ تیر شلیک شد» are three bullets, not the third of Tir. */
function isShot(tokens: readonly Token[], sense: MonthSense, month: ReadMonth, to: number): boolean {
  if (sense.calendar !== 'persian' || sense.month !== 4 || month.marked) return false;
  return tokens.slice(to, to + 5).some((token) => has(token, 'shot'));
}

/** الخامس من الشهر الجاري · پنجم ماه گذشته · 15 الجاري */
function dayOfRelativeMonth({ tokens, reference }: Reading, item: Item, at: number): Atom[] | null {
  if (reference === undefined) return null;
  let i = at;
  const unit = tokens[i]?.lexeme?.unit === 'month' && tokens[i]!.lexeme!.many === 1;
  if (unit) i++;
  const offset = readModifier(tokens, i);
  const language = tokens[at]?.language;
  if (offset === undefined || language === 'latin' || (!unit && (offset !== 0 || language !== 'ar'))) return null;
  // «سه ماه گذشته» and «۳ ماه پیش» count months, «سوم ماه گذشته» is a day
  if (language === 'fa' && offset !== 0 && !item.ordinal) return null;
  const calendar = language === 'fa' ? 'persian' : 'gregorian';
  const today = toCalendar(reference, calendar);
  const months = today.year * 12 + today.month - 1 + offset;
  const moment: Moment = {
    kind: 'day',
    calendar,
    year: Math.floor(months / 12),
    month: (months % 12) + 1,
    day: item.day,
  };
  return [{ first: moment, last: moment, from: item.from, to: i + 1 }];
}

/** March 14, 2019 · March 3–5 · Mar. 14th; in other scripts only with comma and year: مارس 14، 2019 */
export function monthDay(reading: Reading, at: number): Atom[] | null {
  const { tokens } = reading;
  const month = readMonth(tokens, at);
  if (month === null) return null;
  const first = skip(tokens, month.to, ['article'], '', 1);
  const items = readDays(tokens, first);
  if (items.length === 0 || tokens[first]!.lineBefore) return null;
  // "March 14, 5 people": what follows a comma need not be a day
  const days = items.slice(0, items.findIndex((item) => item.link === 'comma' || item.link === undefined) + 1 || 1);
  const last = days[days.length - 1]!;
  delete last.link;
  if (isMark(tokens[last.to - 1], '.')) last.to--;
  if (!endsAlone(tokens, last.to - 1, ',-')) return null;
  const [sense, year] = withYear(reading, month, last.to, true);
  const dated = year?.year !== undefined;
  if (!dated) {
    if (!month.latin || (sense.need !== 'alone' && !month.capital)) return null;
    if (countsWhatFollows(tokens, last.to) || tokens[at - 1]?.text === 'in') return null;
  }
  if (!month.latin && !isMark(tokens[last.to], ',')) return null;
  const rising = days.every((item, n) => n === 0 || item.day > days[n - 1]!.day);
  const items2 = rising ? days : days.slice(0, 1);
  if (!suffices(sense, month, true, dated)) return null;
  const to = rising ? (year?.to ?? last.to) : items2[0]!.to;
  const mute = year?.era === 'bc' || (year === null && isName(tokens, at, to));
  const moment = monthMoment('day', sense, year);
  if (mute) return [{ first: moment, last: moment, from: at, to, mute }];
  const atoms = atomsOf(tokens, items2, moment, to);
  atoms[0]!.from = at;
  return atoms;
}

/** Where a date begins together with "early", "late", "mid-", "the end of". */
export function fromQualifier(tokens: readonly Token[], from: number): number {
  const lexical = (i: number): boolean => has(tokens[i], 'part') && !tokens[i + 1]!.lineBefore;
  if (lexical(from - 1)) return from - 1;
  const link = tokens[from - 1];
  const joins = has(link, 'of') || has(link, 'article') || (isMark(link, '-') && link!.glued) || link?.text === 'in';
  return joins && !tokens[from]!.lineBefore && lexical(from - 2) ? from - 2 : from;
}

/** March 2019 · آبان ۹۸ · شهر رمضان 1440 · last March · في آذار الماضي · in March */
export function monthYear(reading: Reading, at: number): Atom[] | null {
  const { tokens } = reading;
  const month = readMonth(tokens, at);
  if (month === null) return null;
  const before = tokens[at - 1];
  let [sense, year] = withYear(reading, month, month.to, false);
  let from = fromQualifier(tokens, at);
  const leanBefore = before?.latin && !tokens[at]!.lineBefore ? before.lexeme?.modifier : undefined;
  if (year === null && leanBefore !== undefined) {
    year = { lean: leanBefore, to: month.to };
    from = at - 1;
  }
  if (year?.era === 'bc') {
    const moment = monthMoment('month', sense, null);
    return [{ first: moment, last: moment, from, to: year.to, mute: true }];
  }
  const dated = year?.year !== undefined;
  if (month.latin && !month.capital && (!dated || sense.need !== 'alone')) return null;
  if (!dated && isLabelled(tokens, at)) return null;
  const moment = monthMoment('month', sense, year);
  if (!suffices(sense, month, false, dated) && (sense.need === 'both' || sense.need === 'year')) return null;
  const placed = month.marked || has(before, 'in') || from < at || year?.lean !== undefined;
  if (
    !dated &&
    !(placed && (suffices(sense, month, false, false) || year?.lean !== undefined)) &&
    moment.year === undefined
  )
    moment.onlyShared = true;
  return [{ first: moment, last: moment, from, to: year?.to ?? month.to }];
}
