/**
 * How many acts in how many days watched, as a rate a year. Of five complete periods and more, number and interval are of
 * these alone, and the interval is that of a negative binomial model over them, because acts come in bursts and an exact
 * Poisson interval is then too narrow. Of fewer, both are of all days watched, and the interval is exact (Garwood). With
 * acts to compare with, also the ratio of both numbers over the periods that both share (see `beside`).
 */
import { Z975 } from '../../../statistics/distributions.ts';
import { fitNegativeBinomial } from '../../../statistics/glm/fit.ts';
import { poissonInterval } from '../../../statistics/rates/poisson-interval.ts';
import { type Ask, safeguardsOf, spanOf } from '../ask.ts';
import { type Beside, besideOf } from '../beside.ts';
import type { Found, Interval } from '../measurement.ts';
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
  const base = { method: 'rate/3', unit: 'acts', ...spanOf({ points }), n };
  const known = safeguardsOf(series, 'reported', 'all');
  const isOfFewer = points.length < series.points.length;
  const safeguards = { ...known, notes: [...known.notes, ...(isOfFewer ? ['incomplete-left-out'] : [])] };
  const beside = await besideOf(ask);
  const compared = beside?.compared ?? null;
  if (days === 0) {
    const value = compared === null ? null : { n, days, periods, perYear: null, exactInterval: null, compared };
    const input = { n: 0, ...(compared === null ? {} : { compared: putOf(compared) }) };
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
    ...(compared === null ? {} : { p: compared.pCentral }),
    safeguards: { ...safeguards, exposure: { ...safeguards.exposure, days } },
    points: countedPoints(series, 'all').map((point) => {
      const other = beside?.others.get(point.label);
      return other === undefined ? point : { ...point, other };
    }),
    input: {
      points: points.map((point) => [point.label, point.days, point.n]),
      compared: compared === null ? null : putOf(compared),
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

const putOf = ({ from, to, counts, sameSources, counting }: Beside): unknown => ({
  from,
  to,
  counts,
  sameSources: sameSources?.counts ?? null,
  factor: counting.factor ?? null,
});
