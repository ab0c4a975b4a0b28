/**
 * Decades and seasons.
 *
 * A decade runs from its round year to the ninth after it, also in the Persian calendar (دهه ۶۰ is 1360 to 1369). A season
 * of a Persian year is three of its months; any other is meteorological (spring is March to May), and winter begins in the
 * year that it is named for.
 */
import { type CalendarName, toCalendar } from '../../../model/calendar.ts';
import { readNumberWords } from './numerals.ts';
import { fromQualifier, readYearAfter } from './rules-calendar.ts';
import { fullYear, has, isMark, readEra, readModifier, readYearNumber, skip } from './terms.ts';
import { type Atom, type Moment, NUMBER, PUNCTUATION, type Reading, type Token, WORD } from './types.ts';

const one = (moment: Moment, from: number, to: number): Atom[] => [{ first: moment, last: moment, from, to }];

const decade = (calendar: CalendarName, year: number): Moment => ({ kind: 'decade', calendar, year });

/** the 1980s · 1980's · mid-1980s · the eighties · the 80s · 1980er */
export function latinDecade({ tokens }: Reading, at: number): Atom[] | null {
  const token = tokens[at]!;
  const name = token.latin ? token.lexeme?.decadeName : undefined;
  const the = has(tokens[at - 1], 'article') || fromQualifier(tokens, at) < at;
  const from = fromQualifier(tokens, at);
  if (name !== undefined) {
    const century = tokens[at - 1]?.lexeme?.number?.value;
    const dash = isMark(tokens[at - 1], '-') && tokens[at - 2]?.lexeme?.number?.value === 19;
    if (century === 19 || dash) return one(decade('gregorian', 1900 + name), dash ? at - 2 : at - 1, at + 1);
    return the ? one(decade('gregorian', 1900 + name), from, at + 1) : null;
  }
  if (token.kind !== NUMBER || token.value % 10 !== 0) return null;
  let suffix = at + 1;
  if (isMark(tokens[suffix], "'") && tokens[suffix]!.glued) suffix++;
  const s = tokens[suffix];
  if (s?.kind !== WORD || !s.glued || (s.text !== 's' && s.text !== 'er' && s.text !== 'ern')) return null;
  const digits = token.end - token.start;
  const era = readEra(tokens, suffix + 1)?.era;
  if (digits === 4 && token.value >= 1700 && token.value < 2100)
    return one(decade('gregorian', token.value), from, suffix + 1);
  if (digits === 4 && token.value >= 1200 && token.value < 1500 && era !== undefined && era !== 'bc')
    return one(decade(era, token.value), from, suffix + 2);
  const quoted = isMark(tokens[at - 1], "'");
  if (digits !== 2 || !(the || quoted) || token.value < 20) return null;
  return one(decade('gregorian', 1900 + token.value), quoted ? at - 1 : from, suffix + 1);
}

/** ثمانينيات القرن الماضي · التسعينات · عقد الثمانينيات · ثمانينيات القرن التاسع عشر */
export function arabicDecade({ tokens }: Reading, at: number): Atom[] | null {
  const token = tokens[at]!;
  const name = token.latin ? undefined : token.lexeme?.decadeName;
  if (name === undefined) return null;
  let from = has(tokens[at - 1], 'decade') ? at - 1 : at;
  from = fromQualifier(tokens, from);
  let i = skip(tokens, at + 1, ['of'], '', 1);
  if (has(tokens[i], 'age')) return null;
  if (has(tokens[i], 'last-century')) return one(decade('gregorian', 1900 + name), from, i + 1);
  if (tokens[i]?.text === 'القرن') {
    const modifier = readModifier(tokens, i + 1);
    if (modifier === 0) return one(decade('gregorian', 2000 + name), from, i + 2);
    const century = readNumberWords(tokens, i + 1);
    if (century !== null && century.value >= 16 && century.value <= 21)
      return one(decade('gregorian', (century.value - 1) * 100 + name), from, century.to);
  }
  i = at + 1;
  // «عشرينيات» alone are those of a life or of this century
  if (name < 40 || !(token.text.startsWith('ال') || from < at)) return null;
  return one(decade('gregorian', 1900 + name), from, i);
}

/** دهه ۶۰ · دهه شصت · دهه ۱۹۸۰ میلادی · دهه‌های ۶۰ و ۷۰ · عقد 1980 */
export function namedDecade({ tokens }: Reading, at: number): Atom[] | null {
  if (!has(tokens[at], 'decade')) return null;
  const atoms: Atom[] = [];
  const moments: Moment[] = [];
  for (let i = at + 1; moments.length < 10; ) {
    const year = tokens[i] === undefined ? null : readYearNumber(tokens, i);
    if (year === null || year.year % 10 !== 0 || year.year === 0) break;
    if (!year.twoDigits && (year.year < 1200 || year.year >= 2100)) break;
    const gregorian = year.era === 'gregorian' || year.year >= 1500 || tokens[at]!.language === 'ar';
    const calendar = gregorian ? 'gregorian' : 'persian';
    const value = !year.twoDigits ? year.year : gregorian ? 1900 + year.year : fullYear(year.year, 'persian');
    if (year.era === 'gregorian')
      for (const m of moments) if (m.year! < 1400 && m.calendar === 'persian') Object.assign(m, asGregorian(m.year!));
    const moment = decade(calendar, value);
    moments.push(moment);
    const from = atoms.length === 0 ? fromQualifier(tokens, at) : i;
    atoms.push({ first: moment, last: moment, from, to: year.to });
    i = year.to;
    if (!(tokens[i]?.kind === WORD && has(tokens[i], 'and')) && !isMark(tokens[i], ',')) break;
    i++;
    if (has(tokens[i], 'decade')) i++;
  }
  return atoms.length > 0 ? atoms : null;
}

/** «دهه‌های ۶۰ و ۷۰ میلادی»: the era at the end holds for all. */
const asGregorian = (persian: number): Partial<Moment> => ({ calendar: 'gregorian', year: persian + 600 });

/** صيف 2014 · ربيع عام 2011 · تابستان ۶۷ · summer of 1988 · last summer · تابستان گذشته */
export function season(reading: Reading, at: number): Atom[] | null {
  const { tokens, reference } = reading;
  const token = tokens[at]!;
  const number = token.lexeme?.season;
  if (number === undefined) return null;
  const from = fromQualifier(tokens, at);
  const moment: Moment = {
    kind: 'season',
    calendar: token.language === 'fa' ? 'persian' : 'gregorian',
    season: number,
  };
  const sense = { calendar: moment.calendar, month: 1, need: 'alone' as const };
  const persianSense = { ...sense, calendar: 'persian' as const };
  const gregorianSense = { ...sense, calendar: 'gregorian' as const };
  const persian = readYearAfter(reading, at + 1, persianSense, false);
  const gregorian = readYearAfter(reading, at + 1, gregorianSense, false);
  const before = tokens[at - 1];
  const solar = moment.calendar === 'persian' && persian?.year !== undefined && persian.era === undefined;
  if (gregorian?.year !== undefined && gregorian.year >= 1500 && gregorian.era === undefined && !solar) {
    moment.calendar = 'gregorian';
    moment.year = gregorian.year;
    return one(moment, from, afterSecondYear(tokens, gregorian.to, gregorian.year));
  }
  if (persian?.year !== undefined && persian.year >= 1200 && persian.year < 1500) {
    moment.calendar = 'persian';
    moment.year = persian.year;
    return one(moment, from, persian.to);
  }
  const after = token.language === 'fa' ? persian : gregorian;
  const lean = after?.lean ?? (before?.latin && !token.lineBefore ? before.lexeme?.modifier : undefined);
  if (lean === undefined || reference === undefined) return null;
  moment.lean = lean;
  if (lean === 0) moment.year = toCalendar(reference, moment.calendar).year;
  return one(moment, after?.lean === undefined ? at - 1 : from, after?.lean === undefined ? at + 1 : after.to);
}

/** "winter 2012/13": the second year belongs to the season. */
function afterSecondYear(tokens: readonly Token[], to: number, year: number): number {
  const [mark, second] = [tokens[to], tokens[to + 1]];
  if (mark?.kind !== PUNCTUATION || !isMark(mark, '/-') || second?.kind !== NUMBER || !second.glued) return to;
  return second.value === year + 1 || second.value === (year + 1) % 100 ? to + 2 : to;
}
