/** `/api/v1/WORDS`: every command over HTTP, with the same JSON, for who has a bearer token or is signed in. */
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { App } from '../app/app.ts';
import type { Desk } from '../app/desk.ts';
import { type AnyCommand, isLineCommand, type LineCommand } from '../commands/command.ts';
import { answerLine, answerLineApart, type LineAnswer } from '../commands/line-answer.ts';
import { asSabtError, SabtError } from '../model/errors.ts';
import { newId } from '../model/ids.ts';
import { issuesText } from '../model/issues.ts';
import { comesFromElsewhere, csrfHolds, personOf } from './access.ts';
import { asTheSenderCallsIt, bodyInput, MAX_JSON_BYTES, queryInput, requireFields, type Typed } from './api-input.ts';
import { bodyText } from './body.ts';
import { errorResponse, wrongMethod } from './errors.ts';
import { isPostOnly, openApi, outFields } from './openapi.ts';

const DOWNLOAD_KEPT_MS = 10 * 60_000;
const READ = ['GET', 'HEAD'];

interface ApiOptions {
  app: App;
  commands: readonly AnyCommand[];
  /** Private folder for uploads and downloads. */
  transit: string;
  /** The server is ending. */
  closing: AbortSignal;
}

type Asked = { Variables: { by: string } };

export function api({ app, commands, transit, closing }: ApiOptions): Hono<Asked> {
  const routes = new Hono<Asked>();
  const downloads = new Map<string, { path: string; name: string }>();
  const description = JSON.stringify(openApi(commands));

  routes.get('/openapi.json', (c) => c.body(description, 200, { 'content-type': 'application/json' }));
  routes.all('/openapi.json', () => wrongMethod(READ));
  routes.use('*', async (c, next) => {
    c.set('by', whoAsks(c.req.raw.headers, new URL(c.req.url).host, app.desk));
    await next();
  });

  routes.get('/downloads/:id', async (c) => {
    const download = downloads.get(c.req.param('id'));
    if (download === undefined) throw new SabtError('not-found', 'There is no such download, or its time is over.');
    const { size } = await stat(download.path);
    return c.body(Readable.toWeb(createReadStream(download.path)) as ReadableStream, 200, {
      'content-type': 'application/octet-stream',
      'content-length': String(size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(download.name)}`,
    });
  });
  routes.all('/downloads/:id', () => wrongMethod(READ));

  for (const command of commands) {
    const path = `/${command.words.join('/')}`;
    if (isLineCommand(command)) {
      routes.post(path, (c) => answerLines(command, c.req.raw, app, closing));
      routes.all(path, () => wrongMethod(['POST']));
      continue;
    }
    const { localOnly } = command;
    if (localOnly !== undefined) {
      routes.all(path, () => {
        throw new SabtError('local-only', `Run sabt ${command.words.join(' ')} on the archive's machine. ${localOnly}`);
      });
      continue;
    }
    const typed = command as unknown as Typed;
    if (!isPostOnly(typed))
      routes.get(path, async (c) =>
        c.json(await run(typed, queryInput(typed, new URL(c.req.url)), c.get('by'), c.req.raw.signal)),
      );
    routes.post(path, async (c) => {
      const { input, form } = await bodyInput(typed, c.req.raw, transit);
      try {
        return c.json(await run(typed, input, c.get('by'), c.req.raw.signal));
      } catch (thrown) {
        throw form === null ? thrown : asTheSenderCallsIt(asSabtError(thrown), form);
      } finally {
        await form?.discard();
      }
    });
    routes.all(path, () => wrongMethod(isPostOnly(typed) ? ['POST'] : [...READ, 'POST']));
  }

  async function run(
    command: Typed,
    given: Record<string, unknown>,
    by: string,
    gone: AbortSignal,
  ): Promise<Record<string, unknown>> {
    // what changes something is ended as it was begun, whether or not the answer can still be told
    const signal = command.takesLong === true ? AbortSignal.any([closing, gone]) : closing;
    const [out] = outFields(command);
    if (out === undefined) return perform(command, given, by, signal);
    const folder = join(transit, newId());
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const path = join(folder, 'out');
      const output = await perform(command, { ...given, [out]: path }, by, signal);
      return {
        ...output,
        file: offer(folder, path, downloadName(command, out, given)),
      };
    } catch (cause) {
      await rm(folder, { recursive: true, force: true });
      throw cause;
    }
  }

  async function perform(
    command: Typed,
    given: Record<string, unknown>,
    by: string,
    signal: AbortSignal,
  ): Promise<Record<string, unknown>> {
    requireFields(command, given);
    const checked = command.input.safeParse(given);
    if (!checked.success) throw new SabtError('invalid-value', issuesText(checked.error));
    const nobody = (): void => {};
    const context = { app, archive: app.dir, by, signal, progress: nobody, began: nobody, commands };
    return (await command.run(checked.data, context)) as Record<string, unknown>;
  }

  /** The address from which a file can be fetched for some minutes. */
  function offer(folder: string, path: string, name: string): string {
    const id = newId();
    downloads.set(id, { path, name });
    setTimeout(() => {
      downloads.delete(id);
      void rm(folder, { recursive: true, force: true });
    }, DOWNLOAD_KEPT_MS).unref();
    return `/api/v1/downloads/${id}`;
  }

  routes.all('*', () => {
    throw new SabtError('not-found', 'There is nothing at this address. /api/v1/openapi.json lists what there is.');
  });
  routes.onError((thrown) => errorResponse(thrown));
  return routes;
}

/** `export.csv` where a format is asked for; else as what the command line calls its file (`PAIRS.csv`). */
function downloadName(command: Typed, out: string, given: Record<string, unknown>): string {
  const label = Object.values(command.options ?? {}).find(({ field }) => field === out)?.label ?? '';
  const ending = given['format'] ?? (extname(label).slice(1) || 'json');
  return `${command.words.join('-')}.${String(ending)}`;
}

/**
 * Who asks, as it goes into the record: `token:ID`, or the person signed in. A browser sends the cookie of a session
 * by itself, so a session counts only with the token of its forms, which no page elsewhere can read.
 */
function whoAsks(headers: Headers, host: string, desk: Desk): string {
  const bearer = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const token = bearer === undefined ? null : desk.tokenId(bearer);
  if (token !== null) return `token:${token}`;
  const person = bearer === undefined ? personOf(headers.get('cookie') ?? undefined, desk) : null;
  const isTheirs = person !== null && csrfHolds(person, headers.get('x-csrf') ?? undefined);
  if (isTheirs && !comesFromElsewhere(headers, host)) return person.name;
  throw new SabtError('unauthorised', 'The API wants a bearer token. Make one with: sabt token');
}

async function answerLines(
  command: LineCommand<never, never>,
  request: Request,
  app: App,
  closing: AbortSignal,
): Promise<Response> {
  const options = lineOptions(command, new URL(request.url).searchParams);
  const text = await bodyText(request, MAX_JSON_BYTES);
  const signal = AbortSignal.any([closing, request.signal]);
  const apart = command.apart?.({ app, signal });
  const here = apart === undefined ? await command.start(options) : null;
  const answer = (line: string): LineAnswer | Promise<LineAnswer> =>
    here !== null ? answerLine(command, here, line) : answerLineApart(command, apart!, line, signal);
  if (!(request.headers.get('content-type') ?? '').startsWith('application/x-ndjson')) {
    const { json, error } = await answer(text);
    if (error !== null) return errorResponse(error);
    return new Response(json, { headers: { 'content-type': 'application/json' } });
  }
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const answers: string[] = [];
  for (const line of lines) answers.push((await answer(line)).json);
  return new Response(answers.map((line) => `${line}\n`).join(''), {
    headers: { 'content-type': 'application/x-ndjson' },
  });
}

function lineOptions(command: LineCommand<never, never>, given: URLSearchParams): Record<string, boolean> {
  for (const key of given.keys())
    if (command.options?.[key] === undefined)
      throw new SabtError('unknown-option', `${command.words.join(' ')} does not take “${key}”.`, { at: key });
  return Object.fromEntries([...given].map(([key, value]) => [key, value !== 'false']));
}
