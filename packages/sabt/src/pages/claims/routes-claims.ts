/** Routes of claims and of the claim desk of a document. */
import type { Hono } from 'hono';
import { SabtError } from '../../model/errors.ts';
import { type Answers, hand, type Posted, pageNumber } from '../answer.ts';
import type { PagesApp } from '../app-port.ts';
import { KNOWN_OF_LIST, requireKnown } from '../known-query.ts';
import { awaitedPage, progressOf } from '../measuring/computing.ts';
import type { Answered, Measured, NotYet } from '../measuring/measure-port.ts';
import { METHOD_PAGES, methodPage, methodsPage } from '../measuring/methods.ts';
import { claimPage } from './claim.ts';
import { awaitedClaim } from './claim-computing.ts';
import { claimDeskPage } from './claim-desk.ts';
import { type Asked, effortAsked, indicatorAsked } from './claim-evidence.ts';
import { CLAIMS_PER_PAGE, claimsPage, VERDICTS } from './claims.ts';
import { CLAIM_FILES, CLAIM_WORKS, type ClaimView, type ClaimWork } from './claims-port.ts';
import { addingRoutes, knownOf } from './routes-adding.ts';

export function claimRoutes(site: Hono, answers: Answers): void {
  const { get, open, post } = {
    get: answers.get.bind(answers),
    open: answers.open.bind(answers),
    post: answers.post.bind(answers),
  };

  addingRoutes(site, answers);
  site.get(
    '/claims',
    get(async ({ c, app, page }) => {
      requireKnown(c, { ...KNOWN_OF_LIST, verdict: VERDICTS, status: ['dismissed'] });
      const verdict = VERDICTS.find((one) => one === c.req.query('verdict'));
      const at = pageNumber(c);
      const isDismissed = c.req.query('status') === 'dismissed';
      const of = { ...(verdict === undefined ? {} : { verdict }), isDismissed };
      const list = await app.claims.list(of, { limit: CLAIMS_PER_PAGE, offset: (at - 1) * CLAIMS_PER_PAGE });
      return answers.show(c, claimsPage(page, { list, known: await knownOf(app), page: at, ...of }));
    }),
  );
  site.get(
    '/methods',
    open(({ c, page }) => answers.show(c, methodsPage(page))),
  );
  site.get(
    '/methods/:about',
    open(({ c, page }) => {
      const name = c.req.param('about');
      const about = METHOD_PAGES.find((one) => one === name);
      if (about === undefined) throw new SabtError('not-found', 'There is no such method.');
      return answers.show(c, methodPage(page, about));
    }),
  );

  site.get(
    '/claims/:id',
    get(async ({ c, app, page, to }) => {
      const id = idOf(c.req.param('id'));
      const waiting = async (awaited: NotYet, what: ClaimWork, progress?: string): Promise<Response> => {
        const frame = awaitedClaim(page, await app.claims.claim(id), {
          what,
          ...(progress === undefined ? {} : { progress }),
        });
        return answers.show(c, awaitedPage(page, frame, awaited));
      };
      if (c.req.query('check') === '1') {
        const checked = await app.claims.checked(id);
        if (checked === null) return c.redirect(to.claim(id), 303);
        if (checked.state !== 'there') return waiting(checked, 'check');
        return c.redirect(`${to.claim(id)}?done=${checked.value.kept ? 'kept' : 'same'}`, 303);
      }
      const found = await app.claims.soon(id);
      if (found.state !== 'there') return waiting(found, 'verdict');
      const view = found.value;
      const { chart, effort } = besideOf(view);
      const [measured, watched] = await Promise.all([soonOrNothing(app, chart), soonOrNothing(app, effort)]);
      for (const [answered, asked] of [
        [measured, chart],
        [watched, effort],
      ] as const)
        if (answered?.state === 'computing')
          return waiting(answered, 'chart', to.indicatorProgress(asked!.measure, asked!.query));
      const shown = (answered: Answered | null): Measured | null =>
        answered?.state === 'there' ? answered.measured : null;
      const drawn = shown(measured);
      return answers.show(
        c,
        claimPage(page, view, { measured: drawn, effort: effort === null ? drawn : shown(watched) }),
      );
    }),
  );
  site.get(
    '/claims/:id/progress',
    get(({ c, app, page }) => {
      const step = app.claims.step(idOf(c.req.param('id')), c.req.query('what') === 'check' ? 'check' : 'verdict');
      return c.json(progressOf(page, step));
    }),
  );
  for (const [path, change] of [
    ['cancel', 'cancel'],
    ['again', 'allow'],
  ] as const)
    site.post(
      `/claims/:id/${path}`,
      post(async ({ c, app, to, value }) => {
        const id = idOf(c.req.param('id'));
        const what = CLAIM_WORKS.find((one) => one === value('what')) ?? 'verdict';
        if (what === 'chart') {
          const { chart, effort } = besideOf(await app.claims.claim(id));
          for (const asked of [chart, effort]) if (asked !== null) app.measuring[change](asked.measure, asked.query);
        } else app.claims[change](id, what);
        return c.redirect(to.claim(id, { check: what === 'check' ? 1 : undefined }), 303);
      }),
    );
  site.get(
    '/claims/:id/file',
    get(async ({ c, app }) => {
      const format = CLAIM_FILES.find((one) => one === c.req.query('format'));
      if (format === undefined)
        throw new SabtError('invalid-argument', `There are these formats: ${CLAIM_FILES.join(', ')}.`, {
          at: 'format',
        });
      return hand(await app.claims.file(idOf(c.req.param('id')), format, c.req.raw.signal));
    }),
  );
  site.post(
    '/claims/:id/check',
    post(async ({ c, app, to }) => {
      const id = idOf(c.req.param('id'));
      const checked = await app.claims.check(id);
      return c.redirect(
        checked.state === 'there'
          ? `${to.claim(id)}?done=${checked.value.kept ? 'kept' : 'same'}`
          : to.claim(id, { check: 1 }),
        303,
      );
    }),
  );

  site.post(
    '/claims/:id/dismiss',
    post(async (posted) => {
      const id = idOf(posted.c.req.param('id'));
      await posted.app.claims.dismiss(id, posted.value('reason').slice(0, LONGEST_REASON));
      return posted.c.redirect(await placeAfter(posted, id, 'dismissed'), 303);
    }),
  );
  site.post(
    '/claims/:id/take-up',
    post(async (posted) => {
      const id = idOf(posted.c.req.param('id'));
      await posted.app.claims.takeUp(id);
      return posted.c.redirect(await placeAfter(posted, id, 'taken-up'), 303);
    }),
  );

  site.get(
    '/records/:id/claims',
    get(async ({ c, app, page }) => {
      const desk = await app.claims.desk(idOf(c.req.param('id')));
      return answers.show(c, claimDeskPage(page, { desk, known: await knownOf(app), part: pageNumber(c, 'part') }));
    }),
  );
  site.post(
    '/records/:id/claims/pass-over',
    post(async ({ c, app, to, value }) => {
      const [document, start] = [idOf(c.req.param('id')), Number(value('start'))];
      await app.claims.passOver(document, start, value('undo') !== '1');
      return c.redirect(`${to.claimDesk(document, Math.max(1, Number(value('part')) || 1))}#a-${start}`, 303);
    }),
  );
}

const LONGEST_REASON = 2000;

/** Back to the card of the desk from which it was sent, else to the claim. */
async function placeAfter({ app, to, value }: Posted, id: string, done: string): Promise<string> {
  if (value('back') === 'desk') {
    const { document, span } = await app.claims.claim(id);
    if (document !== null) return `${to.claimDesk(document.id)}${span === null ? '' : `#a-${span[0]}`}`;
  }
  return `${to.claim(id)}?done=${done}`;
}

/** What stands beside a verdict: the indicator of its chart, and the one that tells effort where that is another. */
function besideOf(view: ClaimView): { chart: Asked | null; effort: Asked | null } {
  const { answer } = view;
  return answer === null
    ? { chart: null, effort: null }
    : { chart: indicatorAsked(view, answer), effort: effortAsked(view, answer) };
}

/** The chart is left out rather than the verdict, where the indicator cannot be asked. */
async function soonOrNothing({ measuring }: PagesApp, asked: Asked | null): Promise<Answered | null> {
  if (asked === null) return null;
  try {
    return await measuring.soon(asked.measure, asked.query);
  } catch (thrown) {
    if (thrown instanceof SabtError) return null;
    throw thrown;
  }
}

const idOf = (id: string | undefined): string => id ?? '';
