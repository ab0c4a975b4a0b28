/** Indicators of how acts grow in number, against acts of which that is known. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Made } from '../running/made-acts.ts';
import { ask, yearOf, years } from './asking.ts';

describe('trend', () => {
  it('finds growth that one source reports throughout, with its size', async () => {
    const acts = years.flatMap((year, i) =>
      yearOf(year, Math.round(40 * 1.08 ** i) + [5, -6, 3, -4, 7, -5, 2, -3][i % 8]!),
    );
    const { verdict, value, interval, safeguards } = await ask('trend', acts);
    const { percentPerYear } = value as { percentPerYear: number };
    assert.equal(verdict, 'up');
    assert.ok(Math.abs(percentPerYear - 8) < 0.5, String(percentPerYear));
    const [low, high] = interval as [number, number];
    assert.ok(low < 8 && 8 < high);
    assert.deepEqual(safeguards.sources, { all: 1, throughout: 1, used: 'throughout' });
    assert.ok(safeguards.starts.length >= 7 && safeguards.starts.every((start) => start.value !== null));
  });

  it('is not deceived by sources that join', async () => {
    const acts = years.flatMap((year, i) => [
      ...yearOf(year, 60 + ((i * 7) % 5), { sources: ['a'] }),
      ...Array.from({ length: i }, (_, k) => yearOf(year, 20, { sources: [`new-${k}`] })).flat(),
    ]);
    const { verdict, safeguards, points } = await ask('trend', acts);
    assert.equal(verdict, 'undecidable');
    assert.equal(safeguards.sources.used, 'throughout');
    assert.ok(points!.at(-1)!.n! > 3 * points!.at(-1)!.throughout!);
  });

  it('gives no verdict where nobody reported throughout', async () => {
    const acts = years.flatMap((year, i) => yearOf(year, 40 + 10 * i + ((i * 7) % 5), { sources: [`only-${year}`] }));
    const { verdict, missing } = await ask('trend', acts);
    assert.deepEqual([verdict, missing], ['undecidable', 'no-panel']);
  });

  it('leaves a year out in which the record breaks off, and counts a year without such acts as none', async () => {
    const acts = [
      ...years.flatMap((year) => yearOf(year, 50, { act: 'other' })),
      ...yearOf(2008, 6),
      ...yearOf(2012, 6),
      ...yearOf(2024, 50, { act: 'other' }).filter(({ start }) => start < '2024-04-01'),
    ];
    const { points, safeguards } = await ask('trend', acts, { where: 'act:protest' });
    assert.deepEqual(safeguards.exposure.incomplete, ['2024']);
    assert.deepEqual(
      points!.slice(0, 5).map(({ value }) => value),
      [6, 0, 0, 0, 6],
    );
  });

  it('is as complete whatever the sources are called that tell a tenth each', async () => {
    const sources = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    const protests = years.flatMap((year) => sources.flatMap((source) => yearOf(year, 24, { sources: [source] })));
    // nine of ten tell of nothing more; that the tenth goes on must not hang on its id
    const complete = async (goesOn: string): Promise<string[]> => {
      const later = yearOf(2024, 200, { act: 'other', sources: [goesOn] });
      const { points } = await ask('rate', [...protests, ...later], { unit: 'year', where: 'act:protest' });
      return points!.filter(({ isComplete }) => isComplete).map(({ label }) => label);
    };
    assert.equal((await complete('0')).at(-1), '2024');
    assert.deepEqual(await complete('9'), await complete('0'));
  });

  it('of a handful has no percentage, of nothing a reason', async () => {
    const few = await ask(
      'trend',
      years.slice(0, 9).map((year) => ({ start: `${year}-05-01` })),
    );
    assert.deepEqual(
      [(few.value as { percentPerYear: unknown }).percentPerYear, few.interval, few.verdict],
      [null, null, 'undecidable'],
    );
    const none = await ask('trend', []);
    assert.deepEqual([none.verdict, none.missing, none.safeguards.sources.all], ['undecidable', 'no-acts', 0]);
  });
});

describe('what is missing', () => {
  it('is said as it is: nothing that fits, or no period that is complete, or too few', async () => {
    const begun = yearOf(2026, 30).slice(0, 1);
    const early = yearOf(2025, 3, {}).filter(({ start }) => start > '2025-08-01');
    for (const measure of ['trend', 'change', 'follows', 'together'] as const) {
      const more = measure === 'follows' || measure === 'together' ? { driver: 'act:protest' } : {};
      assert.equal((await ask(measure, [], more)).missing, 'no-acts', measure);
      const found = await ask(measure, [...begun, ...early], { unit: 'year', where: 'date:2025-08-01..', ...more });
      assert.equal(found.missing, 'no-complete-period', measure);
    }
    const elsewhere = years.flatMap((year) => yearOf(year, 40, { act: 'strike' }));
    const other = await ask('trend', [...elsewhere, { start: '2024-01-03' }], { where: 'act:protest' });
    assert.equal(other.missing, 'too-few-acts');
  });

  it('of a steady series no change, and of two that go their way nothing that follows', async () => {
    const steady = years.flatMap((year) => yearOf(year, 120));
    const { verdict, missing } = await ask('change', steady);
    assert.deepEqual([verdict, missing], ['undecidable', 'no-change-found']);
  });

  it('of months and weeks a season is no trend, and less than four years is none', async () => {
    const season = [4, 5, 8, 12, 18, 24, 30, 26, 20, 12, 7, 4];
    // from the low season to the high one
    const months = Array.from({ length: 55 }, (_, at) => at);
    const acts = months.flatMap((at) => {
      const month = `${2015 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
      const n = season[at % 12]! + ((at * 5) % 7) - 3;
      return Array.from({ length: n }, (_, i) => ({
        start: `${month}-${String(1 + Math.floor((i * 28) / n)).padStart(2, '0')}`,
      }));
    });
    const seasonal = await ask('trend', acts, { unit: 'month' });
    assert.equal(seasonal.verdict, 'undecidable');
    const first = acts.filter(({ start }) => start < '2015-08');
    const short = await ask('trend', first, { unit: 'month', where: 'date:2015-01-01..2015-07-31' });
    assert.deepEqual([short.verdict, short.missing], ['undecidable', 'too-few-periods']);
  });
});

describe('rate', () => {
  it('counts days of a part of a year as a part', async () => {
    const acts = [...yearOf(2020, 100), ...yearOf(2021, 100).filter(({ start }) => start < '2021-07-01')];
    const { value, interval } = await ask('rate', acts, { where: 'date:2020-01-01..2021-06-30' });
    const { n, days, perYear } = value as { n: number; days: number; perYear: number };
    assert.deepEqual([n, days], [150, 366 + 181]);
    assert.ok(Math.abs(perYear - (150 / days) * 365.25) < 1e-9);
    const [low, high] = interval as [number, number];
    assert.ok(low < perYear && perYear < high);
  });

  it('number and interval are of the same periods', async () => {
    // the record breaks off in the middle of the last year, which had most acts
    const acts = [2010, 2011, 2012, 2013, 2014, 2015].flatMap((year) => yearOf(year, 60 + ((year * 7) % 5) * 10));
    acts.push(...yearOf(2016, 2000).filter(({ start }) => start < '2016-03-01'));
    const { value, interval, from, to, n, safeguards } = await ask('rate', acts, { where: '' });
    const { perYear, periods, days } = value as { perYear: number; periods: string; days: number };
    assert.deepEqual([periods, from, to], ['complete', '2010-01-01', '2015-12-31']);
    assert.deepEqual([safeguards.notes, safeguards.exposure.incomplete], [['incomplete-left-out'], ['2016']]);
    assert.equal(n, acts.filter(({ start }) => start < '2016').length);
    assert.ok(Math.abs(perYear - (n / days) * 365.25) < 1e-9);
    const [low, high] = interval as [number, number];
    assert.ok(low < perYear && perYear < high);
  });

  it('compares with other acts over the same periods', async () => {
    const acts = [2018, 2019, 2020].flatMap((year) => [...yearOf(year, 60), ...yearOf(year, 30, { act: 'strike' })]);
    const { value } = await ask('rate', acts, { where: 'act:protest', driver: 'act:strike' });
    assert.equal((value as { compared: { ratio: number } }).compared.ratio, 2);
  });
});

it('change: finds the month in which the rate doubled, and none in a steady series', async () => {
  const monthly = (rate: (month: number) => number): Made[] =>
    Array.from({ length: 96 }, (_, month) => {
      const start = `${2010 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-10`;
      return Array.from({ length: rate(month) + ((month * 5) % 7) - 3 }, () => ({ start }));
    }).flat();
  const { value, interval, verdict } = await ask(
    'change',
    monthly((month) => (month < 48 ? 15 : 30)),
  );
  const { changes } = value as { changes: { at: string; percent: number }[] };
  assert.equal(verdict, 'changed');
  assert.deepEqual(
    changes.map(({ at }) => at),
    ['2014-01'],
  );
  const [[from, to]] = interval as [[string, string]];
  assert.ok(from <= '2014-01' && to >= '2013-12', `${from} ${to}`);
  const steady = await ask(
    'change',
    monthly(() => 15),
  );
  assert.deepEqual([(steady.value as { changes: unknown[] }).changes, steady.verdict], [[], 'undecidable']);
});

it('trend: every test that the verdict rests on stands in the table', async () => {
  const counts = [30, 41, 35, 50, 44, 61, 49, 66, 58, 75, 71, 80];
  const { p, safeguards } = await ask(
    'trend',
    counts.flatMap((n, i) => yearOf(2010 + i, n)),
  );
  const of = (name: string) => safeguards.tests.find((test) => test.name === name)!;
  const corrected = ['hamed-rao', 'prewhitened', 'prewhitened-effective'].map((name) => of(name).p!);
  assert.equal(p, Math.max(...corrected));
  assert.equal(of('trend').p, p);
  assert.ok(of('prewhitened-effective').p! > of('prewhitened').p!);
});
