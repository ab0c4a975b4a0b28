/** What every route shares: the context of a page, answers, forms, errors. */
import type { Context } from 'hono';
import { isLanguage, type Language, speak } from '../i18n/index.ts';
import { asSabtError, SabtError } from '../model/errors.ts';
import type { Download, PagesApp } from './app-port.ts';
import type { Assets } from './assets.ts';
import type { PageContext } from './context.ts';
import { type ErrorPageName, errorPage, ToldError } from './errors.ts';
import type { PagesHooks, ReceivedForm, SignedIn } from './hooks.ts';
import type { Html } from './html.ts';
import { reason } from './parts/reasons.ts';
import { downloadHeaders } from './security.ts';
import { type Urls, urls } from './urls.ts';

export const LANGUAGE_COOKIE = 'sabt-language';

export interface Route {
  c: Context;
  app: PagesApp;
  page: PageContext;
  to: Urls;
}

export interface Posted extends Route {
  person: SignedIn;
  form: ReceivedForm;
  /** The first value of a field, trimmed; empty where it is absent. */
  value(name: string): string;
  values(name: string): string[];
}

export class Answers {
  readonly app: PagesApp;
  readonly #hooks: PagesHooks;
  readonly #assets: Assets;

  constructor(app: PagesApp, hooks: PagesHooks, assets: Assets) {
    this.app = app;
    this.#hooks = hooks;
    this.#assets = assets;
  }

  get hooks(): PagesHooks {
    return this.#hooks;
  }

  /** A page that anybody may see. */
  open(answer: (route: Route) => Promise<Response> | Response): (c: Context) => Promise<Response> {
    return async (c) => {
      const page = await this.context(c);
      return answer({ c, app: this.app, page, to: urls(page.language) });
    };
  }

  /** A page for those who are signed in; others are sent to the sign-in page. */
  get(answer: (route: Route) => Promise<Response> | Response): (c: Context) => Promise<Response> {
    return async (c) => {
      const page = await this.context(c);
      const to = urls(page.language);
      if (page.person === null) return c.redirect(to.signIn, 303);
      try {
        return await answer({ c, app: this.app, page, to });
      } catch (thrown) {
        return this.failed(c, page, thrown);
      }
    };
  }

  /** A form that changes something: signed in, with the session's token. Its files are removed unless taken over. */
  post(answer: (posted: Posted) => Promise<Response>): (c: Context) => Promise<Response> {
    return async (c) => {
      const page = await this.context(c);
      const to = urls(page.language);
      const person = this.#hooks.person(c.req.raw);
      if (person === null) return c.redirect(`${to.signIn}?done=session-over`, 303);
      let form: ReceivedForm | null = null;
      try {
        form = await this.#hooks.readForm(c.req.raw);
        const values = (name: string) => form!.fields.get(name) ?? [];
        const value = (name: string) => (values(name)[0] ?? '').trim();
        if (!this.#hooks.csrfHolds(person, values('csrf')[0], c.req.raw))
          throw new SabtError('forbidden', 'The form did not carry the token of this session.');
        return await answer({ c, app: this.app, page, to, person, form, value, values });
      } catch (thrown) {
        await form?.discard();
        return this.failed(c, page, thrown);
      }
    };
  }

  async context(c: Context): Promise<PageContext> {
    const url = new URL(c.req.url);
    const [, first = ''] = url.pathname.split('/');
    const language: Language = isLanguage(first) ? first : 'en';
    const person = this.#hooks.person(c.req.raw);
    const query = new URLSearchParams(url.search);
    const done = query.get('done');
    const n = Number(query.get('n') ?? 0);
    for (const name of ['done', 'n']) query.delete(name);
    const rest = url.pathname.slice(first.length + 1);
    const isPage = c.req.method === 'GET' || c.req.method === 'HEAD';
    return {
      s: speak(language),
      language,
      now: this.#hooks.now?.() ?? new Date(),
      path: isPage ? `${rest === '' ? '/' : rest}${query.size === 0 ? '' : `?${query}`}` : '/',
      status: person === null ? null : await this.#status(),
      csrf: person?.csrf ?? '',
      person: person?.name ?? null,
      done: done === null ? null : { what: done, n: Number.isSafeInteger(n) && n >= 0 ? n : 0 },
      assets: this.#assets.urls,
    };
  }

  /** The seal is left out rather than the page, if the archive cannot say how it stands. */
  async #status(): Promise<PageContext['status']> {
    try {
      return await this.app.status();
    } catch {
      return null;
    }
  }

  async show(c: Context, page: Html, status: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 500 = 200): Promise<Response> {
    return c.html(String(await page), status);
  }

  failed(c: Context, page: PageContext, thrown: unknown): Promise<Response> {
    const error = asSabtError(thrown);
    const name = pageOf(error);
    if (name === '500') process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
    return this.show(
      c,
      errorPage(page, {
        page: name,
        code: error.code,
        ...(error instanceof ToldError
          ? { told: error.message }
          : error.code === 'defect'
            ? {}
            : { detail: error.message }),
        ...(name === '422' || (name === '500' && error.code !== 'defect') ? { reason: reason(page, error.code) } : {}),
        ...backTo(c),
      }),
      Number(name) as 404,
    );
  }
}

function pageOf(error: SabtError): ErrorPageName {
  switch (error.code) {
    case 'not-found':
      return '404';
    case 'forbidden':
    case 'unauthorised':
      return '403';
    case 'conflict':
      return '409';
    case 'too-large':
      return '413';
    case 'invalid-argument':
    case 'invalid-value':
    case 'invalid-mapping':
    case 'missing-argument':
    case 'unsupported-kind':
    case 'unreadable-file':
    case 'damaged-file':
    case 'encrypted':
    case 'upload-gone':
    case 'expands-too-far':
    case 'too-many-columns':
    case 'no-text':
    case 'too-slow':
    case 'too-much-memory':
    case 'invalid-json':
    case 'missing-column':
    case 'duplicate-id':
    case 'unreadable-date':
    case 'unreadable-number':
      return '422';
    default:
      return '500';
  }
}

/** The page on which a form stood, if it is one of ours. */
function backTo(c: Context): { back?: string } {
  const referer = URL.parse(c.req.header('referer') ?? '');
  if (referer === null || referer.origin !== new URL(c.req.url).origin) return {};
  return { back: referer.pathname + referer.search };
}

/** Bytes handed out as a file, never shown by the browser. */
export function hand(download: Download): Response {
  const bytes = ReadableStream.from(download.bytes) as ReadableStream<Uint8Array>;
  return new Response(bytes, { headers: downloadHeaders(download.name, download.size) });
}

export function pageNumber(c: Context, name = 'page'): number {
  const n = Number(c.req.query(name) ?? 1);
  return Number.isSafeInteger(n) && n >= 1 && n < 1_000_000 ? n : 1;
}

/** A whole number from the address, or undefined where it is none. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
