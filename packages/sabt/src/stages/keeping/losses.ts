/**
 * What was lost: entries that the log has and the vault does not, after a recovery out of a mirror. Each recovery is a
 * version of one record of kind `loss`, whose id follows from the archive's, so that it is found without an index.
 */
import { createHash } from 'node:crypto';
import { SabtError } from '../../model/errors.ts';
import { ID_ALPHABET } from '../../model/ids.ts';
import type { Json, RecordDraft } from '../../model/records.ts';
import type { RecordStore } from '../../store/ports.ts';
import { unseal } from './payload.ts';
import { versionOf } from './versions.ts';

export interface Loss {
  /** Entries from `from` up to, and without, `to`. */
  from: number;
  to: number;
}

export function lossId(archiveId: string): string {
  const digest = createHash('sha256').update(`sabt/loss/1\n${archiveId}\n`).digest();
  return Array.from(digest.subarray(0, 26), (byte) => ID_ALPHABET[byte % 32]).join('');
}

export function lossDraft(archiveId: string, version: number, { from, to }: Loss, mirror: string): RecordDraft {
  return {
    id: lossId(archiveId),
    kind: 'loss',
    version,
    fields: { entries: { from, to }, mirror, confidentiality: { '*': 'restricted' } },
  };
}

/** Every loss that the log tells of. What cannot be read is left out; its damage is named where records are read. */
export function lossesIn(store: RecordStore, archiveId: string): Loss[] {
  const losses: Loss[] = [];
  for (const { entry } of versionsOrNone(store, lossId(archiveId))) {
    try {
      const item = store.sealed(entry);
      if (item === null || item.key === null) continue;
      const { fields } = versionOf(unseal(item.bytes, item.key, archiveId, entry), entry);
      const { from, to } = fields['entries'] as { [key: string]: Json };
      if (typeof from === 'number' && typeof to === 'number' && to <= entry) losses.push({ from, to });
    } catch (thrown) {
      if (!(thrown instanceof SabtError)) throw thrown;
    }
  }
  return losses;
}

export const isLost = (losses: readonly Loss[], entry: number): boolean =>
  losses.some(({ from, to }) => from <= entry && entry < to);

function versionsOrNone(store: RecordStore, id: string): { entry: number }[] {
  try {
    return store.versionsOf(id);
  } catch (thrown) {
    if (!(thrown instanceof SabtError)) throw thrown;
    return [];
  }
}
