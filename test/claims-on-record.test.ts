/** Claims held against an analysis copy in memory: acts are made so that the right answer is known, and the tempting one wrong. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Checked } from '../packages/sabt/src/stages/claims/index.ts';
import { answered, around, evenly, months, type Pairs } from './claims/made-record.ts';
import type { Made } from './running/made-acts.ts';

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
