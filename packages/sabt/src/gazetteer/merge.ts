/** Two tables of towns as one, in order of id. */
import { type Towns, townAt } from './towns.ts';

/** `own` with those of `more` that it lacks. */
export function mergeTowns(own: Towns, more: Towns): Towns {
  const fresh: number[] = [];
  for (let row = 0; row < more.count; row++) if (townAt(own, more.id[row]!) < 0) fresh.push(row);
  const count = own.count + fresh.length;
  const areas = [...own.areas];
  const areaNumbers = new Map(areas.map((area, at) => [area, at]));
  const areaOf = (area: string): number => {
    const known = areaNumbers.get(area);
    if (known !== undefined) return known;
    areaNumbers.set(area, areas.length);
    areas.push(area);
    return areas.length - 1;
  };
  const merged = {
    count,
    areas,
    id: new Int32Array(count),
    lat: new Float64Array(count),
    lon: new Float64Array(count),
    population: new Int32Array(count),
    area: new Int32Array(count),
    seat: new Uint8Array(count),
    names: [] as string[],
    others: [] as string[],
  };
  let mine = 0;
  let theirs = 0;
  for (let row = 0; row < count; row++) {
    const next = fresh[theirs];
    const takeMore = next !== undefined && (mine >= own.count || more.id[next]! < own.id[mine]!);
    const [table, at] = takeMore ? [more, next] : [own, mine];
    if (takeMore) theirs++;
    else mine++;
    merged.id[row] = table.id[at]!;
    merged.lat[row] = table.lat[at]!;
    merged.lon[row] = table.lon[at]!;
    merged.population[row] = table.population[at]!;
    merged.area[row] = takeMore ? areaOf(table.areas[table.area[at]!]!) : table.area[at]!;
    merged.seat[row] = table.seat[at]!;
    merged.names.push(table.names[at]!);
    merged.others.push(table.others[at]!);
  }
  return merged;
}
