import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Fields } from '../../../model/records.ts';
import { counts, csv, fitsTheSlots, load, ofKind } from '../test/load-table.ts';
import { MemoryContext } from '../test/memory-context.ts';
import { parseMapping } from './mapping.ts';
import { readReal } from './numbers.ts';

const fieldsOf = (context: MemoryContext, kind: string): Fields[] => ofKind(context, kind).map(({ fields }) => fields);

test('a poll with a column for each answer becomes a value of each', async () => {
  const context = new MemoryContext();
  const rows = csv([
    ['Day', 'Good', 'Bad', 'Asked', 'Remark'],
    ['2019-08-15', '31', '33.5', '1,600', 'first'],
    ['2019-09-15', 'NA', '27', '1600', ''],
    ['2019-10-15', '', 'NA', '1600', 'no field work'],
    ['never', '1', '2', '1600', ''],
    ['2019-12-15', 'many', '2', '1600', ''],
  ]);
  const mapping = {
    kind: 'series',
    fields: { date: 'Day', n: 'Asked' },
    constants: { series: 'Mood', unit: 'percent', house: 'Institute' },
    values: { good: 'Good', bad: 'Bad' },
  };
  const answer = await load(context, 'poll.csv', rows, { mapping });
  assert.deepEqual(counts(answer), [2, 0, 0, 1, 2]);
  assert.deepEqual(
    answer.lines.map(({ code, column }) => [code, column]),
    [
      [undefined, undefined],
      [undefined, undefined],
      ['empty-row-value', 'Good'],
      ['unreadable-date', 'Day'],
      ['unreadable-number', 'Good'],
    ],
  );
  const points = fieldsOf(context, 'series');
  fitsTheSlots(context.drafts);
  assert.deepEqual(
    points.map(({ series, value, n, when, unit, house }) => [
      series,
      value,
      n,
      (when as { start: string }).start,
      unit,
      house,
    ]),
    [
      ['Mood: good', 31, 1600, '2019-08-15', 'percent', 'Institute'],
      ['Mood: bad', 33.5, 1600, '2019-08-15', 'percent', 'Institute'],
      ['Mood: bad', 27, 1600, '2019-09-15', 'percent', 'Institute'],
    ],
  );
  // what stands beside is kept once a row
  assert.deepEqual(
    points.map(({ custom }) => custom),
    [{ Remark: 'first' }, undefined, undefined],
  );
  const again = await load(context, 'poll.csv', rows, { mapping });
  assert.deepEqual(counts(again), [0, 0, 2, 1, 2]);
});

test('the names of columns may be those of houses, and an index brings its interval', async () => {
  const context = new MemoryContext();
  const houses = csv([
    ['Country', 'Year', 'A', 'B'],
    ['Varzan', '1999', '3', '4'],
  ]);
  const fields = { country: 'Country', year: 'Year' };
  await load(context, 'scale.csv', houses, {
    mapping: {
      kind: 'series',
      fields,
      constants: { series: 'Scale' },
      values: { 'House A': 'A', 'House B': 'B' },
      valuesAs: 'house',
    },
  });
  const index = csv([
    ['Country', 'Year', 'Mean', 'Low', 'High'],
    ['Varzan', '1999', '-0.75', '-1.5', '0.25'],
    ['Varzan', '2000', '-0,5', '0.5', '-0.5'],
  ]);
  const answer = await load(context, 'index.csv', index, {
    mapping: {
      kind: 'series',
      fields: { ...fields, value: 'Mean', low: 'Low', high: 'High' },
      constants: { series: 'Index' },
    },
  });
  assert.deepEqual(counts(answer), [1, 0, 0, 0, 1]);
  assert.equal(answer.lines[1]!.code, 'invalid-value');
  assert.deepEqual(
    fieldsOf(context, 'series').map(({ series, house, value, interval, title }) => [
      series,
      house,
      value,
      interval,
      title,
    ]),
    [
      ['Scale', 'House A', 3, undefined, 'Scale, Varzan, House A'],
      ['Scale', 'House B', 4, undefined, 'Scale, Varzan, House B'],
      ['Index', undefined, -0.75, [-1.5, 0.25], 'Index, Varzan'],
    ],
  );
});

test('a value that a corrected row no longer has is withdrawn', async () => {
  const context = new MemoryContext();
  const mapping = {
    kind: 'series',
    fields: { id: 'Id', year: 'Year' },
    constants: { series: 'S' },
    values: { a: 'A', b: 'B' },
  };
  const at = (a: string, b: string): string =>
    csv([
      ['Id', 'Year', 'A', 'B'],
      ['r1', '2001', a, b],
    ]);
  await load(context, 's.csv', at('1%', '2%'), { mapping });
  const answer = await load(context, 's.csv', at('1%', ''), { mapping });
  assert.deepEqual(counts(answer), [0, 1, 0, 0, 0]);
  const standing = [...context.newest.values()].filter(({ kind }) => kind === 'series');
  assert.deepEqual(
    standing.map(({ fields, version }) => [fields['value'], fields['unit'], fields['status'], version]),
    [
      [1, 'percent', undefined, 2],
      [2, 'percent', 'withdrawn', 2],
    ],
  );
});

test('a mapping of a series needs a value, a date and a name', () => {
  const refused = (mapping: object): void =>
    assert.throws(() => parseMapping({ kind: 'series', ...mapping }), { code: 'invalid-mapping' });
  refused({ fields: { value: 'V', year: 'Y' } });
  refused({ fields: { series: 'S', year: 'Y' } });
  refused({ fields: { series: 'S', value: 'V' } });
  refused({ fields: { series: 'S', value: 'V', year: 'Y' }, values: { a: 'A' } });
  refused({ fields: { series: 'S', value: 'V', year: 'Y' }, valuesAs: 'house' });
  assert.throws(() => parseMapping({ kind: 'event', fields: { start: 'D' }, values: { a: 'A' } }), {
    code: 'invalid-mapping',
  });
  assert.equal(parseMapping({ kind: 'series', fields: { year: 'Y' }, values: { a: 'A' } }).values?.['a'], 'A');
});

const ROLL_CALLS = csv([
  ['rcid', 'session', 'date', 'unres', 'short', 'descr'],
  ['3', '1', '1985-12-06', 'R/40/1', 'RIGHTS, VARZAN', 'Situation in Varzan'],
  ['5', '1', '1986-12-06', 'NA', '', 'A motion'],
]);
const VOTES = csv([
  ['rcid', 'country', 'country_code', 'vote'],
  ['3', 'Varzan', 'VZ', 'no'],
  ['3', 'Namibia', 'NA', 'yes'],
  ['5', 'Varzan', 'VZ', '2'],
  ['5', 'Namibia', 'NA', '9'],
  ['5', 'Ostland', 'OL', 'perhaps'],
]);

test('votes wait for their roll calls, and take date and subject from them', async () => {
  const context = new MemoryContext();
  const votes = (retry?: Set<string>, of = '') =>
    load(context, 'votes.csv', VOTES, {
      profile: 'un-votes',
      mapping: undefined,
      ...(retry === undefined ? {} : { retry: { of, rows: retry } }),
    });
  const first = await votes();
  assert.deepEqual(
    first.lines.map(({ status, code }) => [status, code]),
    [
      ['failed', 'not-found'],
      ['failed', 'not-found'],
      ['failed', 'not-found'],
      ['skipped', 'empty-row-value'],
      ['failed', 'invalid-value'],
    ],
  );
  const calls = await load(context, 'calls.csv', ROLL_CALLS, { profile: 'un-roll-calls', mapping: undefined });
  assert.deepEqual(counts(calls), [2, 0, 0, 0, 0]);
  const failed = new Set(first.lines.filter(({ status }) => status === 'failed').map(({ row }) => `\u0000${row}`));
  const second = await votes(failed, first.batch);
  assert.deepEqual(counts(second), [3, 0, 0, 0, 1]);
  fitsTheSlots(context.drafts);
  const responses = ofKind(context, 'response');
  const rollCall = responses.find(({ fields }) => fields['title'] === 'RIGHTS, VARZAN')!;
  assert.equal(rollCall.fields['about'], 'Situation in Varzan');
  assert.deepEqual(
    responses
      .filter(({ fields }) => fields['position'] !== undefined)
      .map(({ fields }) => [fields['country'], fields['position'], (fields['when'] as { start: string }).start]),
    [
      ['Varzan', 'no', '1985-12-06'],
      ['Namibia', 'yes', '1985-12-06'],
      ['Varzan', 'abstain', '1986-12-06'],
    ],
  );
  assert.deepEqual(responses.find(({ fields }) => fields['position'] === 'yes')!.fields['about'], {
    record: rollCall.id,
  });
});

test('numbers are read as tables write them, and nothing else is', () => {
  const read = (cell: string): number | null => readReal(cell)?.number ?? null;
  const written: [string, number | null][] = [
    ['31', 31],
    ['31,5', 31.5],
    ['31,5 %', 31.5],
    ['۳۱٫۵٪', 31.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['−0.75', -0.75],
    ['-1.5e-3', -0.0015],
    ['.5', 0.5],
    ['1e999', null],
    ['12-13', null],
    ['', null],
    ['abc', null],
    ['0x10', null],
  ];
  for (const [cell, number] of written) assert.equal(read(cell), number, cell);
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      assert.equal(read(String(number)), number === 0 ? Number(String(number)) : number);
    }),
    { numRuns: 200 },
  );
});
