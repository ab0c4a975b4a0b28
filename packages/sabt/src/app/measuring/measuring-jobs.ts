/**
 * Numbers that are being computed. Whoever asks for one that somebody waits for already waits for the same; when nobody
 * waits any more it is given up, and so is all of it when the archive is closed. A page cannot be seen to wait: for it
 * `page-answers.ts` waits.
 */
import { availableParallelism } from 'node:os';
import { SabtError } from '../../model/errors.ts';
import {
  type Computing,
  type Measurement,
  MeasuringThreads,
  type OnStep,
  type Step,
} from '../../stages/measuring/index.ts';

/** One long computation must not keep every other waiting. */
const LEAST_AT_ONCE = 2;
const MOST_AT_ONCE = 4;

/** Who waits for a number; without a signal, until it is there. */
export interface Asker {
  signal?: AbortSignal;
  onStep?: OnStep;
}

export interface MeasuringJob {
  /** Throws what the computation throws, `stopped` once it was given up, and the reason of the asker's signal. */
  wait(asker: Asker): Promise<Measurement>;
}

const cancelled = (): SabtError => new SabtError('stopped', 'The computation was cancelled. Nothing was kept of it.');

class Job implements MeasuringJob {
  /** Throws `stopped` as soon as it is given up. */
  readonly answer: Promise<Measurement>;
  /** Once nothing of it runs. */
  readonly ended: Promise<void>;
  readonly #given = new AbortController();
  readonly #listeners = new Set<OnStep>();
  /** Null before the first. */
  #step: Step | null = null;
  #waiting = 0;
  #isThere = false;

  constructor(work: (computing: Computing) => Promise<Measurement>) {
    const { signal } = this.#given;
    const onStep = (step: Step): void => {
      this.#step = step;
      for (const listener of this.#listeners) listener(step);
    };
    const running = work({ signal, onStep });
    // where one part of it fails, the others are given up
    this.ended = running.then(
      () => {
        this.#isThere = true;
      },
      () => this.cancel(),
    );
    this.answer = unlessAborted(running, signal);
    // who waits is told; that nobody does is no defect
    this.answer.catch(() => undefined);
  }

  #leave(): void {
    if (--this.#waiting === 0 && !this.#isThere) this.cancel();
  }

  cancel(): void {
    this.#given.abort(cancelled());
  }

  async wait({ signal, onStep }: Asker): Promise<Measurement> {
    this.#waiting++;
    if (onStep !== undefined) {
      this.#listeners.add(onStep);
      if (this.#step !== null) onStep(this.#step);
    }
    try {
      return await (signal === undefined ? this.answer : unlessAborted(this.answer, signal));
    } finally {
      if (onStep !== undefined) this.#listeners.delete(onStep);
      this.#leave();
    }
  }
}

/** The same, or the reason of the signal as soon as it is aborted. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  promise.catch(() => undefined);
  signal.throwIfAborted();
  let leave = (): void => {};
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        leave = () => reject(signal.reason);
        signal.addEventListener('abort', leave, { once: true });
      }),
    ]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

export class MeasuringJobs {
  readonly threads = new MeasuringThreads({
    most: Math.max(LEAST_AT_ONCE, Math.min(MOST_AT_ONCE, availableParallelism() - 1)),
  });
  readonly #running = new Map<string, Job>();
  readonly #ending = new Set<Promise<void>>();
  #closed = false;

  /** @param key the same for the same question about the same state of the record */
  begin(key: string, work: (computing: Computing) => Promise<Measurement>): MeasuringJob {
    if (this.#closed) throw new SabtError('stopped', 'The archive is being closed.');
    const known = this.#running.get(key);
    if (known !== undefined) return known;
    const job = new Job(work);
    this.#running.set(key, job);
    this.#ending.add(job.ended);
    const forget = (): void => {
      if (this.#running.get(key) === job) this.#running.delete(key);
    };
    // a number that was given up is computed anew for who asks next, even while the end of it is awaited
    job.answer.then(forget, forget);
    void job.ended.then(() => this.#ending.delete(job.ended));
    return job;
  }

  /** Gives up everything and waits until nothing runs. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#running.values()) job.cancel();
    await Promise.all(this.#ending);
    await this.threads.close();
  }
}
