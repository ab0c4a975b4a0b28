/**
 * Log entries: canonical JSON with exactly the keys `at` (the claimed day, UTC), `fields` (the root of the record's
 * tree) and `v` (1). All entries have the same length and the same shape, so that the public log says nothing else.
 */
import { checkObject } from './arguments.ts';
import { fromBase64url, toBase64url, utf8Decode, utf8Encode } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { checkHash } from './hash.ts';

export interface Entry {
  /** YYYY-MM-DD. */
  readonly at: string;
  /** 32 bytes. */
  readonly fields: Uint8Array;
}

const PATTERN = /^\{"at":"([0-9]{4}-[0-9]{2}-[0-9]{2})","fields":"([A-Za-z0-9_-]{43})","v":1\}$/;

/** The entry's bytes. Throws ProofError `bad-entry` if `at` is not a day. */
export function formatEntry(entry: Entry): Uint8Array {
  checkObject(entry, 'entry');
  checkDay(entry.at);
  checkHash(entry.fields, 'fields');
  return utf8Encode(`{"at":"${entry.at}","fields":"${toBase64url(entry.fields)}","v":1}`);
}

/** Reads an entry, which must be spelled exactly as `formatEntry` spells it. Throws ProofError `bad-entry`. */
export function parseEntry(bytes: Uint8Array): Entry {
  let text: string;
  try {
    text = utf8Decode(bytes);
  } catch (cause) {
    throw new ProofError('bad-entry', `an entry is UTF-8 text, got ${describe(bytes)}`, { cause });
  }
  const [, at, fields] = PATTERN.exec(text) ?? [];
  if (at === undefined || fields === undefined) {
    throw new ProofError('bad-entry', `{"at":"YYYY-MM-DD","fields":"…","v":1} expected, got ${describe(text)}`);
  }
  checkDay(at);
  try {
    return { at, fields: fromBase64url(fields) };
  } catch (cause) {
    throw new ProofError('bad-entry', `fields is no canonical base64url: ${describe(fields)}`, { cause });
  }
}

function checkDay(at: string): void {
  const time = typeof at === 'string' ? Date.parse(`${at}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(`${at}T`)) {
    throw new ProofError('bad-entry', `at: a day YYYY-MM-DD expected, got ${describe(at)}`);
  }
}
