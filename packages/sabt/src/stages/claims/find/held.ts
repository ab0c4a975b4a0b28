/**
 * The words of a part of a sentence that something stands for, each by its place: a word is held where it does what it is
 * held for, not wherever it occurs. "Year" belongs to the date beside it and to nothing else, "number" to the acts after it,
 * "higher" to a number. What is asked here is which words stand next to which; what they mean for a claim is in
 * represented.ts.
 */
import type { MarkedText } from '../../coding/index.ts';
import type { Segment } from './segments.ts';

/** Tokens [from, to). */
export interface Run {
  from: number;
  to: number;
}

export class HeldWords {
  readonly #text: MarkedText;
  readonly #segment: Segment;
  readonly #held = new Set<number>();

  constructor(text: MarkedText, segment: Segment) {
    this.#text = text;
    this.#segment = segment;
  }

  hold({ from, to }: Run): void {
    for (let i = from; i < to; i++) this.#held.add(i);
  }

  has(token: number): boolean {
    return this.#held.has(token);
  }

  /** Phrases of a class within the part, in order. */
  hits(name: string): Run[] {
    const { from, to } = this.#segment;
    return (this.#text.phrases.get(name) ?? []).filter((hit) => hit.from >= from && hit.to <= to);
  }

  holdAll(name: string): void {
    for (const hit of this.hits(name)) this.hold(hit);
  }

  /** Of these classes, phrases that share no word counted as one each, in order. */
  apart(...names: readonly string[]): Run[] {
    const runs: Run[] = [];
    for (const { from, to } of names.flatMap((name) => this.hits(name)).sort((a, b) => a.from - b.from)) {
      const last = runs.at(-1);
      if (last !== undefined && from < last.to) last.to = Math.max(last.to, to);
      else runs.push({ from, to });
    }
    return runs;
  }

  /** A phrase of the class that ends just before this token. */
  before(token: number, name: string): Run | undefined {
    return (this.#text.phrases.get(name) ?? []).find((hit) => hit.to === token);
  }

  /** A phrase of the class that begins at this token. */
  at(token: number, name: string): Run | undefined {
    return (this.#text.phrases.get(name) ?? []).find((hit) => hit.from === token);
  }

  /** The token before this one and before the words that only link: "of the", "in the". */
  overLinks(token: number): number {
    let at = token;
    for (let hit = this.before(at, 'link-word'); hit !== undefined; hit = this.before(at, 'link-word')) at = hit.from;
    return at;
  }

  /** A bound date with the words that lead to it: "during the year 2019", "between the years". */
  holdDate(date: Run): void {
    this.hold(date);
    let at = date.from;
    for (;;) {
      const own = this.before(at, 'date-word');
      if (own !== undefined) this.hold(own);
      const next = own ?? this.before(at, 'link-word');
      if (next === undefined) return;
      at = next.from;
    }
  }

  /** "The number of": held before what is counted, nowhere else. Whether there is one. */
  holdCountOf(counted: readonly Run[]): boolean {
    const own = this.hits('count-word').filter((word) =>
      counted.some(({ from }) => word.to <= from && this.overLinks(from) <= word.to),
    );
    for (const word of own) this.hold(word);
    return own.length > 0;
  }
}
