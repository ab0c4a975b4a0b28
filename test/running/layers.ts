/**
 * What unpacks and decodes out of bytes, down to some depth: ZIP, gzip, zlib (PNG, PDF), Zstandard and Snappy (pages of
 * Parquet), streams and strings of PDF; and what is written by escapes (JSON, HTML, addresses, mail) or as base64 or
 * hexadecimal digits. Nothing of a format is trusted but the bytes by which a packed piece begins, so that pieces which no
 * table of contents names, and the beginnings of damaged ones, are seen too.
 */
import { constants, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { pdfLayers } from './pdf-layers.ts';
import { unsnapped } from './snappy.ts';

export interface Layer {
  /** The steps by which it came out. */
  how: readonly string[];
  bytes: Buffer;
}

const DEEPEST = 5;
const ESCAPES = 'escapes';
const PRINTED = 'quoted-printable';

/** The bytes themselves first. */
export function* layersOf(bytes: Buffer, how: readonly string[] = []): Generator<Layer> {
  yield { how, bytes };
  if (how.length === DEEPEST) return;
  const isText = how.at(-1) === ESCAPES || how.at(-1) === PRINTED;
  for (const [step, inner] of inside(bytes, isText)) if (inner.length > 0) yield* layersOf(inner, [...how, step]);
}

/** Of what escapes stood for, only what is text again. */
function* inside(bytes: Buffer, isText: boolean): Generator<readonly [string, Buffer]> {
  if (!isText) {
    yield* unpacked(bytes);
    if (bytes.subarray(0, 4).toString('latin1') === 'PAR1') yield* unsnapped(bytes);
    yield* pdfLayers(bytes);
  }
  yield* unescaped(bytes);
  yield* undigited(bytes);
}

function* unpacked(bytes: Buffer): Generator<readonly [string, Buffer]> {
  for (let at = 0; at + 4 < bytes.length; at++)
    for (const [step, unpack] of packedAt(bytes, at)) {
      const inner = tried(unpack);
      if (inner !== null) yield [step, inner];
    }
}

// what there is of a piece that was cut off
const CUT = { finishFlush: constants.Z_SYNC_FLUSH };

function* packedAt(bytes: Buffer, at: number): Generator<readonly [string, () => Buffer]> {
  const first = bytes[at]!;
  const second = bytes[at + 1]!;
  // RFC 1950: deflate with a window of up to 32 KiB, the first two bytes a multiple of 31, no preset dictionary
  if ((first & 0x8f) === 8 && ((first << 8) | second) % 31 === 0 && (second & 0x20) === 0)
    yield ['zlib', () => inflateSync(bytes.subarray(at), CUT)];
  if (first === 0x1f && second === 0x8b && bytes[at + 2] === 8)
    yield ['gzip', () => inflateRawSync(bytes.subarray(afterHead(bytes, at)), CUT)];
  const magic = bytes.readUInt32LE(at);
  // a local header of a ZIP; what is stored stands in the open
  if (magic === 0x04034b50 && at + 30 < bytes.length && bytes.readUInt16LE(at + 8) === 8) {
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    yield ['ZIP', () => inflateRawSync(bytes.subarray(from), CUT)];
  }
  // what follows a frame, as the next page does, is left alone
  if (magic === 0xfd2fb528) yield ['Zstandard', () => zstdDecompressSync(bytes.subarray(at))];
}

function tried(unpack: () => Buffer): Buffer | null {
  try {
    return unpack();
  } catch {
    return null;
  }
}

/** Where the head of a gzip member ends (RFC 1952, 2.3); its deflate data are read by themselves, whatever follows them. */
function afterHead(bytes: Buffer, start: number): number {
  const flags = bytes[start + 3]!;
  const afterZero = (at: number): number => bytes.indexOf(0, at) + 1;
  let at = start + 10;
  if ((flags & 4) !== 0) at += 2 + bytes.readUInt16LE(at);
  if ((flags & 8) !== 0) at = afterZero(at);
  if ((flags & 16) !== 0) at = afterZero(at);
  return at + ((flags & 2) === 0 ? 0 : 2);
}

const ESCAPE =
  /(?:\\u[0-9a-f]{4})+|\\u\{[0-9a-f]{1,6}\}|\\x[0-9a-f]{2}|\\[0-7]{3}|\\[nrt]|&#\d{1,7};|&#x[0-9a-f]{1,6};|&[a-z]{2,6};|%u[0-9a-f]{4}|%[0-9a-f]{2}/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function* unescaped(bytes: Buffer): Generator<readonly [string, Buffer]> {
  const text = bytes.toString('latin1');
  yield [ESCAPES, Buffer.from(near(text, ESCAPE).replace(ESCAPE, replaced), 'latin1')];
  // quoted-printable, and its form in heads of mail
  const printed = near(text, /=\r?\n|=[0-9a-f]{2}/gi)
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  yield [PRINTED, Buffer.from(printed, 'latin1')];
}

const REACH = 120;

/** What stands around the matches, so that of a large file with few escapes little is read twice. */
function near(text: string, pattern: RegExp): string {
  let out = '';
  let [from, to] = [0, 0];
  for (const { index, 0: match } of text.matchAll(pattern)) {
    if (index - REACH > to) {
      out += `${text.slice(from, to)}\n||\n`;
      from = index - REACH;
    }
    to = Math.min(text.length, index + match.length + REACH);
  }
  return out + text.slice(from, to);
}

/** The bytes, one a letter, for which an escape stands: code points become UTF-8. */
function replaced(spelt: string): string {
  const utf8 = (text: string): string => Buffer.from(text).toString('latin1');
  const point = (digits: string, base: number): string => {
    const code = Number.parseInt(digits, base);
    return code > 0x10ffff ? spelt : utf8(String.fromCodePoint(code));
  };
  if (/^\\u[^{]/i.test(spelt))
    return utf8(
      spelt
        .split(/\\u/i)
        .slice(1)
        .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
        .join(''),
    );
  if (/^\\u/i.test(spelt)) return point(spelt.slice(3, -1), 16);
  if (/^%u/i.test(spelt)) return point(spelt.slice(2), 16);
  if (/^(?:\\x|%)/i.test(spelt)) return String.fromCharCode(Number.parseInt(spelt.slice(-2), 16));
  if (/^&#x/i.test(spelt)) return point(spelt.slice(3, -1), 16);
  if (spelt.startsWith('&#')) return point(spelt.slice(2, -1), 10);
  if (spelt.startsWith('&')) return NAMED[spelt.slice(1, -1).toLowerCase()] ?? spelt;
  return /\d/.test(spelt) ? String.fromCharCode(Number.parseInt(spelt.slice(1), 8) & 0xff) : '\n';
}

/** Runs of base64 and of hexadecimal digits, from each place in which a byte can begin, lines and colons between them dropped. */
function* undigited(bytes: Buffer): Generator<readonly [string, Buffer]> {
  const text = bytes.toString('latin1');
  const of = (runs: RegExp, between: RegExp): string[] =>
    (text.match(runs) ?? []).map((run) => run.replace(between, ''));
  const base64 = of(/[A-Za-z0-9+/_-]{7,}(?:[\r\n]+[ \t]*[A-Za-z0-9+/_-]+)*/g, /\s/g);
  for (const from of [0, 1, 2, 3])
    yield ['base64', joined(base64.map((run) => Buffer.from(run.slice(from), 'base64')))];
  const digits = of(/[0-9a-f]{2}(?:[\s:]*[0-9a-f]){6,}/gi, /[\s:]/g);
  for (const from of [0, 1]) yield ['hexadecimal', joined(digits.map((run) => Buffer.from(run.slice(from), 'hex')))];
}

/** With something between that no word goes on over. */
const BETWEEN = Buffer.from('||');

function joined(parts: readonly Buffer[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => [part, BETWEEN]));
}
