/**
 * What a PDF says (ISO 32000-1): its streams without their filters (7.4: Flate, ASCII85, ASCIIHex, in any chain), and the
 * strings in it and in them (7.3.4), as they are and joined, since a line is painted in pieces. Where fonts are embedded
 * strings are numbers of glyphs, which the maps to Unicode (9.10.3) turn into letters: each map of the file is tried on each
 * string, so that no reference between objects need be followed, and none that is broken hides anything.
 */
import { constants, inflateSync } from 'node:zlib';

export function* pdfLayers(bytes: Buffer): Generator<readonly [string, Buffer]> {
  if (!bytes.includes('%PDF-')) return;
  const found = [...streamsOf(bytes)];
  const streams = found.map(({ stream }) => stream);
  // those of Flate alone come out wherever zlib begins
  for (const { stream, filters } of found)
    if (filters.length > 1 || !isFlate(filters[0]!)) yield ['stream of a PDF', stream];
  const maps = streams.filter((stream) => stream.includes('begincmap')).map(unicodeOf);
  for (const part of [bytes, ...streams]) {
    const strings = [...stringsOf(part.toString('latin1'))];
    if (strings.length === 0) continue;
    yield ['strings of a PDF', Buffer.concat(strings.flatMap((string) => [string, Buffer.from('\n')]))];
    yield ['strings of a PDF, joined', Buffer.concat(strings)];
    const glyphs = Buffer.concat(strings);
    for (const map of maps) yield ['glyphs of a PDF', Buffer.from(lettersOf(glyphs, map))];
  }
}

function* streamsOf(bytes: Buffer): Generator<{ stream: Buffer; filters: string[] }> {
  const text = bytes.toString('latin1');
  for (const { index, 0: begin } of text.matchAll(/\bstream\r?\n/g)) {
    if (text.slice(index - 3, index) === 'end') continue;
    const from = index + begin.length;
    const end = text.indexOf('endstream', from);
    const head = text.slice(Math.max(text.lastIndexOf(' obj', index), index - 2000), index);
    const [, list = ''] = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/\w+)/.exec(head) ?? [];
    const filters = [...list.matchAll(/\/(\w+)/g)].map(([, name]) => name!);
    const stream = filters.reduce<Buffer | null>(unfiltered, bytes.subarray(from, end === -1 ? bytes.length : end));
    if (stream !== null && filters.length > 0) yield { stream, filters };
  }
}

const isFlate = (filter: string): boolean => filter === 'FlateDecode' || filter === 'Fl';

function unfiltered(bytes: Buffer | null, filter: string): Buffer | null {
  if (bytes === null) return null;
  if (filter === 'ASCIIHexDecode' || filter === 'AHx')
    return Buffer.from(bytes.toString('latin1').replace(/>[\s\S]*|\s/g, ''), 'hex');
  if (filter === 'ASCII85Decode' || filter === 'A85') return ascii85(bytes.toString('latin1'));
  if (!isFlate(filter)) return null;
  try {
    return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}

/** 7.4.3: five digits of base 85 a word of 32 bits, `z` for zero, the last group short. */
function ascii85(text: string): Buffer {
  const digits = text.replace(/^\s*<~|~>[\s\S]*|\s/g, '').replaceAll('z', '!!!!!');
  const parts: Buffer[] = [];
  for (let at = 0; at < digits.length; at += 5) {
    const group = digits.slice(at, at + 5);
    const word = [...group.padEnd(5, 'u')].reduce((sum, digit) => sum * 85 + digit.charCodeAt(0) - 33, 0);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(((word % 2 ** 32) + 2 ** 32) % 2 ** 32);
    parts.push(bytes.subarray(0, group.length - 1));
  }
  return Buffer.concat(parts);
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function* stringsOf(text: string): Generator<Buffer> {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '<') {
      const [, digits] = /^<([0-9A-Fa-f\s]+)>/.exec(text.slice(at, at + 4000)) ?? [];
      if (digits !== undefined) yield Buffer.from(digits.replace(/\s/g, ''), 'hex');
    }
    if (text[at] !== '(') continue;
    let [out, depth] = ['', 1];
    for (at++; at < text.length && depth > 0; at++) {
      const letter = text[at]!;
      if (letter === '\\') {
        const [octal] = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4)) ?? [];
        const next = text[at + 1] ?? '';
        out += octal === undefined ? (ESCAPED[next] ?? next) : String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
        at += octal === undefined ? 1 : octal.length;
        continue;
      }
      depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
      if (depth > 0) out += letter;
    }
    at--;
    yield Buffer.from(out, 'latin1');
  }
}

/** Code of a glyph, two bytes, to letters. */
function unicodeOf(cmap: Buffer): Map<number, string> {
  const text = cmap.toString('latin1');
  const map = new Map<number, string>();
  const letters = (digits: string): string => Buffer.from(digits.padStart(4, '0'), 'hex').swap16().toString('utf16le');
  for (const [, body] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, to] of body!.matchAll(/<([0-9a-fA-F]+)>\s*<((?:[0-9a-fA-F]{4})+)>/g))
      map.set(Number.parseInt(code!, 16), letters(to!));
  for (const [, body] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, low, high, one, list] of body!.matchAll(
      /<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:<((?:[0-9a-fA-F]{4})+)>|\[([^\]]*)\])/g,
    )) {
      const from = Number.parseInt(low!, 16);
      const each = [...(list ?? '').matchAll(/<((?:[0-9a-fA-F]{4})+)>/g)].map(([, to]) => letters(to!));
      for (let code = from; code <= Math.min(Number.parseInt(high!, 16), from + 0xffff); code++) {
        const last = one === undefined ? undefined : letters(one);
        const to =
          last === undefined
            ? each[code - from]
            : last.slice(0, -1) + String.fromCharCode(last.charCodeAt(last.length - 1) + code - from);
        if (to !== undefined) map.set(code, to);
      }
    }
  return map;
}

function lettersOf(glyphs: Buffer, map: ReadonlyMap<number, string>): string {
  let out = '';
  for (let at = 0; at + 1 < glyphs.length; at += 2) out += map.get(glyphs.readUInt16BE(at)) ?? '';
  return out;
}
