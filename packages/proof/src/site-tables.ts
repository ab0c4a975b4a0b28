/**
 * The tables of a public site, made from what its records disclose and from nothing else: `data/<kind>s.csv` and `.jsonl`, with
 * columns for people who count. Whoever publishes a site and whoever verifies one make them here, so a verifier holds the
 * files against the proofs byte for byte (docs/FORMAT.md, "Sites").
 *
 * A count is three columns, a date three, a place four, every other field one, in the order of the slots; in a row the order
 * is that of the openings. CSV is UTF-8 with byte order mark, without which spreadsheets take it for something else, lines
 * end in CR LF, and what a spreadsheet would take for a formula gets an apostrophe in front of it (OWASP, "CSV injection").
 */
import { checkList, checkNumber, checkObject, checkString } from './arguments.ts';
import type { JsonValue } from './canonical.ts';
import { describe, ProofError } from './errors.ts';
import type { SiteRecordLine } from './site-format.ts';
import { SLOTS } from './slots.ts';

export type Cell = string | number | null;
export type Cells = Readonly<Record<string, Cell>>;

const BOUNDS = ['low', 'best', 'high'] as const;
const COUNTS: ReadonlySet<string> = new Set(['participants', 'killed', 'injured', 'arrested']);
const DATES: ReadonlySet<string> = new Set(['when', 'published']);
const LEFT_OUT: ReadonlySet<string> = new Set(['id', 'version', 'confidentiality']);

/** What the files of the records of a kind are called, without folder and ending. */
export function siteTableName(kind: string): string {
  checkString(kind, 'kind');
  return kind === 'series' ? kind : `${kind}s`;
}

/** The columns of a kind, of whose fields any record discloses these. Throws ProofError `unknown-kind`. */
export function siteTableColumns(kind: string, disclosed: readonly string[]): string[] {
  checkString(kind, 'kind');
  checkList(disclosed, 'paths');
  const slots = SLOTS.get(kind as Parameters<typeof SLOTS.get>[0]);
  if (slots === undefined) throw new ProofError('unknown-kind', `no kind of record: ${describe(kind)}`);
  const present = new Set(disclosed);
  const paths = slots.filter(({ path }) => present.has(path) && !LEFT_OUT.has(path));
  return ['id', 'entry', ...paths.flatMap(({ path }) => columnsOf(path))];
}

function columnsOf(path: string): string[] {
  if (COUNTS.has(path)) return BOUNDS.map((bound) => `${path}_${bound}`);
  if (DATES.has(path)) return [`${path}_start`, `${path}_end`, `${path}_precision`];
  if (path === 'place') return ['place', 'lat', 'lon', 'place_precision'];
  return [path];
}

/** The row of a record. Throws ProofError `not-representable`. */
export function siteTableCells(line: Pick<SiteRecordLine, 'id' | 'entry' | 'values'>): Cells {
  checkObject(line, 'line');
  const { id, entry, values } = line;
  checkString(id, 'id');
  checkNumber(entry, 'entry');
  checkObject(values, 'values');
  const cells: Record<string, Cell> = { id, entry };
  for (const [path, value] of Object.entries(values)) {
    if (LEFT_OUT.has(path)) continue;
    const parts = partsOf(path, value);
    for (const [i, name] of columnsOf(path).entries()) cells[name] = siteTableCell(parts[i]);
  }
  return cells;
}

function partsOf(path: string, value: JsonValue): (JsonValue | undefined)[] {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const object = isObject ? (value as { readonly [key: string]: JsonValue }) : null;
  if (COUNTS.has(path)) return Array.isArray(value) ? value : [];
  if (DATES.has(path)) return object === null ? [value] : [object['start'], object['end'], object['precision']];
  if (path === 'place')
    return object === null ? [value] : [object['name'], object['lat'], object['lon'], object['precision']];
  return [value];
}

/** A value in one cell: a list of words behind one another, else what is no word or number as JSON. */
export function siteTableCell(value: JsonValue | undefined): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('; ');
  return jsonOf(value);
}

/** The first line of a CSV file, with the byte order mark before it. */
export function csvHead(columns: readonly string[]): string {
  checkColumns(columns);
  return `\ufeff${columns.join(',')}\r\n`;
}

export function csvLine(columns: readonly string[], cells: Cells): string {
  checkColumns(columns);
  checkObject(cells, 'cells');
  return `${columns.map((column) => csvCell(cells[column] ?? null)).join(',')}\r\n`;
}

function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  checkString(value, 'cell');
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function jsonLine(cells: Cells): string {
  checkObject(cells, 'cells');
  return `${jsonOf(cells)}\n`;
}

function checkColumns(columns: readonly string[]): void {
  checkList(columns, 'columns');
  for (const column of columns) checkString(column, 'column');
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new ProofError('not-representable', 'the record holds what JSON cannot express', { cause });
  }
}
