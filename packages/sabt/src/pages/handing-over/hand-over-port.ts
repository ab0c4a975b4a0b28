/** What the page that makes a dossier asks of the program; see `app-port.ts` for the conventions. */

import type { Language } from '../../i18n/index.ts';
import type { ErasedBefore, Json, Kind } from '../../model/records.ts';
import type { Step } from '../../stages/measuring/index.ts';
import type { Download, SearchQuery } from '../app-port.ts';
import type { Soon } from '../measuring/measure-port.ts';

type Awaitable<T> = T | Promise<T>;

/** What shall leave: records by id, and how much of them. */
export interface HandOver {
  ids: readonly string[];
  restricted: boolean;
  /** Paths of fields or passages that leave whatever their level. */
  include: readonly string[];
  /** With acts and events of which no document leaves. */
  resting: boolean;
}

/** Records that are not named one by one. */
export interface HandOverSelection {
  /** Everything that a search finds. */
  search: SearchQuery | null;
  /** The acts that a filter of the explorer selects, as `sabt count --where` takes it; empty for none. */
  where: string;
}

/** A record that would come along and stays, since it rests on documents alone that are hidden. */
export interface HandOverStaying {
  id: string;
  kind: string;
}

/** A record as an outsider would see it. */
export interface HandOverPreview {
  id: string;
  kind: Kind;
  disclosed: { [path: string]: Json };
  withheld: readonly string[];
  /** Of these, what stays because those concerned do not consent, and because it names a record that is not public. */
  because: { consent: readonly string[]; naming: readonly string[] };
  /** Nothing of it leaves, since it rests on documents alone that are hidden. */
  resting: boolean;
  erased: readonly { path: string; reason: string }[];
  /** Of former versions, where this one shows no sign of it. */
  erasedBefore: readonly ErasedBefore[];
  file: string | null;
}

/** What is asked for. */
export interface HandOverAsked {
  /** Named one by one. */
  what: HandOver;
  selection: HandOverSelection;
  /** Digest of what was looked at (`HandOverSeen`): no file is made of anything else. */
  seen?: string;
}

/** The dossier, or on paper alone the PDF that it would hold in a language. */
export type HandOverForm = 'zip' | Language;

export interface HandOverMade {
  name: string;
  size: number;
}

export interface HandOverSeen {
  /** Ids of what the selection holds. */
  selected: readonly string[];
  records: readonly HandOverPreview[];
  staying: readonly HandOverStaying[];
  /** Of what leaves; another one as soon as something else would leave. */
  digest: string;
}

/**
 * Throws `invalid-argument` or `unreadable-date` for a filter that cannot be read, `not-found` for one that selects nothing
 * and for an id or a path that is not there, `too-large`.
 */
export interface HandOverApp {
  /** What an outsider would see. Waits a moment only, and what takes longer goes on while pages ask for it. */
  look(asked: HandOverAsked): Awaitable<Soon<HandOverSeen>>;
  /** How far it is; null where nothing of it runs. */
  step(asked: HandOverAsked): Step | null;
  cancel(asked: HandOverAsked): void;
  allow(asked: HandOverAsked): void;
  /**
   * Begins to make it unless it is made or being made. Waits a moment only, as `look` does; allows what was cancelled.
   * Throws `conflict`, as `made` does, where what would leave is not what was looked at any more.
   */
  make(asked: HandOverAsked, form: HandOverForm): Awaitable<Soon<HandOverMade>>;
  /** The same without beginning it; null where nothing of it runs or waits. */
  made(asked: HandOverAsked, form: HandOverForm): Awaitable<Soon<HandOverMade> | null>;
  makingStep(asked: HandOverAsked, form: HandOverForm): Step | null;
  cancelMaking(asked: HandOverAsked, form: HandOverForm): void;
  /** What was made; null where it has gone, as something was withheld meanwhile, or it waited long. */
  file(asked: HandOverAsked, form: HandOverForm): Awaitable<Download | null>;
}
