/**
 * Every error that leaves Sabt carries a code of this closed list; `docs/ERRORS.md` explains each one,
 * and a test holds the two together. The exit status of the command line follows from the code.
 */
export const ERROR_CODES = {
  // wrong usage: exit 2
  'unknown-command': 2,
  'unknown-option': 2,
  'unknown-profile': 2,
  'unknown-method': 2,
  'unknown-measure': 2,
  'unknown-form': 2,
  'unknown-reason': 2,
  'missing-argument': 2,
  'invalid-argument': 2,
  'invalid-mapping': 2,
  'invalid-policy': 2,
  // checked and found a problem: exit 1
  'not-found': 1,
  'invalid-value': 1,
  redacted: 1,
  withheld: 1,
  'names-hidden': 1,
  'invalid-json': 1,
  conflict: 1,
  'text-cut': 1,
  'file-exists': 1,
  // the archive cannot be used: exit 4
  'archive-missing': 4,
  'archive-exists': 4,
  'archive-locked': 4,
  'archive-read-only': 4,
  'archive-unreadable': 4,
  'archive-damaged': 4,
  'archive-rolled-back': 4,
  'disk-full': 4,
  // taking in: reasons why a file or row failed or was kept unread (part of a result, or exit 1 alone)
  'unreadable-file': 1,
  'unsupported-kind': 1,
  'no-text': 1,
  encrypted: 1,
  'damaged-file': 1,
  'too-large': 1,
  'expands-too-far': 1,
  'too-slow': 1,
  'too-much-memory': 1,
  'too-many-columns': 1,
  'row-invalid': 1,
  'missing-column': 1,
  'unreadable-date': 1,
  'date-in-future': 1,
  'unreadable-number': 1,
  'empty-row-value': 1,
  'repeated-header': 1,
  'duplicate-id': 1,
  'upload-gone': 1,
  stopped: 1,
  // asking others
  unreachable: 1,
  'bad-answer': 1,
  // over HTTP
  unauthorised: 1,
  forbidden: 1,
  'local-only': 1,
  'method-not-allowed': 1,
  'bad-host': 1,
  'rate-limited': 1,
  // a defect of ours
  defect: 70,
} as const satisfies Record<string, 1 | 2 | 4 | 70>;

export type ErrorCode = keyof typeof ERROR_CODES;

export interface ErrorJson {
  error: { code: ErrorCode; message: string; at?: string; cause?: string };
}

export class SabtError extends Error {
  readonly code: ErrorCode;
  /** Where it happened, as a person would name it: a file, a row, a field path. */
  readonly at: string | undefined;

  constructor(code: ErrorCode, message: string, more: { at?: string; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'SabtError';
    this.code = code;
    this.at = more.at;
  }

  toJSON(): ErrorJson {
    const cause = this.cause instanceof Error ? this.cause.message : undefined;
    return {
      error: {
        code: this.code,
        message: this.message,
        ...(this.at === undefined ? {} : { at: this.at }),
        ...(cause === undefined ? {} : { cause }),
      },
    };
  }

  get exitStatus(): 1 | 2 | 4 | 70 {
    return ERROR_CODES[this.code];
  }
}

export function diskFull(at: string | undefined, cause: unknown): SabtError {
  const message = 'The disk is full. Nothing acknowledged is lost; free some space and try again.';
  return new SabtError('disk-full', message, at === undefined ? { cause } : { at, cause });
}

/** SQLITE_IOERR_SHMSIZE: the index of the log beside a database could not grow; on a full disk no other code is given. */
const NO_ROOM_FOR_LOG_INDEX = 4874;

/** Turns whatever was thrown into a SabtError: known system errors by their code, all else a defect. */
export function asSabtError(thrown: unknown, at?: string): SabtError {
  if (thrown instanceof SabtError) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError')
    return new SabtError('stopped', 'Stopped. What was acknowledged is kept.', { at });
  const system = thrown as NodeJS.ErrnoException | null;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const more = at === undefined ? { cause: thrown } : { at, cause: thrown };
  switch (system?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(at, thrown);
    case 'ENOENT':
    case 'ENOTDIR':
      return new SabtError('not-found', `There is no such file: ${system.path ?? message}`, more);
    case 'EACCES':
    case 'EPERM':
    case 'EISDIR':
    case 'EIO':
    case 'ELOOP':
    case 'ENAMETOOLONG':
      return new SabtError('unreadable-file', `Cannot be read or written: ${system.path ?? message}`, more);
    case 'EEXIST':
      return new SabtError('file-exists', `There is something already: ${system.path ?? message}`, more);
    case 'EROFS':
      return new SabtError('archive-read-only', 'The folder can only be read, not written.', more);
  }
  const isFull = (system as { errcode?: number } | null)?.errcode === NO_ROOM_FOR_LOG_INDEX;
  if (isFull || /database or disk is full/.test(message)) return diskFull(at, thrown);
  if (/readonly database/.test(message))
    return new SabtError('archive-read-only', 'The archive can only be read, not written.', more);
  return new SabtError('defect', message, more);
}
