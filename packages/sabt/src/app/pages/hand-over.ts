/** Making dossiers as the pages ask for it. The file is written, verified and then handed out, and nothing of it stays. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../i18n/index.ts';
import type * as port from '../../pages/index.ts';
import type { Step } from '../../stages/measuring/index.ts';
import type { App } from '../app.ts';
import { paperOfDossier, previewInTurn, writeDossier } from '../dossier/dossier.ts';
import { actsOf, foundBy } from '../dossier/dossier-selection.ts';
import type { Asker } from '../measuring/measuring-jobs.ts';
import { PageAnswers, type Patience } from './answers.ts';

/** Each may be twenty thousand records. */
const MOST_REMEMBERED = 3;

export class HandOverDesk implements port.HandOverApp {
  readonly #app: App;
  readonly #seen: PageAnswers<port.HandOverSeen>;

  /** @param patience of pages, and with what nobody looks at */
  constructor(app: App, patience: Patience = {}) {
    this.#app = app;
    this.#seen = new PageAnswers(() => app.archive.size(), { ...patience, most: MOST_REMEMBERED });
  }

  look(asked: port.HandOverAsked): Promise<port.Soon<port.HandOverSeen>> {
    return this.#seen.soon(keyOf(asked), (asker) => this.#app.runs.during(this.#look(asked, asker)));
  }

  step(asked: port.HandOverAsked): Step | null {
    return this.#seen.step(keyOf(asked));
  }

  cancel(asked: port.HandOverAsked): void {
    this.#seen.cancel(keyOf(asked));
  }

  allow(asked: port.HandOverAsked): void {
    this.#seen.allow(keyOf(asked));
  }

  async #look({ what, selection }: port.HandOverAsked, { signal, onStep }: Asker): Promise<port.HandOverSeen> {
    const selected = await this.#selected(selection);
    const { preview = [], resting } = await previewInTurn(withIds(what, selected), this.#app, {
      ...(signal === undefined ? {} : { signal }),
      onStep: (done, total) => onStep?.({ what: 'record', done, total }),
    });
    const shown = new Set(preview.map(({ id }) => id));
    return { selected, records: preview, staying: resting.filter(({ id }) => !shown.has(id)) };
  }

  async #selected({ search, where }: port.HandOverSelection): Promise<string[]> {
    const found = search === null ? [] : foundBy(search, this.#app);
    return where === '' ? found : [...new Set([...found, ...(await actsOf(where, this.#app))])];
  }

  async make({ what, selection }: port.HandOverAsked, signal: AbortSignal): Promise<port.Download> {
    const all = withIds(what, await this.#selected(selection));
    const folder = await mkdtemp(join(tmpdir(), 'sabt-dossier-'));
    try {
      const path = join(folder, 'dossier.zip');
      await writeDossier({ ...all, out: path, force: false }, this.#app, { signal });
      const { size } = await stat(path);
      return { name: `${called()}.zip`, mediaType: 'application/zip', size, bytes: onceFrom(path, folder) };
    } catch (cause) {
      await rm(folder, { recursive: true, force: true });
      throw cause;
    }
  }

  async paper(
    { what, selection }: port.HandOverAsked,
    language: Language,
    signal: AbortSignal,
  ): Promise<port.Download> {
    const all = withIds(what, await this.#selected(selection));
    const bytes = await paperOfDossier(all, language, this.#app, { signal });
    const whole = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes;
    };
    return { name: `${called()}-${language}.pdf`, mediaType: 'application/pdf', size: bytes.length, bytes: whole() };
  }
}

/** The same question has the same key, whoever asks it. */
const keyOf = ({ what, selection }: port.HandOverAsked): string => JSON.stringify([what, selection]);

const withIds = (what: port.HandOver, more: readonly string[]): port.HandOver => ({
  ...what,
  ids: [...new Set([...what.ids, ...more])],
});

const called = (): string => `dossier-${new Date().toISOString().slice(0, 10)}`;

/** The folder goes when the last byte was read, or when nobody reads on. */
async function* onceFrom(path: string, folder: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
