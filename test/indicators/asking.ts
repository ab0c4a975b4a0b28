/** Indicators over acts that were made so that the answer is known. */
import {
  type Ask,
  type Found,
  indicatorOf,
  type Measure,
  readFilter,
} from '../../packages/sabt/src/stages/measuring/index.ts';
import { copyOf, type Made, names, TODAY } from '../running/made-acts.ts';

/** Acts on days spread evenly over a year. */
export function yearOf(year: number, n: number, more: Omit<Made, 'start'> = {}): Made[] {
  return Array.from({ length: n }, (_, i) => {
    const day = new Date(Date.UTC(year, 0, 1 + Math.floor((i * 365) / n)));
    return { start: day.toISOString().slice(0, 10), ...more };
  });
}

export async function ask(
  measure: Measure,
  acts: readonly Made[],
  more: Partial<Omit<Ask, 'driver'>> & { where?: string; driver?: string } = {},
): Promise<Found> {
  const copy = await copyOf(acts);
  const { where = '', driver, ...rest } = more;
  const indicator = await indicatorOf(measure);
  return indicator({
    copy,
    selected: readFilter(where, names),
    driver: driver === undefined ? null : readFilter(driver, names),
    unit: null,
    today: TODAY,
    series: null,
    same: { events: [], documents: [] },
    ...rest,
  } as Ask);
}

export const years = Array.from({ length: 16 }, (_, i) => 2008 + i);
