/** Runs through the pairs of the blocks and compares them: what a thread does. */
import { type Blocks, lowerBound } from './blocking.ts';
import { comparisonOf, type KnownLevels, knownLevels, LEVELS } from './compare.ts';
import { type EncodedColumn, sharedInts } from './encode.ts';

/** Pairs that were compared, each with the number of its pattern of agreement. */
export interface ComparedPairs {
  a: Int32Array;
  b: Int32Array;
  pattern: Int32Array;
}

/**
 * A pattern as one number: a digit for each column, 0 missing, else level + 1; the first column is the lowest digit.
 * Exact up to 2^53, which bounds the columns (columns.ts).
 */
export function patternDigits(pattern: number, columns: readonly { kind: EncodedColumn['kind'] }[]): number[] {
  let rest = pattern;
  return columns.map(({ kind }) => {
    const base = LEVELS[kind].length + 1;
    const digit = rest % base;
    rest = (rest - digit) / base;
    return digit;
  });
}

/** What threads that compare share beside the columns. */
export interface SharedRows {
  /** Codes of a row side by side: `codes[row * columns + column]`. */
  codes: Int32Array;
  /** For each column, levels found so far (compare.ts). */
  levels: readonly KnownLevels[];
}

export function sharedRows(columns: readonly EncodedColumn[]): SharedRows {
  const width = columns.length;
  const codes = sharedInts(width * columns[0]!.codes.length);
  for (const [c, column] of columns.entries())
    for (let row = 0; row < column.codes.length; row++) codes[row * width + c] = column.codes[row]!;
  return { codes, levels: columns.map(knownLevels) };
}

export class PairComparer {
  readonly #codes: Int32Array;
  readonly #compare: readonly ((a: number, b: number) => number)[];
  readonly #factors: Float64Array;

  constructor(columns: readonly EncodedColumn[], { codes, levels }: SharedRows = sharedRows(columns)) {
    this.#codes = codes;
    this.#compare = columns.map((column, at) => comparisonOf(column, levels[at]!));
    this.#factors = new Float64Array(columns.length);
    let factor = 1;
    for (const [at, { kind }] of columns.entries()) {
      this.#factors[at] = factor;
      factor *= LEVELS[kind].length + 1;
    }
  }

  pattern(a: number, b: number): number {
    const codes = this.#codes;
    const width = this.#compare.length;
    let pattern = 0;
    for (let at = 0; at < width; at++) {
      const x = codes[a * width + at]!;
      const y = codes[b * width + at]!;
      if (x >= 0 && y >= 0) pattern += this.#factors[at]! * (this.#compare[at]!(x, y) + 1);
    }
    return pattern;
  }
}

/** Patterns seen so far and their numbers: a table of open addresses. */
export class PatternNumbers {
  readonly patterns: number[] = [];
  readonly counts: number[] = [];
  #keys = new Float64Array(1 << 12).fill(-1);
  #numbers = new Int32Array(1 << 12);

  count(pattern: number): number {
    const slot = this.#slotOf(pattern);
    if (this.#keys[slot] === pattern) {
      const number = this.#numbers[slot]!;
      this.counts[number]!++;
      return number;
    }
    const number = this.patterns.length;
    this.#keys[slot] = pattern;
    this.#numbers[slot] = number;
    this.patterns.push(pattern);
    this.counts.push(1);
    if (2 * this.patterns.length > this.#keys.length) this.#grow();
    return number;
  }

  #slotOf(pattern: number): number {
    const keys = this.#keys;
    const high = (pattern / 2 ** 26) | 0;
    const hash = Math.imul(pattern - high * 2 ** 26, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & (keys.length - 1);
    while (keys[slot] !== pattern && keys[slot] !== -1) slot = (slot + 1) & (keys.length - 1);
    return slot;
  }

  #grow(): void {
    this.#keys = new Float64Array(2 * this.#keys.length).fill(-1);
    this.#numbers = new Int32Array(this.#keys.length);
    for (const [number, pattern] of this.patterns.entries()) {
      const slot = this.#slotOf(pattern);
      this.#keys[slot] = pattern;
      this.#numbers[slot] = number;
    }
  }
}

/** Compares the pairs of the blocks, row by row, each pair once. */
export class BlockWalker {
  readonly #blocks: Blocks;
  readonly #comparer: PairComparer;
  readonly #seen: Int32Array;
  #a = new Int32Array(1 << 12);
  #b = new Int32Array(1 << 12);
  #pattern = new Int32Array(1 << 12);
  #size = 0;

  constructor(blocks: Blocks, comparer: PairComparer) {
    this.#blocks = blocks;
    this.#comparer = comparer;
    this.#seen = new Int32Array(blocks.rows).fill(-1);
  }

  /** Pairs whose first row is in [firstRow, endRow). */
  walk(firstRow: number, endRow: number, numbers: PatternNumbers): ComparedPairs {
    const { ofRow, blocks, from, members, split, rows } = this.#blocks;
    this.#size = 0;
    const end = split < rows ? Math.min(endRow, split) : endRow;
    for (let row = firstRow; row < end; row++) {
      for (let k = ofRow[row]!; k < ofRow[row + 1]!; k++) {
        const block = blocks[k]!;
        const blockEnd = from[block + 1]!;
        const after = split < rows ? split : row + 1;
        for (let m = lowerBound(members, after, from[block]!, blockEnd); m < blockEnd; m++) {
          const other = members[m]!;
          if (this.#seen[other] === row) continue;
          this.#seen[other] = row;
          this.#put(row, other, numbers.count(this.#comparer.pattern(row, other)));
        }
      }
    }
    const [a, b, pattern] = [this.#a, this.#b, this.#pattern].map((list) => list.slice(0, this.#size));
    return { a: a!, b: b!, pattern: pattern! };
  }

  #put(a: number, b: number, pattern: number): void {
    if (this.#size === this.#a.length) {
      const grown = [this.#a, this.#b, this.#pattern].map((list) => {
        const larger = new Int32Array(2 * list.length);
        larger.set(list);
        return larger;
      });
      [this.#a, this.#b, this.#pattern] = grown as [
        Int32Array<ArrayBuffer>,
        Int32Array<ArrayBuffer>,
        Int32Array<ArrayBuffer>,
      ];
    }
    this.#a[this.#size] = a;
    this.#b[this.#size] = b;
    this.#pattern[this.#size++] = pattern;
  }
}
