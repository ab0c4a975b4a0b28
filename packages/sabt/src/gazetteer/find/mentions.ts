/**
 * Runs of words that may name a place, the longest first, with what the words around them say. Nothing is decided between
 * two places of one name here (score.ts does); only what certainly is no place is left out.
 */
import { arabicNames, demonymOf, type Hits, latinNames, skeleton, spokenNames } from '../lookup.ts';
import { SEAT } from '../towns.ts';
import { placeOf } from '../world.ts';
import type { Word } from './tokens.ts';
import {
  BEFORE_PLACE,
  CALENDAR,
  GIVEN,
  HONORIFIC,
  isCommon,
  NO_PLACE_AFTER,
  NO_PLACE_BEFORE,
  PARTICLES,
  PLACE_OR_GIVEN,
  PLACED_COMMON,
  REGION_WORDS,
  TOWN_WORDS,
  WHOLE,
} from './words.ts';

const LONGEST_NAME = 6;
/** It ends a region's name and may be small: "Ouest department", "Miranda state". */
const KIND_AT_END: ReadonlySet<string> = new Set(
  'province state department region county parish district division municipality'.split(' '),
);
const PERSIAN_ENDINGS: ReadonlySet<string> = new Set(['', 'ها', 'هاي', 'ي', 'اي', 'ام', 'اند', 'است', 'نشين', 'و']);
const AND: ReadonlySet<string> = new Set(['and', 'و', 'or', 'او', 'يا', 'نيز']);

export interface Mention {
  /** Words [first, last]. */
  first: number;
  last: number;
  start: number;
  end: number;
  key: string;
  /** Numbers of places; ~number where it is another spelling. */
  hits: readonly number[];
  arabic: boolean;
  /** A word for its kind stands beside it. */
  kind: 'region' | 'town' | undefined;
  /** A word of place goes before, or an Arabic one is written onto it. */
  located: boolean;
  /** An Arabic or Persian word is written onto it. */
  clitic: boolean;
  /** It is an everyday word too. */
  common: boolean;
  /** First word of a sentence, where a capital says nothing. */
  opens: boolean;
  lower: boolean;
  /** It stands in a list with the mention before it. */
  listed: boolean;
  /** "And" ties it to the mention before it, where a comma might name a parent: «وهران والجزائر». */
  added: boolean;
  /** As it stands, where it bears vowel signs: «عُمان» is Oman, «عمّان» Amman. */
  vowelled: string | undefined;
  /** Found by how it sounds, not by how it is spelt. */
  sounded: boolean;
  /** Capitalised words that are no places stand right before or after: part of a longer name, a person's most likely. */
  amid: boolean;
}

export interface Demonym {
  word: number;
  country: string;
}

interface Form {
  key: string;
  located: boolean;
  /** Units taken off the front. */
  units: number;
}

/** Words without what may be written onto their front: Arabic و ف, then ب ل ك, لل for ل and ال; Persian در and از. */
function bareForms(key: string, language: string): Form[] {
  if (language === 'fa')
    return /^(?:در|از)/.test(key) && key.length > 5 ? [{ key: key.slice(2), located: true, units: 2 }] : [];
  if (WHOLE.has(key)) return [];
  const forms: Form[] = [];
  let rest = key;
  let units = 0;
  if (/^[وف]/.test(rest) && rest.length > 3) {
    rest = rest.slice(1);
    units = 1;
    forms.push({ key: rest, located: false, units });
  }
  if (rest.startsWith('لل') && rest.length > 4)
    forms.push({ key: `ال${rest.slice(2)}`, located: true, units: units + 1 });
  if (/^[بل]/.test(rest) && rest.length > 3) forms.push({ key: rest.slice(1), located: true, units: units + 1 });
  if (rest.startsWith('كال') && rest.length > 6) forms.push({ key: rest.slice(1), located: false, units: units + 1 });
  return forms;
}

const listed = (hits: Hits): readonly number[] => (typeof hits === 'number' ? [hits] : hits);

/** All mentions and demonyms, left to right, without overlaps. */
export function mentionsIn(
  words: readonly Word[],
  text: string,
  language: string,
): { mentions: Mention[]; demonyms: Demonym[] } {
  const mentions: Mention[] = [];
  const demonyms: Demonym[] = [];
  const cased = /\p{Lu}/u.test(text);
  for (let i = 0; i < words.length; i++) {
    const found = longestAt(words, i, cased, language);
    if (found !== undefined && (found.last > i || demonymOf(words[i]!.key) === undefined || hasCountry(found))) {
      if (!isNoPlace(words, found) && !isGrown(text, words, found)) {
        const last = mentions[mentions.length - 1];
        found.listed = last !== undefined && isListed(words, last.last, found.first);
        found.added = found.listed && isAdded(words, found);
        if (found.listed && last?.located === true) found.located = true;
        const raw = text.slice(found.start, found.end);
        if (/[\u064b-\u0652]/.test(raw)) found.vowelled = raw;
        mentions.push(found);
      }
      i = found.last;
      continue;
    }
    const two = words[i + 1]?.joined ? demonymOf(`${words[i]!.key} ${words[i + 1]!.key}`) : undefined;
    const country = two ?? demonymOf(words[i]!.key);
    if (country === undefined) continue;
    demonyms.push({ word: i, country });
    if (two !== undefined) i++;
  }
  return { mentions, demonyms };
}

/** "Saudi" is a name of the country and «برازيليا» of its capital; "German" (a parish on the Isle of Man) is neither. */
const hasCountry = ({ hits }: Mention): boolean =>
  hits.some((hit) => {
    const { precision, seat } = placeOf(hit < 0 ? ~hit : hit);
    return precision === 'country' || (hit >= 0 && seat === SEAT.capital);
  });

/** Between two words stands only a comma or "and": what is said of the first place is said of the second. */
function isListed(words: readonly Word[], from: number, to: number): boolean {
  if (to === from + 1) return words[to]!.joined || words[to]!.sign === ',' || words[to]!.sign === '،';
  return to === from + 2 && AND.has(words[from + 1]!.key);
}

const isAdded = (words: readonly Word[], { first, arabic, clitic, key }: Mention): boolean =>
  AND.has(words[first - 1]?.key ?? '') || (arabic && clitic && words[first]!.key.startsWith(`و${key.slice(0, 2)}`));

function longestAt(words: readonly Word[], first: number, cased: boolean, language: string): Mention | undefined {
  const word = words[first]!;
  // "al-Bab": the article may be small
  const opensSmall = cased && PARTICLES.has(word.key) && words[first + 1]?.joined && words[first + 1]!.capital;
  if (!word.arabic && cased && !word.capital && !opensSmall) return undefined;
  // without capitals, "us" is a pronoun
  if (!word.arabic && !word.capital && !opensSmall && word.key.length < 4) return undefined;
  if (!/\p{L}/u.test(word.key)) return undefined;
  let last = first;
  const runs = [word.key];
  while (last + 1 < words.length && last - first + 1 < LONGEST_NAME && words[last + 1]!.arabic === word.arabic) {
    const next = words[last + 1]!;
    // "St. Petersburg", "U.S."; else a sign ends the name
    if (!next.joined && !(next.sign === '.' && word.key.length <= 2)) break;
    last++;
    runs.push(`${runs[runs.length - 1]} ${next.key}`);
  }
  const names = word.arabic ? arabicNames(language) : latinNames();
  const least = opensSmall && !word.capital ? 1 : 0;
  for (let n = runs.length - 1; n >= least; n--) {
    const end = words[first + n]!;
    // not "Eastern province", which every other country has
    const kindEnds = KIND_AT_END.has(end.key) && !(n === 1 && isCommon(word.key, 'en'));
    if (!word.arabic && n > 0 && cased && !end.capital && !kindEnds) continue;
    const hits = names.get(runs[n]!);
    if (hits !== undefined) {
      // «وجدة» is Oujda, and "and Jeddah"
      const also = word.arabic && n === 0 && word.key.startsWith('و') ? names.get(word.key.slice(1)) : undefined;
      const all = also === undefined ? listed(hits) : [...listed(hits), ...listed(also)];
      return mention(words, first, first + n, runs[n]!, all, 0, false, language);
    }
    if (!word.arabic) continue;
    for (const form of bareForms(word.key, language)) {
      const key = n === 0 ? form.key : `${form.key}${runs[n]!.slice(word.key.length)}`;
      const bare = form.key.length > 1 ? names.get(key) : undefined;
      if (bare !== undefined)
        return mention(words, first, first + n, key, listed(bare), form.units, form.located, language);
    }
  }
  if (word.arabic || !word.capital) return undefined;
  for (let n = runs.length - 1; n >= 0; n--) {
    if (n > 0 && cased && !words[first + n]!.capital) continue;
    const hits = spokenNames().get(skeleton(runs[n]!));
    if (hits === undefined) continue;
    return { ...mention(words, first, first + n, runs[n]!, listed(hits), 0, false, language), sounded: true };
  }
  return undefined;
}

function mention(
  words: readonly Word[],
  first: number,
  last: number,
  key: string,
  hits: readonly number[],
  units: number,
  located: boolean,
  textLanguage: string,
): Mention {
  // Latin words in an Arabic text are as little Arabic as the other way round
  const language = words[first]!.arabic ? textLanguage : 'en';
  const word = words[first]!;
  const before = word.joined ? words[first - 1]?.key : undefined;
  const earlier = before !== undefined && words[first - 1]!.joined ? words[first - 2]?.key : undefined;
  const after = words[last + 1]?.joined ? words[last + 1]!.key : undefined;
  const beside = [before, before === 'of' || before === 'the' ? earlier : undefined, word.arabic ? undefined : after];
  const own = !word.arabic && last > first && KIND_AT_END.has(words[last]!.key);
  const region = own || beside.some((w) => w !== undefined && REGION_WORDS.has(w));
  const town = beside.some((w) => w !== undefined && TOWN_WORDS.has(w));
  return {
    first,
    last,
    start: word.start + units,
    end: words[last]!.end,
    key,
    hits,
    arabic: word.arabic,
    kind: region ? 'region' : town ? 'town' : undefined,
    located:
      located ||
      isPlacedInList(words, first) ||
      [before, before === 'the' ? earlier : undefined].some((w) => w !== undefined && BEFORE_PLACE.has(w)),
    clitic: units > 0,
    common: isCommon(key, language) && !(units === 0 && before !== undefined && isPlacing(before, key)),
    opens: first === 0 || /[.!?؟:\n]/.test(word.sign),
    lower: !word.arabic && !word.capital && !words[last]!.capital,
    listed: false,
    added: false,
    vowelled: undefined,
    sounded: false,
    amid:
      !word.arabic && (isOtherName(words, first - 1, words[first]!) || isOtherName(words, last + 1, words[last + 1])),
  };
}

/** A word of place before an everyday word that may be believed then. */
const isPlacing = (before: string, key: string): boolean =>
  PLACED_COMMON.has(key) && (BEFORE_PLACE.has(before) || REGION_WORDS.has(before) || TOWN_WORDS.has(before));

/** It goes on with an article and another word, "Wadi al-Lawz": the name of a place that is not known, of which this is a part. */
function goesOn(words: readonly Word[], m: Mention): boolean {
  const particle = words[m.last + 1];
  const rest = words[m.last + 2];
  if (m.arabic || particle === undefined || rest === undefined || !particle.joined || !rest.joined) return false;
  return PARTICLES.has(particle.key) && !particle.capital && rest.capital;
}

/** "Jabal al-Zawiya": a capitalised word that is no place itself, an article, then the name. */
function isTail(words: readonly Word[], first: number): boolean {
  const at = PARTICLES.has(words[first]!.key) ? first : first - 1;
  const particle = words[at];
  const head = words[at - 1];
  if (particle === undefined || head === undefined || particle.capital || !PARTICLES.has(particle.key)) return false;
  if (!particle.joined || (at < first && !words[first]!.joined)) return false;
  const told =
    CALENDAR.has(head.key) || BEFORE_PLACE.has(head.key) || REGION_WORDS.has(head.key) || TOWN_WORDS.has(head.key);
  return head.capital && !head.arabic && !told && !AND.has(head.key) && !latinNames().has(head.key);
}

/** A ZWNJ ties it to another word than an ending: احمدی‌نژاد, نیویورک‌تایمز. */
function isGrown(text: string, words: readonly Word[], m: Mention): boolean {
  if (text[m.start - 1] === '\u200c') return true;
  return text[m.end] === '\u200c' && !PERSIAN_ENDINGS.has(words[m.last + 1]?.key ?? '');
}

/** "in Jinderes and Afrin": capitalised words, commas and "and" back to a word of place, though nobody knows Jinderes. */
function isPlacedInList(words: readonly Word[], first: number): boolean {
  if (words[first]!.arabic) return false;
  for (let at = first - 1; at >= Math.max(0, first - 6); at--) {
    const word = words[at]!;
    if (BEFORE_PLACE.has(word.key) && !word.capital) return true;
    if (!word.capital && !AND.has(word.key)) return false;
  }
  return false;
}

/** Whether the word at `at` is a capitalised one that says nothing about place; `joint`: the later of the two words. */
function isOtherName(words: readonly Word[], at: number, joint: Word | undefined): boolean {
  const word = words[at];
  if (word === undefined || joint?.joined !== true || !word.capital || word.arabic) return false;
  // a first word has its capital from the sentence
  if (at === 0 || /[.!?:\n;]/.test(word.sign)) return GIVEN.has(word.key);
  const told =
    CALENDAR.has(word.key) || BEFORE_PLACE.has(word.key) || REGION_WORDS.has(word.key) || TOWN_WORDS.has(word.key);
  return !told && demonymOf(word.key) === undefined && !latinNames().has(word.key);
}

/** The words around it make it a person's name, a paper's or a treaty's. */
function isNoPlace(words: readonly Word[], m: Mention): boolean {
  const before = words[m.first]!.joined ? words[m.first - 1] : undefined;
  const after = words[m.last + 1]?.joined ? words[m.last + 1] : undefined;
  if (goesOn(words, m)) return true;
  if (!m.arabic && isTail(words, m.first)) return true;
  const title = before === undefined && words[m.first]!.sign === '.' ? words[m.first - 1] : before;
  if (title !== undefined && HONORIFIC.has(title.key) && (m.arabic || title.capital)) return m.kind === undefined;
  if (before !== undefined && GIVEN.has(before.key) && (m.arabic ? !m.clitic : before.capital)) return true;
  if (after !== undefined && !m.arabic && after.capital && NO_PLACE_AFTER.has(after.key)) return true;
  if (before !== undefined && NO_PLACE_BEFORE.has(before.key)) return true;
  if (m.amid && PLACE_OR_GIVEN.has(m.key) && !m.located && m.kind === undefined) return true;
  if (m.arabic || after === undefined || !after.capital || !PLACE_OR_GIVEN.has(m.key)) return false;
  return !m.located && m.kind === undefined && demonymOf(after.key) === undefined;
}
