/** Routes by which a claim is added: from its form, from a card of the desk, and while the record is still being asked. */
import type { Hono } from 'hono';
import { asSabtError, SabtError } from '../../model/errors.ts';
import { type Answers, type Posted, pageNumber } from '../answer.ts';
import type { PagesApp } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import type { Html } from '../html.ts';
import { awaitedPage, progressOf } from '../measuring/computing.ts';
import { reason } from '../parts/reasons.ts';
import { urls } from '../urls.ts';
import { awaitedAdding } from './claim-computing.ts';
import { claimDeskPage } from './claim-desk.ts';
import { bindingOf, type Known, type Refusal, type Typed, typedOf } from './claim-form.ts';
import { CLAIMS_PER_PAGE, claimsPage } from './claims.ts';
import type { AddingClaim, ClaimBinding, TypedClaim } from './claims-port.ts';

export function addingRoutes(site: Hono, answers: Answers): void {
  const { get, post } = { get: answers.get.bind(answers), post: answers.post.bind(answers) };

  site.post(
    '/claims',
    post(async (posted) => {
      const { c, app, page, value } = posted;
      const form = { fields: fieldsOf(typedOf(value)) };
      const bound = await bind(posted, form, {});
      if ('key' in bound) return c.redirect(await placeOf(app, page, bound, form), 303);
      return answers.show(c, await refusedPage(app, page, form, bound.refusal), 422);
    }),
  );
  site.post(
    '/records/:id/claims',
    post(async (posted) => {
      const { c, app, page, value } = posted;
      const document = c.req.param('id') ?? '';
      const desk = await app.claims.desk(document);
      const start = Number(value('start'));
      const found = desk.assertions.find(({ assertion }) => assertion.span[0] === start);
      if (found === undefined) throw new SabtError('conflict', 'The text has no such assertion any more.');
      const typed = typedOf(value);
      const speaker = typed.speaker || desk.author || desk.source?.name || '';
      const { span, text } = found.assertion;
      const form = {
        fields: fieldsOf({ ...typed, text, speaker }),
        desk: { document, start, part: pageNumber(c, 'part') },
      };
      const words = found.assertion.proposal?.unheld.words ?? [];
      const untested = value('covers') === '1' ? [] : words;
      const bound = await bind(posted, form, { document, span: [...span] }, untested);
      if ('key' in bound) return c.redirect(await placeOf(app, page, bound, form), 303);
      return answers.show(c, await refusedPage(app, page, form, bound.refusal), 422);
    }),
  );

  site.get(
    '/claims/adding/:key',
    get(async ({ c, app, page }) => {
      const key = c.req.param('key') ?? '';
      const form = app.claims.typed(key);
      if (form === null) throw new SabtError('not-found', 'This claim is not being added any more.');
      try {
        const adding = await app.claims.added(key);
        if (adding === null) throw new SabtError('not-found', 'This claim is not being added any more.');
        if (adding.state.state === 'there') return c.redirect(await placeOf(app, page, adding, form), 303);
        return answers.show(c, awaitedPage(page, awaitedAdding(page, key, form), adding.state));
      } catch (thrown) {
        return answers.show(c, await refusedPage(app, page, form, refusalBy(page, thrown)), 422);
      }
    }),
  );
  site.get(
    '/claims/adding/:key/progress',
    get(({ c, app, page }) => c.json(progressOf(page, app.claims.stepOfAdding(c.req.param('key') ?? '')))),
  );
  for (const [path, change] of [
    ['cancel', 'cancelAdding'],
    ['again', 'allowAdding'],
  ] as const)
    site.post(
      `/claims/adding/:key/${path}`,
      post(async ({ c, app, to }) => {
        const key = c.req.param('key') ?? '';
        app.claims[change](key);
        return c.redirect(to.addingClaim(key), 303);
      }),
    );
}

export async function knownOf({ measuring }: PagesApp): Promise<Known> {
  return { series: (await measuring.series()).map(({ name }) => name) };
}

const fieldsOf = (typed: Typed): TypedClaim['fields'] =>
  Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text ?? '']));

/** Whoever is wrong about a filter is told so beside it; what the program itself cannot do is an error. */
const BY_TYPING: ReadonlySet<string> = new Set([
  'invalid-argument',
  'invalid-value',
  'unreadable-date',
  'unknown-form',
]);

/** Throws what is no fault of what was typed. */
function refusalBy(page: PageContext, thrown: unknown): Refusal {
  const { code, message } = asSabtError(thrown);
  if (!BY_TYPING.has(code)) throw thrown;
  return { field: null, words: reason(page, code), message };
}

/** Begins to keep the claim, or says why what was typed cannot be taken. */
async function bind(
  { app, page }: Posted,
  form: TypedClaim,
  place: Pick<ClaimBinding, 'document' | 'span'>,
  untested: readonly string[] = [],
): Promise<AddingClaim | { refusal: Refusal }> {
  const { text = '', speaker = '' } = form.fields;
  if (text === '') return { refusal: { field: 'text', words: page.s.t('claims.needed') } };
  const bound = bindingOf(page, form.fields);
  if ('refusal' in bound) return bound;
  const inputs = { ...bound.inputs, ...(untested.length === 0 ? {} : { untested: [...untested] }) };
  const claim = { text, ...(speaker === '' ? {} : { speaker }), ...place, ...bound, inputs };
  try {
    return await app.claims.add(claim, form);
  } catch (thrown) {
    return { refusal: refusalBy(page, thrown) };
  }
}

/** Where somebody who added a claim is sent: to its verdict, or to where it is waited for. */
async function placeOf(
  { claims }: PagesApp,
  { language }: PageContext,
  { key, state }: AddingClaim,
  { desk }: TypedClaim,
): Promise<string> {
  const to = urls(language);
  if (state.state !== 'there') return to.addingClaim(key);
  const { id } = state.value;
  if ((await claims.check(id)).state !== 'there') return to.claim(id, { check: 1 });
  return desk === undefined
    ? `${to.claim(id)}?done=added`
    : `${to.claimDesk(desk.document, desk.part)}#a-${desk.start}`;
}

/** The form again, as it was typed, and what is wrong with it. */
async function refusedPage(app: PagesApp, page: PageContext, form: TypedClaim, refusal: Refusal): Promise<Html> {
  const known = await knownOf(app);
  const { fields: typed, desk: place } = form;
  if (place === undefined) {
    const list = await app.claims.list({}, { limit: CLAIMS_PER_PAGE, offset: 0 });
    return claimsPage(page, { list, known, page: 1, refused: { typed, refusal } });
  }
  const desk = await app.claims.desk(place.document);
  return claimDeskPage(page, { desk, known, part: place.part, refused: { start: place.start, typed, refusal } });
}
