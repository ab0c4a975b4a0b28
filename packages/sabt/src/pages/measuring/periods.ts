/** How the pages of indicators write periods and spans of time. */
import { addDays } from '../../model/calendar.ts';
import type { Measurement, Unit } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';

/** Years have four signs, months seven, weeks the day of their Monday. */
export function unitOf(label: string): Unit {
  return label.length <= 4 ? 'year' : label.length === 7 ? 'month' : 'week';
}

/** A period by its label: of the Gregorian calendar, in which periods are cut; weeks by their first day. */
export function periodWord({ s }: PageContext, label: string): string {
  if (/^\d{4}$/.test(label)) return s.ordinal(Number(label));
  return label.length === 7 ? s.gregorianMonth(label) : s.day(label);
}

export interface Span {
  from: string;
  to: string;
}

/** The days of a measurement without the incomplete periods at both ends; null where nothing was found. */
export function completeSpan({ definition, safeguards }: Measurement): Span | null {
  let { from, to } = definition;
  if (from === null || to === null) return null;
  const incomplete = new Set(safeguards.exposure.incomplete);
  const unit = unitOf(safeguards.exposure.incomplete[0] ?? '');
  for (let left = incomplete.size; left > 0 && from <= to; left--) {
    if (incomplete.has(labelAt(unit, to))) to = addDays(startAt(unit, to), -1);
    else if (incomplete.has(unit === 'week' ? from : labelAt(unit, from))) from = afterPeriod(unit, from);
    else break;
  }
  return from <= to ? { from, to } : { from: definition.from!, to: definition.to! };
}

const startAt = (unit: Unit, day: string): string =>
  unit === 'year' ? `${day.slice(0, 4)}-01-01` : unit === 'month' ? `${day.slice(0, 7)}-01` : addDays(day, -6);

/** Of the period that ends with this day. */
const labelAt = (unit: Unit, day: string): string =>
  unit === 'year' ? day.slice(0, 4) : unit === 'month' ? day.slice(0, 7) : startAt(unit, day);

function afterPeriod(unit: Unit, from: string): string {
  if (unit === 'year') return `${Number(from.slice(0, 4)) + 1}-01-01`;
  if (unit === 'week') return addDays(from, 7);
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  return month === 12 ? `${year + 1}-01-01` : `${from.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`;
}

/**
 * The words of a span that stands in one sentence with periods like this one. A Persian reader is told days in another
 * calendar than that in which months and years are cut; so the span is written to the periods that it begins and ends in.
 * Null where the span can stand as it is.
 */
export function inPeriods(
  page: PageContext,
  span: Span | null,
  label: string | undefined,
): { from: string; to: string } | null {
  if (page.language !== 'fa' || span === null || label === undefined || unitOf(label) === 'week') return null;
  const unit = unitOf(label);
  return spanWords(page, {
    from: startAt(unit, span.from),
    to: addDays(afterPeriod(unit, startAt(unit, span.to)), -1),
  });
}

/**
 * Both ends as words for "from … to …". Whole years stand as years, for a Persian reader whole months as months too, with
 * the reader's own calendar beside them.
 */
export function spanWords(page: PageContext, { from, to }: Span): { from: string; to: string } {
  const { s, language } = page;
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) {
    if (language !== 'fa' || !from.endsWith('-01') || !addDays(to, 1).endsWith('-01'))
      return { from: s.day(from), to: s.day(to) };
    const [first, last] = [s.gregorianMonth(from.slice(0, 7)), s.gregorianMonth(to.slice(0, 7))];
    return { from: first, to: `${last} ${s.t('said.gregorian', { from: s.day(from), to: s.day(to) })}` };
  }
  const [first, last] = [s.ordinal(Number(from.slice(0, 4))), s.ordinal(Number(to.slice(0, 4)))];
  if (language !== 'fa') return { from: first, to: last };
  return { from: first, to: `${last} ${s.t('said.gregorian', { from: s.monthOf(from), to: s.monthOf(to) })}` };
}
