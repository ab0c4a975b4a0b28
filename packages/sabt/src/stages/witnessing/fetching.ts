/**
 * Asking an address that a person named: bounded in time and size, no redirects (whoever answers elsewhere is somebody
 * else), no credentials in the address. What comes back is the word of whoever answered.
 */
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

/** Throws `unreachable` if nobody answers, `too-large` if the answer is longer than allowed. */
export async function fetchBounded(url: string, how: FetchHow): Promise<Fetched> {
  const timeout = AbortSignal.timeout(how.timeoutMs ?? TIMEOUT_MS);
  const signal = how.signal === undefined ? timeout : AbortSignal.any([timeout, how.signal]);
  try {
    const response = await answerOf(url, how, signal);
    const type = (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
    return { status: response.status, type, bytes: await readBounded(response, url, how.maxBytes) };
  } catch (cause) {
    if (cause instanceof SabtError) throw cause;
    how.signal?.throwIfAborted();
    const why = cause instanceof Error ? ((cause.cause as Error | undefined)?.message ?? cause.message) : String(cause);
    throw new SabtError('unreachable', `Nobody answers at ${url}: ${why}.`, { at: url, cause });
  }
}

/** A connection kept from before may have been closed by the other side meanwhile: a GET is then asked anew. */
const CLOSED: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);
const TIMES = 3;

async function answerOf(url: string, how: FetchHow, signal: AbortSignal): Promise<Response> {
  const method = how.method ?? 'GET';
  for (let time = 1; ; time++) {
    try {
      return await fetch(url, {
        method,
        redirect: 'error',
        signal,
        headers: {
          ...(how.type === undefined ? {} : { 'content-type': how.type }),
          ...(how.accept === undefined ? {} : { accept: how.accept }),
          'user-agent': 'sabt',
        },
        ...(how.body === undefined ? {} : { body: typeof how.body === 'string' ? how.body : Buffer.from(how.body) }),
      });
    } catch (thrown) {
      const { code } = ((thrown as Error).cause ?? {}) as { code?: unknown };
      if (method !== 'GET' || time === TIMES || !CLOSED.has(code)) throw thrown;
    }
  }
}

async function readBounded(response: Response, url: string, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (response.body === null) return new Uint8Array(0);
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > maxBytes)
      throw new SabtError('too-large', `The answer of ${url} is longer than ${maxBytes} bytes.`, { at: url });
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
