/** Files of rows: CSV, JSON lines, Parquet; see `exporting.ts` for what stands in a cell. */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { constants, zstdCompressSync } from 'node:zlib';
import { type Cell, type Cells, csvHead, csvLine, jsonLine } from '@sabt/proof';
import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';

export type { Cell, Cells };

export interface RowFile {
  put(cells: Cells): Promise<void>;
  end(): Promise<void>;
  abandon(): Promise<void>;
}

export type OpenRowFile = (
  path: string,
  columns: readonly string[],
  isNumber: (column: string) => boolean,
) => Promise<RowFile>;

/** So many units of text go to the file at once. */
const HELD = 1 << 16;

/** A text file written line by line, at the pace of the disk. */
export async function lineFile(
  path: string,
): Promise<{ write(text: string): Promise<void>; end(): Promise<void>; abandon(): Promise<void> }> {
  const file: WriteStream = createWriteStream(path);
  await once(file, 'open');
  let held = '';
  return {
    async write(text) {
      held += text;
      if (held.length < HELD) return;
      const isTaken = file.write(held);
      held = '';
      if (!isTaken) await once(file, 'drain');
    },
    async end() {
      file.end(held);
      await once(file, 'close');
    },
    async abandon() {
      file.destroy();
    },
  };
}

/** With a byte order mark, without which spreadsheets take UTF-8 for something else. */
export const csvFile: OpenRowFile = async (path, columns) => {
  const file = await lineFile(path);
  await file.write(csvHead(columns));
  return { ...file, put: (cells) => file.write(csvLine(columns, cells)) };
};

export const jsonlFile: OpenRowFile = async (path) => {
  const file = await lineFile(path);
  return { ...file, put: (cells) => file.write(jsonLine(cells)) };
};

const ROW_GROUP = 20_000;
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

export const parquetFile: OpenRowFile = (path, columns, isNumber) => openParquet(path, columns, isNumber, 'SNAPPY');

/** Packed with Zstandard, which is native: much faster to write, smaller, and read by every tool of some age. */
export const zstdParquetFile: OpenRowFile = (path, columns, isNumber) => openParquet(path, columns, isNumber, 'ZSTD');

async function openParquet(
  path: string,
  columns: readonly string[],
  isNumber: (column: string) => boolean,
  codec: 'SNAPPY' | 'ZSTD',
): ReturnType<OpenRowFile> {
  const parts = (rows: Cells[]) =>
    columns.map((name) => ({
      name,
      data: rows.map((cells) => {
        const cell = cells[name] ?? null;
        return isNumber(name) || cell === null ? cell : String(cell);
      }),
      type: isNumber(name) ? ('DOUBLE' as const) : ('STRING' as const),
      nullable: true,
    }));
  const parquet = new ParquetWriter({
    writer: fileWriter(path),
    schema: schemaFromColumnData({ columnData: parts([]) }),
    codec,
    compressors: { ZSTD: (page) => zstdCompressSync(page, FAST) },
  });
  let held: Cells[] = [];
  const flush = async (): Promise<void> => {
    if (held.length > 0) await parquet.write({ columnData: parts(held), rowGroupSize: ROW_GROUP });
    held = [];
  };
  return {
    async put(cells) {
      held.push(cells);
      if (held.length >= ROW_GROUP) await flush();
    },
    async end() {
      await flush();
      parquet.finish();
    },
    async abandon() {},
  };
}
