import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { bytesNamed, disclosed, passage, sampleCustom, sampleOpening } from '../test/sample.ts';
import { utf8Encode } from './encoding.ts';
import { ProofError } from './errors.ts';
import { leafHash, setHash } from './hash.ts';
import {
  buildItemTree,
  itemProof,
  itemProver,
  type PassageStatement,
  parseItemTreeValue,
  verifyPassage,
} from './passages.ts';
import { formatOpening } from './record.ts';

const refused = (run: () => unknown, code?: string, why = '') =>
  assert.throws(run, (e: unknown) => e instanceof ProofError && (code === undefined || e.code === code), why);

test('every passage of a text of any length proves, at its place only', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(19), (size, at) => {
      const items = Array.from({ length: size }, (_, i) => sampleOpening(`text/${i}`, `passage ${i}`));
      const tree = buildItemTree(items);
      const slotOpening = sampleOpening('text', tree.value);
      const index = at % size;
      const good = { opening: items[index]!, index, slotOpening, proof: itemProof(tree, index) };
      assert.equal(verifyPassage(good).value, `passage ${index}`);
      refused(() => verifyPassage({ ...good, opening: sampleOpening(`text/${index}`, 'other') }), 'root-mismatch');
      const bare = items.map((item, i) => (i === index ? leafHash(utf8Encode(item)) : item));
      assert.deepEqual(buildItemTree(bare).value, tree.value);
    }),
    { numRuns: 40 },
  );
});

test('the passages of a long text are proved with the tree hashed once', () => {
  const SIZE = 1000;
  const items = Array.from({ length: SIZE }, (_, i) => sampleOpening(`text/${i}`, `passage ${i}`));
  const tree = buildItemTree(items);
  const { proofs, hashes } = hashesCounted(() => {
    const proofOf = itemProver(tree);
    return items.map((_, index) => proofOf(index));
  });
  // the nodes of the tree, and for each proof at most those along its ragged edge
  assert.ok(hashes < 10 * SIZE, `${hashes} hashes`);
  const slotOpening = sampleOpening('text', tree.value);
  for (const index of [0, 1, 511, 512, 767, 998, 999]) {
    assert.deepEqual(proofs[index], itemProof(tree, index));
    verifyPassage({ opening: items[index]!, index, slotOpening, proof: proofs[index]! });
  }
  refused(() => itemProver(tree)(SIZE), 'index-outside');
});

function hashesCounted(prove: () => Uint8Array[][]): { proofs: Uint8Array[][]; hashes: number } {
  let hashes = 0;
  const former = setHash((bytes) => {
    hashes++;
    return sha256(bytes);
  });
  try {
    return { proofs: prove(), hashes };
  } finally {
    setHash(former);
  }
}

const good: PassageStatement = { ...passage(1), slotOpening: disclosed('text').opening };

test('a passage is refused at another place, of another field or kind, or against what is no tree', () => {
  verifyPassage(good);
  const value = { size: 4, tree: 'A'.repeat(43) };
  const cases: [string, object, string | undefined][] = [
    ['another index', { index: 2 }, 'opening-mismatch'],
    ['index outside', { ...passage(1), index: 4, opening: sampleOpening('text/4', 'x') }, 'index-outside'],
    ['fractional index', { index: 1.5 }, 'wrong-size'],
    ['no index', { index: undefined }, 'wrong-type'],
    ['index with a leading zero', { opening: sampleOpening('text/01', 'x') }, 'opening-mismatch'],
    ['a passage of another text', { opening: sampleOpening('mainText/1', 'x') }, 'opening-mismatch'],
    ['a plain field', { opening: sampleOpening('title', 'x') }, 'unknown-path'],
    ['the proof of another passage', { proof: passage(3).proof }, 'root-mismatch'],
    ['a short proof', { proof: [] }, 'proof-too-short'],
    ['a slot without tree', { slotOpening: disclosed('title').opening }, 'opening-mismatch'],
    [
      'a slot of another kind',
      {
        opening: formatOpening({ salt: bytesNamed('s'), kind: 'act', path: 'custom/x', value: 1 }),
      },
      'opening-mismatch',
    ],
    ['another root', { slotOpening: sampleOpening('text', value) }, 'root-mismatch'],
    [
      'a root of 31 bytes',
      { slotOpening: sampleOpening('text', { ...value, tree: 'A'.repeat(42) }) },
      'wrong-hash-length',
    ],
    ['no root', { slotOpening: sampleOpening('text', { size: 4 }) }, 'bad-opening'],
    ['a key more', { slotOpening: sampleOpening('text', { ...value, x: 1 }) }, 'bad-opening'],
    ['a negative size', { slotOpening: sampleOpening('text', { ...value, size: -4 }) }, 'wrong-size'],
    ['a text in the slot', { slotOpening: sampleOpening('text', 'hello') }, 'bad-opening'],
    ['null in the slot', { slotOpening: sampleOpening('text', null) }, 'bad-opening'],
    ['a list in the slot', { slotOpening: sampleOpening('text', []) }, 'bad-opening'],
  ];
  for (const [name, change, code] of cases) {
    refused(() => verifyPassage({ ...good, ...change } as PassageStatement), code, name);
  }
  refused(() => verifyPassage(undefined as unknown as PassageStatement), 'wrong-type');
});

test('fields with names of their own prove at their position', () => {
  const slotOpening = disclosed('custom').opening;
  const opening = sampleOpening('custom/رقم', '٧');
  assert.equal(verifyPassage({ opening, index: 1, slotOpening, proof: itemProof(sampleCustom, 1) }).path, 'custom/رقم');
  refused(() => verifyPassage({ opening, index: 0, slotOpening, proof: itemProof(sampleCustom, 0) }), 'root-mismatch');
  refused(
    () => verifyPassage({ opening: sampleOpening('custom/', 1), index: 0, slotOpening, proof: [] }),
    'unknown-path',
  );
});

test('an empty text is a tree of nothing', () => {
  const { value } = buildItemTree([]);
  assert.deepEqual(parseItemTreeValue(value), { size: 0, root: parseItemTreeValue(value).root });
  refused(() => verifyPassage({ ...passage(0), slotOpening: sampleOpening('text', value) }), 'index-outside');
});
