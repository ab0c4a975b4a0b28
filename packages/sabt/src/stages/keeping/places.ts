import { join } from 'node:path';

/** Where what lies in an archive folder (docs/FORMAT.md, "Archive folder"). */
export interface Places {
  dir: string;
  manifest: string;
  keys: string;
  logKey: string;
  /** The next signing key, to be kept elsewhere: only its digest is published. */
  nextKey: string;
  /** The key after the next one, from before a rotation until it is durable. */
  followingKey: string;
  /** The signing key before, as long as it may sign beside the present one. */
  formerKey: string;
  blobs: string;
  /** What became of each row that was taken in: notes, no evidence. */
  ledgers: string;
  log: string;
  checkpoint: string;
  /** The statements of the log's keys, for whoever follows them. */
  keysFile: string;
  /** What others said of the log: witnesses' cosignatures, timestamps. */
  attested: string;
  /** What was last verified, and up to where the tiles are known to be on disk: only for speed and for display. */
  state: string;
}

export function placesOf(dir: string): Places {
  const keys = join(dir, 'keys');
  const log = join(dir, 'log');
  return {
    dir,
    manifest: join(dir, 'archive.json'),
    keys,
    logKey: join(keys, 'log-key.json'),
    nextKey: join(keys, 'next', 'log-key.json'),
    followingKey: join(keys, 'next', 'following.json'),
    formerKey: join(keys, 'former', 'log-key.json'),
    blobs: join(dir, 'blobs'),
    ledgers: join(dir, 'ledgers'),
    log,
    checkpoint: join(log, 'checkpoint'),
    keysFile: join(log, 'keys.json'),
    attested: join(dir, 'attested'),
    state: join(dir, 'state.json'),
  };
}
