import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromBase64, fromBase64url, toBase64, toBase64url, toHex, utf8Decode, utf8Encode } from './encoding.ts';
import { ProofError } from './errors.ts';

const withCode = (code: string) => (e: unknown) => e instanceof ProofError && e.code === code;

test('base64 of any bytes is that of Node, and comes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
      assert.equal(toBase64url(bytes), Buffer.from(bytes).toString('base64url'));
      assert.equal(toHex(bytes), Buffer.from(bytes).toString('hex'));
      assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
      assert.deepEqual(fromBase64url(toBase64url(bytes)), bytes);
    }),
  );
});

test('a decoder accepts only what its encoder writes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'AQgwZz09+/-_= \n'), maxLength: 9 }), (text) => {
      for (const [decode, encode] of [
        [fromBase64, toBase64],
        [fromBase64url, toBase64url],
      ] as const) {
        let bytes: Uint8Array;
        try {
          bytes = decode(text);
        } catch (e) {
          assert.ok(withCode('bad-base64')(e));
          continue;
        }
        assert.equal(encode(bytes), text);
      }
    }),
    { numRuns: 1000 },
  );
});

test('known bad spellings are refused', () => {
  for (const text of [
    'A',
    'AA',
    'AA=',
    'AA===',
    '=',
    '====',
    'AB==',
    'AAB=',
    'AA==\n',
    ' AAA',
    'AA-_',
    'AAé=',
    'A=A=',
  ]) {
    assert.throws(() => fromBase64(text), withCode('bad-base64'), text);
  }
  for (const text of ['A', 'AB', 'AAB', 'AA==', 'AA+/', 'AA A']) {
    assert.throws(() => fromBase64url(text), withCode('bad-base64'), text);
  }
  assert.throws(() => fromBase64(5 as unknown as string), withCode('wrong-type'));
});

test('UTF-8 is strict both ways', () => {
  assert.throws(() => utf8Encode('a\ud800'), withCode('lone-surrogate'));
  const bad = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x80]];
  for (const bytes of bad) assert.throws(() => utf8Decode(Uint8Array.from(bytes)), withCode('bad-utf8'));
  assert.equal(utf8Decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), '\ufeffa');
});
