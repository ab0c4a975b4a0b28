/**
 * Erasures on record against the records of a site, by the rule of dossiers (`dossier-erasures.ts`). Records come in the order
 * of their paths, an erasure before or after the record that it names, and the fields of a hundred thousand records are too
 * much to keep. Kept are the erasures, as many as there were, and the ids of records that say something of themselves is
 * erased; the records that either concerns are read a second time.
 */
import { compareErasures, type ErasedFrom } from './dossier-erasures.ts';

type Attempt = Parameters<typeof compareErasures>[1];

export class SiteErasures {
  readonly #byRecord = new Map<string, ErasedFrom[]>();
  readonly #saying = new Set<string>();

  /** A record whose proof holds. */
  record(record: ErasedFrom): void {
    const { id, kind, fields } = record;
    if (kind !== 'erasure') {
      if (fields.some(({ state }) => state === 'erased')) this.#saying.add(id);
      return;
    }
    const named = fields.find(({ path }) => path === 'record');
    if (named?.state !== 'disclosed' || typeof named.value !== 'string') return;
    const own = this.#byRecord.get(named.value);
    if (own === undefined) this.#byRecord.set(named.value, [record]);
    else own.push(record);
  }

  /** Ids of the records to be checked; those of erasures may be on no site. */
  concerned(): Set<string> {
    return new Set([...this.#saying, ...this.#byRecord.keys()]);
  }

  /** Answers how many fields the record states as erased of which the site holds no record. */
  check(record: ErasedFrom, attempt: Attempt): number {
    const notMade: Parameters<typeof compareErasures>[2] = [];
    compareErasures([record, ...(this.#byRecord.get(record.id) ?? [])], attempt, notMade);
    return notMade.filter(({ subject }) => subject.startsWith(`${record.id}: `)).length;
  }
}
