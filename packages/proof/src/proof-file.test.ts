import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  bytesNamed,
  disclosed,
  logKey,
  ORIGIN,
  otherKey,
  passage,
  sampleFiller,
  sampleOpening,
  sampleProofFile,
  witnessKey,
} from '../test/sample.ts';
import { formatCheckpoint } from './checkpoint.ts';
import { toBase64url, utf8Encode } from './encoding.ts';
import { formatEntry } from './entry.ts';
import { leafHash } from './hash.ts';
import { formatNote, signText } from './note.ts';
import { buildItemTree, itemProof } from './passages.ts';
import { type RecordVerification, verifyRecordProof } from './proof-file.ts';
import { formatProofFile, type ProofFile, parseProofFile } from './proof-file-format.ts';
import { buildRecordTree, formatOpening, recordProof } from './record.ts';
import { slotOf } from './slots.ts';

const vkeys = [logKey.vkey];
const verify = (change: Partial<ProofFile>): RecordVerification =>
  verifyRecordProof(formatProofFile({ ...sampleProofFile, ...change }), { vkeys });
const failures = ({ checks }: RecordVerification) =>
  checks.filter(({ ok }) => !ok).map(({ check, code }) => `${check}: ${code}`);

test('a good file passes every check and says what is shown, withheld and erased', () => {
  const text = formatProofFile(sampleProofFile);
  for (const input of [text, utf8Encode(text), JSON.parse(text) as object]) {
    const result = verifyRecordProof(input, { vkeys: [logKey.key, witnessKey.key] });
    assert.deepEqual(failures(result), []);
    assert.equal(result.ok, true);
    assert.deepEqual(result.record, { kind: 'document', id: sampleProofFile.id, entry: 4 });
    assert.equal(result.at, '2026-11-22');
    assert.equal(result.checkpoint?.size, 7);
    assert.equal(result.checkpoint?.note.verified.length, 2);
    assert.deepEqual(
      result.fields.map((field) => `${field.path} ${field.state}`),
      [
        'id disclosed',
        'title disclosed',
        'text disclosed',
        'text/1 disclosed',
        'text/3 disclosed',
        'name withheld',
        'text/0 withheld',
        'text/2 withheld',
        'by erased',
      ],
    );
    assert.deepEqual(
      result.checks.map(({ check }) => check),
      [
        'format',
        'checkpoint',
        'entry',
        'inclusion',
        'identity',
        'field',
        'field',
        'field',
        'item',
        'item',
        'withheld',
        'withheld',
        'withheld',
        'erased',
        'passages',
      ],
    );
  }
});

test('a written file is read as it was', () => {
  assert.deepEqual(parseProofFile(formatProofFile(sampleProofFile)), sampleProofFile);
});

test('each damage fails its own check, with a code and a reason', () => {
  const [id, title, text] = sampleProofFile.openings as [
    ProofFile['openings'][0],
    ProofFile['openings'][0],
    ProofFile['openings'][0],
  ];
  const entry = { index: 4, bytes: formatEntry({ at: '2026-11-23', fields: new Uint8Array(32) }) };
  const changed = sampleOpening('title', 'other');
  const gaps = ['text/0', 'text/2'];
  const cases: [string, Partial<ProofFile>, string[]][] = [
    ['a passage passed over', { withheld: ['text/0'] }, ['passages: not-accounted']],
    [
      'every passage passed over',
      { openings: [id, { ...text, items: [] }], withheld: [] },
      ['passages: not-accounted'],
    ],
    ['another title', { openings: [id, { ...title, opening: changed }] }, ['field: root-mismatch']],
    ['a broken opening', { openings: [id, { ...title, opening: '[' }] }, ['identity: bad-json', 'field: bad-json']],
    [
      'another passage',
      { openings: [id, { ...text, items: [{ ...passage(1), opening: sampleOpening('text/1', 'x') }, passage(3)] }] },
      ['item: root-mismatch'],
    ],
    [
      'items of a slot that fails',
      { openings: [id, { ...text, proof: title.proof }] },
      ['field: root-mismatch', 'item: not-disclosed', 'item: not-disclosed'],
    ],
    ['no id', { openings: [title] }, ['identity: not-disclosed']],
    ['another id', { id: 'x' }, ['identity: opening-mismatch']],
    ['another kind', { kind: 'event', withheld: [], erased: [], openings: [id] }, ['field: opening-mismatch']],
    [
      'no such kind',
      { kind: 'film', withheld: [], erased: [], openings: [id] },
      ['identity: unknown-kind', 'field: unknown-kind'],
    ],
    ['a field twice', { openings: [id, title, title] }, ['identity: opening-mismatch']],
    ['another index', { entry: { ...sampleProofFile.entry, index: 5 } }, ['inclusion: root-mismatch']],
    ['an index outside', { entry: { ...sampleProofFile.entry, index: 7 } }, ['inclusion: index-outside']],
    ['another entry', { entry, openings: [id] }, ['inclusion: root-mismatch', 'field: root-mismatch']],
    [
      'no entry',
      { entry: { index: 4, bytes: new Uint8Array(3) }, openings: [id] },
      ['entry: bad-entry', 'inclusion: root-mismatch', 'field: not-disclosed'],
    ],
    ['a short inclusion proof', { inclusion: [] }, ['inclusion: proof-too-short']],
    [
      'another checkpoint',
      { checkpoint: sampleProofFile.checkpoint.replace('\n7\n', '\n8\n') },
      ['checkpoint: bad-signature', 'inclusion: not-disclosed'],
    ],
    ['no checkpoint', { checkpoint: '' }, ['checkpoint: bad-note', 'inclusion: not-disclosed']],
    ['withheld and shown', { withheld: [...gaps, 'title'] }, ['withheld: opening-mismatch']],
    ['withheld and erased', { withheld: [...gaps, 'by'] }, ['erased: opening-mismatch']],
    ['a passage spelt otherwise', { withheld: [...gaps, 'text/01'] }, ['withheld: unknown-path']],
    ['a passage that is no number', { withheld: [...gaps, 'text/x'] }, ['withheld: unknown-path']],
    ['a passage beyond the last', { withheld: [...gaps, 'text/99999'] }, ['withheld: unknown-path']],
    ['no such field withheld', { withheld: [...gaps, 'titel'] }, ['withheld: unknown-path']],
    ['a shown passage erased', { erased: [{ path: 'text/3', reason: 'legal' }] }, ['erased: opening-mismatch']],
  ];
  for (const [name, change, expected] of cases) {
    const result = verify(change);
    assert.deepEqual(failures(result), expected, name);
    assert.equal(result.ok, false, name);
    assert.ok(
      result.checks.every(({ ok, reason }) => ok || (reason ?? '').length > 10),
      name,
    );
  }
});

test('one name of an item tree is never shown with two values, nor an item twice', () => {
  const salt = (name: string) => bytesNamed(`twice ${name}`);
  const opening = (path: string, value: unknown, name: string) =>
    formatOpening({ salt: salt(name), kind: 'document', path, value });
  const items = ['1', '1', '0', 'b'].map((name, i) => opening(`custom/${name}`, i, `${name} ${i}`));
  const tree = buildItemTree(items);
  const custom = opening('custom', tree.value, 'custom');
  const id = opening('id', sampleProofFile.id, 'id');
  const slots: [number, string][] = [
    [0, id],
    [slotOf('document', 'custom'), custom],
  ];
  const record = buildRecordTree('document', slots, sampleFiller);
  const bytes = formatEntry({ at: '2026-11-22', fields: record.root });
  const text = formatCheckpoint({ origin: ORIGIN, size: 1, root: leafHash(bytes) });
  const failuresOf = (shown: number[]) =>
    failures(
      verify({
        entry: { index: 0, bytes },
        openings: [
          { opening: id, proof: recordProof(record.nodes, 0), items: [] },
          {
            opening: custom,
            proof: recordProof(record.nodes, slotOf('document', 'custom')),
            items: shown.map((index) => ({ index, opening: items[index]!, proof: itemProof(tree, index) })),
          },
        ],
        withheld: [],
        erased: [],
        inclusion: [],
        checkpoint: formatNote(text, [signText(text, logKey.key, logKey.sign)]),
      }),
    );
  assert.deepEqual(failuresOf([0, 3]), []);
  assert.deepEqual(failuresOf([0, 1]), ['item: opening-mismatch'], 'two values of one name');
  assert.deepEqual(failuresOf([1, 2]), ['item: opening-mismatch'], 'names out of order');
  assert.deepEqual(failuresOf([3, 3]), ['item: opening-mismatch'], 'one item twice');
  assert.deepEqual(failuresOf([3, 0]), ['item: opening-mismatch'], 'positions out of order');
  const [shownId, , shownText] = sampleProofFile.openings;
  const twice = { ...shownText!, items: [passage(1), passage(1)] };
  const stated = { withheld: ['text/0', 'text/2', 'text/3'] };
  assert.deepEqual(failures(verify({ openings: [shownId!, twice], ...stated })), ['item: opening-mismatch']);
});

test('a value whose proof fails is not reported as disclosed', () => {
  const { fields } = verify({
    openings: [disclosed('id'), { ...disclosed('title'), opening: sampleOpening('title', 'x') }],
  });
  assert.deepEqual(
    fields.filter(({ state }) => state === 'disclosed').map(({ path }) => path),
    ['id'],
  );
});

test("only the reader's keys count", () => {
  const text = formatProofFile(sampleProofFile);
  for (const keys of [[], [otherKey.vkey], [witnessKey.vkey], ['nonsense']]) {
    const result = verifyRecordProof(text, { vkeys: keys });
    assert.equal(result.ok, false);
    assert.equal(result.checkpoint, null);
    assert.equal(result.checks[1]!.check, 'checkpoint');
    assert.equal(result.checks[1]!.ok, false);
  }
});

test('files of another shape are refused', () => {
  const json = () => JSON.parse(formatProofFile(sampleProofFile)) as Record<string, unknown>;
  const bad: unknown[] = [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '5',
    [],
    {},
    { ...json(), format: 'sabt-proof/2' },
    { ...json(), extra: 1 },
    { ...json(), entry: null },
    { ...json(), entry: { index: -1, bytes: '' } },
    { ...json(), entry: { index: 1 } },
    { ...json(), openings: {} },
    { ...json(), openings: [null] },
    { ...json(), openings: [{ opening: 'x' }] },
    { ...json(), inclusion: ['AAAA'] },
    { ...json(), inclusion: [7] },
    { ...json(), inclusion: ['*'.repeat(43)] },
    { ...json(), withheld: [1] },
    { ...json(), erased: [{ path: 'by', reason: 'because' }] },
    { ...json(), checkpoint: 1 },
    { ...json(), id: 7 },
    JSON.stringify(json()).replace('{', '{"id":"a",'),
  ];
  for (const input of bad) {
    const result = verifyRecordProof(input as object, { vkeys });
    assert.equal(result.ok, false, JSON.stringify(input));
    assert.deepEqual(
      result.checks.map(({ check }) => check),
      ['format'],
      JSON.stringify(input),
    );
  }
});

test('no bit of a proof file can be changed unseen', () => {
  const json = JSON.parse(formatProofFile(sampleProofFile)) as Record<string, unknown>;
  // What the archive merely states is left out here, but for gaps in a text: nothing could contradict a changed statement.
  const bytes = utf8Encode(JSON.stringify({ ...json, withheld: ['text/0', 'text/2'], erased: [] }));
  const before = verifyRecordProof(bytes, { vkeys: [logKey.vkey, witnessKey.vkey] });
  assert.ok(before.ok);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const changed = bytes.slice();
      changed[at]! ^= 1 << bit;
      const after = verifyRecordProof(changed, { vkeys: [logKey.vkey, witnessKey.vkey] });
      // A changed letter in the witness's name makes its signature that of somebody unknown; the rest stands.
      if (after.ok) assert.equal(after.checkpoint?.note.verified.length, 1);
    }),
    { numRuns: 150 },
  );
  assert.equal(toBase64url(parseProofFile(bytes).entry.bytes).length > 100, true);
});
