import type { ErrorCode } from '../model/errors.ts';

const STATUS: Partial<Record<ErrorCode, number>> = {
  'not-found': 404,
  'unknown-command': 404,
  unauthorised: 401,
  forbidden: 403,
  'bad-host': 421,
  'method-not-allowed': 405,
  'too-large': 413,
  conflict: 409,
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
export function httpStatus(code: ErrorCode): number {
  return STATUS[code] ?? 400;
}
