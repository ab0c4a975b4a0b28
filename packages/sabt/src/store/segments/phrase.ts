/**
 * Phrases: documents that hold all the terms are found by leaps, the rarest term leading; only for those are positions
 * decoded and laid over one another.
 */
import { NO_MATCH, NOWHERE, type Scorer, type Weighing } from './scorers.ts';
import type { Cursor, PositionSource, Segment } from './segment.ts';

const FIELD_SHIFT = 24;
const POSITION_MASK = (1 << FIELD_SHIFT) - 1;
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

  constructor(segment: Segment, terms: PhraseTerm[], fields: number, fieldWeights: readonly number[], weighing: Weighing) {
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

  fill(start: number, end: number, out: Float64Array): boolean {
    out.fill(NO_MATCH, 0, end - start);
    let any = false;
    for (let doc = this.nextFrom(start); doc < end; doc = this.nextFrom(doc + 1)) {
      const count = this.frequency() * 10;
      if (count === 0) continue;
      const { weight, norms } = this.weighing;
      out[doc - start] = (weight * count) / (count + norms[this.lengths[doc]!]!);
      any = true;
    }
    return any;
  }

  /** Weighted occurrences in the document at which all terms stand. */
  private frequency(): number {
    let mask = this.fields === 0 ? 255 : this.fields;
    for (const term of this.terms) mask &= term.mask();
    if (mask === 0) return 0;
    const [first, ...others] = this.terms as [PlacedTerm, ...PlacedTerm[]];
    let starts = first.starts(mask);
    for (const term of others) {
      if (starts.length === 0) return 0;
      starts = inBoth(starts, term.starts(mask));
    }
    let frequency = 0;
    for (const start of starts) frequency += this.fieldWeights[start >> FIELD_SHIFT] ?? 1;
    return Math.min(frequency, MOST_FREQUENCY);
  }
}

class PlacedTerm {
  readonly size: number;
  private readonly cursor: Cursor;
  private readonly offset: number;
  private at = 0;
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

  /** Where the phrase would start for each occurrence, as field << 24 | position, ascending. */
  starts(fields: number): number[] {
    const { source, offset } = this;
    this.cursor.positionsOf(this.at, source);
    const { bytes } = source;
    const starts: number[] = [];
    let p = source.start;
    const varint = (): number => {
      let value = 0;
      let shift = 0;
      let byte: number;
      do {
        byte = bytes[p++]!;
        value |= (byte & 127) << shift;
        shift += 7;
      } while (byte > 127);
      return value;
    };
    const mask = this.mask();
    for (let field = 0; field < 8; field++) {
      if ((mask & (1 << field)) === 0) continue;
      let left = varint();
      const wanted = (fields & (1 << field)) !== 0;
      for (let position = 0; left > 0; left--) {
        position += varint();
        if (wanted && position >= offset) starts.push((field << FIELD_SHIFT) | ((position - offset) & POSITION_MASK));
      }
    }
    return starts;
  }
}

function inBoth(a: readonly number[], b: readonly number[]): number[] {
  const both: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) both.push(a[i]!);
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return both;
}
