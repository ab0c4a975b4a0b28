/**
 * Whether words stand anywhere in files, however they are packed and spelt: every byte is looked at, as it lies and with
 * whatever is compressed in it unpacked (ZIP, gzip, zlib streams of PDF and PNG, deflate within ZIP, Zstandard of Parquet),
 * in the encodings that a file could hold them in. For tests that nothing which is withheld leaves.
 */
import { gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import iconv from 'iconv-lite';

export interface Trace {
  file: string;
  word: string;
  encoding: string;
}

export function findWords(files: ReadonlyMap<string, Uint8Array>, words: readonly string[]): Trace[] {
  const needles = words.flatMap((word) => spellings(word).map(([encoding, bytes]) => ({ word, encoding, bytes })));
  const traces: Trace[] = [];
  for (const [file, bytes] of files)
    for (const layer of layersOf(Buffer.from(bytes)))
      for (const { word, encoding, bytes: needle } of needles)
        if (layer.includes(needle)) traces.push({ file, word, encoding });
  return traces;
}

/** The bytes themselves, and what unpacks out of them, down to any depth. */
function* layersOf(bytes: Buffer, depth = 0): Generator<Buffer> {
  yield bytes;
  if (depth > 4) return;
  for (const inner of unpacked(bytes)) yield* layersOf(inner, depth + 1);
}

function* unpacked(bytes: Buffer): Generator<Buffer> {
  // zlib: CMF 78, FLG such that both are a multiple of 31; gzip: 1f 8b 08; raw deflate: behind a local header of a ZIP
  for (let at = 0; at + 2 < bytes.length; at++) {
    const isZlib = bytes[at] === 0x78 && ((bytes[at]! << 8) | bytes[at + 1]!) % 31 === 0;
    const isGzip = bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8;
    const isZip = bytes.length > at + 30 && bytes.readUInt32LE(at) === 0x04034b50 && bytes.readUInt16LE(at + 8) === 8;
    // each page of Parquet is a frame, and what follows it is none
    const isZstd = bytes.length > at + 4 && bytes.readUInt32LE(at) === 0xfd2fb528;
    const from = isZip ? at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28) : at;
    const unpack = isZlib
      ? inflateSync
      : isGzip
        ? gunzipSync
        : isZip
          ? inflateRawSync
          : isZstd
            ? zstdDecompressSync
            : null;
    const inner = unpack === null ? null : tried(() => unpack(bytes.subarray(from)));
    if (inner !== null && inner.length > 0) yield inner;
  }
}

function tried(unpack: () => Buffer): Buffer | null {
  try {
    return unpack();
  } catch {
    return null;
  }
}

function spellings(word: string): [string, Buffer][] {
  const utf8 = Buffer.from(word);
  const utf16 = Buffer.from(word, 'utf16le');
  const utf16be = Buffer.from(utf16).swap16();
  const escaped = word.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const entities = [...word].map((point) => `&#${point.codePointAt(0)};`).join('');
  const octal = [...utf8].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  const windows = iconv.encode(word, 'windows-1256');
  return [
    ['UTF-8', utf8],
    ['UTF-8, decomposed', Buffer.from(word.normalize('NFD'))],
    ['UTF-16LE', utf16],
    ['UTF-16BE', utf16be],
    ...(windows.includes(0x3f) ? [] : ([['windows-1256', windows]] as [string, Buffer][])),
    ['JSON', Buffer.from(escaped)],
    ['entities', Buffer.from(entities)],
    ['percent', Buffer.from(encodeURIComponent(word))],
    ['PDF octal', Buffer.from(octal)],
    ...[utf8, utf16, utf16be].flatMap((bytes): [string, Buffer][] => [
      ['hexadecimal', Buffer.from(bytes.toString('hex'))],
      ['hexadecimal', Buffer.from(bytes.toString('hex').toUpperCase())],
      ...base64s(bytes),
    ]),
  ];
}

/** The middle of what the bytes are in base64, in each of the three places in which they can begin. */
function base64s(bytes: Buffer): [string, Buffer][] {
  return [0, 1, 2].flatMap((shift): [string, Buffer][] => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const middle = padded.slice(shift === 0 ? 0 : 4, padded.length - 2);
    // fewer letters stand in any digest by chance
    if (middle.length < 7) return [];
    return [
      ['base64', Buffer.from(middle)],
      ['base64url', Buffer.from(middle.replaceAll('+', '-').replaceAll('/', '_'))],
    ];
  });
}
