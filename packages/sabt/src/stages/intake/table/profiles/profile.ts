/** What a profile of a data set is, and what all of them read alike. */
import { SabtError } from '../../../../model/errors.ts';
import type { Fields, Json } from '../../../../model/records.ts';
import { foldName } from '../header.ts';
import type { Mapping } from '../mapping.ts';
import type { RowFailure, RowValues } from '../read-row.ts';
import type { TableKind } from '../targets.ts';

/** A kind of table that is known beforehand, so that nobody has to map it. */
export interface Profile {
  name: string;
  /** Source for all rows if none is given. */
  source?: string;
  /**
   * Where the data set numbers its rows once for the whole world: the family of these numbers. A row is then the same
   * row in every edition, whatever columns it has and whoever handed it on.
   */
  family?: string;
  /** Throws `missing-column` if the columns are not those of the profile. */
  mapping(columns: readonly string[]): Mapping;
  /** What can be said of a row only when all its cells are read. */
  complete?(values: RowValues, columnOf: ColumnOf, kind: TableKind, held: HeldRows): RowFailure | null;
}

/** Rows of other tables that are held already, for those that refer to them. */
export interface HeldRows {
  /** The record of the row of this number, by the family of the data set that gives it. */
  byNumber(family: string, kind: TableKind, number: string): { id: string; fields: Fields } | null;
}

/** What the table at hand calls the column of a field of the mapping. */
export type ColumnOf = (field: string) => string;

/** Field of a mapping to the names that its column has in the editions of a data set. */
export interface ProfileColumns {
  kind: TableKind;
  fields: Readonly<Record<string, readonly string[]>>;
  /** Fields without which the table is no such data set. */
  needed: readonly string[];
  /** Columns that say again what others say, and are left to the evidentiary copy. */
  ignored?: readonly string[];
}

const squeezed = (name: string): string => foldName(name).replaceAll(' ', '');

/** The columns of a profile, found by name whatever their case and separators. Throws `missing-column`. */
export function mappingOf(what: string, spec: ProfileColumns, columns: readonly string[]): Mapping {
  const byName = new Map<string, string>();
  for (const column of columns) if (!byName.has(squeezed(column))) byName.set(squeezed(column), column);
  const found: Record<string, string> = {};
  for (const [field, names] of Object.entries(spec.fields)) {
    const name = names.find((one) => byName.has(squeezed(one)));
    if (name !== undefined) found[field] = byName.get(squeezed(name))!;
  }
  for (const needed of spec.needed) {
    if (found[needed] !== undefined) continue;
    throw new SabtError(
      'missing-column',
      `${what} needs a column named one of: ${spec.fields[needed]!.join(', ')}. Columns here: ${columns.slice(0, 60).join(', ')}.`,
      { at: needed },
    );
  }
  const ignore = [...new Set((spec.ignored ?? []).flatMap((name) => byName.get(squeezed(name)) ?? []))];
  return { kind: spec.kind, fields: found, ...(ignore.length === 0 ? {} : { ignore }) };
}

/** What data sets write where nothing is known. */
const NOTHING = /^(?:na|n\/a|nan|null|none|-|)$/i;

/** A cell that the mapping put under `custom/`, which stays there; empty if it says that nothing is known. */
export function cellOf({ custom }: RowValues, name: string): string {
  const cell = custom[name] ?? '';
  return NOTHING.test(cell) ? '' : cell;
}

/** The same, and the cell is no longer kept beside: the field that it goes to says all of it. */
export function taken(values: RowValues, name: string): string {
  const cell = cellOf(values, name);
  delete values.custom[name];
  return cell;
}

/** A whole number of at least 0, also as spreadsheets write it (`12.0`); null if there is none. */
export function wholeNumberIn(
  values: RowValues,
  name: string,
  columnOf: ColumnOf,
): { number: number | null } | { failure: RowFailure } {
  const cell = cellOf(values, name);
  if (cell === '') return { number: null };
  const match = /^(\d{1,15})(?:\.0+)?$/.exec(cell);
  if (match !== null) return { number: Number(match[1]) };
  const column = columnOf(`custom/${name}`);
  return {
    failure: {
      code: 'unreadable-number',
      column,
      message: `The cell in column “${column}” is not a number of people: “${cell.slice(0, 120)}”.`,
    },
  };
}

export function contradiction(column: string, message: string): RowFailure {
  return { code: 'invalid-value', column, message };
}

/** Names between semicolons, each once, those that say nothing left out. */
export function namesIn(cell: string): string[] {
  const names = cell.split(/[;؛]/u).map((name) => name.trim().replace(/^"+|"+$/g, ''));
  return [...new Set(names.filter((name) => !NOTHING.test(name)))];
}

/** Those who took part in an act, as the data set names them, in a field of it. */
export function involve(
  values: RowValues,
  path: string,
  names: readonly string[],
  more: { [key: string]: Json },
): void {
  if (names.length === 0) return;
  const former = (values.fields[path] ?? []) as Json[];
  values.fields[path] = [...former, ...names.map((name) => ({ name, ...more }))];
}
