import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decideGrowth } from './growth.ts';
import { decideClaim } from './index.ts';

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
