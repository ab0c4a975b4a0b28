import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { taken } from '../../test/by-profile.ts';
import { MASS } from '../../test/data-set-rows.ts';

describe('mass-mobilization', () => {
  it('dates from three columns, size from words, demands and answers as lists', async () => {
    const { acts, events, sourcesOf } = await taken('mass-mobilization', [MASS]);
    assert.deepEqual(acts[0]!['when'], { start: '2019-03-14', end: '2019-03-15', precision: 'range' });
    assert.deepEqual([acts[0]!['participants'], acts[0]!['type']], [[1000, null, 9999], 'protest-gathering']);
    assert.deepEqual(acts[0]!['initiators'], [{ name: 'teachers', role: 'participant' }]);
    const custom = events[0]!['custom'] as Record<string, string>;
    assert.deepEqual([custom['demands'], custom['stateResponses']], ['labor wage dispute', 'arrests; beatings']);
    assert.deepEqual([sourcesOf(acts[0]!), events[0]!['description']], [['Harbour Post', 'Wire'], 'A march.']);
  });

  it('sizes: the words, else the category; arrested people did not take part', async () => {
    const sizes: [string, string, unknown, unknown][] = [
      ['50-100', '', [50, null, 100], undefined],
      ['thousands', '', [1000, null, 9999], undefined],
      ['>10000', '', [10_000, 10_000, null], undefined],
      ['busloads', '100-999', [100, null, 999], undefined],
      ['300 arrested', '', undefined, [300, 300, 300]],
      ['300 arrested', '50-99', [50, null, 99], [300, 300, 300]],
      ['', '', undefined, undefined],
      ['230 families', '', undefined, undefined],
    ];
    const rows = sizes.map(([participants, participants_category], i) => ({
      ...MASS,
      id: `${i}`,
      participants,
      participants_category,
    }));
    const { acts, answer } = await taken('mass-mobilization', rows);
    assert.deepEqual(
      acts.map((act) => [act['participants'], act['arrested']]),
      sizes.map(([, , participants, arrested]) => [participants, arrested]),
    );
    assert.deepEqual(
      answer.lines.filter(({ code }) => code !== undefined).map(({ row, status }) => [row, status]),
      [[9, 'added']],
    );
  });

  it('a country and year without a protest is no event; an impossible day fails; violence makes a riot', async () => {
    const none = {
      ...MASS,
      id: '2',
      protest: '0',
      startday: '',
      startmonth: '',
      startyear: '',
      endday: '',
      endmonth: '',
      endyear: '',
    };
    const { answer, acts } = await taken('mass-mobilization', [
      none,
      { ...MASS, id: '3', startday: '31', startmonth: '2' },
      { ...MASS, id: '4', protesterviolence: '1', location: 'nationwide' },
    ]);
    assert.deepEqual(
      answer.lines.map(({ status, code, column }) => [status, code, column]),
      [
        ['skipped', 'empty-row-value', 'protest'],
        ['failed', 'unreadable-date', 'startday'],
        ['added', undefined, undefined],
      ],
    );
    assert.deepEqual([acts[0]!['type'], (acts[0]!['place'] as { precision: string }).precision], ['riot', 'country']);
  });
});
