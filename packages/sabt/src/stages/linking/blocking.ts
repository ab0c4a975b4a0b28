/**
 * Which pairs are compared. All pairs of a hundred thousand rows are five thousand million; nearly all agree in nothing.
 * Rows that share a key form a block, and pairs inside blocks are compared (Newcombe and Kennedy 1962; Christen 2012, "A
 * survey of indexing techniques for scalable record linkage and deduplication").
 *
 * Nobody says which keys: every column offers some (block-keys.ts). A block that is small is taken. One that is too large
 * (all women; all of one town) is not thrown away, which would lose exactly the pairs with common values, but cut by
 * the keys of another column, and once more by a third: rows that share two or three common things meet as well as rows
 * that share one rare thing. How large a block may be follows from a budget of comparisons, which grows with the rows and
 * not with their square.
 *
 * Invariants: the blocks depend on the tables and the budget alone; a pair in several blocks is compared once; with
 * few rows every pair is compared.
 */

import { type KeyFunction, keyFunctionsOf } from './block-keys.ts';
import { isSlow } from './compare.ts';
import type { EncodedColumn } from './encode.ts';
import { sharedInts } from './encode.ts';

/** Rows in blocks. With two tables, rows from `split` on are of the second, and only pairs across count. */
export interface Blocks {
  rows: number;
  /** First row of the second table; `rows` where there is one table alone. */
  split: number;
  /** Rows of block k, ascending: `members[from[k]] … members[from[k + 1] - 1]`. */
  from: Int32Array;
  members: Int32Array;
  /** Blocks of row r: `blocks[ofRow[r]] … blocks[ofRow[r + 1] - 1]`. */
  ofRow: Int32Array;
  blocks: Int32Array;
}

/** Up to so many pairs all are compared. */
const ALL_PAIRS = 2_000_000;
const LEAST_BUDGET = 3_000_000;
const PAIRS_PER_ROW = 450;
/** Where names are compared by sound, or texts, which takes ten times as long. */
const SLOW_PAIRS_PER_ROW = 200;
/** Row numbers in blocks, per row, at most: bounds memory. */
const MEMBERSHIPS_PER_ROW = 250;
const MAX_DEPTH = 3;

export function pairsOf(rows: number, split: number): number {
  return split < rows ? split * (rows - split) : (rows * (rows - 1)) / 2;
}

/** @param budget most pairs, roughly; those that several blocks hold counted for each */
export function blocksOf(columns: readonly EncodedColumn[], rows: number, split: number, budget?: number): Blocks {
  const every = pairsOf(rows, split);
  if (every <= Math.min(ALL_PAIRS, budget ?? ALL_PAIRS))
    return indexed([Int32Array.from({ length: rows }, (_, r) => r)], rows, split);
  const perRow = columns.some(isSlow) ? SLOW_PAIRS_PER_ROW : PAIRS_PER_ROW;
  const builder = new BlockBuilder(columns, rows, split, budget ?? Math.max(LEAST_BUDGET, perRow * rows));
  return indexed(builder.build(), rows, split);
}

class BlockBuilder {
  readonly #columns: readonly EncodedColumn[];
  readonly #rows: number;
  readonly #split: number;
  readonly #budget: number;
  readonly #functions: KeyFunction[];
  /** Most pairs of a block. */
  readonly #cap: number;
  readonly #made: Int32Array[] = [];
  #memberships = 0;

  constructor(columns: readonly EncodedColumn[], rows: number, split: number, budget: number) {
    this.#columns = columns;
    this.#rows = rows;
    this.#split = split;
    this.#budget = budget;
    this.#functions = columns.flatMap((column, at) => keyFunctionsOf(column, at));
    // keys of several columns mostly bring the same pairs again, hence the root
    const perRow = budget / rows / Math.max(1, Math.sqrt(this.#functions.length));
    const size = Math.min(1_000, Math.max(8, perRow));
    this.#cap = (size * size) / 2;
  }

  build(): Int32Array[] {
    const all = Int32Array.from({ length: this.#rows }, (_, row) => row);
    for (const at of this.#functions.keys()) this.#cut(all, at, -1, 1, []);
    return withinBudget(this.#made, this.#budget, (block) => this.#pairs(block));
  }

  /**
   * Cuts `rows` by the keys of a function; what is still too large is cut further, by functions that come later, so that
   * no combination is made twice.
   * @param after only keys above this one: where a value has several keys, rows may share two of one function
   */
  #cut(rows: Int32Array, at: number, after: number, depth: number, used: readonly number[]): void {
    const key = this.#functions[at]!;
    for (const { name, block } of groups(rows, key, this.#columns[key.column]!.codes, after)) {
      const pairs = this.#pairs(block);
      if (pairs === 0) continue;
      if (pairs <= this.#cap) {
        if (this.#memberships > MEMBERSHIPS_PER_ROW * this.#rows) return;
        this.#memberships += block.length;
        this.#made.push(block);
        continue;
      }
      if (depth === MAX_DEPTH || !key.coarse) continue;
      if (key.list.length >= key.from.length) this.#cut(block, at, name, depth + 1, used);
      for (let next = at + 1; next < this.#functions.length; next++) {
        const { coarse, column } = this.#functions[next]!;
        if (coarse && column !== key.column && !used.includes(column))
          this.#cut(block, next, -1, depth + 1, [...used, key.column]);
      }
    }
  }

  #pairs(block: Int32Array): number {
    if (this.#split === this.#rows) return (block.length * (block.length - 1)) / 2;
    const inA = lowerBound(block, this.#split);
    return inA * (block.length - inA);
  }
}

/** First place whose value is not below `value`, in an ascending list. */
export function lowerBound(list: Int32Array, value: number, from = 0, to = list.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows by key, ascending; rows without a value, and keys of one row, left out. */
function groups(
  rows: Int32Array,
  key: KeyFunction,
  codes: Int32Array,
  after: number,
): { name: number; block: Int32Array }[] {
  // counted in an array as long as there are keys; of few rows in one as short as they need
  const few = key.keys > 8 * rows.length;
  const short = few ? new Map<number, number>() : null;
  const placeOf = (name: number): number => {
    if (short === null) return name;
    let place = short.get(name);
    if (place === undefined) {
      place = short.size;
      short.set(name, place);
    }
    return place;
  };
  const { from, list } = key;
  let sizes = new Int32Array(few ? 64 : key.keys);
  let total = 0;
  for (const row of rows) {
    const code = codes[row]!;
    if (code < 0) continue;
    for (let k = from[code]!; k < from[code + 1]!; k++) {
      const name = list[k]!;
      if (name <= after) continue;
      const place = placeOf(name);
      if (place >= sizes.length) {
        const longer = new Int32Array(2 * sizes.length);
        longer.set(sizes);
        sizes = longer;
      }
      sizes[place]!++;
      total++;
    }
  }
  const members = new Int32Array(total);
  const ends = new Int32Array(sizes.length);
  for (let place = 1; place < sizes.length; place++) ends[place] = ends[place - 1]! + sizes[place - 1]!;
  for (const row of rows) {
    const code = codes[row]!;
    if (code < 0) continue;
    for (let k = from[code]!; k < from[code + 1]!; k++) {
      const name = list[k]!;
      if (name > after) members[ends[placeOf(name)]!++] = row;
    }
  }
  const out: { name: number; block: Int32Array }[] = [];
  const put = (name: number, place: number): void => {
    if (sizes[place]! > 1) out.push({ name, block: members.subarray(ends[place]! - sizes[place]!, ends[place]) });
  };
  if (short === null) for (let name = 0; name < sizes.length; name++) put(name, name);
  else for (const [name, place] of short) put(name, place);
  return out;
}

/** The smallest blocks first, as long as there is budget. */
function withinBudget(blocks: Int32Array[], budget: number, pairs: (block: Int32Array) => number): Int32Array[] {
  let total = 0;
  for (const block of blocks) total += pairs(block);
  if (total <= 2 * budget) return blocks;
  blocks.sort((a, b) => pairs(a) - pairs(b));
  let left = 2 * budget;
  return blocks.filter((block) => {
    left -= pairs(block);
    return left >= 0;
  });
}

function indexed(list: readonly Int32Array[], rows: number, split: number): Blocks {
  const from = sharedInts(list.length + 1);
  for (const [k, block] of list.entries()) from[k + 1] = from[k]! + block.length;
  const members = sharedInts(from[list.length]!);
  for (const [k, block] of list.entries()) members.set(block, from[k]);
  const ofRow = sharedInts(rows + 1);
  for (const row of members) ofRow[row + 1]!++;
  for (let row = 0; row < rows; row++) ofRow[row + 1]! += ofRow[row]!;
  const blocks = sharedInts(members.length);
  const next = ofRow.slice();
  for (const [k, block] of list.entries()) for (const row of block) blocks[next[row]!++] = k;
  return { rows, split, from, members, ofRow, blocks };
}
