/**
 * The data files of a dossier, made from what its proofs disclose and from nothing else. Whoever writes a dossier and
 * whoever verifies one call the same function, so a verifier holds the files against the proofs byte for byte.
 *
 * `data/records.jsonl` has a line of canonical JSON a record; `data/<kind>.csv` a row a record of the kind, UTF-8 with byte
 * order mark, lines ending in CR LF, a column for each path that any of them discloses, in the order of the slots.
 */
import { checkList, checkNumber, checkObject, checkString } from './arguments.ts';
import { canonicalize, type JsonValue } from './canonical.ts';
import { utf8Encode } from './encoding.ts';
import { parseItemTreeValue } from './passages.ts';
import type { VerifiedField } from './proof-file.ts';
import { fieldOf, RECORD_KINDS, SLOTS } from './slots.ts';

export interface DisclosedRecord {
  readonly id: string;
  readonly kind: string;
  readonly entry: number;
  readonly fields: readonly VerifiedField[];
}

/**
 * The values that a record discloses, by path. A text of which every passage is shown is a string, another one
 * `{"passages":{"<number>":"<passage>"},"size":N}`; named items stand under their names.
 */
export function disclosedValues(record: Pick<DisclosedRecord, 'kind' | 'fields'>): Map<string, JsonValue> {
  checkObject(record, 'record');
  checkList(record.fields, 'fields');
  for (const field of record.fields) {
    checkObject(field, 'field');
    checkString(field.path, 'path');
  }
  const values = new Map<string, JsonValue>();
  const items = new Map<string, Map<string, JsonValue>>();
  for (const field of record.fields) {
    if (field.state !== 'disclosed') continue;
    const slash = field.path.indexOf('/');
    if (slash < 0) {
      values.set(field.path, field.value);
      if (fieldOf(record.kind, field.path).holds !== 'value') items.set(field.path, new Map());
    } else items.get(field.path.slice(0, slash))?.set(field.path.slice(slash + 1), field.value);
  }
  for (const [path, shown] of items) {
    const isNamed = fieldOf(record.kind, path).holds === 'named';
    values.set(path, isNamed ? Object.fromEntries(shown) : textOf(values.get(path)!, shown));
  }
  return values;
}

function textOf(tree: JsonValue, shown: ReadonlyMap<string, JsonValue>): JsonValue {
  const { size } = parseItemTreeValue(tree);
  const passages = [...shown.values()];
  if (passages.length === size && passages.every((passage) => typeof passage === 'string')) return passages.join('');
  return { passages: Object.fromEntries(shown), size };
}

/** Path to bytes. The records are taken in the order given. */
export function dossierData(records: readonly DisclosedRecord[]): Map<string, Uint8Array> {
  checkList(records, 'records');
  // Array.from meets holes, which map passes over.
  const rows = Array.from(records, (record) => {
    const values = disclosedValues(record);
    const { id, kind, entry } = record;
    checkString(id, 'id');
    checkNumber(entry, 'entry');
    return { id, kind, entry, values };
  });
  const lines = rows.map(({ id, kind, entry, values }) => {
    return `${canonicalize({ entry, fields: Object.fromEntries(values), id, kind })}\n`;
  });
  const files = new Map([['data/records.jsonl', utf8Encode(lines.join(''))]]);
  for (const kind of RECORD_KINDS) {
    const own = rows.filter((row) => row.kind === kind);
    if (own.length === 0) continue;
    const paths = SLOTS.get(kind)!
      .map(({ path }) => path)
      .filter((path) => own.some(({ values }) => values.has(path)));
    const columns = paths.filter((path) => path !== 'id');
    const table = [
      ['id', 'entry', ...columns].join(','),
      ...own.map(({ id, entry, values }) =>
        [id, entry, ...columns.map((path) => values.get(path))].map(cell).join(','),
      ),
    ];
    files.set(`data/${kind}.csv`, utf8Encode(`\ufeff${table.map((row) => `${row}\r\n`).join('')}`));
  }
  return files;
}

/** What a spreadsheet would take for a formula gets an apostrophe in front of it (OWASP, "CSV injection"). */
function cell(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return canonicalize(value);
  const text = typeof value === 'string' ? value : canonicalize(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
