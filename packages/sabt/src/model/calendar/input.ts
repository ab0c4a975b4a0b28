/** Dates as a person types them into a filter. */
import { type CalendarName, type CalendarSpan, fromCalendar, monthSpan, yearSpan } from './arithmetic.ts';

export interface DateInput extends CalendarSpan {
  precision: 'day' | 'month' | 'year';
  calendar: CalendarName;
}

const SHAPE = /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(h?)$/;

/**
 * Reads `2019`, `2019-03`, `2019-03-14`, `1401-06-25`, `۱۴۰۱/۰۶/۲۵`, `1444-02-19h`; separators `-`, `/`, `.`; digits of
 * any of the three sets. Years 1200 to 1500 are Persian, with the suffix `h` (or ه) Islamic, all others Gregorian.
 * Null where the text is none of these or the date does not exist.
 */
export function parseDateInput(text: string): DateInput | null {
  const plain = text
    .trim()
    .slice(0, 20)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/ ?(?:h|H|\u0647\u0640?\u200d?)$/, 'h');
  const parts = SHAPE.exec(plain);
  if (parts === null) return null;
  const year = Number(parts[1]);
  const calendar: CalendarName =
    parts[5] === 'h' ? 'islamic-umalqura' : year >= 1200 && year <= 1500 ? 'persian' : 'gregorian';
  if (parts[3] === undefined) {
    const span = yearSpan(calendar, year);
    return span && { ...span, precision: 'year', calendar };
  }
  if (parts[4] === undefined) {
    const span = monthSpan(calendar, year, Number(parts[3]));
    return span && { ...span, precision: 'month', calendar };
  }
  const day = fromCalendar(calendar, year, Number(parts[3]), Number(parts[4]));
  return day === null ? null : { start: day, end: day, precision: 'day', calendar };
}
