/**
 * Keys under which spellings of a name meet: for blocking (which pairs are worth comparing) and for search.
 *
 * A token gives two kinds: the identity of a known name (`=hosain`), and skeletons, the classes of its consonants in
 * order (`KDF`), vowels and what may be written as vowels left out. Where a letter may belong to two classes (ذ is said
 * z or d, Latin g may be ج) there is a skeleton for each, up to a bound: many-to-many becomes a few keys that overlap.
 * Two neighbours also give the skeleton of both together, so that Soltan Abadi meets Soltanabadi.
 * Keys are generous: they decide what is compared, `compareProfiles` decides what is alike.
 */
import { labelOf } from './lexicon.ts';
import { PHONES } from './phones.ts';
import { nameProfile, type ProfileToken } from './profile.ts';

/** Most skeletons of one token. */
const MAX_VARIANTS = 6;

/** Classes of phones, alternatives apart by a bar; an empty alternative is "may be left out". */
const CLASSES = `
P b p ب پ
F f ف
T t ت ط
T|S ث
D d د
D| d+
Z z ز
Z|D ذ ظ ض
S s س ص
X sh ش چ
X|K ch
J j ج
J|Z zh ژ
K|J g
K|S|J c
K k q gh kh ق غ خ ك گ
H h ح ه
|H h+
R r ر
L l ل
M m م
N n ن
a <abd>
b <abu>
u <umm>
d <din>
l <allah>
`;
const classes = new Map<number, readonly string[]>();
for (const line of CLASSES.trim().split('\n')) {
  const [codes, ...phones] = line.split(' ');
  for (const phone of phones) classes.set(PHONES.get(phone)!, codes!.split('|'));
}
const SOFT_H = PHONES.get('h+')!;
const FIRST_OTHER = 128;

/** The skeletons of a sequence of phones, likeliest first. */
function skeletonsOf(phones: Uint8Array): string[] {
  let made = [''];
  for (let i = 0; i < phones.length; i++) {
    const phone = phones[i]!;
    let options = phone >= FIRST_OTHER ? [`.${phone}`] : classes.get(phone);
    if (options === undefined) continue;
    // Latin th and dh are one sound more often than two.
    if (phones[i + 1] === SOFT_H && (options[0] === 'T' || options[0] === 'D'))
      options = options[0] === 'T' ? ['T', 'S'] : ['D', 'Z'];
    const next: string[] = [];
    for (const option of options) for (const head of made) if (next.length < MAX_VARIANTS) next.push(head + option);
    made = next;
  }
  return made.filter((skeleton) => skeleton !== '');
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function identityKeys(token: ProfileToken): string[] {
  const affixes = token.affixes === 0 ? '' : `+${token.affixes}`;
  return [...token.identities.own, ...token.identities.possible].map((identity) => `=${labelOf(identity)}${affixes}`);
}

/**
 * All keys of a name: identities (`=label`) and consonant skeletons, without order and without repetition.
 * Names that may be one share at least one key; rare tokens give the selective ones. Empty for a name without letters.
 */
export function nameSkeletons(name: string): string[] {
  const { tokens, placeholder } = nameProfile(name);
  if (placeholder) return [];
  const keys = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    if (token.initial) continue;
    for (const key of identityKeys(token)) keys.add(key);
    for (const skeleton of skeletonsOf(token.phones)) keys.add(skeleton);
    if (token.wholePhones !== undefined) for (const skeleton of skeletonsOf(token.wholePhones)) keys.add(skeleton);
    const next = tokens[at + 1];
    if (next === undefined || next.initial || token.optional) continue;
    const [both] = skeletonsOf(joined(token.phones, next.phones));
    if (both !== undefined) keys.add(both);
  }
  return [...keys];
}

/**
 * Keys of each part of a name, in order, titles and initials left out: parts that may stand for one another share one. Two
 * neighbours that may be written together both have the key of both.
 */
export function namePartKeys(name: string): string[][] {
  const { tokens, placeholder } = nameProfile(name);
  if (placeholder) return [];
  const out: string[][] = [];
  let ofNext: string | undefined;
  for (const [at, token] of tokens.entries()) {
    const ofLast = ofNext;
    ofNext = undefined;
    if (token.initial || token.optional) continue;
    const keys = [...identityKeys(token), ...skeletonsOf(token.phones)];
    if (token.wholePhones !== undefined) keys.push(...skeletonsOf(token.wholePhones));
    const next = tokens[at + 1];
    if (next !== undefined && !next.initial) ofNext = skeletonsOf(joined(token.phones, next.phones))[0];
    for (const both of [ofLast, ofNext]) if (both !== undefined) keys.push(both);
    out.push([...new Set(keys)]);
  }
  return out;
}
