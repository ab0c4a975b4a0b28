/**
 * Verifier keys of signed notes: <name>+<key id, 8 hexadecimal digits>+<base64 of algorithm byte and public key>. The
 * key id is the beginning of SHA-256(name, newline, algorithm byte, public key); it tells keys apart and proves nothing.
 */
import { checkBytes, checkNumber, checkObject, checkString } from './arguments.ts';
import { fromBase64, toBase64, utf8Encode } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { sha256Of } from './hash.ts';

/** The signature types that this package can check, with their identifier bytes. */
export const ALGORITHM_BYTES = { ed25519: 0x01, 'cosignature/v1': 0x04 } as const;

export type NoteAlgorithm = keyof typeof ALGORITHM_BYTES;

export interface VerifierKey {
  readonly name: string;
  /** The first four bytes of the key hash as a big-endian number. */
  readonly keyId: number;
  readonly algorithm: NoteAlgorithm;
  /** Ed25519 (RFC 8032), 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Sizes of the trees that a log's key may sign, both included; any where it is not said. See `key-chain.ts`. */
  readonly signs?: { readonly from: number; readonly until: number };
}

const PUBLIC_KEY_BYTES = 32;

/** Throws ProofError with the given code unless the name can stand in a signature line. */
export function checkKeyName(name: string, code: 'bad-note' | 'bad-verifier-key'): void {
  checkString(name, 'key name');
  if (name === '' || /[\p{White_Space}\u0000-\u001f+]/u.test(name) || !name.isWellFormed()) {
    throw new ProofError(code, `a key name has no spaces and no plus and is not empty, got ${describe(name)}`);
  }
}

function isAlgorithm(algorithm: unknown): algorithm is NoteAlgorithm {
  return typeof algorithm === 'string' && Object.hasOwn(ALGORITHM_BYTES, algorithm);
}

function checkAlgorithm(algorithm: unknown): void {
  if (isAlgorithm(algorithm)) return;
  throw new ProofError('unsupported-algorithm', `no signature type is called ${describe(algorithm)}`);
}

/** A verifier key from its parts. Throws ProofError `bad-verifier-key`. */
export function makeVerifierKey(
  name: string,
  publicKey: Uint8Array,
  algorithm: NoteAlgorithm = 'ed25519',
): VerifierKey {
  checkKeyName(name, 'bad-verifier-key');
  checkBytes(publicKey, 'public key');
  checkAlgorithm(algorithm);
  if (publicKey.length !== PUBLIC_KEY_BYTES) {
    throw new ProofError('bad-verifier-key', `an Ed25519 public key has 32 bytes, this one ${publicKey.length}`);
  }
  return { name, keyId: keyIdOf(name, keyData(publicKey, algorithm)), algorithm, publicKey };
}

/**
 * Reads a verifier key; one that is already read is returned as it is. Throws ProofError `bad-verifier-key`, or
 * `unsupported-algorithm` for a well-formed key of another signature type.
 */
export function parseVerifierKey(vkey: string | VerifierKey): VerifierKey {
  if (typeof vkey === 'object' && vkey !== null) return checkParsed(vkey);
  if (typeof vkey !== 'string') {
    throw new ProofError('wrong-type', `a verifier key expected, got ${describe(vkey)}`);
  }
  const [, name, hex, base64] = /^([^+]*)\+([0-9a-fA-F]{8})\+(.*)$/s.exec(vkey) ?? [];
  if (name === undefined || hex === undefined || base64 === undefined) {
    throw new ProofError('bad-verifier-key', `name+key id+base64 expected, got ${describe(vkey)}`);
  }
  checkKeyName(name, 'bad-verifier-key');
  let data: Uint8Array;
  try {
    data = fromBase64(base64);
  } catch (cause) {
    throw new ProofError('bad-verifier-key', `no canonical base64 in ${describe(vkey)}`, { cause });
  }
  const computed = keyIdOf(name, data);
  if (Number.parseInt(hex, 16) !== computed) {
    throw new ProofError('bad-verifier-key', `key id: stated ${hex}, computed ${formatKeyId(computed)}`);
  }
  const algorithm = (Object.keys(ALGORITHM_BYTES) as NoteAlgorithm[]).find((a) => ALGORITHM_BYTES[a] === data[0]);
  if (algorithm === undefined) {
    throw new ProofError('unsupported-algorithm', `signature type ${data[0]} of the key ${describe(name)}`);
  }
  return makeVerifierKey(name, data.slice(1), algorithm);
}

/** The key as one line of text. */
export function formatVerifierKey(key: VerifierKey): string {
  checkObject(key, 'verifier key');
  checkParsed(key);
  return `${key.name}+${formatKeyId(key.keyId)}+${toBase64(keyData(key.publicKey, key.algorithm))}`;
}

export function formatKeyId(keyId: number): string {
  checkNumber(keyId, 'key id');
  return keyId.toString(16).padStart(8, '0');
}

function checkParsed(key: VerifierKey): VerifierKey {
  const { name, keyId, algorithm, publicKey } = key;
  if (typeof name !== 'string' || !(publicKey instanceof Uint8Array) || !isAlgorithm(algorithm)) {
    throw new ProofError('bad-verifier-key', 'a verifier key has a name, a key id, an algorithm and a public key');
  }
  const computed = makeVerifierKey(name, publicKey, algorithm).keyId;
  if (keyId !== computed) {
    throw new ProofError('bad-verifier-key', `key id: stated ${describe(keyId)}, computed ${computed}`);
  }
  return key;
}

function keyData(publicKey: Uint8Array, algorithm: NoteAlgorithm): Uint8Array {
  const data = new Uint8Array(1 + publicKey.length);
  data[0] = ALGORITHM_BYTES[algorithm];
  data.set(publicKey, 1);
  return data;
}

function keyIdOf(name: string, data: Uint8Array): number {
  const prefix = utf8Encode(`${name}\n`);
  const input = new Uint8Array(prefix.length + data.length);
  input.set(prefix);
  input.set(data, prefix.length);
  const hash = sha256Of(input);
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0);
}
