/*
 * RFC 3161 timestamps: an authority signs that it saw a digest at a time. Asked for over HTTP (section 3.4), kept as the
 * response came, verified here as often as somebody looks:
 *
 *   digest       the token is over the SHA-256 of the checkpoint file that lies beside it
 *   nonce        it answers the very request
 *   signature    CMS SignedData (RFC 5652): one signer, over attributes that hold the content's type and digest
 *   certificate  the signed attributes name it by digest (ESS, RFC 5816), and its only purpose is time-stamping, critical
 *   chain        up to an authority that the checker names, every certificate valid at the stated time
 *
 * A certificate that has expired since does no harm; one that had expired at the stated time does. Revocation is not asked
 * for: that would need the network, and a list of today says little of then. An authority that the keeper alone names
 * proves nothing to anybody else, so what the chain ends in is part of the answer.
 */
import { constants, createHash, randomBytes, verify, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { equalBytes } from '@sabt/proof';
import {
  childrenOf,
  type Der,
  DerError,
  expectDer,
  integerOf,
  oidOf,
  readDer,
  TAG,
  timeOf,
  writeDer,
  writeOid,
} from './der.ts';

const OID = {
  sha256: '2.16.840.1.101.3.4.2.1',
  signedData: '1.2.840.113549.1.7.2',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  extendedKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  pss: '1.2.840.113549.1.1.10',
} as const;

const DIGESTS: Readonly<Record<string, string>> = {
  [OID.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Signature algorithms; the digest is that of the signer's line where it is null here. */
const SIGNATURES: Readonly<Record<string, string | null>> = {
  '1.2.840.113549.1.1.1': null,
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  [OID.pss]: null,
};

/** Why a timestamp does not hold, as one step of the list above. */
export type TimestampFault =
  | 'malformed'
  | 'not-granted'
  | 'other-digest'
  | 'other-nonce'
  | 'bad-signature'
  | 'wrong-purpose'
  | 'untrusted'
  | 'expired';

export class TimestampError extends Error {
  override readonly name = 'TimestampError';
  readonly fault: TimestampFault;

  constructor(fault: TimestampFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

export interface TimestampRequest {
  der: Uint8Array;
  /** Hexadecimal, without leading zeros. */
  nonce: string;
}

/** A request for a timestamp over a SHA-256 digest, with a nonce and the wish for certificates. */
export function timestampRequest(digest: Uint8Array): TimestampRequest {
  const nonce = randomBytes(8);
  nonce[0] = (nonce[0]! & 0x7f) | 0x40;
  const algorithm = writeDer(TAG.sequence, writeOid(OID.sha256), Uint8Array.of(0x05, 0x00));
  const imprint = writeDer(TAG.sequence, algorithm, writeDer(TAG.octets, digest));
  const [version, wish] = [writeDer(TAG.integer, Uint8Array.of(1)), writeDer(TAG.boolean, Uint8Array.of(0xff))];
  return {
    der: writeDer(TAG.sequence, version, imprint, writeDer(TAG.integer, nonce), wish),
    nonce: nonce.toString('hex').replace(/^0+/, ''),
  };
}

export interface Timestamp {
  /** Milliseconds since 1970: the time that the authority states. */
  time: number;
  /** Who signed. */
  signer: string;
  /** What the chain ends in: its name and the SHA-256 of the certificate. */
  authority: { subject: string; fingerprint: string };
  /** Whose word it is that this authority can be trusted: the checker's, the public list's, or only the keeper's. */
  trust: 'checker' | 'public' | 'keeper';
}

export interface TimestampTrust {
  /** Certificates, PEM, that the checker brought. If there are any, no others count. */
  checker?: string | undefined;
  /** Those that the keeper stored with the anchor. */
  keeper?: string | undefined;
}

/** Verifies a response (TimeStampResp). Throws TimestampError naming the step that fails. */
export function verifyTimestamp(
  response: Uint8Array,
  statement: { digest: Uint8Array; nonce: string },
  trust: TimestampTrust,
): Timestamp {
  try {
    const { info, signed } = readResponse(response);
    if (info.digestAlgorithm !== OID.sha256 || !equalBytes(info.digest, statement.digest))
      throw new TimestampError(
        'other-digest',
        `the timestamp is over ${Buffer.from(info.digest).toString('hex')}, the checkpoint has ${Buffer.from(statement.digest).toString('hex')}`,
      );
    if (info.nonce !== statement.nonce)
      throw new TimestampError('other-nonce', 'the timestamp answers another request than the one that was sent');
    const signer = verifySignature(signed);
    requirePurpose(signer);
    const { root, whose } = verifyChain(signer, signed.certificates, info.time, trust);
    return {
      time: info.time,
      signer: nameOf(signer),
      authority: { subject: nameOf(root), fingerprint: fingerprintOf(root) },
      trust: whose,
    };
  } catch (thrown) {
    if (thrown instanceof DerError) throw new TimestampError('malformed', thrown.message);
    throw thrown;
  }
}

interface Info {
  digestAlgorithm: string;
  digest: Uint8Array;
  time: number;
  nonce: string | null;
}

interface Signed {
  content: Uint8Array;
  certificates: X509Certificate[];
  signer: Der[];
}

function readResponse(response: Uint8Array): { info: Info; signed: Signed } {
  const [status, token] = childrenOf(expectDer(readDer(response), TAG.sequence, 'response'));
  const granted = integerOf(childrenOf(expectDer(status, TAG.sequence, 'status'))[0]);
  if (granted !== '0' && granted !== '1')
    throw new TimestampError('not-granted', `the authority refused, with status ${Number.parseInt(granted, 16)}`);
  const [type, wrapped] = childrenOf(expectDer(token, TAG.sequence, 'token'));
  if (oidOf(type) !== OID.signedData) throw new DerError('the token is no signed data');
  const [signedData] = childrenOf(expectDer(wrapped, TAG.context(0), 'signed data'));
  const signed = readSigned(childrenOf(expectDer(signedData, TAG.sequence, 'signed data')));
  return { info: readInfo(signed.content), signed };
}

function readSigned(fields: Der[]): Signed {
  const [type, wrapped] = childrenOf(expectDer(fields[2], TAG.sequence, 'content'));
  if (oidOf(type) !== OID.timestampInfo) throw new DerError('the content is no timestamp');
  const [octets] = childrenOf(expectDer(wrapped, TAG.context(0), 'content'));
  const bags = fields.filter(({ tag }) => tag === TAG.context(0)).flatMap(childrenOf);
  const signers = childrenOf(expectDer(fields.at(-1), TAG.set, 'signers'));
  if (signers.length !== 1) throw new DerError(`exactly one signer expected, got ${signers.length}`);
  return {
    content: expectDer(octets, TAG.octets, 'content').content,
    certificates: bags.filter(({ tag }) => tag === TAG.sequence).map(({ raw }) => certificateOf(raw)),
    signer: childrenOf(expectDer(signers[0], TAG.sequence, 'signer')),
  };
}

function certificateOf(raw: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(raw);
  } catch {
    throw new DerError('a certificate that cannot be read');
  }
}

function readInfo(content: Uint8Array): Info {
  const [version, policy, imprint, serial, time, ...rest] = childrenOf(
    expectDer(readDer(content), TAG.sequence, 'timestamp'),
  );
  if (integerOf(version) !== '1') throw new DerError('another version of timestamps');
  oidOf(policy);
  integerOf(serial);
  const [algorithm, digest] = childrenOf(expectDer(imprint, TAG.sequence, 'imprint'));
  const nonce = rest.find(({ tag }) => tag === TAG.integer);
  return {
    digestAlgorithm: oidOf(childrenOf(expectDer(algorithm, TAG.sequence, 'algorithm'))[0]),
    digest: expectDer(digest, TAG.octets, 'digest').content,
    time: timeOf(time),
    nonce: nonce === undefined ? null : integerOf(nonce),
  };
}

function verifySignature({ content, certificates, signer }: Signed): X509Certificate {
  const refuse = (why: string) => new TimestampError('bad-signature', why);
  const [, , digestAlgorithm, attributes, signatureAlgorithm, signature] = signer;
  const digest = DIGESTS[oidOf(childrenOf(expectDer(digestAlgorithm, TAG.sequence, 'digest algorithm'))[0])];
  if (digest === undefined) throw refuse('the digest is of an algorithm that is not taken');
  const signedAttributes = attributesOf(expectDer(attributes, TAG.context(0), 'signed attributes'));
  if (oidOf(signedAttributes.get(OID.contentType)) !== OID.timestampInfo)
    throw refuse('the signed attributes are of another content');
  const stated = expectDer(signedAttributes.get(OID.messageDigest), TAG.octets, 'message digest').content;
  if (!equalBytes(stated, new Uint8Array(createHash(digest).update(content).digest())))
    throw refuse('the signed digest is not that of the content');
  const certificate = named(signedAttributes, certificates);
  // What is signed is the set as such, not under the tag that it has here (RFC 5652 section 5.4).
  const message = Uint8Array.from(attributes!.raw);
  message[0] = TAG.set;
  const bytes = expectDer(signature, TAG.octets, 'signature').content;
  if (!holds(certificate, childrenOf(expectDer(signatureAlgorithm, TAG.sequence, 'algorithm')), digest, message, bytes))
    throw refuse('the signature does not fit');
  return certificate;
}

function attributesOf(set: Der): Map<string, Der> {
  const found = new Map<string, Der>();
  for (const attribute of childrenOf(set)) {
    const [type, values] = childrenOf(attribute);
    const [value, ...more] = childrenOf(expectDer(values, TAG.set, 'attribute'));
    const oid = oidOf(type);
    if (value === undefined || more.length > 0 || found.has(oid))
      throw new DerError('an attribute with several values');
    found.set(oid, value);
  }
  return found;
}

/** The certificate that the signed attributes name by its digest: no other one may be put in its place. */
function named(attributes: ReadonlyMap<string, Der>, certificates: readonly X509Certificate[]): X509Certificate {
  const v2 = attributes.get(OID.signingCertificateV2);
  const value = v2 ?? attributes.get(OID.signingCertificate);
  if (value === undefined) throw new TimestampError('bad-signature', 'the signature does not name its certificate');
  const [list] = childrenOf(expectDer(value, TAG.sequence, 'signing certificate'));
  const [first] = childrenOf(expectDer(list, TAG.sequence, 'signing certificates'));
  const fields = childrenOf(expectDer(first, TAG.sequence, 'signing certificate'));
  const explicit = v2 !== undefined && fields[0]?.tag === TAG.sequence ? fields[0] : undefined;
  const algorithm =
    v2 === undefined ? 'sha1' : explicit === undefined ? 'sha256' : DIGESTS[oidOf(childrenOf(explicit)[0])];
  const digest = expectDer(fields[explicit === undefined ? 0 : 1], TAG.octets, 'digest of the certificate').content;
  const certificate = certificates.find(
    ({ raw }) =>
      algorithm !== undefined && equalBytes(new Uint8Array(createHash(algorithm).update(raw).digest()), digest),
  );
  if (certificate === undefined)
    throw new TimestampError('bad-signature', 'the certificate that the signature names is not in the response');
  return certificate;
}

const MIN_RSA_BITS = 2048;

function holds(
  { publicKey }: X509Certificate,
  algorithm: Der[],
  signerDigest: string,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const oid = oidOf(algorithm[0]);
  if (oid === '1.3.101.112')
    return publicKey.asymmetricKeyType === 'ed25519' && verify(null, message, publicKey, signature);
  const stated = SIGNATURES[oid];
  const isRsa = oid.startsWith('1.2.840.113549.1.1.');
  if (stated === undefined || publicKey.asymmetricKeyType !== (isRsa ? 'rsa' : 'ec')) return false;
  if (isRsa && (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_RSA_BITS) return false;
  const padding = oid === OID.pss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  return verify(stated ?? signerDigest, message, isRsa ? { key: publicKey, padding } : publicKey, signature);
}

/** RFC 3161 section 2.3: the extended key usage is critical and holds time-stamping, nothing else. */
function requirePurpose(certificate: X509Certificate): void {
  const [body] = childrenOf(readDer(new Uint8Array(certificate.raw)));
  const wrapped = childrenOf(body!).find(({ tag }) => tag === TAG.context(3));
  const [list] = wrapped === undefined ? [] : childrenOf(wrapped);
  const usage = (list === undefined ? [] : childrenOf(list))
    .map((extension) => childrenOf(extension))
    .find(([oid]) => oidOf(oid) === OID.extendedKeyUsage);
  const isCritical = usage?.length === 3 && usage[1]!.tag === TAG.boolean && usage[1]!.content[0] === 0xff;
  const purposes =
    usage === undefined ? [] : childrenOf(readDer(expectDer(usage.at(-1), TAG.octets, 'key usage').content)).map(oidOf);
  if (!isCritical || purposes.length !== 1 || purposes[0] !== OID.timeStamping)
    throw new TimestampError(
      'wrong-purpose',
      `the certificate of ${nameOf(certificate)} is not for time-stamping alone`,
    );
}

const MAX_CHAIN = 8;

function verifyChain(
  signer: X509Certificate,
  given: readonly X509Certificate[],
  time: number,
  { checker, keeper }: TimestampTrust,
): { root: X509Certificate; whose: Timestamp['trust'] } {
  const [checkers, keepers] = [certificatesIn(checker), certificatesIn(keeper)];
  const pool = [...given, ...checkers, ...keepers];
  const end = chainTo(signer, checkers, pool, time);
  if (end !== null) return { root: end, whose: 'checker' };
  if (checker === undefined) {
    const publicEnd = chainTo(signer, publicRoots(), pool, time);
    if (publicEnd !== null) return { root: publicEnd, whose: 'public' };
    const own = chainTo(signer, keepers, pool, time);
    if (own !== null) return { root: own, whose: 'keeper' };
  }
  const trusted = checker === undefined ? [...keepers, ...publicRoots()] : checkers;
  if (chainTo(signer, trusted, pool, null) !== null)
    throw new TimestampError(
      'expired',
      `a certificate of the authority was not valid at the stated time, ${new Date(time).toISOString()}`,
    );
  throw new TimestampError('untrusted', `the certificate of ${nameOf(signer)} leads to no authority that is trusted`);
}

/** What the chain ends in, one of the trusted certificates; null if there is no chain. With a time all must be valid then. */
function chainTo(
  from: X509Certificate,
  trusted: readonly X509Certificate[],
  pool: readonly X509Certificate[],
  time: number | null,
  depth = 0,
): X509Certificate | null {
  if (depth > MAX_CHAIN || (time !== null && !validAt(from, time))) return null;
  const isTrusted = (one: X509Certificate): boolean => trusted.some(({ raw }) => raw.equals(one.raw));
  if (depth > 0 && isTrusted(from)) return from;
  for (const issuer of [...trusted, ...pool]) {
    if (issuer.raw.equals(from.raw) || !issuer.ca || !from.checkIssued(issuer) || !from.verify(issuer.publicKey))
      continue;
    const end = chainTo(issuer, trusted, pool, time, depth + 1);
    if (end !== null) return end;
  }
  return null;
}

function validAt({ validFromDate, validToDate }: X509Certificate, time: number): boolean {
  return validFromDate.getTime() <= time && time <= validToDate.getTime();
}

let roots: X509Certificate[] | undefined;

/** The authorities that come with the runtime. */
function publicRoots(): X509Certificate[] {
  roots ??= rootCertificates.map((pem) => new X509Certificate(pem));
  return roots;
}

/** Throws TimestampError `untrusted` if what should be a certificate is none. */
export function certificatesIn(pem: string | undefined): X509Certificate[] {
  const found = (pem ?? '').match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  try {
    return found.map((one) => new X509Certificate(one));
  } catch {
    throw new TimestampError('untrusted', 'what should be the certificate of an authority cannot be read');
  }
}

const nameOf = ({ subject }: X509Certificate): string => subject.split('\n').reverse().join(', ');
const fingerprintOf = ({ raw }: X509Certificate): string => createHash('sha256').update(raw).digest('hex');
