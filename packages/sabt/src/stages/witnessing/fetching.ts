/**
 * Asking an address that a person named: bounded in time and size, no redirects (whoever answers elsewhere is somebody
 * else), no credentials in the address. What comes back is the word of whoever answered.
 *
 * Nothing is unpacked here: an answer is asked for as it is, and one that comes packed all the same is refused. So no packed
 * bytes can become very many, and no fault of a decoder under `fetch` (which gave up on packed answers over connections that
 * the host closes, in a way that nobody could catch) can end the process; `node:http` does not decode.
 */
import { type IncomingMessage, request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { SabtError } from '../../model/errors.ts';

export interface Fetched {
  status: number;
  /** Media type without parameters, lower case. */
  type: string;
  bytes: Uint8Array;
}

export interface FetchHow {
  /** More bytes than this are refused as `too-large`. */
  maxBytes: number;
  method?: 'GET' | 'POST';
  body?: Uint8Array | string;
  type?: string;
  accept?: string;
  signal?: AbortSignal | undefined;
  /** For the whole answer; 20 seconds unless told. */
  timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 20_000;

/** Throws `invalid-argument` unless the text is the address of a web server. */
export function webAddress(text: string): URL {
  const refuse = (why: string) => new SabtError('invalid-argument', `“${text}” ${why}`, { at: text });
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw refuse('is no address of the kind https://example.org/path.');
  if (url.username !== '' || url.password !== '') throw refuse('holds a name or password; an address here has none.');
  if (url.hash !== '' || url.search !== '')
    throw refuse('holds a question mark or a hash sign; give the bare address.');
  return url;
}

/** An address below a prefix, whether or not the prefix ends in a slash. */
export function below(prefix: string, path: string): string {
  const { href } = webAddress(prefix);
  return `${href.replace(/\/+$/, '')}/${path}`;
}

/** Throws `unreachable` if nobody answers, or not in a way that can be read, `too-large` if the answer is longer than allowed. */
export async function fetchBounded(url: string, how: FetchHow): Promise<Fetched> {
  const timeout = AbortSignal.timeout(how.timeoutMs ?? TIMEOUT_MS);
  const signal = how.signal === undefined ? timeout : AbortSignal.any([timeout, how.signal]);
  try {
    const response = await answerOf(url, how, signal);
    refuseOtherKinds(response, url);
    const type = (response.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
    const bytes = await readBounded(response, url, how.maxBytes);
    // one that states no length ends with its connection, also where that was cut off here
    signal.throwIfAborted();
    return { status: response.statusCode!, type, bytes };
  } catch (cause) {
    if (cause instanceof SabtError) throw cause;
    how.signal?.throwIfAborted();
    const why = whyOf(signal.aborted ? signal.reason : cause);
    throw new SabtError('unreachable', `Nobody answers at ${url}: ${why}.`, { at: url, cause });
  }
}

/** A name with several addresses fails with several reasons, and no message of its own. */
function whyOf(thrown: unknown): string {
  const { message, code } = thrown as { message?: string; code?: string };
  return message || code || String(thrown);
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function refuseOtherKinds(response: IncomingMessage, url: string): void {
  const refuse = (message: string) => {
    response.destroy();
    throw new SabtError('unreachable', message, { at: url });
  };
  const { 'content-encoding': packing = '' } = response.headers;
  if (REDIRECTS.has(response.statusCode!))
    refuse(`${url} leads elsewhere (${response.statusCode}); that is not followed.`);
  if (packing !== '' && packing.toLowerCase() !== 'identity')
    refuse(`${url} answered packed (${packing.slice(0, 40)}), though it was asked not to.`);
}

/** A connection kept from before may have been closed by the other side meanwhile: a GET is then asked anew. */
const CLOSED: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE']);
const TIMES = 3;

async function answerOf(url: string, how: FetchHow, signal: AbortSignal): Promise<IncomingMessage> {
  for (let time = 1; ; time++) {
    try {
      return await asked(url, how, signal);
    } catch (thrown) {
      const { code } = thrown as { code?: unknown };
      if (how.method === 'POST' || time === TIMES || !CLOSED.has(code)) throw thrown;
    }
  }
}

/** The beginning of an answer; its body is still to be read. */
function asked(url: string, how: FetchHow, signal: AbortSignal): Promise<IncomingMessage> {
  signal.throwIfAborted();
  const address = webAddress(url);
  const options: RequestOptions = {
    method: how.method ?? 'GET',
    signal,
    // what is not asked a second time does not go over a connection that may be closed already
    ...(how.method === 'POST' && { agent: false }),
    headers: {
      'accept-encoding': 'identity',
      accept: how.accept ?? '*/*',
      'user-agent': 'sabt',
      ...(how.type !== undefined && { 'content-type': how.type }),
    },
  };
  return new Promise((resolve, reject) => {
    const request = (address.protocol === 'https:' ? overHttps : overHttp)(address, options);
    // stays: bytes after an answer are an error, too, and come when nobody waits any more
    request.on('error', reject);
    request.on('response', (response) => {
      response.on('error', () => undefined);
      resolve(response);
    });
    // one that changes the protocol gives no answer, and no error either
    request.on('close', () => reject(new Error('the connection was closed without an answer')));
    request.end(how.body);
  });
}

async function readBounded(response: IncomingMessage, url: string, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > maxBytes)
      throw new SabtError('too-large', `The answer of ${url} is longer than ${maxBytes} bytes.`, { at: url });
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
