import { rmSync } from 'node:fs';
import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import { DiskSegment } from './disk-segment.ts';
import { ListCache } from './list-cache.ts';
import { imageWalk } from './memory-walk.ts';
import { type MergeInput, writeMerged } from './merge.ts';
import { syncFile } from './paged-file.ts';
import { CANCELLED, FAILED, PENDING, RUNNING, WRITTEN, type WritingTask } from './writing-thread.ts';

const cache = new ListCache(0);
const port = parentPort!;
/** Tasks that came while a merge was under way and can wait for its end. */
const later: WritingTask[] = [];

function run(task: WritingTask): void {
  const { number, state, path } = task;
  if (Atomics.compareExchange(state, 0, PENDING, RUNNING) === PENDING) {
    let outcome = FAILED;
    try {
      if (write(task)) outcome = WRITTEN;
    } catch {
      // whoever asked does it again and meets the same error
    }
    if (outcome === FAILED) rmSync(path, { force: true });
    Atomics.store(state, 0, outcome);
    Atomics.notify(state, 0);
  }
  port.postMessage(number);
}

/** False if it was cancelled. */
function write({ inputs, path, state, urgent }: WritingTask): boolean {
  const opened: DiskSegment[] = [];
  try {
    const merged: MergeInput[] = inputs.map((input, i) => {
      if ('memory' in input) return { segment: imageWalk(input.memory), dead: input.dead };
      const segment = new DiskSegment(input.file, i, cache);
      opened.push(segment);
      return { segment, dead: input.dead };
    });
    for (const _pause of writeMerged(merged, path)) {
      if (Atomics.load(state, 1) === CANCELLED) return false;
      if (!urgent) letUrgentGoBefore();
    }
    syncFile(path);
    return true;
  } finally {
    for (const segment of opened) segment.close();
  }
}

function letUrgentGoBefore(): void {
  for (let got = receiveMessageOnPort(port); got !== undefined; got = receiveMessageOnPort(port)) {
    const task = got.message as WritingTask;
    if (task.urgent) run(task);
    else later.push(task);
  }
}

port.on('message', (task: WritingTask) => {
  run(task);
  for (let next = later.shift(); next !== undefined; next = later.shift()) run(next);
});

port.postMessage('ready');
