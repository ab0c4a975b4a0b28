import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  type CalendarName,
  daysOfMonth,
  formatDate,
  fromCalendar,
  isApproximate,
  isIsoDate,
  isoDate,
  isoWeekOf,
  monthSpan,
  parseDateInput,
  toCalendar,
  toDayNumber,
  weekdayOf,
  weekOf,
  yearSpan,
} from '../calendar.ts';
import { SabtError } from '../errors.ts';

const CALENDARS: CalendarName[] = ['gregorian', 'persian', 'islamic-umalqura'];
const KNOWN: [string, CalendarName, number, number, number][] = [
  ['1979-02-11', 'persian', 1357, 11, 22],
  ['2022-09-16', 'persian', 1401, 6, 25],
  ['2022-09-16', 'islamic-umalqura', 1444, 2, 20],
  ['2024-03-20', 'persian', 1403, 1, 1],
  ['2025-03-20', 'persian', 1403, 12, 30],
  ['2020-02-29', 'gregorian', 2020, 2, 29],
  ['1882-11-12', 'islamic-umalqura', 1300, 1, 1],
  ['2023-03-23', 'islamic-umalqura', 1444, 9, 1],
];

test('known days in three calendars', () => {
  for (const [iso, calendar, year, month, day] of KNOWN) {
    assert.deepEqual(toCalendar(iso, calendar), { year, month, day }, iso);
    assert.equal(fromCalendar(calendar, year, month, day), iso);
  }
});

test('what does not exist is null, never another day', () => {
  assert.equal(fromCalendar('gregorian', 2019, 2, 29), null);
  assert.equal(fromCalendar('gregorian', 1900, 2, 29), null);
  assert.equal(fromCalendar('persian', 1402, 12, 30), null);
  assert.equal(fromCalendar('persian', 1401, 7, 31), null);
  assert.equal(fromCalendar('islamic-umalqura', 1444, 9, 30), null);
  for (const calendar of CALENDARS) {
    assert.equal(fromCalendar(calendar, 1400, 13, 1), null);
    assert.equal(fromCalendar(calendar, 1400, 2, 32), null);
    assert.equal(fromCalendar(calendar, 0, 1, 1), null);
    assert.equal(fromCalendar(calendar, 1400.5, 1, 1), null);
  }
  for (const text of ['2019-02-29', '2019-13-01', '2019-3-1', '0000-01-01', '', '2019-03-14T10:00'])
    assert.equal(isIsoDate(text), false);
  assert.throws(
    () => toDayNumber('2019-02-29'),
    (e) => e instanceof SabtError && e.code === 'invalid-value',
  );
  assert.throws(() => addDays('9999-12-31', 1), SabtError);
  assert.throws(() => toCalendar('0600-01-01', 'persian'), SabtError);
});

test('each calendar is walked without a gap through the years that records speak of', () => {
  for (const calendar of CALENDARS) {
    const first = toDayNumber('1860-01-01');
    let before = toCalendar(isoDate(first - 1), calendar);
    for (let n = first; n < toDayNumber('2060-01-01'); n++) {
      const now = toCalendar(isoDate(n), calendar);
      const follows =
        now.day === before.day + 1
          ? now.month === before.month && now.year === before.year
          : now.day === 1 &&
            before.day === daysOfMonth(calendar, before.year, before.month) &&
            (now.month === before.month + 1 ||
              (now.month === 1 && before.month === 12 && now.year === before.year + 1));
      assert.ok(follows, `${calendar} ${isoDate(n)}`);
      before = now;
    }
  }
});

test('ICU agrees with the tables, also far outside', () => {
  for (const calendar of ['persian', 'islamic-umalqura'] as const) {
    const icu = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    fc.assert(
      fc.property(fc.integer({ min: toDayNumber('0700-01-01'), max: toDayNumber('2900-01-01') }), (n) => {
        const { year, month, day } = toCalendar(isoDate(n), calendar);
        assert.equal(icu.format(n * 86_400_000).replace(/ .*/, ''), `${month}/${day}/${year}`);
        assert.equal(fromCalendar(calendar, year, month, day), isoDate(n));
      }),
      { numRuns: 400 },
    );
  }
});

test('outside AH 1300 to 1600 the Umm al-Qura table ends and the civil calendar stands in', () => {
  const civil = new Intl.DateTimeFormat('en-u-ca-islamic-civil-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const differs = (year: number): boolean =>
    Array.from({ length: 12 }, (_, m) => fromCalendar('islamic-umalqura', year, m + 1, 1)!).some(
      (iso) => !/^\d+\/1\//.test(civil.format(toDayNumber(iso) * 86_400_000)),
    );
  for (const year of [61, 700, 1290, 1299, 1601, 1700]) {
    assert.equal(isApproximate('islamic-umalqura', year), true);
    assert.equal(differs(year), false);
  }
  for (const year of [1300, 1400, 1444, 1600]) assert.equal(isApproximate('islamic-umalqura', year), false);
  assert.equal([1300, 1350, 1400, 1444, 1500, 1600].some(differs), true);
  assert.equal(isApproximate('persian', 900), false);
});

test('weeks, months, years', () => {
  assert.equal(weekdayOf('2022-09-16'), 5);
  assert.equal(weekdayOf('1969-12-28'), 7);
  assert.deepEqual(isoWeekOf('2021-01-03'), { start: '2020-12-28', end: '2021-01-03', year: 2020, week: 53 });
  assert.equal(isoWeekOf('2019-12-30').week, 1);
  assert.deepEqual(weekOf('2022-09-16', 6), { start: '2022-09-10', end: '2022-09-16' });
  assert.deepEqual(monthSpan('persian', 1403, 12), { start: '2025-02-19', end: '2025-03-20' });
  assert.deepEqual(yearSpan('persian', 1357), { start: '1978-03-21', end: '1979-03-20' });
  assert.equal(addDays('2020-02-28', 2), '2020-03-01');
});

test('dates as typed into a filter', () => {
  const day = (text: string): string | undefined => {
    const read = parseDateInput(text);
    return read === null ? undefined : `${read.start}..${read.end} ${read.precision} ${read.calendar}`;
  };
  assert.equal(day('1401-06-25'), '2022-09-16..2022-09-16 day persian');
  assert.equal(day('۱۴۰۱/۰۶/۲۵'), '2022-09-16..2022-09-16 day persian');
  assert.equal(day('١٤٤٤-٠٢-٢٠ هـ'), '2022-09-16..2022-09-16 day islamic-umalqura');
  assert.equal(day('1444-02-20h'), '2022-09-16..2022-09-16 day islamic-umalqura');
  assert.equal(day('2019'), '2019-01-01..2019-12-31 year gregorian');
  assert.equal(day('1357'), '1978-03-21..1979-03-20 year persian');
  assert.equal(day(' 2019-02 '), '2019-02-01..2019-02-28 month gregorian');
  assert.equal(day('1401/6'), '2022-08-23..2022-09-22 month persian');
  for (const text of ['', 'x', '2019-02-30', '1402-12-30', '19-03-14', '2019-03/14', '2019-', '20190314', '0000'])
    assert.equal(parseDateInput(text), null, text);
  fc.assert(
    fc.property(fc.string(), (text) => void parseDateInput(text)),
    { numRuns: 200 },
  );
});

test('dates as pages show them', () => {
  const iso = '2022-09-16';
  assert.equal(formatDate(iso, { language: 'en' }), '16 September 2022');
  assert.equal(formatDate(iso, { language: 'fa' }), '۲۵ شهریور ۱۴۰۱');
  assert.equal(formatDate(iso, { language: 'fa', digits: 'latin' }), '25 شهریور 1401');
  assert.equal(formatDate(iso, { language: 'ar' }), '١٦ سبتمبر ٢٠٢٢');
  assert.equal(formatDate(iso, { language: 'ar', monthNames: 'levantine' }), '١٦ أيلول ٢٠٢٢');
  assert.equal(formatDate(iso, { language: 'ar', calendar: 'islamic-umalqura' }), '٢٠ صفر ١٤٤٤ هـ');
  assert.equal(formatDate(iso, { language: 'en', calendar: 'persian' }), '25 Shahrivar 1401 SH');
  assert.equal(formatDate(iso, { language: 'fa', precision: 'year' }), '۱۴۰۱');
  const to = (start: string, end: string, precision: 'range' | 'month' | 'year' | 'decade' | 'season'): string =>
    formatDate(start, { language: 'en', precision, end });
  assert.equal(to('2019-03-03', '2019-03-05', 'range'), '3–5 March 2019');
  assert.equal(to('2019-02-28', '2019-03-05', 'range'), '28 February – 5 March 2019');
  assert.equal(to('2019-12-30', '2020-01-02', 'range'), '30 December 2019 – 2 January 2020');
  assert.equal(to('2019-03-01', '2019-03-31', 'month'), 'March 2019');
  assert.equal(to('2019-12-01', '2020-02-29', 'season'), 'December 2019–February 2020');
  assert.equal(to('2010-01-01', '2015-12-31', 'year'), '2010–2015');
  assert.equal(to('1980-01-01', '1989-12-31', 'decade'), '1980s');
});
