import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { afterEach, test } from 'node:test';
import { toHex, utf8Encode } from './encoding.ts';
import { ProofError } from './errors.ts';
import {
  type Hash,
  leafHash,
  leafHashInto,
  nodeHash,
  pairHashInto,
  setHash,
  sha256Of,
  textLeafHashInto,
} from './hash.ts';

const latin1Write = (Buffer.prototype as unknown as { latin1Write(text: string, at: number, length: number): number })
  .latin1Write;

/** The fast injection that hash.ts recommends for Node. */
const NATIVE: Hash = {
  digest: (input) => hash('sha256', input, 'buffer'),
  digestInto: (input, out, at) => {
    latin1Write.call(out, hash('sha256', input, 'binary'), at, 32);
  },
};

let former: Hash | undefined;
afterEach(() => {
  if (former !== undefined) setHash(former);
  former = undefined;
});

test('an injected hash gives the same digests, at once and into a buffer', () => {
  const inputs = [0, 1, 55, 64, 65, 5000].map((length) => new Uint8Array(length).fill(length & 255));
  const digests = () => inputs.map((input) => toHex(leafHash(input)) + toHex(sha256Of(input)));
  const own = digests();
  const pair = nodeHash(leafHash(inputs[0]!), leafHash(inputs[1]!));
  former = setHash(NATIVE);
  assert.deepEqual(digests(), own);
  const buffer = new Uint8Array(100);
  leafHashInto(inputs[0]!, buffer, 3);
  textLeafHashInto('\u0001', buffer, 35);
  pairHashInto(buffer, 3, buffer, 3);
  assert.deepEqual(buffer.slice(3, 35), new Uint8Array(pair));
  assert.deepEqual(buffer.slice(35, 67), new Uint8Array(leafHash(Uint8Array.of(1))));
  assert.equal(buffer[2], 0);
  assert.equal(buffer[67], 0);
});

test('text is hashed as its UTF-8', () => {
  const text = 'سوق 𐍈 '.repeat(3000);
  const out = new Uint8Array(32);
  textLeafHashInto(text, out, 0);
  assert.deepEqual(out, leafHash(utf8Encode(text)));
});

test('another function than SHA-256 is refused and changes nothing', () => {
  const before = leafHash(Uint8Array.of(1));
  const wrong = (e: unknown) => e instanceof ProofError && e.code === 'wrong-hash-function';
  assert.throws(() => setHash((input) => new Uint8Array(hash('sha512', input, 'buffer')).slice(0, 32)), wrong);
  assert.throws(() => setHash({ ...NATIVE, digestInto: () => {} }), wrong);
  assert.deepEqual(leafHash(Uint8Array.of(1)), before);
});
