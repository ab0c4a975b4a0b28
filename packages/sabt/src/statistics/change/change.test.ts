import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { statistic } from '../methods.ts';
import { near } from '../testing/near.ts';
import { COAL, NILE } from '../testing/published.ts';
import { baiPerron } from './bai-perron.ts';
import { bayesChangePoint } from './bayes-change-point.ts';
import { bocpd } from './bocpd.ts';
import { argmaxCdf, breakInterval } from './break-interval.ts';
import { bridgeUpper, cusum } from './cusum.ts';
import { pettitt } from './pettitt.ts';

test('Pettitt and CUSUM of the Nile and of the coal mines', () => {
  // U by definition over all pairs, in numpy; R's trend::pettitt.test prints U* = 1617, p = 3.591e-07 for the Nile.
  near(pettitt(NILE), { index: 28, statistic: 1617, p: 3.5910221769362927e-7 });
  near(pettitt(COAL), { index: 41, statistic: 2107, p: 1.3800755059418243e-8 });
  // p: scipy.stats.kstwobign.sf.
  near(cusum(NILE), { index: 28, statistic: 2.951766102663373, p: 5.40855346198365e-8 });
  near(cusum(COAL), { index: 41, statistic: 3.2738315160715996, p: 9.806569510028867e-10 });
  // Kolmogorov's table: .05 at 1.3581, .5 at .82757.
  near([bridgeUpper(1.3580986393225505), bridgeUpper(0.8275735551899059)], [0.05, 0.5], 1e-9);
  near(bridgeUpper(1 - 1e-9), bridgeUpper(1 + 1e-9), 1e-7);
});

test('one change where there can be none', () => {
  assert.deepEqual(pettitt([2, 2, 2]), { index: null, statistic: 0, p: 1, reason: 'no-variation' });
  assert.equal(cusum([2, 2, 2]).reason, 'no-variation');
  assert.equal(cusum([2]).reason, 'too-few');
  assert.equal(cusum([-1e308, 1e308]).reason, 'out-of-range');
});

test('Bai–Perron of the Nile as R’s strucchange prints it', () => {
  const { breaks, ci95, rss, bic } = baiPerron(NILE, { trim: 0.15 });
  assert.deepEqual([breaks, ci95], [[28], [[25, 32]]]);
  assert.deepEqual(rss!.map(Math.round), [2835157, 1597457, 1552924, 1538097, 1507888, 1659994]);
  assert.deepEqual(
    bic!.map((value) => Math.round(value!)),
    [1318, 1270, 1276, 1285, 1292, 1311],
  );
});

test('Bai–Perron of the coal mines, as a second implementation in numpy', () => {
  const { breaks, ci95, rss, bic } = baiPerron(COAL, { trim: 0.15 });
  assert.deepEqual([breaks, ci95], [[36], [[34, 42]]]);
  near(rss!.slice(0, 3), [301.2767857142852, 174.6973684210527, 167.25357142857143]);
  near(bic!.slice(0, 3), [438.10664795704974, 386.50653054224847, 391.06658897326304]);
});

test('the interval of a break: exact where the sides are alike, simulated where not, none where one side is wild', () => {
  // Yao (1987), Bai (1997): the 97.5 % point of argmax W(s) − |s|/2 is 11.03, the 95 % point 7.69.
  near([argmaxCdf(11.03, 1), argmaxCdf(7.69, 1)], [0.975, 0.95], 2e-4);
  near([argmaxCdf(-3, 1) + argmaxCdf(3, 1), argmaxCdf(0, 4)], [1, 0.2]);
  // 2,000 walks of steps of .02 with φ = 4 gave .1005 and .487.
  near([argmaxCdf(-2, 4), argmaxCdf(2, 4)], [0.1005, 0.487], 0.03);
  // The mirror: seen from the other side the limits change places.
  near(argmaxCdf(-2, 4), 1 - argmaxCdf(2 / 4, 1 / 4), 1e-9);
  assert.equal(breakInterval(20, { shift: 1, varianceBefore: 1, varianceAfter: 40 }), null);
  assert.equal(breakInterval(20, { shift: 1, varianceBefore: 0, varianceAfter: 1 }), null);
  assert.deepEqual(breakInterval(20, { shift: 100, varianceBefore: 1, varianceAfter: 1 }), [19, 21]);
});

test('Bai–Perron of a perfect step, a constant, and too little room', () => {
  const step = baiPerron([...Array(10).fill(0.1), ...Array(10).fill(0.3)], { trim: 0.15 });
  assert.deepEqual([step.breaks, step.ci95, step.reason], [[10], [null], 'variance-not-positive']);
  assert.equal(step.rss![1], 0);
  assert.equal(step.bic![1], null);
  const flat = baiPerron(Array(20).fill(7), { trim: 0.2 });
  assert.deepEqual([flat.breaks, flat.rss, flat.reason], [[], [0, 0, 0, 0], 'no-variation']);
  assert.equal(baiPerron([1, 4, 2, 8], { trim: 0.5, maxBreaks: 9 }).rss!.length, 2);
  assert.deepEqual(baiPerron([1], { trim: 0.15 }).breaks, []);
  const tiny = [1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9];
  for (const scale of [1e-308, 1e-200, 1e-155]) {
    const lost = baiPerron(
      tiny.map((one) => one * scale),
      { trim: 0.2 },
    );
    assert.deepEqual([lost.bic, lost.rss, lost.reason], [null, null, 'out-of-range']);
  }
  const small = baiPerron(
    tiny.map((one) => one * 1e-150),
    { trim: 0.2 },
  );
  assert.deepEqual([small.breaks, small.reason], [[6], undefined]);
});

test('Bai–Perron: the least squares of all ways to cut', () => {
  const spread = (values: number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 16 }), (x) => {
      const least = Math.floor(0.2 * x.length);
      const { rss } = baiPerron(x, { trim: 0.2 });
      let two = Number.POSITIVE_INFINITY;
      for (let i = least; i <= x.length - 2 * least; i++)
        for (let j = i + least; j <= x.length - least; j++)
          two = Math.min(two, spread(x.slice(0, i)) + spread(x.slice(i, j)) + spread(x.slice(j)));
      near(rss![2]! + 1, two + 1);
    }),
    { numRuns: 60 },
  );
});

test('a change of the rate of disasters: 1891, as published, and the factor by lgamma in scipy', () => {
  const { mode, ci95, posterior, logBayesFactor } = bayesChangePoint(COAL, 0.5, 0.01);
  assert.deepEqual([mode, ci95, posterior!.length], [41, [36, 46], 111]);
  near(logBayesFactor, 28.109069439401097);
  near(posterior!.slice(38, 42), [0.14776696, 0.18511169, 0.23855474, 0.09234091], 1e-7);
});

test('one change of a rate: counts of 10¹² keep their digits; none where there is no room', () => {
  // ln Γ by Stirling's series in decimals of 60 digits; subtracting logarithms of Γ in doubles leaves three.
  const x = [0, 1, -1, 0, 3, 4, 2, 3].map((step) => 1e12 + step * 1e6);
  const large = bayesChangePoint(x, 1, 1e-12);
  near(large.logBayesFactor, -7.131866790188945, 1e-12);
  near(large.posterior!.slice(2, 5), [0.026651037905535257, 0.944402124793235, 0.02665096434892086]);
  assert.deepEqual(bayesChangePoint([3], 1, 1).reason, 'too-few');
  const zeros = bayesChangePoint([0, 0, 0, 0, 0], 1, 1);
  assert.ok(zeros.logBayesFactor! < 0);
});

test('one change of a rate: the posterior adds up to 1 and turns with the series', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 2, maxLength: 40 }), (x) => {
      const forth = bayesChangePoint(x, 1.5, 0.3);
      const back = bayesChangePoint(x.toReversed(), 1.5, 0.3);
      near(
        forth.posterior!.reduce((sum, weight) => sum + weight, 0),
        1,
      );
      near(back.logBayesFactor! + 10, forth.logBayesFactor! + 10);
      near(
        back.posterior!.toReversed().map((weight) => weight + 1),
        forth.posterior!.map((weight) => weight + 1),
      );
    }),
    { numRuns: 80 },
  );
});

test('online: run lengths and evidence as a second implementation with scipy’s nbinom and t', () => {
  const coal = bocpd(COAL, 0.01, { model: 'poisson', a: 1, b: 1 });
  near(coal.logEvidence, -177.19494508993637);
  assert.deepEqual(coal.mapRunLength!.slice(44, 50), [45, 46, 47, 2, 8, 9]);
  assert.equal(coal.mapRunLength!.at(-1), 15);
});

test('online without hazard: the evidence is that of one segment', () => {
  // Gamma–Poisson in closed form for 2, 0, 3 with a = 2, b = 1: Γ(7)/(Γ(2)·2!·0!·3!) · 1²/4⁷ = 60/16384.
  const { mapRunLength, logEvidence } = bocpd([2, 0, 3], 0, { model: 'poisson', a: 2, b: 1 });
  near([...mapRunLength!, logEvidence], [1, 2, 3, Math.log(60 / 16384)]);
  // One value of a normal mean and variance: Student's t with 2α = 2 at 0, scale² β(κ+1)/(ακ) = 2: 1/(2√2·√2).
  near(bocpd([0], 0.1, { model: 'normal', mu: 0, kappa: 1, alpha: 1, beta: 1 }).logEvidence, Math.log(1 / 4));
  assert.deepEqual(bocpd([1, 5, 2], 1, { model: 'poisson', a: 1, b: 1 }).mapRunLength, [0, 0, 0]);
  const far = bocpd([0, 1e200, -1e200], 0.1, { model: 'normal', mu: 0, kappa: 1, alpha: 1, beta: 1 });
  assert.equal(far.reason, 'out-of-range');
});

test('no method of this family ends in NaN, whatever the numbers', () => {
  const anyNumber = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, 1e300, -1e300, 5e-324),
  );
  const series = fc.array(anyNumber, { minLength: 1, maxLength: 30 });
  const counts = fc.array(fc.oneof(fc.nat(3), fc.maxSafeNat()), { minLength: 1, maxLength: 30 });
  const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
  fc.assert(
    fc.property(
      series,
      counts,
      positive,
      positive,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (x, n, a, b, hazard) => {
        for (const name of ['pettitt', 'cusum', 'bai-perron'] as const) statistic(name)({ x });
        for (const cost of ['l2', 'meanvar'] as const) statistic('pelt')({ x, cost });
        for (const cost of ['poisson', 'negbin'] as const) statistic('pelt')({ x: n, cost });
        statistic('e-divisive')({ x, seed: 1, minSegment: 3, permutations: 19 });
        statistic('bayes-change-point')({ x: n, a, b });
        statistic('bocpd')({ x: n, hazard, prior: { model: 'poisson', a, b } });
        statistic('bocpd')({ x, hazard, prior: { model: 'normal', mu: x[0], kappa: a, alpha: b, beta: a } });
      },
    ),
    { numRuns: 150 },
  );
});
