/**
 * Whether the share of yes rises or falls over the years. All of: Cochran–Armitage on the numbers corrected for votes of one
 * text being alike; and what is asked of every yearly series (`poll-judgement`): the interval of the change, with as many
 * years as are worth independent ones, on one side of nought, and the largest of three corrected p of Mann–Kendall below .05;
 * all in one direction. The votes of a year are no independent witnesses of its neighbours: without the third p and that
 * interval, 9 to 20 % of shares that only wander (AR(1) .8, 10 to 35 years) were found to rise or fall.
 */
import { tTwoSided } from '../../statistics/distributions.ts';
import { propTrend } from '../../statistics/rates/prop-trend.ts';
import type { MannKendall } from '../../statistics/trend/mann-kendall.ts';
import type { Found, Interval, MissingReason } from './measurement.ts';
import { judged } from './poll-judgement.ts';

export interface YearOfVotes {
  year: number;
  yes: number;
  /** Yes, no and abstentions. */
  n: number;
}

export interface ShareTrend extends Pick<Found['safeguards'], 'tests'> {
  finding: 'up' | 'down' | 'undecidable';
  missing?: MissingReason;
  /** The largest of those that the finding needs. */
  p: number | null;
  senSlope: number | null;
  senCi95: Interval | null;
}

const ALPHA = 0.05;

/** @param effect by which votes are divided, 1 at least; years without votes are left out */
export function shareTrend(years: readonly YearOfVotes[], effect: number): ShareTrend {
  const voted = years.filter(({ n }) => n > 0);
  const labels = voted.map(({ year }) => year);
  const [naive, corrected] = [1, effect].map((by) =>
    propTrend(
      voted.map(({ yes }) => yes / by),
      voted.map(({ n }) => n / by),
      labels,
    ),
  ) as [ReturnType<typeof propTrend>, ReturnType<typeof propTrend>];
  const yearly = judged(voted.map(({ year, yes, n }) => ({ year, level: yes / n, variance: null, values: 1 })));
  const { test: overTime } = yearly.change;
  const scatter = scatterP(voted, effect, overTime);
  const ps = [corrected.p, yearly.p, scatter];
  const p = ps.some((one) => one === null) ? null : Math.max(...(ps as number[]));
  const test = (name: string, one: number | null): ShareTrend['tests'][number] => ({
    name,
    p: one,
    holm: null,
    bh: null,
  });
  const base = {
    p,
    senSlope: overTime.senSlope,
    senCi95: overTime.senCi95,
    tests: [
      test('cochran-armitage-naive', naive.p),
      test('cochran-armitage', corrected.p),
      test('hamed-rao', overTime.hamedRao?.p ?? null),
      test('prewhitened', overTime.prewhitened?.p ?? null),
      test('prewhitened-effective', yearly.effective),
      test('votes-scatter', scatter),
    ],
  };
  const undecidable = (missing: MissingReason): ShareTrend => ({ ...base, finding: 'undecidable', missing });
  if (yearly.missing === 'no-complete-period' || yearly.missing === 'too-few-periods')
    return undecidable(yearly.missing);
  if (corrected.p === null) return undecidable(corrected.reason ?? 'no-variation');
  const isNothing = [corrected.p, yearly.p].every((one) => one === null || one >= ALPHA);
  if (yearly.finding === 'undecidable') return undecidable(isNothing ? 'interval-holds-none' : 'tests-differ');
  const isSame = (corrected.z ?? 0) * (yearly.change.slope ?? 0) > 0;
  return p !== null && p < ALPHA && isSame ? { ...base, finding: yearly.finding } : undecidable('tests-differ');
}

/** Nearer to one, a wandering is no longer one about a level. */
const MOST_MEMORY = 0.95;
/** Where nearly all is scatter, how much it hides cannot be told. */
const MOST_HIDDEN = 1.5;

/**
 * Votes scatter about the share that a year stands for, which hides a part of its memory: the autocorrelation seen at one
 * step, r, is that of the wandering times its part in the variance. With φ that of the wandering, the variance of a mean is
 * larger by 1 + 2r/(1 − φ) (an AR(1) seen with noise), and so the plain z of Mann–Kendall is smaller by its root, with as many
 * fewer degrees of freedom.
 */
function scatterP(
  years: readonly YearOfVotes[],
  effect: number,
  { z, p, senSlope, prewhitened }: MannKendall,
): number | null {
  if (z === null || senSlope === null) return null;
  if (prewhitened === null) return p;
  const shares = years.map(({ yes, n }) => yes / n);
  const level = shares.map((share, t) => share - senSlope * t);
  const mean = level.reduce((sum, one) => sum + one, 0) / level.length;
  const variance = level.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (level.length - 1);
  const byLot = years.reduce((sum, { n }, t) => sum + (shares[t]! * (1 - shares[t]!) * effect) / n, 0) / years.length;
  const { r1 } = prewhitened;
  const hidden = variance > byLot ? Math.min(MOST_HIDDEN, variance / (variance - byLot)) : MOST_HIDDEN;
  const memory = Math.min(MOST_MEMORY, r1 * hidden);
  const spreads = 1 + (2 * r1) / (1 - memory);
  return tTwoSided(z / Math.sqrt(spreads), Math.max(1, years.length / spreads - 2));
}
