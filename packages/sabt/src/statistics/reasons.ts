/**
 * Why a number does not exist. A result carries `null` with one of these beside it as `reason`, never NaN or Infinity.
 * The pages say each in three languages.
 */
export const STATISTIC_REASONS = [
  /** Fewer observations than the method needs. */
  'too-few',
  /** Every count is nought. */
  'all-zero',
  /** Every value is the same. */
  'no-variation',
  /** A division by an observed nought: the ratio has no finite value. */
  'zero-denominator',
  /** A variance that came out nought or negative. */
  'variance-not-positive',
  /** A column is a combination of others. */
  'collinear',
  /** A group without a single event, or told apart perfectly: the estimate runs to infinity. */
  'separation',
  /** No more spread than Poisson: theta runs to infinity. */
  'poisson-limit',
  /** The search for the maximum did not settle. */
  'not-converged',
  /** The data leave more than one answer open. */
  'not-identifiable',
  /** Lists that share no record, or fall into parts that share none. */
  'no-overlap',
  /** Does not exist for this family, model or design. */
  'not-defined',
  /** Too large or too small for the numbers of this machine. */
  'out-of-range',
  /** Every kind was seen so often that the variance of their number is nought: no interval tells of kinds never seen. */
  'kinds-exhausted',
  /** No two ratings of one unit. */
  'no-pairs',
] as const;

export type StatisticReason = (typeof STATISTIC_REASONS)[number];
