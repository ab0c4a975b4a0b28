/** Signatures of authorities: what OpenSSL signs holds in both verifiers, what was changed in neither. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { readDer } from '@sabt/proof/anchors';
import { signatureHolds } from '../../packages/proof/src/public-key.ts';
import { ROOT } from '../running/world.ts';

const PYTHON = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0;
const MESSAGE = Buffer.from('A state of the log, سوق');
const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const sha = { sha256: '01', sha384: '02', sha512: '03' } as const;
type Digest = keyof typeof sha;
const digestOid = (digest: Digest): string => `300d06096086480165030402${sha[digest]}0500`;

interface Case {
  name: string;
  key: Uint8Array;
  algorithm: Uint8Array;
  stated: Digest | null;
  message: Uint8Array;
  signature: Uint8Array;
  holds: boolean;
}

function rsa(bits: number, e = 65537): { publicKey: KeyObject; privateKey: KeyObject } {
  return generateKeyPairSync('rsa', { modulusLength: bits, publicExponent: e });
}

function all(): Case[] {
  const cases: Case[] = [];
  const add = (name: string, publicKey: KeyObject, algorithm: string, stated: Digest | null, signature: Buffer) => {
    const key = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
    const one = { key, algorithm: hex(algorithm), stated, message: MESSAGE, signature: new Uint8Array(signature) };
    cases.push({ ...one, name, holds: true });
    const flipped = new Uint8Array(signature);
    flipped[flipped.length >> 1]! ^= 4;
    cases.push({ ...one, name: `${name}, signature changed`, signature: flipped, holds: false });
    cases.push({ ...one, name: `${name}, message changed`, message: Buffer.from('Another'), holds: false });
    cases.push({ ...one, name: `${name}, signature cut`, signature: one.signature.slice(0, -1), holds: false });
  };
  for (const [bits, e] of [
    [2048, 65537],
    [2056, 3],
    [3071, 65537],
  ] as const) {
    const pair = rsa(bits, e);
    for (const [digest, last] of [
      ['sha256', '0b'],
      ['sha384', '0c'],
      ['sha512', '0d'],
    ] as const) {
      const signature = sign(digest, MESSAGE, pair.privateKey);
      add(`RSA ${bits} ${digest}`, pair.publicKey, `300d06092a864886f70d0101${last}0500`, null, signature);
      add(`RSA ${bits}, ${digest} stated`, pair.publicKey, '300d06092a864886f70d0101010500', digest, signature);
      const salt = { sha256: 32, sha384: 48, sha512: 64 }[digest];
      const pss = { key: pair.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt };
      const mgf = `a11c301a06092a864886f70d010108${digestOid(digest)}`;
      const settings = `3034a00f${digestOid(digest)}${mgf}a2030201${salt.toString(16)}`;
      const padded = sign(digest, MESSAGE, pss);
      add(`RSA-PSS ${bits} ${digest}`, pair.publicKey, `304106092a864886f70d01010a${settings}`, null, padded);
    }
  }
  for (const namedCurve of ['P-256', 'P-384', 'P-521']) {
    const pair = generateKeyPairSync('ec', { namedCurve });
    for (const [digest, last] of [
      ['sha256', '02'],
      ['sha384', '03'],
      ['sha512', '04'],
    ] as const) {
      const signature = sign(digest, MESSAGE, pair.privateKey);
      add(`${namedCurve} ${digest}`, pair.publicKey, `300a06082a8648ce3d0403${last}`, null, signature);
    }
  }
  const edwards = generateKeyPairSync('ed25519');
  add('Ed25519', edwards.publicKey, '300506032b6570', null, sign(null, MESSAGE, edwards.privateKey));
  const weak = rsa(1024);
  const key = new Uint8Array(weak.publicKey.export({ type: 'spki', format: 'der' }));
  const algorithm = hex('300d06092a864886f70d01010b0500');
  const signature = new Uint8Array(sign('sha256', MESSAGE, weak.privateKey));
  cases.push({ name: 'RSA 1024', key, algorithm, stated: null, message: MESSAGE, signature, holds: false });
  const old = { ...cases[0]!, algorithm: hex('300d06092a864886f70d0101050500'), holds: false };
  cases.push({ ...old, name: 'RSA with SHA-1' });
  return cases;
}

const CASES = all();

test('what OpenSSL signs holds in the verifier of dossiers; what was changed does not', () => {
  for (const { name, key, algorithm, stated, message, signature, holds } of CASES)
    assert.equal(signatureHolds(readDer(key), readDer(algorithm), stated, message, signature), holds, name);
});

test('and in verify.py', { skip: PYTHON ? false : 'python3 is not on this machine' }, () => {
  const program = `
import json, sys
sys.path.insert(0, ${JSON.stringify(join(ROOT, 'examples'))})
sys.dont_write_bytecode = True
import verify
h = bytes.fromhex
one = lambda text: verify.der_one(h(text))
print(json.dumps([verify.signature_holds(one(c['key']), one(c['algorithm']), c['stated'], h(c['message']), h(c['signature'])) for c in json.load(sys.stdin)]))`;
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  const input = CASES.map((one) => ({
    stated: one.stated,
    key: text(one.key),
    algorithm: text(one.algorithm),
    message: text(one.message),
    signature: text(one.signature),
  }));
  const { stdout, stderr } = spawnSync('python3', ['-c', program], { input: JSON.stringify(input), encoding: 'utf8' });
  assert.equal(stderr, '');
  const answers = JSON.parse(stdout) as boolean[];
  for (const [i, { name, holds }] of CASES.entries()) assert.equal(answers[i], holds, name);
});
