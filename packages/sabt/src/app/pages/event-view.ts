/** An event as its page shows it: its acts, and the words of the documents that they rest on. */
import { SabtError } from '../../model/errors.ts';
import type { Confidentiality, Fields, Json, RecordVersion, When } from '../../model/records.ts';
import type * as port from '../../pages/index.ts';
import { type CodedEvent, codedEvent } from '../../stages/coding/index.ts';
import type { CatalogueItem } from '../../store/catalogue-port.ts';
import type { App } from '../app.ts';
import { countsIn } from '../coding/passages.ts';
import { nameOf } from '../find.ts';
import { evidenceOf, named, recordView } from './records.ts';

const MOST_ACTS = 500;
const MOST_DOCUMENTS = 50;
const MOST_CODINGS = 200;
/** Units of a text shown on either side of the words. */
const AROUND = 220;

export async function eventView(
  id: string,
  options: { version?: number; at?: number },
  app: App,
): Promise<port.EventView> {
  const record = recordView(id, options, app);
  const acts = actsOf(record, app);
  const own = { ...record.fields };
  const documents = unique([
    ...idsIn(own['documents']),
    ...idsIn(own['document']),
    ...acts.flatMap((act) => idsIn(act.fields['documents'])),
  ]);
  const sources = unique([...idsIn(own['sources']), ...acts.flatMap((act) => idsIn(act.fields['sources']))]);
  const event = record.kind === 'act' && typeof own['event'] === 'string' ? named(own['event'], app) : null;
  const row =
    rowOf(own, record.batch) ?? (event === null ? null : rowOf(current(event.id, app)?.fields ?? {}, record.batch));
  return {
    record,
    acts,
    names: Object.fromEntries(
      acts.flatMap((act) => involvedIds(act.fields)).map((one) => [one, nameOf(app.catalogue.byId(one), one)]),
    ),
    event,
    sources: sources.map((one) => graded(one, app)),
    documents: documents.slice(0, MOST_DOCUMENTS).flatMap((one) => documentOf(one, acts, record, app)),
    row,
  };
}

function actsOf(record: port.RecordView, app: App): port.EventAct[] {
  if (record.kind === 'act') return [actOf(app.reader.at(entryShown(record)), record.confidentiality)];
  if (record.kind === 'coding') {
    const value = codedEvent(record.fields);
    if (value !== null) return [suggestedAct(record, value)];
    if (record.fields['field'] === 'act') return []; // erased
    throw new SabtError('not-found', `${record.id} suggests no act.`, { at: record.id });
  }
  const { items } = app.catalogue.list({
    kind: 'act',
    refersTo: record.id,
    sort: 'oldest-entry',
    limit: MOST_ACTS,
    offset: 0,
  });
  return items.flatMap((item) => {
    const place = record.asOf === null ? item : app.catalogue.placeAt(item.id, record.asOf);
    if (place === null) return [];
    const version = app.reader.at(place.entry);
    return version.fields['event'] === record.id ? [actOf(version, item.confidentiality as Confidentiality)] : [];
  });
}

function actOf({ id, entry, fields }: RecordVersion, confidentiality: Confidentiality): port.EventAct {
  return { id, status: String(fields['status'] ?? 'confirmed'), fields, confidentiality, entry };
}

/** What a coding asserts, in the fields that an act has. */
function suggestedAct(record: port.RecordView, value: CodedEvent): port.EventAct {
  if (record.fields['field'] !== 'act')
    throw new SabtError('not-found', `${record.id} suggests no act.`, { at: record.id });
  const fields: Record<string, Json> = { type: value.act, documents: idsIn(record.fields['document']) };
  if (value.start !== null)
    fields['when'] = { start: value.start, end: value.end ?? value.start, precision: value.precision ?? 'day' };
  if (value.place !== null) fields['place'] = value.place as unknown as Json;
  for (const [measure, range] of Object.entries(value.counts))
    if (range !== null) fields[measure] = range as unknown as Json;
  if (value.rights.length > 0) fields['rightsArticles'] = [...value.rights];
  for (const { role, name } of value.actors) {
    const path = role === 'participant' ? 'initiators' : `${role}s`;
    fields[path] = [...((fields[path] as Json[] | undefined) ?? []), { name }];
  }
  return {
    id: record.id,
    status: String(record.fields['status'] ?? 'suggested'),
    fields,
    confidentiality: record.confidentiality,
    entry: entryShown(record),
  };
}

const entryShown = (record: port.RecordView): number =>
  record.versions.find(({ version }) => version === record.version)?.entry ?? record.proof.entry;

function documentOf(
  id: string,
  acts: readonly port.EventAct[],
  record: port.RecordView,
  app: App,
): port.EventDocument[] {
  const version = current(id, app);
  if (version === null) return [];
  const item = app.catalogue.byId(id)!;
  const { fields } = version;
  return [
    {
      id,
      title: item.title ?? item.name,
      language: item.language,
      published: (fields['published'] as When | undefined)?.start ?? null,
      credibility: typeof fields['credibility'] === 'string' ? fields['credibility'] : null,
      sources: idsIn(fields['sources']).map((one) => graded(one, app)),
      passages: codingsOf(id, acts, record, app).flatMap((coding) => passageOf(coding, version)),
    },
  ];
}

/** The codings of a document that the acts rest on: those they were made from, or else those of the same type. */
function codingsOf(
  document: string,
  acts: readonly port.EventAct[],
  record: port.RecordView,
  app: App,
): RecordVersion[] {
  if (record.kind === 'coding') return [app.reader.at(entryShown(record))];
  const { items } = app.catalogue.list({
    kind: 'coding',
    refersTo: document,
    sort: 'oldest-entry',
    limit: MOST_CODINGS,
    offset: 0,
  });
  const codings = items
    .map((item) => app.reader.current(item))
    .filter(({ fields }) => fields['basis'] === undefined && fields['field'] === 'act');
  const origins = new Set(
    acts.map(
      ({ fields }) => /^act-of:(.+)$/.exec(String((fields['row'] as { key?: string } | undefined)?.key ?? ''))?.[1],
    ),
  );
  const made = codings.filter(({ id }) => origins.has(id));
  if (made.length > 0) return made;
  const types = new Set(acts.map(({ fields }) => fields['type']));
  return codings.filter(({ fields }) => types.has(codedEvent(fields)?.act ?? null));
}

function passageOf(coding: RecordVersion, document: RecordVersion): port.EventPassage[] {
  const text = document.fields['mainText'] ?? document.fields['text'];
  const { fields } = coding;
  if (!countsIn(coding, document)) return [];
  const [spans, value] = [evidenceOf(fields), codedEvent(fields)];
  if (typeof text !== 'string' || spans.length === 0 || value === null) return [];
  const first = Math.min(...spans.map(([start]) => start));
  const last = Math.max(...spans.map(([, end]) => end));
  if (first < 0 || last > text.length) return [];
  const from = startOf(text, first);
  const to = endOf(text, last);
  const isCut = from > 0 && text[from - 1] !== '\n';
  const shift = (isCut ? 2 : 0) - from;
  return [
    {
      text: `${isCut ? '… ' : ''}${text.slice(from, to)}${to < text.length && text[to] !== '\n' ? ' …' : ''}`,
      marks: spans.map(([start, end]) => [start + shift, end + shift]),
      coding: coding.id,
      act: value.act,
      status: String(fields['status'] ?? ''),
      coder: String(fields['coder'] ?? ''),
      negated: value.negated,
      hypothetical: value.hypothetical,
    },
  ];
}

/** Back to the line's beginning, or to a space not too far off. */
function startOf(text: string, at: number): number {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  if (at - line <= AROUND) return line;
  const space = text.indexOf(' ', at - AROUND);
  return space >= 0 && space < at ? space + 1 : at;
}

function endOf(text: string, at: number): number {
  const line = text.indexOf('\n', at);
  const end = line < 0 ? text.length : line;
  if (end - at <= AROUND) return end;
  const space = text.lastIndexOf(' ', at + AROUND);
  return space > at ? space : at;
}

/** The cells of the row that a record was imported from and that no field took up. */
function rowOf(fields: Fields, batch: port.NamedId | null): port.EventView['row'] {
  const custom = fields['custom'];
  if (batch === null) return null;
  const cells = typeof custom === 'object' && custom !== null && !Array.isArray(custom) ? Object.entries(custom) : [];
  return {
    batch,
    cells: cells.map(([column, cell]) => [column, typeof cell === 'string' ? cell : JSON.stringify(cell)]),
  };
}

function graded(id: string, app: App): port.GradedSource {
  const reliability = current(id, app)?.fields['reliability'];
  return { ...named(id, app), reliability: typeof reliability === 'string' ? reliability : null };
}

function current(id: string, { catalogue, reader }: App): RecordVersion | null {
  const item: CatalogueItem | null = catalogue.byId(id);
  return item === null ? null : reader.current(item);
}

/** Ids of actors in the fields of an act. */
function involvedIds(fields: Fields): string[] {
  return ['perpetrators', 'victims', 'targets', 'initiators'].flatMap((path) => {
    const value = fields[path];
    return Array.isArray(value)
      ? value.flatMap((one) => (typeof one === 'string' ? one : ((one as { actor?: string } | null)?.actor ?? [])))
      : [];
  });
}

function idsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];
