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

/** Of entries from `from` to `to`, how many were brought back. */
export interface Returned extends Loss {
  returned: number;
}

export function lossId(archiveId: string): string {
  const digest = createHash('sha256').update(`sabt/loss/1\n${archiveId}\n`).digest();
  return Array.from(digest.subarray(0, 26), (byte) => ID_ALPHABET[byte % 32]).join('');
}

/** `source`: the mirror of a recovery, or the backup out of which contents came back. */
export function lossDraft(archiveId: string, version: number, what: Loss | Returned, source: string): RecordDraft {
  const { from, to } = what;
  const entries: Record<string, number> = 'returned' in what ? { from, to, returned: what.returned } : { from, to };
  return {
    id: lossId(archiveId),
    kind: 'loss',
    version,
    fields: { entries, mirror: source, confidentiality: { '*': 'restricted' } },
  };
}

/** Every loss that the log tells of. */
export const lossesIn = (store: RecordStore, archiveId: string): Loss[] =>
  toldIn(store, archiveId).filter((told) => !('returned' in told));

/** How many entries the log says were brought back. */
export const returnedIn = (store: RecordStore, archiveId: string): number =>
  toldIn(store, archiveId).reduce((sum, told) => sum + ('returned' in told ? told.returned : 0), 0);

/** What cannot be read is left out; its damage is named where records are read. */
function toldIn(store: RecordStore, archiveId: string): (Loss | Returned)[] {
  const told: (Loss | Returned)[] = [];
  for (const { entry } of versionsOrNone(store, lossId(archiveId))) {
    try {
      const item = store.sealed(entry);
      if (item === null || item.key === null) continue;
      const { fields } = versionOf(unseal(item.bytes, item.key, archiveId, entry), entry);
      const { from, to, returned } = fields['entries'] as { [key: string]: Json };
      if (typeof from === 'number' && typeof to === 'number' && to <= entry)
        told.push(typeof returned === 'number' ? { from, to, returned } : { from, to });
    } catch (thrown) {
      if (!(thrown instanceof SabtError)) throw thrown;
    }
  }
  return told;
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
