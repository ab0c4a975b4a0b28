import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { naiveConsistency, naiveInclusion, naiveLeafHash, naiveRoot, someLeaves } from '../test/naive-tree.ts';
import { toHex, utf8Encode } from './encoding.ts';
import { ProofError, type ProofErrorCode } from './errors.ts';
import { leafHash, nodeHash } from './hash.ts';
import { consistencyProof, inclusionProof, nodesOf, rootFromNodes } from './prove.ts';
import {
  type ConsistencyStatement,
  emptyRoot,
  type InclusionStatement,
  rootFromLeafHashes,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts';

const refused = (run: () => unknown, code: ProofErrorCode | undefined, why = '') =>
  assert.throws(run, (e: unknown) => e instanceof ProofError && (code === undefined || e.code === code), why);

const LEAVES = someLeaves(70);
const ROOTS = Array.from({ length: LEAVES.length + 1 }, (_, n) => naiveRoot(LEAVES.slice(0, n)));

test('leaf and empty hashes are those of RFC 6962', () => {
  assert.equal(toHex(emptyRoot()), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(toHex(leafHash(new Uint8Array(0))), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  assert.deepEqual(leafHash(utf8Encode('x')), naiveLeafHash(utf8Encode('x')));
});

test('roots of all sizes equal those of the naive tree', () => {
  for (let n = 0; n <= LEAVES.length; n++) {
    assert.deepEqual(rootFromLeafHashes(LEAVES.slice(0, n)), ROOTS[n]);
    assert.deepEqual(rootFromNodes(n, nodesOf(LEAVES)), ROOTS[n]);
  }
});

test('every inclusion proof up to 70 leaves is the naive one and verifies', () => {
  const nodes = nodesOf(LEAVES);
  for (let size = 1; size <= LEAVES.length; size++) {
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(index, size, nodes);
      assert.deepEqual(proof, naiveInclusion(index, LEAVES.slice(0, size)));
      verifyInclusion({ index, size, leafHash: LEAVES[index]!, proof, root: ROOTS[size]! });
    }
  }
});

test('every consistency proof up to 70 leaves is the naive one and verifies', () => {
  const nodes = nodesOf(LEAVES);
  for (let newSize = 0; newSize <= LEAVES.length; newSize++) {
    for (let oldSize = 0; oldSize <= newSize; oldSize++) {
      const proof = consistencyProof(oldSize, newSize, nodes);
      if (oldSize > 0) assert.deepEqual(proof, naiveConsistency(oldSize, LEAVES.slice(0, newSize)));
      verifyConsistency({ oldSize, newSize, oldRoot: ROOTS[oldSize]!, newRoot: ROOTS[newSize]!, proof });
    }
  }
});

/** A tree of equal leaves: a whole subtree depends on its level alone, so trees of any size can be had. */
const EQUAL = [LEAVES[0]!];
for (let level = 1; level < 54; level++) EQUAL.push(nodeHash(EQUAL[level - 1]!, EQUAL[level - 1]!));
const equalNodes = (level: number) => EQUAL[level]!;

test('sizes up to 2^53-1 verify, with no cut at 32 bits', () => {
  const sizes = [2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 40 + 12_345, 2 ** 53 - 1];
  for (const size of sizes) {
    const root = rootFromNodes(size, equalNodes);
    for (const index of [0, 1, Math.floor(size / 3), size - 2, size - 1]) {
      const proof = inclusionProof(index, size, equalNodes);
      verifyInclusion({ index, size, leafHash: EQUAL[0]!, proof, root });
    }
    for (const oldSize of [1, 2, 3, 2 ** 31, 2 ** 32 - 1, 2 ** 32, size - 1].filter((n) => n <= size)) {
      const oldRoot = rootFromNodes(oldSize, equalNodes);
      const proof = consistencyProof(oldSize, size, equalNodes);
      verifyConsistency({ oldSize, newSize: size, oldRoot, newRoot: root, proof });
      if (proof.length > 0) {
        refused(() => verifyConsistency({ oldSize, newSize: size, oldRoot, newRoot: oldRoot, proof }), undefined);
      }
    }
  }
});

const size = fc.integer({ min: 1, max: LEAVES.length });
const flipBit = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = bytes.slice();
  copy[(bit >> 3) % copy.length]! ^= 1 << (bit & 7);
  return copy;
};

/** Ways to damage a list of hashes; each yields a list that differs. */
const damage = fc.oneof(
  fc.nat(1000).chain((at) => fc.nat(255).map((bit) => ({ name: 'a bit flipped', at, bit }))),
  fc.nat(1000).map((at) => ({ name: 'one left out', at, bit: 0 })),
  fc.nat(1000).map((at) => ({ name: 'one put in', at, bit: 0 })),
  fc.nat(1000).map((at) => ({ name: 'one cut short', at, bit: 0 })),
  fc.nat(1000).map((at) => ({ name: 'one made long', at, bit: 0 })),
  fc.nat(1000).map((at) => ({ name: 'one replaced by text', at, bit: 0 })),
  fc.constant({ name: 'reversed', at: 0, bit: 0 }),
);

function damaged(proof: readonly Uint8Array[], { name, at, bit }: { name: string; at: number; bit: number }) {
  const copy: unknown[] = [...proof];
  const i = copy.length === 0 ? 0 : at % copy.length;
  const old = proof[i];
  if (name === 'one put in') copy.splice(i, 0, old ?? LEAVES[at % LEAVES.length]);
  else if (old === undefined) return null;
  else if (name === 'a bit flipped') copy[i] = flipBit(old, bit);
  else if (name === 'one left out') copy.splice(i, 1);
  else if (name === 'one cut short') copy[i] = old.slice(0, 31);
  else if (name === 'one made long') copy[i] = new Uint8Array(33);
  else if (name === 'one replaced by text') copy[i] = toHex(old);
  else if (copy.length < 2) return null;
  else copy.reverse();
  return copy as Uint8Array[];
}

test('a damaged inclusion proof is refused, however it is damaged', () => {
  fc.assert(
    fc.property(size, fc.nat(1000), damage, (n, at, harm) => {
      const index = at % n;
      const proof = inclusionProof(index, n, nodesOf(LEAVES));
      const bad = damaged(proof, harm);
      fc.pre(bad !== null);
      refused(
        () => verifyInclusion({ index, size: n, leafHash: LEAVES[index]!, proof: bad!, root: ROOTS[n]! }),
        undefined,
      );
    }),
    { numRuns: 400 },
  );
});

test('a damaged consistency proof is refused, however it is damaged', () => {
  fc.assert(
    fc.property(size, fc.nat(1000), damage, (n, at, harm) => {
      const oldSize = at % (n + 1);
      const bad = damaged(consistencyProof(oldSize, n, nodesOf(LEAVES)), harm);
      fc.pre(bad !== null);
      refused(
        () => verifyConsistency({ oldSize, newSize: n, oldRoot: ROOTS[oldSize]!, newRoot: ROOTS[n]!, proof: bad! }),
        undefined,
      );
    }),
    { numRuns: 400 },
  );
});

test('a right proof for other numbers, leaves or roots is refused', () => {
  fc.assert(
    fc.property(size, fc.nat(1000), fc.nat(1000), fc.nat(255), (n, at, other, bit) => {
      const index = at % n;
      const good: InclusionStatement = {
        index,
        size: n,
        leafHash: LEAVES[index]!,
        proof: inclusionProof(index, n, nodesOf(LEAVES)),
        root: ROOTS[n]!,
      };
      refused(() => verifyInclusion({ ...good, leafHash: flipBit(good.leafHash, bit) }), 'root-mismatch');
      refused(() => verifyInclusion({ ...good, root: flipBit(good.root, bit) }), 'root-mismatch');
      const elsewhere = other % n;
      if (elsewhere !== index) refused(() => verifyInclusion({ ...good, index: elsewhere }), undefined);
    }),
    { numRuns: 300 },
  );
});

const INCLUSION: InclusionStatement = {
  index: 2,
  size: 5,
  leafHash: LEAVES[2]!,
  proof: naiveInclusion(2, LEAVES.slice(0, 5)),
  root: ROOTS[5]!,
};

test('a node taken for a leaf, or a leaf for a node, is refused', () => {
  const [a, b, c, d] = LEAVES as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const [left, right, root] = [nodeHash(a, b), nodeHash(c, d), ROOTS[4]!];
  const proof = inclusionProof(0, 4, nodesOf(LEAVES));
  verifyInclusion({ index: 0, size: 4, leafHash: a, proof, root });
  // an entry of the bytes that a node is hashed from would be a leaf of the tree half as large, if both were hashed alike
  const entry = Uint8Array.from([...a, ...b]);
  const half = { index: 0, size: 2, proof: [right], root };
  refused(() => verifyInclusion({ ...half, leafHash: leafHash(entry) }), 'root-mismatch');
  assert.deepEqual(rootFromLeafHashes([left, right]), root);
  assert.notDeepEqual(rootFromLeafHashes([leafHash(entry), right]), root);
  // of the size that was signed, no node stands where a leaf does
  refused(() => verifyInclusion({ ...half, size: 4, leafHash: left }), 'proof-too-short');
  refused(() => verifyInclusion({ index: 0, size: 4, leafHash: left, proof, root }), 'root-mismatch');
});

test('a proof too long, too short, or of another size is refused', () => {
  const nodes = nodesOf(LEAVES);
  for (const [size, index] of [
    [5, 2],
    [64, 63],
    [70, 69],
  ] as const) {
    const good = {
      index,
      size,
      leafHash: LEAVES[index]!,
      proof: inclusionProof(index, size, nodes),
      root: ROOTS[size]!,
    };
    verifyInclusion(good);
    refused(() => verifyInclusion({ ...good, proof: [...good.proof, LEAVES[0]!] }), 'proof-too-long');
    refused(() => verifyInclusion({ ...good, proof: good.proof.slice(0, -1) }), 'proof-too-short');
    refused(() => verifyInclusion({ ...good, root: ROOTS[size - 1]! }), 'root-mismatch');
    const grown = { oldSize: size - 2, newSize: size, oldRoot: ROOTS[size - 2]!, newRoot: ROOTS[size]! };
    const consistency = consistencyProof(size - 2, size, nodes);
    verifyConsistency({ ...grown, proof: consistency });
    refused(() => verifyConsistency({ ...grown, proof: [...consistency, LEAVES[0]!] }), 'proof-too-long');
    refused(() => verifyConsistency({ ...grown, proof: consistency.slice(0, -1) }), 'proof-too-short');
    refused(() => verifyConsistency({ ...grown, oldSize: size - 1, proof: consistency }), undefined);
  }
});

test('hostile inclusion statements are refused with their code', () => {
  const cases: [string, object, ProofErrorCode][] = [
    ['negative index', { index: -1 }, 'wrong-size'],
    ['fractional index', { index: 1.5 }, 'wrong-size'],
    ['index NaN', { index: Number.NaN }, 'wrong-size'],
    ['infinite size', { size: Number.POSITIVE_INFINITY }, 'wrong-size'],
    ['size past 2^53-1', { size: 2 ** 53 }, 'wrong-size'],
    ['size as bigint', { size: 5n }, 'wrong-type'],
    ['size as text', { size: '5' }, 'wrong-type'],
    ['no index', { index: undefined }, 'wrong-type'],
    ['index = size', { index: 5 }, 'index-outside'],
    ['empty tree', { index: 0, size: 0, proof: [] }, 'index-outside'],
    ['empty leaf hash', { leafHash: new Uint8Array(0) }, 'wrong-hash-length'],
    ['leaf hash of 33 bytes', { leafHash: new Uint8Array(33) }, 'wrong-hash-length'],
    ['leaf hash as array', { leafHash: [...LEAVES[2]!] }, 'wrong-type'],
    ['root of 31 bytes', { root: ROOTS[5]!.slice(1) }, 'wrong-hash-length'],
    ['root null', { root: null }, 'wrong-type'],
    ['proof null', { proof: null }, 'wrong-type'],
    ['proof as bytes', { proof: new Uint8Array(96) }, 'wrong-type'],
    ['proof with a hole', { proof: [LEAVES[3], undefined, LEAVES[4]] }, 'wrong-type'],
    ['proof of a thousand', { proof: new Array(1000).fill(LEAVES[0]) }, 'proof-too-long'],
    ['proof too long', { proof: [...INCLUSION.proof, LEAVES[0]] }, 'proof-too-long'],
    ['proof too short', { proof: INCLUSION.proof.slice(0, -1) }, 'proof-too-short'],
    ['empty proof', { proof: [] }, 'proof-too-short'],
    ['a size of another shape', { size: 9 }, 'proof-too-short'],
  ];
  verifyInclusion(INCLUSION);
  for (const [name, change, code] of cases) {
    refused(() => verifyInclusion({ ...INCLUSION, ...change } as InclusionStatement), code, name);
  }
  for (const nothing of [undefined, null, 1, 'x']) {
    refused(() => verifyInclusion(nothing as unknown as InclusionStatement), 'wrong-type');
  }
});

const CONSISTENCY: ConsistencyStatement = {
  oldSize: 3,
  newSize: 7,
  oldRoot: ROOTS[3]!,
  newRoot: ROOTS[7]!,
  proof: naiveConsistency(3, LEAVES.slice(0, 7)),
};

test('hostile consistency statements are refused with their code', () => {
  const same = { oldSize: 7, oldRoot: ROOTS[7], proof: [] };
  const empty = { oldSize: 0, oldRoot: emptyRoot(), proof: [] };
  const cases: [string, object, ProofErrorCode][] = [
    ['sizes reversed', { oldSize: 7, newSize: 3 }, 'sizes-reversed'],
    ['negative', { oldSize: -3 }, 'wrong-size'],
    ['past 2^53-1', { newSize: 2 ** 60 }, 'wrong-size'],
    ['equal sizes, a proof', { ...same, proof: [LEAVES[0]] }, 'proof-too-long'],
    ['equal sizes, other roots', { ...same, oldRoot: ROOTS[6] }, 'root-mismatch'],
    ['old size 0, a proof', { ...empty, proof: [LEAVES[0]] }, 'proof-too-long'],
    ['old size 0, another root', { ...empty, oldRoot: ROOTS[3] }, 'root-mismatch'],
    ['both 0, another root', { ...empty, newSize: 0, newRoot: ROOTS[3] }, 'root-mismatch'],
    ['both 0, both another root', { ...empty, newSize: 0, oldRoot: ROOTS[3], newRoot: ROOTS[3] }, 'root-mismatch'],
    ['empty hash in the proof', { proof: [new Uint8Array(0), ...CONSISTENCY.proof.slice(1)] }, 'wrong-hash-length'],
    ['too short', { proof: CONSISTENCY.proof.slice(1) }, 'proof-too-short'],
    ['empty proof', { proof: [] }, 'proof-too-short'],
    ['old root', { oldRoot: ROOTS[4] }, 'root-mismatch'],
    ['new root', { newRoot: ROOTS[8] }, 'root-mismatch'],
    ['old root empty', { oldRoot: new Uint8Array(0) }, 'wrong-hash-length'],
  ];
  verifyConsistency(CONSISTENCY);
  verifyConsistency({ ...CONSISTENCY, ...same } as ConsistencyStatement);
  verifyConsistency({ ...CONSISTENCY, ...empty } as ConsistencyStatement);
  verifyConsistency({ oldSize: 0, newSize: 0, oldRoot: emptyRoot(), newRoot: emptyRoot(), proof: [] });
  for (const [name, change, code] of cases) {
    refused(() => verifyConsistency({ ...CONSISTENCY, ...change } as ConsistencyStatement), code, name);
  }
});

test('roots and node hashes refuse what is no hash', () => {
  refused(() => rootFromLeafHashes([new Uint8Array(0)]), 'wrong-hash-length');
  refused(() => rootFromLeafHashes('x' as unknown as Uint8Array[]), 'wrong-type');
  refused(() => nodeHash(LEAVES[0]!, new Uint8Array(31)), 'wrong-hash-length');
  refused(() => leafHash('a' as unknown as Uint8Array), 'wrong-type');
});
