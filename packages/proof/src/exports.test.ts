/** What every export does with arguments of any type: it returns, or throws a ProofError, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sampleDossier } from '../test/dossier-sample.ts';
import { disclosed, logKey, passage, sampleNote, sampleProofFile, sampleTree, witnessKey } from '../test/sample.ts';
import * as proof from './index.ts';

type Anything = (...args: unknown[]) => unknown;

/** Classes are called by way of what makes and uses them. */
const CALLS: [string, Anything][] = Object.entries(proof).flatMap(([name, value]): [string, Anything][] => {
  if (typeof value !== 'function' || name === 'ProofError' || name === 'TreeHead') return [];
  return [[name, value as Anything]];
});
const { TreeHead } = proof;
CALLS.push(
  ['new TreeHead', (sink) => new TreeHead(sink as never)],
  ['TreeHead.at', (size, hashes, sink) => TreeHead.at(size as never, hashes as never, sink as never)],
  ['TreeHead.append', (hash) => new TreeHead().append(hash as never)],
  ['TreeHead.appendFrom', (bytes, at) => new TreeHead().appendFrom(bytes as never, at as never)],
);

/** Calls, and uses what was given back: a generator, a node reader or a promise refuses only then. */
async function call(name: string, run: Anything, args: unknown[]): Promise<void> {
  const former = name === 'setHash' ? proof.setHash((bytes) => proof.sha256Of(bytes)) : null;
  try {
    const result = run(...args);
    if (result instanceof Promise) await result;
    if (name === 'tilesBetween') (result as Iterator<unknown>).next();
    if (name === 'nodesOf' || name === 'tileNodes') (result as Anything)(args[2], args[3]);
    if (name === 'itemProver') (result as Anything)(args[1]);
  } catch (thrown) {
    if (thrown instanceof proof.ProofError) {
      assert.ok(proof.PROOF_ERROR_CODES.includes(thrown.code));
      return;
    }
    assert.fail(`${name} threw ${String(thrown)}\n${thrown instanceof Error ? thrown.stack : ''}`);
  } finally {
    if (former !== null) proof.setHash(former);
  }
}

const cycle: unknown[] = [];
cycle.push(cycle);
const ODD: unknown[] = [
  undefined,
  null,
  Symbol('s'),
  10n,
  () => undefined,
  (x: unknown) => x,
  cycle,
  // biome-ignore lint/suspicious/noSparseArray: holes are among the things that can be handed in
  [, 1],
  Object.create(null),
  { toString: null },
  new Date(0),
  new Map(),
  new Uint8Array(0),
  new Uint8Array(32),
  new Uint8Array(127 * 32),
  [new Uint8Array(32)],
  Number.NaN,
  -0.5,
  2 ** 53,
  Number.MAX_SAFE_INTEGER,
  'document',
  'text/0',
  'entries',
  'length',
  '__proto__',
  '\ud800',
  disclosed('text').opening,
  sampleNote,
  logKey.vkey,
];

/** Good statements and values, of which one member at a time is replaced by something else. */
const GOOD: object[] = [
  { index: 0, size: 1, leafHash: new Uint8Array(32), proof: [], root: new Uint8Array(32) },
  { oldSize: 1, newSize: 1, oldRoot: new Uint8Array(32), newRoot: new Uint8Array(32), proof: [] },
  { ...disclosed('title'), kind: 'document', path: 'title', fieldsRoot: sampleTree.root },
  { ...passage(1), slotOpening: disclosed('text').opening },
  { salt: new Uint8Array(32), kind: 'document', path: 'title', value: 1 },
  { origin: 'x', size: 1, root: new Uint8Array(32), extensions: ['y'] },
  { at: '2026-11-22', fields: new Uint8Array(32) },
  { size: 1, tree: 'A'.repeat(43) },
  { value: { size: 1, tree: '' }, leafHashes: [new Uint8Array(32)] },
  { digest: proof.sha256Of, digestInto: () => undefined },
  { vkeys: [logKey.vkey] },
  logKey.key,
  sampleProofFile,
  sampleDossier(),
  { logKeys: [logKey.vkey], witnesses: { keys: [witnessKey.vkey], atLeast: 1 } },
  { name: 'a', method: 0, crc: 0, packed: 1, size: 1, at: 0 },
];
/** A copy with another value somewhere inside; `way` says which member of which member. */
function bend(good: unknown, [at, ...way]: number[], value: unknown): unknown {
  if (at === undefined || typeof good !== 'object' || good === null || good instanceof Uint8Array) return value;
  const keys = Object.keys(good);
  if (keys.length === 0) return value;
  const key = keys[at % keys.length] as keyof typeof good;
  const copy: object = Array.isArray(good) ? [...(good as unknown[])] : { ...good };
  return Object.assign(copy, { [key]: bend(good[key], way, value) });
}

const odd = fc.constantFrom(...ODD);
const bent = fc
  .tuple(fc.constantFrom(...GOOD), fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), odd)
  .map(([good, way, value]) => bend(good, way, value));
const junk = fc.oneof(
  odd,
  bent,
  fc.constantFrom(...GOOD),
  fc.array(odd, { maxLength: 3 }),
  fc.anything({ withBigInt: true, withTypedArray: true, withSparseArray: true, withNullPrototype: true, maxDepth: 2 }),
);

for (const [name, run] of CALLS) {
  test(`${name}: a wrong argument is a ProofError`, async () => {
    await call(name, run, []);
    for (const value of ODD) for (const more of [[], [value], [value, value]]) await call(name, run, [value, ...more]);
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { minLength: 1, maxLength: 4 }), (args) => call(name, run, args)),
      { numRuns: 150 },
    );
  });
}

test('the statements that are handed in wrong name what is wrong', () => {
  const code = (expected: string) => (thrown: unknown) =>
    thrown instanceof proof.ProofError && thrown.code === expected && thrown.message.length > 10;
  const any = proof as unknown as Record<string, Anything>;
  const cases: [string, unknown[], string][] = [
    ['verifyRecordProof', ['{}'], 'wrong-type'],
    ['verifyRecordProof', ['{}', {}], 'wrong-type'],
    ['verifyRecordProof', ['{}', { vkeys: logKey.vkey }], 'wrong-type'],
    ['itemOf', [undefined], 'wrong-type'],
    ['slotOf', [null, 3], 'unknown-kind'],
    ['slotOf', ['document', 3], 'unknown-path'],
    ['verifyInclusion', [], 'wrong-type'],
    ['verifyInclusion', [{}], 'wrong-type'],
    ['verifyConsistency', [{ oldSize: '1' }], 'wrong-type'],
    ['parseNote', [5], 'wrong-type'],
    ['openNote', ['x', null], 'wrong-type'],
    ['parseVerifierKey', [{}], 'bad-verifier-key'],
    ['parseVerifierKey', [7], 'wrong-type'],
    ['parseCheckpoint', [undefined], 'wrong-type'],
    ['canonicalize', [undefined], 'not-representable'],
    ['canonicalize', [() => 1], 'not-representable'],
    ['canonicalize', [Symbol('x')], 'not-representable'],
    ['canonicalize', [1n], 'not-representable'],
    ['canonicalize', [cycle], 'not-representable'],
    ['parseStrict', [5], 'wrong-type'],
    ['verifyOpening', [{}], 'unknown-kind'],
    ['verifyPassage', [null], 'wrong-type'],
    ['rootFromLeafHashes', ['x'], 'wrong-type'],
    ['leafHash', ['x'], 'wrong-type'],
    ['nodeHash', [], 'wrong-type'],
    ['formatProofFile', [{}], 'wrong-type'],
    ['formatProofFile', [{ ...sampleProofFile, id: 7 }], 'bad-proof-file'],
    ['setHash', [null], 'wrong-hash-function'],
  ];
  for (const [name, args, expected] of cases) {
    assert.throws(() => any[name]!(...args), code(expected), `${name}(${args.map((arg) => typeof arg).join(', ')})`);
  }
});
