/** What a folded unit is to the tokeniser. Remembered by unit, filled as units are met. */

export const SEPARATOR = 1;
/** A letter of Arabic script. */
export const ARABIC = 2;
/** A letter or mark of another script, or a number that is no decimal digit. */
export const LETTER = 3;
export const DIGIT = 4;
export const APOSTROPHE = 5;
export const HYPHEN = 6;
export const COMMA = 7;
/** A letter of a script written without spaces: a word of its own. */
export const IDEOGRAPH = 8;

const ARABIC_LETTER = /^(?=\p{Script_Extensions=Arabic})\p{L}$/u;
const WITHOUT_SPACES = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;
const WORD_PART = /^[\p{L}\p{M}\p{N}]$/u;
const DECIMAL = /^\p{Nd}$/u;

/** The kind of a code point. */
export function kindOfCodePoint(cp: number): number {
  if (cp === 0x27) return APOSTROPHE;
  if (cp === 0x2d) return HYPHEN;
  if (cp === 0x2c) return COMMA;
  if (cp >= 0xd800 && cp <= 0xdfff) return SEPARATOR;
  const char = String.fromCodePoint(cp);
  if (DECIMAL.test(char)) return DIGIT;
  if (!WORD_PART.test(char)) return SEPARATOR;
  if (WITHOUT_SPACES.test(char)) return IDEOGRAPH;
  return ARABIC_LETTER.test(char) ? ARABIC : LETTER;
}

const kinds = new Uint8Array(0x10000);

/** The kind of a unit of the BMP. */
export function kindOf(unit: number): number {
  if (kinds[unit] === 0) kinds[unit] = kindOfCodePoint(unit);
  return kinds[unit]!;
}

const attached = new Uint8Array(0x10000);
const MARK_OR_TATWEEL = /^[\p{M}\u0640\u0674\u06e5\u06e6]$/u;

/** Whether a unit that folding drops is written on the letter before it (harakat, tatweel), so that it is marked with it. */
export function isAttached(unit: number): boolean {
  if (attached[unit] === 0) attached[unit] = MARK_OR_TATWEEL.test(String.fromCharCode(unit)) ? 2 : 1;
  return attached[unit] === 2;
}
