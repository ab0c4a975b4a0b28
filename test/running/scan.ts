/**
 * Whether words stand anywhere in files, however they are packed and spelt. For tests that nothing which is withheld leaves.
 *
 * The comparison is made on the side of the bytes: whatever is packed is unpacked, whatever is escaped is decoded (`layers.ts`,
 * `pdf-layers.ts`), each of these layers is read in every encoding that a file could be in, and what is read is made alike:
 * compatibility forms (presentation forms of Arabic, full-width letters, ligatures), case, digits of three scripts, the two
 * codes of kaf and of yeh, vowel signs, and everything that is not seen or only separates. So a word is found in spellings
 * that mix these, of which no list of needles could hold all. A stroke of luck in noise is possible with short words, which
 * are therefore refused: such a test would fail by chance, never pass by it.
 */
import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { layersOf } from './layers.ts';

export interface Trace {
  file: string;
  word: string;
  /** How the bytes were unpacked and read when the word came out. */
  encoding: string;
}

interface Reading {
  how: string;
  text: string;
}

const SHORTEST = 4;
// numbers are everywhere
const FEWEST_DIGITS = 6;

/** Each word in each file once, by the first reading in which it stands. Throws for words of less than four letters or six digits. */
export function findWords(files: ReadonlyMap<string, Uint8Array>, words: readonly string[]): Trace[] {
  const sought = words.map((word) => ({ word, alike: madeAlike(word), ascii: /^[\x20-\x7e]*$/.test(word) }));
  const short = sought.find(({ alike }) => alike.length < (/^\d+$/.test(alike) ? FEWEST_DIGITS : SHORTEST));
  if (short !== undefined)
    throw new Error(`${short.word} is too short to be looked for: it stands in noise by chance.`);
  const isAscii = sought.every(({ ascii }) => ascii);
  const traces: Trace[] = [];
  for (const [file, bytes] of files) {
    const left = new Set(sought);
    for (const { how, text } of readings(bytes, isAscii)) {
      for (const one of left) {
        if (!text.includes(one.alike)) continue;
        left.delete(one);
        traces.push({ file, word: one.word, encoding: how });
      }
      if (left.size === 0) break;
    }
  }
  return traces;
}

/** The files of one test repeat, such as the verifier page: what they say is kept up to so many letters. */
const KEPT = 60_000_000;
const kept = new Map<string, Reading[]>();
let keptLength = 0;

function readings(bytes: Uint8Array, isAscii: boolean): Reading[] {
  const key = `${isAscii} ${createHash('sha256').update(bytes).digest('hex')}`;
  const before = kept.get(key);
  if (before !== undefined) return before;
  const all = [...layersOf(Buffer.from(bytes))].flatMap(({ how, bytes: layer }) =>
    [...textsOf(layer, isAscii)].map(({ how: read, text }) => ({ how: [...how, read].join(', '), text })),
  );
  keptLength += all.reduce((sum, { text }) => sum + text.length, 0);
  if (keptLength > KEPT) {
    kept.clear();
    keptLength = 0;
  }
  kept.set(key, all);
  return all;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

function* textsOf(layer: Buffer, isAscii: boolean): Generator<Reading> {
  // ASCII stands alike in the codes of one byte; in those of two or four, zeros stand between, which are dropped
  for (const [how, text] of isAscii ? [['UTF-8', layer.toString('utf8')] as const] : decoded(layer)) {
    yield { how, text: madeAlike(text) };
    if (text.includes('<')) yield { how: `${how} without tags`, text: madeAlike(text.replace(/<[^<>]*>/g, '')) };
    // in the order in which a page is painted; turned before forms are resolved, since a ligature is one letter there
    if (RIGHT_TO_LEFT.test(text)) yield { how: `${how} reversed`, text: madeAlike([...text].reverse().join('')) };
  }
}

function* decoded(layer: Buffer): Generator<readonly [string, string]> {
  yield ['UTF-8', layer.toString('utf8')];
  yield ['Latin-1', layer.toString('latin1')];
  yield ['windows-1256', iconv.decode(layer, 'windows-1256')];
  for (const from of [0, 1]) {
    const even = Buffer.from(layer.subarray(from, layer.length - ((layer.length - from) % 2)));
    yield ['UTF-16LE', even.toString('utf16le')];
    yield ['UTF-16BE', even.swap16().toString('utf16le')];
  }
}

const ZEROS_OF_DIGITS = [0x660, 0x6f0];
// controls and spaces, also the + of addresses, soft hyphens, joiners and marks of direction, tatweel and vowel signs
const UNSEEN = /[\s+\p{Cc}\p{Cf}\u0640\u064b-\u065f\u0670]+/gu;

/** What two spellings of the same words have in common. */
function madeAlike(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(UNSEEN, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - ZEROS_OF_DIGITS.findLast((zero) => zero <= code)!);
    })
    .replace(/(?<=\d)[-‐‑–.,٫٬'’/:]+(?=\d)/g, '')
    .replaceAll('ك', 'ک')
    .replace(/[يى]/g, 'ی');
}
