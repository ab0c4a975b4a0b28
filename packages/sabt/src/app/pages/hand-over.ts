/** Making dossiers as the pages ask for it. The file is written, verified and then handed out, and nothing of it stays. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../i18n/index.ts';
import type * as port from '../../pages/index.ts';
import type { App } from '../app.ts';
import { paperOfDossier, previewInTurn, writeDossier } from '../dossier/dossier.ts';
import { actsOf, foundBy } from '../dossier/dossier-selection.ts';

export class HandOverDesk implements port.HandOverApp {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  async select({ search, where }: port.HandOverSelection): Promise<string[]> {
    const found = search === null ? [] : foundBy(search, this.#app);
    return where === '' ? found : [...new Set([...found, ...(await actsOf(where, this.#app))])];
  }

  async preview(
    what: port.HandOver,
  ): Promise<{ records: port.HandOverPreview[]; staying: port.HandOverStaying[]; entries: number }> {
    const { preview = [], resting, checkpoint } = await previewInTurn(what, this.#app);
    const shown = new Set(preview.map(({ id }) => id));
    return { records: preview, staying: resting.filter(({ id }) => !shown.has(id)), entries: checkpoint.size };
  }

  async make(what: port.HandOver): Promise<port.Download> {
    const folder = await mkdtemp(join(tmpdir(), 'sabt-dossier-'));
    try {
      const path = join(folder, 'dossier.zip');
      await writeDossier({ ...what, out: path, force: false }, this.#app);
      const { size } = await stat(path);
      return { name: `${called()}.zip`, mediaType: 'application/zip', size, bytes: onceFrom(path, folder) };
    } catch (cause) {
      await rm(folder, { recursive: true, force: true });
      throw cause;
    }
  }

  async paper(what: port.HandOver, language: Language): Promise<port.Download> {
    const bytes = await paperOfDossier(what, language, this.#app);
    const all = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes;
    };
    return { name: `${called()}-${language}.pdf`, mediaType: 'application/pdf', size: bytes.length, bytes: all() };
  }
}

const called = (): string => `dossier-${new Date().toISOString().slice(0, 10)}`;

/** The folder goes when the last byte was read, or when nobody reads on. */
async function* onceFrom(path: string, folder: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
