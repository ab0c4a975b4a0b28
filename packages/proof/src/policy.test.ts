import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COSIGNED_AT, checkpointText, logKey, sampleKey, sampleNote, witnessKey } from '../test/sample.ts';
import {
  cosignText,
  formatNote,
  formatVerifierKey,
  makeVerifierKey,
  ProofError,
  parseNote,
  parsePolicy,
  signatureLine,
  signText,
  weighCosignatures,
} from './index.ts';

const hasCode = (code: string) => (thrown: unknown) => thrown instanceof ProofError && thrown.code === code;
const w2 = sampleKey('witness.example/w2', 'cosignature/v1');
const w3 = sampleKey('witness.example/w3', 'cosignature/v1');
const policyOf = (k: number | string, ...more: string[]): string =>
  [
    '# who must have seen it',
    `log ${logKey.vkey}`,
    `witness one ${witnessKey.vkey} https://one.example/`,
    `\twitness two  ${w2.vkey}`,
    `witness three ${w3.vkey}`,
    ...more,
    `group g ${k} one two three`,
    'quorum g',
    '',
  ].join('\n');

test('a policy file is read: logs, witnesses, groups and the quorum', () => {
  const policy = parsePolicy(policyOf(2));
  assert.deepEqual(
    policy.witnesses.map(({ name, url }) => [name, url]),
    [
      ['one', 'https://one.example/'],
      ['two', null],
      ['three', null],
    ],
  );
  assert.deepEqual(policy.groups, [{ name: 'g', threshold: 2, members: ['one', 'two', 'three'] }]);
  assert.equal(policy.quorum, 'g');
  assert.equal(parsePolicy('quorum none\n').quorum, null);
});

test('a policy that can be taken two ways is refused', () => {
  for (const text of [
    '',
    'quorum nobody\n',
    'quorum none\nquorum none\n',
    `witness none ${w2.vkey}\nquorum none\n`,
    `witness a ${logKey.vkey}\nquorum a\n`,
    `log ${w2.vkey}\nquorum none\n`,
    `witness a ${w2.vkey}\nwitness a ${w3.vkey}\nquorum a\n`,
    `witness a ${w2.vkey}\ngroup g 2 a\nquorum g\n`,
    `witness a ${w2.vkey}\ngroup g 0 a\nquorum g\n`,
    `witness a ${w2.vkey}\ngroup g any a a\nquorum g\n`,
    `witness a ${w2.vkey}\ngroup g any a\ngroup h any a\nquorum g\n`,
    'group g any a\nquorum g\n',
    `witness a ${w2.vkey}\u0000\nquorum a\n`,
    'unknown x\nquorum none\n',
  ])
    assert.throws(() => parsePolicy(text), hasCode('bad-policy'), JSON.stringify(text));
});

const cosigned = (...witnesses: (typeof w2)[]): string =>
  formatNote(checkpointText, [
    signText(checkpointText, logKey.key, logKey.sign),
    ...witnesses.map(({ key, sign }) => cosignText(checkpointText, key, COSIGNED_AT, sign)),
  ]);

test('k of n: the quorum is met from k cosignatures on, in groups of groups too', () => {
  for (const [signers, met] of [
    [[], [false, false, false]],
    [[w2], [true, false, false]],
    [
      [w2, w3],
      [true, true, false],
    ],
    [
      [w2, w3, witnessKey],
      [true, true, true],
    ],
  ] as const)
    assert.deepEqual(
      ['any', 2, 'all'].map((k) => weighCosignatures(cosigned(...signers), policyOf(k)).met),
      met,
    );
  const nested = `witness a ${w2.vkey}\nwitness b ${w3.vkey}\nwitness c ${witnessKey.vkey}\ngroup x any a b\ngroup y all x c\nquorum y\n`;
  assert.equal(weighCosignatures(cosigned(w2, w3), nested, [logKey.vkey]).met, false);
  assert.equal(weighCosignatures(cosigned(w3, witnessKey), nested, [logKey.vkey]).met, true);
});

test("the log's key counted as a witness: refused in the policy, and not counted where the policy names no log", () => {
  const asWitness = makeVerifierKey('friend.example/w', logKey.key.publicKey, 'cosignature/v1');
  const vkey = formatVerifierKey(asWitness);
  assert.throws(
    () => parsePolicy(`log ${logKey.vkey}\nwitness friend ${vkey}\nquorum friend\n`),
    hasCode('bad-policy'),
  );
  const note = formatNote(checkpointText, [
    signText(checkpointText, logKey.key, logKey.sign),
    cosignText(checkpointText, asWitness, COSIGNED_AT, logKey.sign),
  ]);
  const weighed = weighCosignatures(note, `witness friend ${vkey}\nquorum friend\n`, [logKey.vkey]);
  assert.equal(weighed.met, false);
  assert.deepEqual(weighed.witnesses, [{ name: 'friend', timestamp: COSIGNED_AT, why: 'the-log-itself' }]);
});

test('one witness under several names is one witness: a policy that counts its key twice is refused', () => {
  const other = makeVerifierKey('other.example/name', w2.key.publicKey, 'cosignature/v1');
  const twice = `witness a ${w2.vkey}\nwitness b ${formatVerifierKey(other)}\ngroup g 2 a b\nquorum g\n`;
  assert.throws(
    () => parsePolicy(twice),
    (thrown: unknown) => hasCode('bad-policy')(thrown) && /one key counts once/.test((thrown as Error).message),
  );
  // and one that signs twice counts once
  const note = formatNote(checkpointText, [
    signText(checkpointText, logKey.key, logKey.sign),
    cosignText(checkpointText, w2.key, COSIGNED_AT, w2.sign),
    cosignText(checkpointText, w2.key, COSIGNED_AT + 1, w2.sign),
  ]);
  assert.equal(weighCosignatures(note, policyOf(2)).met, false);
});

test('a known key name with a bad signature refuses the whole checkpoint, whoever else signed', () => {
  const line = signatureLine(w2.key, parseNote(cosigned(w3)).signatures[1]!.signature);
  const note = formatNote(checkpointText, [
    signText(checkpointText, logKey.key, logKey.sign),
    cosignText(checkpointText, w3.key, COSIGNED_AT, w3.sign),
    line,
  ]);
  assert.throws(() => weighCosignatures(note, policyOf(1)), hasCode('bad-signature'));
});

test('a cosignature moved to the checkpoint of another log, or with its time changed, is refused', () => {
  const [, signed] = parseNote(cosigned(w2)).signatures;
  const text = checkpointText.replace(logKey.key.name, 'moved.example/log');
  const movedKey = sampleKey('moved.example/log');
  const moved = formatNote(text, [
    signText(text, movedKey.key, movedKey.sign),
    signatureLine(w2.key, signed!.signature),
  ]);
  const policy = `witness two ${w2.vkey}\nquorum two\n`;
  assert.throws(() => weighCosignatures(moved, policy, [movedKey.vkey]), hasCode('bad-signature'));
  const later = signed!.signature.slice();
  later[7] = later[7]! + 1;
  const changed = formatNote(checkpointText, [
    signText(checkpointText, logKey.key, logKey.sign),
    signatureLine(w2.key, later),
  ]);
  assert.throws(() => weighCosignatures(changed, policy, [logKey.vkey]), hasCode('bad-signature'));
});

test('a cosignature from the future does not count', () => {
  const policy = `log ${logKey.vkey}\nwitness one ${witnessKey.vkey}\nquorum one\n`;
  assert.equal(weighCosignatures(sampleNote, policy, [], COSIGNED_AT).met, true);
  assert.equal(weighCosignatures(sampleNote, policy, [], COSIGNED_AT - 299).met, true);
  const early = weighCosignatures(sampleNote, policy, [], COSIGNED_AT - 301);
  assert.deepEqual([early.met, early.witnesses[0]!.why], [false, 'in-the-future']);
});
