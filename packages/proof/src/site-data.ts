/*
 * The data of a public site against what its records prove. Every line of `data/records.jsonl` has the digest of the line that
 * followed from a record's proof; so the lines are the proved values, and from them each table in CSV and JSON lines is made
 * again and compared byte for byte. Of what was proved only digests, kinds and paths are kept, and of the tables one is in
 * memory at a time: a site may have a hundred thousand records.
 *
 * What else lies below `data/` has a name that the format knows; a table that no record makes is refused, as somebody would
 * count from it. Parquet, the codebook and the descriptions are not made again (`pages`).
 */
import type { JsonValue } from './canonical.ts';
import { equalBytes, utf8Decode, utf8Encode } from './encoding.ts';
import { sha256Of } from './hash.ts';
import { SITE_FILES } from './site-format.ts';
import type { SiteFindings } from './site-report.ts';
import {
  type Cells,
  csvHead,
  csvLine,
  jsonLine,
  siteTableCells,
  siteTableColumns,
  siteTableName,
} from './site-tables.ts';

const LINES_BETWEEN_TURNS = 2000;
/** Of another shape than a table of records. */
const OTHERS: ReadonlySet<string> = new Set([
  SITE_FILES.records,
  'data/codebook.csv',
  'data/claim-reviews.json',
  'data/datapackage.json',
  'data/dataset.jsonld',
]);

/** Whether a file can be made again from what the records prove, or is none of the format. */
export const isSiteTable = (path: string): boolean => /^data\/[^/]+\.(?:csv|jsonl)$/.test(path) && !OTHERS.has(path);

/** What the records prove, as far as it is kept. */
export class Proved {
  readonly #lines = new Map<number, { readonly kind: string; readonly digest: Uint8Array }>();
  readonly #paths = new Map<string, Set<string>>();

  add(record: { entry: number; kind: string; digest: Uint8Array; paths: readonly string[] }): void {
    const { entry, kind, digest, paths } = record;
    this.#lines.set(entry, { kind, digest });
    const known = this.#paths.get(kind) ?? new Set();
    for (const path of paths) known.add(path);
    this.#paths.set(kind, known);
  }

  get size(): number {
    return this.#lines.size;
  }

  /** Kinds of which there are records. */
  get kinds(): string[] {
    return [...this.#paths.keys()];
  }

  disclosed(kind: string): string[] {
    return [...(this.#paths.get(kind) ?? [])];
  }

  /** In the order of the log. */
  inOrder(): { readonly entry: number; readonly kind: string; readonly digest: Uint8Array }[] {
    return [...this.#lines].map(([entry, line]) => ({ entry, ...line })).sort((a, b) => a.entry - b.entry);
  }
}

type Refuse = (where: string, why: string) => void;
/** Places of lines in the table of records, by kind. */
export type Places = ReadonlyMap<string, readonly (readonly [from: number, to: number])[]>;

/** Each line of the table is that of a record, in the order of the log. Tells the first that is not, and gives null then. */
export function checkSiteRecords(bytes: Uint8Array, proved: Proved, refuse: Refuse): Places | null {
  const path = SITE_FILES.records;
  const expected = proved.inOrder();
  const places = new Map<string, [number, number][]>(proved.kinds.map((kind) => [kind, []]));
  let row = 0;
  for (let at = 0; at < bytes.length; row++) {
    const end = bytes.indexOf(0x0a, at);
    const to = end < 0 ? bytes.length : end;
    const record = expected[row];
    if (end < 0 || record === undefined || !equalBytes(sha256Of(bytes.subarray(at, to)), record.digest)) {
      const which = record === undefined ? '' : ` (entry ${record.entry})`;
      refuse(`${path} line ${row + 1}`, `the data are not what the proofs show${which}`);
      return null;
    }
    places.get(record.kind)!.push([at, to]);
    at = to + 1;
  }
  if (row === expected.length) return places;
  refuse(path, `the data have ${row} records, the proofs ${expected.length}`);
  return null;
}

/** Files below `data/` that no record makes, and tables that should be there and are not listed. */
export function checkSiteTableNames(listed: Iterable<string>, proved: Proved, findings: SiteFindings): void {
  const tables = proved.kinds.map((kind) => `data/${siteTableName(kind)}`);
  const made = new Set(tables.flatMap((name) => [`${name}.csv`, `${name}.jsonl`]));
  const known = new Set([...OTHERS, ...made, ...tables.map((name) => `${name}.parquet`)]);
  const missing = new Set(made);
  for (const path of listed) {
    missing.delete(path);
    if (path.startsWith('data/') && !known.has(path))
      findings.refuse('data', 'file-unlisted', path, 'no record of the site makes this file');
  }
  for (const path of missing) findings.refuse('data', 'file-missing', path, 'a table of the site is missing');
}

/**
 * A table, byte for byte. Tells the first line that is another one. Nothing is told of a path that no kind has; null if
 * somebody stopped.
 */
export async function checkSiteTable(
  path: string,
  bytes: Uint8Array,
  of: { readonly records: Uint8Array; readonly places: Places; readonly proved: Proved },
  refuse: Refuse,
  pause: () => Promise<boolean>,
): Promise<void> {
  const { records, places, proved } = of;
  const dot = path.lastIndexOf('.');
  const kind = proved.kinds.find((one) => `data/${siteTableName(one)}` === path.slice(0, dot));
  if (kind === undefined) return;
  const columns = siteTableColumns(kind, proved.disclosed(kind));
  const isCsv = path.endsWith('.csv');
  let at = 0;
  let line = 0;
  const follows = (text: string): boolean => {
    const expected = utf8Encode(text);
    const isSame = equalBytes(bytes.subarray(at, at + expected.length), expected);
    at += expected.length;
    line++;
    return isSame;
  };
  const differs = (): void => refuse(`${path} line ${line}`, 'the table is not what the proofs show');
  if (isCsv && !follows(csvHead(columns))) return differs();
  for (const [from, to] of places.get(kind)!) {
    if (line % LINES_BETWEEN_TURNS === 0 && !(await pause())) return;
    const cells = cellsOf(records.subarray(from, to));
    if (!follows(isCsv ? csvLine(columns, cells) : jsonLine(cells))) return differs();
  }
  if (at !== bytes.length) refuse(`${path} line ${line + 1}`, 'the table says more than the proofs show');
}

/** Of a line whose digest is the one that was proved. */
function cellsOf(line: Uint8Array): Cells {
  const { id, entry, fields } = JSON.parse(utf8Decode(line)) as {
    id: string;
    entry: number;
    fields: { [path: string]: JsonValue };
  };
  return siteTableCells({ id, entry, values: fields });
}
