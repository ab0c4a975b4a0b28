/*
 * Which words are somebody's. Whoever erases a span means what it says, and other fields that repeat a name are destroyed
 * with it, for good. But a span may be “the” or “police” as well, and every third field repeats that: destroying them would
 * destroy an archive for an article. So words take others along only where they are sure to stand for one thing:
 *   - a long number, a handle, a mark of letters and digits;
 *   - two neighbouring words, neither of them an article or the like, that hardly any record says, whatever words they are;
 *   - a name: two or more capitalised words (or an initial and one), two that the lists of names have, or one that is
 *     capitalised within a sentence and nowhere small, that few records say. In German every noun is capitalised, and one
 *     alone says nothing;
 *   - in scripts without capitals, a single word that stands in no list of the language's words, that few records say: only
 *     in languages that there is a list of, and only in an archive so large that a word which few records say is rare;
 *   - a phrase so long that nobody says it by chance, that few records say.
 * Dates are none of it: many records are of one day. What is not sure is told to whoever erases, and left.
 */
import { detectLanguage, findDates, fold, isListedWord } from '../../../stages/reading/index.ts';
import { parseQuery, type SearchOptions } from '../../../stages/search/index.ts';
import type { App } from '../../app.ts';
import { isInitial, isKnownName, runsOf, wordsIn } from './neighbours.ts';

/** Records that say two neighbouring words, up to which these are one thing; a word; a name of several words. */
const FEW_OF_PAIR = 3;
const FEW = 12;
const FEW_OF_NAME = 200;
/** Records without which no word can be called rare, and the share of them that says a rare one. */
const LEAST_RECORDS = 300;
const RARE_SHARE = 0.01;
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
/** Of the languages without capitals, those that `isListedWord` knows. */
const LISTED: ReadonlySet<string> = new Set(['ar', 'fa']);
const ARABIC_SCRIPT: ReadonlySet<string> = new Set(['ar', 'fa', 'ckb', 'ur', 'ps', 'ug', 'und']);

/** What surrounds the words: all texts of the record, and its languages. */
export interface Around {
  texts: readonly string[];
  languages: readonly string[];
}

/** Whether the words of a span stand for one thing, so that what repeats them goes with them. */
export function isTelling(words: string, around: Around, app: App): boolean {
  const said = withoutDates(words);
  if (hasLongNumber(said)) return true;
  const tokens = wordsIn(said);
  if (tokens.length >= LONG_PHRASE) return true;
  if (tokens.some((token) => token.length >= SHORTEST_MARK && MARK.test(token)))
    return recordsSaying(words, app) <= FEW;
  if (isRarePair(said, words, app)) return true;
  if (isNamePair(said, around)) return recordsSaying(words, app) <= FEW_OF_NAME;
  const isPhrase = tokens.length >= PHRASE_WORDS && lettersIn(said) >= PHRASE_LETTERS;
  if (isPhrase || isCapitalised(tokens, around)) return recordsSaying(words, app) <= FEW;
  return tokens.some(isUnlistedArabic) && isListedLanguage(around) && isRare(words, app);
}

/** Pairs of neighbouring words of one span that are looked up. */
const MOST_PAIRS = 100;

/**
 * Of a span, or of a text that is named as a whole, those pairs of neighbouring words that are names, or, in scripts without
 * capitals, may be: a span is a sentence as often as a name, and the name in it stands elsewhere by itself. Sure are names
 * that hardly any record says; of the others names that few say, and pairs that hardly any says.
 */
export function namesWithin(words: string, around: Around, app: App): { sure: string[]; unsure: string[] } {
  const said = withoutDates(words);
  const pairs = runsOf(said).flatMap((run) => run.slice(1).map((next, i) => said.slice(run[i]!.start, next.end)));
  const others = [...new Set(pairs)].filter((pair) => pair !== words && !isSmall(pair)).slice(0, MOST_PAIRS);
  const sure: string[] = [];
  const unsure: string[] = [];
  for (const pair of others) {
    const isName = isNamePair(pair, around);
    if (!isName && !wordsIn(pair).some(isUnlisted)) continue;
    const records = recordsSaying(pair, app);
    if (records > (isName ? FEW_OF_NAME : FEW_OF_PAIR)) continue;
    (isName && records <= FEW_OF_PAIR ? sure : unsure).push(pair);
  }
  return { sure, unsure };
}

/** Whether a value is one word, or a number, that is said all over the archive. */
export function isCommon(value: string, app: App): boolean {
  const tokens = value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return tokens.length < 2 && !hasLongNumber(value) && recordsSaying(value, app) > FEW;
}

/**
 * Whether a single word is one of the language rather than a name: it stands in small letters too, or in the lists of words
 * and in none of names.
 */
export function isPlainWord(value: string, { texts }: Around): boolean {
  const [word] = wordsIn(value);
  if (word === undefined) return true;
  return CASED.test(word) ? standsSmall(word, texts) : isListedWord(fold(word)) && !isKnownName(word);
}

/** Whether a value is worth naming whoever else says it: words, and no code, year or number of the program's. */
export function isSaying(value: string, app: App): boolean {
  if (hasLongNumber(value) || MARK.test(value)) return true;
  return /\p{L}/u.test(value) && !isCode(value) && !isCommon(value, app);
}

/** Whether a value is a single word as programs write them: `reported`, `all`. */
export const isCode = (value: string): boolean => /^[a-z0-9:.-]+$/.test(value.trim());

/** Whether all words but one begin with a small letter. */
const isSmall = (pair: string): boolean => wordsIn(pair).filter((word) => !/^\p{Ll}/u.test(word)).length < 2;

function isRarePair(said: string, words: string, app: App): boolean {
  return runsOf(said).some((run) => run.length > 1) && recordsSaying(words, app) <= FEW_OF_PAIR;
}

/** Whether two words of a name or more stand beside each other, as capitals or the lists of names tell. */
function isNamePair(said: string, { texts }: Around): boolean {
  return runsOf(said).some((run) => {
    const all = run.map(({ word }) => word);
    const own = all.filter((word) => !isInitial(word));
    const capitals = all.filter((word) => /^\p{Lu}/u.test(word));
    // of two capitals one may be that of a sentence
    if (capitals.length > 1 && own.some((word) => isCapitalName(word, texts))) return true;
    return own.filter((word) => !CASED.test(word) && isKnownName(word)).length > 1;
  });
}

function isCapitalised(tokens: readonly string[], { texts, languages }: Around): boolean {
  if (languages.some((language) => CAPITAL_NOUNS.has(language))) return false;
  return tokens.some((token) => lettersIn(token) > 1 && /^\p{Lu}/u.test(token) && isCapitalName(token, texts));
}

/** Languages that write every noun with a capital. */
const CAPITAL_NOUNS: ReadonlySet<string> = new Set(['de', 'lb']);

/** Whether a word stands with a capital where no sentence begins, and nowhere without. */
function isCapitalName(token: string, texts: readonly string[]): boolean {
  const within = new RegExp(`[\\p{Ll}\\p{N}][,;:’'"“”)]{0,2}\\s+["“'‘(]?${token}(?![\\p{L}\\p{M}\\p{N}])`, 'u');
  const behindName = new RegExp(
    `(?:\\p{Lu}\\p{L}*[-\\s]|(?<![\\p{L}\\p{M}])\\p{Lu}\\.)\\s*${token}(?![\\p{L}\\p{M}\\p{N}])`,
    'u',
  );
  return texts.some((text) => within.test(text) || behindName.test(text)) && !standsSmall(token, texts);
}

/** Whether a word stands somewhere without a capital; in addresses, handles and tags names are written small. */
export function standsSmall(token: string, texts: readonly string[]): boolean {
  const part = '[\\p{L}\\p{M}\\p{N}@_/#]';
  const small = new RegExp(`(?<!${part}|${part}[.-])${token.toLowerCase()}(?!${part}|[.-]${part})`, 'u');
  return texts.some((text) => /\s/u.test(text.trim()) && small.test(text));
}

const isUnlisted = (word: string): boolean =>
  !CASED.test(word) && lettersIn(word) > 2 && /\p{L}/u.test(word) && !isListedWord(fold(word));
const isUnlistedArabic = (word: string): boolean => /\p{Script=Arabic}/u.test(word) && isUnlisted(word);

/** Whether the record is in languages of which the words are listed, as far as they are written in that script. */
function isListedLanguage({ languages, texts }: Around): boolean {
  const all = languages.length > 0 ? languages : [detectLanguage(texts.join('\n')).language];
  const inScript = all.filter((language) => ARABIC_SCRIPT.has(language));
  return inScript.length > 0 && inScript.every((language) => LISTED.has(language));
}

function isRare(words: string, app: App): boolean {
  const { document = 0, event = 0, actor = 0, source = 0 } = app.catalogue.counts();
  const records = document + event + actor + source;
  return records >= LEAST_RECORDS && recordsSaying(words, app) <= Math.min(FEW, records * RARE_SHARE);
}

function withoutDates(words: string): string {
  let rest = words;
  for (const { span } of [...findDates(words)].reverse()) rest = `${rest.slice(0, span[0])} , ${rest.slice(span[1])}`;
  return rest;
}

function hasLongNumber(text: string): boolean {
  const runs = fold(text).match(/\p{Nd}(?:[-\u2010\u2011\u2013 ./()\u00a0]{0,3}\p{Nd})*/gu) ?? [];
  return runs.some((run) => run.replace(/\P{Nd}+/gu, '').length >= LONG_NUMBER);
}

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** How many records of the full text say the words, one after the other. */
function recordsSaying(words: string, app: App): number {
  const { query } = parseQuery(`"${words.replaceAll('"', ' ')}"`);
  return app.search.search(query, ANY).total;
}
