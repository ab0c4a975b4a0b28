/*
 * Words to be withheld, wherever a text says them. They are compared folded, as the search does, so that another spelling of
 * the same letters is found, with any white space between them. A match is widened to the whole word that it stands in
 * (وقمرزاد for قمرزاد): a word of which an end is shown is half given away. A short one is found only as a word of its own,
 * behind the particles that Arabic writes together with a noun, and before the endings that Arabic and Persian add to it:
 * “Ali” is not withheld from “Australia”. What hangs on a word by a hyphen or an apostrophe, and the article before a name
 * (Al-Masri, el Masri), is withheld with it. Names are found with and without the breaks inside them (`spellings.ts`). A long number is found however its digits are grouped, with or without the
 * noughts or the code of a country before it.
 */
import { SabtError } from '../../../model/errors.ts';
import { type Json, TEXT_PATHS } from '../../../model/records.ts';
import { foldWithMap } from '../../../stages/reading/index.ts';
import type { TextSpan } from '../erasing/span.ts';
import { isBetweenNames, type Spellings, spellingsOf } from './spellings.ts';

/** Folded letters from which a match inside a word counts. */
const LONG = 5;
const LONGEST_PATTERN = 1_000;
/** UTF-16 units on both sides of a match. */
const NEAR = 100;
const LETTER = /[\p{L}\p{M}\p{N}\u200c\u200d\u0640]/u;
/** Between two letters these are part of a word. */
const JOINER = /[-\u00ad\u2010\u2011'’ʼʿʾ\u00b7]/u;
const ARTICLE = /(?<![\p{L}\p{M}\p{N}])[ae]l[ -]$/iu;
/** Before the number of a telephone. */
const COUNTRY_CODE = /(?:\+|00|۰۰|٠٠)\p{Nd}{1,3}[-\u2010\u2011\s.()]{0,3}$/u;
/** Digits from which a number is looked for in every grouping. */
const LONG_NUMBER = 5;
const BETWEEN_DIGITS = '[-\\u2010\\u2011\\u2013\\s./()·,،٬]{0,3}';
const PARTICLES = /^[وفبكل]{0,2}(?:ال|لل)?$/u;
const ENDINGS = /^(?:['’]s|[\u0600-\u06ff\u200c]{0,4})$/u;
/** The same, or the number that a name has in a handle. */
const NUMBERED = /^(?:['’]s|[\u0600-\u06ff\u200c]{0,4}|\p{Nd}+)$/u;

interface Span {
  start: number;
  end: number;
}

/** Where a text says one of the words, in order, without overlaps. */
export function spansOf(text: string, words: readonly string[]): Span[] {
  return spansBy(text, words.map(finderOf));
}

/** Whether a text says one of the words. */
export function says(text: string, words: readonly string[]): boolean {
  return sayerOf(words)(text);
}

/** The same, for many texts. */
export function sayerOf(words: readonly string[]): (text: string) => boolean {
  const finders = words.map(finderOf);
  return (text) => finders.length > 0 && spansBy(text, finders).length > 0;
}

/** How a word is found: as it stands, in folded text, and in its other spellings. */
interface Finder {
  asItStands(folded: string): Iterable<{ 0: string; index: number }>;
  spellings: Spellings | null;
}

function spansBy(text: string, finders: readonly Finder[]): Span[] {
  const { folded, map } = foldWithMap(text);
  const spanAt = (from: number, to: number): Span => {
    const start = map[from]!;
    const end = Math.max(start + 1, map[to]!);
    // white space that folding drops stands at the end of what maps to the next letter
    return { start, end: start + text.slice(start, end).trimEnd().length };
  };
  const found: Span[] = [];
  for (const { asItStands, spellings } of finders) {
    for (const { 0: said, index } of asItStands(folded)) {
      const span = spanAt(index, index + said.length);
      if (letterCount(said) >= LONG || standsAlone(text, span, widened(text, span))) found.push(joinedTo(text, span));
    }
    for (const { 0: said, index, indices = [] } of spellings === null ? [] : folded.matchAll(spellings.pattern)) {
      const span = spanAt(index, index + said.length);
      const spaces = indices.slice(1).flatMap((space) => (space === undefined ? [] : [map[space[0]]!]));
      const areNames = spaces.every((at) => isBetweenNames(text, { at, ...span }));
      if (areNames && standsAlone(text, span, widened(text, span), NUMBERED)) found.push(joinedTo(text, span));
    }
  }
  return united(found);
}

/** Words from a thousand letters on are looked for as they stand: they would make a pattern that no engine takes. */
function finderOf(word: string): Finder {
  if (word.length < LONGEST_PATTERN) {
    const pattern = patternOf(word);
    return {
      asItStands: (folded) => (pattern === null ? [] : folded.matchAll(pattern)),
      spellings: pattern === null ? null : spellingsOf(word),
    };
  }
  const sought = foldWithMap(word).folded.trim();
  const asItStands = (folded: string): { 0: string; index: number }[] => {
    const found: { 0: string; index: number }[] = [];
    if (sought === '') return found;
    for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + sought.length))
      found.push({ 0: sought, index: at });
    return found;
  };
  return { asItStands, spellings: null };
}

/** The spans of a record's texts that say one of the words. */
export function spansInTexts(values: readonly { path: string; value: Json }[], words: readonly string[]): TextSpan[] {
  return TEXT_PATHS.flatMap((field) => spansOf(textAt(field, values), words).map((span) => ({ field, ...span })));
}

/** Spans of texts in order, those that touch each other as one. */
export function unitedByField(spans: readonly TextSpan[]): TextSpan[] {
  return [...Map.groupBy(spans, ({ field }) => field)].flatMap(([field, own]) =>
    united(own).map((span) => ({ field, ...span })),
  );
}

export function textAt(field: string, values: readonly { path: string; value: Json }[]): string {
  return values.flatMap(({ path, value }) => (path.startsWith(`${field}/`) ? [value as string] : [])).join('');
}

/** Words as they are typed: several apart by semicolons or lines. Throws `invalid-argument` if one has no letter. */
export function parseWords(typed: string): string[] {
  const words = typed
    .split(/[;؛\n]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const empty = words.find((word) => !/[\p{L}\p{N}]/u.test(foldWithMap(word).folded));
  if (empty !== undefined)
    throw new SabtError('invalid-argument', `“${empty}” has no letter or digit to look for.`, { at: 'words' });
  return words;
}

const LETTERS = new Intl.Segmenter();

/** Widened so that no letter loses its marks, and no pair its half. */
export function toWholeLetters(text: string, { start, end }: Span): Span {
  const letters = LETTERS.segment(text);
  const [first, last] = [letters.containing(start), letters.containing(end)];
  return {
    start: first?.index ?? start,
    end: last === undefined || last.index === end ? Math.min(end, text.length) : last.index + last.segment.length,
  };
}

function patternOf(word: string): RegExp | null {
  const tokens = foldWithMap(word)
    .folded.split(/\s+/u)
    .filter((token) => token !== '');
  if (!tokens.some((token) => /[\p{L}\p{N}]/u.test(token))) return null;
  const digits = tokens.join('').replace(/\P{Nd}+/gu, '');
  if (digits.length >= LONG_NUMBER && !/\p{L}/u.test(word)) {
    // a country's code takes the place of the first nought
    const own = digits.replace(/^0+/, '');
    return new RegExp([...(own.length >= LONG_NUMBER ? own : digits)].join(BETWEEN_DIGITS), 'gu');
  }
  return new RegExp(tokens.map(withBreaks).join('\\s+'), 'gu');
}

/** A line, or a page, may end within a word, with a hyphen or without. */
const withBreaks = (token: string): string =>
  [...token].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('(?:[-\u00ad\u2010]?[\\n\\f]{1,3})?');

const letterCount = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

function widened(text: string, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && LETTER.test(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && LETTER.test(text[to]!)) to++;
  // half of a pair is no letter by itself; what is around it is near, and of a long text only that is looked at
  const first = Math.max(0, from - NEAR);
  const near = toWholeLetters(text.slice(first, to + NEAR), { start: from - first, end: to - first });
  return { start: first + near.start, end: first + near.end };
}

/** The whole word with those that hang on it, and the article of a name. */
function joinedTo(text: string, span: Span): Span {
  let { start, end } = widened(text, span);
  const isLetter = (at: number): boolean => LETTER.test(text[at] ?? '');
  while (JOINER.test(text[start - 1] ?? '') && isLetter(start - 2))
    start = widened(text, { start: start - 2, end }).start;
  while (JOINER.test(text[end] ?? '') && isLetter(end + 1)) end = widened(text, { start, end: end + 2 }).end;
  const before = text.slice(Math.max(0, start - 8), start);
  const code = /\p{Nd}/u.test(text[start]!) ? COUNTRY_CODE.exec(before) : ARTICLE.exec(before);
  return { start: start - (code?.[0].length ?? 0), end };
}

function standsAlone(text: string, span: Span, whole: Span, endings = ENDINGS): boolean {
  const before = text.slice(whole.start, span.start).replace(/\p{Mn}+/gu, '');
  return PARTICLES.test(before) && endings.test(text.slice(span.end, whole.end));
}

export function united(spans: readonly Span[]): Span[] {
  const inOrder = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const result: Span[] = [];
  for (const span of inOrder) {
    const last = result.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}
