/** Dossiers whose keeper signs them again after the records of erasures were cut, or were stretched to more than they say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failing, policy } from '../test/dossier-checks.ts';
import { RECORDS, type SampleRecord, sampleDossier } from '../test/dossier-sample.ts';
import { verifyDossier } from './dossier.ts';

const [document, event, erasure] = RECORDS as readonly [SampleRecord, SampleRecord, SampleRecord];
const dossier = (ofEvent: Partial<SampleRecord>, ofErasure: Partial<SampleRecord> = {}) =>
  sampleDossier({ records: [document, { ...event, ...ofEvent }, { ...erasure, ...ofErasure }] });
const ofVersion = (...versions: unknown[]): Partial<SampleRecord> => ({ values: { ...erasure.values, versions } });

test('a record of an erasure that does not show of what it is, beside what it took called withheld', () => {
  const unerased = { erased: [], withheld: ['country', 'description'] };
  for (const path of ['record', 'paths', 'versions', 'reason']) {
    const found = verifyDossier(dossier(unerased, { withheld: [path] }), policy);
    assert.equal(found.ok, false, path);
    const told = found.checks.filter(({ subject }) => subject === `x1: ${path}`);
    assert.deepEqual(
      told.map(({ check, code }) => [check, code]),
      [['erasure', 'erasure-mismatch']],
    );
    assert.match(told[0]!.reason!, new RegExp(`not of what: it does not show ${path}$`));
    assert.deepEqual(found.formerErasures, []);
  }
  for (const nothing of [[], 'all', null])
    assert.ok(
      failing(dossier(unerased, { values: { ...erasure.values, versions: nothing } })).includes(
        'erasure erasure-mismatch',
      ),
    );
});

test('what is only withheld and called erased: no record of an erasure names it, or none of this version', () => {
  const more = { withheld: [], erased: [...event.erased!, { path: 'country', reason: 'safety' as const }] };
  const named = verifyDossier(dossier(more), policy).checks.filter(({ ok }) => !ok);
  assert.deepEqual(
    named.map(({ subject, code }) => [subject, code]),
    [['e1: country', 'erasure-mismatch']],
  );
  assert.match(named[0]!.reason!, /country was erased, and no record of an erasure says so of version 2$/);
  assert.deepEqual(failing(dossier({}, ofVersion(1))), ['erasure erasure-mismatch']);
  assert.deepEqual(failing(dossier({}, ofVersion(2))), []);
});

test('what was erased from versions that are not shown is told, and fails nothing', () => {
  const { ok, formerErasures } = verifyDossier(dossier({ erased: [] }, ofVersion(1)), policy);
  assert.equal(ok, true);
  assert.deepEqual(formerErasures, [{ record: 'e1', versions: [1], paths: ['description'], reason: 'safety' }]);
  assert.deepEqual(verifyDossier(sampleDossier(), policy).formerErasures, []);
});
