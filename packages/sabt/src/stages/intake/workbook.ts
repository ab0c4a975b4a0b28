/**
 * Workbooks (xlsx) as sheets of text cells. SheetJS parses them; it runs in a child only, behind `inspectZip`.
 *
 * A date in a workbook is a number with a date format: it becomes an ISO day or time here, where the format
 * and the workbook's epoch (1900 or 1904) are known, and nowhere later. Numbers lose the noise beyond 15
 * digits, which Excel itself does not keep. A merged cell holds its value for all rows it covers, and in
 * header rows for all columns; in rows of data it holds for its first column alone, because a separator
 * such as "January" across the sheet is no value of every column.
 */
import XLSX from '@e965/xlsx';
import { SabtError } from '../../model/errors.ts';

export interface Workbook {
  sheets: string[];
  /** Rows from the first line of the sheet, empty ones included; trailing empty cells are cut off. */
  rows(sheet: string): Generator<string[]>;
}

/** Rows at the top in which a value merged over columns counts for each of them. */
const HEADER_ROWS = 12;

export function openWorkbook(bytes: Uint8Array, onlySheet?: string): Workbook {
  const options = {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellHTML: false,
    cellFormula: false,
    cellText: false,
  } as const;
  let book: XLSX.WorkBook;
  try {
    book = XLSX.read(bytes, onlySheet === undefined ? options : { ...options, sheets: onlySheet });
  } catch (error) {
    const message = (error as Error).message;
    if (/password|encrypt/i.test(message)) throw new SabtError('encrypted', 'The workbook is protected by a password.');
    throw new SabtError('damaged-file', `The workbook cannot be opened: ${message}`, { cause: error });
  }
  const epoch1904 = book.Workbook?.WBProps?.date1904 === true;
  return {
    sheets: book.SheetNames,
    rows: (sheet) => rowsOf(book.Sheets[sheet], epoch1904),
  };
}

function* rowsOf(sheet: XLSX.WorkSheet | undefined, epoch1904: boolean): Generator<string[]> {
  const grid = sheet?.['!data'];
  if (grid === undefined) return;
  const merged = mergedCells(sheet?.['!merges'] ?? []);
  for (let r = 0; r < grid.length; r++) {
    const row = grid[r] ?? [];
    const width = Math.max(row.length, ...(merged.get(r)?.map((cell) => cell.column + 1) ?? []));
    const cells: string[] = new Array<string>(width).fill('');
    row.forEach((cell, c) => {
      cells[c] = cellText(cell, epoch1904);
    });
    for (const { column, from } of merged.get(r) ?? []) {
      if (cells[column] === '') cells[column] = cellText(grid[from.r]?.[from.c], epoch1904);
    }
    while (cells.length > 0 && cells.at(-1)!.trim() === '') cells.pop();
    yield cells;
  }
}

/** For each row the cells that take their value from the first cell of a merged range. */
function mergedCells(merges: readonly XLSX.Range[]): Map<number, { column: number; from: XLSX.CellAddress }[]> {
  const cells = new Map<number, { column: number; from: XLSX.CellAddress }[]>();
  for (const { s, e } of merges) {
    const lastColumn = e.r < HEADER_ROWS ? Math.min(e.c, s.c + 200) : s.c;
    for (let r = s.r; r <= Math.min(e.r, s.r + 10_000); r++) {
      for (let c = s.c; c <= lastColumn; c++) {
        if (r === s.r && c === s.c) continue;
        const row = cells.get(r) ?? [];
        row.push({ column: c, from: s });
        cells.set(r, row);
      }
    }
  }
  return cells;
}

function cellText(cell: XLSX.CellObject | undefined, epoch1904: boolean): string {
  if (cell === undefined || cell.v === undefined || cell.v === null) return '';
  switch (cell.t) {
    case 'n': {
      const value = cell.v as number;
      if (typeof cell.z === 'string' && XLSX.SSF.is_date(cell.z)) return dateText(value, epoch1904);
      return String(Number(value.toPrecision(15)));
    }
    case 'b':
      return cell.v === true ? 'TRUE' : 'FALSE';
    case 'e':
      return cell.w ?? '#ERROR';
    default:
      return String(cell.v).replace(/\r\n?/g, '\n');
  }
}

function dateText(serial: number, epoch1904: boolean): string {
  const parts = XLSX.SSF.parse_date_code(serial, { date1904: epoch1904 }) as {
    y: number;
    m: number;
    d: number;
    H: number;
    M: number;
    S: number;
  } | null;
  if (parts === null) return String(serial);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${String(parts.y).padStart(4, '0')}-${two(parts.m)}-${two(parts.d)}`;
  const time = parts.S === 0 ? `${two(parts.H)}:${two(parts.M)}` : `${two(parts.H)}:${two(parts.M)}:${two(parts.S)}`;
  if (serial < 1) return time;
  return parts.H === 0 && parts.M === 0 && parts.S === 0 ? day : `${day}T${time}`;
}
