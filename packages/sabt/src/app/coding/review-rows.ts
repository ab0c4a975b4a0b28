/**
 * The queue of the review desk: a row for each suggestion, in the order in which they came, with who decided what. Kept
 * in memory and brought up to date from the log before each answer; built at the first in pieces, so that other requests
 * are answered meanwhile.
 */
import { setImmediate } from 'node:timers/promises';
import type { Fields } from '../../model/records.ts';
import {
  type CodedEvent,
  type CodingStatus,
  codedEvent,
  isAdjudication,
  isDoubleCoded,
  stands,
} from '../../stages/coding/index.ts';
import { fold } from '../../stages/reading/index.ts';
import type { App } from '../app.ts';
import { codedText } from './passages.ts';

export interface DecisionRow {
  /** Id of the decision's record. */
  id: string;
  coder: string;
  at: string;
  entry: number;
  stands: boolean;
  adjudicates: boolean;
  fields: Fields;
}

export interface ReviewRow {
  id: string;
  document: string;
  language: string | null;
  act: string;
  confidence: number;
  status: CodingStatus;
  /** The words that triggered it, folded: what is alike has the same. */
  trigger: string;
  assigned: string[];
  isDouble: boolean;
}

export const ASSIGNED = 'assigned:';
const AT_ONCE = 256;

export class ReviewRows {
  readonly #app: App;
  readonly #rows = new Map<string, ReviewRow>();
  /** By coding, then by the id of the decision. */
  readonly #decisions = new Map<string, Map<string, DecisionRow>>();
  #read = 0;
  #catchingUp: Promise<void> | null = null;

  constructor(app: App) {
    this.#app = app;
  }

  async current(): Promise<ReadonlyMap<string, ReviewRow>> {
    while (this.#read < this.#app.archive.size()) {
      this.#catchingUp ??= this.#catchUp().finally(() => {
        this.#catchingUp = null;
      });
      await this.#catchingUp;
    }
    return this.#rows;
  }

  decisionsOn(id: string): DecisionRow[] {
    return [...(this.#decisions.get(id)?.values() ?? [])];
  }

  *decisions(): Iterable<{ coding: string; decision: DecisionRow }> {
    for (const [coding, decisions] of this.#decisions)
      for (const decision of decisions.values()) yield { coding, decision };
  }

  async #catchUp(): Promise<void> {
    const size = this.#app.archive.size();
    // an erasure changes what stands in entries that were read before
    if (this.#app.catalogue.entriesOf(['erasure'], this.#read, size).length > 0) {
      this.#rows.clear();
      this.#decisions.clear();
      this.#read = 0;
    }
    const entries = this.#app.catalogue.entriesOf(['coding'], this.#read, size);
    for (const [done, entry] of entries.entries()) {
      this.#apply(entry);
      if (done % AT_ONCE === AT_ONCE - 1) await setImmediate();
    }
    this.#read = size;
  }

  #apply(entry: number): void {
    const { id, fields } = this.#app.reader.at(entry);
    if (fields['field'] !== 'act' || typeof fields['document'] !== 'string') return;
    const basis = fields['basis'];
    const value = codedEvent(fields);
    if (typeof basis === 'string') {
      if (value === null) {
        this.#decisions.get(basis)?.delete(id);
        return;
      }
      const decisions = this.#decisions.get(basis) ?? new Map<string, DecisionRow>();
      this.#decisions.set(basis, decisions);
      decisions.set(id, {
        id,
        coder: String(fields['coder']),
        at: String(fields['at'] ?? ''),
        entry,
        stands: stands(fields),
        adjudicates: isAdjudication(fields),
        fields,
      });
      return;
    }
    if (value === null) {
      this.#rows.delete(id);
      return;
    }
    const tags = (fields['tags'] as string[] | undefined) ?? [];
    const former = this.#rows.get(id);
    const item = this.#app.catalogue.byId(fields['document']);
    this.#rows.set(id, {
      id,
      document: fields['document'],
      language: item?.language ?? null,
      act: value.act,
      confidence: value.confidence,
      status: fields['status'] as CodingStatus,
      trigger: former?.trigger ?? this.#triggerOf(fields['document'], value),
      assigned: tags.filter((tag) => tag.startsWith(ASSIGNED)).map((tag) => tag.slice(ASSIGNED.length)),
      isDouble: isDoubleCoded(fields),
    });
  }

  #triggerOf(document: string, { evidence }: CodedEvent): string {
    const item = this.#app.catalogue.byId(document);
    if (item === null) return '';
    const text = codedText(this.#app.reader.current(item).fields);
    return evidence.map(([start, end]) => fold(text.slice(start, end))).join(' … ');
  }
}
