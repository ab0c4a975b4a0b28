/** Keys under which values of a column meet: equal values, and values that are likely slips of one another. */
import { nameSkeletons } from '../reading/index.ts';
import { type EncodedColumn, VARIANT, valueText } from './encode.ts';

/** One way to give each value of a column some keys. Keys are numbers from 0, with no meaning beyond equality. */
export interface KeyFunction {
  column: number;
  what: string;
  /** Loose enough that what a sharper function of the same column finds is found by it too. */
  coarse: boolean;
  keys: number;
  /** Keys of value v: `list[from[v]] … list[from[v + 1] - 1]`. */
  from: Int32Array;
  list: Int32Array;
}

/** Rarest words of a text that serve as keys. */
const WORDS_OF_TEXT = 12;

export function keyFunctionsOf(column: EncodedColumn, at: number): KeyFunction[] {
  const texts =
    column.kind === 'text' || column.kind === 'number' || column.kind === 'category' ? [] : valuesOf(column);
  const by = (what: string, coarse: boolean, keysOf: (value: string) => readonly string[]): KeyFunction =>
    fromStrings(at, what, coarse, texts.map(keysOf));
  const equal = (coarse: boolean): KeyFunction => sameValue(column, at, coarse);
  switch (column.kind) {
    case 'text':
      return [equal(false), rareWords(column, at)];
    case 'name':
      return column.acrossScripts
        ? [by('sound', true, (value) => value.split(VARIANT).flatMap(nameSkeletons))]
        : [
            equal(false),
            by('sound', true, nameSkeletons),
            by('beginning', true, (value) => value.split(' ').map((word) => word.slice(0, 3))),
            by('end', false, (value) => [value.slice(-4)]),
          ];
    case 'string':
      return [
        equal(false),
        by('word', false, (value) => value.split(' ').filter((word) => word.length > 1)),
        by('beginning', true, (value) => [value.slice(0, 4)]),
        by('end', false, (value) => [value.slice(-5)]),
      ];
    case 'date':
      return [
        equal(false),
        by('year and month', true, (value) => [value.slice(0, 6)]),
        by('month and day', true, (value) => [value.slice(4)]),
        by('year and day', false, (value) => [`${value.slice(0, 4)} ${value.slice(6)}`]),
      ];
    case 'code':
      return [
        equal(false),
        by('first half', true, (value) => [value.slice(0, (value.length + 1) >> 1)]),
        by('last half', true, (value) => [value.slice(value.length >> 1)]),
      ];
    default:
      return [equal(true)];
  }
}

const valuesOf = (column: EncodedColumn): string[] =>
  Array.from({ length: column.counts.length }, (_, code) => valueText(column, code));

function sameValue(column: EncodedColumn, at: number, coarse: boolean): KeyFunction {
  const values = column.counts.length;
  const from = Int32Array.from({ length: values + 1 }, (_, code) => code);
  return { column: at, what: 'equal', coarse, keys: values, from, list: from.subarray(0, values) };
}

function fromStrings(
  column: number,
  what: string,
  coarse: boolean,
  keysOf: readonly (readonly string[])[],
): KeyFunction {
  const numbers = new Map<string, number>();
  const from = new Int32Array(keysOf.length + 1);
  const list: number[] = [];
  for (const [code, keys] of keysOf.entries()) {
    for (const key of new Set(keys)) {
      let number = numbers.get(key);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(key, number);
      }
      list.push(number);
    }
    from[code + 1] = list.length;
  }
  return { column, what, coarse, keys: numbers.size, from, list: Int32Array.from(list) };
}

function rareWords(column: EncodedColumn, at: number): KeyFunction {
  const { wordFrom, words, wordWeights } = column;
  const from = new Int32Array(column.counts.length + 1);
  const list: number[] = [];
  for (let code = 0; code < column.counts.length; code++) {
    const own = Array.from(words.subarray(wordFrom[code]!, wordFrom[code + 1]!));
    own.sort((a, b) => wordWeights[b]! - wordWeights[a]! || a - b);
    list.push(...own.slice(0, WORDS_OF_TEXT).sort((a, b) => a - b));
    from[code + 1] = list.length;
  }
  return { column: at, what: 'rare word', coarse: true, keys: wordWeights.length, from, list: Int32Array.from(list) };
}
