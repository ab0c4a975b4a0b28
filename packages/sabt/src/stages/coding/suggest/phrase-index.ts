/**
 * Finding many phrases in a text at once.
 *
 * Each phrase is indexed under its anchor, the first of its elements that must be there. A text is gone through once: for
 * each word the phrases anchored at one of its keys are tried, forwards and backwards from there. So the work is that of
 * the words that are triggers at all, however many phrases there are. The same is done first with the phrases of the
 * classes, so that a class in a phrase is one look-up.
 *
 * Invariant: a phrase never reaches over the end of its sentence.
 */
import { type Element, isAnchor } from './pattern-syntax.ts';
import type { Token } from './tokens.ts';

export interface Hit<T> {
  item: T;
  /** Tokens [from, to). */
  from: number;
  to: number;
}

interface Indexed<T> {
  item: T;
  elements: readonly Element[];
  anchor: number;
}

interface Keyed<T> {
  indexed: Indexed<T>;
  /** Only a word that stands so, not one whose stem or part does. */
  exact: boolean;
}

/** What elements other than words need to know of a text. */
export interface TextMarks {
  tokens: readonly Token[];
  /** By name of class: the ends of its phrases that begin at a token. */
  classes: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Ends of numbers, by the token they begin at. */
  numbers: ReadonlyMap<number, number>;
}

const PREFIX_UNITS = [2, 3] as const;

export class PhraseIndex<T> {
  readonly #byKey = new Map<string, Keyed<T>[]>();
  readonly #byPrefix = new Map<string, Indexed<T>[]>();
  readonly #byClass = new Map<string, Indexed<T>[]>();

  add(elements: readonly Element[], item: T): void {
    const anchor = elements.findIndex((element) => isAnchor(element) && element.is === 'word');
    const at = anchor >= 0 ? anchor : elements.findIndex(isAnchor);
    const indexed = { item, elements, anchor: at };
    this.#under(elements[at]!, indexed);
  }

  #under(element: Element, indexed: Indexed<T>): void {
    if (element.is === 'choice') for (const one of element.of) this.#under(one, indexed);
    if (element.is === 'class') push(this.#byClass, element.name, indexed);
    if (element.is !== 'word') return;
    for (const key of element.keys) push(this.#byKey, key, { indexed, exact: false });
    for (const key of element.exact) if (!element.keys.has(key)) push(this.#byKey, key, { indexed, exact: true });
    for (const prefix of element.prefixes) push(this.#byPrefix, prefix.slice(0, PREFIX_UNITS[1]), indexed);
  }

  /**
   * All places at which a phrase of the index stands, in order of their beginning; each item once a beginning, the longest.
   * Only phrases whose anchor is one of the tokens [from, to) are looked for.
   */
  find(marks: TextMarks, from = 0, to = marks.tokens.length): Hit<T>[] {
    const hits: Hit<T>[] = [];
    this.#search(marks, from, to, (hit) => {
      hits.push(hit);
      return false;
    });
    return longest(hits);
  }

  /** Whether any phrase of the index stands in the text with its anchor among the tokens [from, to). */
  stands(marks: TextMarks, from: number, to: number): boolean {
    return this.#search(marks, from, to, () => true);
  }

  /** Gives each hit to `found` until that says that it is enough; whether it did. */
  #search(marks: TextMarks, from: number, to: number, found: (hit: Hit<T>) => boolean): boolean {
    const { tokens } = marks;
    const attempt = (candidates: readonly Indexed<T>[] | undefined, at: number): boolean => {
      if (candidates === undefined) return false;
      for (const indexed of candidates) {
        const hit = matchAround(indexed, at, endOf(indexed.elements[indexed.anchor]!, at, marks), marks);
        if (hit !== null && found(hit)) return true;
      }
      return false;
    };
    for (const [name, candidates] of this.#byClass)
      for (const at of marks.classes.get(name)?.keys() ?? [])
        if (at >= from && at < to && attempt(candidates, at)) return true;
    const withPrefixes = this.#byPrefix.size > 0;
    for (let at = from; at < to; at++) {
      const { fold, keys } = tokens[at]!;
      for (const key of keys) {
        for (const { indexed, exact } of this.#byKey.get(key) ?? NONE) {
          if (exact && fold !== key) continue;
          const hit = matchAround(indexed as Indexed<T>, at, at + 1, marks);
          if (hit !== null && found(hit)) return true;
        }
        if (withPrefixes)
          for (const units of PREFIX_UNITS)
            if (key.length >= units && attempt(this.#byPrefix.get(key.slice(0, units)), at)) return true;
      }
    }
    return false;
  }
}

const NONE: readonly Keyed<unknown>[] = [];

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function longest<T>(hits: Hit<T>[]): Hit<T>[] {
  hits.sort((a, b) => a.from - b.from || b.to - a.to);
  const seen = new Map<T, number>();
  return hits.filter(({ item, from }) => {
    if (seen.get(item) === from) return false;
    seen.set(item, from);
    return true;
  });
}

/** @param end The token after the anchor, which stands at `at`; -1 if it does not. */
function matchAround<T>(indexed: Indexed<T>, at: number, end: number, marks: TextMarks): Hit<T> | null {
  const { item, elements, anchor } = indexed;
  if (end < 0) return null;
  if (elements.length === 1) return { item, from: at, to: end };
  const sentence = marks.tokens[at]!.sentence;
  const to = forwards(elements, anchor + 1, end, sentence, marks);
  if (to < 0) return null;
  const from = backwards(elements, anchor - 1, at, sentence, marks);
  return from < 0 ? null : { item, from, to };
}

/** The end of elements[i…] standing from token `at` on, or -1. */
function forwards(elements: readonly Element[], i: number, at: number, sentence: number, marks: TextMarks): number {
  const element = elements[i];
  if (element === undefined) return at;
  if (element.is === 'gap') {
    for (let skip = 0; skip <= element.most; skip++) {
      if (skip > 0 && marks.tokens[at + skip - 1]?.sentence !== sentence) return -1;
      const end = forwards(elements, i + 1, at + skip, sentence, marks);
      if (end >= 0) return end;
    }
    return -1;
  }
  const end = endWithin(element, at, sentence, marks);
  if (end >= 0) {
    const after = forwards(elements, i + 1, end, sentence, marks);
    if (after >= 0) return after;
  }
  return isOptional(element) ? forwards(elements, i + 1, at, sentence, marks) : -1;
}

/** The beginning of elements[…i] standing up to token `at`, or -1. */
function backwards(elements: readonly Element[], i: number, at: number, sentence: number, marks: TextMarks): number {
  const element = elements[i];
  if (element === undefined) return at;
  if (element.is === 'gap') {
    for (let skip = 0; skip <= element.most; skip++) {
      if (skip > 0 && marks.tokens[at - skip]?.sentence !== sentence) return -1;
      const from = backwards(elements, i - 1, at - skip, sentence, marks);
      if (from >= 0) return from;
    }
    return -1;
  }
  for (let from = at - 1; from >= Math.max(0, at - LONGEST_PHRASE); from--) {
    if (marks.tokens[from]!.sentence !== sentence) break;
    if (endWithin(element, from, sentence, marks) !== at) {
      if (element.is === 'word' || element.is === 'any') break;
      continue;
    }
    const before = backwards(elements, i - 1, from, sentence, marks);
    if (before >= 0) return before;
  }
  return isOptional(element) ? backwards(elements, i - 1, at, sentence, marks) : -1;
}

/** No class phrase and no number has more words. */
const LONGEST_PHRASE = 8;

const isOptional = (element: Element): boolean => 'optional' in element && element.optional;

/** The token after an element that stands at a token of the sentence, or -1. */
function endWithin(element: Element, at: number, sentence: number, marks: TextMarks): number {
  return marks.tokens[at]?.sentence === sentence ? endOf(element, at, marks) : -1;
}

/** The token after an element that stands at a token, or -1. */
function endOf(element: Element, at: number, marks: TextMarks): number {
  const token = marks.tokens[at]!;
  switch (element.is) {
    case 'word':
      return isWord(element, token) ? at + 1 : -1;
    case 'any':
      return at + 1;
    case 'number':
      return marks.numbers.get(at) ?? -1;
    case 'class':
      return marks.classes.get(element.name)?.get(at) ?? -1;
    case 'choice':
      return Math.max(...element.of.map((one) => endOf(one, at, marks)));
    case 'gap':
      return -1;
  }
}

function isWord({ keys, exact, prefixes }: Extract<Element, { is: 'word' }>, token: Token): boolean {
  if (exact.has(token.fold)) return true;
  for (const key of token.keys) {
    if (keys.has(key)) return true;
    for (const prefix of prefixes) if (key.startsWith(prefix)) return true;
  }
  return false;
}
