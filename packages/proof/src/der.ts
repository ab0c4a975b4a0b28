/**
 * The little of DER (X.690) that timestamps and certificates need: a strict reader of definite lengths in their shortest
 * form. Every offset stays inside the bytes; what it refuses it refuses as ProofError `bad-der`.
 */
import { toHex } from './encoding.ts';
import { ProofError } from './errors.ts';

export function derError(why: string): ProofError {
  return new ProofError('bad-der', why);
}

export interface Der {
  readonly tag: number;
  /** The whole value with tag and length. */
  readonly raw: Uint8Array;
  readonly content: Uint8Array;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  bits: 0x03,
  utcTime: 0x17,
  generalizedTime: 0x18,
  /** [n], constructed. */
  context: (n: number): number => 0xa0 + n,
} as const;

const MAX_BYTES = 1 << 20;

/** Reads exactly one value. */
export function readDer(bytes: Uint8Array): Der {
  if (bytes.length > MAX_BYTES) throw derError(`${bytes.length} bytes are more than any timestamp needs`);
  const [first, ...rest] = readAll(bytes);
  if (first === undefined || rest.length > 0) throw derError('exactly one value expected');
  return first;
}

/** The values inside a constructed one. */
export function childrenOf(der: Der): Der[] {
  if ((der.tag & 0x20) === 0) throw derError('a constructed value expected');
  return readAll(der.content);
}

function readAll(bytes: Uint8Array): Der[] {
  const values: Der[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at]!;
    if ((tag & 0x1f) === 0x1f) throw derError('a tag of several bytes');
    const { length, from } = readLength(bytes, at + 1);
    if (from + length > bytes.length) throw derError('a value that ends outside');
    values.push({ tag, raw: bytes.subarray(at, from + length), content: bytes.subarray(from, from + length) });
    at = from + length;
  }
  return values;
}

function readLength(bytes: Uint8Array, at: number): { length: number; from: number } {
  const first = bytes[at];
  if (first === undefined) throw derError('a value without length');
  if (first < 0x80) return { length: first, from: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4 || at + 1 + count > bytes.length) throw derError('an indefinite or endless length');
  let length = 0;
  for (let i = 1; i <= count; i++) length = length * 256 + bytes[at + i]!;
  if (length < 0x80 || length < 256 ** (count - 1)) throw derError('a length not in its shortest form');
  return { length, from: at + 1 + count };
}

/** Throws unless there is a value and it has the tag. */
export function expectDer(der: Der | undefined, tag: number, what: string): Der {
  if (der === undefined || der.tag !== tag) throw derError(`${what}: tag ${tag} expected, got ${der?.tag}`);
  return der;
}

export function oidOf(der: Der | undefined): string {
  const { content } = expectDer(der, TAG.oid, 'object identifier');
  if (content.length === 0 || content.length > 64) throw derError('an object identifier of no length');
  const numbers: bigint[] = [];
  let number = 0n;
  for (const [i, byte] of content.entries()) {
    number = number * 128n + BigInt(byte & 0x7f);
    if (byte >= 0x80) {
      if (i === content.length - 1) throw derError('an object identifier that does not end');
      continue;
    }
    numbers.push(number);
    number = 0n;
  }
  const first = numbers[0]! < 80n ? numbers[0]! / 40n : 2n;
  return [first, numbers[0]! - first * 40n, ...numbers.slice(1)].join('.');
}

/** A whole number as its hexadecimal digits, without leading zeros; negative ones are refused. */
export function integerOf(der: Der | undefined): string {
  const { content } = expectDer(der, TAG.integer, 'integer');
  if (content.length === 0 || content[0]! >= 0x80) throw derError('a whole number from 0 on expected');
  return toHex(content).replace(/^0+(?=.)/, '');
}

/** Milliseconds since 1970 of a GeneralizedTime as RFC 3161 section 2.4.2 allows it: UTC, with or without a fraction. */
export function timeOf(der: Der | undefined): number {
  const text = latin1(expectDer(der, TAG.generalizedTime, 'time').content);
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/.exec(text) ?? [];
  const time = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`,
  );
  return existing(time, `${year}-${month}-${day}T${hour}:${minute}:${second}`);
}

/** A thirtieth of February is a date to some readers and none to others. */
function existing(time: number, stated: string): number {
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(stated)) throw derError('a time that is none');
  return time;
}

/** Milliseconds since 1970 of a validity (RFC 5280 section 4.1.2.5): UTCTime up to 2049, GeneralizedTime beyond. */
export function validityOf(der: Der | undefined): number {
  if (der?.tag !== TAG.utcTime) return timeOf(der);
  const text = latin1(der.content);
  const [, year, month, day, hour, minute, second] = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const whole = `${Number(year) < 50 ? 20 : 19}${year}-${month}-${day}T${hour}:${minute}:${second}`;
  return existing(Date.parse(`${whole}Z`), whole);
}

/** Octets of a bit string of whole bytes. */
export function bitsOf(der: Der | undefined, what: string): Uint8Array {
  const { content } = expectDer(der, TAG.bits, what);
  if (content[0] !== 0) throw derError(`${what}: whole bytes expected`);
  return content.subarray(1);
}

export function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
