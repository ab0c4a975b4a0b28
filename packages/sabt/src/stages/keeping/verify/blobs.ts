import { createHash } from 'node:crypto';
import { asSabtError } from '../../../model/errors.ts';
import type { BlobKeys, BlobRef, BlobStore } from '../../../store/ports.ts';
import { KEYS_FILE } from '../../../store/sqlite/index.ts';
import type { Watch } from './report.ts';

/** Opens each blob once, and holds size and SHA-256 against what its records say. */
export class BlobCheck {
  private readonly looked = new Map<string, { sha256: string; size: number } | null>();
  private readonly blobs: BlobStore & { path(name: string): string };
  private readonly keys: BlobKeys;
  private readonly onDisk: ReadonlySet<string>;
  private readonly watch: Watch;

  constructor(blobs: BlobStore & { path(name: string): string }, keys: BlobKeys, watch: Watch) {
    this.blobs = blobs;
    this.keys = keys;
    this.onDisk = new Set(blobs.names());
    this.watch = watch;
  }

  async verify(ref: BlobRef, entry: number): Promise<void> {
    let held = this.looked.get(ref.name);
    if (held === undefined) {
      held = await this.read(ref.name, entry);
      this.looked.set(ref.name, held);
    }
    if (held === null || (held.sha256 === ref.sha256 && held.size === ref.size)) return;
    this.watch.problem(
      'blob-differs',
      placeOf(ref.name),
      `The record of entry ${entry} says that this file has ${ref.size} bytes and the SHA-256 ${ref.sha256}; it has ${held.size} bytes and ${held.sha256}.`,
    );
  }

  /** Blobs that no record refers to: left by a crash, or by a take-in that is still going on. */
  nameOrphans(): void {
    const orphans = [...this.onDisk].filter((name) => !this.looked.has(name));
    if (orphans.length === 0) return;
    this.watch.finding(
      'orphan-blob',
      placeOf(orphans[0]!),
      `${orphans.length} stored files belong to no record: a take-in was interrupted or is going on. They are removed after a day.`,
    );
  }

  private async read(name: string, entry: number): Promise<{ sha256: string; size: number } | null> {
    this.watch.checked.blobs += 1;
    if (!this.onDisk.has(name)) {
      this.watch.problem(
        'blob-missing',
        placeOf(name),
        `The stored file that the record of entry ${entry} refers to is missing.`,
      );
      return null;
    }
    try {
      if (this.keys.get(name) === null) {
        this.watch.problem(
          'blob-key-missing',
          `keys/${KEYS_FILE}, ${name}`,
          `The key of the stored file of entry ${entry} is missing, so it cannot be opened.`,
        );
        return null;
      }
      const digest = createHash('sha256');
      let size = 0;
      for await (const chunk of this.blobs.open(name)) {
        digest.update(chunk);
        size += chunk.length;
        await this.watch.pause({ done: this.looked.size, total: this.onDisk.size, what: 'files' });
      }
      return { sha256: digest.digest('hex'), size };
    } catch (thrown) {
      this.watch.throwIfCalledOff();
      this.watch.problem('blob-damaged', placeOf(name), `${asSabtError(thrown).message} It belongs to entry ${entry}.`);
      return null;
    }
  }
}

function placeOf(name: string): string {
  return `blobs/${name.slice(0, 2)}/${name}`;
}
