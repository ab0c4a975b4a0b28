/**
 * The country that a text is about. A town or a region says more than a country's name, a name with "in" before it more than
 * one without ("Washington condemned the arrests in Tehran"), and a demonym least ("Iranian forces in Basra"). What comes
 * first counts a little more: reports open with their place.
 */
import { type FindPlacesOptions, resolve } from './find.ts';

export interface Focus {
  /** ISO 3166-1 alpha-2; null where the text names no country and none was given. */
  country: string | null;
  /** Share of the weight that speaks for it, 0 to 1. */
  confidence: number;
}

/** "Turkish-backed groups" are not Turkey. */
const BACKED: ReadonlySet<string> = new Set([
  'backed',
  'led',
  'made',
  'funded',
  'supported',
  'born',
  'style',
  'speaking',
]);

const WEIGHT = { exact: 1.3, town: 1.3, district: 1.3, region: 1.3, country: 1 } as const;

export function focusCountry(text: string, options: FindPlacesOptions = {}): Focus {
  const given = options.country?.toUpperCase();
  const { resolved, demonyms, words } = resolve(text, options);
  const weights = new Map<string, number>();
  let sum = 0;
  const add = (country: string, weight: number, at: number): void => {
    const here = weight * (1 + 0.2 / (1 + (4 * at) / Math.max(1, words.length)));
    weights.set(country, (weights.get(country) ?? 0) + here);
    sum += here;
  };
  for (const { mention, judged } of resolved) {
    const { place } = judged[0]!;
    const placed = mention.located || mention.kind !== undefined;
    add(place.country, WEIGHT[place.precision] * (placed ? 1.6 : 1), mention.first);
  }
  for (const { country, word } of demonyms) add(country, BACKED.has(words[word + 1]?.key ?? '') ? 0.1 : 0.5, word);
  if (given !== undefined) add(given, 0.3, words.length);
  let best: string | null = null;
  for (const [country, weight] of weights) if (best === null || weight > weights.get(best)!) best = country;
  return { country: best, confidence: best === null ? 0 : Math.round((weights.get(best)! / sum) * 1000) / 1000 };
}

export interface NamedCountry {
  country: string;
  /** Of the demonym, [start, end) in UTF-16 units. */
  span: [start: number, end: number];
}

/** Countries that a text names by demonyms alone, «السلطات الجزائرية»; "Turkish-backed" names none. */
export function demonymsIn(text: string, options: FindPlacesOptions = {}): NamedCountry[] {
  const { demonyms, words } = resolve(text, options);
  return demonyms.flatMap(({ country, word }) => {
    const at = words[word]!;
    return BACKED.has(words[word + 1]?.key ?? '') ? [] : [{ country, span: [at.start, at.end] as [number, number] }];
  });
}
