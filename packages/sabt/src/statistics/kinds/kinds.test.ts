import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { statistic } from '../methods.ts';
import { chao1 } from './chao1.ts';
import { atCoverage } from './coverage-rarefaction.ts';
import { chanceOfNone, hypergeometricMean } from './draws.ts';
import { abundance, hillNumbers, sampleCoverage } from './hill.ts';
import { rarefy } from './rarefaction.ts';
import { shannonLimit } from './shannon-limit.ts';

function near(actual: number | null | undefined, expected: number, relative = 1e-9): void {
  assert.ok(actual !== null && actual !== undefined, `${actual} where ${expected} was expected`);
  assert.ok(Math.abs(actual - expected) <= relative * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);
}

/** Spiders under girdled trees (Sackett et al. 2011; Chao, Gotelli et al. 2014, table 1). */
const SPIDERS = [46, 22, 17, 15, 15, 9, 8, 6, 6, 4, 2, 2, 2, 2, ...new Array<number>(12).fill(1)];

test('Hill numbers, coverage and Chao1 of the spiders as published', () => {
  const sample = abundance([...SPIDERS, 0, 0]);
  const { q0, q1, q2 } = hillNumbers(sample);
  // Introduction to iNEXT: 26, 12.060, 7.840; coverage .9289; Chao1 43.893, s.e. 14.306, [30.511, 96.971].
  assert.deepEqual([q0, q1.toFixed(3), q2.toFixed(3)], [26, '12.060', '7.840']);
  assert.equal(sampleCoverage(sample)?.toFixed(4), '0.9289');
  const { estimate, se, ci95, biasCorrected } = chao1(sample);
  assert.deepEqual(
    [estimate, se, ...(ci95 ?? [])].map((x) => x?.toFixed(3)),
    ['43.893', '14.306', '30.511', '96.971'],
  );
  near(biasCorrected, 26 + (12 * 11) / (2 * 5));
});

test('Chao1 where nothing is estimated unseen', () => {
  // By definition, in Python with math.exp.
  const { estimate, se, ci95 } = chao1(abundance([9, 7, 7, 5, 4, 3, 1]));
  assert.equal(estimate, 7);
  near(se, 0.5432876170602041);
  near(ci95?.[0], 7);
  near(ci95?.[1], 8.611884622304768);
});

test('Chao1 without doubletons takes the bias-corrected form', () => {
  // 6 + 13/14 · 4·3/2 and the variance of Chao 1987, by definition in Python.
  const { estimate, se } = chao1(abundance([6, 4, 1, 1, 1, 1]));
  near(estimate, 11.571428571428571);
  near(se, 6.561438038707862);
});

test('rarefaction against exact fractions', () => {
  // Sums of binomial coefficients with fractions.Fraction in Python.
  const spiders = rarefy(abundance(SPIDERS), 100);
  near(spiders.richness, 20.45942615928529);
  near(spiders.se, 1.7713844313350906);
  const few = rarefy(abundance([10, 5, 3, 1, 1]), 8);
  near(few.richness, 3.5555767246169725);
  near(few.se, 0.751645583504623);
});

test('kinds at a given coverage, below and above the sample', () => {
  // Exact fractions for the draws, 60 decimals for the Shannon limit, in Python.
  const expected: [number, number, number, number, number][] = [
    [0.5, 6.807264613052538, 4.996277326693962, 4.507533985621958, 3.9764679830011236],
    [0.9, 84.87563140746003, 19.00034836227498, 10.982208822812995, 7.537634402735556],
    [0.96, 312.5342498054622, 33.832857142856895, 12.9237300224361, 7.99136794431726],
  ];
  for (const [level, m, q0, q1, q2] of expected) {
    const found = atCoverage(abundance(SPIDERS), level);
    near(found.m, m);
    near(found.q0, q0);
    near(found.q1, q1);
    near(found.q2, q2);
  }
});

test('full coverage is reached at no finite size while singletons remain', () => {
  assert.deepEqual(atCoverage(abundance([5, 1, 1]), 1), {
    m: null,
    coverage: 1,
    q0: null,
    q1: null,
    q2: null,
    reason: 'not-defined',
  });
  near(atCoverage(abundance([5, 3, 2]), 1).m, 10);
});

test('the Shannon limit where its textbook form overflows', () => {
  // The sum of positive terms taken one by one, in Python with numpy.
  near(shannonLimit(abundance(SPIDERS)), 13.826253448413182);
  near(shannonLimit(abundance(new Array(50).fill(1))), 1397.1123943513944);
});

test('draws out of very many keep their digits', () => {
  // Out of 10¹² a draw of half misses x of them with chance 2^−x, nearly.
  near(chanceOfNone(1e12, 20, 5e11), 2 ** -20, 1e-9);
  near(chanceOfNone(1e12, 5e11, 20), 2 ** -20, 1e-9);
  near(
    hypergeometricMean(1e12, 4e6, 5e11, (k) => k),
    2e6,
    1e-9,
  );
});

test('one event, no event', () => {
  const hill = statistic('hill');
  assert.deepEqual(hill({ counts: [0, 0] }), {
    q0: 0,
    q1: null,
    q2: null,
    coverage: null,
    chao1: { estimate: null, se: null, ci95: null, biasCorrected: null, reason: 'all-zero' },
    reason: 'all-zero',
  });
  assert.equal((hill({ counts: [1] }) as { reason: string }).reason, 'too-few');
  assert.equal(
    (statistic('coverage-rarefaction')({ counts: [1], level: 0.5 }) as { reason: string }).reason,
    'too-few',
  );
  assert.throws(() => statistic('rarefy')({ counts: [3, 2], m: 6 }), { code: 'invalid-value' });
});

const anyCounts = fc.array(
  fc.oneof(fc.nat(3), fc.nat(40), fc.nat(100_000), fc.integer({ min: 0, max: 1_000_000_000_000 })),
  { minLength: 1, maxLength: 12 },
);

test('every sample has finite results, in order', () => {
  fc.assert(
    fc.property(anyCounts, fc.double({ min: 0.01, max: 1, noNaN: true }), (counts, level) => {
      const n = counts.reduce((sum, one) => sum + one, 0);
      const { q0, q1, q2 } = statistic('hill')({ counts }) as { q0: number; q1: number | null; q2: number | null };
      if (q1 !== null && q2 !== null) assert.ok(q0 >= q1 * (1 - 1e-9) && q1 >= q2 * (1 - 1e-9) && q2 >= 1 - 1e-9);
      const at = statistic('coverage-rarefaction')({ counts, level }) as { q0: number | null; reason?: string };
      assert.ok(at.q0 !== null || at.reason !== undefined);
      if (n > 0) {
        const m = Math.max(1, Math.floor(n * level));
        const { richness } = statistic('rarefy')({ counts, m }) as { richness: number };
        assert.ok(richness <= q0 + 1e-9 && richness > 0);
      }
    }),
    { numRuns: 60 },
  );
});

test('more coverage never means fewer kinds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 15 }),
      fc.double({ min: 0.05, max: 0.99, noNaN: true }),
      (counts, level) => {
        const sample = abundance(counts);
        const [less, more] = [atCoverage(sample, level), atCoverage(sample, level + 0.005)];
        for (const q of ['m', 'q0', 'q1', 'q2'] as const)
          assert.ok((less[q] as number) <= (more[q] as number) * (1 + 1e-9), `${q} at ${level}`);
      },
    ),
    { numRuns: 60 },
  );
});

test('what is taken too far beyond the sample is said, and what is drawn from it never needs it', () => {
  const warningOf = (counts: number[], level: number): string | undefined =>
    atCoverage(abundance(counts), level).warning;
  assert.equal(warningOf([1, 1, 1, 1, 2], 0.9), 'orders-cross');
  assert.equal(warningOf([3, 2, 1, 1], 0.99), 'beyond-twice-the-sample');
  assert.equal(warningOf([10, 5, 3, 1, 1], 0.97), undefined);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 12 }),
      fc.double({ min: 0.05, max: 0.999, noNaN: true }),
      (counts, level) => {
        const { m, q0, q1, q2, warning } = atCoverage(abundance(counts), level);
        const n = counts.reduce((sum, one) => sum + one, 0);
        if (warning === undefined && m !== null)
          assert.ok(m <= 2 * n && q1! <= q0! * (1 + 1e-9) && q2! <= q1! * (1 + 1e-9));
        else if (m !== null) assert.ok(m > n);
      },
    ),
    { numRuns: 80 },
  );
});
