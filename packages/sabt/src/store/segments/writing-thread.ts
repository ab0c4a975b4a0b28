/*
 * Writing and merging of large segments in another thread, so that the one that takes in does not stand still for them.
 *
 * A task names what goes in: the memory of a full segment, which is shared and grows no more, or files; with the bitmaps of
 * deleted documents to go by. What comes out is a finished, synced file under a temporary name. Everything that makes it part
 * of the index stays with whoever asked: renaming it, opening it, deleting from it what was deleted meanwhile, the manifest.
 *
 * A task belongs to whoever claims it first, in memory that both threads see: the thread, or, when somebody can wait no
 * longer and it has not begun, whoever asked. One that was begun is waited for. Whatever goes wrong there is tried again
 * here, which also gives the error its name. A merge lets the writing of a full segment go before it.
 *
 * The thread starts with the first large task, which is done here.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { MemoryImage } from './memory-image.ts';

export type TaskInput = { dead: Uint8Array | null } & ({ memory: MemoryImage } | { file: string });

export interface WritingTask {
  number: number;
  state: Int32Array;
  inputs: TaskInput[];
  path: string;
  /** A full segment, for which taking in may have to wait. */
  urgent: boolean;
}

export const PENDING = 0;
export const RUNNING = 1;
export const WRITTEN = 2;
export const FAILED = 3;
/** Nobody wants it any more: set from outside, before it began or while it runs. */
export const CANCELLED = 4;

/** How long to wait for the thread where nobody else can be given a turn; it shows signs of life far more often. */
const PATIENCE_MS = 30_000;

/** A file that is being written elsewhere. */
export class Writing {
  readonly answered: Promise<void>;
  private readonly state: Int32Array;

  constructor(state: Int32Array, answered: Promise<void>) {
    this.state = state;
    this.answered = answered;
  }

  /** Whether the file is there, finished and synced. Final once `answered`, `claim` or `cancel` is done. */
  get written(): boolean {
    return Atomics.load(this.state, 0) === WRITTEN;
  }

  /** Waits without giving others a turn; what the thread has not begun it will not begin. */
  claim(): void {
    if (Atomics.compareExchange(this.state, 0, PENDING, CANCELLED) === RUNNING)
      Atomics.wait(this.state, 0, RUNNING, PATIENCE_MS);
  }

  /** After this the thread no longer writes. */
  cancel(): void {
    if (Atomics.compareExchange(this.state, 0, PENDING, CANCELLED) !== RUNNING) return;
    Atomics.store(this.state, 1, CANCELLED);
    Atomics.wait(this.state, 0, RUNNING, PATIENCE_MS);
  }
}

export class WritingThread {
  private worker: Worker | null = null;
  private ready = false;
  private next = 0;
  private readonly waiting = new Map<number, () => void>();

  /** Null where there is no thread to write it, now. */
  write(make: () => Pick<WritingTask, 'inputs' | 'path' | 'urgent'>): Writing | null {
    if (this.worker === null) this.start();
    if (!this.ready || this.worker === null) return null;
    const number = this.next++;
    const state = new Int32Array(new SharedArrayBuffer(8));
    const answered = new Promise<void>((resolve) => this.waiting.set(number, resolve));
    // while something waits, the process must not end; without that, the thread keeps nobody up
    this.worker.ref();
    this.worker.postMessage({ ...make(), number, state } satisfies WritingTask);
    return new Writing(state, answered);
  }

  close(): void {
    void this.worker?.terminate();
    this.ended();
  }

  private start(): void {
    if (availableParallelism() < 2) return;
    const worker = new Worker(new URL('./writing-worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (message: number | 'ready') => {
      if (message === 'ready') this.ready = true;
      else this.answer(message);
    });
    worker.on('error', () => this.ended());
    worker.on('exit', () => this.ended());
    this.worker = worker;
  }

  private answer(number: number): void {
    this.waiting.get(number)?.();
    this.waiting.delete(number);
    if (this.waiting.size === 0) this.worker?.unref();
  }

  /** A thread that ended is not started again; whoever waits for it does the work here. */
  private ended(): void {
    this.ready = false;
    for (const number of [...this.waiting.keys()]) this.answer(number);
  }
}
