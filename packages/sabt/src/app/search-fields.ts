/** From a record to what the search index holds of it. */
import { isWithdrawnEvent, type Json, type RecordVersion } from '../model/records.ts';
import type { SearchDocument, SearchField } from '../stages/search/index.ts';
import type { Catalogue } from '../store/catalogue-port.ts';

const SEARCHED = new Set(['document', 'event', 'actor', 'source']);
const DAY_MS = 86_400_000;

export function isSearched(version: RecordVersion): boolean {
  return SEARCHED.has(version.kind) && !isWithdrawnEvent(version);
}

/** The texts of a record by search field, and the numbers of its sources. */
export function searchFields(
  version: RecordVersion,
  catalogue: Catalogue,
): { fields: Record<string, string[]>; sources: number[] } {
  const f = version.fields;
  const fields: Record<string, string[]> = {};
  const put = (field: SearchField, ...parts: (string | null | undefined)[]): void => {
    const texts = parts.filter((part): part is string => part !== null && part !== undefined && part !== '');
    if (texts.length > 0) fields[field] = [...(fields[field] ?? []), ...texts];
  };
  const sources = ((f['sources'] as string[] | undefined) ?? []).flatMap((id) => catalogue.byId(id) ?? []);
  put('title', string(f['title']));
  put(
    'text',
    string(f['text']),
    string(f['description']),
    ...Object.values((f['custom'] as Record<string, Json> | undefined) ?? {}).map(string),
  );
  put('name', string(f['name']), ...namesOf(f['names']));
  put('source', ...sources.map((source) => source.name ?? source.title), string(f['author']));
  put('tag', ...((f['tags'] as string[] | undefined) ?? []));
  put('place', placeOf(f['place']), string(f['country']));
  put('note', ...((f['notes'] as { text?: string }[] | undefined) ?? []).map((note) => note.text));
  put('id', version.id);
  return { fields, sources: [...new Set(sources.map((source) => source.num))] };
}

export function searchDocument(num: number, version: RecordVersion, catalogue: Catalogue): SearchDocument {
  const { fields, sources } = searchFields(version, catalogue);
  const when = (version.fields['published'] ?? version.fields['when']) as { start?: string } | undefined;
  const time = when?.start === undefined ? Number.NaN : Date.parse(when.start);
  const day = Number.isNaN(time) ? null : Math.floor(time / DAY_MS);
  return {
    num,
    kind: version.kind as SearchDocument['kind'],
    language: string((version.fields['languages'] as Json[] | undefined)?.[0]),
    sources,
    day,
    tags: (version.fields['tags'] as string[] | undefined) ?? [],
    year: day === null ? null : Number(when!.start!.slice(0, 4)),
    fields,
  };
}

function string(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

function namesOf(value: Json | undefined): (string | null)[] {
  return Array.isArray(value)
    ? value.map((name) => string(name) ?? string((name as { name?: Json } | null)?.name))
    : [];
}

function placeOf(value: Json | undefined): string | null {
  return string(value) ?? string((value as { name?: Json } | null | undefined)?.name);
}
