/**
 * Dates that lean on the reference, the day on which the text was published: yesterday, last week, three days ago, Monday.
 * Without a reference none of them is a date. Weeks are those of ISO 8601 (Monday to Sunday), in Persian texts from
 * Saturday to Friday; months and years of Persian texts are Persian.
 */
import { addDays, type CalendarName, toCalendar } from '../../../model/calendar.ts';
import { readNumber } from './numerals.ts';
import { has, isMark, readModifier, skip } from './terms.ts';
import { type Atom, type Moment, NUMBER, type Reading, type Token, type Unit } from './types.ts';

const one = (moment: Moment, from: number, to: number): Atom[] => [{ first: moment, last: moment, from, to }];

/** Farthest that "N years ago" is believed to be a date. */
const FARTHEST: Record<Unit, number> = { day: 400, week: 60, month: 60, year: 150 };

/** Names and phrases in which "today" means the present age or a newspaper. */
const NOT_BEFORE_TODAY = new Set(
  (
    'عالم العالم روسيا المصري الأردن عمان حتى إلى دنياي دنيا جهان جامعه نسل ايران انسان تا عراق كتاب انديشه زندگي بشر usa russia until ' +
    'till to كل ذلك طوال طيله نصف هذا ساعات مدار بقيه في'
  )
    .replace(/[أإ]/g, 'ا')
    .split(' '),
);

const dayMoment = (iso: string): Moment => ({ kind: 'day', calendar: 'gregorian', ...toCalendar(iso, 'gregorian') });

/** اليوم · أول من أمس · پریروز · yesterday */
export function namedDay({ tokens, reference, original, map }: Reading, at: number): Atom[] | null {
  const token = tokens[at]!;
  const offset = token.lexeme?.dayOffset;
  if (offset === undefined || reference === undefined) return null;
  const before = token.lineBefore ? undefined : tokens[at - 1];
  const after = tokens[at + 1];
  const today = offset === 0;
  if (today && before !== undefined && NOT_BEFORE_TODAY.has(before.text)) return null;
  // «طی دو روز گذشته» are two days
  if (has(before, 'every') || (token.language === 'fa' && isNumber(before)) || (today && has(after, 'not-today')))
    return null;
  if (today && isMark(before, '"\'') && isMark(after, '"\'')) return null;
  if (token.latin && isMark(after, "'") && after!.glued && tokens[at + 2]?.text === 's') return null;
  // غدا without tanwin is a verb too
  if (token.text === 'غدا' && !original.slice(map[token.start]!, map[token.end]!).includes('\u064b')) {
    const named = isMark(after, '(') ? tokens[at + 2] : after;
    if (!has(before, 'day-before') && named?.lexeme?.weekday === undefined) return null;
  }
  return one(dayMoment(addDays(reference, offset)), at, at + 1);
}

function shifted(reference: string, unit: Unit, offset: number, calendar: CalendarName): Moment {
  if (unit === 'day') return dayMoment(addDays(reference, offset));
  if (unit === 'week') return { kind: 'week', calendar, inside: addDays(reference, offset * 7) };
  const today = toCalendar(reference, calendar);
  if (unit === 'year') return { kind: 'year', calendar, year: today.year + offset };
  const months = today.year * 12 + today.month - 1 + offset;
  return { kind: 'month', calendar, year: Math.floor(months / 12), month: (months % 12) + 1 };
}

const calendarAt = (token: Token): CalendarName => (token.language === 'fa' ? 'persian' : 'gregorian');

const isNumber = (token: Token | undefined): boolean => token?.kind === NUMBER || token?.lexeme?.number !== undefined;

/** الأسبوع الماضي · هذا الشهر · هفته گذشته · ماه جاری · last week · next month (years: `relativeYear`) */
export function namedUnit({ tokens, reference }: Reading, at: number): Atom[] | null {
  if (reference === undefined) return null;
  const token = tokens[at]!;
  const isUnit = (t: Token | undefined): boolean =>
    (t?.lexeme?.unit === 'week' || t?.lexeme?.unit === 'month') && t.lexeme.many === 1 && !/s$/.test(t.text);
  if (isUnit(token)) {
    const offset = readModifier(tokens, at + 1);
    if (offset === undefined || isNumber(tokens[at - 1])) return null;
    // «ماه پیش» needs no number, «ماه قبل از» is before something
    if (has(tokens[at + 2], 'of') && has(tokens[at + 1], 'ago-after')) return null;
    return one(shifted(reference, token.lexeme!.unit!, offset, calendarAt(token)), at, at + 2);
  }
  const next = tokens[at + 1];
  if (!isUnit(next) || next!.lineBefore) return null;
  const persianWeek = token.language === 'fa' && next!.lexeme!.unit === 'week';
  const current = has(token, 'this') && (token.language !== 'fa' || persianWeek);
  const offset = current ? 0 : token.latin ? token.lexeme?.modifier : undefined;
  if (offset === undefined || (token.language === 'ar' && !next!.text.startsWith('ال'))) return null;
  return one(shifted(reference, next!.lexeme!.unit!, offset, calendarAt(token)), at, at + 2);
}

/** 3 days ago · a week ago · سه روز پیش · قبل ثلاثة أيام · قبل يومين · قبل عام */
export function ago(reading: Reading, at: number): Atom[] | null {
  const { tokens, reference } = reading;
  if (reference === undefined) return null;
  const arabic = has(tokens[at], 'ago-before');
  let i = arabic ? skip(tokens, at + 1, ['about'], '', 1) : at;
  if (tokens[i] === undefined) return null;
  const number = readNumber(tokens, i);
  if (number?.ordinal) return null;
  i = number?.to ?? i;
  const unit = tokens[i]?.lexeme;
  if (unit?.unit === undefined || tokens[i]!.lineBefore) return null;
  if (number === null && !arabic) return null;
  // «قبل أسبوع» is one, «قبل أيام» is nobody knows how many
  const alone = ['يوم', 'اسبوع', 'شهر', 'عام', 'سنه'].includes(tokens[i]!.text) || unit.many === 2;
  if (number === null && !alone) return null;
  const many = number === null ? unit.many! : number.value * (unit.unit === 'year' ? unit.many! : 1);
  i++;
  if (!arabic) {
    if (!has(tokens[i], 'ago-after') || tokens[i]!.lineBefore) return null;
    i++;
  }
  // three days before something, or before a year
  const after = tokens[i];
  if (after !== undefined && !after.lineBefore && (has(after, 'of') || (arabic && isNumber(after)))) return null;
  if (many < 1 || many > FARTHEST[unit.unit]) return null;
  return one(shifted(reference, unit.unit, -many, calendarAt(tokens[at]!)), at, i);
}

/** "Friday prayers" are held every Friday, «الجمعة العظيمة» once a year, and "the Friday Mosque" stands all week. */
const SERVICES = new Set(
  'prayer prayers sermon sermons mosque market bazaar imam العظيمه الكبيره السوداء الحزينه اليتيمه الخضراء الحمراء خونين سياه'.split(
    ' ',
  ),
);

/** on Monday · الثلاثاء · شنبه گذشته · الاثنين المقبل · next Friday */
export function weekday({ tokens, reference }: Reading, at: number): Atom[] | null {
  const token = tokens[at]!;
  const number = token.lexeme?.weekday;
  if (number === undefined) return null;
  const before = token.lineBefore ? undefined : tokens[at - 1];
  if (has(before, 'every') || has(before, 'place') || SERVICES.has(tokens[at + 1]?.text ?? '')) return null;
  const marked = has(before, 'day-before');
  let to = at + 1;
  let lean = readModifier(tokens, to);
  if (lean !== undefined) to++;
  let from = at;
  if (token.latin && before !== undefined) {
    if (before.lexeme?.modifier !== undefined) lean = before.lexeme.modifier;
    else if (has(before, 'this')) lean = 0;
    if (lean !== undefined && readModifier(tokens, at + 1) === undefined) from = at - 1;
  }
  const moment: Moment = { kind: 'weekday', calendar: 'gregorian', weekday: number };
  if (lean !== undefined) moment.lean = lean;
  const needsMark = token.lexeme!.weekdayNeedsMark || (token.latin && !token.capital);
  // «ليل الأحد-الاثنين 7-8 نيسان»: the first of two goes with what follows
  const leads = isMark(tokens[to], '-/') && tokens[to + 1]?.lexeme?.weekday !== undefined;
  if ((needsMark && !marked && lean === undefined) || reference === undefined || leads) moment.onlyShared = true;
  return one(moment, from, to);
}
