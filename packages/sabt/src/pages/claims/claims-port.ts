/** What the pages of claims ask of the program; see `app-port.ts` for the conventions. */
import type { Json } from '../../model/records.ts';
import type { Assertion, Evidence, Verdict } from '../../stages/claims/index.ts';
import type { Step } from '../../stages/measuring/index.ts';
import type { Checkpoint, Download } from '../app-port.ts';
import type { NamedId } from '../intake/app-port-intake.ts';
import type { Soon } from '../measuring/measure-port.ts';

/** A verdict that was kept in the log. */
export interface KeptVerdict {
  verdict: Verdict;
  reason: string;
  needed: string | null;
  checkpoint: Checkpoint;
  /** ISO instant. */
  at: string;
}

/** What the record says to a claim at a checkpoint. */
export interface ClaimVerdict {
  verdict: Verdict;
  /** Code of why, and of what would be needed to decide. */
  reason: string;
  needed: string | null;
  /** By the form of the claim, as `sabt claims check --json` gives it. */
  figure: Readonly<Record<string, unknown>>;
  /** Codes of what else there is to know of the verdict. */
  cautions?: readonly string[];
  evidence: readonly Evidence[];
  checkpoint: Checkpoint;
}

/** Where in a document a claim stands. */
export interface ClaimPlace extends NamedId {
  language: string | null;
  /** ISO day. */
  published: string | null;
}

export interface ClaimView {
  id: string;
  /** Index of the entry of the current version. */
  entry: number;
  text: string;
  /** ISO 639-1. */
  language: string | null;
  speaker: string | null;
  document: ClaimPlace | null;
  /** In the text of the document that assertions are found in. */
  span: [number, number] | null;
  form: string;
  /** What it was bound to, or the numbers that were given with it. */
  inputs: { readonly [key: string]: Json };
  /** As the record is now; null where that is not known yet, or cannot be. */
  answer: ClaimVerdict | null;
  /** Why it cannot be answered as it is bound. */
  failed: { code: string; message: string } | null;
  /** Verdicts that were kept, the latest first. */
  kept: readonly KeptVerdict[];
  /** How many acts the verdict kept last rested on; null where that is not known. */
  keptActs: number | null;
  /** Set where a person follows it no further; null for one that is open. */
  dismissed: { reason: string | null; at: string | null; by: string | null } | null;
  sample: boolean;
}

export interface ClaimList {
  /** Those that are open. */
  total: number;
  dismissed: number;
  /** Of the verdicts of the open ones as they are now, as far as they are known. */
  byVerdict: Readonly<Record<Verdict, number>>;
  /** Whose verdict is another than the one kept last. */
  changed: number;
  /** Whose verdict is still being computed. */
  waiting: number;
  /** Those whose verdict changed first, then the latest. */
  items: ClaimView[];
  /** How many the filter finds. */
  found: number;
}

export interface ClaimBinding {
  text: string;
  speaker?: string;
  document?: string;
  span?: [number, number];
  form: string;
  inputs: Record<string, Json>;
}

/** What was typed into a form, by its fields, with what the form was of. */
export interface TypedClaim {
  fields: Readonly<Record<string, string>>;
  /** Where it was typed: the desk of a document, at the assertion that begins there. */
  desk?: { document: string; start: number; part: number };
}

/** A claim on its way into the record. */
export interface AddingClaim {
  key: string;
  state: Soon<{ id: string }>;
}

export interface DeskView {
  document: ClaimPlace;
  source: NamedId | null;
  author: string | null;
  text: string;
  /** In the order of the text, with the claims bound to each, and who passed it over as nothing to be checked. */
  assertions: { assertion: Assertion; claims: ClaimView[]; passedOver: { at: string; by: string } | null }[];
  /** Claims about the document that are bound to none of the assertions. */
  others: ClaimView[];
}

export interface ClaimFilter {
  verdict?: Verdict;
  isDismissed?: boolean;
}

export const CLAIM_FILES = ['json', 'claim-review'] as const;
export type ClaimFile = (typeof CLAIM_FILES)[number];

/** What of a claim is computed: the verdict of now, that verdict to be kept, or the indicator for its chart. */
export const CLAIM_WORKS = ['verdict', 'check', 'chart'] as const;
export type ClaimWork = (typeof CLAIM_WORKS)[number];
/** What the desk of claims computes itself. */
export type VerdictWork = Exclude<ClaimWork, 'chart'>;

type Awaitable<T> = T | Promise<T>;

export interface ClaimsApp {
  /** Open ones, or those that were dismissed. */
  list(of: ClaimFilter, page: { limit: number; offset: number }): Awaitable<ClaimList>;
  /** With the verdict of now where it is known already. Throws `not-found` for what is no claim. */
  claim(id: string): Awaitable<ClaimView>;
  /** With the verdict of now; waits a moment only, and what takes longer goes on while pages ask for it. */
  soon(id: string): Awaitable<Soon<ClaimView>>;
  file(id: string, format: ClaimFile, signal?: AbortSignal): Awaitable<Download>;
  /**
   * Asks the record once and keeps it then; waits a moment only, and goes on while pages ask for it. Throws `unknown-form`,
   * `invalid-value`, and what a filter throws; nothing is kept then.
   */
  add(claim: ClaimBinding, typed: TypedClaim): Awaitable<AddingClaim>;
  /** What has become of it; null where nothing is known of it any more. Throws as `add`. */
  added(key: string): Awaitable<AddingClaim | null>;
  typed(key: string): TypedClaim | null;
  stepOfAdding(key: string): Step | null;
  cancelAdding(key: string): void;
  allowAdding(key: string): void;
  /** Keeps the verdict of now if it is new or another than before; waits a moment only. */
  check(id: string): Awaitable<Soon<{ kept: boolean }>>;
  /** What has become of that; null where nothing was begun, or its end was told already. Begins nothing. */
  checked(id: string): Awaitable<Soon<{ kept: boolean }> | null>;
  /** How far it is; null where nothing of it runs. */
  step(id: string, what: VerdictWork): Step | null;
  cancel(id: string, what: VerdictWork): void;
  allow(id: string, what: VerdictWork): void;
  /** Throws `missing-argument` without a reason, `conflict` if it is dismissed already. */
  dismiss(id: string, reason: string): Awaitable<void>;
  /** Throws `conflict` if it is open. */
  takeUp(id: string): Awaitable<void>;
  /** Throws `not-found`, and `invalid-argument` for a record that is no document. */
  desk(document: string): Awaitable<DeskView>;
  /** The assertion that begins there is, or is not any more, one to be checked. Throws `conflict` if none begins there. */
  passOver(document: string, start: number, isPassed: boolean): Awaitable<void>;
}
