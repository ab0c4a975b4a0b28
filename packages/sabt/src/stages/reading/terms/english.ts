/**
 * Light stems of English words: inflection only (plural, -ed, -ing, possessive, third person), not derivation.
 *
 * The rules are steps 1 and 5a of Porter ("An algorithm for suffix stripping", 1980) with the later remarks of its author on
 * short words and doubled consonants: what counts is that every form of a word ends at the same key. In front of the rules a
 * list gives the irregular forms and the words that must be left alone (news, united, police); agents in -er are joined to
 * their verb only for a closed list of verbs of this field (protester).
 */
import {
  ENGLISH_ADJECTIVES,
  ENGLISH_AGENTS,
  ENGLISH_IRREGULAR,
  ENGLISH_KIN,
  ENGLISH_NO_MEN,
  ENGLISH_NO_PREFIX,
  ENGLISH_VERB_PREFIXES,
  ENGLISH_WHOLE,
} from './english-lexicon.ts';

const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '');

const VOWEL = /[aeiouy]/;
/**
 * Two spellings of English, brought to one: -ize and -ise, -or and -our, -er and -re, -ense and -ence. The American -ize goes
 * to -ise because that way nothing needs an exception (rise, promise, exercise are no -ize).
 */
const SPELLINGS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/(?<=[a-z]{3})iz(?=(?:e|es|ed|ing|er|ers|ation|ations|ational)$)/, 'is'],
  [/(?<=al)yz(?=(?:e|es|ed|ing|er|ers)$)/, 'ys'],
  [
    /^((?:neighb|lab|hon|col|fav|behavi|harb|hum|rum|endeav|vap|arm|od|sav|splend|tum|val|vig|clam|cand|rig|glam|parl|misdemean|ferv|ranc)o)u(?=r)/,
    '$1',
  ],
  [/^((?:epi)?cent|theat|(?:kilo|centi|milli)?met|(?:milli)?lit|fib|calib|spect|sab|somb|lust|meag)re(s?)$/, '$1er$2'],
  [/^((?:epi)?cent)r(?=ed$|ing$)/, '$1er'],
  [/^(def|off|pret)ence/, '$1ense'],
  [/^(licen|practi)c(?=e|ing)/, '$1s'],
  [/^(program)me/, '$1'],
  [/^(catal|dial|anal|prol|epil|monol)ogue/, '$1og'],
  [/^(judg|acknowledg|abridg)ement/, '$1ment'],
  [/^(p|arch|orthop|encyclop)ae(?=d|o)/, '$1e'],
  [/^sceptic/, 'skeptic'],
  [/^jewellery/, 'jewelry'],
  [/^grey/, 'gray'],
  [/^manoeuvre/, 'maneuver'],
  [/^aeroplane/, 'airplane'],
];

const unified = (word: string): string =>
  SPELLINGS.reduce((out, [pattern, instead]) => out.replace(pattern, instead), word);

/** Vowel groups followed by consonants: Porter's measure m. */
const measure = (word: string): number => word.match(/[aeiouy]+[^aeiouy]+/g)?.length ?? 0;
/** Ends consonant, vowel, consonant, the last not w, x or y: hop, fil. */
const SHORT_END = /[^aeiouy][aeiouy][^aeiouywx]$/;

function cutPlural(word: string): string {
  if (!word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('sses') || word.endsWith('xes') || word.endsWith('ches') || word.endsWith('shes'))
    return word.slice(0, -2);
  if (word.endsWith('ies')) return word.length > 4 ? word.slice(0, -3) + 'y' : word.slice(0, -1);
  return VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

/** What stands before -ed or -ing, given back its e or freed of its doubled consonant. */
function restore(stem: string): string {
  if (/(?:at|bl|iz|is|as)$/.test(stem) && measure(stem) > 0 && !/(?:eat|oat|ais|eas)$/.test(stem)) return stem + 'e';
  const doubled = /([^aeiouyflsz])\1$/.test(stem);
  if (doubled) return stem.slice(0, -1);
  if (measure(stem) === 1 && SHORT_END.test(stem)) return stem + 'e';
  return stem;
}

function cutTense(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  if (word.endsWith('ied')) return word.length > 4 ? word.slice(0, -3) + 'y' : word.slice(0, -1);
  for (const ending of ['ed', 'ing']) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    if (stem.length < 2 || !VOWEL.test(stem)) return word;
    return restore(stem);
  }
  return word;
}

/** A final e goes where the word is long enough to be known without it. */
function cutSilentE(word: string): string {
  if (!word.endsWith('e') || word.endsWith('ee')) return word;
  const stem = word.slice(0, -1);
  const m = measure(stem);
  return m > 1 || (m === 1 && !SHORT_END.test(stem) && stem.length > 3) ? stem : word;
}

const known = new Map<string, string>();
for (const word of words(ENGLISH_WHOLE)) {
  known.set(word, word);
  if (word.endsWith('s')) known.set(word + 'es', word);
}
for (const entry of ENGLISH_IRREGULAR.split(/[;\n]/)) {
  const [base, forms] = entry.split(':');
  if (base === undefined || forms === undefined) continue;
  known.set(base, base);
  for (const form of words(forms)) known.set(form, base);
}
/** Long words end in one l and in c, whichever their inflection doubled: travel(led), traffic(king). */
function cutDoubling(stem: string): string {
  if (stem.endsWith('ll') && measure(stem) > 1) return stem.slice(0, -1);
  return stem.endsWith('ick') && measure(stem) > 1 ? stem.slice(0, -1) : stem;
}

const noMen = new Set(words(ENGLISH_NO_MEN).flatMap((word) => [word, word + 's']));
const noPrefix = new Set(words(ENGLISH_NO_PREFIX));

/** Compounds of man and child (congresswomen, schoolchildren), with -man in both numbers. */
function compoundOfPerson(word: string): string | undefined {
  if (word.endsWith('children')) return word.slice(0, -3);
  return word.length > 5 && word.endsWith('men') && !noMen.has(word) ? word.slice(0, -2) + 'an' : undefined;
}

/** An irregular verb behind a prefix (overthrew). */
function prefixedVerb(word: string): string | undefined {
  const prefix = word.length > 5 ? ENGLISH_VERB_PREFIXES.exec(word)?.[0] : undefined;
  if (prefix === undefined || noPrefix.has(word)) return undefined;
  const rest = word.slice(prefix.length);
  const base = known.get(rest);
  return base === undefined || base === rest ? undefined : prefix + base;
}

const byRule = (word: string): string => {
  const whole = known.get(word);
  if (whole !== undefined) return whole;
  const base = compoundOfPerson(word) ?? prefixedVerb(word) ?? cutPlural(word);
  return known.get(base) ?? cutDoubling(cutSilentE(cutTense(base)));
};

for (const verb of words(ENGLISH_AGENTS)) {
  const base = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const stem = byRule(verb);
  const soft = base.endsWith('y') ? base.slice(0, -1) + 'i' : base;
  for (const agent of [base + 'er', soft + 'er', base + 'or', base + base.at(-1) + 'er']) {
    if (!known.has(agent)) known.set(agent, stem);
    if (!known.has(agent + 's')) known.set(agent + 's', stem);
  }
}

for (const adjective of words(ENGLISH_ADJECTIVES)) {
  const last = adjective.at(-1)!;
  const base = last === 'e' ? adjective.slice(0, -1) : last === 'y' ? adjective.slice(0, -1) + 'i' : adjective;
  const bases = SHORT_END.test(adjective) && measure(adjective) === 1 ? [base, base + last] : [base];
  for (const start of bases)
    for (const ending of ['er', 'est']) if (!known.has(start + ending)) known.set(start + ending, byRule(adjective));
}

const WORD = /^[a-z]{2,}$/;

/** The stem of a folded English word; anything but letters a–z is its own. */
export function stemEnglish(word: string): string {
  return WORD.test(word) ? byRule(unified(word)) : word;
}

const kin = new Map<string, string[]>();
for (const group of ENGLISH_KIN.split(/[;\n]/)) {
  const stems = words(group).map(stemEnglish);
  for (const stem of stems) kin.set(stem, [...(kin.get(stem) ?? []), ...stems]);
}

/** The stems of the other words of a word's verb; for queries. */
export const kinOfEnglish = (word: string): readonly string[] => kin.get(stemEnglish(word)) ?? [];
