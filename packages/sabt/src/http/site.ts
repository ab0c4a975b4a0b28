/** The whole site as one Hono app: who may ask is decided here, what is answered elsewhere. */
import { Hono } from 'hono';
import type { App } from '../app/app.ts';
import { PagesAdapter } from '../app/pages-adapter.ts';
import type { AnyCommand } from '../commands/command.ts';
import { asSabtError, SabtError } from '../model/errors.ts';
import { pages, securityHeaders } from '../pages/index.ts';
import {
  comesFromElsewhere,
  csrfHolds,
  hostIsOurs,
  type Person,
  personOf,
  sessionCookie,
  sessionSecret,
} from './access.ts';
import { api } from './api.ts';
import { httpStatus } from './errors.ts';
import { logFiles } from './log-files.ts';
import { readForm } from './uploads.ts';

export interface SiteOptions {
  app: App;
  commands: readonly AnyCommand[];
  transit: string;
  port: number;
  /** Names besides 127.0.0.1 and localhost under which this address is reached. */
  hosts: readonly string[];
  publicLog: boolean;
  closing: AbortSignal;
}

export function site(options: SiteOptions): Hono {
  const { app } = options;
  const root = new Hono();

  root.use('*', async (c, next) => {
    const host = c.req.header('host');
    if (!hostIsOurs(host, options.port, options.hosts))
      throw new SabtError(
        'bad-host',
        'This address is served under its own name only. Use the link that sabt serve printed.',
      );
    await next();
    for (const [name, value] of Object.entries(securityHeaders()))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });

  root.route('/api/v1', api(options));
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

  root.onError((thrown) => {
    const error = asSabtError(thrown);
    if (error.code === 'defect')
      process.stderr.write(`${error.cause instanceof Error ? error.cause.stack : error.message}\n`);
    return new Response(JSON.stringify(error), {
      status: httpStatus(error.code),
      headers: { 'content-type': 'application/json', ...securityHeaders() },
    });
  });
  return root;
}
