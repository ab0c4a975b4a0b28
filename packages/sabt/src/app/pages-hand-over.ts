/** Making dossiers as the pages ask for it. The file is written, verified and then handed out, and nothing of it stays. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as port from '../pages/index.ts';
import type { App } from './app.ts';
import { previewDossier, writeDossier } from './dossier.ts';

export class HandOverDesk implements port.HandOverApp {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  preview(what: port.HandOver): { records: port.HandOverPreview[]; entries: number } {
    const { preview = [], checkpoint } = previewDossier(what, this.#app);
    return { records: preview, entries: checkpoint.size };
  }

  async make(what: port.HandOver): Promise<port.Download> {
    const folder = await mkdtemp(join(tmpdir(), 'sabt-dossier-'));
    try {
      const path = join(folder, 'dossier.zip');
      await writeDossier({ ...what, out: path, force: false }, this.#app);
      const { size } = await stat(path);
      const day = new Date().toISOString().slice(0, 10);
      return { name: `dossier-${day}.zip`, mediaType: 'application/zip', size, bytes: onceFrom(path, folder) };
    } catch (cause) {
      await rm(folder, { recursive: true, force: true });
      throw cause;
    }
  }
}

/** The folder goes when the last byte was read, or when nobody reads on. */
async function* onceFrom(path: string, folder: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
