/**
 * The little of DER (X.690) that timestamps need: a strict reader of definite lengths in their shortest form, and a writer.
 * What it refuses it refuses with `DerError`; every offset stays inside the bytes.
 */
export class DerError extends Error {
  override readonly name = 'DerError';
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
  generalizedTime: 0x18,
  /** [n], constructed. */
  context: (n: number): number => 0xa0 + n,
} as const;

const MAX_BYTES = 1 << 20;

/** Reads exactly one value. */
export function readDer(bytes: Uint8Array): Der {
  if (bytes.length > MAX_BYTES) throw new DerError(`${bytes.length} bytes are more than any timestamp needs`);
  const [first, ...rest] = readAll(bytes);
  if (first === undefined || rest.length > 0) throw new DerError('exactly one value expected');
  return first;
}

/** The values inside a constructed one. */
export function childrenOf(der: Der): Der[] {
  if ((der.tag & 0x20) === 0) throw new DerError('a constructed value expected');
  return readAll(der.content);
}

function readAll(bytes: Uint8Array): Der[] {
  const values: Der[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at]!;
    if ((tag & 0x1f) === 0x1f) throw new DerError('a tag of several bytes');
    const { length, from } = readLength(bytes, at + 1);
    if (from + length > bytes.length) throw new DerError('a value that ends outside');
    values.push({ tag, raw: bytes.subarray(at, from + length), content: bytes.subarray(from, from + length) });
    at = from + length;
  }
  return values;
}

function readLength(bytes: Uint8Array, at: number): { length: number; from: number } {
  const first = bytes[at];
  if (first === undefined) throw new DerError('a value without length');
  if (first < 0x80) return { length: first, from: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4 || at + 1 + count > bytes.length) throw new DerError('an indefinite or endless length');
  let length = 0;
  for (let i = 1; i <= count; i++) length = length * 256 + bytes[at + i]!;
  if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('a length not in its shortest form');
  return { length, from: at + 1 + count };
}

/** Throws unless there is a value and it has the tag. */
export function expectDer(der: Der | undefined, tag: number, what: string): Der {
  if (der === undefined || der.tag !== tag) throw new DerError(`${what}: tag ${tag} expected, got ${der?.tag}`);
  return der;
}

export function oidOf(der: Der | undefined): string {
  const { content } = expectDer(der, TAG.oid, 'object identifier');
  if (content.length === 0 || content.length > 64) throw new DerError('an object identifier of no length');
  const numbers: bigint[] = [];
  let number = 0n;
  for (const [i, byte] of content.entries()) {
    number = number * 128n + BigInt(byte & 0x7f);
    if (byte >= 0x80) {
      if (i === content.length - 1) throw new DerError('an object identifier that does not end');
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
  if (content.length === 0 || content[0]! >= 0x80) throw new DerError('a whole number from 0 on expected');
  return Buffer.from(content)
    .toString('hex')
    .replace(/^0+(?=.)/, '');
}

/** Milliseconds since 1970 of a GeneralizedTime as RFC 3161 section 2.4.2 allows it: UTC, with or without a fraction. */
export function timeOf(der: Der | undefined): number {
  const text = Buffer.from(expectDer(der, TAG.generalizedTime, 'time').content).toString('latin1');
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/.exec(text) ?? [];
  const time = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`,
  );
  if (Number.isNaN(time)) throw new DerError('a time that is none');
  return time;
}

export function writeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  const length: number[] = [];
  if (content.length < 0x80) length.push(content.length);
  else {
    for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
    length.unshift(0x80 + length.length);
  }
  return new Uint8Array(Buffer.concat([Uint8Array.of(tag, ...length), content]));
}

export function writeOid(oid: string): Uint8Array {
  const [first, second, ...rest] = oid.split('.').map(Number);
  const bytes = [first! * 40 + second!, ...rest].flatMap((number) => {
    const septets = [number % 128];
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128))
      septets.unshift((left % 128) + 128);
    return septets;
  });
  return writeDer(TAG.oid, Uint8Array.from(bytes));
}
