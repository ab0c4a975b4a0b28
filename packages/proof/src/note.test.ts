import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, sign as nodeSign, verify as nodeVerify } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { COSIGNED_AT, checkpointText, logKey, otherKey, sampleKey, sampleNote, witnessKey } from '../test/sample.ts';
import { fromBase64, toBase64, utf8Encode } from './encoding.ts';
import { ProofError } from './errors.ts';
import {
  cosignedMessage,
  cosignText,
  formatNote,
  MAX_NOTE_SIGNATURES,
  openNote,
  parseNote,
  signatureLine,
  signText,
} from './note.ts';
import { makeVerifierKey, parseVerifierKey, type VerifierKey } from './verifier-key.ts';

const withCode = (code: string) => (e: unknown) => e instanceof ProofError && e.code === code;
const line = (text: string, signer = logKey) => signText(text, signer.key, signer.sign);

test('a note signed by the log and a witness opens with either key, given as parsed or as text', () => {
  const both = openNote(sampleNote, [logKey.key, witnessKey.vkey]);
  assert.equal(both.text, checkpointText);
  assert.deepEqual(
    both.verified.map(({ name, algorithm, timestamp }) => [name, algorithm, timestamp]),
    [
      [logKey.key.name, 'ed25519', undefined],
      [witnessKey.key.name, 'cosignature/v1', COSIGNED_AT],
    ],
  );
  assert.deepEqual(both.unknown, []);
  const one = openNote(utf8Encode(sampleNote), [parseVerifierKey(witnessKey.vkey), otherKey.key]);
  assert.equal(one.verified.length, 1);
  assert.equal(one.unknown[0]!.name, logKey.key.name);
});

test('signatures are those that node:crypto makes and accepts', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = fromBase64(Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64'));
  const key = makeVerifierKey('node.example/log', raw);
  const text = 'hello\n';
  const note = formatNote(text, [
    signText(
      text,
      key,
      (m) => new Uint8Array(nodeSign(null, m, createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })))),
    ),
  ]);
  assert.equal(openNote(note, [key]).text, text);
  const witness = makeVerifierKey('node.example/w', raw, 'cosignature/v1');
  const cosigned = formatNote(text, [
    cosignText(text, witness, 5, (m) => new Uint8Array(nodeSign(null, m, privateKey))),
  ]);
  assert.equal(openNote(cosigned, [witness]).verified[0]!.timestamp, 5);
  const signature = openNote(cosigned, [witness]) && parseNote(cosigned).signatures[0]!.signature.slice(8);
  assert.ok(nodeVerify(null, utf8Encode('cosignature/v1\ntime 5\nhello\n'), publicKey, signature));
  assert.equal(cosignedMessage(text, 5), 'cosignature/v1\ntime 5\nhello\n');
});

test('the text may hold blank lines: the last one separates', () => {
  for (const text of ['a\n\nb\n', '\n', '\n\n\n', 'a\n\n— x y\n', '— \n']) {
    const note = formatNote(text, [line(text)]);
    assert.equal(openNote(note, [logKey.key]).text, text);
  }
});

test('malformed notes are refused', () => {
  const good = formatNote('a\n', [line('a\n')]);
  const signature = line('a\n');
  const bad: [string, string][] = [
    ['nothing', ''],
    ['no signature', 'a\n'],
    ['no signature after the blank line', 'a\n\n'],
    ['no blank line', `a\n${signature}\n`],
    ['no final newline', good.slice(0, -1)],
    ['a blank line at the end', `${good}\n`],
    ['CRLF', good.replaceAll('\n', '\r\n')],
    ['a CR in the text', `a\r${good}`],
    ['a tab', good.replace('a', '\t')],
    ['NUL', good.replace('a', '\u0000')],
    ['a lone surrogate', good.replace('a', '\ud800')],
    ['hyphen for em dash', good.replace('—', '-')],
    ['en dash', good.replace('—', '–')],
    ['two spaces', good.replace('— ', '—  ')],
    ['trailing space', good.replace(/\n$/, ' \n')],
    ['no name', good.replace(logKey.key.name, '')],
    ['plus in the name', good.replace(logKey.key.name, 'a+b')],
    ['no-break space in the name', good.replace(logKey.key.name, 'a\u00a0b')],
    ['no signature in the line', `a\n\n— ${logKey.key.name}\n`],
    ['empty signature', `a\n\n— ${logKey.key.name} \n`],
    ['only a key id', `a\n\n— ${logKey.key.name} AAAAAA==\n`],
    ['base64 without padding', good.replace(/=+\n$/, '\n')],
    ['base64url', `a\n\n— ${logKey.key.name} AAAA-_==\n`],
    ['unused bits', `a\n\n— ${logKey.key.name} AAAAAAB=\n`],
    ['a stray line among the signatures', `${good}hello\n`],
    ['too many signatures', good + `${signatureLine(otherKey.key, new Uint8Array(64))}\n`.repeat(MAX_NOTE_SIGNATURES)],
    ['too long', 'a'.repeat(1_000_001) + good],
  ];
  for (const [name, note] of bad) {
    assert.throws(() => parseNote(note), withCode('bad-note'), name);
    assert.throws(() => openNote(note, [logKey.key]), withCode('bad-note'), name);
  }
  assert.throws(() => parseNote(Uint8Array.of(0x61, 0xff, 10, 10)), withCode('bad-utf8'));
  assert.throws(() => parseNote(null as unknown as string), withCode('wrong-type'));
  const sixteen = formatNote('a\n', [
    ...Array.from({ length: 16 }, (_, i) => line('a\n', sampleKey(`w${i}.example`))),
    signature,
  ]);
  assert.equal(openNote(sixteen, [logKey.key]).unknown.length, 16);
});

test('a wrong signature of a known key spoils the note, also beside a right one', () => {
  const text = 'a\n';
  const wrong = signatureLine(logKey.key, logKey.sign(utf8Encode('b\n')));
  const right = line(text);
  for (const lines of [[wrong], [wrong, right], [right, wrong], [line(text, otherKey), wrong]]) {
    assert.throws(() => openNote(formatNote(text, lines), [logKey.key, otherKey.key]), withCode('bad-signature'));
  }
  for (const length of [1, 63, 65, 72]) {
    const note = formatNote(text, [signatureLine(logKey.key, new Uint8Array(length))]);
    assert.throws(() => openNote(note, [logKey.key]), withCode('bad-signature'));
  }
  const early = new Uint8Array(72).fill(255);
  assert.throws(
    () => openNote(formatNote(text, [signatureLine(witnessKey.key, early)]), [witnessKey.key]),
    withCode('bad-signature'),
  );
});

test('signatures of unknown keys are passed over, also if they share name or key id', () => {
  const text = 'a\n';
  const sameName = { name: logKey.key.name, keyId: logKey.key.keyId ^ 1 };
  const sameId = { name: 'someone.example', keyId: logKey.key.keyId };
  const strange = [sameName, sameId].map((key) => signatureLine(key, new Uint8Array(5)));
  assert.equal(openNote(formatNote(text, [...strange, line(text)]), [logKey.key]).unknown.length, 2);
  assert.throws(() => openNote(formatNote(text, strange), [logKey.key]), withCode('no-known-signature'));
  assert.throws(() => openNote(formatNote(text, [line(text)]), []), withCode('no-known-signature'));
  assert.throws(() => openNote(formatNote(text, [line(text)]), [otherKey.key]), withCode('no-known-signature'));
});

test('a key that signs twice counts once', () => {
  const note = formatNote('a\n', [line('a\n'), line('a\n')]);
  assert.equal(openNote(note, [logKey.key, logKey.vkey]).verified.length, 1);
});

test('two different keys under one name and id are refused', () => {
  const forged: VerifierKey = { ...logKey.key, publicKey: otherKey.key.publicKey };
  assert.throws(() => openNote(sampleNote, [logKey.key, forged]), withCode('bad-verifier-key'));
  assert.throws(() => openNote(sampleNote, logKey.key as unknown as VerifierKey[]), withCode('wrong-type'));
});

test('a signature of one type does not pass for the other', () => {
  const asWitness = makeVerifierKey(logKey.key.name, logKey.key.publicKey, 'cosignature/v1');
  assert.throws(() => signText('a\n', asWitness, logKey.sign), withCode('unsupported-algorithm'));
  assert.throws(() => cosignText('a\n', logKey.key, 1, logKey.sign), withCode('unsupported-algorithm'));
  const relabelled = new Uint8Array(72);
  relabelled.set(logKey.sign(utf8Encode('a\n')), 8);
  const note = formatNote('a\n', [signatureLine(asWitness, relabelled)]);
  assert.throws(() => openNote(note, [asWitness]), withCode('bad-signature'));
});

test('no byte of a signed note can be changed unseen', () => {
  const bytes = utf8Encode(sampleNote);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const changed = bytes.slice();
      changed[at]! ^= mask;
      let opened: ReturnType<typeof openNote>;
      try {
        opened = openNote(changed, [logKey.key, witnessKey.key]);
      } catch (e) {
        assert.ok(e instanceof ProofError);
        return;
      }
      // What still opens says the same, and one signer's line has become that of somebody unknown.
      assert.equal(opened.text, checkpointText);
      assert.equal(opened.verified.length, 1);
    }),
    { numRuns: 150 },
  );
});

test('building refuses what could not be read', () => {
  assert.throws(() => formatNote('a', [line('a\n')]), withCode('bad-note'));
  assert.throws(() => formatNote('a\n', []), withCode('bad-note'));
  assert.throws(() => formatNote('a\n', [`${line('a\n')}\n\n${line('a\n')}`]), withCode('bad-note'));
  assert.throws(() => signatureLine({ name: 'a b', keyId: 1 }, new Uint8Array(64)), withCode('bad-note'));
  assert.throws(() => cosignText('a\n', witnessKey.key, -1, witnessKey.sign), withCode('wrong-size'));
  assert.equal(toBase64(parseNote(sampleNote).signatures[0]!.signature).length, 88);
});
