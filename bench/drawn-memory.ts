/** What `false-alarms.ts` judges of series with memory: steps in counts that wander, and yearly shares of votes. */
import { shareTrend } from '../packages/sabt/src/stages/measuring/share-trend.ts';
import { beyondMemory } from '../packages/sabt/src/statistics/change/beyond-memory.ts';
import { pelt } from '../packages/sabt/src/statistics/change/pelt.ts';
import { meanOverYears } from '../packages/sabt/src/statistics/rates/mean-over-years.ts';
import type { Judge } from './drawn-judgements.ts';
import type { SeededDraws } from './seeded-draws.ts';

/** The finding of `change`, beside what PELT alone says. */
function judgeSteps(series: (draws: SeededDraws) => number[]): Judge {
  return (draws) => {
    const x = series(draws);
    const changes = pelt(x, { cost: 'negbin', penalty: 'mbic', minSegment: 2 }).changePoints ?? [];
    return { verdict: beyondMemory(x, changes)?.stands === true, alone: { mbic: changes.length > 0 } };
  };
}

const wandering =
  (months: number, mean: number, phi: number, spread: number) =>
  (draws: SeededDraws): number[] =>
    draws.autoregressive(months, phi, spread).map((wander) => draws.poisson(mean * Math.exp(wander)));

/** The rate doubles somewhere between three and seven tenths. */
const doubling =
  (months: number, theta: number) =>
  (draws: SeededDraws): number[] => {
    const at = Math.floor(months * (0.3 + 0.4 * draws.uniform()));
    return Array.from({ length: months }, (_, t) => draws.negativeBinomial(t < at ? 10 : 20, theta));
  };

/** The verdict on two voters whose shares of yes differ by so much, and by .05 more or less from year to year. */
function judgeVoters(years: number, phi: number, difference: number): Judge {
  return (draws) => {
    const values = draws.autoregressive(years, phi, 0.05).map((wander) => difference + wander);
    const [low, high] = meanOverYears(values, [-1, 1]).interval!;
    return { verdict: low > 0 || high < 0, alone: {} };
  };
}

const STATES = 14;
const CALLS = 4;

/** Yearly shares of votes that wander, or rise by so much a year; each vote by itself. */
function judgeVotes(years: number, phi: number, change: number): Judge {
  return (draws) => {
    const n = STATES * CALLS;
    const votes = draws.autoregressive(years, phi, change === 0 ? 0.1 : 0.05).map((wander, t) => {
      const share = Math.min(0.95, Math.max(0.05, 0.5 + wander + change * (t - (years - 1) / 2)));
      const yes = Array.from({ length: n }, () => (draws.uniform() < share ? 1 : 0)).reduce<number>((a, b) => a + b, 0);
      return { year: 2000 + t, yes, n };
    });
    const { finding, tests } = shareTrend(votes, 1);
    const isBelow = (name: string): boolean => (tests.find((test) => test.name === name)?.p ?? 1) < 0.05;
    return {
      verdict: change === 0 ? finding !== 'undecidable' : finding === 'up',
      alone: {
        'Cochran–Armitage': isBelow('cochran-armitage'),
        'with Hamed–Rao and prewhitened': isBelow('cochran-armitage') && isBelow('hamed-rao') && isBelow('prewhitened'),
      },
    };
  };
}

export const MEMORY = [
  ...(
    [
      [120, 20, 0.5, 0.3],
      [120, 20, 0.5, 0.5],
      [120, 20, 0.7, 0.4],
      [120, 20, 0.8, 0.5],
      [120, 2, 0.8, 0.5],
      [120, 100, 0.5, 0.4],
      [240, 20, 0.8, 0.5],
    ] as const
  ).map(([months, mean, phi, spread]) => ({
    name: `change: nothing, ${mean} a month over ${months} months, AR(1) ${phi}, spread ${spread}`,
    limit: { most: 0.05 },
    judge: judgeSteps(wandering(months, mean, phi, spread)),
  })),
  {
    name: 'change: nothing, 20 a month over 40 months, AR(1) 0.8, spread 0.5',
    limit: { most: 0.1 },
    judge: judgeSteps(wandering(40, 20, 0.8, 0.5)),
  },
  ...(
    [
      [120, Number.POSITIVE_INFINITY],
      [120, 5],
      [60, Number.POSITIVE_INFINITY],
    ] as const
  ).map(([months, theta]) => ({
    name: `change: finding, one break doubles 10 a month, ${months} months, ${theta === 5 ? 'theta 5' : 'Poisson'}`,
    limit: { least: 0.9 },
    judge: judgeSteps(doubling(months, theta)),
  })),
  ...[0, 0.5, 0.8].flatMap((phi) =>
    [10, 12, 20, 35].map((years) => ({
      name: `positions: no trend, ${years} years of ${STATES} states and ${CALLS} roll calls, AR(1) ${phi}`,
      limit: { most: phi < 0.8 ? 0.07 : 0.1 },
      judge: judgeVotes(years, phi, 0),
    })),
  ),
  ...[0, 0.5, 0.8].flatMap((phi) =>
    [8, 12, 20, 40].map((years) => ({
      name: `two voters: no difference, ${years} years, AR(1) ${phi}`,
      limit: { most: phi < 0.8 ? 0.07 : 0.1 },
      judge: judgeVoters(years, phi, 0),
    })),
  ),
  {
    name: 'two voters: ten points apart, 20 years that scatter by five',
    limit: { least: 0.9 },
    judge: judgeVoters(20, 0, 0.1),
  },
  {
    name: 'positions: two and a half points a year over 25 years, AR(1) 0.3',
    limit: { least: 0.9 },
    judge: judgeVotes(25, 0.3, 0.025),
  },
];
