/** Search: which records hold the words asked for, in any spelling, and where in them. */

import { SabtError } from '../../model/errors.ts';
import type { Facets, IndexFigures, SearchField, SearchIndex, SearchOptions } from '../../store/search-port.ts';
import type { SearchDocument } from './analyse.ts';
import { AnalysisAhead } from './analysis-thread.ts';
import { compile, fieldsOf } from './compile.ts';
import type { ParsedQuery } from './query.ts';

export type { Facets, IndexedDocument, SearchField, SearchOptions } from '../../store/search-port.ts';
export type { FieldText, SearchDocument } from './analyse.ts';
export { parseQuery, type Understood } from './parse.ts';
export type { ParsedQuery, QueryNote } from './query.ts';
export { type Snippet, type SnippetOptions, snippets } from './snippets.ts';

export interface Hit {
  num: number;
  score: number;
  /** Fields in which words of the query stand. */
  fields: SearchField[];
}

export interface Found {
  total: number;
  totalIsExact: boolean;
  hits: Hit[];
  /** Empty unless asked for. */
  facets: Facets;
}

/** Durability, freshness and concurrency are those of the index; see `SearchIndex`. */
export interface SearchEngine {
  applied(): number;
  /**
   * Analyses and indexes; a document replaces the one that has its number. The next search finds it. Of many, some are
   * analysed in another thread and enter the index a little later (`analysis-thread.ts`); what the index then refuses
   * (`disk-full`) is offered again and thrown at the next call.
   */
  put(documents: SearchDocument[], appliedUpTo: number): void;
  remove(nums: number[], appliedUpTo: number): void;
  search(query: ParsedQuery, options: SearchOptions): Found;
  flush(): Promise<void>;
  maintain(): Promise<void>;
  /** Leaves nothing of removed and replaced documents on disk. */
  purge(): Promise<void>;
  verify(): void;
  figures(): IndexFigures;
  close(): void;
}

const NO_FACETS: Facets = { kind: [], language: [], year: [], source: [], tag: [] };

export function openSearch(index: SearchIndex): SearchEngine {
  const ahead = new AnalysisAhead((documents, upTo) => index.put(documents, upTo));
  return {
    applied: () => index.applied(),
    put: (documents, appliedUpTo) => ahead.add(documents, appliedUpTo),
    remove(nums, appliedUpTo) {
      ahead.drain();
      index.remove(nums, appliedUpTo);
    },
    search(query, options) {
      try {
        ahead.drain();
      } catch (cause) {
        // reading goes on when the disk is full, with all that the index could take in
        if (!(cause instanceof SabtError) || cause.code !== 'disk-full') throw cause;
      }
      const { hits, facets, ...rest } = index.search(compile(query), options);
      return {
        ...rest,
        facets: facets ?? NO_FACETS,
        hits: hits.map(({ num, score, fields }) => ({ num, score, fields: fieldsOf(fields) })),
      };
    },
    async flush() {
      await ahead.settled();
      await index.flush();
    },
    maintain: () => index.maintain(),
    async purge() {
      await ahead.settled();
      await index.purge();
    },
    verify: () => index.verify(),
    figures() {
      ahead.drain();
      return index.figures();
    },
    close() {
      ahead.close();
      index.close();
    },
  };
}
