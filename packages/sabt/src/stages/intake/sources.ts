import { newId } from '../../model/ids.ts';
import type { RecordDraft } from '../../model/records.ts';
import type { HeldSource, IntakeContext } from './context.ts';

/**
 * Sources by name. One that is not held becomes a draft, which goes into the same commit group as the first
 * record that names it.
 */
export class Sources {
  readonly #context: IntakeContext;
  readonly #batch: string;
  readonly #known = new Map<string, HeldSource>();
  #fresh: RecordDraft[] = [];

  constructor(context: IntakeContext, batch: string) {
    this.#context = context;
    this.#batch = batch;
  }

  byName(name: string): HeldSource {
    const trimmed = name.trim();
    let source = this.#known.get(trimmed) ?? this.#context.findSource(trimmed);
    if (source === null) {
      source = { id: newId(), public: false };
      this.#fresh.push({ id: source.id, kind: 'source', version: 1, fields: { name: trimmed, batch: this.#batch } });
    }
    this.#known.set(trimmed, source);
    return source;
  }

  /** Drafts made since the last call. */
  take(): RecordDraft[] {
    return this.#fresh.splice(0);
  }
}
