/**
 * What the pages ask of the program. `app.ts` implements this over the real stages; `test/demo-app.ts` implements it
 * in memory. Every type is plain JSON (except uploads and downloads, which are streams), so an answer may come from
 * another process. Methods may be asynchronous.
 *
 * Conventions: days are ISO civil dates (`2026-11-23`), instants are ISO in UTC (`2026-11-23T08:04:00Z`), sizes are
 * bytes, spans are `[start, end)` in UTF-16 units, ids are those of `model/ids.ts`. A method that is asked for an id
 * that does not exist throws `SabtError('not-found')`; every error that a person should read is a `SabtError`, whose
 * code the pages turn into words in three languages (`reason.*` in `i18n/`). Anything else becomes the page
 * "a defect of ours".
 */
import type { Confidentiality, Fields, Json, Kind } from '../model/records.ts';
import type { ClaimsApp } from './claims/claims-port.ts';
import type { ExploreApp } from './explore/explore-port.ts';
import type { HandOverApp } from './handing-over/hand-over-port.ts';
import type { WithholdApp } from './handing-over/withhold-port.ts';
import type {
  BatchSummary,
  BatchView,
  DryRun,
  LedgerStatus,
  Mapping,
  NamedId,
  Page,
  TableUpload,
  Uploads,
} from './intake/app-port-intake.ts';
import type { Vouched } from './log-port.ts';
import type { MeasureApp } from './measuring/measure-port.ts';
import type { LinksApp, ReviewApp } from './review/app-port-review.ts';

export * from './intake/app-port-intake.ts';
export * from './review/app-port-review.ts';

type Awaitable<T> = T | Promise<T>;

export interface Checkpoint {
  /** Number of entries that it covers. */
  size: number;
  /** Root hash, base64. */
  root: string;
}

export interface Problem {
  code: string;
  /** What is damaged, as a person would name it. */
  where: string;
  message: string;
}

/** What the seal line says on every page. Must be cheap: it is asked for on every request. */
export interface ArchiveStatus {
  /** Null if nobody gave it one. */
  title: string | null;
  /** Origin line of the checkpoints. */
  origin: string;
  /** Verifier key, as in a signed note. */
  vkey: string;
  checkpoint: Checkpoint;
  /** The last verification that ended, or null if there was none. `size` is the checkpoint that it reached. */
  verified: { at: string; mode: 'full' | 'quick'; ok: boolean; size: number } | null;
  /** How many of those that are asked signed the newest cosigned checkpoint, and its size; null where there is none. */
  witnesses: { agreed: number; of: number; size: number | null };
  /** What is known to be damaged now; empty when nothing is. */
  damage: Problem[];
  /** The archive holds the invented sample. */
  sample: boolean;
}

export interface Counts {
  byKind: Partial<Record<Kind, number>>;
  /** Suggestions that wait for a person, and pairs of records. */
  suggested: { codings: number; links: number };
  /** Files kept as evidence whose text could not be read. */
  unread: number;
  /** Rows and files that failed and have not been taken in since. */
  failed: number;
  /** The batches that hold them, newest first. */
  batchesWithFailures: BatchSummary[];
  /** Batches that were cut off and can be resumed. */
  interrupted: BatchSummary[];
}

export interface RecordSummary {
  id: string;
  kind: Kind;
  /** File name, where there is one. */
  name: string | null;
  title: string | null;
  /** ISO 639-1 of the title and text, or null where not known. */
  language: string | null;
  /** Publication of a document, start of an event. */
  date: string | null;
  source: NamedId | null;
  /** Index of the entry of the current version. */
  entry: number;
  confidentiality: Confidentiality;
}

export const SORTS = ['rank', 'newest'] as const;
type Sort = (typeof SORTS)[number];

/** An empty `query` with filters (or without) lists everything that passes them, newest first. */
export interface SearchQuery {
  query: string;
  kind?: Kind;
  language?: string;
  /** As typed: Gregorian, Persian or Islamic; see CONTRACT. */
  from?: string;
  to?: string;
  /** Id of a source. */
  source?: string;
  tag?: string;
  sort?: Sort;
}

export interface Snippet {
  field: string;
  text: string;
  /** [start, end) in UTF-16 units of `text`. */
  marks: [number, number][];
}

export interface SearchHit extends RecordSummary {
  score: number;
  snippets: Snippet[];
}

export interface FacetValue {
  value: string;
  n: number;
  /** What to show instead of the value: the name of a source. */
  label?: string;
}

export interface SearchResult {
  total: number;
  totalIsExact: boolean;
  hits: SearchHit[];
  facets: { kind?: FacetValue[]; language: FacetValue[]; source: FacetValue[]; year: FacetValue[] };
  /** Why the query was not taken as it was typed. */
  note?: string;
}

export interface FieldChange {
  path: string;
  /** Null where the field was not there. Long texts are cut by the implementation to what differs. */
  before: Json;
  after: Json;
}

export interface VersionSummary {
  version: number;
  /** The instant, or the day where the exact time is not known. */
  at: string;
  by: string;
  entry: number;
  /** Against the version before; empty for the first. */
  changes: FieldChange[];
  /** Why, in the words of who corrected it. */
  reason?: string;
}

/** The evidentiary copy of a document: the bytes as they were taken in. */
export interface OriginalFile {
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
}

export interface Encoding {
  name: string;
  how: 'declared' | 'bom' | 'detected';
  /** What else it might have been, likeliest first. */
  others?: string[];
}

export interface RecordView {
  id: string;
  kind: Kind;
  /** The version shown. */
  version: number;
  latest: number;
  /** Size of the log as of which it is shown, when asked for. */
  asOf: number | null;
  title: string | null;
  language: string | null;
  /** All fields of the version, `text` and `mainText` as whole strings. What is withheld or erased is absent. */
  fields: Fields;
  /** Paths whose value and key were destroyed. */
  erased: string[];
  /** Why, by path, where the log says so: codes of the closed list. */
  erasedFor?: Record<string, string>;
  confidentiality: Confidentiality;
  sample: boolean;
  /** Newest first, the one shown among them. */
  versions: VersionSummary[];
  proof: { entry: number; size: number; root: string };
  /** Names of the records whose ids stand in the fields. */
  names: Record<string, string>;
  batch: NamedId | null;
  original: OriginalFile | null;
  encoding: Encoding | null;
  /** Why a document has no text: it is kept as evidence, but was not read. */
  unread: { code: string; message: string } | null;
  /** Where the words of the query stand, by field; present when `highlight` was given. */
  marks?: Record<string, [number, number][]>;
}

export interface SourceSummary {
  id: string;
  name: string;
  /** Admiralty grade A to F, or null where not graded. */
  reliability: string | null;
  type: string | null;
  country: string | null;
  /** Documents, events, actors: what a search for the source finds. */
  records: number;
  first: string | null;
  last: string | null;
  public: boolean;
}

export interface UnreadItem {
  id: string;
  name: string;
  code: string;
  message: string;
  size: number;
  mediaType: string;
  batch: NamedId;
}

export type BulkAction =
  | { do: 'tag'; tag: string }
  | { do: 'untag'; tag: string }
  | { do: 'note'; text: string }
  | { do: 'confidentiality'; level: Confidentiality };

/** The records ticked, or all that a search finds. */
export type Selection = { ids: string[] } | { search: SearchQuery };

export interface SavedSearch {
  id: string;
  name: string;
  search: SearchQuery;
}

export interface Verification {
  state: 'never' | 'running' | 'done';
  mode: 'full' | 'quick';
  /** While it runs. */
  progress: { step: 'entries' | 'tiles' | 'openings' | 'blobs'; done: number; total: number } | null;
  /** Of the last one that ended. */
  result: {
    ok: boolean;
    at: string;
    mode: 'full' | 'quick';
    size: number;
    root: string;
    seconds: number;
    checked: { entries: number; tiles: number; blobs: number; openings: number };
    problems: Problem[];
  } | null;
}

export interface Download {
  name: string;
  mediaType: string;
  size: number | null;
  bytes: AsyncIterable<Uint8Array>;
}

export interface PagesApp {
  readonly review: ReviewApp;
  readonly links: LinksApp;
  readonly explorer: ExploreApp;
  readonly measuring: MeasureApp;
  readonly claims: ClaimsApp;
  readonly withholding: WithholdApp;
  readonly handingOver: HandOverApp;

  status(): Awaitable<ArchiveStatus>;
  counts(): Awaitable<Counts>;
  latest(n: number): Awaitable<RecordSummary[]>;

  search(search: SearchQuery, page: { limit: number; offset: number }): Awaitable<SearchResult>;
  savedSearches(): Awaitable<SavedSearch[]>;
  saveSearch(name: string, search: SearchQuery): Awaitable<{ id: string }>;
  forgetSearch(id: string): Awaitable<void>;

  /** `highlight` is a query whose words are to be marked in title and text, `coding` one whose words are. */
  record(
    id: string,
    options: { version?: number; at?: number; highlight?: string; coding?: string },
  ): Awaitable<RecordView>;
  /** `changes` are as in `sabt set`. Throws `conflict` if `basedOn` is no longer the latest version. */
  correct(
    id: string,
    changes: Record<string, string>,
    basedOn: number,
    reason: string,
  ): Awaitable<{ version: number; entry: number }>;
  /** Makes a new version of each record that it changes. Of a long list it may answer before all are done. */
  bulk(selection: Selection, action: BulkAction): Awaitable<{ changed: number; unchanged: number; failed: number }>;
  /** The evidentiary copy, authenticated while it is read. */
  openBlob(id: string, version?: number): Awaitable<Download>;
  /** What `sabt proof ID` writes. */
  proofFile(id: string): Awaitable<Download>;

  sources(): Awaitable<SourceSummary[]>;
  keptUnread(page: { limit: number; offset: number }): Awaitable<Page<UnreadItem>>;

  /** In bytes, of one request. */
  uploadLimit(): number;
  /** Takes files in; answers once the batch is open. */
  takeIn(uploads: Uploads): Awaitable<{ batch: string }>;
  /** Keeps the first file aside as a table and proposes a mapping. */
  startUpload(uploads: Uploads): Awaitable<{ upload: string }>;
  upload(id: string): Awaitable<TableUpload>;
  /** Keeps the mapping as a person corrected it; the answer carries the problems it still has. */
  /** `profile`: a data set whose columns the program knows, in place of the mapping. */
  setMapping(id: string, mapping: Mapping, profile: string | null): Awaitable<TableUpload>;
  discardUpload(id: string): Awaitable<void>;
  /** Starts a dry run of the mapping as it stands, or answers with the one that runs or has ended. */
  dryRun(id: string): Awaitable<DryRun>;
  runImport(id: string): Awaitable<{ batch: string }>;

  batches(page: { limit: number; offset: number }): Awaitable<Page<BatchSummary>>;
  batch(
    id: string,
    ledger: { status?: LedgerStatus; code?: string; limit: number; offset: number },
  ): Awaitable<BatchView>;
  /** The failed rows or files alone, or what an interrupted batch has left: a new batch. */
  retry(id: string): Awaitable<{ batch: string }>;
  ledgerFile(id: string): Awaitable<Download>;

  /** Starts a verification unless one runs. */
  verifyNow(mode: 'full' | 'quick'): Awaitable<void>;
  verification(): Awaitable<Verification>;
  /** The current signed note. */
  checkpointNote(): Awaitable<string>;
  /** Who else has seen the log, as the archive holds it; asks nobody. */
  vouched(): Awaitable<Vouched>;

  /** Whether the built-in sample can be loaded: it is there, and the archive is empty. */
  sampleAvailable(): Awaitable<boolean>;
  loadSample(): Awaitable<{ batch: string }>;
}
