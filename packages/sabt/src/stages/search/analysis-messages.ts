/** Documents and their analyses as they cross between threads: flat, because nested objects cost several times as much. */
import { SEARCH_FIELDS } from '../../store/search-port.ts';
import type { Analyses, FieldText, SearchDocument } from './analyse.ts';

/** A part of what was put; `flat` as `flatten` made it. */
export interface ToAnalyse {
  number: number;
  flat: (string | number | null)[];
}

export interface Analysed extends Analyses {
  number: number;
  /** How long it took. */
  ms: number;
}

/** Per document: number of values; per value its field, its language and its text. */
export function flatten(documents: readonly SearchDocument[]): (string | number | null)[] {
  const flat: (string | number | null)[] = [];
  for (const { fields, language } of documents) {
    const count = flat.push(0) - 1;
    let values = 0;
    SEARCH_FIELDS.forEach((field, bit) => {
      const value = fields[field];
      if (value === undefined) return;
      for (const item of Array.isArray(value) ? value : [value]) {
        if (typeof item === 'string') flat.push(bit, language, item);
        else flat.push(bit, item.language === undefined ? language : item.language, item.text);
        values++;
      }
    });
    flat[count] = values;
  }
  return flat;
}

/** The way back, as far as the analysis needs it: numbers and columns stay with whoever asked. */
export function unflatten(flat: ToAnalyse['flat']): SearchDocument[] {
  const documents: SearchDocument[] = [];
  for (let at = 0; at < flat.length; ) {
    const fields: { [field: string]: FieldText[] } = {};
    for (let left = flat[at++] as number; left > 0; left--) {
      const field = SEARCH_FIELDS[flat[at++] as number]!;
      const language = flat[at++] as string | null;
      const texts = fields[field] ?? [];
      texts.push({ language, text: flat[at++] as string });
      fields[field] = texts;
    }
    documents.push({ num: 0, kind: '', language: null, sources: [], day: null, year: null, fields });
  }
  return documents;
}

export function cutUp({ bytes, lengths }: Analyses): Uint8Array[] {
  let at = 0;
  return Array.from(lengths, (length) => {
    at += length;
    return bytes.subarray(at - length, at);
  });
}

const FREE = 0;
const CLAIMED = 1;
const ANSWERED = 2;
const STATES = 4;

/**
 * Who works on which part, in memory that both threads see: a ring of states, each with the round that it belongs to, so that
 * a part which one of them has not looked at for long is not taken for a later one in its place.
 */
export class Claims {
  readonly states: Int32Array;

  constructor(states: Int32Array) {
    this.states = states;
  }

  offer(number: number): void {
    Atomics.store(this.states, number % this.states.length, this.state(number, FREE));
  }

  /** True for whoever asks first. */
  claim(number: number): boolean {
    const free = this.state(number, FREE);
    return (
      Atomics.compareExchange(this.states, number % this.states.length, free, this.state(number, CLAIMED)) === free
    );
  }

  answered(number: number): void {
    const slot = number % this.states.length;
    Atomics.store(this.states, slot, this.state(number, ANSWERED));
    Atomics.notify(this.states, slot);
  }

  /** Waits, without giving others a turn, until the part is answered or the time is up. */
  awaitAnswer(number: number, patienceMs: number): void {
    Atomics.wait(this.states, number % this.states.length, this.state(number, CLAIMED), patienceMs);
  }

  private state(number: number, state: number): number {
    return (Math.floor(number / this.states.length) * STATES + state) | 0;
  }
}
