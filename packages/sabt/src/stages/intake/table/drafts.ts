/** From the values of a row to drafts of records. Pure but for ids and what the context answers. */
import { newId } from '../../../model/ids.ts';
import type { Fields, Json, RecordDraft, When } from '../../../model/records.ts';
import type { HeldRow, HeldSource, IntakeContext } from '../context.ts';
import type { Sources } from '../sources.ts';
import type { TableRow } from './headed-rows.ts';
import { digestOfValues } from './identity.ts';
import { pointFields } from './point-fields.ts';
import type { ActValues, RowValues } from './read-row.ts';
import { ACT_FIELDS, type TableKind, type ValuesAs } from './targets.ts';

/** A hash of what the mapping made of the row, ids of records left out; see `RowMark`. */
export function valuesDigest(kind: TableKind, values: RowValues, dataSet: string | undefined): string {
  const sorted = (object: object): string =>
    JSON.stringify(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
  return digestOfValues([
    kind,
    sorted(values.fields),
    JSON.stringify([values.dates, values.end ?? null, sourcesOr(values, dataSet)]),
    sorted(values.custom),
    ...(values.acts === undefined ? [] : [JSON.stringify(values.acts)]),
    ...(values.points === undefined ? [] : [JSON.stringify(values.points)]),
  ]);
}

const sourcesOr = ({ sources }: RowValues, dataSet: string | undefined): readonly string[] =>
  sources.length === 0 && dataSet !== undefined ? [dataSet] : sources;

export interface DraftContext {
  context: IntakeContext;
  sources: Sources;
  batch: string;
  /** For all rows. */
  source: HeldSource | undefined;
  /** The source of rows that name none where there is none for all. */
  dataSet: string | undefined;
  /** Of series with several values a row: what their names are. */
  valuesAs: ValuesAs;
  /** Name of the file that the rows stand in. */
  file: string;
}

/** One record that a row becomes, before it has an id. */
interface Part {
  kind: RecordDraft['kind'];
  fields: Fields;
  /** Fields that refer to parts before it, by their number: a list of ids, or one. */
  refers?: { [path: string]: { part: number; list?: boolean } };
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
  for (const [i, part] of partsOf(kind, row, values, into).entries()) {
    const partKey = i === 0 ? key : `${key}/${i}`;
    const former = held === null ? null : i === 0 ? held : context.findByRow(partKey);
    const id = former?.id ?? newId();
    // who may see a record is decided when it comes, and then by people: a changed row opens nothing
    const { confidentiality, ...own } = part.fields;
    const fields: Fields = {
      ...own,
      ...(former !== null
        ? addedByPeople(context.fieldsOf(former.id), own)
        : confidentiality === undefined
          ? {}
          : { confidentiality }),
      ...referring(part, drafts),
      batch: into.batch,
      row: { key: partKey, digest },
    };
    drafts.push({ id, kind: part.kind, version: (former?.version ?? 0) + 1, fields });
  }
  if (held !== null) drafts.push(...withdrawn(kind === 'series' ? 'series' : 'act', key, drafts.length, into));
  return drafts;
}

function referring({ refers }: Part, drafts: readonly RecordDraft[]): Fields {
  const fields: Fields = {};
  for (const [path, { part, list }] of Object.entries(refers ?? {})) {
    const { id } = drafts[part]!;
    fields[path] = list === true ? [id] : id;
  }
  return fields;
}

/** Acts and values that a changed row has no more, such as one of several dates that was struck out: kept, and counted no more. */
function withdrawn(kind: 'act' | 'series', key: string, from: number, { context, batch }: DraftContext): RecordDraft[] {
  const drafts: RecordDraft[] = [];
  for (let i = from; ; i++) {
    const partKey = `${key}/${i}`;
    const former = context.findByRow(partKey);
    if (former === null) return drafts;
    const { at: _at, by: _by, predecessor: _predecessor, ...fields } = context.fieldsOf(former.id);
    if (fields['status'] !== (kind === 'act' ? 'confirmed' : undefined)) continue;
    const own: Fields = { ...fields, status: 'withdrawn', batch, row: { key: partKey, digest: former.digest } };
    drafts.push({ id: former.id, kind, version: former.version + 1, fields: own });
  }
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
    case 'document': {
      const document: Part = { kind, fields: documentFields(row, values, common, into) };
      const { custom: _, ...shared } = common;
      const events = (values.acts ?? []).flatMap((act, i) => {
        const [event, own] = eventParts(act.fields, shared, act.when, 1 + 2 * i) as [Part, Part];
        const documents = { part: 0, list: true };
        return [
          { ...event, refers: { documents } },
          { ...own, refers: { ...own.refers, documents } },
        ];
      });
      return [document, ...events];
    }
    case 'event':
      if (values.acts !== undefined && values.acts.length > 0) return severalActs(values, values.acts, common);
      if (values.dates.length === 0) return eventParts(values.fields, common, undefined, 0);
      return values.dates.flatMap((when, i) => eventParts(values.fields, common, spanTo(when, values.end), 2 * i));
    case 'actor':
      return actorParts(values, common);
    case 'series':
      return pointFields(values, into.valuesAs).map((own, i) => {
        // what stands beside is kept once a row
        const { custom: _, ...shared } = common;
        const fields: Fields = { ...(i === 0 ? common : shared), ...withSite(own, kind), ...dated(whenOf(values)) };
        return { kind, fields };
      });
    case 'response':
      return [{ kind, fields: { ...common, ...withSite(values.fields, kind), ...dated(whenOf(values)) } }];
    default:
      return [{ kind, fields: { ...common, ...withSite(values.fields, kind) } }];
  }
}

function commonFields(kind: TableKind, values: RowValues, { sources, source, dataSet }: DraftContext): Fields {
  const named = sourcesOr(values, source === undefined ? dataSet : undefined).map((name) => sources.byName(name));
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
    acquiredAt: context.now().toISOString().slice(0, 10),
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

/** An event and its one act. `at` is the number of the event among the parts of the row. */
function eventParts(fields: RowValues['fields'], common: Fields, when: When | undefined, at: number): Part[] {
  const event: Part = { kind: 'event', fields: { ...common, ...dated(when) } };
  const act = actPart(common, when, at);
  for (const [path, value] of Object.entries(withSite(fields, 'event'))) {
    if (ACT_FIELDS.has(path)) act.fields[path] = value;
    else event.fields[path] = value;
    if (path === 'place' || path === 'country') act.fields[path] = value;
  }
  return [event, act];
}

const NO_PERSON = /group|organi[sz]|institution|entity|company|government|جماعة|منظمة|مؤسسة|گروه|سازمان|نهاد/i;

/**
 * A person or group; and, where the mapping names an act, what was done to them. Names of people are for those who may
 * see identities, unless their source is public.
 */
function actorParts(values: RowValues, common: Fields): Part[] {
  const own: Record<string, Json> = {};
  const done: Record<string, Json> = {};
  for (const [path, value] of Object.entries(values.fields)) {
    if (path.startsWith('act/')) done[path.slice('act/'.length)] = value;
    else if (path.startsWith('place/')) done[path] = value;
    else own[path] = value;
  }
  if (own['country'] !== undefined) done['country'] = own['country'];
  const isPerson = !NO_PERSON.test(String(own['actorKind'] ?? ''));
  const sealed: Fields =
    common['confidentiality'] === undefined && isPerson ? { confidentiality: { '*': 'identity' } } : {};
  const actor: Part = { kind: 'actor', fields: { ...common, ...sealed, ...withSite(own, 'actor') } };
  if (done['type'] === undefined) return [{ ...actor, fields: { ...actor.fields, ...undone(values, done, common) } }];
  const { custom: _, ...shared } = common;
  const whens = values.dates.length === 0 ? [undefined] : values.dates.map((when) => spanTo(when, values.end));
  const acts = whens.flatMap((when, i) => {
    const [event, act] = eventParts(done, shared, when, 1 + 2 * i) as [Part, Part];
    const named: Fields =
      isPerson && Object.keys(sealed).length > 0 ? { confidentiality: { victims: 'identity' } } : {};
    return [
      event,
      { ...act, fields: { ...act.fields, ...named }, refers: { ...act.refers, victims: { part: 0, list: true } } },
    ];
  });
  return [actor, ...acts];
}

/** Date, place and numbers of a list of actors that names no act: kept beside, since they say nothing yet. */
function undone({ dates, end }: RowValues, done: Record<string, Json>, common: Fields): Fields {
  const { country: _, ...rest } = done;
  const custom: { [name: string]: Json } = { ...((common['custom'] ?? {}) as { [name: string]: Json }) };
  for (const [path, value] of Object.entries(rest))
    custom[path.replace('place/', '').replace(/^name$/, 'place')] ??=
      typeof value === 'string' ? value : JSON.stringify(value);
  if (dates.length > 0) custom['start'] ??= dates.map((when) => when.start).join(', ');
  if (end !== undefined) custom['end'] ??= end.end;
  return Object.keys(custom).length === 0 ? {} : { custom: wellFormedJson(custom) };
}

const wellFormedJson = (custom: { [name: string]: Json }): Json =>
  wellFormed(Object.fromEntries(Object.entries(custom).map(([name, value]) => [name, String(value)])));

/** An event that lasts from the first of its acts to the last. */
function severalActs(values: RowValues, acts: readonly ActValues[], common: Fields): Part[] {
  const whens = acts.flatMap(({ when }) => when ?? []);
  const start = whens.map((when) => when.start).sort()[0];
  const end = whens
    .map((when) => when.end)
    .sort()
    .at(-1);
  const when: When | undefined =
    whens.length === 1 || start === undefined
      ? whens[0]
      : { start, end: end!, precision: start === end ? 'day' : 'range' };
  const event: Part = { kind: 'event', fields: { ...common, ...dated(when), ...withSite(values.fields, 'event') } };
  return [
    event,
    ...acts.map((one) => {
      const act = actPart(common, one.when, 0);
      for (const [path, value] of Object.entries(withSite(one.fields, 'event'))) act.fields[path] = value;
      return act;
    }),
  ];
}

function actPart(common: Fields, when: When | undefined, event: number): Part {
  const fields: Fields = { status: 'confirmed', ...dated(when) };
  for (const path of ['sources', 'confidentiality']) if (common[path] !== undefined) fields[path] = common[path];
  return { kind: 'act', fields, refers: { event: { part: event } } };
}

const dated = (when: When | undefined): Fields => (when === undefined ? {} : { when: { ...when } });

const whenOf = ({ dates, end }: RowValues): When | undefined =>
  dates[0] === undefined ? undefined : spanTo(dates[0], end);

/** An event from the start of its first date to the end of its last. */
function spanTo(start: When, end: When | undefined): When {
  if (end === undefined || end.end <= start.end) return start;
  return { start: start.start, end: end.end, precision: 'range' };
}

/** Name, latitude and longitude of a place are one field, except in a record that is itself a place. */
function withSite(fields: Record<string, Json>, kind: TableKind): Fields {
  const own: Fields = {};
  const place: { [key: string]: Json } = {};
  const custom: { [key: string]: Json } = {};
  for (const [path, value] of Object.entries(fields)) {
    const clean = typeof value === 'string' ? value.toWellFormed() : value;
    if (path.startsWith('place/')) place[path.slice('place/'.length)] = clean;
    else if (path.startsWith('custom/')) custom[path.slice('custom/'.length)] = clean;
    else own[path] = clean;
  }
  if (Object.keys(custom).length > 0) own['custom'] = custom;
  if (kind !== 'place' && Object.keys(place).length > 0) own['place'] = place;
  return own;
}

/** Lone surrogates, which JSON escapes can make, are no text and cannot be kept. */
function wellFormed(custom: Record<string, string>): { [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(custom).map(([name, value]) => [name.toWellFormed().slice(0, 500), value.toWellFormed()]),
  );
}
