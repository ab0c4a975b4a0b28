/** `/api/v1/WORDS`: every command over HTTP, with the same JSON, behind bearer tokens. */
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { App } from '../app/app.ts';
import { type AnyCommand, type Command, isLineCommand, type LineCommand } from '../commands/command.ts';
import { answerLine } from '../commands/line-answer.ts';
import { asSabtError, SabtError } from '../model/errors.ts';
import { newId } from '../model/ids.ts';
import { issuesText } from '../model/issues.ts';
import { bodyText } from './body.ts';
import { httpStatus } from './errors.ts';
import { fileFields, openApi, outFields } from './openapi.ts';
import { type Form, readForm } from './uploads.ts';

const DOWNLOAD_KEPT_MS = 10 * 60_000;
const MAX_JSON_BYTES = 64 << 20;
const MAX_OPTIONS = 64;

export interface ApiOptions {
  app: App;
  commands: readonly AnyCommand[];
  /** Private folder for uploads and downloads. */
  transit: string;
  /** The server is ending. */
  closing: AbortSignal;
}

type Typed = Command<Record<string, unknown>, unknown>;

export function api({ app, commands, transit, closing }: ApiOptions): Hono {
  const routes = new Hono();
  const downloads = new Map<string, { path: string; name: string }>();
  const description = JSON.stringify(openApi(commands));

  routes.get('/openapi.json', (c) => c.body(description, 200, { 'content-type': 'application/json' }));
  routes.use('*', async (c, next) => {
    const bearer = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (bearer === undefined || !app.desk.tokenHolds(bearer))
      throw new SabtError('unauthorised', 'The API wants a bearer token. Make one with: sabt token');
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

  for (const command of commands) {
    const path = `/${command.words.join('/')}`;
    if (isLineCommand(command)) {
      routes.post(path, (c) => answerLines(command, c.req.raw));
      routes.all(path, () => wrongMethod(command.words));
      continue;
    }
    if (command.localOnly === true) continue;
    const typed = command as unknown as Typed;
    if (typed.needs !== 'write' && fileFields(typed).length === 0)
      routes.get(path, async (c) => c.json(await run(typed, queryInput(typed, new URL(c.req.url)))));
    routes.post(path, async (c) => {
      const { input, form } = await bodyInput(typed, c.req.raw, transit);
      try {
        return c.json(await run(typed, input));
      } finally {
        await form?.discard();
      }
    });
    routes.all(path, () => wrongMethod(typed.words));
  }

  async function run(command: Typed, given: Record<string, unknown>): Promise<Record<string, unknown>> {
    const [out] = outFields(command);
    if (out === undefined) return perform(command, given);
    const folder = join(transit, newId());
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const path = join(folder, 'out');
      const output = await perform(command, { ...given, [out]: path });
      return {
        ...output,
        file: offer(folder, path, `${command.words.join('-')}.${String(given['format'] ?? 'json')}`),
      };
    } catch (cause) {
      await rm(folder, { recursive: true, force: true });
      throw cause;
    }
  }

  async function perform(command: Typed, given: Record<string, unknown>): Promise<Record<string, unknown>> {
    const checked = command.input.safeParse(given);
    if (!checked.success) throw new SabtError('invalid-value', issuesText(checked.error));
    const context = { app, archive: app.dir, by: 'api', signal: closing, progress: () => {}, commands };
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
  routes.onError((thrown) => {
    const error = asSabtError(thrown);
    return new Response(JSON.stringify(error), {
      status: httpStatus(error.code),
      headers: { 'content-type': 'application/json' },
    });
  });
  return routes;
}

function wrongMethod(words: readonly string[]): never {
  throw new SabtError('method-not-allowed', `Send ${words.join(' ')} as POST.`);
}

/** A query string as input; a field that comes several times is a list. */
function queryInput(command: Typed, url: URL): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const key of new Set(url.searchParams.keys())) {
    const all = url.searchParams.getAll(key);
    input[optionField(command, key)] = all.length === 1 && !isMany(command, key) ? all[0] : all;
  }
  return input;
}

/** `dry-run` and `dryRun` are the same field. */
function optionField(command: Typed, key: string): string {
  return command.options?.[key]?.field ?? key;
}

function isMany(command: Typed, key: string): boolean {
  return (command.arguments ?? []).some((argument) => argument.field === key && argument.many === true);
}

async function bodyInput(
  command: Typed,
  request: Request,
  transit: string,
): Promise<{ input: Record<string, unknown>; form: Form | null }> {
  const files = fileFields(command);
  const type = request.headers.get('content-type') ?? '';
  if (files.length === 0 || type.startsWith('application/json') || (type === '' && request.body === null)) {
    const input = await jsonBody(request);
    const named = files.find((field) => field in input);
    if (named !== undefined)
      throw new SabtError(
        'invalid-value',
        `Send ${named} as an upload (multipart/form-data); the server's own files are not read for anyone.`,
      );
    return { input, form: null };
  }
  const form = await readForm(request, transit);
  try {
    return { input: formInput(command, form, files), form };
  } catch (cause) {
    await form.discard();
    throw cause;
  }
}

function formInput(command: Typed, form: Form, files: readonly string[]): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [key, values] of form.fields) {
    const field = optionField(command, key);
    if (files.includes(field)) throw new SabtError('invalid-value', `${key} must be an upload.`);
    const option = command.options?.[key];
    input[field] =
      option?.type === 'flag'
        ? values[0] === 'true' || values[0] === '1' || values[0] === 'on'
        : values.length > 1
          ? values
          : values[0];
  }
  const many = command.arguments?.find((argument) => argument.is === 'file' && argument.many === true);
  const single = command.arguments?.find((argument) => argument.is === 'file' && argument.many !== true);
  const named = form.files.filter(({ field }) => files.includes(field) && field !== many?.field);
  for (const upload of named.slice(0, MAX_OPTIONS)) {
    input[upload.field] = upload.path;
    if (upload.field === single?.field) input['name'] = upload.name;
  }
  const rest = form.files.filter((upload) => !named.includes(upload));
  if (many !== undefined) {
    input[many.field] = rest.map((upload) => upload.path);
    input['names'] = rest.map((upload) => upload.name);
  } else if (single !== undefined && input[single.field] === undefined && rest[0] !== undefined) {
    input[single.field] = rest[0].path;
    input['name'] = rest[0].name;
  }
  return input;
}

async function jsonBody(request: Request): Promise<Record<string, unknown>> {
  const text = await bodyText(request, MAX_JSON_BYTES);
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (cause) {
    throw new SabtError('invalid-json', `The body is not a JSON document: ${(cause as Error).message}`);
  }
  throw new SabtError('invalid-json', 'The body is not a JSON object.');
}

async function answerLines(command: LineCommand<never, never>, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const options = Object.fromEntries([...url.searchParams].map(([key, value]) => [key, value !== 'false']));
  const answer = await command.start(options);
  const text = await bodyText(request, MAX_JSON_BYTES);
  if (!(request.headers.get('content-type') ?? '').startsWith('application/x-ndjson')) {
    const { json, ok } = answerLine(command, answer, text);
    return new Response(json, { status: ok ? 200 : 400, headers: { 'content-type': 'application/json' } });
  }
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const answers = lines.map((line) => answerLine(command, answer, line).json);
  return new Response(answers.map((line) => `${line}\n`).join(''), {
    headers: { 'content-type': 'application/x-ndjson' },
  });
}
