/**
 * All places as one table of numbers: the towns first, by their row, then regions, countries and places of our own.
 * Everything that many things point at (the indexes, the finder) holds these numbers; a `Place` is made when asked for.
 *
 * Middles of regions and countries are those of their towns, weighted by people: the point stands for "somewhere in it".
 */
import { mergeTowns } from './merge.ts';
import type { Place, Precision } from './place.ts';
import { SEAT, type Towns, townAt, towns } from './towns.ts';
import { readTable, spellings } from './tsv.ts';

/** Regions named by us; an earlier table goes before a later one, and all before `areas.tsv`. */
const REGION_TABLES = [
  'regions.tsv',
  'regions-africa.tsv',
  'regions-americas.tsv',
  'regions-asia.tsv',
  'regions-europe.tsv',
  'regions-oceania.tsv',
];

export interface World {
  towns: Towns;
  /** Towns of a person's own file are among them. */
  imported: boolean;
  /** Names in Arabic script that we wrote, by row of the town. */
  written: ReadonlyMap<number, { en: string[]; ar: string[]; fa: string[] }>;
  /** Places other than towns; number = towns.count + index. */
  others: readonly Place[];
  /** Numbers by id, of places other than towns. */
  byId: ReadonlyMap<string, number>;
  /** Numbers of regions by `COUNTRY.ADMIN1`, and of countries by code. */
  regionOf: ReadonlyMap<string, number>;
  countryOf: ReadonlyMap<string, number>;
  /** Words for a country's people and things, by language: `[word, country]`. */
  demonyms: readonly (readonly [word: string, country: string, language: 'en' | 'ar' | 'fa'])[];
}

interface Middle {
  lat: number;
  lon: number;
  people: number;
  weight: number;
}

/** Weighted middles of the towns of each area and country. */
function middles(table: Towns): Map<string, Middle> {
  const found = new Map<string, Middle>();
  const add = (key: string, row: number): void => {
    let middle = found.get(key);
    if (middle === undefined) {
      middle = { lat: 0, lon: 0, people: 0, weight: 0 };
      found.set(key, middle);
    }
    const people = table.population[row]!;
    // a square root, or a metropolis at the edge would be the middle of its country
    const weight = Math.sqrt(people + 100);
    middle.lat += table.lat[row]! * weight;
    middle.lon += table.lon[row]! * weight;
    middle.weight += weight;
    middle.people += people;
  };
  for (let row = 0; row < table.count; row++) {
    const area = table.areas[table.area[row]!]!;
    add(area, row);
    add(area.slice(0, 2), row);
  }
  return found;
}

function read(table: Towns, imported: boolean): World {
  const middle = middles(table);
  const others: Place[] = [];
  const byId = new Map<string, number>();
  const regionOf = new Map<string, number>();
  const countryOf = new Map<string, number>();

  const area = (id: string, precision: Precision, code: string, en: string[], ar: string[], fa: string[]): number => {
    const at = middle.get(code);
    const number = table.count + others.length;
    others.push({
      id,
      precision,
      country: code.slice(0, 2),
      area: precision === 'country' ? '' : code,
      lat: at === undefined ? 0 : Math.round((at.lat / at.weight) * 1000) / 1000,
      lon: at === undefined ? 0 : Math.round((at.lon / at.weight) * 1000) / 1000,
      population: at?.people ?? 0,
      seat: SEAT.none,
      names: { en, ar, fa },
      others: [],
    });
    byId.set(id, number);
    return number;
  };

  const ours = new Map(readTable('countries.tsv').map((row) => [row[0]!, row]));
  const demonyms: World['demonyms'][number][] = [];
  for (const [code, en, ar, fa] of readTable('territories.tsv')) {
    const more = ours.get(code!);
    const all = (field: string | undefined, at: number): string[] => [...spellings(field), ...spellings(more?.[at])];
    countryOf.set(code!, area(`iso:${code}`, 'country', code!, all(en, 1), all(ar, 2), all(fa, 3)));
    for (const word of spellings(more?.[4])) demonyms.push([word, code!, 'en']);
    for (const word of spellings(more?.[5])) demonyms.push([word, code!, 'ar']);
    for (const word of spellings(more?.[6])) demonyms.push([word, code!, 'fa']);
  }

  for (const [iso, code, en, ar, fa] of REGION_TABLES.flatMap(readTable))
    regionOf.set(
      code!,
      area(iso === '' ? `adm1:${code}` : `iso:${iso}`, 'region', code!, spellings(en), spellings(ar), spellings(fa)),
    );
  for (const [code, iso, name] of readTable('areas.tsv')) {
    if (regionOf.has(code!)) continue;
    const id = iso === '' || byId.has(`iso:${iso}`) ? `adm1:${code}` : `iso:${iso}`;
    regionOf.set(code!, area(id, 'region', code!, [name!], [], []));
  }

  for (const [id, precision, code, lat, lon, population, en, ar, fa] of readTable('own.tsv')) {
    byId.set(id!, table.count + others.length);
    others.push({
      id: id!,
      precision: precision as Precision,
      country: code!.slice(0, 2),
      area: code!,
      lat: Number(lat),
      lon: Number(lon),
      population: Number(population),
      seat: SEAT.none,
      names: { en: spellings(en), ar: spellings(ar), fa: spellings(fa) },
      others: [],
    });
  }

  const written = new Map<number, { en: string[]; ar: string[]; fa: string[] }>();
  for (const [id, , ar, fa, en] of readTable('names.tsv')) {
    const row = townAt(table, Number(id));
    if (row >= 0) written.set(row, { en: spellings(en), ar: spellings(ar), fa: spellings(fa) });
  }
  return { towns: table, imported, written, others, byId, regionOf, countryOf, demonyms };
}

let loaded: World | null = null;
export function world(): World {
  loaded ??= read(towns(), false);
  return loaded;
}

/** Makes more towns known; numbers of places given out before are no longer right. */
export function addTowns(more: Towns): void {
  loaded = read(mergeTowns(world().towns, more), true);
}

/** The place with a number. */
export function placeOf(number: number): Place {
  const { towns: table, written, others } = world();
  if (number >= table.count) return others[number - table.count]!;
  const area = table.areas[table.area[number]!]!;
  const ours = written.get(number);
  const other = table.others[number]!;
  return {
    id: `gn:${table.id[number]}`,
    precision: table.seat[number] === SEAT.quarter ? 'exact' : 'town',
    country: area.slice(0, 2),
    area,
    lat: table.lat[number]!,
    lon: table.lon[number]!,
    population: table.population[number]!,
    seat: table.seat[number]!,
    names: { en: [...(ours?.en ?? []), table.names[number]!], ar: ours?.ar ?? [], fa: ours?.fa ?? [] },
    others: other === '' ? [] : other.split('|'),
  };
}

/** The number of the place with an id, or -1. */
export function numberOf(id: string): number {
  const { towns: table, byId } = world();
  return id.startsWith('gn:') ? townAt(table, Number(id.slice(3))) : (byId.get(id) ?? -1);
}
