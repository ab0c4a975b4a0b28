/**
 * Columns of a table as the columns of a design: the intercept, numbers as they are, words as one column of 0 and 1 for each
 * level but the first (treatment contrasts; levels sorted by code unit, so that the order is the same on every machine).
 */
import { SabtError } from '../../model/errors.ts';

export type Table = Readonly<Record<string, readonly (number | string)[]>>;

export interface Design {
  /** `(Intercept)`, the term, or the term with its level. */
  keys: string[];
  rows: number[][];
  /** Terms of words that are all the same, which leave no column. */
  constant: string[];
}

/** More entries than this would not fit into memory with everything else. */
const MOST_ENTRIES = 20_000_000;

/** Throws `invalid-value` for a term that is not there, keys that coincide, or a design too large. */
export function designOf(table: Table, terms: readonly string[], n: number): Design {
  const keys = ['(Intercept)'];
  const columns: ((i: number) => number)[] = [() => 1];
  const constant: string[] = [];
  for (const term of terms) {
    const column = columnNamed(table, term);
    if (column.every((value) => typeof value === 'number')) {
      keys.push(term);
      columns.push((i) => column[i] as number);
      continue;
    }
    const levels = [...new Set(column as readonly string[])].sort();
    if (levels.length === 1) constant.push(term);
    for (const level of levels.slice(1)) {
      keys.push(`${term}${level}`);
      columns.push((i) => (column[i] === level ? 1 : 0));
    }
  }
  const twice = keys.find((key, i) => keys.indexOf(key) < i);
  if (twice !== undefined)
    throw new SabtError('invalid-value', `Two columns would be called ${twice}.`, { at: 'terms' });
  if (keys.length * n > MOST_ENTRIES)
    throw new SabtError('invalid-value', `${keys.length} columns of ${n} rows are too many.`, { at: 'terms' });
  const rows = Array.from({ length: n }, (_, i) => columns.map((at) => at(i)));
  return { keys, rows, constant };
}

/** Throws `invalid-value` where the column is absent or mixes numbers and words. */
export function columnNamed(table: Table, name: string): readonly (number | string)[] {
  const column = Object.hasOwn(table, name) ? table[name] : undefined;
  if (column === undefined) throw new SabtError('invalid-value', `There is no column ${name}.`, { at: 'data' });
  const words = column.filter((value) => typeof value === 'string').length;
  if (words !== 0 && words !== column.length)
    throw new SabtError('invalid-value', `The column ${name} mixes numbers and words.`, { at: `data.${name}` });
  return column;
}

/** Throws `invalid-value` where the column is absent or has words. */
export function numbersNamed(table: Table, name: string): readonly number[] {
  const column = columnNamed(table, name);
  if (typeof column[0] === 'string')
    throw new SabtError('invalid-value', `The column ${name} needs numbers.`, { at: `data.${name}` });
  return column as readonly number[];
}
