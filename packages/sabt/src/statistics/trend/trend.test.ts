import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { statistic } from '../methods.ts';
import { near } from '../testing/near.ts';
import { COAL, NILE } from '../testing/published.ts';
import { localLevel } from './local-level.ts';
import { mannKendall, seasonalMannKendall } from './mann-kendall.ts';
import { inversions, medianOf, midRanks, orderStatistic } from './ranks.ts';

// Expected numbers: by definition over all pairs in numpy 2.4, τ and p by scipy 1.17.
test('Mann–Kendall of the Nile and of the coal mines, with both corrections', () => {
  near(mannKendall(NILE), {
    s: -1387,
    varS: 112728.33333333333,
    tauB: -0.2807413347246131,
    z: -4.128066522844101,
    p: 3.658262921664327e-5,
    senSlope: -2.6,
    senCi95: [-3.627906976744186, -1.4285714285714286],
    hamedRao: { z: -2.8199791956451388, p: 0.0048026763101827324 },
    prewhitened: { r1: 0.41139950220802457, z: -2.9384876066510808, p: 0.0032981784421512264 },
  });
  near(mannKendall(COAL), {
    s: -2433,
    varS: 149626.33333333334,
    tauB: -0.43821733349104236,
    z: -6.28723297973582,
    p: 3.231742019197871e-10,
    senSlope: -1 / 36,
    senCi95: [-1 / 28, -1 / 57],
    hamedRao: { z: -3.9391351839572573, p: 8.177584588902744e-5 },
    prewhitened: { r1: 0.17219365440872708, z: -4.967712099066233, p: 6.774744227537701e-7 },
  });
});

test('Mann–Kendall within seasons: sums over the seasons, the slope per period', () => {
  near(seasonalMannKendall(COAL, 4), {
    s: -609,
    varS: 9571,
    tauB: -0.44895000208584696,
    z: -6.214768004008054,
    senSlope: -2 / 17,
    senCi95: null,
    hamedRao: null,
    prewhitened: null,
    reason: 'not-defined',
  });
  near(seasonalMannKendall(NILE, 12), {
    s: -101,
    varS: 889.6666666666669,
    tauB: -0.27483333155286094,
    senSlope: -29.99107142857143,
  });
  const [one, whole] = [seasonalMannKendall(NILE, 1), mannKendall(NILE)];
  assert.deepEqual([one.s, one.varS, one.z, one.senSlope], [whole.s, whole.varS, whole.z, whole.senSlope]);
});

test('Mann–Kendall where something does not exist: null with a reason', () => {
  const cases: [number[], string, Partial<ReturnType<typeof mannKendall>>][] = [
    [[5], 'too-few', { s: 0, z: null, senSlope: null, hamedRao: null }],
    [[5, 5, 5, 5, 5, 5], 'no-variation', { s: 0, varS: 0, tauB: null, p: null, senSlope: 0 }],
    [[1, 2], 'too-few', { s: 1, senSlope: 1, hamedRao: null, prewhitened: null }],
    [[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8], 'no-variation', { s: 28, hamedRao: null, prewhitened: null }],
    [[-1e308, 1e308, -1e308, 1e308, 0], 'out-of-range', { s: 2, senCi95: null, hamedRao: null }],
  ];
  for (const [x, reason, expected] of cases) {
    const result = mannKendall(x);
    assert.equal(result.reason, reason, JSON.stringify(x));
    near(result, expected, 1e-8, JSON.stringify(x));
  }
});

const anyNumber = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 1e300, -1e300, 5e-324),
);
const anySeries = fc.array(anyNumber, { minLength: 1, maxLength: 25 });

test('neither method ends in NaN, whatever the numbers', () => {
  fc.assert(
    fc.property(anySeries, fc.integer({ min: 1, max: 8 }), (x, period) => {
      statistic('mann-kendall')({ x });
      statistic('mann-kendall')({ x, period });
      statistic('local-level')({ x });
    }),
    { numRuns: 200 },
  );
});

test('S turns its sign with the series, and keeps it under any rising function', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 2, maxLength: 40 }), (x) => {
      const { s, varS } = mannKendall(x);
      assert.equal(mannKendall(x.toReversed()).s, -s + 0);
      const risen = mannKendall(x.map((value) => value ** 3));
      assert.deepEqual([risen.s, risen.varS], [s, varS]);
    }),
    { numRuns: 100 },
  );
});

test('ranks, order statistics and inversions agree with sorting and counting', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 60 }), fc.nat(), (x, at) => {
      const sorted = Float64Array.from(x).sort();
      const index = at % x.length;
      const parted = Float64Array.from(x);
      assert.equal(orderStatistic(parted, index), sorted[index]);
      assert.ok(parted.every((value, i) => (i < index ? value <= sorted[index]! : value >= sorted[index]!)));
      const middle = [sorted[Math.floor((x.length - 1) / 2)]!, sorted[Math.ceil((x.length - 1) / 2)]!];
      assert.equal(medianOf(Float64Array.from(x)), (middle[0]! + middle[1]!) / 2);
      assert.equal(inversions(x), x.flatMap((a, i) => x.slice(i + 1).filter((b) => a > b)).length);
      const below = (value: number) => x.filter((other) => other < value).length;
      const equal = (value: number) => x.filter((other) => other === value).length;
      assert.deepEqual(
        [...midRanks(x).ranks],
        x.map((value) => below(value) + (equal(value) + 1) / 2),
      );
    }),
    { numRuns: 150 },
  );
});

test('local level of the Nile: Durbin and Koopman’s variances, the filter as in statsmodels 0.15', () => {
  const { varianceLevel, varianceNoise, level, variance } = localLevel(NILE);
  // Published: 1469.1 and 15098.5 (table 2.1 and section 2.10.3); more digits from a Nelder–Mead search of our own.
  near([varianceLevel, varianceNoise], [1469.1763, 15098.5183], 1e-6);
  const at = (values: number[] | null) => [0, 1, 49, 99].map((t) => values![t]);
  near(at(level), [1120, 1140.92791415, 849.07022733, 798.36729333], 1e-7);
  near(at(variance), [15098.5183241, 7899.51238291, 4032.1723542, 4032.1723542], 1e-7);
});

test('local level at its limits: no noise, a constant level, nothing at all', () => {
  const line = localLevel([1, 2, 3, 4, 5, 6]);
  near([line.varianceLevel, line.varianceNoise], [1, 0]);
  near(line.level, [1, 2, 3, 4, 5, 6]);
  const swing = localLevel([1, -1, 1, -1, 1, -1, 1, -1]);
  near([swing.varianceLevel, swing.varianceNoise], [0, 8 / 7]);
  near(swing.variance![7], 1 / 7);
  assert.equal(localLevel([3, 3, 3, 3]).reason, 'no-variation');
  assert.equal(localLevel([3, 4]).reason, 'too-few');
});

test('local level: its likelihood is the largest, and units pass through', () => {
  const logLik = (x: number[], level: number, noise: number): number => {
    let [a, p, sum] = [x[0]!, noise, 0];
    for (const value of x.slice(1)) {
      const f = p + level + noise;
      sum -= (Math.log(f) + (value - a) ** 2 / f) / 2;
      a += ((p + level) / f) * (value - a);
      p = ((p + level) * noise) / f;
    }
    return sum;
  };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 4, maxLength: 25 }), (x) => {
      const { varianceLevel, varianceNoise, level } = localLevel(x);
      if (varianceLevel === null || varianceNoise === null) return;
      const best = logLik(x, varianceLevel, varianceNoise);
      const total = varianceLevel + varianceNoise;
      for (let share = 0; share <= 1; share += 0.02)
        for (const size of [0.7, 1, 1.5])
          assert.ok(logLik(x, share * total * size, (1 - share) * total * size) <= best + 1e-9);
      const larger = localLevel(x.map((value) => 1000 * value + 7));
      near([larger.varianceLevel, larger.varianceNoise], [varianceLevel * 1e6, varianceNoise * 1e6], 1e-6);
      near(larger.level!.at(-1)! + 1e6, 1000 * level!.at(-1)! + 7 + 1e6, 1e-8);
    }),
    { numRuns: 60 },
  );
});
