import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { statistic } from '../methods.ts';
import type { GlmResult } from './glm.ts';

const glm = statistic('glm') as (input: unknown) => GlmResult;

const near = (found: number | null | undefined, expected: number, tolerance = 1e-7) =>
  assert.ok(
    typeof found === 'number' && Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected)),
    `${found} is not ${expected}`,
  );
const allNear = (found: Record<string, number | null>, expected: number[], tolerance = 1e-7) =>
  Object.values(found).forEach((value, i) => {
    near(value, expected[i] as number, tolerance);
  });

/** An invented table: counts over a group of words, time and exposure. */
const y = [6, 18, 7, 10, 7, 14, 10, 5, 15, 5, 20, 11, 20, 7, 12, 18, 10, 13, 8, 21, 20, 12, 8, 18];
const t = y.map((_, i) => i);
const g = y.map((_, i) => 'abc'[(i * i + Math.floor(i / 3)) % 3] as string);
const lnExposure = y.map((_, i) => Math.log(100 + ((i * 37) % 90)));
const asked = { data: { y, t, g, lnExposure }, response: 'y', terms: ['t', 'g'], offset: 'lnExposure' };

test('Poisson agrees with statsmodels 0.15 (GLM, offset)', () => {
  const fit = glm({ ...asked, family: 'poisson' });
  assert.deepEqual(Object.keys(fit.coef), ['(Intercept)', 't', 'gb', 'gc']);
  allNear(fit.coef, [-3.03087640937423, 0.017784438031826787, 0.570717200796915, 0.3743495898971311]);
  allNear(fit.se, [0.16230640678752967, 0.008509395989305075, 0.1527334669188692, 0.16408813840413128]);
  near(fit.deviance, 47.61702298119472);
  near(fit.logLik, -75.0102370255873);
  near(fit.aic, 158.0204740511746);
  near(fit.dispersion, 2.5070849889284377);
  assert.equal(fit.reason, undefined);
});

test('quasi-Poisson agrees with statsmodels 0.15 (scale X2, Student’s t)', () => {
  const fit = glm({ ...asked, family: 'quasipoisson' });
  allNear(fit.se, [0.2569923475383042, 0.013473587979107176, 0.24183476788150948, 0.259813501674463]);
  allNear(fit.z, [-11.79364459061366, 1.3199481874764096, 2.35994685874346, 1.4408396310603389]);
  allNear(fit.p, [1.8460520193577863e-10, 0.20176167887577393, 0.028550886860947637, 0.16510341521749752]);
  assert.equal(fit.logLik, null);
  assert.equal(fit.aic, null);
  assert.equal(fit.reason, 'not-defined');
});

test('negative binomial agrees with statsmodels 0.15 (NegativeBinomial NB2; se of the expected information)', () => {
  const fit = glm({ ...asked, family: 'negbin' });
  allNear(fit.coef, [-2.99252587233485, 0.01618725760702942, 0.5743664371634867, 0.3716487991958666], 1e-6);
  allNear(fit.se, [0.21712677771914854, 0.012125814121065233, 0.21031934240143782, 0.22173770699654557], 1e-6);
  near(fit.deviance, 24.59501318922492, 1e-6);
  near(fit.logLik, -71.65541359654895);
  near(fit.aic, 153.3108271930979);
  near(fit.dispersion, 1.2859744320078113, 1e-6);
  near(fit.theta, 12.233838622249271, 1e-6);
  near(fit.seTheta, 7.253462661180288, 1e-6);
});

test('degenerate tables have a reason, and every key', () => {
  const group = ['a', 'a', 'b', 'b'];
  const cases: [object, string][] = [
    [{ data: { y: [3, 4, 0, 0], group }, terms: ['group'] }, 'separation'],
    [{ data: { y: [0, 0, 0, 0], group }, terms: ['group'] }, 'all-zero'],
    [{ data: { y: [1, 2, 3, 4], a: [1, 2, 3, 4], b: [2, 4, 6, 8] }, terms: ['a', 'b'] }, 'collinear'],
    [{ data: { y: [1, 2, 3, 4], one: ['x', 'x', 'x', 'x'] }, terms: ['one'] }, 'collinear'],
    [{ data: { y: [1], a: [1] }, terms: ['a'] }, 'too-few'],
  ];
  for (const family of ['poisson', 'quasipoisson', 'negbin'])
    for (const [table, reason] of cases) {
      const fit = glm({ ...table, response: 'y', family });
      assert.equal(fit.reason, reason);
      for (const part of [fit.coef, fit.se, fit.z, fit.p])
        assert.ok(Object.hasOwn(part, '(Intercept)') && Object.values(part).every((value) => value === null));
      assert.equal(fit.deviance, null);
    }
});

test('without more spread than Poisson theta is null and the Poisson fit stands', () => {
  const data = { y: [3, 4, 3, 5, 4, 4], t: [1, 2, 3, 4, 5, 6] };
  const fit = glm({ data, response: 'y', terms: ['t'], family: 'negbin' });
  const poisson = glm({ data, response: 'y', terms: ['t'], family: 'poisson' });
  assert.equal(fit.theta, null);
  assert.equal(fit.seTheta, null);
  assert.equal(fit.reason, 'poisson-limit');
  near(fit.logLik, poisson.logLik as number, 1e-12);
  near(fit.aic, (poisson.aic as number) + 2, 1e-12);
});

test('a saturated model has no dispersion, and quasi-Poisson no test', () => {
  const asks = { data: { y: [3, 8], g: ['a', 'b'] }, response: 'y', terms: ['g'] };
  const poisson = glm({ ...asks, family: 'poisson' });
  near(poisson.coef['gb'], Math.log(8 / 3), 1e-12);
  near(poisson.deviance, 0, 1e-12);
  assert.equal(poisson.dispersion, null);
  assert.equal(poisson.reason, 'too-few');
  assert.equal(glm({ ...asks, family: 'quasipoisson' }).z['gb'], null);
});

test('tables that contradict themselves are refused', () => {
  const base = { data: { y: [1, 2], x: [1, 2] }, response: 'y', terms: ['x'], family: 'poisson' };
  for (const wrong of [
    { data: { y: [1, 2], x: [1] } },
    { data: { y: [-1, 2], x: [1, 2] } },
    { data: { y: ['a', 'b'], x: [1, 2] } },
    { data: { y: [1, 2], x: [1, 'b'] } },
    { response: 'absent' },
    { terms: ['absent'] },
    { terms: ['x', 'x'] },
    { terms: ['y'] },
    { terms: ['toString'] },
    { offset: 'absent' },
    { family: 'gamma' },
  ])
    assert.throws(() => glm({ ...base, ...wrong }), { code: 'invalid-value' }, JSON.stringify(wrong));
});

const FAMILY = fc.constantFrom('poisson', 'quasipoisson', 'negbin');

/** A table of a count, a number and a word. */
function table(y: fc.Arbitrary<number>, x: fc.Arbitrary<number>) {
  const row = fc.record({ y, x, g: fc.constantFrom('a', 'b', 'c') });
  return fc.array(row, { minLength: 1, maxLength: 14 }).map((rows) => ({
    y: rows.map((one) => one.y),
    x: rows.map((one) => one.x),
    g: rows.map((one) => one.g),
    o: rows.map(() => Math.log(7)),
  }));
}

test('any table of counts gives finite numbers or a reason', () => {
  const hostile = table(
    fc.oneof(fc.constant(0), fc.nat(5), fc.nat(1e9)),
    fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 })),
  );
  fc.assert(
    fc.property(hostile, FAMILY, (data, family) => {
      const fit = glm({ data, response: 'y', terms: ['x', 'g'], family });
      assert.ok(fit.deviance !== null || fit.reason !== undefined);
    }),
    { numRuns: 150 },
  );
});

test('a constant exposure in the offset only shifts the intercept', () => {
  const usual = table(fc.oneof(fc.constant(0), fc.nat(5), fc.nat(300)), fc.integer({ min: -3, max: 3 }));
  fc.assert(
    fc.property(usual, FAMILY, (data, family) => {
      const fit = glm({ data, response: 'y', terms: ['x', 'g'], family });
      const shifted = glm({ data, response: 'y', terms: ['x', 'g'], family, offset: 'o' });
      assert.equal(shifted.reason, fit.reason);
      if (fit.deviance === null) return;
      near(shifted.deviance, fit.deviance, 1e-6);
      near(shifted.coef['(Intercept)'], (fit.coef['(Intercept)'] as number) - Math.log(7), 1e-5);
    }),
    { numRuns: 300 },
  );
});
