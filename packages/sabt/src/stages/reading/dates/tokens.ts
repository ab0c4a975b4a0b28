/**
 * From text to tokens: numbers, words (phrases of the lexicon merged into one) and single punctuation marks.
 *
 * Works on the folded text, so that digits of three sets, variants of letters, harakat and tatweel need no rule of their
 * own. Folding drops ZWNJ, which Persian writes inside words (سه‌شنبه) and between them (ماه‌های): a word that the
 * lexicon lacks is taken apart where one stood. Arabic prefixes (وفي, بحزيران, للعام) are taken off where the rest is a
 * word of the lexicon. What lies in a URL, an address or a file name becomes punctuation: its digits are no dates.
 */
import type { FoldedText } from '../fold/fold.ts';
import { arabicOrPersian } from './language.ts';
import type { Lexicon } from './lexicon/build.ts';
import { lexiconOf } from './lexicon/index.ts';
import { type Language, type Lexeme, NUMBER, PUNCTUATION, type Token, WORD } from './types.ts';

const LETTER = /[\p{L}\p{M}]/u;
const letterCache = new Uint8Array(0x10000);
const PHRASE_LIMIT = 4;
const SATURDAY = 6;
/** Beyond this a number is no part of a date, and its value would not be exact. */
const LONGEST_NUMBER = 9;

function isLetter(unit: number): boolean {
  if (unit < 0x80) return unit >= 97 && unit <= 122;
  let known = letterCache[unit]!;
  if (known === 0) {
    known = LETTER.test(String.fromCharCode(unit)) ? 1 : 2;
    letterCache[unit] = known;
  }
  return known === 1;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isSpace = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13) || unit === 0x85 || unit === 0x2028;
const isLineBreak = (unit: number): boolean => unit === 10 || unit === 13 || unit === 0x2028;

/** A word as it stands, before the lexicon has been asked. */
interface RawToken extends Token {
  /** Where ZWNJ stood inside, as folded offsets. */
  breaks: number[] | undefined;
}

const ADDRESS = /:\/\/|^www\.|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}\/|^[^\s@]{1,64}@[a-z0-9-]+\./;
const FILE_NAME =
  /[a-z0-9]_[a-z0-9]|\.(?:jpe?g|png|gif|mp4|mov|avi|pdf|docx?|xlsx?|csv|json|zip|html?|txt|md)(?:$|[^a-z])/;
/** How much of a run of letters and marks is looked at to tell that it is an address. */
const HEAD = 200;
const DELIMITERS = new Set(Array.from('<>()[]{}"\',;|', (mark) => mark.charCodeAt(0)));
/** Only a run that holds one of these can be an address or a file name. */
const TELLING = new Set(Array.from('/@_.', (mark) => mark.charCodeAt(0)));

/** [start, end) of the addresses and file names in a folded text, in order. */
function addresses(folded: string): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  let telling = false;
  for (let i = 0; i <= folded.length; i++) {
    const unit = i < folded.length ? folded.charCodeAt(i) : 32;
    if (unit > 0x80) continue;
    if (TELLING.has(unit)) telling = true;
    else if (isSpace(unit) || DELIMITERS.has(unit)) {
      if (telling && i > start) {
        const head = folded.slice(start, Math.min(i, start + HEAD));
        if (ADDRESS.test(head) || FILE_NAME.test(head)) found.push([start, i]);
      }
      start = i + 1;
      telling = false;
    }
  }
  return found;
}

function rawTokens(text: string, { folded, map }: FoldedText): RawToken[] {
  const tokens: RawToken[] = [];
  const masked = addresses(folded);
  const hasZwnj = text.includes('\u200c');
  let mask = 0;
  let glued = false;
  let line = true;
  for (let i = 0; i < folded.length; ) {
    const unit = folded.charCodeAt(i);
    if (isSpace(unit)) {
      glued = false;
      line ||= isLineBreak(unit);
      i++;
      continue;
    }
    while (mask < masked.length && masked[mask]![1] <= i) mask++;
    const token: RawToken = {
      kind: PUNCTUATION,
      text: folded[i]!,
      start: i,
      end: i + 1,
      value: -1,
      lexeme: null,
      and: false,
      glued,
      lineBefore: line,
      latin: false,
      capital: false,
      language: 'latin',
      breaks: undefined,
    };
    const address = masked[mask];
    if (address !== undefined && address[0] <= i) {
      token.text = '\u0000';
      token.end = address[1];
    } else if (isDigit(unit)) {
      while (token.end < folded.length && isDigit(folded.charCodeAt(token.end))) token.end++;
      token.kind = NUMBER;
      token.text = folded.slice(i, Math.min(token.end, i + LONGEST_NUMBER + 1));
      if (token.end - i <= LONGEST_NUMBER) token.value = Number(token.text);
    } else if (isLetter(unit)) {
      token.kind = WORD;
      token.latin = unit < 0x250;
      token.capital = token.latin && /\p{Lu}/u.test(text[map[i]!] ?? '');
      readWord(text, folded, map, token, hasZwnj);
    }
    tokens.push(token);
    i = token.end;
    glued = true;
    line = false;
  }
  return tokens;
}

function readWord(text: string, folded: string, map: Uint32Array, token: RawToken, hasZwnj: boolean): void {
  let end = token.start;
  for (; end < folded.length; end++) {
    const unit = folded.charCodeAt(end);
    if (isLetter(unit)) {
      if (unit < 0x250 !== token.latin) break;
    } else if (unit === 39 && token.latin) {
      // sha'ban is one word, today's is not
      const next = folded.charCodeAt(end + 1);
      const possessive = next === 115 && !isLetter(folded.charCodeAt(end + 2));
      if (end + 1 >= folded.length || !isLetter(next) || possessive) break;
    } else break;
    if (hasZwnj && end > token.start && map[end]! - map[end - 1]! > 1) {
      if (text.slice(map[end - 1]! + 1, map[end]).includes('\u200c')) {
        token.breaks ??= [];
        token.breaks.push(end);
      }
    }
  }
  token.end = end;
  token.text = folded.slice(token.start, Math.min(end, token.start + 40)).replaceAll("'", '');
}

/** Sets the language of each token: that of its paragraph, unless the caller knows it. */
function setLanguages(tokens: RawToken[], known: Language | undefined, text: string, map: Uint32Array): void {
  for (let from = 0; from < tokens.length; ) {
    let to = from + 1;
    while (to < tokens.length && !tokens[to]!.lineBefore) to++;
    let language = known;
    const words: string[] = [];
    for (let i = from; i < to; i++) if (tokens[i]!.kind === WORD && !tokens[i]!.latin) words.push(tokens[i]!.text);
    if (language === undefined && words.length > 0) {
      const original = text.slice(map[tokens[from]!.start]!, map[tokens[to - 1]!.end]!);
      language = arabicOrPersian(words, original);
    }
    for (let i = from; i < to; i++) {
      const token = tokens[i]!;
      token.language = token.kind === WORD && token.latin ? 'latin' : (language ?? 'latin');
    }
    from = to;
  }
}

/** The longest phrase of the lexicon that starts at `at`, its first word taken as `first`. */
function longestPhrase(lexicon: Lexicon, tokens: RawToken[], at: number, first: string): [Lexeme | null, number] {
  let best = lexicon.entries.get(first) ?? null;
  let to = at + 1;
  const limit = Math.min(PHRASE_LIMIT, lexicon.longest.get(first) ?? 1);
  let phrase = first;
  let next = at + 1;
  for (let words = 2; words <= limit; words++) {
    const between = tokens[next];
    const joins =
      between?.kind === PUNCTUATION &&
      (between.text === '-' || between.text === '.') &&
      tokens[next + 1]?.glued === true;
    if (between?.text === "'" && between.glued) next++;
    if (joins && (between.text === '-' || phrase.length <= 3)) next++;
    const word = tokens[next];
    if (word?.kind !== WORD || word.lineBefore) break;
    phrase += ` ${word.text}`;
    next++;
    const found = lexicon.entries.get(phrase);
    if (found !== undefined) [best, to] = [found, next];
  }
  return [best, to];
}

/** Arabic prefixes that may stand before a word of the lexicon, longest first, and what the word then begins with. */
const PREFIXES: readonly [string, string, boolean][] = [
  ['ولل', 'ال', true],
  ['لل', 'ال', false],
  ['وب', '', true],
  ['ول', '', true],
  ['فب', '', false],
  ['و', '', true],
  ['ف', '', false],
  ['ب', '', false],
  ['ل', '', false],
  ['ك', '', false],
];
const SHORTEST_AFTER_PREFIX = 3;

function lookUp(tokens: RawToken[], at: number): [Lexeme | null, number] {
  const token = tokens[at]!;
  const lexicon = lexiconOf(token.language);
  const [found, to] = longestPhrase(lexicon, tokens, at, token.text);
  if (token.language !== 'ar') return [found, to];
  for (const [prefix, instead, and] of PREFIXES) {
    if (!token.text.startsWith(prefix)) continue;
    const rest = instead + token.text.slice(prefix.length);
    if (rest.length < SHORTEST_AFTER_PREFIX && prefix !== 'و') continue;
    const [lexeme, end] = longestPhrase(lexicon, tokens, at, rest);
    // «واحد عشر» is not one and ten but "and eleven"
    if (lexeme === null || (found !== null && end <= to)) continue;
    token.and = and;
    token.text = rest;
    token.start += prefix.length - (instead === '' ? 0 : 1);
    return [lexeme, end];
  }
  return [found, to];
}

/** Takes a word apart where ZWNJ stood. */
function parts(token: RawToken, folded: string): RawToken[] {
  const cuts = [token.start, ...token.breaks!, token.end];
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index]!;
    return {
      ...token,
      text: folded.slice(start, end),
      start,
      end,
      breaks: undefined,
      glued: index > 0 || token.glued,
      lineBefore: index === 0 && token.lineBefore,
    };
  });
}

/** Reads the tokens of a text. Linear in its length: every phrase is at most four words. */
export function tokensOf(text: string, foldedText: FoldedText, language: Language | undefined): Token[] {
  const raw = rawTokens(text, foldedText);
  setLanguages(raw, language, text, foldedText.map);
  const apart: RawToken[] = [];
  for (let i = 0; i < raw.length; i++) {
    const token = raw[i]!;
    if (token.breaks === undefined || lookUp(raw, i)[0] !== null) apart.push(token);
    else apart.push(...parts(token, foldedText.folded));
  }
  const tokens: Token[] = [];
  for (let i = 0; i < apart.length; ) {
    const token = apart[i]!;
    let to = i + 1;
    if (token.kind === WORD) {
      [token.lexeme, to] = lookUp(apart, i);
      token.end = apart[to - 1]!.end;
    }
    // «۵ شنبه» is Thursday
    const before = tokens.at(-1);
    if (token.language === 'fa' && token.lexeme?.weekday === SATURDAY && before?.kind === NUMBER && !token.lineBefore) {
      if (before.end - before.start === 1 && before.value >= 1 && before.value <= 5) {
        token.lexeme = { weekday: before.value === 1 ? 7 : before.value - 1 };
        token.start = tokens.pop()!.start;
      }
    }
    tokens.push(token);
    i = to;
  }
  return tokens;
}
