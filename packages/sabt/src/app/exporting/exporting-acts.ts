/**
 * Export of a selection of acts, one row an act: our own columns, or columns under the names that users of ACLED and UCDP
 * data know. "Like" means the names and the spelling of values; the acts are those of the archive, and what it does not
 * know stays empty.
 */
import { mkdtempSync } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actType } from '../../codebook/index.ts';
import type { Download, ExportFormat } from '../../pages/index.ts';
import { type ActRow, type Selected, SUMMED } from '../../store/analysis-port.ts';
import type { App } from '../app.ts';
import { nameOf } from '../find.ts';
import { redactedRecords, rowWithoutRedacted } from '../withholding/withheld-rows.ts';
import { type Cells, csvFile, jsonlFile, parquetFile, type RowFile } from './export-files.ts';

export const ACT_COLUMNS = ['sabt', 'acled', 'ucdp'] as const;
export type ActColumns = (typeof ACT_COLUMNS)[number];

const READ_AT_ONCE = 10_000;
const NUMBERS: ReadonlySet<string> = new Set(
  'entry lat lon latitude longitude year fatalities best high low where_prec date_prec time_precision geo_precision'
    .split(' ')
    .concat(SUMMED.flatMap((measure) => ['low', 'best', 'high'].map((bound) => `${measure}_${bound}`))),
);

/** Writes the acts of a selection, oldest first. Answers how many. */
export async function writeActs(
  path: string,
  selected: Selected,
  how: { format: 'csv' | 'jsonl' | 'parquet'; columns: ActColumns },
  app: App,
  each: (done: number, total: number) => void = () => {},
): Promise<number> {
  const copy = await app.analysis.current();
  const cellsOf = { sabt: ownCells, acled: acledCells, ucdp: ucdpCells }[how.columns];
  const columns = Object.keys(cellsOf(NOTHING, app));
  const file: RowFile = await { csv: csvFile, jsonl: jsonlFile, parquet: parquetFile }[how.format](
    path,
    columns,
    (name) => NUMBERS.has(name),
  );
  const redacted = redactedRecords(app);
  try {
    let done = 0;
    for (;;) {
      const { total, rows } = await copy.rows({ ...selected, sort: 'oldest', limit: READ_AT_ONCE, offset: done });
      for (const row of rows) await file.put(cellsOf(rowWithoutRedacted(row, redacted, app), app));
      done += rows.length;
      each(done, total);
      if (rows.length < READ_AT_ONCE) break;
    }
    await file.end();
    return done;
  } catch (cause) {
    await file.abandon();
    throw cause;
  }
}

const MEDIA: Readonly<Record<'csv' | 'jsonl' | 'parquet', string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl',
  parquet: 'application/vnd.apache.parquet',
};

/** A download of a selection; its file is made in a folder of its own that goes when it was read. */
export async function exportedActs(selected: Selected, format: ExportFormat, app: App): Promise<Download> {
  const columns: ActColumns = format === 'acled' || format === 'ucdp' ? format : 'sabt';
  const kind = format === 'acled' || format === 'ucdp' ? 'csv' : format;
  const folder = mkdtempSync(join(tmpdir(), 'sabt-export-'));
  const path = join(folder, `acts.${kind}`);
  try {
    await writeActs(path, selected, { format: kind, columns }, app);
    const { size } = await stat(path);
    const name = `sabt-acts${columns === 'sabt' ? '' : `-${columns}-like`}.${kind}`;
    return { name, mediaType: MEDIA[kind], size, bytes: readThenGone(path, folder) };
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw cause;
  }
}

async function* readThenGone(path: string, folder: string): AsyncIterable<Uint8Array> {
  const file = await open(path);
  try {
    yield* file.createReadStream({ autoClose: false });
  } finally {
    await file.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const NOTHING: ActRow = {
  id: '',
  version: 1,
  entry: 0,
  status: 'confirmed',
  event: null,
  act: null,
  eventType: null,
  title: null,
  start: null,
  end: null,
  precision: null,
  countryKey: null,
  country: null,
  admin1: null,
  placeKey: null,
  place: null,
  lat: null,
  lon: null,
  placePrecision: null,
  languages: [],
  sources: [],
  origins: [],
  documents: [],
  actors: [],
  rightsArticles: null,
  confidentiality: '',
  counts: { participants: null, killed: null, injured: null, arrested: null },
  words: '',
};

const sourceNames = (row: ActRow, app: App): string =>
  row.sources.map((id) => nameOf(app.catalogue.byId(id), id)).join('; ');

function ownCells(row: ActRow, app: App): Cells {
  const bounds = SUMMED.flatMap((measure) =>
    ['low', 'best', 'high'].map((bound, i) => [`${measure}_${bound}`, row.counts[measure]?.[i] ?? null] as const),
  );
  return {
    id: row.id,
    event: row.event,
    entry: row.entry,
    status: row.status,
    act: row.act,
    event_type: row.eventType,
    title: row.title,
    start: row.start,
    end: row.end,
    precision: row.precision,
    country: row.country,
    country_code: row.countryKey !== null && /^[A-Z]{2}$/.test(row.countryKey) ? row.countryKey : null,
    admin1: row.admin1,
    place: row.place,
    lat: row.lat,
    lon: row.lon,
    place_precision: row.placePrecision,
    actors: row.actors.join('; '),
    ...Object.fromEntries(bounds),
    sources: sourceNames(row, app),
    documents: row.documents.join('; '),
  };
}

/** ACLED's grades: 1 the day, 2 the week, 3 the month; 1 the town, 2 near it, 3 the region. */
const ACLED_TIME: Readonly<Record<string, number>> = {
  day: 1,
  week: 2,
  range: 2,
  month: 3,
  season: 3,
  year: 3,
  decade: 3,
};
const ACLED_PLACE: Readonly<Record<string, number>> = { exact: 1, town: 1, district: 2, region: 3, country: 3 };

function acledCells(row: ActRow, app: App): Cells {
  const type = row.act === null ? undefined : actType(row.act);
  return {
    event_id_cnty: row.id,
    event_date: row.start,
    year: row.start === null ? null : Number(row.start.slice(0, 4)),
    time_precision: ACLED_TIME[row.precision ?? ''] ?? null,
    event_type: type?.acled?.event ?? row.eventType,
    sub_event_type: type?.acled?.subEvent ?? null,
    actor1: row.actors[0] ?? null,
    actor2: row.actors[1] ?? null,
    country: row.country,
    admin1: row.admin1,
    location: row.place,
    latitude: row.lat,
    longitude: row.lon,
    geo_precision: ACLED_PLACE[row.placePrecision ?? ''] ?? null,
    source: sourceNames(row, app),
    notes: row.title,
    fatalities: row.counts.killed?.[1] ?? null,
    tags:
      row.counts.participants === null
        ? null
        : `crowd size=${row.counts.participants[1] ?? row.counts.participants[0] ?? 'no report'}`,
    sabt_status: row.status,
  };
}

/** UCDP's grades: where_prec 1 exact … 6 country; date_prec 1 day, 2 two to six days, 3 week, 4 month, 5 more than that. */
const UCDP_PLACE: Readonly<Record<string, number>> = { exact: 1, town: 1, district: 3, region: 4, country: 6 };
const UCDP_TIME: Readonly<Record<string, number>> = {
  day: 1,
  range: 2,
  week: 3,
  month: 4,
  season: 5,
  year: 5,
  decade: 5,
};
const UCDP_TYPES: Readonly<Record<string, number>> = { 'state-based': 1, 'non-state': 2, 'one-sided': 3 };

function ucdpCells(row: ActRow, app: App): Cells {
  const type = row.act === null ? undefined : actType(row.act);
  const violence = UCDP_TYPES[row.eventType ?? ''] ?? UCDP_TYPES[type?.ucdp ?? ''] ?? null;
  return {
    id: row.id,
    year: row.start === null ? null : Number(row.start.slice(0, 4)),
    type_of_violence: violence,
    side_a: row.actors[0] ?? null,
    side_b: row.actors[1] ?? null,
    source_article: sourceNames(row, app),
    source_headline: row.title,
    where_prec: UCDP_PLACE[row.placePrecision ?? ''] ?? null,
    where_description: row.place,
    adm_1: row.admin1,
    latitude: row.lat,
    longitude: row.lon,
    country: row.country,
    date_prec: UCDP_TIME[row.precision ?? ''] ?? null,
    date_start: row.start,
    date_end: row.end,
    best: row.counts.killed?.[1] ?? null,
    high: row.counts.killed?.[2] ?? null,
    low: row.counts.killed?.[0] ?? null,
    sabt_status: row.status,
  };
}
