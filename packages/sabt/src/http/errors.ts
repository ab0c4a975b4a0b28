import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { asSabtError, type ErrorCode, SabtError } from '../model/errors.ts';
import { securityHeaders } from '../pages/index.ts';

const STATUS: Partial<Record<ErrorCode, number>> = {
  'not-found': 404,
  'unknown-command': 404,
  'unknown-method': 404,
  unauthorised: 401,
  forbidden: 403,
  'local-only': 403,
  'bad-host': 421,
  'method-not-allowed': 405,
  'too-large': 413,
  conflict: 409,
  'file-exists': 409,
  'archive-exists': 409,
  'archive-locked': 503,
  'rate-limited': 429,
  'disk-full': 507,
  stopped: 503,
  'archive-damaged': 500,
  'archive-unreadable': 500,
  'archive-read-only': 500,
  defect: 500,
};

/** The HTTP status of an error; what a person asked wrongly is 400. */
function httpStatus(code: ErrorCode): number {
  return STATUS[code] ?? 400;
}

/** Whatever was thrown as the one JSON shape that errors have; a defect of ours is also told on standard error. */
export function errorResponse(thrown: unknown, headers: Record<string, string> = {}): Response {
  const error = asSabtError(thrown);
  if (error.code === 'defect')
    process.stderr.write(`${error.cause instanceof Error ? error.cause.stack : error.message}\n`);
  return new Response(JSON.stringify(error), {
    status: httpStatus(error.code),
    headers: {
      'content-type': 'application/json',
      ...(error.code === 'unauthorised' ? { 'www-authenticate': 'Bearer' } : {}),
      ...securityHeaders(),
      ...headers,
    },
  });
}

/** Before anything of a request is looked at: it was sent to another name than one of ours. */
export function refuseName(response: ServerResponse): void {
  const error = new SabtError(
    'bad-host',
    'This address is served under its own name only. Use the link that sabt serve printed.',
  );
  const headers = { 'content-type': 'application/json', connection: 'close', ...securityHeaders() };
  response.writeHead(httpStatus(error.code), headers).end(JSON.stringify(error));
}

/** What cannot be read as HTTP at all is answered in the same shape, and the connection ends. */
export function refuseUnreadable(cause: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || cause.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const isLong = cause.code === 'HPE_HEADER_OVERFLOW';
  const error = isLong
    ? new SabtError('too-large', 'The headers of the request are longer than allowed.')
    : new SabtError('invalid-value', 'This is no request of HTTP/1.1 that can be read.');
  const body = JSON.stringify(error);
  const status = isLong ? '413 Content Too Large' : '400 Bad Request';
  const head = ['content-type: application/json', 'x-content-type-options: nosniff', 'connection: close'];
  socket.end(`HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** 405 with the methods that the address takes. */
export function wrongMethod(allowed: readonly string[]): Response {
  const error = new SabtError('method-not-allowed', `This address takes ${allowed.join(', ')}.`);
  return errorResponse(error, { allow: allowed.join(', ') });
}
