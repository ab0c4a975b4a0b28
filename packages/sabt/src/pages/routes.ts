/**
 * The pages on their addresses: `/en/…`, `/ar/…`, `/fa/…`, and our own files under `/assets/`. Reading is a GET;
 * everything that changes something is a POST that redirects, so that loading a page again repeats nothing.
 */
import { Hono } from 'hono';
import { isLanguage, LANGUAGES, type Language, negotiate } from '../i18n/index.ts';
import { SabtError } from '../model/errors.ts';
import { Answers, LANGUAGE_COOKIE, pageNumber } from './answer.ts';
import type { PagesApp } from './app-port.ts';
import { type Assets, loadAssets } from './assets.ts';
import { claimRoutes } from './claims/routes-claims.ts';
import { exploreRoutes } from './explore/routes-explore.ts';
import { glossaryPage } from './glossary.ts';
import { blackOutRoutes } from './handing-over/routes-black-out.ts';
import { handOverRoutes } from './handing-over/routes-hand-over.ts';
import { withholdRoutes } from './handing-over/routes-withhold.ts';
import { searchHelpPage } from './help.ts';
import { homePage } from './home.ts';
import type { PagesHooks } from './hooks.ts';
import { intakeRoutes } from './intake/routes-intake.ts';
import { sourcesPage } from './intake/sources.ts';
import { UNREAD_PER_PAGE, unreadPage } from './intake/unread.ts';
import { logPage } from './log.ts';
import { measureRoutes } from './measuring/routes-measure.ts';
import { verificationWords } from './parts/progress-words.ts';
import { recordRoutes } from './records/routes-records.ts';
import { linkRoutes } from './review/routes-links.ts';
import { reviewRoutes } from './review/routes-review.ts';
import { settingsPage } from './settings.ts';
import { keyOf, SIGN_IN_REASONS, type SignInReason, signInPage } from './sign-in.ts';
import { urls } from './urls.ts';

const YEAR_SECONDS = 31_536_000;

/** Mounts every page. `assets` may be shared between several. */
export function pages(app: PagesApp, hooks: PagesHooks, assets: Assets = loadAssets()): Hono {
  const root = new Hono();
  const answers = new Answers(app, hooks, assets);

  root.get('/assets/:file', (c) => {
    const asset = assets.get(c.req.path);
    return asset === undefined ? c.notFound() : new Response(asset.bytes, { headers: assets.headers(asset) });
  });
  root.get('/', (c) => c.redirect(`/${wishedLanguage(c.req.header('cookie'), c.req.header('accept-language'))}`, 302));

  const site = inLanguage(answers);
  for (const language of LANGUAGES) {
    root.use(`/${language}/*`, async (c, next) => {
      await next();
      if (c.req.method === 'GET') rememberLanguage(language, c.req.header('cookie'), c.res.headers);
    });
    root.get(`/${language}/`, (c) => c.redirect(`/${language}${new URL(c.req.url).search}`, 301));
    root.route(`/${language}`, site);
  }

  root.notFound(async (c) => answers.failed(c, await answers.context(c), new SabtError('not-found', c.req.path)));
  root.onError(async (thrown, c) => answers.failed(c, await answers.context(c), thrown));
  return root;
}

function inLanguage(answers: Answers): Hono {
  const site = new Hono();
  const { get, post, open } = {
    get: answers.get.bind(answers),
    post: answers.post.bind(answers),
    open: answers.open.bind(answers),
  };

  site.get(
    '/',
    get(async ({ c, app, page }) => {
      const [status, counts, latest, sampleAvailable] = await Promise.all([
        app.status(),
        app.counts(),
        app.latest(12),
        app.sampleAvailable(),
      ]);
      return answers.show(c, homePage(page, { status, counts, latest, sampleAvailable }));
    }),
  );
  site.post(
    '/sample',
    post(async ({ c, app, to }) => {
      const { batch } = await app.loadSample();
      return c.redirect(to.batch(batch), 303);
    }),
  );
  site.get(
    '/sources',
    get(async ({ c, app, page }) => answers.show(c, sourcesPage(page, await app.sources()))),
  );
  site.get(
    '/unread',
    get(async ({ c, app, page }) => {
      const at = pageNumber(c);
      const list = await app.keptUnread({ limit: UNREAD_PER_PAGE, offset: (at - 1) * UNREAD_PER_PAGE });
      return answers.show(c, unreadPage(page, { list, page: at }));
    }),
  );

  site.get(
    '/log',
    get(async ({ c, app, page }) => {
      const [status, verification, note, vouched] = await Promise.all([
        app.status(),
        app.verification(),
        app.checkpointNote(),
        app.vouched(),
      ]);
      return answers.show(c, logPage(page, { status, verification, note, vouched }));
    }),
  );
  site.post(
    '/log/verify',
    post(async ({ c, app, to, value }) => {
      await app.verifyNow(value('mode') === 'quick' ? 'quick' : 'full');
      return c.redirect(`${to.log}#verification`, 303);
    }),
  );
  site.get(
    '/log/progress',
    get(async ({ c, app, page }) => {
      const { state, progress } = await app.verification();
      return c.json({
        running: state === 'running',
        done: progress?.done ?? 0,
        total: progress?.total ?? null,
        words: verificationWords(page, progress),
      });
    }),
  );

  site.get(
    '/glossary',
    open(({ c, page }) => answers.show(c, glossaryPage(page))),
  );
  site.get(
    '/help/search',
    open(({ c, page }) => answers.show(c, searchHelpPage(page))),
  );
  site.get(
    '/settings',
    get(({ c, page, to }) => answers.show(c, settingsPage(page, { signOut: `${to.signIn}/out` }))),
  );
  site.post(
    '/settings',
    post(async ({ c, value }) => {
      const language = value('language');
      if (!isLanguage(language)) throw new SabtError('invalid-value', `There is no language ${language} here.`);
      return c.redirect(`${urls(language).settings}?done=settings`, 303);
    }),
  );

  site.get(
    '/sign-in',
    open(({ c, page, to }) => {
      const pasted = c.req.query('link');
      if (pasted !== undefined) {
        const key = keyOf(pasted);
        return c.redirect(key === null ? `${to.signIn}?done=link-over` : `/sign-in?key=${key}`, 303);
      }
      const asked = c.req.query('done');
      const why: SignInReason = SIGN_IN_REASONS.find((one) => one === asked) ?? 'needed';
      return answers.show(
        c,
        signInPage({ ...page, done: null }, why),
        why === 'needed' || why === 'signed-out' ? 200 : 403,
      );
    }),
  );
  site.post(
    '/sign-in/out',
    post(async ({ c, to }) => {
      const cookie = answers.hooks.signOut(c.req.raw);
      c.header('Set-Cookie', cookie);
      return c.redirect(`${to.signIn}?done=signed-out`, 303);
    }),
  );

  exploreRoutes(site, answers);
  measureRoutes(site, answers);
  recordRoutes(site, answers);
  intakeRoutes(site, answers);
  reviewRoutes(site, answers);
  linkRoutes(site, answers);
  claimRoutes(site, answers);
  withholdRoutes(site, answers);
  handOverRoutes(site, answers);
  blackOutRoutes(site, answers);
  return site;
}

function cookieLanguage(cookie: string | undefined): string | undefined {
  return new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=(\\w+)`).exec(cookie ?? '')?.[1];
}

function wishedLanguage(cookie: string | undefined, acceptLanguage: string | undefined): string {
  const kept = cookieLanguage(cookie);
  return isLanguage(kept) ? kept : negotiate(acceptLanguage);
}

/** The language of the last page that was looked at is the one with which `/` opens. */
function rememberLanguage(language: Language, cookie: string | undefined, headers: Headers): void {
  if (cookieLanguage(cookie) !== language)
    headers.append(
      'Set-Cookie',
      `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly`,
    );
}
