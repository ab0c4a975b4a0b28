/**
 * How many acts in how many days watched, as a rate a year. The interval is exact (Garwood) where there are few periods; of
 * five and more it is that of a negative binomial model over them, because acts come in bursts and an exact Poisson interval
 * is then too narrow. With acts to compare with, also the ratio of both rates.
 */
import { Z975 } from '../../../statistics/distributions.ts';
import { fitNegativeBinomial } from '../../../statistics/glm/fit.ts';
import { poissonInterval } from '../../../statistics/rates/poisson-interval.ts';
import { rateRatio } from '../../../statistics/rates/rate-ratio.ts';
import { type Ask, safeguardsOf, spanOf } from '../ask.ts';
import type { Found, Interval } from '../measurement.ts';
import { pairOf } from '../pair.ts';
import { countedPoints } from '../points.ts';
import { type Series, seriesOf } from '../series.ts';

const YEAR = 365.25;
const LEAST_FOR_BURSTS = 5;

export async function rate(ask: Ask): Promise<Found> {
  const series = await seriesOf(ask.copy, ask.selected, ask.unit ?? 'year', ask.today);
  const days = series.points.reduce((sum, point) => sum + point.days, 0);
  const { n } = series;
  const base = { method: 'rate/1', unit: 'acts', ...spanOf(series), n };
  const safeguards = safeguardsOf(series, 'reported', 'all');
  if (days === 0) return { ...base, value: null, interval: null, missing: 'no-acts', safeguards, input: { n: 0 } };
  const exact = poissonInterval(n, days / YEAR);
  const interval = burstInterval(series) ?? exact.ci95;
  const compared = await comparedWith(ask);
  return {
    ...base,
    value: { n, days, perYear: exact.rate, exactInterval: exact.ci95, ...(compared === null ? {} : { compared }) },
    interval,
    ...(compared === null ? {} : { p: compared.pMinLike }),
    safeguards: { ...safeguards, exposure: { ...safeguards.exposure, days } },
    points: countedPoints(series, 'all'),
    input: {
      points: series.points.map((point) => [point.label, point.days, point.n]),
      compared: compared?.counts ?? null,
    },
  };
}

/** Null for few periods, and where the model does not exist. */
function burstInterval({ points }: Series): Interval | null {
  const complete = points.filter(({ isComplete }) => isComplete);
  if (complete.length < LEAST_FOR_BURSTS) return null;
  const fit = fitNegativeBinomial({
    design: complete.map(() => [1]),
    y: complete.map(({ n }) => n),
    offset: complete.map(({ days }) => Math.log(days / YEAR)),
  });
  if ('reason' in fit) return null;
  const half = Z975 * Math.sqrt(fit.covariance[0]![0]!);
  return [Math.exp(fit.coef[0]! - half), Math.exp(fit.coef[0]! + half)];
}

async function comparedWith(ask: Ask) {
  const pair = await pairOf(ask, 'year');
  if (pair === null) return null;
  const total = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);
  const counts: [number, number] = [total(pair.a), total(pair.b)];
  return { counts, periods: pair.periods.length, used: pair.used, ...rateRatio(counts, [1, 1]) };
}
