/** The server of a witness: `POST /add-checkpoint` (C2SP tlog-witness) and `POST /add-keys`, nothing else. Whoever can reach it may ask; the log's signature counts. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatVerifierKey } from '@sabt/proof';
import type { RunContext } from '../commands/command.ts';
import { SabtError } from '../model/errors.ts';
import { MAX_REQUEST_BYTES, Witness } from '../stages/witnessing/index.ts';
import { linkHost } from './access.ts';

export interface WitnessServed {
  vkey: string;
  address: string;
  /** Folder of the witness. */
  dir: string;
}

const REQUEST_LIMIT_MS = 30_000;

/** Serves until a signal ends it. Throws `conflict` if the port is in use, and what `Witness.open` throws. */
export async function serveWitness(
  input: { dir: string; name?: string | undefined; port: number; host: string },
  context: Pick<RunContext, 'began' | 'signal'>,
): Promise<WitnessServed> {
  const witness = await Witness.open(input.dir, { name: input.name });
  try {
    const server = createServer((request, response) => void answer(witness, request, response));
    server.requestTimeout = REQUEST_LIMIT_MS;
    server.headersTimeout = REQUEST_LIMIT_MS;
    await new Promise<void>((ready, failed) => {
      server.once('error', (cause) =>
        failed(new SabtError('conflict', `Cannot listen on ${input.host}:${input.port}.`, { cause })),
      );
      server.listen(input.port, input.host, ready);
    });
    const { port } = server.address() as AddressInfo;
    // without a slash at the end: others put `/add-checkpoint` behind it as it stands
    const address = `http://${linkHost(input.host)}:${port}`;
    const served = { vkey: formatVerifierKey(witness.vkey), address, dir: input.dir };
    context.began(served);
    await new Promise<void>((stopped) => {
      if (context.signal.aborted) stopped();
      context.signal.addEventListener('abort', () => stopped(), { once: true });
    });
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    return served;
  } finally {
    witness.close();
  }
}

async function answer(witness: Witness, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const say = (status: number, body: string, type = 'text/plain; charset=utf-8'): void => {
    response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(body);
  };
  try {
    if (request.url !== '/add-checkpoint' && request.url !== '/add-keys')
      return say(404, 'A witness has the addresses /add-checkpoint and /add-keys.\n');
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      return say(405, 'This address takes POST.\n');
    }
    const body = await readBody(request);
    if (body === null) {
      response.setHeader('connection', 'close');
      return say(413, `A request has at most ${MAX_REQUEST_BYTES} bytes.\n`);
    }
    const asked = request.url === '/add-keys' ? witness.addKeys(body) : witness.addCheckpoint(body);
    const { status, type, body: said } = asked;
    say(status, said, type);
  } catch (thrown) {
    process.stderr.write(`sabt witness: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    if (!response.headersSent) say(500, 'This witness cannot sign at present.\n');
    else response.destroy();
  }
}

/** Null if it is too long. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MAX_REQUEST_BYTES) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
