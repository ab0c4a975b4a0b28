import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { statistic } from '../methods.ts';
import { cohenKappa } from './cohen.ts';
import { dawidSkene, type Rating } from './dawid-skene.ts';
import { fleissKappa } from './fleiss.ts';
import { krippendorff, LEVELS, type Level } from './krippendorff.ts';

const near = (actual: number | null | undefined, expected: number, within = 1e-9): void =>
  assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

/** Fleiss (1971), thirty psychiatrists cut to fourteen raters: the table that textbooks print. */
const FLEISS = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
];

test('Fleiss: statsmodels fleiss_kappa, and the standard error computed by its formula in numpy', () => {
  const found = fleissKappa(FLEISS);
  near(found.kappa, 0.20993070442195522);
  near(found.se, 0.016965069224393132);
  near(found.z, 12.374291059190464);
});

test('Fleiss: all agree on one category, and on several', () => {
  const one = fleissKappa([
    [3, 0],
    [3, 0],
  ]);
  assert.deepEqual([one.kappa, one.z, one.reason], [null, null, 'no-variation']);
  near(
    fleissKappa([
      [3, 0],
      [0, 3],
    ]).kappa,
    1,
  );
  assert.throws(() => statistic('fleiss')({ counts: [[3, 0], [2, 0]] }), /same number of coders/); // biome-ignore format: small
});

test('Cohen (1960), table of two psychiatrists’ kind: (po − pe)/(1 − pe)', () => {
  // 45 + 25 alike of 100, with margins 60/40 and 70/30: pe = .42 + .12.
  const pairs = [...Array(45).fill('yy'), ...Array(15).fill('yn'), ...Array(25).fill('ny'), ...Array(15).fill('nn')];
  const a = pairs.map((pair) => pair[0]);
  const b = pairs.map((pair) => pair[1]);
  const found = cohenKappa(a, b);
  near(found.kappa, 0.13043478260869565);
  near(found.observed, 0.6);
  near(found.expected, 0.54);
  assert.equal(cohenKappa(['y', null], ['y', 'n']).units, 1);
  assert.deepEqual(cohenKappa(['y', 'y'], ['y', 'y']).reason, 'no-variation');
  assert.deepEqual(cohenKappa([null], ['y']).reason, 'no-pairs');
  assert.equal(cohenKappa(['y', 'y'], ['n', 'n']).kappa, 0);
});

/** Dawid & Skene (1979), table 1: 45 patients, observer 1 three times, observers 2–5 once. */
const PATIENTS =
  '1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223 2322223 4444444 2223343 1111111 2223212 1211111 1112111 1111111 1111111 2222221 2221322 2222222 2222221 2223222 2212222 1111111 1111111 2322222 1111111 1111111 1121121 1111111 3333233 1111111 2222222 2223232 4334343 2212232 2323233 3333432 1111111 1111111 1212111 2322222 1211111 2222222';
const ANAESTHETISTS: Rating[] = PATIENTS.split(' ').flatMap((said, unit) =>
  [...said].map((label, i) => ({ unit, coder: `o${Math.max(1, i - 1)}`, label: Number(label) })),
);

test('Dawid and Skene: their own table, against 5,000 steps of EM in numpy', () => {
  const found = dawidSkene(ANAESTHETISTS);
  [0.3995547528821581, 0.4219833919138338, 0.11179518853734148, 1 / 15].forEach((share, j) => {
    near(found.marginals[j], share);
  });
  near(found.errors['o1']?.[1]?.[1], 0.87638, 1e-6);
  near(found.errors['o5']?.[1]?.[0], 0.159039, 1e-6);
  near(found.errors['o5']?.[3]?.[3], 2 / 3);
  assert.equal(found.labels.join(''), '142222132243121111222222112111131224233111212');
  assert.equal(found.reason, undefined);
});

test('Dawid and Skene: a coder who saw nothing of a category has no errors there', () => {
  const found = dawidSkene([
    { unit: 'u', coder: 'a', label: 'x' },
    { unit: 'u', coder: 'b', label: 'x' },
    { unit: 'v', coder: 'b', label: 'y' },
  ]);
  assert.deepEqual(found.errors['a'], [
    [1, 0],
    [null, null],
  ]);
  assert.equal(found.reason, 'not-identifiable');
  assert.deepEqual(found.labels, ['x', 'y']);
});

test('Dawid and Skene: thousands of labels on a unit do not underflow', () => {
  const many = Array.from({ length: 3000 }, (_, i) => ({ unit: i % 2, coder: i % 7, label: i % 5 === 0 ? 'b' : 'a' }));
  const found = statistic('dawid-skene')({ long: many }) as { marginals: number[] };
  near(
    found.marginals.reduce((sum, one) => sum + one, 0),
    1,
  );
});

/** α from Krippendorff's definition, over pairs of pairs. */
function alphaByDefinition(ratings: (number | null)[][], level: Level): number | null {
  const units = (ratings[0] ?? []).map((_, u) => ratings.map((row) => row[u]).filter((one) => typeof one === 'number'));
  const pairable = units.filter((unit) => unit.length > 1);
  const all = pairable.flat();
  const delta = (a: number, b: number): number => {
    if (level === 'nominal') return a === b ? 0 : 1;
    if (level === 'interval') return (a - b) ** 2;
    if (level === 'ratio') return a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2;
    if (a === b) return 0;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const between = all.filter((one) => one >= low && one <= high).length;
    return (between - all.filter((one) => one === a || one === b).length / 2) ** 2;
  };
  let observed = 0;
  for (const unit of pairable) for (const a of unit) for (const b of unit) observed += delta(a, b) / (unit.length - 1);
  let expected = 0;
  for (const a of all) for (const b of all) expected += delta(a, b);
  return expected === 0 ? null : 1 - ((all.length - 1) * observed) / expected;
}

test('Krippendorff: the sums without pairs are those of the definition', () => {
  const table = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 6 })).chain(([coders, units]) =>
    fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { minLength: units, maxLength: units }), {
      minLength: coders,
      maxLength: coders,
    }),
  );
  fc.assert(
    fc.property(table, fc.constantFrom(...LEVELS), (ratings, level) => {
      const { alpha } = krippendorff(ratings, level);
      const expected = alphaByDefinition(ratings, level);
      if (expected === null) assert.equal(alpha, null);
      else near(alpha, expected);
    }),
    { numRuns: 60 },
  );
});

test('Krippendorff: thousands of units of different numbers, and enormous numbers', () => {
  const values = Array.from({ length: 3000 }, (_, i) => (i * 7919) % 3001);
  const found = krippendorff([values, values.map((value, i) => value + (i % 3))], 'interval');
  assert.ok((found.alpha ?? 0) > 0.999);
  const enormous = krippendorff(
    [
      [1e300, 2e300, 0],
      [1e300, 1e300, 0],
    ],
    'interval',
  );
  near(enormous.alpha, 1 - 10 / 34);
});

test('words have no order: only the nominal level takes them', () => {
  assert.throws(() => statistic('krippendorff')({ ratings: [['low'], ['high']], level: 'ordinal' }), /nominal/);
});
