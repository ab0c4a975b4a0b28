import { newId } from '../../model/ids.ts';
import type { Fields, Json, RecordDraft } from '../../model/records.ts';
import type { BlobRef } from '../../store/ports.ts';
import type { IntakeContext } from './context.ts';
import type { Counts } from './ledger.ts';

/**
 * A batch is a record with two versions: one appended before the first row (phase `open`: which file, which
 * profile, which mapping), one after the last (phase `closed`: counts and digest of the ledger). A batch
 * that stays open shows a run that was broken off. To take it up again is to run it again: what was kept is
 * found by its identity, and the same batch is closed at the end.
 */
export interface BatchStart {
  profile: string;
  /** What a person calls it: the name of the file. */
  title: string;
  file?: BlobRef;
  mapping?: Json;
  /** Id of the source for all rows or files. */
  sourceId?: string;
  /** What is needed to run it again: `source` (name), `paths`, `recursive`; or which batch it repeats: `retryOf`. */
  custom?: { [name: string]: Json };
}

export class Batch {
  readonly id: string;
  readonly #context: IntakeContext;
  readonly #fields: Fields;
  readonly #resumed: boolean;

  /** `resume` is the id of a batch that was left open; `id` one that was chosen beforehand. */
  constructor(context: IntakeContext, start: BatchStart, resume?: string, id = newId()) {
    this.id = resume ?? id;
    this.#resumed = resume !== undefined;
    this.#context = context;
    const { profile, title, file, mapping, sourceId, custom } = start;
    this.#fields = {
      title,
      profile,
      ...(file === undefined ? {} : { file: { ...file } }),
      ...(mapping === undefined ? {} : { mapping }),
      ...(sourceId === undefined ? {} : { sourceId }),
      ...(custom === undefined || Object.keys(custom).length === 0 ? {} : { custom }),
    };
  }

  async open(): Promise<void> {
    if (!this.#resumed) await this.#append(1, { phase: 'open' });
  }

  async close(counts: Counts, ledgerDigest: string): Promise<void> {
    await this.#append(2, { phase: 'closed', counts: { ...counts }, ledgerDigest });
  }

  async #append(version: number, fields: Fields): Promise<void> {
    const draft: RecordDraft = { id: this.id, kind: 'batch', version, fields: { ...this.#fields, ...fields } };
    await this.#context.append([draft], { shuffle: false });
  }
}
