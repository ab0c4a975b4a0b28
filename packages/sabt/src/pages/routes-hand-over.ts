/** Routes of making a dossier: a form with what would be seen, and the file. */
import type { Hono } from 'hono';
import { asSabtError } from '../model/errors.ts';
import { type Answers, hand } from './answer.ts';
import { handOverPage } from './hand-over.ts';
import type { HandOver } from './hand-over-port.ts';
import { searchOf } from './routes-records.ts';

/** Of a search so many are taken, since their ids stand in the address; the page says so. */
const MOST_FOUND = 500;

export function handOverRoutes(site: Hono, answers: Answers): void {
  site.get(
    '/hand-over',
    answers.get(async ({ c, app, page }) => {
      const given = handOverOf((name) => c.req.query(name) ?? '');
      const isSearch = c.req.query('found') === '1';
      const search = searchOf((name) => c.req.query(name));
      const { hits, total } = isSearch
        ? await app.search(search, { limit: MOST_FOUND, offset: 0 })
        : { hits: [], total: 0 };
      const found = total > hits.length ? { found: { total, taken: hits.length } } : {};
      const what = { ...given, ids: [...new Set([...given.ids, ...hits.map(({ id }) => id)])] };
      if (what.ids.length === 0) return answers.show(c, handOverPage(page, { what, preview: null, ...found }));
      try {
        const { records } = await app.handingOver.preview(what);
        return answers.show(c, handOverPage(page, { what, preview: records, ...found }));
      } catch (thrown) {
        const { code } = asSabtError(thrown);
        if (code !== 'not-found' && code !== 'too-large') throw thrown;
        return answers.show(c, handOverPage(page, { what, preview: null, ...found, error: code }), 422);
      }
    }),
  );
  site.post(
    '/hand-over',
    answers.post(async ({ app, value }) => hand(await app.handingOver.make(handOverOf(value)))),
  );
}

function handOverOf(value: (name: string) => string): HandOver {
  const parts = (text: string): string[] => [...new Set(text.split(/[\s,،]+/u).filter((part) => part !== ''))];
  const include = value('include')
    .split(/[,،]/u)
    .map((path) => path.trim());
  return {
    ids: parts(value('ids')),
    restricted: value('restricted') === '1',
    include: include.filter((path) => path !== ''),
  };
}
