import { SabtError } from '../../../model/errors.ts';
import { Child } from '../children.ts';
import { collect } from '../extract/gunzip.ts';
import type { Limits } from '../limits.ts';
import type { SurveyedSource } from './byte-source.ts';
import { delimiterOf, parseDelimited } from './delimited.ts';
import { jsonLineRows, jsonRows } from './json-rows.ts';
import type { RawRow } from './raw-row.ts';
import type { SheetsJob } from './sheets.child.ts';

/**
 * All rows of a table in the order of the file. Delimited text and JSON pass through as a stream, so memory
 * does not grow with the file; workbooks and YAML, whose parsers need the whole file, are read in a child
 * that sends its rows in pieces and waits for each to be used.
 */
export function rowsOf(source: SurveyedSource, limits: Limits, sheet?: string): AsyncGenerator<RawRow> {
  switch (source.format) {
    case 'delimited':
      return parseDelimited(source.text(), delimiterOf(source.head), limits);
    case 'jsonl':
      return jsonLineRows(source.text(), limits);
    case 'json':
      return onlySheet(jsonRows(source.text(), limits), sheet);
    default:
      return onlySheet(childRows(source, limits, sheet), sheet);
  }
}

async function* onlySheet(rows: AsyncGenerator<RawRow>, sheet: string | undefined): AsyncGenerator<RawRow> {
  for await (const row of rows) if (sheet === undefined || row.sheet === undefined || row.sheet === sheet) yield row;
}

async function* childRows(source: SurveyedSource, limits: Limits, sheet: string | undefined): AsyncGenerator<RawRow> {
  const bytes = await collectWithin(source, limits);
  const common = { limits, ...(sheet === undefined ? {} : { sheet }) };
  const job: SheetsJob =
    source.format === 'xlsx'
      ? { ...common, format: 'xlsx', bytes }
      : { ...common, format: 'yaml', text: await joined(source.text()) };
  const child = new Child(new URL('./sheets.child.ts', import.meta.url), {
    seconds: limits.tableSeconds,
    heapMegabytes: limits.tableHeapMegabytes,
  });
  const queue = new PieceQueue();
  const run = child
    .run(job, (piece) => queue.put(piece as RawRow[]))
    .then(
      () => queue.end(),
      (error: unknown) => queue.fail(error),
    );
  try {
    for await (const piece of queue) yield* piece;
    await run;
  } finally {
    queue.release();
    child.kill();
  }
}

async function collectWithin(source: SurveyedSource, limits: Limits): Promise<Uint8Array> {
  if (source.format !== 'xlsx') return new Uint8Array();
  const bytes = await collect(source.bytes());
  if (bytes.length > limits.readBytes)
    throw new SabtError('too-large', `A workbook may have ${Math.floor(limits.readBytes / 1_048_576)} MB.`);
  return bytes;
}

async function joined(text: AsyncIterable<string>): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of text) pieces.push(piece);
  return pieces.join('');
}

/** One piece at a time from the child to whoever reads the rows; `put` returns when it was taken. */
class PieceQueue implements AsyncIterable<RawRow[]> {
  #piece: RawRow[] | null = null;
  #over: { error?: unknown } | null = null;
  #wakeReader: (() => void) | null = null;
  #wakeWriter: (() => void) | null = null;

  put(piece: RawRow[]): Promise<void> {
    this.#piece = piece;
    this.#wakeReader?.();
    return new Promise((resolve) => {
      this.#wakeWriter = resolve;
    });
  }

  end(): void {
    this.#over = {};
    this.#wakeReader?.();
  }

  fail(error: unknown): void {
    this.#over = { error };
    this.#wakeReader?.();
  }

  release(): void {
    this.#wakeWriter?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RawRow[]> {
    while (true) {
      if (this.#piece !== null) {
        const piece = this.#piece;
        this.#piece = null;
        yield piece;
        this.#wakeWriter?.();
        continue;
      }
      if (this.#over !== null) {
        if ('error' in this.#over) throw this.#over.error;
        return;
      }
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve;
      });
    }
  }
}
