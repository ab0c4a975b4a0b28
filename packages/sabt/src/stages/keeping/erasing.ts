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
import { type BuiltField, buildRecord, type HeldField, type HeldItem, isErased, type OpenedRecord } from './opened.ts';

/** What every proof needs. */
const NEVER = new Set(['id', 'version', 'predecessor']);

/** The record without the given fields or items. Throws `not-found`, or `invalid-argument` for what must stay. */
export function eraseFields(record: OpenedRecord, paths: readonly string[], reason: ErasureReason): OpenedRecord {
  const wanted = new Set(paths);
  if (paths.some((path) => path === 'text' || path.startsWith('text/')) && record.fields.some(isOpenDigest))
    wanted.add('textDigest');
  for (const path of wanted)
    if (NEVER.has(path)) throw new SabtError('invalid-argument', `The field ${path} cannot be erased.`, { at: path });
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
