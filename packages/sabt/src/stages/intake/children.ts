/**
 * Parsers of formats that strangers wrote run in child processes that can be killed.
 *
 * A parser may loop, recurse or allocate without end on a file made to do that; nothing inside one process
 * can stop it for certain. So each such file is handed to a child with a heap of its own (`--max-old-space-size`),
 * without the right to write files or start programs (Node's permission model) and with an empty environment.
 * The parent kills the child when it takes too long, or when the process as a whole grows beyond twice the
 * heap (seen in /proc, where there is one: buffers lie outside the heap), and names the reason. One bad
 * file costs one child; the next file gets a new one.
 *
 * A child serves one job at a time and is kept warm between jobs, because starting Node costs 50 ms and a
 * parser library 50 to 200 ms more. An idle child does not keep the program alive.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SabtError } from '../../model/errors.ts';

export interface ChildLimits {
  seconds: number;
  heapMegabytes: number;
  /** Whether it loads native code, which Node's permissions do not bind. */
  native?: boolean;
}

/** What a child sends: any number of `piece`s, each answered by `more`, then `done` or `failed`. */
export type FromChild =
  | { type: 'piece'; value: unknown }
  | { type: 'done'; value: unknown }
  | { type: 'failed'; code: string; message: string };

export type ToChild = { type: 'job'; value: unknown } | { type: 'more' };

const WATCH_MS = 200;
/** A child is replaced after so many jobs, so that what libraries leak does not add up. */
const JOBS_PER_CHILD = 500;

export class Child {
  readonly #process: ChildProcess;
  readonly #limits: ChildLimits;
  #ended: { code: number | null; signal: string | null } | null = null;
  #killedFor: SabtError | null = null;
  #stderr = '';
  jobs = 0;

  constructor(entry: URL, limits: ChildLimits) {
    this.#limits = limits;
    this.#process = fork(entry, [], {
      execArgv: [
        `--max-old-space-size=${limits.heapMegabytes}`,
        '--permission',
        '--allow-fs-read=*',
        ...(limits.native === true ? ['--allow-addons', '--disable-warning=PERM0001'] : []),
        '--disable-warning=ExperimentalWarning',
      ],
      env: { LANG: 'C.UTF-8' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#process.stderr!.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-2_000);
    });
    this.#process.on('exit', (code, signal) => {
      this.#ended = { code, signal };
    });
    this.#process.on('error', () => {
      this.#ended ??= { code: null, signal: null };
    });
    this.#idle();
  }

  get usable(): boolean {
    return this.#ended === null && this.#killedFor === null && this.jobs < JOBS_PER_CHILD;
  }

  #idle(): void {
    this.#process.unref();
    this.#process.channel?.unref();
    (this.#process.stderr as unknown as { unref?: () => void }).unref?.();
  }

  kill(reason?: SabtError): void {
    this.#killedFor ??= reason ?? new SabtError('defect', 'The parser was stopped.');
    this.#process.kill('SIGKILL');
  }

  /**
   * Runs one job to its end. Pieces go to `onPiece`, and the child waits until it returns. The time limit
   * counts from the last sign of life. Throws the child's own error, or `too-slow`, `too-much-memory`.
   */
  async run(job: unknown, onPiece?: (value: unknown) => Promise<void> | void): Promise<unknown> {
    this.jobs++;
    this.#process.ref();
    this.#process.channel?.ref();
    let lastSign = Date.now();
    let waitingForUs = false;
    const watch = setInterval(() => {
      if (!waitingForUs && Date.now() - lastSign > this.#limits.seconds * 1000) {
        this.kill(
          new SabtError('too-slow', `Reading took longer than ${this.#limits.seconds} seconds and was stopped.`),
        );
      } else if (residentMegabytes(this.#process.pid) > 2 * this.#limits.heapMegabytes)
        this.kill(this.#tooMuchMemory());
    }, WATCH_MS);
    try {
      return await new Promise((resolve, reject) => {
        const settle = (act: () => void): void => {
          this.#process.off('message', onMessage);
          this.#process.off('exit', onExit);
          act();
        };
        const onMessage = (message: FromChild): void => {
          lastSign = Date.now();
          if (message.type === 'done') settle(() => resolve(message.value));
          else if (message.type === 'failed') settle(() => reject(this.#failure(message)));
          else {
            waitingForUs = true;
            Promise.resolve(onPiece?.(message.value)).then(
              () => {
                waitingForUs = false;
                lastSign = Date.now();
                if (this.#ended === null) this.#process.send({ type: 'more' } satisfies ToChild);
              },
              (error: unknown) => {
                this.kill();
                settle(() => reject(error as Error));
              },
            );
          }
        };
        const onExit = (): void => settle(() => reject(this.#deathReason()));
        this.#process.on('message', onMessage);
        this.#process.on('exit', onExit);
        if (this.#ended !== null) return onExit();
        this.#process.send({ type: 'job', value: job } satisfies ToChild, (error) => {
          if (error !== null) this.kill();
        });
      });
    } finally {
      clearInterval(watch);
      this.#idle();
    }
  }

  #failure(message: { code: string; message: string }): SabtError {
    return new SabtError(message.code as SabtError['code'], message.message);
  }

  #tooMuchMemory(): SabtError {
    return new SabtError(
      'too-much-memory',
      `Reading took more than ${this.#limits.heapMegabytes} MB of memory and was stopped.`,
    );
  }

  #deathReason(): SabtError {
    if (this.#killedFor !== null) return this.#killedFor;
    const { code, signal } = this.#ended ?? { code: null, signal: null };
    if (/heap out of memory|allocation failed|invalid (?:array|string) length/i.test(this.#stderr))
      return this.#tooMuchMemory();
    return new SabtError('damaged-file', `The parser broke down on this file (${signal ?? `exit ${code}`}).`);
  }
}

function residentMegabytes(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0;
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096) / 1_048_576;
  } catch {
    return 0;
  }
}

/** A few warm children that take jobs in turn. */
export class ChildPool {
  readonly #entry: URL;
  readonly #limits: ChildLimits;
  readonly #size: number;
  readonly #idle: Child[] = [];
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(entry: URL, limits: ChildLimits, size = 2) {
    this.#entry = entry;
    this.#limits = limits;
    this.#size = size;
  }

  async run(job: unknown): Promise<unknown> {
    while (this.#busy >= this.#size) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy++;
    let child = this.#idle.pop();
    while (child !== undefined && !child.usable) {
      child.kill();
      child = this.#idle.pop();
    }
    child ??= new Child(this.#entry, this.#limits);
    try {
      return await child.run(job);
    } finally {
      this.#busy--;
      if (child.usable) this.#idle.push(child);
      else child.kill();
      this.#waiting.shift()?.();
    }
  }

  close(): void {
    for (const child of this.#idle.splice(0)) child.kill();
  }
}
