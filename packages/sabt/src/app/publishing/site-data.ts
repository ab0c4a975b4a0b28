/**
 * The downloads: each kind of record as CSV, JSON lines and Parquet, in the tables that a verifier makes again, the codebook, a Data
 * Package (Frictionless) that describes them, schema.org descriptions of the data set and of the claims reviewed.
 */
import { createHash } from 'node:crypto';
import { type Cells, siteTableCell, siteTableCells, siteTableColumns } from '@sabt/proof';
import { codebookAsTable, codebookInUse } from '../../codebook/index.ts';
import type { Fields, Json, RecordVersion } from '../../model/records.ts';
import { PUBLIC_KINDS, type PublicKind } from '../../stages/publishing/index.ts';
import { type ClaimAnswer, claimReview, statusOf, verdictsOf } from '../claims/claims.ts';
import { csvFile, jsonlFile, type OpenRowFile, zstdParquetFile } from '../exporting/export-files.ts';
import { CONTEXT, type DataTable, dataPackage, dataset, isNumber, tableName } from './data-package.ts';
import { putRecords, type SiteRecord } from './gather.ts';
import type { SiteFolder } from './site-folder.ts';

const OPENERS: readonly (readonly [ending: string, open: OpenRowFile])[] = [
  ['csv', csvFile],
  ['jsonl', jsonlFile],
  ['parquet', zstdParquetFile],
];

export async function putData(
  folder: SiteFolder,
  records: readonly SiteRecord[],
  about: { title: string; origin: string },
  keys: { former: ReadonlyMap<string, string>; now: Map<string, string> },
): Promise<DataTable[]> {
  const all = keyOf(records);
  keys.now.set('data/records', all);
  if (keys.former.get('data/records') !== all || !folder.keep('data/records.jsonl')) await putRecords(folder, records);
  const tables: DataTable[] = [];
  for (const kind of PUBLIC_KINDS) {
    const own = records.filter((record) => record.kind === kind);
    if (own.length === 0) continue;
    const columns = columnsOf(kind, own);
    tables.push({ kind, columns, rows: own.length });
    const name = `data/${tableName(kind)}`;
    const key = keyOf(own);
    keys.now.set(name, key);
    const isKept = keys.former.get(name) === key && OPENERS.every(([ending]) => folder.keep(`${name}.${ending}`));
    if (isKept) continue;
    const rows = own.map((record) => siteTableCells(record));
    for (const [ending, open] of OPENERS) await putTable(folder, `${name}.${ending}`, open, columns, rows);
  }
  const codebook = codebookAsTable(codebookInUse()).map((row) => row as unknown as Cells);
  const columns = Object.keys(codebook[0] ?? {});
  tables.push({ kind: 'codebook', columns, rows: codebook.length });
  await putTable(folder, 'data/codebook.csv', csvFile, columns, codebook.map(spelt));
  folder.put('data/claim-reviews.json', `${JSON.stringify(reviews(records, about), null, 1)}\n`);
  const sealed = { sizeOf: folder.sizeOf.bind(folder), digestOf: (path: string) => folder.digestOf(path)! };
  folder.put('data/datapackage.json', `${JSON.stringify(dataPackage(sealed, tables, about), null, 1)}\n`);
  folder.put('data/dataset.jsonld', `${JSON.stringify(dataset(sealed, tables, about), null, 1)}\n`);
  return tables;
}

function keyOf(records: readonly SiteRecord[]): string {
  const hash = createHash('sha256');
  for (const { key } of records) hash.update(key);
  return hash.digest('base64url').slice(0, 16);
}

async function putTable(
  folder: SiteFolder,
  path: string,
  open: OpenRowFile,
  columns: readonly string[],
  rows: Iterable<Cells>,
): Promise<void> {
  await folder.putFile(path, async (part) => {
    const file = await open(part, columns, isNumber);
    for (const cells of rows) await file.put(cells);
    await file.end();
  });
}

function columnsOf(kind: PublicKind, records: readonly SiteRecord[]): string[] {
  const present = new Set<string>();
  for (const { values } of records) for (const path of Object.keys(values)) present.add(path);
  return siteTableColumns(kind, [...present]);
}

const spelt = (row: Cells): Cells =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, siteTableCell(value as unknown as Json)]));

/** schema.org ClaimReview of the claims that are open and were given a verdict, by the verdict given last. */
function reviews(records: readonly SiteRecord[], { title }: { title: string }): Json[] {
  return records.flatMap(({ id, kind, entry, values }) => {
    const isOpen = kind === 'claim' && statusOf(values as Fields) === 'open';
    const last = isOpen ? verdictsOf(values).at(-1) : undefined;
    if (last === undefined) return [];
    const version: RecordVersion = { id, kind, version: 1, entry, fields: { ...values } };
    const { verdict, reason, needed, checkpoint } = last;
    const answer = { id, text: String(values['text'] ?? ''), form: String(values['form'] ?? ''), verdict, reason };
    const more = { figure: {}, evidence: [], checkpoint, ...(needed === undefined ? {} : { needed }) };
    const review = claimReview(version, { ...answer, ...more } as ClaimAnswer);
    const author = { '@type': 'Organization', name: title };
    return [{ ...review, '@context': CONTEXT, url: `../en/records/${id}.html`, author }];
  });
}
