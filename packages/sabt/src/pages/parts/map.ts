/**
 * A map of acts as SVG, made on the server. A circle's area is the number of acts (small ones are drawn large enough to be
 * seen); filled as far as they are confirmed, hollow for what is only suggested. A place known to the town or better is a
 * disc, one known to the district a dashed ring, a country a hatched outline; a region has no outline here and stands in
 * the list beside the map. Nothing less precise than a district is ever a disc.
 */
import { type Html, html } from '../html.ts';
import { type Frame, frameOf, type MapBox } from './map-frame.ts';

export interface Circle {
  lon: number;
  lat: number;
  n: number;
  confirmed: number;
  isDistrict: boolean;
  /** Where it leads; null on a map that shows one place only. */
  href: string | null;
  /** What it says to who hears or points at it. */
  name: string;
  /** Written beside the largest. */
  label: string | null;
}

export interface HatchedCountry {
  code: string;
  href: string | null;
  name: string;
}

export interface MapModel {
  title: string;
  circles: readonly Circle[];
  hatched: readonly HatchedCountry[];
  /** Codes of countries to be seen whole. */
  within: readonly string[];
  small?: boolean;
}

const LARGEST = 20;
const SMALLEST = 3.5;
const MOST_LABELS = 12;
const MOST_STOPS = 40;

export function mapPicture(model: MapModel): Html {
  const frame = frameOf(boxOf(model.circles), model.within);
  const most = Math.max(1, ...model.circles.map(({ n }) => n));
  const placed = model.circles.flatMap((circle) => {
    const at = frame.place(circle.lon, circle.lat);
    return at === null ? [] : [{ ...circle, x: round(at[0]), y: round(at[1]), r: round(radius(circle.n, most)) }];
  });
  placed.sort((a, b) => b.n - a.n);
  return html`<svg class="map${model.small ? ' is-small' : ''}" viewBox="0 0 ${frame.width} ${frame.height}" role="group" aria-label="${model.title}" direction="ltr">
<defs><pattern id="map-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="6"></line></pattern></defs>
<rect class="sea" width="${frame.width}" height="${frame.height}"></rect>
<path class="graticule" d="${frame.graticule}"></path>
${ground(frame, model)}
${placed.map((circle, i) => oneCircle(circle, i))}
${labels(placed, frame)}
</svg>`;
}

export const radius = (n: number, most: number): number => Math.max(SMALLEST, LARGEST * Math.sqrt(n / most));

function ground({ land }: Frame, { hatched, within }: MapModel): Html {
  const whole = new Map(hatched.map((one) => [one.code, one]));
  return html`<g class="land">${land.map(({ code, d }) => html`<path${code !== null && within.includes(code) ? html` class="focus"` : ''} d="${d}"></path>`)}</g>
${land.flatMap(({ code, d }) => {
  const one = code === null ? undefined : whole.get(code);
  if (one === undefined) return [];
  const shape = html`<path class="whole" d="${d}" fill="url(#map-hatch)"><title>${one.name}</title></path>`;
  return [one.href === null ? shape : html`<a href="${one.href}" aria-label="${one.name}">${shape}</a>`];
})}`;
}

type Placed = Circle & { x: number; y: number; r: number };

function oneCircle({ x, y, r, n, confirmed, isDistrict, href, name }: Placed, i: number): Html {
  const inner = round(r * Math.sqrt(confirmed / n));
  const shape = html`<title>${name}</title><circle class="${isDistrict ? 'ring' : 'hollow'}" cx="${x}" cy="${y}" r="${r}"></circle>${isDistrict || inner === 0 ? '' : html`<circle class="disc" cx="${x}" cy="${y}" r="${inner}"></circle>`}`;
  if (href === null) return html`<g>${shape}</g>`;
  // the keyboard stops at the largest; all are in the table beside the map
  return html`<a href="${href}" aria-label="${name}"${i < MOST_STOPS ? '' : html` tabindex="-1"`}>${shape}</a>`;
}

/** Names beside the largest circles, where they cover neither a circle nor one another. */
function labels(circles: readonly Placed[], frame: Frame): Html[] {
  const taken: [number, number, number, number][] = circles
    .slice(0, 60)
    .map(({ x, y, r }) => [x - r * 0.6, y - r * 0.6, x + r * 0.6, y + r * 0.6]);
  const written: Html[] = [];
  for (const { x, y, r, label } of circles) {
    if (written.length >= MOST_LABELS) break;
    if (label === null) continue;
    const half = label.length * 3.6 + 4;
    const spot = [y - r - 5, y + r + 14]
      .map((base) => ({ base, box: [x - half, base - 11, x + half, base + 3] as [number, number, number, number] }))
      .find(
        ({ box }) =>
          box[0] > 0 &&
          box[2] < frame.width &&
          box[1] > 0 &&
          box[3] < frame.height &&
          !taken.some((other) => meet(box, other)),
      );
    if (spot === undefined) continue;
    taken.push(spot.box);
    written.push(
      html`<text class="place-name" x="${x}" y="${round(spot.base)}" text-anchor="middle" aria-hidden="true">${label}</text>`,
    );
  }
  return written;
}

const meet = (a: readonly number[], b: readonly number[]): boolean =>
  a[0]! < b[2]! && a[2]! > b[0]! && a[1]! < b[3]! && a[3]! > b[1]!;

function boxOf(circles: readonly Circle[]): MapBox | null {
  if (circles.length === 0) return null;
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const { lon, lat } of circles) {
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return box;
}

const round = (n: number): number => Math.round(n * 10) / 10;
