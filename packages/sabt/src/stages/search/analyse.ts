/**
 * Analysis: the words of a record's fields as the terms that the index keeps (`store/analysed-document.ts`).
 *
 * Each word gives its fold (`f`), with its position, and its stem (`s`) where that differs. An id is one term (`i`).
 * Frequencies are weighted by field here, so that the index needs to know nothing of fields but a bit.
 *
 * This is the costly half of indexing and depends on nothing but the document, so it may run in any thread:
 * `createAnalyser()` and `createBatchAnalyser()` make one with a vocabulary of its own, which remembers the bytes and hash of
 * words met lately.
 */
import { KEY_BYTES, POSITION_LIMIT } from '../../store/analysed-document.ts';
import { varintLength, widened, writeU32, writeVarint } from '../../store/bytes.ts';
import {
  type DocumentColumns,
  type IndexedDocument,
  SEARCH_FIELDS,
  type SearchField,
} from '../../store/search-port.ts';
import { fold, forEachWord, type Word, type WordVisitor } from '../reading/index.ts';
import { KEY_ROW, KeyTable, ROW_HASH, ROW_LENGTH, ROW_OWN, ROW_START } from './key-table.ts';
import { languageOfShort } from './record-language.ts';

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
/** Terms after which the vocabulary begins anew. */
const VOCABULARY = 1_000_000;
/** Words by their numbers; two that share a place are looked up by their spelling in turn. */
const WORDS = 1 << 19;
/** Per place of a word a row: its number plus one, the term of its fold, and of its stem plus one where that differs. */
const WORD_ROW = 4;
const MOST_FREQUENCY = 255;
const FIELD_SHIFT = 24;
const PLACE_MASK = (1 << FIELD_SHIFT) - 1;
/** An occurrence of a term that has no positions. */
const UNPLACED = -1;

export function createAnalyser(): (document: SearchDocument) => IndexedDocument {
  const analyser = new Analyser();
  return (document) => {
    const { num, kind, language, sources, tags, day, year } = document;
    const { bytes } = analyser.analyse([document]);
    return { num, kind, language, sources, tags, day, year, analysed: bytes };
  };
}

/** Analyses of several documents, one after the other, with their lengths. */
export interface Analyses {
  bytes: Uint8Array<ArrayBuffer>;
  lengths: Uint32Array<ArrayBuffer>;
}

export function createBatchAnalyser(): (documents: readonly SearchDocument[]) => Analyses {
  const analyser = new Analyser();
  return (documents) => analyser.analyse(documents);
}

class Analyser {
  private readonly terms = new KeyTable();
  private readonly wordRows = new Int32Array(WORDS * WORD_ROW);

  /** Per slot, that is term of this document; the term's row holds its slot, if that is in use and says the same. */
  private slots = 0;
  private termOf = new Uint32Array(1024);
  private masks = new Uint8Array(1024);
  private frequencies = new Float64Array(1024);
  private counts = new Uint32Array(1024);

  /** Per occurrence: slot, and field << 24 | position. */
  private occurrences = 0;
  private occurrenceSlot = new Uint32Array(4096);
  private occurrencePlace = new Int32Array(4096);
  /** The places of all occurrences, those of one slot together; where each slot's start, and where they end so far. */
  private places = new Int32Array(4096);
  private starts = new Uint32Array(1024);
  private ends = new Uint32Array(1024);

  private words = 0;
  private out = new Uint8Array(1 << 16);

  /** The value at hand: its field, the position of its first word, and the last position so far. */
  private field = 0;
  private from = 0;
  private last = 0;

  analyse(documents: readonly SearchDocument[]): Analyses {
    const lengths = new Uint32Array(documents.length);
    let end = 0;
    for (const [i, document] of documents.entries()) {
      this.take(document);
      const start = end;
      end = this.encode(start);
      lengths[i] = end - start;
    }
    return { bytes: this.out.slice(0, end), lengths };
  }

  private take(document: SearchDocument): void {
    this.begin();
    const whole = document.language ?? languageOfShort(document);
    for (let field = 0; field < SEARCH_FIELDS.length; field++) {
      const name = SEARCH_FIELDS[field]!;
      const value = document.fields[name];
      if (value === undefined) continue;
      let from = 0;
      for (const item of Array.isArray(value) ? value : [value]) {
        const text = typeof item === 'string' ? item : item.text;
        const language = typeof item === 'string' || item.language === undefined ? whole : item.language;
        if (name === 'id') this.occur(this.terms.numberOf(`i${fold(text.trim())}`), field, UNPLACED);
        else from = this.addText(text, language, field, from) + VALUE_GAP;
      }
    }
  }

  private begin(): void {
    if (this.terms.size > VOCABULARY) {
      this.terms.clear();
      this.wordRows.fill(0);
    }
    this.slots = 0;
    this.occurrences = 0;
    this.words = 0;
  }

  /** Answers the position after the last. */
  private addText(text: string, language: string | null, field: number, from: number): number {
    this.field = field;
    this.from = from;
    this.last = from;
    forEachWord(text, language ?? undefined, this.visit);
    return this.last + 1;
  }

  private readonly visit: WordVisitor = (number, word, position) => {
    const at = Math.min(this.from + position, POSITION_LIMIT);
    if (at > this.last) this.last = at;
    this.words++;
    const row = (number & (WORDS - 1)) * WORD_ROW;
    const { wordRows, field } = this;
    if (wordRows[row] !== number + 1) this.learn(row, number, word);
    this.occur(wordRows[row + 1]!, field, (field << FIELD_SHIFT) | at);
    const stem = wordRows[row + 2]!;
    if (stem > 0) this.occur(stem - 1, field, UNPLACED);
  };

  private learn(row: number, number: number, { fold, stem }: Word): void {
    this.wordRows[row] = number + 1;
    this.wordRows[row + 1] = this.terms.numberOf(`f${fold}`);
    this.wordRows[row + 2] = stem === fold ? 0 : this.terms.numberOf(`s${stem}`) + 1;
  }

  private occur(term: number, field: number, place: number): void {
    const { rows } = this.terms;
    let slot = rows[term * KEY_ROW + ROW_OWN]!;
    if (slot >= this.slots || this.termOf[slot] !== term) {
      slot = this.slots++;
      if (slot >= this.termOf.length) this.widenSlots(slot + 1);
      rows[term * KEY_ROW + ROW_OWN] = slot;
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
      this.occurrenceSlot = widened(this.occurrenceSlot, at + 1);
      this.occurrencePlace = widened(this.occurrencePlace, at + 1);
    }
    this.occurrenceSlot[at] = slot;
    this.occurrencePlace[at] = place;
  }

  /** Writes the document behind what `out` holds up to `start`; answers where it ends. */
  private encode(start: number): number {
    this.orderPlaces();
    const most = start + 8 + this.occurrences * 10 + this.slots * (KEY_BYTES + 16);
    if (this.out.length < most) this.out = widened(this.out, most);
    const { out, starts, ends } = this;
    const { rows, bytes } = this.terms;
    writeU32(out, start, this.words);
    writeU32(out, start + 4, this.slots);
    let p = start + 8;
    for (let slot = 0; slot < this.slots; slot++) {
      const row = this.termOf[slot]! * KEY_ROW;
      const length = rows[row + ROW_LENGTH]!;
      const key = rows[row + ROW_START]!;
      writeU32(out, p, rows[row + ROW_HASH]!);
      out[p + 4] = length;
      p += 5;
      for (let i = 0; i < length; i++) out[p + i] = bytes[key + i]!;
      p += length;
      out[p] = this.masks[slot]!;
      out[p + 1] = Math.min(MOST_FREQUENCY, this.frequencies[slot]!);
      p = this.encodePlaces(starts[slot]!, ends[slot]!, p + 2);
    }
    return p;
  }

  /** Puts the places of one slot together, ascending. */
  private orderPlaces(): void {
    if (this.places.length < this.occurrences) this.places = widened(this.places, this.occurrences);
    const { places, starts, ends, occurrenceSlot, occurrencePlace } = this;
    for (let slot = 0, at = 0; slot < this.slots; slot++) {
      starts[slot] = at;
      ends[slot] = at;
      at += this.counts[slot]!;
    }
    let unordered: Set<number> | null = null;
    for (let i = 0; i < this.occurrences; i++) {
      const slot = occurrenceSlot[i]!;
      const at = ends[slot]!++;
      places[at] = occurrencePlace[i]!;
      if (at > starts[slot]! && places[at - 1]! > places[at]!) {
        unordered ??= new Set();
        unordered.add(slot);
      }
    }
    for (const slot of unordered ?? []) places.subarray(starts[slot], ends[slot]).sort();
  }

  /** Length and positions, as the layout says. */
  private encodePlaces(from: number, to: number, start: number): number {
    const { out, places } = this;
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

  private widenSlots(length: number): void {
    this.termOf = widened(this.termOf, length);
    this.masks = widened(this.masks, length);
    this.frequencies = widened(this.frequencies, length);
    this.counts = widened(this.counts, length);
    this.starts = widened(this.starts, length);
    this.ends = widened(this.ends, length);
  }
}
