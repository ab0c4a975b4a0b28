/** Imports a table that a test writes down by the profile of a data set. */
import { csv, fitsTheSlots, load, ofKind } from './load-table.ts';
import { MemoryContext } from './memory-context.ts';

export type Table = Record<string, string>[];

/** Rows as CSV, with the columns of the first. */
export const table = (rows: Table): string => {
  const columns = Object.keys(rows[0]!);
  return csv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]);
};

/** Imports rows by a profile: what came of them, by kind. */
export async function taken(profile: string, rows: Table | string, context = new MemoryContext(), name = 'a.csv') {
  const content = typeof rows === 'string' ? rows : table(rows);
  const answer = await load(context, name, content, { profile, mapping: undefined });
  fitsTheSlots(context.drafts.filter(({ fields }) => String(fields['killed']) !== '3,2,3'));
  const events = ofKind(context, 'event').map(({ fields }) => fields);
  const acts = ofKind(context, 'act').map(({ fields }) => fields);
  const sourcesOf = (fields: { [path: string]: unknown }): unknown[] =>
    (fields['sources'] as string[]).map((id) => context.newest.get(id)!.fields['name']);
  return { answer, events, acts, sourcesOf, context };
}
