/** What becomes of the matches of a query: the total, the facets, and the page that was asked for. */
import { FACET_LIMIT, type Facets, type SearchOptions } from '../search-port.ts';
import { firstMore } from './columns.ts';
import { codeOf, type ScoreWindow, WINDOW } from './scorers.ts';
import { type Columns, HAS_MORE, isDead, type MultiColumn, NO_DAY, type Segment } from './segment.ts';

export interface Ranked {
  num: number;
  /** BM25 score. */
  score: number;
  /** What the page is ordered by: score or day. */
  key: number;
  segment: number;
  local: number;
}

/** The best so far, as a heap with the worst on top. */
export class Page {
  private readonly size: number;
  private readonly lowNumFirst: boolean;
  private readonly heap: Ranked[] = [];
  /** A match with a lower key cannot enter. */
  threshold = Number.NEGATIVE_INFINITY;

  /** Equal keys are ordered by number: the lower first, or the higher. */
  constructor(size: number, lowNumFirst: boolean) {
    this.size = size;
    this.lowNumFirst = lowNumFirst;
    if (size === 0) this.threshold = Number.POSITIVE_INFINITY;
  }

  offer(key: number, score: number, num: number, segment: number, local: number): void {
    const { heap } = this;
    const entry = { num, score, key, segment, local };
    if (heap.length < this.size) {
      heap.push(entry);
      this.rise(heap.length - 1);
    } else if (this.size > 0 && this.worse(heap[0]!, entry)) {
      heap[0] = entry;
      this.sink();
    } else return;
    if (heap.length === this.size) this.threshold = heap[0]!.key;
  }

  /** Best first. */
  ranked(): Ranked[] {
    return this.heap.toSorted((a, b) => (this.worse(a, b) ? 1 : -1));
  }

  private worse(a: Ranked, b: Ranked): boolean {
    if (a.key !== b.key) return a.key < b.key;
    return this.lowNumFirst ? a.num > b.num : a.num < b.num;
  }

  private rise(from: number): void {
    const { heap } = this;
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.worse(heap[at]!, heap[parent]!)) return;
      [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
      at = parent;
    }
  }

  private sink(): void {
    const { heap } = this;
    for (let at = 0; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && this.worse(heap[child]!, heap[worst]!)) worst = child;
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst]!, heap[at]!];
      at = worst;
    }
  }
}

/** Whether a document passes the options' filters; null if there are none. */
export function filterOf(columns: Columns, options: SearchOptions): ((local: number) => boolean) | null {
  const tests: ((local: number) => boolean)[] = [];
  const { kind, language, fromDay, toDay, source, tag } = options;
  if (kind !== undefined) tests.push(codeIs(columns.kind.codes, codeOf(columns.kind, kind)));
  if (language !== undefined) tests.push(codeIs(columns.language.codes, codeOf(columns.language, language)));
  if (fromDay !== undefined || toDay !== undefined) {
    const { days } = columns;
    const from = Math.max(fromDay ?? NO_DAY + 1, NO_DAY + 1);
    const to = toDay ?? 0x7fffffff;
    tests.push((local) => days[local]! >= from && days[local]! <= to);
  }
  if (source !== undefined) tests.push(hasValue(columns.sources, source));
  if (tag !== undefined) tests.push(hasValue(columns.tags, tag));
  if (tests.length === 0) return null;
  if (tests.length === 1) return tests[0]!;
  return (local) => tests.every((test) => test(local));
}

function codeIs(codes: Uint16Array, code: number): (local: number) => boolean {
  return code === 0 ? () => false : (local) => codes[local] === code;
}

function hasValue<T>(column: MultiColumn<T>, value: T): (local: number) => boolean {
  const code = Array.prototype.indexOf.call(column.values, value) + 1;
  if (code === 0) return () => false;
  return (local) => {
    const first = column.first[local]!;
    if ((first & ~HAS_MORE) >>> 0 === code) return true;
    if (first < HAS_MORE) return false;
    for (let i = firstMore(column, local); i < column.moreCount && column.moreDocs[i] === local; i++)
      if (column.moreCodes[i] === code) return true;
    return false;
  };
}

/** Counts values over one segment's matches by code, then adds them up over segments by value. */
export class FacetCounter {
  private readonly kinds = new Map<string, number>();
  private readonly languages = new Map<string, number>();
  private readonly years = new Map<number, number>();
  private readonly sources = new Map<number, number>();
  private readonly tags = new Map<string, number>();

  /** Counts for one segment; hand the result to `add` once all its matches are counted. */
  begin(columns: Columns): SegmentCounts {
    return new SegmentCounts(columns);
  }

  add({ columns, kinds, languages, years, sources, tags }: SegmentCounts): void {
    addUp(this.kinds, kinds, columns.kind.values);
    addUp(this.languages, languages, columns.language.values);
    addUp(this.years, years, columns.year.values);
    addUp(this.sources, sources, columns.sources.values);
    addUp(this.tags, tags, columns.tags.values);
  }

  facets(): Facets {
    return {
      kind: top(this.kinds),
      language: top(this.languages),
      year: top(this.years),
      source: top(this.sources),
      tag: top(this.tags),
    };
  }
}

export class SegmentCounts {
  readonly columns: Columns;
  readonly kinds: Int32Array;
  readonly languages: Int32Array;
  readonly years: Int32Array;
  readonly sources: Int32Array;
  readonly tags: Int32Array;

  constructor(columns: Columns) {
    this.columns = columns;
    this.kinds = new Int32Array(columns.kind.values.length + 1);
    this.languages = new Int32Array(columns.language.values.length + 1);
    this.years = new Int32Array(columns.year.values.length + 1);
    this.sources = new Int32Array(columns.sources.values.length + 1);
    this.tags = new Int32Array(columns.tags.values.length + 1);
  }

  /** Counts the documents whose local numbers stand in locals[0, n). */
  count(locals: Int32Array, n: number): void {
    const { columns, kinds, languages, years, sources, tags } = this;
    const kindCodes = columns.kind.codes;
    const languageCodes = columns.language.codes;
    const yearCodes = columns.year.codes;
    for (let i = 0; i < n; i++) {
      const local = locals[i]!;
      kinds[kindCodes[local]!]!++;
      languages[languageCodes[local]!]!++;
      years[yearCodes[local]!]!++;
    }
    countMulti(columns.sources, sources, locals, n);
    // most archives have few tags: a segment without any is not walked through
    if (columns.tags.values.length > 0) countMulti(columns.tags, tags, locals, n);
  }
}

function countMulti(column: MultiColumn<unknown>, counts: Int32Array, locals: Int32Array, n: number): void {
  const { first, moreDocs, moreCodes, moreCount } = column;
  for (let i = 0; i < n; i++) {
    const local = locals[i]!;
    const code = first[local]!;
    if (code < HAS_MORE) {
      counts[code]!++;
      continue;
    }
    counts[(code & ~HAS_MORE) >>> 0]!++;
    for (let m = firstMore(column, local); m < moreCount && moreDocs[m] === local; m++) counts[moreCodes[m]!]!++;
  }
}

function addUp<T>(into: Map<T, number>, counts: Int32Array, values: ArrayLike<T>): void {
  for (let code = 1; code < counts.length; code++) {
    const n = counts[code]!;
    if (n > 0) into.set(values[code - 1]!, (into.get(values[code - 1]!) ?? 0) + n);
  }
}

function top<T extends string | number>(counts: Map<T, number>): { value: T; n: number }[] {
  return [...counts]
    .map(([value, n]) => ({ value, n }))
    .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))
    .slice(0, FACET_LIMIT);
}

/** Takes the matches of one segment, window by window. */
export class Collector {
  total = 0;
  private readonly locals: Int32Array;
  private readonly segment: number;
  private readonly dead: Uint8Array | null;
  private readonly nums: Uint32Array;
  private readonly days: Int32Array | null;
  private readonly passes: ((local: number) => boolean) | null;
  private readonly page: Page;
  private readonly counts: SegmentCounts | null;

  constructor(segment: Segment, which: number, options: SearchOptions, page: Page, counts: SegmentCounts | null) {
    this.segment = which;
    this.dead = segment.dead;
    this.nums = segment.columns.nums;
    this.days = options.sort === 'newest' ? segment.columns.days : null;
    this.passes = filterOf(segment.columns, options);
    this.page = page;
    this.counts = counts;
    this.locals = new Int32Array(WINDOW + 1);
  }

  /** The first n documents of a window that begins at `start`. */
  take(start: number, n: number, { scores, signs }: ScoreWindow): void {
    const { locals } = this;
    let matches = 0;
    for (let i = 0; i < n; i++) {
      locals[matches] = start + i;
      matches += 1 + (signs[2 * i + 1]! >> 31);
    }
    if (this.dead !== null) matches = keep(locals, matches, live(this.dead));
    if (this.passes !== null) matches = keep(locals, matches, this.passes);
    this.total += matches;
    this.counts?.count(locals, matches);
    const { page, nums, days } = this;
    for (let i = 0; i < matches; i++) {
      const local = locals[i]!;
      const score = scores[local - start]!;
      const key = days === null ? score : days[local]!;
      if (key >= page.threshold) page.offer(key, score, nums[local]!, this.segment, local);
    }
  }
}

function live(dead: Uint8Array): (local: number) => boolean {
  return (local) => !isDead(dead, local);
}

function keep(locals: Int32Array, n: number, passes: (local: number) => boolean): number {
  let kept = 0;
  for (let i = 0; i < n; i++) if (passes(locals[i]!)) locals[kept++] = locals[i]!;
  return kept;
}
