import { SabtError } from '../../../model/errors.ts';
import { type Limits, withLimits } from '../limits.ts';
import { type ByteSource, survey } from './byte-source.ts';
import { headedRows } from './headed-rows.ts';
import { rowsOf } from './rows.ts';

/** A table as a whole, in memory: for work that compares rows with one another. */
export interface WholeTable {
  columns: string[];
  /** Cells in the order of `columns`, `''` where a row is shorter. Repeated headers are left out. */
  rows: string[][];
  /** Where each row stands, as a spreadsheet numbers it. */
  numbers: number[];
  /** Rows that could not be read. */
  damaged: { row: number; message: string }[];
}

/**
 * Reads every row of a table; sheets are put under one another, their columns joined by name. Throws what `importTable`
 * throws for the file, and `no-text` where there is no row.
 */
export async function readTable(file: ByteSource, own?: Partial<Limits>): Promise<WholeTable> {
  const limits = withLimits(own);
  const source = await survey(file, limits);
  const table: WholeTable = { columns: [], rows: [], numbers: [], damaged: [] };
  let names: readonly string[] | null = null;
  let places: number[] = [];
  for await (const row of headedRows(rowsOf(source, limits), {})) {
    if (row.state === 'damaged') table.damaged.push({ row: row.number, message: row.damage ?? 'It cannot be read.' });
    if (row.state !== 'data') continue;
    if (row.columns !== names || row.columns.length > places.length) {
      names = row.columns;
      places = placesOf(names, table.columns);
    }
    const cells = new Array<string>(table.columns.length).fill('');
    for (const [at, cell] of row.cells.entries()) if (at < places.length) cells[places[at]!] = cell;
    table.rows.push(cells);
    table.numbers.push(row.number);
  }
  if (table.rows.length === 0) throw new SabtError('no-text', 'The table has no rows.', { at: file.name });
  for (const row of table.rows) while (row.length < table.columns.length) row.push('');
  return table;
}

/** Where each named cell goes; a name that is new becomes a column at the end, one that stands twice two of them. */
function placesOf(names: readonly string[], columns: string[]): number[] {
  const taken = new Set<number>();
  return names.map((name) => {
    let place = columns.findIndex((column, at) => column === name && !taken.has(at));
    if (place < 0) place = columns.push(name) - 1;
    taken.add(place);
    return place;
  });
}
