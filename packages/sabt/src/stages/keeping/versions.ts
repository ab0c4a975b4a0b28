/** From an opened record back to what was handed in, checked against the entry in the log. */
import { equalBytes, parseEntry } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import type { Fields, Json, RecordVersion } from '../../model/records.ts';
import { erasedIn } from './erasing.ts';
import { buildRecord, type HeldField, isErased, type OpenedRecord } from './opened.ts';

/**
 * Throws `archive-damaged` unless the record's tree has the root that the entry states.
 */
export function checkAgainstEntry(record: OpenedRecord, entryBytes: Uint8Array, entry: number): void {
  let stated: Uint8Array;
  try {
    stated = parseEntry(entryBytes).fields;
  } catch (cause) {
    throw new SabtError('archive-damaged', `Entry ${entry} of the log cannot be read.`, {
      at: `entry ${entry}`,
      cause,
    });
  }
  const { root } = buildRecord(record).tree;
  if (equalBytes(root, stated)) return;
  throw new SabtError(
    'archive-damaged',
    `The record of entry ${entry} is not the one that was entered in the log: its fields have another root.`,
    { at: `sealed record ${entry}` },
  );
}

/** The version as it was handed in; texts joined, erased paths listed: `custom/…` where not even a name is left. */
export function versionOf(record: OpenedRecord, entry: number): RecordVersion {
  const fields: Fields = {};
  for (const held of record.fields) readField(held, fields);
  const erasedFor = Object.fromEntries(erasedIn(record).map(({ path, reason }) => [path, reason]));
  const { id, version, ...others } = fields;
  return {
    id: id as string,
    kind: record.kind,
    version: version as number,
    entry,
    fields: others,
    ...(Object.keys(erasedFor).length > 0 ? { erased: Object.keys(erasedFor), erasedFor } : {}),
  };
}

function readField(held: HeldField, fields: Fields): void {
  const { path, holds } = held.field;
  if (isErased(held)) return;
  if (held.items === undefined) {
    fields[path] = JSON.parse(held.value) as Json;
    return;
  }
  let text = '';
  const named: { [name: string]: Json } = {};
  for (const item of held.items) {
    if (isErased(item)) continue;
    if (holds === 'named')
      Object.defineProperty(named, item.name, {
        value: JSON.parse(item.value),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    else text += JSON.parse(item.value) as string;
  }
  fields[path] = holds === 'named' ? named : text;
}
