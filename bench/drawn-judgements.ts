/**
 * What `false-alarms.ts` judges: series that are drawn, with nothing in them or with what was planted, and what the verdict and
 * each test alone say of one draw.
 */
import { decideGrowth } from '../packages/sabt/src/stages/claims/decide/growth.ts';
import { decideTrend } from '../packages/sabt/src/stages/claims/decide/trend.ts';
import { judged } from '../packages/sabt/src/stages/measuring/poll-judgement.ts';
import { pelt } from '../packages/sabt/src/statistics/change/pelt.ts';
import { follows } from '../packages/sabt/src/statistics/lags/follows.ts';
import { movingTogether } from '../packages/sabt/src/statistics/lags/moving-together.ts';
import { type Bursts, burstsOf } from '../packages/sabt/src/statistics/rates/bursts.ts';
import { countTrend } from '../packages/sabt/src/statistics/trend/count-trend.ts';
import { mannKendall } from '../packages/sabt/src/statistics/trend/mann-kendall.ts';
import { trendP } from '../packages/sabt/src/statistics/trend/verdict.ts';
import type { SeededDraws } from './seeded-draws.ts';

const ALPHA = 0.05;
export const WEEKS = 208;
const YEARS = 40;

export type Judge = (draws: SeededDraws) => {
  /** What a person would be told. */
  verdict: boolean;
  /** What one test alone would say, by its name. */
  alone: Readonly<Record<string, boolean>>;
};

const below = (p: number | null | undefined): boolean => p !== null && p !== undefined && p < ALPHA;

/** Weekly counts around `base`, log rates wandering as AR(1) with this standard deviation of the wandering. */
export function weekly(draws: SeededDraws, base: number, phi: number, spread: number, season = 0): number[] {
  return draws
    .autoregressive(WEEKS, phi, spread)
    .map((wander, t) => draws.poisson(base * Math.exp(wander + season * Math.sin((2 * Math.PI * t) / 52))));
}

export function judgePair(pair: (draws: SeededDraws) => { outcome: number[]; driver: number[] }): Judge {
  return (draws) => {
    const { forward, follows: verdict } = follows({ ...pair(draws), lags: 4, period: 52 });
    const alone = {
      'distributed lag': below(forward.p),
      'shift of the series': below(forward.rawShiftP),
      'shift of leftovers': below(forward.shiftP),
      'lag and shift of the series': below(forward.p) && below(forward.rawShiftP),
    };
    return { verdict: verdict === true, alone };
  };
}

/** The driver acts one week later; weeks with it have 1.5 times the rate. */
export function driven(
  draws: SeededDraws,
  driver: readonly number[],
  isOn: (value: number) => boolean,
  phi: number,
): number[] {
  return draws
    .autoregressive(WEEKS, phi, 0.35)
    .map((wander, t) => draws.poisson(15 * Math.exp(wander) * (t > 0 && isOn(driver[t - 1] as number) ? 1.5 : 1)));
}

export function judgeTrend(series: (draws: SeededDraws) => number[]): Judge {
  return (draws) => {
    const x = series(draws);
    const found = mannKendall(x);
    const alone = {
      'naive Mann–Kendall': below(found.p),
      'Hamed–Rao': below(found.hamedRao?.p),
      prewhitened: below(found.prewhitened?.p),
      'Hamed–Rao and prewhitened': below(found.hamedRao?.p) && below(found.prewhitened?.p),
    };
    return { verdict: below(trendP(found, x.length)), alone };
  };
}

export function judgeChange(series: (draws: SeededDraws) => number[], cost: 'poisson' | 'negbin'): Judge {
  return (draws) => {
    const x = series(draws);
    const changes = (penalty: 'mbic' | 'bic'): number =>
      pelt(x, { cost, penalty, minSegment: 2 }).changePoints?.length ?? 0;
    return { verdict: changes('mbic') > 0, alone: { bic: changes('bic') > 0 } };
  };
}

/** The break is found within three steps of its place, and no other. */
export function judgeBreak(cost: 'poisson' | 'negbin', steps: number, base: number, theta: number): Judge {
  return (draws) => {
    const at = Math.floor(steps * (0.3 + 0.4 * draws.uniform()));
    const x = Array.from({ length: steps }, (_, t) => draws.negativeBinomial(base * (t < at ? 1 : 2), theta));
    const changes = pelt(x, { cost, penalty: 'mbic', minSegment: 2 }).changePoints ?? [];
    const near = changes.filter((change) => Math.abs(change - at) <= 3).length;
    return {
      verdict: changes.length > 0,
      alone: { 'one break, at most 3 steps off': near === 1 && changes.length === 1 },
    };
  };
}

/** Yearly levels of a poll whose noise is AR(1) of standard deviation 1, with a change a year. */
export function judgeOpinion(years: number, phi: number, change = 0): Judge {
  return (draws) => {
    const levels = draws
      .autoregressive(years, phi, 1)
      .map((noise, t) => ({ year: 2000 + t, level: noise + change * t, variance: null, values: 1 }));
    const { finding, change: found } = judged(levels);
    const { interval, test } = found;
    const both = below(test.hamedRao?.p) && below(test.prewhitened?.p);
    const clear = interval !== null && (interval[0] > 0 || interval[1] < 0);
    return {
      verdict: change === 0 ? finding !== 'undecidable' : finding === 'up',
      alone: { interval: clear, 'interval, Hamed–Rao and prewhitened': clear && both },
    };
  };
}

/** Yearly polls of a thousand, as typed into a claim: shares wander by five points and change by so many a year. */
export function judgePolls(years: number, phi: number, change = 0): Judge {
  const asked = 1000;
  return (draws) => {
    const middle = (years - 1) / 2;
    const x = draws.autoregressive(years, phi, 0.05).map((wander, t) => {
      const share = Math.min(0.99, Math.max(0.01, 0.5 + wander + change * (t - middle)));
      const drawn = asked * share + Math.sqrt(asked * share * (1 - share)) * (draws.autoregressive(1, 0, 1)[0] ?? 0);
      return Math.min(asked, Math.max(0, Math.round(drawn)));
    });
    const polls = { years: x.map((_, t) => 2000 + t), x, n: x.map(() => asked), direction: 'up' as const };
    const { verdict, figure } = decideTrend(polls);
    return {
      verdict: change === 0 ? verdict !== 'undecidable' : verdict === 'supported',
      alone: { 'Cochran–Armitage': below(figure?.['naiveP'] as number | null) },
    };
  };
}

/** The whole judgement of `trend`: regression, interval and tests. */
export function judgeCounts(counts: (draws: SeededDraws) => number[], perYear: number, least: number): Judge {
  return (draws) => {
    const periods = counts(draws).map((count, t) => ({ count, days: 365.25 / perYear, year: (t + 0.5) / perYear }));
    const { finding, naive } = countTrend(periods, perYear, least);
    return { verdict: finding !== 'undecidable', alone: { 'naive Mann–Kendall': below(naive) } };
  };
}

/** Two years, the second with so many times the rate; rates of months wander. */
export function judgeGrowth(base: number, spread: number, phi: number, times: number, season = 0): Judge {
  return (draws) => {
    const rates = draws.autoregressive(24, phi, spread);
    const counts = rates.map((wander, t) =>
      draws.poisson((t < 12 ? 1 : times) * base * Math.exp(wander + season * Math.sin((2 * Math.PI * t) / 12))),
    );
    const sum = (of: readonly number[]): number => of.reduce((total, one) => total + one, 0);
    const [before, now] = [counts.slice(0, 12), counts.slice(12)];
    const claim = { before: { count: sum(before), days: 365 }, now: { count: sum(now), days: 365 } };
    const parts = (of: readonly number[]): { count: number; length: number }[] =>
      of.map((count) => ({ count, length: 1 }));
    const bursts = burstsOf([parts(before), parts(now)], 12) as Bursts;
    const said = (verdict: string): boolean => (times === 1 ? verdict !== 'undecidable' : verdict === 'supported');
    const model = bursts.factor > 1 ? ('bursts' as const) : ('poisson' as const);
    return {
      verdict: said(
        decideGrowth({ ...claim, direction: 'up' }, { counting: { model, unit: 'month', ...bursts } }).verdict,
      ),
      alone: { Poisson: said(decideGrowth({ ...claim, direction: 'up' }).verdict) },
    };
  };
}

export function judgeTogether(pair: (draws: SeededDraws) => readonly [number[], number[]]): Judge {
  return (draws) => {
    const [a, b] = pair(draws);
    const places = a.map((_, t) => t % 12);
    const none = a.map(() => 0);
    const { together, naive } = movingTogether(a, b, places);
    return {
      verdict: together,
      alone: { 'naive correlation': below(naive), 'season left in': movingTogether(a, b, none).together },
    };
  };
}

/** Ten years of months, log rates AR(1), with a season. */
export const monthly = (draws: SeededDraws, phi: number, spread: number, season: number, months = 120): number[] =>
  draws
    .autoregressive(months, phi, spread)
    .map((wander, t) => draws.poisson(20 * Math.exp(wander + season * Math.sin((2 * Math.PI * t) / 12))));

export const steady =
  (n: number, mean: number, theta = Number.POSITIVE_INFINITY) =>
  (draws: SeededDraws): number[] =>
    Array.from({ length: n }, () => draws.negativeBinomial(mean, theta));

export const growing =
  (spread: number, phi: number) =>
  (draws: SeededDraws): number[] =>
    draws.autoregressive(YEARS, phi, spread).map((wander, t) => draws.poisson(100 * 1.03 ** t * Math.exp(wander)));
