/**
 * Analysis: the words of a record's fields as the terms that the index keeps (`store/analysed-document.ts`).
 *
 * Each word gives its fold (`f`), with its position, and its stem (`s`) where that differs. An id is one term (`i`).
 * Frequencies are weighted by field here, so that the index needs to know nothing of fields but a bit.
 *
 * This is the costly half of indexing and depends on nothing but the document, so it may run in any thread:
 * `createAnalyser()` makes one with a vocabulary of its own, which remembers the bytes and hash of words met lately.
 */
import { hashKey, KEY_BYTES, POSITION_LIMIT, writeKey } from '../../store/analysed-document.ts';
import {
  type DocumentColumns,
  type IndexedDocument,
  SEARCH_FIELDS,
  type SearchField,
} from '../../store/search-port.ts';
import { fold, forEachTerm } from '../reading/index.ts';

export interface FieldText {
  text: string;
  /** Language of this text; absent: that of the document. */
  language?: string | null;
}

/** A record to be searched. The values of a field do not touch: no phrase spans two. `id` is found whole, by `id:`. */
export interface SearchDocument extends DocumentColumns {
  fields: { [field in SearchField]?: string | FieldText | (string | FieldText)[] };
}

/** How much a word in a field weighs against one in the text. */
const FIELD_WEIGHT: { [field in SearchField]: number } = {
  title: 3,
  text: 1,
  name: 3,
  source: 1,
  tag: 2,
  place: 1,
  note: 1,
  id: 1,
};
export const FIELD_WEIGHTS = SEARCH_FIELDS.map((field) => FIELD_WEIGHT[field]);

const VALUE_GAP = 16;
const VOCABULARY = 200_000;
/** Words by their numbers; two that share a place are looked up by their spelling in turn. */
const WORDS = 1 << 18;
const MOST_FREQUENCY = 255;
const FIELD_SHIFT = 24;
const PLACE_MASK = (1 << FIELD_SHIFT) - 1;
/** An occurrence of a term that has no positions. */
const UNPLACED = -1;

export function createAnalyser(): (document: SearchDocument) => IndexedDocument {
  const analyser = new Analyser();
  return (document) => analyser.analyse(document);
}

class Analyser {
  /** Terms met lately, by word, numbered from 0; their keys' bytes lie in `keys`, one after another. */
  private readonly folds = new Map<string, number>();
  private readonly stems = new Map<string, number>();
  private readonly ids = new Map<string, number>();
  private terms = 0;
  private keys = new Uint8Array(1 << 18);
  private keyEnds = new Uint32Array(1 << 14);
  private hashes = new Uint32Array(1 << 14);
  /** Per term: its slot in this document, if that slot is in use and says the same. */
  private slotOf = new Uint32Array(1 << 14);
  /** Per place of a word: its number plus one, the term of its fold, and of its stem plus one where that differs. */
  private readonly wordAt = new Uint32Array(WORDS);
  private readonly foldTermAt = new Uint32Array(WORDS);
  private readonly stemTermAt = new Uint32Array(WORDS);

  /** Per slot, that is term of this document. */
  private slots = 0;
  private termOf = new Uint32Array(1024);
  private masks = new Uint8Array(1024);
  private frequencies = new Float64Array(1024);
  private counts = new Uint32Array(1024);

  /** Per occurrence: slot, and field << 24 | position, or UNPLACED. */
  private occurrences = 0;
  private occurrenceSlot = new Uint32Array(4096);
  private occurrencePlace = new Int32Array(4096);

  private words = 0;
  private out = new Uint8Array(1 << 16);

  analyse(document: SearchDocument): IndexedDocument {
    this.begin();
    SEARCH_FIELDS.forEach((field, bit) => {
      const value = document.fields[field];
      if (value === undefined) return;
      let from = 0;
      for (const item of Array.isArray(value) ? value : [value]) {
        const { text, language = document.language } = typeof item === 'string' ? { text: item } : item;
        if (field === 'id') this.occur(this.termFor(this.ids, 'i', fold(text.trim())), bit, UNPLACED);
        else from = this.addText(text, language, bit, from) + VALUE_GAP;
      }
    });
    const { num, kind, language, sources, tags, day, year } = document;
    return { num, kind, language, sources, tags, day, year, analysed: this.encode() };
  }

  private begin(): void {
    if (this.terms > VOCABULARY) {
      for (const vocabulary of [this.folds, this.stems, this.ids]) vocabulary.clear();
      this.terms = 0;
      this.wordAt.fill(0);
    }
    this.slots = 0;
    this.occurrences = 0;
    this.words = 0;
  }

  /** Answers the position after the last. */
  private addText(text: string, language: string | null, field: number, from: number): number {
    let last = from;
    forEachTerm(text, language ?? undefined, (fold, stem, position, _start, _end, _part, word) => {
      const at = Math.min(from + position, POSITION_LIMIT);
      if (at > last) last = at;
      this.words++;
      const place = word & (WORDS - 1);
      if (this.wordAt[place] !== word + 1) this.learn(place, word, fold, stem);
      this.occur(this.foldTermAt[place]!, field, (field << FIELD_SHIFT) | at);
      const stemTerm = this.stemTermAt[place]!;
      if (stemTerm > 0) this.occur(stemTerm - 1, field, UNPLACED);
    });
    return last + 1;
  }

  private learn(place: number, word: number, fold: string, stem: string): void {
    this.wordAt[place] = word + 1;
    this.foldTermAt[place] = this.termFor(this.folds, 'f', fold);
    this.stemTermAt[place] = stem === fold ? 0 : this.termFor(this.stems, 's', stem) + 1;
  }

  private termFor(vocabulary: Map<string, number>, namespace: string, word: string): number {
    let term = vocabulary.get(word);
    if (term === undefined) {
      term = this.terms++;
      vocabulary.set(word, term);
      this.holdKey(term, namespace + word);
    }
    return term;
  }

  private holdKey(term: number, key: string): void {
    const start = term === 0 ? 0 : this.keyEnds[term - 1]!;
    if (start + KEY_BYTES > this.keys.length) this.keys = widened(this.keys, start + KEY_BYTES);
    if (term >= this.hashes.length) {
      this.keyEnds = widened(this.keyEnds, term);
      this.hashes = widened(this.hashes, term);
      this.slotOf = widened(this.slotOf, term);
    }
    const end = writeKey(key, this.keys, start);
    this.keyEnds[term] = end;
    this.hashes[term] = hashKey(this.keys, start, end);
  }

  private occur(term: number, field: number, place: number): void {
    let slot = this.slotOf[term]!;
    if (slot >= this.slots || this.termOf[slot] !== term) {
      slot = this.slots++;
      if (slot >= this.termOf.length) this.widenSlots(slot);
      this.slotOf[term] = slot;
      this.termOf[slot] = term;
      this.masks[slot] = 0;
      this.frequencies[slot] = 0;
      this.counts[slot] = 0;
    }
    this.masks[slot]! |= 1 << field;
    this.frequencies[slot]! += FIELD_WEIGHTS[field]!;
    if (place === UNPLACED) return;
    this.counts[slot]!++;
    const at = this.occurrences++;
    if (at >= this.occurrenceSlot.length) {
      this.occurrenceSlot = widened(this.occurrenceSlot, at);
      this.occurrencePlace = widened(this.occurrencePlace, at);
    }
    this.occurrenceSlot[at] = slot;
    this.occurrencePlace[at] = place;
  }

  private encode(): Uint8Array {
    const places = this.placesBySlot();
    const most = 8 + this.occurrences * 10 + this.slots * (KEY_BYTES + 16);
    if (this.out.length < most) this.out = new Uint8Array(most * 2);
    const { out, keys } = this;
    let p = writeU32(out, 0, this.words);
    p = writeU32(out, p, this.slots);
    let from = 0;
    for (let slot = 0; slot < this.slots; slot++) {
      const term = this.termOf[slot]!;
      const keyEnd = this.keyEnds[term]!;
      const keyStart = term === 0 ? 0 : this.keyEnds[term - 1]!;
      p = writeU32(out, p, this.hashes[term]!);
      out[p++] = keyEnd - keyStart;
      for (let i = keyStart; i < keyEnd; i++) out[p++] = keys[i]!;
      out[p++] = this.masks[slot]!;
      out[p++] = Math.min(MOST_FREQUENCY, this.frequencies[slot]!);
      const to = from + this.counts[slot]!;
      p = this.encodePlaces(places, from, to, p);
      from = to;
    }
    return out.slice(0, p);
  }

  /** Places of all occurrences, those of one slot together and ascending. */
  private placesBySlot(): Int32Array {
    const next = new Uint32Array(this.slots + 1);
    for (let slot = 0; slot < this.slots; slot++) next[slot + 1] = next[slot]! + this.counts[slot]!;
    const starts = next.slice();
    const places = new Int32Array(this.occurrences);
    const unordered = new Set<number>();
    for (let i = 0; i < this.occurrences; i++) {
      const slot = this.occurrenceSlot[i]!;
      const at = next[slot]!++;
      places[at] = this.occurrencePlace[i]!;
      if (at > starts[slot]! && places[at - 1]! > places[at]!) unordered.add(slot);
    }
    for (const slot of unordered) places.subarray(starts[slot], next[slot]).sort();
    return places;
  }

  /** Length and positions, as the layout says. */
  private encodePlaces(places: Int32Array, from: number, to: number, start: number): number {
    const { out } = this;
    if (from === to) {
      out[start] = 0;
      return start + 1;
    }
    // nearly always below 128 bytes: leave one byte for the length, and move up if more are needed
    let p = start + 1;
    for (let i = from; i < to; ) {
      const field = places[i]! >> FIELD_SHIFT;
      let end = i + 1;
      while (end < to && places[end]! >> FIELD_SHIFT === field) end++;
      p = writeVarint(out, p, end - i);
      let before = 0;
      for (; i < end; i++) {
        const position = places[i]! & PLACE_MASK;
        p = writeVarint(out, p, position - before);
        before = position;
      }
    }
    const length = p - start - 1;
    const head = varintLength(length);
    if (head > 1) out.copyWithin(start + head, start + 1, p);
    writeVarint(out, start, length);
    return start + head + length;
  }

  private widenSlots(slot: number): void {
    this.termOf = widened(this.termOf, slot);
    this.masks = widened(this.masks, slot);
    this.frequencies = widened(this.frequencies, slot);
    this.counts = widened(this.counts, slot);
  }
}

function widened<A extends Uint8Array | Uint32Array | Int32Array | Float64Array>(old: A, at: number): A {
  const wider = new (old.constructor as new (n: number) => A)(Math.max(old.length * 2, at + 1));
  wider.set(old);
  return wider;
}

function writeU32(bytes: Uint8Array, at: number, value: number): number {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
  return at + 4;
}

function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let p = at;
  let rest = value;
  while (rest > 127) {
    bytes[p++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[p++] = rest;
  return p;
}

function varintLength(value: number): number {
  let n = 1;
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) n++;
  return n;
}
