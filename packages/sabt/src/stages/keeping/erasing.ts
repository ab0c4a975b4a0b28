/*
 * Erasing fields of one version: value and salt go, the leaf hash stays, so the tree keeps its root and every proof of
 * other fields stays valid. What remains is sealed again under a new key; the former key and the former sealed bytes are
 * overwritten (see `store/sqlite/records.ts`). Copies of the sealed bytes elsewhere are worth nothing without the key.
 *
 * A field that was named by whoever handed it in (`custom/…`) loses its name too: its opening, of which the name was part,
 * is gone, and its leaf hash needs none. The list of erased fields then only says that there was one.
 *
 * The digest of a whole text goes with any of its passages: who holds the others could else guess a short one by it.
 */
import { type ErasureReason, HASH_BYTES, SLOT_COUNT } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import type { Json } from '../../model/records.ts';
import { type BuiltField, buildRecord, type HeldField, type HeldItem, isErased, type OpenedRecord } from './opened.ts';

/** Of which versions of a record what is erased. */
export interface ErasedVersions {
  versions: readonly number[];
  paths: readonly string[];
}

/** What every proof needs. */
const NEVER: ReadonlySet<string> = new Set(['id', 'version', 'predecessor']);

/** What stands for the name of a custom field that went with its value. */
export const UNNAMED = '…';

/** The path by which an erasure is logged: that of a custom field would keep its name. */
export function loggedPath(path: string): string {
  return path.startsWith('custom/') ? `custom/${UNNAMED}` : path;
}

/** Of these paths, those whose value the record still holds, in whole or in part. */
export function openPathsOf(record: OpenedRecord, paths: readonly string[]): string[] {
  const open = new Set<string>();
  for (const held of record.fields) {
    if (isErased(held)) continue;
    open.add(held.field.path);
    for (const item of held.items ?? []) if (!isErased(item)) open.add(`${held.field.path}/${item.name}`);
  }
  return paths.filter((path) => open.has(path));
}

/** Everything that the record still holds; of a field that holds a tree, its items. */
export function openValuesOf(record: OpenedRecord): { path: string; value: Json }[] {
  return record.fields.flatMap((held) => {
    if (isErased(held)) return [];
    const { path } = held.field;
    if (held.items === undefined) return [{ path, value: JSON.parse(held.value) as Json }];
    return held.items.flatMap((item) =>
      isErased(item) ? [] : [{ path: `${path}/${item.name}`, value: JSON.parse(item.value) as Json }],
    );
  });
}

/** What is gone of a record and why, each field and item by itself. */
export function erasedIn(record: OpenedRecord): { path: string; reason: ErasureReason }[] {
  return record.fields.flatMap((held) => {
    const { path } = held.field;
    if (isErased(held)) return [{ path, reason: held.reason }];
    return (held.items ?? []).flatMap((item) =>
      isErased(item) ? [{ path: `${path}/${item.name || UNNAMED}`, reason: item.reason }] : [],
    );
  });
}

/** Throws `invalid-argument` for what must stay. */
export function requireErasable(path: string): void {
  if (NEVER.has(path)) throw new SabtError('invalid-argument', `The field ${path} cannot be erased.`, { at: path });
}

/** The record without the given fields or items. Throws `not-found`, or `invalid-argument` for what must stay. */
export function eraseFields(record: OpenedRecord, paths: readonly string[], reason: ErasureReason): OpenedRecord {
  const wanted = new Set(paths);
  if (paths.some((path) => path === 'text' || path.startsWith('text/')) && record.fields.some(isOpenDigest))
    wanted.add('textDigest');
  for (const path of wanted) requireErasable(path);
  const { fields, tree } = buildRecord(record);
  const left = new Set(wanted);
  const remaining = fields.map((field) => eraseField(field, tree.nodes, wanted, left, reason));
  const unknown = [...left][0];
  if (unknown !== undefined)
    throw new SabtError('not-found', `The record has no field ${JSON.stringify(unknown)}, or it was erased before.`, {
      at: unknown,
    });
  return { ...record, fields: remaining };
}

function isOpenDigest(held: HeldField): boolean {
  return held.field.path === 'textDigest' && !isErased(held);
}

function eraseField(
  { held, tree }: BuiltField,
  nodes: Uint8Array,
  wanted: ReadonlySet<string>,
  left: Set<string>,
  reason: ErasureReason,
): HeldField {
  const { path, slot } = held.field;
  if (isErased(held)) return held;
  if (wanted.has(path)) {
    left.delete(path);
    for (const item of held.items ?? []) left.delete(`${path}/${item.name}`);
    const at = (SLOT_COUNT - 1 + slot) * HASH_BYTES;
    return { field: held.field, hash: nodes.slice(at, at + HASH_BYTES), reason };
  }
  if (held.items === undefined) return held;
  const items = held.items.map((item, i): HeldItem => {
    const itemPath = `${path}/${item.name}`;
    if (!wanted.has(itemPath) || isErased(item)) return item;
    left.delete(itemPath);
    return { name: held.field.holds === 'named' ? '' : item.name, hash: tree!.leafHashes[i]!.slice(), reason };
  });
  return { ...held, items };
}
