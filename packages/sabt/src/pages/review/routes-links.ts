/** Routes of the link desk. */
import type { Hono } from 'hono';
import { SabtError } from '../../model/errors.ts';
import { type Answers, pageNumber } from '../answer.ts';
import { LINKED_KINDS, type LinkedKind } from '../app-port.ts';
import { jobWords } from '../parts/job.ts';
import { clustersPage, decidedLinksPage, LINKS_PER_PAGE, linksPage } from './links.ts';
import { placeOf, withDone } from './routes-review.ts';

export function linkRoutes(site: Hono, answers: Answers): void {
  const { get, post } = { get: answers.get.bind(answers), post: answers.post.bind(answers) };

  site.get(
    '/links',
    get(async ({ c, app, page }) =>
      answers.show(c, linksPage(page, await app.links.queue(kindOf(c.req.query('kind')), placeOf(c)))),
    ),
  );
  site.post(
    '/links/decide',
    post(async ({ c, app, to, value }) => {
      const decision = value('decision');
      if (decision !== 'confirm' && decision !== 'reject')
        throw new SabtError('invalid-argument', `“${decision}” is no decision.`);
      await app.links.decide(value('id'), decision);
      const kind = kindOf(value('kind'));
      const next = to.links({ ...(kind === null ? {} : { kind }), after: value('id') });
      return c.redirect(withDone(next, decision === 'confirm' ? 'same' : 'different'), 303);
    }),
  );
  site.post(
    '/links/undo',
    post(async ({ c, app, to, value }) => {
      const id = value('id');
      if (id !== '') {
        await app.links.decide(id, 'undo');
        return c.redirect(withDone(to.decidedLinks(), 'undone', 1), 303);
      }
      const last = await app.links.undoLast();
      if (last.id === null) return c.redirect(withDone(to.links(), 'nothing'), 303);
      return c.redirect(withDone(to.links({ id: last.id }), 'undone', 1), 303);
    }),
  );
  site.post(
    '/links/suggest',
    post(async ({ c, app, to, value }) => {
      const kind = kindOf(value('kind')) ?? 'event';
      await app.links.suggest(kind);
      return c.redirect(to.links({ kind }), 303);
    }),
  );
  site.get(
    '/links/suggest/progress',
    get(async ({ c, app, page }) => {
      const job = await app.links.suggesting();
      return c.json({ running: job.running, done: job.done, total: job.total, words: jobWords(page, job, 'links') });
    }),
  );
  site.get(
    '/links/decided',
    get(async ({ c, app, page }) => {
      const at = pageNumber(c);
      const list = await app.links.decided({ limit: LINKS_PER_PAGE, offset: (at - 1) * LINKS_PER_PAGE });
      return answers.show(c, decidedLinksPage(page, { list, page: at }));
    }),
  );
  site.get(
    '/links/clusters/:kind',
    get(async ({ c, app, page }) => {
      const kind = kindOf(c.req.param('kind'));
      if (kind === null) throw new SabtError('not-found', `Nothing of this kind is linked.`);
      return answers.show(c, clustersPage(page, { kind, ...(await app.links.clusters(kind)) }));
    }),
  );
}

const kindOf = (text: string | undefined): LinkedKind | null => LINKED_KINDS.find((one) => one === text) ?? null;
