/*
 * Trees inside a slot: a long text as a tree of its passages, and fields with names of their own.
 *
 * The slot's opening holds {"size":N,"tree":"<root, base64url>"}: the RFC 6962 tree over the leaf hashes of N items. An
 * item is an opening like any other, with a salt of its own, so that one passage can be shown without the text around
 * it. The path of a passage is its number (`text/0`, `text/1`, …) and must be its position in the tree. A named item
 * (`custom/<name>`) stands at any position; whoever holds all of them can check that names are distinct and in order,
 * a single proof cannot show that.
 */
import { checkFunction, checkList, checkObject } from './arguments.ts';
import type { JsonValue } from './canonical.ts';
import { fromBase64url, textOf, toBase64url, utf8Encode } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { checkHash, HASH_BYTES, leafHash, textLeafHashInto } from './hash.ts';
import { inclusionProof, nodesOf } from './prove.ts';
import { type Opening, parseOpening, type SlotContent } from './record.ts';
import { fieldOf, itemOf } from './slots.ts';
import { checkSize, rootFromLeafHashes, verifyInclusion } from './tree.ts';

/** What the slot of a tree holds. */
export type ItemTreeValue = { readonly size: number; readonly tree: string };

export interface ItemTree {
  readonly value: ItemTreeValue;
  readonly leafHashes: readonly Uint8Array[];
}

/** Builds the tree over items, in order: openings as text, or leaf hashes where only these are left. */
export function buildItemTree(items: readonly SlotContent[]): ItemTree {
  checkList(items, 'items');
  // Array.from meets holes, which map passes over.
  const leafHashes = Array.from(items, (item, i) => {
    if (typeof item !== 'string') {
      checkHash(item, `leaf hash of item ${i}`);
      return item;
    }
    const hash = new Uint8Array(HASH_BYTES);
    textLeafHashInto(item, hash, 0);
    return hash;
  });
  return { value: { size: leafHashes.length, tree: toBase64url(rootFromLeafHashes(leafHashes)) }, leafHashes };
}

/** Sibling hashes of one item, from the leaf upwards. For several of one tree, `itemProver`. */
export function itemProof(tree: ItemTree, index: number): Uint8Array[] {
  return itemProver(tree)(index);
}

/** Gives of each item of a tree what `itemProof` does; the tree is hashed once, however many items are asked for. */
export function itemProver(tree: ItemTree): (index: number) => Uint8Array[] {
  checkObject(tree, 'tree');
  checkList(tree.leafHashes, 'leaf hashes');
  const nodes = nodesOf(tree.leafHashes);
  const size = tree.leafHashes.length;
  return (index) => inclusionProof(index, size, nodes);
}

/** Reads the value of a slot that holds a tree. Throws ProofError `bad-opening`. */
export function parseItemTreeValue(value: JsonValue): { size: number; root: Uint8Array } {
  const refuse = () => new ProofError('bad-opening', `{"size":N,"tree":"…"} expected, got ${describe(value)}`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse();
  const { size, tree, ...others } = value as Record<string, JsonValue>;
  if (typeof size !== 'number' || typeof tree !== 'string' || Object.keys(others).length > 0) throw refuse();
  checkSize(size, 'size of the tree');
  const root = fromBase64url(tree);
  checkHash(root, 'root of the tree');
  return { size, root };
}

export interface PassageStatement {
  /** The item's opening, canonical JSON. */
  opening: string | Uint8Array;
  /** Position of the item in its tree, from 0. */
  index: number;
  /** The opening of the slot that holds the tree; already verified by `verifyOpening`. */
  slotOpening: string | Uint8Array;
  /** Sibling hashes in the tree of items, from the leaf upwards. */
  proof: readonly Uint8Array[];
}

/**
 * Checks that a passage or named item belongs to the tree that a slot holds, and returns its opening, read. `parse` may be
 * an `openingReader`. Throws a ProofError if that does not follow.
 */
export function verifyPassage(
  statement: PassageStatement,
  parse: (opening: string) => Opening = parseOpening,
): Opening {
  checkObject(statement, 'statement to check');
  checkFunction(parse, 'parse');
  const { opening, index, slotOpening, proof } = statement;
  checkSize(index, 'index');
  const slot = parse(textOf(slotOpening, 'opening of the slot'));
  const holder = fieldOf(slot.kind, slot.path);
  if (holder.holds === 'value') throw new ProofError('opening-mismatch', `${slot.kind} ${slot.path} holds no tree`);
  const { size, root } = parseItemTreeValue(slot.value);
  const text = textOf(opening, 'opening');
  const item = parse(text);
  if (item.kind !== slot.kind) {
    throw new ProofError('opening-mismatch', `the record is a ${slot.kind}, the item is of a ${item.kind}`);
  }
  const place = itemOf(item.kind, item.path);
  if (place.field !== holder || (holder.holds === 'passages' && place.item !== String(index))) {
    const expected = holder.holds === 'passages' ? `${holder.path}/${index}` : `${holder.path}/…`;
    throw new ProofError('opening-mismatch', `${expected} is stated, the opening is of ${describe(item.path)}`);
  }
  verifyInclusion({ index, size, leafHash: leafHash(utf8Encode(text)), proof, root });
  return item;
}
