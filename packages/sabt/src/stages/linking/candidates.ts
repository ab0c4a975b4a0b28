/** Runs through the pairs of the blocks and compares them: what a thread does. */
import { type Blocks, lowerBound } from './blocking.ts';
import { comparisonOf, LEVELS } from './compare.ts';
import type { EncodedColumn } from './encode.ts';

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

export class PairComparer {
  readonly #columns: readonly EncodedColumn[];
  readonly #compare: readonly ((a: number, b: number) => number)[];
  readonly #factors: Float64Array;

  constructor(columns: readonly EncodedColumn[]) {
    this.#columns = columns;
    this.#compare = columns.map(comparisonOf);
    this.#factors = new Float64Array(columns.length);
    let factor = 1;
    for (const [at, { kind }] of columns.entries()) {
      this.#factors[at] = factor;
      factor *= LEVELS[kind].length + 1;
    }
  }

  pattern(a: number, b: number): number {
    let pattern = 0;
    for (let at = 0; at < this.#columns.length; at++) {
      const { codes } = this.#columns[at]!;
      const x = codes[a]!;
      const y = codes[b]!;
      if (x >= 0 && y >= 0) pattern += this.#factors[at]! * (this.#compare[at]!(x, y) + 1);
    }
    return pattern;
  }
}

/** Patterns seen so far and their numbers. */
export class PatternNumbers {
  readonly patterns: number[] = [];
  readonly counts: number[] = [];
  readonly #numbers = new Map<number, number>();

  count(pattern: number, times = 1): number {
    let number = this.#numbers.get(pattern);
    if (number === undefined) {
      number = this.patterns.length;
      this.#numbers.set(pattern, number);
      this.patterns.push(pattern);
      this.counts.push(0);
    }
    this.counts[number]! += times;
    return number;
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
