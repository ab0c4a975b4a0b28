/*
 * Records as trees of fields.
 *
 * A record is a perfect Merkle tree of depth 6, hashed as RFC 6962 hashes: 64 slots, and the slot of a field follows
 * from the record's kind and the field's path (slots.ts). What stands in a slot is the leaf hash of an *opening*, the
 * canonical JSON array ["<salt>","<kind>","<path>",<value>] in UTF-8. The salt, 32 random bytes in base64url, keeps
 * anybody from guessing a withheld value and trying the hash. The root of the tree is the `fields` of a log entry.
 *
 * Where a slot is empty stands a *filler*: 32 bytes that nobody can tell from a hash. A subtree with nothing in it is one
 * filler at its root, never hashed together from smaller ones. So a proof of one field tells nothing about which others
 * there are.
 *
 * Invariants:
 * - slot 0 (`id`) is always occupied, and its opening goes with every proof: the kind inside it is the kind of all
 *   other openings, so one entry cannot be read as two kinds of record;
 * - a tree can be built from openings and bare leaf hashes alike: after one field was erased its salt and value are
 *   gone, its leaf hash stays, and the root is the same as before.
 *
 * A node (level, index) is the root over the slots [index * 2^level, (index + 1) * 2^level). Nodes are kept as a heap:
 * the root first, the children of node h at 2h + 1 and 2h + 2, 127 nodes in all.
 */
import { checkBytes, checkFunction, checkList, checkObject, checkRoom, checkString } from './arguments.ts';
import { canonicalize, type JsonValue } from './canonical.ts';
import { fromBase64url, textOf, toBase64url, utf8Encode } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { checkHash, HASH_BYTES, leafHash, pairHashInto, textLeafHashInto } from './hash.ts';
import { fieldAt, fieldOf, isRecordKind, type RecordKind, SLOT_COUNT, SLOT_DEPTH } from './slots.ts';
import { parseCanonical } from './strict-json.ts';
import { verifyInclusion } from './tree.ts';

export const SALT_BYTES = 32;
const SALT_CHARACTERS = 43;
const NODE_COUNT = 2 * SLOT_COUNT - 1;

export interface Opening {
  readonly salt: Uint8Array;
  readonly kind: RecordKind;
  readonly path: string;
  readonly value: JsonValue;
}

/** The opening's canonical text. Throws ProofError `bad-opening` for a wrong salt, and what `canonicalize` throws. */
export function formatOpening(opening: { salt: Uint8Array; kind: RecordKind; path: string; value: unknown }): string {
  checkObject(opening, 'opening');
  const { salt, kind, path, value } = opening;
  checkBytes(salt, 'salt');
  if (!isRecordKind(kind)) throw new ProofError('unknown-kind', `no record kind is called ${describe(kind)}`);
  checkString(path, 'path');
  if (salt.length !== SALT_BYTES) throw new ProofError('bad-opening', `a salt has 32 bytes, this one ${salt.length}`);
  return `["${toBase64url(salt)}","${kind}",${canonicalize(path)},${canonicalize(value)}]`;
}

/**
 * Reads an opening, which must be its own canonical spelling. Throws ProofError `not-canonical`, `bad-opening`,
 * `unknown-kind` or what `parseStrict` throws. Whether the path exists is not looked at here.
 */
export function parseOpening(opening: string | Uint8Array): Opening {
  const parts = parseCanonical(opening);
  if (!Array.isArray(parts) || parts.length !== 4) {
    throw new ProofError('bad-opening', `an opening is an array of four, got ${describe(parts)}`);
  }
  const [salt, kind, path, value] = parts;
  if (typeof salt !== 'string' || salt.length !== SALT_CHARACTERS) {
    throw new ProofError('bad-opening', `the salt is 43 characters of base64url, got ${describe(salt)}`);
  }
  if (typeof kind !== 'string' || typeof path !== 'string') {
    throw new ProofError('bad-opening', `kind and path are strings, got ${describe(kind)} and ${describe(path)}`);
  }
  if (!isRecordKind(kind)) throw new ProofError('unknown-kind', `no record kind is called ${describe(kind)}`);
  return { salt: fromBase64url(salt), kind, path, value: value as JsonValue };
}

/** Reads openings, each text once: a proof file is asked for the same one by several checks. */
export function openingReader(): (opening: string) => Opening {
  const known = new Map<string, Opening>();
  return (text) => {
    const found = known.get(text) ?? parseOpening(text);
    known.set(text, found);
    return found;
  };
}

/** What stands in a slot: an opening as text, or, where only that is left, its leaf hash of 32 bytes. */
export type SlotContent = string | Uint8Array;

/**
 * Writes the 32 filler bytes of the node (level, index) to out[at .. at+32). They must look random to anybody outside;
 * whoever wants to rebuild the tree later must be able to give the same bytes again.
 */
export type Filler = (level: number, index: number, out: Uint8Array, at: number) => void;

export interface RecordTree {
  readonly root: Uint8Array;
  /** The heap of 127 nodes; those inside an empty subtree hold nothing meaningful. */
  readonly nodes: Uint8Array;
}

const occupied = new Uint8Array(NODE_COUNT);

/**
 * Builds a record's tree from what stands in its slots. `nodes`, if given, is a buffer of at least 127 * 32 bytes to
 * build in, so that many trees can be built without allocating. Throws ProofError `bad-record-tree` if slot 0 is
 * missing or a number is not a slot, `opening-mismatch` if an opening does not belong to its slot.
 */
export function buildRecordTree(
  kind: RecordKind,
  slots: Iterable<readonly [number, SlotContent]>,
  filler: Filler,
  nodes: Uint8Array = new Uint8Array(NODE_COUNT * HASH_BYTES),
): RecordTree {
  if (!isRecordKind(kind)) throw new ProofError('unknown-kind', `no record kind is called ${describe(kind)}`);
  checkFunction(filler, 'filler');
  checkRoom(nodes, 0, NODE_COUNT * HASH_BYTES, 'nodes');
  checkObject(slots, 'slots');
  checkFunction(slots[Symbol.iterator], 'iterator of the slots');
  occupied.fill(0);
  for (const pair of slots) {
    checkList(pair, 'slot with its content');
    placeInSlot(kind, pair[0], pair[1], nodes);
  }
  if (occupied[SLOT_COUNT - 1] === 0) throw new ProofError('bad-record-tree', 'slot 0, the id, must not be empty');
  let first = SLOT_COUNT / 2 - 1;
  for (let level = 1; level <= SLOT_DEPTH; level++, first = (first - 1) / 2) {
    for (let node = first; node <= 2 * first; node++) {
      const left = 2 * node + 1;
      const right = left + 1;
      if (occupied[left] === 0 && occupied[right] === 0) continue;
      const leftIndex = 2 * (node - first);
      if (occupied[left] === 0) filler(level - 1, leftIndex, nodes, left * HASH_BYTES);
      if (occupied[right] === 0) filler(level - 1, leftIndex + 1, nodes, right * HASH_BYTES);
      pairHashInto(nodes, left * HASH_BYTES, nodes, node * HASH_BYTES);
      occupied[node] = 1;
    }
  }
  return { root: nodes.slice(0, HASH_BYTES), nodes };
}

function placeInSlot(kind: RecordKind, slot: number, content: SlotContent, nodes: Uint8Array): void {
  const field = fieldAt(kind, slot);
  const node = SLOT_COUNT - 1 + slot;
  if (field === undefined) throw new ProofError('bad-record-tree', `slot ${slot} is no slot of kind ${kind}`);
  if (occupied[node] !== 0) throw new ProofError('bad-record-tree', `slot ${slot} is given twice`);
  occupied[node] = 1;
  if (typeof content !== 'string') {
    checkHash(content, `leaf hash of slot ${slot}`);
    nodes.set(content, node * HASH_BYTES);
    return;
  }
  const head = `","${kind}","${field.path}",`;
  if (!content.startsWith(head, 2 + SALT_CHARACTERS)) {
    throw new ProofError(
      'opening-mismatch',
      `slot ${slot} of kind ${kind} is for ${field.path}, got ${describe(content)}`,
    );
  }
  textLeafHashInto(content, nodes, node * HASH_BYTES);
}

/** The six sibling hashes of an occupied slot, from the leaf upwards. */
export function recordProof(nodes: Uint8Array, slot: number): Uint8Array[] {
  checkRoom(nodes, 0, NODE_COUNT * HASH_BYTES, 'nodes');
  if (!Number.isInteger(slot) || slot < 0 || slot >= SLOT_COUNT) {
    throw new ProofError('bad-record-tree', `slots go from 0 to 63, got ${describe(slot)}`);
  }
  const proof: Uint8Array[] = [];
  for (let node = SLOT_COUNT - 1 + slot; node > 0; node = (node - 1) >> 1) {
    const sibling = node % 2 === 1 ? node + 1 : node - 1;
    proof.push(nodes.slice(sibling * HASH_BYTES, (sibling + 1) * HASH_BYTES));
  }
  return proof;
}

export interface OpeningStatement {
  /** The opening's canonical JSON, as text or UTF-8. */
  opening: string | Uint8Array;
  kind: string;
  path: string;
  /** Six sibling hashes, from the leaf upwards. */
  proof: readonly Uint8Array[];
  /** Root of the record's tree, 32 bytes: `fields` of its entry. */
  fieldsRoot: Uint8Array;
}

/**
 * Checks that the record with this root has this field with this value, and returns the opening, read. The slot
 * follows from kind and path. `parse` may be an `openingReader`. Throws a ProofError if that does not follow.
 */
export function verifyOpening(
  statement: OpeningStatement,
  parse: (opening: string) => Opening = parseOpening,
): Opening {
  checkObject(statement, 'statement to check');
  checkFunction(parse, 'parse');
  const { opening, kind, path, proof, fieldsRoot } = statement;
  const { slot } = fieldOf(kind, path);
  const text = textOf(opening, 'opening');
  const read = parse(text);
  if (read.kind !== kind || read.path !== path) {
    throw new ProofError(
      'opening-mismatch',
      `${kind} ${describe(path)} is stated, the opening is of ${read.kind} ${describe(read.path)}`,
    );
  }
  verifyInclusion({
    index: slot,
    size: SLOT_COUNT,
    leafHash: leafHash(utf8Encode(text)),
    proof,
    root: fieldsRoot,
  });
  return read;
}
