/**
 * What is named where others vouch for a log, or watch it. Each code is explained in docs/ERRORS.md; a test holds list and
 * page together.
 */
export const WITNESSING_PROBLEM_CODES = [
  'policy-unreadable',
  'cosignature-wrong',
  'witnesses-too-few',
  'behind-witnessed-checkpoint',
  'forked-from-witnessed-checkpoint',
  'anchor-damaged',
  'anchor-invalid',
  'behind-anchored-checkpoint',
  'forked-from-anchored-checkpoint',
  'day-contradicted',
  'log-unreachable',
  'log-unreadable',
  'log-signature-wrong',
  'log-keys-wrong',
  'log-rolled-back',
  'log-forked',
  'log-silent',
] as const;

export type WitnessingProblemCode = (typeof WITNESSING_PROBLEM_CODES)[number];

export interface WitnessingProblem {
  code: WitnessingProblemCode;
  /** File, address, or name of a witness. */
  where: string;
  message: string;
}
