import { columnLetter, findHeader, headerAt, RepeatedHeader } from './header.ts';
import type { RawRow } from './raw-row.ts';

/** A row with its column names. Empty rows and what stands above the header do not occur. */
export interface TableRow {
  number: number;
  sheet?: string;
  /** Shared by the rows of a sheet; may grow at its end. */
  columns: readonly string[];
  cells: string[];
  state: 'data' | 'repeated-header' | 'damaged';
  damage?: string;
}

export interface HeaderOptions {
  /** Line of the header from 1; 0 for none; found if not given. */
  header?: number;
  /** Column names that the mapping uses. */
  wanted?: readonly string[];
  /** Told of filled lines that stand above a header that was found: titles as a rule, but a person should know. */
  onAbove?(above: { sheet?: string; lines: number; header: number }): void;
}

const BUFFERED_ROWS = 60;

/** Finds the header of each sheet and gives the rows below it. */
export async function* headedRows(rows: AsyncIterable<RawRow>, options: HeaderOptions): AsyncGenerator<TableRow> {
  let waiting: RawRow[] = [];
  let sheet: string | undefined;
  let below: SheetBelowHeader | null = null;
  for await (const row of rows) {
    if (row.names !== undefined) {
      yield objectRow(row);
      continue;
    }
    if (row.sheet !== sheet || (below === null && waiting.length === 0)) {
      if (below === null && waiting.length > 0) yield* settle(waiting, options).rows;
      waiting = [];
      below = null;
      sheet = row.sheet;
    }
    if (below === null) {
      waiting.push(row);
      if (waiting.length < BUFFERED_ROWS) continue;
      const settled = settle(waiting, options);
      below = settled.below;
      waiting = [];
      yield* settled.rows;
    } else {
      const headed = below.row(row);
      if (headed !== null) yield headed;
    }
  }
  if (below === null && waiting.length > 0) yield* settle(waiting, options).rows;
}

function settle(
  waiting: readonly RawRow[],
  { header: number, wanted, onAbove }: HeaderOptions,
): { below: SheetBelowHeader; rows: TableRow[] } {
  const grid = waiting.map((row) => row.cells);
  const header = number === undefined ? findHeader(grid, wanted) : headerAt(grid, number);
  const below = new SheetBelowHeader(header.columns);
  const above = waiting
    .slice(0, Math.max(0, header.firstRow - 1))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (above.length > 0) {
    const { sheet, number: line } = waiting[header.firstRow - 1]!;
    onAbove?.({ ...(sheet === undefined ? {} : { sheet }), lines: above.length, header: line });
  }
  const rows = waiting.flatMap((row, i) => {
    if (i < header.firstRow && row.damage === undefined) return [];
    return below.row(row) ?? [];
  });
  return { below, rows };
}

class SheetBelowHeader {
  readonly #columns: string[];
  readonly #repeated: RepeatedHeader;

  constructor(columns: string[]) {
    this.#columns = columns;
    this.#repeated = new RepeatedHeader(columns);
  }

  row({ number, sheet, cells, damage }: RawRow): TableRow | null {
    const place = { number, ...(sheet === undefined ? {} : { sheet }), columns: this.#columns, cells };
    if (damage !== undefined) return { ...place, state: 'damaged', damage };
    let filled = cells.length;
    while (filled > 0 && cells[filled - 1]!.trim() === '') filled--;
    if (filled === 0) return null;
    // Cells beyond the header belong to no named column, but they are data: they get the letter of theirs.
    while (this.#columns.length < filled) this.#columns.push(columnLetter(this.#columns.length));
    return { ...place, state: this.#repeated.matches(cells) ? 'repeated-header' : 'data' };
  }
}

function objectRow({ number, sheet, cells, names, damage }: RawRow): TableRow {
  return {
    number,
    ...(sheet === undefined ? {} : { sheet }),
    columns: names!,
    cells,
    state: damage === undefined ? 'data' : 'damaged',
    ...(damage === undefined ? {} : { damage }),
  };
}
