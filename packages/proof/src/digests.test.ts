import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLOB, type DigestSample, digestSample, FILE_DIGEST, TEXT_DIGEST } from '../test/digest-sample.ts';
import { logKey, sampleProofFile } from '../test/sample.ts';
import { type RecordVerification, verifyRecordProof } from './proof-file.ts';
import { formatProofFile } from './proof-file-format.ts';

const verify = (change: DigestSample): RecordVerification =>
  verifyRecordProof(formatProofFile(digestSample(change)), { vkeys: [logKey.vkey] });
const made = ({ checks }: RecordVerification) =>
  checks.filter(({ check }) => check.endsWith('-digest')).map(({ check, ok, code }) => `${check}: ${ok ? 'ok' : code}`);
const missing = ({ notMade }: RecordVerification) =>
  notMade.filter(({ check }) => check.endsWith('-digest')).map(({ check, reason }) => `${check}: ${reason}`);

test('digests are held against what they are of, where both are shown', () => {
  const good = verify({});
  assert.equal(good.ok, true);
  assert.deepEqual(made(good), ['text-digest: ok', 'blob-digest: ok']);
  assert.deepEqual(missing(good), []);
  const other = TEXT_DIGEST.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  const cases: [string, DigestSample, string[]][] = [
    ['another digest of the text', { textDigest: other }, ['text-digest: value-mismatch', 'blob-digest: ok']],
    [
      'upper case is another spelling',
      { textDigest: TEXT_DIGEST.toUpperCase() },
      ['text-digest: value-mismatch', 'blob-digest: ok'],
    ],
    ['a digest that is no string', { textDigest: 7 }, ['text-digest: value-mismatch', 'blob-digest: ok']],
    ['a passage that is no text', { passages: ['a', 7] }, ['text-digest: value-mismatch', 'blob-digest: ok']],
    ['passages in another order', { passages: ['b', 'a'] }, ['text-digest: value-mismatch', 'blob-digest: ok']],
    ['another digest of the file', { sha256: other }, ['text-digest: ok', 'blob-digest: value-mismatch']],
    [
      'a stored file of another digest',
      { blob: { ...BLOB, sha256: other } },
      ['text-digest: ok', 'blob-digest: value-mismatch'],
    ],
    ['a reference without a digest', { blob: 'x' }, ['text-digest: ok', 'blob-digest: value-mismatch']],
    [
      'two that are the same and no digest',
      { sha256: 1, blob: { sha256: 1 } },
      ['text-digest: ok', 'blob-digest: value-mismatch'],
    ],
  ];
  for (const [name, change, expected] of cases) {
    const result = verify(change);
    assert.deepEqual(made(result), expected, name);
    assert.equal(result.ok, false, name);
    // Each value is proven by itself; it is the two together that are refused.
    assert.ok(
      result.checks.every(({ check, ok }) => ok || check.endsWith('-digest')),
      name,
    );
  }
});

test('an empty text has the digest of nothing', () => {
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  for (const passages of [[], ['']]) {
    assert.deepEqual(made(verify({ passages, textDigest: empty })), ['text-digest: ok', 'blob-digest: ok']);
  }
});

test('what is not shown is not compared, and the reason is said', () => {
  const cases: [DigestSample, string[], string[]][] = [
    [{ items: [0, 2] }, ['blob-digest: ok'], ['text-digest: 2 of 3 passages of the text are shown']],
    [
      { shown: ['id', 'text', 'sha256'] },
      [],
      ['text-digest: the field textDigest is not shown', 'blob-digest: the field blob is not shown'],
    ],
    [
      { shown: ['id', 'textDigest', 'blob'] },
      [],
      ['text-digest: the field text is not shown', 'blob-digest: the field sha256 is not shown'],
    ],
  ];
  for (const [change, checks, reasons] of cases) {
    const result = verify({ sha256: FILE_DIGEST, ...change });
    assert.equal(result.ok, true);
    assert.deepEqual(made(result), checks);
    assert.deepEqual(missing(result), reasons);
  }
  const event = verifyRecordProof(
    formatProofFile({ ...sampleProofFile, kind: 'event', openings: [], withheld: [], erased: [] }),
    { vkeys: [logKey.vkey] },
  );
  assert.deepEqual([...made(event), ...missing(event)], [], 'an event has neither text nor file');
});

test('a passage whose proof fails counts as not shown', () => {
  const file = digestSample();
  const openings = file.openings.map((field) => ({
    ...field,
    items: field.items.map((item) => (item.index === 1 ? { ...item, proof: item.proof.slice(1) } : item)),
  }));
  const result = verifyRecordProof(formatProofFile({ ...file, openings }), { vkeys: [logKey.vkey] });
  assert.equal(result.ok, false);
  assert.deepEqual(missing(result), ['text-digest: 2 of 3 passages of the text are shown']);
});
