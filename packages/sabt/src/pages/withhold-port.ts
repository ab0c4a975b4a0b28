/** What the pages of withholding and erasing ask of the program; see `app-port.ts` for the conventions. */
import type { Json } from '../model/records.ts';
import type { NamedId } from './app-port-intake.ts';

type Awaitable<T> = T | Promise<T>;

export const WITHHOLDINGS = ['redact', 'erase'] as const;
export type Withholding = (typeof WITHHOLDINGS)[number];

/** The closed list of reasons that are logged. */
export const WITHHOLDING_REASONS = ['safety', 'consent-withdrawn', 'legal', 'not-relevant-personal-data'] as const;
export type WithholdingReason = (typeof WITHHOLDING_REASONS)[number];

/** A field, or a passage of a text, that can be chosen. */
export interface WithholdingChoice {
  path: string;
  value: Json;
  isRedacted: boolean;
}

/** What would be withheld or destroyed, worked out before anything is. */
export interface WithholdingPlan {
  /** Of the record itself: what was chosen and what goes with it. */
  paths: string[];
  /** Records that were made from it and repeat it. */
  also: (NamedId & { kind: string; paths: string[] })[];
  /** Records that stand by themselves and say the same. */
  elsewhere: (NamedId & { path: string })[];
}

/** What somebody outside is shown of a record: the content of the proof that they would get. */
export interface OutsiderView {
  shown: { path: string; value: Json }[];
  withheld: string[];
  erased: { path: string; reason: string }[];
}

export interface WithholdApp {
  choices(id: string): Awaitable<WithholdingChoice[]>;
  /** Throws `not-found` for a path that is not there, `invalid-argument` for what must stay. */
  plan(id: string, what: Withholding, paths: readonly string[]): Awaitable<WithholdingPlan>;
  redact(id: string, paths: readonly string[], reason: WithholdingReason): Awaitable<void>;
  erase(id: string, paths: readonly string[], reason: WithholdingReason): Awaitable<{ state: 'erased' | 'pending' }>;
  outside(id: string): Awaitable<OutsiderView>;
}
