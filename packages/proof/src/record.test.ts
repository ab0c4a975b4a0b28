import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { naiveLeafHash } from '../test/naive-tree.ts';
import { bytesNamed, sampleFiller, sampleOpening, sampleSlots, sampleTree } from '../test/sample.ts';
import { utf8Encode } from './encoding.ts';
import { ProofError } from './errors.ts';
import { nodeHash } from './hash.ts';
import {
  buildRecordTree,
  formatOpening,
  type OpeningStatement,
  parseOpening,
  recordProof,
  verifyOpening,
} from './record.ts';
import { fieldAt, SLOTS, slotOf } from './slots.ts';

const withCode = (code: string) => (e: unknown) => e instanceof ProofError && e.code === code;
const refused = (run: () => unknown, code?: string, why = '') =>
  assert.throws(run, (e: unknown) => e instanceof ProofError && (code === undefined || e.code === code), why);

/** The tree as the format defines it: recursive, a filler for each empty subtree that has an occupied sibling. */
function naiveRecordRoot(slots: ReadonlyMap<number, string>, level = 6, index = 0): Uint8Array | null {
  if (level === 0) {
    const opening = slots.get(index);
    return opening === undefined ? null : naiveLeafHash(utf8Encode(opening));
  }
  const below = [0, 1].map((i) => naiveRecordRoot(slots, level - 1, index * 2 + i));
  if (below[0] === null && below[1] === null) return null;
  const [left, right] = below.map((hash, i) => {
    if (hash !== null) return hash!;
    const filler = new Uint8Array(32);
    sampleFiller(level - 1, index * 2 + i, filler, 0);
    return filler;
  });
  return nodeHash(left!, right!);
}

const documentFields = SLOTS.get('document')!;
const someSlots = fc
  .uniqueArray(fc.integer({ min: 1, max: documentFields.length - 1 }), { maxLength: 30 })
  .map((slots) => new Map([0, ...slots].map((slot) => [slot, sampleOpening(fieldAt('document', slot)!.path, slot)])));

test('trees of any fields have the root of the naive tree, and every field proves and no other value', () => {
  fc.assert(
    fc.property(someSlots, (slots) => {
      const { root, nodes } = buildRecordTree('document', slots, sampleFiller);
      assert.deepEqual(root, naiveRecordRoot(slots));
      for (const [slot, opening] of slots) {
        const { path } = fieldAt('document', slot)!;
        const statement = { opening, kind: 'document', path, proof: recordProof(nodes, slot), fieldsRoot: root };
        assert.equal(verifyOpening(statement).value, slot);
        refused(() => verifyOpening({ ...statement, opening: sampleOpening(path, 'other') }), 'root-mismatch');
      }
    }),
    { numRuns: 40 },
  );
});

test('a tree is the same from leaf hashes alone, as after an erasure, and in a used buffer', () => {
  const erased = new Map<number, string | Uint8Array>(sampleSlots);
  const by = slotOf('document', 'by');
  erased.set(by, naiveLeafHash(utf8Encode(sampleSlots.get(by)!)));
  const buffer = new Uint8Array(127 * 32).fill(255);
  assert.deepEqual(buildRecordTree('document', erased, sampleFiller, buffer).root, sampleTree.root);
  const title = slotOf('document', 'title');
  assert.deepEqual(recordProof(buffer, title), recordProof(sampleTree.nodes, title));
});

test('fillers stand only at the root of empty subtrees', () => {
  const asked: string[] = [];
  buildRecordTree('document', new Map([[0, sampleOpening('id', 'x')]]), (level, index, out, at) => {
    asked.push(`${level}/${index}`);
    sampleFiller(level, index, out, at);
  });
  assert.deepEqual(asked, ['0/1', '1/1', '2/1', '3/1', '4/1', '5/1']);
});

test('building refuses wrong slots and openings', () => {
  const id = sampleOpening('id', 'x');
  const build = (...slots: [number, string | Uint8Array][]) => buildRecordTree('document', slots, sampleFiller);
  refused(() => build(), 'bad-record-tree');
  refused(() => build([10, sampleOpening('title', 'x')]), 'bad-record-tree');
  refused(() => build([0, id], [0, id]), 'bad-record-tree');
  refused(() => build([0, id], [60, id]), 'bad-record-tree');
  refused(() => build([0, id], [-1, id]), 'bad-record-tree');
  refused(() => build([0, id], [10, id]), 'opening-mismatch');
  refused(() => build([0, id], [10, new Uint8Array(31)]), 'wrong-hash-length');
  refused(() => buildRecordTree('event', [[0, id]], sampleFiller), 'opening-mismatch');
  refused(() => recordProof(sampleTree.nodes, 64), 'bad-record-tree');
});

const path = 'title';
const good: OpeningStatement = {
  opening: sampleOpening(path, 'سوق'),
  kind: 'document',
  path,
  proof: recordProof(sampleTree.nodes, slotOf('document', path)),
  fieldsRoot: sampleTree.root,
};

test('an opening is refused for another field, kind, root, proof or spelling', () => {
  assert.deepEqual(verifyOpening(good).value, 'سوق');
  assert.deepEqual(verifyOpening({ ...good, opening: utf8Encode(good.opening as string) }).path, path);
  const text = good.opening as string;
  const salt = text.slice(2, 45);
  const cases: [string, object, string | undefined][] = [
    ['another path', { path: 'description' }, 'opening-mismatch'],
    ['another kind', { kind: 'event' }, 'opening-mismatch'],
    ['no such kind', { kind: 'film' }, 'unknown-kind'],
    ['no such path', { path: 'titel' }, 'unknown-path'],
    ['path not a text', { path: 10 }, 'unknown-path'],
    ['a path with an item', { path: 'text/0' }, 'unknown-path'],
    ['another root', { fieldsRoot: bytesNamed('x') }, 'root-mismatch'],
    ['a short root', { fieldsRoot: good.fieldsRoot.slice(1) }, 'wrong-hash-length'],
    ['no root', { fieldsRoot: undefined }, 'wrong-type'],
    ['five hashes', { proof: good.proof.slice(1) }, 'proof-too-short'],
    ['seven hashes', { proof: [...good.proof, bytesNamed('x')] }, 'proof-too-long'],
    ['no proof', { proof: [] }, 'proof-too-short'],
    ['the proof of another slot', { proof: recordProof(sampleTree.nodes, 0) }, 'root-mismatch'],
    ['a value in its place', { opening: 'سوق' }, 'bad-json'],
    ['white space', { opening: text.replace(',', ', ') }, 'not-canonical'],
    ['an escape', { opening: text.replace('title', '\\u0074itle') }, 'not-canonical'],
    ['three parts', { opening: `["${salt}","document","title"]` }, 'bad-opening'],
    ['five parts', { opening: text.replace(/]$/, ',1]') }, 'bad-opening'],
    ['an object', { opening: '{"a":1}' }, 'bad-opening'],
    ['a short salt', { opening: text.replace(salt, salt.slice(4)) }, 'bad-opening'],
    ['a padded salt', { opening: text.replace(salt, `${salt}=`) }, 'bad-opening'],
    ['a salt with unused bits', { opening: text.replace(salt, `${'A'.repeat(42)}B`) }, 'bad-base64'],
    ['a salt of base64', { opening: text.replace(salt, `${'A'.repeat(41)}+A`) }, 'bad-base64'],
    ['another salt', { opening: text.replace(salt, 'A'.repeat(43)) }, 'root-mismatch'],
    ['kind not a text', { opening: `["${salt}",1,"title","x"]` }, 'bad-opening'],
    ['a lone surrogate', { opening: `["${salt}","document","title","\ud800"]` }, 'lone-surrogate'],
    ['bytes that are no UTF-8', { opening: Uint8Array.of(0x22, 0xff, 0x22) }, 'bad-utf8'],
    ['a number', { opening: 5 }, 'wrong-type'],
  ];
  for (const [name, change, code] of cases) {
    refused(() => verifyOpening({ ...good, ...change } as OpeningStatement), code, name);
  }
  refused(() => verifyOpening(null as unknown as OpeningStatement), 'wrong-type');
});

test('a node of the tree cannot be passed off as a field', () => {
  // The leaf hash is over 0x00 and canonical JSON, a node over 0x01: no opening has a node's bytes.
  const pair = new Uint8Array([...sampleTree.nodes.slice(32, 96)]);
  refused(() => verifyOpening({ ...good, opening: pair, proof: [] }));
});

test('openings are written and read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.integer(), (salt, value) => {
      const opening = { salt, kind: 'act' as const, path: 'killed', value: [value, null, { b: 1, a: 'é' }] };
      assert.deepEqual(parseOpening(formatOpening(opening)), opening);
    }),
  );
  assert.throws(
    () => formatOpening({ salt: new Uint8Array(16), kind: 'act', path: 'killed', value: 1 }),
    withCode('bad-opening'),
  );
});
