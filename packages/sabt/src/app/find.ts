/** Search as people see it: ids, names and titles beside what the engine finds by number. */
import { parseDateInput } from '../model/calendar.ts';
import { SabtError } from '../model/errors.ts';
import type { Confidentiality } from '../model/records.ts';
import type { FacetValue, NamedId, SearchHit, SearchResult, Snippet } from '../pages/index.ts';
import { fold } from '../stages/reading/index.ts';
import { type ParsedQuery, parseQuery, type SearchEngine, snippets } from '../stages/search/index.ts';
import type { Catalogue, CatalogueItem } from '../store/catalogue-port.ts';
import type { RecordReader } from './records.ts';
import { searchFields } from './search-fields.ts';

export interface SearchInput {
  q: string;
  kind?: 'document' | 'event' | 'actor' | 'source' | undefined;
  language?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  source?: string | undefined;
  tag?: string | undefined;
  sort: 'rank' | 'newest';
  limit: number;
  offset: number;
}

type Hit = Omit<SearchHit, 'source' | 'entry'> & { sources: NamedId[] };

export interface SearchAnswer extends Omit<SearchResult, 'hits' | 'facets'> {
  hits: Hit[];
  facets: { kind: FacetValue[]; language: FacetValue[]; source: (FacetValue & { name: string })[]; year: FacetValue[] };
  /** The note as a code, for messages in other languages. */
  noteCode?: string;
}

const DAY_MS = 86_400_000;
const SNIPPET_FIELDS = ['title', 'text', 'name', 'place', 'source', 'tag', 'note'] as const;

export function find(
  input: SearchInput,
  catalogue: Catalogue,
  engine: SearchEngine,
  reader: RecordReader,
): SearchAnswer {
  const source = input.source === undefined ? null : sourceNamed(input.source, catalogue);
  const { query, note } = parseQuery(input.q);
  const found = engine.search(query, {
    kind: input.kind,
    language: input.language,
    fromDay: day(input.from, 'start', '--from'),
    toDay: day(input.to, 'end', '--to'),
    source: source === null ? undefined : (source?.num ?? -1),
    tag: input.tag,
    sort: input.sort,
    limit: input.limit,
    offset: input.offset,
    facets: true,
    total: 'exact',
  });
  const facets = found.facets!;
  const hits = found.hits.flatMap((hit) => {
    const item = catalogue.byNum(hit.num);
    return item === null ? [] : [{ hit, item }];
  });
  return {
    total: found.total,
    totalIsExact: found.totalIsExact,
    hits: hits.map(({ hit, item }) => ({
      id: item.id,
      kind: item.kind,
      name: item.name,
      title: item.title,
      language: item.language,
      date: item.date,
      score: hit.score,
      sources: item.sources.map((id) => ({ id, name: nameOf(catalogue.byId(id), id) })),
      confidentiality: item.confidentiality as Confidentiality,
      snippets: snippetsOf(item, query, reader, catalogue),
    })),
    facets: {
      language: facets.language.map(({ value, n }) => ({ value: String(value), n })),
      source: facets.source.map(({ value, n }) => {
        const of = catalogue.byNum(Number(value));
        return { value: of?.id ?? String(value), name: nameOf(of, String(value)), n };
      }),
      kind: facets.kind.map(({ value, n }) => ({ value, n })),
      year: facets.year.map(({ value, n }) => ({ value: String(value), n })),
    },
    ...(note === undefined ? {} : { note: note.message, noteCode: note.code }),
  };
}

function snippetsOf(item: CatalogueItem, query: ParsedQuery, reader: RecordReader, catalogue: Catalogue): Snippet[] {
  const { fields } = searchFields(reader.current(item), catalogue);
  return SNIPPET_FIELDS.flatMap((field) =>
    (fields[field] ?? []).flatMap((whole) =>
      snippets(whole, field, query, item.language).map(({ text, marks }) => ({ field, text, marks })),
    ),
  );
}

/** A source by its id, its exact name in any spelling, or the only one whose name begins so; null if there is none. */
export function sourceNamed(name: string, catalogue: Catalogue): CatalogueItem | undefined {
  const byId = catalogue.byId(name);
  if (byId !== null && byId.kind === 'source') return byId;
  return catalogue.sourceByName(fold(name).trim()) ?? undefined;
}

export function nameOf(item: CatalogueItem | null, otherwise: string): string {
  return item?.name ?? item?.title ?? otherwise;
}

function day(text: string | undefined, side: 'start' | 'end', option: string): number | undefined {
  if (text === undefined || text === '') return undefined;
  const read = parseDateInput(text);
  if (read === null)
    throw new SabtError(
      'unreadable-date',
      `${option}: “${text}” is no date. Examples: 2022-09-16, 1401-06-25, 1444-02-19h.`,
      { at: option },
    );
  return Math.floor(Date.parse(read[side]) / DAY_MS);
}
