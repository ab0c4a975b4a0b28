import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { ProofError } from '@sabt/proof';
import { otsState, parseOtsFile, parseStamp, readHeader, type Stamp } from '@sabt/proof/anchors';
import fc from 'fast-check';
import { blinded, formatOtsFile, formatStamp } from './ots.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const digest = sha256(Buffer.from('a checkpoint'));
const leaf = (message: Uint8Array, ...attestations: Stamp['attestations']): Stamp => ({
  message,
  attestations,
  ops: [],
});
const append = (message: Uint8Array, argument: Uint8Array, to: (m: Uint8Array) => Stamp): Stamp => ({
  message,
  attestations: [],
  ops: [{ op: { op: 'append', argument }, to: to(new Uint8Array(Buffer.concat([message, argument]))) }],
});
const hashed = (message: Uint8Array, to: (m: Uint8Array) => Stamp): Stamp => ({
  message,
  attestations: [],
  ops: [{ op: { op: 'sha256' }, to: to(sha256(message)) }],
});

/** A header over a root with little work, found by trying. */
function minedHeader(merkleRoot: Uint8Array, bits: number): string {
  const header = Buffer.alloc(80);
  header.set(merkleRoot, 36);
  header.writeUInt32LE(1_795_000_000, 68);
  header.writeUInt32LE(bits, 72);
  for (let nonce = 0; ; nonce++) {
    header.writeUInt32LE(nonce, 76);
    if (sha256(sha256(header)).at(-1) === 0) return header.toString('hex');
  }
}

test('a stamp is written and read back, with branches', () => {
  const stamp = append(digest, Uint8Array.of(1, 2, 3), (m) =>
    hashed(m, (n) => ({
      ...append(n, Uint8Array.of(9), (o) => hashed(o, (p) => leaf(p, { kind: 'bitcoin', height: 300_000 }))),
      attestations: [
        { kind: 'pending', uri: 'https://calendar.example' },
        { kind: 'unknown', tag: '0011223344556677', payload: Uint8Array.of(5) },
      ],
    })),
  );
  const bytes = formatOtsFile(stamp);
  assert.deepEqual(parseOtsFile(bytes, digest), stamp);
  assert.throws(() => parseOtsFile(bytes, sha256(digest)), /another file/);
  assert.deepEqual(otsState(stamp, []).state, 'unchecked');
});

test('the format is that of the reference client: a known pending stamp, byte by byte', () => {
  const bytes = Buffer.from(
    [
      '004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294', // magic
      '01', // version
      '08', // SHA-256 of the file
      Buffer.from(digest).toString('hex'),
      'f003aabbcc', // append three bytes
      '08', // SHA-256
      '00', // attestation
      '83dfe30d2ef90c8e', // pending
      '19', // 25 bytes of payload
      '18', // 24 bytes of address
      Buffer.from('https://calendar.example').toString('hex'),
    ].join(''),
    'hex',
  );
  const stamp = parseOtsFile(new Uint8Array(bytes), digest);
  assert.deepEqual(otsState(stamp, []), {
    state: 'pending',
    calendars: ['https://calendar.example'],
    blocks: [],
    confirmed: null,
  });
  assert.deepEqual(formatOtsFile(stamp), new Uint8Array(bytes));
});

test('a pending anchor is never shown as confirmed, a named block neither until its header is brought', () => {
  const { stamp, submitted } = blinded(digest);
  submitted.attestations.push({ kind: 'pending', uri: 'https://calendar.example' });
  const header = readHeader(minedHeader(submitted.message, 0x2000ffff), 8);
  assert.equal(otsState(stamp, [header]).state, 'pending', 'a header over the root of a promise proves nothing');
  submitted.attestations = [{ kind: 'bitcoin', height: 700_000 }];
  assert.deepEqual([otsState(stamp, []).state, otsState(stamp, []).confirmed], ['unchecked', null]);
  const other = readHeader(minedHeader(digest, 0x2000ffff), 8);
  assert.equal(otsState(stamp, [other]).state, 'unchecked', 'the header of another block');
  const confirmed = otsState(stamp, [header]);
  assert.deepEqual([confirmed.state, confirmed.confirmed!.time], ['confirmed', 1_795_000_000_000]);
});

test('a header without the work of a block is refused', () => {
  const cheap = minedHeader(digest, 0x2000ffff);
  assert.throws(() => readHeader(cheap), /too little work/);
  assert.throws(() => readHeader(minedHeader(digest, 0x1700ffff), 8), /does not carry the work/);
  assert.throws(() => readHeader(cheap.slice(2)), ProofError);
  // block 0 of Bitcoin is real but too early for this: 32 bits of work
  const genesis = `01000000${'0'.repeat(64)}3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c`;
  assert.equal(readHeader(genesis, 32).hash, '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f');
  assert.throws(() => readHeader(genesis), /too little work/);
});

test('what a calendar answers is read within bounds', () => {
  const deep = new Uint8Array(Buffer.alloc(2000, 0x08));
  const wide = new Uint8Array(Buffer.concat([...Array.from({ length: 5000 }, () => Uint8Array.of(0xff, 0x08)), deep]));
  for (const bytes of [
    deep,
    wide,
    new Uint8Array(0),
    Uint8Array.of(0xf0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
    Uint8Array.of(0x67),
  ])
    assert.throws(() => parseStamp(bytes, digest), ProofError);
  const uri = Buffer.from('file:///etc/passwd?x');
  const odd = Buffer.concat([Buffer.from('0083dfe30d2ef90c8e', 'hex'), Uint8Array.of(uri.length + 1, uri.length), uri]);
  assert.throws(() => parseStamp(new Uint8Array(odd), digest), /address/);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      try {
        assert.deepEqual(parseStamp(formatStamp(parseStamp(bytes, digest)), digest), parseStamp(bytes, digest));
      } catch (thrown) {
        assert.ok(thrown instanceof ProofError, String(thrown));
      }
    }),
    { numRuns: 300 },
  );
});
