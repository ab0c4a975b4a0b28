/** A poll, an index and roll calls through the mapping page's port: kinds, proposals, constants, data sets that are known. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { App } from '../packages/sabt/src/app/app.ts';
import { IntakeDesk } from '../packages/sabt/src/app/pages/intake.ts';
import type { DryRun, Mapping, TableUpload } from '../packages/sabt/src/pages/index.ts';
import { archive, as } from './running/desks.ts';

const POLL = 'Date,Approve,Disapprove\n2001-03-01,31,60\n2002-03-01,33,58\n2003-03-01,35,57\n';
const INDEX = 'country_name,YEAR,theta,low,high,code\nVarzan,2001,-0.7,-1.5,0.2,V-1\nVarzan,2002,-0.8,-1.6,0.1,V-2\n';
const VOTES = 'rcid,country,country_code,vote\n3,Varzan,VZ,yes\n';
const POSITIONS = 'date,institution,resolution,vote\n2001-03-01,Parliament of Aldmoor,On the elections,yes\n';

describe('the mapping desk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sabt-mapping-'));
  let app: App;
  let desk: IntakeDesk;

  before(async () => {
    app = await archive();
    desk = new IntakeDesk(app);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function uploaded(name: string, text: string): Promise<TableUpload> {
    const path = join(folder, name);
    writeFileSync(path, text);
    const files = [{ name, path }];
    const { upload } = await as('anna', () => desk.startUpload({ files, source: '', release: async () => {} }));
    return desk.upload(upload);
  }
  const set = (table: TableUpload, more: Partial<Mapping>, profile: string | null = null): Promise<TableUpload> =>
    desk.setMapping(table.id, { ...table.mapping, ...more }, profile);

  async function tried(id: string): Promise<DryRun> {
    for (;;) {
      const run = await as('anna', () => desk.dryRun(id));
      if (run.state === 'done') return run;
      await new Promise((wait) => setTimeout(wait, 20));
    }
  }

  it('proposes the answers of a poll as values, and asks only for what the series is called', async () => {
    const table = await set(await uploaded('poll.csv', POLL), { kind: 'series' });
    assert.deepEqual(table.mapping.values, { Approve: 'Approve', Disapprove: 'Disapprove' });
    assert.equal(table.mapping.fields['start'], 'Date');
    assert.deepEqual(table.problems, []);
    const ready = await set(table, { constants: { series: 'Approval', unit: 'percent', country: 'Varzan' } });
    const run = await tried(ready.id);
    assert.equal(run.counts.added, 3);
    assert.equal(run.counts.failed, 0);
  });

  it('proposes the columns of an index by their names, and leaves codes alone', async () => {
    const table = await set(await uploaded('index.csv', INDEX), { kind: 'series' });
    const { fields, values } = table.mapping;
    assert.equal(values, undefined);
    assert.deepEqual([fields['country'], fields['low'], fields['high']], ['country_name', 'low', 'high']);
    assert.deepEqual(
      table.problems.map(({ field }) => field),
      ['value'],
    );
    const ready = await set(table, { fields: { ...fields, value: 'theta' }, constants: { series: 'Rights' } });
    assert.deepEqual(ready.problems, []);
    assert.equal((await tried(ready.id)).counts.added, 2);
  });

  it('takes positions of an institution', async () => {
    const table = await set(await uploaded('positions.csv', POSITIONS), { kind: 'response' });
    assert.equal(table.mapping.fields['institution'], 'institution');
    assert.equal(table.mapping.fields['position'], 'vote');
    assert.equal((await tried(table.id)).counts.added, 1);
  });

  it('knows a data set by its columns, and reads it by its profile', async () => {
    const table = await uploaded('un_votes.csv', VOTES);
    assert.equal(table.profile, 'un-votes');
    assert.deepEqual(table.problems, []);
    const run = await tried(table.id);
    assert.deepEqual(
      run.reasons.map(({ code }) => code),
      ['not-found'],
      'the roll call is not held',
    );
    assert.equal((await set(table, {}, null)).profile, null, 'a person may say that it is another table');
    assert.equal((await set(table, {}, 'constructor')).profile, null);
  });
});
