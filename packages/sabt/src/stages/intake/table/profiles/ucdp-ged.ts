/**
 * Events of the Uppsala Conflict Data Program, by the codebook of its Georeferenced Event Dataset (GED). One row is one
 * event with one act. Editions have between 22 and 49 of the columns; all that matters here is called alike in them.
 *
 * Sides: in one-sided violence side A is who is said to have killed civilians, in the two other kinds both sides fight
 * and neither is put first. `where_prec` and `date_prec` decide what place and date are worth; a point with a precision
 * of 4 and more is the middle of an area and nothing to be drawn as a dot.
 */
import type { DatePrecision, Json } from '../../../../model/records.ts';
import type { RowFailure, RowValues } from '../read-row.ts';
import { remarkOn } from '../remarks.ts';
import {
  type ColumnOf,
  cellOf,
  contradiction,
  involve,
  mappingOf,
  namesIn,
  type Profile,
  type ProfileColumns,
  taken,
  wholeNumberIn,
} from './profile.ts';

const same = (...names: string[]): Record<string, string[]> =>
  Object.fromEntries(names.map((name) => [`custom/${name}`, [name]]));

const COLUMNS: ProfileColumns = {
  kind: 'event',
  fields: {
    id: ['id'],
    start: ['date_start'],
    end: ['date_end'],
    place: ['where_coordinates'],
    lat: ['latitude'],
    lon: ['longitude'],
    country: ['country'],
    admin1: ['adm_1'],
    ...same('type_of_violence', 'side_a', 'side_b', 'dyad_name', 'where_prec', 'date_prec', 'low', 'best', 'high'),
    ...same('adm_2', 'source_article', 'source_office', 'source_date', 'source_headline', 'source_original'),
  },
  needed: ['id', 'start', 'custom/type_of_violence', 'custom/best'],
  ignored: [
    ...['year', 'geom_wkt', 'priogrid_gid', 'active_year', 'code_status', 'country_id', 'gwnoa', 'gwnob'],
    ...['conflict', 'dyad', 'side_a', 'side_b'].map((name) => `${name}_dset_id`),
    ...['side_a', 'side_b'].map((name) => `${name}_new_id`),
  ],
};

const VIOLENCE: Readonly<Record<string, { eventType: string; type: string }>> = {
  1: { eventType: 'state-based', type: 'armed-clash' },
  2: { eventType: 'non-state', type: 'non-state-clash' },
  3: { eventType: 'one-sided', type: 'armed-attack' },
};

/** Known point; within 25 km of one; district; region; along a line or in a fuzzy area; country; sea or air. */
const PLACE_PRECISION: Readonly<Record<string, string>> = {
  1: 'exact',
  2: 'town',
  3: 'district',
  4: 'region',
  5: 'region',
  6: 'country',
  7: 'region',
};

/** Two to six days; a week; a month; more. A span that is longer than its word is said to be a span. */
const DATE_PRECISION: Readonly<Record<string, { precision: DatePrecision; days: number }>> = {
  2: { precision: 'range', days: 0 },
  3: { precision: 'week', days: 7 },
  4: { precision: 'month', days: 31 },
  5: { precision: 'year', days: 366 },
};
const YEAR_DAYS = 300;

export const ucdpGed: Profile = {
  name: 'ucdp-ged',
  family: 'ucdp-ged',
  mapping: (columns) => mappingOf('A UCDP GED table', COLUMNS, columns),
  complete(values, columnOf) {
    const { fields } = values;
    const violence = VIOLENCE[cellOf(values, 'type_of_violence').replace(/\.0+$/, '')];
    if (violence === undefined) {
      const column = columnOf('custom/type_of_violence');
      return contradiction(column, `The cell in column “${column}” is none of the three types of violence: 1, 2, 3.`);
    }
    fields['eventType'] = violence.eventType;
    fields['type'] = violence.type;
    const dyad = cellOf(values, 'dyad_name');
    const where = fields['place/name'] ?? fields['place/admin1'] ?? fields['country'];
    fields['title'] = [dyad, where].filter((part) => part !== undefined && part !== '').join(', ');
    setWhen(values);
    setPlace(values);
    setSides(values, violence.eventType);
    setSources(values);
    return setDeaths(values, columnOf);
  },
};

function setWhen(values: RowValues): void {
  const [start] = values.dates;
  if (start === undefined) return;
  const end = values.end?.end ?? start.end;
  if (end < start.start) return;
  const days = (Date.parse(end) - Date.parse(start.start)) / 86_400_000 + 1;
  const stated = DATE_PRECISION[cellOf(values, 'date_prec')];
  const fits = stated !== undefined && days <= stated.days && (stated.precision !== 'year' || days >= YEAR_DAYS);
  const precision = fits ? stated.precision : days > 1 || stated !== undefined ? 'range' : start.precision;
  values.dates = [{ start: start.start, end, precision }];
  delete values.end;
}

function setPlace(values: RowValues): void {
  const { fields } = values;
  const precision = PLACE_PRECISION[cellOf(values, 'where_prec')];
  if (precision !== undefined) fields['place/precision'] = precision;
  const district = taken(values, 'adm_2');
  if (district !== '') fields['place/admin2'] = district;
}

function setSides(values: RowValues, kind: string): void {
  const sides = ['side_a', 'side_b'].map((name) => taken(values, name));
  const [a, b] = sides.map((side) => (side === '' ? [] : [side])) as [string[], string[]];
  if (kind === 'one-sided') {
    involve(values, 'perpetrators', a, { degree: 'alleged' });
    involve(values, 'victims', b, {});
  } else involve(values, 'initiators', [...a, ...b], { role: 'participant' });
}

/** `"Office,2019-03-14,Headline"`, between semicolons; a headline may hold commas, quotes and semicolons of its own. */
const ARTICLE = /(?:^|;)\s*"*([^";,][^";]*?),\s*\d{4}-\d\d-\d\d/g;
/** `Office 14 March 2002 "Headline`, between `/(2)` and the like: so in older rows. */
const OLD_ARTICLE = /^\W*(\p{L}[^",;\d]*[^",;\d\s])(?=\s*(?:,|\s\d|\s"))/u;
const OFFICE_UNITS = 60;

function officesOf(articles: string): string[] {
  const found = [...articles.matchAll(ARTICLE)].map(([, office]) => office!.trim());
  if (found.length > 0) return found;
  return articles
    .split(/\/\(\d+\)/)
    .flatMap((article) => OLD_ARTICLE.exec(article)?.[1] ?? [])
    .filter((office) => office.length <= OFFICE_UNITS);
}

function setSources(values: RowValues): void {
  const offices = namesIn(taken(values, 'source_office'));
  // where offices stand by themselves, the articles are these with dates and headlines, which stand by themselves too
  if (offices.length > 0) delete values.custom['source_article'];
  const named = offices.length > 0 ? offices : officesOf(cellOf(values, 'source_article'));
  values.sources.push(...new Set(named));
  const headline = taken(values, 'source_headline');
  if (headline !== '') values.fields['description'] = headline;
}

function setDeaths(values: RowValues, columnOf: ColumnOf): RowFailure | null {
  const bounds: Json[] = [];
  for (const name of ['low', 'best', 'high']) {
    const read = wholeNumberIn(values, name, columnOf);
    if ('failure' in read) return read.failure;
    bounds.push(read.number);
  }
  const known = bounds.filter((bound) => bound !== null) as number[];
  if (known.some((bound, i) => i > 0 && known[i - 1]! > bound)) {
    const column = columnOf('custom/best');
    const message = `Low, best and high contradict each other and are kept as they stand: ${bounds.join(', ')}.`;
    remarkOn(values, contradiction(column, message));
  }
  if (known.length > 0) values.fields['killed'] = bounds;
  for (const name of ['low', 'best', 'high']) delete values.custom[name];
  return null;
}
