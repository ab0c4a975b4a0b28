/** Indicators over an analysis copy in memory: what each finds in acts that were made so that the answer is known. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { actType } from '../packages/sabt/src/codebook/index.ts';
import {
  type Ask,
  type Found,
  indicatorOf,
  type Measure,
  readFilter,
} from '../packages/sabt/src/stages/measuring/index.ts';
import type { ActRow, AnalysisCopy } from '../packages/sabt/src/store/analysis-port.ts';
import { openAnalysis } from '../packages/sabt/src/store/duckdb/index.ts';

const TODAY = '2026-01-15';
const names = { country: () => null, sources: (name: string) => [name] };

interface Made {
  start: string;
  act?: string;
  rights?: string[];
  sources?: string[];
  event?: string;
  status?: ActRow['status'];
  documents?: string[];
}

let made = 0;
const rowOf = ({
  start,
  act = 'protest',
  rights,
  sources = ['a'],
  event,
  status = 'confirmed',
  documents = [],
}: Made): ActRow => ({
  id: `act-${++made}`,
  version: 1,
  entry: made,
  status,
  event: event ?? `event-${made}`,
  act,
  eventType: null,
  title: null,
  start,
  end: start,
  precision: 'day',
  countryKey: null,
  country: null,
  admin1: null,
  placeKey: null,
  place: null,
  lat: null,
  lon: null,
  placePrecision: null,
  languages: [],
  sources,
  origins: sources,
  documents,
  actors: [],
  rightsArticles: rights ?? null,
  confidentiality: 'public',
  counts: { participants: null, killed: null, injured: null, arrested: null },
  words: '',
});

/** Acts on days spread evenly over a year. */
function yearOf(year: number, n: number, more: Omit<Made, 'start'> = {}): Made[] {
  return Array.from({ length: n }, (_, i) => {
    const day = new Date(Date.UTC(year, 0, 1 + Math.floor((i * 365) / n)));
    return { start: day.toISOString().slice(0, 10), ...more };
  });
}

async function ask(
  measure: Measure,
  acts: readonly Made[],
  more: Partial<Omit<Ask, 'driver'>> & { where?: string; driver?: string } = {},
): Promise<Found> {
  const copy = await openAnalysis(null);
  opened.push(copy);
  await copy.apply(acts.map(rowOf), made + 1);
  const { where = '', driver, ...rest } = more;
  const indicator = await indicatorOf(measure);
  return indicator({
    copy,
    selected: readFilter(where, names),
    driver: driver === undefined ? null : readFilter(driver, names),
    unit: null,
    today: TODAY,
    series: null,
    same: { events: [], documents: [] },
    ...rest,
  } as Ask);
}

const opened: AnalysisCopy[] = [];
before(() => {
  made = 0;
});
after(() => {
  for (const copy of opened) copy.close();
});

const years = Array.from({ length: 16 }, (_, i) => 2008 + i);

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
      const start = `${2015 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-10`;
      return Array.from({ length: season[at % 12]! + ((at * 5) % 7) - 3 }, () => ({ start }));
    });
    const seasonal = await ask('trend', acts, { unit: 'month' });
    assert.equal(seasonal.verdict, 'undecidable');
    const first = acts.filter(({ start }) => start < '2015-08');
    const short = await ask('trend', first, { unit: 'month', where: 'date:2015-01-01..2015-07-31' });
    assert.deepEqual([short.verdict, short.missing], ['undecidable', 'too-few-periods']);
  });
});

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

  it('of kinds that were all seen often has no interval, and says why', async () => {
    const more = await ask('diversity', [...of(2019, 200, 2), ...of(2020, 200, 4), ...of(2021, 200, 8)]);
    assert.deepEqual([more.verdict, more.interval], ['more', null]);
    assert.ok(more.safeguards.notes.includes('kinds-exhausted'));
    const same = await ask('diversity', [...of(2019, 200, 2), ...of(2020, 200, 2)]);
    assert.deepEqual([same.verdict, same.interval, same.missing], ['undecidable', null, 'kinds-exhausted']);
  });
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
