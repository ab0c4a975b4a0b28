/** Claims where sources begin, end and change: what they no longer tell of has not ended. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Made } from '../running/made-acts.ts';
import { answered, evenly } from './made-record.ts';

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

describe('a small source beside those that tell of nearly everything', () => {
  const days = { from: '2020-01-01', to: '2021-12-31' };
  const told = (country: string, n: number, source: string): Made[] =>
    [2020, 2021].flatMap((year) => evenly(year, n, { sources: [source], country }));
  /** So many acts that a blog tells of alone, of the one country and of nothing else. */
  const withBlog = (n: number): Made[] => [
    ...told('IR', 360, 'agency'),
    ...told('DE', 120, 'agency'),
    ...evenly(2021, n, { sources: ['blog'], country: 'IR' }),
  ];
  const verdictOf = async (inputs: Record<string, unknown>, acts: readonly Made[]): Promise<string[]> => {
    const { verdict, reason } = await answered('comparison', { ...days, ...inputs }, acts);
    return [verdict, reason];
  };
  const more = { where: 'country:IR', against: 'country:DE' };
  const fewer = { where: 'country:DE', against: 'country:IR' };

  it('keeps no comparison open that they show by themselves, whichever way it is asked', async () => {
    for (const acts of [withBlog(0), withBlog(12)]) {
      assert.deepEqual(await verdictOf({ ...more, direction: 'up' }, acts), ['supported', 'as-claimed']);
      assert.deepEqual(await verdictOf({ ...more, direction: 'down' }, acts), ['contradicted', 'opposite-found']);
      assert.deepEqual(await verdictOf({ ...more, direction: 'none' }, acts), ['contradicted', 'changes']);
      assert.deepEqual(await verdictOf({ ...fewer, direction: 'down' }, acts), ['supported', 'as-claimed']);
      assert.deepEqual(await verdictOf({ ...fewer, direction: 'up' }, acts), ['contradicted', 'opposite-found']);
    }
  });

  it('does where it tells more than a tenth of one side, or they show another size', async () => {
    for (const direction of ['up', 'down', 'none'])
      assert.deepEqual(await verdictOf({ ...more, direction }, withBlog(120)), ['undecidable', 'sources-differ']);
    // a difference that the blog alone makes
    const even = [...told('IR', 600, 'agency'), ...told('DE', 600, 'agency'), ...told('IR', 60, 'blog')];
    for (const direction of ['up', 'down', 'none'])
      assert.equal((await verdictOf({ ...more, direction }, even))[0], 'undecidable', direction);
  });
});
