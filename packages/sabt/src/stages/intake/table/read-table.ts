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
}

/**
 * Reads every row of a table; sheets are put under one another, their columns joined by name. Throws what `importTable`
 * throws for the file, `row-invalid` for a row that cannot be read, `no-text` where there is no row.
 */
export async function readTable(file: ByteSource, own?: Partial<Limits>): Promise<WholeTable> {
  const limits = withLimits(own);
  const source = await survey(file, limits);
  const columns: string[] = [];
  const rows: string[][] = [];
  let names: readonly string[] | null = null;
  let places: number[] = [];
  for await (const row of headedRows(rowsOf(source, limits), {})) {
    if (row.state === 'damaged')
      throw new SabtError('row-invalid', `Row ${row.number}: ${row.damage ?? 'it cannot be read.'}`, { at: file.name });
    if (row.state === 'repeated-header') continue;
    if (row.columns !== names || row.columns.length > places.length) {
      names = row.columns;
      places = placesOf(names, columns);
    }
    const cells = new Array<string>(columns.length).fill('');
    for (const [at, cell] of row.cells.entries()) if (at < places.length) cells[places[at]!] = cell;
    rows.push(cells);
  }
  if (rows.length === 0) throw new SabtError('no-text', 'The table has no rows.', { at: file.name });
  for (const row of rows) while (row.length < columns.length) row.push('');
  return { columns, rows };
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
