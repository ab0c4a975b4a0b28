/** Entry of the child that reads the rows of a workbook or of a YAML list, and sends them in pieces. */

import { SabtError } from '../../../model/errors.ts';
import { serveJobs } from '../child-side.ts';
import { inspectZip } from '../extract/zip-guard.ts';
import type { Limits } from '../limits.ts';
import { openWorkbook } from '../workbook.ts';
import { ObjectRows } from './json-rows.ts';
import type { RawRow } from './raw-row.ts';

export type SheetsJob = { limits: Limits; sheet?: string } & (
  | { format: 'xlsx'; bytes: Uint8Array }
  | { format: 'yaml'; text: string }
);

const PIECE_ROWS = 500;

serveJobs(async (value, sendPiece) => {
  const job = value as SheetsJob;
  let piece: RawRow[] = [];
  for await (const row of job.format === 'xlsx' ? workbookRows(job.bytes, job) : yamlRows(job.text, job.limits)) {
    piece.push(row);
    if (piece.length === PIECE_ROWS) {
      await sendPiece(piece);
      piece = [];
    }
  }
  if (piece.length > 0) await sendPiece(piece);
  return null;
});

async function* workbookRows(bytes: Uint8Array, { limits, sheet: only }: SheetsJob): AsyncGenerator<RawRow> {
  const names = await inspectZip(bytes, limits);
  if (!names.some((name) => /^xl\/workbook\.(?:xml|bin)$/i.test(name)))
    throw new SabtError('unsupported-kind', 'The file is a ZIP archive, but no workbook.');
  const book = openWorkbook(bytes, only);
  if (only !== undefined && !book.sheets.includes(only)) {
    throw new SabtError('invalid-mapping', `The workbook has no sheet “${only}”, but: ${book.sheets.join(', ')}.`);
  }
  for (const sheet of only === undefined ? book.sheets : [only]) {
    let number = 0;
    for (const cells of book.rows(sheet)) {
      number++;
      if (cells.length > limits.columns)
        throw new SabtError(
          'too-many-columns',
          `Row ${number} of sheet “${sheet}” has ${cells.length} columns; ${limits.columns} are read at most.`,
        );
      yield { number, sheet, cells };
    }
  }
}

async function* yamlRows(text: string, limits: Limits): AsyncGenerator<RawRow> {
  const { parseAllDocuments } = await import('yaml');
  const rows = new ObjectRows(limits);
  let number = 0;
  for (const document of parseAllDocuments(text, { maxAliasCount: 1_000 } as object)) {
    if (!('toJS' in document)) continue;
    if (document.errors.length > 0)
      throw new SabtError('damaged-file', `The YAML is damaged: ${document.errors[0]!.message.split('\n')[0]}`);
    const value: unknown = document.toJS({ maxAliasCount: 1_000 });
    for (const { sheet, list } of listsOf(value)) {
      if (sheet !== undefined) number = 0;
      for (const item of list) yield rows.row(++number, sheet, item);
    }
  }
}

/** The lists in a document: itself, its members that are lists of objects, or itself as the only row. */
function listsOf(value: unknown): { sheet?: string; list: unknown[] }[] {
  if (Array.isArray(value)) return [{ list: value }];
  if (typeof value !== 'object' || value === null) return [];
  const lists = Object.entries(value).flatMap(([sheet, inner]) =>
    Array.isArray(inner) && inner.some((one) => typeof one === 'object' && one !== null)
      ? [{ sheet, list: inner }]
      : [],
  );
  return lists.length > 0 ? lists : [{ list: [value] }];
}
