import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contradictedDay } from './seen.ts';

test('a day is contradicted only by who saw the log without the entry, more than a day after it', () => {
  const at = (iso: string) => Date.parse(iso) / 1000;
  const seen = (iso: string, size = 5) => [{ name: 'w', timestamp: at(iso), size }];
  assert.equal(contradictedDay(5, '2026-11-20', seen('2026-11-21T23:59:59Z')), null);
  assert.match(contradictedDay(5, '2026-11-20', seen('2026-11-22T00:00:00Z'))!, /^entry 5 claims the day 2026-11-20/);
  assert.equal(contradictedDay(4, '2020-01-01', seen('2026-11-22T00:00:00Z')), null, 'it was there');
  assert.equal(contradictedDay(5, '2020-01-01', []), null);
  assert.notEqual(contradictedDay(0, '0001-01-01', seen('2026-11-22T00:00:00Z', 0)), null);
  assert.notEqual(contradictedDay(9, '2020-01-01', [{ name: 'w', timestamp: Number.MAX_SAFE_INTEGER, size: 5 }]), null);
});
