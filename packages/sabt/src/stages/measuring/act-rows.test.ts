import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fields, RecordVersion } from '../../model/records.ts';
import { actRow, type RowLookup } from './act-rows.ts';

const lookup: RowLookup = {
  titleOf: (id) => (id === 'e1' ? 'March in Varzan' : null),
  nameOf: (id) => (id === 'a1' ? 'Harbour workers' : null),
  isIdentity: (id) => id === 'a9',
  languagesOf: (document) => (document === 'd1' ? ['ar'] : []),
  batchOf: (id) => (id === 'd1' ? 'b1' : null),
  handedOnBy: (batch) => (batch === 'b1' ? ['label', 'set'] : []),
  countryCode: (name) => (name === 'Varzan' ? 'VZ' : null),
  placeName: (id) => (id === 'gn:1' ? 'Dorral' : null),
  admin1Of: (id) => (id === 'gn:1' ? 'Northern Province' : null),
};
const version = (kind: RecordVersion['kind'], fields: Fields): RecordVersion => ({
  id: 'x1',
  kind,
  version: 1,
  entry: 7,
  fields,
});
const when = { start: '2022-09-16', end: '2022-09-16', precision: 'day' };

test('an act takes its title from its event and its names from records or from the words', () => {
  const row = actRow(
    version('act', {
      event: 'e1',
      type: 'protest-march',
      when,
      country: 'Varzan',
      place: { id: 'gn:1', name: 'Dorral', lat: 1, lon: 2, precision: 'town' },
      documents: ['d1'],
      sources: ['s1', 's1'],
      initiators: ['a1', { name: 'students' }, 'a9', { actor: 'a9', name: 'A. Person' }],
      participants: [1000, null, 9999],
      status: 'confirmed',
    }),
    lookup,
  );
  assert.equal(row?.title, 'March in Varzan');
  assert.deepEqual(row.actors, ['Harbour workers', 'students']);
  assert.deepEqual(
    [row.countryKey, row.country, row.admin1, row.place],
    ['VZ', 'Varzan', 'Northern Province', 'Dorral'],
  );
  assert.deepEqual([row.languages, row.sources], [['ar'], ['s1']]);
  assert.equal(row.eventType, 'Protests');
  assert.equal(row.status, 'confirmed');
  assert.deepEqual(row.counts, { participants: [1000, null, 9999], killed: null, injured: null, arrested: null });
});

test('withdrawn and duplicate acts are not counted', () => {
  for (const status of ['withdrawn', 'duplicate'])
    assert.equal(actRow(version('act', { status }), lookup)?.status, 'other');
});

const coded = {
  act: 'arrest',
  start: '2022-09-16',
  end: '2022-09-16',
  precision: 'day',
  place: null,
  actors: [{ role: 'victim', name: 'students' }],
  counts: { participants: null, killed: null, injured: null, arrested: [12, 12, 12] },
  negated: false,
  hypothetical: false,
};

test('a suggestion counts as suggested, and not once an act was made of it or where it did not happen', () => {
  const status = (more: Fields, value: object = {}): string | undefined =>
    actRow(version('coding', { field: 'act', document: 'd1', value: { ...coded, ...value }, ...more }), lookup)?.status;
  assert.equal(status({ status: 'suggested' }), 'suggested');
  assert.equal(status({ status: 'disputed' }), 'suggested');
  assert.equal(status({ status: 'confirmed' }), 'other');
  assert.equal(status({ status: 'rejected' }), 'rejected');
  assert.equal(status({ status: 'suggested' }, { negated: true }), 'other');
  assert.equal(actRow(version('coding', { field: 'act', basis: 'c1', value: coded }), lookup), null);
  assert.equal(actRow(version('document', {}), lookup), null);
});

test('who only handed a report on is no origin beside those who are named', () => {
  const origins = (fields: Fields) => actRow(version('act', fields), lookup)?.origins;
  const cases: [string[], string[]][] = [
    [
      ['label', 'set', 'post', 'wire'],
      ['post', 'wire'],
    ],
    [['set', 'post'], ['post']],
    [['set', 'label'], ['label']],
    [['set'], ['set']],
    [[], []],
  ];
  for (const [sources, expected] of cases) assert.deepEqual(origins({ batch: 'b1', sources }), expected);
  assert.deepEqual(origins({ batch: 'b2', sources: ['label', 'post'] }), ['label', 'post'], 'a label of another batch');
  assert.deepEqual(origins({ documents: ['d1'], sources: ['label', 'post'] }), ['post'], 'as of its document');
  const coding = actRow(
    version('coding', { field: 'act', document: 'd1', sources: ['label', 'post'], value: coded }),
    lookup,
  );
  assert.deepEqual([coding?.sources, coding?.origins], [['label', 'post'], ['post']]);
});
