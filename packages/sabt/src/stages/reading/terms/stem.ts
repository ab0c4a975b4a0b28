/**
 * Which stemmer reads a word: decided by its script and by the language of the text around it.
 *
 * At index time the language is known and each word gets one stem. A query is a few words of unknown language, so it gets
 * every stem that an index could hold for it (`queryStems`); the word as folded is among them, for that is the stem in the
 * languages for which there are no rules.
 */
import { fold } from '../fold/fold.ts';
import { alternativeStems, isArabicWord, listedInArabic, stemArabic } from './arabic.ts';
import { kinOfEnglish, stemEnglish } from './english.ts';
import { isPersianWord, listedInPersian, stemPersian } from './persian.ts';

/** Letters that Arabic does not have and Persian does: peh, tcheh, jeh, gaf. */
const PERSIAN_LETTER = /[پچژگ]/;
const ARABIC_SCRIPT = /^[\u0621-\u06d3]/;
const LATIN = /^[a-z]/;

/** Languages in which words of Arabic script are read as they stand. */
const UNRULED_ARABIC_SCRIPT = new Set(['ckb', 'ku', 'ur', 'ps', 'ug', 'sd', 'pnb', 'az']);

/**
 * The stem of a folded word in a text of the given language.
 * @param language ISO 639-1 (or -3), 'und' if not known: Arabic and English rules then
 * @param pieces the word cut where ZWNJ stood, if it did
 */
export function stemOf(word: string, language: string, pieces?: readonly string[]): string {
  if (ARABIC_SCRIPT.test(word)) {
    if (UNRULED_ARABIC_SCRIPT.has(language)) return word;
    if (language === 'fa' || pieces !== undefined || PERSIAN_LETTER.test(word)) return stemPersian(word, pieces);
    return stemArabic(word);
  }
  if (!LATIN.test(word)) return word;
  return language === 'en' || language === 'ar' || language === 'fa' || language === 'und' ? stemEnglish(word) : word;
}

/** Whether words of Arabic script in a text of this language follow the Persian habits of spacing. */
export function readsAsPersian(language: string): boolean {
  return language === 'fa';
}

/**
 * Every stem under which an index may hold a word, the folded word itself first.
 * @param word as written, with its ZWNJ if it has any, or folded
 */
export function queryStems(word: string): string[] {
  const folded = fold(word);
  const stems = new Set([folded]);
  if (ARABIC_SCRIPT.test(folded)) {
    const pieces = word
      .split('\u200c')
      .map(fold)
      .filter((piece) => piece !== '');
    stems.add(stemPersian(folded, pieces.length > 1 ? pieces : undefined));
    stems.add(stemPersian(folded));
    // A Persian word that Arabic does not have would lose what Arabic takes for endings (خانه, آبان).
    const persianEnd = /(?:ه|ان)$/.test(folded) && listedInPersian(folded) && !listedInArabic(folded);
    const persianOnly = PERSIAN_LETTER.test(folded) || persianEnd;
    if (!persianOnly) for (const stem of [stemArabic(folded), ...alternativeStems(folded)]) stems.add(stem);
  } else if (LATIN.test(folded)) {
    for (const stem of [stemEnglish(folded), ...kinOfEnglish(folded)]) stems.add(stem);
  }
  return [...stems];
}

/** Whether a folded word is one of the language, or a form of one, as far as the lists go; they are of Arabic and Persian. */
export const isListedWord = (word: string): boolean =>
  ARABIC_SCRIPT.test(word) && (isArabicWord(word) || isPersianWord(word));
