/** Columns of the segment in memory, and columns put together from those of several segments. */
import type { DocumentColumns } from '../search-port.ts';
import { type Coded, type Columns, HAS_MORE, type MultiColumn, NO_DAY, type Segment } from './segment.ts';

/** Numbers values in order of appearance, from 1; 0 stands for none. */
class Codebook<T> {
  readonly values: T[] = [];
  private readonly codes = new Map<T, number>();

  codeOf(value: T | null): number {
    if (value === null) return 0;
    let code = this.codes.get(value);
    if (code === undefined) {
      code = this.values.push(value);
      this.codes.set(value, code);
    }
    return code;
  }
}

class GrowingCodes<T> implements Coded<T> {
  codes = new Uint16Array(256);
  readonly book = new Codebook<T>();

  get values(): readonly T[] {
    return this.book.values;
  }

  set(at: number, value: T | null): void {
    if (at >= this.codes.length) this.codes = widened(this.codes, at);
    this.codes[at] = this.book.codeOf(value);
  }
}

class GrowingMulti<T> implements MultiColumn<T> {
  first = new Uint32Array(256);
  moreDocs = new Uint32Array(16);
  moreCodes = new Uint32Array(16);
  moreCount = 0;
  readonly book = new Codebook<T>();

  get values(): T[] {
    return this.book.values;
  }

  /** Documents must come in ascending order. */
  set(at: number, values: readonly T[]): void {
    if (at >= this.first.length) this.first = widened(this.first, at);
    this.first[at] = values.length === 0 ? 0 : this.book.codeOf(values[0]!);
    if (values.length < 2) return;
    this.first[at] = (this.first[at]! | HAS_MORE) >>> 0;
    for (const value of values.slice(1)) {
      if (this.moreCount === this.moreDocs.length) {
        this.moreDocs = widened(this.moreDocs, this.moreCount);
        this.moreCodes = widened(this.moreCodes, this.moreCount);
      }
      this.moreDocs[this.moreCount] = at;
      this.moreCodes[this.moreCount++] = this.book.codeOf(value);
    }
  }
}

export class GrowingColumns implements Columns {
  nums = new Uint32Array(256);
  lengths = new Uint8Array(256);
  days = new Int32Array(256);
  readonly kind = new GrowingCodes<string>();
  readonly language = new GrowingCodes<string>();
  readonly year = new GrowingCodes<number>();
  readonly sources = new GrowingMulti<number>();
  readonly tags = new GrowingMulti<string>();
  size = 0;

  add(document: DocumentColumns, lengthCode: number): void {
    const at = this.size++;
    if (at >= this.nums.length) {
      this.nums = widened(this.nums, at);
      this.lengths = widened(this.lengths, at);
      this.days = widened(this.days, at);
    }
    this.nums[at] = document.num;
    this.lengths[at] = lengthCode;
    this.days[at] = document.day ?? NO_DAY;
    this.kind.set(at, document.kind);
    this.language.set(at, document.language);
    this.year.set(at, document.year);
    this.sources.set(at, distinct(document.sources));
    this.tags.set(at, distinct(document.tags ?? []));
  }
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return values.length < 2 ? values : [...new Set(values)];
}

function widened<A extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(old: A, at: number): A {
  const wider = new (old.constructor as new (n: number) => A)(Math.max(old.length * 2, at + 1));
  wider.set(old);
  return wider;
}

function valuesOf<T>(column: MultiColumn<T>, local: number): T[] {
  const first = column.first[local]!;
  if (first === 0) return [];
  const codes = [(first & ~HAS_MORE) >>> 0];
  if (first >= HAS_MORE)
    for (let i = firstMore(column, local); i < column.moreCount && column.moreDocs[i] === local; i++)
      codes.push(column.moreCodes[i]!);
  return codes.map((code) => column.values[code - 1]!);
}

/** Where the further values of a document begin in `moreDocs`. */
export function firstMore(column: MultiColumn<unknown>, local: number): number {
  let low = 0;
  let high = column.moreCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column.moreDocs[middle]! < local) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The columns of several segments as one. `order[i]` says where the i-th document comes from. */
export function* gatherColumns(
  inputs: readonly Pick<Segment, 'columns'>[],
  order: { input: Uint16Array; local: Uint32Array },
): Generator<undefined, GrowingColumns> {
  const gathered = new GrowingColumns();
  const columns = inputs.map((input) => input.columns);
  for (let i = 0; i < order.local.length; i++) {
    const from = columns[order.input[i]!]!;
    const local = order.local[i]!;
    const day = from.days[local]!;
    gathered.add(
      {
        num: from.nums[local]!,
        kind: meaningOf(from.kind, local)!,
        language: meaningOf(from.language, local),
        year: meaningOf(from.year, local),
        day: day === NO_DAY ? null : day,
        sources: valuesOf(from.sources, local),
        tags: valuesOf(from.tags, local),
      },
      from.lengths[local]!,
    );
    if ((i & 0xfff) === 0xfff) yield;
  }
  return gathered;
}

function meaningOf<T>(column: Coded<T>, local: number): T | null {
  const code = column.codes[local]!;
  return code === 0 ? null : column.values[code - 1]!;
}
