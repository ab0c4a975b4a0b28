/** What the pages of withholding and erasing ask of the program; see `app-port.ts` for the conventions. */
import type { ErasedBefore, Json, Kind } from '../../model/records.ts';
import type { NamedId } from '../intake/app-port-intake.ts';
import type { FigureSummary } from '../measuring/measure-port.ts';

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

/** What to withhold besides fields and passages, as it is typed. */
export interface WithheldParts {
  words: string;
  boxes: string;
}

/** In pixels of a picture as it is seen, in points of a page; from the upper left corner. */
export interface PageBox {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A picture, or a page of a document, to draw boxes on. */
export interface PageLook {
  pages: number;
  width: number;
  height: number;
}

/** Whether parts of a document's file can be blacked out, and the copy that stands for it. */
export interface BlackOutState {
  kind: 'picture' | 'pages' | null;
  copy: string | null;
}

/** What would be withheld or destroyed, worked out before anything is. */
export interface WithholdingPlan {
  /** What a passage or span of a text says, by its path (`text/3`, `text@120-145`). */
  said?: { readonly [path: string]: string };
  /** Passages that only a former version of the text has. */
  former?: readonly string[];
  /** By which no other records were looked for: words that too many say or that are no names, and how many texts more. */
  unsought?: { readonly words: readonly string[]; readonly more: number };
  /** Of the copy that would be made. */
  boxes?: readonly PageBox[];
  /** Of the record itself: what was chosen and what goes with it. */
  paths: string[];
  /** Records that were made from it and repeat it. */
  also: (NamedId & { kind: string; paths: string[] })[];
  /**
   * Records that stand by themselves and say the same; of the record itself, and of what was made from it, also what says words
   * that may be somebody else's. `isPart`: one word of a name.
   */
  elsewhere: (NamedId & { path: string; public?: boolean; isPart?: true })[];
}

/** Records of one kind that name a record: how many, how many of them name nothing else that is public, and the newest. */
export interface RestingKind {
  kind: Kind;
  n: number;
  alone: number;
  /** `type`: of an act, which is called by it where it has no title. */
  items: { id: string; name: string | null; type: string | null; date: string | null; isAlone: boolean }[];
}

/** What was made of a record, and would stay without it. */
export interface Resting {
  kinds: RestingKind[];
  /** Published numbers that count acts which rest on it, newest first. */
  figures: FigureSummary[];
  /** Ids of such of which something was erased: there is no sentence to show. */
  erased: string[];
  /** Published numbers that there was no time to look through. */
  unread: number;
}

/**
 * What somebody outside is shown of a record: the content of the proof that they would get. A text of which passages stay is
 * `{"passages":{"0":…},"size":N}`.
 */
export interface OutsiderView {
  shown: { path: string; value: Json }[];
  withheld: string[];
  erased: { path: string; reason: string }[];
  /** Of former versions, where this one shows no sign of it. */
  erasedBefore: readonly ErasedBefore[];
}

/** `size`: of the log when passages were chosen. Throws `text-cut` where they may be others since, and does nothing. */
export interface WithholdApp {
  /** Of the log, now. */
  size(): number;
  choices(id: string): Awaitable<WithholdingChoice[]>;
  /**
   * Throws `not-found` for a path or words that are not there, `invalid-argument` for what must stay and for what is no
   * box. `parts` are for withholding alone.
   */
  plan(
    id: string,
    what: Withholding,
    paths: readonly string[],
    parts?: WithheldParts,
    size?: number,
  ): Awaitable<WithholdingPlan>;
  redact(
    id: string,
    paths: readonly string[],
    reason: WithholdingReason,
    parts?: WithheldParts,
    size?: number,
  ): Awaitable<void>;
  /** What rests on a record. With the numbers that count it this takes a while, but no more than some seconds. */
  resting(id: string, what: { withFigures: boolean }): Awaitable<Resting>;
  blackOut(id: string): Awaitable<BlackOutState>;
  /** Throws `not-found` for a page that there is not, and why a file cannot be opened. */
  look(id: string, page: number): Awaitable<PageLook>;
  /** JPEG of the same. */
  picture(id: string, page: number): Awaitable<Uint8Array>;
  /** Throws `invalid-argument` for a line that is no box. */
  readBoxes(typed: string): Awaitable<PageBox[]>;
  erase(
    id: string,
    paths: readonly string[],
    reason: WithholdingReason,
    size?: number,
  ): Awaitable<{ state: 'erased' | 'pending' }>;
  outside(id: string): Awaitable<OutsiderView>;
}
