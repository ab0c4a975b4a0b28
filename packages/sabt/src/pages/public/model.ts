/** What the pages of a public site are made from: values that outsiders may read, and nothing of the program. */
import type { ErasedBefore, Json, Kind } from '../../model/records.ts';
import type { PageContext } from '../context.ts';
import type { Vouched } from '../log-port.ts';

export interface PublicView {
  id: string;
  kind: Kind;
  entry: number;
  /** Null where the record has no words of its own to be called by. */
  title: string | null;
  language: string | null;
  /** First ISO day, or null. */
  date: string | null;
  values: { readonly [path: string]: Json };
  withheld: readonly string[];
  erased: readonly { path: string; reason: string }[];
  erasedBefore: readonly ErasedBefore[];
  /** Page of the record, below the folder of a language. */
  page: string;
  /** Of an event: its public acts, which stand in its page. */
  acts: readonly PublicView[];
}

/** A list in parts, each a page; `label` is a year, a letter, or null for what has neither. */
export interface ListPart {
  label: string | null;
  page: string;
  n: number;
}

export interface SiteFacts {
  title: string;
  origin: string;
  vkey: string;
  /** The signed checkpoint. */
  note: string;
  size: number;
  root: string;
  counts: Readonly<Partial<Record<Kind, number>>>;
  /** Who else has seen the log: no addresses of witnesses, and of mirrors those that may be named. */
  vouched: Pick<Vouched, 'witnesses' | 'anchors' | 'mirrors'>;
  /** Whether there is a verifier page beside. */
  hasVerifier: boolean;
}

export interface PublicPage extends PageContext {
  /** To the root of the site: `../` or `../../`. */
  base: string;
  /** Of this page below the folder of its language. */
  file: string;
  site: SiteFacts;
  /** Paths of scripts from the root of the site. */
  scripts: { search: string };
}

/** Kinds that have lists of their own, in the order of the navigation. */
export const LISTED = ['event', 'document', 'claim', 'figure', 'source'] as const satisfies readonly Kind[];
export type Listed = (typeof LISTED)[number];
