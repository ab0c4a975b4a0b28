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

interface Piece {
  /** Word to stem to in how many records. */
  words: Map<string, Map<string, number>>;
  /** Stem to entry to weight. */
  postings: Map<string, Map<number, number>>;
  /** Stems whose postings lay in a file of their own before. */
  own: Set<string>;
}

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
  readonly #blocks = new Map<number, Map<number, readonly unknown[]>>();

  /** `read` gives a file of the former index, or null; always null to begin anew. */
  constructor(letters: number, read: (path: string) => string | null) {
    this.#letters = letters;
    this.#read = read;
  }

  put(record: SearchedRecord): void {
    this.#each(record, (words, stems) => {
      for (const [word, stem] of words) {
        const of = map(this.#piece(word).words, word);
        of.set(stem, (of.get(stem) ?? 0) + 1);
      }
      for (const [stem, weight] of stems) map(this.#piece(stem).postings, stem).set(record.entry, weight);
    });
    this.#block(record.entry).set(record.entry, record.shown);
  }

  /** Takes a record out; it must be given as it was put in. */
  remove(record: SearchedRecord): void {
    this.#each(record, (words, stems) => {
      for (const [word, stem] of words) {
        const { words: all } = this.#piece(word);
        const of = map(all, word);
        const n = (of.get(stem) ?? 0) - 1;
        if (n > 0) of.set(stem, n);
        else of.delete(stem);
        if (of.size === 0) all.delete(word);
      }
      for (const [stem] of stems) {
        const { postings } = this.#piece(stem);
        postings.get(stem)?.delete(record.entry);
        if (postings.get(stem)?.size === 0) postings.delete(stem);
      }
    });
    this.#block(record.entry).delete(record.entry);
  }

  /** Files that were looked at, as they must be now; null for one that must not be there any more. */
  *files(): Generator<[path: string, text: string | null]> {
    for (const [letters, piece] of this.#pieces) {
      // words may be called like what every object has
      const json: PieceJson = { w: Object.create(null), p: Object.create(null) };
      for (const [word, stems] of sorted(piece.words))
        json.w[word] = [...sorted(stems)].flatMap(([stem, n]) => [stem === word ? 0 : stem, n]);
      for (const [stem, postings] of sorted(piece.postings)) {
        const isLarge = postings.size >= OWN_FILE_FROM && stem.length <= LONGEST_NAME;
        json.p[stem] = isLarge ? null : encode(postings);
        if (isLarge) yield [ownFile(stem), `${JSON.stringify(encode(postings))}\n`];
        else if (piece.own.has(stem)) yield [ownFile(stem), null];
      }
      for (const stem of piece.own) if (!piece.postings.has(stem)) yield [ownFile(stem), null];
      const isEmpty = piece.words.size === 0 && piece.postings.size === 0;
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
    const visit = (isTitle: boolean) => (fold: string, stem: string) => {
      if (!words.has(fold)) words.set(fold, stem);
      // a word that is read in two ways stands under both
      for (const one of new Set([words.get(fold)!, stem])) {
        const n = (times.get(one) ?? 0) + 1;
        times.set(one, n);
        const weight = isTitle ? 3 : n > 3 ? 2 : n > 1 ? 1 : 0;
        stems.set(one, Math.max(weight, stems.get(one) ?? 0));
      }
    };
    forEachTerm(record.title, record.language, visit(true));
    for (const text of record.texts) forEachTerm(text, record.language, visit(false));
    use(words, stems);
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
    const piece: Piece = { words: new Map(), postings: new Map(), own: new Set() };
    const text = this.#read(pieceFile(letters));
    if (text === null) return piece;
    const json = JSON.parse(text) as PieceJson;
    for (const [word, list] of Object.entries(json.w)) {
      const stems = map(piece.words, word);
      for (let i = 0; i < list.length; i += 2) {
        const stem = list[i]!;
        stems.set(typeof stem === 'string' ? stem : word, list[i + 1] as number);
      }
    }
    for (const [stem, inline] of Object.entries(json.p)) {
      if (inline === null) piece.own.add(stem);
      const postings = inline ?? (JSON.parse(this.#read(ownFile(stem)) ?? '""') as string);
      piece.postings.set(stem, decode(postings));
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

function map<V>(all: Map<string, Map<V, number>>, key: string): Map<V, number> {
  let found = all.get(key);
  if (found === undefined) {
    found = new Map();
    all.set(key, found);
  }
  return found;
}

const sorted = <V>(all: Map<string, V>): [string, V][] => [...all].sort(([a], [b]) => (a < b ? -1 : 1));

function encode(postings: ReadonlyMap<number, number>): string {
  const bytes: number[] = [];
  let before = -1;
  for (const [entry, weight] of [...postings].sort(([a], [b]) => a - b)) {
    let rest = (entry - before - 1) * 4 + weight;
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

function decode(text: string): Map<number, number> {
  const postings = new Map<number, number>();
  let before = -1;
  let value = 0;
  let factor = 1;
  for (const byte of Buffer.from(text, 'base64')) {
    value += (byte % 128) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    before += Math.floor(value / 4) + 1;
    postings.set(before, value % 4);
    value = 0;
    factor = 1;
  }
  return postings;
}
