import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clustersOf } from './clusters.ts';
import { kindsDifference } from './difference.ts';
import { abundance } from './hill.ts';

const table = [
  [3, 1, 0],
  [2, 2, 1],
  [4, 0, 2],
  [1, 3, 1],
];

test('dispersion is X² over its mean under independent draws', () => {
  // scipy.stats.chi2_contingency(table, correction=False).statistic = 6.6667, over 6 · 20/19
  assert.ok(Math.abs(clustersOf([table])!.dispersion - 20 / 3 / ((6 * 20) / 19)) < 1e-9);
});

test('acts in clusters of five of one kind have five times the dispersion', () => {
  const five = table.map((part) => part.map((n) => 5 * n));
  const [one, many] = [clustersOf([table])!, clustersOf([five])!];
  // the mean differs by N/(N − 1) alone
  assert.ok(Math.abs(many.dispersion / one.dispersion - (5 * (20 / 19)) / (100 / 99)) < 1e-9);
  assert.ok(many.factor > many.dispersion);
});

test('too little tells nothing', () => {
  for (const few of [[], [[]], [[[5, 5]]], [[[5], [7], [9], [2]]], [[[1, 0]], [[0, 1]]]])
    assert.equal(clustersOf(few), null);
});

test('the factor is at least 1 and does not depend on the order of parts and kinds', () => {
  const parts = fc.array(fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(parts, (made) => {
      const found = clustersOf([made]);
      const turned = clustersOf([made.toReversed().map((part) => part.toReversed())]);
      assert.equal(found === null, turned === null);
      if (found === null) return;
      assert.ok(found.factor >= 1);
      assert.ok(Math.abs(found.factor - turned!.factor) <= 1e-9 * found.factor);
    }),
    { numRuns: 200 },
  );
});

test('a difference of kinds among waves is that of as many draws', () => {
  const [few, many] = [abundance([10, 10]), abundance([4, 4, 4, 4, 4])];
  const [x5, y5] = [abundance([50, 50]), abundance([20, 20, 20, 20, 20])];
  const [plain, waves] = [kindsDifference(few, many), kindsDifference(x5, y5, 5)];
  for (const key of ['difference', 'sign'] as const) assert.ok(Math.abs(plain[key] - waves[key]) < 1e-9);
  assert.deepEqual(
    waves.ci95?.map((end) => end.toFixed(9)),
    plain.ci95?.map((end) => end.toFixed(9)),
  );
});
