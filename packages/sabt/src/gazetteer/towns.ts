/**
 * The towns of the world, unpacked from data/towns.bin.br (layout: builder/pack.ts) when first asked for. Columns, not
 * objects: 117,000 towns as objects would cost the start of every command more than the command.
 */
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { COLUMNS, type Column, type Header } from './builder/pack.ts';

/** What a town is the seat of. */
export const SEAT = { none: 0, capital: 1, region: 2, district: 3, quarter: 4 } as const;

/** All towns in order of their GeoNames ids; the n-th of each column belongs to the n-th town. */
export interface Towns {
  count: number;
  id: Int32Array;
  /** Degrees. */
  lat: Float64Array;
  lon: Float64Array;
  population: Int32Array;
  /** Index into `areas`. */
  area: Int32Array;
  areas: readonly string[];
  /** See SEAT. */
  seat: Uint8Array;
  names: readonly string[];
  /** Keys (key.ts) of other spellings, joined by `|`; mostly empty. */
  others: readonly string[];
}

function undone(bytes: Uint8Array, count: number): Int32Array {
  const values = new Int32Array(count);
  let last = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    let zigzag = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[at++]!;
      zigzag += (byte & 127) * scale;
      if (byte < 128) break;
      scale *= 128;
    }
    last += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
    values[i] = last;
  }
  return values;
}

/** Reads a packed table; for what the program ships and for what a person imported. */
export function unpackTowns(packed: Buffer): Towns {
  const end = packed.indexOf(10);
  const header = JSON.parse(packed.toString('utf8', 0, end)) as Header;
  const column = {} as { [name in Column]: Buffer };
  let at = end + 1;
  for (const name of COLUMNS) {
    column[name] = packed.subarray(at, at + header.lengths[name]);
    at += header.lengths[name];
  }
  const { count, areas } = header;
  const lines = (bytes: Buffer): string[] => (count === 0 ? [] : bytes.toString('utf8').split('\n'));
  return {
    count,
    areas,
    id: undone(column.id, count),
    lat: Float64Array.from(undone(column.lat, count), (x) => x / 1000),
    lon: Float64Array.from(undone(column.lon, count), (x) => x / 1000),
    population: undone(column.population, count),
    area: undone(column.area, count),
    seat: new Uint8Array(column.seat),
    names: lines(column.names),
    others: lines(column.others),
  };
}

let shipped: Towns | null = null;

/** The towns that ship with the program. */
export function towns(): Towns {
  shipped ??= unpackTowns(brotliDecompressSync(readFileSync(new URL('data/towns.bin.br', import.meta.url))));
  return shipped;
}

/** The number of the town with a GeoNames id, or -1. */
export function townAt(table: Towns, id: number): number {
  let low = 0;
  let high = table.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = table.id[middle]!;
    if (there === id) return middle;
    if (there < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
