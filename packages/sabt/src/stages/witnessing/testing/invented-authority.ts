/**
 * For the tests: authorities, their certificates and their timestamps, written byte by byte, so that each thing that an
 * honest authority never does can be done alone. That honest ones are read rightly is shown with `openssl ts`.
 */
import { createHash, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { childrenOf, integerOf, readDer, TAG } from '@sabt/proof/anchors';
import { writeDer, writeOid } from '../anchors/der.ts';

export interface Party {
  name: string;
  raw: Uint8Array;
  pem: string;
  key: KeyObject;
}

interface CertificateWish {
  name: string;
  issuer?: Party;
  ca?: boolean;
  from?: string;
  to?: string;
  /** Extended key usages with time-stamping as `ts`; `uncritical`: as honest ones have it, but not critical. */
  usage?: 'ts' | 'uncritical' | 'server' | 'both' | 'none';
}

const sequence = (...parts: Uint8Array[]): Uint8Array => writeDer(TAG.sequence, ...parts);
const text = (tag: number, value: string): Uint8Array => writeDer(tag, Buffer.from(value));
const integer = (value: number): Uint8Array => writeDer(TAG.integer, Uint8Array.of(value));
const nameOf = (name: string): Uint8Array =>
  sequence(writeDer(TAG.set, sequence(writeOid('2.5.4.3'), text(0x0c, name))));
const ECDSA = sequence(writeOid('1.2.840.10045.4.3.2'));
const SHA256 = sequence(writeOid('2.16.840.1.101.3.4.2.1'));
const generalized = (iso: string): Uint8Array =>
  text(TAG.generalizedTime, `${iso.replace(/[-:T]/g, '').slice(0, 14)}Z`);
let serial = 1;

export function certificate(wish: CertificateWish): Party {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const usages = { ts: ['8'], uncritical: ['8'], server: ['1'], both: ['8', '1'], none: [] }[wish.usage ?? 'none'];
  const yes = writeDer(TAG.boolean, Uint8Array.of(0xff));
  const extensions = [
    sequence(writeOid('2.5.29.19'), yes, writeDer(TAG.octets, sequence(...(wish.ca === true ? [yes] : [])))),
  ];
  if (usages.length > 0) {
    const list = writeDer(TAG.octets, sequence(...usages.map((one) => writeOid(`1.3.6.1.5.5.7.3.${one}`))));
    extensions.push(sequence(writeOid('2.5.29.37'), ...(wish.usage === 'uncritical' ? [] : [yes]), list));
  }
  const validity = sequence(
    generalized(wish.from ?? '2020-01-01T00:00:00'),
    generalized(wish.to ?? '2060-01-01T00:00:00'),
  );
  const body = sequence(
    writeDer(TAG.context(0), integer(2)),
    integer(serial++),
    ECDSA,
    nameOf(wish.issuer?.name ?? wish.name),
    validity,
    nameOf(wish.name),
    new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
    writeDer(TAG.context(3), sequence(...extensions)),
  );
  const signature = sign('sha256', body, wish.issuer?.key ?? privateKey);
  const raw = sequence(body, ECDSA, writeDer(0x03, Uint8Array.of(0), signature));
  return { name: wish.name, raw, pem: new X509Certificate(raw).toString(), key: privateKey };
}

export interface TokenWish {
  signer: Party;
  certificates?: Party[];
  digest: Uint8Array;
  /** Hexadecimal. */
  nonce: string;
  time?: string;
  status?: number;
  /** Changes what was signed after it was signed. */
  tamper?: boolean;
  /** Names another certificate in the signed attributes. */
  named?: Party;
}

const even = (hex: string): Buffer => Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');

export function timestampToken(wish: TokenWish): Uint8Array {
  const imprint = sequence(SHA256, writeDer(TAG.octets, wish.digest));
  const nonce = even(wish.nonce);
  const info = sequence(
    integer(1),
    writeOid('1.2.3.4'),
    imprint,
    integer(7),
    generalized(wish.time ?? '2026-11-22T10:00:00'),
    writeDer(TAG.integer, ...(nonce[0]! >= 0x80 ? [Uint8Array.of(0), nonce] : [nonce])),
  );
  const attribute = (oid: string, value: Uint8Array) => sequence(writeOid(oid), writeDer(TAG.set, value));
  const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
  const attributes = Buffer.concat([
    attribute('1.2.840.113549.1.9.3', writeOid('1.2.840.113549.1.9.16.1.4')),
    attribute('1.2.840.113549.1.9.4', writeDer(TAG.octets, hash(info))),
    attribute(
      '1.2.840.113549.1.9.16.2.47',
      sequence(sequence(sequence(writeDer(TAG.octets, hash((wish.named ?? wish.signer).raw))))),
    ),
  ]);
  const signature = sign('sha256', writeDer(TAG.set, attributes), wish.signer.key);
  const content = wish.tamper === true ? Uint8Array.from(info) : info;
  if (wish.tamper === true) content[content.length - 1] = content.at(-1)! ^ 1;
  const signer = sequence(
    integer(1),
    sequence(nameOf('whoever'), integer(1)),
    SHA256,
    writeDer(TAG.context(0), attributes),
    ECDSA,
    writeDer(TAG.octets, signature),
  );
  const signed = sequence(
    integer(3),
    writeDer(TAG.set, SHA256),
    sequence(writeOid('1.2.840.113549.1.9.16.1.4'), writeDer(TAG.context(0), writeDer(TAG.octets, content))),
    writeDer(TAG.context(0), ...[wish.signer, ...(wish.certificates ?? [])].map(({ raw }) => raw)),
    writeDer(TAG.set, signer),
  );
  const token = sequence(writeOid('1.2.840.113549.1.7.2'), writeDer(TAG.context(0), signed));
  return sequence(sequence(integer(wish.status ?? 0)), token);
}

/** What a request to an authority asks for. */
export function readRequest(der: Uint8Array): { digest: Uint8Array; nonce: string } {
  const [, imprint, nonce] = childrenOf(readDer(der));
  return { digest: childrenOf(imprint!)[1]!.content, nonce: integerOf(nonce) };
}
