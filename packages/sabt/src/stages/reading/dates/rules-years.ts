/**
 * Years.
 *
 * A number is a year only where something says so: a word for year, an era, a preposition, brackets, a word for what
 * happens in years ("the 2019 protests"), or a dash between two of them. "2019 people", page 1979 and 1500 metres stay
 * numbers. Spans of years keep the precision `year`.
 */
import { type CalendarName, toCalendar } from '../../../model/calendar.ts';
import { fromQualifier, readRelativeYear } from './rules-calendar.ts';
import {
  calendarOfYear,
  countsWhatFollows,
  has,
  isLabelled,
  isMark,
  type ReadYear,
  readEra,
  readModifier,
  readYearNumber,
  skip,
} from './terms.ts';
import { type Atom, type Moment, NUMBER, PUNCTUATION, type Reading, type Token, WORD } from './types.ts';

const LONGEST_LIST = 31;

/** Years that a number may mean where little says that it is one. */
const isRecent = (year: number): boolean => year >= 1800 && year < 2100;
const isRecentPersian = (year: number): boolean => year >= 1250 && year < 1450;

const yearMoment = ([calendar, year]: [CalendarName, number]): Moment => ({ kind: 'year', calendar, year });

interface YearItem {
  moment: Moment;
  from: number;
  to: number;
  link?: 'to' | 'and';
}

/** "the year 1401 (2022)": a Persian year in a text of Latin script, told by the Gregorian one beside it. */
function solarBeside(
  tokens: readonly Token[],
  { year, era, to }: ReadYear,
  language: Token['language'],
): [CalendarName, number] | null {
  const gregorian = isMark(tokens[to], '([/') ? tokens[to + 1]?.value : undefined;
  if (language !== 'latin' || era !== undefined || gregorian === undefined) return null;
  return gregorian - year === 621 || gregorian - year === 622 ? ['persian', year] : null;
}

/** 2010 · 2010–2015 · 2010, 2011 and 2012 · ۶۰ تا ۶۷ · 2019/20 */
function readYears(tokens: readonly Token[], at: number, first: ReadYear, named: boolean): YearItem[] | null {
  const language = tokens[at]!.language;
  const calendar = solarBeside(tokens, first, language) ?? calendarOfYear(first, language);
  if (calendar === null) return null;
  const items: YearItem[] = [{ moment: yearMoment(calendar), from: at, to: first.to }];
  let i = first.to;
  while (items.length < LONGEST_LIST) {
    const item = items[items.length - 1]!;
    const link = tokens[i];
    if (link === undefined || link.lineBefore) break;
    const slash = isMark(link, '/');
    const kind = isMark(link, '-') || has(link, 'to') || slash ? 'to' : 'and';
    if (kind === 'and' && !link.and && !has(link, 'and') && !isMark(link, ',')) break;
    let next = link.and ? i : i + 1;
    if (isMark(link, ',') && (has(tokens[next], 'and') || tokens[next]?.and)) next += tokens[next]!.and ? 0 : 1;
    next = skip(tokens, next, ['article'], '', 1);
    if (tokens[next]?.lexeme?.yearWord === 'one') next++;
    const year = tokens[next] === undefined ? null : readYearNumber(tokens, next, '-/', kind === 'to' ? '-/' : '');
    if (year === null) break;
    const last = item.moment.year!;
    let found: [CalendarName, number] | null;
    if (year.twoDigits && !first.twoDigits) {
      // 2019-20 and 2010/11, but 2010-11 is a month
      const short = year.year === (last + 1) % 100 && kind === 'to' && tokens[next]!.glued && (slash || year.year > 12);
      found = short && year.era === undefined ? [item.moment.calendar, last + 1] : null;
    } else if (year.twoDigits === first.twoDigits) found = calendarOfYear(year, language);
    else found = null;
    // what is named a year is followed by years; elsewhere "in 2010 and 1500 more" is near
    const plain = !named && year.era === undefined && countsWhatFollows(tokens, year.to);
    if (found === null || plain || found[1] <= last || found[1] - last > 150) break;
    if (found[0] !== item.moment.calendar) {
      if (year.era === undefined || items.length > 1) break;
      // an era that stands once holds for both: 1980 تا 1988 میلادی
      item.moment.calendar = found[0];
    }
    item.link = kind;
    items.push({ moment: yearMoment(found), from: next, to: year.to });
    i = year.to;
  }
  return items;
}

function yearAtoms(tokens: readonly Token[], items: YearItem[], between: boolean): Atom[] {
  const atoms: Atom[] = [];
  for (let i = 0; i < items.length; i++) {
    const first = items[i]!;
    const span = first.link === 'to' || (between && first.link === 'and' && items.length === 2);
    const last = span ? items[++i]! : first;
    const from = i === (span ? 1 : 0) ? fromQualifier(tokens, first.from) : first.from;
    atoms.push({ first: first.moment, last: last.moment, from, to: last.to });
  }
  return atoms;
}

const BC = (from: number, to: number): Atom[] => {
  const moment: Moment = { kind: 'year', calendar: 'gregorian' };
  return [{ first: moment, last: moment, from, to, mute: true }];
};

/** «۲۰ سال ۵۷ نفر»: a number before the word counts the years. */
const isCount = (token: Token | undefined): boolean =>
  token?.kind === NUMBER || (token?.lexeme?.number !== undefined && !token.lexeme.number.ordinal);

/** عام 1979 · سال ۵۷ · سال‌های ۶۰ تا ۶۷ · the year 2019 · عام ألفين وتسعة عشر · العام الجاري 2015 */
export function namedYear(reading: Reading, at: number): Atom[] | null {
  const { tokens } = reading;
  const word = tokens[at]!.lexeme?.yearWord;
  if (word === undefined) return null;
  const before = tokens[at - 1];
  if (word === 'one' && isCount(before) && !tokens[at]!.lineBefore && tokens[at]!.start <= before!.end + 1) return null;
  let i = at + 1;
  if (readModifier(tokens, i) !== undefined) i++;
  const said = readEra(tokens, i);
  if (said !== null) i = said.to;
  else if (has(tokens[i], 'kind-of-year')) i++;
  const linked = i;
  i = skip(tokens, i, word === 'plural' ? ['between', 'of'] : [], '', 2);
  if (tokens[i] === undefined || tokens[i]!.lineBefore) return null;
  if (tokens[i]!.lexeme?.yearWord === 'one' && word === 'plural') i++;
  const first = readYearNumber(tokens, i, '', '-/');
  if (first === null) return null;
  first.era ??= said?.era;
  if (first.era === 'bc') return BC(at, first.to);
  if (first.twoDigits && (has(before, 'this') || has(before, 'every'))) return null;
  if (first.twoDigits && tokens[i]!.language === 'fa' && first.year < 13 && !tokens[i]!.text.startsWith('0'))
    return null;
  const between = has(before, 'between') || linked < i;
  const items = readYears(tokens, i, first, true);
  if (items === null) return null;
  items[0]!.from = at;
  return yearAtoms(tokens, items, between);
}

/** 1440 هـ · 1979م · ۱۳۵۷ ش · 2019 میلادی · 1444 AH · 61 هـ · 500 BC */
export function yearWithEra({ tokens }: Reading, at: number): Atom[] | null {
  const token = tokens[at]!;
  if (token.kind !== NUMBER) return null;
  // سنة 1398هـ/1978م
  const year = readYearNumber(tokens, at, '/');
  if (year !== null && year.era === undefined) return yearAfterEra(tokens, at, year);
  if (year?.era === undefined) return null;
  if (year.era === 'bc') return BC(at, year.to);
  const mark = tokens[at + 1]!;
  // 1500 م are metres as often as a year
  if (mark.text === 'م' && mark.end - mark.start === 1)
    if (!(mark.glued || isMark(tokens[at - 1], '([')) || year.year < 1900 || year.year > 2100 || year.year % 50 === 0)
      return null;
  const short = mark.end - mark.start <= 1;
  if (short && mark.language === 'fa' && !isRecentPersian(year.year) && year.year < 1000) return null;
  if (!year.sure && short && year.year < 10) return null;
  const items = readYears(tokens, at, year, true);
  return items === null ? null : yearAtoms(tokens, items, has(tokens[at - 1], 'between'));
}

/** AD 1979 · AH 1444 */
function yearAfterEra(tokens: readonly Token[], at: number, year: ReadYear): Atom[] | null {
  const before = tokens[at - 1];
  const era = before?.latin && before.capital && before.text.length === 2 ? before.lexeme?.era : undefined;
  if (era === undefined || era === 'bc' || year.twoDigits || tokens[at]!.lineBefore) return null;
  return one(yearMoment([era, year.year]), at - 1, year.to);
}

/** A noun in the accusative of counting follows: «في 2019 منزلاً». */
function isCountedArabic({ tokens, original, map }: Reading, at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== WORD || token.language !== 'ar' || token.lineBefore) return false;
  const word = original.slice(map[token.start]!, map[token.end]!);
  return /[\u064b]ا?$|ا\u064b?$/.test(word) && /^[^ا]/.test(token.text) && word.length > 3 && word.includes('\u064b');
}

/** "In 2022 people took to the streets": after "in" a number does not count those who act. */
const ACTORS = new Set(
  'people women men police protesters demonstrators activists students workers teachers civilians more members strikes'.split(
    ' ',
  ),
);
const startsClause = (tokens: readonly Token[], at: number, to: number): boolean =>
  tokens[at - 1]!.text === 'in' && tokens[at]!.value % 100 !== 0 && ACTORS.has(tokens[to]!.text);

/** in 2019 · منذ 2011 · از ۱۳۵۷ تا ۱۳۶۷ · between 2010 and 2015 */
export function yearAfterPreposition(reading: Reading, at: number): Atom[] | null {
  const { tokens } = reading;
  const token = tokens[at]!;
  const before = tokens[at - 1];
  const spoken = token.kind === WORD && token.latin && token.lexeme?.number !== undefined;
  const written = token.kind === NUMBER && token.end - token.start === 4;
  if (!(written || spoken) || before === undefined || token.lineBefore) return null;
  const qualified = fromQualifier(tokens, at) < at;
  if (!has(before, 'in') && !has(before, 'between') && !qualified) return null;
  const year = readYearNumber(tokens, at, '-', '-/');
  if (year === null || !(isRecent(year.year) || (token.language === 'fa' && isRecentPersian(year.year)))) return null;
  if ((countsWhatFollows(tokens, year.to) && !startsClause(tokens, at, year.to)) || isCountedArabic(reading, year.to))
    return null;
  const loose = ['of', 'by', 'from', 'between', 'من', 'بين', 'إلى', 'الي', 'از', 'بين', 'تا', 'through', 'over'];
  const round = year.year % 100 === 0 && loose.includes(before.text);
  const items = readYears(tokens, at, year, false);
  if (items === null) return null;
  const last = items[items.length - 1]!;
  if (
    (countsWhatFollows(tokens, last.to) && !startsClause(tokens, at, last.to)) ||
    (round && last.moment.year! % 100 === 0)
  )
    return null;
  // a lone "from 2000" or "between 1900" without its other end, before another number
  if (items.length === 1 && has(tokens[year.to], 'to') && tokens[year.to + 1]?.kind === NUMBER) return null;
  if (items.length === 1 && has(before, 'between') && !has(before, 'in')) return null;
  return yearAtoms(tokens, items, has(before, 'between'));
}

/** 2019 protests · the 1999 student protests · the 2022 Woman, Life, Freedom movement */
function isBeforeEvent(tokens: readonly Token[], at: number, before: Token | undefined): boolean {
  const reach = before !== undefined && (has(before, 'article') || before.text === 'a') ? 6 : 1;
  for (let i = at; i < at + reach; i++) {
    const token = tokens[i];
    if (token === undefined || token.lineBefore || token.kind === NUMBER || has(token, 'counted')) return false;
    if (token.kind === PUNCTUATION ? !isMark(token, ',') || reach === 1 : !token.latin) return false;
    if (has(token, 'event')) return true;
  }
  return false;
}

/** the 2019 protests · احتجاجات 2019 · اعتراضات ۹۸ · (2019) · 2010–2015 */
export function yearInContext(reading: Reading, at: number): Atom[] | null {
  const { tokens } = reading;
  const token = tokens[at]!;
  if (token.kind !== NUMBER || isLabelled(tokens, at)) return null;
  const year = readYearNumber(tokens, at, '', '-/');
  if (year === null || year.era !== undefined) return null;
  const before = token.lineBefore ? undefined : tokens[at - 1];
  const persian = token.language === 'fa' && (isRecentPersian(year.year) || (year.twoDigits && year.year > 31));
  if (!isRecent(year.year) && !persian) return null;
  const items = readYears(tokens, at, year, false);
  if (items === null) return null;
  const last = items[items.length - 1]!;
  if (countsWhatFollows(tokens, last.to) || isCountedArabic(reading, last.to)) return null;
  const after = tokens[last.to];
  const dashed = items.length === 2 && isMark(tokens[year.to], '-/') && !year.twoDigits;
  const bracketed = !year.twoDigits && isMark(before, '([') && isMark(after, ')]') && year.year >= 1300;
  const ofEvent = before?.latin === false && has(before, 'event');
  const ofEventAfter = isBeforeEvent(tokens, last.to, before);
  if (!(dashed || bracketed || ofEvent || (ofEventAfter && !year.twoDigits))) return null;
  // 030 2010-2015 is a telephone number
  if (dashed && before?.kind === NUMBER) return null;
  if (dashed && items[0]!.moment.year! % 100 === 0 && last.moment.year! % 100 === 0) return null;
  return yearAtoms(tokens, items, false);
}

const one = (moment: Moment, from: number, to: number): Atom[] => [{ first: moment, last: moment, from, to }];

/** العام الماضي · سال گذشته · پارسال · this year */
export function relativeYear({ tokens, reference }: Reading, at: number): Atom[] | null {
  if (reference === undefined) return null;
  const before = tokens[at - 1];
  if (before?.kind === NUMBER || before?.lexeme?.number !== undefined) return null;
  const read = readRelativeYear(tokens, at);
  if (read === null) return null;
  const calendar = tokens[at]!.language === 'fa' ? 'persian' : 'gregorian';
  const year = toCalendar(reference, calendar).year + read.offset;
  return one({ kind: 'year', calendar, year }, fromQualifier(tokens, at), read.to);
}
