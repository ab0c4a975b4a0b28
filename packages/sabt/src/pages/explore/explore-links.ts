/** The addresses of the explorer: each holds the whole selection, so that it can be handed on. */
import { EXPLORE_STATUS, type ExploreQuery } from './explore-port.ts';

export const VIEWS = ['map', 'timeline', 'table'] as const;
export type View = (typeof VIEWS)[number];

const TEXTS = {
  type: 120,
  country: 100,
  place: 200,
  actor: 200,
  source: 200,
  from: 40,
  to: 40,
  words: 500,
  where: 2000,
  box: 100,
} as const;
export const QUERY_NAMES = [...Object.keys(TEXTS), 'status', 'at'] as (keyof ExploreQuery)[];

/** The filter that an address or a form asks for; what is empty or none of the values is left out. */
export function queryOf(given: (name: string) => string | undefined): ExploreQuery {
  const query: { [name: string]: string | number } = {};
  for (const [name, most] of Object.entries(TEXTS)) {
    const text = given(name)?.trim().slice(0, most);
    if (text) query[name] = text;
  }
  const status = EXPLORE_STATUS.find((one) => one === given('status'));
  if (status !== undefined && status !== 'confirmed') query['status'] = status;
  const at = given('at')?.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
  if (at !== undefined && /^\d{1,15}$/.test(at)) query['at'] = Number(at);
  return query as ExploreQuery;
}

/** The selection narrowed by one more condition of the filter language. */
export function narrowed(query: ExploreQuery, field: string, value: string): ExploreQuery {
  const test = `${field}:${/^[\p{L}\p{N}_.-]+$/u.test(value) ? value : `"${value.replaceAll('"', ' ')}"`}`;
  return withWhere(query, test);
}

export function withWhere(query: ExploreQuery, condition: string): ExploreQuery {
  const { where } = query;
  if (where === undefined) return { ...query, where: condition };
  return { ...query, where: `${/\bOR\b|\|/.test(where) ? `(${where})` : where} ${condition}` };
}
