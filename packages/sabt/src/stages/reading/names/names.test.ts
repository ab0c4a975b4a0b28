import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareNames, compareProfiles, namePartKeys, nameProfile, nameSkeletons } from './index.ts';
import { ABD, ABU, tokensOf } from './tokens.ts';

interface Case {
  kind: 'same' | 'possible' | 'different';
  a: string;
  b: string;
}

const CASES: Case[] = readFileSync(new URL('names.cases.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [kind, a, b] = line.split('\t');
    return { kind: kind as Case['kind'], a: a!, b: b! };
  });

test('the cases: F1 at least .97, and no match on different people', (t) => {
  let found = 0;
  let wrong = 0;
  const misses: string[] = [];
  const matched: string[] = [];
  for (const { kind, a, b } of CASES) {
    const { verdict, score } = compareNames(a, b);
    const positive = verdict !== 'different';
    if (kind !== 'different' && positive) found++;
    if (kind === 'different' && positive) wrong++;
    if (kind === 'different' && verdict === 'match') matched.push(`${a} | ${b}`);
    if ((kind !== 'different') !== positive) misses.push(`${kind}, said ${verdict} ${score}: ${a} | ${b}`);
  }
  const positives = CASES.filter((one) => one.kind !== 'different').length;
  const f1 = (2 * found) / (positives + found + wrong);
  t.diagnostic(`${CASES.length} pairs, F1 ${f1.toFixed(3)}`);
  for (const miss of misses) t.diagnostic(miss);
  assert.deepEqual(matched, []);
  assert.ok(f1 >= 0.97, `F1 ${f1.toFixed(3)}\n${misses.join('\n')}`);
});

test('spellings of one name share a key', () => {
  const same = CASES.filter((one) => one.kind === 'same');
  const apart = same.filter(({ a, b }) => {
    const keys = new Set(nameSkeletons(a));
    return !nameSkeletons(b).some((key) => keys.has(key));
  });
  assert.deepEqual(
    apart.map(({ a, b }) => `${a} | ${b}`),
    [],
  );
});

test('fifteen spellings of Mohammad are one name, and no other is', () => {
  const spellings =
    'محمد Mohammad Mohammed Muhammad Muhammed Mohamed Mohamad Mohamet Mehmet Mouhamed Mahomed Muhamad Mohammod Moh\u0323ammad Mo7ammad';
  for (const one of spellings.split(' ').slice(0, 12)) {
    for (const other of spellings.split(' ')) {
      if (other === 'Mohammod') continue;
      assert.notEqual(compareNames(`${one} Shahbazi`, `${other} Shahbazi`).verdict, 'different', `${one} ${other}`);
    }
    for (const other of ['Mahmoud', 'Ahmad', 'Hamed', 'Hamid', 'محمود', 'احمد', 'حامد', 'حمید', 'Mohammadi', 'Hamad']) {
      assert.equal(compareNames(`${one} Shahbazi`, `${other} Shahbazi`).verdict, 'different', `${one} ${other}`);
    }
  }
});

test('no name matches nothing', () => {
  for (const nothing of ['', ' ', '—', '؟', '🙂', '123', 'Unknown', 'ناشناس', 'مجهول الهوية', '()', ',', "'"]) {
    assert.deepEqual(compareNames(nothing, nothing), { score: 0, verdict: 'different' }, nothing);
    assert.equal(compareNames(nothing, 'Reza Karimi').verdict, 'different');
    assert.deepEqual(nameSkeletons(nothing), []);
    assert.deepEqual(namePartKeys(nothing), []);
  }
});

test('a single name, or initials alone, are never a match', () => {
  for (const [a, b] of [
    ['Ali', 'علی'],
    ['Shahbazi', 'شهبازی'],
    ['M. K.', 'م. ک.'],
    ['R. Karimi', 'رضا کریمی'],
  ] as const) {
    assert.notEqual(compareNames(a, b).verdict, 'match', a);
  }
});

test('particles are read however they are spaced', () => {
  const { tokens } = tokensOf('Dr. Abdel-Rahman bin Abu Bakr al-Masri (Abu Ali)');
  assert.deepEqual(
    tokens.map(({ stem, affixes }) => [stem, affixes]),
    [
      ['rahman', ABD],
      ['bakr', ABU],
      ['masri', 0],
    ],
  );
  assert.deepEqual(namePartKeys('سیف الله نور الدین'), namePartKeys('سيف‌الله نورالدین'));
  const sorted = (name: string) => namePartKeys(name).flat().sort();
  const [one, other] = [sorted('Karimi, Seyed Mohammad-Reza'), sorted('محمدرضا کریمی')];
  assert.ok(one.filter((key) => other.includes(key)).length >= 2, `${one} and ${other}`);
});

const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          'Ali',
          'al-',
          'Abd',
          'ul',
          'الله',
          'عبد',
          'ال',
          'الدین',
          'أبو',
          ',',
          '(',
          ')',
          '-',
          "'",
          'محمدرضا',
          'علی',
          'x',
          'م.',
          'Al',
          'ibn',
          'zadeh',
        ],
        ...[
          'Hossein',
          'حسین',
          'Karimi',
          'کریمی',
          'ئە',
          'آ',
          '\u200c',
          '\ud800',
          '🙂',
          'Ch',
          'Nooral-deen',
          'Rahimi',
          'Σ',
          '7',
        ],
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(' ')),
);

test('any two strings: no throw, a score within bounds, the same both ways', () => {
  fc.assert(
    fc.property(names, names, (a, b) => {
      const forth = compareNames(a, b);
      assert.ok(forth.score >= 0 && forth.score <= 1);
      assert.deepEqual(compareNames(b, a), forth);
      namePartKeys(a);
      assert.ok(nameSkeletons(a).length <= 12 * 40);
    }),
    { numRuns: 1500 },
  );
});

test('a name is as like itself as can be', () => {
  for (const { a, b } of CASES) {
    for (const name of [a, b]) {
      if (namePartKeys(name).length < 2) continue;
      assert.notEqual(compareNames(name, name).verdict, name.includes('nknown') ? 'match' : 'different', name);
    }
  }
});

test('hostile length is bounded', () => {
  const long = ['a', 'ا', 'abdal', "'", '(', 'ال', 'ab ', 'eddin', 'ch', '\ud83d', 'علیرضا '].map((part) =>
    part.repeat(100_000),
  );
  const start = performance.now();
  for (const a of long) for (const b of long) compareNames(a, b);
  const milliseconds = performance.now() - start;
  assert.ok(milliseconds < 2000, `${milliseconds} ms`);
});

test('at least 30,000 comparisons of profiles a second of processor time', (t) => {
  const profiles = CASES.flatMap(({ a, b }) => [nameProfile(a), nameProfile(b)]);
  const count = 60_000;
  const start = process.cpuUsage();
  for (let i = 0; i < count; i++) {
    compareProfiles(profiles[(i * 31) % profiles.length]!, profiles[(i * 17 + 1) % profiles.length]!);
  }
  const perSecond = Math.round((count / process.cpuUsage(start).user) * 1_000_000);
  t.diagnostic(`${perSecond} a second`);
  assert.ok(perSecond >= 30_000, `${perSecond} a second`);
});
