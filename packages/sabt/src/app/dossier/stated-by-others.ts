/**
 * What others said of the log, as a dossier's README names it: cosignatures and time stamps with the times that they state.
 * Nobody has checked them for the reader, who brings the keys of witnesses and the certificates of authorities; but whoever
 * looks for a date must learn that there are some, and whom to ask.
 */
import { createHash } from 'node:crypto';
import {
  ProofError,
  parseCheckpoint,
  parseNote,
  parseStrict,
  type StatedCosignature,
  uncheckedCosignatures,
  utf8Decode,
} from '@sabt/proof';
import { readTimestamp } from '@sabt/proof/anchors';
import type { StatedStamp } from '../../pages/index.ts';

export const cosignaturesIn = (notes: readonly (string | Uint8Array)[]): StatedCosignature[] =>
  uncheckedCosignatures(
    notes.map((note) => new Uint8Array(Buffer.from(note))),
    [],
  );

/** `anchors`: files by path, a folder for each anchor. One that cannot be read is named by every verifier. */
export function stampsIn(anchors: ReadonlyMap<string, Uint8Array>): StatedStamp[] {
  const folders = new Set([...anchors.keys()].map((path) => path.slice(0, path.lastIndexOf('/'))));
  return [...folders].flatMap((folder) => {
    try {
      return [stampOf((name) => anchors.get(`${folder}/${name}`) ?? new Uint8Array())];
    } catch (thrown) {
      if (thrown instanceof ProofError) return [];
      throw thrown;
    }
  });
}

function stampOf(file: (name: string) => Uint8Array): StatedStamp {
  const { kind, nonce } = parseStrict(file('anchor.json')) as { kind?: unknown; nonce?: unknown };
  const note = file('checkpoint');
  const { size } = parseCheckpoint(parseNote(utf8Decode(note)).text);
  if (kind !== 'tsa' || typeof nonce !== 'string') return { signer: null, timestamp: null, size };
  const digest = new Uint8Array(createHash('sha256').update(note).digest());
  const { time, signer } = readTimestamp(file('response.tsr'), { digest, nonce });
  return { signer: signer.subject, timestamp: Math.floor(time / 1000), size };
}
