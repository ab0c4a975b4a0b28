/** How far a computation is, for whoever waits at a command line. */
import type { Step, StepName } from '../stages/measuring/index.ts';
import type { Progress } from './command.ts';

const STEP_WORDS: Readonly<Record<StepName, string>> = {
  waiting: 'steps; waiting for other computations',
  record: 'steps; reading what is new in the record',
  counting: 'counts',
  models: 'models compared',
  directions: 'tests of both directions',
  starts: 'later starts tried',
  changes: 'changes dated',
  periods: 'periods brought to equal effort',
  states: 'states',
};

export const progressOf = ({ what, done, total }: Step): Progress => ({ done, total, what: STEP_WORDS[what] });
