/*
 * Analysis ahead of the index: in an import, the words of what was just kept are worked out in another thread, while this
 * one keeps the next. The index itself stays in this thread, because a search must find at once what was put.
 *
 * What was put waits in parts, in order, and enters the index in order. A part belongs to whoever claims it first: the
 * thread takes from the front, and this one, when somebody searches or too much waits, from the back (a claim is an atomic
 * exchange in shared memory). So a search that comes right after an append finds it, and waits no longer than both need for
 * the rest together.
 *
 * Invariants:
 *   - at most MOST_WAITING documents wait, fewer where a document takes long, so that a search waits about MOST_WAITING_MS at
 *     worst; who puts more works on them itself;
 *   - a part that the index refused (a full disk) stays in front and is offered again, so nothing is left out;
 *   - the same documents give the same index whoever analysed them;
 *   - few documents start no thread. One that fails is not asked again, and its parts are analysed here.
 */
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { IndexedDocument } from '../../store/search-port.ts';
import { createAnalyser, type SearchDocument } from './analyse.ts';
import { type Analysed, Claims, cutUp, flatten } from './analysis-messages.ts';

/** Documents after which a thread is worth its start, and in a call from which on it is worth the way there. */
const WORTH_STARTING = 1_000;
const WORTH_SENDING = 64;
const PART = 128;
const MOST_WAITING = 4_096;
const MOST_WAITING_MS = 400;
/** How many parts there are claims for; fewer ever wait. */
const RING = 256;
/** How long to wait for a part that the thread has claimed before analysing it here all the same. */
const PATIENCE_MS = 250;

interface Part {
  number: number;
  documents: SearchDocument[];
  /** Size of the log that is covered once this part is in; 0 within a call. */
  upTo: number;
  analysed: Uint8Array[] | null;
}

interface Thread {
  worker: Worker;
  port: MessagePort;
}

export class AnalysisAhead {
  private readonly put: (documents: IndexedDocument[], upTo: number) => void;
  private readonly analyse = createAnalyser();
  private readonly claims = new Claims(new Int32Array(new SharedArrayBuffer(4 * RING)));
  private readonly parts: Part[] = [];
  private next = 0;
  private waiting = 0;
  private seen = 0;
  /** Milliseconds that one document takes, lately, in either thread. */
  private pace = 1;
  private thread: Thread | null = null;
  private started = false;
  private waiters: (() => void)[] = [];

  constructor(put: (documents: IndexedDocument[], upTo: number) => void) {
    this.put = put;
  }

  /** Whether another thread would analyse many documents, now. */
  isElsewhere(): boolean {
    return this.thread !== null;
  }

  add(documents: readonly SearchDocument[], upTo: number): void {
    this.seen += documents.length;
    if (this.thread === null || documents.length < WORTH_SENDING) {
      this.drain();
      if (this.seen >= WORTH_STARTING) this.start();
      const began = performance.now();
      const analysed = documents.map(this.analyse);
      this.learnPace(documents.length, performance.now() - began);
      this.put(analysed, upTo);
      return;
    }
    // first what waits already: should that be refused, the caller knows that these were not taken
    this.drainTo(Math.max(0, this.most() - documents.length));
    for (let at = 0; at < documents.length; at += PART) {
      const part = documents.slice(at, at + PART);
      this.send(this.thread, part, at + PART < documents.length ? 0 : upTo);
      this.drainTo(this.most());
    }
  }

  /** Puts everything that waits into the index. Throws what the index throws; then it waits on. */
  drain(): void {
    this.drainTo(0);
  }

  /** The same for everything that waits now, without holding up others. */
  async settled(): Promise<void> {
    const last = this.next;
    while (this.parts.length > 0 && this.parts[0]!.number < last && this.thread !== null) {
      await new Promise<void>((resolve) => this.waiters.push(resolve));
      this.advance();
    }
    this.drain();
  }

  /** What waits is left to be put again. */
  close(): void {
    this.parts.length = 0;
    this.waiting = 0;
    this.stop();
  }

  private drainTo(most: number): void {
    while (this.waiting > most) {
      this.receive();
      this.advance();
      if (this.waiting <= most) return;
      const free = this.parts.findLast(({ number, analysed }) => analysed === null && this.claims.claim(number));
      if (free !== undefined) this.analyseHere(free);
      else this.await(this.parts[0]!);
    }
  }

  private await(part: Part): void {
    if (part.analysed !== null) return;
    if (this.thread !== null) this.claims.awaitAnswer(part.number, PATIENCE_MS);
    this.receive();
    if (part.analysed === null) this.analyseHere(part);
  }

  private analyseHere(part: Part): void {
    const began = performance.now();
    part.analysed = part.documents.map((document) => this.analyse(document).analysed);
    this.learnPace(part.documents.length, performance.now() - began);
  }

  private learnPace(count: number, ms: number): void {
    if (count >= WORTH_SENDING) this.pace += (ms / count - this.pace) / 8;
  }

  private most(): number {
    return Math.min(MOST_WAITING, MOST_WAITING_MS / this.pace);
  }

  private send({ port }: Thread, documents: SearchDocument[], upTo: number): void {
    const number = this.next++;
    this.claims.offer(number);
    this.parts.push({ number, documents, upTo, analysed: null });
    this.waiting += documents.length;
    // while something waits, the process must not end; without that, the thread keeps nobody up
    port.ref();
    port.postMessage({ number, flat: flatten(documents) });
  }

  private receive(): void {
    for (let message = this.take(); message !== undefined; message = this.take()) this.answer(message);
  }

  private take(): Analysed | undefined {
    return this.thread === null ? undefined : (receiveMessageOnPort(this.thread.port)?.message as Analysed | undefined);
  }

  private answer(message: Analysed): void {
    const part = this.parts.find(({ number }) => number === message.number);
    if (part === undefined || part.analysed !== null) return;
    part.analysed = cutUp(message);
    this.learnPace(part.documents.length, message.ms);
  }

  /** Puts what stands analysed in front. */
  private advance(): void {
    for (let part = this.parts[0]; part?.analysed != null; part = this.parts[0]) {
      const { documents, analysed, upTo } = part;
      this.put(
        documents.map(({ num, kind, language, sources, tags, day, year }, i) => ({
          num,
          kind,
          language,
          sources,
          tags,
          day,
          year,
          analysed: analysed[i]!,
        })),
        upTo,
      );
      this.parts.shift();
      this.waiting -= documents.length;
    }
    if (this.parts.length === 0) this.thread?.port.unref();
  }

  /** After a message or the end of the thread; who must know of a failure asks again and is told then. */
  private advanceQuietly(): void {
    try {
      if (this.thread === null) this.drain();
      else this.advance();
    } catch {
      this.thread?.port.unref();
    }
    for (const wake of this.waiters.splice(0)) wake();
  }

  private start(): void {
    if (this.started || availableParallelism() < 2) return;
    this.started = true;
    const { port1: port, port2 } = new MessageChannel();
    const workerData = { port: port2, claims: this.claims.states };
    const worker = new Worker(new URL('./analysis-worker.ts', import.meta.url), { workerData, transferList: [port2] });
    const ended = (): void => {
      this.thread = null;
      port.close();
      this.advanceQuietly();
    };
    worker.on('message', () => {
      this.thread = { worker, port };
    });
    port.on('message', (message: Analysed) => {
      this.answer(message);
      this.advanceQuietly();
    });
    worker.on('error', ended);
    worker.on('exit', ended);
    worker.unref();
    port.unref();
    this.stop = () => {
      this.thread = null;
      port.close();
      void worker.terminate();
    };
  }

  private stop: () => void = () => undefined;
}
