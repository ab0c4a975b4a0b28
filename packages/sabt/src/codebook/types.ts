import type { AcledEvent, AcledSubEvent, Count, FamilyId, PloverMode, PloverType, UcdpType } from './standards.ts';

export interface PloverCode {
  /** Null where PLOVER codes no such act: mere statements, votes, elections, publicity. */
  type: PloverType | null;
  mode: PloverMode | null;
}

export interface AcledCode {
  event: AcledEvent;
  subEvent: AcledSubEvent;
}

/** A kind of act: the unit that is coded, counted and exchanged. */
export interface ActType {
  id: string;
  family: FamilyId;
  parent?: string;
  plover: PloverCode;
  /** Where ACLED would put such an act; null where its codebook has no place for it. */
  acled: AcledCode | null;
  /** Two to four digits with the leading zero. */
  cameo: string | null;
  ucdp: UcdpType | null;
  /** Counts that reports of such acts typically carry. */
  counts: readonly Count[];
  /** Alleges a violation of rights by its very type. */
  violation: boolean;
  /** Ids of the rights articles that it typically touches. */
  rights: readonly string[];
  /** Belongs to the women's-rights lens: an article of CEDAW is among `rights`. */
  womensRights: boolean;
}
