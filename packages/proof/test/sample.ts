/**
 * A small invented archive, the same bytes on every run: keys, one document with a text of four passages, a log of seven
 * entries and a proof file. Tests and the vectors in `vectors/` are made of it.
 */
import { createHash } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import {
  buildItemTree,
  buildRecordTree,
  cosignText,
  type Filler,
  formatCheckpoint,
  formatEntry,
  formatNote,
  formatOpening,
  formatVerifierKey,
  inclusionProof,
  itemProof,
  leafHash,
  makeVerifierKey,
  type NoteAlgorithm,
  nodesOf,
  type ProofFile,
  recordProof,
  rootFromLeafHashes,
  signText,
  slotOf,
  type VerifierKey,
} from '../src/index.ts';

/** 32 bytes that only look random. */
export function bytesNamed(name: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`sabt sample ${name}`).digest());
}

export interface SampleKey {
  readonly key: VerifierKey;
  readonly vkey: string;
  sign(message: Uint8Array): Uint8Array;
}

export function sampleKey(name: string, algorithm: NoteAlgorithm = 'ed25519', seed = name): SampleKey {
  const secret = bytesNamed(`key ${seed}`);
  const key = makeVerifierKey(name, ed25519.getPublicKey(secret), algorithm);
  return { key, vkey: formatVerifierKey(key), sign: (message) => ed25519.sign(message, secret) };
}

export const ORIGIN = 'archive.example/log';
export const logKey = sampleKey(ORIGIN);
export const witnessKey = sampleKey('witness.example/w1', 'cosignature/v1');
export const otherKey = sampleKey('other.example/log');
export const COSIGNED_AT = 1_795_000_000;

export const sampleFiller: Filler = (level, index, out, at) => out.set(bytesNamed(`filler ${level} ${index}`), at);

export function sampleOpening(path: string, value: unknown): string {
  return formatOpening({ salt: bytesNamed(`salt ${path}`), kind: 'document', path, value });
}

export const SAMPLE_ID = 'Zk3v0Yy1n5tqPpXlOa9w7g';
const PASSAGES = ['Der Markt war offen.', 'سوق المدينة', 'بازار شهر', 'The market was open.'];
const passages = PASSAGES.map((text, i) => sampleOpening(`text/${i}`, text));
export const sampleText = buildItemTree(passages);
export const sampleCustom = buildItemTree([sampleOpening('custom/case number', 7), sampleOpening('custom/رقم', '٧')]);
const OPENINGS: Readonly<Record<string, string>> = {
  id: sampleOpening('id', SAMPLE_ID),
  version: sampleOpening('version', 1),
  at: sampleOpening('at', '2026-11-22T10:15:30Z'),
  by: sampleOpening('by', 'A. Keeper'),
  title: sampleOpening('title', 'سوق'),
  custom: sampleOpening('custom', sampleCustom.value),
  name: sampleOpening('name', 'market.txt'),
  size: sampleOpening('size', 1234),
  text: sampleOpening('text', sampleText.value),
};

export const sampleSlots = new Map(Object.entries(OPENINGS).map(([path, text]) => [slotOf('document', path), text]));
export const sampleTree = buildRecordTree('document', sampleSlots, sampleFiller);

export function disclosed(path: string): {
  opening: string;
  proof: Uint8Array[];
  items: ProofFile['openings'][0]['items'];
} {
  return { opening: OPENINGS[path]!, proof: recordProof(sampleTree.nodes, slotOf('document', path)), items: [] };
}

export function passage(index: number): { index: number; opening: string; proof: Uint8Array[] } {
  return { index, opening: passages[index]!, proof: itemProof(sampleText, index) };
}

export const ENTRY_INDEX = 4;
export const sampleEntry = formatEntry({ at: '2026-11-22', fields: sampleTree.root });
const leaves = Array.from({ length: 7 }, (_, i) =>
  leafHash(i === ENTRY_INDEX ? sampleEntry : formatEntry({ at: '2026-11-22', fields: bytesNamed(`entry ${i}`) })),
);

export const checkpointText = formatCheckpoint({
  origin: ORIGIN,
  size: leaves.length,
  root: rootFromLeafHashes(leaves),
});
export const sampleNote = formatNote(checkpointText, [
  signText(checkpointText, logKey.key, logKey.sign),
  cosignText(checkpointText, witnessKey.key, COSIGNED_AT, witnessKey.sign),
]);

export const sampleProofFile: ProofFile = {
  kind: 'document',
  id: SAMPLE_ID,
  entry: { index: ENTRY_INDEX, bytes: sampleEntry },
  openings: [disclosed('id'), disclosed('title'), { ...disclosed('text'), items: [passage(1), passage(3)] }],
  withheld: ['name', 'text/0', 'text/2'],
  erased: [{ path: 'by', reason: 'safety' }],
  inclusion: inclusionProof(ENTRY_INDEX, leaves.length, nodesOf(leaves)),
  checkpoint: sampleNote,
};
