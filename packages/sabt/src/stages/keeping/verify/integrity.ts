import { Worker } from 'node:worker_threads';
import type { StoreFinding } from '../../../store/ports.ts';
import type { StorePlaces } from '../../../store/sqlite/index.ts';

/** SQLite's own check of both files, in a thread of its own, since one call lasts as long as the file is large. */
export function checkStructure(places: StorePlaces): Promise<StoreFinding[]> {
  const worker = new Worker(new URL('./integrity-worker.ts', import.meta.url), { workerData: places });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
