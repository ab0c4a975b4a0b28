/** What a place is, wherever it comes from. */

/** How near the point is to where it happened. A region or a country is an area: never to be drawn as a dot. */
export type Precision = 'exact' | 'town' | 'district' | 'region' | 'country';

export const LANGUAGES = ['en', 'ar', 'fa'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Place {
  /** `iso:IR`, `iso:IR-23` (ISO 3166-2), `adm1:COUNTRY.CODE` where ISO has none that we know, `gn:GEONAMEID`, `own:NAME`. */
  id: string;
  precision: Precision;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** GeoNames' `COUNTRY.ADMIN1` that it lies in or is; empty for countries. */
  area: string;
  /** Degrees; the middle of its towns for an area. */
  lat: number;
  lon: number;
  /** People, rounded; 0 where not known. */
  population: number;
  /** Of a town: see SEAT in towns.ts. */
  seat: number;
  /** Spellings by language, the shown one first; empty where nobody wrote one yet. */
  names: { readonly [language in Language]: readonly string[] };
  /** Keys (key.ts) of other spellings, for matching alone. */
  others: readonly string[];
}
