/**
 * Backdating. The day in an entry is claimed by whoever wrote it. But where a witness or an authority has put a time on
 * the log when it had S entries, every later entry was not in what they saw: one that claims a day before that time
 * contradicts them. A day is allowed for clocks and for checkpoints that were shown late. Blocks are no such times: a
 * calendar gets a checkpoint into one days later, while the log goes on (packages/proof/src/seen.ts).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBundle, entriesPath, ProofError, parseEntry, TILE_WIDTH } from '@sabt/proof';
import type { Anchor, CosignedState, WitnessingProblem } from '../../stages/witnessing/index.ts';

/** A time that others put on the log, in milliseconds, and how many entries it had then. */
export interface SeenAt {
  by: string;
  size: number;
  time: number;
}

const DAY_MS = 86_400_000;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The times that witnesses and authorities put on this log. */
export function seenBy(state: Pick<CosignedState, 'size' | 'witnesses'> | null, anchors: readonly Anchor[]): SeenAt[] {
  const signed = (state?.witnesses ?? []).flatMap(({ name, timestamp, why }) =>
    why !== null || timestamp === null || state?.size == null
      ? []
      : [{ by: `the witness ${name}`, size: state.size, time: timestamp * 1000 }],
  );
  const stamped = anchors.flatMap(({ kind, state: held, size, time, authority, url }) =>
    kind !== 'tsa' || held !== 'confirmed' || size === null || time === null
      ? []
      : [{ by: `the time-stamping authority ${authority?.signer ?? url}`, size, time: Date.parse(time) }],
  );
  return [...signed, ...stamped];
}

/** The entries of a published log that claim a day which what others saw contradicts: one problem for each of them. */
export function backdated(dir: string, size: number, seen: readonly SeenAt[]): WitnessingProblem[] {
  const first = Math.min(size, ...seen.map((one) => one.size));
  const found = new Map<SeenAt, { entry: number; day: string; count: number }>();
  for (const [entry, day] of claimedDays(join(dir, 'log'), first, size)) {
    // the latest time counts: it contradicts most
    const contradicting = seen
      .filter((one) => one.size <= entry && day < dayOf(one.time - DAY_MS))
      .sort((a, b) => b.time - a.time)[0];
    if (contradicting === undefined) continue;
    const known = found.get(contradicting);
    if (known === undefined) found.set(contradicting, { entry, day, count: 1 });
    else known.count += 1;
  }
  return [...found].map(([{ by, size: saw, time }, { entry, day, count }]) => ({
    code: 'day-contradicted',
    where: `entry ${entry}`,
    message: `It claims the day ${day}, but on ${dayOf(time)} ${by} saw a log of ${saw} entries, without it. The claimed day is not to be relied on${count > 1 ? `, nor that of ${count - 1} entries after it` : ''}.`,
  }));
}

/** Damage is passed over: it is named elsewhere. */
function* claimedDays(log: string, from: number, size: number): Generator<[number, string]> {
  for (let bundle = Math.floor(from / TILE_WIDTH); bundle * TILE_WIDTH < size; bundle++) {
    const width = Math.min(TILE_WIDTH, size - bundle * TILE_WIDTH);
    const path = join(log, entriesPath(bundle, width));
    if (!existsSync(path)) continue;
    try {
      for (const [i, bytes] of decodeBundle(readFileSync(path), width).entries()) {
        const entry = bundle * TILE_WIDTH + i;
        if (entry >= from) yield [entry, parseEntry(bytes).at];
      }
    } catch (thrown) {
      if (!(thrown instanceof ProofError)) throw thrown;
    }
  }
}
