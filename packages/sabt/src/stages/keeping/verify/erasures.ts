/*
 * Erasures held against their tombstones. A record of kind `erasure` says from which versions of which record which paths
 * were destroyed and why; the vault says of each destroyed value only that it is gone and why. Neither is evidence of the
 * other, so both are compared: a value that is gone without a tombstone was destroyed by somebody who did not say so, and
 * a tombstone whose value can still be read promises a protection that nobody has.
 *
 * A custom field loses its name with its value, so all of a record's have the path `custom/…`; which of them a tombstone
 * means cannot be told, only that there is one.
 */
import type { Json, RecordVersion } from '../../../model/records.ts';
import { KEYS_FILE, RECORD_FILE } from '../../../store/sqlite/index.ts';
import { erasedIn, openPathsOf, UNNAMED } from '../erasing.ts';
import type { OpenedRecord } from '../opened.ts';
import { unseal } from '../payload.ts';
import type { RecordParts } from './records.ts';

/** A value that is gone. */
interface Gone {
  id: string;
  version: number;
  entry: number;
  path: string;
  reason: string;
}

/** What a record of an erasure says. */
interface Tombstone {
  entry: number;
  record: string;
  versions: ReadonlySet<Json>;
  paths: ReadonlySet<Json>;
  reason: Json | undefined;
}

/** What was met of both while the records were read. */
export interface SeenErasures {
  gone: Gone[];
  tombstones: Map<string, Tombstone[]>;
}

export function noErasures(): SeenErasures {
  return { gone: [], tombstones: new Map() };
}

export function noteErasures(seen: SeenErasures, opened: OpenedRecord, version: RecordVersion): void {
  const { id, entry, kind, fields } = version;
  for (const { path, reason } of erasedIn(opened))
    seen.gone.push({ id, version: version.version, entry, path, reason });
  if (kind !== 'erasure') return;
  const { record, versions, paths, reason } = fields;
  if (typeof record !== 'string' || !Array.isArray(versions) || !Array.isArray(paths)) return;
  const tombstone = { entry, record, versions: new Set(versions), paths: new Set(paths), reason };
  seen.tombstones.set(record, [...(seen.tombstones.get(record) ?? []), tombstone]);
}

/** Names what is gone without a tombstone and what has a tombstone and is not gone. */
export function compareErasures({ gone, tombstones }: SeenErasures, parts: RecordParts): void {
  for (const value of gone) {
    if (tombstones.get(value.id)?.some((tombstone) => covers(tombstone, value))) continue;
    parts.watch.problem(
      'erasure-unlogged',
      `${RECORD_FILE}, sealed record of entry ${value.entry}`,
      `The value of ${value.path} in version ${value.version} of the record ${value.id} was destroyed (${value.reason}), and no entry of the log says so: somebody erased it without leaving a trace, or took the trace away.`,
    );
  }
  for (const tombstone of [...tombstones.values()].flat()) compareTombstone(tombstone, parts);
}

function covers(tombstone: Tombstone, { version, path, reason }: Gone): boolean {
  const field = path.split('/')[0]!;
  const named = tombstone.paths.has(path) || tombstone.paths.has(field);
  return named && tombstone.reason === reason && tombstone.versions.has(version);
}

function compareTombstone(tombstone: Tombstone, { store, archiveId, watch }: RecordParts): void {
  const paths = [...tombstone.paths].filter((path): path is string => typeof path === 'string' && !isUnnamed(path));
  for (const { version, entry } of store.versionsOf(tombstone.record)) {
    if (!tombstone.versions.has(version)) continue;
    try {
      const item = store.sealed(entry);
      // a record or key that is missing has been named already
      if (item === null || item.key === null) continue;
      for (const path of openPathsOf(unseal(item.bytes, item.key, archiveId, entry), paths))
        watch.problem(
          'erasure-not-done',
          `${RECORD_FILE}, sealed record of entry ${entry}; keys/${KEYS_FILE}`,
          `Entry ${tombstone.entry} of the log says that ${path} was erased from version ${version} of the record ${tombstone.record}, but its value can still be read. Open the archive to write (sabt doctor tells) and the erasure is ended.`,
        );
    } catch {
      // one that cannot be opened has been named already
    }
  }
}

const isUnnamed = (path: string): boolean => path.endsWith(`/${UNNAMED}`);
