/**
 * What others saw of a log, against what its keeper claims. Whoever was shown a checkpoint of N entries, the newest there was,
 * and signed it at a time did not see entry N nor any after it: these came later, and one whose claimed day lies more than
 * a day before that time was not made on that day, whatever its keeper writes. A day is left for clocks and time zones.
 *
 * So it holds only of who signs when asked: a witness, and an authority for time stamps, which answers with its own clock
 * within seconds (RFC 3161, section 2.4.2). It does not hold of a block. A calendar of OpenTimestamps takes a checkpoint now
 * and gets it into a block hours or days later, while the log goes on: the time of a block says that the checkpoint is not
 * younger, and nothing of when the next entry was made. Held against a block, honest entries would be called backdated.
 */
import type { DossierAnchor } from './dossier-anchors.ts';

const DAY_SECONDS = 86_400;
/** The last second that is written with a year of four digits. */
const LAST_WRITTEN = 253_402_300_799;

/** A state of the log that somebody saw whom the reader trusts. */
export interface Sighting {
  /** Who. */
  readonly name: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** Entries of the log that were there. */
  readonly size: number;
}

/** What authorities saw that the reader named. Blocks are no sightings. */
export function sightingsOf(anchors: readonly DossierAnchor[]): Sighting[] {
  return anchors.flatMap(({ kind, state, time, authority, size }) =>
    kind === 'tsa' && state === 'confirmed' && time !== null && authority !== null
      ? [{ name: authority, timestamp: time / 1000, size }]
      : [],
  );
}

/** Why a claimed day cannot be true, or null. `day` is an entry's, YYYY-MM-DD. */
export function contradictedDay(entry: number, day: string, sightings: readonly Sighting[]): string | null {
  const allowed = Date.parse(`${day}T00:00:00Z`) / 1000 + 2 * DAY_SECONDS;
  const seen = sightings.find(({ timestamp, size }) => entry >= size && timestamp >= allowed);
  if (seen === undefined) return null;
  return `entry ${entry} claims the day ${day}; it was not among the ${seen.size} entries that ${seen.name} saw on ${dayOf(seen.timestamp)}`;
}

/**
 * Why the day on which a dossier says that it was made is in doubt, or null: it holds what came later. No failure: a clock
 * that went ahead and was set right, dates honest entries later than what is made of them.
 */
export function doubtedDay(
  day: string,
  records: readonly { readonly id: string; readonly at: string | null; readonly ok: boolean }[],
  sightings: readonly Sighting[],
): string | null {
  const last = records.reduce<{ id: string; at: string } | null>(
    (found, { id, at, ok }) => (ok && at !== null && at > (found?.at ?? day) ? { id, at } : found),
    null,
  );
  if (last !== null)
    return `made on ${day}, as it says; the record ${last.id}, which it holds, claims the day ${last.at}: one of them is not true`;
  const allowed = Date.parse(`${day}T00:00:00Z`) / 1000 + 2 * DAY_SECONDS;
  const seen = sightings.find(({ timestamp }) => timestamp >= allowed);
  if (seen === undefined) return null;
  return `made on ${day}, as it says; the ${seen.size} entries that ${seen.name} saw on ${dayOf(seen.timestamp)} are in it`;
}

/** Who signs may state any number. */
function dayOf(seconds: number): string {
  return new Date(Math.min(seconds, LAST_WRITTEN) * 1000).toISOString().slice(0, 10);
}
