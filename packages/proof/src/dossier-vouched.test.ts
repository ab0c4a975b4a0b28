/** Dossiers with witnesses and anchors, good and forged. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANCHORED_AT, authority, calendared, otherRoot, rootAuthority, timestamped } from '../test/anchor-sample.ts';
import { failing, policy, withText } from '../test/dossier-checks.ts';
import { COSIGNED, sampleDossier, signed } from '../test/dossier-sample.ts';
import { bytesNamed, COSIGNED_AT, logKey, otherKey, sampleKey, witnessKey } from '../test/sample.ts';
import { verifyDossier } from './dossier.ts';
import type { DossierPolicy } from './dossier-report.ts';
import { utf8Decode, utf8Encode } from './encoding.ts';
import { ProofError } from './errors.ts';
import { parseNote, signatureLine } from './note.ts';

const witnessed: DossierPolicy = { ...policy, witnesses: { keys: [witnessKey.vkey], atLeast: 1 } };

test('witnesses: too few, the key of the log, one witness under two names, a time changed', () => {
  const [second, alias] = [
    sampleKey('w2.example', 'cosignature/v1'),
    sampleKey('alias.example', 'cosignature/v1', witnessKey.key.name),
  ];
  const both = (atLeast: number, ...keys: string[]): DossierPolicy => ({ ...policy, witnesses: { keys, atLeast } });
  const files = sampleDossier({ cosigners: [witnessKey, alias] });
  assert.deepEqual(failing(files, both(2, witnessKey.vkey, second.vkey)), ['witnesses too-few-witnesses']);
  assert.deepEqual(failing(files, both(2, witnessKey.vkey, alias.vkey)), ['witnesses too-few-witnesses']);
  assert.deepEqual(
    failing(sampleDossier({ cosigners: [witnessKey, second] }), both(2, witnessKey.vkey, second.vkey)),
    [],
  );
  assert.throws(
    () => failing(files, both(1, logKey.vkey)),
    (e) => e instanceof ProofError && e.code === 'unsupported-algorithm',
  );
  const note = utf8Decode(files.get('proof/checkpoint')!);
  const line = parseNote(note).signatures[1]!;
  const later = signatureLine(line, line.signature.with(7, line.signature[7]! ^ 1));
  const changed = note.replace(signatureLine(line, line.signature), later);
  assert.ok(
    failing(new Map(files).set('proof/checkpoint', utf8Encode(changed)), witnessed).includes('witnesses bad-signature'),
  );
});

test('a log that has grown since: the witnesses of an earlier checkpoint count, for what they saw', () => {
  const files = sampleDossier({ cosigners: [], earlier: { size: 2, cosigners: [witnessKey] } });
  const result = verifyDossier(files, witnessed);
  assert.deepEqual(failing(files, witnessed), []);
  assert.deepEqual(result.witnesses, [{ name: witnessKey.key.name, timestamp: COSIGNED_AT, size: 2 }]);
  const unseen = result.notMade.filter(({ check }) => check === 'unwitnessed').map(({ subject }) => subject);
  assert.deepEqual(unseen, ['x1']);
});

test('an earlier checkpoint that the log does not continue, or of another log, or without its proof', () => {
  const other = Array.from({ length: 2 }, (_, i) => bytesNamed(`leaf ${i}`));
  const forked = sampleDossier({ cosigners: [], earlier: { size: 2, cosigners: [witnessKey], leaves: other } });
  const too = 'witnesses too-few-witnesses';
  assert.deepEqual(failing(forked, witnessed), ['attested root-mismatch', too]);
  const good = sampleDossier({ cosigners: [], earlier: { size: 2, cosigners: [witnessKey] } });
  const without = new Map(good);
  without.delete(COSIGNED);
  assert.deepEqual(failing(signed(without), witnessed), ['attested file-missing', too]);
  const unproved = withText(good, 'dossier.json', (text) =>
    text.replace(/"consistency": \[[^\]]*\]/, '"consistency": []'),
  );
  assert.deepEqual(failing(signed(unproved), witnessed), ['attested proof-too-short', too]);
  const foreign = sampleDossier({ key: otherKey, origin: otherKey.key.name });
  const swapped = new Map(good).set(COSIGNED, foreign.get('proof/checkpoint')!);
  assert.deepEqual(failing(signed(swapped), witnessed), ['attested no-known-signature', too]);
  const cosigned = utf8Decode(good.get(COSIGNED)!);
  const line = parseNote(cosigned).signatures[1]!;
  const bad = signatureLine(line, line.signature.with(40, line.signature[40]! ^ 1));
  const changed = new Map(good).set(COSIGNED, utf8Encode(cosigned.replace(signatureLine(line, line.signature), bad)));
  assert.deepEqual(failing(signed(changed), witnessed), ['witnesses bad-signature']);
});

test('a cosignature from more than five minutes ahead of the reader does not count', () => {
  const at = (now: number) => failing(sampleDossier(), { ...witnessed, now });
  assert.deepEqual(at(COSIGNED_AT - 300), []);
  assert.deepEqual(at(COSIGNED_AT - 301), ['witnesses too-few-witnesses']);
});

test('witnesses by a policy file, which may name the log too', () => {
  const policyOf = (quorum: string) =>
    `log ${logKey.vkey}\nwitness w1 ${witnessKey.vkey}\nwitness w2 ${sampleKey('w2.example', 'cosignature/v1').vkey}\ngroup g ${quorum} w1 w2\nquorum g\n`;
  const good = verifyDossier(sampleDossier(), { witnesses: { policy: policyOf('any') } });
  assert.deepEqual([good.ok, good.log?.key, good.witnesses.map(({ name }) => name)], [true, 'reader', ['w1']]);
  assert.deepEqual(failing(sampleDossier(), { witnesses: { policy: policyOf('all') } }), [
    'witnesses too-few-witnesses',
  ]);
  assert.throws(
    () => verifyDossier(sampleDossier(), { witnesses: { policy: 'quorum' } }),
    (e) => e instanceof ProofError && e.code === 'bad-policy',
  );
});

test('a witness that is the log itself under a key for cosignatures does not count', () => {
  const self = sampleKey('self.example', 'cosignature/v1', logKey.key.name);
  const files = sampleDossier({ cosigners: [self] });
  assert.deepEqual(failing(files, { ...policy, witnesses: { keys: [self.vkey], atLeast: 1 } }), [
    'witnesses too-few-witnesses',
  ]);
});

const anchored = (anchors: NonNullable<Parameters<typeof sampleDossier>[0]>['anchors']) =>
  sampleDossier({ anchors: anchors! });
const trusting = (...authorities: { pem: string }[]): DossierPolicy => ({
  ...policy,
  anchors: { authorities: authorities.map(({ pem }) => pem).join('') },
});

test('a time stamp: confirmed for a reader who names the authority, and else signed by somebody whom nobody vouches for', () => {
  const files = anchored({ '2-tsa-a': (note) => timestamped(note) });
  const named = verifyDossier(files, trusting(rootAuthority));
  assert.deepEqual(failing(files, trusting(rootAuthority)), []);
  const [path, size, time] = ['proof/anchors/2-tsa-a', 2, Date.parse(ANCHORED_AT)];
  const signer = 'CN=Clock One';
  assert.deepEqual(named.anchors, [
    { path, size, kind: 'tsa', time, signer, blocks: [], state: 'confirmed', authority: 'CN=Root of Time' },
  ]);
  const unnamed = verifyDossier(files, policy);
  assert.deepEqual([unnamed.ok, unnamed.anchors[0]!.state, unnamed.anchors[0]!.authority], [true, 'unvouched', null]);
  assert.match(unnamed.notMade.find(({ check }) => check === 'anchor')!.reason, /Clock One.*nobody here vouches/);
  assert.deepEqual(failing(files, trusting(otherRoot)), ['anchor no-trusted-anchor']);
  assert.deepEqual(failing(sampleDossier(), trusting(rootAuthority)), ['anchor no-trusted-anchor']);
  assert.throws(
    () => verifyDossier(files, { anchors: { authorities: 'nothing' } }),
    (e) => e instanceof ProofError && e.code === 'bad-certificate',
  );
});

test('a time stamp of an expired authority, of one that is for something else, over something else', () => {
  const old = { issuer: rootAuthority, usage: 'time-stamping', from: '20200101', to: '20260101' } as const;
  const expired = authority('Clock', old);
  assert.deepEqual(failing(anchored({ a: (note) => timestamped(note, expired) })), ['anchor bad-anchor']);
  const uncritical = authority('Clock', { issuer: rootAuthority, usage: 'uncritical' });
  assert.deepEqual(failing(anchored({ a: (note) => timestamped(note, uncritical) })), ['anchor bad-anchor']);
  const another = (note: Uint8Array) => ({ ...timestamped(utf8Encode('another')), checkpoint: note });
  assert.deepEqual(failing(anchored({ a: another })), ['anchor bad-anchor']);
  const oldRoot = authority('Old Root', { from: '20200101', to: '20260101' });
  const under = authority('Clock', { issuer: oldRoot, usage: 'time-stamping' });
  const below = anchored({ a: (note) => timestamped(note, under) });
  assert.deepEqual(failing(below), []);
  assert.deepEqual(failing(below, trusting(oldRoot)), ['anchor bad-anchor', 'anchor no-trusted-anchor']);
});

test('a byte flipped in any file of an anchor, listed and signed anew by the keeper, proves no time', () => {
  const files = anchored({ a: (note) => timestamped(note) });
  for (const name of ['response.tsr', 'checkpoint', 'anchor.json']) {
    const path = `proof/anchors/a/${name}`;
    const bytes = files.get(path)!;
    for (let at = 0; at < bytes.length; at += 13) {
      const changed = signed(new Map(files).set(path, bytes.with(at, bytes[at]! ^ 0x15)));
      const { ok, anchors } = verifyDossier(changed, trusting(rootAuthority));
      // where the authority does not sign, as in the status and in what the anchor says of itself, nothing may follow
      if (ok) assert.equal(anchors[0]!.time, Date.parse(ANCHORED_AT), `${name}, byte ${at}`);
    }
  }
});

test('an anchor whose checkpoint the log does not continue, or that lacks a file, is refused', () => {
  const files = anchored({ a: (note) => timestamped(note) });
  const unproved = withText(files, 'dossier.json', (text) =>
    text.replace(/"consistency": \[[^\]]*\]/, '"consistency": []'),
  );
  assert.deepEqual(failing(signed(unproved)), ['attested proof-too-short', 'anchor not-disclosed']);
  const without = new Map(files);
  without.delete('proof/anchors/a/response.tsr');
  assert.deepEqual(failing(signed(without)), ['anchor file-missing']);
});

test('a stamp of a calendar is pending, one that names a block unchecked; neither is a time', () => {
  const files = anchored({ a: (note) => calendared(note), b: (note) => calendared(note, 120) });
  const { ok, anchors, notMade } = verifyDossier(files, policy);
  assert.deepEqual(
    anchors.map(({ state, time, blocks }) => [state, time, blocks]),
    [
      ['pending', null, []],
      ['unchecked', null, [120]],
    ],
  );
  assert.equal(ok, true);
  assert.equal(notMade.filter(({ check }) => check === 'anchor').length, 2);
  // a real header, of a block that has nothing to do with it
  const genesis =
    '0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c';
  assert.throws(
    () => verifyDossier(files, { ...policy, anchors: { headers: [genesis] } }),
    ProofError,
    'too little work',
  );
});
