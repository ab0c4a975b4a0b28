import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
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

/**
 * What cannot be read as HTTP at all is answered in the same shape, and the connection ends.
 *
 * A connection that was opened ahead and never used is closed without a word: an answer that was written there would
 * be taken for the answer to whatever a browser asks next, while an empty close makes it ask again (RFC 9110, 9.2.2).
 */
export function refuseUnreadable(cause: NodeJS.ErrnoException, socket: Socket): void {
  const isLate = cause.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  if (!socket.writable || cause.code === 'ECONNRESET' || (isLate && socket.bytesRead === 0)) {
    socket.destroy();
    return;
  }
  const { status, error } = unreadable(cause.code);
  const body = JSON.stringify(error);
  const head = ['content-type: application/json', 'x-content-type-options: nosniff', 'connection: close'];
  socket.end(`HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function unreadable(code: string | undefined): { status: string; error: SabtError } {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: '413 Content Too Large',
        error: new SabtError('too-large', 'The headers of the request are longer than allowed.'),
      };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return {
        status: '408 Request Timeout',
        error: new SabtError('invalid-value', 'The request did not arrive whole in time.'),
      };
    default:
      return {
        status: '400 Bad Request',
        error: new SabtError('invalid-value', 'This is no request of HTTP/1.1 that can be read.'),
      };
  }
}

/** 405 with the methods that the address takes. */
export function wrongMethod(allowed: readonly string[]): Response {
  const error = new SabtError('method-not-allowed', `This address takes ${allowed.join(', ')}.`);
  return errorResponse(error, { allow: allowed.join(', ') });
}
