/** The codebook: which kinds of act there are, what they are called, and how other standards call them. */
import { BASE_CODEBOOK } from './acts.ts';
import { RIGHTS_ARTICLES, RIGHTS_INSTRUMENTS } from './rights.ts';
import { DEGREES_OF_INVOLVEMENT, FAMILIES, RESPONSE_TYPES, ROLES } from './terms.ts';
import type { ActType, Codebook, ResponseType, RightsArticle, RightsInstrument, Term } from './types.ts';

export { type ActId, BASE_CODEBOOK, CODEBOOK_VERSION } from './acts.ts';
export { codebookOf } from './codebook.ts';
export { extendCodebook } from './extend.ts';
export { rightsArticle } from './rights.ts';
export {
  ACLED_EVENTS,
  ACLED_SUB_EVENTS,
  type AcledEvent,
  type AcledSubEvent,
  acledEventOf,
  COUNTS,
  type Count,
  FAMILY_IDS,
  type FamilyId,
  PLOVER_MODES,
  PLOVER_TYPES,
  type PloverMode,
  type PloverType,
  TEXT_LANGUAGES,
  type TextLanguage,
  UCDP_TYPES,
  type UcdpType,
} from './standards.ts';
export { type CodebookRow, codebookAsTable } from './table.ts';
export type {
  AcledCode,
  ActType,
  Codebook,
  InLanguages,
  PloverCode,
  ResponseType,
  RightsArticle,
  RightsInstrument,
  Term,
} from './types.ts';

let current = BASE_CODEBOOK;

/** The codebook in use: that of the program, with the archive's own types once it is open. A process has one archive. */
export function codebookInUse(): Codebook {
  return current;
}

export function useCodebook(codebook: Codebook): void {
  current = codebook;
}

export function actTypes(): readonly ActType[] {
  return current.acts;
}

export function actType(id: string): ActType | undefined {
  return current.act(id);
}

export function families(): readonly Term[] {
  return FAMILIES;
}

export function rightsArticles(): readonly RightsArticle[] {
  return RIGHTS_ARTICLES;
}

export function rightsInstruments(): readonly RightsInstrument[] {
  return RIGHTS_INSTRUMENTS;
}

export const roles: readonly Term[] = ROLES;
export const degreesOfInvolvement: readonly Term[] = DEGREES_OF_INVOLVEMENT;
export const responseTypes: readonly ResponseType[] = RESPONSE_TYPES;
