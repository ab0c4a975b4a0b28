/**
 * The log's signing key, `keys/log-key.json`. The file has a place for a passphrase (`protection`); today only `none`
 * is written, and a file that says otherwise is refused with a clear message rather than misread.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  formatVerifierKey,
  makeVerifierKey,
  parseVerifierKey,
  signText,
  toBase64url,
  type VerifierKey,
} from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { writeDurably } from '../../store/files/durable.ts';

interface LogKeyFile {
  format: 'sabt-log-key/1';
  vkey: string;
  protection: 'none';
  /** The Ed25519 seed (RFC 8032), 32 bytes in base64url. */
  secret: string;
  /** SHA-256, hexadecimal, of vkey, protection and secret joined by newlines: tells damage from a wrong key. */
  digest: string;
}

export class LogKey {
  readonly vkey: VerifierKey;
  private readonly secret: KeyObject;

  constructor(vkey: VerifierKey, secret: KeyObject) {
    this.vkey = vkey;
    this.secret = secret;
  }

  /** The signature line of a note's text. */
  sign(text: string): string {
    return signText(text, this.vkey, (message) => sign(null, message, this.secret));
  }
}

const digestOf = (vkey: string, protection: string, secret: string): string =>
  hash('sha256', `${vkey}\n${protection}\n${secret}`, 'hex');

/** Makes a key for an origin and writes it; returns the verifier key as text. The folder must be there. */
export function createLogKey(path: string, origin: string): string {
  const pair = generateKeyPairSync('ed25519');
  const jwk = pair.privateKey.export({ format: 'jwk' });
  const vkey = formatVerifierKey(makeVerifierKey(origin, Buffer.from(jwk.x!, 'base64url')));
  const secret = jwk.d!;
  const file: LogKeyFile = {
    format: 'sabt-log-key/1',
    vkey,
    protection: 'none',
    secret,
    digest: digestOf(vkey, 'none', secret),
  };
  writeDurably(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  return vkey;
}

/** As `readKeyFile`, and `archive-damaged` if it is another key than the expected one. */
export function readLogKey(path: string, expected: string): LogKey {
  const key = readKeyFile(path);
  const found = formatVerifierKey(key.vkey);
  if (found === expected) return key;
  throw new SabtError(
    'archive-damaged',
    `The signing key of the log is of ${found}, the archive's is ${expected}: ${path}. Put the file back from a backup.`,
    { at: path },
  );
}

/** Throws `archive-unreadable` if the file is missing or protected, `archive-damaged` if it is not as it was written. */
export function readKeyFile(path: string): LogKey {
  const damaged = (why: string, cause?: unknown) =>
    new SabtError('archive-damaged', `The signing key of the log ${why}: ${path}. Put the file back from a backup.`, {
      at: path,
      cause,
    });
  let bytes: string;
  try {
    bytes = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SabtError('archive-unreadable', `The signing key of the log cannot be read: ${path}.`, {
      at: path,
      cause,
    });
  }
  let file: LogKeyFile;
  try {
    file = JSON.parse(bytes) as LogKeyFile;
  } catch (cause) {
    throw damaged('is no JSON any more', cause);
  }
  if (file === null || typeof file !== 'object' || file.format !== 'sabt-log-key/1')
    throw damaged('has an unknown format');
  if (file.protection !== 'none') {
    throw new SabtError(
      'archive-unreadable',
      `The signing key is protected in a way that this version does not know: ${String(file.protection)}.`,
      { at: path },
    );
  }
  if (typeof file.secret !== 'string' || file.digest !== digestOf(file.vkey, file.protection, file.secret)) {
    throw damaged('is not as it was written');
  }
  let vkey: VerifierKey;
  try {
    vkey = parseVerifierKey(file.vkey);
  } catch (cause) {
    throw damaged('states no verifier key', cause);
  }
  const secret = createPrivateKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', d: file.secret, x: toBase64url(vkey.publicKey) },
  });
  const derived = createPublicKey(secret).export({ format: 'jwk' }).x;
  if (derived !== toBase64url(vkey.publicKey)) throw damaged('does not belong to its own verifier key');
  if (JSON.stringify(file, null, 2) + '\n' !== bytes) throw damaged('holds more or other than was written');
  return new LogKey(vkey, secret);
}
