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
import { isCovered } from '../coverage.ts';
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
  const compared = await comparedWith(ask);
  if (days === 0) {
    const value = compared === null ? null : { n, days, periods, perYear: null, exactInterval: null, compared };
    const input = { n: 0, ...(compared === null ? {} : { compared: compared.counts }) };
    return { ...base, value, interval: null, missing: 'no-acts', safeguards, input };
  }
  const exact = poissonInterval(n, days / YEAR);
  const interval = (periods === 'complete' ? burstInterval(points) : null) ?? exact.ci95;
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

/** Counts over the periods that both cover; of acts of which there are none, over those of the other. */
async function comparedWith(ask: Ask) {
  const pair = await pairOf(ask, 'year');
  if (pair === null || ask.driver === null) return null;
  const { first, second, used } = pair;
  const hasBoth = first.points.length > 0 && second.points.length > 0;
  const alone = hasBoth ? [] : [...first.points, ...second.points].filter(({ isComplete }) => isComplete);
  const total = (series: Series, own: readonly number[]): number =>
    hasBoth
      ? own.reduce((sum, one) => sum + one, 0)
      : series.points.length === 0
        ? 0
        : alone.reduce((sum, { n }) => sum + n, 0);
  const counts: [number, number] = [total(first, pair.a), total(second, pair.b)];
  const periods = hasBoth ? pair.periods.length : alone.length;
  const covered = await Promise.all(
    ([first, second] as const).map((series, i) =>
      series.n + series.loose > 0 ? true : isCovered(ask.copy, i === 0 ? ask.selected : ask.driver!),
    ),
  );
  // what no source tells of was not counted
  if (covered.includes(false))
    return {
      ...rateRatio([0, 0], [1, 1]),
      counts: counts.map((n, i) => (covered[i] ? n : null)),
      periods,
      used,
      reason: 'not-covered' as const,
    };
  return { counts, periods, used, ...rateRatio(counts, [1, 1]) };
}
