import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseLinkConfig } from './config.ts';
import { guessKind } from './kinds.ts';
import { type LinkResult, linkRecords } from './link.ts';
import type { Table } from './table.ts';
import { citations, Maker, personsWithDuplicates, twoLists } from './test/made-tables.ts';
import { dateDigits } from './values.ts';

function f1(result: LinkResult, truth: ReadonlySet<string>, a: Table, b: Table = a): number {
  const found = result.pairs.map((pair) => `${a.ids[pair.a]} ${b.ids[pair.b]}`);
  const right = found.filter((pair) => truth.has(pair)).length;
  return (2 * right) / (found.length + truth.size);
}

describe('tables with known answers', () => {
  test('persons of whom some stand there twice; town and post code go together', async () => {
    const { table, truth } = personsWithDuplicates(1_200, 0.15);
    const result = await linkRecords({ a: table });
    assert.ok(f1(result, truth, table) >= 0.98, String(f1(result, truth, table)));
    const town = result.model.columns.find(({ column }) => column === 'town')!;
    const postcode = result.model.columns.find(({ column }) => column === 'postcode')!;
    assert.ok(town.given?.column === 'postcode' || postcode.given?.column === 'town');
  });

  test('two lists without duplicates of their own', async () => {
    const { a, b, truth } = twoLists(900, 400);
    const result = await linkRecords({ a, b });
    assert.deepEqual(result.free, { a: true, b: true });
    assert.ok(f1(result, truth, a, b) >= 0.98, String(f1(result, truth, a, b)));
    assert.equal(new Set(result.pairs.map((pair) => pair.a)).size, result.pairs.length);
  });

  test('two lists that have nobody in common give next to nothing', async () => {
    const { a } = twoLists(400, 0, 5);
    const { b } = twoLists(400, 0, 77);
    const result = await linkRecords({ a, b });
    assert.ok(result.pairs.length <= 4, String(result.pairs.length));
  });

  test('citations in two styles, one to one and several to one', async () => {
    const single = citations(800);
    assert.ok(f1(await linkRecords(single), single.truth, single.a, single.b) >= 0.98);
    const several = citations(800, 4);
    const result = await linkRecords(several);
    assert.deepEqual(result.free, { a: true, b: false });
    assert.ok(f1(result, several.truth, several.a, several.b) >= 0.95);
  });

  test('names in Arabic and Latin letters, and nothing else', async () => {
    const given =
      'محمد:Mohammed احمد:Ahmad حسن:Hassan زينب:Zainab مريم:Mariam يوسف:Youssef خالد:Khaled ليلى:Layla سعيد:Said نور:Nour'.split(
        ' ',
      );
    const family =
      'الحداد:Al-Haddad النجار:Alnajjar شاهين:Shaheen منصور:Mansour قاسم:Qasem خليل:Khalil عثمان:Osman صالح:Saleh رمضان:Ramadan بركات:Barakat'.split(
        ' ',
      );
    const make = new Maker(9);
    const seen = new Set<string>();
    const people: [string, string][] = [];
    while (people.length < 150) {
      const parts = [make.pick(given), make.pick(given), make.pick(family)].map(
        (part) => part.split(':') as [string, string],
      );
      const name = parts.map(([arabic]) => arabic).join(' ');
      if (seen.has(name)) continue;
      seen.add(name);
      people.push([name, parts.map(([, latin]) => latin).join(' ')]);
    }
    const a: Table = {
      columns: ['الاسم'],
      rows: people.map(([arabic]) => [arabic]),
      ids: people.map((_, at) => `a${at}`),
    };
    const b: Table = {
      columns: ['full name'],
      rows: people.map(([, latin]) => [latin]),
      ids: people.map((_, at) => `b${at}`),
    };
    const truth = new Set(people.map((_, at) => `a${at} b${at}`));
    assert.ok(f1(await linkRecords({ a, b }), truth, a, b) >= 0.9);
  });
});

test('the answer does not depend on the number of threads', async () => {
  const { table } = personsWithDuplicates(700, 0.2, 4);
  const [one, three] = await Promise.all([
    linkRecords({ a: table, threads: 1 }),
    linkRecords({ a: table, threads: 3 }),
  ]);
  assert.equal(one.comparisons, three.comparisons);
  assert.deepEqual(one.pairs, three.pairs);
  assert.deepEqual(one.model, three.model);
});

test('every pair says why, column by column, and a missing value says nothing', async () => {
  const { table, truth } = personsWithDuplicates(600, 0.2, 6);
  const { pairs, explain, model } = await linkRecords({ a: table });
  assert.ok(pairs.length > 0 && truth.size > 0);
  for (const { a, b, probability } of pairs.slice(0, 50)) {
    const weights = explain(a, b);
    assert.deepEqual(
      weights.map(({ column }) => column),
      table.columns,
    );
    for (const [at, { level, weight }] of weights.entries()) {
      const missing = table.rows[a]![at] === '' || table.rows[b]![at] === '';
      assert.equal(level === null, missing);
      if (missing) assert.equal(weight, 0);
    }
    assert.ok(probability > 0 && probability <= 1);
  }
  for (const { m, u } of model.columns)
    for (const chances of [m, u]) assert.ok(Math.abs(chances.reduce((x, y) => x + y, 0) - 1) < 0.01);
});

test('a run that is stopped stops', async () => {
  const { table } = personsWithDuplicates(1_000, 0.1, 8);
  await assert.rejects(linkRecords({ a: table, signal: AbortSignal.abort() }), { name: 'AbortError' });
});

test('kinds of columns are told from values, and from names in six languages where values leave it open', () => {
  const years = Array.from({ length: 50 }, (_, at) => String(1950 + at));
  const small = Array.from({ length: 50 }, (_, at) => String(18 + (at % 40)));
  for (const [column, cells, kind] of [
    ['by', years, 'year'],
    ['العمر', small, 'age'],
    ['Alter', small, 'age'],
    ['edad', small, 'age'],
    ['whatever', ['2020-01-02', '2021-03-04', '2022-11-30'], 'date'],
    ['dob', ['19081209', '19990219', '19600210'], 'date'],
    ['تاریخ', ['1401/06/25', '1400/01/02', '1399/12/29'], 'date'],
    ['Vorname', ['anna', 'bert', 'claus'], 'name'],
    ['apellido', ['garcía', 'lópez', 'pérez'], 'name'],
    ['x', ['محمد حسن', 'علی رضایی', 'زهرا احمدی'], 'name'],
    ['plz', ['10115', '80331', '50667'], 'code'],
    ['title', ['a theory of linking', 'records and their owners', 'what is the same'], 'text'],
    ['sex', ['f', 'm', ...Array.from({ length: 40 }, () => 'f')], 'category'],
  ] as const)
    assert.equal(guessKind(column, cells), kind, column);
});

test('dates of three calendars and both orders become one', () => {
  for (const [cell, digits] of [
    ['2022-09-16', '20220916'],
    ['16.9.2022', '20220916'],
    ['1401/06/25', '20220916'],
    ['1444-02-19h', '20220915'],
    ['1908-13-41', '19081341'],
    ['2022-09', '20220900'],
    ['soon', null],
  ] as const)
    assert.equal(dateDigits(cell, 'day-first'), digits, cell);
  assert.equal(dateDigits('9/16/2022', 'month-first'), '20220916');
});

test('columns can be named, and wrong ones are refused', async () => {
  const { a, b } = twoLists(100, 50);
  const renamed: Table = { ...b, columns: ['x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7'] };
  const config = parseLinkConfig(
    '{"columns":[{"a":"surname","b":"x2","kind":"name"},{"a":"date_of_birth","b":"x4"}]}',
    'c.json',
  );
  const { plan } = await linkRecords({ a, b: renamed, config });
  assert.deepEqual(
    plan.map(({ name, kind }) => [name, kind]),
    [
      ['surname', 'name'],
      ['date_of_birth', 'date'],
    ],
  );
  await assert.rejects(linkRecords({ a, b, config: { columns: [{ a: 'no such' }] } }), { code: 'invalid-mapping' });
  await assert.rejects(linkRecords({ a, b: renamed }), { code: 'invalid-value' });
  assert.throws(() => parseLinkConfig('{"column":[]}', 'c.json'), { code: 'invalid-mapping' });
});

test('tables with little in them: no rows alike, empty cells, one row', async () => {
  const table = (rows: string[][]): Table => ({
    columns: ['name', 'town'],
    rows,
    ids: rows.map((_, at) => String(at)),
  });
  const few = await linkRecords({
    a: table([
      ['Anna', 'Bonn'],
      ['Bert', ''],
      ['', 'Köln'],
      ['', ''],
    ]),
  });
  assert.deepEqual(few.pairs, []);
  await assert.rejects(linkRecords({ a: table([['Anna', 'Bonn']]) }), { code: 'invalid-value' });
});
