/** A job that a page starts and watches: one at a time of its sort, its outcome kept while the server runs. */
import { asSabtError } from '../../model/errors.ts';
import type { JobState } from '../../pages/index.ts';
import type { App } from '../app.ts';

export interface JobContext {
  by: string;
  signal: AbortSignal;
  progress(progress: { done: number; total: number | null; what: string }): void;
}

export class PageJob {
  readonly #app: App;
  readonly #closing: AbortSignal;
  #running: { done: number; total: number | null } | null = null;
  #ended: JobState['ended'] = null;
  #error: JobState['error'] = null;

  constructor(app: App, closing: AbortSignal) {
    this.#app = app;
    this.#closing = closing;
  }

  /** Does nothing while the one before runs. */
  start(by: string, run: (context: JobContext) => Promise<{ added: number; failed: number }>): void {
    if (this.#running !== null) return;
    const running: { done: number; total: number | null } = { done: 0, total: null };
    this.#running = running;
    this.#error = null;
    const progress = ({ done, total }: { done: number; total: number | null }): void => {
      running.done = done;
      running.total = total;
    };
    this.#app.runs
      .during(run({ by, signal: this.#closing, progress }))
      .then(
        (ended) => {
          this.#ended = ended;
        },
        (thrown: unknown) => {
          const { code, message } = asSabtError(thrown);
          this.#error = { code, message };
        },
      )
      .finally(() => {
        this.#running = null;
      });
  }

  state(): JobState {
    const { done = 0, total = null } = this.#running ?? {};
    return { running: this.#running !== null, done, total, ended: this.#ended, error: this.#error };
  }
}
