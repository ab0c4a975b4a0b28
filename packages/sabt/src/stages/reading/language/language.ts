/**
 * Which language a text is in, paragraph by paragraph.
 *
 * An archive here holds mostly Arabic, Persian and English, and the hard question is Arabic against Persian: they share an
 * alphabet, and the code points of yeh and kaf prove nothing, because each is typed with the other's keyboard. What tells are
 * the commonest words (في من على against در به از که), the article, teh marbuta, the four Persian letters and ZWNJ. So the words
 * of a paragraph are counted against lists (evidence.ts), which costs microseconds; a script of one language (Hebrew, Greek)
 * needs no words; and only Latin or Cyrillic text without telling words goes to franc's trigrams (package `franc`, MIT),
 * restricted to the languages listed there.
 *
 * A paragraph that gives little away (a name, a heading) takes the language of the document if that is of its script.
 */
import { createRequire } from 'node:module';
import type { franc as francFunction } from 'franc';
import { bmp, DROPPED, fold, meet, UNMET } from '../fold/fold.ts';
import { isArabicWord } from '../terms/arabic.ts';
import { ARABIC as ARABIC_LETTER, kindOf, LETTER } from '../terms/kinds.ts';
import { isPersianWord } from '../terms/persian.ts';
import {
  ARABIC_SCRIPT_WORDS,
  CYRILLIC_WORDS,
  FRANC_CODES,
  LATIN_WORDS,
  SCRIPT_LANGUAGES,
  TELLING_LETTERS,
} from './evidence.ts';

/** The language of a paragraph. */
export interface ParagraphLanguage {
  /** ISO 639-1 where there is one (ckb has none); 'und' if nothing tells. */
  language: string;
  /** 0 to 1. */
  confidence: number;
  /** [start, end) in UTF-16 units, without the line break and outer white space. */
  span: [start: number, end: number];
}

/** The language of a text: that of most of its letters. */
export interface DetectedLanguage {
  language: string;
  confidence: number;
  paragraphs: ParagraphLanguage[];
}

type Script = 'arabic' | 'latin' | 'cyrillic' | 'other' | 'none';
interface Judgement {
  language: string;
  confidence: number;
  script: Script;
  letters: number;
}

const SAMPLE_UNITS = 3000;
const FRANC_UNITS = 400;
const FRANC_LEAST_UNITS = 40;
/** Below this a paragraph follows its document. */
const UNSURE = 0.7;

const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '');
const variants = (word: string): string[] => [
  word,
  word.replaceAll('ی', 'ي').replaceAll('ک', 'ك'),
  word.replaceAll('ي', 'ی').replaceAll('ك', 'ک'),
  word.replaceAll('ی', 'ى'),
];

/** Word → numbers of the languages that have it among their commonest. */
function tellingWords(
  lists: Readonly<Record<string, string>>,
  languages: readonly string[],
  spread: boolean,
): Map<string, number[]> {
  const out = new Map<string, number[]>();
  languages.forEach((language, number) => {
    const forms = new Set(
      words(lists[language]!).flatMap((word) =>
        spread && (language === 'ar' || language === 'fa') ? variants(word) : [word],
      ),
    );
    for (const form of forms) out.set(form, [...(out.get(form) ?? []), number]);
  });
  return out;
}

const ARABIC_LANGUAGES = Object.keys(ARABIC_SCRIPT_WORDS);
const LATIN_LANGUAGES = Object.keys(LATIN_WORDS);
const CYRILLIC_LANGUAGES = Object.keys(CYRILLIC_WORDS);
const arabicWords = tellingWords(ARABIC_SCRIPT_WORDS, ARABIC_LANGUAGES, true);
const latinWords = tellingWords(LATIN_WORDS, LATIN_LANGUAGES, false);
const cyrillicWords = tellingWords(CYRILLIC_WORDS, CYRILLIC_LANGUAGES, false);
const AR = ARABIC_LANGUAGES.indexOf('ar');
const FA = ARABIC_LANGUAGES.indexOf('fa');

/** Unit → 1 + number of the language that the letter tells of. */
const letterOf = new Uint8Array(0x800);
for (const [language, letters] of Object.entries(TELLING_LETTERS)) {
  for (const letter of letters) letterOf[letter.charCodeAt(0)] = ARABIC_LANGUAGES.indexOf(language) + 1;
}
/** A telling letter counts a little in every word that has it; those of Arabic less, for Persian borrows the words. */
const LETTER_WEIGHT = [0.5, 1, 1.2, 1.2, 1.5, 1.2];
const isCyrillic = (unit: number): boolean => unit >= 0x400 && unit < 0x530;

/** Persian yeh or kaf and no Arabic one: a guess for a few words that nothing else tells of. */
const PERSIAN_TYPING = /^(?=.*[یکۀ\u0654])[^يكىةأإ]*$/s;

interface Tally {
  arabic: Float64Array;
  latin: Float64Array;
  cyrillic: Float64Array;
  arabicLetters: number;
  latinLetters: number;
  otherLetters: number;
  /** First letter of neither script. */
  other: number;
}

function tallyArabicWord(word: string, tally: Float64Array): void {
  const telling = arabicWords.get(word);
  if (telling !== undefined) for (const number of telling) tally[number]! += 2 / telling.length;
  else if (
    word.length > 4 &&
    (word.startsWith('ال') || word.startsWith('وال') || word.startsWith('بال') || word.startsWith('لل'))
  )
    tally[AR]! += 1.5;
  else if (word.length > 5 && (word.endsWith('های') || word.endsWith('هاي'))) tally[FA]! += 1;
  let seen = 0;
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (unit === 0x200c) tally[FA]! += 1.5;
    const number = unit < 0x800 ? letterOf[unit]! : 0;
    if (number === 0 || (seen & (1 << number)) !== 0) continue;
    seen |= 1 << number;
    tally[number - 1]! += LETTER_WEIGHT[number - 1]!;
  }
}

function tallyWord(word: string, lists: Map<string, number[]>, tally: Float64Array): void {
  const telling = lists.get(word);
  if (telling !== undefined) for (const number of telling) tally[number]! += 1 / telling.length;
}

/** Counts the words of text[start, end) for the languages. */
function count(text: string, start: number, end: number): Tally {
  const tally: Tally = {
    arabic: new Float64Array(ARABIC_LANGUAGES.length),
    latin: new Float64Array(LATIN_LANGUAGES.length),
    cyrillic: new Float64Array(CYRILLIC_LANGUAGES.length),
    arabicLetters: 0,
    latinLetters: 0,
    otherLetters: 0,
    other: 0,
  };
  let from = -1;
  let arabic = false;
  /** Latin letters before the word at hand. */
  let lettersBefore = 0;
  for (let i = start; i <= end; i++) {
    let kind = 0;
    let unit = 0;
    if (i < end) {
      unit = text.charCodeAt(i);
      // Addresses are in no language: https://…, name@host, @handle.
      if ((unit === 0x3a && text.startsWith('://', i)) || unit === 0x40) {
        if (from >= 0) tally.latinLetters = lettersBefore;
        from = -1;
        while (i + 1 < end && !isBlank(text.charCodeAt(i + 1))) i++;
        continue;
      }
      let to = bmp[unit]!;
      if (to === UNMET) to = meet(unit);
      if (to === DROPPED && from >= 0) continue;
      kind = to < UNMET || to > 0xdfff ? kindOf(to) : kindOf(unit);
      if (from < 0) lettersBefore = tally.latinLetters;
      if (kind === ARABIC_LETTER) tally.arabicLetters++;
      else if (kind === LETTER && unit < 0x250) tally.latinLetters++;
      else if (kind >= LETTER && unit > 0x250 && unit < 0xd800) {
        tally.otherLetters++;
        if (tally.other === 0) tally.other = unit;
      }
      if (kind === ARABIC_LETTER || kind === LETTER) {
        if (from < 0) {
          from = i;
          arabic = kind === ARABIC_LETTER;
        }
        continue;
      }
    }
    if (from >= 0) {
      const word = text.slice(from, i);
      if (arabic) tallyArabicWord(word, tally.arabic);
      else if (isCyrillic(word.charCodeAt(0))) tallyWord(word.toLowerCase(), cyrillicWords, tally.cyrillic);
      else tallyWord(word.toLowerCase(), latinWords, tally.latin);
      from = -1;
    }
  }
  return tally;
}

/** Below this score a short paragraph of Arabic script is looked up in the word lists of the stemmers. */
const LITTLE = 2;
const LOOKED_UP_UNITS = 120;
const IN_ONE_LIST = 0.9;

/** A name, a heading, one word: counts the words that one language's list has and the other's has not. */
function lookUp(text: string, tally: Float64Array): void {
  for (const written of text.split(/[^\p{L}\p{M}\u200c]+/u)) {
    const word = fold(written);
    const persian = isPersianWord(word);
    if (persian === isArabicWord(word)) continue;
    tally[persian ? FA : AR]! += IN_ONE_LIST;
  }
}

/** The best of the counted languages, with how far it is ahead. */
function winner(
  tally: Float64Array,
  languages: readonly string[],
): { language: string; score: number; confidence: number } {
  let best = 0;
  let second = -1;
  for (let i = 1; i < tally.length; i++) {
    if (tally[i]! > tally[best]!) {
      second = best;
      best = i;
    } else if (second < 0 || tally[i]! > tally[second]!) second = i;
  }
  const score = tally[best]!;
  const confidence = score === 0 ? 0 : (score - tally[second]!) / (score + 1);
  return { language: languages[best]!, score, confidence: 0.5 + confidence / 2 };
}

/** Loaded when first needed: its table of trigrams costs more than the start of a search may. */
let franc: typeof francFunction | null = null;

function byTrigrams(text: string): { language: string; confidence: number } {
  if (text.length < FRANC_LEAST_UNITS) return { language: 'und', confidence: 0 };
  franc ??= (createRequire(import.meta.url)('franc') as { franc: typeof francFunction }).franc;
  const code = franc(text, { only: Object.keys(FRANC_CODES), minLength: FRANC_LEAST_UNITS });
  const language = FRANC_CODES[code];
  return language === undefined ? { language: 'und', confidence: 0 } : { language, confidence: 0.6 };
}

/** What the counted words say; the trigrams if they say too little; a single word if those do not know either. */
function byWordsOrTrigrams(
  tally: Float64Array,
  languages: readonly string[],
  sample: string,
): { language: string; confidence: number } {
  const { language, score, confidence } = winner(tally, languages);
  if (score >= 1.5 && confidence > 0.6) return { language, confidence };
  const guess = byTrigrams(sample);
  return guess.language === 'und' && score > 0 ? { language, confidence: 0.4 } : guess;
}

function judge(text: string, start: number, end: number): Judgement {
  const tally = count(text, start, Math.min(end, start + SAMPLE_UNITS));
  const sample = text.slice(start, Math.min(end, start + FRANC_UNITS));
  const letters = tally.arabicLetters + tally.latinLetters + tally.otherLetters;
  if (letters === 0) return { language: 'und', confidence: 0, script: 'none', letters };
  // Ties go to Arabic: an article with as many letters of a quoted name is still one.
  if (tally.arabicLetters > 0 && tally.arabicLetters >= Math.max(tally.latinLetters, tally.otherLetters)) {
    const strongest = Math.max(...tally.arabic);
    if (strongest < LITTLE && end - start <= LOOKED_UP_UNITS) lookUp(text.slice(start, end), tally.arabic);
    const { language, score, confidence } = winner(tally.arabic, ARABIC_LANGUAGES);
    if (score === 0) {
      const language = PERSIAN_TYPING.test(text.slice(start, end)) ? 'fa' : 'ar';
      return { language, confidence: 0.3, script: 'arabic', letters };
    }
    return { language, confidence, script: 'arabic', letters };
  }
  if (tally.otherLetters > tally.latinLetters) {
    if (isCyrillic(tally.other))
      return { ...byWordsOrTrigrams(tally.cyrillic, CYRILLIC_LANGUAGES, sample), script: 'cyrillic', letters };
    const char = String.fromCharCode(tally.other);
    const language = SCRIPT_LANGUAGES.find(([, script]) => script.test(char))?.[0];
    if (language !== undefined) return { language, confidence: 0.95, script: 'other', letters };
  }
  return { ...byWordsOrTrigrams(tally.latin, LATIN_LANGUAGES, sample), script: 'latin', letters };
}

const isBreak = (unit: number): boolean =>
  (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
const isBlank = (unit: number): boolean =>
  unit <= 0x20 || unit === 0xa0 || unit === 0xfeff || unit === 0x3000 || isBreak(unit);

/** Paragraphs: lines that are not blank, without the white space around them. */
function paragraphsOf(text: string): [start: number, end: number][] {
  const out: [number, number][] = [];
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isBreak(text.charCodeAt(i))) continue;
    let start = from;
    let end = i;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (end > start) out.push([start, end]);
    from = i + 1;
  }
  return out;
}

/** The language that most letters are in, by certainty. */
function majority(judgements: readonly Judgement[]): { language: string; confidence: number; script: Script } {
  const weight = new Map<string, { sum: number; script: Script }>();
  let letters = 0;
  for (const one of judgements) {
    letters += one.letters;
    if (one.language === 'und') continue;
    const before = weight.get(one.language);
    weight.set(one.language, { sum: (before?.sum ?? 0) + one.letters * one.confidence, script: one.script });
  }
  let best: { language: string; confidence: number; script: Script } = {
    language: 'und',
    confidence: 0,
    script: 'none',
  };
  for (const [language, { sum, script }] of weight) {
    if (sum / letters > best.confidence) best = { language, confidence: sum / letters, script };
  }
  return best;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/**
 * The language of a text and of each of its paragraphs. Never throws; a text without letters is 'und' with confidence 0.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const spans = paragraphsOf(text);
  const judgements = spans.map(([start, end]) => judge(text, start, end));
  const whole = majority(judgements);
  const paragraphs = judgements.map((one, i) => {
    const follows =
      one.confidence < UNSURE && one.script === whole.script && one.language !== whole.language && one.letters < 200;
    const language = follows ? whole.language : one.language;
    return { language, confidence: rounded(one.confidence), span: spans[i]! };
  });
  return { language: whole.language, confidence: rounded(whole.confidence), paragraphs };
}
