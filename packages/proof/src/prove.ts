/*
 * Making proofs. The prover has the hashes of whole subtrees: `getNode(level, index)` gives the root over the leaves
 * [index * 2^level, (index + 1) * 2^level), asked for only where all of these leaves exist. Everything else, the ragged
 * right edge of the tree, is computed from them, so a proof costs O(log^2 size) reads at most.
 *
 * The recursions PATH and PROOF are those of RFC 6962 sections 2.1.1 and 2.1.2.
 */
import { checkFunction, checkList } from './arguments.ts';
import { describe, ProofError } from './errors.ts';
import { checkHash, nodeHash } from './hash.ts';
import { checkSize, emptyRoot } from './tree.ts';

/** Root of a whole subtree of 2^level leaves. May throw; what it returns is checked to be a hash. */
export type NodeReader = (level: number, index: number) => Uint8Array;

/** Sibling hashes for the leaf `index` of the tree of `size` leaves, from the leaf upwards. */
export function inclusionProof(index: number, size: number, getNode: NodeReader): Uint8Array[] {
  checkSize(index, 'index');
  checkSize(size, 'size');
  checkFunction(getNode, 'getNode');
  if (index >= size) throw new ProofError('index-outside', `index ${index} is not in a tree of ${size} leaves`);
  const downwards: Uint8Array[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    if (index < middle) {
      downwards.push(rangeHash(middle, end, getNode));
      end = middle;
    } else {
      downwards.push(rangeHash(start, middle, getNode));
      start = middle;
    }
  }
  return downwards.reverse();
}

/** Proof that the tree of `newSize` leaves begins with that of `oldSize`. Empty if oldSize is 0 or newSize. */
export function consistencyProof(oldSize: number, newSize: number, getNode: NodeReader): Uint8Array[] {
  checkSize(oldSize, 'oldSize');
  checkSize(newSize, 'newSize');
  checkFunction(getNode, 'getNode');
  if (oldSize > newSize) {
    throw new ProofError('sizes-reversed', `the old tree has ${oldSize} leaves, the new one only ${newSize}`);
  }
  if (oldSize === 0 || oldSize === newSize) return [];
  const downwards: Uint8Array[] = [];
  let start = 0;
  let end = newSize;
  while (end !== oldSize) {
    const middle = start + largestPowerBelow(end - start);
    if (oldSize <= middle) {
      downwards.push(rangeHash(middle, end, getNode));
      end = middle;
    } else {
      downwards.push(rangeHash(start, middle, getNode));
      start = middle;
    }
  }
  // A subtree that starts at 0 is the old tree itself, whose root the verifier has.
  if (start !== 0) downwards.push(rangeHash(start, end, getNode));
  return downwards.reverse();
}

/** Root of the tree of `size` leaves, from the hashes of its whole subtrees. */
export function rootFromNodes(size: number, getNode: NodeReader): Uint8Array {
  checkSize(size, 'size');
  checkFunction(getNode, 'getNode');
  return size === 0 ? emptyRoot() : rangeHash(0, size, getNode);
}

/** A node reader over leaf hashes held in memory; each whole subtree is hashed once. */
export function nodesOf(leafHashes: readonly Uint8Array[]): NodeReader {
  checkList(leafHashes, 'leaf hashes');
  for (let i = 0; i < leafHashes.length; i++) checkHash(leafHashes[i], `leaf hash ${i}`);
  const levels: Uint8Array[][] = [[...leafHashes]];
  for (let below = levels[0]!; below.length > 1; below = levels.at(-1)!) {
    const level: Uint8Array[] = [];
    for (let i = 0; i + 1 < below.length; i += 2) level.push(nodeHash(below[i]!, below[i + 1]!));
    levels.push(level);
  }
  return (level, index) => {
    checkSize(level, 'level');
    checkSize(index, 'index');
    const hash = levels[level]?.[index];
    if (hash === undefined) throw missingNode(level, index);
    return hash;
  };
}

export function missingNode(level: number, index: number): ProofError {
  return new ProofError('missing-node', `there is no node ${index} at level ${level}`);
}

/** Root over the leaves [start, end), where start is a multiple of a power of two that is at least end - start. */
function rangeHash(start: number, end: number, getNode: NodeReader): Uint8Array {
  const width = end - start;
  const below = largestPowerBelow(width);
  if (width === 1 || below * 2 === width) {
    const level = Math.log2(width);
    const hash = getNode(level, start / width);
    if (!(hash instanceof Uint8Array)) {
      throw new ProofError('missing-node', `node ${start / width} at level ${level}: got ${describe(hash)}`);
    }
    checkHash(hash, `node ${start / width} at level ${level}`);
    return hash;
  }
  return nodeHash(rangeHash(start, start + below, getNode), rangeHash(start + below, end, getNode));
}

/** The largest power of two below n, for n > 1 (below 1 it gives 1). Multiplication, not shifts: n may pass 2^32. */
function largestPowerBelow(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}
