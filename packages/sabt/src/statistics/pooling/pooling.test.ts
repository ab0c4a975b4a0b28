import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { statistic } from '../methods.ts';
import { POOLING, pool } from './pool.ts';

const near = (actual: number | null | undefined, expected: number, within = 1e-8): void =>
  assert.ok(
    typeof actual === 'number' && Math.abs(actual - expected) <= within * Math.max(1, Math.abs(expected)),
    `${actual} is not ${expected}`,
  );

/** Colditz et al. (1994): BCG against tuberculosis, 13 trials; cases and others, vaccinated and not; latitude. */
const BCG = [
  [4, 119, 11, 128, 44],
  [6, 300, 29, 274, 55],
  [3, 228, 11, 209, 42],
  [62, 13536, 248, 12619, 52],
  [33, 5036, 47, 5761, 13],
  [180, 1361, 372, 1079, 44],
  [8, 2537, 10, 619, 19],
  [505, 87886, 499, 87892, 13],
  [29, 7470, 45, 7232, 27],
  [17, 1699, 65, 1600, 42],
  [186, 50448, 141, 27197, 18],
  [5, 2493, 3, 2338, 33],
  [27, 16886, 29, 17825, 33],
] as const;
const YI = BCG.map(([a, b, c, d]) => Math.log(a / (a + b) / (c / (c + d))));
const VI = BCG.map(([a, b, c, d]) => 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d));
const LATITUDE = BCG.map((row) => [row[4]]);

test('BCG, as metafor publishes it: REML −0.7145 (0.1798), τ² 0.3132, I² 92.22, Q 152.2330', () => {
  const { coefficients, tau2, i2, q } = pool(YI, VI, 'reml');
  near(coefficients?.[0]?.estimate, -0.7145, 5e-5);
  near(coefficients?.[0]?.se, 0.1798, 5e-5);
  near(tau2, 0.3132, 5e-5);
  near(i2, 92.22, 5e-5);
  near(q, 152.233, 5e-6);
});

test('BCG: a second implementation in numpy, with matrices and Fisher scoring', () => {
  const reml = pool(YI, VI, 'reml');
  near(reml.tau2, 0.313243258136481);
  near(reml.coefficients?.[0]?.estimate, -0.7145323421581391);
  const dl = pool(YI, VI, 'dl');
  near(dl.tau2, 0.3087602628623764);
  near(dl.coefficients?.[0]?.se, 0.17874208953540316);
  near(dl.i2, 92.11734685456207);
  const fe = pool(YI, VI, 'fe');
  near(fe.coefficients?.[0]?.estimate, -0.43028516365409064);
  near(fe.i2, 92.11734685456206);
  assert.equal(fe.tau2, 0);
});

test('BCG by latitude: metafor publishes τ² 0.0764, I² 68.39, QE 30.7331, slope −0.0291 (0.0072)', () => {
  const { coefficients, tau2, i2, q, df } = pool(YI, VI, 'reml', LATITUDE);
  near(tau2, 0.07634796395519822);
  near(i2, 68.39122483818106);
  near(q, 30.73309001074916);
  near(coefficients?.[1]?.estimate, -0.029101725011649728);
  near(coefficients?.[1]?.se, 0.00719532722090436);
  assert.equal(df, 11);
  near(pool(YI, VI, 'dl', LATITUDE).tau2, 0.06330050242641488);
});

test('with moderators the keys are lists, without them numbers', () => {
  const found = statistic('pool')({ yi: YI, vi: VI, method: 'dl', mods: LATITUDE }) as Record<string, unknown[]>;
  assert.deepEqual([found['estimate']?.length, found['se']?.length, found['ci95']?.length], [2, 2, 2]);
  const one = statistic('pool')({ yi: YI, vi: VI, method: 'dl' }) as Record<string, unknown>;
  assert.equal(typeof one['estimate'], 'number');
});

test('one study tells nothing of the spread; like studies have none; moderators may not repeat one another', () => {
  const single = pool([0.5], [0.1], 'reml');
  assert.deepEqual(
    [single.coefficients?.[0]?.estimate, single.tau2, single.i2, single.reason],
    [0.5, null, null, 'too-few'],
  );
  for (const how of POOLING) {
    const { tau2, i2, q } = pool([2, 2, 2], [1, 2, 3], how);
    assert.deepEqual([tau2, i2], [0, 0]);
    near(q, 0);
  }
  assert.equal(
    pool(
      YI,
      VI,
      'dl',
      LATITUDE.map((row) => [...row, ...row]),
    ).reason,
    'collinear',
  );
  assert.equal(pool([1, 2], [1, 1], 'fe', [[1, 2], [2, 5]]).reason, 'too-few'); // biome-ignore format: small
});

test('the unit does not matter, and nothing comes out as no number', () => {
  const studies = fc.array(
    fc.record({ y: fc.double({ min: -50, max: 50, noNaN: true }), v: fc.double({ min: 1e-6, max: 1e3, noNaN: true }) }),
    { minLength: 2, maxLength: 8 },
  );
  fc.assert(
    fc.property(studies, fc.constantFrom(...POOLING), (given, how) => {
      const yi = given.map(({ y }) => y);
      const vi = given.map(({ v }) => v);
      statistic('pool')({ yi, vi, method: how });
      const one = pool(yi, vi, how);
      const scaled = pool(yi.map((y) => 1000 * y), vi.map((v) => 1e6 * v), how); // biome-ignore format: small
      near(scaled.tau2 as number, 1e6 * (one.tau2 as number), 1e-6);
      near(scaled.coefficients?.[0]?.estimate, 1000 * (one.coefficients?.[0]?.estimate as number), 1e-6);
    }),
    { numRuns: 60 },
  );
});

test('numbers too large for squares are said to be so', () => {
  assert.equal(pool([1e200, -1e200], [1, 1], 'dl').reason, 'out-of-range');
  statistic('pool')({ yi: [1e200, -1e200, 0], vi: [1e-300, 1, 1e300], method: 'reml' });
});
