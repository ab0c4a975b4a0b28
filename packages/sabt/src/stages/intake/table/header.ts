/**
 * Where the header of a sheet is, and which later rows repeat it.
 *
 * Header: among the first rows the one that looks most like column names: as wide as the rows below it,
 * its cells short, all different, and neither numbers nor dates. Titles and remarks above it fill one or
 * two cells of many; they are not counted as rows. A header over two lines (a name merged over several
 * columns, with parts below) is joined.
 *
 * Repeated headers: tables glued together from pages or monthly files carry their header again and again,
 * often in slightly other words (`event_type` as "Attack Type") and with cells run together ("Target   City").
 * A row is taken for one if every filled cell speaks in the words of the header: at least one cell consists
 * of nothing but column names (or the beginning of one, where cells were cut), and each other cell shares a
 * word with the name of its own column. A cell with a digit that is in no column name ends the thought.
 *
 * Invariants: pure; a row of data is a header only if it says nothing but column names.
 */
export interface Header {
  /** Index, in the rows given, of the first row of data. */
  firstRow: number;
  /** Unique names; empty ones are named by their letter, as in a spreadsheet. */
  columns: string[];
}

const LOOK_AT_ROWS = 40;
const NAME_UNITS = 120;

/** `wanted` are column names that a mapping uses; the row that has most of them is the header. */
export function findHeader(rows: readonly string[][], wanted: readonly string[] = []): Header {
  const looked = rows.slice(0, LOOK_AT_ROWS);
  const known = new Set(wanted.map(foldName));
  let best = -1;
  let bestScore = 0;
  looked.forEach((row, i) => {
    // Rows of words may all look like headers; the first of them is one. A later row is taken only for much better
    // reasons than a missing or repeated name, because whatever stands above the header is no row of data.
    const score = headerScore(row, looked.slice(i + 1), known) / (1 + i / 4);
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  });
  if (best < 0) return { firstRow: 0, columns: uniqueNames([], widest(looked)) };
  return withSecondLine(rows, best);
}

/** A header at a known place: number of its line from 1, or 0 for none. */
export function headerAt(rows: readonly string[][], number: number): Header {
  if (number === 0) return { firstRow: 0, columns: uniqueNames([], widest(rows.slice(0, LOOK_AT_ROWS))) };
  return { firstRow: number, columns: uniqueNames(rows[number - 1] ?? [], widest(rows.slice(0, LOOK_AT_ROWS))) };
}

function headerScore(row: readonly string[], below: readonly string[][], known: ReadonlySet<string>): number {
  const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (cells.length === 0) return 0;
  const wanted = cells.filter((cell) => known.has(foldName(cell))).length;
  if (known.size > 0 && wanted * 2 >= known.size) return 1_000 * wanted;
  const widths = below.map((other) => other.filter((cell) => cell.trim() !== '').length).filter((width) => width > 0);
  const usual = Math.max(1, median(widths));
  const width = Math.min(1, cells.length / usual);
  const named = cells.filter((cell) => cell.length <= NAME_UNITS && !looksLikeValue(cell)).length / cells.length;
  const distinct = new Set(cells.map(foldName)).size / cells.length;
  const title = cells.length === 1 && usual > 1;
  if (title || width < 0.5 || named < 0.75 || distinct < 0.6) return 0;
  return (width < 0.6 ? width : Math.sqrt(width)) * named ** 3 * Math.cbrt(distinct);
}

function looksLikeValue(cell: string): boolean {
  return (
    /^[-+]?[\d.,:/\s٠-٩۰-۹%-]+$/.test(cell) ||
    /^\d{4}-\d\d-\d\d/.test(cell) ||
    /^https?:/i.test(cell) ||
    /\n.*\n/.test(cell)
  );
}

/** A row below the header that divides columns merged above it: part names where the header repeats itself. */
function withSecondLine(rows: readonly string[][], at: number): Header {
  const first = rows[at]!;
  const second = rows[at + 1] ?? [];
  const repeats = first.map((cell, c) => cell.trim() !== '' && (cell === first[c - 1] || cell === first[c + 1]));
  const divides =
    repeats.includes(true) &&
    second.every(
      (cell, c) => cell.trim() === '' || cell === first[c] || (repeats[c] === true && !looksLikeValue(cell.trim())),
    );
  if (!divides) return { firstRow: at + 1, columns: uniqueNames(first, widest(rows.slice(0, LOOK_AT_ROWS))) };
  const joined = first.map((cell, c) => {
    const part = second[c]?.trim() ?? '';
    return part === '' || part === cell.trim() ? cell : `${cell.trim()} ${part}`;
  });
  return { firstRow: at + 2, columns: uniqueNames(joined, widest(rows.slice(0, LOOK_AT_ROWS))) };
}

function uniqueNames(cells: readonly string[], width: number): string[] {
  const used = new Set<string>();
  const names: string[] = [];
  for (let c = 0; c < Math.max(cells.length, width); c++) {
    const base = (cells[c] ?? '').replace(/\s+/g, ' ').trim().slice(0, NAME_UNITS) || columnLetter(c);
    let name = base;
    for (let n = 2; used.has(name); n++) name = `${base} (${n})`;
    used.add(name);
    names.push(name);
  }
  return names;
}

export function columnLetter(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

function widest(rows: readonly string[][]): number {
  let width = 0;
  for (const row of rows) {
    let filled = row.length;
    while (filled > 0 && row[filled - 1]!.trim() === '') filled--;
    width = Math.max(width, filled);
  }
  return width;
}

function median(values: number[]): number {
  return values.length === 0 ? 0 : [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Names that a person would call the same: case, accents, separators and space aside. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[\s_\-./:*#()[\]\u200c]+/g, ' ')
    .trim();
}

/** Decides for one sheet which rows repeat its header. */
export class RepeatedHeader {
  readonly #names: string[];
  readonly #full: Set<string>;
  readonly #words: Set<string>;

  constructor(columns: readonly string[]) {
    this.#names = columns.map(foldName);
    this.#full = new Set(this.#names);
    this.#words = new Set(this.#names.flatMap((name) => name.split(' ')));
  }

  matches(cells: readonly string[]): boolean {
    let filled = 0;
    let whole = 0;
    for (let c = 0; c < cells.length; c++) {
      const raw = cells[c]!;
      if (raw === '' || raw.length > 2 * NAME_UNITS) {
        if (raw !== '') return false;
        continue;
      }
      const cell = foldName(raw);
      if (cell === '') continue;
      filled++;
      if (this.#full.has(cell) || this.#isRunTogether(cell, this.#names[c] ?? '')) whole++;
      else if (!this.#sharesWord(cell, this.#names[c] ?? '')) return false;
    }
    return whole > 0 && (filled > 1 || this.#names.length === 1);
  }

  /** Names of columns one after the other, beginning with the cell's own; the last may be cut. */
  #isRunTogether(cell: string, own: string): boolean {
    if (own === '' || !cell.startsWith(`${own} `)) return false;
    const rest = cell.slice(own.length + 1);
    return this.#names.some((name) => name !== own && name.startsWith(rest));
  }

  #sharesWord(cell: string, own: string): boolean {
    const words = cell.split(' ');
    if (words.length > 4 || words.some((word) => /\d/.test(word) && !this.#words.has(word))) return false;
    const names = own.split(' ');
    return words.some((word) => names.includes(word));
  }
}
