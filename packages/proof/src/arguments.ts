/**
 * What a caller hands in, looked at before anything is computed: a value of another type than a function states is
 * refused with ProofError `wrong-type`, never with an error of the language. `name` is the argument's, for the message.
 */
import { describe, ProofError } from './errors.ts';

function refuse(expected: string, value: unknown, name: string): ProofError {
  return new ProofError('wrong-type', `${name}: ${expected} expected, got ${describe(value)}`);
}

export function checkBytes(value: unknown, name: string): asserts value is Uint8Array {
  if (!(value instanceof Uint8Array)) throw refuse('bytes', value, name);
}

export function checkString(value: unknown, name: string): asserts value is string {
  if (typeof value !== 'string') throw refuse('a string', value, name);
}

export function checkNumber(value: unknown, name: string): asserts value is number {
  if (typeof value !== 'number') throw refuse('a number', value, name);
}

export function checkList(value: unknown, name: string): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) throw refuse('an array', value, name);
}

export function checkObject(value: unknown, name: string): asserts value is object {
  if (typeof value !== 'object' || value === null) throw refuse('an object', value, name);
}

export function checkMap(value: unknown, name: string): asserts value is ReadonlyMap<unknown, unknown> {
  if (!(value instanceof Map)) throw refuse('a map', value, name);
}

export function checkFunction(value: unknown, name: string): void {
  if (typeof value !== 'function') throw refuse('a function', value, name);
}

/** `length` bytes can be read or written from `at` on; throws ProofError `wrong-size` if not. */
export function checkRoom(bytes: unknown, at: unknown, length: number, name: string): void {
  checkBytes(bytes, name);
  checkNumber(at, `place in ${name}`);
  if (!Number.isInteger(at) || at < 0 || at + length > bytes.length) {
    throw new ProofError('wrong-size', `${name}: ${length} bytes from ${at} on are not inside ${bytes.length} bytes`);
  }
}
