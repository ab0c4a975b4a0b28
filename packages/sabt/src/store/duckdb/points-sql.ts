/** What is asked of points, each one statement. The words of a roll call stand for its votes as well. */
import type { DuckDBAppender } from '@duckdb/node-api';
import type { CountryPositionGroup, PointRow, PositionGroup, SelectedPoints, SeriesSummary } from '../points-port.ts';
import { appendingTo } from './appending.ts';
import { dayOf, isoOf, TO_THE_YEAR } from './days.ts';
import { conditionOf } from './filter-sql.ts';

/** A statement with the values bound in it. */
export interface Chosen {
  sql: string;
  values: (string | number)[];
}

/** Names listed of many. */
const LISTED = 12;

function held(at: number | undefined): Chosen {
  return at === undefined
    ? { sql: 'until IS NULL AND stands', values: [] }
    : { sql: 'entry < ? AND (until IS NULL OR until >= ?) AND stands', values: [at, at] };
}

function chosenSeries({ filter, at }: SelectedPoints): Chosen {
  const [own, when] = [conditionOf(filter), held(at)];
  return { sql: `${when.sql} AND kind = 'series' AND ${own.sql}`, values: [...when.values, ...own.values] };
}

export function pointsSql({ series, ...selected }: SelectedPoints & { series: string }): Chosen {
  const { sql, values } = chosenSeries(selected);
  return {
    sql: `SELECT * FROM point WHERE ${sql}
      AND series IN (SELECT ? UNION ALL SELECT series FROM point WHERE id = ?) ORDER BY start_day, series, house, mode, id`,
    values: [...values, series, series],
  };
}

export function seriesSql(selected: SelectedPoints): Chosen {
  const { sql, values } = chosenSeries(selected);
  const names = (column: string): string => `list_sort(list(DISTINCT ${column}) FILTER (WHERE ${column} IS NOT NULL))`;
  return {
    sql: `SELECT series, count(*), min(start_day), max(end_day), ${names('unit')}, ${names('house')}, ${names('country')}
      FROM point WHERE ${sql} AND series IS NOT NULL GROUP BY series ORDER BY count(*) DESC, series`,
    values,
  };
}

export function seriesOf([series, n, first, last, units, houses, countries]: readonly unknown[]): SeriesSummary {
  const list = (value: unknown): string[] => (value as string[] | null) ?? [];
  return {
    series: String(series),
    n: Number(n),
    from: first === null ? null : isoOf(Number(first)),
    to: last === null ? null : isoOf(Number(last)),
    units: list(units).slice(0, LISTED),
    houses: list(houses).slice(0, LISTED),
    countries: list(countries).slice(0, LISTED),
    manyCountries: list(countries).length,
  };
}

/** Responses with a position, with the words of what they are a part of. */
function ballots({ filter, at }: SelectedPoints): Chosen {
  const [own, when] = [conditionOf(filter), held(at)];
  const standing = `SELECT * FROM point WHERE kind = 'response' AND ${when.sql}`;
  return {
    sql: `SELECT * FROM (
      SELECT v.* REPLACE (concat(v.words, coalesce(r.words, '')) AS words),
        coalesce(v.part_of, v.id) AS roll_call
      FROM (${standing}) AS v LEFT JOIN (${standing}) AS r ON r.id = v.part_of WHERE v.position_taken IS NOT NULL)
      WHERE start_day IS NOT NULL AND ${own.sql}`,
    values: [...when.values, ...when.values, ...own.values],
  };
}

export function positionsSql(selected: SelectedPoints): Chosen {
  const { sql, values } = ballots(selected);
  return {
    sql: `SELECT roll_call, min(start_day), position_taken, count(*) FROM (${sql})
      GROUP BY roll_call, position_taken ORDER BY min(start_day), roll_call, position_taken`,
    values,
  };
}

export function positionOf([of, day, position, n]: readonly unknown[]): PositionGroup {
  return {
    of: String(of),
    start: isoOf(Number(day)),
    position: String(position),
    n: Number(n),
  };
}

export function countryPositionsSql(selected: SelectedPoints): Chosen {
  const { sql, values } = ballots(selected);
  return {
    sql: `SELECT country_key, min(country), year, position_taken, count(*) FROM (${sql})
      WHERE country_key IS NOT NULL AND year IS NOT NULL
      GROUP BY country_key, year, position_taken ORDER BY country_key, year, position_taken`,
    values,
  };
}

export function countryPositionOf([key, country, year, position, n]: readonly unknown[]): CountryPositionGroup {
  return {
    countryKey: String(key),
    country: String(country),
    year: Number(year),
    position: String(position),
    n: Number(n),
  };
}

export function appendPoint(appender: DuckDBAppender, row: PointRow): void {
  const { text, whole, big, real, list } = appendingTo(appender);
  text(row.id);
  whole(row.version);
  big(row.entry);
  big(null);
  text(row.kind);
  appender.appendBoolean(row.stands);
  for (const word of [row.series, row.question, row.population, row.house, row.mode, row.unit]) text(word);
  real(row.value);
  big(row.n);
  real(row.low);
  real(row.high);
  for (const word of [row.institution, row.position, row.of, row.title, row.countryKey, row.country]) text(word);
  whole(row.start === null ? null : dayOf(row.start));
  whole(row.end === null ? null : dayOf(row.end));
  text(row.precision);
  whole(row.start !== null && TO_THE_YEAR.has(row.precision) ? Number(row.start.slice(0, 4)) : null);
  list(row.sources);
  text(row.confidentiality);
  text(row.words);
  appender.endRow();
}

export function pointOf(found: Record<string, unknown>): PointRow {
  const text = (name: string): string | null => (found[name] as string | null) ?? null;
  const number = (name: string): number | null => (found[name] === null ? null : Number(found[name]));
  const day = (name: string): string | null => (found[name] === null ? null : isoOf(Number(found[name])));
  return {
    id: text('id')!,
    version: number('version')!,
    entry: number('entry')!,
    kind: text('kind') as PointRow['kind'],
    stands: found['stands'] === true,
    series: text('series'),
    question: text('question'),
    population: text('population'),
    house: text('house'),
    mode: text('mode'),
    unit: text('unit'),
    value: number('value'),
    n: number('n'),
    low: number('low'),
    high: number('high'),
    institution: text('institution'),
    position: text('position_taken'),
    of: text('part_of'),
    title: text('title'),
    countryKey: text('country_key'),
    country: text('country'),
    start: day('start_day'),
    end: day('end_day'),
    precision: text('precision') as PointRow['precision'],
    sources: (found['sources'] as string[] | null) ?? [],
    confidentiality: text('confidentiality')!,
    words: text('words')!,
  };
}
