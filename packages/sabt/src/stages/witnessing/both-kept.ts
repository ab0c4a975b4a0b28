/**
 * Two checkpoints that one key signed and that contradict each other convict a log before everybody who knows the key; so
 * whoever is alarmed is told in which files they are, and to whom to show them.
 */
import type { WitnessingProblem } from './problems.ts';

export interface KeptCheckpoints {
  /** File with what was seen before, or by somebody else. */
  before: string;
  /** File with what is shown now; null where no more is kept. */
  now: string | null;
}

export const isContradiction = ({ code }: WitnessingProblem): boolean =>
  code === 'log-forked' || code === 'log-rolled-back';

/** Of a contradiction, with where both of it are and whom to show them to. */
export function toldOfBoth(problem: WitnessingProblem, { before, now }: KeptCheckpoints): WitnessingProblem {
  if (now === null) return problem;
  const said = `Both signed checkpoints are kept, and each is proof against the other: ${before} (as it was seen before, or by somebody else) and ${now} (as it is shown now). Copy both to a safe place. Show both to the keeper, by another way than through this log, to the witnesses of the log, and to others who mirror it, watch it or rely on it.`;
  return { ...problem, message: `${problem.message} ${said}` };
}
