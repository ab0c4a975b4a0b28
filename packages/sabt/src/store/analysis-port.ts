/**
 * The analysis copy: one row an act, in columns, for everything that counts. Derived from log and vault, disposable.
 *
 * The act is the counting unit. A row is an act that a person confirmed (a record of kind `act`), or one that a machine
 * suggests and nobody has decided on (a record of kind `coding`), told apart by `status`. Every row carries the sizes of
 * the log between which it held, so that any count can be made as of a past checkpoint.
 *
 * Durability: none promised; whatever is missing is applied again from the log. Concurrency: one writer; a reader sees
 * whole calls of `apply` only. Retry: applying an entry twice changes nothing.
 */
import type { DatePrecision } from '../model/records.ts';
import type { PointRow, PointsCopy } from './points-port.ts';

/** `other` is kept and never counted: withdrawn acts, and suggestions that became acts. */
export const ACT_STATUS = ['confirmed', 'suggested', 'rejected', 'other'] as const;
export type ActStatus = (typeof ACT_STATUS)[number];

export const SUMMED = ['participants', 'killed', 'injured', 'arrested'] as const;
export type Summed = (typeof SUMMED)[number];

/** null bounds are unknown. */
export type CountRangeBounds = [low: number | null, best: number | null, high: number | null];
export type CountRange = Readonly<CountRangeBounds>;

/** A version of an act, as it is counted. */
export interface ActRow {
  /** Of the record: an act or, while it is only suggested, a coding. */
  id: string;
  version: number;
  /** Index of its entry in the log. */
  entry: number;
  status: ActStatus;
  /** Id of its event; null while it is only suggested. */
  event: string | null;
  /** Act type of the codebook, or a word of its own that a table brought. */
  act: string | null;
  /** What the reader sees as the event's type: the ACLED event, UCDP type of violence, or the family of the act. */
  eventType: string | null;
  title: string | null;
  /** ISO days, both included. */
  start: string | null;
  end: string | null;
  precision: DatePrecision | null;
  /** ISO 3166-1 alpha-2, or the name folded where it is no country that we know. */
  countryKey: string | null;
  /** As the report has it. */
  country: string | null;
  admin1: string | null;
  /** The English name of a place of the gazetteer, else the report's, folded: one place is one group in any language. */
  placeKey: string | null;
  place: string | null;
  lat: number | null;
  lon: number | null;
  placePrecision: string | null;
  languages: readonly string[];
  /** Ids. */
  sources: readonly string[];
  /** Those of the sources that witness by themselves: without who only handed on what these report. */
  origins: readonly string[];
  documents: readonly string[];
  /** Names as they stand, each once. */
  actors: readonly string[];
  /** Ids of the articles that the record itself names; null where it names none and only its type tells. */
  rightsArticles: readonly string[] | null;
  confidentiality: string;
  counts: Readonly<Record<Summed, CountRange | null>>;
  /** Folded words and stems, each between spaces, that a filter's plain words are looked for in. */
  words: string;
}

export const COUNT_FIELDS = [
  'year',
  'month',
  'day',
  'act',
  'event-type',
  'country',
  'admin1',
  'place',
  'source',
  'actor',
  'language',
  'status',
  'precision',
  'place-precision',
  'event',
] as const;
export type CountField = (typeof COUNT_FIELDS)[number];

/** What a filter says, ready for any adapter. Values are folded where the column is. */
export type Filter =
  | { is: 'all' }
  | { is: 'none' }
  | { is: 'and' | 'or'; of: readonly Filter[] }
  | { is: 'not'; of: Filter }
  | { is: 'equals'; field: CountField | 'id' | 'document'; value: string }
  | { is: 'range'; field: 'date' | 'year' | Summed; from: string | number | null; to: string | number | null }
  | { is: 'words'; words: readonly string[] }
  /** At least one of these sources, by id. */
  | { is: 'reported-by'; sources: readonly string[] }
  | ({ is: 'box' } & Box);

/** Degrees; west and south included, east and north not. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Which acts are meant. */
export interface Selected {
  filter: Filter;
  /** Which of the statuses count. */
  status: readonly ActStatus[];
  /** Size of the log at which the rows must hold; now, if absent. */
  at?: number | undefined;
}

export interface CountQuery extends Selected {
  by: readonly CountField[];
  sum?: Summed | undefined;
}

export interface CountGroup {
  /** In the order of `by`; null where the act does not say. */
  key: readonly (string | null)[];
  /** Acts. */
  n: number;
  sum?: CountRange;
}

export interface RowQuery extends Selected {
  sort: 'newest' | 'oldest';
  limit: number;
  offset: number;
}

/** How far a selection reaches. */
export interface Extent {
  /** ISO days: the earliest start and the latest end. */
  first: string | null;
  last: string | null;
  /** Around all that has a point; null if nothing has one. */
  box: Box | null;
}

/** What a selection holds, in one look. */
export interface Summary extends Extent {
  acts: number;
  /** Different events that the acts belong to; what is only suggested belongs to none yet. */
  events: number;
  confirmed: number;
  suggested: number;
  /** Different sources. */
  sources: number;
  /** Sums, and how many acts give such a number at all. */
  sums: Readonly<Record<Summed, { range: CountRange; told: number }>>;
}

/** ISO days, both included. */
export interface DaySpan {
  from: string;
  to: string;
}

export interface SpanQuery extends Selected {
  /** In order, without gaps or overlaps. */
  spans: readonly DaySpan[];
  by: 'status' | 'act';
}

/** Acts whose own span of days lies within one of the spans asked for; others stand under no span. */
export interface SpanGroup {
  /** Index; null for acts that lie in no span in whole. */
  span: number | null;
  key: string | null;
  /** Under no span: how precise the date is, `none` where there is none. */
  loose: string | null;
  n: number;
}

/**
 * How far a place is known, as a map shows it: `unstated` has a point without a word about its precision, `unlocated` a
 * name without a point, `none` neither.
 */
export const SHOWN_PRECISIONS = [
  'exact',
  'town',
  'district',
  'region',
  'country',
  'unstated',
  'unlocated',
  'none',
] as const;
export type ShownPrecision = (typeof SHOWN_PRECISIONS)[number];

export interface PlaceQuery extends Selected {
  /** Points are put together in cells of so many degrees. */
  cell: number;
  limit: number;
}

/** Acts in one cell of the map, or in one region or country, or at one place without a point. */
export interface PlaceGroup {
  precision: ShownPrecision;
  /** The middle of the points; null where there is nothing to be drawn as a point. */
  point: { lat: number; lon: number } | null;
  /** The cell that holds the points. */
  box: Box | null;
  /** Of the place with the most acts. */
  name: string | null;
  /** Different names of places. */
  names: number;
  countryKey: string | null;
  country: string | null;
  n: number;
  confirmed: number;
}

export interface SourcesQuery extends Selected {
  by: 'year' | 'month';
}

export interface SourcesOver {
  /** Ids of those with an act in any of the periods, sorted. */
  ids: string[];
  /** How many of them have an act in each; a period without one is left out. */
  periods: { key: string; n: number }[];
}

export interface AnalysisCopy extends PointsCopy {
  /** Size of the log up to which rows were applied. */
  applied(): number;
  /** Rows in the order of their entries; acts and points of the same stretch of the log come together. */
  apply(rows: readonly ActRow[], upTo: number, points?: readonly PointRow[]): Promise<void>;
  /** Groups in the order of their keys. An act with several sources, actors or languages stands in the group of each. */
  count(query: CountQuery): Promise<CountGroup[]>;
  /** Different sources over time; an act that lies in no period in whole counts in none. */
  sourcesOver(query: SourcesQuery): Promise<SourcesOver>;
  rows(query: RowQuery): Promise<{ total: number; rows: ActRow[] }>;
  /** How many acts go back to exactly these origins (ids, sorted); none is a set as well. */
  originSets(selected: Selected): Promise<{ origins: string[]; n: number }[]>;
  /** How many acts there are of each type with exactly these articles of their own (ids, sorted). */
  articleSets(selected: Selected): Promise<{ act: string | null; articles: string[] | null; n: number }[]>;
  extent(selected: Selected): Promise<Extent>;
  summary(selected: Selected): Promise<Summary>;
  spans(query: SpanQuery): Promise<SpanGroup[]>;
  /** The largest groups first; `left` is how many acts are in groups beyond the limit. */
  places(query: PlaceQuery): Promise<{ groups: PlaceGroup[]; left: number }>;
  clear(): Promise<void>;
  close(): void;
}

/** What can be asked of a copy. */
export type AnalysisReader = Omit<AnalysisCopy, 'applied' | 'apply' | 'clear' | 'close'>;
