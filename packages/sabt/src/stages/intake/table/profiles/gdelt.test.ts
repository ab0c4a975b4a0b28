import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actType } from '../../../../codebook/index.ts';
import { taken } from '../../test/by-profile.ts';
import { GDELT } from '../../test/data-set-rows.ts';
import { MemoryContext } from '../../test/memory-context.ts';
import { actOfCameo, cameoCode } from './cameo.ts';
import { isoOfFips } from './fips.ts';

describe('gdelt', () => {
  it('code, actors, place and outlet', async () => {
    const { acts, events, sourcesOf } = await taken('gdelt', [GDELT]);
    const [act, event] = [acts[0]!, events[0]!];
    assert.deepEqual([act['type'], act['cameo'], act['country']], ['torture', '1822', 'Israel']);
    assert.deepEqual(
      [act['perpetrators'], act['targets']],
      [[{ name: 'POLICE', degree: 'alleged' }], [{ name: 'WORKER' }]],
    );
    assert.deepEqual(act['place'], {
      lat: 34.74,
      lon: 10.76,
      name: 'Nahrabad, Nahr, Israel',
      precision: 'town',
      admin1: 'Nahr',
    });
    assert.deepEqual([sourcesOf(act), event['url']], [['small.example'], 'https://www.small.example/a']);
  });

  it('the files that GDELT gives out have no header', async () => {
    const row = (id: number, code: string): string => {
      const cells = new Array<string>(61).fill('');
      const put = (more: Record<number, string>): void => {
        for (const [place, cell] of Object.entries(more)) cells[Number(place)] = cell;
      };
      put({
        0: String(954_680_550 + id),
        1: '20201113',
        2: '202011',
        3: '2020',
        4: '2020.8575',
        6: 'POLICE',
        16: 'WORKER',
      });
      put({ 25: '1', 26: code, 27: code, 28: code.slice(0, 2), 29: '4', 31: '3', 34: '-2.5', 51: '4' });
      put({ 52: 'Nahrabad, Nahr, Israel', 53: 'IS', 56: '34.74', 57: '10.76', 59: '20201113001500' });
      put({ 60: `https://small.example/${id}` });
      return cells.join('\t');
    };
    const text = `${[row(1, '173'), row(2, '141'), row(3, '190')].join('\n')}\n`;
    const { answer, acts, events } = await taken('gdelt', text, new MemoryContext(), '20201113.export.CSV');
    assert.deepEqual([answer.rows, answer.added], [3, 3]);
    assert.deepEqual(
      acts.map((act) => [act['type'], act['country']]),
      [
        ['arrest', 'Israel'],
        ['protest-gathering', 'Israel'],
        ['armed-clash', 'Israel'],
      ],
    );
    assert.equal((events[0]!['custom'] as Record<string, string>)['NumMentions'], '3');
  });

  it('codes are read by their longest beginning, with the zero that spreadsheets lose', () => {
    assert.deepEqual(
      [
        ['57', '5'],
        ['057', ''],
        ['841', '8'],
        ['141', '14'],
        ['14', ''],
        ['20', '2'],
        ['9999', ''],
        ['5x', '5'],
      ].map(([code, root]) => cameoCode(code!, root!)),
      ['057', '057', '0841', '141', '14', '020', null, null],
    );
    assert.deepEqual(['0841', '084', '1833', '1712', '17'].map(actOfCameo), [
      'release',
      'concession',
      'bombing',
      'property-destruction',
      'other',
    ]);
    for (let root = 1; root <= 20; root++) {
      const act = actOfCameo(String(root).padStart(2, '0'));
      assert.ok(act !== undefined && actType(act) !== undefined, `${root}: ${act}`);
    }
  });

  it('country codes that mean another country in the other list', () => {
    assert.deepEqual(['IS', 'IC', 'CH', 'SZ', 'GM', 'IZ', 'IR', 'OS'].map(isoOfFips), [
      'IL',
      'IS',
      'CN',
      'CH',
      'DE',
      'IQ',
      'IR',
      undefined,
    ]);
  });
});
