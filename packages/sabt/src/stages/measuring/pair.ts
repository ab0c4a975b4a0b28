/** Two kinds of acts over the same complete periods. */
import type { Ask } from './ask.ts';
import type { Period, Unit } from './periods.ts';
import { type Series, seriesOf } from './series.ts';

export interface Pair {
  /** The complete periods that both cover. */
  periods: Pick<Period, 'label' | 'from' | 'to' | 'isComplete'>[];
  /** Acts asked about, and the acts compared with them. */
  a: number[];
  b: number[];
  first: Series;
  second: Series;
  /** Of both: the sources that reported throughout, where both have such. */
  used: 'throughout' | 'all';
}

/** Null where nothing to compare with was given. */
export async function pairOf({ copy, selected, driver, unit, today }: Ask, usual: Unit): Promise<Pair | null> {
  if (driver === null) return null;
  const [first, second] = await Promise.all(
    [selected, driver].map((one) => seriesOf(copy, one, unit ?? usual, today)) as [Promise<Series>, Promise<Series>],
  );
  const used = first.panel.length > 0 && second.panel.length > 0 ? 'throughout' : 'all';
  const others = new Map(second.points.map((point) => [point.label, point]));
  const both = first.points.flatMap((point) => {
    const other = others.get(point.label);
    return other !== undefined && point.isComplete && other.isComplete ? [{ point, other }] : [];
  });
  const count = (point: Series['points'][number]): number => (used === 'throughout' ? (point.panel ?? 0) : point.n);
  return {
    periods: both.map(({ point: { label, from, to, isComplete } }) => ({ label, from, to, isComplete })),
    a: both.map(({ point }) => count(point)),
    b: both.map(({ other }) => count(other)),
    first,
    second,
    used,
  };
}
