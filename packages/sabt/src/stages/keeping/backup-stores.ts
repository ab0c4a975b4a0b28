/*
 * Bringing the two databases of a backup up to date by what is new, instead of copying them whole. New entries go into
 * the copy as they once went into the archive, group by group, keys first; records that were sealed again (an erasure)
 * are sealed again in the copy once its checkpoint covers the entry that says so. So whatever interrupts it, the copy is what an archive is after a crash: everything up to
 * its own checkpoint is there, and what lies beyond is covered by the next one. A copy that is no beginning of the log is
 * left to be written whole. Whether all of it is right is not decided here: every backup is verified afterwards.
 */
import { equalBytes } from '@sabt/proof';
import type { RecordStore, SealedItem, TreeMark, VaultItem } from '../../store/ports.ts';
import { unseal } from './payload.ts';
import { blobRefsOf } from './verify/records.ts';
import { versionOf } from './versions.ts';

const CHUNK = 256;

export interface StoresToBringUp {
  source: RecordStore;
  copy: RecordStore;
  archiveId: string;
  /** Number of entries that the copy is to have. */
  size: number;
  /** The tree whose checkpoint the copy has until everything is there. */
  published: TreeMark;
  /** For tests only: called after each step; what it throws, or a kill inside it, is the fault. */
  afterStep?: (() => void) | undefined;
}

/** False if the copy holds something other than the beginning of the log; then nothing of it can be used. */
export async function bringUp(parts: StoresToBringUp): Promise<boolean> {
  const { source, copy, archiveId, size, published, afterStep } = parts;
  const held = copy.size();
  if (held > size) return false;
  for (let at = 0; at < held; at += CHUNK) {
    const end = Math.min(held, at + CHUNK);
    if (!sameEntries(source.entries(at, end), copy.entries(at, end))) return false;
    await turn(afterStep);
  }
  for (let first = held; first < size; first += CHUNK) {
    const end = Math.min(size, first + CHUNK);
    const entries = source.entries(first, end);
    const vault = source.sealedRange(first, end).map((item, i) => vaultItem(item, archiveId, first + i));
    copy.append({ first, count: entries.length, bundle: bundled(entries), vault, published });
    await turn(afterStep);
  }
  return true;
}

/** Seals again what was sealed again in the archive. False if the copy lacks a record. */
export async function resealChanged({ source, copy, archiveId, size }: StoresToBringUp): Promise<boolean> {
  for (let at = 0; at < size; at += CHUNK) {
    const end = Math.min(size, at + CHUNK);
    const [theirs, ours] = [source.sealedRange(at, end), copy.sealedRange(at, end)];
    for (let i = 0; i < end - at; i++) {
      const item = theirs[i] ?? null;
      if (sameItem(item, ours[i] ?? null)) continue;
      const sealedAgain = vaultItem(item, archiveId, at + i);
      if (sealedAgain === null || !ours[i]) return false;
      copy.reseal(at + i, sealedAgain);
    }
    await turn(undefined);
  }
  return true;
}

async function turn(afterStep: (() => void) | undefined): Promise<void> {
  afterStep?.();
  await new Promise((resolve) => setImmediate(resolve));
}

function sameEntries(a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean {
  return a.length === b.length && a.every((entry, i) => equalBytes(entry, b[i]!));
}

function sameItem(a: SealedItem | null, b: SealedItem | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.key === null || b.key === null) return false;
  return equalBytes(a.key, b.key) && equalBytes(a.bytes, b.bytes);
}

/** What a group holds of an entry besides its bytes; null for an entry without a vault part. */
function vaultItem(item: SealedItem | null, archiveId: string, entry: number): VaultItem | null {
  if (item === null || item.key === null) return null;
  const version = versionOf(unseal(item.bytes, item.key, archiveId, entry), entry);
  const blobs = blobRefsOf(version).map(({ name }) => name);
  return { id: version.id, version: version.version, sealed: item.bytes, key: item.key, blobs };
}

function bundled(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = Buffer.allocUnsafe(entries.reduce((bytes, entry) => bytes + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    at = bundle.writeUInt16BE(entry.length, at);
    bundle.set(entry, at);
    at += entry.length;
  }
  return bundle;
}
