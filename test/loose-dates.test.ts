/** What is left out of a number because its date is too loose is left out of the same number without duplicates as well. */
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

const record = (kind: RecordDraft['kind'], fields: Fields): RecordDraft => ({ id: newId(), kind, version: 1, fields });

it('acts dated too loosely are in neither of both counts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sabt-loose-'));
  try {
    await createArchive(join(folder, 'a'));
    const app = await App.open(join(folder, 'a'), { mode: 'write' });
    try {
      const act = (when: Fields, event: string) => record('act', { type: 'strike', status: 'confirmed', when, event });
      const events = Array.from({ length: 40 }, () => record('event', { title: 'Strike' }));
      const dated = events.slice(0, 36).map(({ id }, i) => {
        const day = `${2010 + Math.floor(i / 4)}-0${1 + (i % 4)}-05`;
        return act({ start: day, end: day, precision: 'day' }, id);
      });
      const loose = events
        .slice(36)
        .map(({ id }) => act({ start: '2010-01-01', end: '2019-12-31', precision: 'decade' }, id));
      const pair = (a: number, b: number) =>
        record('link', {
          a: events[a]!.id,
          b: events[b]!.id,
          relation: 'same-event',
          score: 0.97,
          status: 'suggested',
        });
      await app.archive.append([...events, ...dated, ...loose], { by: 'test' });
      const ask = () => measure({ measure: 'rate', by: 'year', today: '2026-01-15' }, app);
      const before = await ask();
      assert.equal(before.safeguards.loose, 4);
      assert.equal(before.safeguards.duplicates?.countWithout, before.inputs.n);
      await app.archive.append([pair(0, 1), pair(36, 37)], { by: 'test' });
      const { inputs, safeguards } = await ask();
      assert.deepEqual(safeguards.duplicates, { threshold: 0.9, undecidedPairs: 1, countWithout: inputs.n - 1 });
    } finally {
      await app.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
