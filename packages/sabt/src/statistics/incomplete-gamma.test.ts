import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chiSquareUpper, gammaQuantile } from './distributions.ts';
import { gammaTails } from './incomplete-gamma.ts';

const near = (found: number, expected: number) =>
  assert.ok(Math.abs(found / expected - 1) < 1e-10, `${found} is not ${expected}`);

test('the gamma distribution of large shapes agrees with scipy 1.17', () => {
  near(gammaQuantile(0.975, 1000, 1), 1062.9211512248878);
  near(gammaQuantile(0.025, 1e6, 1), 998040.9833402939);
  near(gammaQuantile(0.975, 1e9, 1), 1000061980.450378);
  near(gammaQuantile(1e-300, 5000, 1), 2816.2277249358417);
  near(chiSquareUpper(2 * 1051.05, 2002), 0.058580765857145216);
});

test('a lower tail of a million agrees with the series summed in fifty digits', () => {
  // Decimal series at x = 995253.7734127986: 1.00000712492532e-6, where scipy says 1e-6
  const { lower } = gammaTails(995253.7734127986, 1e6);
  assert.ok(Math.abs(lower / 1.0000071249253182e-6 - 1) < 1e-9, String(lower));
});

test('series, fraction and expansion meet without a step', () => {
  for (const off of [-0.004, -0.001, 0, 0.001, 0.004]) {
    const below = gammaTails(999_999.999 * (1 + off), 999_999.999);
    const above = gammaTails(1e6 * (1 + off), 1e6);
    for (const tail of ['lower', 'upper'] as const)
      assert.ok(Math.abs(below[tail] / above[tail] - 1) < 1e-5, `${tail} at ${off}`);
  }
});

test('the quantile is the inverse of the tails', () => {
  for (const shape of [200, 999, 123_456, 1e6, 3e9])
    for (const p of [1e-12, 0.025, 0.5, 0.975]) {
      const { lower } = gammaTails(gammaQuantile(p, shape, 1), shape);
      // the spacing of numbers near the quantile is worth more than one digit of p
      assert.ok(Math.abs(lower / p - 1) < 1e-8, `${lower} is not ${p}`);
    }
});
