import type { Language, Speaker } from '../i18n/index.ts';
import type { ArchiveStatus } from './app-port.ts';

/** What every page needs besides its own model. */
export interface PageContext {
  /** Speaks the page's language. */
  s: Speaker;
  language: Language;
  now: Date;
  /** Path and query after the language, such as `/search?query=x`: for the links to the other languages. */
  path: string;
  /** Null where the archive itself cannot be asked, as on some error pages. */
  status: ArchiveStatus | null;
  /** Token for the hidden field of every form; empty where nobody is signed in. */
  csrf: string;
  /** Who is signed in, or null: then there is no navigation and no form that changes anything. */
  person: string | null;
  /** What was just done, from the address after a redirect. */
  done: { what: string; n: number } | null;
  assets: AssetUrls;
}

/** Addresses of our own files, with their hashes. */
export interface AssetUrls {
  style: string;
  icon: string;
  /** Fonts that a page of the language shows above the fold. */
  preload: Readonly<Record<Language, readonly string[]>>;
  islands: Readonly<Record<IslandName, string>>;
}

export const ISLANDS = ['progress', 'select-all', 'copy', 'desk-keys', 'black-out', 'withhold-words'] as const;
export type IslandName = (typeof ISLANDS)[number];
