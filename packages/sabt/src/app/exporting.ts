/**
 * Export of records: CSV that a spreadsheet opens with Arabic intact (UTF-8 with a byte order mark), JSON
 * lines, Parquet. Lists and objects stand as JSON in a cell of CSV and Parquet. A cell that a spreadsheet would
 * take for a formula gets an apostrophe in front of it (OWASP, "CSV injection").
 */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { SLOTS } from '@sabt/proof';
import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { RunContext } from '../commands/command.ts';
import { SabtError } from '../model/errors.ts';
import type { Fields, Json, Kind, RecordVersion } from '../model/records.ts';
import type { App } from './app.ts';
import { type OutPath, writeOut } from './out-file.ts';
import type { Exported } from './records.ts';

export interface ExportInput extends OutPath {
  kind?: string | undefined;
  format: 'csv' | 'jsonl' | 'parquet';
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
  const rows = await writeOut({ ...input, isOurs: isExport }, (part) => writeRows(part, input, app, context));
  return { file: input.out, rows };
}

const CSV_START = '\ufeffid,kind,version,entry';
const CSV_START_BYTES = Buffer.from(CSV_START).toString('latin1');

/** Whether a file was written by an export, in whichever format. */
function isExport(head: string, tail: string): boolean {
  if (head.startsWith(CSV_START_BYTES) || /^\{"id":"[0-9a-z]{26}","kind":"/.test(head)) return true;
  const isParquet = head.startsWith('PAR1') && tail.endsWith('PAR1');
  return isParquet && ['id', 'kind', 'version', 'entry'].every((column) => tail.includes(column));
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
    let rows = 0;
    for (const item of app.catalogue.iterate(kind ?? null)) {
      if (context.signal.aborted) throw new SabtError('stopped', 'The export was stopped; nothing was written.');
      await sink.put(app.archive.read(item.entry));
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

function row(version: RecordVersion, columns: readonly string[]): (string | number | null)[] {
  const own: Fields = { id: version.id, kind: version.kind, version: version.version, entry: version.entry };
  return columns.map((column) => cell(own[column] ?? version.fields[column]));
}

function cell(value: Json | undefined): string | number | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}

/** A text file written line by line, at the pace of the disk. */
async function lineFile(
  path: string,
): Promise<{ write(text: string): Promise<void>; end(): Promise<void>; abandon(): Promise<void> }> {
  const file: WriteStream = createWriteStream(path);
  await once(file, 'open');
  return {
    async write(text) {
      if (!file.write(text)) await once(file, 'drain');
    },
    async end() {
      file.end();
      await once(file, 'close');
    },
    async abandon() {
      file.destroy();
    },
  };
}

async function csvSink(path: string, columns: readonly string[]): Promise<Sink> {
  const file = await lineFile(path);
  await file.write(`\ufeff${columns.join(',')}\r\n`);
  return { ...file, put: (version) => file.write(`${row(version, columns).map(csvCell).join(',')}\r\n`) };
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
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

const ROW_GROUP = 20_000;
const NUMBERS = new Set(['version', 'entry', 'size']);

async function parquetSink(path: string, columns: readonly string[]): Promise<Sink> {
  const numeric = (column: string): boolean => NUMBERS.has(column);
  const parts = (rows: (string | number | null)[][]) =>
    columns.map((name, i) => ({
      name,
      data: rows.map((cells) => (numeric(name) || cells[i] === null ? cells[i] : String(cells[i]))),
      type: numeric(name) ? ('DOUBLE' as const) : ('STRING' as const),
      nullable: true,
    }));
  const parquet = new ParquetWriter({
    writer: fileWriter(path),
    schema: schemaFromColumnData({ columnData: parts([]) }),
  });
  let held: (string | number | null)[][] = [];
  const flush = async (): Promise<void> => {
    if (held.length > 0) await parquet.write({ columnData: parts(held), rowGroupSize: ROW_GROUP });
    held = [];
  };
  return {
    async put(version) {
      held.push(row(version, columns));
      if (held.length >= ROW_GROUP) await flush();
    },
    async end() {
      await flush();
      parquet.finish();
    },
    async abandon() {},
  };
}
