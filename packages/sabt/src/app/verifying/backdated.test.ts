import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Anchor, CosignedState } from '../../stages/witnessing/index.ts';
import { seenBy } from './backdated.ts';

const anchor = (more: Partial<Anchor>): Anchor => ({
  id: 'a',
  kind: 'tsa',
  url: 'https://time.example/',
  size: 5,
  root: null,
  state: 'confirmed',
  time: '2026-01-04T01:00:00.000Z',
  authority: null,
  blocks: [],
  message: null,
  ...more,
});

test('a confirmed block puts no time on entries that came after its checkpoint, an authority does', () => {
  assert.deepEqual(seenBy(null, [anchor({ kind: 'ots', url: 'https://calendar.example/' })]), []);
  assert.deepEqual(seenBy(null, [anchor({ state: 'pending', time: null }), anchor({ state: 'invalid' })]), []);
  assert.deepEqual(seenBy(null, [anchor({})]), [
    { by: 'the time-stamping authority https://time.example/', size: 5, time: Date.parse('2026-01-04T01:00:00Z') },
  ]);
});

test('witnesses that signed count with what they saw, others do not', () => {
  const witnesses: CosignedState['witnesses'] = [
    { name: 'w.example', timestamp: 1_767_488_400, why: null },
    { name: 'x.example', timestamp: null, why: 'not-signed' },
    { name: 'y.example', timestamp: 4_000_000_000, why: 'in-the-future' },
  ];
  assert.deepEqual(seenBy({ size: 7, witnesses }, []), [
    { by: 'the witness w.example', size: 7, time: 1_767_488_400_000 },
  ]);
  assert.deepEqual(seenBy({ size: null, witnesses }, []), []);
});
