import { asSabtError, type ErrorCode, SabtError } from '../model/errors.ts';
import { securityHeaders } from '../pages/index.ts';

const STATUS: Partial<Record<ErrorCode, number>> = {
  'not-found': 404,
  'unknown-command': 404,
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

/** 405 with the methods that the address takes. */
export function wrongMethod(allowed: readonly string[]): Response {
  const error = new SabtError('method-not-allowed', `This address takes ${allowed.join(', ')}.`);
  return errorResponse(error, { allow: allowed.join(', ') });
}
