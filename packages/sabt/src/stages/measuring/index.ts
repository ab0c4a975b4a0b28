/** Measuring: numbers over acts, each with its definition and the checkpoint it was computed from. */
export { actRow, type RowLookup } from './act-rows.ts';
export type { Ask, Indicator, Same } from './ask.ts';
export { coveringSources, isCovered } from './coverage.ts';
export { type Names, type ReadFilter, readFilter } from './filter.ts';
export { burstsBeside, burstsBetween, type Finer, type Total } from './finer.ts';
export { indicatorOf } from './indicators/index.ts';
export {
  type Definition,
  type Finding,
  type Found,
  type Interval,
  MEASURES,
  type Measure,
  type MeasuredPoint,
  type Measurement,
  MISSING_REASONS,
  type MissingReason,
  type Safeguards,
} from './measurement.ts';
export { endsEarly, startsLate, UNITS, type Unit } from './periods.ts';
export { differInCountryAlone } from './point-filter.ts';
export { pointRow } from './point-rows.ts';
export { judged } from './poll-judgement.ts';
export { wholeOf } from './polls.ts';
export { type OnStep, STEPS, type Step, type StepName } from './step.ts';
export { type Computing, MeasuringThreads } from './thread/measuring-threads.ts';
export type { Question } from './thread/messages.ts';
