/*
 * The Merkle tree of RFC 6962 section 2.1 over an append-only list, and the two statements that can be checked without
 * holding it:
 *
 * - inclusion: the leaf at `index` is in the tree of `size` leaves with this root;
 * - consistency: the tree of `newSize` leaves begins with exactly the leaves of the tree of `oldSize`.
 *
 * The checking algorithms are those of RFC 9162 sections 2.1.3.2 and 2.1.4.2, which describe the same tree. They walk
 * from the leaf to the root; `fn` and `sn` are the numbers of the node at hand and of the last node on the same level.
 * Sizes go up to 2^53-1, so the walk halves numbers by division and never with bit operators, which in JavaScript cut
 * to 32 bits.
 *
 * Everything that is handed in comes from whoever wants to be believed: types, lengths and ranges are looked at before
 * anything is computed, and a proof must have exactly the length that the sizes call for.
 *
 * Two borders that RFC 6962 leaves open are fixed here. The empty tree (size 0) has the root SHA-256(""); every tree is
 * consistent with it, with an empty proof, and the old root must be that root. Equal sizes take an empty proof and equal
 * roots.
 */
import { checkList, checkNumber, checkObject, checkRoom } from './arguments.ts';
import { equalBytes, toBase64 } from './encoding.ts';
import { ProofError } from './errors.ts';
import { checkHash, HASH_BYTES, nodeHash, pairHashInto, sha256Of } from './hash.ts';

export interface InclusionStatement {
  /** Position of the leaf, from 0. */
  index: number;
  /** Number of leaves of the tree. */
  size: number;
  leafHash: Uint8Array;
  /** Sibling hashes from the leaf upwards. */
  proof: readonly Uint8Array[];
  root: Uint8Array;
}

export interface ConsistencyStatement {
  oldSize: number;
  newSize: number;
  oldRoot: Uint8Array;
  newRoot: Uint8Array;
  /** As in RFC 6962 section 2.1.2, from the bottom upwards. */
  proof: readonly Uint8Array[];
}

/** Root of the tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256Of(new Uint8Array(0));
}

/** Root over leaf hashes, in order. Linear in their number; one copy of them is made. */
export function rootFromLeafHashes(hashes: readonly Uint8Array[]): Uint8Array {
  checkList(hashes, 'leaf hashes');
  if (hashes.length === 0) return emptyRoot();
  const level = new Uint8Array(hashes.length * HASH_BYTES);
  for (let i = 0; i < hashes.length; i++) {
    checkHash(hashes[i], `leaf hash ${i}`);
    level.set(hashes[i]!, i * HASH_BYTES);
  }
  return rootInPlace(level, hashes.length);
}

/**
 * Root over `count` leaf hashes that lie side by side; the buffer is overwritten. Joining neighbours level by level,
 * a last one without neighbour moving up as it is, gives the tree of RFC 6962, which splits at the largest power of two.
 */
export function rootInPlace(level: Uint8Array, count: number): Uint8Array {
  checkSize(count, 'count');
  if (count === 0) return emptyRoot();
  checkRoom(level, 0, count * HASH_BYTES, 'level');
  for (let width = count; width > 1; width = Math.ceil(width / 2)) {
    for (let i = 0; i + 1 < width; i += 2) pairHashInto(level, i * HASH_BYTES, level, (i / 2) * HASH_BYTES);
    if (width % 2 === 1) level.copyWithin(((width - 1) / 2) * HASH_BYTES, (width - 1) * HASH_BYTES, width * HASH_BYTES);
  }
  return level.slice(0, HASH_BYTES);
}

/** Throws unless the value is a whole number from 0 to 2^53-1. */
export function checkSize(value: unknown, name: string): asserts value is number {
  checkNumber(value, name);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new ProofError('wrong-size', `${name}: a whole number from 0 to 2^53-1 expected, got ${value}`);
  }
}

function checkProof(proof: unknown): asserts proof is readonly Uint8Array[] {
  checkList(proof, 'proof');
  if (proof.length > 2 * 53) throw new ProofError('proof-too-long', `no tree needs ${proof.length} hashes`);
  for (let i = 0; i < proof.length; i++) checkHash(proof[i], `proof[${i}]`);
}

/** Hands out the hashes of a proof one by one and insists that all of them are used. */
function reader(proof: readonly Uint8Array[], what: string): { next(): Uint8Array; end(): void } {
  let used = 0;
  return {
    next() {
      const hash = proof[used];
      if (hash === undefined) throw new ProofError('proof-too-short', `${what} needs more than ${proof.length} hashes`);
      used += 1;
      return hash;
    },
    end() {
      if (used !== proof.length) {
        throw new ProofError('proof-too-long', `${what} needs ${used} hashes, got ${proof.length}`);
      }
    },
  };
}

function compareRoots(computed: Uint8Array, stated: Uint8Array, name: string): void {
  if (!equalBytes(computed, stated)) {
    throw new ProofError('root-mismatch', `${name}: stated ${toBase64(stated)}, computed ${toBase64(computed)}`);
  }
}

const half = (n: number): number => Math.floor(n / 2);

/** Returns nothing if the leaf is in the tree; throws a ProofError if that does not follow. */
export function verifyInclusion(statement: InclusionStatement): void {
  checkObject(statement, 'statement to check');
  const { index, size, leafHash, proof, root } = statement;
  checkSize(index, 'index');
  checkSize(size, 'size');
  checkHash(leafHash, 'leafHash');
  checkHash(root, 'root');
  checkProof(proof);
  if (index >= size) throw new ProofError('index-outside', `index ${index} is not in a tree of ${size} leaves`);

  const siblings = reader(proof, `leaf ${index} of ${size}`);
  let hash = leafHash;
  let fn = index;
  let sn = size - 1;
  while (sn > 0) {
    if (fn % 2 === 1) {
      hash = nodeHash(siblings.next(), hash);
    } else if (fn < sn) {
      hash = nodeHash(hash, siblings.next());
    }
    fn = half(fn);
    sn = half(sn);
  }
  siblings.end();
  compareRoots(hash, root, 'root');
}

/** Returns nothing if the new tree only appends to the old one; throws a ProofError if that does not follow. */
export function verifyConsistency(statement: ConsistencyStatement): void {
  checkObject(statement, 'statement to check');
  const { oldSize, newSize, oldRoot, newRoot, proof } = statement;
  checkSize(oldSize, 'oldSize');
  checkSize(newSize, 'newSize');
  checkHash(oldRoot, 'oldRoot');
  checkHash(newRoot, 'newRoot');
  checkProof(proof);
  if (oldSize > newSize) {
    throw new ProofError('sizes-reversed', `the old tree has ${oldSize} leaves, the new one only ${newSize}`);
  }

  const hashes = reader(proof, `consistency of ${oldSize} with ${newSize}`);
  if (oldSize === 0) compareRoots(emptyRoot(), oldRoot, 'oldRoot');
  if (oldSize === newSize) compareRoots(oldRoot, newRoot, 'newRoot');
  if (oldSize === 0 || oldSize === newSize) {
    hashes.end();
    return;
  }

  let fn = oldSize - 1;
  let sn = newSize - 1;
  while (fn % 2 === 1) {
    fn = half(fn);
    sn = half(sn);
  }
  // fn is 0 when the old tree is one whole subtree of the new one: its root is then known and not part of the proof.
  let inOld = fn === 0 ? oldRoot : hashes.next();
  let inNew = inOld;
  while (sn > 0) {
    if (fn % 2 === 1) {
      const left = hashes.next();
      inOld = nodeHash(left, inOld);
      inNew = nodeHash(left, inNew);
    } else if (fn < sn) {
      inNew = nodeHash(inNew, hashes.next());
    }
    fn = half(fn);
    sn = half(sn);
  }
  hashes.end();
  compareRoots(inOld, oldRoot, 'oldRoot');
  compareRoots(inNew, newRoot, 'newRoot');
}
