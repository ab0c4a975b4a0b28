import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { naiveRoot, someLeaves } from '../test/naive-tree.ts';
import { ProofError } from './errors.ts';
import { TreeHead } from './frontier.ts';
import { consistencyProof, inclusionProof, nodesOf } from './prove.ts';

const LEAVES = someLeaves(300);

const withCode = (code: string) => (e: unknown) => e instanceof ProofError && e.code === code;

test('a growing head has the root of the naive tree at every size, and reports each whole subtree once', () => {
  const nodes = nodesOf(LEAVES);
  const seen = new Set<string>();
  const head = new TreeHead((level, index, bytes, at) => {
    assert.deepEqual(bytes.slice(at, at + 32), nodes(level, index));
    seen.add(`${level}/${index}`);
  });
  for (let n = 0; n <= 70; n++) {
    assert.equal(head.size, n);
    assert.deepEqual(head.root(), naiveRoot(LEAVES.slice(0, n)));
    head.append(LEAVES[n]!);
  }
  let expected = 0;
  for (let width = 71; width >= 1; width = Math.floor(width / 2)) expected += width;
  assert.equal(seen.size, expected);
});

test('a head can be put down and taken up again at any size', () => {
  fc.assert(
    fc.property(fc.nat(250), fc.nat(49), (before, after) => {
      const first = new TreeHead();
      for (const leaf of LEAVES.slice(0, before)) first.append(leaf);
      const second = TreeHead.at(before, first.frontier());
      for (const leaf of LEAVES.slice(before, before + after)) second.append(leaf);
      assert.deepEqual(second.root(), naiveRoot(LEAVES.slice(0, before + after)));
    }),
    { numRuns: 30 },
  );
});

test('a head refuses a frontier that does not fit its size', () => {
  assert.throws(() => TreeHead.at(3, [LEAVES[0]!]), withCode('wrong-size'));
  assert.throws(() => TreeHead.at(1, [new Uint8Array(5)]), withCode('wrong-hash-length'));
  assert.throws(() => new TreeHead().append(new Uint8Array(0)), withCode('wrong-hash-length'));
});

test('making a proof refuses impossible numbers and missing nodes', () => {
  const nodes = nodesOf(LEAVES.slice(0, 5));
  assert.throws(() => inclusionProof(5, 5, nodes), withCode('index-outside'));
  assert.throws(() => inclusionProof(0, -1, nodes), withCode('wrong-size'));
  assert.throws(() => consistencyProof(6, 5, nodes), withCode('sizes-reversed'));
  assert.throws(() => inclusionProof(0, 9, nodes), withCode('missing-node'));
  assert.throws(() => inclusionProof(0, 2, () => undefined as unknown as Uint8Array), withCode('missing-node'));
});
