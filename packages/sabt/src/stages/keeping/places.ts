import { join } from 'node:path';

/** Where what lies in an archive folder (docs/FORMAT.md, "Archive folder"). */
export interface Places {
  dir: string;
  manifest: string;
  keys: string;
  logKey: string;
  blobs: string;
  /** What became of each row that was taken in: notes, no evidence. */
  ledgers: string;
  log: string;
  checkpoint: string;
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
    blobs: join(dir, 'blobs'),
    ledgers: join(dir, 'ledgers'),
    log,
    checkpoint: join(log, 'checkpoint'),
    attested: join(dir, 'attested'),
    state: join(dir, 'state.json'),
  };
}
