/** Claims held against an analysis copy in memory: acts are made so that the right answer is known, and the tempting one wrong. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { type Checked, type ClaimRecord, checkClaim } from '../packages/sabt/src/stages/claims/index.ts';
import {
  type Ask,
  indicatorOf,
  type Measure,
  type Measurement,
  readFilter,
} from '../packages/sabt/src/stages/measuring/index.ts';
import type { ActRow, AnalysisCopy } from '../packages/sabt/src/store/analysis-port.ts';
import { openAnalysis } from '../packages/sabt/src/store/duckdb/index.ts';

const TODAY = '2026-01-15';
const names = { country: () => null, sources: (name: string) => [name] };

interface Made {
  start: string;
  act?: string;
  sources?: string[];
  /** The sources themselves, if absent. */
  origins?: string[];
  country?: string;
}

let made = 0;
const rowOf = ({ start, act = 'protest', sources = ['a'], origins = sources, country }: Made): ActRow => ({
  id: `act-${++made}`,
  version: 1,
  entry: made,
  status: 'confirmed',
  event: `event-${made}`,
  act,
  eventType: null,
  title: null,
  start,
  end: start,
  precision: 'day',
  countryKey: country ?? null,
  country: country ?? null,
  admin1: null,
  placeKey: null,
  place: null,
  lat: null,
  lon: null,
  placePrecision: null,
  languages: [],
  sources,
  origins,
  documents: [],
  actors: [],
  rightsArticles: null,
  confidentiality: 'public',
  counts: { participants: null, killed: null, injured: null, arrested: null },
  words: '',
});

/** So many acts in each month of a year, spread over its days. */
function months(year: number, counts: readonly number[], more: Omit<Made, 'start'> = {}): Made[] {
  return counts.flatMap((n, month) =>
    Array.from({ length: n }, (_, i) => ({
      start: new Date(Date.UTC(year, month, 1 + Math.floor((i * 28) / n))).toISOString().slice(0, 10),
      ...more,
    })),
  );
}

const evenly = (year: number, n: number, more: Omit<Made, 'start'> = {}): Made[] =>
  months(
    year,
    Array.from({ length: 12 }, (_, i) => Math.floor(((i + 1) * n) / 12) - Math.floor((i * n) / 12)),
    more,
  );

const opened: AnalysisCopy[] = [];
after(() => {
  for (const copy of opened) copy.close();
});

type Pairs = (count: number) => { undecidedPairs: number; countWithout: number | null };
const noPairs: Pairs = (count) => ({ undecidedPairs: 0, countWithout: count });

/** Acts of another kind in every year around, so that the record neither begins nor breaks off. */
const around = (from: number, to: number, sources = ['a']): Made[] =>
  Array.from({ length: to - from + 1 }, (_, i) => evenly(from + i, 120, { act: 'other', sources })).flat();

/** The same acts are put into one copy, however often they are asked about. */
const copies = new WeakMap<readonly Made[], Promise<AnalysisCopy>>();

function copyOf(acts: readonly Made[]): Promise<AnalysisCopy> {
  const known = copies.get(acts);
  if (known !== undefined) return known;
  const copying = (async () => {
    const copy = await openAnalysis(null);
    opened.push(copy);
    await copy.apply(acts.map(rowOf), made + 1);
    return copy;
  })();
  copies.set(acts, copying);
  return copying;
}

async function answered(
  form: string,
  inputs: Record<string, unknown>,
  acts: readonly Made[],
  pairs: Pairs = noPairs,
): Promise<Checked> {
  const copy = await copyOf(acts);
  const record: ClaimRecord = {
    copy,
    names,
    at: undefined,
    today: TODAY,
    async measure({ measure, where = '', by, driver, series }) {
      const indicator = await indicatorOf(measure as Measure);
      const found = await indicator({
        copy,
        selected: readFilter(where, names),
        unit: by ?? null,
        today: TODAY,
        driver: driver === undefined ? null : readFilter(driver, names),
        series: series ?? null,
        byState: false,
        same: { events: [], documents: [] },
      } as unknown as Ask);
      return { ...found, definition: { measure }, inputs: { n: found.n, digest: '' } } as unknown as Measurement;
    },
    async duplicates(selected) {
      const [group] = await copy.count({ ...selected, by: [] });
      return pairs(group?.n ?? 0);
    },
  };
  return checkClaim(form, inputs, record);
}

const YEAR_ON_YEAR = { where: 'act:protest', from: '2020-01-01', to: '2020-12-31', direction: 'up' };

describe('growth on the record', () => {
  it('is sure where acts come evenly, and not where the same numbers come in waves', async () => {
    const calm = await answered('growth', { ...YEAR_ON_YEAR, claimedPercent: 34 }, [
      ...around(2018, 2021),
      ...evenly(2019, 1000),
      ...evenly(2020, 1340),
    ]);
    assert.deepEqual([calm.verdict, calm.reason, calm.cautions], ['supported', 'as-claimed', undefined]);
    assert.equal((calm.figure!['counting'] as { model: string; unit: string }).unit, 'month');
    const waves = await answered('growth', YEAR_ON_YEAR, [
      ...around(2018, 2021),
      ...months(2019, [20, 20, 500, 300, 20, 20, 20, 20, 20, 20, 20, 20]),
      ...months(2020, [20, 20, 20, 20, 20, 20, 20, 20, 820, 320, 20, 20]),
    ]);
    assert.deepEqual([waves.verdict, waves.reason], ['undecidable', 'interval-holds-none']);
    assert.deepEqual(waves.cautions, ['bursts-allowed-for']);
  });

  it('of half a year against the half before it is a matter of season', async () => {
    const season = [10, 10, 10, 10, 10, 10, 40, 40, 40, 40, 40, 40];
    const acts = [2017, 2018, 2019, 2020, 2021].flatMap((year) => months(year, season));
    const half = { where: '', from: '2020-07-01', to: '2020-12-31', direction: 'up' };
    const found = await answered('growth', half, acts);
    assert.deepEqual([found.verdict, found.reason, found.needed], ['undecidable', 'seasons-differ', 'same-season']);
    const same = await answered('growth', { ...half, before: { from: '2019-07-01', to: '2019-12-31' } }, acts);
    assert.equal(same.reason, 'interval-holds-none');
  });

  it('that hangs on pairs nobody has decided is not decided', async () => {
    const acts = [...around(2018, 2021), ...evenly(2019, 200), ...evenly(2020, 300)];
    const found = await answered('growth', YEAR_ON_YEAR, acts, (count) => ({
      undecidedPairs: count > 250 ? 90 : 0,
      countWithout: count > 250 ? count - 90 : count,
    }));
    assert.deepEqual([found.verdict, found.reason], ['undecidable', 'duplicates-undecided']);
    const either = await answered('growth', YEAR_ON_YEAR, acts, (count) => ({
      undecidedPairs: 1,
      countWithout: count - 1,
    }));
    assert.deepEqual([either.verdict, either.cautions], ['supported', ['duplicates-undecided']]);
  });

  it('needs both ends of a span, and two spans that are two', async () => {
    const { to, ...open } = YEAR_ON_YEAR;
    await assert.rejects(answered('growth', open, []), { code: 'invalid-value', at: 'inputs.to' });
    const overlap = { ...YEAR_ON_YEAR, before: { from: '2019-06-01', to: '2020-05-31' } };
    await assert.rejects(answered('growth', overlap, []), { code: 'invalid-value', at: 'inputs.before' });
    assert.equal(to, '2020-12-31');
  });
});

describe('every year on the record', () => {
  const rising = [2015, 2016, 2017, 2018, 2019].map((year, i) => [year, Math.round(200 * 1.4 ** i)] as const);

  it('is supported by sources that reported throughout, not by more of them', async () => {
    const one = rising.flatMap(([year, n]) => evenly(year, n));
    assert.equal((await answered('every-year', { where: '' }, one)).verdict, 'supported');
    const joined = rising.flatMap(([year, n], i) => [
      ...evenly(year, 200, { sources: ['a'] }),
      ...evenly(year, n - 200, { sources: [`new-${i}`] }),
    ]);
    assert.equal((await answered('every-year', { where: '' }, joined)).verdict, 'undecidable');
    const changing = rising.flatMap(([year, n], i) => evenly(year, n, { sources: [`only-${i}`] }));
    const found = await answered('every-year', { where: '' }, changing);
    assert.deepEqual([found.verdict, found.reason], ['undecidable', 'sources-differ']);
  });

  it('is contradicted by a fall, and not by one within the waves that there are', async () => {
    const fall = [300, 400, 200, 500].flatMap((n, i) => evenly(2016 + i, n));
    assert.deepEqual((await answered('every-year', { where: '' }, fall)).reason, 'a-step-back');
    const wave = (year: number, n: number, at: number): Made[] =>
      months(
        year,
        Array.from({ length: 12 }, (_, month) => (month === at ? n : 5)),
      );
    const waves = [wave(2016, 300, 2), wave(2017, 200, 8), wave(2018, 350, 5), wave(2019, 260, 10)].flat();
    const found = await answered('every-year', { where: '', direction: 'up' }, waves);
    assert.deepEqual([found.verdict, found.cautions], ['undecidable', ['bursts-allowed-for']]);
  });
});

describe('a change of source', () => {
  // one source tells of the years until 2018, another from 2019 on; a third tells of another country throughout
  const of = (year: number, n: number, source: string, country = 'IR'): Made[] =>
    evenly(year, n, { sources: [source], country });
  const acts = [
    ...[2016, 2017, 2018].flatMap((year) => of(year, 100, 'until')),
    ...[2019, 2020, 2021, 2022].flatMap((year) => of(year, 50, 'from')),
    ...Array.from({ length: 7 }, (_, i) => of(2016 + i, 200, 'elsewhere', 'DE')).flat(),
  ];
  const both = acts.map((act) => ({ ...act, sources: ['until'] }));
  const spans = { from: '2019-01-01', to: '2020-12-31', before: { from: '2017-01-01', to: '2018-12-31' } };

  it('refutes nothing, whichever way it is asked', async () => {
    for (const direction of ['up', 'down', 'none']) {
      const growth = await answered('growth', { where: 'country:IR', ...spans, direction }, acts);
      assert.deepEqual([growth.verdict, growth.reason], ['undecidable', 'sources-differ'], direction);
      const years = await answered('every-year', { where: 'country:IR', direction }, acts);
      assert.notEqual(years.verdict, 'contradicted', direction);
      assert.notEqual(years.verdict, 'supported', direction);
      const days = { from: '2021-01-01', to: '2022-12-31' };
      const beside = { where: 'country:IR', against: 'country:DE', ...days, direction };
      const comparison = await answered('comparison', beside, acts);
      assert.deepEqual([comparison.verdict, comparison.reason], ['undecidable', 'sources-differ'], direction);
    }
    const back = await answered('every-year', { where: 'country:IR', direction: 'up' }, acts);
    assert.equal(back.reason, 'sources-differ');
  });

  it('leaves refuted what a source shows that tells of both', async () => {
    const verdictOf = async (form: string, inputs: Record<string, unknown>): Promise<string> =>
      (await answered(form, inputs, both)).verdict;
    assert.equal(await verdictOf('growth', { where: 'country:IR', ...spans, direction: 'up' }), 'contradicted');
    assert.equal(await verdictOf('every-year', { where: 'country:IR', direction: 'up' }), 'contradicted');
    assert.equal(await verdictOf('every-year', { where: 'country:IR', direction: 'none' }), 'contradicted');
  });

  it('makes no share of two that different sources tell of', async () => {
    const days = { from: '2021-01-01', to: '2022-12-31' };
    for (const [where, direction] of [
      ['country:IR', 'up'],
      ['country:IR', 'down'],
      ['country:DE', 'up'],
      ['country:DE', 'down'],
    ] as const) {
      const asked = { where, against: 'act:protest', ...days, direction };
      const apart = await answered('share', asked, acts);
      assert.deepEqual([apart.verdict, apart.reason], ['undecidable', 'sources-differ'], `${where} ${direction}`);
      const one = await answered('share', asked, both);
      assert.equal(one.verdict, (where === 'country:DE') === (direction === 'up') ? 'supported' : 'contradicted');
    }
    // none of a kind that its source tells of elsewhere is none; of a kind that nobody tells of, nothing is known
    const raids = evenly(2021, 100, { act: 'raid', country: 'IR' });
    const strikes = { where: 'act:strike', against: 'country:IR', ...days, direction: 'up' };
    const elsewhere = evenly(2021, 30, { act: 'strike', country: 'DE' });
    assert.equal((await answered('share', strikes, [...raids, ...elsewhere])).verdict, 'contradicted');
    const untold = await answered('share', strikes, raids);
    assert.deepEqual([untold.verdict, untold.reason, untold.needed], ['undecidable', 'not-covered', 'a-source-there']);
  });
});

describe('a record that breaks off while others go on', () => {
  const main = (until: number): Made[] =>
    Array.from({ length: until - 2008 }, (_, i) => evenly(2009 + i, 240 + 8 * (i % 3), { sources: ['main'] })).flat();
  // a quarter of 2019, and then no more
  const broken = [...main(2018), ...evenly(2019, 240, { sources: ['main'] }).filter(({ start }) => start < '2019-04')];
  const verdictsOf = async (acts: readonly Made[], from: string, to: string): Promise<string[]> => {
    const before = { from: '2018-01-01', to: '2018-12-31' };
    const now = { from: '2019-01-01', to: '2019-12-31' };
    return Promise.all(
      ['up', 'down', 'none'].flatMap((direction) => [
        answered('growth', { where: 'act:protest', ...now, before, direction }, acts).then(({ verdict }) => verdict),
        answered('every-year', { where: 'act:protest', direction }, acts).then(({ verdict }) => verdict),
        answered('every-year', { where: 'act:protest', from, to, direction }, acts).then(({ verdict }) => verdict),
        answered('trend', { where: 'act:protest', from, to, direction }, acts).then(({ verdict }) => verdict),
      ]),
    );
  };
  const nothing = Array.from({ length: 12 }, () => 'undecidable');

  it('is broken off, however few or many acts they tell of, and whether the claim names its days or not', async () => {
    const later = (n: number, from: number): Made[] =>
      Array.from({ length: 2023 - from }, (_, i) => evenly(from + i, n, { sources: ['other'] })).flat();
    for (const acts of [broken, [...broken, ...later(6, 2019)], [...broken, ...later(100, 2016)]])
      assert.deepEqual(await verdictsOf(acts, '2009-01-01', '2019-12-31'), nothing);
    // who goes on is the one that tells of both years
    const spans = { from: '2019-01-01', to: '2019-12-31', direction: 'up' };
    const found = await answered('growth', { where: 'act:protest', ...spans }, [...broken, ...later(100, 2016)]);
    assert.deepEqual((found.figure!['sameSources'] as { counts: number[] }).counts, [100, 100]);
    // a record that goes on shows the fall
    const fallen = [...main(2018), ...[2019, 2020].flatMap((year) => evenly(year, 60, { sources: ['main'] }))];
    assert.ok((await verdictsOf(fallen, '2009-01-01', '2019-12-31')).includes('contradicted'));
  });
});

describe('one thing beside another', () => {
  it('is compared by sources that tell of both', async () => {
    const inputs = { where: 'act:protest', against: 'act:strike', from: '2019-01-01', to: '2019-12-31' };
    const both = [...evenly(2019, 300), ...evenly(2019, 150, { act: 'strike' })];
    assert.equal((await answered('comparison', inputs, both)).verdict, 'supported');
    const apart = [...evenly(2019, 300, { sources: ['a'] }), ...evenly(2019, 150, { act: 'strike', sources: ['b'] })];
    assert.equal((await answered('comparison', inputs, apart)).reason, 'sources-differ');
  });

  it('is nothing where both are the same acts', async () => {
    const acts = [...evenly(2019, 300, { country: 'IR' }), ...evenly(2019, 100, { country: 'IQ' })];
    const inputs = { where: 'act:protest', against: 'country:IR', from: '2019-01-01', to: '2019-12-31' };
    const found = await answered('comparison', inputs, acts);
    assert.deepEqual([found.verdict, found.reason, found.figure!['shared']], ['undecidable', 'acts-shared', 300]);
  });

  it('has no count of what no source covers, and nought of what one does', async () => {
    const inputs = { where: 'act:protest country:IR', against: 'act:protest country:IQ', direction: 'up' };
    const acts = evenly(2019, 100, { country: 'IR' });
    const dark = await answered('comparison', { ...inputs, from: '2019-01-01', to: '2019-12-31' }, acts);
    assert.deepEqual([dark.verdict, dark.reason, dark.needed], ['undecidable', 'not-covered', 'a-source-there']);
    assert.deepEqual([dark.figure!['counts'], dark.figure!['notCovered']], [[null, 100], ['against']]);
    const told = [...acts, ...evenly(2019, 50, { country: 'IQ', act: 'strike' })];
    const found = await answered('comparison', { ...inputs, from: '2019-01-01', to: '2019-12-31' }, told);
    assert.deepEqual([found.verdict, found.figure!['counts']], ['supported', [0, 100]]);
    const later = { ...inputs, from: '2019-01-01', to: '2019-06-30' };
    const elsewhen = [...acts, ...evenly(2020, 50, { country: 'IQ', act: 'strike' })];
    assert.equal((await answered('comparison', later, elsewhen)).reason, 'not-covered');
  });

  it('without a direction is held against a rise, and says so', async () => {
    const acts = Array.from({ length: 3 }, (_, i) => evenly(2015 + i, 200, { country: i % 2 ? 'IR' : 'IQ' })).flat();
    const asked = { where: 'country:IR', driver: 'country:IQ', by: 'week' };
    assert.ok((await answered('follows', asked, acts)).cautions?.includes('direction-assumed'));
    const said = await answered('follows', { ...asked, direction: 'up' }, acts);
    assert.ok(!said.cautions?.includes('direction-assumed'));
  });

  it('does not follow itself', async () => {
    const acts = Array.from({ length: 5 }, (_, i) => evenly(2015 + i, 200, { country: i % 2 ? 'IR' : 'IQ' })).flat();
    const found = await answered('follows', { where: 'act:protest', driver: 'country:IR', by: 'week' }, acts);
    assert.deepEqual([found.verdict, found.reason, found.needed], ['undecidable', 'acts-shared', 'separate-acts']);
  });
});

it('kinds of other sources are no nothing', async () => {
  const acts = [
    ...around(2018, 2021, ['x']),
    ...evenly(2019, 100, { sources: ['a'] }),
    ...evenly(2020, 60, { sources: ['b'] }),
    ...evenly(2020, 60, { act: 'strike', sources: ['b'] }),
  ];
  const found = await answered('more-kinds', { ...YEAR_ON_YEAR, where: '-act:other' }, acts);
  assert.deepEqual([found.verdict, found.reason], ['undecidable', 'sources-differ']);
});

it('more kinds, each in one wave, are as few draws as there are waves', async () => {
  const kinds = ['strike', 'sit-in', 'petition', 'vigil', 'boycott', 'march'];
  const once = (year: number, month: number, n: number, act: string): Made[] =>
    months(
      year,
      Array.from({ length: 12 }, (_, i) => (i === month ? n : 0)),
      { act },
    );
  const before = [...evenly(2019, 120), ...once(2019, 3, 20, 'strike'), ...once(2019, 7, 20, 'sit-in')];
  const waves = [...evenly(2020, 60), ...kinds.flatMap((kind, i) => once(2020, 2 * i, 20, kind))];
  const spread = [...evenly(2020, 60), ...kinds.flatMap((act) => evenly(2020, 20, { act }))];
  const asked = (acts: Made[]): Promise<Checked> => answered('more-kinds', { ...YEAR_ON_YEAR, where: '' }, acts);
  const [inWaves, byThemselves] = [await asked([...before, ...waves]), await asked([...before, ...spread])];
  assert.equal(byThemselves.verdict, 'supported');
  assert.equal(inWaves.verdict, 'undecidable');
  assert.ok(inWaves.cautions?.includes('bursts-allowed-for'));
  const { counting } = inWaves.figure as { counting: { model: string; factor: number; unit: string } };
  assert.deepEqual([counting.model, counting.unit], ['bursts', 'month']);
  assert.ok(counting.factor > 5, `${counting.factor}`);
});

it('a share of acts in waves is less sure', async () => {
  const inputs = { where: 'act:strike', against: '', from: '2019-01-01', to: '2019-12-31', direction: 'up' };
  const even = [...evenly(2019, 120, { act: 'strike' }), ...evenly(2019, 80)];
  assert.equal((await answered('share', inputs, even)).verdict, 'supported');
  const waves = [
    ...months(2019, [0, 0, 60, 0, 0, 0, 0, 60, 0, 0, 0, 0], { act: 'strike' }),
    ...months(2019, [0, 0, 0, 0, 40, 0, 0, 0, 0, 40, 0, 0]),
  ];
  assert.equal((await answered('share', inputs, waves)).verdict, 'undecidable');
});

it('at least so many is not shown by reports that may be the same', async () => {
  const acts = evenly(2019, 100);
  const asked = { where: '', atLeast: 95 };
  assert.equal((await answered('at-least', asked, acts)).verdict, 'supported');
  const pairs =
    (countWithout: number): Pairs =>
    () => ({ undecidedPairs: 10, countWithout });
  assert.equal((await answered('at-least', asked, acts, pairs(90))).reason, 'duplicates-undecided');
  assert.deepEqual((await answered('at-least', asked, acts, pairs(96))).cautions, ['duplicates-undecided']);
  assert.deepEqual((await answered('none', { where: '' }, acts)).cautions, ['one-origin']);
});

it('none is refuted by one origin where a data set hands on what an outlet reports, and by two outlets', async () => {
  const acts = (origins: string[]): Made[] => evenly(2019, 12, { sources: ['data', ...origins], origins });
  const inputs = { where: 'act:protest', from: '2019-01-01', to: '2019-12-31' };
  const one = await answered('none', inputs, acts(['a']));
  assert.deepEqual(
    [one.verdict, one.cautions, one.figure],
    ['contradicted', ['one-origin'], { count: 12, origins: 1 }],
  );
  const two = await answered('none', inputs, acts(['a', 'b']));
  assert.deepEqual([two.verdict, two.cautions, two.figure], ['contradicted', undefined, { count: 12, origins: 2 }]);
  const outside = await answered('none', { ...inputs, from: '2020-01-01', to: '2020-12-31' }, acts(['a', 'b']));
  assert.deepEqual([outside.reason, outside.figure], ['found-none', { count: 0, origins: 0 }]);
});

it('a trend that is denied is contradicted where there is one', async () => {
  const acts = Array.from({ length: 14 }, (_, i) =>
    evenly(2008 + i, Math.round(60 * 1.1 ** i) + [7, -6, 4, -5][i % 4]!),
  ).flat();
  const inputs = { where: '', direction: 'none' };
  assert.deepEqual((await answered('trend', inputs, acts)).reason, 'changes');
  assert.equal((await answered('trend', { ...inputs, direction: 'up' }, acts)).verdict, 'supported');
});
