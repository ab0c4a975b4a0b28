/**
 * What lies in a dossier or site and was not checked: cosignatures under names for which the reader brought no key. That they
 * are there, and the times that they state, is told, so that a reader knows whom to ask; but anybody can write such a line, so
 * nothing is taken from it until a key that came from the witness itself was held against it.
 */

import { checkBytes, checkList } from './arguments.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { ProofError } from './errors.ts';
import { type Note, parseNote } from './note.ts';
import { parseVerifierKey, type VerifierKey } from './verifier-key.ts';

export interface StatedCosignature {
  readonly name: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** Entries of the log that it says to have seen. */
  readonly size: number;
}

/** Eight bytes of time and an Ed25519 signature (C2SP tlog-cosignature). */
const COSIGNATURE_BYTES = 72;

/**
 * `notes`: signed checkpoints; `brought`: the keys that the reader has, of which a signature is checked elsewhere. Throws
 * ProofError `wrong-type`, `bad-verifier-key` or `unsupported-algorithm`.
 */
export function uncheckedCosignatures(
  notes: readonly Uint8Array[],
  brought: readonly (VerifierKey | string)[],
): StatedCosignature[] {
  checkList(notes, 'notes');
  for (const note of notes) checkBytes(note, 'note');
  checkList(brought, 'keys that were brought');
  const known = new Set(brought.map((key) => idOf(parseVerifierKey(key))));
  const found = new Map<string, StatedCosignature>();
  for (const note of notes) {
    const parsed = readNote(note);
    for (const { name, keyId, signature } of parsed?.note.signatures ?? []) {
      if (signature.length !== COSIGNATURE_BYTES || known.has(idOf({ name, keyId }))) continue;
      const view = new DataView(signature.buffer, signature.byteOffset, signature.byteLength);
      const one = { name, timestamp: Number(view.getBigUint64(0)), size: parsed!.size };
      if (Number.isSafeInteger(one.timestamp)) found.set(JSON.stringify(one), one);
    }
  }
  return [...found.values()];
}

export const whyUnchecked = ({ timestamp, size }: StatedCosignature): string =>
  `stated, not checked: signed at ${statedTime(timestamp)}, the first ${size} entries; ask the witness itself for its key`;

/** Somebody may state any number. */
export function statedTime(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? `${seconds} s` : time.toISOString().replace('.000Z', 'Z');
}

const idOf = ({ name, keyId }: Pick<VerifierKey, 'name' | 'keyId'>): string => `${keyId} ${name}`;

/** What is wrong with a checkpoint is said where it is checked. */
function readNote(note: Uint8Array): { note: Note; size: number } | null {
  try {
    const parsed = parseNote(note);
    return { note: parsed, size: parseCheckpoint(parsed.text).size };
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    return null;
  }
}
