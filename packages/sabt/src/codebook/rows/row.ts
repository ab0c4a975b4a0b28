import type { AcledSubEvent, Count, PloverMode, PloverType, UcdpType } from '../standards.ts';

/** What does not depend on language in an act type. Its words stand under `words/`. */
export interface ActRow {
  /** The type that this one is a kind of, in the same family. */
  parent?: string;
  /** Type and mode; the mode null where the type of act says nothing about the manner. */
  plover: readonly [PloverType, PloverMode | null] | null;
  /** Where ACLED would put such an act; null where its codebook has no place for it. */
  acled: AcledSubEvent | null;
  cameo: string | null;
  /** What UCDP most often makes of it; null where only the actors of a single act decide. */
  ucdp: UcdpType | null;
  /** Counts that reports of such acts typically carry. */
  counts: readonly Count[];
  /** Documented as an alleged violation of rights; whether it was one, review of the single act decides. */
  violation: boolean;
  /** Ids of the articles that it typically touches; the women's-rights lens follows from them. */
  rights: readonly string[];
}

export type ActRows = Readonly<Record<string, ActRow>>;
