/**
 * Light stems of Persian words.
 *
 * Persian inflects by adding: plural (ها, ان, گان, and ات, ین from Arabic), possessive (م ت ش مان تان شان), indefinite or
 * relational ی, comparative (تر, ترین), copula (ام ای اند …). The pieces may be written apart with ZWNJ, joined, or (by habit)
 * with a space; folding drops the ZWNJ, so a stem must come out the same from کتاب‌هایشان and کتابهایشان. Where a ZWNJ was
 * written it says exactly where an ending begins, which decides خانه‌ای (a house) against خان‌های; without it a word list does.
 *
 * Verbs have two stems that only a list can join (می‌روند, رفت); all their simple forms are written out at load and stand for the
 * past stem. The word list keeps whole what looks inflected and is not (ایران, زندان, دختر, دانش).
 *
 * All letters are folded ones. A stem is a key, not a word.
 */
import { fold } from '../fold/fold.ts';
import {
  PERSIAN_FUNCTION_WORDS,
  PERSIAN_IRREGULAR,
  PERSIAN_PREVERBS,
  PERSIAN_VARIANTS,
  PERSIAN_VERBS,
  PERSIAN_WORDS,
} from './persian-lexicon.ts';
import { PERSIAN_ENDINGS } from './persian-spacing.ts';

const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '');
const folded = (list: readonly string[]): string[] => list.map(fold);

const functionWords = new Set(folded(words(PERSIAN_FUNCTION_WORDS)));
/** Known form → stem. */
const known = new Map<string, string>();
for (const word of folded(words(PERSIAN_WORDS))) known.set(word, word);

const PAST_ENDINGS = folded([
  '',
  'م',
  'ی',
  'یم',
  'ید',
  'ند',
  'ن',
  'ه',
  'ه‌ام',
  'ه‌ای',
  'ه‌ایم',
  'ه‌اید',
  'ه‌اند',
  'ه‌است',
  'گان',
  'ه‌ها',
]);
const PRESENT_ENDINGS = folded(['م', 'ی', 'د', 'یم', 'ید', 'ند']);

/** Prefix before a verb stem; before alef a yeh slips in, and a short alef goes (بیاید, بیفتد). */
function prefixed(prefix: string, stem: string): string[] {
  if (!stem.startsWith('ا') || prefix === 'مي' || prefix === 'نمي') return [prefix + stem];
  return [prefix + stem, prefix + 'ي' + stem, prefix + 'ي' + stem.slice(1)];
}

/** A noun with one letter behind it (بازاری) before a form with ب or ن (of آزردن). */
const nouns = new Set(known.keys());
const isNounsForm = (form: string): boolean => /^[بن].{2,}[يم]$/.test(form) && nouns.has(form.slice(0, -1));

for (const entry of PERSIAN_VERBS.split(/[;\n]/)) {
  const [past, present] = words(entry).map(fold);
  if (past === undefined || present === undefined) continue;
  const put = (form: string): void => {
    if (form.length > 2 && !known.has(form) && !functionWords.has(form) && !isNounsForm(form)) known.set(form, past);
  };
  for (const ending of PAST_ENDINGS) {
    put(past + ending);
    for (const prefix of ['مي', 'نمي', 'ن', 'ب']) for (const stem of prefixed(prefix, past)) put(stem + ending);
  }
  for (const ending of PRESENT_ENDINGS) {
    for (const prefix of ['مي', 'نمي', 'ن', 'ب']) for (const stem of prefixed(prefix, present)) put(stem + ending);
    // Without a prefix a present form is easily a noun (رود, کار + م), but these endings are a verb's.
    if (ending === 'ند' || (ending === 'د' && present.length < 4)) put(present + ending);
  }
}

for (const entry of PERSIAN_PREVERBS.split(/[;\n]/)) {
  const [before, past, present] = words(entry).map(fold);
  if (before === undefined || past === undefined || present === undefined) continue;
  const put = (form: string): void => {
    if (!known.has(before + form)) known.set(before + form, before + past);
  };
  for (const prefix of ['', 'مي', 'نمي', 'ن']) {
    for (const ending of PAST_ENDINGS) for (const stem of prefixed(prefix, past)) put(stem + ending);
    for (const ending of PRESENT_ENDINGS) for (const stem of prefixed(prefix, present)) put(stem + ending);
  }
}

for (const entry of `${PERSIAN_IRREGULAR}${PERSIAN_VARIANTS}`.split(/[;\n]/)) {
  const [base, forms] = entry.split(':');
  if (base === undefined || forms === undefined) continue;
  const stem = known.get(fold(base)) ?? fold(base);
  known.set(fold(base), stem);
  for (const form of words(forms)) known.set(fold(form), stem);
}

const PLURAL = /^(.{2,}?)ها(?:يي|يم|يت|يش|يمان|يتان|يشان|مان|تان|شان|ست|ند|را|ي|ش|م|ت)?$/;
const AFTER_HEH = /^(.{2,}ه)(?:اي|ام|ات|اش|ايم|ايد|اند|است)$/;
const LIST_SUFFIXES: readonly (readonly [ending: string, least: number, becomes: string])[] = [
  ['يشان', 3, ''],
  ['يمان', 3, ''],
  ['يتان', 3, ''],
  ['شان', 3, ''],
  ['مان', 3, ''],
  ['تان', 3, ''],
  ['ترين', 3, ''],
  ['تري', 3, ''],
  ['تر', 3, ''],
  ['گان', 3, 'ه'],
  ['يان', 3, ''],
  ['ان', 3, ''],
  ['يات', 3, ''],
  ['ات', 3, ''],
  ['يون', 3, ''],
  ['يين', 3, ''],
  ['ين', 4, ''],
  ['يي', 3, ''],
  ['ي', 3, ''],
];
/** Names of countries and places in ستان and words that end like them: no plural. */
const LAND = /.{2}ستان$/;
/** Arabic verbal nouns of the pattern of مذاکره lose their heh before ات. */
const VERBAL_NOUNS = /^م.ا..ات$/;
/** One-letter possessives are cut only off a known word; ش, the commonest, off any longer one, for verbal nouns in ش are listed. */
const POSSESSIVE = /^(.{2,}?)(?:(?<=[او])ي[متش]|[متش]|را)$/;
/** Participles joined to the word that they make a compound with, as is the habit behind letters that do not join. */
const COMPOUND = /^(.{3,})شد(?:ه|گان)$/;
/** A verb of the present that the list does not have. */
const UNKNOWN_VERB = /^ن?مي(.{3,}?)(?:يم|يد|ند|م|ي|د)?$/;

function cutOnce(word: string): string {
  const plural = PLURAL.exec(word)?.[1];
  if (plural !== undefined) {
    // خانهای without ZWNJ: heh belongs to the word if that is a known one and the rest is not.
    if (!known.has(plural) && known.has(plural + 'ه') && !word.startsWith(plural + 'هه')) return plural + 'ه';
    return plural;
  }
  const copula = AFTER_HEH.exec(word)?.[1];
  if (copula !== undefined && (known.has(copula) || copula.length > 3)) return copula;
  const suffered = COMPOUND.exec(word)?.[1];
  if (suffered !== undefined && known.has(suffered)) return suffered;
  const people = word.endsWith('ان') ? word.slice(0, -2) : undefined;
  if (people !== undefined && known.has(people)) return people;
  if (LAND.test(word)) return word;
  const owned = POSSESSIVE.exec(word)?.[1];
  if (owned !== undefined && (known.has(owned) || (owned.endsWith('ان') && known.has(owned.slice(0, -2)))))
    return owned;
  if (word.length > 4 && word.endsWith('ش')) return word.slice(0, -1);
  const things = word.endsWith('ات') ? word.slice(0, -2) + 'ه' : undefined;
  if (things !== undefined && (known.has(things) || VERBAL_NOUNS.test(word))) return things;
  for (const [ending, least, becomes] of LIST_SUFFIXES) {
    const left = word.length - ending.length;
    if (left < 2 || !word.endsWith(ending)) continue;
    const rest = word.slice(0, left) + becomes;
    if (left >= least || known.has(rest)) return rest;
  }
  return word;
}

/** Cuts endings off, outermost first, until a known word or nothing more to cut. */
function cutEnd(word: string): string {
  let rest = word;
  for (let round = 0; round < 5; round++) {
    const stem = known.get(rest);
    if (stem !== undefined) return stem;
    const shorter = cutOnce(rest);
    if (shorter === rest) break;
    rest = shorter;
  }
  return known.get(rest) ?? rest;
}

/** Whether a folded word stands in the list itself. */
export const listedInPersian = (word: string): boolean => known.has(word);

/** Whether a folded word is in the list, or is a form of one that is. */
export function isPersianWord(word: string): boolean {
  return word.length > 2 && (functionWords.has(word) || known.has(word) || known.has(cutOnce(word)));
}

/**
 * The stem of a folded Persian word.
 * @param pieces the same word cut where a ZWNJ was written, if one was
 */
export function stemPersian(word: string, pieces?: readonly string[]): string {
  if (word.length < 3 || functionWords.has(word)) return word;
  const stem = known.get(word);
  if (stem !== undefined) return stem;
  if (pieces !== undefined && pieces.length > 1 && PERSIAN_ENDINGS.has(pieces.at(-1)!)) {
    const base = pieces.slice(0, -1);
    return stemPersian(base.join(''), base);
  }
  const verb = UNKNOWN_VERB.exec(word)?.[1];
  if (verb !== undefined && (word.startsWith('نمي') || pieces?.[0] === 'مي')) return verb;
  return cutEnd(word);
}
