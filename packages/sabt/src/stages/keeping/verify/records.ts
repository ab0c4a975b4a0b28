/** Every sealed record: opened, its openings hashed again and held against its entry; its place in the chain of versions. */
import { canonicalize, parseEntry } from '@sabt/proof';
import { asSabtError, SabtError } from '../../../model/errors.ts';
import type { Json, RecordVersion } from '../../../model/records.ts';
import type { BlobRef, RecordStore, SealedItem } from '../../../store/ports.ts';
import { KEYS_FILE, RECORD_FILE } from '../../../store/sqlite/index.ts';
import { isBlobRef } from '../draft.ts';
import { isLost, type Loss } from '../losses.ts';
import { type Held, isErased, type OpenedRecord } from '../opened.ts';
import { unseal } from '../payload.ts';
import { checkAgainstEntry, versionOf } from '../versions.ts';
import { noErasures, noteErasures, type SeenErasures } from './erasures.ts';
import type { Watch } from './report.ts';

const CHUNK = 128;

export interface RecordParts {
  store: RecordStore;
  archiveId: string;
  watch: Watch;
  /** What the log says was lost. */
  losses: readonly Loss[];
  /** Called for each blob that a record refers to, with the entry. */
  onBlob: (ref: BlobRef, entry: number) => Promise<void>;
}

/** What the records of a range said, for comparing with the register. */
export interface Seen {
  records: number;
  blobReferences: number;
  /** Phase of the latest version of each batch. */
  batches: Map<string, { phase: Json | undefined; entry: number }>;
  erasures: SeenErasures;
}

export function nothingSeen(): Seen {
  return { records: 0, blobReferences: 0, batches: new Map(), erasures: noErasures() };
}

export async function verifyRecords(parts: RecordParts, from: number, to: number, seen: Seen): Promise<void> {
  const { store, watch } = parts;
  for (let at = from; at < to; at += CHUNK) {
    const end = Math.min(to, at + CHUNK);
    const entries = readOrNull(() => store.entries(at, end));
    const items = readOrNull(() => store.sealedRange(at, end)) ?? readOneByOne(at, end, parts);
    for (let entry = at; entry < end; entry++) {
      await verifyRecord(entry, items[entry - at] ?? null, entries?.[entry - at], parts, seen);
      await watch.pause({ done: entry - from, total: to - from, what: 'records' });
    }
  }
}

function readOrNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** Where a range cannot be read, each entry is tried alone, so that only the unreadable ones are named. */
function readOneByOne(from: number, to: number, { store, watch }: RecordParts): (SealedItem | null)[] {
  const items: (SealedItem | null)[] = [];
  for (let entry = from; entry < to; entry++) {
    try {
      items.push(store.sealed(entry));
    } catch (thrown) {
      const { message } = asSabtError(thrown);
      watch.entryProblem(
        'database-damaged',
        entry,
        RECORD_FILE,
        (range) => `The sealed record of ${range} cannot be read: ${message}`,
      );
      items.push({ bytes: new Uint8Array(0), key: null });
    }
  }
  return items;
}

export async function verifyRecord(
  entry: number,
  item: SealedItem | null,
  entryBytes: Uint8Array | undefined,
  parts: RecordParts,
  seen: Seen,
): Promise<void> {
  const { watch, archiveId } = parts;
  if (item === null && isLost(parts.losses, entry)) {
    watch.lostEntry(entry, dayOf(entryBytes));
    return;
  }
  if (item === null) {
    watch.entryProblem(
      'record-missing',
      entry,
      RECORD_FILE,
      (range) => `The vault holds no sealed record for ${range}; the log says that there was one.`,
    );
    return;
  }
  seen.records += 1;
  // Bytes that could not be read have been named already.
  if (item.bytes.length === 0) return;
  if (item.key === null) {
    watch.entryProblem(
      'record-key-missing',
      entry,
      `keys/${KEYS_FILE}`,
      (range) => `The key of the sealed record of ${range} is missing, so it cannot be read.`,
    );
    return;
  }
  let record: OpenedRecord;
  try {
    record = unseal(item.bytes, item.key, archiveId, entry);
  } catch (thrown) {
    watch.problem('record-damaged', `${RECORD_FILE}, sealed record of entry ${entry}`, asSabtError(thrown).message);
    return;
  }
  const version = readVersion(record, entry, entryBytes, watch);
  if (version === null) return;
  checkRegister(version, parts);
  noteErasures(seen.erasures, record, version);
  if (version.kind === 'batch') seen.batches.set(version.id, { phase: version.fields['phase'], entry });
  for (const ref of blobRefsOf(version)) {
    seen.blobReferences += 1;
    await parts.onBlob(ref, entry);
  }
}

function readVersion(
  record: OpenedRecord,
  entry: number,
  entryBytes: Uint8Array | undefined,
  watch: Watch,
): RecordVersion | null {
  try {
    if (entryBytes !== undefined && isEntry(entryBytes)) checkAgainstEntry(record, entryBytes, entry);
    checkSpelling(record);
    const { open, erased } = countOpenings(record);
    watch.checked.openings += open;
    watch.checked.erased += erased;
    return versionOf(record, entry);
  } catch (thrown) {
    const message =
      thrown instanceof SabtError ? thrown.message : `The record of entry ${entry} does not have the form of a record.`;
    watch.problem('record-differs', `${RECORD_FILE}, sealed record of entry ${entry}`, message);
    return null;
  }
}

function dayOf(entryBytes: Uint8Array | undefined): string {
  return entryBytes !== undefined && isEntry(entryBytes) ? parseEntry(entryBytes).at : '?';
}

/** An entry that is none has been named where the log was checked. */
function isEntry(bytes: Uint8Array): boolean {
  try {
    parseEntry(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Outsiders verify openings by their canonical spelling; one that is not canonical could never be proved. */
function checkSpelling(record: OpenedRecord): void {
  for (const held of record.fields) {
    const values = isErased(held) ? [] : [...(held.items ?? []), ...(held.items === undefined ? [held] : [])];
    for (const value of values) {
      if (isErased(value) || canonicalize(JSON.parse(value.value)) === value.value) continue;
      throw new SabtError('archive-damaged', `The field ${held.field.path} is not in canonical form.`);
    }
  }
}

/** Fields and items that are held, and those of which only the hash is left. */
function countOpenings(record: OpenedRecord): { open: number; erased: number } {
  const held = record.fields.flatMap((field): Held[] => [field, ...((!isErased(field) && field.items) || [])]);
  const erased = held.filter(isErased).length;
  return { open: held.length - erased, erased };
}

function checkRegister({ id, version, entry, fields, erased }: RecordVersion, { store, watch }: RecordParts): void {
  const known = store.versionsOf(id);
  if (!known.some((row) => row.version === version && row.entry === entry)) {
    watch.problem(
      'register-damaged',
      `${RECORD_FILE}, entry ${entry}`,
      `Version ${version} of the record ${id} is not in the register of versions. \`sabt rebuild\` does not mend this; restore record.db.`,
    );
  }
  const predecessor = fields['predecessor'] as { entry?: Json } | undefined;
  if (version === 1 && predecessor === undefined) return;
  if (erased?.includes('predecessor')) return;
  const former = known.find((row) => row.version === version - 1);
  if (former === undefined || former.entry !== predecessor?.entry) {
    watch.problem(
      'predecessor-wrong',
      `${RECORD_FILE}, entry ${entry}`,
      `Version ${version} of the record ${id} names entry ${String(predecessor?.entry)} as its predecessor; version ${version - 1} is ${former === undefined ? 'missing' : `entry ${former.entry}`}.`,
    );
  }
}

/** References to blobs in a version, each blob once. */
export function blobRefsOf(version: RecordVersion): BlobRef[] {
  const found = new Map<string, BlobRef>();
  const look = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isBlobRef(value)) found.set(value.name, value);
    else for (const inner of Object.values(value)) look(inner);
  };
  for (const value of Object.values(version.fields)) look(value);
  return [...found.values()];
}
