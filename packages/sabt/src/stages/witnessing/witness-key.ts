/** A witness's own key: `witness-key.json` in its folder, mode 600. It is never a key of a log. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cosignText, formatVerifierKey, makeVerifierKey, parseVerifierKey, type VerifierKey } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { writeDurably } from '../../store/files/durable.ts';

interface KeyFile {
  format: 'sabt-witness-key/1';
  vkey: string;
  /** The Ed25519 seed (RFC 8032), 32 bytes in base64url. */
  secret: string;
}

export class WitnessKey {
  readonly vkey: VerifierKey;
  private readonly secret: KeyObject;

  constructor(vkey: VerifierKey, secret: KeyObject) {
    this.vkey = vkey;
    this.secret = secret;
  }

  /** The signature line of a checkpoint's text; the time in seconds since 1970. */
  cosign(text: string, timestamp: number): string {
    return cosignText(text, this.vkey, timestamp, (message) => sign(null, message, this.secret));
  }
}

/** Reads the key, or makes one under the given name if there is none. Throws `invalid-argument`, `archive-damaged`. */
export function witnessKeyAt(path: string, name: string | undefined): WitnessKey {
  if (!existsSync(path)) {
    if (name === undefined)
      throw new SabtError(
        'invalid-argument',
        'This witness has no key yet. Give it a name for the first start, such as --name witness.example.org.',
        { at: path },
      );
    makeKey(path, name);
  }
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
    const vkey = parseVerifierKey(file.vkey);
    const x = Buffer.from(vkey.publicKey).toString('base64url');
    const secret = createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', d: file.secret, x } });
    const derived = createPublicKey(secret).export({ format: 'jwk' }).x;
    if (file.format !== 'sabt-witness-key/1' || vkey.algorithm !== 'cosignature/v1' || derived !== x)
      throw new Error('another format, or a secret of another key');
    return new WitnessKey(vkey, secret);
  } catch (cause) {
    throw new SabtError('archive-damaged', `The key of the witness is not as it was written: ${path}.`, {
      at: path,
      cause,
    });
  }
}

function makeKey(path: string, name: string): void {
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  let vkey: string;
  try {
    vkey = formatVerifierKey(makeVerifierKey(name, Buffer.from(x!, 'base64url'), 'cosignature/v1'));
  } catch (cause) {
    throw new SabtError('invalid-argument', `“${name}” is no name for a key: it has no spaces and no plus.`, { cause });
  }
  const file: KeyFile = { format: 'sabt-witness-key/1', vkey, secret: d! };
  writeDurably(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
}
