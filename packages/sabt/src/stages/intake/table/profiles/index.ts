import { SabtError } from '../../../../model/errors.ts';
import { acled } from './acled.ts';
import { bayanat } from './bayanat.ts';
import { gdelt } from './gdelt.ts';
import { massMobilization } from './mass-mobilization.ts';
import type { Profile } from './profile.ts';
import { ucdpGed } from './ucdp-ged.ts';
import { unRollCalls, unVotes } from './un-votes.ts';
import { upr } from './upr.ts';

export type { HeldRows, Profile } from './profile.ts';

const PROFILES: Readonly<Record<string, Profile | null>> = {
  table: null,
  upr,
  'ucdp-ged': ucdpGed,
  'mass-mobilization': massMobilization,
  gdelt,
  acled,
  bayanat,
  'un-roll-calls': unRollCalls,
  'un-votes': unVotes,
};

/** The profile of a name; null for `table`, whose mapping is given or proposed. Throws `unknown-profile`. */
export function profileNamed(name: string): Profile | null {
  const profile = Object.hasOwn(PROFILES, name) ? PROFILES[name] : undefined;
  if (profile === undefined)
    throw new SabtError(
      'unknown-profile',
      `There is no import profile “${name}”; there are: ${profileNames().join(', ')}.`,
    );
  return profile;
}

export function profileNames(): string[] {
  return Object.keys(PROFILES);
}
