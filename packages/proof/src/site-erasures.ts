/**
 * Erasures on record against the records of a site, by the rule of dossiers (`dossier-erasures.ts`). Records come in the order
 * of their paths, an erasure before or after the record that it names, and the fields of a hundred thousand records are too
 * much to keep. Kept are the erasures, as many as there were, and the ids of records that say something of themselves is
 * erased; the records that either concerns are read a second time.
 */
import { checkSaying, compareErasures, type ErasedFrom, type FormerErasure } from './dossier-erasures.ts';

type Attempt = Parameters<typeof compareErasures>[1];

export class SiteErasures {
  readonly #byRecord = new Map<string, ErasedFrom[]>();
  readonly #saying = new Set<string>();

  /** A record whose proof holds. */
  record(record: ErasedFrom, attempt: Attempt): void {
    const { id, kind, fields } = record;
    if (kind !== 'erasure') {
      if (fields.some(({ state }) => state === 'erased')) this.#saying.add(id);
      return;
    }
    checkSaying(record, attempt);
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

  /** Answers which fields the record states as erased of which the site holds no record, and what former versions lost. */
  check(record: ErasedFrom, attempt: Attempt): { unrecorded: string[]; former: FormerErasure[] } {
    const notMade: Parameters<typeof compareErasures>[2] = [];
    const former = compareErasures([record, ...(this.#byRecord.get(record.id) ?? [])], attempt, notMade);
    const own = notMade.filter(({ subject }) => subject.startsWith(`${record.id}: `));
    return { unrecorded: own.map(({ subject }) => subject), former };
  }
}
