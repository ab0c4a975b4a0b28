/** Runs of taking in that go on in this process, and the last errors of those that broke off. */
import { asSabtError } from '../model/errors.ts';

export interface Run {
  unit: 'files' | 'rows';
  done: number;
  total: number | null;
}

export class Runs {
  readonly #works = new Set<Promise<unknown>>();
  #stopping = false;
  readonly #running = new Map<string, Run>();
  readonly #failed = new Map<string, { code: string; message: string }>();

  /** True once runs are to end at their next step. */
  get stopping(): boolean {
    return this.#stopping;
  }

  /** Remembers a piece of work until it ends. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#works.add(work);
    try {
      return await work;
    } finally {
      this.#works.delete(work);
    }
  }

  /** Tells what runs to end, and waits until it has. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.allSettled(this.#works);
  }

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
