import type { Progress } from '../commands/command.ts';

const WIDTH = 30;
const EVERY_MS = 100;

/** A bar on standard error, on a terminal only. */
export class ProgressBar {
  readonly #on: boolean;
  #last = 0;
  #shown = false;

  constructor(on: boolean) {
    this.#on = on;
  }

  show(p: Progress): void {
    if (!this.#on || Date.now() - this.#last < EVERY_MS) return;
    this.#last = Date.now();
    this.#shown = true;
    const share = p.total === null || p.total === 0 ? null : Math.min(1, p.done / p.total);
    const bar = share === null ? '' : `${'█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '·')} `;
    process.stderr.write(`\r\x1b[K${bar}${p.done}${p.total === null ? '' : ` / ${p.total}`} ${p.what}`);
  }

  end(): void {
    if (this.#shown) process.stderr.write('\r\x1b[K');
  }
}
