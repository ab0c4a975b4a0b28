import { checkBytes, checkString } from './arguments.ts';
import { describe, ProofError } from './errors.ts';

/**
 * Strict text encodings. Each value has exactly one accepted spelling: a decoder refuses what its encoder would not
 * have written (padding in the wrong place, unused bits that are not zero, foreign characters), because two spellings
 * of one hash would be two different signed texts.
 */
const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Twelve bits to two characters: half the concatenations of a table of single characters. */
function pairsOf(alphabet: string): string[] {
  const pairs: string[] = [];
  for (const high of alphabet) for (const low of alphabet) pairs.push(high + low);
  return pairs;
}

function valuesOf(alphabet: string): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i;
  return values;
}

const STANDARD_PAIRS = pairsOf(STANDARD);
const URL_PAIRS = pairsOf(URL_SAFE);
const STANDARD_VALUES = valuesOf(STANDARD);
const URL_VALUES = valuesOf(URL_SAFE);

function encode(bytes: Uint8Array, alphabet: string, pairs: string[], padded: boolean): string {
  checkBytes(bytes, 'bytes to encode');
  let text = '';
  const whole = bytes.length - (bytes.length % 3);
  for (let i = 0; i < whole; i += 3) {
    const group = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!;
    text += pairs[group >> 12]! + pairs[group & 0xfff]!;
  }
  if (bytes.length - whole === 1) {
    text += pairs[bytes[whole]! << 4]! + (padded ? '==' : '');
  } else if (bytes.length - whole === 2) {
    const group = (bytes[whole]! << 8) | bytes[whole + 1]!;
    text += pairs[group >> 4]! + alphabet[(group & 15) << 2]! + (padded ? '=' : '');
  }
  return text;
}

function decode(text: unknown, values: Int8Array, padded: boolean, name: string): Uint8Array {
  checkString(text, name);
  const refuse = (why: string) => new ProofError('bad-base64', `${name}: ${why}, in ${describe(text)}`);
  let length = text.length;
  if (padded) {
    if (length % 4 !== 0) throw refuse('length must be a multiple of 4');
    if (text.endsWith('==')) length -= 2;
    else if (text.endsWith('=')) length -= 1;
  }
  const rest = length % 4;
  if (rest === 1) throw refuse('a single character cannot end it');
  const bytes = new Uint8Array(Math.floor(length / 4) * 3 + (rest === 0 ? 0 : rest - 1));
  let at = 0;
  let group = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const value = unit < 128 ? values[unit]! : -1;
    if (value < 0) throw refuse(`character ${i} is not of the alphabet`);
    group = (group << 6) | value;
    if (i % 4 === 3) {
      bytes[at++] = group >> 16;
      bytes[at++] = (group >> 8) & 255;
      bytes[at++] = group & 255;
      group = 0;
    }
  }
  if (rest === 2) {
    if ((group & 15) !== 0) throw refuse('unused bits must be zero');
    bytes[at] = group >> 4;
  } else if (rest === 3) {
    if ((group & 3) !== 0) throw refuse('unused bits must be zero');
    bytes[at] = group >> 10;
    bytes[at + 1] = (group >> 2) & 255;
  }
  return bytes;
}

/** RFC 4648 section 4, with padding: signed notes and checkpoints. */
export function toBase64(bytes: Uint8Array): string {
  return encode(bytes, STANDARD, STANDARD_PAIRS, true);
}

/** Throws ProofError `bad-base64` for anything that `toBase64` would not write. */
export function fromBase64(text: string): Uint8Array {
  return decode(text, STANDARD_VALUES, true, 'base64');
}

/** RFC 4648 section 5, without padding: entries, openings and proof files. */
export function toBase64url(bytes: Uint8Array): string {
  return encode(bytes, URL_SAFE, URL_PAIRS, false);
}

/** Throws ProofError `bad-base64` for anything that `toBase64url` would not write. */
export function fromBase64url(text: string): Uint8Array {
  return decode(text, URL_VALUES, false, 'base64url');
}

export function toHex(bytes: Uint8Array): string {
  checkBytes(bytes, 'bytes to encode');
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 of a text without lone surrogates; throws ProofError `lone-surrogate` rather than writing U+FFFD. */
export function utf8Encode(text: string): Uint8Array {
  checkString(text, 'text to encode');
  if (!text.isWellFormed()) throw new ProofError('lone-surrogate', `half of a surrogate pair in ${describe(text)}`);
  return encoder.encode(text);
}

/** Text of strictly valid UTF-8, a byte order mark kept as U+FEFF; throws ProofError `bad-utf8`. */
export function utf8Decode(bytes: Uint8Array): string {
  checkBytes(bytes, 'UTF-8');
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new ProofError('bad-utf8', `${bytes.length} bytes that are not valid UTF-8`, { cause });
  }
}

/** The text itself, or the strict decoding of its bytes. */
export function textOf(input: string | Uint8Array, name: string): string {
  if (input instanceof Uint8Array) return utf8Decode(input);
  if (typeof input !== 'string') {
    throw new ProofError('wrong-type', `${name}: a string or bytes expected, got ${describe(input)}`);
  }
  return input;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  checkBytes(a, 'bytes to compare');
  checkBytes(b, 'bytes to compare');
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
