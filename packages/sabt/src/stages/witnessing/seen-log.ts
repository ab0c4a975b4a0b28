/**
 * A log held against what was seen of it before: the same checks for monitors, which keep a checkpoint, and for mirrors,
 * which keep everything.
 */
import {
  consistencyProof,
  equalBytes,
  openCheckpoint,
  ProofError,
  rootFromNodes,
  toBase64,
  type VerifierKey,
  verifyConsistency,
} from '@sabt/proof';
import { asSabtError } from '../../model/errors.ts';
import { fromTiles, type LogSource } from './log-source.ts';
import type { WitnessingProblem } from './problems.ts';

export interface SeenCheckpoint {
  note: string;
  size: number;
  root: Uint8Array;
}

type Opened = { seen: SeenCheckpoint } | { problem: WitnessingProblem };

export function openSeen(note: string, keys: readonly (VerifierKey | string)[], where: string): Opened {
  try {
    const { size, root } = openCheckpoint(note, keys);
    return { seen: { note, size, root } };
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
    const retired =
      thrown.code === 'retired-key' ? ' A key that was given up has signed it: somebody has stolen that key.' : '';
    const message = `The checkpoint is not rightly signed by the log: ${thrown.message}.${retired}`;
    return { problem: { code: 'log-signature-wrong', where, message } };
  }
}

/** What could not be had, as a problem. Throws what is no failure of the other side. */
export function unreadable(source: LogSource, thrown: unknown): WitnessingProblem {
  const { code, message } = asSabtError(thrown);
  if (code === 'unreachable') return { code: 'log-unreachable', where: source.name, message };
  if (['not-found', 'bad-answer', 'too-large', 'unreadable-file'].includes(code))
    return { code: 'log-unreadable', where: source.name, message };
  throw thrown;
}

export function rolledBack(now: SeenCheckpoint, before: SeenCheckpoint, where: string): WitnessingProblem {
  return {
    code: 'log-rolled-back',
    where,
    message: `The log shows ${now.size} entries, but it showed ${before.size} before, signed with the same key. Entries were removed, or an older copy was put in its place.`,
  };
}

export function forkedAt(now: SeenCheckpoint, before: SeenCheckpoint, where: string): WitnessingProblem {
  const message =
    now.size === before.size
      ? `The log has signed two different states of the same ${now.size} entries: it shows one history here and another elsewhere. Keep both checkpoints; each is proof against the other. (Roots ${toBase64(before.root)} and ${toBase64(now.root)}.)`
      : `The log of ${now.size} entries does not continue the one of ${before.size} that it showed before: it was rewritten, or another history is shown here than elsewhere.`;
  return { code: 'log-forked', where, message };
}

/** What is wrong between two checkpoints of one log; null if the larger one continues the smaller. Reads tiles if needed. */
export async function compareSeen(
  now: SeenCheckpoint,
  before: SeenCheckpoint,
  source: LogSource,
): Promise<WitnessingProblem | null> {
  if (now.size < before.size) return rolledBack(now, before, source.name);
  if (now.size === before.size) return equalBytes(now.root, before.root) ? null : forkedAt(now, before, source.name);
  try {
    const proof = await fromTiles(source, now.size, (nodes) => consistencyProof(before.size, now.size, nodes));
    const { size: oldSize, root: oldRoot } = before;
    verifyConsistency({ oldSize, newSize: now.size, oldRoot, newRoot: now.root, proof });
    return null;
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) return unreadable(source, thrown);
    return forkedOrFalse(now, before, source);
  }
}

/**
 * No proof came out of the tiles that are served. If they give the root that the log signed, the log itself has forked;
 * else what is served is not what was signed, and nothing can be said about the log.
 */
export async function forkedOrFalse(
  now: SeenCheckpoint,
  before: SeenCheckpoint,
  source: LogSource,
): Promise<WitnessingProblem> {
  try {
    const served = await fromTiles(source, now.size, (nodes) => rootFromNodes(now.size, nodes));
    if (equalBytes(served, now.root)) return forkedAt(now, before, source.name);
    return notAsSigned(now, served, source.name);
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) return unreadable(source, thrown);
    return { code: 'log-unreadable', where: source.name, message: `A tile of the log is none: ${thrown.message}.` };
  }
}

export function notAsSigned(seen: SeenCheckpoint, served: Uint8Array, where: string): WitnessingProblem {
  return {
    code: 'log-unreadable',
    where,
    message: `What is served is not what the log signed: in its ${seen.size} entries something is changed, missing or added. (Root ${toBase64(served)}; signed is ${toBase64(seen.root)}.)`,
  };
}
