/** Statements of keys as records of a log, the same bytes on every run. */
import {
  buildRecordTree,
  formatEntry,
  formatKeyStatement,
  formatNote,
  formatOpening,
  inclusionProof,
  type KeyRecord,
  keyDigest,
  nodesOf,
  recordProof,
  signText,
  slotOf,
} from '../src/index.ts';
import { bytesNamed, ORIGIN, type SampleKey, sampleFiller } from './sample.ts';

export interface Announced {
  key: SampleKey;
  next: SampleKey;
  entry: number;
  until: number;
  number: number;
  signers: readonly SampleKey[];
}

export function keyRecord(
  kind: 'key' | 'document',
  index: number,
  fields: readonly (readonly [string, string])[],
): KeyRecord {
  const openings = fields.map(([path, value]) =>
    formatOpening({ salt: bytesNamed(`salt ${kind} ${index} ${path}`), kind, path, value }),
  );
  const slots = fields.map(([path], i) => [slotOf(kind, path), openings[i]!] as const);
  const tree = buildRecordTree(kind, slots, sampleFiller);
  return {
    entry: { index, bytes: formatEntry({ at: '2026-11-23', fields: tree.root }) },
    openings: fields.map(([path], i) => ({
      opening: openings[i]!,
      proof: recordProof(tree.nodes, slotOf(kind, path)),
    })),
    inclusion: null,
  };
}

/** The record that announces a key, without proof that it is in a log. */
export function announce({ key, next, entry, until, number, signers }: Announced): KeyRecord {
  const text = formatKeyStatement({ origin: ORIGIN, number, entry, until, vkey: key.vkey, next: keyDigest(next.vkey) });
  const note = formatNote(
    text,
    signers.map((one) => signText(text, one.key, one.sign)),
  );
  return keyRecord('key', entry, [
    ['id', 'archive'],
    ['statement', note],
  ]);
}

export function provenIn(leaves: readonly Uint8Array[], record: KeyRecord): KeyRecord {
  const { index } = record.entry;
  if (index >= leaves.length) return record;
  return { ...record, inclusion: inclusionProof(index, leaves.length, nodesOf([...leaves])) };
}
