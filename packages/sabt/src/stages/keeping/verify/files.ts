/** The small files: what the archive says of itself, the signing key, the checkpoint. */
import { existsSync, readFileSync } from 'node:fs';
import { type Checkpoint, openCheckpoint, ProofError, parseVerifierKey } from '@sabt/proof';
import { asSabtError, SabtError } from '../../../model/errors.ts';
import { readCheckpoint, type SignedCheckpoint } from '../checkpoint-file.ts';
import { readLogKey } from '../log-key.ts';
import { type ArchiveInfo, readManifest } from '../manifest.ts';
import type { Places } from '../places.ts';
import type { Watch } from './report.ts';

/** The manifest; where it is damaged, what can still be read of it, so that the rest can be checked. */
export function verifyManifest(places: Places, watch: Watch): ArchiveInfo | null {
  try {
    return readManifest(places);
  } catch (thrown) {
    const error = asSabtError(thrown);
    if (error.code === 'archive-missing') throw error;
    watch.problem('manifest-damaged', 'archive.json', error.message);
    return readRemains(places);
  }
}

function readRemains(places: Places): ArchiveInfo | null {
  try {
    const { id, origin, vkey, title } = JSON.parse(readFileSync(places.manifest, 'utf8')) as Record<string, unknown>;
    parseVerifierKey(vkey as string);
    return { archive: places.dir, id: String(id), origin: String(origin), vkey: vkey as string, title: String(title) };
  } catch {
    return null;
  }
}

export function verifyLogKey(places: Places, info: ArchiveInfo, watch: Watch): void {
  try {
    readLogKey(places.logKey, info.vkey);
  } catch (thrown) {
    watch.problem('log-key-damaged', 'keys/log-key.json', asSabtError(thrown).message);
  }
}

/** The checkpoint on disk under the key that the archive states, and under the one that the checker kept. */
export function verifyCheckpoint(
  places: Places,
  info: ArchiveInfo,
  keptKey: string | undefined,
  watch: Watch,
): SignedCheckpoint | null {
  if (!existsSync(places.checkpoint)) {
    watch.problem(
      'checkpoint-missing',
      'log/checkpoint',
      'The signed checkpoint is missing, so nothing says what was published last.',
    );
    return null;
  }
  if (keptKey !== undefined && keptKey.trim() !== info.vkey) {
    watch.problem(
      'key-differs',
      'archive.json',
      `The log is signed with the key ${info.vkey}, but the key that was kept is ${keptKey.trim()}.`,
    );
  }
  try {
    return readCheckpoint(places, info, null);
  } catch (thrown) {
    watch.problem('checkpoint-damaged', 'log/checkpoint', asSabtError(thrown).message);
    return null;
  }
}

/** A checkpoint that the checker kept: of this log, and rightly signed. */
export function readKept(
  note: string,
  info: ArchiveInfo,
  keptKey: string | undefined,
  watch: Watch,
): Checkpoint | null {
  try {
    const kept = openCheckpoint(note, [keptKey?.trim() ?? info.vkey]);
    if (kept.origin !== info.origin) {
      throw new SabtError('invalid-value', `it is of the log ${kept.origin}, this one is ${info.origin}`);
    }
    return kept;
  } catch (thrown) {
    if (!(thrown instanceof ProofError) && !(thrown instanceof SabtError)) throw thrown;
    watch.problem(
      'kept-checkpoint-unfit',
      'the checkpoint that was kept',
      `It cannot be held against this log: ${thrown.message}.`,
    );
    return null;
  }
}
