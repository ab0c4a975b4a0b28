/** Places for people: their names on a page, one by its id, a list to choose from. */
import { placeKey } from './key.ts';
import { arabicNames, type Hits, latinNames } from './lookup.ts';
import type { Place } from './place.ts';
import { numberOf, placeOf, world } from './world.ts';

/** The place with an id (`gn:112931`, `iso:IR`, `iso:IR-23`, …), or null. */
export function placeById(id: string): Place | null {
  const number = numberOf(id);
  return number < 0 ? null : placeOf(number);
}

/** The name in a language: ours in Arabic and Persian if there is one, else the other of the two, else the Latin one. */
export function nameIn(place: Place, language: string): string {
  const { en, ar, fa } = place.names;
  const order = language === 'ar' ? [ar, fa, en] : language === 'fa' ? [fa, ar, en] : [en, fa, ar];
  return order.find((names) => names.length > 0)?.[0] ?? place.id;
}

/** The name to show for an id; the id itself if there is no such place. */
export function placeName(id: string, language: string): string {
  const place = placeById(id);
  return place === null ? id : nameIn(place, language);
}

/** The region and country that a place lies in, nearest first: ids of other places. */
export function placeParents(id: string): string[] {
  const place = placeById(id);
  if (place === null || place.precision === 'country') return [];
  const { regionOf, countryOf } = world();
  const region = place.precision === 'region' ? undefined : regionOf.get(place.area);
  return [region, countryOf.get(place.country)].flatMap((number) => (number === undefined ? [] : [placeOf(number).id]));
}

export interface PlaceChoice extends Place {
  /** Shown: the name in the language asked for. */
  name: string;
}

/** Countries first; a town before the region of its name. */
const weight = ({ precision, population }: Place): number =>
  precision === 'country' ? population + 1e10 : precision === 'region' ? population / 2 : population;

/**
 * Places whose name begins with the query, whole names first, then the greater; at most `limit`.
 * One pass over all names: a few milliseconds, as a person types.
 */
export function searchPlaces(query: string, language: string, limit = 10): PlaceChoice[] {
  const key = placeKey(query);
  if (key === '') return [];
  const ranks = new Map<number, number>();
  const take = (hits: Hits, rank: number): void => {
    for (const hit of typeof hits === 'number' ? [hits] : hits) {
      const number = hit < 0 ? ~hit : hit;
      ranks.set(number, Math.max(ranks.get(number) ?? 0, rank - (hit < 0 ? 0.5 : 0)));
    }
  };
  const names = /[\u0600-\u06ff]/.test(key) ? arabicNames(language === 'ar' ? 'ar' : 'fa') : latinNames();
  const whole = names.get(key);
  if (whole !== undefined) take(whole, 2);
  for (const [name, hits] of names) if (name.length > key.length && name.startsWith(key)) take(hits, 1);
  return [...ranks]
    .map(([number, rank]) => ({ place: placeOf(number), rank }))
    .sort((a, b) => b.rank - a.rank || weight(b.place) - weight(a.place))
    .slice(0, limit)
    .map(({ place }) => ({ ...place, name: nameIn(place, language) }));
}
