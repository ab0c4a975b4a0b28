/** Polls, yearly indices and UN votes as they are published: what is measured is what a count made directly on the file says. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { App } from '../packages/sabt/src/app/app.ts';
import { measure } from '../packages/sabt/src/app/measuring/measuring.ts';
import { importFile } from '../packages/sabt/src/app/taking-in/take-in.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';

const data = new URL('../../shared/data/', import.meta.url);
const at = (name: string): string => fileURLToPath(new URL(name, data));
const linesOf = (name: string): string[] =>
  gunzipSync(readFileSync(at(name)))
    .toString()
    .split(/\r?\n/)
    .filter((line) => line !== '');
const skip = existsSync(data) ? false : 'the real data are not at hand';

const LEVADA = {
  kind: 'series',
  fields: { date: 'Date', house: 'source' },
  constants: { series: 'Levada', unit: 'percent', country: 'Russia' },
  values: { approve: 'Approve', disapprove: 'Disapprove', 'no answer': 'No.Answer' },
};
const PTS = {
  kind: 'series',
  fields: { country: 'Country', year: 'Year' },
  constants: { series: 'Political Terror Scale', unit: 'scale 1 to 5' },
  values: { Amnesty: 'PTS_A', 'Human Rights Watch': 'PTS_H', State: 'PTS_S' },
  valuesAs: 'house',
};
const TODAY = '2026-01-01';

describe('series and votes of the real world', { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sabt-series-real-'));
  let app: App;
  before(async () => {
    await createArchive(join(folder, 'a'));
    app = await App.open(join(folder, 'a'), { mode: 'write' });
  });
  after(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const taken = (profile: string, file: string, mapping?: unknown) =>
    importFile({ profile, file, dryRun: false, ...(mapping === undefined ? {} : { mapping }) }, app, {
      by: 'test',
      progress: () => undefined,
      signal: new AbortController().signal,
    } as Parameters<typeof importFile>[2]);

  it('a monthly poll, by its answers', async () => {
    const file = 'indicators/poll-levada-approval-1999.csv.gz';
    const answer = await taken('table', at(file), LEVADA);
    const rows = linesOf(file)
      .slice(1)
      .map((line) => line.replaceAll('"', '').split(','));
    assert.deepEqual([answer.rows, answer.added, answer.failed], [rows.length, rows.length, 0]);
    const found = await measure({ measure: 'opinion', series: 'Levada: approve', today: TODAY }, app);
    assert.equal(found.inputs.n, rows.length);
    for (const year of ['2003', '2008', '2014', '2019']) {
      const values = rows.filter(([date]) => date!.startsWith(year)).map(([, approve]) => Number(approve));
      const mean = values.reduce((sum, value) => sum + value / values.length, 0);
      const point = found.points?.find(({ label }) => label === year);
      assert.ok(Math.abs(point!.value! - mean) < 1e-9, `${year}: ${point?.value} is not ${mean}`);
      assert.ok(point!.low! < mean && point!.high! > mean);
    }
    // up, then down, then up: no change in one direction may be told
    assert.equal(found.verdict, 'undecidable');
    assert.ok(found.safeguards.notes.includes('sample-sizes-missing'));
  });

  it('a yearly scale of three houses, each empty cell accounted for', async () => {
    const file = 'indicators/political-terror-scale-2020.csv.gz';
    const answer = await taken('table', at(file), PTS);
    // codes stand at the end of each line, behind names that may hold commas
    const cells = linesOf(file)
      .slice(1)
      .map((line) => line.split(',').slice(-6, -3));
    const empty = cells.filter((row) => row.every((cell) => cell === 'NA')).length;
    assert.deepEqual(
      [answer.rows, answer.added, answer.skipped, answer.failed],
      [cells.length, cells.length - empty, empty, 0],
    );
    const none = await measure({ measure: 'opinion', today: TODAY }, app);
    const { series } = none.value as { series: { series: string; n: number; houses: string[] }[] };
    assert.deepEqual(series[0], {
      ...series[0],
      series: 'Political Terror Scale',
      n: cells.flat().filter((cell) => cell !== 'NA').length,
      houses: ['Amnesty', 'Human Rights Watch', 'State'],
    });
    assert.equal(
      (await measure({ measure: 'opinion', series: 'Political Terror Scale', today: TODAY }, app)).missing,
      'mixed-series',
    );
    const one = await measure(
      { measure: 'opinion', series: 'Political Terror Scale', where: 'country:IR', today: TODAY },
      app,
    );
    assert.deepEqual(one.safeguards.sources.all, 3);
    assert.ok(one.safeguards.notes.includes('houses-mixed'));
    assert.equal(one.points?.length, 44);
  });

  it('roll calls, and the votes of states on those that name one country', async () => {
    const calls = await taken('un-roll-calls', at('parliament/un_roll_calls.csv.gz'));
    assert.deepEqual([calls.rows, calls.added, calls.failed], [6_203, 6_203, 0]);
    const wanted = new Set(
      linesOf('parliament/un_roll_calls.csv.gz')
        .filter((line) => /human rights/i.test(line) && /\biran\b/i.test(line))
        .map((line) => line.slice(0, line.indexOf(','))),
    );
    const [header, ...rows] = linesOf('parliament/un_votes.csv.gz');
    const chosen = rows.filter((line) => wanted.has(line.slice(0, line.indexOf(','))));
    const file = join(folder, 'votes.csv');
    writeFileSync(file, [header, ...chosen].join('\n'));
    const votes = await taken('un-votes', file);
    assert.deepEqual([votes.rows, votes.added, votes.failed], [chosen.length, chosen.length, 0]);
    const found = await measure({ measure: 'positions', where: 'iran human rights', by: 'state', today: TODAY }, app);
    const { all, states } = found.value as { all: Record<string, number>; states: { code: string; no: number }[] };
    const said = (vote: string): number => chosen.filter((line) => line.endsWith(`,${vote}`)).length;
    assert.deepEqual(all, { yes: said('yes'), no: said('no'), abstain: said('abstain') });
    assert.equal(states.find(({ code }) => code === 'IR')?.no, chosen.filter((line) => line.endsWith(',IR,no')).length);
    assert.equal(found.verdict, 'undecidable');
  });
});
