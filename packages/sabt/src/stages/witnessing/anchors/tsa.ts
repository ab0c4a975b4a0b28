/**
 * RFC 3161 timestamps as the keeper gets them: asked for over HTTP (section 3.4), kept as the response came, verified as
 * often as somebody looks (`timestamp.ts` of `@sabt/proof`, which verifiers of dossiers share). An authority that the keeper
 * alone names proves nothing to anybody else, so whose word it is that the chain ends in is part of the answer.
 */
import { randomBytes } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { ProofError } from '@sabt/proof';
import {
  type Certificate,
  certificatesIn,
  readTimestamp,
  type SignedTimestamp,
  TAG,
  TimestampError,
  trustedEnd,
} from '@sabt/proof/anchors';
import { writeDer, writeOid } from './der.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';

export interface TimestampRequest {
  der: Uint8Array;
  /** Hexadecimal, without leading zeros. */
  nonce: string;
}

/** A request for a timestamp over a SHA-256 digest, with a nonce and the wish for certificates. */
export function timestampRequest(digest: Uint8Array): TimestampRequest {
  const nonce = randomBytes(8);
  nonce[0] = (nonce[0]! & 0x7f) | 0x40;
  const algorithm = writeDer(TAG.sequence, writeOid(SHA256), Uint8Array.of(0x05, 0x00));
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
  const signed = readTimestamp(response, statement);
  const { end, whose } = endOf(signed, trust);
  return {
    time: signed.time,
    signer: signed.signer.subject,
    authority: { subject: end.subject, fingerprint: end.fingerprint },
    trust: whose,
  };
}

function endOf(
  signed: SignedTimestamp,
  { checker, keeper }: TimestampTrust,
): { end: Certificate; whose: Timestamp['trust'] } {
  const keepers = authoritiesIn(keeper);
  // certificates between that somebody brought may be of use, whoever is trusted
  const wider = { ...signed, certificates: [...signed.certificates, ...keepers] };
  if (checker !== undefined) return { end: trustedEnd(wider, authoritiesIn(checker)), whose: 'checker' };
  try {
    return { end: trustedEnd(wider, publicRoots()), whose: 'public' };
  } catch (thrown) {
    if (!(thrown instanceof TimestampError) || keepers.length === 0) throw thrown;
    return { end: trustedEnd(wider, keepers), whose: 'keeper' };
  }
}

let roots: Certificate[] | undefined;

/** The authorities that come with the runtime. */
function publicRoots(): Certificate[] {
  roots ??= rootCertificates.flatMap((pem) => {
    try {
      return certificatesIn(pem);
    } catch {
      return []; // one that is not in DER is none that a timestamp could lead to
    }
  });
  return roots;
}

/** Throws TimestampError `untrusted` if what should be a certificate is none. */
export function authoritiesIn(pem: string | undefined): Certificate[] {
  try {
    return certificatesIn(pem ?? '');
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw new TimestampError('untrusted', 'what should be the certificate of an authority cannot be read', { cause });
  }
}
