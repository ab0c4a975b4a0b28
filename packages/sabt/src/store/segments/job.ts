import { closeSync, fsync, openSync } from 'node:fs';
import { syncFile } from './paged-file.ts';

/** A piece of work that yields to let others in, or yields a file that must be synced before it goes on. */
export type Work = Generator<string | undefined, void>;

/** How long a flush or merge goes on before it lets others work. */
const SLICE_MS = 8;

/** Drives a piece of work: in slices between which others run, or, when it can wait no longer, to its end. */
export class Job {
  private readonly work: Work;
  private readonly done: () => void;
  private finished = false;
  private unsynced: string | null = null;
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
    while (!this.finished) {
      if (this.unsynced !== null) syncFile(this.unsynced);
      this.step();
    }
  }

  stop(): void {
    this.finished = true;
  }

  private async slices(): Promise<void> {
    let until = performance.now() + SLICE_MS;
    while (!this.finished) {
      this.step();
      if (this.unsynced !== null) await synced(this.unsynced);
      else if (performance.now() < until) continue;
      await new Promise((resolve) => setImmediate(resolve));
      until = performance.now() + SLICE_MS;
    }
  }

  private step(): void {
    this.unsynced = null;
    try {
      const { done, value } = this.work.next();
      if (done) {
        this.finished = true;
        this.done();
      } else this.unsynced = value ?? null;
    } catch (error) {
      this.finished = true;
      this.done();
      throw error;
    }
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
