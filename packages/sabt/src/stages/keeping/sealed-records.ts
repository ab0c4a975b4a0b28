/** Records as the vault holds them: opened with their keys, and held against what the log says of them. */
import { SabtError } from '../../model/errors.ts';
import type { RecordVersion } from '../../model/records.ts';
import type { SqliteRecordStore } from '../../store/sqlite/index.ts';
import { isLost, lossesIn } from './losses.ts';
import type { OpenedRecord } from './opened.ts';
import { unseal } from './payload.ts';
import { checkAgainstEntry, versionOf } from './versions.ts';

export interface SealedRecords {
  store: SqliteRecordStore;
  archiveId: string;
}

/**
 * Versions of the entries [from, to) in log order, entries without a vault part left out. Throws `archive-damaged` at the
 * first damaged one, or, if `onDamage` is given, tells it and goes on.
 */
export function* openRange(
  { store, archiveId }: SealedRecords,
  from: number,
  to: number,
  onDamage?: (error: SabtError) => void,
): Generator<RecordVersion> {
  const entries = store.entries(from, to);
  const items = store.sealedRange(from, to);
  for (const [i, item] of items.entries()) {
    if (item === null) continue;
    const entry = from + i;
    try {
      const record = openItem(item, archiveId, entry);
      checkAgainstEntry(record, entries[i]!, entry);
      // what the log says of itself is for whoever checks it
      if (record.kind !== 'key' && record.kind !== 'loss') yield versionOf(record, entry);
    } catch (thrown) {
      if (onDamage === undefined || !(thrown instanceof SabtError)) throw thrown;
      onDamage(thrown);
    }
  }
}

/** Throws `not-found` beyond the end and for what was lost, `archive-damaged` naming the place. */
export function openRecord({ store, archiveId }: SealedRecords, entry: number): OpenedRecord {
  if (!Number.isSafeInteger(entry) || entry < 0 || entry >= store.size()) {
    throw new SabtError('not-found', `The log has no entry ${entry}.`, { at: `entry ${entry}` });
  }
  const item = store.sealed(entry);
  if (item === null && isLost(lossesIn(store, archiveId), entry))
    throw new SabtError('not-found', `What entry ${entry} held was lost; only its place in the log is left.`, {
      at: `entry ${entry}`,
    });
  if (item === null) {
    throw new SabtError('archive-damaged', `The sealed record of entry ${entry} is missing.`, {
      at: `sealed record ${entry}`,
    });
  }
  const record = openItem(item, archiveId, entry);
  checkAgainstEntry(record, store.entries(entry, entry + 1)[0]!, entry);
  return record;
}

function openItem(item: { bytes: Uint8Array; key: Uint8Array | null }, archiveId: string, entry: number): OpenedRecord {
  if (item.key === null) {
    throw new SabtError('archive-damaged', `The key of the record of entry ${entry} is missing.`, {
      at: `keys/vault-keys.db, entry ${entry}`,
    });
  }
  return unseal(item.bytes, item.key, archiveId, entry);
}
