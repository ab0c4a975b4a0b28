/** What the review desk and the link desk ask of the program. Conventions as in app-port.ts. */
import type { Confidentiality } from '../../model/records.ts';
import type { CodedEvent } from '../../stages/coding/index.ts';
import type { NamedId, Page } from '../intake/app-port-intake.ts';

type Awaitable<T> = T | Promise<T>;

export const SURENESS = ['high', 'middle', 'low'] as const;
/** `high` from 0.8, `middle` from 0.6. */
export type Sureness = (typeof SURENESS)[number];

export interface ReviewFilter {
  /** Id of an act type. */
  act?: string;
  /** Language of the document, ISO 639-1. */
  language?: string;
  sure?: Sureness;
  /** Id of a document. */
  document?: string;
  /** Only what is assigned to the person who asks. */
  mine?: boolean;
  /** Only what two people are to code. */
  double?: boolean;
}

export const MARK_KINDS = ['evidence', 'actor', 'place', 'date'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export interface PassageMark {
  /** In `text` of the passage. */
  span: [number, number];
  of: MarkKind;
}

/** Some sentences of a document around the words that a suggestion rests on. */
export interface CodedPassage {
  text: string;
  language: string | null;
  marks: PassageMark[];
  /** Text was left out before or after. */
  cut: { before: boolean; after: boolean };
}

export type CodingState = 'suggested' | 'confirmed' | 'rejected' | 'disputed';

export interface CodingView {
  id: string;
  document: NamedId & { language: string | null; confidentiality: Confidentiality };
  source: NamedId | null;
  /** First day of the date of publication. */
  published: string | null;
  value: CodedEvent;
  passage: CodedPassage;
  state: CodingState;
  isDouble: boolean;
  assigned: string[];
  /** The correctable fields as a person would type them: see `correctedEvent`. */
  typed: Record<string, string>;
  /** Event and act, where it is confirmed. */
  event: string | null;
}

export interface JobState {
  running: boolean;
  done: number;
  total: number | null;
  /** How many were added by the last one that ended, and how many failed; null where none has ended here. */
  ended: { added: number; failed: number } | null;
  error: { code: string; message: string } | null;
}

export interface ReviewQueue {
  current: CodingView | null;
  /** Suggestions that the filter leaves for this person, the current one among them. */
  left: number;
  /** All that wait for this person, whatever the filter. */
  waiting: number;
  /** The current one is number so many of those left, from 1. */
  position: number;
  /** Others in the queue of the same act type with the same words. */
  alike: number;
  doneToday: number;
  /** There is a decision of this person to undo. */
  undoable: boolean;
  disputes: number;
  acts: { value: string; n: number }[];
  languages: { value: string; n: number }[];
  assignedToMe: number;
  /** People who have decided or been assigned something. */
  people: string[];
  suggesting: JobState;
}

export interface DeciderVersion {
  coder: string;
  at: string;
  decision: 'confirmed' | 'rejected';
  value: CodedEvent;
}

export interface Dispute {
  coding: CodingView;
  versions: DeciderVersion[];
}

export interface FieldAgreement {
  field: string;
  alpha: number | null;
  ci95: [number, number] | null;
  units: number;
  reason: 'no-pairs' | 'no-variation' | null;
}

export interface AgreementView {
  fields: FieldAgreement[];
  coders: string[];
  /** Suggestions in the sample that is coded twice, and those that two have decided. */
  sample: { drawn: number; done: number };
  checkpoint: { size: number; root: string };
}

export interface Decided {
  decided: number;
  failed: { id: string; code: string; message: string }[];
}

export interface ReviewApp {
  /** The queue for the person who asks, at one suggestion, or at the one after or before it; else at its beginning. */
  queue(filter: ReviewFilter, at: { id?: string; after?: string; before?: string }): Awaitable<ReviewQueue>;
  /** `takes` names the coder whose version is decided on. Corrected are those of the typed fields that differ from the suggestion. Throws as `correctedEvent` does. */
  decide(
    ids: readonly string[],
    decision: 'confirm' | 'reject' | 'undo',
    more?: { typed?: Record<string, string>; adjudicates?: boolean; takes?: string },
  ): Awaitable<Decided>;
  /** Takes back what this person decided last, one or many at once; the id of the first, or null. */
  undoLast(): Awaitable<{ id: string | null; undone: number }>;
  /** Suggestions of the queue that are like this one, itself first. */
  alike(id: string, limit: number): Awaitable<{ total: number; codings: CodingView[] }>;
  suggest(): Awaitable<void>;
  suggesting(): Awaitable<JobState>;
  /** Assigns the first so many unassigned suggestions that pass the filter. */
  assign(filter: ReviewFilter, n: number, person: string): Awaitable<{ assigned: number }>;
  /** Draws suggestions that two people are to code. */
  sample(n: number, seed: number): Awaitable<{ drawn: number }>;
  disputes(page: { limit: number; offset: number }): Awaitable<Page<Dispute>>;
  agreement(): Awaitable<AgreementView>;
  /** What a document is said to tell: suggested and confirmed, no one's own decision. */
  codingsOf(document: string): Awaitable<CodingView[]>;
}

export const LINKED_KINDS = ['event', 'actor', 'document'] as const;
export type LinkedKind = (typeof LINKED_KINDS)[number];
export type LinkState = 'suggested' | 'confirmed' | 'rejected';

/** One field of two records beside each other. */
export interface ComparedField {
  /** `when`, `place`, `name` …: as the linking compares it. */
  field: string;
  a: string | null;
  b: string | null;
  how: 'same' | 'near' | 'different' | 'missing';
  /** What it speaks for (above 0) or against the two being the same, in bits; null where it was not weighed. */
  bits: number | null;
}

export interface LinkedRecord extends NamedId {
  language: string | null;
  source: NamedId | null;
  /** Beginning of its text, where that helps. */
  beginning: string | null;
  /** An event of which nothing stands any more. */
  withdrawn: boolean;
}

export interface LinkView {
  id: string;
  kind: LinkedKind;
  state: LinkState;
  probability: number;
  method: string;
  a: LinkedRecord;
  b: LinkedRecord;
  fields: ComparedField[];
}

export interface LinkCluster {
  members: NamedId[];
  /** Probability of the weakest joint. */
  weakest: number;
  /** Ids of the pairs inside it that wait for a decision. */
  pairs: string[];
}

export interface LinkQueue {
  kind: LinkedKind;
  current: LinkView | null;
  left: number;
  position: number;
  byKind: Record<LinkedKind, number>;
  doneToday: number;
  undoable: boolean;
  suggesting: JobState;
  decided: number;
}

export interface RecordLink {
  /** Id of the link. */
  link: string;
  kind: LinkedKind;
  other: NamedId;
  source: NamedId | null;
}

export interface LinksApp {
  queue(kind: LinkedKind | null, at: { id?: string; after?: string; before?: string }): Awaitable<LinkQueue>;
  decide(id: string, decision: 'confirm' | 'reject' | 'undo'): Awaitable<void>;
  undoLast(): Awaitable<{ id: string | null }>;
  suggest(kind: LinkedKind): Awaitable<void>;
  suggesting(): Awaitable<JobState>;
  decided(page: { limit: number; offset: number }): Awaitable<Page<LinkView>>;
  clusters(kind: LinkedKind): Awaitable<{ clusters: LinkCluster[]; cap: number }>;
  /** Confirmed links of a record: what is the same as it, or a copy. */
  linksOf(record: string): Awaitable<RecordLink[]>;
}
