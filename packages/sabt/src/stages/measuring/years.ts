/** Which years are complete, by the rule of all periods (`periods.ts`): neither cut by the filter nor broken off. */
import type { Filter } from '../../store/analysis-port.ts';
import { periodsOf, windowOf } from './periods.ts';

export interface Dated {
  filter: Filter;
  /** ISO days of the first and the last of them. */
  first: string;
  last: string;
  n: number;
  today: string;
}

export function completeYears({ filter, first, last, n, today }: Dated): ReadonlySet<number> {
  const periods = periodsOf('year', { window: windowOf(filter), record: { first, last, n }, isOfFilter: true, today });
  return new Set(periods.filter(({ isComplete }) => isComplete).map(({ label }) => Number(label)));
}
