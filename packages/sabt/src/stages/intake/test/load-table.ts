/** Imports a table that a test writes down, and checks what holds for every import. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fieldOf, type RecordKind } from '@sabt/proof';
import { checkValue } from '../../../model/fields.ts';
import type { RecordDraft } from '../../../model/records.ts';
import type { LedgerLine } from '../ledger.ts';
import { fileSource } from '../table/byte-source.ts';
import { type ImportAnswer, type ImportOptions, importTable } from '../table/import.ts';
import { folderOf } from './make-files.ts';
import type { MemoryContext } from './memory-context.ts';

export const EVENTS = {
  kind: 'event',
  fields: { id: 'key', title: 'headline', start: 'day', killed: 'dead', country: 'nation' },
  constants: { type: 'PROTEST' },
};
export const HEADER = ['key', 'headline', 'day', 'dead', 'nation'];
export const ROWS = [
  HEADER,
  ['k1', 'Harbour march', '2019-03-14', '0', 'Tunisia'],
  ['k2', 'إضراب عام', '2020-05-01', '2', 'Tunisia'],
  ['k3', 'Mill strike', '2020-06-02', '', 'Iran'],
  HEADER,
  ['', '', '', '', ''],
  ['k4', 'No day', 'the day after never', '1', 'Iran'],
];

export const csv = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(
      (row) => `${row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`,
    )
    .join('');

export async function load(
  context: MemoryContext,
  name: string,
  content: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<ImportAnswer & { lines: LedgerLine[] }> {
  const path = join(folderOf({ [name]: content }), name);
  const answer = await importTable(
    await fileSource(path, basename(path)),
    { profile: 'table', mapping: EVENTS, ...options },
    context,
  );
  const lines = readFileSync(answer.ledger, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LedgerLine);
  assert.equal(answer.rows, answer.added + answer.changed + answer.unchanged + answer.skipped + answer.failed);
  assert.equal(lines.length, answer.rows);
  return { ...answer, lines };
}

/** What the keeper would refuse: a field that its kind has no slot for, or a value that its field does not take. */
export function fitsTheSlots(drafts: readonly RecordDraft[]): void {
  for (const { kind, fields } of drafts) {
    for (const [path, value] of Object.entries(fields)) {
      fieldOf(kind as RecordKind, path);
      checkValue(path, value);
    }
  }
}

export const counts = ({ added, changed, unchanged, skipped, failed }: ImportAnswer): number[] => [
  added,
  changed,
  unchanged,
  skipped,
  failed,
];
export const ofKind = (context: MemoryContext, kind: string): RecordDraft[] =>
  context.drafts.filter((draft) => draft.kind === kind);
export const documents = { kind: 'document', fields: { text: 'text' } };
