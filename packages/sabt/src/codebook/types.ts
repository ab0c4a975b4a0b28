import type {
  AcledEvent,
  AcledSubEvent,
  Count,
  FamilyId,
  PloverMode,
  PloverType,
  TextLanguage,
  UcdpType,
} from './standards.ts';

/** A text in each of the three languages. */
export type InLanguages<Text = string> = Readonly<Record<TextLanguage, Text>>;

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
  labels: InLanguages;
  definitions: InLanguages;
  /** One or two sentences of invented reports; an archive's own type may have none. */
  examples: InLanguages<readonly string[]>;
  plover: PloverCode;
  /** Where ACLED would put such an act; null where its codebook has no place for it. */
  acled: AcledCode | null;
  /** Two to four digits with the leading zero. */
  cameo: string | null;
  /** What UCDP most often makes of it; null where only the actors of a single act decide. */
  ucdp: UcdpType | null;
  /** Counts that reports of such acts typically carry. */
  counts: readonly Count[];
  /** Documented as an alleged violation of rights; whether it was one, review of the single act decides. */
  violation: boolean;
  /** Ids of the rights articles that it typically touches. */
  rights: readonly string[];
  /** Belongs to the women's-rights lens: one of `rights` does. */
  womensRights: boolean;
}

export interface Term {
  id: string;
  labels: InLanguages;
}

export interface ResponseType extends Term {
  /** The act type under which such a response is counted. */
  act: string;
}

export interface RightsInstrument extends Term {
  id: 'udhr' | 'iccpr' | 'icescr' | 'cedaw' | 'cat' | 'crc' | 'icpped';
  /** Year of adoption. */
  year: number;
}

export interface RightsArticle extends Term {
  instrument: RightsInstrument['id'];
  article: number;
  womensRights: boolean;
}

/** One version of the codebook: what ships with the program, perhaps with an archive's own types. */
export interface Codebook {
  /** `YEAR.MONTH`, followed for each extension by `+NAME.VERSION`. */
  readonly version: string;
  readonly acts: readonly ActType[];
  act(id: string): ActType | undefined;
  /** True if `id` is `ancestor` or a kind of it, over any number of parents. */
  isA(id: string, ancestor: string): boolean;
}
