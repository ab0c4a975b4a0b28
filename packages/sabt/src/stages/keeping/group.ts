/** From canonical records to what a commit group holds: entry bytes, sealed records, keys. Pure computation. */
import { toBase64url } from '@sabt/proof';
import type { VaultItem } from '../../store/ports.ts';
import { type CanonicalRecord, plain } from './draft.ts';
import { buildRecord, randomBytesOf, saltRecord } from './opened.ts';
import { seal } from './payload.ts';

export const KEY_BYTES = 32;
const nodes = new Uint8Array(127 * 32);

/** What the keeper says in a record besides what was handed in. */
export interface KeepersFields {
  /** ISO time, UTC; its day goes into the entry. */
  at: string;
  by: string;
  /** The version before. */
  predecessor?: { entry: number };
}

export interface Sealed {
  /** The log entry. */
  entry: string;
  vault: VaultItem;
}

/** Salts, hashes and seals one record for its place in the log. */
export function sealRecord(record: CanonicalRecord, keepers: KeepersFields, archiveId: string, entry: number): Sealed {
  const { kind, id, version, blobs } = record;
  const more = [plain(kind, 'at', keepers.at), plain(kind, 'by', keepers.by)];
  if (keepers.predecessor !== undefined) more.push(plain(kind, 'predecessor', { ...keepers.predecessor }));
  const opened = saltRecord(record, more);
  const { root } = buildRecord(opened, nodes).tree;
  const key = randomBytesOf(KEY_BYTES);
  return {
    entry: entryText(keepers.at, root),
    vault: { id, version, blobs, key, sealed: seal(opened, key, archiveId, entry) },
  };
}

/** An entry as `formatEntry` spells it; the day is the program's own and needs no check. */
export function entryText(at: string, root: Uint8Array): string {
  return `{"at":"${at.slice(0, 10)}","fields":"${toBase64url(root)}","v":1}`;
}

/** Entries behind their lengths, as the journal and the bundles of the log hold them, and views of them one by one. */
export function bundleOf(texts: readonly string[]): { bundle: Uint8Array; entries: Uint8Array[] } {
  const bundle = Buffer.allocUnsafe(texts.reduce((bytes, text) => bytes + 2 + text.length, 0));
  const entries: Uint8Array[] = [];
  let at = 0;
  for (const text of texts) {
    at = bundle.writeUInt16BE(text.length, at);
    bundle.write(text, at, 'latin1');
    entries.push(bundle.subarray(at, at + text.length));
    at += text.length;
  }
  return { bundle, entries };
}
