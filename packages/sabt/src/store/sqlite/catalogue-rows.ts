/** From a record's fields to a row of the catalogue, and from a row to what a list shows. */
import type { SQLInputValue } from 'node:sqlite';
import { type Fields, isWithdrawnEvent, type Json, type Kind, type RecordVersion } from '../../model/records.ts';
import type { CatalogueItem, VersionPlace } from '../catalogue-port.ts';

export type Row = Record<string, SQLInputValue>;

/** Fields that hold ids of other records. */
const REFERRING = [
  'sources',
  'documents',
  'event',
  'partOf',
  'perpetrators',
  'victims',
  'targets',
  'initiators',
  'document',
  'source',
  'record',
  'a',
  'b',
  'about',
  'figure',
  'sourceId',
  'basis',
];

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

const TITLE_LENGTH = 200;

/** The beginning of these is cells, not a sentence. */
const TABULAR: ReadonlySet<string> = new Set([
  'text/csv',
  'text/tab-separated-values',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/json',
  'application/jsonl',
  'application/yaml',
]);

/** The title that a list shows: the record's own, else the beginning of what it says, else its name. */
export function titleOf(v: RecordVersion): string | null {
  const f = v.fields;
  const names = f['names'] as (string | { name: string })[] | undefined;
  const first = names?.[0];
  const found =
    textOf(f['title']) ??
    textOf(typeof first === 'string' ? first : first?.name) ??
    (v.kind === 'source' ? textOf(f['name']) : null);
  if (found !== null) return found;
  if (TABULAR.has(textOf(f['contentType']) ?? textOf(f['mediaType']) ?? '')) return textOf(f['name']);
  const beginning = (textOf(f['text']) ?? textOf(f['description']) ?? '').slice(0, 400).trim().split('\n')[0]!;
  if (beginning === '') return textOf(f['name']) ?? textOf(f['type']);
  return beginning.length <= TITLE_LENGTH ? beginning : `${beginning.slice(0, TITLE_LENGTH).replace(/\s+\S*$/u, '')} …`;
}

/** How far a record has come: read or kept, open or closed, or what people decided about it. */
export function stateOf({ kind, fields }: RecordVersion): string | null {
  const reading = fields['reading'] as { status?: string } | undefined;
  if (kind === 'event') return isWithdrawnEvent({ kind, fields }) ? 'withdrawn' : null;
  if (kind !== 'coding' && kind !== 'link') return textOf(reading?.status) ?? textOf(fields['phase']);
  // decisions are read with the coding that they are about
  return fields['basis'] === undefined ? textOf(fields['status']) : 'decision';
}

export function dateOf(fields: Fields): string | null {
  const when = (fields['published'] ?? fields['when']) as { start?: string } | undefined;
  return textOf(when?.start);
}

export function countryOf(fields: Fields): string | null {
  return textOf(fields['country']) ?? textOf((fields['place'] as { country?: string } | undefined)?.country);
}

export function targetsOf(fields: Fields): Set<string> {
  const targets = new Set<string>();
  const take = (value: Json | undefined): void => {
    if (typeof value === 'string') targets.add(value);
    else if (Array.isArray(value)) value.forEach(take);
    else if (value !== null && typeof value === 'object') {
      take(value['id']);
      take(value['actor']);
    }
  };
  for (const path of REFERRING) take(fields[path]);
  // attachments of a mail, blacked-out copies
  take((fields['acquiredFrom'] as { document?: Json } | undefined)?.document);
  return targets;
}

export function itemOf(row: Row | undefined): CatalogueItem | null {
  if (row === undefined) return null;
  return {
    num: row['num'] as number,
    id: row['id'] as string,
    kind: row['kind'] as Kind,
    version: row['version'] as number,
    entry: row['entry'] as number,
    title: row['title'] as string | null,
    name: row['name'] as string | null,
    language: row['language'] as string | null,
    date: row['date'] as string | null,
    country: row['country'] as string | null,
    sources: JSON.parse(row['sources'] as string) as string[],
    batch: row['batch'] as string | null,
    state: row['state'] as string | null,
    reason: row['reason'] as string | null,
    confidentiality: row['confidentiality'] as string,
  };
}

export function placeOf(row: Row | undefined): VersionPlace | null {
  if (row === undefined) return null;
  return { version: row['version'] as number, entry: row['entry'] as number, until: row['until'] as number | null };
}
