import type { IntakeContext } from '../context.ts';
import type { EncodingChoice } from '../encoding/detect.ts';
import { type Limits, withLimits } from '../limits.ts';
import { type ByteSource, survey, type TableFormat } from './byte-source.ts';
import { headedRows } from './headed-rows.ts';
import type { Mapping } from './mapping.ts';
import { rowsOf } from './rows.ts';
import { propose } from './settle-mapping.ts';

/** What a person sees before an import: columns with examples, and the mapping that would be used. */
export interface TablePreview {
  format: TableFormat;
  encoding?: EncodingChoice;
  sheets: { name?: string; columns: string[]; rows: { number: number; cells: string[] }[] }[];
  mapping: Mapping;
  because: string[];
  /** What was expected of a column and is not so. */
  notes: string[];
}

const EXAMPLE_ROWS = 8;
const EXAMPLE_UNITS = 300;
const SCANNED_ROWS = 20_000;

/** Keeps nothing. Throws as `importTable` does. */
export async function previewTable(
  file: ByteSource,
  context: IntakeContext,
  own?: Partial<Limits>,
): Promise<TablePreview> {
  const limits = withLimits(own);
  const source = await survey(file, limits);
  const { mapping, because, notes } = await propose(source, context, limits);
  const sheets: TablePreview['sheets'] = [];
  let scanned = 0;
  for await (const row of headedRows(rowsOf(source, limits), {})) {
    let sheet = sheets.at(-1);
    if (sheet === undefined || sheet.name !== row.sheet) {
      sheet = { ...(row.sheet === undefined ? {} : { name: row.sheet }), columns: [], rows: [] };
      sheets.push(sheet);
    }
    sheet.columns = [...row.columns];
    if (sheet.rows.length < EXAMPLE_ROWS && row.state === 'data')
      sheet.rows.push({ number: row.number, cells: row.cells.map((cell) => cell.slice(0, EXAMPLE_UNITS)) });
    if (++scanned >= SCANNED_ROWS || (source.format !== 'xlsx' && scanned >= EXAMPLE_ROWS * 4)) break;
  }
  return {
    format: source.format,
    ...(source.encoding === undefined ? {} : { encoding: source.encoding }),
    sheets,
    mapping,
    because,
    notes,
  };
}
