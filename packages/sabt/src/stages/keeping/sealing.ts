/*
 * Where records are salted, hashed and sealed: a few in this thread, many in others. What can be refused was refused
 * before, so a worker only computes, and its answer cannot depend on which thread it was.
 *
 * A record crosses as a run of strings and numbers in one flat array, which costs a third of what nested objects do; back
 * come buffers, which are transferred and not copied. Threads start with the first large group, which this thread
 * seals itself meanwhile. A thread that fails is not asked again, and its part is sealed here.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { fieldAt, type RecordKind } from '@sabt/proof';
import type { CanonicalField, CanonicalRecord } from './draft.ts';
import { KEY_BYTES, type KeepersFields, type Sealed, sealRecord } from './group.ts';

/** One record to seal, with its place in the log. */
export interface ToSeal {
  record: CanonicalRecord;
  keepers: KeepersFields;
  entry: number;
}

/** Records as they cross to a worker. */
export interface SealRequest {
  number: number;
  archiveId: string;
  flat: (string | number)[];
}

/** What comes back: for each record its entry; sealed bytes one after the other, with their lengths; keys. */
export interface SealAnswer {
  number: number;
  entries: string[];
  sealed: Uint8Array;
  lengths: Uint32Array;
  keys: Uint8Array;
}

const WORTH_A_THREAD = 1024;
const PART = 256;
const MAX_THREADS = 4;

interface Thread {
  worker: Worker;
  /** How many parts it has not answered yet. */
  waiting: number;
}

export class Sealer {
  private readonly archiveId: string;
  private readonly wanted: number;
  private threads: Thread[] = [];
  private started = false;
  private next = 0;
  private readonly answers = new Map<
    number,
    { resolve: (answer: SealAnswer) => void; reject: (thrown: unknown) => void }
  >();

  /** `threads`: how many besides this one; as many as there are processors to spare unless given. */
  constructor(archiveId: string, threads: number = Math.min(MAX_THREADS, availableParallelism() - 1)) {
    this.archiveId = archiveId;
    this.wanted = threads;
  }

  /** Whether a group of this many would be sealed by other threads, now. */
  isElsewhere(count: number): boolean {
    return count >= WORTH_A_THREAD && this.threads.length > 0;
  }

  /** `pause` is called between records that are sealed in this thread. */
  async seal(records: readonly ToSeal[], pause: () => Promise<void>): Promise<Sealed[]> {
    if (!this.isElsewhere(records.length)) {
      if (records.length >= WORTH_A_THREAD) this.start();
      return this.sealHere(records, pause);
    }
    const parts: Promise<Sealed[]>[] = [];
    for (let at = 0; at < records.length; at += PART) parts.push(this.sealThere(records.slice(at, at + PART), pause));
    return (await Promise.all(parts)).flat();
  }

  async close(): Promise<void> {
    const { threads } = this;
    this.threads = [];
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  private async sealHere(records: readonly ToSeal[], pause: () => Promise<void>): Promise<Sealed[]> {
    const sealed: Sealed[] = [];
    for (const { record, keepers, entry } of records) {
      sealed.push(sealRecord(record, keepers, this.archiveId, entry));
      await pause();
    }
    return sealed;
  }

  private async sealThere(records: readonly ToSeal[], pause: () => Promise<void>): Promise<Sealed[]> {
    const thread = this.threads.reduce<Thread | undefined>(
      (least, one) => (least === undefined || one.waiting < least.waiting ? one : least),
      undefined,
    );
    if (thread === undefined) return this.sealHere(records, pause);
    try {
      const answer = await this.ask(thread, flatten(records));
      let at = 0;
      return records.map(({ record: { id, version, blobs } }, i) => {
        const sealed = answer.sealed.subarray(at, at + answer.lengths[i]!);
        at += sealed.length;
        const key = answer.keys.subarray(i * KEY_BYTES, (i + 1) * KEY_BYTES);
        return { entry: answer.entries[i]!, vault: { id, version, blobs, sealed, key } };
      });
    } catch {
      return this.sealHere(records, pause);
    }
  }

  private ask(thread: Thread, flat: (string | number)[]): Promise<SealAnswer> {
    const number = this.next++;
    thread.waiting += 1;
    // Somebody waits for the answer, so the process must not end before; without that, threads keep nobody up.
    thread.worker.ref();
    const answered = new Promise<SealAnswer>((resolve, reject) => this.answers.set(number, { resolve, reject }));
    thread.worker.postMessage({ number, archiveId: this.archiveId, flat } satisfies SealRequest);
    return answered.finally(() => {
      thread.waiting -= 1;
      if (thread.waiting === 0) thread.worker.unref();
      this.answers.delete(number);
    });
  }

  private start(): void {
    if (this.started) return;
    this.started = true;
    for (let i = 0; i < this.wanted; i++) {
      const worker = new Worker(new URL('./sealing-worker.ts', import.meta.url));
      const thread: Thread = { worker, waiting: 0 };
      worker.on('message', (answer: SealAnswer | 'ready') => {
        if (answer === 'ready') this.threads.push(thread);
        else this.answers.get(answer.number)?.resolve(answer);
      });
      worker.on('error', (thrown) => this.drop(thread, thrown));
      worker.on('exit', () => this.drop(thread, new Error('the thread ended')));
      worker.unref();
    }
  }

  /** Everything that waits is sealed here instead; which thread it waited for does not matter. */
  private drop(thread: Thread, thrown: unknown): void {
    this.threads = this.threads.filter((one) => one !== thread);
    for (const { reject } of [...this.answers.values()]) reject(thrown);
  }
}

const NO_ITEMS = -1;

function flatten(records: readonly ToSeal[]): (string | number)[] {
  const flat: (string | number)[] = [];
  for (const { record, keepers, entry } of records) {
    flat.push(record.kind, entry, keepers.at, keepers.by, keepers.predecessor?.entry ?? -1, record.fields.length);
    for (const { field, value, items } of record.fields) {
      flat.push(field.slot, value, items?.length ?? NO_ITEMS);
      if (items !== undefined) for (const item of items) flat.push(item.name, item.value);
    }
  }
  return flat;
}

/** The way back; ids, versions and blobs stay with whoever asked. */
export function unflatten(flat: readonly (string | number)[]): ToSeal[] {
  const records: ToSeal[] = [];
  let at = 0;
  const text = () => flat[at++] as string;
  const number = () => flat[at++] as number;
  while (at < flat.length) {
    const kind = text() as RecordKind;
    const entry = number();
    const keepers: KeepersFields = { at: text(), by: text() };
    const predecessor = number();
    if (predecessor >= 0) keepers.predecessor = { entry: predecessor };
    const fields: CanonicalField[] = [];
    for (let left = number(); left > 0; left--) {
      const field = fieldAt(kind, number())!;
      const value = text();
      const count = number();
      if (count === NO_ITEMS) fields.push({ field, value });
      else fields.push({ field, value, items: Array.from({ length: count }, () => ({ name: text(), value: text() })) });
    }
    records.push({ record: { id: '', kind, version: 0, fields, blobs: [] }, keepers, entry });
  }
  return records;
}
