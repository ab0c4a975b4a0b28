import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logKey, witnessKey } from '../test/sample.ts';
import { toBase64 } from './encoding.ts';
import { ProofError } from './errors.ts';
import { formatVerifierKey, makeVerifierKey, parseVerifierKey, type VerifierKey } from './verifier-key.ts';

const withCode = (code: string) => (e: unknown) => e instanceof ProofError && e.code === code;

/** The example key of the signed-note specification. */
const EXAMPLE = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';

test('the example of the specification is read, and written again', () => {
  const key = parseVerifierKey(EXAMPLE);
  assert.equal(key.name, 'example.com/foo');
  assert.equal(key.keyId, 0x530d903a);
  assert.equal(key.algorithm, 'ed25519');
  assert.equal(key.publicKey.length, 32);
  assert.equal(formatVerifierKey(key), EXAMPLE);
  assert.equal(parseVerifierKey(key), key);
});

test('keys of both algorithms come back, and the algorithm is part of the key id', () => {
  for (const { key, vkey } of [logKey, witnessKey]) assert.deepEqual(parseVerifierKey(vkey), key);
  const same = makeVerifierKey(logKey.key.name, logKey.key.publicKey, 'cosignature/v1');
  assert.notEqual(same.keyId, logKey.key.keyId);
});

test('broken keys are refused', () => {
  const base64 = EXAMPLE.slice(-44);
  const bad = [
    '',
    'x',
    '++',
    'a+b',
    '+530d903a+' + base64,
    'example.com/foo+530d903a',
    'example.com/foo+530d903a+',
    'example.com/foo+530d903+' + base64,
    'example.com/foo+530d903g+' + base64,
    'example.com/foo+530d903b+' + base64,
    'example.com/fop+530d903a+' + base64,
    'example.com /foo+530d903a+' + base64,
    'example.com\u00a0foo+530d903a+' + base64,
    EXAMPLE + '=',
    EXAMPLE + '\n',
    ' ' + EXAMPLE,
    EXAMPLE.slice(0, -1),
    EXAMPLE.replace('AekyeRrm', 'AekyeRrn'),
    EXAMPLE + '+x',
  ];
  for (const vkey of bad) assert.throws(() => parseVerifierKey(vkey), withCode('bad-verifier-key'), vkey);
  for (const nothing of [undefined, null, 5]) {
    assert.throws(() => parseVerifierKey(nothing as unknown as string), withCode('wrong-type'));
  }
});

test('a well-formed key of another algorithm is named as such', () => {
  const { name, publicKey } = logKey.key;
  const data = new Uint8Array([0x06, ...publicKey]);
  // The key id of the altered data, computed by the refusal itself.
  const stated = (id: string) => `${name}+${id}+${toBase64(data)}`;
  let id = '';
  assert.throws(
    () => parseVerifierKey(stated('00000000')),
    (e: unknown) => {
      id = /computed ([0-9a-f]{8})/.exec((e as Error).message)![1]!;
      return true;
    },
  );
  assert.throws(() => parseVerifierKey(stated(id)), withCode('unsupported-algorithm'));
});

test('a key given as parsed is looked at again', () => {
  const changes: Partial<Record<keyof VerifierKey, unknown>>[] = [
    { keyId: 1 },
    { name: 'other.example' },
    { name: 7 },
    { publicKey: 'x' },
    { publicKey: new Uint8Array(31) },
    { algorithm: 'rsa' },
    { algorithm: 'toString' },
  ];
  for (const change of changes) {
    assert.throws(() => parseVerifierKey({ ...logKey.key, ...change } as VerifierKey), withCode('bad-verifier-key'));
  }
});
