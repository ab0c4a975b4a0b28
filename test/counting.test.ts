/** Counting over an archive: the copy follows the log, answers as of the past, and is made anew when it is gone. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { count } from '../packages/sabt/src/app/measuring/counting.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { Fields, RecordDraft } from '../packages/sabt/src/model/records.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';

const act = (fields: Fields, id = newId(), version = 1): RecordDraft => ({
  id,
  kind: 'act',
  version,
  fields: { status: 'confirmed', ...fields },
});
const day = (iso: string) => ({ start: iso, end: iso, precision: 'day' });

test('counts follow the log, and stand as of any size', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sabt-counting-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const dir = join(folder, 'a');
  await createArchive(dir);
  const app = await App.open(dir, { mode: 'write' });
  try {
    const id = newId();
    await app.archive.append(
      [
        act({ type: 'protest-march', when: day('2022-09-16'), country: 'Iran', participants: [100, 200, 300] }, id),
        act({ type: 'arrest', when: day('2022-09-17'), country: 'ایران', arrested: [12, 12, 12] }),
        act({ type: 'arrest', when: { start: '2022-01-01', end: '2022-12-31', precision: 'year' } }),
      ],
      { by: 'test' },
    );
    const before = await count({ by: ['act'], sum: 'arrested' }, app);
    assert.deepEqual(before.groups, [
      { act: 'arrest', n: 2, arrested: [12, 12, 12] },
      { act: 'protest-march', n: 1, arrested: [null, null, null] },
    ]);
    // one country in two languages is one group; a year that is no month stands in none
    assert.deepEqual(
      (await count({ by: ['country'], where: 'country:IR' }, app)).groups.map(({ n }) => n),
      [2],
    );
    assert.deepEqual((await count({ by: ['month'] }, app)).groups, [
      { month: '2022-09', n: 2 },
      { month: null, n: 1 },
    ]);

    const size = app.archive.size();
    await app.archive.append([act({ type: 'riot', when: day('2022-09-16') }, id, 2)], { by: 'test' });
    assert.deepEqual(
      (await count({ by: ['act'] }, app)).groups.map((group) => group['act']),
      ['arrest', 'riot'],
    );
    const past = await count({ by: ['act'], at: size }, app);
    assert.deepEqual(
      past.groups.map((group) => group['act']),
      ['arrest', 'protest-march'],
    );
    assert.deepEqual(past.checkpoint, before.checkpoint);
  } finally {
    await app.close();
  }

  for (const part of ['', '.wal']) rmSync(join(dir, 'index', `analysis.duckdb${part}`), { force: true });
  const again = await App.open(dir, { mode: 'read' });
  try {
    assert.deepEqual(
      (await count({ by: ['act'] }, again)).groups.map(({ n }) => n),
      [2, 1],
    );
  } finally {
    await again.close();
  }
});
