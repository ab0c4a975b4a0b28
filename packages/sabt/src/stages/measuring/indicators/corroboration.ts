/**
 * How many acts are told by at least two independent origins: a share with Wilson's interval, and how many have one, two,
 * three or more. Reports of one event are one act; texts that copy one another, and sources named twice, are one origin.
 * An act that names no source counts among those with none.
 */
import { wilson } from '../../../statistics/rates/wilson.ts';
import { type Ask, plainSafeguards, SMALL } from '../ask.ts';
import type { Found, MeasuredPoint } from '../measurement.ts';
import { originSets } from '../origins.ts';

const SHOWN = 5;

export async function corroboration(ask: Ask): Promise<Found> {
  const sets = await originSets(ask);
  const { first, last } = await ask.copy.extent(ask.selected);
  const n = sets.reduce((sum, set) => sum + set.n, 0);
  const told = Array.from({ length: SHOWN + 1 }, (_, origins) =>
    sets.filter((set) => Math.min(SHOWN, set.origins.length) === origins).reduce((sum, set) => sum + set.n, 0),
  );
  const several = told.slice(2).reduce((sum, count) => sum + count, 0);
  const interval = n === 0 ? null : wilson(several, n).ci95;
  const sources = new Set(sets.flatMap(({ origins }) => origins)).size;
  return {
    method: 'corroboration/2',
    unit: 'acts',
    from: first,
    to: last,
    n,
    value: { acts: several, of: n, share: n < SMALL ? null : several / n },
    interval: n < SMALL ? null : interval,
    ...(n === 0 ? { missing: 'no-acts' as const } : n < SMALL ? { missing: 'too-few-acts' as const } : {}),
    safeguards: {
      ...plainSafeguards('reported', n),
      sources: { all: sources, throughout: 0, used: 'all' },
      notes: told[0]! > 0 ? ['acts-without-source'] : [],
    },
    points: told.map((count, origins) => point(String(origins), count, first ?? '', last ?? '')),
    input: { told },
  };
}

const point = (label: string, value: number, from: string, to: string): MeasuredPoint => ({
  label,
  from,
  to,
  value,
  low: null,
  high: null,
  isComplete: true,
});
