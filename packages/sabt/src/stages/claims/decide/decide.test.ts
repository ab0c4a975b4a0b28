import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLAIM_FORMS, decideClaim } from './index.ts';
import { decideKinds } from './kinds.ts';

const verdictOf = (form: string, inputs: unknown): string => decideClaim(form, inputs).verdict;

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
