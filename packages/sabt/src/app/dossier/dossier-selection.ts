/** Which records a dossier is made of where nobody names them one by one: what a filter of acts selects, what a search finds. */
import { SabtError } from '../../model/errors.ts';
import type { SearchQuery } from '../../pages/index.ts';
import { readFilter } from '../../stages/measuring/index.ts';
import { filterNames } from '../act-names.ts';
import type { App } from '../app.ts';
import { MAX_RECORDS } from './dossier-records.ts';

const ROWS_AT_ONCE = 5_000;
const HITS_AT_ONCE = 500;

/**
 * Ids of the acts that a filter of `sabt count --where` selects, oldest first; where it asks for suggestions, of the codings
 * that make them. Their events, sources and documents come along as they do with any act. Throws `invalid-argument`,
 * `unreadable-date`, `not-found` for a filter that selects nothing, `too-large`.
 */
export async function actsOf(where: string, app: App): Promise<string[]> {
  const selected = readFilter(where, filterNames(app));
  const copy = await app.analysis.current();
  const ids: string[] = [];
  for (;;) {
    const page = { sort: 'oldest', limit: ROWS_AT_ONCE, offset: ids.length } as const;
    const { total, rows } = await copy.rows({ ...selected, ...page });
    requireFew(total);
    ids.push(...rows.map(({ id }) => id));
    if (rows.length < ROWS_AT_ONCE) break;
  }
  if (ids.length === 0) throw new SabtError('not-found', `No act is selected by the filter ${where}.`, { at: 'where' });
  return [...new Set(ids)];
}

/** Ids of everything that a search finds. Throws `too-large`. */
export function foundBy({ query, sort, ...rest }: SearchQuery, app: App): string[] {
  const ids: string[] = [];
  for (;;) {
    const { total, hits } = app.find({
      ...(rest as { kind?: 'document' }),
      q: query,
      sort: sort ?? 'newest',
      limit: HITS_AT_ONCE,
      offset: ids.length,
    });
    requireFew(total);
    ids.push(...hits.map(({ id }) => id));
    if (hits.length < HITS_AT_ONCE) return [...new Set(ids)];
  }
}

function requireFew(n: number): void {
  if (n > MAX_RECORDS)
    throw new SabtError(
      'too-large',
      `This selects ${n} records, and a dossier holds at most ${MAX_RECORDS}. Make several.`,
    );
}
