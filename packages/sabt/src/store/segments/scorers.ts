/**
 * Scorers: the parts of a query as they apply to one segment.
 *
 * A segment is worked through in windows of some thousand documents. For each window a scorer writes one number per
 * document: its score, or NO_MATCH. Term lists are added up in an array over the window, so the work per posting is an
 * addition without a comparison of document numbers, whatever the shape of the query; a branch of a conjunction that
 * is not met in a window saves its siblings the work, and `nextFrom` jumps over windows in which nothing can match. (The
 * idea is that of the windowed disjunction in Lucene and of "term-at-a-time in accumulators of cache size".)
 */
import { type Coded, type Columns, type Cursor, NO_DAY, type Segment } from './segment.ts';

export const WINDOW = 4096;
export const NO_MATCH = -1;
export const NOWHERE = 0x7fffffff;

/**
 * Scores of a window, NO_MATCH or 0 and up. `signs` are the same bytes: signs[2 * i + 1] >> 31 is -1 without a match and 0
 * with one. Loops use that instead of a comparison, for with a term in half of all documents every second branch would be
 * mispredicted, which costs more than all the rest of the loop.
 */
export class ScoreWindow {
  readonly scores = new Float64Array(WINDOW);
  readonly signs = new Int32Array(this.scores.buffer);
}

export interface Scorer {
  /** About how many documents may match; the cheapest branch of a conjunction goes first. */
  readonly cost: number;
  /** No document before this, from `doc` on, can match; NOWHERE if none can. Must not go backwards. */
  nextFrom(doc: number): number;
  /** Scores documents [start, end) into out[0 …]; answers whether any matched. Windows must ascend. */
  fill(start: number, end: number, out: ScoreWindow): boolean;
}

/** What BM25 needs to know of a word besides its occurrences. */
export interface Weighing {
  /** idf · (k1 + 1). */
  weight: number;
  /** Per length code: 10 · k1 · (1 - b + b · length / average). Frequencies are counted in tenths. */
  norms: Float64Array;
}

/** One term list on its way through the windows. */
class Stream {
  private readonly cursor: Cursor;
  private readonly weight: number;
  private at = 0;
  private ended = false;

  constructor(cursor: Cursor, weight: number) {
    this.cursor = cursor;
    this.weight = weight;
  }

  nextFrom(doc: number): number {
    if (this.ended || !this.reach(doc)) return NOWHERE;
    return this.cursor.docs[this.at]!;
  }

  /** Adds weighted frequencies of documents [start, end) to counts[0 …]. */
  addTo(counts: Uint16Array, start: number, end: number, fields: number): boolean {
    if (this.ended || !this.reach(start)) return false;
    const { cursor, weight } = this;
    const { docs, frequencies, masks } = cursor;
    let i = this.at;
    if (docs[i]! >= end) return false;
    for (;;) {
      const { count } = cursor;
      const whole = docs[count - 1]! < end;
      if (fields === 0) {
        if (whole) for (; i < count; i++) counts[docs[i]! - start]! += weight * frequencies[i]!;
        else for (; docs[i]! < end; i++) counts[docs[i]! - start]! += weight * frequencies[i]!;
      } else {
        for (; i < count && docs[i]! < end; i++)
          if ((masks[i]! & fields) !== 0) counts[docs[i]! - start]! += weight * frequencies[i]!;
      }
      if (!whole) break;
      i = 0;
      if (!cursor.next()) {
        this.ended = true;
        return true;
      }
    }
    this.at = i;
    return true;
  }

  private reach(doc: number): boolean {
    const { cursor } = this;
    if (cursor.count === 0 || cursor.docs[cursor.count - 1]! < doc) {
      if (!cursor.skipTo(doc)) {
        this.ended = true;
        return false;
      }
      this.at = 0;
    }
    let i = this.at;
    while (cursor.docs[i]! < doc) i++;
    this.at = i;
    return true;
  }
}

export class WordScorer implements Scorer {
  readonly cost: number;
  private readonly streams: Stream[];
  private readonly lengths: Uint8Array;
  private readonly fields: number;
  private readonly weighing: Weighing;
  private readonly counts = new Uint16Array(WINDOW);

  constructor(
    segment: Segment,
    lists: { cursor: Cursor; size: number; weight: number }[],
    fields: number,
    weighing: Weighing,
  ) {
    this.cost = lists.reduce((sum, list) => sum + list.size, 0);
    this.streams = lists.map((list) => new Stream(list.cursor, list.weight));
    this.lengths = segment.columns.lengths;
    this.fields = fields;
    this.weighing = weighing;
  }

  nextFrom(doc: number): number {
    let least = NOWHERE;
    for (const stream of this.streams) least = Math.min(least, stream.nextFrom(doc));
    return least;
  }

  fill(start: number, end: number, out: ScoreWindow): boolean {
    const { counts } = this;
    let any = false;
    for (const stream of this.streams) if (stream.addTo(counts, start, end, this.fields)) any = true;
    const n = end - start;
    if (!any) {
      out.scores.fill(NO_MATCH, 0, n);
      return false;
    }
    scoreCounts(counts, this.lengths, start, n, this.weighing, out.scores);
    counts.fill(0, 0, n);
    return true;
  }
}

/** Without a branch: where the count is 0 so is the score, and the last term makes it NO_MATCH. */
function scoreCounts(
  counts: Uint16Array,
  lengths: Uint8Array,
  start: number,
  n: number,
  { weight, norms }: Weighing,
  scores: Float64Array,
): void {
  for (let i = 0; i < n; i++) {
    const count = counts[i]!;
    scores[i] = (weight * count) / (count + norms[lengths[start + i]!]!) + (((count + 0xffff) >> 16) - 1);
  }
}

/** All terms with one beginning, added up beforehand. */
export class PrefixScorer implements Scorer {
  readonly cost: number;
  private readonly frequencies: Uint8Array;
  private readonly lengths: Uint8Array;
  private readonly weighing: Weighing;
  private readonly tenths = new Uint16Array(WINDOW);

  constructor(segment: Segment, frequencies: Uint8Array, matches: number, weighing: Weighing) {
    this.cost = matches;
    this.frequencies = frequencies;
    this.lengths = segment.columns.lengths;
    this.weighing = weighing;
  }

  nextFrom(doc: number): number {
    const { frequencies } = this;
    let at = doc;
    while (at < frequencies.length && frequencies[at] === 0) at++;
    return at < frequencies.length ? at : NOWHERE;
  }

  fill(start: number, end: number, out: ScoreWindow): boolean {
    const { frequencies, tenths } = this;
    let any = 0;
    for (let i = start; i < end; i++) any |= tenths[i - start] = frequencies[i]! * 10;
    scoreCounts(tenths, this.lengths, start, end - start, this.weighing, out.scores);
    return any !== 0;
  }
}

export class AllScorer implements Scorer {
  readonly cost: number;

  constructor(segment: Segment) {
    this.cost = segment.size;
  }

  nextFrom(doc: number): number {
    return doc;
  }

  fill(start: number, end: number, out: ScoreWindow): boolean {
    out.scores.fill(0, 0, end - start);
    return true;
  }
}

export class NoneScorer implements Scorer {
  readonly cost = 0;

  nextFrom(): number {
    return NOWHERE;
  }

  fill(start: number, end: number, out: ScoreWindow): boolean {
    out.scores.fill(NO_MATCH, 0, end - start);
    return false;
  }
}

/** Documents whose columns fit. */
export class ColumnScorer implements Scorer {
  readonly cost: number;
  private readonly fits: (local: number) => boolean;

  constructor(segment: Segment, fits: (local: number) => boolean) {
    this.cost = segment.size;
    this.fits = fits;
  }

  nextFrom(doc: number): number {
    return doc;
  }

  fill(start: number, end: number, out: ScoreWindow): boolean {
    let any = false;
    for (let i = start; i < end; i++) {
      const fits = this.fits(i);
      out.scores[i - start] = fits ? 0 : NO_MATCH;
      if (fits) any = true;
    }
    return any;
  }
}

export function codeOf<T>(column: Coded<T>, value: T): number {
  return column.values.indexOf(value) + 1;
}

export function yearsFit(columns: Columns, from: number, to: number): (local: number) => boolean {
  const { codes, values } = columns.year;
  const fits = Uint8Array.from([0, ...values.map((year) => (year >= from && year <= to ? 1 : 0))]);
  return (local) => fits[codes[local]!] === 1;
}

export function daysFit(columns: Columns, from: number, to: number): (local: number) => boolean {
  const { days } = columns;
  return (local) => days[local] !== NO_DAY && days[local]! >= from && days[local]! <= to;
}

export class AndScorer implements Scorer {
  readonly cost: number;
  private readonly parts: Scorer[];
  private readonly other = new ScoreWindow();

  /** Scores are added in the order of `parts`; which is looked at first is decided by `cost`. */
  constructor(parts: Scorer[]) {
    this.cost = Math.min(...parts.map((part) => part.cost));
    this.parts = parts;
  }

  nextFrom(doc: number): number {
    let at = doc;
    for (;;) {
      const before = at;
      for (const part of this.parts) {
        at = part.nextFrom(at);
        if (at === NOWHERE) return NOWHERE;
      }
      if (at === before) return at;
    }
  }

  fill(start: number, end: number, out: ScoreWindow): boolean {
    const n = end - start;
    const { other, parts } = this;
    for (const part of parts)
      if (part.nextFrom(start) >= end) {
        out.scores.fill(NO_MATCH, 0, n);
        return false;
      }
    let any = parts[0]!.fill(start, end, out);
    for (let p = 1; any && p < parts.length; p++) {
      if (!parts[p]!.fill(start, end, other)) {
        out.scores.fill(NO_MATCH, 0, n);
        return false;
      }
      any = addWhereBoth(out, other, n);
    }
    return any;
  }
}

function addWhereBoth(out: ScoreWindow, other: ScoreWindow, n: number): boolean {
  const { scores, signs } = out;
  let matches = n;
  for (let i = 0; i < n; i++) {
    const missing = (signs[2 * i + 1]! | other.signs[2 * i + 1]!) >> 31;
    scores[i] = (scores[i]! + other.scores[i]!) * (1 + missing) + missing;
    matches += missing;
  }
  return matches > 0;
}

export class OrScorer implements Scorer {
  readonly cost: number;
  private readonly parts: Scorer[];
  private readonly other = new ScoreWindow();

  constructor(parts: Scorer[]) {
    this.cost = parts.reduce((sum, part) => sum + part.cost, 0);
    this.parts = parts;
  }

  nextFrom(doc: number): number {
    let least = NOWHERE;
    for (const part of this.parts) least = Math.min(least, part.nextFrom(doc));
    return least;
  }

  fill(start: number, end: number, out: ScoreWindow): boolean {
    const n = end - start;
    const { other, parts } = this;
    let any = parts[0]!.fill(start, end, out);
    for (let p = 1; p < parts.length; p++) {
      if (parts[p]!.nextFrom(start) >= end || !parts[p]!.fill(start, end, other)) continue;
      any = true;
      addWhereEither(out, other, n);
    }
    return any;
  }
}

function addWhereEither(out: ScoreWindow, other: ScoreWindow, n: number): void {
  const { scores, signs } = out;
  for (let i = 0; i < n; i++) {
    const noneHere = signs[2 * i + 1]! >> 31;
    const noneThere = other.signs[2 * i + 1]! >> 31;
    scores[i] = scores[i]! * (1 + noneHere) + other.scores[i]! * (1 + noneThere) + (noneHere & noneThere);
  }
}

export class NotScorer implements Scorer {
  readonly cost: number;
  private readonly of: Scorer;

  constructor(segment: Segment, of: Scorer) {
    this.cost = segment.size;
    this.of = of;
  }

  nextFrom(doc: number): number {
    return doc;
  }

  fill(start: number, end: number, out: ScoreWindow): boolean {
    const n = end - start;
    if (this.of.nextFrom(start) >= end) {
      out.scores.fill(0, 0, n);
      return true;
    }
    this.of.fill(start, end, out);
    let any = false;
    for (let i = 0; i < n; i++) {
      const matched = out.scores[i]! >= 0;
      out.scores[i] = matched ? NO_MATCH : 0;
      if (!matched) any = true;
    }
    return any;
  }
}
