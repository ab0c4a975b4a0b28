/** A filter as a condition on the table of acts. Values are bound, never written into the text. */
import type { CountField, Filter } from '../analysis-port.ts';

export interface Condition {
  sql: string;
  values: (string | number)[];
}

/** `2022-09` of a number of months. */
const monthText = (column: string): string => `printf('%04d-%02d', ${column} // 12, ${column} % 12 + 1)`;
/** `2022-09-16` of a number of days. */
const dayText = (column: string): string => `strftime(DATE '1970-01-01' + ${column}, '%Y-%m-%d')`;

/** How far a place is known, as a map shows it (`SHOWN_PRECISIONS`): a point counts only where its precision allows one. */
export const SHOWN_PRECISION = `CASE
  WHEN place_precision IN ('region', 'country') THEN place_precision
  WHEN lat IS NULL OR lon IS NULL THEN CASE
    WHEN coalesce(place, admin1) IS NOT NULL THEN 'unlocated' WHEN country_key IS NOT NULL THEN 'country' ELSE 'none' END
  WHEN place_precision IN ('exact', 'town', 'district') THEN place_precision
  ELSE 'unstated' END`;

const COLUMN: Readonly<Record<CountField | 'id', string>> = {
  year: 'CAST(year AS VARCHAR)',
  month: monthText('month'),
  day: dayText('day'),
  act: 'act',
  'event-type': 'event_type',
  country: 'country',
  admin1: 'admin1',
  place: 'place',
  source: 'sources',
  actor: 'actors',
  language: 'languages',
  status: 'status',
  precision: "coalesce(precision, 'none')",
  'place-precision': SHOWN_PRECISION,
  id: 'id',
  event: 'event',
};

/** How acts are grouped by a field: the column, whether it holds several values an act, and the text of a group's key. */
export function groupingOf(field: CountField): { column: string; many: boolean; shown(key: string): string } {
  switch (field) {
    case 'year':
      return { column: 'year', many: false, shown: (key) => key };
    case 'month':
      return { column: 'month', many: false, shown: (key) => monthText(key) };
    case 'day':
      return { column: 'day', many: false, shown: (key) => dayText(key) };
    case 'country':
      // two spellings of a country are one group, under the first of them
      return { column: 'country_key', many: false, shown: () => 'min(country)' };
    case 'place':
      return { column: 'place_key', many: false, shown: () => 'min(place)' };
    default:
      return {
        column: COLUMN[field],
        many: field === 'source' || field === 'actor' || field === 'language',
        shown: (key) => key,
      };
  }
}

export function conditionOf(filter: Filter): Condition {
  switch (filter.is) {
    case 'all':
      return { sql: 'true', values: [] };
    case 'none':
      return { sql: 'false', values: [] };
    case 'not': {
      const { sql, values } = conditionOf(filter.of);
      return { sql: `NOT coalesce(${sql}, false)`, values };
    }
    case 'and':
    case 'or': {
      const parts = filter.of.map(conditionOf);
      const sql = parts.map((part) => part.sql).join(filter.is === 'and' ? ' AND ' : ' OR ');
      return { sql: `(${sql})`, values: parts.flatMap(({ values }) => values) };
    }
    case 'reported-by':
      if (filter.sources.length === 0) return { sql: 'false', values: [] };
      return {
        // asked of each set of sources once, not of each act; one parameter, because many take long to bind and plan
        sql: `sources IN (SELECT s FROM (SELECT s, unnest(s) AS one FROM (SELECT DISTINCT sources AS s FROM act))
          WHERE one IN (SELECT unnest(string_split(?, ' '))))`,
        values: [filter.sources.join(' ')],
      };
    case 'words':
      return {
        sql: `(${filter.words.map(() => 'contains(words, ?)').join(' AND ')})`,
        values: filter.words.map((word) => ` ${word} `),
      };
    case 'equals':
      return equals(filter.field, filter.value);
    case 'range':
      return range(filter);
    case 'box':
      return {
        sql: '(lon >= ? AND lon < ? AND lat >= ? AND lat < ?)',
        values: [filter.west, filter.east, filter.south, filter.north],
      };
  }
}

function equals(field: Extract<Filter, { is: 'equals' }>['field'], value: string): Condition {
  if (field === 'document') return { sql: 'list_contains(documents, ?)', values: [value] };
  if (field === 'country') return { sql: '(country_key = ? OR country = ?)', values: [value, value] };
  if (field === 'place')
    return { sql: '(place = ? OR place_key IN (SELECT place_key FROM act WHERE place = ?))', values: [value, value] };
  if (field === 'source' || field === 'actor' || field === 'language')
    return { sql: `list_contains(${COLUMN[field]}, ?)`, values: [value] };
  return { sql: `(${COLUMN[field]}) = ?`, values: [value] };
}

const EPOCH_DAY_MS = 86_400_000;

/** An act lies in a span of dates if its own span does so in whole; a count does if its best value does, or its low one. */
function range({ field, from, to }: Extract<Filter, { is: 'range' }>): Condition {
  const parts: Condition[] = [];
  const at = (sql: string, value: string | number | null, day: boolean): void => {
    if (value === null) return;
    parts.push({ sql, values: [day ? Math.floor(Date.parse(String(value)) / EPOCH_DAY_MS) : Number(value)] });
  };
  if (field === 'date') {
    at('start_day >= ?', from, true);
    at('end_day <= ?', to, true);
  } else {
    const column = field === 'year' ? 'year' : `coalesce(${field}_best, ${field}_low, ${field}_high)`;
    at(`${column} >= ?`, from, false);
    at(`${column} <= ?`, to, false);
  }
  if (parts.length === 0) return { sql: 'true', values: [] };
  return { sql: `(${parts.map(({ sql }) => sql).join(' AND ')})`, values: parts.flatMap(({ values }) => values) };
}
