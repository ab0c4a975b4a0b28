/**
 * Folding: the one key under which all spellings of a word meet.
 *
 * Arabic-script text reaches an archive in several spellings of the same letters: Persian keheh in an Arabic article,
 * Arabic yeh in Persian news, presentation forms out of a PDF, harakat, tatweel, ZWNJ, three sets of digits. Every
 * field, query and name goes through `fold` before it is compared; what is shown is always the original.
 *
 * The rule, code point by code point:
 *   1. the table (table.ts) if it has a row for it;
 *   2. else its NFKD (Unicode Standard Annex #15), and for each code point of that: the table again; else nothing if it
 *      is a combining mark (Mn) of script Arabic or Inherited; else a space if it is a space (Zs); else its lower case.
 *
 * The table goes first because NFKD alone is a trap here: it turns U+0676 (waw with high hamza, which Persian keyboards
 * put into Arabic words) into waw and U+0674, a letter; and the isolated harakat U+FE70.. into a space and a mark.
 *
 * Invariants (fold.test.ts):
 *   - context-free: fold(a + b) = fold(a) + fold(b) for well-formed a, b. Hence no final sigma, and exact offsets;
 *   - idempotent: every result of the rule is its own fold (checked over all of Unicode);
 *   - a lone surrogate stands for itself. Where dropping what lies between two lone halves would make them a pair, which
 *     might fold further, the second becomes U+FFFD.
 *
 * Results are remembered in an array by UTF-16 unit, filled as units are met: nothing is computed at start.
 */
import { FOLD_TABLE } from './table.ts';

/** What `bmp` holds where the result is not exactly one unit. Surrogates never are results, so their numbers serve. */
export const UNMET = 0xd800;
export const DROPPED = 0xd801;
export const SEVERAL = 0xd802;
export const SURROGATE = 0xd803;

const MARK = /^\p{Mn}$/u;
const ARABIC_OR_INHERITED = /^[\p{Script=Arabic}\p{Script=Inherited}]$/u;
const SPACE = /^\p{Zs}$/u;

const table = new Map<number, string>();
for (const [result, codePoints] of FOLD_TABLE) {
  for (const range of codePoints.split(' ')) {
    const [first, last] = range.split('-');
    const end = Number.parseInt(last ?? first!, 16);
    for (let cp = Number.parseInt(first!, 16); cp <= end; cp++) table.set(cp, result);
  }
}

/** Results by UTF-16 unit: the folded unit, or one of the four numbers above. */
export const bmp = new Uint16Array(0x10000).fill(UNMET);
const several = new Map<number, string>();
const SEVERAL_LIMIT = 50_000;

function foldCodePoint(cp: number): string {
  const own = table.get(cp);
  if (own !== undefined) return own;
  let out = '';
  for (const part of String.fromCodePoint(cp).normalize('NFKD')) {
    const row = table.get(part.codePointAt(0)!);
    if (row !== undefined) out += row;
    else if (MARK.test(part) && ARABIC_OR_INHERITED.test(part)) continue;
    else out += SPACE.test(part) ? ' ' : part.toLowerCase();
  }
  return out;
}

/** Looks at a unit for the first time: answers and remembers its result. */
export function meet(unit: number): number {
  const found = firstLook(unit);
  bmp[unit] = found;
  return found;
}

function firstLook(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return SURROGATE;
  const result = foldCodePoint(unit);
  if (result === '') return DROPPED;
  if (result.length === 1) return result.charCodeAt(0);
  several.set(unit, result);
  return SEVERAL;
}

/** The fold of a code point whose unit is marked SEVERAL, or of one beyond the BMP. */
export function expansion(cp: number): string {
  let result = several.get(cp);
  if (result === undefined) {
    result = foldCodePoint(cp);
    if (several.size < SEVERAL_LIMIT) several.set(cp, result);
  }
  return result;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

let units = new Uint16Array(4096);
let bytes = Buffer.from(units.buffer);

function grow(size: number): void {
  const wider = new Uint16Array(Math.max(units.length * 2, size));
  wider.set(units);
  units = wider;
  bytes = Buffer.from(units.buffer);
}

/** Folds `text` into `units`, writing offsets into `starts` if given; answers the number of units written. */
function foldInto(text: string, starts: number[] | undefined): number {
  const length = text.length;
  if (units.length < length) grow(length);
  let n = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    let to = bmp[unit]!;
    if (to === UNMET) to = meet(unit);
    if (to < UNMET || to > SURROGATE) {
      if (n === units.length) grow(n + 1);
      if (starts !== undefined) starts.push(i);
      units[n++] = to;
      continue;
    }
    if (to === DROPPED) continue;
    const start = i;
    const cp = to === SURROGATE ? text.codePointAt(i)! : unit;
    let result: string;
    if (cp > 0xffff) i++;
    if (to === SURROGATE && cp <= 0xffff) {
      const joins = isLow(unit) && n > 0 && isHigh(units[n - 1]!);
      result = joins ? '\ufffd' : String.fromCharCode(unit);
    } else result = expansion(cp);
    if (units.length < n + result.length) grow(n + result.length);
    for (let k = 0; k < result.length; k++) {
      if (starts !== undefined) starts.push(start);
      units[n++] = result.charCodeAt(k);
    }
  }
  return n;
}

/** Up to this many units a string is made faster by `fromCharCode` than by a call into Buffer. */
const SHORT = 6;

/** The units [from, to) of an array as a string. */
function stringOf(source: Uint16Array, buffer: Buffer, from: number, to: number): string {
  if (to - from > SHORT) return buffer.toString('utf16le', from * 2, to * 2);
  let out = '';
  for (let i = from; i < to; i++) out += String.fromCharCode(source[i]!);
  return out;
}

/**
 * The folded form of a text: the form in which spellings are compared and indexed.
 * Never throws; takes ill-formed UTF-16 too. Idempotent.
 */
export function fold(text: string): string {
  const n = foldInto(text, undefined);
  return stringOf(units, bytes, 0, n);
}

/** A folded text with the way back to the original. */
export interface FoldedText {
  folded: string;
  /** `folded.length + 1` offsets in UTF-16 units of the original, never falling: where the code point that gave this
   *  unit starts; the last is the length of the original. */
  map: Uint32Array;
}

/** Like `fold`, with the map from each UTF-16 unit of the result to the original. */
export function foldWithMap(text: string): FoldedText {
  const starts: number[] = [];
  const n = foldInto(text, starts);
  starts.push(text.length);
  return { folded: stringOf(units, bytes, 0, n), map: Uint32Array.from(starts) };
}
