/** Records as the pages want them: with names beside ids, changes between versions, and marks of a query. */
import { SabtError } from '../../model/errors.ts';
import type { Confidentiality, Fields, Json, RecordVersion } from '../../model/records.ts';
import type * as port from '../../pages/index.ts';
import { detectLanguage } from '../../stages/reading/index.ts';
import { parseQuery, snippets } from '../../stages/search/index.ts';
import type { CatalogueItem } from '../../store/catalogue-port.ts';
import type { App } from '../app.ts';
import { countsIn } from '../coding/passages.ts';
import { nameOf } from '../find.ts';
import { changedPaths, requireInLog } from '../records.ts';
import { erasedFrom } from '../withholding/withheld.ts';

const CUT = 300;
const SAMPLE_TAG = 'invented-sample';

export function summaryOf(item: CatalogueItem, app: App): port.RecordSummary {
  const sourceId = item.sources[0];
  return {
    id: item.id,
    kind: item.kind,
    name: item.name,
    title: item.title,
    language: item.language,
    date: item.date,
    source: sourceId === undefined ? null : named(sourceId, app),
    entry: item.entry,
    confidentiality: item.confidentiality as Confidentiality,
  };
}

export function named(id: string, app: App): port.NamedId {
  return { id, name: nameOf(app.catalogue.byId(id), id) };
}

export function recordView(
  id: string,
  options: { version?: number; at?: number; highlight?: string; coding?: string },
  app: App,
): port.RecordView {
  const item = app.catalogue.byId(id);
  if (item === null) throw new SabtError('not-found', `There is no record ${id} in this archive.`, { at: id });
  requireInLog(options.at, app.archive);
  const places = app.catalogue.versions(id);
  const size = options.at ?? app.archive.size();
  const wanted = options.version ?? places.filter((place) => place.entry < size).at(-1)?.version;
  const place = places.find((one) => one.version === wanted);
  if (place === undefined) throw new SabtError('not-found', `The record ${id} has no such version.`, { at: id });
  const version = app.reader.at(place.entry);
  const { fields } = version;
  const checkpoint = app.archive.checkpoint();
  const batch = typeof fields['batch'] === 'string' ? named(fields['batch'], app) : null;
  return {
    id,
    kind: item.kind,
    version: place.version,
    latest: item.version,
    asOf: options.at ?? null,
    title: place.version === item.version ? item.title : titleOf(fields),
    language: item.language ?? ofClaim(item.kind, fields),
    fields,
    ...erasedOf(version, app),
    confidentiality: item.confidentiality as Confidentiality,
    sample: isSample(fields),
    versions: versionsOf(places, app),
    proof: { entry: place.entry, size: checkpoint.size, root: checkpoint.root },
    names: namesIn(fields, app),
    batch,
    original: originalOf(fields),
    encoding: encodingOf(fields),
    unread: unreadOf(fields),
    ...(options.highlight === undefined ? {} : { marks: marks(version, options.highlight) }),
    ...(options.coding === undefined ? {} : { marks: marksOfCoding(version, options.coding, app) }),
  };
}

/** The words of a claim are in a language of their own, which no field says. */
function ofClaim(kind: string, { text }: Fields): string | null {
  return kind === 'claim' && typeof text === 'string' ? detectLanguage(text).language : null;
}

/** What was erased of any version and is not there again, with the reasons that the log gives. */
function erasedOf(version: RecordVersion, app: App): Pick<port.RecordView, 'erased' | 'erasedFor'> {
  const logged = erasedFrom(version, app);
  const erasedFor = { ...version.erasedFor, ...Object.fromEntries(logged.map(({ path, reason }) => [path, reason])) };
  return { erased: Object.keys(erasedFor), erasedFor };
}

function marks(version: RecordVersion, query: string): Record<string, [number, number][]> {
  const parsed = parseQuery(query).query;
  const language = (version.fields['languages'] as string[] | undefined)?.[0] ?? null;
  const found: Record<string, [number, number][]> = {};
  for (const path of ['title', 'text', 'mainText'] as const) {
    const text = version.fields[path];
    if (typeof text !== 'string') continue;
    const [whole] = snippets(text, path === 'mainText' ? 'text' : path, parsed, language, {
      count: 1,
      length: text.length,
    });
    if (whole !== undefined) found[path] = whole.marks.map(([start, end]) => [start + whole.at, end + whole.at]);
  }
  return found;
}

/** The words that a coding of this document rests on. */
function marksOfCoding(version: RecordVersion, coding: string, app: App): Record<string, [number, number][]> {
  const { id, fields } = version;
  const item = app.catalogue.byId(coding);
  const asserted = item?.kind === 'coding' ? app.reader.current(item) : null;
  if (asserted?.fields['document'] !== id || !countsIn(asserted, version)) return {};
  return { [typeof fields['mainText'] === 'string' ? 'mainText' : 'text']: evidenceOf(asserted.fields) };
}

/** [start, end) of the words that a coding rests on. */
export function evidenceOf(fields: Fields): [number, number][] {
  const evidence = fields['evidence'] ?? (fields['span'] === undefined ? [] : [fields['span']]);
  return (evidence as unknown[]).filter(
    (span): span is [number, number] => Array.isArray(span) && span.length === 2 && span.every(Number.isSafeInteger),
  );
}

function isSample(fields: Fields): boolean {
  return ((fields['tags'] as string[] | undefined) ?? []).includes(SAMPLE_TAG);
}

function versionsOf(places: readonly { version: number; entry: number }[], app: App): port.VersionSummary[] {
  let former: Fields | null = null;
  const versions: port.VersionSummary[] = [];
  for (const place of places) {
    const { fields } = app.reader.at(place.entry);
    const before = former;
    const reason = reasonOf(fields, before);
    versions.unshift({
      version: place.version,
      at: String(fields['at'] ?? ''),
      by: String(fields['by'] ?? ''),
      entry: place.entry,
      changes:
        before === null
          ? []
          : changedPaths(before, fields).map((path) => ({ path, before: cut(before[path]), after: cut(fields[path]) })),
      ...(reason === null ? {} : { reason }),
    });
    former = fields;
  }
  return versions;
}

/** A former version under the title that it had. */
function titleOf(fields: Fields): string | null {
  const { title } = fields;
  return typeof title === 'string' ? title : null;
}

/** A correction keeps its reason as the note that came with it. */
function reasonOf(fields: Fields, before: Fields | null): string | null {
  if (before === null) return null;
  const notes = (fields['notes'] as { text?: string }[] | undefined) ?? [];
  const old = (before['notes'] as Json[] | undefined) ?? [];
  return notes.length > old.length ? (notes.at(-1)?.text ?? null) : null;
}

function cut(value: Json | undefined): Json {
  if (value === undefined) return null;
  return typeof value === 'string' && value.length > CUT ? `${value.slice(0, CUT)} …` : value;
}

function namesIn(fields: Fields, app: App): Record<string, string> {
  const names: Record<string, string> = {};
  const look = (value: Json | undefined): void => {
    if (typeof value === 'string' && value.length === 26 && names[value] === undefined) {
      const item = app.catalogue.byId(value);
      if (item !== null) names[value] = nameOf(item, value);
    } else if (Array.isArray(value)) value.forEach(look);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(look);
  };
  for (const [path, value] of Object.entries(fields)) if (path !== 'text' && path !== 'mainText') look(value);
  return names;
}

export function originalOf(fields: Fields): port.OriginalFile | null {
  const { name, mediaType, size, sha256, blob } = fields;
  if (blob === undefined || typeof sha256 !== 'string') return null;
  return {
    name: String(name ?? 'original'),
    mediaType: String(mediaType ?? 'application/octet-stream'),
    size: Number(size ?? 0),
    sha256,
  };
}

function encodingOf(fields: Fields): port.Encoding | null {
  const encoding = fields['encoding'] as
    | { name?: string; how?: port.Encoding['how']; others?: (string | { name: string })[] }
    | string
    | undefined;
  if (encoding === undefined || encoding === null) return null;
  if (typeof encoding === 'string') return { name: encoding, how: 'detected' };
  const others = encoding.others?.map((other) => (typeof other === 'string' ? other : other.name));
  return { name: encoding.name ?? '', how: encoding.how ?? 'detected', ...(others === undefined ? {} : { others }) };
}

export function unreadOf(fields: Fields): { code: string; message: string } | null {
  const reading = fields['reading'] as { status?: string; reason?: { code?: string; message?: string } } | undefined;
  if (reading?.status !== 'kept') return null;
  return { code: reading.reason?.code ?? 'unsupported-kind', message: reading.reason?.message ?? '' };
}
