/**
 * The full-text index: which records contain which terms, and what a result list needs to filter, sort and count.
 * Derived from log and vault, disposable, rebuilt by `sabt rebuild`.
 *
 * The index knows terms, not words: folding, stems and the weights of fields belong to the search stage, which turns a
 * document into an *analysed document* (`analysed-document.ts`) and a query into an `IndexQuery`. An adapter stores the
 * one and answers the other. `store/segments/` does it with immutable files; one for PostgreSQL would keep the same terms
 * in tables.
 *
 * Ranking is part of the contract, so that every adapter, and the same one before and after a rebuild, gives the same
 * order: BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", section 3) with k1 = 1.2, b = 0.75
 * over weighted term frequencies, with document frequencies, document count and average length of what holds *now*,
 * over all records whatever the filter. Equal scores are ordered by ascending number.
 */

/** Text fields, in the order of their bits in a field mask (`1 << index`). */
export const SEARCH_FIELDS = ['title', 'text', 'name', 'source', 'tag', 'place', 'note', 'id'] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** Columns of a record: what filters, sorting and facets use. */
export interface DocumentColumns {
  /** Dense number of the record, given by the catalogue, 0 … 2^32-2. A record has one analysed document at a time. */
  num: number;
  kind: string;
  language: string | null;
  /** Numbers of its source records, without repetition. */
  sources: number[];
  /** Tags as they stand, for filter and facet; to find their words they must be in a field too. */
  tags?: string[];
  /** Days since 1970-01-01 of its date. */
  day: number | null;
  year: number | null;
}

export interface IndexedDocument extends DocumentColumns {
  /** An analysed document as `analysed-document.ts` describes it. */
  analysed: Uint8Array;
}

/**
 * A term key is one character for its namespace and the term: `f` a folded word, `s` a stem of a word that differs from
 * its fold, `i` a whole identifier. Only `f` terms have positions.
 */
export type TermKey = string;

/** A way in which a word may stand in a text, and how much an occurrence weighs, in tenths. */
export interface TermVariant {
  key: TermKey;
  /** 1…10. */
  weight: number;
}

/** `fields` is a mask of fields in which an occurrence counts; 0 means any. A match need not be scored to count. */
export type IndexQuery =
  | { op: 'all' }
  | { op: 'none' }
  /**
   * One word: documents with any of the variants. Score: idf · x·(k1+1) / (x + k1·(1-b+b·length/average)) with
   * x = Σ weight/10 · weighted frequency, and idf = ln(1 + (N-n+0.5)/(n+0.5)), n = min(N, Σ document frequencies).
   */
  | { op: 'word'; variants: TermVariant[]; fields: number }
  /** Documents with a term that starts with `key`; frequency is the sum over those terms (255 at most), n the union. */
  | { op: 'prefix'; key: TermKey; fields: number }
  /**
   * Documents in which the terms stand in one field at these distances; each occurrence counts `fieldWeights[field]`
   * (255 at most in all); the idf is the sum of the terms' own.
   */
  | { op: 'phrase'; terms: { key: TermKey; offset: number }[]; fields: number; fieldWeights: number[] }
  /** Filters inside a query; they score 0. */
  | { op: 'kind' | 'language'; value: string }
  | { op: 'years' | 'days'; from: number; to: number }
  /** Scores add up. */
  | { op: 'and' | 'or'; of: IndexQuery[] }
  /** Whatever `of` does not match, with score 0. */
  | { op: 'not'; of: IndexQuery };

export interface SearchOptions {
  kind?: string;
  language?: string;
  /** Days since 1970-01-01, both inclusive; a record without a date is outside of any. */
  fromDay?: number;
  toDay?: number;
  /** Number of a source record. */
  source?: number;
  /** A whole tag. */
  tag?: string;
  /** `newest`: by day, records without one last, then by descending number. */
  sort: 'rank' | 'newest';
  /** 0 … 10,000. */
  limit: number;
  offset: number;
  facets: boolean;
  /** `estimated` lets the index skip what cannot reach the page; the answer says whether the total is exact. */
  total: 'exact' | 'estimated';
}

export interface SearchHit {
  num: number;
  score: number;
  /** Mask of the fields in which words of the query stand. */
  fields: number;
}

export interface Facets {
  /** Over all matches, most frequent first, equal counts by value; at most `FACET_LIMIT` values each. */
  kind: { value: string; n: number }[];
  language: { value: string; n: number }[];
  year: { value: number; n: number }[];
  source: { value: number; n: number }[];
  tag: { value: string; n: number }[];
}

export const FACET_LIMIT = 100;

export interface SearchResult {
  total: number;
  totalIsExact: boolean;
  hits: SearchHit[];
  facets: Facets | null;
}

export interface IndexFigures {
  documents: number;
  /** Documents not yet in a file. */
  inMemory: number;
  segments: number;
  sizeBytes: number;
}

/**
 * Durability: none beyond `applied()`: after a crash the caller puts again, in log order, whatever came later; putting
 * what is already there changes nothing. What `flush` has written is whole or not there.
 * Freshness: what `put` and `remove` were given is in the next `search`.
 * Concurrency: one writer; a reader in another process (`mode: 'read'`) sees the state of some flush. `search` runs to its
 * end without yielding; `maintain` and `flush` yield to the event loop, and `put` and `search` may come in between.
 * Damage: any read of bytes that are not those written throws `archive-damaged` with the file's name in `at`; the remedy
 * is `sabt rebuild`. There is no partial answer.
 */
export interface SearchIndex {
  /** Size of the log up to which documents were applied and are on disk. */
  applied(): number;
  /** Adds documents; a later one replaces an earlier one of the same number. */
  put(documents: IndexedDocument[], appliedUpTo: number): void;
  remove(nums: number[], appliedUpTo: number): void;
  /** Writes what is in memory to disk durably; `applied()` then is what the last call before said. */
  flush(): Promise<void>;
  /**
   * Upkeep, to be called now and then: writes to disk what is much or has been in memory for half a minute, and merges
   * segments where that is due. Never holds the event loop for more than some 20 ms at a time.
   */
  maintain(): Promise<void>;
  /** Leaves nothing of removed and replaced documents on disk: for erasure. As long as a rewrite of what held them. */
  purge(): Promise<void>;
  search(query: IndexQuery, options: SearchOptions): SearchResult;
  /** Reads every byte on disk and checks it; throws `archive-damaged`. */
  verify(): void;
  figures(): IndexFigures;
  close(): void;
}
