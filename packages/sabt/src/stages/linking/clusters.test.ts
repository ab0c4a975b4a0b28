import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clusters } from './clusters.ts';
import { assign, bestThreshold, competing } from './decide.ts';

test('a cluster holds what is joined through a third, and its weakest joint', () => {
  const found = clusters([
    { a: 0, b: 1, probability: 0.99 },
    { a: 1, b: 2, probability: 0.9 },
    { a: 0, b: 2, probability: 0.4 },
    { a: 5, b: 6, probability: 0.7 },
  ]);
  assert.deepEqual(found, [
    { members: [0, 1, 2], weakest: 0.9 },
    { members: [5, 6], weakest: 0.7 },
  ]);
});

test('one pair between two crowds that have nothing else in common does not join them', () => {
  const crowd = (rows: number[]) =>
    rows.flatMap((a, i) => rows.slice(i + 1).map((b) => ({ a, b, probability: 0.999 })));
  const found = clusters([...crowd([0, 1, 2]), ...crowd([3, 4, 5]), { a: 2, b: 3, probability: 0.95 }]);
  assert.deepEqual(
    found.map(({ members }) => members),
    [
      [0, 1, 2],
      [3, 4, 5],
    ],
  );
});

test('no row is in two clusters, and none is larger than was asked for', () => {
  const pair = fc.record({
    a: fc.nat(20),
    b: fc.nat(20),
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 60 }), fc.integer({ min: 2, max: 6 }), (pairs, maxSize) => {
      const all = clusters(pairs, { maxSize });
      const members = all.flatMap((cluster) => cluster.members);
      assert.equal(new Set(members).size, members.length);
      for (const cluster of all) assert.ok(cluster.members.length >= 2 && cluster.members.length <= maxSize);
    }),
    { numRuns: 60 },
  );
});

test('the threshold is where the expected F1 is best', () => {
  // two thirds of 3 against what is expected in all: (2 × 1.8) / (2 + 2.3)
  const { threshold, expectedF1 } = bestThreshold(Float64Array.of(0.9, 0.2, 0.9, 0.2, 0.1));
  assert.equal(threshold, 0.9);
  assert.ok(Math.abs(expectedF1 - 3.6 / 4.3) < 1e-9);
});

test('equally good candidates of one row share its certainty, and only one is given out', () => {
  const pairs = {
    a: Int32Array.of(0, 0, 1),
    b: Int32Array.of(10, 11, 12),
    logOdds: Float64Array.of(8, 8, 8),
    pattern: new Int32Array(3),
  };
  const free = { a: true, b: true };
  const [first, second, alone] = competing(pairs, free, 1);
  assert.ok(first === second && first! < 0.5 && alone! > 0.99);
  assert.deepEqual(Array.from(assign(pairs, free)), [0, 2]);
  assert.deepEqual(Array.from(assign(pairs, { a: false, b: false })), [0, 1, 2]);
});
