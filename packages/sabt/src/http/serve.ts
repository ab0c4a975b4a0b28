/** The server: one process that holds the archive, serves pages, API and log, and takes handed-over commands. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { App } from '../app/app.ts';
import { listenForHandOver } from '../app/holder-socket.ts';
import { cosignAfterCommits } from '../app/vouching/witnessing.ts';
import { type Command, commandNamed, type RunContext } from '../commands/command.ts';
import { asSabtError, SabtError } from '../model/errors.ts';
import { createArchive } from '../stages/keeping/index.ts';
import { hostIsOurs, linkHost, namesOf } from './access.ts';
import { refuseName, refuseUnreadable } from './errors.ts';
import { site } from './site.ts';

interface ServeInput {
  port: number;
  host: string;
  create: boolean;
  /** Ask the witnesses after commits. */
  cosign: boolean;
  noPublicLog: boolean;
}

const MAINTAIN_EVERY_MS = 2_000;
const SWEEP_EVERY_MS = 12 * 3_600_000;
const CLOSE_WAIT_MS = 3_000;
const SOCKET = 'hand-over';
/** The address of a socket has 108 bytes on Linux, 104 elsewhere, with a zero at its end. */
const LONGEST_SOCKET_PATH = 103;

export interface Served {
  /** Folder of the archive. */
  archive: string;
  title: string;
  address: string;
  /** A link that signs in once, within half an hour. */
  signIn: string;
}

/** Serves until a signal ends it; `began` is told where as soon as it does. */
export async function serveArchive(input: ServeInput, context: Omit<RunContext, 'app'>): Promise<Served> {
  const { archive: dir } = context;
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const tell = (thrown: unknown): void => say(`sabt: ${asSabtError(thrown).message}`);
  const isNew = !existsSync(join(dir, 'archive.json'));
  if (isNew && input.create) {
    await createArchive(dir, {});
    say(`Made a new archive in ${dir}.`);
  }
  const app = await App.open(dir, {
    mode: 'write',
    what: 'sabt serve',
    waitMs: 2_000,
    onCatchUp: (done, total) => context.progress({ done, total, what: 'entries indexed' }),
  });
  const transit = join(dir, 'transit');
  await rm(transit, { recursive: true, force: true });
  await mkdir(transit, { recursive: true, mode: 0o700 });
  const closing = new AbortController();
  const { server, port } = await listen(app, input, context, transit, closing.signal);
  const handing = await takeHandedOver(app, context, {
    host: linkHost(input.host),
    port,
    transit,
    closing: closing.signal,
  });
  const maintaining = setInterval(() => void app.tend().catch(tell), MAINTAIN_EVERY_MS);
  const endCosigning = input.cosign ? cosignAfterCommits(app, (message) => say(`sabt: ${message}`)) : null;
  const sweeping = setInterval(() => void app.archive.sweep().catch(tell), SWEEP_EVERY_MS);
  try {
    const address = `http://${linkHost(input.host)}:${port}`;
    const signIn = `${address}/sign-in?key=${app.desk.makeSignIn(context.by)}`;
    const served = { archive: dir, title: app.archive.info.title, address, signIn };
    context.began(served);
    await new Promise<void>((stopped) => {
      if (context.signal.aborted) stopped();
      context.signal.addEventListener('abort', () => stopped(), { once: true });
    });
    return served;
  } finally {
    closing.abort();
    endCosigning?.();
    clearInterval(maintaining);
    clearInterval(sweeping);
    await app.runs.stop();
    handing.close();
    await closeServer(server);
    await app.close();
    await rm(transit, { recursive: true, force: true });
    say('Stopped. Everything acknowledged is kept.');
  }
}

async function listen(
  app: App,
  input: ServeInput,
  { commands }: Pick<RunContext, 'commands'>,
  transit: string,
  closing: AbortSignal,
): Promise<{ server: Server; port: number }> {
  // a request that names no host is refused with the others that do not name this one
  const server = createHttpServer({ requireHostHeader: false });
  try {
    await new Promise<void>((ready, failed) => {
      server.once('error', failed);
      server.listen(input.port, input.host, ready);
    });
  } catch (cause) {
    await app.close();
    const taken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw new SabtError(
      'conflict',
      taken
        ? `Port ${input.port} of ${input.host} is in use. Choose another with --port N.`
        : `Cannot listen on ${input.host}:${input.port}.`,
      { cause },
    );
  }
  const { port } = server.address() as AddressInfo;
  const routes = site({
    app,
    commands,
    transit,
    publicLog: !input.noPublicLog,
    closing,
  });
  const answer = getRequestListener(routes.fetch, { overrideGlobalObjects: false });
  const hosts = namesOf(input.host);
  server.on('request', (request, response) => {
    if (hostIsOurs(request.headers.host, port, hosts)) void answer(request, response);
    else refuseName(response);
  });
  server.on('clientError', (cause, socket) => refuseUnreadable(cause, socket as Socket));
  server.requestTimeout = 0;
  server.headersTimeout = 30_000;
  return { server, port };
}

/** Listens on a socket in a folder that only this account can enter, and says so beside the lock. */
async function takeHandedOver(
  app: App,
  { archive: dir, commands }: Omit<RunContext, 'app'>,
  { host, port, transit, closing }: { host: string; port: number; transit: string; closing: AbortSignal },
): Promise<{ close(): void }> {
  const folder =
    Buffer.byteLength(join(transit, SOCKET)) <= LONGEST_SOCKET_PATH ? transit : mkdtempSync(join('/tmp', 'sabt-'));
  const socket = join(folder, SOCKET);
  const server = await listenForHandOver(socket, async (asked, progress, gone) => {
    const found = commandNamed(asked.words, commands);
    if (found === undefined)
      throw new SabtError(
        'unknown-command',
        `The running server does not know ${asked.words.join(' ')}; it is of another version.`,
      );
    const command = found as unknown as Command<Record<string, unknown>, unknown>;
    const input = command.input.parse(asked.input);
    return command.run(input, {
      app,
      archive: dir,
      by: asked.by,
      began: () => {},
      commands,
      progress,
      signal: AbortSignal.any([gone, closing]),
    });
  });
  app.archive.announce({ host, port, socket });
  return {
    close() {
      server.close();
      if (folder !== transit) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    const impatient = setTimeout(() => server.closeAllConnections(), CLOSE_WAIT_MS);
    server.close(() => {
      clearTimeout(impatient);
      done();
    });
    server.closeIdleConnections();
  });
}
