/**
 * The catalogue: which records there are, where each version stands in the log, and what lists and look-ups
 * need. Derived from log and vault, disposable, rebuilt by `sabt rebuild`.
 */
import type { Kind, RecordVersion } from '../model/records.ts';

/** What a list shows of a record, and what look-ups need; taken from its fields when it is applied. */
export interface CatalogueItem {
  /** Dense number, stable until the next rebuild; the search index refers to records by it. */
  num: number;
  id: string;
  kind: Kind;
  version: number;
  /** Log index of the version that holds now. */
  entry: number;
  title: string | null;
  name: string | null;
  language: string | null;
  /** First day of the date of publication or of the event, ISO. */
  date: string | null;
  country: string | null;
  /** Ids of sources. */
  sources: string[];
  batch: string | null;
  /**
   * For documents `read` or `kept`, for batches `open` or `closed`; for codings and links `suggested`, `confirmed`,
   * `rejected` or `disputed`, and `decision` for what one person decided about a coding; for events `withdrawn` or null.
   */
  state: string | null;
  /** Code of the reason why a document was kept but not read. */
  reason: string | null;
  confidentiality: string;
}

/** What says whether a record may be shown at all. */
export type CatalogueLevel = Pick<CatalogueItem, 'num' | 'id' | 'kind' | 'entry' | 'confidentiality' | 'state'>;

export interface VersionPlace {
  version: number;
  entry: number;
  /** Log size from which it no longer holds; null while it does. */
  until: number | null;
}

export interface ListQuery {
  kind?: Kind;
  batch?: string;
  source?: string;
  tag?: string;
  state?: 'kept' | 'read' | 'open' | 'closed' | 'suggested' | 'confirmed' | 'rejected' | 'disputed';
  /** Records that refer to this id in any field. */
  refersTo?: string;
  sort?: 'newest-entry' | 'oldest-entry' | 'title' | 'date';
  limit: number;
  offset: number;
}

/**
 * Durability: none promised beyond what `applied` says; whatever is missing is applied again from the log.
 * Concurrency: one writer; readers see whole calls of `apply` only.
 * Retry: applying an entry twice changes nothing.
 */
export interface Catalogue {
  /** Size of the log up to which versions were applied. */
  applied(): number;
  /** Applies versions in log order; returns their numbers in the same order. */
  apply(versions: RecordVersion[], upTo: number): number[];
  byId(id: string): CatalogueItem | null;
  byNum(num: number): CatalogueItem | null;
  byNums(nums: number[]): (CatalogueItem | null)[];
  /** The version that held at a log size; null if the record was not there yet. */
  placeAt(id: string, size: number): VersionPlace | null;
  versions(id: string): VersionPlace[];
  bySha256(sha256: string): CatalogueItem | null;
  byRow(key: string): { item: CatalogueItem; digest: string } | null;
  /** Source records whose folded name is exactly this. */
  sourceByName(foldedName: string): CatalogueItem | null;
  list(query: ListQuery): { total: number; items: CatalogueItem[] };
  /** Records of each kind that hold now; an event that was withdrawn is not among them. */
  counts(): Partial<Record<Kind, number>>;
  tags(): { tag: string; n: number }[];
  /**
   * By source: how many documents, events, actors and sources, which are what search lists, have it among their
   * sources, and the first and last of their dates.
   */
  sourceSpans(): Map<string, { n: number; first: string | null; last: string | null }>;
  /** Blob names that a version of some record refers to. */
  blobRefs(name: string): number;
  /** Entries of [from, to) that hold versions of records of these kinds, in log order. */
  entriesOf(kinds: readonly Kind[], from: number, to: number): number[];
  /** Pages through all current records of a kind in log order. */
  iterate(kind: Kind | null): Iterable<CatalogueItem>;
  /** All current records, in no order that is promised: much quicker than `iterate`. */
  levels(): Iterable<CatalogueLevel>;
  /** Forgets digests, row keys and blobs of these records: their versions are to be applied again. */
  forget(ids: readonly string[]): void;
  /** Leaves on disk nothing of what was replaced or forgotten. Throws `conflict` while another process reads. */
  purge(): void;
  clear(): void;
  close(): void;
}
