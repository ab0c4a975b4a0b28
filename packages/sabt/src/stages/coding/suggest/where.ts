/** Which of the places of a text an event happened at. */
import { type FoundPlace, findPlaces } from '../../../gazetteer/index.ts';
import type { Sentence } from './tokens.ts';

export type PlaceFound = FoundPlace;

export interface PlacedText {
  places: readonly PlaceFound[];
  byId: ReadonlyMap<string, PlaceFound>;
}

export function readPlaces(text: string, language: string, country: string | undefined): PlacedText {
  const { places } = findPlaces(text, { language, country });
  const byId = new Map<string, PlaceFound>();
  for (const place of places) if (!byId.has(place.id)) byId.set(place.id, place);
  return { places, byId };
}

/** A town says more than the province it lies in. */
const VAGUENESS: Readonly<Record<string, number>> = { exact: 0, district: 0, town: 0, region: 40, country: 90 };

/** The nearest place of the sentence, a town before its country; else the last one before it, else the first of the text. */
export function whereOf(
  [start, end]: readonly [number, number],
  sentence: Sentence,
  { places }: PlacedText,
): PlaceFound | null {
  const distance = ({ span, precision }: PlaceFound): number =>
    (span[1] <= start ? start - span[1] : Math.max(0, span[0] - end)) + (VAGUENESS[precision] ?? 0);
  const nearest = (list: readonly PlaceFound[]): PlaceFound | undefined =>
    list.toSorted((a, b) => distance(a) - distance(b))[0];
  const inside = places.filter(({ span }) => span[0] >= sentence.start && span[1] <= sentence.end);
  if (inside.length > 0) return nearest(inside)!;
  const finest = (list: readonly PlaceFound[]): PlaceFound | undefined =>
    list.toSorted((a, b) => (VAGUENESS[a.precision] ?? 0) - (VAGUENESS[b.precision] ?? 0))[0];
  return finest(places.filter(({ span }) => span[1] <= sentence.start)) ?? finest(places) ?? null;
}
