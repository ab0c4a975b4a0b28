/*
 * Signed notes (C2SP signed-note): a text, a blank line, and one line for each signature,
 *
 *   — <key name> <base64 of four bytes of key id and the signature>
 *
 * The text ends in a newline and may itself hold blank lines, so the signatures begin after the last one. A reader gives
 * the keys that it trusts: signatures of other keys are passed over (that is how keys are rotated and witnesses added);
 * every signature of a known key must be right; at least one must be there. The text means nothing before that.
 *
 * Two signature types are checked: Ed25519 over the text (0x01), and witness cosignatures (0x04, C2SP tlog-cosignature),
 * Ed25519 over "cosignature/v1\ntime <seconds>\n" and the text, with the seconds in the eight bytes before the signature.
 *
 * A key id has 32 bits and is easily made to collide: a known key is one whose name and id both agree, and even then
 * only the signature decides.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { checkBytes, checkFunction, checkList, checkNumber, checkObject, checkString } from './arguments.ts';
import { fromBase64, textOf, toBase64, utf8Encode } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { checkKeyName, formatKeyId, type NoteAlgorithm, parseVerifierKey, type VerifierKey } from './verifier-key.ts';

/** A note may have this many UTF-16 units, and this many signatures. */
export const MAX_NOTE_LENGTH = 1_000_000;
export const MAX_NOTE_SIGNATURES = 100;

export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  /** What follows the key id; its meaning depends on the key's algorithm. */
  readonly signature: Uint8Array;
}

/** A note that was taken apart; nothing about it has been verified. */
export interface Note {
  /** Everything that is signed, with the final newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface VerifiedSignature {
  readonly name: string;
  readonly keyId: number;
  readonly algorithm: NoteAlgorithm;
  /** Of a cosignature: when the witness saw the checkpoint, in seconds since 1970. */
  readonly timestamp?: number;
}

export interface OpenedNote {
  readonly text: string;
  /** One for each known key that signed; never empty. */
  readonly verified: readonly VerifiedSignature[];
  /** Signatures of keys that are not known, not checked. */
  readonly unknown: readonly NoteSignature[];
}

const SEPARATOR = '\n\n';
const LINE_START = '— ';
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
const TIMESTAMP_BYTES = 8;

/** Takes a note apart. Throws ProofError `bad-note`, or `bad-utf8` if it is given as bytes that are not UTF-8. */
export function parseNote(note: string | Uint8Array): Note {
  const whole = textOf(note, 'note');
  if (whole.length > MAX_NOTE_LENGTH) {
    throw new ProofError('bad-note', `a note has at most ${MAX_NOTE_LENGTH} characters, this one ${whole.length}`);
  }
  checkText(whole);
  const separator = whole.lastIndexOf(SEPARATOR);
  if (separator < 0) throw new ProofError('bad-note', 'no blank line between text and signatures');
  const lines = whole.slice(separator + SEPARATOR.length).split('\n');
  if (lines.pop() !== '' || lines.length === 0) {
    throw new ProofError('bad-note', 'after the last blank line come signatures, each ending in a newline');
  }
  if (lines.length > MAX_NOTE_SIGNATURES) {
    throw new ProofError('bad-note', `a note has at most ${MAX_NOTE_SIGNATURES} signatures, this one ${lines.length}`);
  }
  return { text: whole.slice(0, separator + 1), signatures: lines.map(parseSignatureLine) };
}

function checkText(text: string): void {
  if (!text.isWellFormed()) throw new ProofError('bad-note', 'half of a surrogate pair in the note');
  const control = /[\u0000-\u0009\u000b-\u001f]/.exec(text);
  if (control !== null) {
    throw new ProofError('bad-note', `control character ${describe(control[0])} at offset ${control.index}`);
  }
}

function parseSignatureLine(line: string): NoteSignature {
  const space = line.indexOf(' ', LINE_START.length);
  if (!line.startsWith(LINE_START) || space < 0) {
    throw new ProofError('bad-note', `"— name signature" expected, got ${describe(line)}`);
  }
  const name = line.slice(LINE_START.length, space);
  checkKeyName(name, 'bad-note');
  let data: Uint8Array;
  try {
    data = fromBase64(line.slice(space + 1));
  } catch (cause) {
    throw new ProofError('bad-note', `no canonical base64 in the signature of ${describe(name)}`, { cause });
  }
  if (data.length <= KEY_ID_BYTES) {
    throw new ProofError('bad-note', `the signature of ${describe(name)} has only ${data.length} bytes`);
  }
  return {
    name,
    keyId: new DataView(data.buffer).getUint32(0),
    signature: data.slice(KEY_ID_BYTES),
  };
}

/**
 * Verifies a note against the keys that the reader trusts, read or as text. Throws ProofError `bad-signature` if a known
 * key's signature is wrong, `no-known-signature` if there is none, `bad-note`, `bad-verifier-key` (also if two different
 * keys share name and id).
 */
export function openNote(note: string | Uint8Array, verifierKeys: readonly (VerifierKey | string)[]): OpenedNote {
  const keys = indexKeys(verifierKeys);
  const { text, signatures } = parseNote(note);
  const verified = new Map<string, VerifiedSignature>();
  const unknown: NoteSignature[] = [];
  for (const signature of signatures) {
    const handle = handleOf(signature);
    const key = keys.get(handle);
    if (key === undefined) {
      unknown.push(signature);
      continue;
    }
    // A key that signs twice must be right twice, and counts once.
    const result = verifySignature(text, signature, key);
    if (!verified.has(handle)) verified.set(handle, result);
  }
  if (verified.size === 0) {
    const signers = signatures.map(({ name, keyId }) => `${name}+${formatKeyId(keyId)}`).join(', ');
    const known = [...keys.values()].map(({ name, keyId }) => `${name}+${formatKeyId(keyId)}`).join(', ');
    throw new ProofError('no-known-signature', `signed by ${signers}; known are ${known === '' ? 'no keys' : known}`);
  }
  return { text, verified: [...verified.values()], unknown };
}

function handleOf({ name, keyId }: { name: string; keyId: number }): string {
  return `${name}+${keyId}`;
}

function indexKeys(verifierKeys: readonly (VerifierKey | string)[]): Map<string, VerifierKey> {
  checkList(verifierKeys, 'verifier keys');
  const keys = new Map<string, VerifierKey>();
  for (const given of verifierKeys) {
    const key = parseVerifierKey(given);
    const other = keys.get(handleOf(key));
    if (other !== undefined && toBase64(other.publicKey) !== toBase64(key.publicKey)) {
      throw new ProofError('bad-verifier-key', `two different keys are ${key.name}+${formatKeyId(key.keyId)}`);
    }
    keys.set(handleOf(key), key);
  }
  return keys;
}

function verifySignature(text: string, { signature }: NoteSignature, key: VerifierKey): VerifiedSignature {
  const { name, keyId, algorithm, publicKey } = key;
  const refuse = (why: string) =>
    new ProofError('bad-signature', `${name}+${formatKeyId(keyId)}, ${algorithm}: ${why}`);
  const timestampBytes = algorithm === 'ed25519' ? 0 : TIMESTAMP_BYTES;
  if (signature.length !== timestampBytes + SIGNATURE_BYTES) {
    throw refuse(`${timestampBytes + SIGNATURE_BYTES} bytes expected, got ${signature.length}`);
  }
  let timestamp: number | undefined;
  let message = text;
  if (algorithm === 'cosignature/v1') {
    timestamp = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
    if (!Number.isSafeInteger(timestamp)) throw refuse('a time beyond 2^53-1 seconds');
    message = cosignedMessage(text, timestamp);
  }
  if (!verifyEd25519(signature.subarray(timestampBytes), utf8Encode(message), publicKey)) {
    throw refuse('the signature does not fit the text');
  }
  return timestamp === undefined ? { name, keyId, algorithm } : { name, keyId, algorithm, timestamp };
}

/** Ed25519 as RFC 8032 has it: only canonical encodings of points and scalars, no keys of small order. */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false; // not a point of the curve
  }
}

/** What a witness signs over a checkpoint's text. */
export function cosignedMessage(text: string, timestamp: number): string {
  checkString(text, 'text');
  checkTime(timestamp);
  return `cosignature/v1\ntime ${timestamp}\n${text}`;
}

function checkTime(timestamp: unknown): void {
  if (!Number.isSafeInteger(timestamp) || Number(timestamp) < 0) {
    throw new ProofError('wrong-size', `whole seconds since 1970 expected, got ${describe(timestamp)}`);
  }
}

/** Makes a 64-byte Ed25519 signature of a message with the private key that belongs to a verifier key. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** The signature line of an `ed25519` key over a note's text. */
export function signText(text: string, key: VerifierKey, sign: Sign): string {
  requireAlgorithm(key, 'ed25519');
  checkFunction(sign, 'sign');
  return signatureLine(key, sign(utf8Encode(text)));
}

/** The signature line of a `cosignature/v1` key over a checkpoint's text; the time in whole seconds since 1970. */
export function cosignText(text: string, key: VerifierKey, timestamp: number, sign: Sign): string {
  requireAlgorithm(key, 'cosignature/v1');
  checkTime(timestamp);
  checkFunction(sign, 'sign');
  const signed = sign(utf8Encode(cosignedMessage(text, timestamp)));
  checkBytes(signed, 'signature');
  if (signed.length !== SIGNATURE_BYTES) {
    throw new ProofError('bad-signature', `an Ed25519 signature has 64 bytes, this one ${signed.length}`);
  }
  const signature = new Uint8Array(TIMESTAMP_BYTES + SIGNATURE_BYTES);
  new DataView(signature.buffer).setBigUint64(0, BigInt(timestamp));
  signature.set(signed, TIMESTAMP_BYTES);
  return signatureLine(key, signature);
}

function requireAlgorithm(key: VerifierKey, algorithm: NoteAlgorithm): void {
  checkObject(key, 'key');
  if (key.algorithm !== algorithm) {
    throw new ProofError('unsupported-algorithm', `a key for ${algorithm} expected, got ${describe(key.algorithm)}`);
  }
}

/** A signature line without its newline. */
export function signatureLine(key: { name: string; keyId: number }, signature: Uint8Array): string {
  checkObject(key, 'key');
  checkNumber(key.keyId, 'key id');
  checkBytes(signature, 'signature');
  checkKeyName(key.name, 'bad-note');
  const data = new Uint8Array(KEY_ID_BYTES + signature.length);
  new DataView(data.buffer).setUint32(0, key.keyId);
  data.set(signature, KEY_ID_BYTES);
  return `${LINE_START}${key.name} ${toBase64(data)}`;
}

/** Puts a note together from its text and signature lines. Throws ProofError `bad-note` if it could not be read. */
export function formatNote(text: string, lines: readonly string[]): string {
  checkString(text, 'text');
  checkList(lines, 'signature lines');
  for (let i = 0; i < lines.length; i++) checkString(lines[i], `signature line ${i}`);
  if (!text.endsWith('\n')) throw new ProofError('bad-note', 'the text of a note ends in a newline');
  const note = `${text}\n${lines.map((line) => `${line}\n`).join('')}`;
  if (parseNote(note).text !== text) throw new ProofError('bad-note', 'a signature line may not hold a blank line');
  return note;
}
