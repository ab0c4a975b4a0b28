/** A filter as a condition on the table of acts. Values are bound, never written into the text. */
import type { CountField, Filter } from '../analysis-port.ts';

export interface Condition {
  sql: string;
  values: (string | number)[];
}

/** `2022-09` of a number of months; `2022-09-16` of a number of days. */
const MONTH_TEXT = "printf('%04d-%02d', month // 12, month % 12 + 1)";
const DAY_TEXT = "strftime(DATE '1970-01-01' + day, '%Y-%m-%d')";

const COLUMN: Readonly<Record<CountField | 'id' | 'event', string>> = {
  year: 'CAST(year AS VARCHAR)',
  month: MONTH_TEXT,
  day: DAY_TEXT,
  act: 'act',
  'event-type': 'event_type',
  country: 'country',
  admin1: 'admin1',
  place: 'place',
  source: 'sources',
  actor: 'actors',
  language: 'languages',
  status: 'status',
  id: 'id',
  event: 'event',
};

/** The expression of a field by which acts are grouped, and whether it holds several values an act. */
export function columnOf(field: CountField): { sql: string; many: boolean } {
  return { sql: COLUMN[field], many: field === 'source' || field === 'actor' || field === 'language' };
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
    case 'words':
      return {
        sql: `(${filter.words.map(() => 'contains(words, ?)').join(' AND ')})`,
        values: [...filter.words],
      };
    case 'equals':
      return equals(filter.field, filter.value);
    case 'range':
      return range(filter);
  }
}

function equals(field: Extract<Filter, { is: 'equals' }>['field'], value: string): Condition {
  if (field === 'document') return { sql: 'list_contains(documents, ?)', values: [value] };
  if (field === 'country') return { sql: '(country_key = ? OR country = ?)', values: [value, value] };
  if (field === 'source' || field === 'actor' || field === 'language')
    return { sql: `list_contains(${COLUMN[field]}, ?)`, values: [value] };
  return { sql: `${COLUMN[field]} = ?`, values: [value] };
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
