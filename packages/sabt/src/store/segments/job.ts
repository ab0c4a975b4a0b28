import { closeSync, fsync, openSync } from 'node:fs';
import { syncFile } from './paged-file.ts';
import { Writing } from './writing-thread.ts';

/**
 * A piece of work that yields to let others in, or yields what must be waited for before it goes on: a file that is to be
 * synced, or one that another thread writes. A failure to sync is thrown into it.
 */
export type Work = Generator<Pause, void>;
export type Pause = string | Writing | undefined;

/** How long a flush or merge goes on before it lets others work. */
const SLICE_MS = 8;

/** Drives a piece of work: in slices between which others run, or, when it can wait no longer, to its end. */
export class Job {
  private readonly work: Work;
  private readonly done: () => void;
  private finished = false;
  private pause: Pause = undefined;
  private running: Promise<void> | null = null;

  constructor(work: Work, done: () => void) {
    this.work = work;
    this.done = done;
  }

  inSlices(): Promise<void> {
    this.running ??= this.slices();
    return this.running;
  }

  now(): void {
    while (!this.finished) this.step(awaitNow);
  }

  /** Ends it where it is; what it has begun to write is taken away. */
  stop(): void {
    if (this.finished) return;
    this.finished = true;
    if (this.pause instanceof Writing) this.pause.cancel();
    this.work.return();
  }

  private async slices(): Promise<void> {
    let until = performance.now() + SLICE_MS;
    while (!this.finished) {
      const { pause } = this;
      const failure = pause === undefined ? null : await awaited(pause);
      // meanwhile somebody may have driven it on
      if (this.finished || this.pause !== pause) continue;
      this.step(() => {
        if (failure !== null) throw failure.cause;
      });
      if (performance.now() < until) continue;
      await new Promise((resolve) => setImmediate(resolve));
      until = performance.now() + SLICE_MS;
    }
  }

  private step(wait: (pause: Pause) => void): void {
    try {
      const { done, value } = this.onward(wait);
      this.pause = value ?? undefined;
      if (!done) return;
    } catch (error) {
      this.finish();
      throw error;
    }
    this.finish();
  }

  private onward(wait: (pause: Pause) => void): IteratorResult<Pause, void> {
    try {
      wait(this.pause);
    } catch (error) {
      return this.work.throw(error);
    }
    return this.work.next();
  }

  private finish(): void {
    this.finished = true;
    this.done();
  }
}

function awaitNow(pause: Pause): void {
  if (pause instanceof Writing) pause.claim();
  else if (pause !== undefined) syncFile(pause);
}

async function awaited(pause: string | Writing): Promise<{ cause: unknown } | null> {
  try {
    if (pause instanceof Writing) await pause.answered;
    else await synced(pause);
    return null;
  } catch (cause) {
    return { cause };
  }
}

function synced(path: string): Promise<void> {
  const fd = openSync(path, 'r');
  return new Promise((resolve, reject) => {
    fsync(fd, (error) => {
      closeSync(fd);
      if (error === null) resolve();
      else reject(error);
    });
  });
}
