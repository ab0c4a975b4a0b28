/** What the page that makes a dossier asks of the program; see `app-port.ts` for the conventions. */

import type { Language } from '../../i18n/index.ts';
import type { Json, Kind } from '../../model/records.ts';
import type { Download, SearchQuery } from '../app-port.ts';

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
  file: string | null;
}

export interface HandOverApp {
  /** Ids. Throws `invalid-argument` or `unreadable-date` for a filter that cannot be read, `not-found`, `too-large`. */
  select(selection: HandOverSelection): Awaitable<string[]>;
  /** Throws `not-found` for an id or a path that is not there, `too-large`. */
  preview(what: HandOver): Awaitable<{ records: HandOverPreview[]; staying: HandOverStaying[]; entries: number }>;
  make(what: HandOver): Awaitable<Download>;
  /** The same on paper alone: the PDF that the dossier would hold in this language. */
  paper(what: HandOver, language: Language): Awaitable<Download>;
}
