/**
 * What others saw of a log, against what its keeper claims. Whoever signed a checkpoint of N entries at a time says that entry
 * N, and all after it, came later. So an entry from N on was not seen by them; and one whose claimed day lies more than a
 * day before that time was not made on that day, whatever its keeper writes. A day is left for clocks and time zones.
 */
const DAY_SECONDS = 86_400;

/** A state of the log that somebody saw whom the reader trusts. */
export interface Sighting {
  /** Who. */
  readonly name: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** Entries of the log that were there. */
  readonly size: number;
}

/** Why a claimed day cannot be true, or null. `day` is an entry's, YYYY-MM-DD. */
export function contradictedDay(entry: number, day: string, sightings: readonly Sighting[]): string | null {
  const allowed = Date.parse(`${day}T00:00:00Z`) / 1000 + 2 * DAY_SECONDS;
  const seen = sightings.find(({ timestamp, size }) => entry >= size && timestamp >= allowed);
  if (seen === undefined) return null;
  return `entry ${entry} claims the day ${day}; it was not among the ${seen.size} entries that ${seen.name} saw ${seen.timestamp} seconds after 1970, later than that day`;
}
