import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { counts, csv, fitsTheSlots, load, ofKind } from '../test/load-table.ts';
import { MemoryContext } from '../test/memory-context.ts';

async function taken(mapping: unknown, rows: string[][], context = new MemoryContext()) {
  const answer = await load(context, 'a.csv', csv(rows), { mapping });
  fitsTheSlots(context.drafts);
  return { answer, context, acts: ofKind(context, 'act').map(({ fields }) => fields) };
}

describe('rows as events', () => {
  it('several dates in a cell are several acts; a list over the end of a year names the year once', async () => {
    const mapping = { kind: 'event', fields: { start: 'Datum', title: 'Thema' } };
    const rows = [
      ['Datum', 'Thema'],
      ['21.01., 04.02., 18.02.2013', 'a'],
      ['16.12., 30.12., 06.01.2014', 'b'],
      ['21.01., 04.02.', 'no year'],
    ];
    const { answer, acts } = await taken(mapping, rows);
    assert.deepEqual(
      acts.map((act) => (act['when'] as { start: string }).start),
      ['2013-01-21', '2013-02-04', '2013-02-18', '2013-12-16', '2013-12-30', '2014-01-06'],
    );
    assert.deepEqual(
      [answer.lines[2]!.status, answer.lines[2]!.code, answer.lines[2]!.column],
      ['failed', 'unreadable-date', 'Datum'],
    );
  });

  it('a date that is struck out of a row takes its act out of the count, and keeps it', async () => {
    const mapping = { kind: 'event', fields: { id: 'id', start: 'day' } };
    const { context } = await taken(mapping, [
      ['id', 'day'],
      ['1', '21.01., 04.02.2013'],
    ]);
    const again = await taken(
      mapping,
      [
        ['id', 'day'],
        ['1', '21.01.2013'],
      ],
      context,
    );
    assert.deepEqual(counts(again.answer), [0, 1, 0, 0, 0]);
    const newest = [...new Set(ofKind(context, 'act').map(({ id }) => id))].map((id) => context.newest.get(id)!);
    assert.deepEqual(
      newest.map(({ fields }) => fields['status']),
      ['confirmed', 'withdrawn'],
    );
    assert.deepEqual((newest[1]!.fields['when'] as { start: string }).start, '2013-02-04');
  });

  it('who took part, bounds in columns of their own, sources between semicolons', async () => {
    const mapping = {
      kind: 'event',
      fields: {
        start: 'day',
        perpetrators: 'who',
        victims: 'whom',
        'killed/low': 'low',
        'killed/high': 'high',
        source: 'from',
      },
    };
    const { acts } = await taken(mapping, [
      ['day', 'who', 'whom', 'low', 'high', 'from'],
      ['2020-01-02', 'A unit; Another', 'Workers', '3', '5', 'Post; Wire'],
      ['2020-01-02', '', '', '', '', ''],
    ]);
    const alleged = { degree: 'alleged' };
    assert.deepEqual(acts[0]!['perpetrators'], [
      { name: 'A unit', ...alleged },
      { name: 'Another', ...alleged },
    ]);
    assert.deepEqual([acts[0]!['victims'], acts[0]!['killed']], [[{ name: 'Workers' }], [3, null, 5]]);
    assert.equal((acts[0]!['sources'] as string[]).length, 2);
    assert.deepEqual([acts[1]!['killed'], acts[1]!['victims'], acts[1]!['sources']], [undefined, undefined, undefined]);
  });

  it('a number of people that is not understood costs the number, not the event, and the ledger says so', async () => {
    const mapping = { kind: 'event', fields: { start: 'day', participants: 'many', killed: 'dead' } };
    const { answer, acts, context } = await taken(mapping, [
      ['day', 'many', 'dead'],
      ['2020-01-02', '50', 'see above'],
      ['2020-01-03', '20.-50', ''],
      ['2020-01-04', 'about 300', ''],
      ['2020-01-05', '-7', ''],
      ['2020-01-06', '1,000', ''],
    ]);
    assert.deepEqual(
      answer.lines.map(({ status, code, column }) => [status, code, column]),
      [
        ['failed', 'unreadable-number', 'dead'],
        ['added', 'unreadable-number', 'many'],
        ['added', undefined, undefined],
        ['failed', 'unreadable-number', 'many'],
        ['added', undefined, undefined],
      ],
      'but a column that hardly has a number is mapped wrong, and nobody is less than nobody',
    );
    assert.match(answer.lines[1]!.message!, /20\.-50/);
    assert.deepEqual(
      acts.map(({ participants }) => participants),
      [undefined, [null, 300, null], [1000, 1000, 1000]],
    );
    assert.equal((ofKind(context, 'event')[0]!.fields['custom'] as { many: string }).many, '20.-50');
  });

  it('a date after today goes in with a reason in the ledger, beside whatever else is said of the row', async () => {
    const mapping = { kind: 'event', fields: { start: 'day', participants: 'many' } };
    const { answer, acts } = await taken(mapping, [
      ['day', 'many'],
      ['2104-03-05', '10'],
      ['2019-03-05', '20'],
      ['2104-03-06', 'nobody knows'],
      [new Date(new MemoryContext().now().getTime()).toISOString().slice(0, 10), '30'],
    ]);
    assert.deepEqual(
      answer.lines.map(({ status, code, column }) => [status, code, column]),
      [
        ['added', 'date-in-future', 'day'],
        ['added', undefined, undefined],
        ['added', 'unreadable-number', 'many'],
        ['added', undefined, undefined],
      ],
    );
    assert.match(answer.lines[2]!.message!, /nobody knows.*2104-03-06 lies in the future/s);
    assert.equal((acts[0]!['when'] as { start: string }).start, '2104-03-05');
    const document = { kind: 'document', fields: { published: 'day', text: 'many' } };
    const { answer: reports } = await taken(document, [
      ['day', 'many'],
      ['2104-03-05', 'A report.'],
    ]);
    assert.deepEqual([reports.lines[0]!.status, reports.lines[0]!.code], ['added', 'date-in-future']);
  });

  it('what cannot be is a reason in the ledger with its column', async () => {
    const fields = {
      start: 'from',
      end: 'to',
      when: 'day',
      lat: 'lat',
      lon: 'lon',
      killed: 'dead',
      'injured/low': 'low',
      'injured/high': 'high',
    };
    const header = ['from', 'to', 'day', 'lat', 'lon', 'dead', 'low', 'high'];
    const sound = ['2020-01-02', '2020-01-03', '2020-01-02', '1.5', '2.5', '3', '1', '2'];
    const wrong: [number, string, string, string][] = [
      [0, '2020-02-30', 'unreadable-date', 'from'],
      [1, '2019-01-03', 'invalid-value', 'to'],
      [2, '2020-01-05', 'invalid-value', 'day'],
      [3, '900', 'invalid-value', 'lat'],
      [4, '-180.5', 'invalid-value', 'lon'],
      [5, '-3', 'unreadable-number', 'dead'],
      [7, '0', 'invalid-value', 'low'],
    ];
    const rows = wrong.map(([place, cell]) => sound.with(place, cell));
    const { answer, acts } = await taken({ kind: 'event', fields }, [
      header,
      sound,
      ...rows,
      sound.with(3, 'NA').with(5, ''),
    ]);
    assert.deepEqual(
      answer.lines.slice(1, -1).map(({ status, code, column }) => [status, code, column]),
      wrong.map(([, , code, column]) => ['failed', code, column]),
    );
    assert.equal(acts.length, 2);
    assert.deepEqual([acts[1]!['killed'], acts[1]!['place']], [undefined, { lon: 2.5 }]);
  });

  it('a mapping that says the kind alone: the columns are proposed', async () => {
    const { answer, acts } = await taken({ kind: 'event', constants: { type: 'protest-gathering' } }, [
      ['Datum', 'Thema', 'Ort'],
      ['12.03.2014', 'Mahnwache', 'Markt'],
    ]);
    assert.deepEqual(answer.mapping.fields, { start: 'Datum', title: 'Thema', place: 'Ort' });
    assert.equal(acts[0]!['type'], 'protest-gathering');
  });
});

describe('rows as people', () => {
  const people = [
    ['name', 'died', 'where'],
    ['A Person', '2019-03-14', 'Nahrabad'],
  ];

  it('what was done to a person is an act of which they are the victim, and names are not for everybody', async () => {
    const mapping = {
      kind: 'actor',
      fields: { name: 'name', start: 'died', place: 'where' },
      constants: { act: 'killing', killed: 1 },
    };
    const { answer, context, acts } = await taken(mapping, people);
    const person = ofKind(context, 'actor')[0]!;
    assert.equal(answer.lines[0]!.record, person.id);
    assert.deepEqual(person.fields['confidentiality'], { '*': 'identity' });
    assert.deepEqual([acts[0]!['victims'], acts[0]!['type'], acts[0]!['killed']], [[person.id], 'killing', [1, 1, 1]]);
    assert.deepEqual(acts[0]!['confidentiality'], { victims: 'identity' });
    const event = ofKind(context, 'event')[0]!.fields;
    assert.doesNotMatch(JSON.stringify(event), /A Person/);
    assert.deepEqual((event['when'] as { start: string }).start, '2019-03-14');
    assert.deepEqual(counts((await taken(mapping, people, context)).answer), [0, 0, 1, 0, 0]);
  });

  it('a list that names no act has none; what it says stays beside', async () => {
    const { context, acts } = await taken(
      { kind: 'actor', fields: { name: 'name', start: 'died', place: 'where' } },
      people,
    );
    assert.deepEqual(acts, []);
    assert.deepEqual(ofKind(context, 'actor')[0]!.fields['custom'], { place: 'Nahrabad', start: '2019-03-14' });
  });

  it('groups are restricted, as everything is', async () => {
    const rows = [
      ['name', 'type'],
      ['Port Union', 'organisation'],
    ];
    const { context } = await taken({ kind: 'actor', fields: { name: 'name', type: 'type' } }, rows);
    assert.equal(ofKind(context, 'actor')[0]!.fields['confidentiality'], undefined);
  });
});
