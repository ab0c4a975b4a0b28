/**
 * A name made ready for comparing: computed once per name, compared many times.
 */
import { arabicKey, type Identities, identify, latinKey, UNKNOWN } from './lexicon.ts';
import { MAX_PHONES, PHONES, phonesOf, type Script, VOWELS } from './phones.ts';
import { ABD, ABU, ALLAH, DIN, MAX_TOKENS, type NameToken, tokensOf, UMM } from './tokens.ts';

export interface ProfileToken {
  script: Script;
  phones: Uint8Array;
  /** Phones of the word with what was taken off by guess. */
  wholePhones: Uint8Array | undefined;
  /** How much the phones have to say: consonants, and a little for vowels that are always written. */
  substance: number;
  identities: Identities;
  affixes: number;
  optional: boolean;
  initial: boolean;
  /** 1 very common … 4 not in the lists. */
  commonness: number;
  /** In the lists as a given name (m, f, u), else ''. */
  sex: string;
  /** Was written together with the token before (Alireza). */
  joined: boolean;
  /** Mohammad: before another given name it is left out almost as easily as a title. */
  mild: boolean;
}

/** A name ready for `compareProfiles`. Its content is of no use outside this folder. */
export interface NameProfile {
  tokens: readonly ProfileToken[];
  placeholder: boolean;
}

const AFFIX_PHONES: readonly (readonly [bit: number, phone: number, before: boolean])[] = [
  [ABD, PHONES.get('<abd>')!, true],
  [ABU, PHONES.get('<abu>')!, true],
  [UMM, PHONES.get('<umm>')!, true],
  [DIN, PHONES.get('<din>')!, false],
  [ALLAH, PHONES.get('<allah>')!, false],
];
const SILENT = new Set(
  ['ع', 'h+', 'ه$', 'h$', 'ا', '^ا', '^آ', 'ا$', 'و', 'ي', 'ي$'].map((phone) => PHONES.get(phone)!),
);
const FINAL = new Set(['a$', 'e$', 'i$', 'o$', 'ه$', 'ا$', 'ي$', 'h$'].map((phone) => PHONES.get(phone)!));
const FIRST_AFFIX = PHONES.get('<abd>')!;

function withAffixes(phones: readonly number[], affixes: number): Uint8Array {
  const head: number[] = [];
  const tail: number[] = [];
  for (const [bit, phone, before] of AFFIX_PHONES) if ((affixes & bit) !== 0) (before ? head : tail).push(phone);
  return Uint8Array.from([...head, ...phones.slice(0, MAX_PHONES), ...tail]);
}

function substanceOf(phones: Uint8Array): number {
  let sum = 0;
  for (const phone of phones) {
    if (FINAL.has(phone)) sum += 0.6;
    else if (VOWELS.has(phone)) sum += 0.15;
    else if (SILENT.has(phone)) sum += 0.4;
    else sum += phone >= FIRST_AFFIX ? 1.2 : 1;
  }
  return sum;
}

function identityOf(token: NameToken, text = token.stem): Identities {
  if (token.script === 'other' || text === '') return UNKNOWN;
  return identify(token.script === 'latin' ? latinKey(text) : arabicKey(text), token.script);
}

/** The own identities of common names given by one of their Latin spellings. */
const idsOf = (list: string): ReadonlySet<number> =>
  new Set(list.split(' ').flatMap((word) => identify(latinKey(word), 'latin').own.slice(0, 1)));

/** Given names that take a second one written together (Mohammadreza, Alireza, Amirhossein, Gholamreza). */
const HEADS = idsOf('mohammad ali amir gholam hamid ahmad hossein hassan seyed mir haj shah fatima mehdi nur khan gol');
/** Those of them that are titles. */
const TITLE_HEADS = idsOf('seyed mir haj');
const MILD = idsOf('mohammad');
const heads = (identities: Identities, which: ReadonlySet<number>): boolean =>
  identities.own.some((identity) => which.has(identity));

/** Cuts Mohammadreza into Mohammad and Reza; a token that is known as a whole, or is no such pair, stays one. */
function compound(token: NameToken): NameToken[] | undefined {
  const { stem, script } = token;
  if (script === 'other' || token.affixes !== 0 || stem.length < 6 || stem.length > 24) return undefined;
  for (let cut = 2; cut <= stem.length - 3; cut++) {
    const first = identityOf(token, stem.slice(0, cut));
    if (!heads(first, HEADS)) continue;
    const second = identityOf(token, stem.slice(cut));
    if (second.name?.given !== true || second.own.length === 0) continue;
    return [
      { ...token, stem: stem.slice(0, cut), whole: undefined },
      { ...token, stem: stem.slice(cut), whole: undefined },
    ];
  }
  return undefined;
}

const REMEMBERED = 20_000;
/** Tokens made lately, by what they are made of. */
const made = new Map<string, ProfileToken[]>();

/** Benali as Ali: "son of" goes here as it goes where it is a word of its own, if a known name remains. */
function withoutSon(token: NameToken): NameToken {
  const rest = /^(?:b[ei]n|بن)(...+)$/.exec(token.stem)?.[1];
  if (rest === undefined || token.affixes !== 0) return token;
  // Of an unknown name it is a guess only where enough remains (Bensedrine, بن سدرين).
  if (identityOf(token, rest).own.length === 0 && rest.length < (token.script === 'latin' ? 6 : 5)) return token;
  return { ...token, stem: rest, whole: token.whole ?? token.stem };
}

/** One token of a name made ready; two where a compound is cut. */
function readyAll(token: NameToken): readonly ProfileToken[] {
  const key = `${token.stem} ${token.whole ?? ''} ${token.affixes}${token.optional ? 'o' : ''}${token.initial ? 'i' : ''}${token.script}`;
  let list = made.get(key);
  if (list !== undefined) return list;
  const known = identityOf(token).own.length > 0;
  const parts = token.whole !== undefined || known ? undefined : compound(token);
  if (parts === undefined) list = [ready(known ? token : withoutSon(token), false)];
  else {
    const head = ready(parts[0]!, false);
    head.optional = heads(head.identities, TITLE_HEADS);
    list = [head, ready(parts[1]!, !head.optional)];
  }
  if (made.size >= REMEMBERED) made.clear();
  made.set(key, list);
  return list;
}

/** The word with the affixes that might be part of it: what was taken off by guess, or Abu before a stem (Abu Bakr). */
function wholeOf({ stem, whole, affixes, script }: NameToken): string | undefined {
  if (whole !== undefined || affixes !== ABU) return whole;
  return `${script === 'arabic' ? 'ابو' : 'abo'}${stem}`;
}

function ready(token: NameToken, joined: boolean): ProfileToken {
  const { script, stem, whole } = token;
  let { affixes } = token;
  // A word that is known as a whole keeps what might have been an affix.
  const entire = wholeOf(token);
  let identities = entire === undefined ? UNKNOWN : identityOf(token, entire);
  const asWhole = identities.own.length > 0;
  if (asWhole) affixes = whole === undefined ? 0 : affixes & ~token.guessed;
  else identities = identityOf(token);
  const phones = withAffixes(phonesOf(asWhole ? entire! : stem, script), affixes);
  const name = affixes === 0 ? identities.name : undefined;
  return {
    script,
    phones,
    wholePhones: whole === undefined ? undefined : withAffixes(phonesOf(whole, script), affixes & ~token.guessed),
    substance: substanceOf(phones),
    identities,
    affixes,
    optional: token.optional,
    initial: token.initial,
    commonness: name?.commonness ?? (identities.own.length > 0 || token.affixes !== 0 ? 3 : 4),
    sex: name?.given === true ? name.sex : affixes !== 0 && identities.own.length > 0 ? 'm' : '',
    joined,
    mild: affixes === 0 && heads(identities, MILD),
  };
}

/** Makes a name ready for comparing. Never throws. */
export function nameProfile(name: string): NameProfile {
  const { tokens, placeholder } = tokensOf(name);
  const out = tokens.flatMap(readyAll).slice(0, MAX_TOKENS);
  return { tokens: out, placeholder };
}
