/** The mean of one value a year: what neighbours that are alike make of its interval. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanOverYears } from './mean-over-years.ts';

const RANGE = [-1, 1] as const;
/** Up and down in turn: no memory. */
const turning = Array.from({ length: 20 }, (_, i) => 0.3 + (i % 2 === 0 ? 0.02 : -0.02));

test('years that turn back each time are worth their number', () => {
  const { mean, interval, effective } = meanOverYears(turning, RANGE);
  assert.equal(effective, 20);
  assert.ok(Math.abs(mean! - 0.3) < 1e-12);
  // Student's t of 19 degrees times .02·√(20/19)/√20
  assert.ok(Math.abs(interval![1] - interval![0] - 2 * 2.093024 * (0.02 / Math.sqrt(19))) < 1e-6);
});

test('neighbours that are alike widen it, and one long wave leaves everything open', () => {
  const pairs = turning.map((_, i) => 0.3 + (i % 8 < 4 ? 0.02 : -0.02));
  const { interval, effective } = meanOverYears(pairs, RANGE);
  const own = meanOverYears(turning, RANGE).interval!;
  assert.ok(effective! < 6 && interval![0] < own[0] && interval![1] > own[1]);
  const wave = turning.map((_, i) => 0.3 + 0.1 * Math.cos((Math.PI * i) / 20));
  assert.deepEqual(meanOverYears(wave, RANGE), { ...meanOverYears(wave, RANGE), interval: [-1, 1], effective: null });
});

test('nothing that varies has no interval, and an interval stays within what a value can be', () => {
  assert.deepEqual(meanOverYears([], RANGE), { mean: null, interval: null, effective: 0 });
  assert.deepEqual(meanOverYears([1, 1, 1], RANGE), { mean: 1, interval: null, effective: 3 });
  const [least, most] = meanOverYears([1, -1, 1, -1, 1, -1, 1, 0.9], RANGE).interval!;
  assert.ok(least >= -1 && most <= 1);
});
