import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DossierAnchor } from './dossier-anchors.ts';
import { contradictedDay, sightingsOf } from './seen.ts';

test('a day is contradicted only by who saw the log without the entry, more than a day after it', () => {
  const at = (iso: string) => Date.parse(iso) / 1000;
  const seen = (iso: string, size = 5) => [{ name: 'w', timestamp: at(iso), size }];
  assert.equal(contradictedDay(5, '2026-11-20', seen('2026-11-21T23:59:59Z')), null);
  assert.equal(
    contradictedDay(5, '2026-11-20', seen('2026-11-22T00:00:00Z')),
    'entry 5 claims the day 2026-11-20; it was not among the 5 entries that w saw on 2026-11-22',
  );
  assert.equal(contradictedDay(4, '2020-01-01', seen('2026-11-22T00:00:00Z')), null, 'it was there');
  assert.equal(contradictedDay(5, '2020-01-01', []), null);
  assert.notEqual(contradictedDay(0, '0001-01-01', seen('2026-11-22T00:00:00Z', 0)), null);
  assert.notEqual(contradictedDay(9, '2020-01-01', [{ name: 'w', timestamp: Number.MAX_SAFE_INTEGER, size: 5 }]), null);
});

test('a block that came days after the checkpoint contradicts no day, an authority that answered does', () => {
  // a checkpoint of 5 entries of the 1st, stamped at once; entry 5 made on the 2nd; the block on the 4th
  const time = Date.parse('2026-01-04T01:00:00Z');
  const anchor = { path: 'proof/anchors/a', size: 5, state: 'confirmed', time, signer: null, blocks: [] } as const;
  const block: DossierAnchor = { ...anchor, kind: 'ots', authority: null, blocks: [930_000] };
  const answer: DossierAnchor = { ...anchor, kind: 'tsa', authority: 'Clock' };
  assert.deepEqual(sightingsOf([block]), []);
  assert.deepEqual(sightingsOf([{ ...answer, state: 'unvouched', authority: null }]), []);
  assert.deepEqual(sightingsOf([block, answer]), [{ name: 'Clock', timestamp: time / 1000, size: 5 }]);
  assert.equal(contradictedDay(5, '2026-01-02', sightingsOf([block])), null);
  assert.match(contradictedDay(5, '2026-01-02', sightingsOf([block, answer]))!, /that Clock saw on 2026-01-04$/);
});
