/** The whole site as one Hono app: who may ask is decided here, what is answered elsewhere. */
import { Hono } from 'hono';
import { acting } from '../app/acting.ts';
import type { App } from '../app/app.ts';
import { PagesAdapter } from '../app/pages/adapter.ts';
import type { AnyCommand } from '../commands/command.ts';
import { SabtError } from '../model/errors.ts';
import { pages, securityHeaders } from '../pages/index.ts';
import { comesFromElsewhere, csrfHolds, type Person, personOf, sessionCookie, sessionSecret } from './access.ts';
import { api } from './api.ts';
import { errorResponse, wrongMethod } from './errors.ts';
import { logFiles } from './log-files.ts';
import { readForm } from './uploads.ts';

interface SiteOptions {
  app: App;
  commands: readonly AnyCommand[];
  transit: string;
  publicLog: boolean;
  closing: AbortSignal;
}

/** Pages are asked for, forms are sent; there is nothing else. */
const PAGE_METHODS = ['GET', 'HEAD', 'POST'];

export function site(options: SiteOptions): Hono {
  const { app } = options;
  const root = new Hono();

  root.use('*', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders()))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });

  root.route('/api/v1', api(options));
  for (const path of ['/api', '/api/*'])
    root.all(path, () => {
      throw new SabtError('not-found', 'There is nothing at this address. The API is /api/v1/openapi.json.');
    });
  root.use('/log/*', async (c, next) => {
    if (!options.publicLog && personOf(c.req.header('cookie'), app.desk) === null)
      throw new SabtError('unauthorised', 'Sign in to read the log here.');
    await next();
  });
  root.route('/log', logFiles(app.dir));

  root.get('/sign-in', (c) => {
    const person = app.desk.useSignIn(c.req.query('key') ?? '');
    if (person === null) return c.redirect('/en/sign-in?done=link-over');
    const { secret, maxAgeSeconds } = app.desk.openSession(person);
    c.header('set-cookie', sessionCookie(secret, maxAgeSeconds));
    return c.redirect('/');
  });

  root.use('*', async (c, next) => {
    if (!PAGE_METHODS.includes(c.req.method)) return wrongMethod(PAGE_METHODS);
    const person = personOf(c.req.header('cookie'), app.desk);
    await (person === null ? next() : acting.run(person.name, next));
  });
  const adapter = new PagesAdapter(app, options.closing);
  const paged = pages(adapter, {
    person: (request): Person | null => personOf(request.headers.get('cookie') ?? undefined, app.desk),
    signOut(request) {
      const secret = sessionSecret(request.headers.get('cookie') ?? undefined);
      if (secret !== null) app.desk.closeSession(secret);
      return sessionCookie('', 0);
    },
    readForm: (request) => readForm(request, options.transit),
    csrfHolds: (person, given, request) =>
      csrfHolds(person, given) && !comesFromElsewhere(request.headers, new URL(request.url).host),
  });
  root.route('/', paged);
  // a mounted app's own answer to unknown addresses is not taken over by the router
  root.notFound(async (c) => paged.fetch(c.req.raw));

  root.onError((thrown) => errorResponse(thrown));
  return root;
}
