import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { taken } from '../../test/by-profile.ts';
import { ACLED } from '../../test/data-set-rows.ts';

describe('acled', () => {
  it('types, actors without direction, sources, crowd', async () => {
    const { acts, events, sourcesOf } = await taken('acled', [ACLED]);
    const act = acts[0]!;
    assert.deepEqual([act['type'], act['eventType']], ['protest-intervention', 'Protests']);
    assert.deepEqual(act['acled'], { event: 'Protests', subEvent: 'Protest with intervention' });
    assert.deepEqual(
      (act['initiators'] as { name: string; degree?: string }[]).map(({ name, degree }) => [name, degree]),
      [
        ['Protesters (Nowhere)', undefined],
        ['Teachers', 'associated'],
        ['Labor Group', 'associated'],
        ['Police Forces of Nowhere', undefined],
      ],
    );
    assert.deepEqual(
      [act['perpetrators'], act['killed'], act['participants']],
      [undefined, [0, 0, 0], [null, 100, null]],
    );
    assert.deepEqual(sourcesOf(act), ['Harbour Post', 'Wire']);
    assert.deepEqual(
      [events[0]!['description'], (act['place'] as { precision: string }).precision],
      ['A march.', 'region'],
    );
  });

  it('dates as words or ISO; a month is all of it; a sub-event of another edition keeps its word', async () => {
    const { acts } = await taken('acled', [
      { ...ACLED, time_precision: '3' },
      { ...ACLED, event_id_cnty: 'NOW2', event_date: '2020-02-29', time_precision: '2', sub_event_type: 'Drum circle' },
      { ...ACLED, event_id_cnty: 'NOW3', event_date: '31 June 2020' },
    ]);
    assert.deepEqual(acts[0]!['when'], { start: '2019-03-01', end: '2019-03-31', precision: 'month' });
    assert.deepEqual(acts[1]!['when'], {
      start: '2020-02-29',
      end: '2020-02-29',
      precision: 'week',
      uncertaintyDays: 6,
    });
    assert.equal(acts[1]!['type'], 'Drum circle');
    assert.equal(acts.length, 2);
  });
});
