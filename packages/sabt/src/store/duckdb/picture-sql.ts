/**
 * What pictures of a selection are made of: its summary, acts by span of days, acts by place. Each is one statement over
 * the chosen rows, so that what is drawn and what is counted cannot differ.
 */
import {
  type Box,
  type CountRange,
  type DaySpan,
  type PlaceGroup,
  type ShownPrecision,
  type SpanGroup,
  SUMMED,
  type Summary,
  type Summed,
} from '../analysis-port.ts';
import { SHOWN_PRECISION } from './filter-sql.ts';

/** Sum of a column of bounds where every act that gives any number gives this one, else null; see `Summary`. */
const sumsOf = (measure: Summed): string[] => [
  `sum(coalesce(${measure}_low, 0))`,
  `sum(${measure}_best)`,
  `sum(${measure}_high)`,
  `count(*) FILTER (WHERE coalesce(${measure}_low, ${measure}_best, ${measure}_high) IS NOT NULL)`,
  `count(${measure}_best)`,
  `count(${measure}_high)`,
];

const SUMMARY_HEAD = [
  'count(*)',
  'count(DISTINCT event)',
  "count(*) FILTER (WHERE status = 'confirmed')",
  "count(*) FILTER (WHERE status = 'suggested')",
  'min(start_day)',
  'max(end_day)',
  'min(lon) FILTER (WHERE drawn)',
  'min(lat) FILTER (WHERE drawn)',
  'max(lon) FILTER (WHERE drawn)',
  'max(lat) FILTER (WHERE drawn)',
];

const DRAWN = `${SHOWN_PRECISION} IN ('exact', 'town', 'district', 'unstated')`;

export const summarySql = (where: string): string =>
  `SELECT ${[...SUMMARY_HEAD, ...SUMMED.flatMap(sumsOf)].map((column) => `CAST(${column} AS DOUBLE)`).join(', ')}
   FROM (SELECT *, ${DRAWN} AS drawn FROM act WHERE ${where})`;

export const sourcesSql = (where: string): string =>
  `SELECT count(DISTINCT source) FROM (SELECT unnest(sources) AS source FROM act WHERE ${where})`;

export function summaryOf(row: readonly unknown[], sources: number, isoOf: (day: number) => string): Summary {
  const number = (at: number): number | null => (row[at] === null || row[at] === undefined ? null : Number(row[at]));
  const day = (at: number): string | null => (number(at) === null ? null : isoOf(number(at)!));
  const [west, south, east, north] = [6, 7, 8, 9].map(number);
  const sums = SUMMED.map((measure, i) => {
    const [low, best, high, told, bests, highs] = [0, 1, 2, 3, 4, 5].map((k) =>
      number(SUMMARY_HEAD.length + i * 6 + k),
    );
    const range: CountRange =
      told === 0 || told === null
        ? [null, null, null]
        : [low ?? null, bests === told ? best! : null, highs === told ? high! : null];
    return [measure, { range, told: told ?? 0 }] as const;
  });
  return {
    acts: number(0)!,
    events: number(1)!,
    confirmed: number(2)!,
    suggested: number(3)!,
    sources,
    first: day(4),
    last: day(5),
    sums: Object.fromEntries(sums) as Summary['sums'],
    box: west == null || south == null || east == null || north == null ? null : { west, south, east, north },
  };
}

/** Acts by the span that holds them in whole. Spans are a list of first days with an end: an ASOF join finds each. */
export function spansSql(
  where: string,
  spans: readonly DaySpan[],
  by: 'status' | 'act',
  dayOf: (iso: string) => number,
): string {
  const rows = spans.map(({ from, to }, i) => `(${i}, ${dayOf(from)}, ${dayOf(to)})`).join(', ');
  return `SELECT span, key, CASE WHEN span IS NULL THEN coalesce(precision, 'none') END AS loose, count(*) AS n
    FROM (SELECT CASE WHEN a.end_day <= s.until THEN s.i END AS span, a.${by} AS key, a.precision
      FROM (SELECT start_day, coalesce(end_day, start_day) AS end_day, precision, ${by} FROM act WHERE ${where}) AS a
      ASOF LEFT JOIN (VALUES ${rows}) AS s(i, since, until) ON a.start_day >= s.since)
    GROUP BY span, key, loose ORDER BY span NULLS LAST, key, loose`;
}

export const spanOf = ([span, key, loose, n]: readonly unknown[]): SpanGroup => ({
  span: span === null ? null : Number(span),
  key: key === null ? null : String(key),
  loose: loose === null ? null : String(loose),
  n: Number(n),
});

/** @param cell degrees; a power of two, so that the bounds of cells are exact in binary and in print */
export function placesSql(where: string, cell: number): string {
  return `SELECT shown, x, y, avg(lat) AS lat, avg(lon) AS lon, mode(place) AS name, count(DISTINCT place) AS names,
      mode(country_key) AS country_key, min(country) AS country, count(*) AS n, count(*) FILTER (WHERE status = 'confirmed') AS confirmed
    FROM (SELECT shown, lat, lon, status, place, country, country_key,
        CASE WHEN drawn THEN floor(lon / ${cell}) END AS x, CASE WHEN drawn THEN floor(lat / ${cell}) END AS y,
        CASE WHEN drawn THEN NULL ELSE country_key END AS within,
        CASE WHEN shown IN ('region', 'unlocated') THEN coalesce(place, admin1) END AS apart
      FROM (SELECT *, ${SHOWN_PRECISION} AS shown, ${DRAWN} AS drawn FROM act WHERE ${where}))
    GROUP BY shown, x, y, within, apart ORDER BY n DESC, shown, x, y, country_key, name`;
}

export function placeOf(row: Record<string, unknown>, cell: number): PlaceGroup {
  const number = (name: string): number => Number(row[name]);
  const text = (name: string): string | null => (row[name] as string | null) ?? null;
  const isDrawn = row['x'] !== null;
  const box: Box | null = isDrawn
    ? {
        west: number('x') * cell,
        south: number('y') * cell,
        east: (number('x') + 1) * cell,
        north: (number('y') + 1) * cell,
      }
    : null;
  return {
    precision: text('shown') as ShownPrecision,
    point: isDrawn ? { lat: number('lat'), lon: number('lon') } : null,
    box,
    name: text('name'),
    names: number('names'),
    countryKey: text('country_key'),
    country: text('country'),
    n: number('n'),
    confirmed: number('confirmed'),
  };
}
