/**
 * The downloads: each kind of record as CSV, JSON lines and Parquet, in the tables that a verifier makes again, the codebook, a Data
 * Package (Frictionless) that describes them, schema.org descriptions of the data set and of the claims reviewed.
 */
import { createHash } from 'node:crypto';
import { type Cells, csvHead, csvLine, SITE_FILES, siteTableCell, siteTableColumns } from '@sabt/proof';
import { codebookAsTable, codebookInUse } from '../../codebook/index.ts';
import type { Fields, Json, RecordVersion } from '../../model/records.ts';
import { SITE_KINDS, type SiteKind } from '../../stages/publishing/index.ts';
import { type ClaimAnswer, claimReview, statusOf, verdictsOf } from '../claims/claims.ts';
import { CONTEXT, type DataTable, dataPackage, dataset, tableName } from './data-package.ts';
import { putRecords, type SiteRecord } from './gather.ts';
import { TABLE_FORMATS, TablesInMaking, type TableToMake } from './making-tables.ts';
import type { SiteFolder } from './site-folder.ts';

/** The data of a site, of which the tables are still being made. */
export interface DataInMaking {
  tables: DataTable[];
  /** Puts the tables, and what describes them. Throws `disk-full`, `defect`. */
  put(): Promise<void>;
  /** Gives up what is not made yet. */
  stop(): Promise<void>;
}

export function startData(
  folder: SiteFolder,
  records: readonly SiteRecord[],
  about: { title: string; origin: string },
  keys: { former: ReadonlyMap<string, string>; now: Map<string, string> },
): DataInMaking {
  const all = keyOf(records);
  keys.now.set('data/records', all);
  if (keys.former.get('data/records') !== all || !folder.keep(SITE_FILES.records)) putRecords(folder, records);
  const tables: DataTable[] = [];
  const changed: TableToMake[] = [];
  for (const kind of SITE_KINDS) {
    const own = records.filter((record) => record.kind === kind);
    if (own.length === 0) continue;
    const columns = columnsOf(kind, own);
    tables.push({ kind, columns, rows: own.length });
    const name = `data/${tableName(kind)}`;
    const key = keyOf(own);
    keys.now.set(name, key);
    const isKept = keys.former.get(name) === key && TABLE_FORMATS.every((format) => folder.keep(`${name}.${format}`));
    if (isKept) continue;
    const parts = TABLE_FORMATS.map((format) => [format, folder.partFor(`${tableName(kind)}.${format}`)]);
    changed.push({ kind, columns, parts: Object.fromEntries(parts) });
  }
  const making =
    changed.length > 0 ? new TablesInMaking({ records: folder.pathOf(SITE_FILES.records), tables: changed }) : null;
  const codebook = codebookAsTable(codebookInUse()).map((row) => row as unknown as Cells);
  tables.push({ kind: 'codebook', columns: Object.keys(codebook[0] ?? {}), rows: codebook.length });
  return {
    tables,
    async put() {
      const digests = (await making?.made()) ?? new Map<string, string>();
      for (const { kind, parts } of changed)
        for (const format of TABLE_FORMATS)
          folder.putPart(`data/${tableName(kind)}.${format}`, parts[format], digests.get(parts[format])!);
      const { columns } = tables.at(-1)!;
      const lines = codebook.map((row) => csvLine(columns, spelt(row)));
      folder.put('data/codebook.csv', `${csvHead(columns)}${lines.join('')}`);
      folder.put('data/claim-reviews.json', `${JSON.stringify(reviews(records, about), null, 1)}\n`);
      const sealed = { sizeOf: folder.sizeOf.bind(folder), digestOf: (path: string) => folder.digestOf(path)! };
      folder.put('data/datapackage.json', `${JSON.stringify(dataPackage(sealed, tables, about), null, 1)}\n`);
      folder.put('data/dataset.jsonld', `${JSON.stringify(dataset(sealed, tables, about), null, 1)}\n`);
    },
    async stop() {
      await making?.stop();
    },
  };
}

function keyOf(records: readonly SiteRecord[]): string {
  const hash = createHash('sha256');
  for (const { key } of records) hash.update(key);
  return hash.digest('base64url').slice(0, 16);
}

function columnsOf(kind: SiteKind, records: readonly SiteRecord[]): string[] {
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
