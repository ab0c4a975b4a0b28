import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { burstsOf, type Part } from './bursts.ts';
import { burstRatio, rateRatio } from './rate-ratio.ts';

const of = (counts: readonly number[]): Part[] => counts.map((count) => ({ count, length: 1 }));

describe('bursts', () => {
  it('are Pearson’s X² over its degrees of freedom', () => {
    // means 10 and 20; X² = (16 + 16 + 4 + 4)/10 + (100 + 100 + 0 + 0)/20 = 14, 6 degrees of freedom
    const found = burstsOf([of([14, 6, 12, 8]), of([30, 10, 20, 20])], null)!;
    assert.ok(Math.abs(found.dispersion - 14 / 6) < 1e-12);
    assert.equal(found.memory, 0);
    // (t at 6 df / z)²: scipy t.ppf(.975, 6) = 2.446912
    assert.ok(Math.abs(found.factor - (14 / 6) * (2.4469118511 / 1.9599639845) ** 2) < 1e-8);
  });

  it('are none where parts are even, whatever their length', () => {
    const even = Array.from({ length: 12 }, (_, k) => ({ count: 10 * (28 + (k % 4)), length: 28 + (k % 4) }));
    assert.deepEqual(burstsOf([even, even], null)!.factor, 1);
  });

  it('are no season that both years have, and are a wave of one of them', () => {
    const season = [5, 5, 5, 50, 50, 5, 5, 5, 5, 5, 5, 5];
    const twice = season.map((count) => count * 2);
    assert.ok(burstsOf([of(season), of(twice)], null)!.factor > 10);
    assert.equal(burstsOf([of(season), of(twice)], 12)!.factor, 1);
    assert.ok(burstsOf([of(season), of(season.map((count, k) => (k < 3 ? 60 : count)))], 12)!.factor > 5);
  });

  it('weigh more where neighbouring parts are alike', () => {
    const alike = burstsOf([of([2, 2, 2, 2, 20, 20, 20, 20, 2, 2, 2, 2])], null)!;
    const apart = burstsOf([of([2, 20, 2, 2, 20, 2, 2, 20, 2, 2, 20, 2])], null)!;
    assert.ok(Math.abs(alike.dispersion - apart.dispersion) < 1e-9 && alike.factor > 2 * apart.factor);
  });

  it('cannot be told by too few parts', () => {
    assert.equal(burstsOf([of([1, 9]), of([9, 1])], null), null);
  });
});

describe('the ratio of counts in bursts', () => {
  it('is exact without bursts, and wider with them', () => {
    assert.deepEqual(burstRatio([1340, 1000], [365, 365], 1), rateRatio([1340, 1000], [365, 365]));
    const { percentCi95, pCentral } = burstRatio([1340, 1000], [365, 365], 4);
    // as 335 against 250: scipy beta.ppf of 335 out of 585, as odds
    const exact = rateRatio([335, 250], [365, 365]);
    assert.ok(Math.abs(percentCi95![0]! - exact.percentCi95![0]!) < 1e-9);
    assert.ok(Math.abs(pCentral! - exact.pCentral!) < 1e-9);
  });

  it('of none against some has an interval as well', () => {
    const { ratio, percentCi95, pCentral } = burstRatio([0, 30], [1, 1], 2.5);
    assert.equal(ratio, 0);
    assert.deepEqual(percentCi95![0], -100);
    assert.ok(percentCi95![1]! < 0 && pCentral! > 0 && pCentral! < 0.05);
    assert.equal(burstRatio([30, 0], [1, 1], 2.5).percentCi95![1], null);
  });
});
