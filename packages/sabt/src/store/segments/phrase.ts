/**
 * Phrases: documents that hold all the terms are found by leaps, the rarest term leading; only for those are positions
 * decoded and laid over one another.
 */
import { NO_MATCH, NOWHERE, type Scorer, type ScoreWindow, type Weighing } from './scorers.ts';
import type { Cursor, PositionSource, Segment } from './segment.ts';

const FIELD_SHIFT = 24;
const MOST_FREQUENCY = 255;

export interface PhraseTerm {
  cursor: Cursor;
  size: number;
  offset: number;
}

export class PhraseScorer implements Scorer {
  readonly cost: number;
  private readonly terms: PlacedTerm[];
  private readonly lengths: Uint8Array;
  private readonly fields: number;
  private readonly fieldWeights: readonly number[];
  private readonly weighing: Weighing;

  constructor(
    segment: Segment,
    terms: PhraseTerm[],
    fields: number,
    fieldWeights: readonly number[],
    weighing: Weighing,
  ) {
    this.terms = terms.map((term) => new PlacedTerm(term)).sort((a, b) => a.size - b.size);
    this.cost = this.terms[0]!.size;
    this.lengths = segment.columns.lengths;
    this.fields = fields;
    this.fieldWeights = fieldWeights;
    this.weighing = weighing;
  }

  /** The next document with all terms, in whatever place. */
  nextFrom(doc: number): number {
    let at = doc;
    for (;;) {
      const before = at;
      for (const term of this.terms) {
        at = term.reach(at);
        if (at === NOWHERE) return NOWHERE;
      }
      if (at === before) return at;
    }
  }

  fill(start: number, end: number, { scores }: ScoreWindow): boolean {
    scores.fill(NO_MATCH, 0, end - start);
    let any = false;
    for (let doc = this.nextFrom(start); doc < end; doc = this.nextFrom(doc + 1)) {
      const count = this.frequency() * 10;
      if (count === 0) continue;
      const { weight, norms } = this.weighing;
      scores[doc - start] = (weight * count) / (count + norms[this.lengths[doc]!]!);
      any = true;
    }
    return any;
  }

  /** Weighted occurrences in the document at which all terms stand. */
  private frequency(): number {
    let mask = this.fields === 0 ? 255 : this.fields;
    for (const term of this.terms) mask &= term.mask();
    if (mask === 0) return 0;
    let n = this.terms[0]!.findStarts(mask);
    // only now: finding starts may have put a larger array in its place
    const { places } = this.terms[0]!;
    for (let t = 1; t < this.terms.length && n > 0; t++) {
      const term = this.terms[t]!;
      const m = term.findStarts(mask);
      n = keepCommon(places, n, term.places, m);
    }
    let frequency = 0;
    for (let i = 0; i < n; i++) frequency += this.fieldWeights[places[i]! >> FIELD_SHIFT] ?? 1;
    return Math.min(frequency, MOST_FREQUENCY);
  }
}

/** Keeps of a[0, n) what is also in b[0, m), both ascending; answers how many are left. */
function keepCommon(a: Int32Array, n: number, b: Int32Array, m: number): number {
  let kept = 0;
  for (let i = 0, j = 0; i < n && j < m; ) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) a[kept++] = a[i]!;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return kept;
}

class PlacedTerm {
  readonly size: number;
  private readonly cursor: Cursor;
  private readonly offset: number;
  private at = 0;
  /** Starts found last: field << 24 | position, ascending. */
  places = new Int32Array(64);
  private readonly source: PositionSource = { bytes: new Uint8Array(0), start: 0, end: 0 };

  constructor({ cursor, size, offset }: PhraseTerm) {
    this.cursor = cursor;
    this.size = size;
    this.offset = offset;
  }

  reach(doc: number): number {
    const { cursor } = this;
    if (cursor.count === 0 || cursor.docs[cursor.count - 1]! < doc) {
      if (!cursor.skipTo(doc)) return NOWHERE;
      this.at = 0;
    }
    while (cursor.docs[this.at]! < doc) this.at++;
    return cursor.docs[this.at]!;
  }

  mask(): number {
    return this.cursor.masks[this.at]!;
  }

  /** Finds where the phrase would start for each occurrence in these fields, into `places`; answers how many. */
  findStarts(fields: number): number {
    const { source, offset } = this;
    this.cursor.positionsOf(this.at, source);
    const { bytes, end } = source;
    // every position takes a byte at least
    if (this.places.length < end - source.start) this.places = new Int32Array((end - source.start) * 2);
    const { places } = this;
    let n = 0;
    let p = source.start;
    for (let rest = this.mask(); rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      const field = (31 - Math.clz32(bit)) << FIELD_SHIFT;
      const wanted = (fields & bit) !== 0;
      let left = bytes[p++]!;
      if (left > 127) [left, p] = longVarint(bytes, p - 1);
      for (let position = 0; left > 0; left--) {
        let distance = bytes[p++]!;
        if (distance > 127) [distance, p] = longVarint(bytes, p - 1);
        position += distance;
        if (wanted && position >= offset) places[n++] = field | (position - offset);
      }
    }
    return n;
  }
}

function longVarint(bytes: Uint8Array, at: number): [value: number, end: number] {
  let value = 0;
  let p = at;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[p++]!;
    value |= (byte & 127) << shift;
    if (byte < 128) return [value, p];
  }
}
