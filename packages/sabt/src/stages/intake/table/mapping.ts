/**
 * Which column is which field: `MAP.json` of the contract, checked and made ready for use.
 *
 * A field is named by a short name or by a path of the record's kind (`author`, `custom/case number`). What a
 * column holds decides how its cells are read: dates, counts, numbers, lists, or text as it is. Columns that
 * are not mapped are kept too, under `custom/` and the column's name, so nothing of a row is lost.
 */
import { fieldOf } from '@sabt/proof';
import { z } from 'zod';
import { SabtError } from '../../../model/errors.ts';
import { checkValue, isWrittenByProgram } from '../../../model/fields.ts';
import { issuesText } from '../../../model/issues.ts';
import type { Json } from '../../../model/records.ts';
import type { DateOrder } from './cell-dates.ts';
import { foldName } from './header.ts';

export const TABLE_KINDS = ['document', 'source', 'event', 'actor', 'place'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

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
}

export type ValueType =
  | 'text'
  | 'id'
  | 'date'
  | 'count'
  | 'bound'
  | 'number'
  | 'source'
  | 'url'
  | 'language'
  | 'place'
  | 'list'
  | 'names'
  | 'actors';

/** What a field of a mapping means in a kind of record. */
export interface Target {
  /** Path in the record (for `event`, in the event or in its act). */
  path: string;
  type: ValueType;
}

type Targets = Readonly<Record<string, Target>>;

const COMMON: Targets = {
  id: { path: 'id', type: 'id' },
  title: { path: 'title', type: 'text' },
  description: { path: 'description', type: 'text' },
  url: { path: 'url', type: 'url' },
  source: { path: 'sources', type: 'source' },
  tags: { path: 'tags', type: 'list' },
};
const LANGUAGES: Targets = {
  languages: { path: 'languages', type: 'language' },
  language: { path: 'languages', type: 'language' },
};
const COUNTS: Targets = Object.fromEntries(
  ['participants', 'killed', 'injured', 'arrested'].map((name) => [name, { path: name, type: 'count' as const }]),
);
/** `killed/low` and the like, for tables that have a column for each bound. */
const COUNT_BOUNDS: Targets = Object.fromEntries(
  Object.keys(COUNTS).flatMap((name) =>
    ['low', 'best', 'high'].map((bound) => {
      const path = `${name}/${bound}`;
      return [path, { path, type: 'bound' as const }];
    }),
  ),
);
const SITE: Targets = {
  place: { path: 'place/name', type: 'place' },
  lat: { path: 'place/lat', type: 'number' },
  lon: { path: 'place/lon', type: 'number' },
  admin1: { path: 'place/admin1', type: 'text' },
  country: { path: 'country', type: 'text' },
};
/** Who took part in an act. */
const INVOLVED: Targets = Object.fromEntries(
  ['perpetrators', 'victims', 'targets', 'initiators'].map((name) => [name, { path: name, type: 'actors' as const }]),
);

const TARGETS: Readonly<Record<TableKind, Targets>> = {
  document: {
    ...COMMON,
    ...LANGUAGES,
    ...SITE,
    text: { path: 'text', type: 'text' },
    published: { path: 'published', type: 'date' },
    start: { path: 'published', type: 'date' },
    author: { path: 'author', type: 'text' },
  },
  event: {
    ...COMMON,
    ...SITE,
    ...COUNTS,
    ...COUNT_BOUNDS,
    ...INVOLVED,
    start: { path: 'when', type: 'date' },
    end: { path: 'end', type: 'date' },
    when: { path: 'when', type: 'date' },
    text: { path: 'description', type: 'text' },
    type: { path: 'type', type: 'text' },
    method: { path: 'method', type: 'text' },
    eventType: { path: 'eventType', type: 'text' },
  },
  source: {
    ...COMMON,
    ...LANGUAGES,
    title: { path: 'name', type: 'text' },
    name: { path: 'name', type: 'text' },
    type: { path: 'type', type: 'text' },
    country: { path: 'country', type: 'text' },
    reliability: { path: 'reliability', type: 'text' },
    text: { path: 'description', type: 'text' },
  },
  actor: {
    ...COMMON,
    title: { path: 'names', type: 'names' },
    name: { path: 'names', type: 'names' },
    names: { path: 'names', type: 'names' },
    type: { path: 'actorKind', type: 'text' },
    act: { path: 'act/type', type: 'text' },
    start: { path: 'when', type: 'date' },
    end: { path: 'end', type: 'date' },
    place: { path: 'place/name', type: 'place' },
    lat: { path: 'place/lat', type: 'number' },
    lon: { path: 'place/lon', type: 'number' },
    ...Object.fromEntries(Object.keys(COUNTS).map((name) => [name, { path: `act/${name}`, type: 'count' as const }])),
    country: { path: 'country', type: 'text' },
    text: { path: 'description', type: 'text' },
  },
  place: {
    ...COMMON,
    title: { path: 'names', type: 'names' },
    name: { path: 'names', type: 'names' },
    names: { path: 'names', type: 'names' },
    lat: { path: 'lat', type: 'number' },
    lon: { path: 'lon', type: 'number' },
    country: { path: 'country', type: 'text' },
    text: { path: 'description', type: 'text' },
  },
};

/** The field without which a row is no record of its kind, as people name it. */
export const REQUIRED: Readonly<Record<TableKind, string | null>> = {
  document: null,
  event: 'start',
  source: 'title',
  actor: 'title',
  place: 'title',
};

/** Fields that are of the act and not of its event. */
export const ACT_FIELDS: ReadonlySet<string> = new Set([
  'type',
  'method',
  'participants',
  'killed',
  'injured',
  'arrested',
  'perpetrators',
  'victims',
  'targets',
  'initiators',
  'eventType',
  'plover',
  'acled',
  'cameo',
  'rightsArticles',
]);

/** Throws `invalid-mapping` if the kind has no such field. */
export function targetOf(kind: TableKind, field: string): Target {
  const known = TARGETS[kind][field];
  if (known !== undefined) return known;
  const custom = /^custom\/(.+)$/s.exec(field);
  if (custom !== null) return { path: field, type: 'text' };
  // Short names that this kind of record has no place for are kept beside the rest.
  if (
    [
      'text',
      'start',
      'end',
      'published',
      'type',
      'place',
      'country',
      ...Object.keys(COUNTS),
      ...Object.keys(LANGUAGES),
    ].includes(field)
  )
    return { path: `custom/${field}`, type: 'text' };
  for (const owner of kind === 'event' ? ['event', 'act'] : [kind]) {
    try {
      const slot = fieldOf(owner, field);
      if (isWrittenByProgram(slot.path) || NOT_MAPPED.has(slot.path)) break;
      return { path: field, type: 'text' };
    } catch {
      // Not a field of this kind: said below, with the field's name.
    }
  }
  throw new SabtError(
    'invalid-mapping',
    `A record of kind ${kind} has no field “${field}”; fields of your own go under custom/NAME.`,
    { at: field },
  );
}

/** Fields that are decided otherwise: the event by the row, confidentiality by the source. */
const NOT_MAPPED = new Set(['event', 'confidentiality']);

const shape = z.strictObject({
  kind: z.enum(TABLE_KINDS),
  sheet: z.string().min(1).optional(),
  header: z.union([z.number().int().min(0).max(1_000), z.boolean()]).optional(),
  fields: z.record(z.string().min(1), z.string()).default({}),
  constants: z.record(z.string().min(1), z.json()).optional(),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  ignore: z.array(z.string().min(1)).optional(),
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
  const missing = missingField(mapping);
  if (complete && missing !== null) {
    throw new SabtError('invalid-mapping', `A record of kind ${mapping.kind} needs the field “${missing}”.`, {
      at: missing,
    });
  }
  return mapping;
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
  const needed = REQUIRED[mapping.kind];
  return needed === null || hasField(mapping, needed) ? null : needed;
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
  const used = new Set(fields.map((field) => field.place));
  for (const column of mapping.ignore ?? []) used.add(placeOf(column));
  return {
    mapping,
    fields,
    missing,
    rest: columns.flatMap((column, place) => (used.has(place) ? [] : [{ place, column }])),
    byName: columns.map((_, place) => place).sort((a, b) => (columns[a]! < columns[b]! ? -1 : 1)),
  };
}
