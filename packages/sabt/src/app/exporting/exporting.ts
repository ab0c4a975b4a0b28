/**
 * Export of records: CSV that a spreadsheet opens with Arabic intact (UTF-8 with a byte order mark), JSON
 * lines, Parquet. Lists and objects stand as JSON in a cell of CSV and Parquet. A cell that a spreadsheet would
 * take for a formula gets an apostrophe in front of it (OWASP, "CSV injection").
 */
import { SLOTS } from '@sabt/proof';
import type { RunContext } from '../../commands/command.ts';
import { SabtError } from '../../model/errors.ts';
import type { Fields, Json, Kind, RecordVersion } from '../../model/records.ts';
import { readFilter } from '../../stages/measuring/index.ts';
import { filterNames } from '../act-names.ts';
import type { App } from '../app.ts';
import { type OutPath, writeOut } from '../out-file.ts';
import type { Exported } from '../records.ts';
import { redactedRecords, withoutRedacted } from '../withholding/withheld-rows.ts';
import { type Cell, type Cells, csvFile, lineFile, parquetFile } from './export-files.ts';

export interface ExportInput extends OutPath {
  kind?: string | undefined;
  format: 'csv' | 'jsonl' | 'parquet';
  /** Acts alone: those that a filter holds for, by the names of columns that others know. */
  where?: string | undefined;
  columns?: 'sabt' | 'acled' | 'ucdp' | undefined;
}

interface Sink {
  put(version: RecordVersion): Promise<void> | void;
  end(): Promise<void>;
  abandon(): Promise<void>;
}

/** Fields of the program's own housekeeping that an export leaves out. */
const LEFT_OUT = new Set(['blob', 'predecessor', 'row']);

export async function exportRecords(
  input: ExportInput,
  app: App,
  context: Pick<RunContext, 'progress' | 'signal'>,
): Promise<Exported> {
  const rows = await writeOut({ ...input, isOurs: isExport }, (part) =>
    input.where === undefined && input.columns === undefined
      ? writeRows(part, input, app, context)
      : writeSelection(part, input, app, context),
  );
  return { file: input.out, rows };
}

/** Acts as they are counted: one row an act, as in the explorer. */
async function writeSelection(
  part: string,
  input: ExportInput,
  app: App,
  context: Pick<RunContext, 'progress' | 'signal'>,
): Promise<number> {
  if (input.kind !== 'act')
    throw new SabtError('invalid-argument', 'A filter and columns of others are for acts: --kind act.', { at: 'kind' });
  const { writeActs } = await import('./exporting-acts.ts');
  const selected = readFilter(input.where ?? '', filterNames(app));
  const how = { format: input.format, columns: input.columns ?? 'sabt' };
  return writeActs(part, selected, how, app, (done, total) => {
    if (context.signal.aborted) throw new SabtError('stopped', 'The export was stopped; nothing was written.');
    context.progress({ done, total, what: 'acts' });
  });
}

const CSV_START = '\ufeffid,kind,version,entry';
/** How exports begin: of records, of acts, in the columns of others. */
const CSV_STARTS = [
  CSV_START,
  '\ufeffid,event,entry,',
  '\ufeffevent_id_cnty,event_date,',
  '\ufeffid,year,type_of_violence,',
].map((start) => Buffer.from(start).toString('latin1'));

/** Whether a file was written by an export, in whichever format. */
function isExport(head: string, tail: string): boolean {
  if (CSV_STARTS.some((start) => head.startsWith(start))) return true;
  if (/^\{"(?:id|event_id_cnty)":"[0-9a-z]{26}","(?:kind|event|event_date|year)":/.test(head)) return true;
  const isParquet = head.startsWith('PAR1') && tail.endsWith('PAR1');
  const sets = [
    ['id', 'kind', 'version', 'entry'],
    ['id', 'event_type', 'place_precision'],
    ['sabt_status', 'longitude'],
  ];
  return isParquet && sets.some((columns) => columns.every((column) => tail.includes(column)));
}

async function writeRows(
  part: string,
  input: ExportInput,
  app: App,
  context: Pick<RunContext, 'progress' | 'signal'>,
): Promise<number> {
  const kind = input.kind as Kind | undefined;
  const columns = columnsOf(kind);
  const sink = await { csv: csvSink, jsonl: jsonlSink, parquet: parquetSink }[input.format](part, columns);
  try {
    const counts = app.catalogue.counts();
    const total = kind === undefined ? Object.values(counts).reduce((sum, n) => sum + n, 0) : (counts[kind] ?? 0);
    const redacted = redactedRecords(app);
    let rows = 0;
    for (const item of app.catalogue.iterate(kind ?? null)) {
      if (context.signal.aborted) throw new SabtError('stopped', 'The export was stopped; nothing was written.');
      const version = app.archive.read(item.entry);
      await sink.put(redacted.has(item.id) ? withoutRedacted(version, app) : version);
      rows++;
      if (rows % 500 === 0) context.progress({ done: rows, total, what: 'records' });
    }
    await sink.end();
    return rows;
  } catch (cause) {
    await sink.abandon();
    throw cause;
  }
}

/** `id`, `kind`, `version` and every path that the kind (or any kind) has in the slot table. */
function columnsOf(kind: Kind | undefined): string[] {
  const kinds = kind === undefined ? [...SLOTS.keys()] : [kind];
  const paths = new Set(kinds.flatMap((k) => SLOTS.get(k)!.map((field) => field.path)));
  for (const path of ['id', 'version', ...LEFT_OUT]) paths.delete(path);
  return ['id', 'kind', 'version', 'entry', ...paths];
}

function row(version: RecordVersion, columns: readonly string[]): Cells {
  const own: Fields = { id: version.id, kind: version.kind, version: version.version, entry: version.entry };
  return Object.fromEntries(columns.map((column) => [column, cell(own[column] ?? version.fields[column])]));
}

function cell(value: Json | undefined): Cell {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}

const NUMBERS = new Set(['version', 'entry', 'size']);

async function csvSink(path: string, columns: readonly string[]): Promise<Sink> {
  const file = await csvFile(path, columns, () => false);
  return { ...file, put: (version) => file.put(row(version, columns)) };
}

async function jsonlSink(path: string): Promise<Sink> {
  const file = await lineFile(path);
  return {
    ...file,
    put({ id, kind, version, entry, fields: all }) {
      const fields = Object.fromEntries(Object.entries(all).filter(([name]) => !LEFT_OUT.has(name)));
      return file.write(`${JSON.stringify({ id, kind, version, entry, fields })}\n`);
    },
  };
}

async function parquetSink(path: string, columns: readonly string[]): Promise<Sink> {
  const file = await parquetFile(path, columns, (column) => NUMBERS.has(column));
  return { ...file, put: (version) => file.put(row(version, columns)) };
}
