/**
 * Numbers in words: «الخامس والعشرين», «ألف وتسعمئة وتسعة وسبعين», «هزار و چهارصد و یک», "twenty-fifth",
 * "nineteen seventy-nine".
 *
 * Read from left to right into hundreds that a thousand multiplies. What may follow what: Arabic puts the unit before
 * the ten, joined by و, and a unit before عشر without it; Persian and English put the ten first, Persian with و; English
 * also speaks years as two pairs. A word that may not follow ends the number, so «الخامس والسادس» stays two numbers.
 */
import { NUMBER, PUNCTUATION, type Token, WORD } from './types.ts';

export interface ReadNumber {
  value: number;
  ordinal: boolean;
  /** Index after the last token. */
  to: number;
}

const LONGEST = 14;

/** What a further word makes of the number so far, below a thousand; null where it may not follow. */
function extend(current: number, value: number, joined: boolean, adjacent: boolean, arabic: boolean): number | null {
  const unit = current % 10;
  const below = current % 100;
  if (value === 100 && adjacent && current >= 1 && current <= 9) return current * 100;
  if (value >= 100) return null;
  if (arabic) {
    if (value === 10 && adjacent && below >= 1 && below <= 9) return current + 10;
    if (value >= 20 && joined && below >= 1 && below <= 9) return current + value;
    return joined && below === 0 && current > 0 && value < 100 ? current + value : null;
  }
  if (below === 0 && current > 0) return joined || adjacent ? current + value : null;
  return unit === 0 && below >= 20 && value <= 9 && (joined || adjacent) ? current + value : null;
}

/** The number in words at `at`, or null. */
export function readNumberWords(tokens: readonly Token[], at: number): ReadNumber | null {
  const first = tokens[at];
  if (first?.kind !== WORD || first.lexeme?.number === undefined) return null;
  const arabic = first.language === 'ar';
  const english = first.language === 'latin';
  let total = 0;
  let current = 0;
  let ordinal = false;
  let to = at;
  for (let i = at, n = 0; n < LONGEST; n++) {
    const token = tokens[i];
    if (token?.kind !== WORD || (n > 0 && token.lineBefore)) break;
    const number = token.lexeme?.number;
    if (number === undefined || token.language !== first.language) break;
    const previous = tokens[i - 1]!;
    const apart = i > at && (previous.text === 'و' || (english && previous.text === 'and'));
    const joined = n > 0 && (token.and || apart);
    const adjacent = n > 0 && !joined;
    if (n === 0) current = number.value;
    else if (number.value === 1000 && adjacent && total === 0 && current > 0 && current < 10) {
      total = current * 1000;
      current = 0;
    } else if (current === 0 || (current >= 1000 && total === 0)) {
      if (!joined && !(english && adjacent)) break;
      if (number.value >= 1000) break;
      if (current >= 1000) total = current;
      current = number.value;
    } else {
      const years = english && adjacent && total === 0 && current >= 13 && current <= 20 && number.value >= 10;
      const next = years ? current * 100 + number.value : extend(current, number.value, joined, adjacent, arabic);
      if (next === null || (years && number.value > 99)) break;
      current = next;
    }
    ordinal ||= number.ordinal;
    to = i + 1;
    if (number.ordinal && !arabic) break;
    i = to;
    const link = tokens[i];
    if (link?.kind === WORD && (link.text === 'و' || (english && link.text === 'and'))) i++;
    else if (english && link?.kind === PUNCTUATION && link.text === '-' && link.glued) i++;
  }
  return to === at ? null : { value: total + current, ordinal, to };
}

/** The number at `at`, in digits or words. */
export function readNumber(tokens: readonly Token[], at: number): ReadNumber | null {
  const token = tokens[at];
  if (token?.kind === NUMBER) return token.value < 0 ? null : { value: token.value, ordinal: false, to: at + 1 };
  return readNumberWords(tokens, at);
}
