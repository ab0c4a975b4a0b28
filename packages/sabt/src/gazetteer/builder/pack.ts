/**
 * The layout of towns.bin: one JSON line with the number of towns, the list of areas and the byte length of each column;
 * then the columns. Numbers are zigzag LEB128 differences from town to town, towns in order of id: ids of one country were
 * given out together, so neighbours resemble each other and Brotli finds it. Degrees are whole thousandths (about 100 m).
 */
export interface PackedTown {
  /** GeoNames id. */
  id: number;
  name: string;
  /** Keys (key.ts) of other spellings: for matching, never shown. */
  others: readonly string[];
  lat: number;
  lon: number;
  population: number;
  /** `COUNTRY.ADMIN1` with GeoNames' own first-level code. */
  area: string;
  /** 0 populated place, 1 capital, 2 seat of a first-level region, 3 of a second-level one, 4 a part of a town. */
  seat: number;
}

export const COLUMNS = ['id', 'lat', 'lon', 'population', 'area', 'seat', 'names', 'others'] as const;
export type Column = (typeof COLUMNS)[number];
export interface Header {
  count: number;
  areas: string[];
  lengths: { [column in Column]: number };
}

function differences(values: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  let last = 0;
  for (const value of values) {
    const step = value - last;
    last = value;
    let rest = step < 0 ? -step * 2 - 1 : step * 2;
    while (rest > 127) {
      bytes.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** Two significant digits and a half: more would claim what no census knows, and costs bytes. */
function rounded(population: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, population))) - 2);
  return Math.round(population / unit) * unit;
}

export function packTowns(list: readonly PackedTown[]): Uint8Array {
  const towns = [...list].sort((a, b) => a.id - b.id);
  const areas = [...new Set(towns.map((town) => town.area))].sort();
  const number = new Map(areas.map((area, at) => [area, at]));
  const columns: { [column in Column]: Uint8Array } = {
    id: differences(towns.map((town) => town.id)),
    lat: differences(towns.map((town) => Math.round(town.lat * 1000))),
    lon: differences(towns.map((town) => Math.round(town.lon * 1000))),
    population: differences(towns.map((town) => rounded(town.population))),
    area: differences(towns.map((town) => number.get(town.area)!)),
    seat: Uint8Array.from(towns.map((town) => town.seat)),
    names: Buffer.from(towns.map((town) => town.name).join('\n')),
    others: Buffer.from(towns.map((town) => town.others.join('|')).join('\n')),
  };
  const lengths = Object.fromEntries(COLUMNS.map((column) => [column, columns[column].length])) as Header['lengths'];
  const header: Header = { count: towns.length, areas, lengths };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...COLUMNS.map((column) => columns[column])]);
}
