/** A value that does not exist is `null` with a named reason beside it, never NaN, never a silent 0. */
export const MISSING_REASONS = [
  'not-stated',
  'unreadable',
  'withheld',
  'erased',
  'not-yet-computed',
  'too-few-events',
  'inputs-erased',
] as const;

export type MissingReason = (typeof MISSING_REASONS)[number];

export interface Missing {
  value: null;
  reason: MissingReason;
}
