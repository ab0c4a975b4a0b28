/** Civil dates: arithmetic in three calendars, how pages show them, how people type them. */
export {
  addDays,
  type CalendarDate,
  type CalendarName,
  type CalendarSpan,
  daysOfMonth,
  fromCalendar,
  isApproximate,
  isIsoDate,
  isoDate,
  isoWeekOf,
  monthSpan,
  toCalendar,
  toDayNumber,
  weekdayOf,
  weekOf,
  yearSpan,
  yearsSpan,
} from './calendar/arithmetic.ts';
export { type DateFormat, type DateLanguage, formatDate, formatNumber } from './calendar/format.ts';
export { type DateInput, parseDateInput } from './calendar/input.ts';
