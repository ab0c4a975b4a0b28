/**
 * What a word is, wherever it stands: fold, stem, inner words, and what it may be to the words beside it. Each word of a
 * language is read once and gets a number; a text is mostly words that were met before.
 */
import { PERSIAN_ENDINGS, PERSIAN_PREFIXES, SPACED_ENDINGS } from './persian-spacing.ts';
import { stemOf } from './stem.ts';
import { WordTable } from './word-table.ts';

/** A word without regard to where it stands. */
export interface Word {
  readonly fold: string;
  readonly stem: string;
}

const CACHED_LANGUAGES = 40;

/** A word with everything that does not depend on where it stands. */
export interface Reading extends Word {
  number: number;
  /** As it stands, with ZWNJ and apostrophes. */
  key: string;
  /** Inner words, with where they begin and end in units of the word. */
  parts: readonly (Word & { number: number; from: number; to: number })[] | undefined;
}

/** Readings of a language: of words without ZWNJ and apostrophes by their units, of all others by their keys. */
export interface Cache {
  plain: WordTable<Reading>;
  composed: Map<string, Reading>;
}

const readings = new Map<string, Cache>();
/** How many words got a number. */
let words = 0;

/** Notes on a word: what it may be to the words beside it. */
export const ENDING = 1;
export const PREFIX = 2;

export function noteOf({ key, fold }: Reading): number {
  return (SPACED_ENDINGS.has(fold) ? ENDING : 0) | (PERSIAN_PREFIXES.has(key) ? PREFIX : 0);
}

export function cacheOf(language: string): Cache {
  let cache = readings.get(language);
  if (cache === undefined) {
    if (readings.size >= CACHED_LANGUAGES) readings.clear();
    cache = { plain: new WordTable(), composed: new Map() };
    readings.set(language, cache);
  }
  return cache;
}

/** Reads a word by its key; asked once for each word of a language, what comes of it is cached. */
export function readWord(key: string, language: string): Reading {
  const zwnj = key.includes('\u200c');
  const joint = zwnj ? '\u200c' : "'";
  const pieces = key.split(joint);
  const fold = pieces.join('');
  if (pieces.length === 1) return { number: words++, key, fold, stem: stemOf(fold, language), parts: undefined };
  const parts = [];
  let from = 0;
  for (const piece of pieces) {
    const wanted = zwnj
      ? piece.length > 1 && !PERSIAN_ENDINGS.has(piece) && !PERSIAN_PREFIXES.has(piece)
      : piece.length > 2;
    if (wanted)
      parts.push({ number: words++, fold: piece, stem: stemOf(piece, language), from, to: from + piece.length });
    from += piece.length;
  }
  return { number: words++, key, fold, stem: stemOf(fold, language, zwnj ? pieces : undefined), parts };
}
