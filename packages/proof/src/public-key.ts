/*
 * Signatures of others than the log: those of authorities that put a time on a checkpoint. RSA (RFC 8017) with PKCS #1
 * v1.5 or PSS, ECDSA (FIPS 186) over P-256, P-384 and P-521, Ed25519 (RFC 8032).
 *
 * Only verification, of public values: nothing here has to take the same time for every input. RSA is a power to a small
 * exponent, computed with the language's own whole numbers; its padding is not parsed but made anew and compared, so there
 * is nothing in it to be lenient about (Bleichenbacher 2006).
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bitsOf, childrenOf, type Der, derError, expectDer, integerOf, oidOf, readDer, TAG } from './der.ts';
import { equalBytes, toHex } from './encoding.ts';

const OID = {
  rsa: '1.2.840.113549.1.1.1',
  pss: '1.2.840.113549.1.1.10',
  mgf1: '1.2.840.113549.1.1.8',
  ec: '1.2.840.10045.2.1',
  ed25519: '1.3.101.112',
} as const;

type Digest = 'sha1' | 'sha256' | 'sha384' | 'sha512';

const HASHES = { sha1, sha256, sha384, sha512 } as const;

/** By object identifier. SHA-1 serves to name a certificate (RFC 5035), never to sign. */
const DIGEST_OIDS: Readonly<Record<string, Digest>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** DigestInfo up to the digest (RFC 8017 section 9.2, note 1). */
const DIGEST_INFO: Readonly<Record<Exclude<Digest, 'sha1'>, string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};

const SIGNATURES: Readonly<Record<string, { key: 'rsa' | 'ec'; digest: Digest }>> = {
  '1.2.840.113549.1.1.11': { key: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', digest: 'sha512' },
  '1.2.840.10045.4.3.2': { key: 'ec', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', digest: 'sha512' },
};

const CURVES = {
  '1.2.840.10045.3.1.7': p256,
  '1.3.132.0.34': p384,
  '1.3.132.0.35': p521,
} as const;

const RSA_BITS = { least: 2048, most: 8192 };
const MAX_EXPONENT_BITS = 33;

export function digestOf(digest: Digest, bytes: Uint8Array): Uint8Array {
  return HASHES[digest](bytes);
}

/** The digest that an algorithm identifier names, or null if it is none that is taken. */
export function digestNamed(algorithm: Der | undefined): Digest | null {
  return DIGEST_OIDS[oidOf(childrenOf(expectDer(algorithm, TAG.sequence, 'digest algorithm'))[0])] ?? null;
}

/**
 * Whether a signature holds. `key` is a SubjectPublicKeyInfo, `algorithm` an AlgorithmIdentifier; where that names no digest,
 * `stated` is the one. Throws ProofError `bad-der`; an algorithm, key or size that is not taken is false.
 */
export function signatureHolds(
  key: Der,
  algorithm: Der,
  stated: Digest | null,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const [keyAlgorithm, keyBits] = childrenOf(expectDer(key, TAG.sequence, 'public key'));
  const [keyOid, parameters] = childrenOf(expectDer(keyAlgorithm, TAG.sequence, 'algorithm of the key'));
  const [oid, settings] = childrenOf(expectDer(algorithm, TAG.sequence, 'algorithm'));
  const [kind, name] = [oidOf(keyOid), oidOf(oid)];
  const bytes = bitsOf(keyBits, 'public key');
  if (name === OID.ed25519) return kind === OID.ed25519 && attempt(() => ed25519.verify(signature, message, bytes));
  if (kind === OID.rsa && name === OID.pss) return pssHolds(bytes, settings, message, signature);
  const known = name === OID.rsa && stated !== null ? { key: 'rsa', digest: stated } : SIGNATURES[name];
  if (known === undefined || known.digest === 'sha1') return false;
  if (kind === OID.rsa && known.key === 'rsa') return rsaHolds(bytes, known.digest as Digest, message, signature);
  if (kind !== OID.ec || known.key !== 'ec') return false;
  const curve = CURVES[oidOf(parameters) as keyof typeof CURVES];
  const digest = digestOf(known.digest as Digest, message);
  const how = { format: 'der', prehash: false, lowS: false } as const;
  return curve !== undefined && attempt(() => curve.verify(signature, digest, bytes, how));
}

/** A library throws for a point that is none or a signature that cannot be read: neither holds. */
function attempt(verify: () => boolean): boolean {
  try {
    return verify();
  } catch {
    return false;
  }
}

interface RsaKey {
  n: bigint;
  e: bigint;
  bits: number;
}

function rsaKey(bytes: Uint8Array): RsaKey | null {
  const [modulus, exponent] = childrenOf(expectDer(readDer(bytes), TAG.sequence, 'RSA key'));
  const [n, e] = [BigInt(`0x${integerOf(modulus)}`), BigInt(`0x${integerOf(exponent)}`)];
  const bits = n.toString(2).length;
  const isTaken = bits >= RSA_BITS.least && bits <= RSA_BITS.most && e % 2n === 1n && e > 1n;
  return isTaken && e.toString(2).length <= MAX_EXPONENT_BITS ? { n, e, bits } : null;
}

/** The signature to the power of the exponent (section 5.2.2), in as many bytes as are asked for; null if it is too large. */
function opened({ n, e }: RsaKey, signature: Uint8Array, length: number): Uint8Array | null {
  let base = BigInt(`0x0${toHex(signature)}`);
  if (base >= n) return null;
  let result = 1n;
  for (let left = e; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * base) % n;
    base = (base * base) % n;
  }
  const hex = result.toString(16);
  if (hex.length > 2 * length) return null;
  const padded = hex.padStart(2 * length, '0');
  return Uint8Array.from({ length }, (_, i) => Number.parseInt(padded.slice(2 * i, 2 * i + 2), 16));
}

function rsaHolds(keyBytes: Uint8Array, digest: Digest, message: Uint8Array, signature: Uint8Array): boolean {
  const key = rsaKey(keyBytes);
  if (key === null || digest === 'sha1') return false;
  const length = Math.ceil(key.bits / 8);
  if (signature.length !== length) return false;
  const info = DIGEST_INFO[digest] + toHex(digestOf(digest, message));
  const expected = `0001${'ff'.repeat(length - info.length / 2 - 3)}00${info}`;
  const found = opened(key, signature, length);
  return found !== null && toHex(found) === expected;
}

/** EMSA-PSS-VERIFY (RFC 8017 section 9.1.2), with MGF1 and one digest for both. */
function pssHolds(
  keyBytes: Uint8Array,
  settings: Der | undefined,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = rsaKey(keyBytes);
  const parameters = pssParameters(settings);
  if (key === null || parameters === null) return false;
  const { digest, saltBytes } = parameters;
  const hashBytes = HASHES[digest].outputLen;
  const emBits = key.bits - 1;
  const length = Math.ceil(emBits / 8);
  if (signature.length !== Math.ceil(key.bits / 8) || length < hashBytes + saltBytes + 2) return false;
  const em = opened(key, signature, length);
  if (em === null || em[length - 1] !== 0xbc) return false;
  const hash = em.subarray(length - hashBytes - 1, length - 1);
  const db = em.slice(0, length - hashBytes - 1);
  const spare = 0xff >> (8 * length - emBits);
  if ((db[0]! & ~spare) !== 0) return false;
  for (const [i, byte] of mask(digest, hash, db.length).entries()) db[i]! ^= byte;
  db[0]! &= spare;
  const begin = db.length - saltBytes - 1;
  if (db.subarray(0, begin).some((byte) => byte !== 0) || db[begin] !== 1) return false;
  const whole = new Uint8Array(8 + hashBytes + saltBytes);
  whole.set(digestOf(digest, message), 8);
  whole.set(db.subarray(begin + 1), 8 + hashBytes);
  return equalBytes(digestOf(digest, whole), hash);
}

function pssParameters(settings: Der | undefined): { digest: Digest; saltBytes: number } | null {
  const fields = childrenOf(expectDer(settings, TAG.sequence, 'settings of PSS'));
  const at = (n: number): Der | undefined => {
    const field = fields.find(({ tag }) => tag === TAG.context(n));
    return field === undefined ? undefined : childrenOf(field)[0];
  };
  const [hash, mgf, salt, trailer] = [at(0), at(1), at(2), at(3)];
  // without them SHA-1 is meant
  if (hash === undefined || mgf === undefined || salt === undefined) return null;
  const [mgfOid, mgfHash] = childrenOf(expectDer(mgf, TAG.sequence, 'mask'));
  const digest = digestNamed(hash);
  if (digest === null || oidOf(mgfOid) !== OID.mgf1 || digestNamed(mgfHash) !== digest) return null;
  if (trailer !== undefined && integerOf(trailer) !== '1') return null;
  const saltBytes = Number.parseInt(integerOf(salt), 16);
  if (saltBytes > 512) throw derError('a salt that is too long');
  return { digest, saltBytes };
}

/** MGF1 (appendix B.2.1). */
function mask(digest: Digest, seed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  for (let at = 0, counter = 0; at < length; counter++) {
    const input = new Uint8Array(seed.length + 4);
    input.set(seed);
    new DataView(input.buffer).setUint32(seed.length, counter);
    const block = digestOf(digest, input).subarray(0, length - at);
    out.set(block, at);
    at += block.length;
  }
  return out;
}
