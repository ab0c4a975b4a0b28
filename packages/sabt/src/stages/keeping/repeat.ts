/**
 * Versions that are handed in again. An append can be refused although its entries are durable: the disk filled while
 * tiles or the checkpoint were written, or the process ended before its receipts arrived. Whoever repeats it hands in
 * versions that the log has already. If the vault holds exactly what is handed in, from the same person, that entry is
 * the answer; anything else is a conflict as ever.
 */
import type { RecordStore } from '../../store/ports.ts';
import type { CanonicalRecord } from './draft.ts';
import { type HeldField, isErased } from './opened.ts';
import { unseal } from './payload.ts';

/** What the keeper adds; the time is that of the first try, and the predecessor follows from the version. */
const ADDED = new Set(['at', 'by', 'predecessor']);

/** The entry that holds this version just as it is handed in, or null. */
export function entryHolding(
  record: CanonicalRecord,
  by: string,
  store: RecordStore,
  archiveId: string,
): number | null {
  const row = store.versionsOf(record.id).find(({ version }) => version === record.version);
  const item = row === undefined ? null : store.sealed(row.entry);
  if (row === undefined || item === null || item.key === null) return null;
  const { kind, fields } = unseal(item.bytes, item.key, archiveId, row.entry);
  const author = fields.find(({ field }) => field.path === 'by');
  if (kind !== record.kind || author === undefined || isErased(author) || author.value !== JSON.stringify(by))
    return null;
  const held = fields.filter(({ field }) => !ADDED.has(field.path)).map(spellingOf);
  const handedIn = record.fields.map(spellingOf);
  return held.length === handedIn.length && held.sort().join('\n') === handedIn.sort().join('\n') ? row.entry : null;
}

type Spelled = Pick<HeldField, 'field'> & { value?: string; items?: readonly { name: string; value?: string }[] };

/** One line that two fields share only if they are the same; of an erased one, a line that no draft has. */
function spellingOf(held: Spelled): string {
  if (held.items === undefined) return JSON.stringify([held.field.slot, held.value ?? null]);
  return JSON.stringify([held.field.slot, held.items.map(({ name, value }) => [name, value ?? null])]);
}
