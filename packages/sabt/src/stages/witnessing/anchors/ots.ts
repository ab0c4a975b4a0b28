/**
 * What is written of OpenTimestamps; what is read is in `@sabt/proof` (`ots.ts`), since verifiers read it too. What is
 * submitted to a calendar is not the digest but SHA-256 of it with 16 random bytes, so it cannot tell who stamps what.
 */
import { randomBytes } from 'node:crypto';
import { ProofError, sha256Of } from '@sabt/proof';
import { type Attestation, type Op, OTS_MAGIC, OTS_TAGS, OTS_VERSION, type Stamp } from '@sabt/proof/anchors';

export function formatOtsFile(stamp: Stamp): Uint8Array {
  return new Uint8Array(
    Buffer.concat([OTS_MAGIC, Uint8Array.of(OTS_VERSION, OTS_TAGS.sha256), stamp.message, formatStamp(stamp)]),
  );
}

/** The bytes of a stamp without its message. */
export function formatStamp({ attestations, ops }: Stamp): Uint8Array {
  const branches = [
    ...attestations.map((one) => Buffer.concat([Uint8Array.of(OTS_TAGS.attestation), formatAttestation(one)])),
    ...ops.map(({ op, to }) => Buffer.concat([formatOp(op), formatStamp(to)])),
  ];
  if (branches.length === 0) throw new ProofError('bad-anchor', 'a stamp that leads nowhere');
  const last = branches.pop()!;
  return new Uint8Array(Buffer.concat([...branches.flatMap((one) => [Uint8Array.of(OTS_TAGS.fork), one]), last]));
}

function formatOp(op: Op): Uint8Array {
  if (op.op === 'sha256') return Uint8Array.of(OTS_TAGS.sha256);
  return new Uint8Array(
    Buffer.concat([Uint8Array.of(op.op === 'append' ? OTS_TAGS.append : OTS_TAGS.prepend), counted(op.argument)]),
  );
}

function formatAttestation(one: Attestation): Uint8Array {
  const [tag, payload] =
    one.kind === 'pending'
      ? [OTS_TAGS.pending, counted(Buffer.from(one.uri, 'latin1'))]
      : one.kind === 'bitcoin'
        ? [OTS_TAGS.bitcoin, formatNumber(one.height)]
        : [one.tag, one.payload];
  return new Uint8Array(Buffer.concat([Buffer.from(tag, 'hex'), counted(payload)]));
}

const counted = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.concat([formatNumber(bytes.length), bytes]));

function formatNumber(value: number): Uint8Array {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1]! += 128;
    bytes.push(rest % 128);
  }
  return Uint8Array.from(bytes);
}

/** A file's digest, hidden from the calendar behind random bytes: the root of a stamp, and what is submitted. */
export function blinded(digest: Uint8Array): { stamp: Stamp; submitted: Stamp } {
  const argument = new Uint8Array(randomBytes(16));
  const salted = new Uint8Array(Buffer.concat([digest, argument]));
  const submitted: Stamp = { message: sha256Of(salted), attestations: [], ops: [] };
  const middle: Stamp = { message: salted, attestations: [], ops: [{ op: { op: 'sha256' }, to: submitted }] };
  return {
    stamp: { message: digest, attestations: [], ops: [{ op: { op: 'append', argument }, to: middle }] },
    submitted,
  };
}
