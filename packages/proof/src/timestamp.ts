/*
 * RFC 3161 timestamps: an authority signs that it saw a digest at a time. What is checked of a response:
 *
 *   digest       the token is over the SHA-256 of the checkpoint file that lies beside it
 *   nonce        it answers the very request
 *   signature    CMS SignedData (RFC 5652): one signer, over attributes that hold the content's type and digest
 *   certificate  the signed attributes name it by digest (ESS, RFC 5816), its only purpose is time-stamping, critical, and
 *                it was valid at the stated time
 *   chain        up to an authority that the checker names, every certificate valid at the stated time
 *
 * A certificate that has expired since does no harm; one that had expired at the stated time does. All but the chain is
 * `readTimestamp`; whom to trust is for the caller to say, since an authority that nobody vouches for proves nothing.
 */
import { type Certificate, chainEnd, parseCertificate, validAt } from './certificate.ts';
import { childrenOf, type Der, derError, expectDer, integerOf, oidOf, readDer, TAG, timeOf } from './der.ts';
import { equalBytes, toHex } from './encoding.ts';
import { ProofError } from './errors.ts';
import { digestNamed, digestOf, signatureHolds } from './public-key.ts';

const OID = {
  sha256: '2.16.840.1.101.3.4.2.1',
  signedData: '1.2.840.113549.1.7.2',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

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

export class TimestampError extends ProofError {
  readonly fault: TimestampFault;

  constructor(fault: TimestampFault, message: string, options?: { cause?: unknown }) {
    super('bad-anchor', message, options);
    this.fault = fault;
  }
}

export interface SignedTimestamp {
  /** Milliseconds since 1970: the time that the authority states. */
  readonly time: number;
  readonly signer: Certificate;
  /** The certificates in the response. */
  readonly certificates: readonly Certificate[];
}

/**
 * Verifies a response (TimeStampResp) up to, and without, the chain. `digest` is the SHA-256 of what was stamped, `nonce`
 * that of the request, hexadecimal. Throws TimestampError naming the step that fails.
 */
export function readTimestamp(response: Uint8Array, statement: { digest: Uint8Array; nonce: string }): SignedTimestamp {
  return asMalformed(() => {
    const { info, signed } = readResponse(response);
    if (info.digestAlgorithm !== OID.sha256 || !equalBytes(info.digest, statement.digest))
      throw new TimestampError(
        'other-digest',
        `the timestamp is over ${toHex(info.digest)}, the checkpoint has ${toHex(statement.digest)}`,
      );
    if (info.nonce !== statement.nonce)
      throw new TimestampError('other-nonce', 'the timestamp answers another request than the one that was sent');
    const signer = verifySignature(signed);
    requirePurpose(signer);
    if (!validAt(signer, info.time)) throw expired(info.time);
    return { time: info.time, signer, certificates: signed.certificates };
  });
}

/** What the chain ends in. Throws TimestampError `expired` or `untrusted`. */
export function trustedEnd(
  { time, signer, certificates }: SignedTimestamp,
  trusted: readonly Certificate[],
): Certificate {
  const pool = [...certificates, ...trusted];
  return asMalformed(() => {
    const end = chainEnd(signer, trusted, pool, time);
    if (end !== null) return end;
    if (chainEnd(signer, trusted, pool, null) !== null) throw expired(time);
    throw new TimestampError('untrusted', `the certificate of ${signer.subject} leads to no authority that is trusted`);
  });
}

function asMalformed<T>(step: () => T): T {
  try {
    return step();
  } catch (cause) {
    if (!(cause instanceof ProofError) || cause instanceof TimestampError) throw cause;
    throw new TimestampError('malformed', cause.message, { cause });
  }
}

function expired(time: number): TimestampError {
  const when = new Date(time).toISOString();
  return new TimestampError('expired', `a certificate of the authority was not valid at the stated time, ${when}`);
}

interface Info {
  digestAlgorithm: string;
  digest: Uint8Array;
  time: number;
  nonce: string | null;
}

interface Signed {
  content: Uint8Array;
  certificates: Certificate[];
  signer: Der[];
}

function readResponse(response: Uint8Array): { info: Info; signed: Signed } {
  const [status, token] = childrenOf(expectDer(readDer(response), TAG.sequence, 'response'));
  const granted = integerOf(childrenOf(expectDer(status, TAG.sequence, 'status'))[0]);
  if (granted !== '0' && granted !== '1')
    throw new TimestampError('not-granted', `the authority refused, with status ${Number.parseInt(granted, 16)}`);
  const [type, wrapped] = childrenOf(expectDer(token, TAG.sequence, 'token'));
  if (oidOf(type) !== OID.signedData) throw derError('the token is no signed data');
  const [signedData] = childrenOf(expectDer(wrapped, TAG.context(0), 'signed data'));
  const signed = readSigned(childrenOf(expectDer(signedData, TAG.sequence, 'signed data')));
  return { info: readInfo(signed.content), signed };
}

function readSigned(fields: Der[]): Signed {
  const [type, wrapped] = childrenOf(expectDer(fields[2], TAG.sequence, 'content'));
  if (oidOf(type) !== OID.timestampInfo) throw derError('the content is no timestamp');
  const [octets] = childrenOf(expectDer(wrapped, TAG.context(0), 'content'));
  const bags = fields.filter(({ tag }) => tag === TAG.context(0)).flatMap(childrenOf);
  const signers = childrenOf(expectDer(fields.at(-1), TAG.set, 'signers'));
  if (signers.length !== 1) throw derError(`exactly one signer expected, got ${signers.length}`);
  return {
    content: expectDer(octets, TAG.octets, 'content').content,
    certificates: bags.filter(({ tag }) => tag === TAG.sequence).map(({ raw }) => parseCertificate(raw)),
    signer: childrenOf(expectDer(signers[0], TAG.sequence, 'signer')),
  };
}

function readInfo(content: Uint8Array): Info {
  const [version, policy, imprint, serial, time, ...rest] = childrenOf(
    expectDer(readDer(content), TAG.sequence, 'timestamp'),
  );
  if (integerOf(version) !== '1') throw derError('another version of timestamps');
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

function verifySignature({ content, certificates, signer }: Signed): Certificate {
  const refuse = (why: string) => new TimestampError('bad-signature', why);
  const [, , digestAlgorithm, attributes, signatureAlgorithm, signature] = signer;
  const digest = digestNamed(digestAlgorithm);
  if (digest === null) throw refuse('the digest is of an algorithm that is not taken');
  const signedAttributes = attributesOf(expectDer(attributes, TAG.context(0), 'signed attributes'));
  if (oidOf(signedAttributes.get(OID.contentType)) !== OID.timestampInfo)
    throw refuse('the signed attributes are of another content');
  const stated = expectDer(signedAttributes.get(OID.messageDigest), TAG.octets, 'message digest').content;
  if (!equalBytes(stated, digestOf(digest, content))) throw refuse('the signed digest is not that of the content');
  const certificate = named(signedAttributes, certificates);
  // What is signed is the set as such, not under the tag that it has here (RFC 5652 section 5.4).
  const message = Uint8Array.from(attributes!.raw);
  message[0] = TAG.set;
  const bytes = expectDer(signature, TAG.octets, 'signature').content;
  const algorithm = expectDer(signatureAlgorithm, TAG.sequence, 'algorithm');
  if (!signatureHolds(certificate.key, algorithm, digest, message, bytes)) throw refuse('the signature does not fit');
  return certificate;
}

function attributesOf(set: Der): Map<string, Der> {
  const found = new Map<string, Der>();
  for (const attribute of childrenOf(set)) {
    const [type, values] = childrenOf(attribute);
    const [value, ...more] = childrenOf(expectDer(values, TAG.set, 'attribute'));
    const oid = oidOf(type);
    if (value === undefined || more.length > 0 || found.has(oid)) throw derError('an attribute with several values');
    found.set(oid, value);
  }
  return found;
}

/** The certificate that the signed attributes name by its digest: no other one may be put in its place. */
function named(attributes: ReadonlyMap<string, Der>, certificates: readonly Certificate[]): Certificate {
  const v2 = attributes.get(OID.signingCertificateV2);
  const value = v2 ?? attributes.get(OID.signingCertificate);
  if (value === undefined) throw new TimestampError('bad-signature', 'the signature does not name its certificate');
  const [list] = childrenOf(expectDer(value, TAG.sequence, 'signing certificate'));
  const [first] = childrenOf(expectDer(list, TAG.sequence, 'signing certificates'));
  const fields = childrenOf(expectDer(first, TAG.sequence, 'signing certificate'));
  const explicit = v2 !== undefined && fields[0]?.tag === TAG.sequence ? fields[0] : undefined;
  const algorithm = v2 === undefined ? 'sha1' : explicit === undefined ? 'sha256' : digestNamed(explicit);
  const digest = expectDer(fields[explicit === undefined ? 0 : 1], TAG.octets, 'digest of the certificate').content;
  const certificate = certificates.find(
    ({ raw }) => algorithm !== null && equalBytes(digestOf(algorithm, raw), digest),
  );
  if (certificate === undefined)
    throw new TimestampError('bad-signature', 'the certificate that the signature names is not in the response');
  return certificate;
}

/** RFC 3161 section 2.3: the extended key usage is critical and holds time-stamping, nothing else. */
function requirePurpose({ purposes, subject }: Certificate): void {
  if (purposes?.isCritical !== true || purposes.oids.length !== 1 || purposes.oids[0] !== OID.timeStamping)
    throw new TimestampError('wrong-purpose', `the certificate of ${subject} is not for time-stamping alone`);
}
