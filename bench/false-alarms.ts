/**
 * How often verdicts alarm where nothing is, and find what was planted: the percentages behind the methods.
 *
 *   node bench/false-alarms.ts [--runs N] [--json FILE]
 *
 * Alarms: pairs of unrelated weekly counts over four years, whose log rates are AR(1); AR(1) noise for the trend; counts of
 * a steady rate for changes. Effects: a trend of 3 % a year over 40 years at 100 a year; a driver that raises the rate by
 * half; a break that doubles the rate. Everything is drawn with a fixed seed. Each row says what its verdict would be
 * without its guards. Exit 1 where a limit is missed.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pelt } from '../packages/sabt/src/statistics/change/pelt.ts';
import { follows } from '../packages/sabt/src/statistics/lags/follows.ts';
import { mannKendall } from '../packages/sabt/src/statistics/trend/mann-kendall.ts';
import { trendP } from '../packages/sabt/src/statistics/trend/verdict.ts';
import { SeededDraws } from './seeded-draws.ts';

const { values: options } = parseArgs({
  options: { runs: { type: 'string', default: '2000' }, json: { type: 'string' } },
});
const RUNS = Number(options.runs);
const ALPHA = 0.05;
const WEEKS = 208;
const YEARS = 40;

type Judge = (draws: SeededDraws) => {
  /** What a person would be told. */
  verdict: boolean;
  /** What one test alone would say, by its name. */
  alone: Readonly<Record<string, boolean>>;
};

interface Scenario {
  name: string;
  /** Of the runs, at most or at least this share of verdicts. */
  limit: { most: number } | { least: number };
  judge: Judge;
}

const below = (p: number | null | undefined): boolean => p !== null && p !== undefined && p < ALPHA;

/** Weekly counts around `base`, log rates wandering as AR(1) with this standard deviation of the wandering. */
function weekly(draws: SeededDraws, base: number, phi: number, spread: number, season = 0): number[] {
  return draws
    .autoregressive(WEEKS, phi, spread)
    .map((wander, t) => draws.poisson(base * Math.exp(wander + season * Math.sin((2 * Math.PI * t) / 52))));
}

function judgePair(pair: (draws: SeededDraws) => { outcome: number[]; driver: number[] }): Judge {
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
function driven(
  draws: SeededDraws,
  driver: readonly number[],
  isOn: (value: number) => boolean,
  phi: number,
): number[] {
  return draws
    .autoregressive(WEEKS, phi, 0.35)
    .map((wander, t) => draws.poisson(15 * Math.exp(wander) * (t > 0 && isOn(driver[t - 1] as number) ? 1.5 : 1)));
}

function judgeTrend(series: (draws: SeededDraws) => number[]): Judge {
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

function judgeChange(series: (draws: SeededDraws) => number[], cost: 'poisson' | 'negbin'): Judge {
  return (draws) => {
    const x = series(draws);
    const changes = (penalty: 'mbic' | 'bic'): number =>
      pelt(x, { cost, penalty, minSegment: 2 }).changePoints?.length ?? 0;
    return { verdict: changes('mbic') > 0, alone: { bic: changes('bic') > 0 } };
  };
}

/** The break is found within three steps of its place, and no other. */
function judgeBreak(cost: 'poisson' | 'negbin', steps: number, base: number, theta: number): Judge {
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

const steady =
  (n: number, mean: number, theta = Number.POSITIVE_INFINITY) =>
  (draws: SeededDraws): number[] =>
    Array.from({ length: n }, () => draws.negativeBinomial(mean, theta));

const growing =
  (spread: number, phi: number) =>
  (draws: SeededDraws): number[] =>
    draws.autoregressive(YEARS, phi, spread).map((wander, t) => draws.poisson(100 * 1.03 ** t * Math.exp(wander)));

const scenarios: Scenario[] = [
  ...[
    [0.5, 0.35, 10],
    [0.7, 0.5, 10],
    [0.9, 0.5, 10],
    [0.9, 0.7, 2],
    [0.95, 0.7, 30],
  ].map(([phi = 0, spread = 0, base = 0]) => ({
    name: `follows: unrelated, AR(1) ${phi}, sd ${spread}, ${base} a week`,
    limit: { most: 0.07 },
    judge: judgePair((draws) => ({
      outcome: weekly(draws, base, phi, spread),
      driver: weekly(draws, base, phi, spread),
    })),
  })),
  {
    name: 'follows: unrelated, the same strong season in both',
    limit: { most: 0.07 },
    judge: judgePair((draws) => ({
      outcome: weekly(draws, 10, 0.6, 0.35, 0.8),
      driver: weekly(draws, 10, 0.6, 0.35, 0.8),
    })),
  },
  ...[0.3, 0.7].map((phi) => ({
    name: `follows: weeks with a driver (1 in 4) have half as many more, AR(1) ${phi}`,
    limit: { least: 0.9 },
    judge: judgePair((draws) => {
      const driver = Array.from({ length: WEEKS }, () => (draws.uniform() < 0.25 ? 1 : 0));
      return { outcome: driven(draws, driver, (value) => value > 0, phi), driver };
    }),
  })),
  {
    name: 'follows: weeks after more than the usual count have half as many more, AR(1) 0.5',
    limit: { least: 0.9 },
    judge: judgePair((draws) => {
      const driver = weekly(draws, 10, 0.5, 0.35);
      return { outcome: driven(draws, driver, (value) => value > 10, 0.5), driver };
    }),
  },
  ...[
    [0.3, 40],
    [0.5, 40],
    [0.7, 40],
    [0.3, 100],
    [0.6, 100],
    [0.8, 100],
    [0.9, 100],
  ].map(([phi = 0, n = 0]) => ({
    name: `trend: AR(1) ${phi} noise, ${n} values`,
    limit: { most: 0.07 },
    judge: judgeTrend((draws) => draws.autoregressive(n, phi, 1)),
  })),
  {
    name: 'trend: 3 % a year, 40 years at 100 a year, Poisson',
    limit: { least: 0.9 },
    judge: judgeTrend(growing(0, 0)),
  },
  {
    name: 'trend: the same, rates wander by 10 %, AR(1) 0.4',
    limit: { least: 0.9 },
    judge: judgeTrend(growing(0.1, 0.4)),
  },
  ...[2, 10, 100].map((mean) => ({
    name: `change: steady Poisson, ${mean} a step, 120 steps`,
    limit: { most: 0.05 },
    judge: judgeChange(steady(120, mean), 'poisson'),
  })),
  {
    name: 'change: steady Poisson, 10 a step, 208 steps',
    limit: { most: 0.05 },
    judge: judgeChange(steady(208, 10), 'poisson'),
  },
  ...[2, 10, 100].map((mean) => ({
    name: `change: steady negative binomial, ${mean} a step, theta 3, 120 steps`,
    limit: { most: 0.05 },
    judge: judgeChange(steady(120, mean, 3), 'negbin'),
  })),
  {
    name: 'change: one break doubles 10 a month, 120 months, Poisson',
    limit: { least: 0.9 },
    judge: judgeBreak('poisson', 120, 10, Number.POSITIVE_INFINITY),
  },
  {
    name: 'change: one break doubles 10 a month, 120 months, theta 5',
    limit: { least: 0.9 },
    judge: judgeBreak('negbin', 120, 10, 5),
  },
];

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const results = scenarios.map(({ name, limit, judge }, place) => {
  const draws = new SeededDraws(20_221_122 + place);
  const alone = new Map<string, number>();
  let verdicts = 0;
  const began = performance.now();
  for (let run = 0; run < RUNS; run++) {
    const judged = judge(draws);
    if (judged.verdict) verdicts += 1;
    for (const [test, fired] of Object.entries(judged.alone)) alone.set(test, (alone.get(test) ?? 0) + (fired ? 1 : 0));
  }
  const milliseconds = (performance.now() - began) / RUNS;
  const share = verdicts / RUNS;
  const held = 'most' in limit ? share <= limit.most : share >= limit.least;
  const asked = 'most' in limit ? `≤ ${percent(limit.most)}` : `≥ ${percent(limit.least)}`;
  const others = [...alone].map(([test, fired]) => `${test} ${percent(fired / RUNS)}`).join(', ');
  console.log(`${held ? 'held  ' : 'MISSED'} ${percent(share).padStart(7)}  ${asked.padEnd(9)} ${name}`);
  console.log(`${' '.repeat(27)}alone: ${others} (${milliseconds.toFixed(1)} ms a run)`);
  return {
    name,
    share,
    limit,
    held,
    alone: Object.fromEntries([...alone].map(([test, fired]) => [test, fired / RUNS])),
  };
});
const missed = results.filter(({ held }) => !held);
console.log(`${RUNS} runs each; ${missed.length === 0 ? 'every limit held' : `${missed.length} limits missed`}`);
if (options.json !== undefined) writeFileSync(options.json, JSON.stringify({ runs: RUNS, results }, null, 1));
process.exitCode = missed.length === 0 ? 0 : 1;
