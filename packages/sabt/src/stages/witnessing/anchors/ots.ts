/*
 * OpenTimestamps (the file format of the reference client, version 1): a tree of operations that leads from a file's
 * digest to attestations. A calendar takes a digest and promises (*pending*) to bring it into a Bitcoin block; hours later
 * it can say which one, and the operations then lead to the root of that block's tree of transactions.
 *
 * A promise is no proof, and the name of a block is none either until somebody holds it against the block. So there are
 * three states and no way from one to the next but by evidence: `pending`; `unchecked`, which names a block; `confirmed`,
 * if the checker brings the header of that block from a source of their own, it holds the root, and it carries the work of a
 * real one. Which chain the header stands in is for the source to know: its hash is shown.
 *
 * What is submitted is not the digest but SHA-256 of it with 16 random bytes, so a calendar cannot tell who stamps what.
 */
import { createHash, randomBytes } from 'node:crypto';
import { equalBytes } from '@sabt/proof';

export class OtsError extends Error {
  override readonly name = 'OtsError';
}

export type Attestation =
  | { kind: 'pending'; uri: string }
  | { kind: 'bitcoin'; height: number }
  | { kind: 'unknown'; tag: string; payload: Uint8Array };

type Op = { op: 'append' | 'prepend'; argument: Uint8Array } | { op: 'sha256' };

/** A point on the way: what is known of a message. */
export interface Stamp {
  message: Uint8Array;
  attestations: Attestation[];
  ops: { op: Op; to: Stamp }[];
}

const MAGIC = Buffer.from('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294', 'hex');
const VERSION = 1;
const SHA256 = 0x08;
const APPEND = 0xf0;
const PREPEND = 0xf1;
const FORK = 0xff;
const ATTESTATION = 0x00;
const PENDING = '83dfe30d2ef90c8e';
const BITCOIN = '0588960d73d71901';
const MAX_MESSAGE = 4096;
const MAX_PAYLOAD = 8192;
const MAX_URI = 1000;
const MAX_DEPTH = 256;
const MAX_NODES = 4096;

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

function apply(op: Op, message: Uint8Array): Uint8Array {
  if (op.op === 'sha256') return sha256(message);
  const parts = op.op === 'append' ? [message, op.argument] : [op.argument, message];
  const result = new Uint8Array(Buffer.concat(parts));
  if (result.length > MAX_MESSAGE) throw new OtsError('a message that grows without end');
  return result;
}

class Reader {
  private at = 0;
  private nodes = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new OtsError('it ends in the middle');
    this.at += 1;
    return byte;
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new OtsError('it ends in the middle');
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }

  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > 0xffffffff || factor > 2 ** 35) throw new OtsError('a number that is too large');
      if (byte < 0x80) return value;
    }
  }

  bytesUpTo(max: number): Uint8Array {
    const length = this.number();
    if (length > max) throw new OtsError(`${length} bytes where at most ${max} can be`);
    return this.take(length);
  }

  end(): void {
    if (this.at !== this.bytes.length) throw new OtsError('something follows after the end');
  }

  stamp(message: Uint8Array, depth = 0): Stamp {
    this.nodes += 1;
    if (depth > MAX_DEPTH || this.nodes > MAX_NODES) throw new OtsError('a tree that has no end');
    const stamp: Stamp = { message, attestations: [], ops: [] };
    let tag = this.byte();
    for (; tag === FORK; tag = this.byte()) this.branch(this.byte(), stamp, depth);
    this.branch(tag, stamp, depth);
    return stamp;
  }

  private branch(tag: number, stamp: Stamp, depth: number): void {
    if (tag === ATTESTATION) {
      stamp.attestations.push(this.attestation());
      return;
    }
    const op = this.op(tag);
    stamp.ops.push({ op, to: this.stamp(apply(op, stamp.message), depth + 1) });
  }

  private op(tag: number): Op {
    if (tag === SHA256) return { op: 'sha256' };
    if (tag !== APPEND && tag !== PREPEND) throw new OtsError(`the operation ${tag} is not taken`);
    const argument = this.bytesUpTo(MAX_MESSAGE);
    if (argument.length === 0) throw new OtsError('an operation without its argument');
    return { op: tag === APPEND ? 'append' : 'prepend', argument };
  }

  private attestation(): Attestation {
    const tag = Buffer.from(this.take(8)).toString('hex');
    const payload = this.bytesUpTo(MAX_PAYLOAD);
    const inner = new Reader(payload);
    if (tag === PENDING) {
      const uri = Buffer.from(inner.bytesUpTo(MAX_URI)).toString('latin1');
      inner.end();
      if (!/^[A-Za-z0-9.:/_-]+$/.test(uri)) throw new OtsError('an address of a calendar that is none');
      return { kind: 'pending', uri };
    }
    if (tag === BITCOIN) {
      const height = inner.number();
      inner.end();
      return { kind: 'bitcoin', height };
    }
    return { kind: 'unknown', tag, payload };
  }
}

/** What a calendar answered, of a message that was sent to it. Throws OtsError. */
export function parseStamp(bytes: Uint8Array, message: Uint8Array): Stamp {
  const reader = new Reader(bytes);
  const stamp = reader.stamp(message);
  reader.end();
  return stamp;
}

/** An `.ots` file over a file of this SHA-256. Throws OtsError, also if it is of another digest. */
export function parseOtsFile(bytes: Uint8Array, digest: Uint8Array): Stamp {
  const reader = new Reader(bytes);
  if (!equalBytes(reader.take(MAGIC.length), new Uint8Array(MAGIC)))
    throw new OtsError('this is no OpenTimestamps file');
  if (reader.number() !== VERSION || reader.byte() !== SHA256) throw new OtsError('another version, or no SHA-256');
  if (!equalBytes(reader.take(digest.length), digest)) throw new OtsError('it is of another file: the digest differs');
  const stamp = reader.stamp(digest);
  reader.end();
  return stamp;
}

export function formatOtsFile(stamp: Stamp): Uint8Array {
  return new Uint8Array(Buffer.concat([MAGIC, Uint8Array.of(VERSION, SHA256), stamp.message, formatStamp(stamp)]));
}

/** The bytes of a stamp without its message. */
export function formatStamp({ attestations, ops }: Stamp): Uint8Array {
  const branches = [
    ...attestations.map((one) => Buffer.concat([Uint8Array.of(ATTESTATION), formatAttestation(one)])),
    ...ops.map(({ op, to }) => Buffer.concat([formatOp(op), formatStamp(to)])),
  ];
  if (branches.length === 0) throw new OtsError('a stamp that leads nowhere');
  const last = branches.pop()!;
  return new Uint8Array(Buffer.concat([...branches.flatMap((one) => [Uint8Array.of(FORK), one]), last]));
}

function formatOp(op: Op): Uint8Array {
  if (op.op === 'sha256') return Uint8Array.of(SHA256);
  return new Uint8Array(Buffer.concat([Uint8Array.of(op.op === 'append' ? APPEND : PREPEND), counted(op.argument)]));
}

function formatAttestation(one: Attestation): Uint8Array {
  const [tag, payload] =
    one.kind === 'pending'
      ? [PENDING, counted(Buffer.from(one.uri, 'latin1'))]
      : one.kind === 'bitcoin'
        ? [BITCOIN, formatNumber(one.height)]
        : [one.tag, one.payload];
  return new Uint8Array(Buffer.concat([Buffer.from(tag, 'hex'), counted(payload)]));
}

const counted = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.concat([formatNumber(bytes.length), bytes]));

function formatNumber(value: number): Uint8Array {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1]! += 128;
    bytes.push(rest % 128);
  }
  return Uint8Array.from(bytes);
}

/** A file's digest, hidden from the calendar behind random bytes: the root of a stamp, and what is submitted. */
export function blinded(digest: Uint8Array): { stamp: Stamp; submitted: Stamp } {
  const argument = new Uint8Array(randomBytes(16));
  const salted = new Uint8Array(Buffer.concat([digest, argument]));
  const submitted: Stamp = { message: sha256(salted), attestations: [], ops: [] };
  const middle: Stamp = { message: salted, attestations: [], ops: [{ op: { op: 'sha256' }, to: submitted }] };
  return {
    stamp: { message: digest, attestations: [], ops: [{ op: { op: 'append', argument }, to: middle }] },
    submitted,
  };
}

/** Every attestation with the message that it is of. */
export function* attestationsIn(stamp: Stamp): Generator<{ stamp: Stamp; attestation: Attestation }> {
  for (const attestation of stamp.attestations) yield { stamp, attestation };
  for (const { to } of stamp.ops) yield* attestationsIn(to);
}

export interface BlockHeader {
  /** As it is usually shown: hexadecimal, bytes reversed. */
  hash: string;
  /** Milliseconds since 1970: the time that the miner stated, right to about two hours. */
  time: number;
  merkleRoot: Uint8Array;
}

const HEADER_BYTES = 80;
/** The work of every block since 2014 and many times less than today's; a header for a few cents of work is no block. */
const MIN_WORK_BITS = 64;

/** A block header that the checker brought. Throws OtsError unless it carries the work that it states, and enough of it. */
export function readHeader(hex: string, minWorkBits = MIN_WORK_BITS): BlockHeader {
  if (!/^[0-9a-fA-F]{160}$/.test(hex)) throw new OtsError(`a block header is ${HEADER_BYTES} bytes in hexadecimal`);
  const bytes = Buffer.from(hex, 'hex');
  const hash = Buffer.from(sha256(sha256(bytes))).reverse();
  const bits = bytes.readUInt32LE(72);
  const target = BigInt(bits & 0x7fffff) << BigInt(8 * Math.max(0, (bits >>> 24) - 3));
  const value = BigInt(`0x${hash.toString('hex')}`);
  if ((bits & 0x800000) !== 0 || value > target)
    throw new OtsError('this header does not carry the work that it states');
  if (target >> BigInt(256 - minWorkBits) !== 0n)
    throw new OtsError('this header carries too little work to be of the chain');
  return {
    hash: hash.toString('hex'),
    time: bytes.readUInt32LE(68) * 1000,
    merkleRoot: new Uint8Array(bytes.subarray(36, 68)),
  };
}

export interface OtsState {
  state: 'pending' | 'unchecked' | 'confirmed';
  /** Calendars that promised. */
  calendars: string[];
  /** Blocks that are named. `merkleRoot` as it is usually shown: hexadecimal, bytes reversed. */
  blocks: { height: number; merkleRoot: string }[];
  confirmed: { hash: string; time: number } | null;
}

/** What a stamp amounts to, given the block headers that the checker brought. */
export function otsState(stamp: Stamp, headers: readonly BlockHeader[]): OtsState {
  const all = [...attestationsIn(stamp)];
  const bitcoin = all.flatMap(({ stamp: { message }, attestation }) =>
    attestation.kind === 'bitcoin' ? [{ message, height: attestation.height }] : [],
  );
  const header = headers.find(({ merkleRoot }) => bitcoin.some(({ message }) => equalBytes(message, merkleRoot)));
  return {
    state: header !== undefined ? 'confirmed' : bitcoin.length > 0 ? 'unchecked' : 'pending',
    calendars: all.flatMap(({ attestation }) => (attestation.kind === 'pending' ? [attestation.uri] : [])),
    blocks: bitcoin.map(({ message, height }) => ({
      height,
      merkleRoot: Buffer.from(message).reverse().toString('hex'),
    })),
    confirmed: header === undefined ? null : { hash: header.hash, time: header.time },
  };
}
