import { readFileSync, writeFileSync } from 'node:fs';
import type { Places } from './places.ts';

/** When the archive was last verified, and with what result. */
export interface LastVerified {
  /** ISO time, UTC. */
  at: string;
  mode: 'full' | 'quick';
  ok: boolean;
  size: number;
}

/** Never evidence: what makes opening faster and what the pages show. Losing it costs time only. */
export interface State {
  /** Tiles of the log of this size are surely on disk. */
  synced: number;
  verified: LastVerified | null;
  /** The last full verification that found nothing: up to where `--quick` need not look at everything. */
  sound: LastVerified | null;
}

const NOTHING: State = { synced: 0, verified: null, sound: null };

export function readState(places: Places): State {
  try {
    return { ...NOTHING, ...(JSON.parse(readFileSync(places.state, 'utf8')) as Partial<State>) };
  } catch {
    return NOTHING;
  }
}

/** Best effort: in a folder that can only be read nothing is noted. */
export function writeState(places: Places, more: Partial<State>): void {
  try {
    writeFileSync(places.state, `${JSON.stringify({ ...readState(places), ...more })}\n`, { mode: 0o600 });
  } catch {
    return;
  }
}
