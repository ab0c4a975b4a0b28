/*
 * Canonical JSON, RFC 8785 (JCS): one value, one spelling, so that a hash of the spelling is a hash of the value.
 *
 * No white space; keys sorted by UTF-16 code units; strings escaped as ECMAScript's JSON.stringify escapes them;
 * numbers as ECMAScript prints them (-0 as 0). JSON.stringify and String do exactly that for well-formed strings and
 * finite numbers, so what remains here is the order of keys and the refusal of everything that has no spelling.
 */
import { describe, ProofError } from './errors.ts';

/** Arrays and objects may be nested this deep, here and in `parseStrict`. */
export const MAX_DEPTH = 512;

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * The canonical spelling of a JSON value. Throws ProofError `not-representable` (NaN, infinities, undefined, functions,
 * symbols, bigints, holes, cycles, objects that are not plain), `lone-surrogate`, `too-deep` (more than 512 levels).
 */
export function canonicalize(value: unknown): string {
  return spell(value, []);
}

function spell(value: unknown, above: object[]): string {
  switch (typeof value) {
    case 'string':
      return spellString(value);
    case 'number':
      if (!Number.isFinite(value)) throw new ProofError('not-representable', `JSON has no number ${value}`);
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : spellNested(value, above);
    default:
      throw new ProofError('not-representable', `JSON has no ${typeof value}`);
  }
}

function spellString(text: string): string {
  if (!text.isWellFormed()) throw new ProofError('lone-surrogate', `half of a surrogate pair in ${describe(text)}`);
  return JSON.stringify(text);
}

function spellNested(value: object, above: object[]): string {
  if (above.length >= MAX_DEPTH) {
    // A cycle always ends here, so it needs no bookkeeping on the way down.
    if (new Set(above).size < above.length) throw new ProofError('not-representable', 'JSON has no cycles');
    throw new ProofError('too-deep', `more than ${MAX_DEPTH} levels of arrays and objects`);
  }
  above.push(value);
  const text = Array.isArray(value) ? spellArray(value, above) : spellObject(value, above);
  above.pop();
  return text;
}

function spellArray(items: readonly unknown[], above: object[]): string {
  let text = '[';
  // By index: holes must be met, which map and forEach pass over.
  for (let i = 0; i < items.length; i++) text += (i > 0 ? ',' : '') + spell(items[i], above);
  return text + ']';
}

function spellObject(value: object, above: object[]): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  // The second test accepts the Object.prototype of another realm (a frame, a worker).
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new ProofError('not-representable', `only plain objects have a JSON spelling, not ${className(value)}`);
  }
  if (Object.getOwnPropertySymbols(value).length > 0) {
    throw new ProofError('not-representable', 'JSON has no keys that are symbols');
  }
  const fields = value as Record<string, unknown>;
  let text = '{';
  for (const key of Object.keys(fields).sort()) {
    if (text.length > 1) text += ',';
    text += spellString(key) + ':' + spell(fields[key], above);
  }
  return text + '}';
}

function className(value: object): string {
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && name !== '' ? name : 'this one';
}
