/**
 * Words of a text with where they stand, cut the way `placeKey` cuts names: the key of a run of words is the key of that
 * stretch of text. Beside each word: whether it begins with a capital, and what stands between it and the word before.
 */
import { foldWithMap } from '../../stages/reading/index.ts';

export interface Word {
  key: string;
  /** [start, end) in UTF-16 units of the original. */
  start: number;
  end: number;
  capital: boolean;
  arabic: boolean;
  /** No sign but spaces, hyphens and ZWNJ stands between this word and the one before. */
  joined: boolean;
  /** The sign before it, spaces apart: '', ',', '(', '.', … */
  sign: string;
}

const ARABIC = /^[\u0600-\u06ff]/;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const APOSTROPHE = /['`´ʹʻʼʽʾʿ‘’′ء]/;
const SPACING = /^[\s\u200c-]*$/;
const CAPITAL = /^\p{Lu}/u;

const word = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) ||
  (unit >= 48 && unit <= 57) ||
  (unit >= 0x0621 && unit <= 0x06d3 && unit !== 0x066a && unit !== 0x066d) ||
  (unit > 127 && LETTER.test(String.fromCharCode(unit)));

export function wordsOf(text: string): Word[] {
  // a ZWNJ parts words of names; a space is one unit as well, so that offsets stand
  const { folded, map } = foldWithMap(text.replaceAll('\u200c', ' '));
  const words: Word[] = [];
  let lastEnd = 0;
  let at = 0;
  const n = folded.length;
  while (at < n) {
    if (!word(folded.charCodeAt(at))) {
      at++;
      continue;
    }
    const from = at;
    let apostrophes = false;
    const arabic = ARABIC.test(folded[from]!);
    for (; at < n; at++) {
      const unit = folded.charCodeAt(at);
      const sign = folded[at]!;
      if (APOSTROPHE.test(sign)) {
        // inside a word it goes; English 's ends the word
        const next = folded.charCodeAt(at + 1);
        if (!arabic && next === 115 && !word(folded.charCodeAt(at + 2))) break;
        if (sign !== 'ء' && (at + 1 >= n || !word(next))) break;
        apostrophes = true;
        continue;
      }
      if (!word(unit) || ARABIC.test(sign) !== arabic) break;
    }
    const start = map[from]!;
    let end = map[at]!;
    while (end > start + 1 && /[\s\u200c'’‘]/.test(text[end - 1]!)) end--;
    const key = folded.slice(from, at);
    const between = text.slice(lastEnd, start);
    words.push({
      key: apostrophes ? key.replace(/['`´ʹʻʼʽʾʿ‘’′ء]/gu, '') : key,
      start,
      end,
      capital: CAPITAL.test(text.slice(start, start + 2)),
      arabic,
      joined: words.length > 0 && SPACING.test(between),
      sign: between.replace(/[\s\u200c-]/g, '').slice(-1),
    });
    lastEnd = end;
    // the s of an English genitive is no word
    if (at < n && APOSTROPHE.test(folded[at]!)) {
      at++;
      if (folded[at] === 's' && !word(folded.charCodeAt(at + 1))) {
        lastEnd = Math.min(text.length, map[at + 1]!);
        at++;
      }
    }
  }
  return words.filter((w) => w.key !== '');
}
