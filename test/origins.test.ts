/** Whom acts go back to: outlets, and not the data set or the person that handed their reports on; in old archives as well. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { measure } from '../packages/sabt/src/app/measuring/measuring.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { Fields, RecordDraft } from '../packages/sabt/src/model/records.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';

const record = (kind: RecordDraft['kind'], fields: Fields, id = newId()): RecordDraft => ({
  id,
  kind,
  version: 1,
  fields,
});

/** Acts on the days of one spring, as an import leaves them. */
const acts = (n: number, fields: Fields): RecordDraft[] =>
  Array.from({ length: n }, (_, i) => {
    const day = new Date(Date.UTC(2020, 2, 1 + i)).toISOString().slice(0, 10);
    const when = { start: day, end: day, precision: 'day' };
    return record('act', { type: 'protest-march', status: 'confirmed', when, ...fields });
  });

it('a row with data set and importer as its sources has one origin, one with outlets has these', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sabt-origins-'));
  try {
    await createArchive(join(folder, 'a'));
    const app = await App.open(join(folder, 'a'), { mode: 'write' });
    try {
      const [label, dataSet, post, wire, batch, added] = Array.from({ length: 6 }, () => newId()) as [
        ...[string, string, string, string, string, string],
      ];
      const names: [string, string][] = [
        [label, 'Our desk'],
        [dataSet, 'Mass Mobilization'],
        [post, 'Harbour Post'],
        [wire, 'Wire'],
      ];
      await app.archive.append(
        [
          ...names.map(([id, name]) => record('source', { name }, id)),
          record('batch', { title: 'a.csv', profile: 'mass-mobilization', sourceId: label, phase: 'open' }, batch),
          record('batch', { title: 'b.csv', profile: 'table', phase: 'open' }, added),
          ...acts(30, { batch, sources: [label, dataSet] }),
          ...acts(20, { batch, sources: [label, dataSet, post] }),
          ...acts(10, { batch, sources: [label, post, wire] }),
          // in a table of its own the desk is a witness like any other
          ...acts(5, { batch: added, sources: [label, wire] }),
        ],
        { by: 'test' },
      );
      const ask = (name: string) => measure({ measure: name, today: '2026-01-15' }, app);
      const { value } = await ask('corroboration');
      assert.deepEqual([(value as { acts: number }).acts, (value as { of: number }).of], [15, 65]);
      const estimate = await ask('estimate');
      const { lists } = estimate.value as { lists: string[] };
      assert.deepEqual(lists, [label, post, wire].sort(), 'the data set is no list');
    } finally {
      await app.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
