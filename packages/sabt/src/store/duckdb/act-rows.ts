/** Rows of acts: into the table in the order of its columns, and back. */
import type { DuckDBAppender } from '@duckdb/node-api';
import { type ActRow, type CountRange, type CountRangeBounds, SUMMED, type Summed } from '../analysis-port.ts';
import { appendingTo } from './appending.ts';
import { dayOf, isoOf, TO_THE_DAY, TO_THE_MONTH, TO_THE_YEAR } from './days.ts';

export function appendAct(appender: DuckDBAppender, row: ActRow): void {
  const { text, whole, big, real, list } = appendingTo(appender);
  const { start, precision } = row;
  appender.appendVarchar(row.id);
  appender.appendInteger(row.version);
  big(row.entry);
  appender.appendNull();
  appender.appendVarchar(row.status);
  text(row.event);
  text(row.act);
  text(row.eventType);
  text(row.title);
  whole(start === null ? null : dayOf(start));
  whole(row.end === null ? null : dayOf(row.end));
  text(precision);
  const year = start === null ? null : Number(start.slice(0, 4));
  whole(year !== null && TO_THE_YEAR.has(precision) ? year : null);
  whole(year !== null && TO_THE_MONTH.has(precision) ? year * 12 + Number(start!.slice(5, 7)) - 1 : null);
  whole(start !== null && TO_THE_DAY.has(precision) ? dayOf(start) : null);
  text(row.countryKey);
  text(row.country);
  text(row.admin1);
  text(row.placeKey);
  text(row.place);
  real(row.lat);
  real(row.lon);
  text(row.placePrecision);
  list(row.languages);
  list(row.sources);
  list(row.origins);
  list(row.documents);
  list(row.actors);
  if (row.rightsArticles === null) appender.appendNull();
  else list(row.rightsArticles);
  appender.appendVarchar(row.confidentiality);
  appender.appendVarchar(row.words);
  for (const measure of SUMMED) for (const bound of row.counts[measure] ?? [null, null, null]) big(bound);
  appender.endRow();
}

export function actOf(found: Record<string, unknown>): ActRow {
  const text = (name: string): string | null => (found[name] as string | null) ?? null;
  const number = (name: string): number | null => (found[name] === null ? null : Number(found[name]));
  const list = (name: string): string[] => (found[name] as string[] | null) ?? [];
  const day = (name: string): string | null => {
    const value = number(name);
    return value === null ? null : isoOf(value);
  };
  const range = (measure: Summed): CountRange | null => {
    const bounds = ['low', 'best', 'high'].map((bound) => number(`${measure}_${bound}`)) as CountRangeBounds;
    return bounds.every((bound) => bound === null) ? null : bounds;
  };
  return {
    id: text('id')!,
    version: number('version')!,
    entry: number('entry')!,
    status: text('status') as ActRow['status'],
    event: text('event'),
    act: text('act'),
    eventType: text('event_type'),
    title: text('title'),
    start: day('start_day'),
    end: day('end_day'),
    precision: text('precision') as ActRow['precision'],
    countryKey: text('country_key'),
    country: text('country'),
    admin1: text('admin1'),
    placeKey: text('place_key'),
    place: text('place'),
    lat: number('lat'),
    lon: number('lon'),
    placePrecision: text('place_precision'),
    languages: list('languages'),
    sources: list('sources'),
    origins: list('origins'),
    documents: list('documents'),
    actors: list('actors'),
    rightsArticles: (found['rights_articles'] as string[] | null) ?? null,
    confidentiality: text('confidentiality')!,
    words: text('words')!,
    counts: {
      participants: range('participants'),
      killed: range('killed'),
      injured: range('injured'),
      arrested: range('arrested'),
    },
  };
}
