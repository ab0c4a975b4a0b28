/**
 * Delimited text (CSV, TSV and their relatives) as rows of cells, as a stream.
 *
 * RFC 4180 says how CSV should look; files look otherwise. The separator is the one among comma, semicolon,
 * tab and bar under which a sample gives the most even rows. Line ends may be LF, CRLF or bare CR, and stand
 * inside quoted cells. A quotation mark opens only at the start of a cell and closes only before a separator
 * or line end; anywhere else it is a letter (two of them in a quoted cell are one). In tab-separated files
 * quoting is used only if the sample stays even with it, because many such files quote nothing and contain
 * cells that begin with a quotation mark.
 *
 * A quotation mark that is never closed would make the rest of the file one cell. When such a row reaches the
 * limit of a row, or the end of the file, it is read again without quoting and marked as damaged, and the
 * rows behind it are rows again. (Written by hand because a general CSV parser ends at that point and takes
 * the rows it has buffered with it.)
 *
 * Invariants: memory is bounded by one row and one piece of text; a row is not scanned more than twice the
 * number of times that its size doubles.
 */
import { SabtError } from '../../../model/errors.ts';
import type { Limits } from '../limits.ts';

export interface Dialect {
  delimiter: string;
  quote: '"' | null;
}

export interface DelimitedRow {
  /** 1 for the first line of the file, empty rows counted: as a spreadsheet shows it. */
  number: number;
  cells: string[];
  /** What is wrong with the row as a whole. */
  damage?: string;
}

const CANDIDATES = [',', ';', '\t', '|'] as const;
const SAMPLE_ROWS = 60;
/** A quoted cell at the end of a sample may go on; one that is longer than this was probably never closed. */
const OPEN_CELL_UNITS = 5_000;

/** What Excel reads in the first line of a file, `sep=;`, and does not show. */
const NAMED_SEPARATOR = /^\ufeff?sep=([,;\t|])\r?\n/i;

export function delimiterOf(sample: string): Dialect {
  const named = NAMED_SEPARATOR.exec(sample)?.[1];
  if (named !== undefined) return { delimiter: named, quote: '"' };
  let best: Dialect = { delimiter: ',', quote: '"' };
  let bestScore = -1;
  for (const delimiter of CANDIDATES) {
    if (!sample.includes(delimiter)) continue;
    for (const quote of ['"', null] as const) {
      if (quote === null && delimiter !== '\t') continue;
      const score = evenness(sample, { delimiter, quote });
      if (score > bestScore + 1e-9) {
        best = { delimiter, quote };
        bestScore = score;
      }
    }
  }
  return best;
}

/** Share of rows that have the most frequent width, times a little for more columns; 0 if it is one column. */
function evenness(sample: string, dialect: Dialect): number {
  const counts = new Map<number, number>();
  let rows = 0;
  let at = 0;
  let score = 1;
  while (at < sample.length && rows < SAMPLE_ROWS) {
    const row = scanRow(sample, at, dialect, false);
    if (row === null) {
      if (
        rows === 0 ||
        (hasOpenQuote(sample, at, dialect) && (sample.length - at > OPEN_CELL_UNITS || sample.length < 60_000))
      )
        score = 0.5;
      break;
    }
    at = row.next;
    if (row.cells.length === 1 && row.cells[0] === '') continue;
    rows++;
    if (row.cells.length > 1) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  }
  let even = 0;
  for (const [width, count] of counts) even = Math.max(even, (count / rows) * (1 + Math.min(width, 50) / 1_000));
  return even * score;
}

function hasOpenQuote(text: string, at: number, dialect: Dialect): boolean {
  return scanRow(text, at, dialect, true) === null;
}

const LF = 10;
const CR = 13;

/**
 * One row from `start`. Null if its end is not in sight: the text may go on (`last` false), or a quoted cell is
 * never closed (`last` true).
 */
function scanRow(
  text: string,
  start: number,
  { delimiter, quote }: Dialect,
  last: boolean,
): { cells: string[]; next: number } | null {
  const separator = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let at = start;
  while (true) {
    if (quote !== null && text[at] === quote) {
      const close = closingQuote(text, at + 1, separator, last);
      if (close < 0) return null;
      cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 1;
    } else {
      const from = at;
      let code = text.charCodeAt(at);
      while (at < text.length && code !== separator && code !== LF && code !== CR) code = text.charCodeAt(++at);
      cells.push(text.slice(from, at));
    }
    if (at >= text.length) return last ? { cells, next: at } : null;
    const code = text.charCodeAt(at);
    if (code === separator) {
      at++;
      continue;
    }
    // Whether a line feed follows the last CR of a piece is seen with the next piece.
    if (code === CR && at + 1 === text.length && !last) return null;
    return { cells, next: code === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1 };
  }
}

function closingQuote(text: string, from: number, separator: number, last: boolean): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (at + 1 >= text.length) return last ? at : -1;
    const next = text.charCodeAt(at + 1);
    if (next === 34) at++;
    else if (next === separator || next === LF || next === CR) return at;
  }
  return -1;
}

export async function* parseDelimited(
  text: AsyncIterable<string>,
  dialect: Dialect,
  limits: Limits,
): AsyncGenerator<DelimitedRow> {
  let buffer = '';
  let at = 0;
  let number = 0;
  /** Length that the unread rest must have before it is scanned again. */
  let wanted = 1;
  const next = (last: boolean): DelimitedRow | null => {
    const rest = buffer.length - at;
    if (rest === 0 || (rest < wanted && !last)) return null;
    const row = scanRow(buffer, at, dialect, last);
    if (row === null && !last && rest <= limits.rowUnits) {
      wanted = 2 * rest;
      return null;
    }
    wanted = 1;
    number++;
    const found = row ?? scanRow(buffer, at, { ...dialect, quote: null }, true)!;
    at = found.next;
    if (found.cells.length > limits.columns)
      throw new SabtError(
        'too-many-columns',
        `Row ${number} has ${found.cells.length} columns; ${limits.columns} are read at most.`,
      );
    if (row !== null) return { number, cells: found.cells };
    return {
      number,
      cells: found.cells,
      damage: `A quotation mark that opens in row ${number} is never closed, so the row cannot be read for certain.`,
    };
  };
  for await (const piece of text) {
    buffer = at === 0 && buffer === '' ? piece.replace(/^\ufeff/, '') : buffer.slice(at) + piece;
    at = 0;
    for (let row = next(false); row !== null; row = next(false)) if (!namesSeparator(row)) yield row;
  }
  for (let row = next(true); row !== null; row = next(true)) yield row;
}

function namesSeparator({ number, cells }: DelimitedRow): boolean {
  return number === 1 && cells.length === 2 && cells[1] === '' && cells[0]!.toLowerCase() === 'sep=';
}
