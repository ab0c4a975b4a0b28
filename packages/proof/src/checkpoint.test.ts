import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesNamed, checkpointText, logKey, ORIGIN, otherKey, sampleNote, witnessKey } from '../test/sample.ts';
import { formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { toBase64 } from './encoding.ts';
import { ProofError } from './errors.ts';
import { formatNote, signText } from './note.ts';

const withCode = (code: string) => (e: unknown) => e instanceof ProofError && e.code === code;
const root = bytesNamed('root');
const text = (size: string, rest = '') => `${ORIGIN}\n${size}\n${toBase64(root)}\n${rest}`;

test('the example of the specification is read', () => {
  const example = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
  const { origin, size, extensions, root: read } = parseCheckpoint(example);
  assert.deepEqual([origin, size, extensions], ['example.com/behind-the-sofa', 20852163, []]);
  assert.equal(formatCheckpoint({ origin, size, root: read }), example);
});

test('sizes up to 2^53-1 and extension lines are read', () => {
  for (const size of [0, 1, 10, 2 ** 32, 2 ** 53 - 1]) {
    const checkpoint = { origin: ORIGIN, size, root, extensions: ['a b', '— c'] };
    assert.deepEqual(parseCheckpoint(formatCheckpoint(checkpoint)), checkpoint);
  }
});

test('other texts are refused', () => {
  const bad = [
    '',
    '\n',
    ORIGIN,
    `${ORIGIN}\n`,
    `${ORIGIN}\n2\n`,
    text('2').slice(0, -1),
    `\n2\n${toBase64(root)}\n`,
    text('2', '\n'),
    text('2', 'a\n\nb\n'),
    text(''),
    text('02'),
    text('00'),
    text('-1'),
    text('+1'),
    text('1.0'),
    text('1e3'),
    text('0x1'),
    text(' 1'),
    text('1 '),
    text('٣'),
    text('9007199254740992'),
    text('18446744073709551616'),
    text('9'.repeat(400)),
    `${ORIGIN}\n2\n${toBase64(root).slice(0, -1)}\n`,
    `${ORIGIN}\n2\n${toBase64(root.slice(1))}\n`,
    `${ORIGIN}\n2\n\n`,
    `${ORIGIN}\n2\n${toBase64(root).replace(/.=$/, 'B=')}\n`,
    `${ORIGIN}\n2\n${toBase64(root)} \n`,
    text('2').replaceAll('\n', '\r\n'),
    `a\tb${text('2')}`,
    `\ud800${text('2')}`,
    sampleNote,
  ];
  for (const body of bad) assert.throws(() => parseCheckpoint(body), withCode('bad-checkpoint'), JSON.stringify(body));
  assert.throws(() => parseCheckpoint(7 as unknown as string), withCode('wrong-type'));
});

test('formatting refuses what could not be read', () => {
  const good = { origin: ORIGIN, size: 2, root };
  assert.throws(() => formatCheckpoint({ ...good, origin: '' }), withCode('bad-checkpoint'));
  assert.throws(() => formatCheckpoint({ ...good, origin: 'a\nb' }), withCode('bad-checkpoint'));
  assert.throws(() => formatCheckpoint({ ...good, extensions: [''] }), withCode('bad-checkpoint'));
  assert.throws(() => formatCheckpoint({ ...good, size: 1.5 }), withCode('wrong-size'));
  assert.throws(() => formatCheckpoint({ ...good, root: root.slice(1) }), withCode('wrong-hash-length'));
});

test("a signed checkpoint needs the log's own signature", () => {
  const opened = openCheckpoint(sampleNote, [logKey.key, witnessKey.key]);
  assert.deepEqual([opened.origin, opened.size, opened.note.verified.length], [ORIGIN, 7, 2]);
  assert.throws(() => openCheckpoint(sampleNote, [witnessKey.key]), withCode('origin-mismatch'));
  const byAnother = formatNote(checkpointText, [signText(checkpointText, otherKey.key, otherKey.sign)]);
  assert.throws(() => openCheckpoint(byAnother, [otherKey.key]), withCode('origin-mismatch'));
  assert.throws(() => openCheckpoint(byAnother, [logKey.key]), withCode('no-known-signature'));
});
