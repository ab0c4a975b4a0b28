/** Runs of taking in that go on in this process, and the last errors of those that broke off. */
import { asSabtError } from '../model/errors.ts';

export interface Run {
  unit: 'files' | 'rows';
  done: number;
  total: number | null;
}

export class Runs {
  readonly #running = new Map<string, Run>();
  readonly #failed = new Map<string, { code: string; message: string }>();

  begin(batch: string, unit: Run['unit'], total: number | null): void {
    this.#running.set(batch, { unit, done: 0, total });
    this.#failed.delete(batch);
  }

  progress(batch: string, done: number): void {
    const run = this.#running.get(batch);
    if (run !== undefined) run.done = done;
  }

  end(batch: string): void {
    this.#running.delete(batch);
  }

  fail(batch: string, thrown: unknown): void {
    this.#running.delete(batch);
    const { code, message } = asSabtError(thrown);
    this.#failed.set(batch, { code, message });
  }

  get(batch: string): Run | null {
    return this.#running.get(batch) ?? null;
  }

  /** Why a batch broke off in this process. */
  error(batch: string): { code: string; message: string } | null {
    return this.#failed.get(batch) ?? null;
  }
}
