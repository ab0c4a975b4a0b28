/**
 * Places in a text: which words name a place, which place is meant, and which others could be.
 *
 * Three steps. Every run of words that bears a place's name is a mention (mentions.ts). The countries that the text speaks
 * of are weighed from names of countries, demonyms and regions, then once more with the towns resolved so far. Then each
 * mention's candidates are judged in that light (score.ts), and a mention without evidence enough is dropped.
 */
import { nameIn } from '../chooser.ts';
import type { Precision } from '../place.ts';
import { placeOf } from '../world.ts';
import { type Demonym, type Mention, mentionsIn } from './mentions.ts';
import { believed, type Judged, judged, type Surroundings } from './score.ts';
import { type Word, wordsOf } from './tokens.ts';
import { REGION_WORDS, ROADS, TOWN_WORDS } from './words.ts';

export interface FindPlacesOptions {
  /** ISO 639: `ar`, `fa`, `en`; the language that names are shown in. By the text's script if not given. */
  language?: string | undefined;
  /** ISO 3166-1 alpha-2: where the text is most likely about. */
  country?: string | undefined;
}

export interface Candidate {
  id: string;
  name: string;
  country: string;
  /** `COUNTRY.ADMIN1` of GeoNames; empty for a country. */
  admin1: string;
  lat: number;
  lon: number;
  population: number;
  /** Above 0, at most 1; the chosen one's is the highest. */
  score: number;
}

export interface FoundPlace {
  id: string;
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Degrees; of a region or country somewhere in its middle, not a spot. */
  lat: number;
  lon: number;
  precision: Precision;
  /** [start, end) in UTF-16 units of the text. */
  span: [start: number, end: number];
  /** What else it could be, the chosen one first. */
  candidates: Candidate[];
}

export interface Resolved {
  mention: Mention;
  judged: Judged[];
}

/** A text with its mentions resolved; what `findPlaces` and `focusCountry` share. */
export interface Resolution {
  /** `ar`, `fa` or `en`. */
  language: string;
  words: Word[];
  resolved: Resolved[];
  demonyms: Demonym[];
}

const CANDIDATES = 5;
const PERSIAN = /[پچژگکی]|\u200c|(?:^|\s)(?:از|در|به|با|است|شد|که|این|را|های|شهر|استان|مردم)(?:\s|$)/;

/** Weights of countries from what has been resolved. */
function sharesOf(resolved: readonly Resolved[], demonyms: readonly Demonym[], but?: Mention): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (country: string, weight: number): void => {
    weights.set(country, (weights.get(country) ?? 0) + weight);
  };
  for (const { mention, judged: list } of resolved) {
    if (mention === but) continue;
    const [best, second] = list;
    if (best === undefined) continue;
    const sure = second === undefined || second.place.country === best.place.country || best.score - second.score > 0.3;
    const { precision } = best.place;
    // an everyday word is not yet a place, let alone a sign of its country
    const doubted = mention.common || mention.sounded;
    add(
      best.place.country,
      doubted ? 0.1 : precision === 'country' ? 2 : !sure ? 0.3 : precision === 'region' ? 1.3 : 1,
    );
  }
  for (const { country } of demonyms) add(country, 1);
  const sum = [...weights.values()].reduce((a, b) => a + b, 0);
  for (const [country, weight] of weights) weights.set(country, weight / Math.max(sum, 2));
  return weights;
}

/** One right after the other, or with a word for its kind between: "Nara town, Mali". */
function isNext(words: readonly Word[], one: Mention, other: Mention): boolean {
  if (other.first === one.last + 1) return true;
  const between = words[one.last + 1]?.key ?? '';
  return other.first === one.last + 2 && (TOWN_WORDS.has(between) || REGION_WORDS.has(between));
}

/** What the comma or the bracket after a name says: "Paris, Texas", "Tripoli (Lebanon)", «حمص، سوريا». */
function parentOf(mention: Mention, next: Resolved | undefined, words: readonly Word[]): string[] {
  if (next === undefined || !isNext(words, mention, next.mention)) return [];
  const { sign } = words[next.mention.first]!;
  if (sign !== ',' && sign !== '،' && sign !== '(' && sign !== '-' && sign !== '') return [];
  return next.judged
    .filter(({ place }) => place.precision === 'country' || place.precision === 'region')
    .map(({ place }) => (place.precision === 'country' ? place.country : place.area));
}

/** The area of the town right before, if only a comma or bracket parts them. */
function childOf(mention: Mention, last: Resolved | undefined, words: readonly Word[]): string | undefined {
  const best = last?.judged[0]?.place;
  if (best === undefined || !isNext(words, last!.mention, mention) || words[mention.first]!.sign === '')
    return undefined;
  return best.precision === 'country' || best.precision === 'region' ? undefined : best.area;
}

/** What `options` leave open. A Persian letter or word makes Arabic script Persian. */
function languageOf(text: string, given: string | undefined): string {
  if (given === 'ar' || given === 'fa' || given === 'en') return given;
  if (!/[\u0600-\u06ff]/.test(text)) return 'en';
  return PERSIAN.test(text) ? 'fa' : 'ar';
}

/** One of the ends that a road is named for: "Baghdad-Basra highway". */
function isRoadEnd(words: readonly Word[], all: readonly Resolved[], at: number): boolean {
  const { mention } = all[at]!;
  const after = words[mention.last + 1];
  if (after === undefined) return false;
  const [last, next] = [all[at - 1]?.mention, all[at + 1]?.mention];
  if (ROADS.has(after.key) && last?.last === mention.first - 1) return true;
  return next !== undefined && next.first === mention.last + 1 && ROADS.has(words[next.last + 1]?.key ?? '');
}

/** The ends of a road go where the text says where on the road it was: "on the Baghdad-Basra highway near Nasiriyah". */
function withoutRoads(words: readonly Word[], all: Resolved[]): Resolved[] {
  const rest = all.filter((_, at) => !isRoadEnd(words, all, at));
  const isTold = rest.some(({ mention, judged: [best] }) => {
    const { precision } = best!.place;
    return mention.located && precision !== 'region' && precision !== 'country';
  });
  return isTold ? rest : all;
}

export function resolve(text: string, options: FindPlacesOptions): Resolution {
  const country = options.country?.toUpperCase();
  const language = languageOf(text, options.language);
  const words = wordsOf(text);
  const { mentions, demonyms } = mentionsIn(words, text, language);
  const places = new Map(mentions.map((m) => [m, m.hits.map((hit) => placeOf(hit < 0 ? ~hit : hit))]));
  const bare: Surroundings = { shares: new Map(), country, areas: new Set(), parent: [], child: undefined, others: [] };
  let resolved: Resolved[] = mentions.map((mention) => ({
    mention,
    judged: judged(mention, places.get(mention)!, bare),
  }));
  for (let round = 0; round < 2; round++) {
    const kept: Resolved[] = [];
    resolved.forEach(({ mention, judged: before }, at) => {
      const rest = resolved.filter((_, other) => other !== at);
      const areas = new Set(
        rest.flatMap(({ judged: [best] }) => (best?.place.precision === 'region' ? [best.place.area] : [])),
      );
      const around: Surroundings = {
        shares: sharesOf(resolved, demonyms, mention),
        country,
        areas,
        parent: parentOf(mention, resolved[at + 1], words),
        child: childOf(mention, resolved[at - 1], words),
        others: rest.flatMap(({ judged: [best] }) => (best === undefined ? [] : [best.place])),
      };
      const list = judged(mention, before.length === 0 ? [] : places.get(mention)!, around);
      if (list[0] !== undefined && believed(mention, list[0], around)) kept.push({ mention, judged: list });
    });
    resolved = kept;
  }
  return { language, words, resolved: withoutRoads(words, resolved), demonyms };
}

function candidate({ place, score }: Judged, language: string): Candidate {
  return {
    id: place.id,
    name: nameIn(place, language),
    country: place.country,
    admin1: place.area,
    lat: place.lat,
    lon: place.lon,
    population: place.population,
    score: Math.round((1 / (1 + Math.exp(-2.5 * (score - 0.8)))) * 1000) / 1000,
  };
}

/** The places in a text, in order. Never throws; an unknown language or country is as none. */
export function findPlaces(text: string, options: FindPlacesOptions = {}): { places: FoundPlace[] } {
  const { resolved, language } = resolve(text, options);
  const places = resolved.map(({ mention, judged: list }): FoundPlace => {
    const best = list[0]!.place;
    return {
      id: best.id,
      name: nameIn(best, language),
      country: best.country,
      lat: best.lat,
      lon: best.lon,
      precision: best.precision,
      span: [mention.start, mention.end],
      candidates: list.slice(0, CANDIDATES).map((one) => candidate(one, language)),
    };
  });
  return { places };
}
