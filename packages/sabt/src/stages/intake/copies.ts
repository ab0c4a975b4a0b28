import { createReadStream } from 'node:fs';
import type { BlobRef } from '../../store/ports.ts';
import type { IntakeContext } from './context.ts';
import type { FileBytes } from './document.ts';

/**
 * The evidentiary copies of one run. Files are prepared side by side, so two with the same bytes can both be found
 * to be new; they get one copy, because a second one would belong to no record and stay unseen.
 */
export class Copies {
  readonly #context: IntakeContext;
  readonly #kept = new Map<string, Promise<BlobRef>>();

  constructor(context: IntakeContext) {
    this.#context = context;
  }

  async keep(file: FileBytes): Promise<BlobRef> {
    const earlier = this.#kept.get(file.sha256);
    if (earlier !== undefined) return earlier;
    const copy = this.#context.putBlob(file.bytes ?? createReadStream(file.path!));
    this.#kept.set(file.sha256, copy);
    try {
      const blob = await copy;
      // A file that changed while it was read is no copy of what the next one holds.
      if (blob.sha256 !== file.sha256) this.#kept.delete(file.sha256);
      return blob;
    } catch (error) {
      this.#kept.delete(file.sha256);
      throw error;
    }
  }
}
