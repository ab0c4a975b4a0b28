import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom, shuffle } from './random.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 5 }, () => random.uniform());
  };
  assert.deepEqual(draw(7), draw(7));
  const firsts = [0, 1, -1, 2 ** 32, 2 ** 33, 2 ** 53 - 1].map((seed) => draw(seed)[0]!);
  assert.equal(new Set(firsts).size, firsts.length);
  assert.ok(firsts.every((value) => value >= 0 && value < 1));
});

test('each place of a shuffle is as likely for each value', () => {
  const random = seededRandom(11);
  const times = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
  for (let round = 0; round < 8000; round++) {
    const values = Float64Array.of(0, 1, 2, 3);
    shuffle(values, 0, 4, random);
    for (const [at, value] of values.entries()) times[value]![at]!++;
  }
  // χ² of the 16 cells with 9 degrees of freedom: 27.9 at .001.
  const chi2 = times.flat().reduce((sum, many) => sum + (many - 2000) ** 2 / 2000, 0);
  assert.ok(chi2 < 27.9, `${chi2}`);
});

test('the bounds of a shuffle hold', () => {
  const values = Float64Array.of(9, 1, 2, 3, 8);
  shuffle(values, 1, 4, seededRandom(3));
  assert.deepEqual([values[0], values[4], [...values.subarray(1, 4)].sort()], [9, 8, [1, 2, 3]]);
});
