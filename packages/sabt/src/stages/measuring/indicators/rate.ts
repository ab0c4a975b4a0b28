/**
 * How many acts in how many days watched, as a rate a year. Of five complete periods and more, number and interval are of
 * these alone, and the interval is that of a negative binomial model over them, because acts come in bursts and an exact
 * Poisson interval is then too narrow. Of fewer, both are of all days watched, and the interval is exact (Garwood). With acts to compare with, also the ratio of both rates.
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
  const complete = series.points.filter(({ isComplete }) => isComplete);
  const periods = complete.length < LEAST_FOR_BURSTS ? 'all' : 'complete';
  const points = periods === 'complete' ? complete : series.points;
  const days = points.reduce((sum, point) => sum + point.days, 0);
  const n = points.reduce((sum, point) => sum + point.n, 0);
  const base = { method: 'rate/2', unit: 'acts', ...spanOf({ points }), n };
  const known = safeguardsOf(series, 'reported', 'all');
  const isOfFewer = points.length < series.points.length;
  const safeguards = { ...known, notes: [...known.notes, ...(isOfFewer ? ['incomplete-left-out'] : [])] };
  if (days === 0) return { ...base, value: null, interval: null, missing: 'no-acts', safeguards, input: { n: 0 } };
  const exact = poissonInterval(n, days / YEAR);
  const interval = (periods === 'complete' ? burstInterval(points) : null) ?? exact.ci95;
  const compared = await comparedWith(ask);
  return {
    ...base,
    value: {
      n,
      days,
      periods,
      perYear: exact.rate,
      exactInterval: exact.ci95,
      ...(compared === null ? {} : { compared }),
    },
    interval,
    ...(compared === null ? {} : { p: compared.pMinLike }),
    safeguards: { ...safeguards, exposure: { ...safeguards.exposure, days } },
    points: countedPoints(series, 'all'),
    input: {
      points: points.map((point) => [point.label, point.days, point.n]),
      compared: compared?.counts ?? null,
    },
  };
}

/** Null where the model does not exist. */
function burstInterval(complete: Series['points']): Interval | null {
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
