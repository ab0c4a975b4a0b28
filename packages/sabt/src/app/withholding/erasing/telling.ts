/*
 * Which words are somebody's. Whoever erases a span means what it says, and other fields that repeat a name are destroyed
 * with it, for good. But a span may be “the” or “police” as well, and every third field repeats that: destroying them would
 * destroy an archive for an article. So words take others along only where they are sure to stand for one thing:
 *   - a long number, a handle, a mark of letters and digits;
 *   - a name: two or more capitalised words, or one that is capitalised within a sentence and nowhere small, that few
 *     records say. In German every noun is capitalised, and one alone says nothing;
 *   - in scripts without capitals, words of which one stands in no list of the language's words, that few records say;
 *   - a phrase so long that nobody says it by chance, that few records say.
 * Dates are none of it: many records are of one day. What is not sure is named to whoever erases, and left.
 *
 * The value of a whole field was named as such, and is held to be sure unless it is one word that many records say.
 */
import { findDates, fold, isListedWord } from '../../../stages/reading/index.ts';
import { parseQuery, type SearchOptions } from '../../../stages/search/index.ts';
import type { App } from '../../app.ts';

/** Records that say a word, or a name of several, up to which it is rare. */
const FEW = 12;
const FEW_OF_NAME = 200;
/** Digits that no count has. */
const LONG_NUMBER = 6;
/** Words, and letters or digits of them, from which a phrase is somebody's sentence. */
const PHRASE_WORDS = 3;
const PHRASE_LETTERS = 20;
const SHORTEST_MARK = 5;
/** Words that nobody says one after the other by chance. */
const LONG_PHRASE = 8;

const CASED = /[\p{Lu}\p{Ll}]/u;
const MARK = /[@_]|\p{L}\p{N}|\p{N}\p{L}/u;
const ANY: SearchOptions = { sort: 'rank', limit: 1, offset: 0, facets: false, total: 'exact' };

/** What surrounds the words: all texts of the record, and its languages. */
export interface Around {
  texts: readonly string[];
  languages: readonly string[];
}

/** Whether the words of a span stand for one thing, so that what repeats them goes with them. */
export function isTelling(words: string, { texts, languages }: Around, app: App): boolean {
  const said = withoutDates(words);
  if (hasLongNumber(said)) return true;
  const tokens = said.match(/[\p{L}\p{M}\p{N}@_]+/gu) ?? [];
  if (tokens.length >= LONG_PHRASE) return true;
  if (tokens.some((token) => token.length >= SHORTEST_MARK && MARK.test(token))) return saying(words, app) <= FEW;
  const own = tokens.filter((token) => /\p{L}/u.test(token) && lettersIn(token) > 1);
  const names = own.filter((token) => /^\p{Lu}/u.test(token) && !ARTICLES.has(token.toLowerCase()));
  const within = names.filter((token) => isName(token, texts));
  const single = languages.some((language) => CAPITAL_NOUNS.has(language)) ? 0 : within.length;
  // of two capitals one may be that of a sentence
  if (names.length > 1 && within.length > 0) return saying(words, app) <= FEW_OF_NAME;
  const unlisted = own.filter((token) => !CASED.test(token) && lettersIn(token) > 2 && !isListedWord(fold(token)));
  const isPhrase = tokens.length >= PHRASE_WORDS && lettersIn(said) >= PHRASE_LETTERS;
  if (single === 0 && unlisted.length === 0 && !isPhrase) return false;
  return saying(words, app) <= FEW;
}

/** Whether a whole value is one word, or a number, that is said all over the archive. */
export function isCommon(value: string, app: App): boolean {
  const tokens = value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return tokens.length < 2 && !hasLongNumber(value) && saying(value, app) > FEW;
}

/** With a capital at the beginning of a sentence, and no part of a name by themselves. */
const ARTICLES = new Set(
  'the an in on at of to by for and or but he she it they we this that these those le la les der die das el los'.split(
    ' ',
  ),
);

/** Whether a value is worth naming whoever else says it: words, and no code, year or number of the program's. */
export function isSaying(value: string, app: App): boolean {
  if (hasLongNumber(value) || MARK.test(value)) return true;
  return /\p{L}/u.test(value) && !/^[a-z0-9:.-]+$/.test(value.trim()) && !isCommon(value, app);
}

/** Languages that write every noun with a capital. */
const CAPITAL_NOUNS: ReadonlySet<string> = new Set(['de', 'lb']);

/** Whether a word stands with a capital where no sentence begins, and nowhere without. */
function isName(token: string, texts: readonly string[]): boolean {
  const small = token.toLowerCase();
  const within = new RegExp(`[\\p{Ll}\\p{N}][,;:’'"“”)]{0,2}\\s+["“'‘(]?${token}(?![\\p{L}\\p{M}\\p{N}])`, 'u');
  const behindName = new RegExp(`\\p{Lu}\\p{L}*[-\\s]\\s*${token}(?![\\p{L}\\p{M}\\p{N}])`, 'u');
  const plain = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${small}(?![\\p{L}\\p{M}\\p{N}])`, 'u');
  return texts.some((text) => within.test(text) || behindName.test(text)) && !texts.some((text) => plain.test(text));
}

function withoutDates(words: string): string {
  let rest = words;
  for (const { span } of [...findDates(words)].reverse()) rest = `${rest.slice(0, span[0])} ${rest.slice(span[1])}`;
  return rest;
}

function hasLongNumber(text: string): boolean {
  const runs = fold(text).match(/\p{Nd}(?:[-\u2010\u2011\u2013 ./()\u00a0]{0,3}\p{Nd})*/gu) ?? [];
  return runs.some((run) => run.replace(/\P{Nd}+/gu, '').length >= LONG_NUMBER);
}

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** How many records of the full text say the words, one after the other. */
function saying(words: string, app: App): number {
  const { query } = parseQuery(`"${words.replaceAll('"', ' ')}"`);
  return app.search.search(query, ANY).total;
}
