/** What the page that makes a dossier asks of the program; see `app-port.ts` for the conventions. */
import type { Json } from '../model/records.ts';
import type { Download } from './app-port.ts';

type Awaitable<T> = T | Promise<T>;

/** What shall leave: records by id, and how much of them. */
export interface HandOver {
  ids: readonly string[];
  restricted: boolean;
  /** Paths of fields or passages that leave whatever their level. */
  include: readonly string[];
}

/** A record as an outsider would see it. */
export interface HandOverPreview {
  id: string;
  kind: string;
  disclosed: { [path: string]: Json };
  withheld: readonly string[];
  /** Of these, what stays because those concerned do not consent, and because it names a record that is not public. */
  because: { consent: readonly string[]; naming: readonly string[] };
  erased: readonly { path: string; reason: string }[];
  file: string | null;
}

export interface HandOverApp {
  /** Throws `not-found` for an id or a path that is not there, `too-large`. */
  preview(what: HandOver): Awaitable<{ records: HandOverPreview[]; entries: number }>;
  make(what: HandOver): Awaitable<Download>;
}
