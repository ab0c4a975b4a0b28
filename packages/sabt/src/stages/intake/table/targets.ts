/** What the fields of a mapping mean in a record of each kind. */
import { fieldOf } from '@sabt/proof';
import { SabtError } from '../../../model/errors.ts';
import { isWrittenByProgram } from '../../../model/fields.ts';

export const TABLE_KINDS = ['document', 'source', 'event', 'actor', 'place', 'series', 'response'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** What the names of the values of a row of a series may be. */
export const VALUES_AS = ['series', 'question', 'house', 'mode', 'population', 'country'] as const;
export type ValuesAs = (typeof VALUES_AS)[number];

export type ValueType =
  | 'text'
  | 'id'
  | 'date'
  | 'count'
  | 'bound'
  | 'number'
  | 'real'
  | 'size'
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

/** `date` and `year` for those whose tables have nothing else to tell when. */
const DATED: Targets = Object.fromEntries(
  ['start', 'when', 'date', 'year'].map((name) => [name, { path: 'when', type: 'date' as const }]),
);
const texts = (...names: string[]): Targets =>
  Object.fromEntries(names.map((name) => [name, { path: name, type: 'text' as const }]));

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
  series: {
    ...COMMON,
    ...DATED,
    ...texts('series', 'question', 'population', 'house', 'mode', 'country', 'unit'),
    end: { path: 'end', type: 'date' },
    value: { path: 'value', type: 'real' },
    low: { path: 'interval/low', type: 'real' },
    high: { path: 'interval/high', type: 'real' },
    n: { path: 'n', type: 'size' },
    text: { path: 'description', type: 'text' },
  },
  response: {
    ...COMMON,
    ...DATED,
    ...texts('institution', 'type', 'position', 'about', 'country', 'outcome'),
    end: { path: 'end', type: 'date' },
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
  series: 'value',
  response: 'institution',
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
