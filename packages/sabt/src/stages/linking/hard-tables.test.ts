import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { linkRecords } from './link.ts';
import { HARD, type Hard } from './test/hard-tables.ts';

async function measured({ a, b, truth }: Hard): Promise<{ precision: number; f1: number; found: number }> {
  const { pairs } = await linkRecords({ a, ...(b === undefined ? {} : { b }) });
  const right = pairs.filter((pair) => truth.has(`${a.ids[pair.a]} ${(b ?? a).ids[pair.b]}`)).length;
  return {
    precision: right / Math.max(1, pairs.length),
    f1: (2 * right) / Math.max(1, pairs.length + truth.size),
    found: pairs.length,
  };
}

describe('tables that are hard in one way', () => {
  for (const [name, about, precision, f1] of [
    ['swappedNames', 'given name and surname in each other’s column', 0.97, 0.98],
    ['swappedDates', 'day and month in each other’s place', 0.98, 0.98],
    ['moved', 'two of five have another street, town and post code', 0.97, 0.97],
    ['gaps', 'a third of the cells empty', 0.97, 0.97],
    ['small6', 'six rows', 0.99, 0.99],
    ['small12', 'twelve rows', 0.99, 0.99],
    ['small30', 'thirty rows', 0.99, 0.99],
    ['small50', 'fifty rows', 0.99, 0.99],
    ['useless', 'columns of no use beside those that tell', 0.98, 0.98],
    ['bothDuplicated', 'duplicates within both tables', 0.98, 0.98],
    ['citationsOfFew', 'up to eight citations of one work, in three styles', 0.97, 0.97],
    ['products', 'products in two shops, with long texts and near copies', 0.7, 0.8],
    ['twoScripts', 'names in two scripts, with brothers and sisters', 0.97, 0.92],
    ['twoScriptsAge', 'names in two scripts, age and sex', 0.97, 0.96],
  ] as const)
    test(about, async () => {
      const got = await measured(HARD[name]!());
      assert.ok(got.precision >= precision && got.f1 >= f1, `precision ${got.precision}, F1 ${got.f1}`);
    });

  test('where nobody stands twice, nearly nothing is put forward', async () => {
    assert.ok((await measured(HARD['nobodyTwice']!())).found <= 2);
    assert.equal((await measured(HARD['small30none']!())).found, 0);
  });
});
