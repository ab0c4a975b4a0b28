/** Which of the places of a text an event happened at. */
import { demonymsIn, type FoundPlace, findPlaces, placeById, placeName } from '../../../gazetteer/index.ts';
import type { MarkedText } from './grammar.ts';
import type { Sentence } from './tokens.ts';

export type PlaceFound = FoundPlace;

export interface PlacedText {
  places: readonly PlaceFound[];
  byId: ReadonlyMap<string, PlaceFound>;
}

export function readPlaces(text: string, language: string, country: string | undefined): PlacedText {
  const found = findPlaces(text, { language, country }).places;
  const places = found.length > 0 ? found : countryOf(text, language);
  const byId = new Map<string, PlaceFound>();
  for (const place of places) if (!byId.has(place.id)) byId.set(place.id, place);
  return { places, byId };
}

/** Where no place is named, the country of the only people named: «أعلن الرئيس التونسي». */
function countryOf(text: string, language: string): FoundPlace[] {
  const named = demonymsIn(text, { language });
  const [first] = named;
  if (first === undefined || named.some(({ country }) => country !== first.country)) return [];
  const id = `iso:${first.country}`;
  const place = placeById(id);
  if (place === null) return [];
  const { lat, lon } = place;
  const name = placeName(id, language);
  const candidate = { id, name, country: first.country, admin1: '', lat, lon, population: 0, score: 0.5 };
  return [
    { id, name, country: first.country, lat, lon, precision: 'country', span: first.span, candidates: [candidate] },
  ];
}

/** A town says more than the province it lies in. */
const VAGUENESS: Readonly<Record<string, number>> = { exact: 0, district: 0, town: 0, region: 40, country: 90 };

/** Class names, and how many units nearer or farther a word of them right before a place makes it. */
const BEFORE_PLACE: Readonly<Record<string, number>> = { 'in-place': -60, 'from-place': 60 };
/** A place right before such words is a government, an owner or a dateline rather than where it happened. */
const AFTER_PLACE: Readonly<Record<string, number>> = { 'place-as-actor': 90 };
const OTHER_CLAUSE = 12;

/** The nearest place of the sentence, a town before its country; else the last one before it, else the first of the text. */
export function whereOf(
  [start, end]: readonly [number, number],
  sentence: Sentence,
  clause: number,
  { places }: PlacedText,
  { tokens, phrases }: MarkedText,
): PlaceFound | null {
  const said = ([from, to]: readonly [number, number]): number => {
    let more = 0;
    for (const [name, units] of Object.entries(BEFORE_PLACE))
      if ((phrases.get(name) ?? []).some((hit) => stands(tokens[hit.to - 1]!.end, from))) more += units;
    for (const [name, units] of Object.entries(AFTER_PLACE))
      if ((phrases.get(name) ?? []).some((hit) => stands(to, tokens[hit.from]!.start))) more += units;
    return more;
  };
  const clauseOf = (at: number): number => {
    for (let i = sentence.to - 1; i >= sentence.from; i--) if (tokens[i]!.start <= at) return tokens[i]!.clause;
    return clause;
  };
  const distance = ({ span, precision }: PlaceFound): number =>
    (span[1] <= start ? start - span[1] : Math.max(0, span[0] - end)) +
    (VAGUENESS[precision] ?? 0) +
    (clauseOf(span[0]) === clause ? 0 : OTHER_CLAUSE) +
    said(span);
  const nearest = (list: readonly PlaceFound[]): PlaceFound | undefined =>
    list.map((place) => ({ place, far: distance(place) })).sort((a, b) => a.far - b.far)[0]?.place;
  const inside = places.filter(({ span }) => span[0] >= sentence.start && span[1] <= sentence.end);
  if (inside.length > 0) return nearest(inside)!;
  const finest = (list: readonly PlaceFound[]): PlaceFound | undefined =>
    list.toSorted((a, b) => (VAGUENESS[a.precision] ?? 0) - (VAGUENESS[b.precision] ?? 0))[0];
  return finest(places.filter(({ span }) => span[1] <= sentence.start)) ?? finest(places) ?? null;
}

/** Whether only a space or so lies between. */
const stands = (before: number, after: number): boolean => after >= before && after - before <= 2;
