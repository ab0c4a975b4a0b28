/** Routes of the review desk. */
import type { Context, Hono } from 'hono';
import { actTypes } from '../../codebook/index.ts';
import { SabtError } from '../../model/errors.ts';
import { FLAGS, MEASURES } from '../../stages/coding/index.ts';
import { fold } from '../../stages/reading/index.ts';
import { type Answers, type Posted, pageNumber, wholeNumber } from '../answer.ts';
import { type ReviewFilter, SURENESS } from '../app-port.ts';
import { ToldError } from '../errors.ts';
import { jobWords } from '../parts/job.ts';
import { reason } from '../parts/reasons.ts';
import { agreementPage } from './agreement.ts';
import { alikePage } from './alike.ts';
import { DISPUTES_PER_PAGE, disputesPage } from './disputes.ts';
import { reviewPage } from './review.ts';

const MOST_ASSIGNED = 100_000;
const MOST_ALIKE = 200;
const MOST_ACTOR_LINES = 50;
/** What can be wrong with what a person typed. */
const TYPED_WRONG: ReadonlySet<string> = new Set(['invalid-value', 'unreadable-date']);

export function reviewRoutes(site: Hono, answers: Answers): void {
  const { get, post } = { get: answers.get.bind(answers), post: answers.post.bind(answers) };

  site.get(
    '/review',
    get(async ({ c, app, page }) => {
      const filter = filterOf((name) => c.req.query(name));
      const queue = await app.review.queue(filter, placeOf(c));
      return answers.show(c, reviewPage(page, { queue, filter, correcting: c.req.query('form') === 'correct' }));
    }),
  );
  site.post(
    '/review/decide',
    post((posted) => decide(answers, posted)),
  );
  site.post(
    '/review/undo',
    post(async ({ c, app, to }) => {
      const { id, undone } = await app.review.undoLast();
      if (id === null) return c.redirect(withDone(to.review(), 'nothing'), 303);
      return c.redirect(withDone(to.review({ id }), 'undone', undone), 303);
    }),
  );
  site.get(
    '/review/alike/:id',
    get(async ({ c, app, page }) => {
      const alike = await app.review.alike(c.req.param('id') ?? '', MOST_ALIKE);
      return answers.show(c, alikePage(page, alike));
    }),
  );
  site.post(
    '/review/suggest',
    post(async ({ c, app, to }) => {
      await app.review.suggest();
      return c.redirect(withDone(to.review(), 'started'), 303);
    }),
  );
  site.get(
    '/review/suggest/progress',
    get(async ({ c, app, page }) => {
      const job = await app.review.suggesting();
      return c.json({ running: job.running, done: job.done, total: job.total, words: jobWords(page, job, 'review') });
    }),
  );
  site.post(
    '/review/assign',
    post(async ({ c, app, to, value }) => {
      const person = value('person').slice(0, 100);
      if (person === '') throw new SabtError('missing-argument', 'To whom is not said.');
      const filter = filterOf((name) => value(`filter-${name}`));
      const { assigned } = await app.review.assign(filter, countOf(value('n')), person);
      return c.redirect(withDone(to.review(filter), 'assigned', assigned), 303);
    }),
  );
  site.post(
    '/review/sample',
    post(async ({ c, app, to, value }) => {
      const { drawn } = await app.review.sample(countOf(value('n')), wholeNumber(value('seed')) ?? 1);
      return c.redirect(withDone(to.review(), 'sampled', drawn), 303);
    }),
  );
  site.get(
    '/review/disputes',
    get(async ({ c, app, page }) => {
      const at = pageNumber(c);
      const list = await app.review.disputes({ limit: DISPUTES_PER_PAGE, offset: (at - 1) * DISPUTES_PER_PAGE });
      return answers.show(c, disputesPage(page, { list, page: at }));
    }),
  );
  site.get(
    '/review/agreement',
    get(async ({ c, app, page }) => answers.show(c, agreementPage(page, await app.review.agreement()))),
  );
}

async function decide(answers: Answers, posted: Posted): Promise<Response> {
  const { c, app, page, to, value, values } = posted;
  const ids = values('id');
  const decision = value('decision');
  if (decision !== 'confirm' && decision !== 'reject')
    throw new SabtError('invalid-argument', `“${decision}” is no decision.`);
  if (ids.length === 0) throw new ToldError('missing-argument', page.s.t('bulk.nothing'));
  const done = decision === 'confirm' ? 'confirmed' : 'rejected';
  if (value('form') === 'dispute') {
    const takes = value('takes');
    await app.review.decide(ids, decision, { adjudicates: true, ...(takes === '' ? {} : { takes }) });
    return c.redirect(withDone(to.disputes(), 'settled'), 303);
  }
  const filter = filterOf((name) => value(`filter-${name}`));
  const after = ids.at(-1)!;
  if (value('form') !== 'correct') {
    const { decided, failed } = await app.review.decide(ids, decision);
    if (failed[0] !== undefined)
      throw new ToldError('conflict', page.s.t('review.failedMany', { n: failed.length, message: failed[0].message }));
    return c.redirect(withDone(to.review({ ...filter, after }), done, decided), 303);
  }
  const typed = typedIn(posted);
  try {
    const act = actNamed(typed['act'] ?? '');
    if (act === null) throw new SabtError('invalid-value', 'The codebook has no such act type.', { at: 'act' });
    const { failed } = await app.review.decide(ids, decision, { typed: { ...typed, act } });
    if (failed[0] !== undefined) throw new ToldError('conflict', failed[0].message);
    return c.redirect(withDone(to.review({ ...filter, after }), done, 1), 303);
  } catch (thrown) {
    if (!(thrown instanceof SabtError) || !TYPED_WRONG.has(thrown.code)) throw thrown;
    const refused = { typed, field: thrown.at ?? null, message: thrown.message, words: words(posted, thrown) };
    const queue = await app.review.queue(filter, { id: after });
    return answers.show(c, reviewPage(page, { queue, filter, refused }), 422);
  }
}

const words = ({ page }: Posted, { code, at }: SabtError): string =>
  at === 'act' ? page.s.t('coding.noAct') : at === 'place' ? page.s.t('coding.noPlace') : reason(page, code);

function typedIn({ value }: Posted): Record<string, string> {
  const paths = ['act', 'start', 'end', ...MEASURES];
  return {
    ...Object.fromEntries(paths.map((path) => [path, value(path).slice(0, 200)])),
    place: value('other-place').slice(0, 200) || value('place'),
    ...Object.fromEntries(FLAGS.map((flag) => [flag, String(value(flag) === 'true')])),
    ...actorsIn(value),
  };
}

/** As many as the form had lines; one that has no name any more is taken away. */
function actorsIn(value: Posted['value']): Record<string, string> {
  const lines = Math.min(wholeNumber(value('actor-lines')) ?? 0, MOST_ACTOR_LINES);
  return Object.fromEntries(
    Array.from({ length: lines }, (_, i) => [`actors/${i}/name`, `actors/${i}/role`])
      .flat()
      .map((path) => [path, value(path).slice(0, 200)]),
  );
}

/** An act type by its label in any of the languages, or by its id. */
function actNamed(text: string): string | null {
  const folded = fold(text);
  const found = actTypes().find(
    ({ id, labels }) => id === text || Object.values(labels).some((label) => fold(label) === folded),
  );
  return found?.id ?? null;
}

/** The filter that an address or a form asks for; what is not one of the values is left out. */
function filterOf(given: (name: string) => string | undefined): ReviewFilter {
  const text = (name: string) => given(name)?.trim().slice(0, 100) || undefined;
  const all = {
    act: text('act'),
    language: text('language'),
    sure: SURENESS.find((one) => one === given('sure')),
    document: text('document'),
    mine: given('mine') === '1' || undefined,
    double: given('double') === '1' || undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as ReviewFilter;
}

/** Where in the queue: at a suggestion, after or before one. */
export function placeOf(c: Context): { id?: string; after?: string; before?: string } {
  const entries = (['id', 'after', 'before'] as const).flatMap((name) => {
    const id = c.req.query(name)?.slice(0, 64);
    return id === undefined || id === '' ? [] : [[name, id] as const];
  });
  return Object.fromEntries(entries);
}

function countOf(text: string): number {
  const n = wholeNumber(text);
  if (n === undefined || n < 1 || n > MOST_ASSIGNED)
    throw new SabtError('invalid-value', `“${text}” is no number from 1 to ${MOST_ASSIGNED}.`);
  return n;
}

export function withDone(address: string, done: string, n?: number): string {
  const query = new URLSearchParams({ done, ...(n === undefined ? {} : { n: String(n) }) });
  return `${address}${address.includes('?') ? '&' : '?'}${query}`;
}
