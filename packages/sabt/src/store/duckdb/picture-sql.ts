/**
 * What pictures of a selection are made of: its summary, acts by span of days, acts by place. Each is one statement over
 * the chosen rows, so that what is drawn and what is counted cannot differ.
 */
import {
  type Box,
  type CountRange,
  type DaySpan,
  type Extent,
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

const EXTENT = [
  'min(start_day)',
  'max(end_day)',
  'min(lon) FILTER (WHERE drawn)',
  'min(lat) FILTER (WHERE drawn)',
  'max(lon) FILTER (WHERE drawn)',
  'max(lat) FILTER (WHERE drawn)',
];

const SUMMARY_HEAD = [
  ...EXTENT,
  'count(*)',
  "count(*) FILTER (WHERE status = 'confirmed')",
  "count(*) FILTER (WHERE status = 'suggested')",
];

const DRAWN = `${SHOWN_PRECISION} IN ('exact', 'town', 'district', 'unstated')`;

const numbersSql = (columns: readonly string[], where: string): string =>
  `SELECT ${columns.map((column) => `CAST(${column} AS DOUBLE)`).join(', ')}
   FROM (SELECT *, ${DRAWN} AS drawn FROM act WHERE ${where})`;

export const extentSql = (where: string): string => numbersSql(EXTENT, where);
export const summarySql = (where: string): string => numbersSql([...SUMMARY_HEAD, ...SUMMED.flatMap(sumsOf)], where);

/** Events and sources, each once; apart from the rest, which needs no tables of what was seen. */
export const differentSql = (where: string): string =>
  `WITH chosen AS (SELECT event, sources FROM act WHERE ${where})
   SELECT (SELECT count(*) FROM (SELECT DISTINCT event FROM chosen WHERE event IS NOT NULL)),
     (SELECT count(DISTINCT source) FROM (SELECT unnest(sources) AS source FROM (SELECT DISTINCT sources FROM chosen)))`;

const numberAt = (row: readonly unknown[], at: number): number | null =>
  row[at] === null || row[at] === undefined ? null : Number(row[at]);

export function extentOf(row: readonly unknown[], isoOf: (day: number) => string): Extent {
  const [first = null, last = null, west = null, south = null, east = null, north = null] = EXTENT.map((_, at) =>
    numberAt(row, at),
  );
  return {
    first: first === null ? null : isoOf(first),
    last: last === null ? null : isoOf(last),
    box: west === null || south === null || east === null || north === null ? null : { west, south, east, north },
  };
}

export function summaryOf(
  row: readonly unknown[],
  [events, sources]: readonly unknown[],
  isoOf: (day: number) => string,
): Summary {
  const number = (at: number): number | null => numberAt(row, at);
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
    ...extentOf(row, isoOf),
    acts: number(EXTENT.length)!,
    events: Number(events),
    confirmed: number(EXTENT.length + 1)!,
    suggested: number(EXTENT.length + 2)!,
    sources: Number(sources),
    sums: Object.fromEntries(sums) as Summary['sums'],
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
  return `SELECT shown, x, y, sum(lat) / sum(n) AS lat, sum(lon) / sum(n) AS lon, arg_max(place, n) AS name,
      count(DISTINCT place) AS names, arg_max(country_key, n) AS country_key, min(country) AS country, sum(n) AS n,
      sum(confirmed) AS confirmed
    FROM (SELECT shown, x, y, within, apart, place, country_key, min(country) AS country, sum(lat) AS lat, sum(lon) AS lon,
        count(*) AS n, count(*) FILTER (WHERE status = 'confirmed') AS confirmed
      FROM (SELECT shown, lat, lon, status, place, country, country_key,
          CASE WHEN drawn THEN floor(lon / ${cell}) END AS x, CASE WHEN drawn THEN floor(lat / ${cell}) END AS y,
          CASE WHEN drawn THEN NULL ELSE country_key END AS within,
          CASE WHEN shown IN ('region', 'unlocated') THEN coalesce(place, admin1) END AS apart
        FROM (SELECT *, ${SHOWN_PRECISION} AS shown, ${DRAWN} AS drawn FROM act WHERE ${where}))
      GROUP BY ALL)
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
