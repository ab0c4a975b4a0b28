/*
 * Search without a server: an inverted index cut into files small enough to be fetched one by one.
 *
 * A piece holds all words and stems that begin with the same letters, folded as the program folds (`stages/reading`). A
 * reader folds what was typed, takes its first letters, and fetches that piece: it says under which stems the word stands,
 * so that no stemmer is needed there; then the pieces of those stems, which hold the postings. A stem with many postings
 * has a file of its own. How many letters is a matter of how much there is (`lettersFor`), and stands in `search/index.json`
 * with the folding table.
 *
 *   search/p/<letters, hex>.json   {"w":{word:[stem,n,…]},"p":{stem:postings | null}}     null: in a file of its own
 *   search/s/<stem, hex>.json      postings
 *   search/d/<n>.json              what the list of results shows of records with entries from 8n on
 *
 * Postings are base64 of varints (7 bits, low first): the distance to the entry before, times four, and a weight: 0 once in
 * the text, 1 two or three times, 2 more often, 3 in the title.
 *
 * A record that changes is taken out of its pieces and put in again, and no other piece is touched. What results is the
 * same as if all had been made anew: nothing depends on the order in which records came.
 */
import { FOLDING_ROWS, forEachTerm } from '../../reading/index.ts';

export const SEARCH_FORMAT = 'sabt-site-search/1';
export const ENTRIES_PER_BLOCK = 8;
const OWN_FILE_FROM = 4000;
/** A file's name has at most 255 bytes, a letter up to six hexadecimal digits. */
const LONGEST_NAME = 40;

export interface SearchedRecord {
  entry: number;
  language: string | undefined;
  title: string;
  texts: readonly string[];
  /** What the list of results shows. */
  shown: readonly unknown[];
}

export function lettersFor(records: number): number {
  return records < 500 ? 1 : records < 20_000 ? 2 : 3;
}

export interface SearchAbout {
  format: typeof SEARCH_FORMAT;
  letters: number;
  block: number;
  records: number;
  fold: readonly (readonly [string, string])[];
}

export function formatAbout(records: number, letters: number): string {
  const about: SearchAbout = { format: SEARCH_FORMAT, letters, block: ENTRIES_PER_BLOCK, records, fold: FOLDING_ROWS };
  return `${JSON.stringify(about)}\n`;
}

interface PieceJson {
  w: { [word: string]: (string | number)[] };
  p: { [stem: string]: string | null };
}

/** A folded word, a stem, or both. */
interface Term {
  /** Of a word: the stems under which it stands, each followed by in how many records. */
  stems: (string | number)[];
  /** Of a stem: entry times four, and weight; rising. */
  postings: number[];
  /** Whether its postings lay in a file of their own before. */
  isOwn: boolean;
}

/** Terms that begin with the same letters. */
type Piece = Map<string, Term>;

/** Letters are code points, so that no half of a pair names a piece. */
function lettersOf(word: string, count: number): string {
  return [...word.slice(0, 2 * count)].slice(0, count).join('');
}

const hexOf = (text: string): string => Buffer.from(text, 'utf8').toString('hex');
const ownFile = (stem: string): string => `search/s/${hexOf(stem)}.json`;
const pieceFile = (letters: string): string => `search/p/${hexOf(letters)}.json`;
const blockFile = (block: number): string => `search/d/${block}.json`;

/** The index as it was, and what is changed in it. */
export class SearchPieces {
  readonly #letters: number;
  readonly #read: (path: string) => string | null;
  readonly #pieces = new Map<string, Piece>();
  /** The terms of all pieces that were asked for: most words come again. */
  readonly #terms = new Map<string, Term>();
  readonly #blocks = new Map<number, Map<number, readonly unknown[]>>();

  /** `read` gives a file of the former index, or null; always null to begin anew. */
  constructor(letters: number, read: (path: string) => string | null) {
    this.#letters = letters;
    this.#read = read;
  }

  put(record: SearchedRecord): void {
    this.#each(record, (words, stems) => {
      for (const [word, stem] of words) tally(this.#term(word).stems, stem, 1);
      for (const [stem, weight] of stems) insert(this.#term(stem).postings, record.entry, weight);
    });
    this.#block(record.entry).set(record.entry, record.shown);
  }

  /** Takes a record out; it must be given as it was put in. */
  remove(record: SearchedRecord): void {
    this.#each(record, (words, stems) => {
      for (const [word, stem] of words) tally(this.#term(word).stems, stem, -1);
      for (const [stem] of stems) {
        const { postings } = this.#term(stem);
        const at = placeOf(postings, record.entry);
        if (isAt(postings, at, record.entry)) postings.splice(at, 1);
      }
    });
    this.#block(record.entry).delete(record.entry);
  }

  /** Files that were looked at, as they must be now; null for one that must not be there any more. */
  *files(): Generator<[path: string, text: string | null]> {
    for (const [letters, piece] of this.#pieces) {
      // words may be called like what every object has
      const json: PieceJson = { w: Object.create(null), p: Object.create(null) };
      for (const [text, { stems, postings, isOwn }] of sorted(piece)) {
        if (stems.length > 0) json.w[text] = spelt(text, stems);
        const isLarge = postings.length >= OWN_FILE_FROM && text.length <= LONGEST_NAME;
        if (postings.length > 0) json.p[text] = isLarge ? null : encode(postings);
        if (isLarge) yield [ownFile(text), `${JSON.stringify(encode(postings))}\n`];
        else if (isOwn) yield [ownFile(text), null];
      }
      const isEmpty = Object.keys(json.w).length === 0 && Object.keys(json.p).length === 0;
      yield [pieceFile(letters), isEmpty ? null : `${JSON.stringify(json)}\n`];
    }
    for (const [block, records] of this.#blocks) {
      const list = [...records].sort(([a], [b]) => a - b);
      yield [blockFile(block), list.length === 0 ? null : `${JSON.stringify(Object.fromEntries(list))}\n`];
    }
  }

  #each(record: SearchedRecord, use: (words: Map<string, string>, stems: Map<string, number>) => void): void {
    const words = new Map<string, string>();
    const stems = new Map<string, number>();
    const times = new Map<string, number>();
    const found = (stem: string, isTitle: boolean): void => {
      const n = (times.get(stem) ?? 0) + 1;
      times.set(stem, n);
      const weight = isTitle ? 3 : n > 3 ? 2 : n > 1 ? 1 : 0;
      stems.set(stem, Math.max(weight, stems.get(stem) ?? 0));
    };
    const visit = (isTitle: boolean) => (fold: string, stem: string) => {
      if (!words.has(fold)) words.set(fold, stem);
      found(stem, isTitle);
      // a word that is read in two ways stands under both
      const first = words.get(fold)!;
      if (first !== stem) found(first, isTitle);
    };
    forEachTerm(record.title, record.language, visit(true));
    for (const text of record.texts) forEachTerm(text, record.language, visit(false));
    use(words, stems);
  }

  #term(text: string): Term {
    let term = this.#terms.get(text);
    if (term === undefined) {
      term = termOf(this.#piece(text), text);
      this.#terms.set(text, term);
    }
    return term;
  }

  #piece(word: string): Piece {
    const letters = lettersOf(word, this.#letters);
    let piece = this.#pieces.get(letters);
    if (piece === undefined) {
      piece = this.#readPiece(letters);
      this.#pieces.set(letters, piece);
    }
    return piece;
  }

  #readPiece(letters: string): Piece {
    const piece: Piece = new Map();
    const text = this.#read(pieceFile(letters));
    if (text === null) return piece;
    const json = JSON.parse(text) as PieceJson;
    for (const [word, stems] of Object.entries(json.w))
      termOf(piece, word).stems = stems.map((one, i) => (i % 2 === 0 && one === 0 ? word : one));
    for (const [stem, inline] of Object.entries(json.p)) {
      const term = termOf(piece, stem);
      term.isOwn = inline === null;
      term.postings = decode(inline ?? (JSON.parse(this.#read(ownFile(stem)) ?? '""') as string));
    }
    return piece;
  }

  #block(entry: number): Map<number, readonly unknown[]> {
    const number = Math.floor(entry / ENTRIES_PER_BLOCK);
    let block = this.#blocks.get(number);
    if (block === undefined) {
      const json = JSON.parse(this.#read(blockFile(number)) ?? '{}') as { [entry: string]: unknown[] };
      block = new Map(Object.entries(json).map(([one, shown]) => [Number(one), shown]));
      this.#blocks.set(number, block);
    }
    return block;
  }
}

function termOf(piece: Piece, text: string): Term {
  let term = piece.get(text);
  if (term === undefined) {
    term = { stems: [], postings: [], isOwn: false };
    piece.set(text, term);
  }
  return term;
}

function tally(stems: (string | number)[], stem: string, by: 1 | -1): void {
  for (let i = 0; i < stems.length; i += 2) {
    if (stems[i] !== stem) continue;
    const n = (stems[i + 1] as number) + by;
    if (n > 0) stems[i + 1] = n;
    else stems.splice(i, 2);
    return;
  }
  if (by > 0) stems.push(stem, by);
}

/** Where the posting of an entry is, or would be. Records come in the order of the log, so that this is mostly the end. */
function placeOf(postings: readonly number[], entry: number): number {
  let from = 0;
  let to = postings.length;
  if (to === 0 || postings[to - 1]! < entry * 4) return to;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (postings[middle]! < entry * 4) from = middle + 1;
    else to = middle;
  }
  return from;
}

const isAt = (postings: readonly number[], at: number, entry: number): boolean =>
  at < postings.length && Math.floor(postings[at]! / 4) === entry;

function insert(postings: number[], entry: number, weight: number): void {
  const at = placeOf(postings, entry);
  if (at === postings.length) postings.push(entry * 4 + weight);
  else postings.splice(at, isAt(postings, at, entry) ? 1 : 0, entry * 4 + weight);
}

const sorted = (piece: Piece): [string, Term][] => [...piece].sort(([a], [b]) => (a < b ? -1 : 1));

/** By stem; 0 for one that is the word itself. */
function spelt(word: string, stems: readonly (string | number)[]): (string | number)[] {
  const pairs = Array.from({ length: stems.length / 2 }, (_, i) => [stems[2 * i]!, stems[2 * i + 1]!] as const);
  return pairs.sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([stem, n]) => [stem === word ? 0 : stem, n]);
}

function encode(postings: readonly number[]): string {
  const bytes: number[] = [];
  let before = -1;
  for (const posting of postings) {
    const entry = Math.floor(posting / 4);
    let rest = (entry - before - 1) * 4 + (posting % 4);
    before = entry;
    // beyond 2^31 shifts would lose bits
    while (rest >= 128) {
      bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return Buffer.from(bytes).toString('base64');
}

function decode(text: string): number[] {
  const postings: number[] = [];
  let before = -1;
  let value = 0;
  let factor = 1;
  for (const byte of Buffer.from(text, 'base64')) {
    value += (byte % 128) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    before += Math.floor(value / 4) + 1;
    postings.push(before * 4 + (value % 4));
    value = 0;
    factor = 1;
  }
  return postings;
}
