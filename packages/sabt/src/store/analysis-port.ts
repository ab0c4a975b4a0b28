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
  place: string | null;
  lat: number | null;
  lon: number | null;
  placePrecision: string | null;
  languages: readonly string[];
  /** Ids. */
  sources: readonly string[];
  documents: readonly string[];
  /** Names as they stand, each once. */
  actors: readonly string[];
  confidentiality: string;
  counts: Readonly<Record<Summed, CountRange | null>>;
  /** Folded words that a filter's plain words are looked for in. */
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
] as const;
export type CountField = (typeof COUNT_FIELDS)[number];

/** What a filter says, ready for any adapter. Values are folded where the column is. */
export type Filter =
  | { is: 'all' }
  | { is: 'none' }
  | { is: 'and' | 'or'; of: readonly Filter[] }
  | { is: 'not'; of: Filter }
  | { is: 'equals'; field: CountField | 'id' | 'event' | 'document'; value: string }
  | { is: 'range'; field: 'date' | 'year' | Summed; from: string | number | null; to: string | number | null }
  | { is: 'words'; words: readonly string[] };

export interface CountQuery {
  by: readonly CountField[];
  filter: Filter;
  /** Which of the statuses count. */
  status: readonly ActStatus[];
  sum?: Summed | undefined;
  /** Size of the log at which the rows must hold; now, if absent. */
  at?: number | undefined;
}

export interface CountGroup {
  /** In the order of `by`; null where the act does not say. */
  key: readonly (string | null)[];
  /** Acts. */
  n: number;
  sum?: CountRange;
}

export interface RowQuery {
  filter: Filter;
  status: readonly ActStatus[];
  at?: number | undefined;
  sort: 'newest' | 'oldest';
  limit: number;
  offset: number;
}

export interface AnalysisCopy {
  /** Size of the log up to which rows were applied. */
  applied(): number;
  apply(rows: readonly ActRow[], upTo: number): Promise<void>;
  /** Groups in the order of their keys. An act with several sources, actors or languages stands in the group of each. */
  count(query: CountQuery): Promise<CountGroup[]>;
  rows(query: RowQuery): Promise<{ total: number; rows: ActRow[] }>;
  clear(): Promise<void>;
  close(): void;
}
