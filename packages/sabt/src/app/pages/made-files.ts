/**
 * Files that were made for a page and wait to be fetched. Each lies in a folder of its own among what is in transit, which goes
 * when the archive is closed; and it goes before, when it has waited long, when newer ones need the place, and as soon as
 * something is corrected, withheld or erased: what must not leave any more lies in no file either.
 */
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Download } from '../../pages/index.ts';
import type { App } from '../app.ts';

const LOOK_EVERY_MS = 2_000;
const KEPT_MS = 600_000;
const MOST_KEPT = 3;

export interface MadeFile {
  name: string;
  mediaType: string;
  size: number;
}

interface Kept extends MadeFile {
  path: string;
  folder: string;
  /** Size of the log before it was made. */
  since: number;
  until: number;
}

export class MadeFiles {
  readonly #app: App;
  readonly #kept = new Map<string, Kept>();
  #looking: NodeJS.Timeout | undefined;

  constructor(app: App) {
    this.#app = app;
  }

  /** `write` is given a path. What it throws is thrown, and nothing stays. */
  async make(
    key: string,
    file: Pick<MadeFile, 'name' | 'mediaType'>,
    write: (path: string) => Promise<void>,
  ): Promise<MadeFile> {
    const since = this.#app.archive.size();
    const transit = join(this.#app.dir, 'transit');
    await mkdir(transit, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(transit, 'made-'));
    try {
      const path = join(folder, 'file');
      await write(path);
      const { size } = await stat(path);
      await this.#drop(key);
      this.#kept.set(key, { ...file, size, path, folder, since, until: Date.now() + KEPT_MS });
      for (const oldest of [...this.#kept.keys()].slice(0, -MOST_KEPT)) await this.#drop(oldest);
      this.#looking ??= setInterval(() => void this.#look(), LOOK_EVERY_MS).unref();
      return { ...file, size };
    } catch (cause) {
      await rm(folder, { recursive: true, force: true });
      throw cause;
    }
  }

  /** What waits, unless it must not leave any more. */
  known(key: string): MadeFile | null {
    const kept = this.#kept.get(key);
    return kept === undefined || this.#mustGo(kept) ? null : kept;
  }

  download(key: string): Download | null {
    const kept = this.#kept.get(key);
    if (kept === undefined || this.#mustGo(kept)) return null;
    const { name, mediaType, size, path } = kept;
    return { name, mediaType, size, bytes: createReadStream(path) };
  }

  #mustGo({ since, until }: Kept): boolean {
    if (Date.now() > until) return true;
    for (const { kind, version } of this.#app.archive.entriesFrom(since, undefined, () => undefined))
      if (kind === 'redaction' || kind === 'erasure' || version > 1) return true;
    return false;
  }

  async #look(): Promise<void> {
    // nothing more is asked of an archive that is being closed, whose transit goes with it
    const gone = this.#app.runs.stopping ? [] : [...this.#kept].filter(([, kept]) => this.#mustGo(kept));
    for (const [key] of gone) await this.#drop(key);
    if (this.#kept.size > 0 && !this.#app.runs.stopping) return;
    clearInterval(this.#looking);
    this.#looking = undefined;
  }

  async #drop(key: string): Promise<void> {
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    if (kept !== undefined) await rm(kept.folder, { recursive: true, force: true });
  }
}
