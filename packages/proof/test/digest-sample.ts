/** A proof file of a document that says twice what its text and its file are: alone in its log, invented, always the same. */
import {
  buildItemTree,
  buildRecordTree,
  formatCheckpoint,
  formatEntry,
  formatNote,
  itemProof,
  leafHash,
  type ProofFile,
  recordProof,
  sha256Of,
  signText,
  slotOf,
  toHex,
  utf8Encode,
} from '../src/index.ts';
import { logKey, ORIGIN, SAMPLE_ID, sampleFiller, sampleOpening } from './sample.ts';

const hexDigest = (text: string): string => toHex(sha256Of(utf8Encode(text)));

export const DIGEST_PASSAGES: readonly unknown[] = ['Der Markt war offen.\n', 'سوق المدينة\n', 'The market was open.'];
export const TEXT_DIGEST = hexDigest(DIGEST_PASSAGES.join(''));
export const FILE_DIGEST = hexDigest('the bytes of a file');
export const BLOB = { name: '0123456789abcdefghjkmnpqrs', sha256: FILE_DIGEST, size: 19 };

/** What the document says, where it is not what it should be, and which fields and passages are shown. */
export interface DigestSample {
  readonly passages?: readonly unknown[];
  readonly textDigest?: unknown;
  readonly sha256?: unknown;
  readonly blob?: unknown;
  readonly shown?: readonly string[];
  readonly items?: readonly number[];
}

/** The proof file is rightly made and signed, whatever the document says. */
export function digestSample(change: DigestSample = {}): ProofFile {
  const said = { passages: DIGEST_PASSAGES, textDigest: TEXT_DIGEST, sha256: FILE_DIGEST, blob: BLOB, ...change };
  const { passages, shown = ['id', 'sha256', 'blob', 'text', 'textDigest'], items = [...passages.keys()] } = said;
  const texts = passages.map((text, i) => sampleOpening(`text/${i}`, text));
  const tree = buildItemTree(texts);
  const values = {
    id: SAMPLE_ID,
    sha256: said.sha256,
    blob: said.blob,
    text: tree.value,
    textDigest: said.textDigest,
  };
  const openings = new Map(Object.entries(values).map(([path, value]) => [path, sampleOpening(path, value)]));
  const slots = [...openings].map(([path, text]) => [slotOf('document', path), text] as const);
  const record = buildRecordTree('document', slots, sampleFiller);
  const bytes = formatEntry({ at: '2026-11-22', fields: record.root });
  const text = formatCheckpoint({ origin: ORIGIN, size: 1, root: leafHash(bytes) });
  return {
    kind: 'document',
    id: SAMPLE_ID,
    entry: { index: 0, bytes },
    openings: shown.map((path) => ({
      opening: openings.get(path)!,
      proof: recordProof(record.nodes, slotOf('document', path)),
      items:
        path === 'text' ? items.map((index) => ({ index, opening: texts[index]!, proof: itemProof(tree, index) })) : [],
    })),
    withheld: [
      ...[...openings.keys()].filter((path) => !shown.includes(path)),
      ...(shown.includes('text') ? passages.flatMap((_one, i) => (items.includes(i) ? [] : [`text/${i}`])) : []),
    ],
    erased: [],
    inclusion: [],
    checkpoint: formatNote(text, [signText(text, logKey.key, logKey.sign)]),
  };
}
