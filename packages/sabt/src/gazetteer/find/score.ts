/**
 * Which of the places of one name is meant, and whether a place is meant at all.
 *
 * Candidates are ordered by what is known before reading (people, seat, kind) and by what the text says: its country
 * (named, by demonym, or given), a region named beside or near it, other places nearby. The weights were set on the gold
 * set's development half and on news, and are few on purpose. The idea of spatial minimality and one country per text is
 * Leidner's ("Toponym resolution in text", 2007); population as the baseline that is hard to beat is his finding as well.
 *
 * `believed` asks for evidence: the smaller the place and the more ordinary the word, the more of it.
 */
import type { Place } from '../place.ts';
import { SEAT } from '../towns.ts';
import type { Mention } from './mentions.ts';

/** Countries that the text speaks of, with weights that add up to 1 or less. */
export type Shares = ReadonlyMap<string, number>;

export interface Judged {
  place: Place;
  number: number;
  /** It is another spelling of the place, not its own name. */
  variant: boolean;
  score: number;
  /** Kilometres to the nearest other place of the text; 100,000 if there is none. */
  near: number;
}

export interface Surroundings {
  shares: Shares;
  /** Given with the text. */
  country: string | undefined;
  /** Regions named in the text, as `COUNTRY.ADMIN1`. */
  areas: ReadonlySet<string>;
  /** Country or region named right after it ("Paris, Texas"), as a code or an area. */
  parent: readonly string[];
  /** Area of the town named right before it, comma between: it is likely to be its region. */
  child: string | undefined;
  /** Places that the text names, as far as is known. */
  others: readonly Place[];
}

const KILOMETRES_PER_DEGREE = 111.2;
/** Great-circle distance in km, by the haversine formula. */
export function distance(a: Place, b: Place): number {
  const r = Math.PI / 180;
  const x = Math.sin(((b.lat - a.lat) * r) / 2) ** 2;
  const y = Math.cos(a.lat * r) * Math.cos(b.lat * r) * Math.sin(((b.lon - a.lon) * r) / 2) ** 2;
  return (2 * KILOMETRES_PER_DEGREE * Math.asin(Math.min(1, Math.sqrt(x + y)))) / r;
}

function prior(place: Place, mention: Mention): number {
  if (place.precision === 'country') return 1.25;
  const size = Math.log10(Math.max(place.population, 100)) / 7.5;
  if (place.precision === 'region') return mention.kind === 'region' ? 1.3 : size * 0.75;
  const seat =
    place.seat === SEAT.capital ? 0.2 : place.seat === SEAT.region ? 0.08 : place.seat === SEAT.district ? 0.03 : 0;
  return (
    size +
    seat +
    (mention.kind === 'town' ? 0.25 : 0) -
    (place.precision === 'exact' && place.id.startsWith('gn:') ? 0.15 : 0)
  );
}

/**
 * «الجزائر» is Algeria and Algiers. The capital is meant beside another town of the country («وهران والجزائر»), and where
 * the country is known already and no other town is named.
 */
function isCapitalMeant(place: Place, places: readonly Place[], mention: Mention, around: Surroundings): boolean {
  if (place.seat !== SEAT.capital) return false;
  if (!places.some(({ precision, country }) => precision === 'country' && country === place.country)) return false;
  const beside = around.others.some(
    ({ id, precision, country }) =>
      country === place.country && id !== place.id && precision !== 'country' && precision !== 'region',
  );
  return mention.kind === 'town' || (beside ? mention.added : mention.located && around.country === place.country);
}

function judge(hit: number, place: Place, places: readonly Place[], mention: Mention, around: Surroundings): Judged {
  const variant = hit < 0;
  let score = prior(place, mention) - (variant ? (mention.arabic ? 0.15 : 0.25) : 0);
  let near = 1e5;
  if (isCapitalMeant(place, places, mention, around)) score += 0.6;
  if (mention.vowelled !== undefined && place.names.ar.includes(mention.vowelled)) score += 0.6;
  score += 0.7 * (around.shares.get(place.country) ?? 0);
  if (around.country === place.country) score += 0.35;
  if (place.precision !== 'country') {
    if (place.precision !== 'region' && around.areas.has(place.area)) score += 0.4;
    if (around.parent.includes(place.country)) score += 0.9;
    if (around.parent.includes(place.area) && place.precision !== 'region') score += 1.2;
    near = around.others.reduce(
      (best, other) =>
        other.id === place.id || other.precision === 'country' ? best : Math.min(best, distance(place, other)),
      1e5,
    );
    score += near < 60 ? 0.2 : near < 200 ? 0.12 : near < 500 ? 0.05 : 0;
    if (place.precision === 'region' && around.child === place.area) score += 0.7;
  } else if (around.parent.length > 0 && !around.parent.includes(place.country)) score -= 0.6;
  return { place, number: variant ? ~hit : hit, variant, score, near };
}

/** The candidates of a mention, the best first. */
export function judged(mention: Mention, places: readonly Place[], around: Surroundings): Judged[] {
  return mention.hits
    .map((hit, at) => judge(hit, places[at]!, places, mention, around))
    .sort((a, b) => b.score - a.score);
}

/** The text speaks of some country with confidence. */
const isElsewhere = (around: Surroundings): boolean => {
  for (const share of around.shares.values()) if (share > 0.2) return true;
  return false;
};

const SIZES: readonly (readonly [people: number, points: number])[] = [
  [1_000_000, 3],
  [300_000, 2.5],
  [100_000, 2],
  [30_000, 1.2],
  [10_000, 0.7],
  [0, 0],
];

/** Whether there is evidence enough that the mention is this place and not merely a word. */
export function believed(mention: Mention, best: Judged, around: Surroundings): boolean {
  const { place } = best;
  const named = around.parent.includes(place.country) || around.parent.includes(place.area);
  let points = 0;
  if (mention.kind !== undefined) points += 3;
  if (named) points += 3;
  if (mention.located) points += 1.5;
  if (mention.listed) points += 1;
  if (mention.last > mention.first) points += 1;
  if (place.precision === 'country') points += 3;
  else if (place.precision === 'region') points += place.population >= 300_000 ? 2 : 1.2;
  else {
    // GeoNames has no count for many a seat; that somebody wrote its name in our table says that it matters
    const ours = place.names.ar.length + place.names.fa.length > 0;
    const uncounted = place.population === 0 && place.seat === SEAT.district && place.names.en.length > 1;
    const people = ours ? Math.max(place.population, uncounted ? 100_000 : 30_000) : place.population;
    if (ours) points += 0.5;
    points += SIZES.find(([least]) => people >= least)![1];
    if (place.seat === SEAT.capital || place.seat === SEAT.region) points += 1;
    if (place.id.startsWith('own:')) points += 2;
    const close = around.country === place.country || (around.shares.get(place.country) ?? 0) > 0.2;
    if (close) points += 1.5;
    if (around.areas.has(place.area)) points += 1;
    // the text speaks of other countries, or names the very country, and it is not this one
    if (around.parent.length > 0 && !named) points -= 4;
    else if (!around.shares.has(place.country) && isElsewhere(around) && place.population < 500_000) points -= 1;
    if (best.near < 60) points += 0.7;
    if (!close && best.variant && !mention.arabic && place.names.ar.length === 0) points -= 1.2;
    if (mention.sounded) points -= close ? 1.5 : 4;
    if (mention.amid) points -= place.population >= 300_000 ? 1.2 : 2.5;
  }
  if (mention.common && place.precision !== 'country') points -= 3;
  if (mention.clitic) points -= (mention.located ? 0.3 : 0.6) + (mention.key.length <= 4 ? 1.5 : 0);
  if (best.variant) points -= 0.5;
  if (mention.lower) points -= 1;
  if (mention.arabic) return points >= ([2, 2, 2, 1.6][mention.key.length] ?? 1.4);
  return points + (mention.opens ? -0.3 : 0) >= (mention.key.length <= 3 ? 3 : 2);
}
