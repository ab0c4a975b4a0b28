/** Making dossiers as the pages ask for it: what would be seen, and the file, which waits for a while to be fetched. */
import { writeFile } from 'node:fs/promises';
import type * as port from '../../pages/index.ts';
import type { Step } from '../../stages/measuring/index.ts';
import type { App } from '../app.ts';
import { paperOfDossier, previewDossier, writeDossier } from '../dossier/dossier.ts';
import { actsOf, foundBy } from '../dossier/dossier-selection.ts';
import { isOvertaken } from '../dossier/overtaken.ts';
import type { Asker } from '../measuring/measuring-jobs.ts';
import { PageAnswers, type Patience } from './answers.ts';
import { MadeFiles } from './made-files.ts';

/** Each may be twenty thousand records. */
const MOST_REMEMBERED = 3;
/** A small file is handed out at once. */
const MAKING_MS = 4_000;

interface Looked {
  seen: port.HandOverSeen;
  /** Ids of the records on which it hangs. */
  concerned: ReadonlySet<string>;
}

export class HandOverDesk implements port.HandOverApp {
  readonly #app: App;
  readonly #seen: PageAnswers<Looked>;
  readonly #making: PageAnswers<port.HandOverMade>;
  readonly #files: MadeFiles;

  /** @param patience of pages, and with what nobody looks at */
  constructor(app: App, patience: Patience = {}) {
    this.#app = app;
    // what was withheld or erased meanwhile is not shown from memory, nor kept there for long
    this.#seen = new PageAnswers(() => app.archive.size(), {
      ...patience,
      most: MOST_REMEMBERED,
      isOvertaken: ({ concerned }, since) => isOvertaken(concerned, since, app),
      isBrief: true,
    });
    this.#making = new PageAnswers(() => app.archive.size(), {
      momentMs: MAKING_MS,
      ...patience,
      most: MOST_REMEMBERED,
    });
    this.#files = new MadeFiles(app);
  }

  async look(asked: port.HandOverAsked): Promise<port.Soon<port.HandOverSeen>> {
    const soon = await this.#seen.soon(keyOf(asked), (asker) => this.#app.runs.during(this.#look(asked, asker)));
    return soon.state === 'there' ? { state: 'there', value: soon.value.seen } : soon;
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

  async #look({ what, selection }: port.HandOverAsked, { signal, onStep }: Asker): Promise<Looked> {
    const selected = await this.#selected(selection);
    const { answer, digest, concerned } = await previewDossier(withIds(what, selected), this.#app, {
      ...(signal === undefined ? {} : { signal }),
      onStep: (done, total) => onStep?.({ what: 'record', done, total }),
    });
    const { preview = [], resting } = answer;
    const shown = new Set(preview.map(({ id }) => id));
    const staying = resting.filter(({ id }) => !shown.has(id));
    return { seen: { selected, records: preview, staying, digest }, concerned };
  }

  async #selected({ search, where }: port.HandOverSelection): Promise<string[]> {
    const found = search === null ? [] : foundBy(search, this.#app);
    return where === '' ? found : [...new Set([...found, ...(await actsOf(where, this.#app))])];
  }

  async make(asked: port.HandOverAsked, form: port.HandOverForm): Promise<port.Soon<port.HandOverMade>> {
    const key = keyOf(asked, form);
    const made = this.#files.known(key);
    if (made !== null) return { state: 'there', value: made };
    this.#making.allow(key);
    this.#making.drop(key);
    return this.#making.soon(key, (asker) => this.#app.runs.during(this.#make(key, asked, form, asker)));
  }

  async made(asked: port.HandOverAsked, form: port.HandOverForm): Promise<port.Soon<port.HandOverMade> | null> {
    const key = keyOf(asked, form);
    const made = this.#files.known(key);
    if (made !== null) return { state: 'there', value: made };
    const soon = await this.#making.begun(key);
    // it was made, and has gone since
    return soon?.state === 'there' && this.#files.known(key) === null ? null : soon;
  }

  makingStep(asked: port.HandOverAsked, form: port.HandOverForm): Step | null {
    return this.#making.step(keyOf(asked, form));
  }

  cancelMaking(asked: port.HandOverAsked, form: port.HandOverForm): void {
    this.#making.cancel(keyOf(asked, form));
  }

  file(asked: port.HandOverAsked, form: port.HandOverForm): port.Download | null {
    return this.#files.download(keyOf(asked, form));
  }

  async #make(
    key: string,
    { what, selection, seen }: port.HandOverAsked,
    form: port.HandOverForm,
    { signal, onStep }: Asker,
  ): Promise<port.HandOverMade> {
    const selected = withIds(what, await this.#selected(selection));
    const all = { ...selected, ...(seen === undefined ? {} : { asSeen: seen }) };
    const gatherer = {
      ...(signal === undefined ? {} : { signal }),
      onStep: (done: number, total: number) => onStep?.({ what: 'record', done, total }),
    };
    const named =
      form === 'zip'
        ? { name: `${called()}.zip`, mediaType: 'application/zip' }
        : { name: `${called()}-${form}.pdf`, mediaType: 'application/pdf' };
    return this.#files.make(key, named, async (path) => {
      if (form === 'zip') await writeDossier({ ...all, out: path, force: false }, this.#app, gatherer);
      else await writeFile(path, await paperOfDossier(all, form, this.#app, gatherer), { mode: 0o600 });
    });
  }
}

/** The same question has the same key, whoever asks it; a file is the one that was looked at. */
const keyOf = ({ what, selection, seen }: port.HandOverAsked, form?: port.HandOverForm): string =>
  JSON.stringify(form === undefined ? [what, selection] : [what, selection, form, seen]);

const withIds = (what: port.HandOver, more: readonly string[]): port.HandOver => ({
  ...what,
  ids: [...new Set([...what.ids, ...more])],
});

const called = (): string => `dossier-${new Date().toISOString().slice(0, 10)}`;
