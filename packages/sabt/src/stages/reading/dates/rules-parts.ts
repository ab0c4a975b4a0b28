/**
 * Quarters and halves of a year, and months by their number: Q3 2019, the first half of 2021, الربع الثالث من عام 2019,
 * سه‌ماهه اول سال ۱۴۰۰, شهر 3 من سنة 2012. A quarter or half is the span of its months, with the precision `month`, as
 * "January to March 2019" is.
 */
import type { CalendarName } from '../../../model/calendar.ts';
import { toCalendar } from '../../../model/calendar.ts';
import { readNumber } from './numerals.ts';
import { readRelativeYear } from './rules-calendar.ts';
import { calendarOfYear, has, isMark, readModifier, readYearNumber, skip } from './terms.ts';
import { type Atom, NUMBER, type Reading } from './types.ts';

interface YearRead {
  calendar: CalendarName;
  year: number;
  to: number;
}

/** "of 2019", «من عام 2019», «سال ۱۴۰۰», "of this year", «من العام الجاري». */
function readYear({ tokens, reference }: Reading, at: number): YearRead | null {
  let i = skip(tokens, at, ['of', 'article', 'in'], ',/-', 2);
  const language = tokens[i]?.language;
  if (language === undefined || tokens[i]!.lineBefore) return null;
  const relative = readRelativeYear(tokens, i);
  const named = tokens[i]?.lexeme?.yearWord === 'one';
  if (named) i++;
  if (named && readModifier(tokens, i) !== undefined && tokens[i + 1]?.kind === NUMBER) i++;
  const read = tokens[i] === undefined ? null : readYearNumber(tokens, i, '-/', '-/');
  if (read !== null && (read.sure || (named && language === 'fa'))) {
    const found = calendarOfYear(read, language);
    if (found !== null && found[1] >= 1200) return { calendar: found[0], year: found[1], to: read.to };
  }
  if (relative === null || reference === undefined) return null;
  const calendar = language === 'fa' ? 'persian' : 'gregorian';
  return { calendar, year: toCalendar(reference, calendar).year + relative.offset, to: relative.to };
}

const months = ({ calendar, year }: YearRead, first: number, last: number, from: number, to: number): Atom[] => [
  {
    first: { kind: 'month', calendar, year, month: first },
    last: { kind: 'month', calendar, year, month: last },
    from,
    to,
  },
];

/** the first quarter of 2019 · Q3 2019 · النصف الأول من العام 2021 · نیمه نخست سال ۱۴۰۰ */
export function partOfYear(reading: Reading, at: number): Atom[] | null {
  const { tokens } = reading;
  const token = tokens[at]!;
  let part = token.lexeme?.monthsOfYear;
  let i = at + 1;
  if (has(token, 'quarter') && token.capital) {
    const number = tokens[i];
    if (number?.kind !== NUMBER || !number.glued || number.value < 1 || number.value > 4) return null;
    part = [number.value * 3 - 2, number.value * 3];
    i++;
  }
  if (part === undefined) return null;
  const year = readYear(reading, i);
  return year === null ? null : months(year, ...part, at, year.to);
}

/** شهر 3 من سنة 2012 · الشهر الثالث من عام 2012 */
export function numberedMonth(reading: Reading, at: number): Atom[] | null {
  const { tokens } = reading;
  const token = tokens[at]!;
  if (token.language !== 'ar' || token.lexeme?.unit !== 'month' || token.lexeme.many !== 1) return null;
  const number = tokens[at + 1] === undefined || tokens[at + 1]!.lineBefore ? null : readNumber(tokens, at + 1);
  if (number === null || number.value < 1 || number.value > 12) return null;
  if (number.ordinal !== token.text.startsWith('ال')) return null;
  const joined = has(tokens[number.to], 'of') || isMark(tokens[number.to], '/');
  if (!joined && tokens[number.to]?.lexeme?.yearWord !== 'one') return null;
  const year = readYear(reading, number.to);
  return year === null ? null : months(year, number.value, number.value, at, year.to);
}
