/*
 * Contents that a recovery named lost, out of a backup that was found later. A backup may hold anything, so nothing of it
 * is taken for what it says it is: its entries must be the log's, byte for byte, and each record must give the roots that
 * its entry has. Files go in before the record that refers to them, keys before what they open; a kill leaves a part of
 * the records back, and the same command brings the rest. What came back is entered in the log, as another version of the
 * record of the loss. An erasure that was itself lost is not known here: whoever brings contents back has to erase again.
 */
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { equalBytes } from '@sabt/proof';
import { asSabtError, SabtError } from '../../model/errors.ts';
import { makeFolder, syncFolder } from '../../store/files/durable.ts';
import { WriterLock } from '../../store/files/lock.ts';
import { KEYS_FILE, SqliteRecordStore } from '../../store/sqlite/index.ts';
import { type Loss, lossDraft, lossesIn, lossId, returnedIn } from './losses.ts';
import { readManifest } from './manifest.ts';
import { openArchive } from './opening.ts';
import { unseal } from './payload.ts';
import { type Places, placesOf } from './places.ts';
import { recoveringNote } from './recovering-note.ts';
import { blobRefsOf } from './verify/records.ts';
import { checkAgainstEntry, versionOf } from './versions.ts';

export interface GivenBack {
  archive: string;
  /** Entries whose contents are back. */
  returned: number;
  /** Entries whose contents are still gone. */
  lost: number;
}

interface Sides {
  ours: { places: Places; store: SqliteRecordStore };
  theirs: { places: Places; store: SqliteRecordStore };
  archiveId: string;
}

/**
 * Throws `not-found` where the log tells of no loss, `conflict` for a backup of another archive or history, or while a
 * recovery has not ended, `archive-unreadable` for one without its keys, `archive-locked`, `disk-full`.
 */
export async function giveBack(
  dir: string,
  backupDir: string,
  { by, stateDir }: { by: string; stateDir?: string | undefined },
): Promise<GivenBack> {
  const [places, from] = [placesOf(resolve(dir)), placesOf(resolve(backupDir))];
  const { id: archiveId } = readManifest(places);
  refuseUnfit(places, from, archiveId);
  const lock = await WriterLock.take(places.dir, 'sabt recover');
  let found: { present: number[]; returned: number; lost: number };
  try {
    const ours = new SqliteRecordStore({ dir: places.dir, keysDir: places.keys }, 'write');
    let theirs: SqliteRecordStore | null = null;
    try {
      ours.recover();
      theirs = new SqliteRecordStore({ dir: from.dir, keysDir: from.keys }, 'read');
      const losses = lossesIn(ours, archiveId);
      if (losses.length === 0) throw new SabtError('not-found', 'This log tells of no loss.', { at: places.dir });
      const sides = { ours: { places, store: ours }, theirs: { places: from, store: theirs }, archiveId };
      const gone = entriesOf(losses);
      for (const entry of gone) if (ours.sealed(entry) === null) returnEntry(sides, entry);
      const present = gone.filter((entry) => ours.sealed(entry) !== null);
      // also what was brought back before a kill, and not entered
      const returned = present.length - returnedIn(ours, archiveId);
      found = { present, returned, lost: gone.length - present.length };
    } finally {
      theirs?.close();
      ours.close();
    }
  } catch (thrown) {
    throw asSabtError(thrown, places.dir);
  } finally {
    lock.release();
  }
  const { present, returned, lost } = found;
  if (returned > 0) {
    const archive = await openArchive(places.dir, { mode: 'write', what: 'sabt recover', stateDir });
    try {
      const range = { from: present[0]!, to: present.at(-1)! + 1, returned };
      const version = archive.versionsOf(lossId(archiveId)).length + 1;
      await archive.append([lossDraft(archiveId, version, range, from.dir)], { by });
    } finally {
      await archive.close();
    }
  }
  return { archive: places.dir, returned, lost };
}

function refuseUnfit(places: Places, from: Places, archiveId: string): void {
  if (existsSync(recoveringNote(places.dir)))
    throw new SabtError('conflict', 'A recovery has not ended. End it first: sabt recover LOG.', { at: places.dir });
  if (readManifest(from).id !== archiveId)
    throw new SabtError('conflict', `${from.dir} is of another archive.`, { at: from.dir });
  const keys = join(from.keys, KEYS_FILE);
  if (!existsSync(keys))
    throw new SabtError('archive-unreadable', `The keys are not in the backup: ${keys} is missing.`, { at: keys });
}

function entriesOf(losses: readonly Loss[]): number[] {
  const entries = new Set<number>();
  for (const { from, to } of losses) for (let entry = from; entry < to; entry++) entries.add(entry);
  return [...entries].sort((a, b) => a - b);
}

/** Does nothing where the backup does not have it. */
function returnEntry({ ours, theirs, archiveId }: Sides, entry: number): void {
  if (entry >= theirs.store.size()) return;
  const bytes = ours.store.entries(entry, entry + 1)[0]!;
  if (!equalBytes(bytes, theirs.store.entries(entry, entry + 1)[0]!))
    throw new SabtError('conflict', `${theirs.places.dir} has another entry ${entry} than this log. Keep both.`, {
      at: theirs.places.dir,
    });
  const item = theirs.store.sealed(entry);
  if (item === null || item.key === null) return;
  const record = unseal(item.bytes, item.key, archiveId, entry);
  checkAgainstEntry(record, bytes, entry);
  const version = versionOf(record, entry);
  // entered again since, under the same id and number
  if (ours.store.versionsOf(version.id).some((one) => one.version === version.version)) return;
  const blobs = blobRefsOf(version).map(({ name }) => name);
  for (const name of blobs) returnBlob(ours, theirs, name);
  ours.store.giveBack(entry, { id: version.id, version: version.version, sealed: item.bytes, key: item.key, blobs });
}

function returnBlob(ours: Sides['ours'], theirs: Sides['theirs'], name: string): void {
  const [to, from] = [ours, theirs].map(({ places }) => join(places.blobs, name.slice(0, 2), name)) as [string, string];
  const key = theirs.store.keys.get(name);
  if (key === null || !existsSync(from)) return;
  if (!existsSync(to)) {
    makeFolder(dirname(to), 0o700);
    copyFileSync(from, `${to}.part`);
    const file = openSync(`${to}.part`, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(`${to}.part`, to);
    syncFolder(dirname(to));
  }
  if (ours.store.keys.get(name) === null) ours.store.keys.put([{ name, key }]);
}
