import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { statistic } from '../methods.ts';
import { chapman } from './chapman.ts';
import { decomposableGraphs } from './decomposable-graphs.ts';
import { type Dga, dga } from './dga.ts';
import { allHierarchicalModels } from './hierarchical-models.ts';
import { type MultipleSystems, multipleSystems } from './multiple-systems.ts';
import { overlapTable } from './overlap-table.ts';

function near(actual: number | null | undefined, expected: number, relative = 1e-9): void {
  assert.ok(actual !== null && actual !== undefined, `${actual} where ${expected} was expected`);
  assert.ok(Math.abs(actual - expected) <= relative * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);
}

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'];

function tableOf(counts: Record<string, number>) {
  const patterns = Object.entries(counts).map(([pattern, count]) => ({ pattern, count }));
  return overlapTable({ lists: NAMES.slice(0, patterns[0]?.pattern.length), table: patterns });
}

function systems(counts: Record<string, number>): MultipleSystems {
  return multipleSystems(tableOf(counts), NAMES);
}

function model(of: MultipleSystems, name: string) {
  const found = of.models.find((one) => one.model === name);
  assert.ok(found, `no model ${name}`);
  return found;
}

test('Chapman by hand', () => {
  const found = chapman(50, 40, 10);
  near(found.lincolnPetersen, 200);
  near(found.chapman, (51 * 41) / 11 - 1);
  near(found.variance, (51 * 41 * 40 * 30) / (121 * 12));
  const se = Math.sqrt(found.variance);
  near(found.ci95[0], found.chapman - 1.959963984540054 * se);
  const unseen = found.chapman - 80;
  const spread = Math.exp(1.959963984540054 * Math.sqrt(Math.log(1 + found.variance / unseen ** 2)));
  near(found.ci95LogNormal?.[0], 80 + unseen / spread);
  near(found.ci95LogNormal?.[1], 80 + unseen * spread);
  assert.equal(found.warning, undefined);
});

test('Chapman at its edges', () => {
  assert.deepEqual(chapman(5, 3, 3), {
    lincolnPetersen: 5,
    chapman: 5,
    variance: 0,
    ci95: [5, 5],
    ci95LogNormal: null,
    observed: 5,
    warning: 'few-recaptures',
    reason: 'variance-not-positive',
  });
  const apart = chapman(50, 40, 0);
  assert.equal(apart.lincolnPetersen, null);
  assert.equal(apart.reason, 'zero-denominator');
  assert.ok(apart.ci95[0] < 0, 'limits are not truncated');
  assert.throws(() => statistic('chapman')({ n1: 3, n2: 2, m: 3 }), { code: 'invalid-value' });
});

test('every hierarchical model, and no other', () => {
  assert.deepEqual(
    [2, 3, 4].map((lists) => allHierarchicalModels(lists).length),
    [1, 8, 113],
  );
});

test('every decomposable graph, with its maximal cliques', () => {
  // Labelled chordal graphs: A058862 of the encyclopedia of integer sequences.
  assert.deepEqual(
    [3, 4, 5].map((lists) => decomposableGraphs(lists).length),
    [8, 61, 822],
  );
  for (const { cliques, separators } of decomposableGraphs(5)) {
    assert.ok(!cliques.some((a, i) => cliques.some((b, j) => i !== j && (a & b) === a)), 'no clique lies in another');
    assert.ok(separators.every((one) => cliques.filter((clique) => (clique & one) === one).length >= 2));
    assert.equal(
      cliques.reduce((all, clique) => all | clique, 0),
      31,
    );
  }
});

const THREE = { '100': 30, '010': 25, '001': 20, '110': 12, '101': 9, '011': 8, '111': 5 };

test('three lists: every model against a second implementation', () => {
  // n, se, aic, bic, df, deviance: weighted least squares and pseudo-inverses in numpy.
  const expected: Record<string, number[]> = {
    '[1,2,3]': [168, 16.868758813956816, 39.23610491080975, 50.001496439726324, 3, 0.2770864666214481],
    '[12,3]': [169.90909090909068, 21.688924974891854, 41.21393207886404, 54.67067149000976, 2, 0.2549136346757729],
    '[12,13]': [171.5, 30.039037101744864, 43.20751655650535, 59.35560384988021, 1, 0.248498112317046],
    '[12,13,23]': [195.80555555555546, 70.21586390051455, 44.9590184441883, 63.798453619792305, 0, 0],
  };
  const found = systems(THREE);
  assert.equal(found.models.length, 8);
  for (const [name, [n, se, aic, bic, df, deviance]] of Object.entries(expected)) {
    const one = model(found, name);
    near(one.n, n as number);
    near(one.se, se as number);
    near(one.aic, aic as number);
    near(one.bic, bic as number);
    assert.equal(one.df, df);
    near(one.deviance, deviance as number);
  }
  // The saturated model in closed form: n0 = m100·m010·m001·m111/(m110·m101·m011).
  near(model(found, '[12,13,23]').n, 109 + (30 * 25 * 20 * 5) / (12 * 9 * 8));
  // f1²(k−1)/(2k·f2), then Chao's bound by glm of statsmodels; the profile with scipy.
  near(found.chaoLowerBound, 109 + (75 ** 2 * 2) / (2 * 3 * 29));
  near(found.best?.bic.ci95Profile?.[0], 140.14560524978953);
  near(found.best?.bic.ci95Profile?.[1], 207.7902522556903);
  assert.equal(found.best?.bic.model, '[1,2,3]');
  assert.deepEqual(found.range, [found.best?.aic.n, found.best?.bic.n].sort());
});

test('Chao’s bound where negative η are taken out', () => {
  // glm of statsmodels on all fifteen cells, taking out the first negative η until there is none.
  const { chaoLowerBound } = systems({
    ...{ '1000': 60, '0100': 50, '0010': 40, '0001': 30, '1100': 20, '1010': 18, '1001': 12, '0110': 15 },
    ...{ '0101': 9, '0011': 10, '1110': 1, '1101': 1, '1011': 0, '0111': 2, '1111': 0 },
  });
  near(chaoLowerBound, 463.15058223183223);
});

/** Empty overlaps send some terms to −∞. */
const SPARSE = {
  ...{ '0001': 0, '0010': 12, '0011': 0, '0100': 116, '0101': 0, '0110': 0, '0111': 33, '1000': 36 },
  ...{ '1001': 10, '1010': 61, '1011': 92, '1100': 3, '1101': 105, '1110': 94, '1111': 93 },
};

test('terms at infinity: an estimate where the limit still fixes N, none where it does not', () => {
  // The cells that run to nought by linear programming (scipy linprog), N and errors on the rest with pseudo-inverses.
  const found = systems(SPARSE);
  const still: Record<string, [number, number, number]> = {
    '[134,2]': [729.6219512195127, 12.88384004505923, 168.25373366063718],
    '[134,12,23]': [676.9588477366266, 10.079056439072934, 154.5742144080753],
    '[124,3]': [663.686327077748, 3.9313807662568134, 380.90774582507294],
    '[1,2,3,4]': [667.2888641573663, 3.804532241738634, 543.8320940991895],
  };
  for (const [name, [n, se, deviance]] of Object.entries(still)) {
    near(model(found, name).n, n, 1e-8);
    near(model(found, name).se, se, 1e-8);
    near(model(found, name).deviance, deviance, 1e-8);
  }
  for (const name of ['[123,4]', '[123,124,134,234]']) {
    assert.equal(model(found, name).n, null);
    assert.equal(model(found, name).reason, 'not-identifiable');
  }
  assert.notEqual(found.best?.bic.model, '[123,124,134,234]');
});

test('lists that do not hang together are refused', () => {
  const apart = systems({ '1100': 9, '1000': 4, '0011': 8, '0010': 3 });
  assert.equal(apart.best, null);
  assert.deepEqual(apart.refused, { code: 'no-overlap', reason: 'No record connects these lists: A, B | C, D.' });
  assert.equal(systems({ '110': 3, '100': 2, '010': 1 }).refused?.code, 'no-overlap');
  assert.equal(systems({ '110': 0 }).refused?.code, 'all-zero');
});

test('five lists: the search starts from independence and lists it', () => {
  const found = systems({
    ...{ '10000': 83, '01000': 92, '00100': 71, '00010': 64, '00001': 55, '11000': 20, '10100': 9, '10010': 8 },
    ...{ '00110': 6, '00011': 4, '01100': 11, '11100': 5, '01010': 9, '01001': 7, '10001': 5, '11111': 1 },
  });
  assert.ok(found.models.some((one) => one.model === '[1,2,3,4,5]'));
  assert.ok(found.best !== null && found.best.bic.n > found.observed);
  const lowest = Math.min(...found.models.map((one) => one.bic ?? Number.POSITIVE_INFINITY));
  near(model(found, found.best?.bic.model ?? '').bic, lowest);
});

test('dga: weights of the five-list example of the R package', () => {
  // Madigan & York 1997; README of dgaFast (Binette 2020), delta .5, 1 … 300 unseen: five models of the highest weight.
  const y = [
    0, 27, 37, 19, 4, 4, 1, 1, 97, 22, 37, 25, 2, 1, 3, 5, 83, 36, 34, 18, 3, 5, 0, 2, 30, 5, 23, 8, 0, 3, 0, 2,
  ];
  const table = { lists: 5, counts: Float64Array.from(y), observed: y.reduce((sum, one) => sum + one, 0) };
  const { models } = dga(table, { delta: 0.5, missingMax: 300 });
  assert.equal(models.length, 822);
  assert.deepEqual(
    models.slice(0, 5).map(({ weight }) => weight.toFixed(8)),
    ['0.21707345', '0.16029369', '0.08226562', '0.06535887', '0.05193514'],
  );
});

const SPINA_BIFIDA = { '100': 60, '010': 49, '110': 4, '001': 247, '101': 112, '011': 142, '111': 12 };

test('dga: spina bifida with a gamma–Poisson prior, and with 1/N cut short', () => {
  // Madigan & York 1997 (three lists); every graph written out by hand in Python with math.lgamma.
  const found = dga(tableOf(SPINA_BIFIDA), { delta: 1, missingMax: 300, prior: { a: 13.14, b: 55.17 } });
  near(found.mean, 733.452369111849);
  assert.deepEqual([found.ci95, found.median, found.mode], [[682, 797], 731, 728]);
  assert.deepEqual(
    found.models.slice(0, 4).map((one) => one.model),
    ['[12,3]', '[12,23]', '[12,13]', '[123]'],
  );
  near(found.models[0]?.weight, 0.3737673976401109);
  near(found.models[3]?.weight, 0.034527377914680774);
  const short = dga(tableOf(SPINA_BIFIDA), { delta: 0.125, missingMax: 60 });
  near(short.mean, 677.3166134394565);
  assert.deepEqual([short.ci95, short.median, short.mode], [[629, 686], 682, 686]);
  assert.equal(short.warning, 'range-too-short');
});

const anyTable = fc.integer({ min: 2, max: 4 }).chain((lists) =>
  fc.record({
    lists: fc.constant(NAMES.slice(0, lists)),
    counts: fc.array(fc.oneof(fc.constant(0), fc.nat(5), fc.nat(500), fc.nat(10_000_000)), {
      minLength: 2 ** lists - 1,
      maxLength: 2 ** lists - 1,
    }),
  }),
);

function inputOf(lists: readonly string[], counts: readonly number[]) {
  const pattern = (mask: number) => lists.map((_, i) => (mask >> i) & 1).join('');
  return { lists, table: counts.map((count, i) => ({ pattern: pattern(i + 1), count })) };
}

test('any table: finite numbers or a reason, never fewer than were observed', () => {
  fc.assert(
    fc.property(anyTable, ({ lists, counts }) => {
      const found = statistic('multiple-systems')(inputOf(lists, counts)) as MultipleSystems;
      for (const { n, reason } of found.models) assert.ok(n === null ? reason !== undefined : n >= found.observed);
      assert.ok(found.best !== null || found.refused !== undefined || found.reason !== undefined);
      const interval = found.best?.bic.ci95Profile;
      if (interval) assert.ok(found.observed <= interval[0] && interval[0] <= interval[1]);
      if (lists.length < 3) return;
      const bayes = statistic('dga')({ ...inputOf(lists, counts), delta: 0.5, missingMax: 50 }) as Dga;
      assert.ok(bayes.mean !== null || bayes.reason === 'all-zero');
    }),
    { numRuns: 40 },
  );
});

test('the order of the lists does not matter', () => {
  const turned = Object.fromEntries(Object.entries(SPARSE).map(([pattern, n]) => [[...pattern].reverse().join(''), n]));
  const [one, other] = [systems(SPARSE), systems(turned)];
  near(other.best?.bic.n, one.best?.bic.n as number, 1e-8);
  near(other.best?.bic.ci95Profile?.[1], one.best?.bic.ci95Profile?.[1] as number, 1e-8);
  near(other.chaoLowerBound, one.chaoLowerBound as number);
});

test('contradictions between lists and patterns are refused', () => {
  const refused = (lists: string[], patterns: string[]) =>
    assert.throws(
      () => statistic('multiple-systems')({ lists, table: patterns.map((pattern) => ({ pattern, count: 1 })) }),
      { code: 'invalid-value' },
    );
  refused(['A', 'A'], ['11']);
  refused(['A', 'B'], ['00']);
  refused(['A', 'B'], ['111']);
  refused(['A', 'B'], ['11', '11']);
  refused(['A'], ['1']);
});
