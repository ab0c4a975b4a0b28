/** Errors on their way from one thread to the other: a message would lose their code. */
import { ERROR_CODES, SabtError } from '../../../model/errors.ts';
import type { Thrown } from './messages.ts';

export function told(thrown: unknown): Thrown {
  if (thrown instanceof SabtError)
    return { code: thrown.code, message: thrown.message, ...(thrown.at === undefined ? {} : { at: thrown.at }) };
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (isTooLarge(error))
    return { code: 'too-much-memory', message: 'The computation needed more memory than one may use. Ask for less.' };
  return { code: null, message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) };
}

/** Arrays of numbers lie outside the memory of a thread that is limited; what cannot be had of it is told by these words. */
const isTooLarge = (error: Error): boolean =>
  error instanceof RangeError && /allocation failed|invalid (typed )?array length/i.test(error.message);

export function thrownAgain({ code, message, at, stack }: Thrown): Error {
  if (code !== null && code in ERROR_CODES) return new SabtError(code, message, at === undefined ? {} : { at });
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
