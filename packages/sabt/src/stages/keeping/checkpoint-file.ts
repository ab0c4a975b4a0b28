import { readFileSync } from 'node:fs';
import {
  type Checkpoint,
  formatCheckpoint,
  formatNote,
  openCheckpoint,
  ProofError,
  parseNote,
  toBase64,
  type VerifierKey,
} from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { writeDurably } from '../../store/files/durable.ts';
import type { Signers } from './log-keys.ts';
import type { Places } from './places.ts';

export interface SignedCheckpoint {
  /** The signed note. */
  note: string;
  size: number;
  /** Standard base64. */
  root: string;
}

/** Signed by each key that may sign a tree of this size. */
export function signCheckpoint(origin: string, size: number, root: Uint8Array, signers: Signers): SignedCheckpoint {
  const text = formatCheckpoint({ origin, size, root });
  const lines = signers
    .filter(({ signs }) => size >= signs.from && size <= signs.until)
    .map(({ key }) => key.sign(text));
  return { note: formatNote(text, lines), size, root: toBase64(root) };
}

/**
 * The checkpoint as a note that others have signed besides; null if the note is of another text. Throws ProofError unless
 * the log's own signature is in it. What the others are worth is for whoever knows them.
 */
export function withSignaturesOf(
  checkpoint: SignedCheckpoint,
  note: string,
  keys: readonly VerifierKey[],
): SignedCheckpoint | null {
  if (parseNote(checkpoint.note).text !== parseNote(note).text) return null;
  openCheckpoint(note, keys);
  return { ...checkpoint, note };
}

export function publishCheckpoint(places: Places, checkpoint: SignedCheckpoint, beforeRename?: () => void): void {
  writeDurably(places.checkpoint, checkpoint.note, beforeRename === undefined ? {} : { beforeRename });
}

/**
 * The checkpoint on disk, verified, unless it is the one that was read before. Throws `archive-damaged`, naming what is
 * wrong with it.
 */
export function readCheckpoint(
  places: Places,
  keys: readonly VerifierKey[],
  before: SignedCheckpoint | null,
): SignedCheckpoint {
  let note: string;
  try {
    note = readFileSync(places.checkpoint, 'utf8');
  } catch (cause) {
    throw new SabtError('archive-damaged', `The checkpoint cannot be read: ${places.checkpoint}.`, {
      at: places.checkpoint,
      cause,
    });
  }
  if (note === before?.note) return before;
  let checkpoint: Checkpoint;
  try {
    checkpoint = openCheckpoint(note, keys);
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw new SabtError(
      'archive-damaged',
      `The checkpoint is not as the log's key signed it: somebody has changed it, or made it without the key (${cause.message}).`,
      { at: places.checkpoint, cause },
    );
  }
  return { note, size: checkpoint.size, root: toBase64(checkpoint.root) };
}
