/**
 * Earlier checkpoints in a dossier. A log that grows all day is seldom witnessed or anchored at its tip, so a dossier may
 * carry checkpoints that others have vouched for, each with a proof that the dossier's own continues it. What was in the
 * log then is in it still, at the same place; so a witness of the earlier one has seen every record up to its size.
 */
import { openCheckpoint } from './checkpoint.ts';
import type { DossierContents } from './dossier-format.ts';
import type { DossierCheck } from './dossier-report.ts';
import { describe, ProofError } from './errors.ts';
import type { OpenedCheckpoint } from './proof-file.ts';
import { verifyConsistency } from './tree.ts';
import type { VerifierKey } from './verifier-key.ts';

type Attempt = <T>(check: DossierCheck['check'], subject: string, step: () => T) => T | null;

/** A checkpoint of the dossier that others may have signed or anchored. */
export interface DossierCheckpoint {
  readonly path: string;
  readonly note: Uint8Array;
  readonly size: number;
}

/** Those that hold: the log's key has signed them, and the dossier's checkpoint continues them. */
export function checkAttested(
  files: ReadonlyMap<string, Uint8Array>,
  { attested }: DossierContents,
  keys: readonly (VerifierKey | string)[],
  newest: OpenedCheckpoint | null,
  attempt: Attempt,
): DossierCheckpoint[] {
  return attested.flatMap(({ checkpoint: path, consistency }) => {
    const held = attempt('attested', path, () => {
      const note = files.get(path);
      if (note === undefined) throw new ProofError('file-missing', `the file ${describe(path)} is missing`);
      const { origin, size, root } = openCheckpoint(note, keys);
      if (newest === null) throw new ProofError('not-disclosed', 'no verified checkpoint to compare with');
      if (origin !== newest.origin)
        throw new ProofError('origin-mismatch', `the dossier is of ${newest.origin}, this checkpoint of ${origin}`);
      const statement = { oldSize: size, oldRoot: root, newSize: newest.size, newRoot: newest.root };
      verifyConsistency({ ...statement, proof: consistency });
      return { path, note, size };
    });
    return held === null ? [] : [held];
  });
}
