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
  /** Folded letters with a joined article, where leaving it off is a guess (Alvand, Elahi); else undefined. */
  withArticle: string | undefined;
  script: Script;
  affixes: number;
  /** A title or honorific that may be missing (Seyed, Haj, Sheikh). */
  optional: boolean;
  /** A single letter that stands for a name. */
  initial: boolean;
}

export interface Tokens {
  tokens: NameToken[];
  /** The order was given as "family, given". */
  inverted: boolean;
  /** "Unknown", "ناشناس": no name at all. */
  placeholder: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(fold));

const TITLES = words(
  'mr mrs ms miss dr prof professor eng engineer general gen colonel col captain capt major maj lt lieutenant sgt martyr ' +
    'herr frau monsieur madame mme ayatollah hojjatoleslam hojatoleslam president sir ' +
    'دکتر دكتور الدكتور دكتوره الدكتوره مهندس المهندس استاد الاستاذ استاذ آقای خانم جناب سرهنگ سرلشکر سرتیپ سروان اللواء العميد ' +
    'العقيد الشهيد شهيده الشهيده آیت‌الله حجت‌الاسلام المحامي المحاميه جانباز مرحوم المرحوم',
);
const OPTIONAL = words(
  'seyed seyyed sayyid sayyed sayed said seyd seid syed sid haj hajj haji hajji hadj hadji el-haj sheikh shaikh sheik cheikh ' +
    'shaykh mullah molla mulla mir mirza imam emam agha aqa kak khan bey beg pasha mamosta shahid ' +
    'سید السيد سيده السيده حاج حاجی الحاج حاجه الحاجه شیخ الشيخ ملا مير ميرزا امام الامام آقا آغا كاك خان بيك شهید',
);
const PLACEHOLDERS = words(
  'unknown unidentified anonymous unnamed nameless unbekannt inconnu ناشناس مجهول نامعلوم نامشخص المجهول بینام بدون_نام گمنام',
);
const ALIASES = /\s(?:a\.?k\.?a\.?|alias|known as|dit|genannt|معروف به|ملقب به|مشهور به|المعروف|الملقب|الشهير|المكنى)\s.*$/iu;
const SONS = words('bin ibn ben bint bent binte ould wuld wald weld oghlu oglu son daughter of بن ابن بنت ولد فرزند');
const LATIN_ARTICLES = words('al el ul ol il ur l');
const SUN_ARTICLES = words('ar as ash an ad at az er es en ed et ez ech esh ach us un od ut');
const ARABIC_ARTICLES = words('ال آل');
const ABD_WORDS = /^abd(?:[aeiou]|ou|oo)?(?:l|r|s|n)?$|^عبد(?:ال)?$/;
const ABU_WORDS = words('abu abo abou aboo abul abol aboul abi aba bou ابو ابي ابا بو');
const UMM_WORDS = words('um umm om omm oum ام');
const DIN_WORDS = words('din deen dine uddin oddin eddin eddine aldin eldin aldeen eldeen addin الدين دين');
const ALLAH_WORDS = words('allah ullah ollah alah ulla الله اله لله');
const JOINED_ENDINGS = words('zadeh zada zade zadah nejad nezhad nia niya abadi zehi زاده نژاد نيا آبادی زهی');

/** Letters whose mark says something that folding drops. */
const MARKED: Record<string, string> = {
  ş: 'sh', ș: 'sh', š: 'sh', ŝ: 'sh', ç: 'ch', č: 'ch', ć: 'ch', ž: 'zh', ḫ: 'kh', ẖ: 'kh', ḵ: 'kh', ġ: 'gh', ḡ: 'gh', ğ: 'gh', ǧ: 'j',
  ǰ: 'j', ḏ: 'dh', ṯ: 'th', ā: 'aa', â: 'aa', ī: 'ii', î: 'ii', ū: 'ou', û: 'ou', ä: 'a', ö: 'o', ü: 'u', ı: 'i', ʿ: "'", ʾ: "'", ẓ: 'z',
};
/** Digits that stand for Arabic letters in chat spelling. */
const CHAT_DIGITS: Record<string, string> = { 2: "'", 3: "'", 5: 'kh', 6: 't', 7: 'h', 8: 'gh', 9: 'q' };

function mindMarks(text: string): string {
  let out = text;
  if (/[^\x00-\x7f]/.test(out)) {
    out = out
      .normalize('NFC')
      .replace(/[\u00e2-\u1e96]/giu, (letter) => MARKED[letter.toLowerCase()] ?? letter)
      .replace(/ه[\u200c ]ا[یي](?=$|\s)/g, 'ئی')
      .replace(/ئ(?=[وؤا])/g, '')
      .replace(/\u06d5(?=\p{L})/gu, '');
  }
  if (/\d/.test(out)) out = out.replace(/(?<=[a-z])[2356789]|[2356789](?=[a-z])/gi, (digit) => CHAT_DIGITS[digit]!);
  return out;
}

function scriptOf(word: string): Script {
  const unit = word.charCodeAt(word.charCodeAt(0) === 0x27 ? 1 : 0);
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
    const letters = hit[1]!.replace(/^'+(?=')|'+$/g, '').replace(/\d+/g, '');
    if (letters === '' || letters === "'") continue;
    const hyphen = end >= 0 && /^-$/.test(text.slice(end, hit.index));
    out.push({ text: letters, script: scriptOf(letters), hyphen, stop: hit[2] === '.' });
    end = hit.index + hit[0].length;
  }
  return out;
}

const LATIN_ABDALLAH = /^abd'?(?:[aeiou]|ou|oo)?'?l+[ae]h?(.*)$/;
const ARABIC_ABD = /^عبد(?:ال)?(..+)$/;
const LATIN_ABU = /^ab[ou]{1,2}a?'?l'?([^aeiou].{2,})$|^ab[ou]{1,2}'?([^aeioul'].{3,})$/;
const ARABIC_ABU = /^ابو(?:ال)?(...+)$/;
const LATIN_DIN = /^(.{2,}?)'?(?:[aeou]|ou)?(?:ld|l'd|dd)(?:i|ee|ii)ne?$|^(?!.*abed)(.{3,}?)'?(?:[eou]|ou)d(?:i|ee)ne?$/;
const ARABIC_DIN = /^(..+?)الدين$/;
const LATIN_ALLAH = /^(.{2,}?)(?:[aou]|ou|ol)'?l(?:l[ae]h?|ah)(i|)$/;
const ARABIC_ALLAH = /^(..+?)(?:الله|لله|اله)(ي?)$/;

/** What follows Abd al- in a Latin word, its article taken off: abdelkader, abdurrahman, abdessalam, abdonabi. */
function servantOf(word: string): string | undefined {
  const rest = /^abd[aeiou]{1,2}'?(.{4,})$/.exec(word)?.[1];
  if (rest === undefined) return undefined;
  if (rest[0] === 'l') return rest.replace(/^l'?(?:(sh)(?=sh)|(.)(?=\2))?/, '');
  if (/^s?sh/.test(rest)) return rest.replace(/^(?:sh|s)(?=sh)/, '');
  if (rest[0] === rest[1]) return rest.slice(1);
  return /^[rsnztd]/.test(rest) ? rest : undefined;
}

function plain(stem: string, script: Script, affixes = 0): NameToken {
  return { stem, withArticle: undefined, script, affixes, optional: false, initial: false };
}

/** Takes off the affixes that are written together with the stem. */
function take(word: string, script: Script): NameToken {
  let stem = word;
  let affixes = 0;
  if (script === 'latin') {
    const abdallah = LATIN_ABDALLAH.exec(stem);
    if (abdallah !== null && (abdallah[1] === '' || abdallah[1] === 'i')) return plain(abdallah[1]!, script, ABD | ALLAH);
    const servant = servantOf(stem);
    if (servant !== undefined) [stem, affixes] = [servant, ABD];
    const abu = LATIN_ABU.exec(stem);
    if (abu !== null) [stem, affixes] = [(abu[1] ?? abu[2])!, affixes | ABU];
    const din = LATIN_DIN.exec(stem);
    if (din !== null) [stem, affixes] = [(din[1] ?? din[2])!, affixes | DIN];
    const allah = LATIN_ALLAH.exec(stem);
    if (allah !== null && (allah[1]!.length > 2 || /ll/.test(stem))) [stem, affixes] = [allah[1]! + allah[2]!, affixes | ALLAH];
  } else if (script === 'arabic') {
    const abdallah = /^عبد(?:الله|لله|اله)(ي?)$/.exec(stem);
    if (abdallah !== null) return plain(abdallah[1]!, script, ABD | ALLAH);
    const abd = ARABIC_ABD.exec(stem);
    if (abd !== null && stem !== 'عبدلي') [stem, affixes] = [abd[1]!, ABD];
    const abu = ARABIC_ABU.exec(stem);
    if (abu !== null) [stem, affixes] = [abu[1]!, affixes | ABU];
    const din = ARABIC_DIN.exec(stem);
    if (din !== null) [stem, affixes] = [din[1]!, affixes | DIN];
    const allah = ARABIC_ALLAH.exec(stem);
    if (allah !== null) [stem, affixes] = [allah[1]! + allah[2]!, affixes | ALLAH];
  }
  const token = plain(stem, script, affixes);
  const article = script === 'arabic' ? /^ال(...+)$/.exec(stem) : /^[ae]l'?(?=[^aeiou'l])(.{4,})$/.exec(stem);
  if (article !== null) {
    token.stem = article[1]!;
    token.withArticle = stem;
  }
  return token;
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
    if ((text === 'd' || text === 'م' || text === 'د') && stop && i === 0 && follows && next.text.length > 2) continue;
    if (LATIN_ARTICLES.has(text) || ARABIC_ARTICLES.has(text)) {
      if (follows) continue;
    } else if (SUN_ARTICLES.has(text) && follows && (next.hyphen || i > 0) && text.at(-1) === next.text[0]) continue;
    if (before !== undefined && before.script === script && !before.initial) {
      if (DIN_WORDS.has(text)) {
        before.affixes |= DIN;
        continue;
      }
      if (ALLAH_WORDS.has(text)) {
        before.affixes |= ALLAH;
        continue;
      }
      if (JOINED_ENDINGS.has(text) && (hyphen || list.length > 2)) {
        before.stem += text;
        if (before.withArticle !== undefined) before.withArticle += text;
        continue;
      }
    }
    if (follows && ABD_WORDS.test(text)) {
      pending |= ABD;
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
    const short = text.length === 1 || (stop && (text === 'sh' || text === 'kh' || text === 'gh' || text === 'ch' || text === 'الف'));
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
  let inverted = false;
  const [family, given, ...more] = fold(text).split(',').map((part) => part.trim());
  if (given !== undefined && given !== '' && family !== '' && more.length === 0) {
    inverted = assemble(split(given)).length > 0;
    text = inverted ? `${given} ${family}` : family!;
  } else text = fold(text).replace(/,/g, ' ');
  const list = split(text);
  const placeholder = list.some((word) => PLACEHOLDERS.has(word.text)) && list.length <= 3;
  return { tokens: assemble(list), inverted, placeholder };
}
