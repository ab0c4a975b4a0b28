import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decideGrowth } from './growth.ts';
import { CLAIM_FORMS, decideClaim } from './index.ts';
import { decideKinds } from './kinds.ts';

const year = (count: number, more: object = {}) => ({ count, days: 365, ...more });
const verdictOf = (form: string, inputs: unknown): string => decideClaim(form, inputs).verdict;

describe('growth', () => {
  it('is told by parts only where they hold nine tenths of the count', () => {
    const of = (count: number, inParts: number) => ({
      count,
      days: 365,
      parts: Array.from(
        { length: 12 },
        (_, i) => Math.floor(((i + 1) * inParts) / 12) - Math.floor((i * inParts) / 12),
      ),
    });
    const decided = (now: number, before: number) =>
      decideClaim('growth', { now: of(1340, now), before: of(1000, before), direction: 'up' });
    for (const [now, before] of [
      [1340, 1000],
      [1206, 900],
    ] as const) {
      const { verdict, cautions, figure } = decided(now, before);
      assert.deepEqual([verdict, cautions], ['supported', undefined]);
      assert.equal((figure!['counting'] as { parts: number }).parts, 24);
    }
    for (const [now, before] of [
      [1205, 1000],
      [1340, 899],
      [0, 0],
    ] as const) {
      const { verdict, cautions, figure } = decided(now, before);
      assert.deepEqual([verdict, cautions], ['supported', ['bursts-not-told', 'many-loosely-dated']]);
      assert.deepEqual(figure!['counting'], { model: 'poisson', looselyDated: true });
    }
  });

  it('is supported where the claimed size lies inside and nought outside', () => {
    const decision = decideClaim('growth', {
      now: year(1340),
      before: year(1000),
      claimedPercent: 34,
      direction: 'up',
    });
    assert.equal(decision.verdict, 'supported');
    // scipy: beta.ppf on 1340 of 2340, as odds
    const [low, high] = decision.figure!['percentCi95'] as [number, number];
    assert.ok(low > 23 && low < 24 && high > 45 && high < 46, `${low} ${high}`);
  });

  it('of a handful decides nothing', () => {
    assert.equal(
      verdictOf('growth', { now: year(47), before: year(35), claimedPercent: 34, direction: 'up' }),
      'undecidable',
    );
  });

  it('that was a decline is contradicted, also by more sources than before', () => {
    assert.equal(verdictOf('growth', { now: year(900), before: year(1000), direction: 'up' }), 'contradicted');
    const more = { now: year(900, { sources: 20, sameSourcesCount: 600 }), before: year(1000, { sources: 10 }) };
    assert.equal(verdictOf('growth', { ...more, direction: 'up' }), 'contradicted');
  });

  it('is not contradicted where fewer sources explain the fall', () => {
    const fewer = { now: year(500, { sources: 1 }), before: year(1000, { sources: 9 }) };
    assert.equal(verdictOf('growth', { ...fewer, direction: 'up' }), 'undecidable');
    assert.equal(verdictOf('growth', { ...fewer, direction: 'none' }), 'undecidable');
    assert.throws(() => decideClaim('growth', { ...fewer, direction: 'up', claimedPercent: -5 }), {
      code: 'invalid-value',
    });
  });

  it('typed in is judged on all sources; of a record, not contradicted by other sources, though they are as many', () => {
    const apart = (count: number, sameSourcesCount: number) => ({ count, days: 365, sources: 1, sameSourcesCount });
    const poisson = { counting: { model: 'poisson' as const } };
    const cases = [
      [apart(50, 0), apart(100, 0), 'up'],
      [apart(100, 0), apart(50, 0), 'down'],
      [apart(50, 0), apart(100, 0), 'none'],
      [apart(1000, 400), apart(2000, 400), 'up'],
    ] as const;
    for (const [now, before, direction] of cases) {
      assert.equal(verdictOf('growth', { now, before, direction }), 'contradicted', direction);
      const { verdict, reason } = decideGrowth({ now, before, direction }, poisson);
      assert.deepEqual([verdict, reason], ['undecidable', 'sources-differ'], direction);
    }
    const typed = { now: { ...apart(900, 900), sources: 10 }, before: { ...apart(1000, 850), sources: 10 } };
    assert.equal(verdictOf('growth', { ...typed, direction: 'up' }), 'contradicted');
    // nor is a size, where those that told of both leave it open
    const size = { now: apart(1340, 1010), before: apart(1000, 1000), direction: 'up' as const };
    assert.equal(decideGrowth({ ...size, claimedPercent: 5 }, poisson).reason, 'sources-differ');
    assert.equal(decideGrowth({ ...size, claimedPercent: 80 }, poisson).verdict, 'contradicted');
    // what the same ones show by themselves is shown
    const shown = { now: apart(500, 400), before: apart(1000, 900), direction: 'up' as const };
    assert.equal(decideGrowth(shown, poisson).verdict, 'contradicted');
  });

  it('is judged the same with now and before, and the direction, exchanged; and so are up and down', () => {
    const side = fc
      .record({
        count: fc.nat(2000),
        share: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
        sources: fc.option(fc.nat(4), { nil: undefined }),
      })
      .map(({ count, share, sources }) => ({
        count,
        days: 365,
        ...(sources === undefined ? {} : { sources }),
        ...(share === null ? {} : { sameSourcesCount: Math.round(count * share) }),
      }));
    type Side = Parameters<typeof decideGrowth>[0]['now'];
    const other = { up: 'down', down: 'up' } as const;
    const record = fc.constantFrom(undefined, { counting: { model: 'poisson' as const } });
    fc.assert(
      fc.property(side, side, fc.constantFrom('up', 'down'), record, (now, before, claimed, ofRecord) => {
        const of = (a: Side, b: Side, direction: 'up' | 'down'): [string, string] => {
          const { verdict, reason } = decideGrowth({ now: a, before: b, direction }, ofRecord);
          return [verdict, reason];
        };
        const own = of(now, before, claimed);
        assert.deepEqual(of(before, now, other[claimed]), own);
        const opposite = of(now, before, other[claimed]);
        if (own[0] === 'supported') assert.equal(opposite[0], 'contradicted');
        if (own[0] === 'contradicted') assert.notEqual(opposite[0], 'contradicted');
        if (ofRecord === undefined) return;
        // of a record, what the same sources show in neither direction is no verdict in either
        const [a, b] = [now, before].map((one) => ({ count: one.sameSourcesCount ?? one.count, days: 365 }));
        const same = decideGrowth({ now: a!, before: b!, direction: claimed });
        if (same.verdict === 'undecidable') assert.equal(own[0], 'undecidable');
      }),
      { numRuns: 400 },
    );
  });

  it('of another size than claimed is contradicted', () => {
    assert.equal(verdictOf('growth', { now: year(1340), before: year(1000), claimedPercent: 200 }), 'contradicted');
  });

  it('of a part of a year decides nothing, whichever way', () => {
    const before = year(1000);
    for (const count of [300, 600, 1000, 2000])
      for (const direction of ['up', 'down', 'none']) {
        const { verdict, needed } = decideClaim('growth', { now: { count, days: 200 }, before, direction });
        assert.deepEqual([verdict, needed], ['undecidable', 'same-days']);
      }
  });

  it('by more sources decides nothing and shows the same ones', () => {
    const now = year(1340, { sources: 20, sameSourcesCount: 1010 });
    const { verdict, reason, figure } = decideClaim('growth', {
      now,
      before: year(1000, { sources: 10 }),
      direction: 'up',
    });
    assert.deepEqual([verdict, reason], ['undecidable', 'sources-differ']);
    assert.ok(Math.abs((figure!['sameSources'] as { percentChange: number }).percentChange - 1) < 1e-9);
  });

  it('from nothing has no percentage and still a direction', () => {
    const { verdict, figure } = decideClaim('growth', { now: year(40), before: year(0), direction: 'up' });
    assert.deepEqual([verdict, figure!['percentChange']], ['supported', null]);
    assert.equal(verdictOf('growth', { now: year(0), before: year(0) }), 'undecidable');
  });

  it('says how counts were taken to vary, and allows for bursts that their parts show', () => {
    const even = (n: number): number[] =>
      Array.from({ length: 12 }, (_, i) => Math.floor(((i + 1) * n) / 12) - Math.floor((i * n) / 12));
    const wave = (n: number): number[] => even(n).map((one, i) => (i < 3 ? one * 3 : Math.round(one / 3)));
    const of = (parts: number[]): object =>
      year(
        parts.reduce((sum, one) => sum + one, 0),
        { parts },
      );
    const totals = decideClaim('growth', { now: year(1340), before: year(1000), direction: 'up' });
    assert.deepEqual(totals.figure!['counting'], { model: 'poisson' });
    assert.deepEqual(totals.cautions, ['bursts-not-told']);
    const calm = decideClaim('growth', { now: of(even(1340)), before: of(even(1000)), direction: 'up' });
    const { model, factor } = calm.figure!['counting'] as { model: string; factor: number };
    assert.deepEqual([calm.verdict, model, factor, calm.cautions], ['supported', 'poisson', 1, undefined]);
    assert.deepEqual(calm.figure!['percentCi95'], totals.figure!['percentCi95']);
    const bursts = decideClaim('growth', { now: of(wave(1340)), before: of(wave(1000)), direction: 'up' });
    assert.deepEqual([bursts.verdict, bursts.reason], ['undecidable', 'interval-holds-none']);
    assert.deepEqual(bursts.cautions, ['bursts-allowed-for']);
    const parts = { now: year(5, { parts: [3, 3] }), before: year(5) };
    assert.throws(() => decideClaim('growth', parts), { code: 'invalid-value', at: 'inputs.now' });
  });

  it('of a size that could as well be half or double shows its direction alone', () => {
    const found = decideClaim('growth', { now: year(134), before: year(100), claimedPercent: 34 });
    assert.deepEqual(
      [found.verdict, found.reason, found.needed],
      ['supported', 'direction-shown-size-open', 'more-acts'],
    );
    const sharp = decideClaim('growth', { now: year(1340), before: year(1000), claimedPercent: 34 });
    assert.deepEqual([sharp.verdict, sharp.reason, sharp.needed], ['supported', 'as-claimed', undefined]);
    // from nothing, any size is as good as any other
    assert.equal(
      decideClaim('growth', { now: year(40), before: year(0), claimedPercent: 50 }).reason,
      'other-size-found',
    );
    assert.equal(
      decideClaim('growth', { now: year(40), before: year(0), claimedPercent: 9000 }).reason,
      'direction-shown-size-open',
    );
  });

  it('is not both a change of a size and none', () => {
    const both = { now: year(100), before: year(100), direction: 'none', claimedPercent: 20 };
    assert.throws(() => decideClaim('growth', both), { code: 'invalid-value' });
  });

  it('never is supported both ways', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(3000), (a, b) => {
        const both = ['up', 'down'].map((direction) =>
          verdictOf('growth', { now: year(a), before: year(b), direction }),
        );
        assert.notDeepEqual(both, ['supported', 'supported']);
        assert.equal(both[0] === 'supported', both[1] === 'contradicted');
      }),
      { numRuns: 200 },
    );
  });
});

describe('more kinds', () => {
  it('by effort alone are undecidable', () => {
    const before = { counts: [40, 25, 15, 10, 6, 4] };
    const now = { counts: [160, 100, 60, 40, 24, 14, 1, 1] };
    assert.deepEqual(
      [verdictOf('more-kinds', { before, now }), decideClaim('more-kinds', { before, now }).reason],
      ['undecidable', 'equal-effort-shows-none'],
    );
  });

  it('at equal effort are supported, and the reverse contradicted', () => {
    const few = { counts: [120, 80] };
    const many = { counts: Array.from({ length: 12 }, () => 20) };
    assert.equal(verdictOf('more-kinds', { before: few, now: many }), 'supported');
    assert.equal(verdictOf('more-kinds', { before: many, now: few }), 'contradicted');
    assert.equal(verdictOf('more-kinds', { before: { counts: [0] }, now: many }), 'undecidable');
    // two sightings are no kind more, though nothing was seen once
    assert.equal(verdictOf('more-kinds', { before: { counts: [100] }, now: { counts: [98, 2] } }), 'undecidable');
  });

  it('by counts alone do not know of waves, and say so; few acts are told', () => {
    const [few, many] = [{ counts: [5, 5] }, { counts: [2, 2, 2, 2, 2] }];
    const small = decideClaim('more-kinds', { before: few, now: many, direction: 'up' });
    assert.deepEqual(small.cautions, ['bursts-not-told', 'small-numbers']);
    const inputs = {
      before: { counts: [60, 60] },
      now: { counts: [20, 20, 20, 20, 20, 20] },
      direction: 'up' as const,
    };
    assert.equal(decideKinds(inputs).verdict, 'supported');
    const told = { model: 'bursts' as const, factor: 20, dispersion: 15, parts: 24, unit: 'month' };
    const waves = decideKinds(inputs, told);
    assert.deepEqual([waves.verdict, waves.reason, waves.cautions], ['undecidable', 'too-few', ['bursts-allowed-for']]);
  });

  it('that were all seen often have no interval of no width', () => {
    const same = decideClaim('more-kinds', { before: { counts: [50, 50] }, now: { counts: [60, 40] } });
    const { ci95, reason } = same.figure as { ci95: unknown; reason: string };
    assert.deepEqual(
      [same.verdict, same.reason, ci95, reason],
      ['undecidable', 'kinds-exhausted', null, 'kinds-exhausted'],
    );
    const more = decideClaim('more-kinds', { before: { counts: [50, 50] }, now: { counts: [30, 30, 40] } });
    assert.deepEqual([more.verdict, more.figure!['ci95']], ['supported', null]);
  });
});

describe('years', () => {
  const years = [2016, 2017, 2018, 2019, 2020, 2021];
  const n = years.map(() => 1000);

  const long = Array.from({ length: 16 }, (_, i) => 2006 + i);
  const thousand = long.map(() => 1000);
  const rising = [306, 314, 326, 350, 391, 428, 427, 432, 448, 472, 475, 519, 547, 546, 592, 580];

  it('a steady rise over many years is a trend, its reverse against it', () => {
    const polls = { years: long, x: rising, n: thousand };
    const { verdict, figure } = decideClaim('trend', { ...polls, direction: 'up' });
    assert.equal(verdict, 'supported');
    const [low, high] = figure!['perYearCi95'] as [number, number];
    const { perYear, p } = figure as { perYear: number; p: number };
    assert.ok(low > 0 && low < perYear && perYear < high, `${low} ${perYear} ${high}`);
    assert.ok(p > 0 && p < 0.05);
    assert.equal(verdictOf('trend', { ...polls, direction: 'down' }), 'contradicted');
  });

  it('up to three polls are no trend, however clear', () => {
    for (const k of [1, 2, 3]) {
      const polls = { years: long.slice(0, k), x: [100, 300, 500].slice(0, k), n: thousand.slice(0, k) };
      const { verdict, reason, needed } = decideClaim('trend', { ...polls, direction: 'up' });
      assert.deepEqual([verdict, reason, needed], ['undecidable', 'too-few', 'more-years'], `${k}`);
    }
  });

  it('four to seven polls are judged for themselves, with more error than that of their samples', () => {
    const over = (x: number[], direction = 'down') =>
      decideClaim('trend', { years: long.slice(0, x.length), x, n: thousand.slice(0, x.length), direction });
    const steep = over([703, 642, 605, 560, 494]);
    assert.deepEqual([steep.verdict, steep.cautions], ['supported', ['few-years']]);
    assert.equal(over([703, 642, 605, 560, 494], 'up').verdict, 'contradicted');
    // by their samples alone these would be a fall (naive p below .001)
    const slight = over([560, 545, 530, 515, 500]);
    assert.deepEqual([slight.verdict, slight.reason], ['undecidable', 'interval-holds-none']);
    assert.ok((slight.figure!['naiveP'] as number) < 0.01);
    assert.equal(over([700, 560, 690, 540, 640, 500]).verdict, 'undecidable', 'up and down');
    assert.equal(over([900, 700, 500, 300]).verdict, 'supported', 'four');
  });

  it('polls on one line are a trend', () => {
    const ten = long.slice(0, 10);
    const x = ten.map((_, i) => 600 - 20 * i);
    assert.equal(verdictOf('trend', { years: ten, x, n: thousand.slice(0, 10), direction: 'down' }), 'supported');
  });

  it('a scatter wider than its samples, or that hangs together, is no trend', () => {
    const wide = [100, 655, 254, 296, 696, 62, 494, 495, 303, 643, 698, 419, 271, 900, 347, 340];
    const wander = [300, 330, 380, 420, 450, 440, 470, 430, 380, 350, 390, 440, 490, 520, 500, 470];
    for (const x of [wide, wander]) {
      const { verdict, figure } = decideClaim('trend', { years: long, x, n: thousand, direction: 'up' });
      const { naiveP, p } = figure as { naiveP: number; p: number | null };
      assert.equal(verdict, 'undecidable');
      assert.ok(naiveP < 1e-6 && (p === null || p > 0.05), `${naiveP} ${p}`);
    }
  });

  it('every year needs every year', () => {
    assert.equal(verdictOf('every-year', { years, x: [300, 360, 420, 480, 540, 600], n }), 'supported');
    assert.equal(verdictOf('every-year', { years, x: [300, 360, 365, 480, 540, 600], n }), 'undecidable');
    assert.equal(verdictOf('every-year', { years, x: [300, 400, 300, 480, 540, 600], n }), 'contradicted');
    const gap = [2016, 2017, 2019, 2020, 2021, 2022];
    assert.equal(verdictOf('every-year', { years: gap, x: [300, 360, 420, 480, 540, 600], n }), 'undecidable');
  });
});

describe('what a text reports of itself', () => {
  it('p against its statistic', () => {
    // scipy: 2·t.sf(2.20, 28) = .03623
    const good = decideClaim('test-report', { test: 't', value: '2.20', df: 28, p: '.036' });
    assert.equal((good as { consistent?: boolean }).consistent, true);
    assert.ok(Math.abs((good.figure!['p'] as number) - 0.0362275) < 1e-5);
    const wrong = decideClaim('test-report', { test: 't', value: '1.20', df: 28, p: '< .05' });
    assert.deepEqual([wrong.verdict, wrong.reason], ['contradicted', 'decision-differs']);
    assert.equal(verdictOf('test-report', { test: 'chi2', value: '3.84', df: 1, p: '= .05' }), 'supported');
    assert.equal(verdictOf('test-report', { test: 'F', value: '4.5', df: [2, 30], p: '.01' }), 'contradicted');
  });

  it('a mean against its number of persons', () => {
    assert.equal(verdictOf('mean-report', { mean: '3.47', n: 15 }), 'supported');
    assert.equal(verdictOf('mean-report', { mean: '3.48', n: 15 }), 'contradicted');
    assert.equal(verdictOf('mean-report', { mean: '3.5', n: 15 }), 'undecidable');
  });
});

describe('the others', () => {
  it('a record shows that there were as many, never that there were fewer', () => {
    assert.equal(verdictOf('at-least', { atLeast: 500, found: [510, 600, null] }), 'supported');
    assert.equal(verdictOf('at-least', { atLeast: 500, found: 12 }), 'undecidable');
    assert.equal(verdictOf('none', { count: 0 }), 'undecidable');
    assert.equal(verdictOf('none', { count: 1 }), 'contradicted');
  });

  it('what is denied is contradicted by what is clearly there, and never supported by its absence', () => {
    const years = [2016, 2017, 2018, 2019, 2020, 2021];
    const n = years.map(() => 1000);
    const rise = { years, n, x: [300, 400, 500, 600, 700, 800], direction: 'none' };
    const flat = { years, n, x: [300, 302, 299, 301, 300, 303], direction: 'none' };
    assert.equal(decideClaim('every-year', rise).reason, 'changes');
    assert.equal(verdictOf('every-year', flat), 'undecidable');
    const more = Array.from({ length: 16 }, (_, i) => 2006 + i);
    const over = (x: number[]): object => ({ years: more, n: more.map(() => 1000), x, direction: 'none' });
    const steady = over(more.map((_, i) => 300 + 20 * i + ((i * 7) % 5)));
    assert.deepEqual([verdictOf('trend', steady), decideClaim('trend', steady).reason], ['contradicted', 'changes']);
    assert.equal(verdictOf('trend', over(more.map((_, i) => 300 + ((i * 7) % 5)))), 'undecidable');
    const few = { counts: [120, 80] };
    const many = { counts: Array.from({ length: 12 }, () => 20) };
    assert.equal(verdictOf('more-kinds', { before: few, now: many, direction: 'none' }), 'contradicted');
    assert.equal(verdictOf('more-kinds', { before: few, now: few, direction: 'none' }), 'undecidable');
  });

  it('where the tests agree that nothing follows, that is the reason', () => {
    const noise = (seed: number): number[] => {
      let state = seed;
      return Array.from({ length: 120 }, () => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return Math.floor((state / 2_147_483_648) * 7);
      });
    };
    const { verdict, reason } = decideClaim('follows', { outcome: noise(3), driver: noise(5), lags: 2, period: 12 });
    assert.deepEqual([verdict, reason], ['undecidable', 'nothing-follows']);
    const short = { outcome: noise(3).slice(0, 12), driver: noise(5).slice(0, 12), lags: 2, period: 12 };
    assert.equal(decideClaim('follows', short).reason, 'too-few');
  });

  it('a single source and bounds that fall are told', () => {
    assert.deepEqual(decideClaim('none', { count: 3, origins: 1 }).cautions, ['one-origin']);
    assert.equal(decideClaim('none', { count: 3, origins: 2 }).cautions, undefined);
    assert.throws(() => decideClaim('at-least', { atLeast: 3, found: [9, 4, null] }), { code: 'invalid-value' });
  });

  it('causes are never shown', () => {
    const outcome = Array.from({ length: 120 }, (_, i) => 3 + ((i * 7) % 5));
    assert.equal(verdictOf('causes', { outcome, driver: outcome, lags: 2, period: 12 }), 'undecidable');
  });

  it('unknown forms and other shapes are refused', () => {
    assert.throws(() => decideClaim('constructor', {}), { code: 'unknown-form' });
    for (const form of CLAIM_FORMS) assert.throws(() => decideClaim(form, {}), { code: 'invalid-value' });
  });
});
