/*
 * The right edge of a growing tree. To append to a tree of n leaves and to know its root, one needs one hash for each
 * binary digit 1 of n: the roots of the whole subtrees that the leaves fall into, largest first (a "compact range").
 * Appending a leaf is binary counting: as long as the digit is 1, two subtrees of the same size join to one.
 *
 * The hashes lie side by side in one buffer, so joining allocates nothing: one leaf costs one node hash on average.
 */
import { checkFunction, checkList, checkRoom } from './arguments.ts';
import { ProofError } from './errors.ts';
import { checkHash, HASH_BYTES, nodeHash, pairHashInto } from './hash.ts';
import { checkSize, emptyRoot } from './tree.ts';

/**
 * Called for each subtree that has become whole, leaves (level 0) included, in the order of completion. The hash is
 * bytes[at .. at+32) and only valid during the call.
 */
export type NodeSink = (level: number, index: number, bytes: Uint8Array, at: number) => void;

/** More than the 53 digits that a size can have, and room for the leaf that is being joined. */
const STACK = 55;

export class TreeHead {
  private readonly stack = new Uint8Array(STACK * HASH_BYTES);
  private height = 0;
  private leaves = 0;
  private readonly sink: NodeSink | undefined;

  constructor(sink?: NodeSink) {
    if (sink !== undefined) checkFunction(sink, 'sink');
    this.sink = sink;
  }

  /**
   * A head for a tree that already has leaves; `hashes` as `frontier()` gave them. Throws ProofError `wrong-size` if
   * their number does not fit the size.
   */
  static at(size: number, hashes: readonly Uint8Array[], sink?: NodeSink): TreeHead {
    checkSize(size, 'size');
    checkList(hashes, 'frontier hashes');
    const digits = ones(size);
    if (hashes.length !== digits) {
      throw new ProofError(
        'wrong-size',
        `a tree of ${size} leaves has ${digits} frontier hashes, got ${hashes.length}`,
      );
    }
    const head = new TreeHead(sink);
    head.leaves = size;
    for (const hash of hashes) {
      checkHash(hash, 'frontier hash');
      head.stack.set(hash, head.height * HASH_BYTES);
      head.height += 1;
    }
    return head;
  }

  get size(): number {
    return this.leaves;
  }

  /** Appends one leaf hash of 32 bytes. */
  append(leafHash: Uint8Array): void {
    checkHash(leafHash, 'leaf hash');
    this.appendFrom(leafHash, 0);
  }

  /** Appends the leaf hash at bytes[at .. at+32); the bytes are copied. */
  appendFrom(bytes: Uint8Array, at: number): void {
    const { stack, sink } = this;
    checkRoom(bytes, at, HASH_BYTES, 'leaf hashes');
    let top = this.height * HASH_BYTES;
    for (let i = 0; i < HASH_BYTES; i++) stack[top + i] = bytes[at + i]!;
    let index = this.leaves;
    let level = 0;
    sink?.(0, index, stack, top);
    while (index % 2 === 1) {
      top -= HASH_BYTES;
      pairHashInto(stack, top, stack, top);
      index = (index - 1) / 2;
      level += 1;
      sink?.(level, index, stack, top);
    }
    this.height = top / HASH_BYTES + 1;
    this.leaves += 1;
  }

  /** Root of the tree as it stands. */
  root(): Uint8Array {
    if (this.height === 0) return emptyRoot();
    const hashes = this.frontier();
    return hashes.reduceRight((right, left) => nodeHash(left, right));
  }

  /** Roots of the whole subtrees, largest first: what `at` takes. Copies. */
  frontier(): Uint8Array[] {
    const hashes: Uint8Array[] = [];
    for (let i = 0; i < this.height; i++) hashes.push(this.stack.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES));
    return hashes;
  }
}

/** Number of binary digits 1. */
function ones(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
