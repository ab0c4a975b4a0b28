import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ProofError } from './errors.ts';
import { fieldAt, fieldOf, isRecordKind, itemOf, RECORD_KINDS, SLOT_COUNT, SLOTS, slotOf } from './slots.ts';

const withCode = (code: string) => (e: unknown) => e instanceof ProofError && e.code === code;

test('every kind has the common fields in slots 0 to 15, and each slot and path once', () => {
  const common = SLOTS.get('source')!.slice(0, 16);
  assert.equal(common[0]!.path, 'id');
  for (const kind of RECORD_KINDS) {
    const fields = SLOTS.get(kind)!;
    assert.deepEqual(fields.slice(0, 16), common);
    assert.ok(fields.length > 16 && fields.length <= SLOT_COUNT);
    assert.equal(new Set(fields.map(({ path }) => path)).size, fields.length, kind);
    for (const [slot, field] of fields.entries()) {
      assert.match(field.path, /^[A-Za-z0-9]+$/);
      assert.equal(field.slot, slot);
      assert.equal(slotOf(kind, field.path), slot);
      assert.equal(fieldAt(kind, slot), field);
    }
  }
});

test('no line of the released table was changed or taken out', () => {
  const released = JSON.parse(readFileSync(new URL('../../../vectors/slots.json', import.meta.url), 'utf8')) as {
    slots: Record<string, { path: string; slot: number; holds: string }[]>;
  };
  for (const [kind, fields] of Object.entries(released.slots)) {
    for (const { path, slot, holds } of fields)
      assert.deepEqual(fieldOf(kind, path), { path, slot, holds }, `${kind} ${path}`);
  }
});

test('unknown kinds and paths are refused, names of Object.prototype among them', () => {
  for (const kind of ['', 'Document', '__proto__', 'constructor', 'documents']) {
    assert.throws(() => slotOf(kind, 'id'), withCode('unknown-kind'), kind);
    assert.equal(isRecordKind(kind), false);
  }
  for (const path of ['', 'Title', 'title ', 'toString', '__proto__', 'text/0', 'custom/x', 'killed', 'id/0']) {
    assert.throws(() => slotOf('document', path), withCode('unknown-path'), path);
  }
  assert.equal(slotOf('document', 'text'), 21);
  assert.equal(slotOf('act', 'killed'), 26);
  assert.equal(fieldAt('act', 63), undefined);
});

test('paths of items belong to the field that holds their tree', () => {
  assert.deepEqual(itemOf('document', 'text/12'), { field: fieldOf('document', 'text'), item: '12' });
  assert.deepEqual(itemOf('act', 'custom/a/b'), { field: fieldOf('act', 'custom'), item: 'a/b' });
  for (const path of ['text', 'text/', 'title/0', '/0', 'x/0', 'custom']) {
    assert.throws(() => itemOf('document', path), withCode('unknown-path'), path);
  }
});
