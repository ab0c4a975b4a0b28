/**
 * Columns as numbers. Every different value of a column is held once, with a code; a row is its codes. What comparing
 * needs of a value (letters, words, number) lies in shared arrays beside it, so that threads read the same memory and a
 * pair of values is compared once however many pairs of rows have it.
 */
import type { ColumnKind } from './table.ts';
import { codeOnly, dateDigits, numberOf, orderOf, plain, wordsOnly } from './values.ts';

/** Between the spellings of one name that several columns give. */
export const VARIANT = '\u001f';
export const MISSING = -1;

export interface EncodedColumn {
  name: string;
  kind: ColumnKind;
  /** Names in several scripts or spellings: compared by sound, as `sabt text names` does. */
  acrossScripts: boolean;
  /** Code of each row, or −1. */
  codes: Int32Array;
  /** How many rows have each value. */
  counts: Int32Array;
  /** Rows that have a value. */
  filled: number;
  /** Letters of value v: `chars[offsets[v]] … chars[offsets[v + 1] - 1]`. */
  chars: Uint16Array;
  offsets: Int32Array;
  /** Of `number`, `year`, `age`: the number; NaN where it cannot be read. */
  numbers: Float64Array;
  /** Words of value v: entries `wordFrom[v] … wordFrom[v + 1] - 1` of `words`; word numbers ascending for `text`. */
  wordFrom: Int32Array;
  words: Int32Array;
  /** Different words of the column: letters as above, and squared weight by rarity. */
  wordChars: Uint16Array;
  wordOffsets: Int32Array;
  wordWeights: Float64Array;
}

export const sharedInts = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * length));
export const sharedNumbers = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(8 * length));
const sharedUnits = (length: number): Uint16Array => new Uint16Array(new SharedArrayBuffer(2 * length));

/** The value by which a cell is compared; `''` is missing. */
function comparable(kind: ColumnKind): (folded: string, order: 'day-first' | 'month-first') => string {
  switch (kind) {
    case 'date':
      return (cell, order) => dateDigits(cell, order) ?? codeOnly(cell);
    case 'code':
      return codeOnly;
    case 'year':
    case 'age':
    case 'number':
      return (cell) => {
        const number = numberOf(cell);
        return Number.isNaN(number) ? wordsOnly(cell) : String(number);
      };
    default:
      return wordsOnly;
  }
}

/**
 * @param cells one list for each column that takes part (several only for a name in several spellings), row by row, of
 *   both tables one after the other
 */
export function encodeColumn(name: string, kind: ColumnKind, cells: readonly (readonly string[])[]): EncodedColumn {
  const folded = new Map<string, string>();
  const foldedOf = (cell: string): string => {
    let known = folded.get(cell);
    if (known === undefined) {
      known = plain(cell);
      folded.set(cell, known);
    }
    return known;
  };
  const rows = cells[0]!.length;
  for (const list of cells) for (const cell of list) foldedOf(cell);
  const order = kind === 'date' ? orderOf(folded.values()) : 'day-first';
  const prepare = comparable(kind);
  const prepared = new Map<string, string>();
  for (const cell of folded.values())
    if (!prepared.has(cell)) prepared.set(cell, cell === '' ? '' : prepare(cell, order));

  const codes = sharedInts(rows);
  const codeOf = new Map<string, number>();
  const values: string[] = [];
  const counts: number[] = [];
  let filled = 0;
  for (let row = 0; row < rows; row++) {
    let value = prepared.get(folded.get(cells[0]![row]!)!)!;
    for (let at = 1; at < cells.length; at++) {
      const other = prepared.get(folded.get(cells[at]![row]!)!)!;
      if (other !== '' && other !== value) value = value === '' ? other : value + VARIANT + other;
    }
    if (value === '') {
      codes[row] = MISSING;
      continue;
    }
    let code = codeOf.get(value);
    if (code === undefined) {
      code = values.length;
      codeOf.set(value, code);
      values.push(value);
      counts.push(0);
    }
    codes[row] = code;
    counts[code]!++;
    filled++;
  }
  const acrossScripts =
    kind === 'name' && (cells.length > 1 || values.some((value) => /\p{Script=Arabic}/u.test(value)));
  byFrequency(codes, values, counts);
  const { chars, offsets } = lettersOf(values);
  const numbers = sharedNumbers(kind === 'number' || kind === 'year' || kind === 'age' ? values.length : 0);
  for (let code = 0; code < numbers.length; code++) numbers[code] = numberOf(values[code]!);
  const sharedCounts = sharedInts(values.length);
  sharedCounts.set(counts);
  return {
    name,
    kind,
    acrossScripts,
    codes,
    counts: sharedCounts,
    filled,
    chars,
    offsets,
    numbers,
    ...wordsOf(values, kind === 'text' || kind === 'string' || kind === 'name', sharedCounts),
  };
}

/** Numbers the values anew, the most frequent first: what is met most lies together. */
function byFrequency(codes: Int32Array, values: string[], counts: number[]): void {
  const order = Uint32Array.from(values.keys()).sort((x, y) => counts[y]! - counts[x]! || x - y);
  const numbers = new Int32Array(order.length);
  const [oldValues, oldCounts] = [values.slice(), counts.slice()];
  for (const [number, old] of order.entries()) {
    numbers[old] = number;
    values[number] = oldValues[old]!;
    counts[number] = oldCounts[old]!;
  }
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) codes[row] = numbers[codes[row]!]!;
}

function lettersOf(values: readonly string[]): { chars: Uint16Array; offsets: Int32Array } {
  const offsets = sharedInts(values.length + 1);
  for (const [code, value] of values.entries()) offsets[code + 1] = offsets[code]! + value.length;
  const chars = sharedUnits(offsets[values.length]!);
  let at = 0;
  for (const value of values) for (let i = 0; i < value.length; i++) chars[at++] = value.charCodeAt(i);
  return { chars, offsets };
}

type Words = Pick<EncodedColumn, 'wordFrom' | 'words' | 'wordChars' | 'wordOffsets' | 'wordWeights'>;

function wordsOf(values: readonly string[], wanted: boolean, counts: Int32Array): Words {
  const numberOfWord = new Map<string, number>();
  const list: string[] = [];
  const rowsWith: number[] = [];
  const wordFrom = sharedInts(wanted ? values.length + 1 : 0);
  const all: number[] = [];
  let rows = 0;
  for (const [code, value] of (wanted ? values : []).entries()) {
    rows += counts[code]!;
    const own = new Set<number>();
    for (const word of value.split(/[ \u001f]/)) {
      if (word === '') continue;
      let number = numberOfWord.get(word);
      if (number === undefined) {
        number = list.length;
        numberOfWord.set(word, number);
        list.push(word);
        rowsWith.push(0);
      }
      if (!own.has(number)) rowsWith[number]! += counts[code]!;
      own.add(number);
    }
    for (const number of Int32Array.from(own).sort()) all.push(number);
    wordFrom[code + 1] = all.length;
  }
  const words = sharedInts(all.length);
  words.set(all);
  const wordWeights = sharedNumbers(list.length);
  for (const [number, count] of rowsWith.entries()) wordWeights[number] = Math.log(1 + rows / count) ** 2;
  const { chars, offsets } = lettersOf(list);
  return { wordFrom, words, wordChars: chars, wordOffsets: offsets, wordWeights };
}

/** The value as text. */
export function valueText({ chars, offsets }: Pick<EncodedColumn, 'chars' | 'offsets'>, code: number): string {
  return String.fromCharCode(...chars.subarray(offsets[code]!, offsets[code + 1]!).slice(0, 10_000));
}
