import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { TimestampError } from '@sabt/proof/anchors';
import fc from 'fast-check';
import { certificate, readRequest, type TokenWish, timestampToken } from '../testing/invented-authority.ts';
import { timestampRequest, verifyTimestamp } from './tsa.ts';

const digest = new Uint8Array(createHash('sha256').update('a checkpoint').digest());
const root = certificate({ name: 'Root', ca: true });
const middle = certificate({ name: 'Middle', issuer: root, ca: true });
const signer = certificate({ name: 'Clock', issuer: middle, usage: 'ts' });
const statement = { digest, nonce: '7fee' };
const token = (more: Partial<TokenWish> = {}) =>
  timestampToken({ signer, certificates: [middle], digest, nonce: '7fee', ...more });
const verified = (bytes: Uint8Array, checker = root.pem) => verifyTimestamp(bytes, statement, { checker });
const hasFault = (fault: string) => (thrown: unknown) => thrown instanceof TimestampError && thrown.fault === fault;

test('a request states digest and nonce, and no two have the same nonce', () => {
  const [a, b] = [timestampRequest(digest), timestampRequest(digest)];
  assert.deepEqual(readRequest(a.der), { digest, nonce: a.nonce });
  assert.notEqual(a.nonce, b.nonce);
});

test('a timestamp holds: digest, nonce, signature, purpose, and a chain to the authority that the checker names', () => {
  const { time, signer: by, authority, trust } = verified(token());
  assert.equal(new Date(time).toISOString(), '2026-11-22T10:00:00.000Z');
  assert.deepEqual([by, authority.subject, trust], ['CN=Clock', 'CN=Root', 'checker']);
  assert.equal(authority.fingerprint, createHash('sha256').update(root.raw).digest('hex'));
});

test('an anchor for another digest is refused, and one that answers another request', () => {
  const other = new Uint8Array(createHash('sha256').update('another').digest());
  assert.throws(() => verified(token({ digest: other })), hasFault('other-digest'));
  assert.throws(() => verified(token({ nonce: '7fef' })), hasFault('other-nonce'));
});

test('an authority without the time-stamping purpose is refused: none, another, more than one, or not critical', () => {
  for (const usage of ['none', 'server', 'both', 'uncritical'] as const) {
    const wrong = certificate({ name: 'Clock', issuer: middle, usage });
    assert.throws(() => verified(token({ signer: wrong })), hasFault('wrong-purpose'), usage);
  }
});

test('an expired authority is refused: what counts is the stated time, for every certificate of the chain', () => {
  const old = { from: '2020-01-01T00:00:00', to: '2026-11-01T00:00:00' };
  const expired = certificate({ name: 'Clock', issuer: middle, usage: 'ts', ...old });
  assert.throws(() => verified(token({ signer: expired })), hasFault('expired'));
  assert.equal(verified(token({ signer: expired, time: '2026-10-01T00:00:00' })).signer, 'CN=Clock', 'expired since');
  const early = certificate({ name: 'Clock', issuer: middle, usage: 'ts', from: '2026-12-01T00:00:00' });
  assert.throws(() => verified(token({ signer: early })), hasFault('expired'));
  const oldMiddle = certificate({ name: 'Middle', issuer: root, ca: true, ...old });
  const under = certificate({ name: 'Clock', issuer: oldMiddle, usage: 'ts' });
  assert.throws(() => verified(token({ signer: under, certificates: [oldMiddle] })), hasFault('expired'));
  const oldRoot = certificate({ name: 'Root', ca: true, ...old });
  const below = certificate({ name: 'Clock', issuer: oldRoot, usage: 'ts' });
  assert.throws(() => verified(token({ signer: below, certificates: [] }), oldRoot.pem), hasFault('expired'));
});

test('an authority that nobody named is refused, and one that is called the same', () => {
  const impostor = certificate({ name: 'Root', ca: true });
  assert.throws(() => verified(token(), impostor.pem), hasFault('untrusted'));
  const self = certificate({ name: 'Clock', usage: 'ts' });
  assert.throws(() => verified(token({ signer: self })), hasFault('untrusted'));
  assert.throws(() => verified(token({ certificates: [] })), hasFault('untrusted'), 'a gap in the chain');
  const noAuthority = certificate({ name: 'Middle', issuer: root });
  const under = certificate({ name: 'Clock', issuer: noAuthority, usage: 'ts' });
  assert.throws(() => verified(token({ signer: under, certificates: [noAuthority] })), hasFault('untrusted'));
  assert.throws(() => verifyTimestamp(token(), statement, {}), hasFault('untrusted'));
});

test('what only the keeper trusts is said to be so, and does not count for a checker who names others', () => {
  assert.equal(verifyTimestamp(token(), statement, { keeper: root.pem }).trust, 'keeper');
  const other = certificate({ name: 'Other', ca: true });
  assert.throws(
    () => verifyTimestamp(token(), statement, { keeper: root.pem, checker: other.pem }),
    hasFault('untrusted'),
  );
});

test('what was changed after signing, or signed with the key of another certificate, is refused', () => {
  assert.throws(
    () => verifyTimestamp(token({ tamper: true }), { digest, nonce: '7fef' }, { checker: root.pem }),
    hasFault('bad-signature'),
  );
  const other = certificate({ name: 'Clock', issuer: middle, usage: 'ts' });
  assert.throws(() => verified(token({ named: other, certificates: [middle, other] })), hasFault('bad-signature'));
  assert.throws(() => verified(token({ named: other })), hasFault('bad-signature'));
  assert.throws(() => verified(token({ status: 2 })), hasFault('not-granted'));
});

test('a flipped byte anywhere is refused or changes nothing that is said, and nothing else is thrown', () => {
  const bytes = token();
  const sound = JSON.stringify(verified(bytes));
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Uint8Array.from(bytes);
    changed[at] = changed[at]! ^ 0x15;
    try {
      assert.equal(JSON.stringify(verified(changed)), sound, `byte ${at}`);
    } catch (thrown) {
      assert.ok(thrown instanceof TimestampError, `byte ${at}: ${String(thrown)}`);
    }
  }
});

test('what is no timestamp is refused as such', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      assert.throws(() => verified(bytes), TimestampError);
    }),
    { numRuns: 200 },
  );
  // One token for all lengths: the DER of an ECDSA signature is now and then a byte shorter.
  const whole = token();
  for (let length = 0; length < whole.length; length += 7)
    assert.throws(() => verified(whole.subarray(0, length)), hasFault('malformed'));
});
