/** Whether a log is older than, or differs from, one that was published from its folder before. */
import { SabtError } from '../../model/errors.ts';
import type { RecordStore, TreeMark } from '../../store/ports.ts';
import type { HighWaterMark } from './high-water.ts';
import { compareWithMark, type MarkProblem } from './recovery.ts';
import type { TileFiles } from './tile-files.ts';

export interface MarkedLog {
  store: RecordStore & { published(): TreeMark | null };
  mark: HighWaterMark;
  tiles: TileFiles;
}

/** Null if the log agrees with every mark that is known of it. */
export function findRollback(log: () => TreeMark, { store, mark, tiles }: MarkedLog): MarkProblem | null {
  const marks = [
    { known: mark.read(), where: mark.path },
    { known: store.published(), where: 'keys/vault-keys.db' },
  ];
  // after the marks: another process may be adding to the log, and marks what it has published
  const now = log();
  for (const { known, where } of marks) {
    const problem = known === null ? null : compareWithMark(now, known, where, tiles);
    if (problem !== null) return problem;
  }
  return null;
}

/** Throws `archive-rolled-back`. */
export function refuseRollback({ message }: MarkProblem): never {
  throw new SabtError(
    'archive-rolled-back',
    `${message} Nothing is written, so that the log does not fork: outsiders who have seen the longer one would hold two histories of one log. Put the newer copy back. If it is gone, a mirror may have what is missing: sabt recover LOG takes it over. Only if nobody else has ever seen the longer log, accept the older one: sabt doctor --accept-rollback.`,
  );
}

/** Throws `archive-rolled-back`. */
export function requireNoRollback(log: () => TreeMark, marked: MarkedLog): void {
  const rollback = findRollback(log, marked);
  if (rollback !== null) refuseRollback(rollback);
}
