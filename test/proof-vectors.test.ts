import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as proof from '@sabt/proof';
import type { Case } from '../scripts/proof-vectors/case.ts';
import { proofVectors, slotVectors, vectorText } from '../scripts/proof-vectors.ts';

const FOLDER = new URL('../vectors/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

/** What inputs are made of; each file has some of these. Where a case is damaged the type may be wrong, on purpose. */
interface Input {
  authorities?: string;
  binary?: Record<string, string>;
  atLeast?: number;
  bundle: string;
  file: string;
  files: Record<string, string>;
  fieldsRoot: string;
  index: number;
  json: string;
  keys: string[];
  kind: string;
  leaf?: string;
  leafHash: string;
  leafHashes: string[];
  left?: string;
  newRoot: string;
  newSize: number;
  note: string;
  now?: number;
  oldRoot: string;
  oldSize: number;
  opening: string;
  path: string;
  policy?: string;
  proof: string[];
  right: string;
  root: string;
  size: number;
  slotOpening: string;
  text: string;
  vkey: string;
  vkeys: string[];
  width: number;
  witnesses?: string[];
  zip: string;
}
const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const list = (hexes: readonly string[]): Uint8Array[] => hexes.map(bytes);
const verified = (_nothing: unknown) => 'verified';

/** What each file asks of a verifier: its input to its output, or a ProofError. */
const RUNNERS: Record<string, (input: Input) => unknown> = {
  'hashing.json': ({ leaf, left, right, leafHashes }) => {
    if (leaf !== undefined) return proof.toHex(proof.leafHash(bytes(leaf)));
    if (left !== undefined) return proof.toHex(proof.nodeHash(bytes(left), bytes(right)));
    return proof.toHex(proof.rootFromLeafHashes(list(leafHashes)));
  },
  'inclusion.json': ({ index, size, leafHash, proof: hashes, root }) =>
    verified(proof.verifyInclusion({ index, size, leafHash: bytes(leafHash), proof: list(hashes), root: bytes(root) })),
  'consistency.json': ({ oldSize, newSize, oldRoot, newRoot, proof: hashes }) =>
    verified(
      proof.verifyConsistency({
        oldSize,
        newSize,
        oldRoot: bytes(oldRoot),
        newRoot: bytes(newRoot),
        proof: list(hashes),
      }),
    ),
  'tile-paths.json': ({ path }) => proof.parseTilePath(path),
  'bundles.json': ({ bundle, width }) => proof.decodeBundle(bytes(bundle), width).map(proof.toHex),
  'verifier-keys.json': ({ vkey }) => {
    const { publicKey, ...key } = proof.parseVerifierKey(vkey);
    return { ...key, publicKey: proof.toHex(publicKey) };
  },
  'notes.json': ({ note, keys }) => {
    const opened = proof.openNote(note, keys);
    return { text: opened.text, verified: opened.verified.map(({ name }) => name) };
  },
  'keys.json': ({ keys, note, vkeys }) => {
    const { checkpoint, chain } = proof.openFollowed(note, vkeys, keys as unknown as string);
    const terms = chain!.terms.map(({ key, number, alone }) => {
      const { from, until } = key.signs!;
      return { number, from, until: until === Number.MAX_SAFE_INTEGER ? null : until, alone };
    });
    return { size: checkpoint.size, since: chain!.since, terms };
  },
  'checkpoints.json': ({ text }) => {
    const checkpoint = proof.parseCheckpoint(text);
    return { ...checkpoint, root: proof.toHex(checkpoint.root) };
  },
  'strict-json.json': ({ json }) => proof.canonicalize(proof.parseStrict(json)),
  'entries.json': ({ text }) => {
    const { at, fields } = proof.parseEntry(proof.utf8Encode(text));
    return { at, fields: proof.toHex(fields) };
  },
  'openings.json': ({ opening, kind, path, proof: hashes, fieldsRoot }) =>
    verified(proof.verifyOpening({ opening, kind, path, proof: list(hashes), fieldsRoot: bytes(fieldsRoot) })),
  'passages.json': ({ opening, index, slotOpening, proof: hashes }) =>
    verified(proof.verifyPassage({ opening, index, slotOpening, proof: list(hashes) })),
  'proof-files.json': ({ file, vkeys }) => {
    const { ok, checks } = proof.verifyRecordProof(file, { vkeys });
    return { ok, failing: checks.filter((check) => !check.ok).map(({ check }) => check) };
  },
  'zips.json': ({ zip }) =>
    Object.fromEntries([...proof.readZip(bytes(zip))].map(([name, content]) => [name, proof.utf8Decode(content)])),
  'policies.json': ({ policy, note, keys, now }) => {
    const { met, witnesses } = proof.weighCosignatures(note, policy!, keys, now);
    return { met, counted: witnesses.filter(({ why }) => why === null).map(({ name }) => name) };
  },
  'dossiers.json': ({ files, binary = {}, keys, witnesses, atLeast, policy, now, authorities }) => {
    const texts = new Map(Object.entries(files).map(([name, text]) => [name, proof.utf8Encode(text)]));
    for (const [name, hex] of Object.entries(binary)) texts.set(name, bytes(hex));
    const trusted = {
      logKeys: keys,
      ...(authorities !== undefined && { anchors: { authorities } }),
      ...(witnesses && { witnesses: { keys: witnesses, ...(atLeast !== undefined && { atLeast }) } }),
      ...(policy !== undefined && { witnesses: { policy } }),
      ...(now !== undefined && { now }),
    };
    const { ok, checks, notMade, formerErasures } = proof.verifyDossier(texts, trusted);
    const failing = new Set(checks.filter((check) => !check.ok).map(({ check }) => check));
    const unmade = [...new Set(notMade.map(({ check }) => check))].sort();
    return { ok, failing: [...failing], notMade: unmade, ...(formerErasures.length > 0 && { formerErasures }) };
  },
};

test('which plain sentences are said of a damaged case stands beside it, and no damage is without one', () => {
  for (const name of ['dossiers.json', 'proof-files.json']) {
    const { cases } = JSON.parse(read(name)) as { cases: (Case & { output: { ok: boolean } })[] };
    for (const { name: caseName, plain, output } of cases)
      assert.equal((plain ?? []).length > 0, !output.ok, `${name}: ${caseName}: ${plain?.join()}`);
  }
});

test('the vectors are what the script makes', () => {
  const made = proofVectors();
  assert.equal(read('slots.json'), vectorText(slotVectors()));
  for (const [name, content] of made) assert.equal(read(name), vectorText(content), name);
  const files = readdirSync(FOLDER).filter((name) => RUNNERS[name] !== undefined);
  assert.deepEqual(files.sort(), [...made.keys()].sort());
});

for (const [name, run] of Object.entries(RUNNERS)) {
  test(`vectors/${name}: every case has the outcome that is written there`, () => {
    const { cases } = JSON.parse(read(name)) as { cases: Case[] };
    assert.ok(
      cases.some(({ error }) => error !== undefined) ||
        ['hashing.json', 'proof-files.json', 'dossiers.json'].includes(name),
    );
    for (const { name: caseName, input, output, error } of cases) {
      if (error === undefined) {
        assert.deepEqual(run(input as unknown as Input), output, caseName);
        continue;
      }
      assert.throws(
        () => run(input as unknown as Input),
        (thrown: unknown) => thrown instanceof proof.ProofError && thrown.code === error,
        `${caseName}: ${error}`,
      );
    }
  });
}
