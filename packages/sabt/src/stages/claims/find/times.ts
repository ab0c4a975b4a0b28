/** Days that a sentence names, as a claim is bound to them. */
import type { FoundDate } from '../../reading/index.ts';
import type { Days } from './assertion.ts';

export const daysOf = ({ start, end }: FoundDate): Days => ({ from: start, to: end });

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Several whole years. */
export const isOfYears = ({ start, end }: FoundDate): boolean => yearOf(end) - yearOf(start) >= 2;

/** First and last year of a span of whole calendar years; null of anything else. */
export function endsOf({ start, end }: FoundDate): { before: Days; now: Days } | null {
  const isWhole = start.endsWith('-01-01') && end.endsWith('-12-31') && yearOf(end) > yearOf(start);
  if (!isWhole) return null;
  const year = (n: number): Days => ({ from: `${n}-01-01`, to: `${n}-12-31` });
  return { before: year(yearOf(start)), now: year(yearOf(end)) };
}
