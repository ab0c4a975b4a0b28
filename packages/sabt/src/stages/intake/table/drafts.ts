/** From the values of a row to drafts of records. Pure but for ids and what the context answers. */
import { newId } from '../../../model/ids.ts';
import type { Fields, Json, RecordDraft, When } from '../../../model/records.ts';
import type { HeldRow, HeldSource, IntakeContext } from '../context.ts';
import type { Sources } from '../sources.ts';
import type { TableRow } from './headed-rows.ts';
import { digestOfValues } from './identity.ts';
import { ACT_FIELDS, type TableKind } from './mapping.ts';
import type { RowValues } from './read-row.ts';

/** A hash of what the mapping made of the row, ids of records left out; see `RowMark`. */
export function valuesDigest(kind: TableKind, values: RowValues): string {
  const sorted = (object: object): string =>
    JSON.stringify(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
  return digestOfValues([
    kind,
    sorted(values.fields),
    JSON.stringify([values.dates, values.end ?? null, values.sources]),
    sorted(values.custom),
  ]);
}

export interface DraftContext {
  context: IntakeContext;
  sources: Sources;
  batch: string;
  /** For all rows. */
  source: HeldSource | undefined;
  /** Name of the file that the rows stand in. */
  file: string;
}

/** One record that a row becomes, before it has an id. */
interface Part {
  kind: RecordDraft['kind'];
  fields: Fields;
  /** Fields that refer to the part before it. */
  refersToEvent?: boolean;
}

/**
 * Drafts for a row, new ones or next versions of those held under the same keys. What people added to a record
 * stays with it.
 */
export function draftsOf(
  kind: TableKind,
  row: TableRow,
  values: RowValues,
  key: string,
  digest: string,
  held: HeldRow | null,
  into: DraftContext,
): RecordDraft[] {
  const { context } = into;
  const drafts: RecordDraft[] = [];
  let event = '';
  for (const [i, part] of partsOf(kind, row, values, into).entries()) {
    const partKey = i === 0 ? key : `${key}/${i}`;
    const former = held === null ? null : i === 0 ? held : context.findByRow(partKey);
    const id = former?.id ?? newId();
    if (part.kind === 'event') event = id;
    // who may see a record is decided when it comes, and then by people: a changed row opens nothing
    const { confidentiality, ...own } = part.fields;
    const fields: Fields = {
      ...own,
      ...(former !== null
        ? addedByPeople(context.fieldsOf(former.id), own)
        : confidentiality === undefined
          ? {}
          : { confidentiality }),
      ...(part.refersToEvent === true ? { event } : {}),
      batch: into.batch,
      row: { key: partKey, digest },
    };
    drafts.push({ id, kind: part.kind, version: (former?.version ?? 0) + 1, fields });
  }
  return drafts;
}

function addedByPeople(fields: Fields, ofTheRow: Fields): Fields {
  const kept: Fields = {};
  for (const path of ['tags', 'notes', 'confidentiality', 'credibility', 'reliability', 'public'] as const) {
    if (fields[path] !== undefined && ofTheRow[path] === undefined) kept[path] = fields[path];
  }
  return kept;
}

function partsOf(kind: TableKind, row: TableRow, values: RowValues, into: DraftContext): Part[] {
  const common = commonFields(kind, values, into);
  switch (kind) {
    case 'document':
      return [{ kind, fields: documentFields(row, values, common, into) }];
    case 'event':
      return values.dates.flatMap((when) => eventParts(values, common, spanTo(when, values.end)));
    default:
      return [{ kind, fields: { ...common, ...withSite(values.fields, kind) } }];
  }
}

function commonFields(kind: TableKind, values: RowValues, { sources, source }: DraftContext): Fields {
  const named = values.sources.map((name) => sources.byName(name));
  const all = [...(source === undefined ? [] : [source]), ...named];
  const ids = [...new Set(all.map((one) => one.id))];
  const isPublic = all.length > 0 && all.every((one) => one.public);
  return {
    ...(isPublic ? { confidentiality: { '*': 'public' } } : {}),
    ...(ids.length === 0 || kind === 'source' ? {} : { sources: ids }),
    ...(Object.keys(values.custom).length === 0 ? {} : { custom: wellFormed(values.custom) }),
  };
}

function documentFields(row: TableRow, values: RowValues, common: Fields, { context, file }: DraftContext): Fields {
  const own = withSite(values.fields, 'document');
  const text = own['text'];
  const languages =
    own['languages'] === undefined && typeof text === 'string' ? context.detectLanguages(text.slice(0, 20_000)) : [];
  return {
    ...common,
    ...(text === undefined ? { text: rendered(row) } : {}),
    ...(languages.length === 0 ? {} : { languages }),
    ...own,
    extractor: text === undefined ? 'sabt-row@1' : 'sabt-cell@1',
    reading: { status: 'read' },
    acquiredAt: context.now().toISOString(),
    generation: 'copy',
    custody: [{ at: context.now().toISOString(), by: context.by, what: 'taken-in-as-row', file }],
  };
}

/** A row without a text of its own, so that it can be read and found: a line for each filled cell. */
function rendered(row: TableRow): string {
  const lines: string[] = [];
  row.cells.forEach((cell, place) => {
    if (cell.trim() !== '') lines.push(`${row.columns[place] ?? ''}: ${cell.trim()}`);
  });
  return lines.join('\n').toWellFormed();
}

function eventParts(values: RowValues, common: Fields, when: When): Part[] {
  const own = withSite(values.fields, 'event');
  const act: Fields = { status: 'confirmed', when: { ...when } };
  const event: Fields = { ...common, when: { ...when } };
  for (const [path, value] of Object.entries(own)) {
    if (ACT_FIELDS.has(path)) act[path] = value;
    else event[path] = value;
    if (path === 'place' || path === 'country') act[path] = value;
  }
  for (const path of ['sources', 'confidentiality']) if (common[path] !== undefined) act[path] = common[path];
  return [
    { kind: 'event', fields: event },
    { kind: 'act', fields: act, refersToEvent: true },
  ];
}

/** An event from the start of its first date to the end of its last; a last one that lies before is left out. */
function spanTo(start: When, end: When | undefined): When {
  if (end === undefined || end.end <= start.end) return start;
  return { start: start.start, end: end.end, precision: 'range' };
}

/** Name, latitude and longitude of a place are one field, except in a record that is itself a place. */
function withSite(fields: Record<string, Json>, kind: TableKind): Fields {
  const own: Fields = {};
  const place: { [key: string]: Json } = {};
  for (const [path, value] of Object.entries(fields)) {
    const clean = typeof value === 'string' ? value.toWellFormed() : value;
    if (path.startsWith('place/')) place[path.slice('place/'.length)] = clean;
    else own[path] = clean;
  }
  if (kind !== 'place' && Object.keys(place).length > 0) own['place'] = place;
  return own;
}

/** Lone surrogates, which JSON escapes can make, are no text and cannot be kept. */
function wellFormed(custom: Record<string, string>): { [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(custom).map(([name, value]) => [name.toWellFormed().slice(0, 500), value.toWellFormed()]),
  );
}
