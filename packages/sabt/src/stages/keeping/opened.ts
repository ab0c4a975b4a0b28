/*
 * A record with its salts: what the vault holds of one entry, open.
 *
 * Each field has 32 random bytes of its own as salt. They are never derived from anything: once a field is erased, no
 * key and no seed may be left from which its salt could be computed again. The fillers of empty slots carry nothing and
 * may be derived: filler of node h (its number in the heap of 127 nodes) is bytes [32h, 32h + 32) of the AES-256-CTR
 * key stream under the record's random seed, counter from zero. To whoever does not have the seed, fillers, salted
 * hashes and hashes of subtrees all look alike.
 */
import { createCipheriv, createSecretKey, randomFillSync } from 'node:crypto';
import {
  buildItemTree,
  buildRecordTree,
  type ErasureReason,
  type Filler,
  HASH_BYTES,
  type ItemTree,
  type RecordKind,
  type RecordTree,
  SALT_BYTES,
  SLOT_COUNT,
  type SlotContent,
  type SlotField,
} from '@sabt/proof';
import type { CanonicalField, CanonicalRecord } from './draft.ts';

export const SEED_BYTES = 32;

/** A value with its salt, or, erased, only the hash that it had. */
export type Held = { salt: Uint8Array; value: string } | { hash: Uint8Array; reason: ErasureReason };

/** `name`: number of the passage, or name; a named item that was erased has none left. */
export type HeldItem = Held & { name: string };

/** `value` of a field that holds a tree is not kept: it follows from the items. */
export type HeldField = Held & { field: SlotField; items?: HeldItem[] };

export interface OpenedRecord {
  kind: RecordKind;
  seed: Uint8Array;
  /** By slot. */
  fields: HeldField[];
}

export function isErased(held: Held): held is { hash: Uint8Array; reason: ErasureReason } {
  return 'hash' in held;
}

const POOL_BYTES = 1 << 16;
const pool = Buffer.allocUnsafe(POOL_BYTES);
let used = POOL_BYTES;

/** Random bytes of their own memory; the pool that they come from is overwritten. */
export function randomBytesOf(count: number): Uint8Array {
  if (count > POOL_BYTES) return randomFillSync(new Uint8Array(count));
  if (used + count > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = new Uint8Array(count);
  bytes.set(pool.subarray(used, used + count));
  pool.fill(0, used, used + count);
  used += count;
  return bytes;
}

/** Gives every field and item a salt. */
export function saltRecord(record: CanonicalRecord, more: readonly CanonicalField[]): OpenedRecord {
  const fields = [...record.fields, ...more].sort((a, b) => a.field.slot - b.field.slot);
  const count = fields.reduce((sum, { items }) => sum + 1 + (items?.length ?? 0), 0);
  // Drawn at once and cut up: each salt is its own stretch of random bytes all the same.
  const random = randomBytesOf(SEED_BYTES + count * SALT_BYTES);
  let at = SEED_BYTES;
  const salt = () => {
    at += SALT_BYTES;
    return random.subarray(at - SALT_BYTES, at);
  };
  return {
    kind: record.kind,
    seed: random.subarray(0, SEED_BYTES),
    fields: fields.map(({ field, value, items }) => {
      if (items === undefined) return { field, salt: salt(), value };
      return { field, salt: salt(), value, items: items.map((item) => ({ ...item, salt: salt() })) };
    }),
  };
}

/** What stands for a field or item in its tree: the text of its opening, or its bare hash. */
function contentOf(held: Held, kind: RecordKind, path: string): SlotContent {
  if (isErased(held)) return held.hash;
  return `["${base64url(held.salt)}","${kind}",${JSON.stringify(path)},${held.value}]`;
}

const { base64urlSlice } = Buffer.prototype as unknown as {
  base64urlSlice(this: Uint8Array, from: number, to: number): string;
};

function base64url(bytes: Uint8Array): string {
  return base64urlSlice.call(bytes, 0, bytes.length);
}

export interface BuiltField {
  held: HeldField;
  content: SlotContent;
  /** Of a field that holds a tree and was not erased. */
  tree?: ItemTree;
  items?: SlotContent[];
}

export interface BuiltRecord {
  tree: RecordTree;
  fields: BuiltField[];
}

/** Computes the tree of a record. `nodes` as in `buildRecordTree`. */
export function buildRecord(record: OpenedRecord, nodes?: Uint8Array): BuiltRecord {
  const fields = record.fields.map((held) => buildField(record.kind, held));
  const slots = fields.map(({ held, content }) => [held.field.slot, content] as const);
  return { tree: buildRecordTree(record.kind, slots, fillerOf(record.seed), nodes), fields };
}

function buildField(kind: RecordKind, held: HeldField): BuiltField {
  const { path } = held.field;
  if (isErased(held) || held.items === undefined) return { held, content: contentOf(held, kind, path) };
  const items = held.items.map((item) => contentOf(item, kind, `${path}/${item.name}`));
  const tree = buildItemTree(items);
  const value = `{"size":${tree.value.size},"tree":"${tree.value.tree}"}`;
  return { held, content: contentOf({ salt: held.salt, value }, kind, path), tree, items };
}

const NONCE = new Uint8Array(16);
const ZEROES = new Uint8Array((2 * SLOT_COUNT - 1) * HASH_BYTES);

function fillerOf(seed: Uint8Array): Filler {
  let stream: Uint8Array | undefined;
  return (level, index, out, at) => {
    stream ??= createCipheriv('aes-256-ctr', createSecretKey(seed), NONCE).update(ZEROES);
    const node = SLOT_COUNT / 2 ** level - 1 + index;
    for (let i = 0; i < HASH_BYTES; i++) out[at + i] = stream[node * HASH_BYTES + i]!;
  };
}
