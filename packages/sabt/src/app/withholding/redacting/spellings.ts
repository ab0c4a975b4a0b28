/*
 * One name in its spellings. Persian and Arabic names are written with a space inside, without one, or with a joiner that
 * nobody sees (علی رضا, علیرضا, علی‌رضا; عبد الله, عبدالله), others with a hyphen or as one word (Jean-Pierre, Jean Pierre,
 * Jeanpierre), tags and names of files with an underscore, and before a family name the article stands or does not (نسرين
 * القادري, Nasrin al-Qaderi). Words that are withheld are looked for in all of them:
 *   - where what is sought has a break, a text may have another one, or none;
 *   - within a word of it a text may have a hyphen or the like; a space only between parts that are names by themselves:
 *     with capitals (Abdul Rahman for Abdulrahman), or in scripts without them listed as names or in no list of words. So
 *     منصور is not found in من صور;
 *   - before each word but the first the article may stand or be missing.
 * What is found so counts only as whole words (`words.ts`), and less than five letters are not joined: Li Na is not Lina.
 *
 * A pattern takes time linear in the text: at each joint, what may stand there decides by its first sign which way is gone, and
 * no word begins like the article that may stand before it.
 */
import { fold, isCommonestWord, isListedWord } from '../../../stages/reading/index.ts';
import { isKnownName } from '../erasing/neighbours.ts';

export interface Spellings {
  /** For folded text. Its groups are spaces that stand where what is sought has none. */
  pattern: RegExp;
  /** Letters and digits that every spelling says, if nothing else is left of a folded text. */
  key: string;
}

/** UTF-16 units up to which words are looked for in other spellings. */
const LONGEST = 160;
/** Folded letters from which words may be joined, and one word be parted. */
const LONG = 5;
/** Gaps that are joined one by one, and words that are looked up for one. */
const MOST_GAPS = 3;
const MOST_LOOKED_UP = 12;
const BREAK = /[\s_·-]+|'(?!s$)/u;
const SIGNS = "[-_'·]";
const BETWEEN = `(?:\\s+|${SIGNS}\\n?)`;
const LINE_END = '-?[\\n\\f]{1,3}';
const LATIN_ARTICLE = /^[ae]l$/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Parts of names that are no names by themselves, folded. */
const OF_NAMES: ReadonlySet<string> = new Set(
  'عبد ابو ابا ام بن ابن آل الله سید پور زاده نژاد نیا'.split(' ').map(fold),
);

const escaped = (letter: string): string => letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

/** Null for a number, and for what is too long or has no letter. */
export function spellingsOf(words: string): Spellings | null {
  if (words.length > LONGEST || !/\p{L}/u.test(words)) return null;
  const all = fold(words.trim())
    .replace(/'s$/, '')
    .split(BREAK)
    .filter((token) => token !== '');
  const tokens = all.filter((token, i) => !isArticle(token, i, all));
  if (!tokens.some((token) => LETTER_OR_DIGIT.test(token))) return null;
  const isLong = lettersOf(tokens.join('')).length >= LONG;
  const parts = tokens.map((token, i) => {
    if (i === 0) return partedly(token);
    const bare = withoutArticle(token);
    const isBroken = !isLong || (/\p{N}$/u.test(tokens[i - 1]!) && /^\p{N}/u.test(token));
    return `${BETWEEN}${isBroken ? '' : '?'}${articleBefore(bare)}${partedly(bare)}`;
  });
  const key = tokens
    .map((token, i) => lettersOf(i === 0 ? token : withoutArticle(token)))
    .reduce((longest, one) => (one.length > longest.length ? one : longest));
  return { pattern: new RegExp(parts.join(''), 'dgu'), key };
}

/** In Latin letters the article stands for itself between other words. */
const isArticle = (token: string, i: number, all: readonly string[]): boolean =>
  i > 0 && LATIN_ARTICLE.test(token) && all[i + 1] !== undefined && !/^[ae]l/.test(all[i + 1]!);

function withoutArticle(token: string): string {
  const bare = token.replace(/^ال/u, '');
  return lettersOf(bare).length > 2 && !bare.startsWith('ال') ? bare : token;
}

function articleBefore(bare: string): string {
  if (lettersOf(bare).length < 3) return '';
  if (/^\p{Script=Arabic}/u.test(bare)) return bare.startsWith('ال') ? '' : '(?:ال)?';
  return /^\p{Script=Latin}/u.test(bare) && !/^[ae]l/.test(bare) ? `(?:[ae]l${BETWEEN}?)?` : '';
}

/** A word of which the letters may be parted: by the end of a line always, by a sign or a space where it is long. */
function partedly(token: string): string {
  const letters = [...token];
  const isLong = lettersOf(token).length >= LONG;
  return letters
    .map((letter, i) => {
      const before = letters[i - 1];
      if (before === undefined) return escaped(letter);
      const isWithin = isLong && /\p{L}/u.test(before) && /\p{L}/u.test(letter);
      return `(?:${LINE_END}${isWithin ? `|${SIGNS}|([^\\S\\n\\f]{1,2})` : ''})?${escaped(letter)}`;
    })
    .join('');
}

/** Whether the words on both sides of a space are names, or parts of them. `[start, end)`: what was found. */
export function isBetweenNames(text: string, { at, start, end }: { at: number; start: number; end: number }): boolean {
  const left = /[\p{L}\p{M}\u200c\u0640]+$/u.exec(text.slice(start, at))?.[0] ?? '';
  const right = /^\s*([\p{L}\p{M}\u200c\u0640]+)/u.exec(text.slice(at, end))?.[1] ?? '';
  return isPartOfName(left) && isPartOfName(right);
}

function isPartOfName(word: string): boolean {
  if (/[\p{Lu}\p{Ll}]/u.test(word)) return /^\p{Lu}/u.test(word) && word.length > 1;
  const folded = fold(word);
  if (OF_NAMES.has(folded)) return true;
  if (folded.length < 2) return false;
  return isKnownName(word) || (folded.length > 2 && !isCommonestWord(folded) && !isListedWord(folded));
}

/** Words by which an index of words finds the spellings; first as they stand. */
export function lookedUpFor(words: string): string[] {
  if (words.length > LONGEST || !/\p{L}/u.test(words)) return [words];
  const tokens = words.split(/[\s_\u200c-]+/u).filter((token) => LETTER_OR_DIGIT.test(token));
  const forms = [words];
  for (const parted of [tokens, ...partings(tokens)])
    for (const form of joinedInAllWays(parted)) forms.push(form, ...withOtherArticle(form));
  return [...new Set(forms)].slice(0, MOST_LOOKED_UP);
}

/** Words with and without spaces between the first of them. */
const joinedInAllWays = (words: readonly string[]): string[] =>
  words
    .slice(1)
    .reduce(
      (forms, word, i) => forms.flatMap((form) => [`${form} ${word}`, ...(i < MOST_GAPS ? [form + word] : [])]),
      words.slice(0, 1),
    );

/** Each word that may be two names, as these. */
function partings(tokens: readonly string[]): string[][] {
  return tokens.flatMap((token, i) => {
    const letters = [...token];
    if (letters.length < LONG) return [];
    const cuts = letters.map((_, at) => [letters.slice(0, at).join(''), letters.slice(at).join('')] as const);
    return cuts
      .filter((cut) => cut.every((part) => part.length > 1 && (OF_NAMES.has(fold(part)) || isKnownName(part))))
      .map((cut) => [...tokens.slice(0, i), ...cut, ...tokens.slice(i + 1)]);
  });
}

function withOtherArticle(form: string): string[] {
  const at = form.lastIndexOf(' ') + 1;
  const last = form.slice(at);
  if (at === 0 || !/^\p{Script=Arabic}{3}/u.test(last)) return [];
  return [form.slice(0, at) + (/^ال.{3}/u.test(last) ? last.slice(2) : `ال${last}`)];
}
