/**
 * Answers a query over all segments.
 *
 * First what holds over the whole index (document count, average length, document frequencies of what is not deleted),
 * then each segment by itself with those numbers, so that the answer does not depend on how documents are spread.
 */

import { keyBytes } from '../analysed-document.ts';
import type { Facets, IndexQuery, SearchHit, SearchOptions, SearchResult, TermKey } from '../search-port.ts';
import { Collector, FacetCounter, Page, type Ranked } from './collect.ts';
import { LENGTH_OF_CODE } from './lengths.ts';
import { PhraseScorer } from './phrase.ts';
import {
  AllScorer,
  AndScorer,
  ColumnScorer,
  codeOf,
  daysFit,
  NoneScorer,
  NotScorer,
  OrScorer,
  PrefixScorer,
  type Scorer,
  ScoreWindow,
  type Weighing,
  WINDOW,
  WordScorer,
  yearsFit,
} from './scorers.ts';
import { type Cursor, isDead, type Segment } from './segment.ts';

const K1 = 1.2;
const B = 0.75;
const MOST_FREQUENCY = 255;

export function runQuery(segments: readonly Segment[], query: IndexQuery, options: SearchOptions): SearchResult {
  const plan = new Plan(segments);
  const build = plan.prepare(query);
  const page = new Page(options.offset + options.limit, options.sort === 'rank');
  const facets = options.facets ? new FacetCounter() : null;
  const window = new ScoreWindow();
  let total = 0;
  segments.forEach((segment, which) => {
    const scorer = build(segment, which);
    let start = scorer.nextFrom(0);
    if (start >= segment.size) return;
    const counts = facets?.begin(segment.columns) ?? null;
    const collector = new Collector(segment, which, options, page, counts);
    for (; start < segment.size; start = scorer.nextFrom(Math.min(start + WINDOW, segment.size))) {
      const end = Math.min(start + WINDOW, segment.size);
      if (scorer.fill(start, end, window)) collector.take(start, end - start, window);
    }
    total += collector.total;
    if (counts !== null) facets?.add(counts);
  });
  const ranked = page.ranked().slice(options.offset);
  return { total, totalIsExact: true, hits: plan.hits(query, ranked), facets: facetsOf(facets) };
}

function facetsOf(counter: FacetCounter | null): Facets | null {
  return counter === null ? null : counter.facets();
}

/** Makes the scorer of a part of the query for one segment. */
type Build = (segment: Segment, which: number) => Scorer;

/** Occurrences of a prefix in one segment. */
interface PrefixCounts {
  frequencies: Uint8Array;
  masks: Uint8Array;
  matches: number;
}

class Plan {
  private readonly segments: readonly Segment[];
  private readonly documents: number;
  private readonly norms: Float64Array;
  private readonly prefixes = new Map<IndexQuery, PrefixCounts[]>();

  constructor(segments: readonly Segment[]) {
    this.segments = segments;
    let documents = 0;
    let length = 0;
    for (const segment of segments) {
      documents += segment.live;
      length += segment.liveLength;
    }
    this.documents = documents;
    const average = length === 0 ? 1 : length / documents;
    this.norms = LENGTH_OF_CODE.map((own) => 10 * K1 * (1 - B + (B * own) / average));
  }

  prepare(query: IndexQuery): Build {
    switch (query.op) {
      case 'all':
        return (segment) => new AllScorer(segment);
      case 'none':
        return () => new NoneScorer();
      case 'word':
        return this.prepareWord(query);
      case 'prefix':
        return this.preparePrefix(query);
      case 'phrase':
        return this.preparePhrase(query);
      case 'kind':
      case 'language':
        return (segment) => {
          const column = segment.columns[query.op];
          const code = codeOf(column, query.value);
          return code === 0 ? new NoneScorer() : new ColumnScorer(segment, (local) => column.codes[local] === code);
        };
      case 'years':
        return (segment) => new ColumnScorer(segment, yearsFit(segment.columns, query.from, query.to));
      case 'days':
        return (segment) => new ColumnScorer(segment, daysFit(segment.columns, query.from, query.to));
      case 'and':
        return this.prepareAnd(query.of);
      case 'or': {
        const parts = query.of.map((part) => this.prepare(part));
        return (segment, which) => {
          const scorers = parts.map((part) => part(segment, which)).filter((scorer) => scorer.cost > 0);
          return scorers.length === 0 ? new NoneScorer() : new OrScorer(scorers);
        };
      }
      case 'not': {
        const of = this.prepare(query.of);
        return (segment, which) => new NotScorer(segment, of(segment, which));
      }
    }
  }

  /**
   * The order in which the scores of a conjunction are added must not depend on the segment, or the last bit of the sum
   * would; so it follows the query, and only whether a part can match at all is looked at.
   */
  private prepareAnd(of: readonly IndexQuery[]): Build {
    const parts = of.map((part) => this.prepare(part));
    return (segment, which) => {
      const scorers = parts.map((part) => part(segment, which));
      return scorers.length === 0 || scorers.some((scorer) => scorer.cost === 0)
        ? new NoneScorer()
        : new AndScorer(scorers);
    };
  }

  private prepareWord({ variants, fields }: IndexQuery & { op: 'word' }): Build {
    const keys = variants.map((variant) => keyBytes(variant.key));
    const frequency = keys.reduce((sum, key) => sum + this.frequencyOf(key), 0);
    const weighing = this.weighing(this.idf(frequency));
    return (segment) => {
      const lists: { cursor: Cursor; size: number; weight: number }[] = [];
      keys.forEach((key, i) => {
        const list = segment.find(key);
        if (list !== null) lists.push({ cursor: list.cursor(), size: list.size, weight: variants[i]!.weight });
      });
      return lists.length === 0 ? new NoneScorer() : new WordScorer(segment, lists, fields, weighing);
    };
  }

  private preparePrefix(query: IndexQuery & { op: 'prefix' }): Build {
    const counts = this.segments.map((segment) => countPrefix(segment, keyBytes(query.key), query.fields));
    this.prefixes.set(query, counts);
    const weighing = this.weighing(this.idf(counts.reduce((sum, { matches }) => sum + matches, 0)));
    return (segment, which) => {
      const { frequencies, matches } = counts[which]!;
      return matches === 0 ? new NoneScorer() : new PrefixScorer(segment, frequencies, matches, weighing);
    };
  }

  private preparePhrase({ terms, fields, fieldWeights }: IndexQuery & { op: 'phrase' }): Build {
    const keys = terms.map((term) => keyBytes(term.key));
    const weighing = this.weighing(keys.reduce((sum, key) => sum + this.idf(this.frequencyOf(key)), 0));
    return (segment) => {
      const lists = keys.map((key) => segment.find(key));
      if (lists.length === 0 || lists.includes(null)) return new NoneScorer();
      const placed = lists.map((list, i) => ({ cursor: list!.cursor(), size: list!.size, offset: terms[i]!.offset }));
      return new PhraseScorer(segment, placed, fields, fieldWeights, weighing);
    };
  }

  private frequencyOf(key: Uint8Array): number {
    return this.segments.reduce((sum, segment) => sum + segment.liveFrequency(key), 0);
  }

  private idf(frequency: number): number {
    const n = Math.min(frequency, this.documents);
    return Math.log(1 + (this.documents - n + 0.5) / (n + 0.5));
  }

  private weighing(idf: number): Weighing {
    return { weight: idf * (K1 + 1), norms: this.norms };
  }

  /** The page with the fields in which words of the query stand. */
  hits(query: IndexQuery, ranked: readonly Ranked[]): SearchHit[] {
    return ranked.map(({ num, score, segment, local }) => ({
      num,
      score,
      fields: this.fieldsOf(query, segment, local),
    }));
  }

  private fieldsOf(query: IndexQuery, which: number, local: number): number {
    const masksOf = (keys: readonly TermKey[], fields: number): number =>
      keys.reduce((mask, key) => mask | maskIn(this.segments[which]!, keyBytes(key), local), 0) &
      (fields === 0 ? 255 : fields);
    switch (query.op) {
      case 'word':
        return masksOf(
          query.variants.map(({ key }) => key),
          query.fields,
        );
      case 'phrase':
        return masksOf(
          query.terms.map(({ key }) => key),
          query.fields,
        );
      case 'prefix':
        return this.prefixes.get(query)![which]!.masks[local]!;
      case 'and':
      case 'or':
        return query.of.reduce((mask, part) => mask | this.fieldsOf(part, which, local), 0);
      default:
        return 0;
    }
  }
}

function maskIn(segment: Segment, key: Uint8Array, local: number): number {
  const cursor = segment.find(key)?.cursor();
  if (cursor === undefined || !cursor.skipTo(local)) return 0;
  for (let i = 0; i < cursor.count; i++) if (cursor.docs[i] === local) return cursor.masks[i]!;
  return 0;
}

function countPrefix(segment: Segment, prefix: Uint8Array, fields: number): PrefixCounts {
  const frequencies = new Uint8Array(segment.size);
  const masks = new Uint8Array(segment.size);
  let cursor: Cursor | undefined;
  for (const list of segment.startingWith(prefix)) {
    cursor = list.cursor(cursor);
    while (cursor.next()) addBlock(cursor, frequencies, masks, fields);
  }
  const { dead } = segment;
  let matches = 0;
  for (let local = 0; local < segment.size; local++) {
    if (frequencies[local] === 0) continue;
    if (dead !== null && isDead(dead, local)) frequencies[local] = 0;
    else matches++;
  }
  return { frequencies, masks, matches };
}

function addBlock(cursor: Cursor, frequencies: Uint8Array, masks: Uint8Array, fields: number): void {
  const { docs, count } = cursor;
  for (let i = 0; i < count; i++) {
    const mask = fields === 0 ? cursor.masks[i]! : cursor.masks[i]! & fields;
    if (mask === 0) continue;
    const doc = docs[i]!;
    const sum = frequencies[doc]! + cursor.frequencies[i]!;
    frequencies[doc] = sum > MOST_FREQUENCY ? MOST_FREQUENCY : sum;
    masks[doc]! |= mask;
  }
}
