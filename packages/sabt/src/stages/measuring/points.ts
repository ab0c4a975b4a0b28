/** What is drawn of a series of counts: each with its exact interval. */
import { poissonInterval } from '../../statistics/rates/poisson-interval.ts';
import type { MeasuredPoint } from './measurement.ts';
import type { Series, SeriesPoint } from './series.ts';

export const countOf = (point: SeriesPoint, used: 'throughout' | 'all'): number =>
  used === 'throughout' ? (point.panel ?? 0) : point.n;

/** @param fitted of the complete periods, in their order */
export function countedPoints(
  { points }: Series,
  used: 'throughout' | 'all',
  fitted: readonly number[] = [],
): MeasuredPoint[] {
  let at = 0;
  return points.map((point) => {
    const value = countOf(point, used);
    const { ci95 } = poissonInterval(value);
    const line = point.isComplete ? fitted[at++] : undefined;
    const { label, from, to, n, panel, sources, isComplete } = point;
    return {
      label,
      from,
      to,
      value,
      low: ci95[0],
      high: ci95[1],
      n,
      throughout: panel,
      sources,
      isComplete,
      ...(line === undefined ? {} : { fitted: line }),
    };
  });
}
