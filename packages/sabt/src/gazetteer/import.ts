/**
 * A person's own GeoNames file: a country's dump or `allCountries.txt`, for archives that need villages.
 *
 * The format (GeoNames, "readme.txt" of the export folder): UTF-8, a line a place, 19 fields parted by tabs: geonameid, name,
 * asciiname, alternatenames (commas), latitude, longitude, feature class, feature code, country code, cc2, admin1 code,
 * admin2, admin3, admin4, population, elevation, dem, timezone, modification date. Populated places (class P) are taken.
 * Names in Arabic script find a place but are not shown: the file does not say which language they are.
 */
import { createReadStream } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { brotliCompressSync, brotliDecompressSync, constants, createGunzip } from 'node:zlib';
import { SabtError } from '../model/errors.ts';
import { type PackedTown, packTowns } from './builder/pack.ts';
import { placeKey } from './key.ts';
import { SEAT, unpackTowns } from './towns.ts';
import { addTowns } from './world.ts';

export interface ImportedPlaces {
  /** Populated places taken. */
  places: number;
  /** Lines that name something else: rivers, regions, abandoned places. */
  others: number;
  /** Lines that could not be read, the first hundred with their reasons. */
  unread: number;
  reasons: { line: number; reason: 'fields' | 'id' | 'coordinates' | 'country' }[];
}

const FIELDS = 15;
const GONE = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);
const SEATS: { readonly [code: string]: number } = {
  PPLC: SEAT.capital,
  PPLA: SEAT.region,
  PPLA2: SEAT.district,
  PPLX: SEAT.quarter,
};

function townOf(fields: readonly string[]): PackedTown | ImportedPlaces['reasons'][number]['reason'] {
  const [id, name, ascii, others, lat, lon, , feature, country, , admin1] = fields;
  if (fields.length < FIELDS || name === '') return 'fields';
  if (!/^[1-9]\d{0,8}$/.test(id!)) return 'id';
  const [north, east] = [Number(lat), Number(lon)];
  if (lat === '' || lon === '' || !(Math.abs(north) <= 90 && Math.abs(east) <= 180)) return 'coordinates';
  if (!/^[A-Z]{2}$/.test(country!)) return 'country';
  const own = placeKey(name!);
  const spelt = new Set([ascii!, ...others!.split(',')].map(placeKey).filter((key) => key.length > 2 && key !== own));
  const people = Number(fields[14]);
  return {
    id: Number(id),
    name: name!,
    others: [...spelt],
    lat: north,
    lon: east,
    population: Number.isSafeInteger(people) && people > 0 ? Math.min(people, 1e9) : 0,
    area: `${country}.${admin1 === '' ? '00' : admin1}`,
    seat: SEATS[feature!] ?? SEAT.none,
  };
}

/**
 * Reads a GeoNames file (plain or `.gz`) and writes it packed to `into`, whole or not at all.
 * A line that cannot be read is told and passed over; a file without any place is refused.
 * @throws SabtError `invalid-value` where no line is a place; what the file system says otherwise.
 */
export async function importGeoNames(path: string, into: string): Promise<ImportedPlaces> {
  const result: ImportedPlaces = { places: 0, others: 0, unread: 0, reasons: [] };
  const byId = new Map<number, PackedTown>();
  const file = createReadStream(path);
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  // an error of the file does not reach the stream that it is piped into
  file.on('error', (error) => bytes.destroy(error));
  let line = 0;
  for await (const text of createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text === '') continue;
    const fields = text.split('\t');
    if (fields.length >= FIELDS && (fields[6] !== 'P' || GONE.has(fields[7]!))) {
      result.others++;
      continue;
    }
    const town = townOf(fields);
    if (typeof town === 'string') {
      result.unread++;
      if (result.reasons.length < 100) result.reasons.push({ line, reason: town });
    } else byId.set(town.id, town);
  }
  result.places = byId.size;
  if (byId.size === 0)
    throw new SabtError('invalid-value', 'The file has no populated place in the GeoNames format.', { at: path });
  const packed = packTowns([...byId.values()]);
  const pressed = brotliCompressSync(packed, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  await writeFile(`${into}.part`, pressed);
  await rename(`${into}.part`, into);
  return result;
}

/** From now on the places of an imported file are known beside the program's own, which stay as they are. */
export async function loadPlaces(path: string): Promise<void> {
  let packed: Buffer;
  try {
    packed = brotliDecompressSync(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new SabtError('not-found', `There is no such file: ${path}`, { at: path, cause: error });
    throw new SabtError('damaged-file', 'The file of places cannot be read. Import it again.', {
      at: path,
      cause: error,
    });
  }
  addTowns(unpackTowns(packed));
}
