/**
 * X.509 certificates (RFC 5280) as far as timestamps need them: who, until when, for what, signed by whom; and chains of
 * them up to one that somebody trusts. Revocation is not asked for: that would need the network, and a list of today says
 * little of then.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bitsOf, childrenOf, type Der, derError, expectDer, latin1, oidOf, readDer, TAG, validityOf } from './der.ts';
import { equalBytes, fromBase64, toHex, utf8Decode } from './encoding.ts';
import { ProofError } from './errors.ts';
import { signatureHolds } from './public-key.ts';

export interface Certificate {
  readonly raw: Uint8Array;
  /** As people read it, most special first: `CN=…, O=…`. */
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string;
  /** Milliseconds since 1970, both included. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Whether it may sign others. */
  readonly isAuthority: boolean;
  /** Extended key usage: object identifiers, and whether it is critical; null without. */
  readonly purposes: { readonly oids: readonly string[]; readonly isCritical: boolean } | null;
  readonly key: Der;
  readonly names: { readonly subject: Uint8Array; readonly issuer: Uint8Array };
  readonly signed: { readonly message: Uint8Array; readonly algorithm: Der; readonly signature: Uint8Array };
}

const OID = {
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
} as const;

const ATTRIBUTES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.97': 'organizationIdentifier',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/** Throws ProofError `bad-der`. */
export function parseCertificate(raw: Uint8Array): Certificate {
  const [body, algorithm, signature, ...rest] = childrenOf(expectDer(readDer(raw), TAG.sequence, 'certificate'));
  if (body === undefined || algorithm === undefined || rest.length > 0)
    throw derError('a certificate of another shape');
  const fields = childrenOf(expectDer(body, TAG.sequence, 'certificate'));
  if (fields[0]?.tag === TAG.context(0)) fields.shift();
  const [, inner, issuer, validity, subject, key] = fields;
  if (inner === undefined || !equalBytes(inner.raw, algorithm.raw)) throw derError('two algorithms of one signature');
  const [notBefore, notAfter] = childrenOf(expectDer(validity, TAG.sequence, 'validity'));
  const extensions = extensionsOf(fields.find(({ tag }) => tag === TAG.context(3)));
  return {
    raw,
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    fingerprint: toHex(sha256(raw)),
    notBefore: validityOf(notBefore),
    notAfter: validityOf(notAfter),
    isAuthority: mayCertify(extensions),
    purposes: purposesOf(extensions),
    key: expectDer(key, TAG.sequence, 'public key'),
    names: { subject: subject!.raw, issuer: issuer!.raw },
    signed: { message: body.raw, algorithm, signature: bitsOf(signature, 'signature') },
  };
}

interface Extension {
  readonly value: Uint8Array;
  readonly isCritical: boolean;
}

function extensionsOf(wrapped: Der | undefined): ReadonlyMap<string, Extension> {
  const found = new Map<string, Extension>();
  const list = wrapped === undefined ? undefined : childrenOf(wrapped)[0];
  for (const extension of list === undefined ? [] : childrenOf(list)) {
    const [oid, ...rest] = childrenOf(extension);
    const [critical, value] = rest.length === 2 ? rest : [undefined, rest[0]];
    const isCritical = critical !== undefined && expectDer(critical, TAG.boolean, 'critical').content[0] === 0xff;
    if (found.has(oidOf(oid))) throw derError('an extension that stands twice');
    found.set(oidOf(oid), { value: expectDer(value, TAG.octets, 'extension').content, isCritical });
  }
  return found;
}

const MAY_SIGN_CERTIFICATES = 0x04;

function mayCertify(extensions: ReadonlyMap<string, Extension>): boolean {
  const constraints = extensions.get(OID.basicConstraints);
  const [first] = constraints === undefined ? [] : childrenOf(readDer(constraints.value));
  if (first?.tag !== TAG.boolean || first.content[0] !== 0xff) return false;
  const usage = extensions.get(OID.keyUsage);
  if (usage === undefined) return true;
  const bits = expectDer(readDer(usage.value), TAG.bits, 'key usage').content;
  return ((bits[1] ?? 0) & MAY_SIGN_CERTIFICATES) !== 0;
}

function purposesOf(extensions: ReadonlyMap<string, Extension>): Certificate['purposes'] {
  const usage = extensions.get(OID.extendedKeyUsage);
  if (usage === undefined) return null;
  return { oids: childrenOf(readDer(usage.value)).map(oidOf), isCritical: usage.isCritical };
}

function nameOf(name: Der | undefined): string {
  const parts = childrenOf(expectDer(name, TAG.sequence, 'name')).flatMap(childrenOf);
  const said = parts.map((part) => {
    const [type, value] = childrenOf(part);
    const oid = oidOf(type);
    return `${ATTRIBUTES[oid] ?? oid}=${value === undefined ? '' : textOf(value)}`;
  });
  return said.reverse().join(', ');
}

const UTF8 = 0x0c;
const UTF16 = 0x1e;

/** A name is shown to people: what is no text of theirs is taken out. */
function textOf({ tag, content }: Der): string {
  let text: string;
  if (tag === UTF8) text = utf8Decode(content);
  else if (tag === UTF16) {
    const units = Array.from({ length: content.length >> 1 }, (_, i) => content[2 * i]! * 256 + content[2 * i + 1]!);
    text = String.fromCharCode(...units).toWellFormed();
  } else text = latin1(content);
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200);
}

/** Certificates in a PEM file. Throws ProofError `bad-certificate` if one cannot be read. */
export function certificatesIn(pem: string): Certificate[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  return found.map((one) => {
    try {
      return parseCertificate(fromBase64(one.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '')));
    } catch (cause) {
      throw new ProofError('bad-certificate', 'what should be a certificate cannot be read', { cause });
    }
  });
}

export function validAt({ notBefore, notAfter }: Certificate, time: number): boolean {
  return notBefore <= time && time <= notAfter;
}

const MAX_CHAIN = 8;
const MAX_STEPS = 500;

/**
 * What a chain of certificates ends in: one of those that are trusted; null if there is no chain. With a time (milliseconds
 * since 1970) all of them must be valid then. The first certificate itself is not taken for an authority.
 */
export function chainEnd(
  from: Certificate,
  trusted: readonly Certificate[],
  pool: readonly Certificate[],
  time: number | null,
): Certificate | null {
  // a hostile pool could make the search long: every step is a signature
  let steps = 0;
  const follow = (one: Certificate, depth: number): Certificate | null => {
    if (depth > MAX_CHAIN || (time !== null && !validAt(one, time))) return null;
    if (depth > 0 && trusted.some(({ raw }) => equalBytes(raw, one.raw))) return one;
    for (const issuer of [...trusted, ...pool]) {
      if (equalBytes(issuer.raw, one.raw) || !issuer.isAuthority) continue;
      if (!equalBytes(issuer.names.subject, one.names.issuer)) continue;
      steps += 1;
      if (steps > MAX_STEPS || !isSignedBy(one, issuer)) continue;
      const end = follow(issuer, depth + 1);
      if (end !== null) return end;
    }
    return null;
  };
  return follow(from, 0);
}

function isSignedBy({ signed }: Certificate, { key }: Certificate): boolean {
  return signatureHolds(key, signed.algorithm, null, signed.message, signed.signature);
}
