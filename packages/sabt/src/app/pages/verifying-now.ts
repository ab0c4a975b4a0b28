/** Verification as the pages start and watch it: one at a time, its last result kept while the server runs. */
import { asSabtError } from '../../model/errors.ts';
import type * as port from '../../pages/index.ts';
import type { App } from '../app.ts';

const STEPS = ['entries', 'tiles', 'openings', 'blobs'] as const;

export class Verifying {
  readonly #app: App;
  readonly #closing: AbortSignal;
  #running: { mode: 'full' | 'quick'; progress: port.Verification['progress'] } | null = null;
  #result: port.Verification['result'] = null;

  constructor(app: App, closing: AbortSignal) {
    this.#app = app;
    this.#closing = closing;
  }

  start(mode: 'full' | 'quick'): void {
    if (this.#running !== null) return;
    const running = { mode, progress: null as port.Verification['progress'] };
    this.#running = running;
    const began = performance.now();
    this.#app
      .verify(
        { quick: mode === 'quick' },
        {
          signal: this.#closing,
          progress({ done, total, what }) {
            const step = STEPS.find((one) => one === what) ?? 'entries';
            running.progress = { step, done, total: total ?? done };
          },
        },
      )
      .then(
        (report) => {
          const { ok, size, root, checked, problems } = report;
          this.#result = {
            ok,
            at: new Date().toISOString(),
            mode,
            size,
            root,
            checked,
            problems,
            seconds: (performance.now() - began) / 1000,
          };
        },
        (thrown: unknown) => {
          const { code, message, at } = asSabtError(thrown);
          const none = { entries: 0, tiles: 0, blobs: 0, openings: 0, erased: 0 };
          const { size, root } = this.#app.archive.checkpoint();
          this.#result = {
            ok: false,
            at: new Date().toISOString(),
            mode,
            size,
            root,
            checked: none,
            problems: [{ code, where: at ?? '', message }],
            seconds: 0,
          };
        },
      )
      .finally(() => {
        this.#running = null;
      });
  }

  state(): port.Verification {
    const running = this.#running;
    if (running !== null)
      return { state: 'running', mode: running.mode, progress: running.progress, result: this.#result };
    return {
      state: this.#result === null ? 'never' : 'done',
      mode: this.#result?.mode ?? 'full',
      progress: null,
      result: this.#result,
    };
  }

  damage(): port.Problem[] {
    return this.#result?.problems ?? [];
  }
}
