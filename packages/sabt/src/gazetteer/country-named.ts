/**
 * The country that a table means by a name: the whole name must be one of its spellings. Unlike `findPlaces` this never
 * guesses from a part: "Germany East" and "Serbia and Montenegro" were other countries than those they name in passing.
 */
import { ALPHA_3 } from './alpha3.ts';
import { placeKey } from './key.ts';
import { readTable, spellings } from './tsv.ts';

/** Spellings that lists use and texts do not. */
const IN_LISTS: Readonly<Record<string, string>> = {
  AE: 'United Arab Emirate',
  BA: 'Bosnia|Bosnia Herzegovina|Bosnia-Herzegovina',
  BO: 'Bolivia (Plurinational State of)',
  BN: 'Brunei Darussalam',
  CD: 'DR Congo (Zaire)|DR Congo|DRC|Congo Kinshasa|Congo, Democratic Republic of|Congo, Dem. Rep.|Democratic Republic of the Congo|Zaire',
  CG: 'Congo Brazzaville|Congo-Brazzaville|Republic of the Congo|Congo, Rep.',
  CI: "Cote d'Ivoire",
  CZ: 'Czech Republic',
  GM: 'The Gambia|Gambia, The',
  IR: 'Iran, Islamic Republic of|Iran (Islamic Republic of)|Islamic Republic of Iran',
  KP: 'Korea North|Korea, North|Korea, Dem. Rep.|Democratic People’s Republic of Korea|DPRK',
  KR: 'Korea South|Korea, South|Korea, Rep.|Korea, Republic of',
  LA: 'Lao PDR|Lao People’s Democratic Republic',
  MD: 'Moldova, Republic of|Republic of Moldova',
  MK: 'Macedonia|FYROM|The former Yugoslav Republic of Macedonia',
  MM: 'Burma|Myanmar (Burma)',
  PS: 'Palestine, State of|State of Palestine|Occupied Palestinian Territory|Palestinian Territories',
  RU: 'Russian Federation|Russia (Soviet Union)',
  SK: 'Slovak Republic',
  SY: 'Syrian Arab Republic',
  SZ: 'Swaziland|Kingdom of eSwatini|Kingdom of eSwatini (Swaziland)',
  TL: 'Timor Leste|East Timor',
  TR: 'Turkiye|Türkiye',
  TZ: 'Tanzania, United Republic of|United Republic of Tanzania',
  US: 'United States of America|US',
  VE: 'Venezuela (Bolivarian Republic of)|Venezuela, RB',
  VN: 'Viet Nam|Vietnam (North Vietnam)',
  YE: 'Yemen (North Yemen)|Yemen, Rep.|Republic of Yemen',
  ZW: 'Zimbabwe (Rhodesia)',
  KH: 'Cambodia (Kampuchea)',
  MG: 'Madagascar (Malagasy)',
  RS: 'Serbia (Yugoslavia)',
};

/** Parts of a country, and states that are no more: to count them with a country of today would be a claim. */
const NOT_THE_COUNTRY = new Set(
  [
    'England|Scotland|Wales|Northern Ireland|USSR|Soviet Union|Yugoslavia|Czechoslovakia|East Germany|West Germany',
    'إنجلترا|انكلترا|إنكلترا|اسكتلندا|الاتحاد السوفيتي|الاتحاد السوفياتي|يوغوسلافيا',
    'اسکاتلند|شوروی|اتحاد جماهیر شوروی|یوگسلاوی',
  ].flatMap((line) => line.split('|').map(placeKey)),
);

let known: Map<string, string> | null = null;

function names(): Map<string, string> {
  if (known !== null) return known;
  known = new Map();
  const learn = (code: string, spelt: readonly string[]): void => {
    for (const name of spelt) {
      const key = placeKey(name);
      if (key !== '' && !NOT_THE_COUNTRY.has(key) && !known!.has(key)) known!.set(key, code);
    }
  };
  for (const [code, ...languages] of readTable('territories.tsv')) learn(code!, languages.flatMap(spellings));
  for (const [code, spelt] of Object.entries(IN_LISTS)) learn(code, spellings(spelt));
  for (const [code, en, ar, fa] of readTable('countries.tsv')) learn(code!, [en, ar, fa].flatMap(spellings));
  return known;
}

/** ISO 3166-1 alpha-2 of a country by its code (of two or three letters) or by one of its names in any of the three languages; null if none is so called. */
export function countryNamed(name: string): string | null {
  const trimmed = name.trim();
  const byName = names().get(placeKey(trimmed));
  if (byName !== undefined) return byName;
  if (/^[A-Z]{3}$/.test(trimmed)) return ALPHA_3.get(trimmed) ?? null;
  return /^[A-Z]{2}$/.test(trimmed) && codes().has(trimmed) ? trimmed : null;
}

let codesKnown: ReadonlySet<string> | null = null;

function codes(): ReadonlySet<string> {
  codesKnown ??= new Set(readTable('territories.tsv').map(([code]) => code!));
  return codesKnown;
}
