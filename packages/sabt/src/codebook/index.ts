import { ACT_TYPES } from './acts.ts';
import type { ActType } from './types.ts';

export type { ActId } from './acts.ts';
export {
  ACLED_EVENTS,
  ACLED_SUB_EVENTS,
  type AcledEvent,
  type AcledSubEvent,
  COUNTS,
  type Count,
  FAMILY_IDS,
  type FamilyId,
  PLOVER_MODES,
  PLOVER_TYPES,
  type PloverMode,
  type PloverType,
  UCDP_TYPES,
  type UcdpType,
} from './standards.ts';
export type { AcledCode, ActType, PloverCode } from './types.ts';

export const CODEBOOK_VERSION = '2026.11';

const BY_ID = new Map(ACT_TYPES.map((act) => [act.id, act]));

export function actTypes(): readonly ActType[] {
  return ACT_TYPES;
}

export function actType(id: string): ActType | undefined {
  return BY_ID.get(id);
}
