/** Filters over points of series and positions: plain words, dates, years, countries, sources, ids; and nothing of acts. */
import { SabtError } from '../../model/errors.ts';
import type { Filter } from '../../store/analysis-port.ts';
import { POINT_FIELDS } from '../../store/points-port.ts';
import type { Unit } from './periods.ts';

const TESTED: readonly string[] = [...POINT_FIELDS, 'date'];

/**
 * A filter over acts as it holds for points, which are all confirmed by their source. Throws `invalid-argument` naming what
 * only acts have.
 */
export function pointFilter(filter: Filter): Filter {
  switch (filter.is) {
    case 'and':
    case 'or':
      return { is: filter.is, of: filter.of.map(pointFilter) };
    case 'not':
      return { is: 'not', of: pointFilter(filter.of) };
    case 'box':
    case 'reported-by':
      throw notOfPoints(filter.is);
    case 'equals':
      if (filter.field === 'status') return { is: filter.value === 'confirmed' ? 'all' : 'none' };
      if (!TESTED.includes(filter.field)) throw notOfPoints(filter.field);
      return filter;
    case 'range':
      if (!TESTED.includes(filter.field)) throw notOfPoints(filter.field);
      return filter;
    default:
      return filter;
  }
}

const notOfPoints = (field: string): SabtError =>
  new SabtError(
    'invalid-argument',
    `Series and positions have no ${field}; they are filtered by words and by: ${TESTED.join(', ')}.`,
    { at: field },
  );

/** What is dated by the year as a rule is told by the year. Throws `invalid-argument`. */
export function requireYears(unit: Unit | null): void {
  if (unit === null || unit === 'year') return;
  throw new SabtError('invalid-argument', `Series and positions are told by the year, not by the ${unit}.`, {
    at: 'by',
  });
}

/** What of a filter says whose positions are meant, and not on what: its conditions on countries alone. */
export function countriesOf(filter: Filter): Filter {
  if (filter.is === 'and') return { is: 'and', of: filter.of.map(countriesOf) };
  return isOfCountries(filter) ? filter : { is: 'all' };
}

function isOfCountries(filter: Filter): boolean {
  if (filter.is === 'equals') return filter.field === 'country';
  if (filter.is === 'not') return isOfCountries(filter.of);
  return (filter.is === 'or' || filter.is === 'and') && filter.of.every(isOfCountries);
}

/** Whether two filters ask for different countries, each for some, and for the same of everything else, in whatever order. */
export function differInCountryAlone(a: Filter, b: Filter): boolean {
  const [ofA, ofB] = [conditions(a), conditions(b)];
  const told = (of: readonly Filter[], isOfVoters: boolean): string =>
    JSON.stringify([...new Set(of.filter((one) => isOfCountries(one) === isOfVoters).map(written))].sort());
  const hasVoters = [ofA, ofB].every((of) => of.some(isOfCountries));
  return hasVoters && told(ofA, true) !== told(ofB, true) && told(ofA, false) === told(ofB, false);
}

/** All that must hold. */
const conditions = (filter: Filter): readonly Filter[] =>
  filter.is === 'and' ? filter.of.flatMap(conditions) : filter.is === 'all' ? [] : [filter];

/** As text that is the same in whatever order its parts stand. */
function written(filter: Filter): string {
  switch (filter.is) {
    case 'and':
    case 'or':
      return JSON.stringify([filter.is, filter.of.map(written).sort()]);
    case 'not':
      return JSON.stringify(['not', written(filter.of)]);
    default:
      return JSON.stringify(filter);
  }
}
