/** A server in a process of its own, on a port that the system chose, and questions to it as any client may ask them. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { SABT, type World } from './world.ts';

const START_LIMIT_MS = 30_000;

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
}

export interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

export class RunningServer {
  readonly port: number;
  readonly signInLink: string;
  readonly child: ChildProcess;
  /** For the API. */
  token = '';
  readonly #said: () => string;

  private constructor(child: ChildProcess, port: number, signInLink: string, said: () => string) {
    this.child = child;
    this.port = port;
    this.signInLink = signInLink;
    this.#said = said;
  }

  static async start(world: World, words: readonly string[] = []): Promise<RunningServer> {
    const child = world.spawned(
      spawn(SABT, ['--archive', world.archive, 'serve', '--port', '0', ...words], {
        env: world.env,
        cwd: world.dir,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    let said = '';
    const limit = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS);
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ready = await new Promise<RegExpExecArray>((found, failed) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const link = /http:\/\/127\.0\.0\.1:(\d+)\/sign-in\?key=\S+/.exec(said);
        if (link !== null) found(link);
      });
      child.once('exit', (exit) => failed(new Error(`The server ended with ${exit} before it was ready: ${said}`)));
    }).finally(() => clearTimeout(limit));
    return new RunningServer(child, Number(ready[1]), ready[0], () => said);
  }

  get said(): string {
    return this.#said();
  }

  /** `path` goes out as it is written, dots and all. */
  ask(path: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Answer> {
    return new Promise((answered, failed) => {
      const asked = request(
        { host: '127.0.0.1', port: this.port, path, method, headers: { host: `127.0.0.1:${this.port}`, ...headers } },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', failed);
          response.on('end', () => {
            const bytes = Buffer.concat(parts);
            answered({ status: response.statusCode!, headers: response.headers, bytes, text: bytes.toString('utf8') });
          });
        },
      );
      asked.on('error', failed);
      asked.end(body);
    });
  }

  /** The API with the token: JSON in, JSON out. */
  async api<T = Record<string, unknown>>(
    words: string,
    body?: unknown,
    question: Question = {},
  ): Promise<T & { status: number }> {
    const answer = await this.ask(`/api/v1/${words}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      ...question,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...question.headers,
      },
    });
    if (answer.status >= 400) assertError(answer);
    assert.match(String(answer.headers['content-type']), /^application\/json/);
    return { ...(JSON.parse(answer.text) as T), status: answer.status };
  }

  /** Ends the server as Ctrl+C does; its exit status. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    const [exit] = (await ended) as [number | null];
    return exit;
  }
}

/** The one shape that every error has. */
export function assertError(answer: Answer, status?: number, code?: string): void {
  const about = `${answer.status} ${answer.text.slice(0, 300)}`;
  assert.ok(answer.status >= 400, about);
  if (status !== undefined) assert.equal(answer.status, status, about);
  assert.match(String(answer.headers['content-type']), /^application\/json/, about);
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  const { error, ...others } = JSON.parse(answer.text) as { error: Record<string, unknown> };
  assert.deepEqual(others, {}, about);
  assert.match(String(error['code']), /^[a-z]+(-[a-z]+)*$/);
  assert.ok(typeof error['message'] === 'string' && error['message'].length > 0, about);
  assert.deepEqual(
    Object.keys(error).filter((key) => !['code', 'message', 'at', 'cause'].includes(key)),
    [],
    about,
  );
  assert.notEqual(error['code'], 'defect', about);
  if (code !== undefined) assert.equal(error['code'], code, about);
}

export interface Part {
  name: string;
  content: string | Uint8Array;
  /** Makes it a file. */
  filename?: string;
}

/** The body of a form with files, and its content type. */
export function multipart(parts: readonly Part[]): { body: Buffer; type: string } {
  const boundary = '----sabt-test-boundary';
  const pieces = parts.flatMap(({ name, content, filename }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n`,
    filename === undefined ? '\r\n' : 'Content-Type: application/octet-stream\r\n\r\n',
    content,
    '\r\n',
  ]);
  const body = Buffer.concat(
    [...pieces, `--${boundary}--\r\n`].map((piece) =>
      typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece),
    ),
  );
  return { body, type: `multipart/form-data; boundary=${boundary}` };
}

/** Signs in by a link as a browser does: the session cookie. */
export async function signIn(server: RunningServer, link = server.signInLink): Promise<string> {
  const { status, headers } = await server.ask(new URL(link).pathname + new URL(link).search);
  assert.equal(status, 302);
  return String(headers['set-cookie']?.[0]).split(';')[0]!;
}
