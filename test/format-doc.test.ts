import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PROOF_ERROR_CODES, RECORD_KINDS, SLOTS, type SlotField } from '@sabt/proof';

const format = readFileSync(new URL('../docs/FORMAT.md', import.meta.url), 'utf8');

test('docs/FORMAT.md explains every code of ProofError and no other', () => {
  const section = format.slice(format.indexOf('## What a verifier refuses'));
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  const codes = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, code]) => code!));
  assert.deepEqual(codes.toSorted(), [...PROOF_ERROR_CODES].sort());
});

test('docs/FORMAT.md prints the slot table as it is', () => {
  const mark = { value: '', passages: '*', named: '+' };
  const cells = (fields: readonly SlotField[]) =>
    fields.map(({ slot, path, holds }) => `${slot} \`${path}\`${mark[holds]}`).join(', ');
  assert.ok(format.includes(`| every kind | ${cells(SLOTS.get('act')!.slice(0, 16))} |`));
  for (const kind of RECORD_KINDS) {
    assert.ok(format.includes(`| \`${kind}\` | ${cells(SLOTS.get(kind)!.slice(16))} |`), kind);
  }
});
