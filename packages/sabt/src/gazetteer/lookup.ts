/**
 * From the key of a name to the places that bear it. Three maps, filled when first needed: names in Arabic script (ours,
 * a few thousand), names in Latin letters (all towns of the world; a text without Latin letters never waits for it), and
 * demonyms. A value is a place's number (world.ts), or several; whether the name is the town's own or one of its other
 * spellings is kept in the sign: ~number is another spelling.
 */
import { placeKey, placeKeys } from './key.ts';
import { type World, world } from './world.ts';

export type Hits = number | number[];
type Names = Map<string, Hits>;

function add(names: Names, key: string, hit: number): void {
  if (key.length < 2) return;
  const there = names.get(key);
  if (there === undefined) names.set(key, hit);
  else if (typeof there === 'number') {
    if (there !== hit && there !== ~hit) names.set(key, [there, hit]);
  } else if (!there.includes(hit) && !there.includes(~hit)) there.push(hit);
}

interface Made {
  world: World;
  towns?: readonly string[];
  latin?: Names;
  spoken?: Names;
  people?: Map<string, string>;
  arabic: Map<string, Names>;
}
let last: Made | null = null;
/** What has been made of the world as it is; a world with more towns starts anew. */
function made(): Made {
  if (last?.world !== world()) last = { world: world(), arabic: new Map() };
  return last;
}

/** The keys of all towns' own names. */
function townKeys(): readonly string[] {
  const here = made();
  here.towns ??= placeKeys(here.world.towns.names);
  return here.towns;
}

const ARTICLES = new Set(['al', 'ar', 'as', 'ash', 'at', 'az', 'ad', 'an', 'adh', 'ath', 'el', 'es', 'et']);
function addLatin(names: Names, key: string, hit: number): void {
  add(names, key, hit);
  // the article of Arabic names is often left out: Al Hudaydah, Hudaydah
  const space = key.indexOf(' ');
  if (space < 2 || space > 3 || key.length < space + 5 || !ARTICLES.has(key.slice(0, space))) return;
  add(names, key.slice(space + 1), hit < 0 ? hit : ~hit);
}

export function latinNames(): Names {
  const known = made().latin;
  if (known !== undefined) return known;
  const { towns, others, written } = world();
  const latin: Names = new Map();
  made().latin = latin;
  // first: a spelling that we wrote is the place's own, though GeoNames has it as another or with the article
  for (const [row, names] of written) for (const name of names.en) addLatin(latin, placeKey(name), row);
  townKeys().forEach((key, row) => {
    addLatin(latin, key, row);
  });
  for (let row = 0; row < towns.count; row++) {
    const more = towns.others[row]!;
    if (more !== '') for (const key of more.split('|')) addLatin(latin, key, ~row);
  }
  others.forEach((place, at) => {
    for (const name of place.names.en) addLatin(latin, placeKey(name), towns.count + at);
  });
  return latin;
}

/**
 * Names in Arabic script as a language writes them. A name of the other language counts where this one has none, and
 * as another spelling in Persian, which takes Arabic names over; not in Arabic, where «وان» (Van) is "and if".
 */
export function arabicNames(language: string): Names {
  const known = made().arabic.get(language);
  if (known !== undefined) return known;
  const { towns, others, written } = world();
  const names: Names = new Map();
  const take = (list: readonly string[], hit: number): void => {
    for (const name of list) {
      const key = placeKey(name);
      add(names, key, hit);
      // Persian writes two words as one as often as apart
      if (key.includes(' ')) add(names, key.replaceAll(' ', ''), ~hit);
    }
  };
  const takeBoth = (ar: readonly string[], fa: readonly string[], hit: number): void => {
    const [own, other] = language === 'ar' ? [ar, fa] : [fa, ar];
    take(own, hit);
    if (language !== 'ar') take(other, ~hit);
    else if (own.length === 0) take(other, hit);
  };
  others.forEach((place, at) => {
    takeBoth(place.names.ar, place.names.fa, towns.count + at);
  });
  for (const [row, town] of written) {
    takeBoth(town.ar, town.fa, row);
    // Arabic papers write Persian letters in several ways; candidates alone, never shown
    if (language !== 'ar' || !['IR', 'AF'].includes(towns.areas[towns.area[row]!]!.slice(0, 2))) continue;
    for (const name of town.fa)
      if (/[پچژگ]/.test(name))
        for (const gaf of ['غ', 'ك', 'ج'])
          add(names, placeKey(name.replace(/گ/g, gaf).replace(/پ/g, 'ب').replace(/چ/g, 'تش').replace(/ژ/g, 'ج')), ~row);
  }
  if (world().imported)
    towns.others.forEach((list, row) => {
      for (const name of list.split('|')) if (/[\u0600-\u06ff]/.test(name)) add(names, name, ~row);
    });
  made().arabic.set(language, names);
  return names;
}

/** Countries whose names reach English by ear, spelt a dozen ways. */
const SPOKEN = new Set('IR AF IQ SY LB JO PS SA YE OM AE QA BH KW EG SD LY TN DZ MA MR EH'.split(' '));
const ARTICLE = /\b(?:al|ar|as|ash|at|az|ad|an|adh|ath|el|es|ez|et|e|ye|i|va|and|wa|us|os|ol)\b ?/g;

/**
 * What a Latin spelling of an Arabic or Persian name has in common with its other spellings, from the key: articles and
 * the Persian -e gone, letters for one sound as one, vowels as three classes, doubled letters single, h only at the start.
 * '' where too little is left to tell names apart.
 */
export function skeleton(key: string): string {
  const bare = key
    .replace(ARTICLE, '')
    .replace(/tch|tsh/g, 'c')
    .replace(/ch/g, 'c')
    .replace(/kh|x/g, 'h')
    .replace(/gh|g|q|k/g, 'k')
    .replace(/dj|dh|zh/g, 'j')
    .replace(/z|dj/g, 'z')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/[aeo]?[iy]+[ae]?/g, 'i')
    .replace(/ee/g, 'i')
    .replace(/ou|oo|[ouvw]/g, 'u')
    .replace(/[ae]+/g, 'a')
    .replace(/(?<=\p{L})h(?![aiu])/gu, '')
    .replace(/(\p{L})\1+/gu, '$1')
    .replace(/a\b/g, '');
  return bare.replaceAll(' ', '').length >= 5 ? bare : '';
}

/** Towns of those countries by the skeleton of their names: candidates alone, so all marked as other spellings. */
export function spokenNames(): Names {
  const known = made().spoken;
  if (known !== undefined) return known;
  const spoken: Names = new Map();
  made().spoken = spoken;
  const { towns, written, others } = world();
  const keys = townKeys();
  for (let row = 0; row < towns.count; row++) {
    if (!SPOKEN.has(towns.areas[towns.area[row]!]!.slice(0, 2))) continue;
    if (towns.population[row]! < 5000 && !written.has(row)) continue;
    const sound = skeleton(keys[row]!);
    add(spoken, sound, ~row);
    if (sound.includes(' ')) add(spoken, sound.replaceAll(' ', ''), ~row);
  }
  others.forEach((place, at) => {
    if (SPOKEN.has(place.country) && place.precision !== 'country')
      for (const name of place.names.en) add(spoken, skeleton(placeKey(name)), ~(towns.count + at));
  });
  return spoken;
}

/** Countries by demonym: `iranian`, «ايراني», with the endings of Arabic and Persian. */
export function demonymOf(key: string): string | undefined {
  let people = made().people;
  if (people === undefined) {
    people = new Map();
    made().people = people;
    for (const [word, country, language] of world().demonyms) {
      const base = placeKey(word);
      const forms =
        language === 'en'
          ? [base, `${base}s`]
          : language === 'fa'
            ? [base, `${base}ها`, `${base}ان`, `${base}هاي`, `${base}تبار`]
            : ['', 'ال', 'و', 'وال', 'لل', 'بال', 'ل'].flatMap((front) =>
                ['', 'ه', 'ين', 'ون', 'ات', 'ا', 'تين', 'تان'].map((end) => front + base + end),
              );
      for (const form of forms) if (!people.has(form)) people.set(form, country);
    }
  }
  return people.get(key);
}
