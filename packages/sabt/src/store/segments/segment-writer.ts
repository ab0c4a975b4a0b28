/** Writes segments as one finished, synced file: large ones in another thread (`writing-thread.ts`), others here. */
import { rmSync } from 'node:fs';
import type { DiskSegment } from './disk-segment.ts';
import type { Pause } from './job.ts';
import { MemorySegment } from './memory-segment.ts';
import { writeMerged } from './merge.ts';
import { type TaskInput, WritingThread } from './writing-thread.ts';

/** From how much on it is worth having the thread write: bytes in memory, documents in files. */
const MUCH_IN_MEMORY = 8 << 20;
const MANY_DOCUMENTS = 2_000;

export interface WriterInput {
  segment: MemorySegment | DiskSegment;
  /** The bitmap of deleted documents to go by, which must not change. */
  dead: Uint8Array | null;
}

export class SegmentWriter {
  private readonly thread = new WritingThread();

  /** Answers the temporary name of the file, which begins with `path`. Where it fails or is ended, no file is left. */
  *write(inputs: readonly WriterInput[], path: string): Generator<Pause, string> {
    const there = isMuch(inputs) ? yield* this.writeThere(inputs, `${path}.there.new`) : null;
    if (there !== null) return there;
    const here = `${path}.new`;
    yield* writeMerged(inputs, here);
    yield* keptOnlyIf(here, () => true, here);
    return here;
  }

  /** What is being written must have been ended before. */
  close(): void {
    this.thread.close();
  }

  /** Null if it was not written there. */
  private *writeThere(inputs: readonly WriterInput[], path: string): Generator<Pause, string | null> {
    const urgent = inputs.some(({ segment }) => segment instanceof MemorySegment);
    const writing = this.thread.write(() => ({ inputs: inputs.map(taskInput), path, urgent }));
    if (writing === null) return null;
    yield* keptOnlyIf(path, () => writing.written, writing);
    return writing.written ? path : null;
  }
}

/** Pauses; afterwards the file is there only if it is to be: not after a failure, nor when the work ends here. */
function* keptOnlyIf(path: string, kept: () => boolean, pause: Pause): Generator<Pause, void> {
  let passed = false;
  try {
    yield pause;
    passed = kept();
  } finally {
    if (!passed) rmSync(path, { force: true });
  }
}

function isMuch(inputs: readonly WriterInput[]): boolean {
  let documents = 0;
  for (const { segment } of inputs) {
    if (segment instanceof MemorySegment && segment.weight >= MUCH_IN_MEMORY) return true;
    documents += segment.size;
  }
  return documents >= MANY_DOCUMENTS;
}

function taskInput({ segment, dead }: WriterInput): TaskInput {
  return segment instanceof MemorySegment ? { dead, memory: segment.image() } : { dead, file: segment.file.path };
}
