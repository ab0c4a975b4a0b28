/**
 * Votes gathered by roll call and by year: who voted throughout, who was absent, and how alike the votes of one roll call are.
 */
import type { Filter } from '../../store/analysis-port.ts';
import type { CountryPositionGroup, PositionGroup } from '../../store/points-port.ts';
import { completeYears } from './years.ts';

const CAST = ['yes', 'no', 'abstain'] as const;
export type Cast = (typeof CAST)[number];

export interface RollCall {
  of: string;
  start: string;
  year: number;
  votes: Record<Cast, number>;
  n: number;
  /** Recorded as such. */
  absent: number;
  other: number;
}

const isCast = (position: string): position is Cast => (CAST as readonly string[]).includes(position);

/** Keys of the states that cast a vote in every year in which any did; one of many is no panel. */
export function panelOf(groups: readonly CountryPositionGroup[]): string[] {
  const cast = groups.filter(({ position }) => isCast(position));
  const years = new Set(cast.map(({ year }) => year));
  const byKey = Map.groupBy(cast, ({ countryKey }) => countryKey);
  const throughout = [...byKey]
    .filter(([, of]) => new Set(of.map(({ year }) => year)).size === years.size)
    .map(([key]) => key)
    .sort();
  return throughout.length > 1 || byKey.size === 1 ? throughout : [];
}

export function rollCallsOf(groups: readonly PositionGroup[]): RollCall[] {
  const calls = new Map<string, RollCall>();
  for (const { of, start, position, n } of groups) {
    const call = calls.get(of) ?? {
      of,
      start,
      year: Number(start.slice(0, 4)),
      votes: { yes: 0, no: 0, abstain: 0 },
      n: 0,
      absent: 0,
      other: 0,
    };
    calls.set(of, call);
    if (isCast(position)) {
      call.votes[position] += n;
      call.n += n;
    } else if (position === 'absent') call.absent += n;
    else call.other += n;
  }
  return [...calls.values()];
}

/** How many states voted on anything, by year. */
export function votersOf(
  groups: readonly CountryPositionGroup[],
  panel: ReadonlySet<string> | null,
): Map<number, number> {
  const voters = new Map<number, Set<string>>();
  for (const { year, countryKey, position } of groups) {
    if (!isCast(position) || (panel !== null && !panel.has(countryKey))) continue;
    voters.set(year, (voters.get(year) ?? new Set()).add(countryKey));
  }
  return new Map([...voters].map(([year, keys]) => [year, keys.size]));
}

export interface Year {
  year: number;
  votes: Record<Cast, number>;
  n: number;
  absent: number;
  /** Of the absences, those that are not recorded. */
  inferred: number;
  other: number;
  isComplete: boolean;
}

export function wholeYears(calls: readonly RollCall[], filter: Filter, today: string): ReadonlySet<number> {
  const [first, last] = [calls[0], calls.at(-1)];
  if (first === undefined || last === undefined) return new Set();
  return completeYears({ filter, first: first.start, last: last.start, n: calls.length, today });
}

export function yearsOf(
  calls: readonly RollCall[],
  voters: ReadonlyMap<number, number>,
  complete: ReadonlySet<number>,
): Year[] {
  return [...Map.groupBy(calls, ({ year }) => year)].map(([year, of]) => {
    const add = (read: (call: RollCall) => number): number => of.reduce((sum, call) => sum + read(call), 0);
    const [n, absent, other] = [add((call) => call.n), add((call) => call.absent), add((call) => call.other)];
    const inferred = Math.max(0, of.length * (voters.get(year) ?? 0) - n - absent - other);
    return {
      year,
      votes: {
        yes: add(({ votes }) => votes.yes),
        no: add(({ votes }) => votes.no),
        abstain: add(({ votes }) => votes.abstain),
      },
      n,
      absent: absent + inferred,
      inferred,
      other,
      isComplete: complete.has(year),
    };
  });
}

export function totalOf(years: readonly Year[]): Omit<Year, 'year' | 'isComplete'> {
  const add = (read: (year: Year) => number): number => years.reduce((sum, year) => sum + read(year), 0);
  return {
    votes: {
      yes: add(({ votes }) => votes.yes),
      no: add(({ votes }) => votes.no),
      abstain: add(({ votes }) => votes.abstain),
    },
    n: add(({ n }) => n),
    absent: add(({ absent }) => absent),
    inferred: add(({ inferred }) => inferred),
    other: add(({ other }) => other),
  };
}

export function votesOf(groups: readonly CountryPositionGroup[]): Record<Cast, number> {
  const votes = { yes: 0, no: 0, abstain: 0 };
  for (const { position, n } of groups) if (isCast(position)) votes[position] += n;
  return votes;
}

/**
 * How much more the shares of yes vary from one roll call to another of the same year than votes by lot would; where no year
 * has two, from one roll call to another at all, which calls a trend an effect of the design and so is on the safe side.
 */
export function designEffect(calls: readonly RollCall[]): number {
  const voted = calls.filter(({ n }) => n > 0);
  const byYear = [...Map.groupBy(voted, ({ year }) => year).values()].filter(({ length }) => length > 1);
  const groups = byYear.length > 0 ? byYear : voted.length > 1 ? [voted] : [];
  let [found, expected] = [0, 0];
  for (const of of groups) {
    const n = of.reduce((sum, call) => sum + call.n, 0);
    const p = of.reduce((sum, call) => sum + call.votes.yes, 0) / n;
    found += (of.length / (of.length - 1)) * of.reduce((sum, call) => sum + (call.votes.yes - call.n * p) ** 2, 0);
    expected += n * p * (1 - p);
  }
  return expected === 0 ? 1 : Math.max(1, found / expected);
}
