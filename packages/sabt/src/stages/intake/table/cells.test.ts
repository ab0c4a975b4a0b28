import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { dateOrderOf, readDates } from './cell-dates.ts';
import { type Count, readCount } from './counts.ts';
import { languageCode } from './languages.ts';

const counts: [string, Count | null][] = [
  ['50', [50, 50, 50]],
  ['٢٥٠', [250, 250, 250]],
  ['۱٬۲۰۰', [1200, 1200, 1200]],
  ['1,200', [1200, 1200, 1200]],
  ['1.200', [1200, 1200, 1200]],
  ['400.0', [400, 400, 400]],
  ['20-30', [20, null, 30]],
  ['20 bis 30', [20, null, 30]],
  ['between 20 and 30', [20, null, 30]],
  ['بين 20 و30', [20, null, 30]],
  ['۲۰ تا ۳۰ نفر', [20, null, 30]],
  ['at least 40', [40, 40, null]],
  ['40+', [40, 40, null]],
  ['mehr als 100', [100, 100, null]],
  ['حداقل ۱۰', [10, 10, null]],
  ['up to 60', [null, null, 60]],
  ['ca. 200', [null, 200, null]],
  ['حوالي 300 شخص', [null, 300, null]],
  ['1000s', [1000, null, 9999]],
  ['hundreds', [100, null, 999]],
  ['several thousand protesters', [1000, null, 9999]],
  ['100s-1000s', [100, null, 9999]],
  ['عشرات', [10, null, 99]],
  ['صدها', [100, null, 999]],
  ['Hunderte', [100, null, 999]],
  ['200 Personen in 120 KFZ', [200, 200, 200]],
  ['150 KFZ, 300 TN', [300, 300, 300]],
  ['50 (40 PKWs)', [50, 50, 50]],
  ['', null],
  ['k.A.', null],
  ['unknown', null],
  ['نامشخص', null],
  ['?', null],
];

describe('counts in cells', () => {
  for (const [cell, expected] of counts) {
    it(`“${cell}”`, () => assert.deepEqual(readCount(cell), { count: expected }));
  }

  for (const cell of ['many', '150/300', '1.8', '150 KFZ', '66x6', '30-20', '2020-01-15', 'x'.repeat(5_000)]) {
    it(`“${cell.slice(0, 20)}” is no number`, () => assert.ok('unreadable' in readCount(cell)));
  }

  it('bounds rise, whatever is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 -+.,~<>sKTNa') }), (cell) => {
        const read = readCount(cell);
        if (!('count' in read) || read.count === null) return;
        const known = read.count.filter((bound) => bound !== null);
        assert.ok(
          known.length > 0 && known.every((bound, i) => Number.isInteger(bound) && (i === 0 || known[i - 1]! <= bound)),
        );
      }),
      { numRuns: 500 },
    );
  });
});

const none = (): [] => [];
const dates = (cell: string, order: 'dmy' | 'mdy' = 'dmy'): unknown => {
  const read = readDates(cell, order, none, 2026);
  return 'dates' in read
    ? read.dates.map(({ start, end, precision }) => (start === end ? start : `${start}..${end} ${precision}`)).join(' ')
    : 'unreadable';
};

describe('dates in cells', () => {
  const cases: [string, string][] = [
    ['2019-03-14', '2019-03-14'],
    ['2019-03-14 00:00:00', '2019-03-14'],
    ['2004-01-01T00:20:00Z', '2004-01-01'],
    ['14.03.2019', '2019-03-14'],
    ['14.3.19, 18.30 Uhr', '2019-03-14'],
    ['14/03/2019', '2019-03-14'],
    ['١٤/٠٣/٢٠١٩', '2019-03-14'],
    ['20190314', '2019-03-14'],
    ['43538', '2019-03-14'],
    ['2019', '2019-01-01..2019-12-31 year'],
    ['2019-03', '2019-03-01..2019-03-31 month'],
    ['2019-03-00', '2019-03-01..2019-03-31 month'],
    ['12.-14.03.2019', '2019-03-12..2019-03-14 range'],
    ['26.02. bis 03.03.2019', '2019-02-26..2019-03-03 range'],
    ['2019-03-12 - 2019-03-14', '2019-03-12..2019-03-14 range'],
    ['21.01., 04.02.,\n18.02.2013', '2013-01-21 2013-02-04 2013-02-18'],
    ['6.+7.8.2018', '2018-08-06 2018-08-07'],
    ['05.01./19.01.2019', '2019-01-05 2019-01-19'],
    ['2019-02-30', 'unreadable'],
    ['31.04.2019', 'unreadable'],
    ['12:04.2014', 'unreadable'],
    ['21.01., 04.02.', 'unreadable'],
    ['the day after never', 'unreadable'],
  ];
  for (const [cell, expected] of cases) it(`“${cell}”`, () => assert.equal(dates(cell), expected));

  it('the order of a column decides what 03/04/2019 is; points mean day first', () => {
    assert.equal(dateOrderOf(['03/04/2019', '03/25/2019']), 'mdy');
    assert.equal(dateOrderOf(['03/04/2019', '25/03/2019']), 'dmy');
    assert.equal(dateOrderOf(['03/04/2019']), null);
    assert.equal(dates('03/04/2019', 'mdy'), '2019-03-04');
    assert.equal(dates('03.04.2019', 'mdy'), '2019-04-03');
  });

  it('years of other calendars and words go to the date parser', () => {
    const asked: string[] = [];
    const read = readDates(
      '1401/06/25',
      'dmy',
      (text) => {
        asked.push(text);
        return [{ start: '2022-09-16', end: '2022-09-16', precision: 'day', calendar: 'persian', span: [0, 10] }];
      },
      2026,
    );
    assert.deepEqual(asked, ['1401/06/25']);
    assert.deepEqual(read, {
      dates: [{ start: '2022-09-16', end: '2022-09-16', precision: 'day', calendar: 'persian' }],
    });
  });
});

it('languages are known by their names in several languages', () => {
  for (const [name, code] of [
    ['Arabic', 'ar'],
    ['العربية', 'ar'],
    ['فارسی', 'fa'],
    ['Persian', 'fa'],
    ['Deutsch', 'de'],
    ['fa-IR', 'fa'],
    ['Klingonisch', null],
  ] as const)
    assert.equal(languageCode(name), code);
});
