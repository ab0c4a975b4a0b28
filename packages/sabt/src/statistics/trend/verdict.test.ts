import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MannKendall, mannKendall } from './mann-kendall.ts';
import { trendP } from './verdict.ts';

const made = (r1: number, z: number, p: number, hamedRaoP: number): MannKendall => ({
  ...mannKendall([1, 2, 3]),
  hamedRao: { z: 0, p: hamedRaoP },
  prewhitened: { r1, z, p },
});

test('the largest of the three p counts', () => {
  assert.equal(trendP(made(0, 9, 0.001, 0.3), 40), 0.3);
  // scipy: 2·t.sf(2.2, 40·(1 − .7)/(1 + .7) − 2)
  assert.ok(Math.abs((trendP(made(0.7, 2.2, 0.0278, 0.001), 40) ?? 0) - 0.0784646682706) < 1e-9);
});

test('too few effective observations, or a test that does not exist, give none', () => {
  assert.equal(trendP(made(0.98, 5, 1e-6, 1e-6), 40), null);
  assert.equal(trendP(mannKendall([1, 1, 1]), 3), null);
});

test('values on one line are a trend by the plain test: nothing is left that could hang together', () => {
  const line = mannKendall([60, 58, 56, 54, 52, 50, 48, 46, 44, 42].map((one) => one / 100));
  assert.deepEqual([line.hamedRao, line.prewhitened, line.reason], [null, null, 'no-variation']);
  // S = −45, Var S = 125: 2·Φ(−44/√125)
  assert.ok(Math.abs((trendP(line, 10) ?? 0) - 8.303e-5) < 1e-7, String(trendP(line, 10)));
});
