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
  /** Acts that both select. */
  shared: number;
}

/** Of the smaller of both, beyond which the two are no two things. */
const MOST_SHARED = 0.1;

/** Whether so many acts are on both sides that what is found would be of acts with themselves. */
export function isOneThing({ shared, first, second }: Pair): boolean {
  return shared > MOST_SHARED * Math.min(first.n, second.n);
}

/** Why there is nothing to compare; null where there is. */
export function emptiness({ first, second, periods }: Pair): 'no-acts' | 'no-complete-period' | null {
  if (first.n === 0 || second.n === 0) return 'no-acts';
  return periods.length === 0 ? 'no-complete-period' : null;
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
  const status = selected.status.filter((one) => driver.status.includes(one));
  const [shared] =
    status.length === 0
      ? []
      : await copy.count({ ...selected, status, filter: { is: 'and', of: [selected.filter, driver.filter] }, by: [] });
  return {
    shared: shared?.n ?? 0,
    periods: both.map(({ point: { label, from, to, isComplete } }) => ({ label, from, to, isComplete })),
    a: both.map(({ point }) => count(point)),
    b: both.map(({ other }) => count(other)),
    first,
    second,
    used,
  };
}
