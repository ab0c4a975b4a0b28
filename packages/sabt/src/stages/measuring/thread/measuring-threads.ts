/*
 * Indicators, and methods of statistics asked for by themselves, are computed in threads of their own, so that whoever asks
 * for something else meanwhile is answered at once.
 *
 * The thread that calls holds the analysis copy, which one process and one connection hold; a thread that computes asks it
 * for counts by messages and does nothing but the statistics. So an indicator is the same function here as there. A thread
 * that is done waits for the next question, because starting one and reading its modules takes longer than most indicators.
 *
 * Invariants:
 *   - a thread computes one indicator or method at a time, and at most `most` threads compute; further questions wait in order;
 *   - giving up ends the thread: a model search asks nobody whether it should go on;
 *   - a thread that ends by itself (a defect, too little memory) ends its question with an error that says so, and no other;
 *   - a thread that waits keeps nobody up: the process may end.
 */
import { Worker } from 'node:worker_threads';
import { codebookInUse } from '../../../codebook/index.ts';
import { SabtError } from '../../../model/errors.ts';
import type { AnalysisReader } from '../../../store/analysis-port.ts';
import type { Found } from '../measurement.ts';
import type { OnStep } from '../step.ts';
import type { Calculation, FromThread, Question, ToThread } from './messages.ts';
import { thrownAgain, told } from './thrown.ts';

export interface ThreadOptions {
  /** Threads that compute at the same time. */
  most: number;
  /** Memory of one, in MiB. */
  memory?: number;
  /** What a thread runs. */
  program?: URL;
}

export interface Computing {
  signal: AbortSignal;
  onStep: OnStep;
}

type Asked = Exclude<ToThread, { answered: number }>;
type Answer = Extract<FromThread, { found: Found } | { calculated: object }>;

const PROGRAM = new URL('./measuring.worker.ts', import.meta.url);
const MEMORY_MIB = 1_024;

export class MeasuringThreads {
  readonly #most: number;
  readonly #memory: number;
  readonly #program: URL;
  readonly #idle: Worker[] = [];
  readonly #queue: (() => void)[] = [];
  readonly #ending = new Set<Promise<unknown>>();
  #busy = 0;

  constructor({ most, memory = MEMORY_MIB, program = PROGRAM }: ThreadOptions) {
    this.#most = most;
    this.#memory = memory;
    this.#program = program;
  }

  /** Starts a thread, if none waits, while the caller sees to something else. */
  prepare(): void {
    if (this.#idle.length > 0 || this.#busy >= this.#most) return;
    const worker = this.#start();
    worker.unref();
    this.#idle.push(worker);
  }

  /** Throws the signal's reason, what the indicator throws, `too-much-memory`, or `defect` where a thread broke down. */
  async compute(question: Question, copy: AnalysisReader, computing: Computing): Promise<Found> {
    const { version, acts } = codebookInUse();
    const message = await this.#ask({ question, codebook: { version, acts } }, copy, computing);
    return (message as Extract<FromThread, { found: Found }>).found;
  }

  /** The same digits as in this thread. Throws what the method throws, and as `compute` does. */
  async calculate(calculation: Calculation, signal: AbortSignal): Promise<object> {
    const message = await this.#ask(calculation, null, { signal, onStep: () => {} });
    return (message as Extract<FromThread, { calculated: object }>).calculated;
  }

  async #ask(asked: Asked, copy: AnalysisReader | null, { signal, onStep }: Computing): Promise<Answer> {
    await this.#turn(signal, onStep);
    try {
      signal.throwIfAborted();
      return await this.#askIn(this.#idle.pop() ?? this.#start(), asked, copy, { signal, onStep });
    } finally {
      this.#busy--;
      this.#queue.shift()?.();
    }
  }

  /** Ends the threads that wait. Those that compute end when their signals say so. */
  async close(): Promise<void> {
    for (const worker of this.#idle.splice(0)) this.#end(worker);
    await Promise.all(this.#ending);
  }

  async #turn(signal: AbortSignal, onStep: OnStep): Promise<void> {
    signal.throwIfAborted();
    if (this.#busy < this.#most) {
      this.#busy++;
      return;
    }
    onStep({ what: 'waiting', done: 0, total: null });
    await new Promise<void>((resolve, reject) => {
      const begin = (): void => {
        signal.removeEventListener('abort', leave);
        this.#busy++;
        resolve();
      };
      const leave = (): void => {
        this.#queue.splice(this.#queue.indexOf(begin), 1);
        reject(signal.reason);
      };
      this.#queue.push(begin);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#program, { resourceLimits: { maxOldGenerationSizeMb: this.#memory } });
    // between questions a thread that breaks down is merely not asked again
    const forget = (): void => {
      const at = this.#idle.indexOf(worker);
      if (at >= 0) this.#idle.splice(at, 1);
    };
    worker.on('error', forget);
    worker.on('exit', forget);
    return worker;
  }

  #end(worker: Worker): void {
    const ended = worker.terminate().finally(() => this.#ending.delete(ended));
    this.#ending.add(ended);
  }

  #askIn(worker: Worker, asked: Asked, copy: AnalysisReader | null, { signal, onStep }: Computing): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const say = (message: ToThread): void => worker.postMessage(message);
      const leave = (): void => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        signal.removeEventListener('abort', onAbort);
      };
      const fail = (thrown: unknown): void => {
        leave();
        this.#end(worker);
        reject(thrown);
      };
      const settle = (end: () => void): void => {
        leave();
        worker.unref();
        this.#idle.push(worker);
        end();
      };
      const onMessage = (message: FromThread): void => {
        if ('step' in message) onStep(message.step);
        else if ('thrown' in message) settle(() => reject(thrownAgain(message.thrown)));
        else if (!('asked' in message)) settle(() => resolve(message));
        else if (copy !== null) void answerTo(message, copy).then(say);
      };
      const onError = (thrown: Error): void => fail(brokenDown(thrown));
      const onExit = (code: number): void => fail(brokenDown(new Error(`It ended with ${code}.`)));
      const onAbort = (): void => fail(signal.reason);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      signal.addEventListener('abort', onAbort, { once: true });
      worker.ref();
      say(asked);
    });
  }
}

async function answerTo(
  { asked, reading, query }: Extract<FromThread, { asked: number }>,
  copy: AnalysisReader,
): Promise<ToThread> {
  try {
    return { answered: asked, value: await copy[reading](query as never) };
  } catch (thrown) {
    return { answered: asked, thrown: told(thrown) };
  }
}

function brokenDown(cause: Error): SabtError {
  if ((cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new SabtError('too-much-memory', 'The computation needed more memory than one may use. Ask for less.', {
      cause,
    });
  return new SabtError('defect', `The thread that computed this broke down: ${cause.message}`, { cause });
}
