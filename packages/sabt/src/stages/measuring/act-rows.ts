/** From a version of an act, or of what is suggested to be one, to its row in the analysis copy. */
import { actType } from '../../codebook/index.ts';
import type { Fields, Json, RecordVersion, When } from '../../model/records.ts';
import { confidentialityOf } from '../../model/records.ts';
import { type ActRow, type ActStatus, type CountRange, SUMMED, type Summed } from '../../store/analysis-port.ts';
import { fold, terms } from '../reading/index.ts';

export interface RowLookup {
  /** Title of an event. */
  titleOf(id: string): string | null;
  /** Name of an actor's record. */
  nameOf(id: string): string | null;
  /** Whether a record identifies a person: such a name goes into no count, page or export of acts. */
  isIdentity(id: string): boolean;
  languagesOf(document: string): string[];
  /** The batch that a record came in with. */
  batchOf(id: string): string | null;
  /** Ids of the sources that hand on what a batch holds: first who gave it to the archive, then the data set. */
  handedOnBy(batch: string): readonly string[];
  /** ISO 3166-1 alpha-2 of a country by code or name; null if there is none of that name. */
  countryCode(name: string): string | null;
  /** English name of a place of the gazetteer; null if it is none of its places. */
  placeName(placeId: string): string | null;
  /** First-level region of a place of the gazetteer, as it is called there. */
  admin1Of(placeId: string): string | null;
}

/** Null for records that are no acts: decisions, codings of other fields, and codings whose value was erased. */
export function actRow(version: RecordVersion, lookup: RowLookup): ActRow | null {
  if (version.kind === 'act') return rowOfAct(version, lookup);
  if (version.kind !== 'coding' || version.fields['basis'] !== undefined || version.fields['field'] !== 'act')
    return null;
  return rowOfCoding(version, lookup);
}

interface PlaceField {
  id?: string;
  name?: string;
  lat?: number;
  lon?: number;
  precision?: string;
  admin1?: string;
  country?: string;
}

function rowOfAct({ id, version, entry, fields }: RecordVersion, lookup: RowLookup): ActRow {
  const event = textOf(fields['event']);
  const act = textOf(fields['type']);
  const title = (event === null ? null : lookup.titleOf(event)) ?? textOf(fields['title']);
  const actors = ['perpetrators', 'victims', 'targets', 'initiators']
    .filter((path) => confidentialityOf(fields, path) !== 'identity')
    .flatMap((path) => involved(fields[path], lookup));
  const place = placeOf(fields['place']);
  const documents = (fields['documents'] as string[] | undefined) ?? [];
  return {
    id,
    version,
    entry,
    status: statusOf(fields['status'], 'confirmed'),
    event,
    act,
    eventType: textOf(fields['eventType']) ?? eventTypeOf(act),
    title,
    ...dates(fields['when'] as When | undefined),
    ...whereOf(place, textOf(fields['country']) ?? place.country ?? null, lookup),
    admin1: place.admin1 ?? (place.id === undefined ? null : lookup.admin1Of(place.id)),
    languages: unique(documents.flatMap((document) => lookup.languagesOf(document))),
    ...originsOf(fields, documents, lookup),
    documents,
    actors: unique(actors),
    rightsArticles: articlesOf(fields['rightsArticles']),
    confidentiality: confidentialityOf(fields, ''),
    counts: countsOf(fields),
    words: wordsOf([
      title,
      textOf(fields['description']),
      act,
      place.name ?? null,
      textOf(fields['country']),
      ...actors,
    ]),
  };
}

interface SuggestedAct {
  act: string;
  start: string | null;
  end: string | null;
  precision: When['precision'] | null;
  place: (PlaceField & { candidates?: { country?: string }[] }) | null;
  actors: { name: string }[];
  counts: Record<Summed, CountRange | null>;
  rights?: Json;
  negated: boolean;
  hypothetical: boolean;
}

/** Null where what was suggested has been erased. */
function rowOfCoding({ id, version, entry, fields }: RecordVersion, lookup: RowLookup): ActRow | null {
  const value = fields['value'] as unknown as SuggestedAct | undefined;
  if (value === undefined) return null;
  const document = textOf(fields['document']);
  const place = value.place ?? {};
  const actors = value.actors.map(({ name }) => name);
  // what did not happen, or only may, is suggested to be found in a text and never counted as an act
  const happened = !value.negated && !value.hypothetical;
  const status = happened ? statusOf(fields['status'], 'other') : 'other';
  const when =
    value.start === null
      ? undefined
      : { start: value.start, end: value.end ?? value.start, precision: value.precision ?? 'day' };
  const title = document === null ? null : lookup.titleOf(document);
  return {
    id,
    version,
    entry,
    status: status === 'confirmed' ? 'other' : status,
    event: null,
    act: value.act,
    eventType: eventTypeOf(value.act),
    title,
    ...dates(when),
    ...whereOf(place, value.place?.candidates?.[0]?.country ?? null, lookup),
    admin1: place.id === undefined ? null : lookup.admin1Of(place.id),
    languages: document === null ? [] : unique(lookup.languagesOf(document)),
    ...originsOf(fields, document === null ? [] : [document], lookup),
    documents: document === null ? [] : [document],
    actors: unique(actors),
    rightsArticles: articlesOf(value.rights),
    confidentiality: confidentialityOf(fields, ''),
    counts: value.counts,
    words: wordsOf([title, value.act, place.name ?? null, ...actors]),
  };
}

/**
 * Who is named, and who of them witnesses: whoever only handed the report on is an origin where nobody else is named, and
 * then one alone. Derived from the batch, so that it holds for records of any age.
 */
function originsOf(
  fields: Fields,
  documents: readonly string[],
  lookup: RowLookup,
): Pick<ActRow, 'sources' | 'origins'> {
  const sources = unique((fields['sources'] as string[] | undefined) ?? []);
  if (sources.length < 2) return { sources, origins: sources };
  const own = textOf(fields['batch']);
  const batches = own === null ? documents.flatMap((id) => lookup.batchOf(id) ?? []) : [own];
  const handing = batches.flatMap((batch) => lookup.handedOnBy(batch));
  const outlets = sources.filter((id) => !handing.includes(id));
  return { sources, origins: outlets.length > 0 ? outlets : handing.filter((id) => sources.includes(id)).slice(0, 1) };
}

/** An empty list says nothing: nobody named any. */
function articlesOf(value: Json | undefined): string[] | null {
  if (!Array.isArray(value)) return null;
  const ids = unique(value.filter((one): one is string => typeof one === 'string' && one !== ''));
  return ids.length === 0 ? null : ids;
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
const unique = (values: readonly string[]): string[] => [...new Set(values)];

function statusOf(value: Json | undefined, otherwise: ActStatus): ActStatus {
  if (value === undefined) return otherwise;
  if (value === 'disputed') return 'suggested';
  return value === 'confirmed' || value === 'suggested' || value === 'rejected' ? value : 'other';
}

/** ACLED's event where the act has one, else the family of the act. */
function eventTypeOf(act: string | null): string | null {
  const type = act === null ? undefined : actType(act);
  return type === undefined ? null : (type.acled?.event ?? type.family);
}

function dates(when: When | undefined): Pick<ActRow, 'start' | 'end' | 'precision'> {
  if (when === undefined) return { start: null, end: null, precision: null };
  return { start: when.start, end: when.end, precision: when.precision };
}

function placeOf(value: Json | undefined): PlaceField {
  if (typeof value === 'string') return { name: value };
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as PlaceField) : {};
}

function whereOf(
  place: PlaceField,
  country: string | null,
  lookup: RowLookup,
): Pick<ActRow, 'countryKey' | 'country' | 'placeKey' | 'place' | 'lat' | 'lon' | 'placePrecision'> {
  const finite = (value: unknown): number | null =>
    typeof value === 'number' && Number.isFinite(value) ? value : null;
  return {
    countryKey: country === null ? null : (lookup.countryCode(country) ?? fold(country)),
    country,
    placeKey: placeKey(place, lookup),
    place: place.name ?? null,
    lat: finite(place.lat),
    lon: finite(place.lon),
    placePrecision: place.precision ?? null,
  };
}

function placeKey({ id, name }: PlaceField, lookup: RowLookup): string | null {
  const known = (id === undefined ? null : lookup.placeName(id)) ?? name;
  return known === undefined ? null : fold(known);
}

/** Names as they stand, and those of records that are referred to. */
function involved(value: Json | undefined, lookup: RowLookup): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => {
    const { actor, name } =
      typeof one === 'string' ? { actor: one, name: undefined } : ((one ?? {}) as { actor?: string; name?: string });
    if (actor !== undefined && lookup.isIdentity(actor)) return [];
    return (actor === undefined ? null : lookup.nameOf(actor)) ?? name ?? actor ?? [];
  });
}

function countsOf(fields: Fields): ActRow['counts'] {
  const read = (measure: Summed): CountRange | null => (fields[measure] as CountRange | undefined) ?? null;
  return Object.fromEntries(SUMMED.map((measure) => [measure, read(measure)])) as ActRow['counts'];
}

/** Every word by its folded form and its stem, between spaces, so that a filter finds whole words in any inflection. */
export function wordsOf(parts: readonly (string | null)[]): string {
  const words = new Set<string>();
  for (const part of parts) {
    if (part === null || part === '') continue;
    for (const { fold: folded, stem } of terms(part)) words.add(folded).add(stem);
  }
  return words.size === 0 ? '' : ` ${[...words].join(' ')} `;
}
