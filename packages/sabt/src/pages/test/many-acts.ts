/**
 * Invented acts in the analysis copy itself, as many as are asked for, for tests and measurements of everything that
 * counts: places of every precision in the Middle East, dates from the day to the year, several sources, and an explorer
 * over them that needs no archive.
 */
import type { App } from '../../app/app.ts';
import { ExploreDesk } from '../../app/pages/explore.ts';
import { actTypes } from '../../codebook/index.ts';
import type { DatePrecision } from '../../model/records.ts';
import { Random } from '../../sample/random.ts';
import type { ActRow, AnalysisCopy, CountRange } from '../../store/analysis-port.ts';
import { ROOT } from './demo-data.ts';

const COUNTRIES = [
  ['IR', 'Iran', 32.5, 53.5],
  ['IQ', 'Iraq', 33, 43.7],
  ['SY', 'Syria', 35, 38.5],
  ['YE', 'Yemen', 15.5, 47],
  ['AF', 'Afghanistan', 34, 66],
  ['EG', 'Egypt', 27, 30],
] as const;
const PLACE_PRECISIONS = ['exact', 'town', 'town', 'town', 'district', 'region', 'country', null] as const;
const LENGTHS: readonly [DatePrecision, number][] = [
  ['day', 1],
  ['day', 1],
  ['day', 1],
  ['range', 6],
  ['week', 7],
  ['month', 0],
  ['year', 0],
];
const TYPES = actTypes().map(({ id, family }) => ({ id, family }));
const APPLIED_AT_ONCE = 20_000;
const FIRST_DAY = Date.UTC(2010, 0, 1);
const DAYS = 5000;
const DAY_MS = 86_400_000;

export async function applyActs(copy: AnalysisCopy, n: number, seed = 7): Promise<void> {
  const random = new Random(seed);
  for (let from = 0; from < n; from += APPLIED_AT_ONCE) {
    const rows = Array.from({ length: Math.min(APPLIED_AT_ONCE, n - from) }, (_, i) => actRow(from + i, random));
    await copy.apply(rows, from + rows.length);
  }
}

function actRow(i: number, random: Random): ActRow {
  const [code, country, lat, lon] = random.pick(COUNTRIES);
  const type = random.pick(TYPES);
  const town = random.between(0, 199);
  const placePrecision = random.pick(PLACE_PRECISIONS);
  const isNamed = placePrecision !== null && placePrecision !== 'country';
  const isDrawn = isNamed && placePrecision !== 'region';
  const place = !isNamed ? null : placePrecision === 'region' ? `Region ${town % 10}` : `Town ${code} ${town}`;
  const isSuggested = random.happens(0.2);
  const sources = Array.from({ length: random.between(1, 3) }, (_, k) => `source-${(i * 7 + k * 13) % 40}`);
  return {
    id: `act-${i}`,
    version: 1,
    entry: i,
    status: isSuggested ? 'suggested' : random.happens(0.02) ? 'rejected' : 'confirmed',
    event: isSuggested ? null : `event-${i >> 1}`,
    act: random.happens(0.03) ? null : type.id,
    eventType: type.family,
    title: `What was told of ${i}`,
    ...dates(random),
    countryKey: placePrecision === null ? null : code,
    country: placePrecision === null ? null : country,
    admin1: isNamed ? `Region ${town % 10}` : null,
    placeKey: place?.toLowerCase() ?? null,
    place,
    lat: isDrawn && town % 40 !== 0 ? lat + ((town * 37) % 100) / 25 - 2 : null,
    lon: isDrawn && town % 40 !== 0 ? lon + ((town * 61) % 100) / 20 - 2.5 : null,
    placePrecision,
    languages: [random.pick(['ar', 'fa', 'en'])],
    sources,
    origins: sources,
    documents: [`document-${i}`],
    actors: [`actor ${random.between(0, 300)}`],
    rightsArticles: null,
    confidentiality: 'restricted',
    counts: { participants: range(random), killed: range(random), injured: null, arrested: range(random) },
    words: `what was told of ${i} | ${type.id} | ${country.toLowerCase()}`,
  };
}

function dates(random: Random): Pick<ActRow, 'start' | 'end' | 'precision'> {
  if (random.happens(0.02)) return { start: null, end: null, precision: null };
  const [precision, days] = random.pick(LENGTHS);
  const day = FIRST_DAY + random.between(0, DAYS - 1) * DAY_MS;
  const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const date = new Date(day);
  if (precision === 'month')
    return {
      start: iso(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)),
      end: iso(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)),
      precision,
    };
  if (precision === 'year')
    return { start: `${date.getUTCFullYear()}-01-01`, end: `${date.getUTCFullYear()}-12-31`, precision };
  return { start: iso(day), end: iso(day + (days - 1) * DAY_MS), precision };
}

function range(random: Random): CountRange | null {
  if (random.happens(0.6)) return null;
  const best = random.between(0, 40);
  return random.happens(0.2) ? [best, best, null] : [best, best, best + random.between(0, 5)];
}

/** An explorer over a copy; of the archive there are but names and sizes. */
export function explorerOf(copy: AnalysisCopy): ExploreDesk {
  const size = copy.applied();
  const app = {
    analysis: { current: async () => copy },
    archive: { size: () => size, checkpoint: () => ({ size, root: ROOT }), rootAt: () => ROOT },
    catalogue: {
      byId: (id: string) => (id.startsWith('source-') ? { id, kind: 'source', name: `Name of ${id}` } : null),
      iterate: () => [],
      sourceByName: () => null,
    },
    desk: { savedSearches: () => [] },
  };
  return new ExploreDesk(app as unknown as App);
}
