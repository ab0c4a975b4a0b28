/** Indicators of kinds, rights, origins, sources and of two kinds of acts, against acts of which the answer is known. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actType } from '../../packages/sabt/src/codebook/index.ts';
import type { Beside } from '../../packages/sabt/src/stages/measuring/beside.ts';
import { rateRatio } from '../../packages/sabt/src/statistics/rates/rate-ratio.ts';
import type { Made } from '../running/made-acts.ts';
import { ask, yearOf } from './asking.ts';

describe('rights', () => {
  it('are those of the record where it names any, else those of the type', async () => {
    const acts: Made[] = [
      ...yearOf(2019, 20, { act: 'arrest' }),
      ...yearOf(2020, 10, { act: 'arrest', rights: ['cedaw-2'] }),
      ...yearOf(2020, 5, { act: 'a word of its own', rights: ['udhr-5'] }),
      ...yearOf(2020, 5, { act: 'another word' }),
    ];
    const { value, safeguards } = await ask('rights', acts);
    const found = value as {
      violations: number;
      articlesFrom: object;
      articles: { article: string; n: number }[];
      womensRights: { n: number };
    };
    assert.equal(found.violations, 35);
    assert.deepEqual(found.articlesFrom, { record: 15, codebook: 20 });
    const n = (id: string): number => found.articles.find(({ article }) => article === id)?.n ?? 0;
    assert.deepEqual([n('cedaw-2'), n('udhr-5')], [10, 5]);
    const ofType = actType('arrest')!.rights;
    assert.ok(ofType.length > 0 && ofType.every((id) => n(id) === 20));
    assert.equal(found.womensRights.n, 10);
    assert.ok(safeguards.notes.includes('articles-as-recorded') && safeguards.notes.includes('acts-without-type'));
  });
});

describe('diversity', () => {
  const kinds = ['march', 'strike', 'sit-in', 'boycott', 'gathering', 'petition', 'vigil', 'rally'];
  const of = (year: number, n: number, among: number): Made[] =>
    yearOf(year, n).map((act, i) => ({ ...act, act: kinds[Math.floor((((i * 37) % 101) / 101) * among)]! }));

  it('does not take more reports for more kinds', async () => {
    const { verdict, value } = await ask('diversity', [...of(2019, 40, 6), ...of(2020, 400, 6), ...of(2021, 400, 6)]);
    assert.equal(verdict, 'undecidable');
    assert.equal((value as { effort: number }).effort, 40);
  });

  it('finds more kinds at equal effort', async () => {
    const { verdict, interval } = await ask('diversity', [
      ...of(2019, 200, 2),
      ...of(2020, 200, 4),
      ...of(2021, 40, 8),
    ]);
    assert.equal(verdict, 'more');
    assert.ok((interval as [number, number])[0] > 0);
  });

  it('takes a wave of one kind for one act', async () => {
    // each kind fills a week of its own: few draws, however many acts
    const inWaves = (year: number, n: number, among: number): Made[] =>
      yearOf(year, n).map((act, i) => ({ ...act, act: kinds[Math.floor((i * among) / n)]! }));
    const acts = (make: typeof of) => [...make(2019, 120, 3), ...make(2020, 120, 3), ...make(2021, 120, 6)];
    const [waves, even] = [await ask('diversity', acts(inWaves)), await ask('diversity', acts(of))];
    assert.deepEqual([waves.verdict, even.verdict], ['undecidable', 'more']);
    assert.ok(waves.safeguards.notes.includes('kinds-in-waves'));
    assert.ok(!even.safeguards.notes.includes('kinds-in-waves'));
    assert.ok((waves.value as { clusters: { factor: number } }).clusters.factor > 5);
  });

  it('of kinds that were all seen often has no interval, and says why', async () => {
    const more = await ask('diversity', [...of(2019, 200, 2), ...of(2020, 200, 4), ...of(2021, 200, 8)]);
    assert.deepEqual([more.verdict, more.interval], ['more', null]);
    assert.ok(more.safeguards.notes.includes('kinds-exhausted'));
    const same = await ask('diversity', [...of(2019, 200, 2), ...of(2020, 200, 2)]);
    assert.deepEqual([same.verdict, same.interval, same.missing], ['undecidable', null, 'kinds-exhausted']);
  });
});

describe('corroboration', () => {
  it('counts origins, not reports', async () => {
    const acts: Made[] = [
      ...yearOf(2020, 20, { sources: ['a'] }),
      ...yearOf(2020, 10, { sources: ['a', 'b'] }),
      { start: '2020-02-01', event: 'e1', sources: ['a'], documents: ['d1'] },
      { start: '2020-02-01', event: 'e2', sources: ['c'], documents: ['d2'], status: 'other' },
      { start: '2020-03-01', event: 'e3', sources: ['a'], documents: ['d3'] },
      { start: '2020-03-01', event: 'e4', sources: ['c'], documents: ['d4'], status: 'other' },
    ];
    const events = [
      ['e1', 'e2'],
      ['e3', 'e4'],
    ];
    const { value } = await ask('corroboration', acts, { same: { events, documents: [['d1', 'd2']] } });
    // e1 and e2 are one text in two papers; e3 and e4 are two reports
    assert.deepEqual([(value as { acts: number }).acts, (value as { of: number }).of], [11, 32]);
  });
});

describe('estimate', () => {
  const listed = (sources: string[], n: number): Made[] => yearOf(2020, n, { sources });

  it('of two lists is Chapman’s', async () => {
    const { value, n } = await ask('estimate', [...listed(['a'], 30), ...listed(['b'], 25), ...listed(['a', 'b'], 20)]);
    // (51·46)/21 − 1
    assert.ok(Math.abs((value as { chapman: number }).chapman - 110.7142857) < 1e-6);
    assert.equal(n, 75);
  });

  it('of three lists has a lower bound and a range, and refuses lists that share nothing', async () => {
    const three = [
      ...listed(['a'], 30),
      ...listed(['b'], 25),
      ...listed(['c'], 20),
      ...listed(['a', 'b'], 12),
      ...listed(['a', 'c'], 9),
      ...listed(['b', 'c'], 8),
      ...listed(['a', 'b', 'c'], 5),
    ];
    const { value, interval } = await ask('estimate', three);
    assert.ok((value as { chaoLowerBound: number }).chaoLowerBound > 109);
    assert.ok((interval as [number, number])[1] > 109);
    const apart = await ask('estimate', [...listed(['a'], 30), ...listed(['b'], 25), ...listed(['c'], 20)]);
    assert.deepEqual([apart.interval, apart.missing], [null, 'no-overlap']);
    assert.equal((await ask('estimate', listed(['a'], 30))).missing, 'no-lists');
  });

  it('of lists of which one holds all the others is none, and no interval is one number wide', async () => {
    const same = [
      listed(['a', 'b'], 30),
      [...listed(['a', 'b'], 20), ...listed(['a'], 9)],
      listed(['a', 'b', 'c'], 30),
      [...listed(['a', 'b', 'c'], 30), ...listed(['a', 'b'], 5)],
    ];
    for (const acts of same) {
      const { interval, missing, value } = await ask('estimate', acts);
      assert.deepEqual([interval, missing, value], [null, 'lists-nested', { observed: acts.length }]);
    }
  });
});

describe('estimate of lists that tell little', () => {
  /** `of` lists as a number in binary, and how many acts they hold. */
  const table = (counts: Readonly<Record<string, number>>, handedOnBy: string[] = []): Made[] =>
    Object.entries(counts).flatMap(([lists, n]) =>
      yearOf(2020, n, { origins: [...lists], sources: [...lists, ...handedOnBy].sort() }),
    );
  const THREE = { a: 30, b: 25, c: 20, ab: 12, ac: 9, bc: 8, abc: 5 };

  it('states none of outlets that one data set names, and one where organisations told of the same', async () => {
    for (const lists of [THREE, { a: 30, b: 25, ab: 12 }]) {
      const { missing, interval, value } = await ask('estimate', table(lists, ['x']));
      assert.deepEqual([missing, interval], ['lists-of-one-data-set', null]);
      assert.deepEqual(Object.keys(value as object), ['observed']);
      assert.notEqual((await ask('estimate', table(lists))).interval, null);
    }
    // rows of the data set that name nobody make it a list of its own
    const beside = [...table({ a: 30, b: 25, c: 20, ab: 12 }, ['x']), ...yearOf(2020, 50, { sources: ['x'] })];
    assert.equal((await ask('estimate', beside)).missing, 'lists-of-one-data-set');
    // two data sets, each of which hands on a part
    const two = [...table(THREE, ['x']), ...table(THREE, ['y'])];
    assert.notEqual((await ask('estimate', two)).interval, null);
  });

  it('has its headline in its own interval', async () => {
    for (const [i, shift] of [0, 3, 6, 9].entries()) {
      const lists = { a: 40 + shift, b: 60 - 2 * shift, c: 25 + shift, ab: 14 + i, ac: 6 + shift, bc: 12 - i, abc: 4 };
      const { interval, value } = await ask('estimate', table(lists));
      const [low, high] = interval as [number, number];
      const { chaoLowerBound } = value as { chaoLowerBound: number };
      assert.ok(low <= chaoLowerBound && chaoLowerBound <= high, `${chaoLowerBound} in ${low} to ${high}`);
    }
  });

  it('states none where models that fit are more than threefold apart', async () => {
    const { interval, missing, value } = await ask('estimate', table({ a: 300, b: 280, c: 250, ab: 2, ac: 1, bc: 6 }));
    assert.deepEqual([interval, missing], [null, 'models-disagree']);
    assert.ok((value as { models: unknown[] }).models.length > 1);
  });
});

describe('two kinds of acts', () => {
  const weeks = Array.from({ length: 208 }, (_, i) =>
    new Date(Date.UTC(2016, 0, 4 + 7 * i)).toISOString().slice(0, 10),
  );
  let state = 7;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const draw = (rate: number): number => {
    let [k, product] = [0, random()];
    for (const limit = Math.exp(-rate); product > limit; k++) product *= random();
    return k;
  };
  const counts = (of: readonly number[], act: string): Made[] =>
    of.flatMap((n, i) => Array.from({ length: n }, () => ({ start: weeks[i]!, act })));

  it('follow where one raises the other a week later', async () => {
    const driver = weeks.map(() => draw(4));
    const outcome = weeks.map((_, i) => draw(4 * Math.exp(0.12 * ((driver[i - 1] ?? 4) - 4))));
    const found = await ask('follows', [...counts(driver, 'unrest'), ...counts(outcome, 'war')], {
      where: 'act:war',
      driver: 'act:unrest',
    });
    assert.equal(found.verdict, 'follows');
    assert.ok(found.safeguards.notes.includes('not-a-cause') && found.safeguards.tests.length === 6);
  });

  it('do not where each goes its way, and say what is missing without another', async () => {
    const acts = [
      ...counts(
        weeks.map(() => draw(4)),
        'unrest',
      ),
      ...counts(
        weeks.map(() => draw(4)),
        'war',
      ),
    ];
    assert.equal((await ask('follows', acts, { where: 'act:war', driver: 'act:unrest' })).verdict, 'undecidable');
    assert.equal((await ask('together', acts, { where: 'act:war', driver: 'act:unrest' })).verdict, 'undecidable');
    assert.equal((await ask('follows', acts, { where: 'act:war' })).missing, 'no-driver');
  });

  it('share no acts, or are one', async () => {
    const driver = weeks.map(() => draw(4));
    const outcome = weeks.map((_, i) => draw(4 * Math.exp(0.12 * ((driver[i - 1] ?? 4) - 4))));
    const acts = [...counts(driver, 'unrest'), ...counts(outcome, 'war')];
    const few = await ask('follows', acts, { where: 'act:war', driver: '(act:unrest OR id:none)' });
    assert.deepEqual([few.verdict, (few.value as { sharedActs: number }).sharedActs], ['follows', 0]);
    const one = await ask('follows', acts, { where: 'act:war', driver: '(act:unrest OR act:war)' });
    assert.deepEqual([one.verdict, one.missing], ['undecidable', 'acts-shared']);
    assert.ok(one.safeguards.notes.includes('acts-shared'));
    const moving = await ask('together', acts, { where: 'act:war', driver: '(act:unrest OR act:war)', unit: 'week' });
    assert.deepEqual([moving.verdict, moving.missing], ['undecidable', 'acts-shared']);
  });

  it('do not move together because of one month of the year', async () => {
    const series = (act: string): Made[] =>
      Array.from({ length: 72 }, (_, at) => {
        const start = `${2010 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-10`;
        return Array.from({ length: draw(12) + (at % 12 === 8 ? 60 : 0) }, () => ({ start, act }));
      }).flat();
    const acts = [...series('unrest'), ...series('war')];
    const found = await ask('together', acts, { where: 'act:war', driver: 'act:unrest' });
    assert.deepEqual([found.verdict, found.missing], ['undecidable', 'interval-holds-none']);
  });

  it('move together where the same months are full', async () => {
    const level = weeks.map((_, i) => 1 + 9 * Math.sin(i / 5) ** 2);
    const acts = [...counts(level.map(draw), 'unrest'), ...counts(level.map(draw), 'war')];
    const { verdict, value } = await ask('together', acts, { where: 'act:war', driver: 'act:unrest', unit: 'week' });
    assert.ok((value as { r: number }).r > 0.3);
    assert.equal(verdict, 'together');
  });
});

describe('a rate beside another', () => {
  const compared = async (acts: readonly Made[], where = 'country:IR', driver = 'country:IQ') =>
    ((await ask('rate', acts, { where, driver })).value as { compared: Record<string, unknown> } | null)?.compared;

  it('has no count where no source tells of the place, and nought where one does', async () => {
    const here = yearOf(2019, 100, { country: 'IR', act: 'protest' });
    const dark = await compared(here);
    assert.deepEqual([dark!['counts'], dark!['ratio'], dark!['reason']], [[100, null], null, 'not-covered']);
    const other = await compared(here, 'country:IQ', 'country:IR');
    assert.deepEqual([other!['counts'], other!['reason']], [[null, 100], 'not-covered']);
    const told = [...here, ...yearOf(2019, 40, { country: 'IQ', act: 'strike' })];
    const none = await compared(told, 'act:protest country:IR', 'act:protest country:IQ');
    assert.deepEqual([none!['counts'], none!['periods'], none!['reason']], [[100, 0], 1, 'zero-denominator']);
  });

  /** One country's acts in waves of ten, so that their months vary far more than by chance. */
  const waves = (country: string, sources: string[], every: number): Made[] =>
    [2018, 2019].flatMap((year) =>
      Array.from({ length: 12 }, (_, month) => (month % every === 0 ? month : null)).flatMap((month) =>
        month === null
          ? []
          : Array.from({ length: 30 }, (_, i) => ({
              start: `${year}-${String(month + 1).padStart(2, '0')}-${String((i % 27) + 1).padStart(2, '0')}`,
              country,
              sources,
            })),
      ),
    );

  /** Something else by the same papers, so that the record neither begins late nor breaks off. */
  const around = [
    ...[2018, 2019].flatMap((year) => yearOf(year, 120, { country: 'TR', sources: ['a', 'b'] })),
    ...['2018-01-01', '2019-12-31'].map((start) => ({ start, country: 'TR', sources: ['a', 'b'] })),
  ];

  it('names its days and both counts, and allows for bursts', async () => {
    const acts = [...around, ...waves('IR', ['a'], 2), ...waves('IQ', ['a'], 3)];
    const found = await ask('rate', acts, { where: 'country:IR', driver: 'country:IQ' });
    const { compared } = found.value as { compared: Beside };
    assert.deepEqual([compared.from, compared.to, compared.counts], ['2018-01-01', '2019-12-31', [360, 240]]);
    const exact = rateRatio([360, 240], [1, 1]).ci95 as [number, number];
    assert.equal(compared.counting.model, 'bursts');
    assert.ok(exact[0] > 1 && compared.ci95![0]! < 1, 'an exact interval would have shown more of the one');
    assert.ok(found.p! > 0.05, 'p is of the same model as the interval');
    assert.deepEqual([compared.sources, compared.sameSources], [{ first: 1, second: 1, both: 1 }, null]);
  });

  it('tells who tells of both, and the ratio by these alone', async () => {
    const apart = await compared([...around, ...waves('IR', ['a'], 1), ...waves('IQ', ['b'], 3)]);
    assert.deepEqual([apart!['sources'], apart!['sameSources']], [{ first: 1, second: 1, both: 0 }, null]);
    const some = await compared([
      ...around,
      ...around,
      ...waves('IR', ['a'], 1),
      ...waves('IR', ['b'], 3),
      ...waves('IQ', ['b'], 2),
    ]);
    const { sources, counts, sameSources } = some as unknown as Beside;
    assert.deepEqual([sources, counts], [{ first: 2, second: 1, both: 1 }, [960, 360]]);
    assert.deepEqual([sameSources!.counts, sameSources!.ratio], [[240, 360], 240 / 360]);
  });
});
