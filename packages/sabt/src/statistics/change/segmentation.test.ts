import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SabtError } from '../../model/errors.ts';
import { statistic } from '../methods.ts';
import { seededRandom } from '../random.ts';
import { near } from '../testing/near.ts';
import { COAL, NILE } from '../testing/published.ts';
import { eDivisive } from './e-divisive.ts';
import { PENALTIES, type Penalty, pelt, penaltyOf } from './pelt.ts';
import { l2Cost, meanVarianceCost, negativeBinomialCost, poissonCost, type SegmentCost } from './segment-cost.ts';
import { sharedTheta } from './shared-theta.ts';

test('PELT of the Nile and of the coal mines: the change that every method dates so', () => {
  assert.deepEqual(pelt(NILE, { cost: 'negbin', penalty: 'mbic', minSegment: 2 }), { changePoints: [28] });
  assert.deepEqual(pelt(NILE, { cost: 'l2', penalty: 3e5, minSegment: 2 }), { changePoints: [28] });
  assert.deepEqual(pelt(COAL, { cost: 'poisson', penalty: 'mbic', minSegment: 2 }), { changePoints: [41] });
  assert.deepEqual(pelt(COAL, { cost: 'negbin', penalty: 'mbic', minSegment: 2 }), { changePoints: [41] });
});

/** Every last change is tried, none is dropped: optimal partitioning. */
function everyPartition(n: number, cost: SegmentCost, penalty: Penalty, minSegment: number): number {
  const beta = penaltyOf(penalty, cost.parameters, n);
  const least = [-beta];
  for (let end = 1; end <= n; end++) {
    least[end] = Number.POSITIVE_INFINITY;
    for (let start = 0; start <= end - minSegment; start++) {
      const length = penalty === 'mbic' ? Math.log(end - start) : 0;
      least[end] = Math.min(least[end]!, least[start]! + cost.cost(start, end) + beta + length);
    }
  }
  return least[n]!;
}

function totalOf(changes: readonly number[], n: number, cost: SegmentCost, penalty: Penalty): number {
  const bounds = [0, ...changes, n];
  const beta = penaltyOf(penalty, cost.parameters, n);
  return bounds.slice(1).reduce((sum, end, i) => {
    const start = bounds[i]!;
    return sum + cost.cost(start, end) + (penalty === 'mbic' ? Math.log(end - start) : 0) + (i > 0 ? beta : 0);
  }, 0);
}

test('PELT finds what the full search finds, with every cost, penalty and least length', () => {
  const costs = { l2: l2Cost, meanvar: meanVarianceCost, poisson: poissonCost };
  const pieces = fc.array(fc.tuple(fc.nat(30), fc.nat(9), fc.integer({ min: 1, max: 12 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(
      pieces,
      fc.constantFrom('l2', 'meanvar', 'poisson'),
      fc.oneof(fc.constantFrom<Penalty>(...PENALTIES), fc.double({ min: 0.01, max: 20, noNaN: true })),
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 1, max: 1000 }),
      (steps, name, penalty, minSegment, seed) => {
        const random = seededRandom(seed);
        const x = steps.flatMap(([level, spread, length]) =>
          Array.from({ length }, () => level + random.below(spread + 1)),
        );
        if (x.length < minSegment) return;
        const cost = costs[name](x);
        const { changePoints } = pelt(x, { cost: name, penalty, minSegment });
        const bounds = [0, ...changePoints!, x.length];
        assert.ok(bounds.slice(1).every((end, i) => end - bounds[i]! >= minSegment));
        const best = everyPartition(x.length, cost, penalty, minSegment);
        const found = totalOf(changePoints!, x.length, cost, penalty);
        assert.ok(Math.abs(found - best) <= 1e-8 * (1 + Math.abs(best)), `${found} for ${best}`);
      },
    ),
    { numRuns: 300 },
  );
});

test('cutting a segment never costs more, and grows no slower than the bound says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { minLength: 4, maxLength: 30 }),
      fc.constantFrom(l2Cost, meanVarianceCost, poissonCost, (x: number[]) => negativeBinomialCost(x, 2.5)),
      fc.nat(),
      fc.nat(),
      (x, costOf, a, b) => {
        const cost = costOf(x);
        const start = a % (x.length - 1);
        const middle = start + 1 + (b % (x.length - start - 1));
        for (let end = middle + 1; end <= x.length; end++) {
          const whole = cost.cost(start, end);
          const slack = 1e-9 * (1 + Math.abs(whole));
          assert.ok(cost.cost(start, middle) + cost.cost(middle, end) <= whole + slack);
          const own = cost.ownGrowth?.(start, middle);
          if (own !== undefined && end > own.until) break;
          const growth = cost.growth[end]! - cost.growth[middle]! + (end - middle) * (own?.slope ?? 0);
          assert.ok(whole - cost.cost(start, middle) >= growth - slack);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('theta around known means is where the likelihood is largest; none where counts are no more spread than Poisson', () => {
  // statsmodels 0.15, NegativeBinomial on a constant: alpha .43631592.
  near(sharedTheta(COAL, []), 2.2919172636, 1e-7);
  assert.equal(sharedTheta([3, 4, 3, 4, 3, 4], []), null);
  assert.equal(sharedTheta([0, 0, 0], []), null);
});

test('PELT: what contradicts itself is refused, what is too short has no change', () => {
  const run = statistic('pelt');
  for (const input of [
    { x: [1.5, 2], cost: 'poisson' },
    { x: [-1, 2], cost: 'negbin' },
    { x: [1, 2], cost: 'meanvar', minSegment: 1 },
    { x: [1, 2], cost: 'l2', penalty: -1 },
    { x: [1, 2], cost: 'l2', penalty: 'cheap' },
    { x: [], cost: 'l2' },
  ])
    assert.throws(
      () => run(input),
      (error) => error instanceof SabtError && error.code === 'invalid-value',
    );
  assert.deepEqual(run({ x: [1, 9, 1], cost: 'l2', penalty: 1 }), { changePoints: [] });
  assert.deepEqual(run({ x: [0, 0, 0, 0, 0, 0], cost: 'meanvar' }), { changePoints: [] });
  assert.deepEqual(run({ x: [0, 1e300, 0, 1e300], cost: 'l2' }), { changePoints: null, reason: 'out-of-range' });
});

test('e-divisive finds the change of the Nile and of the mines, and the same seed gives the same p', () => {
  const options = { seed: 1, minSegment: 10, permutations: 199, alpha: 1 };
  const nile = eDivisive(NILE, options);
  assert.deepEqual(nile.changePoints, [28]);
  assert.equal(nile.p![0], 1 / 200);
  assert.ok(nile.p!.length === 2 && nile.p![1]! > 0.05);
  assert.deepEqual(eDivisive(NILE, options), nile);
  assert.deepEqual(eDivisive(COAL, options).changePoints, [41]);
});

test('e-divisive splits where the statistic is largest by definition', () => {
  const meanDistance = (a: number[], b: number[], alpha: number) =>
    a.flatMap((x) => b.map((y) => Math.abs(x - y) ** alpha)).reduce((sum, d) => sum + d, 0);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 14 }),
      fc.constantFrom(1, 0.5, 2),
      (noise, alpha) => {
        const x = noise.map((value, i) => value + (i < 5 ? 0 : 40));
        let best = 0;
        let at = 0;
        for (let m = 3; m + 3 <= x.length; m++)
          for (let end = m + 3; end <= x.length; end++) {
            const [a, b, r] = [x.slice(0, m), x.slice(m, end), end - m];
            const q =
              ((m * r) / (m + r)) *
              ((2 * meanDistance(a, b, alpha)) / (m * r) -
                meanDistance(a, a, alpha) / (m * (m - 1)) -
                meanDistance(b, b, alpha) / (r * (r - 1)));
            if (q > best + 1e-9) [best, at] = [q, m];
          }
        const { changePoints, p } = eDivisive(x, { seed: 5, minSegment: 3, permutations: 39, alpha });
        if (p![0]! <= 0.05) assert.ok(changePoints!.includes(at), `${changePoints} for ${at}`);
      },
    ),
    { numRuns: 40 },
  );
});

test('e-divisive where nothing can be found', () => {
  const options = { seed: 1, minSegment: 10, permutations: 19, alpha: 1 };
  assert.deepEqual(eDivisive(Array(30).fill(4), options), { changePoints: [], p: [1] });
  assert.deepEqual(eDivisive([1, 2, 3], options), { changePoints: [], p: [], reason: 'too-few' });
});
