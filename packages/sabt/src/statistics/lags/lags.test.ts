import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { statistic } from '../methods.ts';
import { circularShift } from './circular-shift.ts';
import { crossCorrelation } from './cross-correlation.ts';
import { distributedLag } from './distributed-lag.ts';
import { granger } from './granger.ts';

const near = (actual: number | null | undefined, expected: number, within = 1e-9): void =>
  assert.ok(
    typeof actual === 'number' && Math.abs(actual - expected) <= within * Math.max(1, Math.abs(expected)),
    `${actual} is not ${expected}`,
  );

/** Thurman & Fisher (1988): chickens (thousands) and eggs (million dozens) in the United States, 1930–1983. */
const CHICKENS = [
  468491, 449743, 436815, 444523, 433937, 389958, 403446, 423921, 389624, 418591, 438288, 422841, 476935, 542047,
  582197, 516497, 523227, 467217, 499644, 430876, 456549, 430988, 426555, 398156, 396776, 390708, 383690, 391363,
  374281, 387002, 369484, 366082, 377392, 375575, 382262, 394118, 393019, 428746, 425158, 422096, 433280, 421763,
  404191, 408769, 394101, 379754, 378361, 386518, 396933, 400585, 392110, 384838, 378609, 364584,
];
const EGGS = [
  3581, 3532, 3327, 3255, 3156, 3081, 3166, 3443, 3424, 3561, 3640, 3840, 4456, 5000, 5366, 5154, 5130, 5077, 5032,
  5148, 5404, 5322, 5323, 5307, 5402, 5407, 5500, 5442, 5442, 5542, 5339, 5358, 5403, 5345, 5435, 5474, 5540, 5836,
  5777, 5629, 5704, 5806, 5742, 5502, 5461, 5382, 5377, 5408, 5608, 5777, 5825, 5625, 5800, 5656,
];
/** Made with numpy, seed 7: counts whose rate rises with the driver one step before. */
const OUTCOME = [
  3, 5, 3, 4, 2, 1, 8, 2, 3, 5, 6, 7, 4, 1, 4, 0, 4, 1, 6, 9, 7, 2, 7, 4, 11, 3, 4, 2, 1, 17, 1, 3, 6, 7, 0, 2, 7, 4,
  13, 14, 28, 6, 2, 2, 10, 7, 2, 3,
];
const DRIVER = [
  3, 2, 3, 1, 2, 4, 1, 0, 0, 4, 1, 0, 1, 1, 0, 1, 2, 3, 3, 1, 1, 1, 3, 2, 1, 1, 3, 2, 4, 2, 2, 2, 1, 3, 1, 1, 0, 4, 3,
  3, 1, 2, 2, 4, 1, 1, 3, 4,
];

test('which came first: eggs help to predict chickens, chickens do not help to predict eggs (lmtest prints F 5.405 and .5916)', () => {
  const eggsFirst = granger(EGGS, CHICKENS, 3);
  near(eggsFirst.f, 5.404984372335069, 1e-8);
  near(eggsFirst.p, 0.0029663974455762833, 1e-8);
  assert.deepEqual(eggsFirst.df, [3, 44]);
  near(granger(CHICKENS, EGGS, 3).f, 0.5916153294547138, 1e-8);
  near(granger(DRIVER, OUTCOME, 2).p, 0.005560857846784485);
});

test('Granger: what cannot be tested says why', () => {
  assert.deepEqual(granger([1, 2, 3], [3, 1, 2], 1), { f: null, p: null, df: null, reason: 'too-few' });
  const flat = EGGS.map(() => 7);
  assert.equal(granger(flat, EGGS, 1).reason, 'no-variation');
  assert.equal(granger(EGGS, EGGS, 1).reason, 'collinear');
  const doubling = Array.from({ length: 20 }, (_, t) => 2 ** t);
  assert.equal(granger(EGGS.slice(0, 20), doubling, 1).reason, 'variance-not-positive');
  near(granger(EGGS.map((value) => 1e12 + value / 1e3), CHICKENS, 3).f, 5.404984372335069, 1e-3); // biome-ignore format: small
});

test('cross-correlation: numpy by definition; positive lags mean that x comes later', () => {
  const { lags, r } = crossCorrelation(OUTCOME, DRIVER, 2);
  assert.deepEqual(lags, [-2, -1, 0, 1, 2]);
  [0.04614366528477887, -0.07737687997832586, -0.12458698607759613, 0.3989080270547286, 0.22869163378070728].forEach(
    (value, i) => {
      near(r[i], value);
    },
  );
  assert.deepEqual(crossCorrelation([1, 1], [1, 2], 1), {
    lags: [-1, 0, 1],
    r: [null, null, null],
    reason: 'no-variation',
  });
});

test('circular shift: numpy by definition', () => {
  const after = circularShift(OUTCOME, DRIVER, [1, 2]);
  near(after.statistic, 0.3989080270547286);
  near(after.p, 2 / 48);
  const around = circularShift(OUTCOME, DRIVER, [-3, 0, 4]);
  near(around.statistic, 0.31365799227240515);
  near(around.p, 10 / 48);
});

test('circular shift: the quick sums are those of shifting and correlating again', () => {
  const small = fc.integer({ min: 2, max: 14 }).chain((n) =>
    fc.record({
      x: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: n, maxLength: n }),
      y: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: n, maxLength: n }),
      lags: fc.array(fc.integer({ min: 1 - n, max: n - 1 }), { minLength: 1, maxLength: 3 }),
    }),
  );
  fc.assert(
    fc.property(small, ({ x, y, lags }) => {
      const found = circularShift(x, y, lags);
      if (found.p === null) return;
      const largest = (turned: number[]): number => {
        const { lags: all, r } = crossCorrelation(x, turned, x.length - 1);
        return Math.max(...lags.map((lag) => Math.abs(r[all.indexOf(lag)] ?? 0)));
      };
      const turns = y.map((_, shift) => [...y.slice(shift), ...y.slice(0, shift)]);
      near(found.statistic, largest(y));
      near(found.p, turns.filter((turned) => largest(turned) >= (found.statistic ?? 0) - 1e-9).length / y.length);
    }),
    { numRuns: 60 },
  );
});

test('distributed lag: statsmodels NegativeBinomial, standard errors of its GLM with theta held', () => {
  const found = distributedLag({ outcome: OUTCOME, driver: DRIVER, lags: 2, period: 12 });
  assert.deepEqual(Object.keys(found.coef), ['(Intercept)', 'outcome1', 'driver1', 'driver2', 'sin', 'cos']);
  const coef = [0.5424642060263682, 0.026321644169901615, 0.34069854882605866, 0.14569840238636186, 0.0628707572606702, 0.19023466447890316]; // biome-ignore format: one row
  const se = [0.2962964319895622, 0.022368935429352185, 0.09221482500328088, 0.10017798137387718, 0.151551351923749, 0.15697415628448486]; // biome-ignore format: one row
  Object.values(found.coef).forEach((value, i) => {
    near(value, coef[i] as number, 1e-7);
  });
  Object.values(found.se).forEach((value, i) => {
    near(value, se[i] as number, 1e-7);
  });
  near(found.theta, 3.4813361447171376, 1e-7);
  near(found.lr, 13.96915313772044, 1e-7);
  near(found.p, 0.0009260553342812106, 1e-7);
  assert.equal(found.df, 2);
});

test('distributed lag: what cannot be fitted says why, with every key in place', () => {
  const keys = Object.keys(distributedLag({ outcome: OUTCOME, driver: DRIVER, lags: 2, period: 12 }).coef);
  const cases = {
    'too-few': { outcome: [1, 2, 3, 4], driver: [1, 0, 1, 0], lags: 2, period: 12 },
    'all-zero': { outcome: OUTCOME.map(() => 0), driver: DRIVER, lags: 2, period: 12 },
    collinear: { outcome: OUTCOME, driver: DRIVER.map(() => 1), lags: 2, period: 12 },
  };
  for (const [reason, input] of Object.entries(cases)) {
    const found = distributedLag(input);
    assert.deepEqual([found.reason, found.p, found.df], [reason, null, 2]);
    assert.deepEqual(Object.keys(found.coef), keys);
  }
  const yearly = distributedLag({ outcome: OUTCOME, driver: DRIVER, lags: 2, period: 2 });
  assert.deepEqual([yearly.reason, yearly.coef['sin'], typeof yearly.coef['cos'], typeof yearly.p], ['collinear', null, 'number', 'number']); // biome-ignore format: one row
  const seasonless = distributedLag({ outcome: OUTCOME, driver: DRIVER, lags: 2, period: 1 });
  assert.deepEqual([seasonless.coef['sin'], seasonless.coef['cos'], typeof seasonless.p], [null, null, 'number']);
});

test('no input of the right shape gives a number that is none', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom(0, 1_000_000));
  const pair = fc
    .integer({ min: 2, max: 30 })
    .chain((n) =>
      fc.tuple(
        fc.array(value, { minLength: n, maxLength: n }),
        fc.array(fc.oneof(value, fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: n, maxLength: n }),
      ),
    );
  fc.assert(
    fc.property(pair, fc.integer({ min: 1, max: 3 }), ([outcome, driver], lags) => {
      statistic('distributed-lag')({ outcome, driver, lags, period: 7 });
      statistic('granger')({ x: driver, y: outcome, order: lags });
      statistic('cross-correlation')({ x: driver, y: outcome, maxLag: 1 });
      statistic('circular-shift')({ x: driver, y: outcome, lags: [0, 1] });
    }),
    { numRuns: 60 },
  );
});

test('contradictions are refused', () => {
  assert.throws(() => statistic('granger')({ x: [1, 2], y: [1], order: 1 }), /same length/);
  assert.throws(() => statistic('circular-shift')({ x: [1, 2], y: [1, 2], lags: [2] }), /below the length/);
  assert.throws(() => statistic('distributed-lag')({ outcome: [1.5], driver: [1], lags: 1, period: 12 }));
});
