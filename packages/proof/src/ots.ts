/*
 * OpenTimestamps (the file format of the reference client, version 1): a tree of operations that leads from a file's
 * digest to attestations. A calendar takes a digest and promises (*pending*) to bring it into a Bitcoin block; hours later
 * it can say which one, and the operations then lead to the root of that block's tree of transactions.
 *
 * A promise is no proof, and the name of a block is none either until somebody holds it against the block. So there are
 * three states and no way from one to the next but by evidence: `pending`; `unchecked`, which names a block; `confirmed`,
 * if the checker brings the header of that block from a source of their own, it holds the root, and it carries the work of a
 * real one. Which chain the header stands in is for the source to know: its hash is shown.
 */

import { latin1 } from './der.ts';
import { equalBytes, toHex } from './encoding.ts';
import { ProofError } from './errors.ts';
import { sha256Of } from './hash.ts';

function refuse(why: string): ProofError {
  return new ProofError('bad-anchor', why);
}

export type Attestation =
  | { kind: 'pending'; uri: string }
  | { kind: 'bitcoin'; height: number }
  | { kind: 'unknown'; tag: string; payload: Uint8Array };

export type Op = { op: 'append' | 'prepend'; argument: Uint8Array } | { op: 'sha256' };

/** A point on the way: what is known of a message. */
export interface Stamp {
  message: Uint8Array;
  attestations: Attestation[];
  ops: { op: Op; to: Stamp }[];
}

export const OTS_MAGIC = bytesOf('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294');
export const OTS_VERSION = 1;
/** What stands before operations and attestations. */
export const OTS_TAGS = {
  sha256: 0x08,
  append: 0xf0,
  prepend: 0xf1,
  fork: 0xff,
  attestation: 0x00,
  pending: '83dfe30d2ef90c8e',
  bitcoin: '0588960d73d71901',
} as const;
const MAX_MESSAGE = 4096;
const MAX_PAYLOAD = 8192;
const MAX_URI = 1000;
const MAX_DEPTH = 256;
const MAX_NODES = 4096;

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function apply(op: Op, message: Uint8Array): Uint8Array {
  if (op.op === 'sha256') return sha256Of(message);
  const parts = op.op === 'append' ? [message, op.argument] : [op.argument, message];
  const result = joined(parts);
  if (result.length > MAX_MESSAGE) throw refuse('a message that grows without end');
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
    if (byte === undefined) throw refuse('it ends in the middle');
    this.at += 1;
    return byte;
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw refuse('it ends in the middle');
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }

  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > 0xffffffff || factor > 2 ** 35) throw refuse('a number that is too large');
      if (byte < 0x80) return value;
    }
  }

  bytesUpTo(max: number): Uint8Array {
    const length = this.number();
    if (length > max) throw refuse(`${length} bytes where at most ${max} can be`);
    return this.take(length);
  }

  end(): void {
    if (this.at !== this.bytes.length) throw refuse('something follows after the end');
  }

  stamp(message: Uint8Array, depth = 0): Stamp {
    this.nodes += 1;
    if (depth > MAX_DEPTH || this.nodes > MAX_NODES) throw refuse('a tree that has no end');
    const stamp: Stamp = { message, attestations: [], ops: [] };
    let tag = this.byte();
    for (; tag === OTS_TAGS.fork; tag = this.byte()) this.branch(this.byte(), stamp, depth);
    this.branch(tag, stamp, depth);
    return stamp;
  }

  private branch(tag: number, stamp: Stamp, depth: number): void {
    if (tag === OTS_TAGS.attestation) {
      stamp.attestations.push(this.attestation());
      return;
    }
    const op = this.op(tag);
    stamp.ops.push({ op, to: this.stamp(apply(op, stamp.message), depth + 1) });
  }

  private op(tag: number): Op {
    if (tag === OTS_TAGS.sha256) return { op: 'sha256' };
    if (tag !== OTS_TAGS.append && tag !== OTS_TAGS.prepend) throw refuse(`the operation ${tag} is not taken`);
    const argument = this.bytesUpTo(MAX_MESSAGE);
    if (argument.length === 0) throw refuse('an operation without its argument');
    return { op: tag === OTS_TAGS.append ? 'append' : 'prepend', argument };
  }

  private attestation(): Attestation {
    const tag = toHex(this.take(8));
    const payload = this.bytesUpTo(MAX_PAYLOAD);
    const inner = new Reader(payload);
    if (tag === OTS_TAGS.pending) {
      const uri = latin1(inner.bytesUpTo(MAX_URI));
      inner.end();
      if (!/^[A-Za-z0-9.:/_-]+$/.test(uri)) throw refuse('an address of a calendar that is none');
      return { kind: 'pending', uri };
    }
    if (tag === OTS_TAGS.bitcoin) {
      const height = inner.number();
      inner.end();
      return { kind: 'bitcoin', height };
    }
    return { kind: 'unknown', tag, payload };
  }
}

/** What a calendar answered, of a message that was sent to it. Throws ProofError `bad-anchor`. */
export function parseStamp(bytes: Uint8Array, message: Uint8Array): Stamp {
  const reader = new Reader(bytes);
  const stamp = reader.stamp(message);
  reader.end();
  return stamp;
}

/** An `.ots` file over a file of this SHA-256. Throws ProofError `bad-anchor`, also if it is of another digest. */
export function parseOtsFile(bytes: Uint8Array, digest: Uint8Array): Stamp {
  const reader = new Reader(bytes);
  if (!equalBytes(reader.take(OTS_MAGIC.length), OTS_MAGIC)) throw refuse('this is no OpenTimestamps file');
  if (reader.number() !== OTS_VERSION || reader.byte() !== OTS_TAGS.sha256)
    throw refuse('another version, or no SHA-256');
  if (!equalBytes(reader.take(digest.length), digest)) throw refuse('it is of another file: the digest differs');
  const stamp = reader.stamp(digest);
  reader.end();
  return stamp;
}

/** Every attestation with the message that it is of. */
export function* attestationsIn(stamp: Stamp): Generator<{ stamp: Stamp; attestation: Attestation }> {
  for (const attestation of stamp.attestations) yield { stamp, attestation };
  for (const { to } of stamp.ops) yield* attestationsIn(to);
}

const refuseHeader = (why: string): ProofError => new ProofError('bad-block-header', why);

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

/** A block header that the checker brought. Throws ProofError `bad-block-header` unless it carries the work that it states, and enough of it. */
export function readHeader(hex: string, minWorkBits = MIN_WORK_BITS): BlockHeader {
  if (!/^[0-9a-fA-F]{160}$/.test(hex)) throw refuseHeader(`a block header is ${HEADER_BYTES} bytes in hexadecimal`);
  const bytes = bytesOf(hex);
  const view = new DataView(bytes.buffer);
  const hash = toHex(sha256Of(sha256Of(bytes)).toReversed());
  const bits = view.getUint32(72, true);
  const target = BigInt(bits & 0x7fffff) << BigInt(8 * Math.max(0, (bits >>> 24) - 3));
  const value = BigInt(`0x${hash}`);
  if ((bits & 0x800000) !== 0 || value > target)
    throw refuseHeader('this header does not carry the work that it states');
  if (target >> BigInt(256 - minWorkBits) !== 0n)
    throw refuseHeader('this header carries too little work to be of the chain');
  return {
    hash,
    time: view.getUint32(68, true) * 1000,
    merkleRoot: bytes.slice(36, 68),
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
      merkleRoot: toHex(message.toReversed()),
    })),
    confirmed: header === undefined ? null : { hash: header.hash, time: header.time },
  };
}
