import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SabtError } from '../../model/errors.ts';
import type { Filter } from '../../store/analysis-port.ts';
import { type Names, readFilter } from './filter.ts';

const names: Names = {
  country: (name) => (name === 'Varzan' || name === 'ورزان' ? 'VZ' : null),
  sources: (name) => (name === 'Alpha Wire' ? ['s1'] : []),
};
const filterOf = (text: string): Filter => readFilter(text, names).filter;
const refused = (text: string, code = 'invalid-argument'): void => {
  assert.throws(
    () => filterOf(text),
    (thrown) => thrown instanceof SabtError && thrown.code === code,
    text,
  );
};

test('nothing asked is all confirmed acts', () => {
  assert.deepEqual(readFilter('', names), { filter: { is: 'all' }, status: ['confirmed'] });
});

test('ranges, open ends and comparisons', () => {
  assert.deepEqual(filterOf('killed>=3'), { is: 'range', field: 'killed', from: 3, to: null });
  assert.deepEqual(filterOf('killed<3'), { is: 'range', field: 'killed', from: null, to: 2 });
  assert.deepEqual(filterOf('arrested:5..'), { is: 'range', field: 'arrested', from: 5, to: null });
  assert.deepEqual(filterOf('year:2019..2021'), { is: 'range', field: 'year', from: 2019, to: 2021 });
  assert.deepEqual(filterOf('participants=۱۲'), { is: 'range', field: 'participants', from: 12, to: 12 });
});

test('dates in three calendars; a bound that is a year stands for all of it', () => {
  assert.deepEqual(filterOf('date:2019..2021'), { is: 'range', field: 'date', from: '2019-01-01', to: '2021-12-31' });
  assert.deepEqual(filterOf('date>2019'), { is: 'range', field: 'date', from: '2020-01-01', to: null });
  assert.deepEqual(filterOf('date:1401-06-25'), { is: 'range', field: 'date', from: '2022-09-16', to: '2022-09-16' });
  refused('date:2019-02-31', 'unreadable-date');
  refused('date:2021..2019');
  refused('date:..');
});

test('OR binds its neighbours, the rest must all hold, a minus denies', () => {
  const killed = { is: 'range', field: 'killed', from: 1, to: null };
  assert.deepEqual(filterOf('country:ورزان killed>=1 OR year:2019'), {
    is: 'and',
    of: [
      { is: 'equals', field: 'country', value: 'VZ' },
      { is: 'or', of: [killed, { is: 'range', field: 'year', from: 2019, to: 2019 }] },
    ],
  });
  assert.deepEqual(filterOf('-(killed>=1)'), { is: 'not', of: killed });
  refused('(killed>=1');
  refused('killed>=1)');
  refused('killed>=1 OR');
  refused(`${'NOT '.repeat(1000)}killed>=1`);
  refused(`${'('.repeat(100)}killed>=1${')'.repeat(100)}`);
});

test('a filter that speaks of the status looks at those that it lets through', () => {
  const { filter, status } = readFilter('status:any', names);
  assert.deepEqual(status, ['confirmed', 'suggested']);
  const cases: [string, string[]][] = [
    ['status:suggested', ['suggested']],
    ['-status:confirmed', ['suggested', 'rejected']],
    ['killed>=3 OR status:rejected', ['confirmed', 'suggested', 'rejected']],
    ['killed>=3 (status:rejected OR status:any)', ['confirmed', 'suggested', 'rejected']],
    ['-(killed>=3 status:any)', ['confirmed', 'suggested', 'rejected']],
    ['status:confirmed status:rejected', []],
  ];
  for (const [text, expected] of cases) assert.deepEqual(readFilter(text, names).status, expected, text);
  assert.equal(filter.is, 'or');
  refused('status:perhaps');
  refused('status:other');
});

test('an act type brings its kinds, a family all of its types', () => {
  const values = (filter: Filter): string[] =>
    filter.is === 'or' ? filter.of.flatMap((one) => (one.is === 'equals' ? one.value : [])) : [];
  assert.ok(values(filterOf('type:protest-gathering')).includes('protest-march'));
  assert.ok(values(filterOf('type:protest')).includes('riot'));
  assert.deepEqual(filterOf('act:protest-gathering'), { is: 'equals', field: 'act', value: 'protest-gathering' });
});

test('sources go by name; one that is not there finds nothing', () => {
  assert.deepEqual(filterOf('source:"Alpha Wire"'), { is: 'or', of: [{ is: 'equals', field: 'source', value: 's1' }] });
  assert.deepEqual(filterOf('source:Beta'), { is: 'none' });
});

test('words are folded: either spelling of a letter is the same filter', () => {
  assert.equal(filterOf('كتاب').is, 'words');
  assert.deepEqual(filterOf('كتاب'), filterOf('کتاب'));
});

test('an unknown field and a comparison of what is no number are refused', () => {
  refused('colour:red');
  refused('country>=3');
  refused('killed:many');
});

test('never throws anything but our own errors', () => {
  const piece = fc.oneof(
    fc.constantFrom('killed>=3', 'OR', '(', ')', '-', 'status:any', 'date:2019..2021', '"', 'NOT', 'year:', ':', '..'),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      try {
        readFilter(pieces.join(' '), names);
      } catch (thrown) {
        assert.ok(thrown instanceof SabtError, String(thrown));
      }
    }),
    { numRuns: 300 },
  );
});
