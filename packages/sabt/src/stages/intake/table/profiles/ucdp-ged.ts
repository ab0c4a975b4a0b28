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
import {
  type ColumnOf,
  cellOf,
  contradiction,
  involve,
  mappingOf,
  namesIn,
  type Profile,
  type ProfileColumns,
  sourceOr,
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
  ignored: ['year', 'geom_wkt', 'priogrid_gid'],
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

/** Known day; two to six days; a week; a month; more than a month. */
const DATE_PRECISION: Readonly<Record<string, DatePrecision>> = { 2: 'range', 3: 'week', 4: 'month', 5: 'year' };

const DATA_SET = 'UCDP GED';

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
  const precision = DATE_PRECISION[cellOf(values, 'date_prec')];
  const end = values.end?.end ?? start.end;
  values.dates = [{ start: start.start, end, precision: precision ?? (end > start.start ? 'range' : start.precision) }];
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

function setSources(values: RowValues): void {
  const offices = namesIn(cellOf(values, 'source_office'));
  const named =
    offices.length > 0
      ? offices
      : [...cellOf(values, 'source_article').matchAll(ARTICLE)].map(([, office]) => office!.trim());
  values.sources.push(...named);
  sourceOr(values, DATA_SET);
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
    return contradiction(column, `Low, best and high contradict each other: ${bounds.join(', ')}.`);
  }
  if (known.length > 0) values.fields['killed'] = bounds;
  for (const name of ['low', 'best', 'high']) delete values.custom[name];
  return null;
}
