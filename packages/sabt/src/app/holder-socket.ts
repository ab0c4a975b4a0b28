/**
 * A command that is run while a server holds the archive is handed over to it, through a socket that only the
 * same account can reach. One JSON line asks, JSON lines answer: progress, then the result or the error.
 * It is no HTTP, so it may name local files; the HTTP API takes uploads.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Progress } from '../commands/command.ts';
import { asSabtError, ERROR_CODES, type ErrorCode, SabtError } from '../model/errors.ts';

export interface Asked {
  words: readonly string[];
  input: Record<string, unknown>;
  by: string;
}

type Said = { progress: Progress } | { output: unknown } | { error: { code: string; message: string; at?: string } };

/** Null if nobody listens there any more. */
export async function handOver(
  socketPath: string,
  asked: Asked,
  progress: (p: Progress) => void,
  signal: AbortSignal,
): Promise<{ output: unknown } | null> {
  const socket = await new Promise<Socket | null>((done) => {
    const s = connect(socketPath);
    s.once('connect', () => done(s));
    s.once('error', () => done(null));
  });
  if (socket === null) return null;
  const onAbort = (): void => void socket.destroy();
  signal.addEventListener('abort', onAbort, { once: true });
  socket.write(`${JSON.stringify(asked)}\n`);
  try {
    for await (const said of linesOf(socket)) {
      const message = JSON.parse(said) as Said;
      if ('progress' in message) progress(message.progress);
      else if ('output' in message) return { output: message.output };
      else throw errorFrom(message.error);
    }
  } catch (cause) {
    if (cause instanceof SabtError || !(cause instanceof Error) || !('code' in cause)) throw cause;
    // the connection broke
  } finally {
    signal.removeEventListener('abort', onAbort);
    socket.destroy();
  }
  if (signal.aborted)
    throw new SabtError(
      'stopped',
      'Stopped. What was acknowledged is kept; an unfinished batch is listed by sabt doctor.',
    );
  throw new SabtError(
    'archive-locked',
    'The server that holds the archive ended while it worked on this. Whatever it acknowledged is kept; run the command again.',
  );
}

/** Answers what is handed over; `perform` runs it in the server's own archive. */
export function listenForHandOver(
  socketPath: string,
  perform: (asked: Asked, progress: (p: Progress) => void, signal: AbortSignal) => Promise<unknown>,
): Promise<Server> {
  const server = createServer((socket) => void answer(socket, perform));
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(socketPath, () => done(server));
  });
}

async function answer(
  socket: Socket,
  perform: (asked: Asked, progress: (p: Progress) => void, signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  const gone = new AbortController();
  socket.on('close', () => gone.abort());
  socket.on('error', () => gone.abort());
  const say = (said: unknown): void => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(said)}\n`);
  };
  try {
    for await (const line of linesOf(socket)) {
      say({ output: await perform(JSON.parse(line) as Asked, (progress) => say({ progress }), gone.signal) });
      break;
    }
  } catch (thrown) {
    say(asSabtError(thrown));
  }
  socket.end();
}

async function* linesOf(socket: Socket): AsyncIterable<string> {
  let rest = '';
  socket.setEncoding('utf8');
  // leaving the loop must not end the socket: the answer is still to be written
  for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<string>) {
    rest += chunk;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 1);
      yield line;
    }
  }
}

function errorFrom(error: { code: string; message: string; at?: string }): SabtError {
  const code = error.code in ERROR_CODES ? (error.code as ErrorCode) : 'defect';
  return new SabtError(code, error.message, error.at === undefined ? {} : { at: error.at });
}
