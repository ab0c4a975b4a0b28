/**
 * Rows from JSON. A list may be larger than memory, so it is not parsed as a whole: a small scanner follows
 * brackets and strings through the stream and cuts out one element of a list at a time, which is then parsed
 * by itself. Lists are the document itself, or members of the object at the top (`{"videos":[…]}`): each such
 * member is a sheet. An object without a list of objects is one row. What else stands in a list at the top (a number,
 * nothing between two commas) is an element too and fails as one; a member that lists plain values is no list of rows.
 *
 * A row's nested objects become columns `outer.inner`; lists of plain values are joined, one a line; whatever
 * is deeper stays JSON.
 */
import { ProofError, parseStrict } from '@sabt/proof';
import { SabtError } from '../../../model/errors.ts';
import type { Limits } from '../limits.ts';
import type { RawRow } from './raw-row.ts';

/** Columns of object rows in the order in which they first occurred; it only grows. */
class ColumnSet {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();

  place(name: string): number {
    let place = this.#places.get(name);
    if (place === undefined) {
      place = this.names.length;
      this.names.push(name);
      this.#places.set(name, place);
    }
    return place;
  }
}

const FLATTEN_DEPTH = 4;

export class ObjectRows {
  readonly #columns = new Map<string, ColumnSet>();
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  row(number: number, sheet: string | undefined, value: unknown): RawRow {
    const columns = this.#columns.get(sheet ?? '') ?? new ColumnSet();
    this.#columns.set(sheet ?? '', columns);
    const row: RawRow = { number, cells: [], names: columns.names, ...(sheet === undefined ? {} : { sheet }) };
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { ...row, damage: 'The element is not an object with named values.' };
    }
    try {
      this.#flatten(value as Record<string, unknown>, '', 0, columns, row.cells);
    } catch (error) {
      if (error instanceof SabtError) throw error;
      return { ...row, cells: [], damage: 'The element is nested too deeply.' };
    }
    for (let i = 0; i < row.cells.length; i++) row.cells[i] ??= '';
    return row;
  }

  #flatten(value: Record<string, unknown>, prefix: string, depth: number, columns: ColumnSet, cells: string[]): void {
    for (const [key, inner] of Object.entries(value)) {
      const name = prefix + key;
      if (typeof inner === 'object' && inner !== null && !Array.isArray(inner) && depth < FLATTEN_DEPTH) {
        this.#flatten(inner as Record<string, unknown>, `${name}.`, depth + 1, columns, cells);
        continue;
      }
      const place = columns.place(name);
      if (place >= this.#limits.columns)
        throw new SabtError('too-many-columns', `The elements have more than ${this.#limits.columns} different names.`);
      cells[place] = cellText(inner);
    }
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object' || one === null))
    return value.map(cellText).join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export async function* jsonLineRows(text: AsyncIterable<string>, limits: Limits): AsyncGenerator<RawRow> {
  const rows = new ObjectRows(limits);
  let number = 0;
  for await (const line of lines(text, limits)) {
    number++;
    if (line.trim() === '') continue;
    yield parsedRow(rows, number, undefined, line);
  }
}

async function* lines(text: AsyncIterable<string>, limits: Limits): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const parts = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = parts.pop()!;
    if (rest.length > limits.rowUnits) throw tooLong(limits);
    yield* parts;
  }
  if (rest !== '') yield rest;
}

function parsedRow(rows: ObjectRows, number: number, sheet: string | undefined, source: string): RawRow {
  let value: unknown;
  let damage: string | null;
  try {
    value = JSON.parse(source);
    damage = doubleKey(source);
  } catch (error) {
    damage = `Not valid JSON: ${(error as Error).message}`;
  }
  if (damage === null) return rows.row(number, sheet, value);
  return { number, cells: [], names: [], damage, ...(sheet === undefined ? {} : { sheet }) };
}

const STRINGS_AND_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * Says which key stands twice in one object of valid JSON: nobody can tell which of the two values was meant. Other
 * things that the strict reader refuses are taken as they are, numbers with more digits than a double among them.
 */
function doubleKey(source: string): string | null {
  try {
    parseStrict(source);
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    if (error.code === 'duplicate-key') return `Not clear what is meant: ${error.message}`;
    // The reader stops at the first thing it refuses; a double key may stand behind a long number.
    if (error.code === 'number-lost')
      return doubleKey(source.replace(STRINGS_AND_NUMBERS, (token) => (token.startsWith('"') ? token : '0')));
  }
  return null;
}

const CUT_OFF = 'The JSON ends in the middle: it was probably cut off.';

/**
 * See the essay above. Of a list that was cut off, the last element fails. Throws `damaged-file` where the brackets do
 * not match or there is nothing whole.
 */
export async function* jsonRows(text: AsyncIterable<string>, limits: Limits): AsyncGenerator<RawRow> {
  const rows = new ObjectRows(limits);
  const scanner = new ListScanner(limits);
  for await (const piece of text) {
    for (const { number, sheet, source } of scanner.push(piece)) yield parsedRow(rows, number, sheet, source);
  }
  const cut = scanner.cutOff();
  if (cut !== null) yield { ...cut, cells: [], names: [], damage: CUT_OFF };
  const rest = scanner.end();
  if (rest !== null) yield parsedRow(rows, 1, undefined, rest);
}

interface Element {
  number: number;
  sheet?: string;
  source: string;
}

class ListScanner {
  readonly #limits: Limits;
  #depth = 0;
  /** Depth at which elements of the list lie: 1 in a list at the top, 2 in a list that is a member. */
  #elements = 0;
  #topIsObject = false;
  #inString = false;
  #escaped = false;
  /** Everything so far, as long as no list was found: the file may be one object. */
  #whole = '';
  #key = '';
  #lastString = '';
  #element = '';
  #inElement = false;
  #number = 0;
  #found = false;
  /** Of a list at the top: an element that is no object, as far as it was read; and whether there was any since the comma. */
  #plain = '';
  #filled = false;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  *push(piece: string): Generator<Element> {
    let start = 0;
    for (let i = 0; i < piece.length; i++) {
      const c = piece.charCodeAt(i);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (c === 92) this.#escaped = true;
        else if (c === 34) this.#inString = false;
        if (this.#depth === 1 && this.#topIsObject && this.#inString) this.#lastString += piece[i];
        if (this.#betweenElements()) this.#growPlain(piece[i]!);
        continue;
      }
      if (this.#betweenElements()) yield* this.#plainElement(c, piece[i]!);
      if (c === 34) {
        this.#inString = true;
        if (this.#depth === 1) this.#lastString = '';
      } else if (c === 58 && this.#depth === 1) this.#key = this.#lastString;
      else if (c === 123 || c === 91) {
        if (this.#elements > 0 && this.#depth === this.#elements) {
          this.#inElement = true;
          start = i;
        }
        this.#open(c === 91);
      } else if (c === 125 || c === 93) {
        this.#depth--;
        if (this.#depth < 0) throw new SabtError('damaged-file', 'The brackets of the JSON do not match.');
        if (this.#inElement && this.#depth === this.#elements) {
          yield this.#complete(this.#element + piece.slice(start, i + 1));
          start = i + 1;
        }
        if (this.#elements > 0 && this.#depth < this.#elements) this.#elements = 0;
      }
    }
    if (this.#inElement) this.#grow(piece.slice(start));
    else if (!this.#found) this.#growWhole(piece);
  }

  #betweenElements(): boolean {
    return this.#depth === 1 && !this.#topIsObject && !this.#inElement;
  }

  *#plainElement(c: number, char: string): Generator<Element> {
    if (c === 32 || (c >= 9 && c <= 13)) return;
    const opens = c === 123 || c === 91;
    if (c !== 44 && c !== 93 && !opens) return this.#growPlain(char);
    // a comma at the end of a list is common and loses nothing
    if (this.#plain !== '' || (c === 44 && !this.#filled)) yield this.#complete(this.#plain);
    this.#plain = '';
    this.#filled = opens;
  }

  #growPlain(char: string): void {
    this.#plain += char;
    if (this.#plain.length > this.#limits.rowUnits) throw tooLong(this.#limits);
  }

  #open(isArray: boolean): void {
    this.#depth++;
    if (this.#depth === 1) this.#topIsObject = !isArray;
    const listAtTop = this.#depth === 1 && isArray;
    const listAsMember = this.#depth === 2 && isArray && this.#topIsObject;
    if (listAtTop || listAsMember) {
      this.#elements = this.#depth;
      this.#number = 0;
    }
  }

  #complete(source: string): Element {
    this.#inElement = false;
    this.#element = '';
    this.#found = true;
    this.#whole = '';
    this.#number++;
    return { number: this.#number, source, ...(this.#topIsObject ? { sheet: this.#key } : {}) };
  }

  #grow(text: string): void {
    this.#element += text;
    if (this.#element.length > this.#limits.rowUnits) throw tooLong(this.#limits);
    if (!this.#found) this.#growWhole(text);
  }

  #growWhole(text: string): void {
    this.#whole += text;
    if (this.#whole.length > 4 * this.#limits.rowUnits) throw tooLong(this.#limits);
  }

  /** The element at which the file ends too early, where whole ones stand before it. */
  cutOff(): Omit<Element, 'source'> | null {
    if (this.#depth === 0 || !this.#found) return null;
    return { number: this.#number + 1, ...(this.#topIsObject ? { sheet: this.#key } : {}) };
  }

  /** The whole text if no list of objects was in it. */
  end(): string | null {
    if (this.#depth > 0 && !this.#found) throw new SabtError('damaged-file', CUT_OFF);
    return this.#found || this.#whole.trim() === '' || /^\s*\[\s*\]\s*$/.test(this.#whole) ? null : this.#whole;
  }
}

function tooLong(limits: Limits): SabtError {
  return new SabtError('too-large', `One element of the list is longer than ${limits.rowUnits} characters.`);
}
