/**
 * The frame of a map: which part of the world is shown and in which projection. A selection within one country is shown
 * in that country, whole; any other in a box around its points; one that spans most of the world in an equal-area view of
 * all of it (Natural Earth for looks, since a world map is for finding one's way).
 */
import { type GeoProjection, geoGraticule, geoMercator, geoNaturalEarth1, geoPath } from 'd3-geo';
import { type Country, type Detail, outlineOf, outlines } from './map-outlines.ts';

export interface Frame {
  width: number;
  height: number;
  /** Degrees to units of the picture; null for what lies outside. */
  place(lon: number, lat: number): [number, number] | null;
  /** Paths of the ground: the countries in sight, each with its code. */
  land: { code: string | null; d: string }[];
  graticule: string;
}

export interface MapBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

const WIDTH = 720;
const MARGIN = 44;
const WHOLE_WORLD = 140;
const FINE_BELOW = 60;
/** So that a single place has surroundings. */
const LEAST_DEGREES = 1.5;
const MERCATOR_LAT = 80;
const MOST_KEPT = 32;

const kept = new Map<string, Frame>();

/** @param countries codes of the countries that are to be seen whole */
export function frameOf(points: MapBox | null, countries: readonly string[]): Frame {
  const box = wholeCountries(points, countries);
  const key = box === null ? 'world' : [box.west, box.south, box.east, box.north].map((n) => n.toFixed(2)).join();
  const former = kept.get(key);
  if (former !== undefined) return former;
  const frame = box === null ? worldFrame() : boxFrame(box);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, frame);
  return frame;
}

/** The box around the points and the countries: of a country those parts in which a point lies, and its largest. */
function wholeCountries(points: MapBox | null, codes: readonly string[]): MapBox | null {
  let box = points;
  for (const code of codes) {
    const country = outlineOf(code, '50m');
    if (country === null) continue;
    for (const [west, south, east, north] of partsInSight(country, points))
      box = box === null ? { west, south, east, north } : around(box, { west, south, east, north });
  }
  if (box === null) return null;
  const wide = Math.max(box.east - box.west, box.north - box.south);
  return wide > WHOLE_WORLD ? null : atLeast(box);
}

function partsInSight({ boxes }: Country, points: MapBox | null): Country['boxes'] {
  const size = ([west, south, east, north]: Country['boxes'][number]) => (east - west) * (north - south);
  const largest = boxes.reduce((a, b) => (size(b) > size(a) ? b : a), boxes[0]!);
  const touched = boxes.filter(
    ([west, south, east, north]) =>
      points !== null && west < points.east && east > points.west && south < points.north && north > points.south,
  );
  return [largest, ...touched];
}

const around = (a: MapBox, b: MapBox): MapBox => ({
  west: Math.min(a.west, b.west),
  south: Math.min(a.south, b.south),
  east: Math.max(a.east, b.east),
  north: Math.max(a.north, b.north),
});

function atLeast({ west, south, east, north }: MapBox): MapBox {
  const more = (low: number, high: number): [number, number] => {
    const lack = Math.max(0, LEAST_DEGREES - (high - low)) / 2;
    return [low - lack, high + lack];
  };
  const [w, e] = more(west, east);
  const [s, n] = more(Math.max(south, -MERCATOR_LAT), Math.min(north, MERCATOR_LAT));
  return { west: w, south: s, east: e, north: n };
}

function boxFrame(box: MapBox): Frame {
  const { west, south, east, north } = box;
  const corners = {
    type: 'MultiPoint' as const,
    coordinates: [
      [west, south],
      [east, north],
      [west, north],
      [east, south],
    ],
  };
  // a country that lies across the seam of the map is not cut in two
  const projection = geoMercator()
    .rotate([-(west + east) / 2, 0])
    .fitWidth(WIDTH - 2 * MARGIN, corners);
  const tall = geoPath(projection).bounds(corners);
  const height = Math.round(Math.min(560, Math.max(320, tall[1][1] - tall[0][1] + 2 * MARGIN)));
  projection.fitExtent(
    [
      [MARGIN, MARGIN],
      [WIDTH - MARGIN, height - MARGIN],
    ],
    corners,
  );
  const detail: Detail = Math.max(east - west, north - south) > FINE_BELOW ? '110m' : '50m';
  return drawn(projection, height, detail, box);
}

function worldFrame(): Frame {
  const height = 400;
  const projection = geoNaturalEarth1().fitExtent(
    [
      [2, 2],
      [WIDTH - 2, height - 2],
    ],
    { type: 'Sphere' },
  );
  return drawn(projection, height, '110m', null);
}

function drawn(projection: GeoProjection, height: number, detail: Detail, box: MapBox | null): Frame {
  projection.clipExtent([
    [0, 0],
    [WIDTH, height],
  ]);
  const path = geoPath(projection).digits(1);
  const span = box === null ? 360 : Math.max(box.east - box.west, box.north - box.south);
  const step = [30, 20, 10, 5, 2, 1, 0.5, 0.25].find((degrees) => span / degrees >= 3) ?? 0.25;
  const near =
    box === null
      ? null
      : around(box, { west: box.west - span, south: box.south - span, east: box.east + span, north: box.north + span });
  return {
    width: WIDTH,
    height,
    place(lon, lat) {
      const at = projection([lon, lat]);
      return at === null || at[0] < 0 || at[0] > WIDTH || at[1] < 0 || at[1] > height ? null : at;
    },
    land: outlines(detail).flatMap((country) => {
      if (near !== null && !isNear(country, near)) return [];
      const d = path(country.shape);
      return d === null ? [] : [{ code: country.code, d }];
    }),
    graticule: path(geoGraticule().step([step, step])()) ?? '',
  };
}

const isNear = ({ boxes }: Country, near: MapBox): boolean =>
  boxes.some(
    ([west, south, east, north]) =>
      west <= near.east && east >= near.west && south <= near.north && north >= near.south,
  );
