/**
 * Delimited text (CSV, TSV and their relatives) as rows of cells, as a stream.
 *
 * RFC 4180 says how CSV should look; files look otherwise. The separator is the one among comma, semicolon,
 * tab and bar under which a sample gives the most even rows. Line ends may be LF, CRLF or bare CR, and stand
 * inside quoted cells. Quotation marks in the middle of an unquoted cell are letters. In tab-separated files
 * quoting is used only if the sample stays even with it, because many such files quote nothing and contain
 * cells that begin with a quotation mark.
 *
 * A quotation mark that is never closed would make the rest of the file one cell. Such a cell ends where
 * it grows beyond the limit of a row or at the end of the file; the row says so in `damage`, so that whoever
 * reads the ledger finds the line.
 */
import { parse, type Parser } from 'csv-parse';
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

export function delimiterOf(sample: string): Dialect {
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
  const widths = widthsOf(sample, dialect);
  const rows = widths.slice(0, widths.length > 2 ? -1 : undefined);
  if (rows.length === 0) return 0;
  const counts = new Map<number, number>();
  for (const width of rows) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  let score = 0;
  for (const [width, count] of counts) score = Math.max(score, (count / rows.length) * (1 + Math.min(width, 50) / 1_000));
  return score;
}

function widthsOf(sample: string, { delimiter, quote }: Dialect): number[] {
  const widths: number[] = [];
  let width = 1;
  let quoted = false;
  let atStart = true;
  let filled = false;
  for (let i = 0; i < sample.length && widths.length < SAMPLE_ROWS; i++) {
    const c = sample[i]!;
    if (quoted) {
      if (c === '"') {
        if (sample[i + 1] === '"') i++;
        else quoted = false;
      }
    } else if (c === quote && atStart) {
      quoted = true;
      filled = true;
    } else if (c === delimiter) {
      width++;
      atStart = true;
      continue;
    } else if (c === '\n' || c === '\r') {
      if (filled || width > 1) widths.push(width);
      width = 1;
      atStart = true;
      filled = false;
      continue;
    } else filled = true;
    atStart = false;
  }
  // A sample that ends inside quotation marks speaks against them, unless it was cut there.
  if (filled || width > 1) widths.push(quoted ? -1 : width);
  return widths;
}

export async function* parseDelimited(
  text: AsyncIterable<string>,
  dialect: Dialect,
  limits: Limits,
): AsyncGenerator<DelimitedRow> {
  const parser = parse({
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    escape: dialect.quote,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: limits.rowUnits,
    bom: true,
  });
  let number = 0;
  const feeding = feed(text, parser);
  feeding.catch((error: Error) => parser.destroy(error));
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number++;
      if (cells.length > limits.columns) {
        throw new SabtError('too-many-columns', `Row ${number} has ${cells.length} columns; ${limits.columns} are read at most.`);
      }
      yield { number, cells };
    }
    await feeding;
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (error instanceof SabtError || !code?.startsWith('CSV_')) throw error;
    const damage =
      code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
        ? `A quotation mark that opens in row ${number + 1} is never closed; what follows it was not read as rows.`
        : `Row ${number + 1} cannot be read: ${(error as Error).message}`;
    yield { number: number + 1, cells: [], damage };
  } finally {
    parser.destroy();
  }
}

async function feed(text: AsyncIterable<string>, parser: Parser): Promise<void> {
  for await (const piece of text) {
    if (parser.destroyed) return;
    if (!parser.write(piece)) await new Promise<void>((resolve) => {
      const done = (): void => {
        parser.off('drain', done);
        parser.off('close', done);
        resolve();
      };
      parser.on('drain', done);
      parser.on('close', done);
    });
  }
  parser.end();
}
