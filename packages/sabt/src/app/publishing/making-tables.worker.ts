import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { siteTableCells } from '@sabt/proof';
import { asSabtError } from '../../model/errors.ts';
import { csvFile, jsonlFile, type OpenRowFile, type RowFile, zstdParquetFile } from '../exporting/export-files.ts';
import { TABLE_FORMATS, type TableFormat, type TablesMessage, type TablesToMake } from './making-tables.ts';
import { isNumber } from './table-columns.ts';

const OPEN: Readonly<Record<TableFormat, OpenRowFile>> = { csv: csvFile, jsonl: jsonlFile, parquet: zstdParquetFile };
const CHUNK = 1 << 20;
const NEWLINE = 0x0a;

async function make({ records, tables }: TablesToMake): Promise<Map<string, string>> {
  const files = new Map<string, RowFile[]>();
  for (const { kind, columns, parts } of tables)
    files.set(kind, await Promise.all(TABLE_FORMATS.map((format) => OPEN[format](parts[format], columns, isNumber))));
  for await (const line of linesOf(records)) {
    const { id, kind, entry, fields } = JSON.parse(line);
    const own = files.get(kind);
    if (own === undefined) continue;
    const cells = siteTableCells({ id, entry, values: fields });
    for (const file of own) await file.put(cells);
  }
  for (const file of [...files.values()].flat()) await file.end();
  const digests = new Map<string, string>();
  for (const { parts } of tables) for (const part of Object.values(parts)) digests.set(part, await digestOf(part));
  return digests;
}

/** Lines of a file, each of which ends in a newline. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let held: Buffer[] = [];
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    let at = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, at)) {
      held.push(chunk.subarray(at, end));
      yield Buffer.concat(held).toString('utf8');
      held = [];
      at = end + 1;
    }
    held.push(chunk.subarray(at));
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const send = (message: TablesMessage) => parentPort?.postMessage(message);
try {
  send({ digests: await make(workerData as TablesToMake) });
} catch (thrown) {
  const { code, message, at } = asSabtError(thrown);
  send({ failure: { code, message, at } });
}
