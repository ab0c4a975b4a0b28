/*
 * SHA-256, injected.
 *
 * The package brings @noble/hashes, which runs anywhere. A program on Node injects its native hash once at start
 * (several times faster); whoever hashes millions of nodes gives the second function too, which writes into a buffer
 * that the caller owns. The fastest known for Node:
 *
 *   setHash({
 *     digest: (input) => hash('sha256', input, 'buffer'),
 *     digestInto: (input, out, at) => { latin1Write.call(out, hash('sha256', input, 'binary'), at, 32) },
 *   })
 *
 * Tree hashing is RFC 6962 section 2.1: a leaf is SHA-256(0x00 || bytes), a node SHA-256(0x01 || left || right), so
 * that no leaf can be passed off as a node. Inputs are put together in two module-level scratch buffers, which is
 * sound because all hashing here is synchronous.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { checkBytes, checkRoom, checkString } from './arguments.ts';
import { toHex } from './encoding.ts';
import { describe, ProofError } from './errors.ts';

export const HASH_BYTES = 32;

export interface Hash {
  /** SHA-256 of the input, as a new array of 32 bytes. */
  digest(input: Uint8Array): Uint8Array;
  /** Writes SHA-256 of the input to out[at .. at+32). The input is not kept. */
  digestInto(input: Uint8Array, out: Uint8Array, at: number): void;
}

const NOBLE: Hash = { digest: sha256, digestInto: (input, out, at) => out.set(sha256(input), at) };
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

let current: Hash = NOBLE;

/**
 * Makes the given SHA-256 the one that this package uses, and returns the former one. A plain function from bytes to
 * 32 bytes will do. Throws ProofError `wrong-hash-function` if it is not SHA-256 (tried on "abc").
 */
export function setHash(hash: Hash | ((input: Uint8Array) => Uint8Array)): Hash {
  const candidate: Hash =
    typeof hash === 'function' ? { digest: hash, digestInto: (input, out, at) => out.set(hash(input), at) } : hash;
  for (const digest of digestsOfAbc(candidate)) {
    if (digest !== ABC) {
      throw new ProofError('wrong-hash-function', `SHA-256 of "abc" is ${ABC}, the injected function gives ${digest}`);
    }
  }
  const former = current;
  current = candidate;
  return former;
}

function digestsOfAbc(candidate: Hash): string[] {
  const input = Uint8Array.of(0x61, 0x62, 0x63);
  const into = new Uint8Array(HASH_BYTES + 2);
  try {
    candidate.digestInto(input, into, 1);
    return [toHex(candidate.digest(input)), toHex(into.subarray(1, HASH_BYTES + 1))];
  } catch (cause) {
    throw new ProofError('wrong-hash-function', `no function that hashes: ${describe(candidate)}`, { cause });
  }
}

/** SHA-256 without any prefix: key ids, digests of files. */
export function sha256Of(bytes: Uint8Array): Uint8Array {
  checkBytes(bytes, 'bytes to hash');
  return current.digest(bytes);
}

const nodeInput = new Uint8Array(1 + 2 * HASH_BYTES);
nodeInput[0] = 1;
let leafInput = new Uint8Array(4096);

function leafBuffer(bytes: number): Uint8Array {
  if (leafInput.length < bytes + 1) leafInput = new Uint8Array(2 * bytes + 1);
  return leafInput;
}

/** RFC 6962 leaf hash of an entry's bytes. */
export function leafHash(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(HASH_BYTES);
  leafHashInto(bytes, out, 0);
  return out;
}

/** RFC 6962 leaf hash, written to out[at .. at+32). */
export function leafHashInto(bytes: Uint8Array, out: Uint8Array, at: number): void {
  checkBytes(bytes, 'bytes to hash');
  checkRoom(out, at, HASH_BYTES, 'out');
  const buffer = leafBuffer(bytes.length);
  buffer.set(bytes, 1);
  current.digestInto(buffer.subarray(0, bytes.length + 1), out, at);
}

const encoder = new TextEncoder();

/** RFC 6962 leaf hash of the UTF-8 of a text that is known to be well-formed, written to out[at .. at+32). */
export function textLeafHashInto(text: string, out: Uint8Array, at: number): void {
  checkString(text, 'text to hash');
  checkRoom(out, at, HASH_BYTES, 'out');
  const buffer = leafBuffer(text.length * 3);
  const { written } = encoder.encodeInto(text, buffer.subarray(1));
  current.digestInto(buffer.subarray(0, written + 1), out, at);
}

/** RFC 6962 node hash of two hashes of 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  checkHash(left, 'left');
  checkHash(right, 'right');
  const out = new Uint8Array(HASH_BYTES);
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  current.digestInto(nodeInput, out, 0);
  return out;
}

/**
 * RFC 6962 node hash of two hashes that lie side by side in source[from .. from+64), written to out[at .. at+32).
 * No allocation: for builders of trees, which own their buffers. `out` may be `source`.
 */
export function pairHashInto(source: Uint8Array, from: number, out: Uint8Array, at: number): void {
  checkRoom(source, from, 2 * HASH_BYTES, 'source');
  checkRoom(out, at, HASH_BYTES, 'out');
  for (let i = 0; i < 2 * HASH_BYTES; i++) nodeInput[i + 1] = source[from + i]!;
  current.digestInto(nodeInput, out, at);
}

/** Throws unless the value is a Uint8Array of 32 bytes. */
export function checkHash(value: unknown, name: string): asserts value is Uint8Array {
  checkBytes(value, name);
  if (value.length !== HASH_BYTES) {
    throw new ProofError('wrong-hash-length', `${name}: a hash has 32 bytes, this one ${value.length}`);
  }
}
