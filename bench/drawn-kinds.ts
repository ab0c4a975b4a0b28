/** What `false-alarms.ts` judges of kinds: two years of acts, each kind drawn for a cluster of them, by the months under them. */
import { decideKinds } from '../packages/sabt/src/stages/claims/decide/kinds.ts';
import { clustersOf } from '../packages/sabt/src/statistics/kinds/clusters.ts';
import type { Judge } from './drawn-judgements.ts';
import type { SeededDraws } from './seeded-draws.ts';

const MONTHS = 12;

export interface Mix {
  /** Chances of the kinds. */
  before: readonly number[];
  now: readonly number[];
  /** Acts of each year. */
  acts: readonly [before: number, now: number];
  /** Acts of one kind that come together, in one month. */
  cluster: number;
}

function yearOf(draws: SeededDraws, shares: readonly number[], acts: number, cluster: number): number[][] {
  const months = Array.from({ length: MONTHS }, () => shares.map(() => 0));
  for (let i = 0; i < acts / cluster; i++) {
    let left = draws.uniform();
    let kind = 0;
    while (kind < shares.length - 1 && left >= shares[kind]!) left -= shares[kind++]!;
    months[Math.floor(draws.uniform() * MONTHS)]![kind]! += cluster;
  }
  return months;
}

const totals = (months: readonly number[][]): number[] =>
  months[0]!.map((_, kind) => months.reduce((sum, month) => sum + month[kind]!, 0));

export function judgeKinds({ before, now, acts, cluster }: Mix, wanted: 'any' | 'more'): Judge {
  return (draws) => {
    const years = [yearOf(draws, before, acts[0], cluster), yearOf(draws, now, acts[1], cluster)];
    const found = clustersOf(years);
    const inputs = {
      before: { counts: totals(years[0]!) },
      now: { counts: totals(years[1]!) },
      direction: 'up' as const,
    };
    const told =
      found === null ? null : { model: found.factor > 1 ? ('bursts' as const) : ('poisson' as const), ...found };
    const isSaid = (verdict: string): boolean =>
      verdict === 'supported' || (wanted === 'any' && verdict === 'contradicted');
    return {
      verdict: isSaid(decideKinds(inputs, told).verdict),
      alone: { 'acts taken one by one': isSaid(decideKinds(inputs).verdict) },
    };
  };
}

const MIXES: readonly (readonly [string, readonly number[]])[] = [
  ['two', [0.85, 0.15]],
  ['three', [0.7, 0.2, 0.1]],
  ['five', [0.6, 0.2, 0.1, 0.05, 0.05]],
  ['eight', Array.from({ length: 8 }, () => 1 / 8)],
  ['twelve', Array.from({ length: 12 }, (_, i) => 0.5 ** (i + 1) / (1 - 0.5 ** 12))],
];

/** The same kinds in both years, acts by themselves and in clusters; and eight kinds after three. */
export const KINDS = [
  ...MIXES.flatMap(([name, shares]) =>
    (
      [
        [100, 100, 1],
        [100, 100, 5],
        [100, 500, 5],
        [300, 1000, 10],
      ] as const
    ).map(([was, is, cluster]) => ({
      name: `kinds: the same ${name} in both years, ${was} and ${is} acts, ${cluster === 1 ? 'by themselves' : `in clusters of ${cluster}`}`,
      limit: { most: 0.07 },
      judge: judgeKinds({ before: shares, now: shares, acts: [was, is], cluster }, 'any'),
    })),
  ),
  ...(
    [
      [100, 1],
      [300, 5],
    ] as const
  ).map(([acts, cluster]) => ({
    name: `kinds: eight after three, ${acts} acts a year, ${cluster === 1 ? 'by themselves' : `in clusters of ${cluster}`}`,
    limit: { least: 0.9 },
    judge: judgeKinds({ before: MIXES[1]![1], now: MIXES[3]![1], acts: [acts, acts], cluster }, 'more'),
  })),
];
