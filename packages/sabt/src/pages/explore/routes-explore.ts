/** Routes of the explorer, its exports and saved views, and of the codebook. */
import type { Hono } from 'hono';
import { SabtError } from '../../model/errors.ts';
import { type Answers, hand, pageNumber, type Route } from '../answer.ts';
import { codebookPage } from '../codebook.ts';
import type { Content } from '../html.ts';
import { KNOWN_OF_FILTER, PAGE_NUMBER, requireKnown } from '../known-query.ts';
import { explorePage, unreadableFilterPage } from './explore.ts';
import { queryOf, VIEWS, type View } from './explore-links.ts';
import { exploreMap } from './explore-map.ts';
import { EXPORT_FORMATS, type ExploreQuery, STACKS } from './explore-port.ts';
import { exploreTable, ROWS_PER_PAGE } from './explore-table.ts';
import { exploreTimeline } from './explore-timeline.ts';

const KNOWN = {
  ...KNOWN_OF_FILTER,
  view: VIEWS,
  stack: STACKS,
  sort: ['newest', 'oldest'],
  page: PAGE_NUMBER,
} as const;

export function exploreRoutes(site: Hono, answers: Answers): void {
  const { get, post } = { get: answers.get.bind(answers), post: answers.post.bind(answers) };

  site.get(
    '/explore',
    get(async (route) => {
      const { c, app, page } = route;
      const query = queryOf((name) => c.req.query(name));
      const view = VIEWS.find((one) => one === c.req.query('view')) ?? 'map';
      try {
        requireKnown(c, KNOWN);
        const [explored, picture, saved] = await Promise.all([
          app.explorer.summary(query),
          pictureOf(route, query, view),
          app.explorer.savedViews(),
        ]);
        return answers.show(c, explorePage(page, { query, view, explored, picture, saved }));
      } catch (thrown) {
        if (!isUnreadable(thrown)) throw thrown;
        const { code, message } = thrown;
        return answers.show(c, unreadableFilterPage(page, { query, view, code, message }), 422);
      }
    }),
  );
  site.get(
    '/explore/export',
    get(async ({ c, app }) => {
      requireKnown(c, { ...KNOWN_OF_FILTER, format: EXPORT_FORMATS });
      const format = EXPORT_FORMATS.find((one) => one === c.req.query('format'));
      if (format === undefined)
        throw new SabtError('invalid-argument', `There are these formats: ${EXPORT_FORMATS.join(', ')}.`, {
          at: 'format',
        });
      return hand(
        await app.explorer.export(
          queryOf((name) => c.req.query(name)),
          format,
        ),
      );
    }),
  );
  site.post(
    '/explore/saved',
    post(async ({ c, app, to, value }) => {
      const query = queryOf(value);
      const view = VIEWS.find((one) => one === value('view')) ?? 'map';
      const name = value('name').slice(0, 200);
      if (name === '') throw new SabtError('missing-argument', 'A saved view needs a name.');
      await app.explorer.saveView(name, query, view);
      return c.redirect(to.explore(query, { view }), 303);
    }),
  );
  site.post(
    '/explore/saved/:id/forget',
    post(async ({ c, app, to }) => {
      await app.forgetSearch(c.req.param('id') ?? '');
      return c.redirect(to.explore(), 303);
    }),
  );
  site.get(
    '/codebook',
    get(async ({ c, app, page }) => answers.show(c, codebookPage(page, await app.explorer.codebookCounts()))),
  );
}

async function pictureOf({ c, app, page }: Route, query: ExploreQuery, view: View): Promise<Content> {
  switch (view) {
    case 'map':
      return exploreMap(page, query, await app.explorer.map(query));
    case 'timeline': {
      const stack = STACKS.find((one) => one === c.req.query('stack')) ?? 'status';
      const calendar = page.language === 'fa' ? 'persian' : 'gregorian';
      const today = page.now.toISOString().slice(0, 10);
      return exploreTimeline(page, query, stack, await app.explorer.timeline(query, { calendar, stack, today }));
    }
    case 'table': {
      const at = pageNumber(c);
      const sort = c.req.query('sort') === 'oldest' ? 'oldest' : 'newest';
      const table = await app.explorer.table(query, { sort, limit: ROWS_PER_PAGE, offset: (at - 1) * ROWS_PER_PAGE });
      return exploreTable(page, { query, sort, page: at, table });
    }
  }
}

function isUnreadable(thrown: unknown): thrown is SabtError {
  return thrown instanceof SabtError && ['invalid-argument', 'unreadable-date'].includes(thrown.code);
}
