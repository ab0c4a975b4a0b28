/**
 * What neighbouring finds have to do with one another.
 *
 * 1. A weekday or "yesterday" beside a date is part of it; "week of" before a day is that week.
 * 2. Two calendars for one day («۲۵ شهریور ۱۴۰۱ (۱۶ سپتامبر 2022)») are one date. The first is taken, unless it is Islamic,
 *    which the exact other one beats. They are one if they agree: days within a day, within three where one is Islamic,
 *    months and years if they overlap; if they do not, both stand.
 * 3. "from A to B", "A – B" and "between A and B" are one span.
 * 4. Dates in a list share the year that only one of them has: "21.01., 04.02., 18.02.2013"; those before it take it,
 *    or the year before where the months would otherwise run backwards; those after it take it likewise.
 */
import { addDays, toCalendar, toDayNumber, weekdayOf } from '../../../model/calendar.ts';
import { spanOfAtom, spanOfMoment } from './resolve.ts';
import { has, isMark } from './terms.ts';
import type { Atom, Moment, Reading, Token } from './types.ts';

const WIDEST_GAP = 4;

type Gap = 'none' | 'pair' | 'same' | 'slash' | 'to' | 'and' | 'comma' | 'line' | 'other';

interface Between {
  kind: Gap;
  /** Index after a closing bracket that belongs to the second date. */
  to?: number;
}

/** What the tokens between two finds mean. */
function gapBetween(tokens: readonly Token[], a: Atom, b: Atom): Between {
  const gap = tokens.slice(a.to, b.from);
  if (gap.length > WIDEST_GAP) return { kind: 'other' };
  const rest = gap.filter((t) => t.lexeme?.unit !== 'day' && !has(t, 'article') && !has(t, 'daytime'));
  const [first, second] = rest;
  const andInside = tokens[b.from]?.and === true;
  if (first === undefined) return { kind: andInside ? 'and' : tokens[b.from]!.lineBefore ? 'line' : 'none' };
  if (isMark(first, '([') && rest.length <= 2 && (second === undefined || has(second, 'equals'))) {
    return isMark(tokens[b.to], ')]') ? { kind: 'pair', to: b.to + 1 } : { kind: 'other' };
  }
  if (has(first, 'equals') && rest.length <= 2) return { kind: 'same' };
  if (rest.length === 2 && isMark(first, ',') && has(second, 'equals')) return { kind: 'same' };
  if (rest.length === 2 && isMark(first, ')') && (has(second, 'to') || isMark(second, '-'))) return { kind: 'to' };
  if (rest.length === 2 && isMark(first, ',') && (has(second, 'and') || second!.and)) return { kind: 'and' };
  if (rest.length === 2 && has(first, 'to') && has(second, 'in')) return { kind: 'to' };
  if (rest.length === 2 && isMark(first, '-') && isMark(second, '-')) return { kind: 'to' };
  if (rest.length === 2 && has(first, 'and') && has(second, 'in')) return { kind: 'and' };
  if (rest.length > 1) return { kind: 'other' };
  if (isMark(first, '-')) return { kind: 'to' };
  if (isMark(first, '/')) return { kind: 'slash' };
  if (isMark(first, '=|')) return { kind: 'same' };
  if (isMark(first, ',')) return { kind: andInside ? 'and' : 'comma' };
  if (has(first, 'to') && !first.lineBefore) return { kind: 'to' };
  if (has(first, 'and')) return { kind: 'and' };
  return { kind: 'other' };
}

const isDated = (moment: Moment): boolean => moment.year !== undefined || moment.kind === 'week';
const isSimple = (atom: Atom): boolean => atom.first === atom.last;

/** How far apart the two halves of a pair may lie, in days. */
const toleranceOf = (a: Moment, b: Moment): number =>
  a.calendar === 'islamic-umalqura' || b.calendar === 'islamic-umalqura' ? 3 : 1;

/** One half of a pair may lack its year: the other knows it. */
function withYearOf(moment: Moment, other: Atom, reading: Reading): Moment {
  if (moment.year !== undefined || !isDated(other.first)) return moment;
  const span = spanOfAtom(other, reading.reference);
  if (span === null) return moment;
  let best = moment;
  let distance = Number.POSITIVE_INFINITY;
  const guess = Number(span.start.slice(0, 4)) - (moment.calendar === 'gregorian' ? 0 : 621);
  const islamic = moment.calendar === 'islamic-umalqura';
  const about = islamic ? Math.round(((Number(span.start.slice(0, 4)) - 622) * 33) / 32) : guess;
  for (let year = about - 1; year <= about + 2; year++) {
    const candidate = { ...moment, year };
    const own = spanOfMoment(candidate, reading.reference);
    if (own === null) continue;
    const apart = Math.abs(toDayNumber(own.start) - toDayNumber(span.start));
    if (apart < distance) [best, distance] = [candidate, apart];
  }
  return best;
}

/** The one date that two calendars name, or null where they do not agree. */
function paired(a: Atom, b: Atom, reading: Reading, strong: boolean): Atom | null {
  if (!isSimple(a) && !isSimple(b) && a.first.kind !== b.first.kind) return null;
  if (a.first.kind !== b.first.kind && !(a.first.kind === 'day' && b.first.kind === 'month')) return null;
  if (a.first.calendar === b.first.calendar && !strong) return null;
  if (!isDated(a.first) && !isDated(b.first) && reading.reference === undefined) return null;
  const fill = (atom: Atom, other: Atom): Atom => {
    const first = withYearOf(atom.first, other, reading);
    return { ...atom, first, last: isSimple(atom) ? first : withYearOf(atom.last, other, reading) };
  };
  const [one, two] = [fill(a, b), fill(b, a)];
  const [spanA, spanB] = [spanOfAtom(one, reading.reference), spanOfAtom(two, reading.reference)];
  if (spanA === null || spanB === null) return null;
  const tolerance = one.first.kind === 'day' ? toleranceOf(one.first, two.first) : 0;
  if (toDayNumber(spanA.start) > toDayNumber(spanB.end) + tolerance) return null;
  if (toDayNumber(spanB.start) > toDayNumber(spanA.end) + tolerance) return null;
  const exactWins = one.first.calendar === 'islamic-umalqura' && two.first.calendar !== 'islamic-umalqura';
  const chosen = exactWins && two.first.kind === one.first.kind ? two : one;
  return { ...chosen, from: a.from, to: b.to };
}

function mergePairs(reading: Reading, atoms: Atom[]): Atom[] {
  const merged: Atom[] = [];
  for (const b of atoms) {
    const a = merged.at(-1);
    if (a !== undefined && !a.mute && !b.mute) {
      const gap = gapBetween(reading.tokens, a, b);
      const close = gap.kind === 'pair' || gap.kind === 'same' || gap.kind === 'slash';
      const maybe = gap.kind === 'none' || gap.kind === 'to' || (gap.kind === 'comma' && a.first.kind === 'day');
      if (close || (maybe && a.first.calendar !== b.first.calendar)) {
        const pair = paired(a, b, reading, close);
        if (pair !== null) {
          merged[merged.length - 1] = { ...pair, to: gap.to ?? b.to };
          continue;
        }
      }
    }
    merged.push(b);
  }
  return merged;
}

/** A weekday or named day stands beside a day: one date. */
function absorbWeekdays(reading: Reading, atoms: Atom[]): Atom[] {
  const { tokens, reference } = reading;
  const kept: Atom[] = [];
  for (const b of atoms) {
    const a = kept.at(-1);
    if (a === undefined || a.mute || b.mute || !(isSimple(a) || isSimple(b))) {
      kept.push(b);
      continue;
    }
    const { kind, to } = gapBetween(tokens, a, b);
    const near = kind === 'none' || kind === 'pair' || kind === 'same';
    const beside = near || (kind === 'comma' && (a.first.lean === undefined || sameDay(a, b, reference)));
    const of = b.from - a.to === 1 && has(tokens[a.to], 'of');
    const isDay = (moment: Moment): boolean => moment.kind === 'day';
    if (beside && a.first.kind === 'weekday' && isSimple(a) && isDay(b.first)) {
      kept[kept.length - 1] = { ...b, from: a.from, to: to ?? b.to };
    } else if ((beside || of) && isSimple(a) && a.first.kind === 'weekday' && b.first.kind === 'week') {
      kept[kept.length - 1] = dayOfWeek(a, b);
    } else if (beside && b.first.kind === 'weekday' && isSimple(a) && isDay(a.first) && fits(a, b, kind, reference)) {
      kept[kept.length - 1] = { ...a, to: to ?? b.to };
    } else if (
      beside &&
      isSimple(a) &&
      isDay(a.first) &&
      isDay(b.first) &&
      isNamedDay(tokens, a) &&
      !isNamedDay(tokens, b)
    ) {
      // «امروز ۲۵ شهریور»: the date that is written out
      const written = b.first.year === undefined ? spanOfMoment(b.first, reference) : null;
      kept[kept.length - 1] = { ...b, from: a.from, to: to ?? b.to };
      if (written === null && b.first.year === undefined) kept[kept.length - 1] = a;
    } else kept.push(b);
  }
  return kept;
}

/** چهارشنبه هفته گذشته · Monday last week */
function dayOfWeek(weekday: Atom, week: Atom): Atom {
  let day = spanOfMoment(week.first, undefined)!.start;
  while (weekdayOf(day) !== weekday.first.weekday) day = addDays(day, 1);
  const moment: Moment = { kind: 'day', calendar: 'gregorian', ...toCalendar(day, 'gregorian') };
  return { first: moment, last: moment, from: weekday.from, to: week.to };
}

/** After a comma only the right weekday belongs to the date before it: the next date may begin with one. */
function fits(day: Atom, weekday: Atom, gap: Gap, reference: string | undefined): boolean {
  if (weekday.first.lean !== undefined) return false;
  const span = spanOfAtom(day, reference);
  return gap !== 'comma' || (span !== null && weekdayOf(span.start) === weekday.first.weekday);
}

function sameDay(a: Atom, b: Atom, reference: string | undefined): boolean {
  const day = spanOfAtom(a, reference)?.start;
  return day !== undefined && day === spanOfAtom(b, reference)?.start;
}

const isNamedDay = (tokens: readonly Token[], atom: Atom): boolean =>
  tokens[atom.from]?.lexeme?.dayOffset !== undefined;

/** "the week of 14 March 2019" */
function weeksOf(reading: Reading, atoms: Atom[]): Atom[] {
  const { tokens, reference } = reading;
  return atoms.map((atom) => {
    let i = atom.from - 1;
    while (i > atom.from - 4 && (has(tokens[i], 'of') || has(tokens[i], 'article'))) i--;
    const word = tokens[i];
    if (!has(word, 'week') || word!.language === 'fa' || atom.first.kind !== 'day' || !isSimple(atom)) return atom;
    if (word!.latin && i === atom.from - 1 && word!.text === 'week' && word!.end - word!.start === 4) return atom;
    const span = spanOfMoment(atom.first, reference);
    if (span === null) return atom;
    const moment: Moment = { kind: 'week', calendar: atom.first.calendar, inside: span.start };
    return { first: moment, last: moment, from: i, to: atom.to };
  });
}

const inOrder = (a: Moment, b: Moment): boolean =>
  (a.month ?? 0) < (b.month ?? 0) || (a.month === b.month && (a.day ?? 0) <= (b.day ?? 0));

/** Gives `to` the year of `from`; across the turn of a year the next or last one, where `turns` allows it. */
function share(from: Moment, to: Atom, forwards: boolean, turns: boolean): void {
  const own = forwards ? to.first : to.last;
  const comparable = own.kind === from.kind && own.calendar === from.calendar && own.lean === undefined;
  if (from.year === undefined || own.year !== undefined || !comparable) return;
  if (own.kind !== 'day' && own.kind !== 'month') return;
  const ordered = forwards ? inOrder(from, own) : inOrder(own, from);
  if (!ordered && !turns && !(own.onlyShared && !forwards)) return;
  // "28.12., 04.01.2014" turns the year; a list out of order does not
  const turned = !ordered && (turns || ((own.month ?? 0) >= 11 && (from.month ?? 13) <= 2));
  for (const moment of new Set([to.first, to.last])) {
    moment.year = from.year + (turned ? (forwards ? 1 : -1) : 0);
    delete moment.onlyShared;
  }
}

function shareYears(reading: Reading, atoms: Atom[]): void {
  const linkOf = (a: Atom, b: Atom): Gap => (a.mute || b.mute ? 'other' : gapBetween(reading.tokens, a, b).kind);
  const isList = (a: Atom, kind: Gap): boolean =>
    kind === 'to' ||
    kind === 'and' ||
    kind === 'comma' ||
    ((kind === 'none' || kind === 'line') && a.first.onlyShared === true);
  for (let i = atoms.length - 2; i >= 0; i--) {
    const [a, b] = [atoms[i]!, atoms[i + 1]!];
    const kind = linkOf(a, b);
    if (isList(a, kind)) share(b.first, a, false, kind === 'to');
  }
  for (let i = 1; i < atoms.length; i++) {
    const [a, b] = [atoms[i - 1]!, atoms[i]!];
    const kind = linkOf(a, b);
    if (isList(a, kind)) share(a.last, b, true, kind === 'to');
  }
}

/** Both ends are of kinds that make a span. */
function spans(a: Moment, b: Moment, tokens: readonly Token[], from: number): boolean {
  const kinds = new Set(['day', 'month', 'year', 'season', 'weekday', 'decade']);
  if (!kinds.has(a.kind) || !kinds.has(b.kind)) return false;
  const fine = (m: Moment): boolean => m.kind === 'day' || m.kind === 'weekday';
  return fine(a) === fine(b) || has(tokens[from - 1], 'between');
}

function joinSpans(reading: Reading, atoms: Atom[]): Atom[] {
  const { tokens, reference } = reading;
  const joined: Atom[] = [];
  for (const b of atoms) {
    const a = joined.at(-1);
    if (a !== undefined && !a.mute && !b.mute && isSimple(a) && isSimple(b)) {
      const { kind } = gapBetween(tokens, a, b);
      const between = kind === 'and' && has(tokens[a.from - 1], 'between') && !has(tokens[a.from - 1], 'to');
      const betweenOnly = between && tokens[a.from - 1]!.text !== 'from' && tokens[a.from - 1]!.text !== 'از';
      const interval = kind === 'slash' && a.first.calendar === b.first.calendar;
      if ((kind === 'to' || betweenOnly || interval) && spans(a.first, b.first, tokens, a.from)) {
        const atom: Atom = { first: a.first, last: b.first, from: a.from, to: b.to };
        const [spanA, spanB] = [spanOfAtom(a, reference), spanOfAtom(b, reference)];
        if (spanA !== null && spanB !== null && spanA.start < spanB.start) {
          joined[joined.length - 1] = atom;
          continue;
        }
      }
    }
    joined.push(b);
  }
  return joined;
}

/** Turns what the rules found, in order of place, into what the text says. Linear: only neighbours meet. */
export function combine(reading: Reading, found: Atom[]): Atom[] {
  const dated = mergePairs(reading, absorbWeekdays(reading, found));
  shareYears(reading, dated);
  return weeksOf(reading, joinSpans(reading, dated));
}
