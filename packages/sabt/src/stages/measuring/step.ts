/** How far a computation is, by named steps; the pages say each in three languages. */
export const STEPS = [
  'waiting',
  'record',
  'counting',
  'models',
  'directions',
  'starts',
  'changes',
  'periods',
  'states',
] as const;
export type StepName = (typeof STEPS)[number];

export interface Step {
  what: StepName;
  done: number;
  /** null where it is not known beforehand. */
  total: number | null;
}

/** Told before each part of a step, and once more when the last is done. */
export type OnStep = (step: Step) => void;
