/**
 * How natural a piece of text looks, judged by its letters alone: the own check that stands beside `chardet`
 * when bytes that are not UTF-8 have to be read in one of several single-byte encodings.
 *
 * Idea: a wrong code page turns letters into letters of another script, into symbols inside words, into
 * capitals after small letters, or into letters that the language hardly uses. Each non-ASCII character gets
 * points for how common it is in the languages written in its script, and loses points for a neighbour that
 * cannot stand beside it. The mean over all non-ASCII characters is comparable between encodings, because
 * all of them decode the same bytes. The order of letters by frequency is common knowledge of each language
 * (Arabic, Persian, Kurdish, Urdu; French, German, Turkish, Spanish and their neighbours; Hebrew; Russian;
 * Greek); weights fall with the rank and are not fitted to any corpus.
 *
 * Invariants: pure; independent of ASCII; a text without non-ASCII characters scores 0.
 */
type Script = 'latin' | 'arabic' | 'hebrew' | 'cyrillic' | 'greek';

const WEIGHTS = new Map<string, number>();

/** Letters in falling order of use, in bands of equal weight. */
function rank(bands: [number, string][]): void {
  for (const [weight, letters] of bands) for (const letter of letters) WEIGHTS.set(letter, weight);
}

rank([
  [2, 'اليمنور'],
  [1.7, 'تبهدسعةفكقی'],
  [1.2, 'أحجشکزخطصىپگ'],
  [0.7, 'إذضءئثغظآؤچژ'],
  [1, '،؛؟\u200c'],
  [0.4, 'ًٌٍَُِّْـ٪ٹڈڑںھہے'],
]);
rank([
  [1.6, 'éèüöäßçàñíóáãıêğş'],
  [1.2, 'âôûëåøæúõœłčšžăęąśżćőțș'],
  [0.9, 'îïùìò'],
  [0.5, 'ÉÈÜÖÄÇÀÑÍÓÁÊÂÎÔÛÅØÆÚÕÃİĞŞŁČŠŽŒŚŻ'],
  [0, 'ýþðÝÞÐÿŸÙËÏÌÒůűŐŰĆ'],
]);
rank([
  [2, 'יוהלאמרתבשנ'],
  [1.2, 'כעחדקפטגסםזצןךףץ'],
]);
rank([
  [1.9, 'оеаинтсрвл'],
  [1.2, 'кмдпуяыьгзбчй'],
  [0.3, 'хжшюцщэфъё'],
  [0.4, 'ОЕАИНТСРВЛКМДПУЯЫЬГЗБЧЙХЖШЮЦЩЭФЪЁ'],
]);
rank([
  [1.4, 'αοιετνσηυρπκμλςάίόέήύώ'],
  [0.8, 'ωγδχθφβξζψΐϊ'],
  [0.3, 'ΑΟΙΕΤΝΣΗΥΡΠΚΜΛΩΓΔΧΘΦΒΆΊΌΈ'],
]);
rank([
  [1.3, '’“”–—«»\u00a0'],
  [0.8, '…‘•„€°§\u200f\u200e\u00ad'],
  [0.2, '£©®™½¼¾²³·¿¡‚‹›±×ºª'],
]);

const SYMBOL = -1.5;
const UNKNOWN_LETTER = -1;
const CONTROL = -6;
const UNDEFINED = -8;

function scriptOf(code: number): Script | null {
  if (code < 0x80) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) ? 'latin' : null;
  if (code < 0x250) return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 ? 'latin' : null;
  if (code >= 0x370 && code < 0x400) return 'greek';
  if (code >= 0x400 && code < 0x530) return 'cyrillic';
  if (code >= 0x5d0 && code < 0x5f0) return 'hebrew';
  if (code >= 0x620 && code < 0x66a) return code === 0x640 ? null : 'arabic';
  if (code >= 0x671 && code < 0x700) return 'arabic';
  return null;
}

const isMark = (code: number): boolean => (code >= 0x64b && code <= 0x65f) || (code >= 0x591 && code <= 0x5c7);
const isUpper = (character: string): boolean => character !== character.toLowerCase();
const isLower = (character: string): boolean => character !== character.toUpperCase();
/** Hebrew letters that stand only at the end of a word. */
const FINALS = 'םןךףץ';
/** Accented letters that hardly ever have a letter behind them. */
const ENDINGS = 'ìòù';
/** Letters that are words by themselves. */
const WORDS = 'àéèóòêáåÀÉÓвискоуяаэОВИСКУЯАоηοΗΟוو';
/** Punctuation that may stand between two letters of a word. */
const INNER = '’‘–—·\u00a0\u00ad\u200c\u200d\u200e\u200f';

/** Mean points of the non-ASCII characters of a text; higher is more natural. See the essay above. */
export function naturalness(text: string): { mean: number; characters: number } {
  let points = 0;
  let characters = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    characters++;
    points += pointsAt(text, i, code);
  }
  return { mean: characters === 0 ? 0 : points / characters, characters };
}

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Quotation marks, apostrophes and dashes where a typesetter puts them. */
function standsRight(
  mark: string,
  previous: number,
  next: number,
  before: Script | null,
  after: Script | null,
): boolean {
  switch (mark) {
    case '“':
    case '‘':
    case '«':
      return before === null && !isBlank(next);
    case '”':
    case '»':
      return !isBlank(previous) && after === null;
    case '’':
      return before !== null;
    case '–':
    case '—':
      return isBlank(previous) === isBlank(next);
    default:
      return false;
  }
}

function pointsAt(text: string, at: number, code: number): number {
  if (code === 0xfffd) return UNDEFINED;
  if (code < 0xa0) return CONTROL;
  const character = text[at]!;
  const previous = at === 0 ? 32 : text.charCodeAt(at - 1);
  const next = at + 1 === text.length ? 32 : text.charCodeAt(at + 1);
  const before = scriptOf(previous);
  const after = scriptOf(next);
  if (isMark(code)) {
    const own: Script = code >= 0x600 ? 'arabic' : 'hebrew';
    const based = before === own || isMark(previous) || previous === 0x640;
    return based ? (own === 'arabic' ? 0.4 : -0.3) : -3;
  }
  const script = scriptOf(code);
  if (script === null) {
    const weight =
      (WEIGHTS.get(character) ?? SYMBOL) + (standsRight(character, previous, next, before, after) ? 0.9 : 0);
    return before !== null && after !== null && !INNER.includes(character) ? weight - 1.5 : weight;
  }
  let points = WEIGHTS.get(character) ?? UNKNOWN_LETTER;
  if (before !== null && before !== script) points -= 2;
  if (after !== null && after !== script) points -= 2;
  if (isUpper(character) && before === script && isLower(text[at - 1]!)) points -= 3;
  if (isLower(character) && before === script && isUpper(text[at - 1]!) && after === script && isUpper(text[at + 1]!))
    points -= 1;
  if (ENDINGS.includes(character) && after === 'latin') points -= 0.7;
  if (isBlank(previous) && isBlank(next) && !WORDS.includes(character)) points -= 1.5;
  if (FINALS.includes(character) && after === 'hebrew') points -= 2;
  return points;
}
