import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { taken } from '../../test/by-profile.ts';
import { UCDP } from '../../test/data-set-rows.ts';
import { MemoryContext } from '../../test/memory-context.ts';

describe('ucdp-ged', () => {
  it('one row is one event and one act, with its sides, sources and bounds', async () => {
    const { answer, events, acts, sourcesOf } = await taken('ucdp-ged', [UCDP]);
    assert.equal(answer.added, 1);
    const [event, act] = [events[0]!, acts[0]!];
    assert.deepEqual(act['killed'], [1, 2, 4]);
    assert.deepEqual([act['eventType'], act['type'], act['status']], ['one-sided', 'armed-attack', 'confirmed']);
    assert.deepEqual(act['perpetrators'], [{ name: 'Group A', degree: 'alleged' }]);
    assert.deepEqual(act['victims'], [{ name: 'Civilians' }]);
    assert.deepEqual(act['when'], { start: '2019-03-14', end: '2019-03-14', precision: 'day' });
    const place = { name: 'Nahrabad town', lat: 34.74, lon: 10.76, admin1: 'Nahr province', precision: 'exact' };
    assert.deepEqual([act['place'], act['country']], [place, 'Nowhere']);
    assert.deepEqual(sourcesOf(act), ['Harbour Post', 'Wire, Inc']);
    assert.equal((event['custom'] as Record<string, string>)['deaths_civilians'], '2');
    assert.equal(event['title'], 'Group A - Civilians, Nahrabad town');
  });

  it('both sides of a fight took part, and nobody is said to have begun', async () => {
    const { acts } = await taken('ucdp-ged', [
      { ...UCDP, type_of_violence: '1' },
      { ...UCDP, id: '2', type_of_violence: '2' },
    ]);
    assert.deepEqual(
      acts.map((act) => [act['eventType'], act['type']]),
      [
        ['state-based', 'armed-clash'],
        ['non-state', 'non-state-clash'],
      ],
    );
    assert.deepEqual(acts[0]!['initiators'], [
      { name: 'Group A', role: 'participant' },
      { name: 'Civilians', role: 'participant' },
    ]);
    assert.equal(acts[0]!['perpetrators'], undefined);
  });

  it('what place and date are worth is said: a region is no dot, a month no day', async () => {
    const rows = ['1', '2', '3', '4', '5', '6', '7'].map((where_prec) => ({
      ...UCDP,
      id: `r${where_prec}`,
      where_prec,
    }));
    const { acts } = await taken('ucdp-ged', rows);
    const precisions = acts.map((act) => (act['place'] as { precision: string }).precision);
    assert.deepEqual(precisions, ['exact', 'town', 'district', 'region', 'region', 'country', 'region']);
    const dated = await taken('ucdp-ged', [
      { ...UCDP, date_prec: '4', date_start: '2019-03-01', date_end: '2019-03-31' },
      { ...UCDP, id: '2', date_prec: '5', date_start: '2019-01-01', date_end: '2019-12-31' },
      { ...UCDP, id: '3', date_prec: '5', date_start: '2019-01-01', date_end: '2019-04-30' },
      { ...UCDP, id: '4', date_prec: '2', date_start: '2019-03-14', date_end: '2019-03-14' },
    ]);
    const when = dated.acts.map((act) => (act['when'] as { precision: string }).precision);
    assert.deepEqual(when, ['month', 'year', 'range', 'range']);
  });

  it('offices from the articles of older rows; the data set itself where there are none', async () => {
    const older = { ...UCDP, source_office: '' };
    const { acts, sourcesOf } = await taken('ucdp-ged', [
      older,
      {
        ...older,
        id: '2',
        source_article: 'Wire 14 March 2002 "Troops comb caves" /(2)Radio Nahr, in Persian 0658 gmt',
      },
      { ...older, id: '3', source_article: '' },
    ]);
    assert.deepEqual(acts.map(sourcesOf), [['Harbour Post', 'Wire, Inc'], ['Wire', 'Radio Nahr'], ['UCDP GED']]);
  });

  it('bounds that contradict each other are kept as the source has them, and said; empty ones are not 0', async () => {
    const { answer, acts } = await taken('ucdp-ged', [
      { ...UCDP, low: '3', best: '2', high: '3' },
      { ...UCDP, id: '2', low: '', best: '', high: '' },
    ]);
    assert.deepEqual([acts[0]!['killed'], acts[1]!['killed']], [[3, 2, 3], undefined]);
    assert.deepEqual(
      [answer.lines[0]!.status, answer.lines[0]!.code, answer.lines[0]!.column],
      ['added', 'invalid-value', 'best'],
    );
  });

  it('impossible values fail with their column, and nothing of the row is kept', async () => {
    const wrong: [Partial<typeof UCDP>, string, string][] = [
      [{ latitude: '900' }, 'invalid-value', 'latitude'],
      [{ longitude: '-181' }, 'invalid-value', 'longitude'],
      [{ date_start: '2019-02-30' }, 'unreadable-date', 'date_start'],
      [{ date_end: '2018-01-01' }, 'invalid-value', 'date_end'],
      [{ best: '-2' }, 'unreadable-number', 'best'],
      [{ type_of_violence: '9' }, 'invalid-value', 'type_of_violence'],
      [{ date_start: '' }, 'empty-row-value', 'date_start'],
    ];
    const rows = wrong.map(([more], i) => ({ ...UCDP, id: `w${i}`, ...more }));
    const { answer, acts } = await taken('ucdp-ged', rows);
    assert.deepEqual(
      answer.lines.map(({ status, code, column }) => [status, code, column]),
      wrong.map(([, code, column]) => ['failed', code, column]),
    );
    assert.deepEqual(acts, []);
  });

  it('a later edition with other columns finds the same events: changed rows are new versions', async () => {
    const context = new MemoryContext();
    await taken('ucdp-ged', [UCDP, { ...UCDP, id: '2' }], context);
    const { source_date: _, ...fewer } = UCDP;
    const again = await taken(
      'ucdp-ged',
      [
        { ...fewer, best: '3' },
        { ...fewer, id: '2' },
      ],
      context,
      'later.csv',
    );
    assert.deepEqual([again.answer.added, again.answer.changed], [0, 2]);
    const third = await taken(
      'ucdp-ged',
      [
        { ...fewer, best: '3' },
        { ...fewer, id: '2' },
      ],
      context,
      'later.csv',
    );
    assert.deepEqual([third.answer.added, third.answer.changed, third.answer.unchanged], [0, 0, 2]);
  });
});
