/**
 * Which column is which field: `MAP.json` of the contract, checked and made ready for use.
 *
 * A field is named by a short name or by a path of the record's kind (`author`, `custom/case number`). What a
 * column holds decides how its cells are read: dates, counts, numbers, lists, or text as it is. Columns that
 * are not mapped are kept too, under `custom/` and the column's name, so nothing of a row is lost.
 */
import { z } from 'zod';
import { SabtError } from '../../../model/errors.ts';
import { checkValue } from '../../../model/fields.ts';
import { issuesText } from '../../../model/issues.ts';
import type { Json } from '../../../model/records.ts';
import type { DateOrder } from './cell-dates.ts';
import { foldName } from './header.ts';
import { REQUIRED, TABLE_KINDS, type TableKind, type Target, targetOf, VALUES_AS, type ValuesAs } from './targets.ts';

export interface Mapping {
  kind: TableKind;
  /** Read only this sheet; all if not given. */
  sheet?: string;
  /** Line of the header from 1, 0 for none; found if not given. */
  header?: number;
  /** Field to column name. */
  fields: Record<string, string>;
  /** Field to a value for every row. */
  constants?: Record<string, Json>;
  /** How 03/04/2019 is meant, where the columns themselves do not tell. */
  dateOrder?: DateOrder;
  /** Columns that are not kept with the records, only in the evidentiary copy: they say again what others say. */
  ignore?: string[];
  /** Of series: columns that each hold a value of their own, by the name under which it is kept. */
  values?: Record<string, string>;
  /** What these names are; a part of the series' name, if not given. */
  valuesAs?: ValuesAs;
}

const shape = z.strictObject({
  kind: z.enum(TABLE_KINDS),
  sheet: z.string().min(1).optional(),
  header: z.union([z.number().int().min(0).max(1_000), z.boolean()]).optional(),
  fields: z.record(z.string().min(1), z.string()).default({}),
  constants: z.record(z.string().min(1), z.json()).optional(),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  ignore: z.array(z.string().min(1)).optional(),
  values: z
    .record(z.string().trim().min(1), z.string())
    .refine((values) => Object.keys(values).length > 0, 'names no column')
    .optional(),
  valuesAs: z.enum(VALUES_AS).optional(),
});

/** Checks a mapping that came from outside. Throws `invalid-mapping`, naming the place. */
export function parseMapping(value: unknown, { complete = true }: { complete?: boolean } = {}): Mapping {
  const parsed = shape.safeParse(value);
  if (!parsed.success) {
    throw new SabtError('invalid-mapping', `The mapping is not understood: ${issuesText(parsed.error)}`);
  }
  const { header, ...rest } = parsed.data;
  const mapping: Mapping = {
    ...(rest as Mapping),
    ...(typeof header === 'number' ? { header } : header === false ? { header: 0 } : {}),
  };
  for (const field of [...Object.keys(mapping.fields), ...Object.keys(mapping.constants ?? {})])
    targetOf(mapping.kind, field);
  for (const [field, value] of Object.entries(mapping.constants ?? {})) checkConstant(mapping.kind, field, value);
  checkValues(mapping);
  const missing = missingField(mapping);
  if (complete && missing !== null) {
    throw new SabtError('invalid-mapping', `A record of kind ${mapping.kind} needs the field “${missing}”.`, {
      at: missing,
    });
  }
  return mapping;
}

function checkValues(mapping: Mapping): void {
  if (mapping.values === undefined) {
    if (mapping.valuesAs === undefined) return;
    throw new SabtError('invalid-mapping', '“valuesAs” says what the names under “values” are.', { at: 'valuesAs' });
  }
  if (mapping.kind !== 'series')
    throw new SabtError('invalid-mapping', `Only a series has “values”, not a ${mapping.kind}.`, { at: 'values' });
  if (hasField(mapping, 'value'))
    throw new SabtError('invalid-mapping', 'Either “value” is one column, or “values” names several.', {
      at: 'values',
    });
}

/** What is no text and no number is not read as a cell is, so it must fit as it stands. */
function checkConstant(kind: TableKind, field: string, value: Json): void {
  if (typeof value === 'string' || typeof value === 'number') return;
  const { path, type } = targetOf(kind, field);
  const refused = (why: string): SabtError =>
    new SabtError('invalid-mapping', `The constant for “${field}” does not fit: ${why}`, { at: field });
  if (value === null) throw refused('it is null; leave it out instead.');
  if (['date', 'source', 'id'].includes(type)) throw refused('a text is expected.');
  try {
    checkValue(path, value);
  } catch (cause) {
    throw refused((cause as Error).message);
  }
}

/** The field that the mapping's kind needs and that the mapping does not name; null if it names all. */
export function missingField(mapping: Mapping): string | null {
  if (mapping.kind === 'series') return missingOfSeries(mapping);
  const needed = REQUIRED[mapping.kind];
  return needed === null || hasField(mapping, needed) ? null : needed;
}

function missingOfSeries(mapping: Mapping): string | null {
  if (mapping.values === undefined && !hasField(mapping, 'value')) return 'value';
  if (!hasField(mapping, 'start')) return 'start';
  const named = mapping.values !== undefined && (mapping.valuesAs ?? 'series') === 'series';
  return named || hasField(mapping, 'series') || hasField(mapping, 'question') ? null : 'series';
}

/** The columns that a mapping speaks of. */
export function columnsNamed({ fields, values }: Mapping): string[] {
  return [...Object.values(fields), ...Object.values(values ?? {})];
}

function hasField(mapping: Mapping, field: string): boolean {
  const { path } = targetOf(mapping.kind, field);
  return [...Object.keys(mapping.fields), ...Object.keys(mapping.constants ?? {})].some(
    (one) => targetOf(mapping.kind, one).path === path,
  );
}

/** A mapping laid over the columns of one sheet. */
export interface Layout {
  mapping: Mapping;
  /** Mapped columns: place, field as the mapping names it, target, name of the column. */
  fields: { place: number; field: string; target: Target; column: string }[];
  /** Columns of a series that each hold a value, with the name under which it is kept. */
  values: { place: number; name: string; column: string }[];
  /** Mapped columns that this sheet has not. */
  missing: { field: string; column: string }[];
  /** Places of the other columns. */
  rest: { place: number; column: string }[];
  /** Places of all columns in the order of their names: the order in which content is hashed. */
  byName: number[];
}

export function layOut(mapping: Mapping, columns: readonly string[]): Layout {
  const folded = columns.map(foldName);
  const placeOf = (column: string): number => {
    const exact = columns.indexOf(column);
    return exact >= 0 ? exact : folded.indexOf(foldName(column));
  };
  const fields: Layout['fields'] = [];
  const missing: Layout['missing'] = [];
  for (const [field, column] of Object.entries(mapping.fields)) {
    const place = placeOf(column);
    if (place < 0) missing.push({ field, column });
    else fields.push({ place, field, target: targetOf(mapping.kind, field), column: columns[place]! });
  }
  const values: Layout['values'] = [];
  for (const [name, column] of Object.entries(mapping.values ?? {})) {
    const place = placeOf(column);
    if (place < 0) missing.push({ field: 'value', column });
    else values.push({ place, name, column: columns[place]! });
  }
  const used = new Set([...fields, ...values].map(({ place }) => place));
  for (const column of mapping.ignore ?? []) used.add(placeOf(column));
  return {
    mapping,
    fields,
    values,
    missing,
    rest: columns.flatMap((column, place) => (used.has(place) ? [] : [{ place, column }])),
    byName: columns.map((_, place) => place).sort((a, b) => (columns[a]! < columns[b]! ? -1 : 1)),
  };
}
