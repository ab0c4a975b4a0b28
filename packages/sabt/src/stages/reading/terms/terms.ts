/**
 * From a text to its terms: what the index holds and what a query asks for.
 *
 * A term is a run of letters, marks and digits, folded, with a stem. Folding and cutting happen in one pass over the
 * original, so that every term knows the exact span it stands for, harakat included.
 *
 * Where writers disagree about spaces, more than one term is given. The whole is always the main term; the others are
 * flagged `part` and stand at the position of the main term (the first one, if they span several), so that main terms alone
 * are numbered 0, 1, 2, … and phrases see the same distances in every spelling:
 *   - ZWNJ (Persian): کتاب‌های gives the joined form and its parts, less mere endings. Written with a space (کتاب های, می روند,
 *     بازداشت شدگان) each word is a main term and the joined form is added.
 *   - hyphen: anti-government gives anti, government and antigovernment.
 *   - apostrophe inside a word: dropped (Qur'an, Sana'a); parts of three letters and more are added (l'homme); 's goes.
 * Numbers: digits of all sets fold to 0–9; grouped thousands are one number (1,500 and 1500 meet); at any other sign, and
 * between Arabic letters and digits (عام2019), the term ends.
 */
import { bmp, DROPPED, expansion, meet, SEVERAL, SURROGATE, UNMET } from '../fold/fold.ts';
import { detectLanguage } from '../language/language.ts';
import {
  APOSTROPHE,
  ARABIC,
  COMMA,
  DIGIT,
  HYPHEN,
  IDEOGRAPH,
  isAttached,
  kindOf,
  kindOfCodePoint,
  LETTER,
  SEPARATOR,
} from './kinds.ts';
import { readsAsPersian } from './stem.ts';
import { cacheOf, ENDING, noteOf, PREFIX, type Reading, readWord, type Word } from './word-readings.ts';

export type { Word } from './word-readings.ts';

/** One term of a text. */
export interface Term {
  /** The word folded, without apostrophes, ZWNJ and thousands separators. */
  fold: string;
  /** What its inflected forms have in common; the fold where there are no rules. */
  stem: string;
  /** [start, end) in UTF-16 units of the original. */
  span: [start: number, end: number];
  /** Number of the main term; a part has that of its whole. */
  position: number;
  /** Present and true where the term is another reading of main terms. */
  part?: true;
}

/** Called for each term; see `Term`. */
export type TermVisitor = (
  fold: string,
  stem: string,
  position: number,
  start: number,
  end: number,
  part: boolean,
) => void;

/**
 * Called for each term, for whoever keeps what belongs to a word by its number: the same `number` always comes with the same
 * fold and stem (not the other way round), and words met one after another have numbers close to each other. `word` need
 * not be looked at if the number is known.
 */
export type WordVisitor = (
  number: number,
  word: Word,
  position: number,
  start: number,
  end: number,
  part: boolean,
) => void;

const LONGEST = 120;
const CACHE_LIMIT = 100_000;

/** Passes over texts, one at a time. */
class Cutter {
  #visit: WordVisitor = () => undefined;
  #language = 'und';
  #cache = cacheOf('und');
  #persian = false;
  /** The word so far: folded units and for each the span in the original. */
  readonly #units = new Uint16Array(LONGEST + 4);
  readonly #starts = new Uint32Array(LONGEST + 4);
  readonly #ends = new Uint32Array(LONGEST + 4);
  #length = 0;
  /** Kind of the word's first unit. */
  #script = 0;
  /** Where in the word ZWNJ, apostrophes or commas stood; which of them; and one that has just been met. */
  #joints: number[] = [];
  #jointSign = '';
  #pending = '';
  #position = 0;
  /** The main term before, for joining over a hyphen or a space. */
  #before: Reading | null = null;
  #beforeNote = 0;
  #beforeStart = 0;
  #beforePosition = 0;
  #hyphenAt = -1;
  /** What the hyphens joined so far, if they joined more than the word before. */
  #chain = '';
  #onlySpaces = false;

  /** Begins a text. */
  begin(visit: WordVisitor): void {
    this.#visit = visit;
    this.#length = 0;
    this.#joints = [];
    this.#jointSign = '';
    this.#pending = '';
    this.#position = 0;
    this.#before = null;
    this.#hyphenAt = -1;
    this.#chain = '';
  }

  /** Goes through text[from, to), which is in the given language. */
  run(text: string, from: number, to: number, language: string): void {
    this.#language = language;
    this.#cache = cacheOf(language);
    this.#persian = readsAsPersian(language);
    this.#onlySpaces = false;
    for (let i = from; i < to; i++) {
      const unit = text.charCodeAt(i);
      let folded = bmp[unit]!;
      if (folded === UNMET) folded = meet(unit);
      if (folded < UNMET || folded > SURROGATE) {
        const kind = kindOf(folded);
        const n = this.#length;
        // nearly always: the next letter of a word
        if (n > 0 && n < LONGEST && kind === this.#script && this.#pending === '') {
          this.#units[n] = folded;
          this.#starts[n] = i;
          this.#ends[n] = i + 1;
          this.#length = n + 1;
        } else this.#take(folded, kind, i, i + 1);
      } else if (folded === DROPPED) this.#drop(unit, i);
      else if (folded === SEVERAL) this.#takeAll(expansion(unit), i, i + 1);
      else {
        const cp = text.codePointAt(i)!;
        if (cp > 0xffff) this.#takeAll(expansion(cp), i, ++i + 1);
        else this.#take(unit, SEPARATOR, i, i + 1);
      }
    }
    this.#end();
  }

  #takeAll(result: string, start: number, end: number): void {
    for (let k = 0; k < result.length; k++) {
      const cp = result.codePointAt(k)!;
      const kind = cp > 0xffff ? kindOfCodePoint(cp) : kindOf(cp);
      this.#take(result.charCodeAt(k), kind, start, end);
      if (cp > 0xffff) this.#take(result.charCodeAt(++k), kind, start, end);
    }
  }

  #drop(unit: number, at: number): void {
    const n = this.#length;
    if (n === 0) return;
    if (isAttached(unit)) {
      if (this.#ends[n - 1] === at) this.#ends[n - 1] = at + 1;
    } else if (unit === 0x200c && this.#script === ARABIC) this.#pending = '\u200c';
  }

  #take(unit: number, kind: number, start: number, end: number): void {
    const n = this.#length;
    if (kind === SEPARATOR) {
      if (n > 0) this.#end();
      this.#hyphenAt = -1;
      if (unit !== 0x20) this.#onlySpaces = false;
      return;
    }
    if (kind >= APOSTROPHE) {
      this.#takeSign(unit, kind, start, end);
      return;
    }
    if (n > 0) {
      const broken = (kind === ARABIC) !== (this.#script === ARABIC) || n >= LONGEST;
      if (broken || (this.#pending === ',' && kind !== DIGIT) || (this.#pending === "'" && kind !== LETTER)) {
        const spaced = this.#pending === '';
        this.#end();
        this.#onlySpaces = spaced && this.#onlySpaces && !broken;
      } else if (this.#pending !== '') {
        this.#joints.push(n);
        this.#jointSign = this.#pending;
        this.#pending = '';
      }
    }
    const at = this.#length;
    if (at === 0) this.#script = kind;
    this.#units[at] = unit;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#length = at + 1;
  }

  /** Apostrophe, hyphen, comma, and letters that are words. */
  #takeSign(unit: number, kind: number, start: number, end: number): void {
    const n = this.#length;
    const free = this.#pending === '' && n > 0;
    if (kind === APOSTROPHE && free && this.#script === LETTER && this.#jointSign !== ',') {
      this.#pending = "'";
      return;
    }
    if (kind === COMMA && free && this.#script === DIGIT && this.#jointSign !== "'") {
      this.#pending = ',';
      return;
    }
    if (n > 0) this.#end();
    this.#onlySpaces = false;
    if (kind === HYPHEN && n > 0 && this.#script !== DIGIT) this.#hyphenAt = start;
    if (kind === IDEOGRAPH) {
      this.#script = LETTER;
      this.#units[0] = unit;
      this.#starts[0] = start;
      this.#ends[0] = end;
      this.#length = 1;
      this.#end();
    }
  }

  /** The units [from, to) as a string. */
  #string(from: number, to: number): string {
    let out = '';
    for (let i = from; i < to; i++) out += String.fromCharCode(this.#units[i]!);
    return out;
  }

  /** Gives out the word so far, if there is one, and begins a new one. */
  #end(): void {
    let n = this.#length;
    this.#length = 0;
    const trailing = this.#pending;
    this.#pending = '';
    if (n === 0) return;
    if (this.#joints.length === 0) this.#givePlain(n);
    else {
      const joints = this.#joints;
      const sign = this.#jointSign;
      this.#joints = [];
      this.#jointSign = '';
      if (sign === ',') this.#giveNumber(joints, n);
      else {
        const last = joints.at(-1)!;
        if (sign === "'" && last === n - 1 && this.#units[last] === 0x73) {
          joints.pop();
          n = last;
        }
        let key = '';
        let from = 0;
        for (const joint of joints) {
          key += this.#string(from, joint) + sign;
          from = joint;
        }
        this.#give(this.#read(key + this.#string(from, n)), 0, n);
      }
    }
    this.#onlySpaces = trailing === '' || trailing === '\u200c';
  }

  /** One number if every comma stands before exactly three digits, else one for each run. */
  #giveNumber(joints: readonly number[], n: number): void {
    const bounds = [...joints, n];
    const grouped = joints[0]! <= 3 && joints.every((joint, i) => bounds[i + 1]! - joint === 3);
    let from = 0;
    for (const to of grouped ? [n] : bounds) {
      this.#give(this.#read(this.#string(from, to)), from, to);
      from = to;
    }
  }

  /** A word without joints. */
  #givePlain(n: number): void {
    const { plain } = this.#cache;
    let at = plain.find(this.#units, n);
    if (at < 0) {
      const reading = readWord(this.#string(0, n), this.#language);
      at = plain.add(this.#units, n, reading.number, noteOf(reading), reading);
    }
    const reading = plain.value(at);
    // asked before the visit, for a visitor may have other texts read
    const note = plain.note(at);
    const position = this.#position++;
    this.#visit(plain.number(at), reading, position, this.#starts[0]!, this.#ends[n - 1]!, false);
    this.#joinToBefore(reading, note, position, this.#starts[0]!, this.#ends[n - 1]!);
  }

  /** Gives out a word's main term, its parts, and what it makes with the word before. */
  #give(reading: Reading, from: number, to: number): void {
    const start = this.#starts[from]!;
    const end = this.#ends[to - 1]!;
    const position = this.#position++;
    this.#visit(reading.number, reading, position, start, end, false);
    for (const part of reading.parts ?? [])
      this.#visit(part.number, part, position, this.#starts[from + part.from]!, this.#ends[from + part.to - 1]!, true);
    this.#joinToBefore(reading, noteOf(reading), position, start, end);
  }

  #joinToBefore(reading: Reading, note: number, position: number, start: number, end: number): void {
    if (this.#hyphenAt >= 0 && start === this.#hyphenAt + 1 && this.#script !== DIGIT) {
      this.#chain = (this.#chain === '' ? (this.#before?.fold ?? '') : this.#chain) + reading.fold;
      this.#join(this.#chain, end);
      this.#before = null;
    } else {
      if (this.#persian && this.#onlySpaces && this.#before !== null && this.#script === ARABIC)
        if ((note & ENDING) !== 0 || (this.#beforeNote & PREFIX) !== 0)
          this.#join(`${this.#before.key}\u200c${reading.key}`, end);
      this.#chain = '';
      this.#before = reading;
      this.#beforeNote = note;
      this.#beforeStart = start;
      this.#beforePosition = position;
    }
    this.#hyphenAt = -1;
  }

  #join(key: string, end: number): void {
    const reading = this.#read(key);
    this.#visit(reading.number, reading, this.#beforePosition, this.#beforeStart, end, true);
  }

  #read(key: string): Reading {
    const { composed } = this.#cache;
    let reading = composed.get(key);
    if (reading === undefined) {
      if (composed.size >= CACHE_LIMIT) composed.clear();
      reading = readWord(key, this.#language);
      composed.set(key, reading);
    }
    return reading;
  }
}

/** Those that are not at work: a visitor may itself have a text read. */
const idle: Cutter[] = [];

/**
 * Visits every term of a text in order, without making an object for each: for the indexer.
 * Never throws of itself; memory does not depend on the text.
 * @param language ISO 639-1 of the text; if not given, each paragraph is read in the language that it seems to be in
 */
export function forEachWord(text: string, language: string | undefined, visit: WordVisitor): void {
  const cutter = idle.pop() ?? new Cutter();
  cutter.begin(visit);
  if (language !== undefined) cutter.run(text, 0, text.length, language);
  else for (const paragraph of detectLanguage(text).paragraphs) cutter.run(text, ...paragraph.span, paragraph.language);
  idle.push(cutter);
}

/** The same for whoever asks for words as they are spelt. */
export function forEachTerm(text: string, language: string | undefined, visit: TermVisitor): void {
  forEachWord(text, language, (_number, { fold, stem }, position, start, end, part) =>
    visit(fold, stem, position, start, end, part),
  );
}

/** The terms of a text in order; see `Term`. */
export function terms(text: string, language?: string): Term[] {
  const out: Term[] = [];
  forEachTerm(text, language, (fold, stem, position, start, end, part) => {
    out.push(part ? { fold, stem, span: [start, end], position, part } : { fold, stem, span: [start, end], position });
  });
  return out;
}
