/** The record of an erasure says of what it is, wherever it is shown: verifiers refuse one that does not. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { verifyDossier } from '@sabt/proof';
import { Made, PUBLIC } from './dossier/made.ts';

const ACTING = { progress: () => undefined, signal: new AbortController().signal, by: 'A. Keeper' };
let made: Made;
let id: string;
let erasure: string;

before(async () => {
  made = await Made.open();
  const text = 'The gates were shut.\n\nZulaykha Quartermain saw it.\n\nIt rained.\n';
  [id] = (await made.keep(['document', { title: 'Harbour', text, confidentiality: PUBLIC }])) as [string];
  await made.app.erase({ id, paths: ['text/1'], reason: 'safety', dryRun: false }, ACTING);
  erasure = made.app.catalogue.list({ kind: 'erasure', limit: 1, offset: 0 }).items[0]!.id;
});
after(() => made.close());

test('a dossier of the record of an erasure alone says of what it is', async () => {
  const { files } = await made.dossier([erasure]);
  const { ok, records } = verifyDossier(files, { logKeys: [made.vkey] });
  assert.equal(ok, true);
  const shown = records.find((one) => one.id === erasure)!.fields.filter(({ state }) => state === 'disclosed');
  for (const path of ['record', 'paths', 'versions', 'reason'])
    assert.ok(
      shown.some((one) => one.path === path),
      path,
    );
  assert.ok(!shown.some(({ path }) => path === 'by'));
});

test('the record of an erasure is neither erased nor withheld, and says so before anything is written', async () => {
  const size = made.app.archive.size();
  const refused = { code: 'invalid-argument', at: erasure };
  for (const path of ['paths', 'by']) {
    const named = { id: erasure, paths: [path], reason: 'safety' };
    await assert.rejects(made.app.erase({ ...named, dryRun: false }, ACTING), refused);
    await assert.rejects(made.app.erase({ ...named, dryRun: true }, ACTING), refused);
    await assert.rejects(made.app.redact(named, ACTING), refused);
  }
  assert.equal(made.app.archive.size(), size);
});

test('a record that was erased from in two versions, cut again in between, verifies by dossier', async () => {
  await made.app.erase({ id, paths: ['text@0-9'], at: size(), reason: 'legal', dryRun: false }, ACTING);
  await made.app.correct(id, ['title=Quay'], 'A. Keeper');
  await made.app.erase({ id, paths: ['title'], reason: 'legal', dryRun: false }, ACTING);
  const { files } = await made.dossier([id]);
  const { checks, notMade, formerErasures, counts } = verifyDossier(files, { logKeys: [made.vkey] });
  assert.deepEqual(
    checks.filter(({ ok }) => !ok),
    [],
  );
  assert.ok(!notMade.some(({ check }) => check === 'erasure'));
  assert.ok(counts.erased > 0);
  assert.ok(formerErasures.length > 0);
  for (const { record, paths } of formerErasures) assert.ok(record === id && paths.length > 0);
});

const size = (): number => made.app.archive.size();
