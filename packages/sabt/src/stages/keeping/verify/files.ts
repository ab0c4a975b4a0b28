/** The small files: what the archive says of itself, the signing key, the checkpoint. */
import { existsSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import {
  type Checkpoint,
  formatVerifierKey,
  keyDigest,
  openCheckpoint,
  ProofError,
  parseVerifierKey,
} from '@sabt/proof';
import { asSabtError, SabtError } from '../../../model/errors.ts';
import { readCheckpoint, type SignedCheckpoint } from '../checkpoint-file.ts';
import { type LogKey, readKeyFile } from '../log-key.ts';
import type { LogKeys } from '../log-keys.ts';
import { type ArchiveInfo, readManifest } from '../manifest.ts';
import type { Places } from '../places.ts';
import { keysText } from '../rotating.ts';
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

/** The secret keys that are in the folder: each is what it was when it was written, and one that the log knows. */
export function verifyLogKey(places: Places, keys: LogKeys, watch: Watch): void {
  const check = (path: string, fits: (key: LogKey) => void) => {
    try {
      fits(readKeyFile(path));
    } catch (thrown) {
      watch.problem('log-key-damaged', relative(places.dir, path).split(sep).join('/'), asSabtError(thrown).message);
    }
  };
  const refuse = (path: string, why: string) => new SabtError('archive-damaged', `${why}: ${path}.`, { at: path });
  check(places.logKey, (key) => {
    if (formatVerifierKey(key.vkey) !== keys.present)
      throw refuse(places.logKey, `The signing key is not the present one of the log, ${keys.present}`);
  });
  if (existsSync(places.nextKey))
    check(places.nextKey, (key) => {
      if (keyDigest(key.vkey) !== keys.chain?.next)
        throw refuse(places.nextKey, 'The next key is not the one that the log has committed to');
    });
  if (existsSync(places.formerKey)) check(places.formerKey, () => undefined);
}

/** The published statements of the keys must be those that the vault has. */
export function verifyKeysFile(places: Places, inVault: LogKeys, watch: Watch): void {
  const where = 'log/keys.json';
  const text = keysText(inVault);
  const published = existsSync(places.keysFile) ? readFileSync(places.keysFile, 'utf8') : null;
  if (text !== published)
    watch.problem(
      'keys-file-damaged',
      where,
      published === null
        ? 'The file by which outsiders follow the keys of the log is missing.'
        : 'The file by which outsiders follow the keys of the log is not what the log says.',
    );
  if (inVault.chain === null)
    watch.finding(
      'next-key-uncommitted',
      where,
      'This log does not commit to a next key, so its key cannot be changed. sabt key commit does so from now on.',
    );
  else if (inVault.chain.since > 0)
    watch.finding(
      'next-key-committed-late',
      where,
      `This log commits to its next keys since entry ${inVault.chain.since} only; that nobody committed to something else before is not shown.`,
    );
  for (const { number, entry, alone } of inVault.chain?.terms ?? [])
    if (alone)
      watch.finding(
        'key-took-over',
        `entry ${entry}`,
        `Key ${number} took over without the signature of the key before it, which was lost or stolen.`,
      );
}

/** The checkpoint on disk under the key that the archive states, and under the one that the checker kept. */
export function verifyCheckpoint(
  places: Places,
  keys: LogKeys,
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
  if (keptKey !== undefined && !keys.all.some((key) => formatVerifierKey(key) === keptKey.trim())) {
    watch.problem(
      'key-differs',
      'archive.json',
      `The log is signed with the key ${keys.present}, but the key that was kept is ${keptKey.trim()}.`,
    );
  }
  try {
    return readCheckpoint(places, keys.all, null);
  } catch (thrown) {
    watch.problem('checkpoint-damaged', 'log/checkpoint', asSabtError(thrown).message);
    return null;
  }
}

/** A checkpoint that the checker kept: of this log, and rightly signed. */
export function readKept(
  note: string,
  info: ArchiveInfo,
  keys: LogKeys,
  keptKey: string | undefined,
  watch: Watch,
): Checkpoint | null {
  try {
    const known = keptKey === undefined || keys.all.some((key) => formatVerifierKey(key) === keptKey.trim());
    const kept = openCheckpoint(note, known ? keys.all : [keptKey.trim()]);
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
