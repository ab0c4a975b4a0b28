/**
 * Light stems of Arabic words.
 *
 * The idea is that of light10 (Larkey, Ballesteros, Connell: "Light Stemming for Arabic Information Retrieval", 2007):
 * take the conjunction, the preposition and the article off the front and pronouns, plurals and the feminine ending off
 * the end, never look for roots. Light10 must be timid, because it cannot see whether the و of وزير is a conjunction. This
 * one asks a word list first: of all ways to cut a word, the one that cuts least and leaves a known word wins; broken plurals
 * and weak verbs are known words that stand for their base. Only a word that no cut makes known is cut by rule, with the
 * lengths that light10 demands, and a single-letter preposition only before a rest that looks like a derived word.
 *
 * All letters are folded ones: teh marbuta is heh, alef maksura yeh, hamza carriers bare. A stem is a key, not a word:
 * what matters is that the forms of one word get the same and different words seldom do.
 */
import { fold } from '../fold/fold.ts';
import { ARABIC_IRREGULAR } from './arabic-irregular.ts';
import { ARABIC_KIN } from './arabic-kin.ts';
import { ARABIC_FUNCTION_WORDS, ARABIC_WORDS } from './arabic-lexicon.ts';
import { singularByPattern } from './arabic-patterns.ts';
import { ARABIC_MORE_WORDS, ARABIC_PLURALS, ARABIC_VARIANTS } from './arabic-plurals.ts';
import { ARABIC_SOUND_VERBS, arabicVerbForms, OBJECT } from './arabic-verbs.ts';

/** Known form → stem. */
const known = new Map<string, string>();
/** Known forms that are inflected already (broken plurals, tenses): only a pronoun or the accusative may follow. */
const inflected = new Set<string>();

/** Forms of weak and doubled verbs, written out → stem. */
const conjugated = new Map<string, string>();
/** The same for forms that stand only before an object. */
const beforeObject = new Map<string, string>();

const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '');

/**
 * Nouns in teh marbuta that are another word than the same letters without it (ثورة is no ثور): they keep it. Folding makes
 * it one with the pronoun ه, so only those are here whose shorter word seldom has that pronoun (شعبه is his people).
 */
const KEEPS_HEH = new Set(
  words(`جامعة عقيدة ثورة منطقة مدرسة محافظة شرطة قاعدة دائرة طائرة قائمة عاصمة رابطة منظمة عملية كلية تجارة حماسة`),
);

function baseStem(word: string): string {
  const folded = fold(word);
  if (KEEPS_HEH.has(word)) return folded;
  return word.endsWith('ة') && folded.length > 3 ? folded.slice(0, -1) : folded;
}

/** Verbal nouns of the forms VII, VIII and X (اعتقال) differ from their verbs by a long alef, and by the helping one. */
const VERBAL_NOUN = /^ا(ست..|ن..|[^لن]ت.)ا(.)$/;

for (const word of words(ARABIC_WORDS + ARABIC_MORE_WORDS + ARABIC_SOUND_VERBS)) {
  const stem = baseStem(word);
  known.set(fold(word), stem.replace(VERBAL_NOUN, '$1$2'));
  if (!known.has(stem)) known.set(stem, stem);
}
/** A form that is a word of its own as well keeps its stem; the query side then asks for both (`alternativeStems`). */
function addForms(table: string, endingsFollow: boolean): void {
  for (const entry of table.split(/[;\n]/)) {
    const [base, forms] = entry.split(':');
    if (base === undefined || forms === undefined) continue;
    const stem = known.get(fold(base)) ?? baseStem(base);
    known.set(fold(base), stem);
    for (const form of words(forms)) {
      const folded = fold(form);
      if (known.has(folded) && known.get(folded) !== folded) continue;
      known.set(folded, stem);
      if (endingsFollow) known.set(baseStem(form), stem);
      else if (folded !== stem) inflected.add(folded);
    }
  }
}
addForms(ARABIC_IRREGULAR, false);
addForms(ARABIC_PLURALS, false);
addForms(ARABIC_VARIANTS, true);
const functionWords = new Set(words(ARABIC_FUNCTION_WORDS).map(fold));
for (const [past, forms] of arabicVerbForms()) {
  const stem = known.get(past) ?? past;
  for (const form of forms) {
    const bound = form.endsWith(OBJECT);
    const key = bound ? form.slice(0, -1) : form;
    const table = bound ? beforeObject : conjugated;
    if (key.length > 2 && !table.has(key)) table.set(key, stem);
  }
}
/** The article, alone or with a conjunction; tried first, for it is the surest mark there is. */
const ARTICLES = ['ال', 'لل', 'وال', 'فال', 'ولل', 'فلل'];
/** Nothing, conjunctions and prepositions, shortest first; with an article they may be part of a word (وكالتهم). */
const CLITICS = [
  '',
  'و',
  'ف',
  'ب',
  'ل',
  'ك',
  'س',
  'وب',
  'ول',
  'وك',
  'فب',
  'فل',
  'وس',
  'فس',
  'بال',
  'كال',
  'وبال',
  'وكال',
  'فبال',
];

const BEFORE_VERBS = new Set(['', 'و', 'ف', 'ل', 'س', 'ول', 'فل', 'وس', 'فس']);

const OBJECTS = ['ه', 'ها', 'هم', 'نا', 'ني', 'هن', 'هما', 'كم', 'ك'];

/** Pronouns and endings; ت is what teh marbuta becomes before one. Longest last, so that the least is cut. */
const ENDINGS = `ه ا ي ك ت و ها هم هن نا ني كم كن ته تي تك ات ان ين ون وا وه يه يا
  تا هما هات كما تها تهم تهن تنا تكم ايي اته اتي اتك تان تين يون يين يان يات يته وها وهم ونه يها يهم ينا يكم تهما تكما اتها اتهم اتهن اتنا اتكم يتها يتهم يتنا ونها ونهم ياته اتهما ياتها ياتهم`.split(
  /\s+/,
);

const PRONOUNS = new Set(['ه', 'ها', 'هم', 'هن', 'هما', 'نا', 'ني', 'ي', 'ك', 'كم', 'كن', 'كما', 'ا']);
/** Endings sure enough to leave a word of two letters (حقهم, حدين). */
const AFTER_TWO = new Set(['ها', 'هم', 'هن', 'نا', 'كم', 'هما', 'ان', 'ين']);

/** Endings before which teh marbuta is an open ت, or that take its place. A bare ت is the past tense's. */
const OPENED_HEH = /^(?:ت.|ات)/;

/** A way to cut a word that leaves a known one. */
interface Cut {
  stem: string;
  /** Letters of the known form: the more, the surer. */
  letters: number;
}

function cutTo(form: string, ending: string): Cut | undefined {
  const stem = known.get(form);
  if (stem === undefined || (inflected.has(form) && !PRONOUNS.has(ending) && !form.endsWith('ه'))) return undefined;
  return { stem, letters: form.length };
}

/** The best cut at the end of a word. */
function knownRest(rest: string): Cut | undefined {
  const whole = known.get(rest);
  if (whole !== undefined) return { stem: whole, letters: rest.length };
  let best: Cut | undefined;
  for (const ending of ENDINGS) {
    const left = rest.length - ending.length;
    if (left < 2 || !rest.endsWith(ending)) continue;
    const base = rest.slice(0, left);
    if (ending === 'ا' && base.endsWith('ه')) continue;
    // مرتين, مظاهرات from مرة, مظاهرة; and hamza, which changes its seat before a pronoun (بناؤه, بنائه)
    let found = OPENED_HEH.test(ending) ? cutTo(base + 'ه', ending) : undefined;
    // قتلته is what she did to him before it is his killers
    if (found !== undefined && inflected.has(base + 'ه') && !base.includes('ا')) found = cutTo(base, ending) ?? found;
    if (found === undefined && (left > 2 || AFTER_TWO.has(ending))) found = cutTo(base, ending);
    const seat = base[left - 1];
    // قتلاهم, مستواها: alef maksura is a plain alef before a pronoun
    if (found === undefined && left > 3 && seat === 'ا' && PRONOUNS.has(ending))
      found = cutTo(base.slice(0, -1) + 'ي', ending);
    if (found === undefined && left > 3 && (seat === 'و' || seat === 'ي') && base[left - 2] === 'ا') {
      found = cutTo(base.slice(0, -1) + 'ء', ending);
    }
    if (found === undefined) continue;
    if (best === undefined || found.letters + (OPENED_HEH.test(ending) ? 0.5 : 0) > best.letters) best = found;
  }
  return best;
}

/** Verbs of which form I is at least as common as form IV, where both exist (يدخل: دخل, seldom أدخل). */
const FORM_ONE = new Set(
  words(`دخل خرج ضرب علم حدث سقط غضب نزل جمع صدر حرق نتج ثبت ظهر كمل صعد رجع حضر رسم فقد نهى جلس بلغ شهد نشر عرف سمع
  قتل شعل وقع نقل درج لزم قام عاد خبر`),
);

/** Stems of the pasts that a present may have: forms I and IV look alike in it. The likelier first. */
function pasts(past: string): string[] {
  const one = inflected.has(past) ? undefined : known.get(past);
  const four = inflected.has('ا' + past) ? undefined : known.get('ا' + past);
  const found = FORM_ONE.has(past) ? [one, four] : [four, one];
  return found.filter((stem) => stem !== undefined);
}

/** A present tense (يعلن, تنشر) whose past (اعلن, نشر) is known. */
function knownPast(rest: string): Cut | undefined {
  const first = rest[0];
  if ((first !== 'ي' && first !== 'ت' && first !== 'ن') || rest.length < 4 || rest.endsWith('ه')) return undefined;
  const past = rest.slice(1).replace(/(?<=.{3})(?:ون|ين|ان|وا|ن)$/, '');
  // Behind ت and ن only the patterns of verbs, lest تقديم lose its first letter.
  if (first !== 'ي' && past.length !== 3 && !(past.length === 4 && past[1] === 'ا')) return undefined;
  // يؤكد, تؤجل: hamza at the beginning has a seat behind the prefix
  const seated = first !== 'ن' && past[0] === 'و' && past.length === 3 ? known.get('ا' + past.slice(1)) : undefined;
  const stem = pasts(past)[0] ?? seated;
  if (stem !== undefined) return { stem, letters: past.length };
  return first === 'ي' ? knownRest(rest.slice(1)) : undefined;
}

/** What all objects end with. */
const OBJECT_END = new Set('هامنيك');

/** The verb of a written-out form, perhaps with its object. */
function knownVerb(rest: string): Cut | undefined {
  let stem = conjugated.get(rest);
  if (stem === undefined && rest.length > 3 && OBJECT_END.has(rest.at(-1)!)) {
    for (const object of OBJECTS) {
      if (!rest.endsWith(object) || rest.length - object.length < 3) continue;
      const form = rest.slice(0, -object.length);
      stem = conjugated.get(form) ?? beforeObject.get(form);
      if (stem !== undefined) break;
    }
  }
  return stem === undefined ? undefined : { stem, letters: Math.min(stem.length, rest.length - 1) };
}

function knownStem(word: string): string | undefined {
  const whole = known.get(word);
  if (whole !== undefined) return whole;
  for (const article of ARTICLES) {
    const left = word.length - article.length;
    if (left < 2 || !word.startsWith(article)) continue;
    const rest = word.slice(article.length);
    const stem = left === 2 ? known.get(rest) : knownRest(rest)?.stem;
    if (stem !== undefined) return stem;
  }
  let best: Cut | undefined;
  let verb: Cut | undefined;
  for (const clitic of CLITICS) {
    if (word.length - clitic.length < 3 || !word.startsWith(clitic)) continue;
    const rest = word.slice(clitic.length);
    if (best === undefined && clitic.length === 1 && functionWords.has(rest)) return rest;
    const noun = clitic.endsWith('س') ? undefined : knownRest(rest);
    const found = noun ?? (clitic.endsWith('ال') ? undefined : knownPast(rest));
    if (found !== undefined && (best === undefined || found.letters > best.letters)) best = found;
    // فروا is of فر before it is ف and روى
    if (verb !== undefined || !BEFORE_VERBS.has(clitic)) continue;
    if (!clitic.endsWith('س') || /^[يتن]/.test(rest)) verb = knownVerb(rest);
  }
  // قادتهم are their leaders before it is "she led them"
  return (verb !== undefined && (best === undefined || verb.letters > best.letters) ? verb : best)?.stem;
}

const ARTICLE = /^(?:[وف]?(?:ال|بال|كال|لل)|وبال|فبال|وكال)(?=.{3})/;
/** ك opens more words than it compares: only before what looks like a participle or a verbal noun. */
const AS = /^ك(?=م.{3}|ت.{4}|ا.{4})/;
const FUTURE = /^س(?=[يتن].{3})/;
const PRESENT = /^(?:ي(?=.{3})|[تن](?=ست.{2}|ت.{3}|[^ا]ت.[^ه]$))/;
/** Past and verbal noun of the derived forms VII, VIII and X begin with an alef that the present lacks. */
const HELPING_ALEF = /^ا(?=ست.{2}|ن.{3}|[^لن]ت.{2})/;

function cutFront(word: string): string {
  const bare = word.replace(ARTICLE, '');
  if (bare !== word) return bare;
  let rest = word;
  if (/^و.{4}/.test(rest) || /^ف[متيسا].{3}/.test(rest)) rest = rest.slice(1);
  // ب and ل open few words that the list does not know: cut where a word of four letters remains.
  if (/^[بل]/.test(rest) && cutEnd(rest.slice(1)).length >= 4) return rest.slice(1);
  return rest.replace(AS, '').replace(FUTURE, '').replace(PRESENT, '');
}

const cut = (word: string, ending: string, least: number): string =>
  word.endsWith(ending) && word.length - ending.length >= least ? word.slice(0, -ending.length) : word;

/** The plural of a verb and its object: علقوه, يجلدونني. */
const PLURAL_OBJECT = /(?<=^[^م].{2,})ون?(?:ه|ها|هم|نا|ني|هما)$/;

function cutPronoun(word: string): string {
  if (PLURAL_OBJECT.test(word)) return word.replace(PLURAL_OBJECT, '');
  let rest = word;
  for (const [ending, least] of [
    ['هما', 3],
    ['هم', 3],
    ['هن', 3],
    ['ها', 3],
    ['كم', 4],
    ['نا', 4],
    ['تك', 4],
  ] as const) {
    rest = cut(word, ending, least);
    if (rest !== word) break;
  }
  if (rest === word) return word;
  // teh marbuta opened, the plural's nun dropped, hamza on a seat
  return cut(rest, 'ت', 3).replace(/(?<=..ا)[وي]$|(?<=.{4})و$/, '');
}

/** Hamza after a long a changes its seat or goes when something follows. */
const FINAL_HAMZA = /(?<=..ا)ء$/;

function cutEnd(word: string): string {
  let rest = cutPronoun(word).replace(FINAL_HAMZA, '');
  const whole = rest.endsWith('ين') && rest.length === 5 && rest.startsWith('ت');
  if (!whole) {
    for (const [ending, least] of [
      ['تان', 3],
      ['تين', 3],
      ['ون', 3],
      ['ين', 3],
      ['ات', 3],
      ['وا', 3],
      ['ان', 4],
    ] as const) {
      const shorter = cut(rest, ending, least);
      if (shorter !== rest) {
        rest = shorter;
        break;
      }
    }
  }
  for (const ending of ['ه', 'ا', 'ات', 'ت']) rest = cut(rest, ending, 3);
  return cut(rest.replace(FINAL_HAMZA, ''), 'ي', 3);
}

/** Whether a folded word stands in the list itself. */
export const listedInArabic = (word: string): boolean => known.has(word) || functionWords.has(word);

/** Whether a folded word is in the list, or is a form of one that is. */
export function isArabicWord(word: string): boolean {
  return word.length > 2 && (functionWords.has(word) || knownStem(word) !== undefined);
}

/** The stem of a folded Arabic word. */
export function stemArabic(word: string): string {
  if (word.length < 3 || functionWords.has(word)) return word;
  const stem = knownStem(word);
  if (stem !== undefined) return stem;
  const front = cutFront(word);
  const rest = front === word ? undefined : knownRest(front)?.stem;
  if (rest !== undefined) return rest;
  const one = singularByPattern(front);
  const left = one === front ? singularByPattern(cutEnd(front)) : one;
  return VERBAL_NOUN.test(left) ? left.replace(VERBAL_NOUN, '$1$2') : left.replace(HELPING_ALEF, '');
}

/** The stem of a word, and the stems of the words of its verb. */
const kin = new Map<string, Set<string>>();
for (const group of ARABIC_KIN.split(/[;\n]/)) {
  const stems = words(group).map((word) => stemArabic(fold(word)));
  for (const stem of stems) kin.set(stem, new Set([...(kin.get(stem) ?? []), ...stems]));
}

/** Relatives of two letters, which with the pronoun ه look like another word in teh marbuta (أمه, أمة). */
const KINSMEN = new Map(
  [
    ['أم', 'أمة'],
    ['عم', 'عمة'],
    ['جد', 'جدة'],
  ].map((pair) => pair.map(fold) as [string, string]),
);

/**
 * Further stems under which forms of the word may be held: where a plural is also a word of its own (المزارع are farms,
 * مزارع is a farmer), the other reading; and the other forms of its verb.
 */
export function alternativeStems(word: string): string[] {
  const stem = stemArabic(word);
  const alternatives = [...(kin.get(stem) ?? [])];
  const present = /^[وف]?س?[يتن](.{3,}?)(?:ون|ين|ان|وا|ن)?$/.exec(word)?.[1];
  if (present !== undefined) alternatives.push(...pasts(present));
  // a present in ت- of a verb that no list has stays whole in the index, for the letter may be of a noun
  if (/^[^ايوتن][^اوي][^اويهء]$/.test(stem) && !known.has('ت' + stem)) alternatives.push('ت' + stem);
  const kinsman = KINSMEN.get(word);
  if (kinsman !== undefined) alternatives.push(kinsman);
  if (inflected.has(stem)) alternatives.push(known.get(stem)!);
  for (const form of [
    word,
    ...ARTICLES.filter((each) => word.startsWith(each)).map((each) => word.slice(each.length)),
  ]) {
    if (inflected.has(form)) alternatives.push(form);
  }
  return alternatives;
}
