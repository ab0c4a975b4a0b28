/** What the pictures of a site show: public acts that stand, by year and by place. */
import type { MapPoint, YearCount } from '../../pages/index.ts';
import type { Part, SiteView } from './site-views.ts';

const MOST_POINTS = 300;
const POINTS: ReadonlySet<string> = new Set(['exact', 'town', 'district', '']);

const isConfirmed = ({ values }: SiteView): boolean => (values['status'] ?? 'confirmed') === 'confirmed';

export function yearsOf(parts: readonly Part[]): YearCount[] {
  const years = new Map<string, YearCount>();
  for (const { label, page, views } of parts) {
    const year = label?.slice(0, 4);
    if (year === undefined) continue;
    const known = years.get(year) ?? { year, n: 0, confirmed: 0, page };
    known.n += views.length;
    known.confirmed += views.filter(isConfirmed).length;
    years.set(year, known);
  }
  return withEmptyYears(years);
}

/** Years without an act are bars of nothing: time runs evenly, and a year of which nothing is known is seen to be one. */
function withEmptyYears(years: ReadonlyMap<string, YearCount>): YearCount[] {
  const known = [...years.keys()].sort().map(Number);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const year = String(first + i).padStart(4, '0');
    return years.get(year) ?? { year, n: 0, confirmed: 0, page: null };
  });
}

/** Places with the most acts; what is known no better than a region is no point. */
export function pointsOf(acts: readonly SiteView[]): MapPoint[] {
  const points = new Map<string, MapPoint>();
  for (const act of acts) {
    const place = act.values['place'];
    if (typeof place !== 'object' || place === null || Array.isArray(place)) continue;
    const { lat, lon, precision, name } = place;
    if (typeof lat !== 'number' || typeof lon !== 'number' || !POINTS.has(String(precision ?? ''))) continue;
    const key = `${lat.toFixed(2)} ${lon.toFixed(2)} ${String(precision)}`;
    const country = act.values['country'];
    const known = points.get(key) ?? {
      lat,
      lon,
      n: 0,
      confirmed: 0,
      isDistrict: precision === 'district',
      name: typeof name === 'string' ? name : '',
      country: typeof country === 'string' ? country : null,
    };
    known.n++;
    if (isConfirmed(act)) known.confirmed++;
    points.set(key, known);
  }
  return [...points.values()].sort((a, b) => b.n - a.n || a.lat - b.lat || a.lon - b.lon).slice(0, MOST_POINTS);
}
