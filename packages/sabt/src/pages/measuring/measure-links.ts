/** The addresses of indicators and comparisons: each holds the whole question, so that it can be handed on. */
import type { Measure } from '../../stages/measuring/index.ts';
import { QUERY_NAMES, queryOf } from '../explore/explore-links.ts';
import type { ExploreQuery } from '../explore/explore-port.ts';
import { type MeasureQuery, UNITS } from './measure-port.ts';

/** Before the names of the fields of the second filter of a page. */
export const SECOND = 'b-';
const MOST_SERIES = 300;

/** The question that an address or a form asks. */
export function measureQueryOf(given: (name: string) => string | undefined): MeasureQuery {
  const by = [...UNITS, 'state' as const].find((one) => one === given('by'));
  const driver = secondOf(given);
  const series = given('series')?.trim().slice(0, MOST_SERIES);
  return {
    filter: queryOf(given),
    ...(by === undefined ? {} : { by }),
    ...(Object.keys(driver).length === 0 ? {} : { driver }),
    ...(series ? { series } : {}),
  };
}

/** The second filter; it has no checkpoint of its own. */
export function secondOf(given: (name: string) => string | undefined): ExploreQuery {
  const { at: _at, ...second } = queryOf((name) => given(SECOND + name));
  return second;
}

/** The same as names and values of an address or of hidden fields. */
export function valuesOf({ filter, by, driver, series }: MeasureQuery): Record<string, string | number | undefined> {
  return { ...filter, by, ...prefixed(driver ?? {}), series };
}

/** Polls and votes are no acts: they have words, countries and dates. */
export const isOfPoints = (measure: Measure): boolean => measure === 'opinion' || measure === 'positions';

/** As much of a filter as an indicator can be asked with. */
export function filterFor(measure: Measure, filter: ExploreQuery): ExploreQuery {
  if (!isOfPoints(measure)) return filter;
  const { type: _type, status: _status, place: _place, actor: _actor, box: _box, where: _where, ...rest } = filter;
  return rest;
}

export function prefixed(query: ExploreQuery): Record<string, string | number | undefined> {
  return Object.fromEntries(QUERY_NAMES.map((name) => [SECOND + name, query[name]]));
}
