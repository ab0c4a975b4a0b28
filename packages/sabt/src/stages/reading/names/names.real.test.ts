/**
 * Against lists of real people, where they are at hand: the two names of one entry, spellings of one person in two
 * editions of a list, entries that were merged. Non-pairs are drawn: any two people, two with the same family name, two
 * with the same given name. Nothing of the lists is printed. The lists hold duplicates that nobody has marked, and
 * entries with a slip (a husband's name, two lines swapped), so neither 1 nor 0 is the right answer to expect.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { compareNames } from './index.ts';

const DATA = new URL('../../../../../../../shared/data/', import.meta.url);

const linesOf = (file: string): string[] =>
  gunzipSync(readFileSync(new URL(file, DATA)))
    .toString('utf8')
    .trim()
    .split('\n');

function skipped(t: TestContext, files: readonly string[]): boolean {
  const absent = files.find((file) => !existsSync(new URL(file, DATA)));
  if (absent !== undefined) t.skip(`no ${absent}`);
  return absent !== undefined;
}

/** Numbers from 0 to 1, the same in every run (Lehmer's generator modulo 2^31 − 1). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

interface Person {
  id: string;
  a: string;
  b: string;
}
type Pair = readonly [string, string];

const firstOf = (name: string): string => name.trim().split(/\s+/)[0]!;
const lastOf = (name: string): string => name.trim().split(/\s+/).at(-1)!;

/** Pairs of different people, `each` of every kind. */
function strangers(people: readonly Person[], each: number): Pair[] {
  const next = dice(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const byLast = Map.groupBy(people, (person) => lastOf(person.b));
  const byFirst = Map.groupBy(people, (person) => firstOf(person.b));
  const out: Pair[] = [];
  const draw = (others: (person: Person) => readonly Person[], unlike: (x: Person, y: Person) => boolean): void => {
    for (let tries = 0, drawn = 0; drawn < each && tries < each * 20; tries++) {
      const x = pick(people);
      const y = pick(others(x));
      if (x.id === y.id || x.a === y.a || x.b === y.b || !unlike(x, y)) continue;
      out.push([x.a, y.b]);
      drawn++;
    }
  };
  draw(
    () => people,
    () => true,
  );
  draw(
    (person) => byLast.get(lastOf(person.b))!,
    (x, y) => firstOf(x.b) !== firstOf(y.b),
  );
  draw(
    (person) => byFirst.get(firstOf(person.b))!,
    (x, y) => lastOf(x.b) !== lastOf(y.b),
  );
  return out;
}

function measure(
  t: TestContext,
  pairs: readonly Pair[],
  nonPairs: readonly Pair[],
): { f1: number; wrongMatches: number } {
  const said = (list: readonly Pair[]) => list.map(([a, b]) => compareNames(a, b).verdict);
  const found = said(pairs).filter((verdict) => verdict !== 'different').length;
  const wrong = said(nonPairs).filter((verdict) => verdict !== 'different');
  const f1 = (2 * found) / (pairs.length + found + wrong.length);
  const wrongMatches = wrong.filter((verdict) => verdict === 'match').length / nonPairs.length;
  t.diagnostic(
    `${pairs.length} pairs, ${found} found; ${nonPairs.length} non-pairs, ${wrong.length} taken for pairs, ` +
      `${(wrongMatches * 100).toFixed(2)} % for matches; F1 ${f1.toFixed(3)}`,
  );
  return { f1, wrongMatches };
}

const MEMORIAL = 'victims/iran-memorial-victims.jsonl.gz';

function memorial(): Person[] {
  return linesOf(MEMORIAL)
    .map((line) => JSON.parse(line) as { id: string; name_latin: string | null; name_farsi: string | null })
    .filter((row) => row.name_latin !== null && row.name_farsi !== null)
    .map((row) => ({ id: row.id, a: row.name_latin!, b: row.name_farsi! }))
    .filter(({ a, b }) => /\S{3,}\s+\S{3,}/.test(a) && /\S\s+\S/.test(b) && !/\b\S{1,2}\.|unknown|ناشناس/i.test(a + b));
}

test('Latin and Persian name of one entry', (t) => {
  if (skipped(t, [MEMORIAL])) return;
  const people = memorial();
  const pairs = people.filter((_, i) => i % 8 === 0).map(({ a, b }): Pair => [a, b]);
  const { f1, wrongMatches } = measure(t, pairs, strangers(people, 1000));
  assert.ok(f1 >= 0.96);
  assert.ok(wrongMatches <= 0.003);
});

test('two Latin names of two people', (t) => {
  if (skipped(t, [MEMORIAL])) return;
  const people = memorial().map(({ id, a }) => ({ id, a, b: a }));
  const { wrongMatches } = measure(t, [], strangers(people, 1000));
  assert.ok(wrongMatches <= 0.005);
});

test('entries that were merged', (t) => {
  const files = ['199a73716', '9c60e5670'].map((commit) => `linkage/iran-memorial-merged-pairs-${commit}.jsonl.gz`);
  if (skipped(t, [...files, MEMORIAL])) return;
  type Names = { name_latin: string | null; name_farsi: string | null };
  const pairs = files
    .flatMap(linesOf)
    .map((line) => JSON.parse(line) as { removed: Names; kept: Names })
    .flatMap(({ removed, kept }) => [
      [removed.name_latin, kept.name_latin],
      [removed.name_farsi, kept.name_farsi],
      [removed.name_latin, kept.name_farsi],
    ])
    .filter((pair): pair is [string, string] => pair[0] != null && pair[1] != null && pair[0] !== pair[1]);
  const people = memorial().map(({ id, a }) => ({ id, a, b: a }));
  const { f1 } = measure(t, pairs, strangers(people, Math.round(pairs.length / 3)));
  assert.ok(f1 >= 0.9);
});

const GAZA = ['victims/gaza-20240413killed-in-gaza.csv.gz', 'victims/gaza-20240808killed-in-gaza.csv.gz'] as const;

test('two Arabic spellings of one person', (t) => {
  if (skipped(t, GAZA)) return;
  const rows = (file: string) => linesOf(file).map((line) => line.split(','));
  const earlier = new Map(rows(GAZA[0]).map((row) => [row[0], row[1]!]));
  const later = rows(GAZA[1]);
  const pairs = later
    .map((row): Pair => [earlier.get(row[0]) ?? '', row[1]!])
    .filter(([before, after]) => before !== '' && before !== after);
  const people = later.map((row) => ({ id: row[0]!, a: row[1]!, b: row[1]! }));
  const { f1, wrongMatches } = measure(t, pairs, strangers(people, 1000));
  assert.ok(f1 >= 0.9);
  assert.ok(wrongMatches <= 0.003);
});

test('Arabic name parts and their Latin form', (t) => {
  const file = 'names/gaza-dict_ar_en.csv.gz';
  if (skipped(t, [file])) return;
  const rows = linesOf(file)
    .slice(1)
    .map((line) => line.split(','))
    .filter((row) => row[0] !== '' && row[1] !== undefined && row[1] !== '' && !/[(-]/.test(row[0]!));
  const pairs = rows.map((row): Pair => [row[0]!, row[1]!]);
  const nonPairs = pairs.map(([arabic], i): Pair => [arabic, pairs[(i * 7919 + 3) % pairs.length]![1]]);
  assert.ok(measure(t, pairs, nonPairs).f1 >= 0.95);
});
