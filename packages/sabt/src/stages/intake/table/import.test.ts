import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { counts, csv, documents, HEADER, load, ofKind, ROWS } from '../test/load-table.ts';
import { workbook } from '../test/make-files.ts';
import { MemoryContext } from '../test/memory-context.ts';

describe('importing a table', () => {
  it('gives every row one line: added, repeated header, unreadable date; empty rows none', async () => {
    const context = new MemoryContext();
    const answer = await load(context, 'acts.csv', csv(ROWS));
    assert.deepEqual(counts(answer), [3, 0, 0, 1, 1]);
    assert.deepEqual(
      answer.lines.map((line) => [line.row, line.status, line.code ?? '']),
      [
        [2, 'added', ''],
        [3, 'added', ''],
        [4, 'added', ''],
        [5, 'skipped', 'repeated-header'],
        [7, 'failed', 'unreadable-date'],
      ],
    );
    assert.equal(answer.lines[4]!.column, 'day');
    assert.match(answer.lines[4]!.message!, /“the day after never”/);
  });

  it('an event row becomes an event and its act', async () => {
    const context = new MemoryContext();
    await load(context, 'acts.csv', csv(ROWS));
    const [event] = ofKind(context, 'event');
    const act = ofKind(context, 'act').find((draft) => draft.fields['event'] === event!.id)!;
    assert.deepEqual(event!.fields['when'], { start: '2019-03-14', end: '2019-03-14', precision: 'day' });
    assert.deepEqual(
      [act.fields['type'], act.fields['killed'], act.fields['status']],
      ['PROTEST', [0, 0, 0], 'confirmed'],
    );
    assert.equal(ofKind(context, 'act')[2]!.fields['killed'], undefined);
  });

  it('a second import adds nothing, a changed row is a new version, with what people added', async () => {
    const context = new MemoryContext();
    const first = await load(context, 'acts.csv', csv(ROWS));
    assert.deepEqual(counts(await load(context, 'acts.csv', csv(ROWS))), [0, 0, 3, 1, 1]);
    const tagged = context.newest.get(first.lines[1]!.record!)!;
    tagged.fields['tags'] = ['seen'];
    const changed = ROWS.slice(0, 4).map((row) => [...row]);
    changed[2]![3] = '5';
    const answer = await load(context, 'other-name.csv', csv(changed));
    assert.deepEqual(counts(answer), [0, 1, 2, 0, 0]);
    const event = context.newest.get(tagged.id)!;
    assert.deepEqual([event.version, event.fields['tags']], [2, ['seen']]);
    assert.deepEqual(context.drafts.filter((draft) => draft.kind === 'act').at(-1)!.fields['killed'], [5, 5, 5]);
    assert.deepEqual(counts(await load(context, 'acts.csv', csv(changed))), [0, 0, 3, 0, 0]);
  });

  it('a changed row opens nothing that was restricted', async () => {
    const context = new MemoryContext();
    context.declarePublic('Gazette');
    const rows = (title: string): string => `id,title\n1,${title}\n`;
    const mapping = { kind: 'document', fields: { id: 'id', title: 'title' } };
    await load(context, 'a.csv', rows('first'), { mapping, source: 'Gazette' });
    const { id, fields } = ofKind(context, 'document')[0]!;
    assert.deepEqual(fields['confidentiality'], { '*': 'public' });
    context.newest.get(id)!.fields['confidentiality'] = { '*': 'restricted' };
    const changed = await load(context, 'a.csv', rows('second'), { mapping, source: 'Gazette' });
    assert.deepEqual(counts(changed), [0, 1, 0, 0, 0]);
    const now = context.newest.get(id)!.fields;
    assert.deepEqual([now['title'], now['confidentiality']], ['second', { '*': 'restricted' }]);
  });

  it('the same numbers in two unrelated lists never meet', async () => {
    const context = new MemoryContext();
    await load(
      context,
      'a.csv',
      csv([
        ['id', 'text'],
        ['1', 'one'],
        ['2', 'two'],
      ]),
      { mapping: { kind: 'document', fields: { id: 'id', text: 'text' } } },
    );
    const other = await load(
      context,
      'b.csv',
      csv([
        ['id', 'content'],
        ['1', 'uno'],
        ['2', 'due'],
      ]),
      { mapping: { kind: 'document', fields: { id: 'id', text: 'content' } } },
    );
    assert.deepEqual(counts(other), [2, 0, 0, 0, 0]);
  });

  it('identical rows without an id are separate records, also the second time', async () => {
    const context = new MemoryContext();
    const rows = [['text'], ['same'], ['other'], ['same'], ['same']];
    assert.deepEqual(counts(await load(context, 'a.csv', csv(rows), { mapping: documents })), [4, 0, 0, 0, 0]);
    assert.deepEqual(counts(await load(context, 'a.csv', csv(rows), { mapping: documents })), [0, 0, 4, 0, 0]);
    assert.deepEqual(
      counts(await load(context, 'a.csv', csv([...rows, ['same']]), { mapping: documents })),
      [1, 0, 4, 0, 0],
    );
  });

  it('one id with two contents in one file fails the second, and says where the first is', async () => {
    const context = new MemoryContext();
    const answer = await load(
      context,
      'a.csv',
      csv([
        ['id', 'text'],
        ['1', 'one'],
        ['1', 'two'],
        ['1', 'one'],
      ]),
      { mapping: { kind: 'document', fields: { id: 'id', text: 'text' } } },
    );
    assert.deepEqual(counts(answer), [1, 0, 1, 0, 1]);
    assert.match(answer.lines[1]!.message!, /row 2/);
  });

  it('no cell is lost where two columns want one name, or a name that every object has', async () => {
    const context = new MemoryContext();
    await load(
      context,
      'a.csv',
      csv([
        ['text', 'A', 'colour', '__proto__'],
        ['x', 'red', 'blue', 'kept'],
      ]),
      {
        mapping: {
          kind: 'document',
          fields: { text: 'text', 'custom/colour': 'A' },
          constants: { 'custom/colour': 'grey' },
        },
      },
    );
    const custom = ofKind(context, 'document')[0]!.fields['custom'] as object;
    assert.deepEqual(Object.entries(custom).sort(), [
      ['__proto__', 'kept'],
      ['colour (2)', 'blue'],
      ['colour', 'red'],
    ]);
  });

  it('columns that are not mapped are kept, and their order does not matter', async () => {
    const context = new MemoryContext();
    await load(
      context,
      'a.csv',
      csv([
        ['text', 'ward'],
        ['x', '7'],
      ]),
      { mapping: documents },
    );
    assert.deepEqual(ofKind(context, 'document')[0]!.fields['custom'], { ward: '7' });
    assert.deepEqual(
      counts(
        await load(
          context,
          'a.csv',
          csv([
            ['ward', 'text'],
            ['7', 'x'],
          ]),
          { mapping: documents },
        ),
      ),
      [0, 0, 1, 0, 0],
    );
  });

  for (const [name, content] of Object.entries({
    'a.tsv': 'key\theadline\tday\tdead\tnation\nt1\tRow\t2016-02-03\t1\tIran\n',
    'a.json': JSON.stringify([{ key: 't1', headline: 'Row', day: '2016-02-03', dead: 1, nation: 'Iran' }]),
    'a.jsonl': `${JSON.stringify({ key: 't1', headline: 'Row', day: '2016-02-03', dead: 1, nation: 'Iran' })}\n`,
    'a.yaml': '- key: t1\n  headline: Row\n  day: 2016-02-03\n  dead: 1\n  nation: Iran\n',
    'a.csv.gz': gzipSync('key,headline,day,dead,nation\nt1,Row,2016-02-03,1,Iran\n'),
    'a.xlsx': workbook({ One: [HEADER, ['t1', 'Row', new Date('2016-02-03T00:00:00Z'), 1, 'Iran']] }),
    'bare-cr.csv': 'key,headline,day,dead,nation\rt1,Row,2016-02-03,1,Iran\r',
    'utf16.csv': Buffer.from('\ufeffkey;headline;day;dead;nation\r\nt1;Row;03.02.2016;1;Iran\r\n', 'utf16le'),
  })) {
    it(`${name} gives the same row as any other form`, async () => {
      const context = new MemoryContext();
      assert.deepEqual(counts(await load(context, name, content)), [1, 0, 0, 0, 0]);
      const event = ofKind(context, 'event')[0]!.fields;
      assert.deepEqual(
        [event['title'], event['when'], event['country']],
        ['Row', { start: '2016-02-03', end: '2016-02-03', precision: 'day' }, 'Iran'],
      );
    });
  }

  it('several sheets: each with its own columns, a header further down, merged cells, empty columns behind', async () => {
    const context = new MemoryContext();
    const book = workbook(
      {
        New: [
          ['Register 2022'],
          [],
          ['Datum', 'Ort', 'Teilnehmer', null, null],
          [44774, 'Marienplatz', '20-30'],
          [44775, 'Odeonsplatz', 40],
        ],
        Old: [
          ['Ort', 'Datum'],
          ['Rindermarkt', '01.01.2018'],
          [null, null],
          ['Stachus', '02.01.2018'],
        ],
        Plan: [['Teilnehmer'], ['5']],
      },
      { New: ['A1:C1'] },
    );
    const mapping = { kind: 'event', fields: { start: 'Datum', place: 'Ort', participants: 'Teilnehmer' } };
    const answer = await load(context, 'a.xlsx', book, { mapping });
    assert.deepEqual(counts(answer), [4, 0, 0, 0, 1]);
    assert.deepEqual(
      answer.lines.map((line) => [line.sheet, line.row]),
      [
        ['New', 4],
        ['New', 5],
        ['Old', 2],
        ['Old', 4],
        ['Plan', 2],
      ],
    );
    assert.equal(answer.lines[4]!.code, 'missing-column');
    assert.equal((ofKind(context, 'event')[0]!.fields['when'] as { start: string }).start, '2022-08-01');
    assert.deepEqual(ofKind(context, 'act')[0]!.fields['participants'], [20, null, 30]);
    const one = await load(new MemoryContext(), 'a.xlsx', book, {
      mapping: { ...mapping, sheet: 'Old', fields: { start: 'Datum', place: 'Ort' } },
    });
    assert.deepEqual(counts(one), [2, 0, 0, 0, 0]);
  });

  it('a cell with several dates is several events', async () => {
    const context = new MemoryContext();
    const rows = [
      ['day', 'what'],
      ['21.01., 04.02.,\n18.02.2013', 'Vigil'],
      ['01.03.2013', 'March'],
    ];
    const mapping = { kind: 'event', fields: { start: 'day', title: 'what' } };
    assert.deepEqual(counts(await load(context, 'a.csv', csv(rows), { mapping })), [2, 0, 0, 0, 0]);
    assert.deepEqual(
      ofKind(context, 'event').map((draft) => (draft.fields['when'] as { start: string }).start),
      ['2013-01-21', '2013-02-04', '2013-02-18', '2013-03-01'],
    );
    const as = await load(new MemoryContext(), 'a.csv', csv(rows), {
      mapping: { kind: 'document', fields: { published: 'day', title: 'what' } },
    });
    assert.match(as.lines[0]!.message!, /3 dates/);
  });

  it('a dry run says the same and keeps nothing', async () => {
    const context = new MemoryContext();
    const answer = await load(context, 'acts.csv', csv(ROWS), { dryRun: true });
    assert.deepEqual(counts(answer), [3, 0, 0, 1, 1]);
    assert.deepEqual([context.appended, context.blobs.size], [0, 0]);
  });

  it('a mapping that does not fit is refused before anything is kept', async () => {
    const context = new MemoryContext();
    const refused = (mapping: unknown): Promise<unknown> => load(context, 'acts.csv', csv(ROWS), { mapping });
    await assert.rejects(refused({ kind: 'event', fields: { start: 'date' } }), {
      code: 'invalid-mapping',
      at: 'date',
    });
    await assert.rejects(refused({ kind: 'event', fields: { title: 'headline' } }), { code: 'invalid-mapping' });
    await assert.rejects(refused({ kind: 'event', fields: { start: 'day', colour: 'nation' } }), {
      code: 'invalid-mapping',
      at: 'colour',
    });
    await assert.rejects(refused({ kind: 'song', fields: {} }), { code: 'invalid-mapping' });
    await assert.rejects(refused([]), { code: 'invalid-mapping' });
    await assert.rejects(load(context, 'a.csv', csv(ROWS), { profile: 'no-such-profile' }), {
      code: 'unknown-profile',
    });
    await assert.rejects(load(context, 'a.csv', Buffer.from('89504e470d0a1a0a0000', 'hex')), {
      code: 'unsupported-kind',
    });
    assert.equal(context.appended, 0);
  });
});

describe('files as they come', () => {
  it('a first line that names the separator is not data, and decides', async () => {
    const context = new MemoryContext();
    const answer = await load(context, 'a.csv', 'sep=;\r\nid;title\r\n1;a, b, c\r\n2;d, e, f\r\n', {
      mapping: undefined,
    });
    assert.deepEqual(counts(answer), [2, 0, 0, 0, 0]);
    assert.deepEqual([answer.notes, answer.lines[0]!.row], [[], 3]);
    assert.equal(ofKind(context, 'document')[0]!.fields['title'], 'a, b, c');
  });

  it('a table without rows says so, and one with zero bytes why it is not read', async () => {
    const context = new MemoryContext();
    const empty = await load(context, 'a.csv', 'id,title\n', { mapping: undefined });
    assert.deepEqual(empty.notes, ['The table has no rows below its header.']);
    await assert.rejects(load(context, 'b.csv', 'id,title\n1,a\0b\n', { mapping: undefined }), {
      code: 'unsupported-kind',
      message: /zero bytes/,
    });
  });
});

describe('values as a person would type them', () => {
  const mapping = (fields: Record<string, string>, constants = {}) => ({ kind: 'source', fields, constants });

  it('are read and checked as a correction is', async () => {
    const context = new MemoryContext();
    const table = 'name,grade,open,tags\nDaily,B,true,"press؛ راديو، x"\nWeekly,Z,true,\nMonthly,A,perhaps,\n';
    const answer = await load(context, 's.csv', table, {
      mapping: mapping({ title: 'name', reliability: 'grade', public: 'open', tags: 'tags' }),
    });
    assert.deepEqual(counts(answer), [1, 0, 0, 0, 2]);
    const [daily] = ofKind(context, 'source');
    assert.deepEqual(
      [daily!.fields['reliability'], daily!.fields['public'], daily!.fields['tags']],
      ['B', true, ['press', 'راديو', 'x']],
    );
    assert.deepEqual(
      answer.lines.filter(({ code }) => code === 'invalid-value').map(({ column }) => column),
      ['grade', 'open'],
    );
  });

  it('that stand for all rows must fit before anything is kept', async () => {
    const context = new MemoryContext();
    for (const constants of [{ tags: [1] }, { public: 'x', reliability: ['A'] }, { description: null }])
      await assert.rejects(
        load(context, 's.csv', 'name\nDaily\n', { mapping: mapping({ title: 'name' }, constants) }),
        {
          code: 'invalid-mapping',
        },
      );
    assert.equal(context.appended, 0);
    const answer = await load(context, 's.csv', 'name\nDaily\n', {
      mapping: mapping({ title: 'name' }, { public: true, tags: ['a', 'b'] }),
    });
    assert.deepEqual(counts(answer), [1, 0, 0, 0, 0]);
  });
});
