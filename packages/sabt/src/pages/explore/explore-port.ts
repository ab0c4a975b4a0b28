/** What the explorer, the page of an event and the codebook ask of the program; see `app-port.ts` for the conventions. */
import type { Confidentiality, Fields } from '../../model/records.ts';
import type { Checkpoint, Download, RecordView } from '../app-port.ts';
import type { NamedId, Page } from '../intake/app-port-intake.ts';

export const EXPLORE_STATUS = ['confirmed', 'suggested', 'any'] as const;
export type ExploreStatus = (typeof EXPLORE_STATUS)[number];

/** The filter as its form has it; everything that is set must hold. */
export interface ExploreQuery {
  /** Act type of the codebook, or a family of them. */
  type?: string;
  country?: string;
  place?: string;
  actor?: string;
  /** Id or name. */
  source?: string;
  /** As typed, in any of the calendars. */
  from?: string;
  to?: string;
  /** Confirmed acts alone where it is not set. */
  status?: ExploreStatus;
  words?: string;
  /** A filter in the language of `sabt count --where`. */
  where?: string;
  /** An area of the map: west, south, east, north in degrees. */
  box?: string;
  /** Size of the log. */
  at?: number;
}

export type Bounds = readonly [low: number | null, best: number | null, high: number | null];
export const VICTIMS = ['killed', 'injured', 'arrested', 'participants'] as const;
export type Measure = (typeof VICTIMS)[number];

export interface ExploreGroup {
  /** Null where the acts do not say. */
  value: string | null;
  /** What to show instead: the name of a source. */
  label?: string;
  n: number;
}

export const BREAKDOWNS = ['act', 'country', 'place', 'source', 'actor', 'year'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

export interface Explored {
  /** The whole filter, as `sabt count --where` takes it. */
  expression: string;
  /** What all numbers were computed from. */
  checkpoint: Checkpoint;
  acts: number;
  events: number;
  sources: number;
  confirmed: number;
  suggested: number;
  /** The same filter with any status, for what is left out. */
  any: { confirmed: number; suggested: number };
  first: string | null;
  last: string | null;
  sums: Readonly<Record<Measure, { range: Bounds; told: number }>>;
  /** Largest first; `more` is how many values there are beyond those shown. */
  groups: Readonly<Record<Breakdown, { list: ExploreGroup[]; more: number }>>;
  sourceName: string | null;
}

export type MapPrecision = 'exact' | 'town' | 'district' | 'region' | 'country' | 'unstated' | 'unlocated' | 'none';

export interface MapGroup {
  precision: MapPrecision;
  point: { lat: number; lon: number } | null;
  /** As `ExploreQuery.box`. */
  box: string | null;
  /** Of the place with the most acts. */
  name: string | null;
  names: number;
  /** ISO 3166-1 alpha-2, where it is a country that we know. */
  countryCode: string | null;
  country: string | null;
  n: number;
  confirmed: number;
}

export interface ExploreMap {
  groups: MapGroup[];
  /** Acts in groups beyond those given. */
  left: number;
}

export const STACKS = ['status', 'family'] as const;
export type Stack = (typeof STACKS)[number];
export type TimeUnit = 'day' | 'month' | 'year';

export interface TimeBar {
  from: string;
  to: string;
  /** Acts by key: a status, or a family of the codebook (empty for types of no family). */
  n: Readonly<Record<string, number>>;
  /** The filter or the present day cuts it off. */
  incomplete: boolean;
}

export interface ExploreTimeline {
  unit: TimeUnit;
  bars: TimeBar[];
  /** Acts whose dates lie in no bar in whole: how precise the date is, how many they are, and how many are so precise. */
  loose: { precision: string; n: number; of: number }[];
}

export interface ExploreRow {
  /** Of the act, or of the coding that suggests it. */
  id: string;
  event: string | null;
  status: string;
  act: string | null;
  title: string | null;
  start: string | null;
  end: string | null;
  precision: string | null;
  place: string | null;
  placePrecision: string | null;
  country: string | null;
  counts: Readonly<Record<Measure, Bounds | null>>;
  actors: readonly string[];
  sources: NamedId[];
  documents: number;
}

export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet', 'acled', 'ucdp'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface SavedView {
  id: string;
  name: string;
  query: ExploreQuery;
  view: string;
}

export interface GradedSource extends NamedId {
  /** Admiralty grade. */
  reliability: string | null;
}

export interface EventPassage {
  text: string;
  marks: [number, number][];
  /** The coding that points to the words. */
  coding: string;
  /** Act type that it asserts. */
  act: string | null;
  status: string;
  coder: string;
  negated: boolean;
  hypothetical: boolean;
}

export interface EventDocument {
  id: string;
  title: string | null;
  language: string | null;
  published: string | null;
  credibility: string | null;
  sources: GradedSource[];
  passages: EventPassage[];
}

export interface EventAct {
  id: string;
  status: string;
  fields: Fields;
  confidentiality: Confidentiality;
  entry: number;
}

/** An event with its acts; or one act, or what a coding suggests, each shown in the same way. */
export interface EventView {
  record: RecordView;
  /** Of the acts that follow. */
  names: Record<string, string>;
  acts: EventAct[];
  event: NamedId | null;
  sources: GradedSource[];
  documents: EventDocument[];
  /** The row of a table that it was imported from, in its own words. */
  row: { batch: NamedId; cells: [column: string, cell: string][] } | null;
}

export interface CodebookCounts {
  /** By act type; empty for acts of none. */
  counts: Map<string, { confirmed: number; suggested: number }>;
  checkpoint: Checkpoint;
}

type Awaitable<T> = T | Promise<T>;

export interface ExploreApp {
  /** Throws `invalid-argument` or `unreadable-date` for a filter that cannot be read. */
  summary(query: ExploreQuery): Awaitable<Explored>;
  map(query: ExploreQuery): Awaitable<ExploreMap>;
  timeline(
    query: ExploreQuery,
    how: { calendar: 'gregorian' | 'persian'; stack: Stack; today: string },
  ): Awaitable<ExploreTimeline>;
  table(
    query: ExploreQuery,
    page: { sort: 'newest' | 'oldest'; limit: number; offset: number },
  ): Awaitable<Page<ExploreRow>>;
  export(query: ExploreQuery, format: ExportFormat): Awaitable<Download>;
  savedViews(): Awaitable<SavedView[]>;
  saveView(name: string, query: ExploreQuery, view: string): Awaitable<{ id: string }>;
  /** Of a record of kind event, act or coding. */
  event(id: string, options: { version?: number; at?: number }): Awaitable<EventView>;
  /** Acts of each type, confirmed and suggested. */
  codebookCounts(): Awaitable<CodebookCounts>;
}
