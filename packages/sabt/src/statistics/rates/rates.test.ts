import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { statistic } from '../methods.ts';
import { ADJUSTMENTS, adjustP } from './adjust-p.ts';
import { newcombe } from './newcombe.ts';
import { poissonInterval } from './poisson-interval.ts';
import { propTrend } from './prop-trend.ts';
import { rateRatio } from './rate-ratio.ts';
import { wilson } from './wilson.ts';

const near = (found: number | null | undefined, expected: number, tolerance = 1e-9) =>
  assert.ok(
    typeof found === 'number' && Math.abs(found - expected) <= tolerance * Math.max(1e-12, Math.abs(expected)),
    `${found} is not ${expected}`,
  );

test('adjust-p agrees with statsmodels 0.15 (multipletests)', () => {
  const p = [0.01, 0.02, 0.02, 0.5, 0.8, 1e-9, 0.04];
  const expected = {
    bonferroni: [0.07, 0.14, 0.14, 1, 1, 7e-9, 0.28],
    holm: [0.06, 0.1, 0.1, 1, 1, 7e-9, 0.12],
    hochberg: [0.06, 0.08, 0.08, 0.8, 0.8, 7e-9, 0.12],
    bh: [0.035, 0.035, 0.035, 0.5833333333333334, 0.8, 7e-9, 0.056],
    by: [0.09075, 0.09075, 0.09075, 1, 1, 1.815e-8, 0.1452],
  };
  for (const by of ADJUSTMENTS)
    adjustP(p, by).forEach((one, i) => {
      near(one, expected[by][i] as number);
    });
});

test('corrections keep the order and stand in theirs', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (p) => {
      const [bonferroni, holm, hochberg, bh, by] = ADJUSTMENTS.map((one) => adjustP(p, one)) as [
        number[],
        number[],
        number[],
        number[],
        number[],
      ];
      const slack = 1e-12;
      p.forEach((one, i) => {
        const [b, h, c, f, d] = [bonferroni[i], holm[i], hochberg[i], bh[i], by[i]] as [
          number,
          number,
          number,
          number,
          number,
        ];
        assert.ok(one <= f + slack && f <= c + slack && c <= h + slack && h <= b + slack && b <= 1 && f <= d + slack);
        p.forEach((other, j) => {
          if (other >= one) assert.ok((holm[j] as number) >= h && (bh[j] as number) >= f);
        });
      });
    }),
    { numRuns: 100 },
  );
});

test('poisson-interval: Garwood’s limits', () => {
  // Published (Garwood 1936; Ulm 1990): 0 → 3.689; 1 → 0.0253, 5.572; 10 → 4.795, 18.390
  assert.equal(poissonInterval(0).ci95[0], 0);
  near(poissonInterval(0).ci95[1], -Math.log(0.025));
  near(poissonInterval(1).ci95[0], 0.025317807984289876);
  near(poissonInterval(1).ci95[1], 5.571643390938898);
  near(poissonInterval(10, 2).ci95[0], 4.795389 / 2, 1e-6);
  near(poissonInterval(10, 2).ci95[1], 18.390356 / 2, 1e-6);
  near(poissonInterval(1_000_000).ci95[0], 998040.9833402939);
});

test('rate-ratio: R’s poisson.test example', () => {
  // poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)): p = 0.07967, ratio 1.971488, interval 0.8584264 4.2772659
  const found = rateRatio([11, 21], [800, 3011]);
  near(found.ratio, 1.971488, 1e-6);
  near(found.pMinLike, 0.07967, 1e-4);
  near(found.ci95?.[0], 0.8584264, 1e-6);
  near(found.ci95?.[1], 4.2772659, 1e-6);
  near(found.percentChange, 97.1488, 1e-5);
});

test('rate-ratio: zero cells', () => {
  const upward = rateRatio([3, 0], [1, 2]);
  assert.equal(upward.ratio, null);
  assert.equal(upward.reason, 'zero-denominator');
  near(upward.ci95?.[0], 0.8264627100617878);
  assert.equal(upward.ci95?.[1], null);
  near(upward.pMinLike, 1 / 27);
  near(upward.pCentral, 2 / 27);
  near(upward.pMidP, 1 / 27);
  const downward = rateRatio([0, 3], [2, 1]);
  assert.equal(downward.ratio, 0);
  assert.equal(downward.percentChange, -100);
  near(downward.ci95?.[1], 1 / 0.8264627100617878);
  assert.deepEqual(rateRatio([0, 0], [1, 1]), {
    ratio: null,
    ci95: null,
    pMinLike: null,
    pCentral: null,
    pMidP: null,
    percentChange: null,
    percentCi95: null,
    reason: 'all-zero',
  });
});

/** Every outcome of Binomial(n, p), by definition. */
function outcomes(n: number, p: number): number[] {
  const all = [(1 - p) ** n];
  for (let k = 1; k <= n; k++) all.push(((all[k - 1] as number) * (n - k + 1) * p) / (k * (1 - p)));
  return all;
}

test('rate-ratio: the p-values agree with all outcomes summed by definition', () => {
  const small = fc.nat(25);
  const time = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(small, small, time, time, (x, y, a, b) => {
      if (x + y === 0) return;
      const found = rateRatio([x, y], [a, b]);
      const chances = outcomes(x + y, a / (a + b));
      const seen = chances[x] as number;
      const sum = (kept: (chance: number, k: number) => boolean) =>
        chances.reduce((total, chance, k) => total + (kept(chance, k) ? chance : 0), 0);
      const [lower, upper] = [sum((_, k) => k <= x), sum((_, k) => k >= x)];
      near(
        found.pMinLike,
        Math.min(
          1,
          sum((chance) => chance <= seen * (1 + 1e-7)),
        ),
        1e-8,
      );
      near(found.pCentral, Math.min(1, 2 * Math.min(lower, upper)), 1e-8);
      near(found.pMidP, Math.min(1, 2 * Math.min(lower - seen / 2, upper - seen / 2)), 1e-8);
      const swapped = rateRatio([y, x], [b, a]);
      near(swapped.pMinLike, found.pMinLike as number, 1e-8);
      if (x > 0) near(swapped.ci95?.[1], 1 / (found.ci95?.[0] as number), 1e-8);
    }),
    { numRuns: 150 },
  );
});

test('rate-ratio: large counts', () => {
  // scipy 1.17: binomtest(10**6, 2002000, .5), beta.ppf
  const found = rateRatio([1_000_000, 1_002_000], [1, 1]);
  near(found.pMinLike, 0.15771445281314467, 1e-8);
  fc.assert(
    fc.property(fc.nat(1e12), fc.nat(1e12), fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (x, y, time) => {
      const ratio = statistic('rate-ratio')({ counts: [x, y], exposures: [time, 1] }) as { pCentral: number | null };
      assert.ok(ratio.pCentral === null || (ratio.pCentral >= 0 && ratio.pCentral <= 1));
    }),
    { numRuns: 20 },
  );
});

test('wilson and newcombe agree with statsmodels 0.15', () => {
  assert.deepEqual(wilson(0, 0), { share: null, ci95: null, reason: 'zero-denominator' });
  near(wilson(3, 10).ci95?.[0], 0.10779126740630104);
  near(wilson(3, 10).ci95?.[1], 0.6032218525388546);
  near(wilson(3, 1e9).ci95?.[1], 8.821188054011642e-9);
  assert.equal(wilson(0, 20).ci95?.[0], 0);
  near(wilson(0, 20).ci95?.[1], 0.1611251580528194);
  assert.equal(wilson(20, 20).ci95?.[1], 1);
  // Newcombe 1998, table II: 56/70 − 48/80 has 0.0524, 0.3339; 10/10 − 0/10 has 0.6075, 1
  near(newcombe(56, 70, 48, 80).ci95?.[0], 0.05243147240236498);
  near(newcombe(56, 70, 48, 80).ci95?.[1], 0.33387265403690614);
  near(newcombe(10, 10, 0, 10).ci95?.[0], 0.6075093504305241);
  near(newcombe(10, 10, 0, 10).ci95?.[1], 1);
  assert.equal(newcombe(1, 2, 0, 0).reason, 'zero-denominator');
});

test('prop-trend: the smokers of Fleiss 1981', () => {
  // R: prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)): X-squared = 8.2249, p-value = 0.004132
  const found = propTrend([83, 90, 129, 70], [86, 93, 136, 82]);
  near(found.chi2, 8.2249, 1e-5);
  near(found.p, 0.004132, 1e-4);
  near(propTrend([83, 90, 129, 70], [86, 93, 136, 82], [1990, 2000, 2010, 2020]).chi2, found.chi2 as number, 1e-10);
  assert.equal(propTrend([0, 0], [5, 5]).reason, 'all-zero');
  assert.equal(propTrend([5, 5], [5, 5]).reason, 'no-variation');
  assert.equal(propTrend([1, 2], [5, 5], [3, 3]).reason, 'no-variation');
  assert.equal(propTrend([1, 0], [5, 0]).reason, 'too-few');
});

test('inputs that contradict themselves are refused', () => {
  for (const [name, input] of [
    ['rate-ratio', { counts: [1, 2, 3], exposures: [1, 1] }],
    ['rate-ratio', { counts: [1.5, 2], exposures: [1, 1] }],
    ['rate-ratio', { counts: [1, 2], exposures: [0, 1] }],
    ['poisson-interval', { count: -1 }],
    ['wilson', { x: 3, n: 2 }],
    ['newcombe', { x1: 1, n1: 2, x2: 3, n2: 2 }],
    ['prop-trend', { x: [1, 2], n: [2, 2, 2] }],
    ['prop-trend', { x: [1, 3], n: [2, 2] }],
    ['adjust-p', { p: [0.1, 1.2], method: 'holm' }],
    ['adjust-p', { p: [0.1], method: 'sidak' }],
  ] as const)
    assert.throws(() => statistic(name)(input), { code: 'invalid-value' }, `${name} ${JSON.stringify(input)}`);
});
