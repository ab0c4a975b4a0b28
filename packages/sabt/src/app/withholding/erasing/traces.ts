/*
 * The scan that an erasure must pass: every file of the archive is read, and no piece of the erased value may stand in it,
 * whatever the encoding (UTF-8, UTF-16 in both orders of bytes, escaped as in JSON, escaped as in an address, folded as in the
 * index). Values are looked for by their pieces, because an index keeps beginnings and lines rather than whole texts.
 *
 * All pieces are looked for at once, in the manner of Rabin and Karp (1987), so that the time grows with the files and not
 * with the number of pieces: four bytes of the file are looked up in a filter of 2^16 marks, then in a map. Every piece is at
 * least six bytes long and stands in the table with the four bytes at each of its first places, up to eight, as many as the
 * shortest has; so it is enough to look at every third to eighth byte of a file.
 *
 * Not read: sealed files under `blobs/`, which are cipher text from the first byte after their mark; that they begin with
 * the mark is looked at. Pieces of less than six bytes are not looked for: cipher text holds them by chance.
 */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fold } from '../../../stages/reading/index.ts';

/** A piece that stands in a file still. */
export interface Trace {
  /** Path within the archive. */
  file: string;
  encoding: string;
  /** Which piece, counted from 0. */
  piece: number;
}

const SHORTEST_BYTES = 6;
/** UTF-16 units of a piece: a list shows the first 200 of a text, an error quotes fewer. */
const PIECE = 40;
/** Bytes that are looked up at once, and how far apart at most. */
const WINDOW = 4;
const LONGEST_STRIDE = 8;
const CHUNK = 1 << 22;
const SEALED = Buffer.from('sabtblb1');

/** The pieces by which a value is looked for: its lines, longer ones cut at spaces. */
export function piecesOf(values: readonly string[]): string[] {
  const pieces = new Set<string>();
  for (const line of values.flatMap((value) => value.split(/[\r\n]+/u))) {
    let piece = '';
    for (const word of line.trim().split(/(?<=\s)/u)) {
      if (piece !== '' && piece.length + word.length > PIECE) {
        pieces.add(piece.trim());
        piece = '';
      }
      piece += word;
    }
    pieces.add(piece.trim());
  }
  return [...pieces].filter((piece) => Buffer.byteLength(piece) >= SHORTEST_BYTES);
}

interface Needle {
  bytes: Buffer;
  encoding: string;
  piece: number;
}

/** Every file below a folder that holds one of the pieces, each file and encoding once a piece. */
export async function findTraces(dir: string, pieces: readonly string[]): Promise<Trace[]> {
  const needles = pieces.flatMap(needlesOf);
  if (needles.length === 0) return [];
  const table = new Table(needles);
  const traces: Trace[] = [];
  for (const path of filesBelow(dir)) {
    for (const needle of await needlesIn(path, table))
      traces.push({ file: relative(dir, path), encoding: needle.encoding, piece: needle.piece });
  }
  return traces;
}

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function needlesOf(text: string, piece: number): Needle[] {
  const escaped = JSON.stringify(text).slice(1, -1);
  const forms: [string, Buffer][] = [
    ['UTF-8', Buffer.from(text)],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    // of ASCII found in the other order too, one byte off
    ['UTF-16', Buffer.from(text, 'utf16le').swap16()],
    ['JSON', Buffer.from(escaped)],
    ['JSON \\u', Buffer.from(escaped.replace(/[^\x20-\x7e]/g, escapeUnit))],
    ['address', Buffer.from(encodeURIComponent(text))],
    ['address', Buffer.from(encodeURIComponent(text).replaceAll('%20', '+'))],
    ['folded', Buffer.from(fold(text))],
  ];
  const seen = new Set<string>();
  return forms.flatMap(([encoding, bytes]) => {
    const key = bytes.toString('latin1');
    if (seen.has(key) || bytes.length < SHORTEST_BYTES) return [];
    seen.add(key);
    return [{ bytes, encoding, piece }];
  });
}

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Where in a needle four bytes stand that lead to it. */
interface Place {
  needle: Needle;
  offset: number;
}

/** Needles by four bytes at each of their first few places, of which a look at every few bytes of a file meets one. */
class Table {
  readonly longest: number;
  readonly #stride: number;
  readonly #filter = new Uint8Array(1 << 16);
  readonly #byWindow = new Map<number, Place[]>();

  constructor(needles: readonly Needle[]) {
    const lengths = needles.map(({ bytes }) => bytes.length);
    this.longest = Math.max(...lengths);
    this.#stride = Math.min(LONGEST_STRIDE, Math.min(...lengths) - WINDOW + 1);
    for (const needle of needles)
      for (let offset = 0; offset < this.#stride; offset++) {
        const window = needle.bytes.readUInt32LE(offset);
        this.#filter[slotOf(window)] = 1;
        this.#byWindow.set(window, [...(this.#byWindow.get(window) ?? []), { needle, offset }]);
      }
  }

  /** Adds the needles that begin in the first `end` bytes, and perhaps later ones. */
  find(bytes: Buffer, end: number, into: Set<Needle>): void {
    const stride = this.#stride;
    const filter = this.#filter;
    const last = Math.min(end + stride, bytes.length - WINDOW + 1);
    for (let at = 0; at < last; at += stride) {
      const window = (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
      if (filter[slotOf(window)] === 0) continue;
      for (const { needle, offset } of this.#byWindow.get(window) ?? []) {
        const start = at - offset;
        const stop = start + needle.bytes.length;
        if (start >= 0 && stop <= bytes.length && needle.bytes.compare(bytes, start, stop) === 0) into.add(needle);
      }
    }
  }
}

const slotOf = (start: number): number => Math.imul(start, 0x9e3779b1) >>> 16;

async function needlesIn(path: string, table: Table): Promise<Set<Needle>> {
  const found = new Set<Needle>();
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return found;
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(CHUNK + table.longest);
    for (let from = 0; from < size; from += CHUNK) {
      const read = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from));
      if (from === 0 && read.subarray(0, SEALED.length).equals(SEALED)) break;
      table.find(read, CHUNK, found);
      await nextTurn();
    }
  } finally {
    closeSync(file);
  }
  return found;
}
