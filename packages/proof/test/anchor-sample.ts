/** Invented authorities and calendars, the same bytes on every run, and what they put on checkpoints. */
import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { TAG } from '../src/anchors.ts';
import { toHex, utf8Encode } from '../src/index.ts';
import { bytesNamed } from './sample.ts';

export interface Authority {
  readonly name: string;
  readonly raw: Uint8Array;
  readonly pem: string;
  readonly secret: Uint8Array;
}

function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  const hex = content.length.toString(16);
  const length = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const head = content.length < 0x80 ? [content.length] : [0x80 + length.length, ...length];
  return new Uint8Array(Buffer.concat([Uint8Array.of(tag, ...head), content]));
}

function oid(text: string): Uint8Array {
  const [first, second, ...rest] = text.split('.').map(Number);
  const septets = (n: number): number[] => (n < 128 ? [n] : [...septets(n >> 7).map((b) => b | 128), n & 127]);
  return der(TAG.oid, Uint8Array.from([first! * 40 + second!, ...rest.flatMap(septets)]));
}

const sequence = (...parts: Uint8Array[]): Uint8Array => der(TAG.sequence, ...parts);
const integer = (...bytes: number[]): Uint8Array => der(TAG.integer, Uint8Array.from(bytes));
const time = (text: string): Uint8Array => der(TAG.generalizedTime, utf8Encode(`${text}000000Z`));
const nameOf = (name: string): Uint8Array =>
  sequence(der(TAG.set, sequence(oid('2.5.4.3'), der(0x0c, utf8Encode(name)))));
const ECDSA = sequence(oid('1.2.840.10045.4.3.2'));
const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'));
const YES = der(TAG.boolean, Uint8Array.of(0xff));
const signedBy = (secret: Uint8Array, message: Uint8Array): Uint8Array =>
  p256.sign(message, secret, { format: 'der', extraEntropy: false });

/** Days as `20260101`. `usage`: whether it is for time-stamping, critical. */
export function authority(
  name: string,
  {
    issuer,
    usage = 'none',
    from = '20200101',
    to = '20600101',
  }: {
    issuer?: Authority;
    usage?: 'none' | 'time-stamping' | 'uncritical';
    from?: string;
    to?: string;
  } = {},
): Authority {
  const secret = bytesNamed(`authority ${name}`);
  const isSigner = usage !== 'none';
  const key = sequence(
    sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7')),
    der(TAG.bits, Uint8Array.of(0), p256.getPublicKey(secret, false)),
  );
  const extensions = [
    sequence(oid('2.5.29.19'), YES, der(TAG.octets, sequence(...(isSigner ? [] : [YES])))),
    ...(isSigner
      ? [
          sequence(
            oid('2.5.29.37'),
            ...(usage === 'uncritical' ? [] : [YES]),
            der(TAG.octets, sequence(oid('1.3.6.1.5.5.7.3.8'))),
          ),
        ]
      : []),
  ];
  const body = sequence(
    der(TAG.context(0), integer(2)),
    integer(7),
    ECDSA,
    nameOf(issuer?.name ?? name),
    sequence(time(from), time(to)),
    nameOf(name),
    key,
    der(TAG.context(3), sequence(...extensions)),
  );
  const signature = signedBy(issuer?.secret ?? secret, body);
  const raw = sequence(body, ECDSA, der(TAG.bits, Uint8Array.of(0), signature));
  const lines = Buffer.from(raw)
    .toString('base64')
    .match(/.{1,64}/g)!;
  const pem = `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  return { name, raw, pem, secret };
}

export const rootAuthority = authority('Root of Time');
export const clock = authority('Clock One', { issuer: rootAuthority, usage: 'time-stamping' });
export const otherRoot = authority('Another Root');
export const ANCHORED_AT = '2026-11-23T10:00:00.000Z';
const NONCE = [0x7f, 0xee];

/** The files of an anchor over a signed note. */
export function timestamped(note: Uint8Array, signer: Authority = clock, day = '20261123'): Record<string, Uint8Array> {
  const info = sequence(
    integer(1),
    oid('1.2.3.4'),
    sequence(SHA256, der(TAG.octets, sha256(note))),
    integer(9),
    der(TAG.generalizedTime, utf8Encode(`${day}100000Z`)),
    integer(...NONCE),
  );
  const attribute = (type: string, value: Uint8Array) => sequence(oid(type), der(TAG.set, value));
  const attributes = [
    attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.9.16.1.4')),
    attribute('1.2.840.113549.1.9.4', der(TAG.octets, sha256(info))),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(der(TAG.octets, sha256(signer.raw)))))),
  ];
  const signerInfo = sequence(
    integer(1),
    sequence(nameOf('whoever'), integer(1)),
    SHA256,
    der(TAG.context(0), ...attributes),
    ECDSA,
    der(TAG.octets, signedBy(signer.secret, der(TAG.set, ...attributes))),
  );
  const signed = sequence(
    integer(3),
    der(TAG.set, SHA256),
    sequence(oid('1.2.840.113549.1.9.16.1.4'), der(TAG.context(0), der(TAG.octets, info))),
    der(TAG.context(0), signer.raw),
    der(TAG.set, signerInfo),
  );
  const token = sequence(oid('1.2.840.113549.1.7.2'), der(TAG.context(0), signed));
  return {
    'anchor.json': about({ kind: 'tsa', nonce: toHex(Uint8Array.from(NONCE)) }),
    checkpoint: note,
    'response.tsr': sequence(sequence(integer(0)), token),
  };
}

/** The files of an anchor at a calendar; with a height it names a block. */
export function calendared(note: Uint8Array, height: number | null = null): Record<string, Uint8Array> {
  const counted = (...bytes: number[]) => [bytes.length, ...bytes];
  const uri = [...utf8Encode('https://calendar.example/')];
  const pending = [0x00, 0x83, 0xdf, 0xe3, 0x0d, 0x2e, 0xf9, 0x0c, 0x8e, ...counted(...counted(...uri))];
  const block = [0x00, 0x05, 0x88, 0x96, 0x0d, 0x73, 0xd7, 0x19, 0x01, ...counted(height ?? 0)];
  const magic = Buffer.from('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294', 'hex');
  const ops = [0xf0, 4, 1, 2, 3, 4, 0x08, ...(height === null ? pending : [0xff, ...pending, ...block])];
  return {
    'anchor.json': about({ kind: 'ots' }),
    checkpoint: note,
    'checkpoint.ots': new Uint8Array(Buffer.concat([magic, Uint8Array.of(1, 8), sha256(note), Uint8Array.from(ops)])),
  };
}

function about(more: Record<string, string>): Uint8Array {
  const file = { format: 'sabt-anchor/1', ...more, url: 'https://time.example/', asked: '2026-11-23T09:59:59.000Z' };
  return utf8Encode(`${JSON.stringify(file, null, 2)}\n`);
}
