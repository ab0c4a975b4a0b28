/**
 * A name as written, cut into the parts that mean something.
 *
 * Steps: mind the letters that folding would lose (scientific transliteration, Kurdish ە, hamza on yeh), set aside what
 * stands in brackets or after "alias", put "Karimi, Reza" in order, fold, split, then read the particles: titles go or
 * become optional, articles go, "bin" goes, and Abd al-, Abu, Umm, -allah, al-Din, -zadeh join the word they belong to,
 * however they were spaced. What is left is a list of tokens, each with its affixes apart from its stem.
 */
import { fold } from '../fold/fold.ts';
import type { Script } from './phones.ts';

/** Input beyond this many UTF-16 units is not read; no person's name is longer. */
export const MAX_NAME_UNITS = 400;
export const MAX_TOKENS = 12;

/** Bits of the affixes of a token. */
export const ABD = 1;
export const ABU = 2;
export const UMM = 4;
export const DIN = 8;
export const ALLAH = 16;

export interface NameToken {
  /** Folded letters without affixes and article; Latin ones may hold apostrophes. Empty for Abdullah. */
  stem: string;
  /** The letters with what was taken off by guess (Alvand has no article, Sajedin no al-Din); else undefined. */
  whole: string | undefined;
  script: Script;
  affixes: number;
  /** Those of the affixes that are a guess. */
  guessed: number;
  /** A title or honorific that may be missing (Seyed, Haj, Sheikh). */
  optional: boolean;
  /** A single letter that stands for a name. */
  initial: boolean;
}

export interface Tokens {
  tokens: NameToken[];
  /** "Unknown", "ناشناس": no name at all. */
  placeholder: boolean;
}

/** Letters whose mark says something that folding drops. */
const MARKED: Record<string, string> = {
  ş: 'sh',
  ș: 'sh',
  š: 'sh',
  ŝ: 'sh',
  ç: 'ch',
  č: 'ch',
  ć: 'ch',
  ž: 'zh',
  ḫ: 'kh',
  ẖ: 'kh',
  ḵ: 'kh',
  ġ: 'gh',
  ḡ: 'gh',
  ğ: 'gh',
  ǧ: 'j',
  ǰ: 'j',
  ḏ: 'dh',
  ṯ: 'th',
  ā: 'aa',
  â: 'aa',
  ī: 'ee',
  î: 'ee',
  ū: 'ou',
  û: 'ou',
  ä: 'a',
  ö: 'o',
  ü: 'u',
  ı: 'i',
  ʿ: "'",
  ʾ: "'",
  ẓ: 'z',
};
/** Digits that stand for Arabic letters in chat spelling. */
const CHAT_DIGITS: Record<string, string> = { 2: "'", 3: "'", 5: 'kh', 6: 't', 7: 'h', 8: 'gh', 9: 'q' };

/** What NFC composes, and what the rules for marked letters look at. */
const MARKS = /[\u00c0-\u036f\u1e00-\u1eff]/;
const ARABIC_MARKS = /[\u0622\u0626\u06d5\u200c]|ه ا|هللا|الء/;

function mindMarks(text: string): string {
  let out = text;
  if (MARKS.test(out))
    out = out.normalize('NFC').replace(/[\u00e0-\u1e96]/giu, (letter) => MARKED[letter.toLowerCase()] ?? letter);
  if (ARABIC_MARKS.test(out)) {
    // Before ە had its letter, Kurdish wrote it as heh and a non-joiner; words beginning with ئ give it away.
    if (/(?<!\p{L})ئ/u.test(out)) out = out.replace(/ه\u200c/g, '\u06d5');
    out = out
      .replace(/ه[\u200c ]ا[یي](?=$|\s)/g, 'ئی')
      // Folding makes آ a plain alef; twice it keeps its length (آبادی is not عبادی).
      .replace(/(?<!\p{L})آ(?=\p{L}{3})/gu, 'اا')
      .replace(/(?<!\p{L})ئ[ەه]?\u200c?ا?/gu, 'ا')
      .replace(/ئ(?=[وؤا])/g, '')
      .replace(/\u06d5(?=\p{L})/gu, '')
      // The right-to-left ligatures of lam, alef and heh as many PDF readers take them apart.
      .replace(/هللا/g, 'الله')
      .replace(/الء(?!\p{L})/gu, 'لاء');
  }
  if (/\d/.test(out)) out = out.replace(/(?<=[a-z])[2356789]|[2356789](?=[a-z])/gi, (digit) => CHAT_DIGITS[digit]!);
  return out;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').map((word) => fold(mindMarks(word))));

const TITLES = words(
  'mr mrs ms miss dr prof professor eng engineer general gen colonel col captain capt major maj lt lieutenant sgt martyr ' +
    'herr frau monsieur madame mme ayatollah hojjatoleslam hojatoleslam president sir ' +
    'دکتر دكتور الدكتور دكتوره الدكتوره مهندس المهندس استاد الاستاذ استاذ آقای خانم جناب سرهنگ سرلشکر سرتیپ سروان اللواء العميد ' +
    'العقيد الشهيد شهيده الشهيده آیت‌الله حجت‌الاسلام المحامي المحاميه جانباز مرحوم المرحوم',
);
const OPTIONAL = words(
  'seyed seyyed sayyid sayyed sayed seyd seid syed haj hajj haji hajji hadj hadji el-haj sheikh shaikh sheik cheikh ' +
    'shaykh mullah molla mulla mir mirza imam emam agha aqa kak khan bey beg pasha mamosta ' +
    'سید السيد سيده السيده حاج حاجی الحاج حاجه الحاجه شیخ الشيخ ملا مير ميرزا امام الامام آقا آغا كاك خان بيك شهید ' +
    'مولوی المولوی قاری الرائد المقدم القاضي النقيب الملازم العماد الفريق الرقيب العريف المساعد الناشط الناشطة الصحفي الصحفية ' +
    'الصحافي الصحافية المعتقل المعتقلة الطفل الطفلة الكاتب الكاتبة الشاعر المخرج الفنان النائب الوزير السفير الرئيس الأمير الملك',
);
const PLACEHOLDERS = words(
  'unknown unidentified anonymous unnamed nameless unbekannt inconnu ناشناس مجهول نامعلوم نامشخص المجهول بینام بدون_نام گمنام',
);
const ALIASES =
  /\s(?:a\.?k\.?a\.?|alias|known as|dit|genannt|معروف به|ملقب به|مشهور به|(?:المعروف|الملقب|الشهير|المكنى)(?: ب)?)\s(.*)$/iu;
const SONS = words('bin ibn ben bint bent binte ould wuld wald weld oghlu oglu son daughter of بن ابن بنت ولد فرزند');
const LATIN_ARTICLES = words('al el ul ol il ur l');
const SUN_ARTICLES = words('ar as ash an ad at az er es en ed et ez ech esh ach us un od ut');
const ARABIC_ARTICLES = words('ال آل');
const ABD_WORDS = /^abd(?:[aeiou]|ou|oo)?(?:l|r|s|n)?$|^(?:ال)?عبد(?:ال)?$/;
const ABU_WORDS = words('abu abo abou aboo abul abual aboal abol aboul abi aba bou ابو ابي ابا بو');
const UMM_WORDS = words('um umm om omm oum ام');
const DIN_WORDS = words('din deen dine uddin oddin eddin eddine addin addeen aldin eldin aldeen eldeen الدين دين');
const ALLAH_WORDS = words('allah ullah ollah alah ulla الله اله لله');
const ALLAHI_WORDS = words('allahi ollahi ullahi اللهي');
/** Before these -allah is the first part: Allahverdi, Allahyari. */
const AFTER_ALLAH = words(
  'verdi vardi yari qoli gholi karam karami dad dadi morad moradi وردي ياري قلي كرم كرمي داد دادي مراد مرادي',
);
/** Two letters that one stands for: Sh. is ش. */
const SHORTENED = words('sh kh gh ch zh');
const JOINED_ENDINGS = words('zadeh zada zade zadah nejad nezhad nia niya abadi zehi زاده نژاد نيا آبادی زهی');

function scriptOf(word: string): Script {
  const unit = word.charCodeAt(0);
  if (unit >= 0x0600 && unit <= 0x06ff) return 'arabic';
  if (unit >= 0x61 && unit <= 0x7a) return 'latin';
  return 'other';
}

interface Word {
  text: string;
  script: Script;
  /** A hyphen joined it to the word before. */
  hyphen: boolean;
  /** A full stop followed. */
  stop: boolean;
}

function split(text: string): Word[] {
  const out: Word[] = [];
  const pattern = /([\p{L}\p{M}\p{N}']+)(\.?)/gu;
  let end = -1;
  for (let hit = pattern.exec(text); hit !== null && out.length < MAX_TOKENS * 3; hit = pattern.exec(text)) {
    const letters = hit[1]!.replace(/^'+|'+$|\d+/g, '');
    if (letters === '') continue;
    const hyphen = end >= 0 && /^-$/.test(text.slice(end, hit.index));
    out.push({ text: letters, script: scriptOf(letters), hyphen, stop: hit[2] === '.' });
    end = hit.index + hit[0].length;
  }
  return out;
}

const LATIN_ABDALLAH = /^abd'?(?:[aeiou]|ou|oo)?'?l+(?:[ae]h(i?)|a)$/;
const ARABIC_ABD = /^عبد(?!ي|لي|الي$)(?:ال)?(..+)$/;
const LATIN_ABU = /^ab[ou]{1,2}a?'?l'?([^aeiou'].{2,})$|^ab[ou]{1,2}'?([^o'].{3,})$/;
const ARABIC_ABDALLAH = /^(?:ال)?عبد(?:الله|لله|اله)(ي?)$/;
const ARABIC_ABU = /^ابو(?:ال)?(...+)$/;
const LATIN_DIN =
  /^(.{2,}?)'?(?:[aeou]|ou)?(?:ld|l'd|dd)(?:i|ee|ii)ne?$|^(?!.*abed)(.{3,}?)'?(?:[eou]|ou)d(?:i|ee)ne?$/;
/** Selahattin, Nurettin. */
const TURKISH_DIN = /^(.{2,}?)[aeu]ttin$/;
const ARABIC_DIN = /^(..+?)الدين$/;
const LATIN_ALLAH = /^(.{2,}?)(?:[aou]|ou|ol)'?l(?:l[ae]h?|ah)(i|)$/;
const ARABIC_ALLAH = /^(..+?)(?:الله|لله|اله)(ي?)$/;

/** What follows Abd al- in a Latin word, its article taken off: abdelkader, abdurrahman, abdessalam, abdonabi. */
function servantOf(word: string): string | undefined {
  const lord = /^abd(rab+[ou]+h?)$/.exec(word)?.[1];
  if (lord !== undefined) return lord;
  const [, vowel, rest] = /^abd([aeiou]{1,2})'?(.{4,})$/.exec(word) ?? [];
  // Abdi and Abdoli are names of their own, with family names made of them.
  if (rest === undefined || /^l?i?(?:zad|nej|nezh|pou?r|pur|poor|nia|khan|fard?$|beig|an$)/.test(rest))
    return undefined;
  if (vowel === 'i' && rest[0] !== 'l') return /^[^aeiou]/.test(rest) ? rest : undefined;
  if (rest[0] === 'l') return rest.replace(/^l'?(?:(sh)(?=sh)|(.)(?=\2))?/, '');
  if (/^s?sh/.test(rest)) return rest.replace(/^(?:sh|s)(?=sh)/, '');
  if (rest[0] === rest[1]) return rest.slice(1);
  return /^[rsnztd]/.test(rest) ? rest : undefined;
}

function plain(stem: string, script: Script, affixes = 0): NameToken {
  return { stem, whole: undefined, script, affixes, guessed: 0, optional: false, initial: false };
}

const REMEMBERED = 20_000;
/** Words seen lately: names are made of few. */
const taken = new Map<string, NameToken>();

/** Takes off the affixes that are written together with the stem. */
function take(word: string, script: Script): NameToken {
  if (script === 'other') return plain(word, script);
  const known = taken.get(word);
  if (known !== undefined) return { ...known };
  if (taken.size >= REMEMBERED) taken.clear();
  const token = takeAnew(word, script);
  taken.set(word, token);
  return { ...token };
}

function takeAnew(word: string, script: Script): NameToken {
  const abdallah = (script === 'latin' ? LATIN_ABDALLAH : ARABIC_ABDALLAH).exec(word);
  if (abdallah !== null) return plain(abdallah[1] ?? '', script, ABD | ALLAH);
  const token = plain(word, script);
  const without = (stem: string, affix: number, sure: boolean): void => {
    if (!sure) {
      token.whole ??= token.stem;
      token.guessed |= affix;
    }
    token.stem = stem;
    token.affixes |= affix;
  };
  if (script === 'latin') {
    const servant = servantOf(token.stem);
    if (servant !== undefined) without(servant, ABD, /^abd[aeou]{1,2}'?l/.test(word));
    const abu = LATIN_ABU.exec(token.stem);
    if (abu !== null) without((abu[1] ?? abu[2])!, ABU, abu[1] !== undefined);
    const din = LATIN_DIN.exec(token.stem);
    if (din !== null) without((din[1] ?? din[2])!, DIN, din[1] !== undefined);
    const turkish = TURKISH_DIN.exec(token.stem);
    if (turkish !== null) without(turkish[1]!, DIN, true);
    const allah = LATIN_ALLAH.exec(token.stem);
    if (allah !== null) without(allah[1]! + allah[2]!, ALLAH, /ll[ae]h/.test(word));
    const article = /^[ae]l'?(?=[^aeiou'l])(.{4,})$/.exec(token.stem);
    if (article !== null) without(article[1]!, 0, false);
  } else {
    const servant = ARABIC_ABD.exec(token.stem);
    if (servant !== null) without(servant[1]!, ABD, true);
    const abu = ARABIC_ABU.exec(token.stem);
    if (abu !== null) without(abu[1]!, ABU, true);
    const din = ARABIC_DIN.exec(token.stem);
    if (din !== null) without(din[1]!, DIN, true);
    const allah = ARABIC_ALLAH.exec(token.stem);
    if (allah !== null) without(allah[1]! + allah[2]!, ALLAH, /لله/.test(word));
    const article = /^ال(..+)$/.exec(token.stem);
    if (article !== null) without(article[1]!, 0, false);
  }
  return token;
}

/** Is this Abd, to be joined to the next word? In Arabic script only before an article: عبد alone is a name too. */
function servantOfNext(list: readonly Word[], i: number): boolean {
  const { text, script } = list[i]!;
  if (!ABD_WORDS.test(text)) return false;
  if (script === 'arabic')
    return (
      (text !== 'عبد' && text !== 'العبد') ||
      /^(?:ال|رب[هو]$|مناف$)/.test(list[i + 1]!.text) ||
      ALLAH_WORDS.has(list[i + 1]!.text)
    );
  return i === 0 || !LATIN_ARTICLES.has(list[i - 1]!.text);
}

/** Adds -din, -allah, -zadeh and the like to the token before; answers whether it did. */
function joinToBefore(before: NameToken, text: string, endingStands: boolean, allahLeads: boolean): boolean {
  if (DIN_WORDS.has(text)) {
    before.affixes |= DIN;
    before.stem = before.stem.replace(/(?<=..)[aeou]l$/, '');
    return true;
  }
  if ((ALLAH_WORDS.has(text) && !allahLeads) || ALLAHI_WORDS.has(text)) {
    before.affixes |= ALLAH;
    if (ALLAHI_WORDS.has(text)) before.stem += before.script === 'arabic' ? 'ي' : 'i';
    return true;
  }
  if (!JOINED_ENDINGS.has(text) || endingStands) return false;
  before.stem += text;
  if (before.whole !== undefined) before.whole += text;
  return true;
}

/** Reads particles and joins what belongs together. */
function assemble(list: readonly Word[]): NameToken[] {
  const out: NameToken[] = [];
  let pending = 0;
  for (let i = 0; i < list.length && out.length < MAX_TOKENS; i++) {
    const { text, script, hyphen, stop } = list[i]!;
    const next = list[i + 1];
    const before = out.at(-1);
    const follows = next !== undefined && next.script === script;
    if (TITLES.has(text) || SONS.has(text)) continue;
    if ((text === 'd' || text === 'د') && stop && i === 0 && follows && next.text.length > 2) continue;
    // م. كريم يونس: an engineer or a teacher, where two names follow; else an initial
    if ((text === 'م' || text === 'ا') && stop && i === 0 && follows && next.text.length > 2 && list.length > 2)
      continue;
    if (LATIN_ARTICLES.has(text) || ARABIC_ARTICLES.has(text)) {
      if (follows) continue;
    } else if (SUN_ARTICLES.has(text) && follows && (next.hyphen || i > 0) && text.at(-1) === next.text[0]) continue;
    if (before !== undefined && before.script === script && !before.initial) {
      const endingStands = !hyphen && list.length < 3;
      const allahLeads = follows && AFTER_ALLAH.has(next.text);
      if (joinToBefore(before, text, endingStands, allahLeads)) continue;
    }
    if (follows && servantOfNext(list, i)) {
      pending |= ABD;
      if (next.text === 'الاله') {
        out.push(plain('اله', script, ABD));
        pending = 0;
        i++;
        continue;
      }
      if (ALLAH_WORDS.has(next.text)) {
        out.push(plain('', script, ABD | ALLAH));
        pending = 0;
        i++;
      }
      continue;
    }
    if (follows && ABU_WORDS.has(text)) {
      pending |= ABU;
      continue;
    }
    if (follows && UMM_WORDS.has(text)) {
      pending |= UMM;
      continue;
    }
    const short = text.length === 1 || text === 'الف' || (stop && SHORTENED.has(text));
    if (short && script !== 'other') {
      out.push({ ...plain(text === 'الف' ? 'ا' : text, script), initial: true });
      continue;
    }
    const token = take(text, script);
    token.affixes |= pending;
    pending = 0;
    token.optional = token.affixes === 0 && OPTIONAL.has(text);
    out.push(token);
  }
  // What ends a name is a family name, be it Haji or Mir.
  const last = out.at(-1);
  if (last !== undefined) last.optional = false;
  return out;
}

/** What stands in brackets or quotes, or after "alias": other names of the same person, if they are names. */
export function otherNamesIn(name: string): string[] {
  const text = name.slice(0, MAX_NAME_UNITS);
  const out = [...text.matchAll(/[([{"«“]([^()[\]{}"«»“”]+)[)\]}"»”]/g)].map(([, inner]) => inner!);
  const alias = ALIASES.exec(text);
  if (alias !== null) out.push(alias[1]!.replace(/^ب(?=[اأإ])/, ''));
  return out;
}

/** The parts of a name. Never throws; reads no more than the first 400 units and keeps at most 12 tokens. */
export function tokensOf(name: string): Tokens {
  let text = mindMarks(name.slice(0, MAX_NAME_UNITS).toWellFormed());
  const outside = text.replace(/\([^()]*\)?|\[[^\]]*\]?|\{[^}]*\}?|"[^"]*"|«[^»]*»|“[^”]*”/g, ' ');
  if (/\p{L}/u.test(outside)) text = outside;
  const withoutAlias = text.replace(ALIASES, '');
  if (/\p{L}/u.test(withoutAlias)) text = withoutAlias;
  text = text.replace(/(\p{Ll}{2})(?=\p{Lu}\p{Ll}{2})/gu, '$1 ');
  const [family, given, ...more] = fold(text)
    .split(',')
    .map((part) => part.trim());
  if (given !== undefined && given !== '' && family !== '' && more.length === 0) {
    // What follows the comma may be a title alone.
    text = assemble(split(given)).length > 0 ? `${given} ${family}` : family!;
  } else text = fold(text).replace(/,/g, ' ');
  const list = split(text);
  const placeholder = list.some((word) => PLACEHOLDERS.has(word.text)) && list.length <= 3;
  return { tokens: assemble(list), placeholder };
}
