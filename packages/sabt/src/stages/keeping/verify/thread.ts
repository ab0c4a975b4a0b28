/**
 * Verification in a thread of its own. It computes for as long as the archive is large, and some of its calls (sums of
 * files, SQLite's own check, one long text) cannot be cut up: here they hold nobody up, and a server goes on answering.
 */
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ErrorCode, SabtError } from '../../../model/errors.ts';
import { placesOf } from '../places.ts';
import type { Progress, VerifyReport } from './report.ts';
import { noteVerified, type VerifyChoices } from './verify.ts';

export interface VerifyOptions extends VerifyChoices {
  onProgress?: ((progress: Progress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** What the thread is given. */
export interface ToVerify {
  dir: string;
  options: VerifyChoices;
}

/** What the thread says. */
export type VerifyMessage =
  | { progress: Progress }
  | { report: VerifyReport }
  | { failure: { code: ErrorCode; message: string; at: string | undefined } };

/**
 * Folders that are being verified here. One after the other: the sums of a database are of its bare file, and whoever
 * closes a file takes away the locks that the whole process holds on it.
 */
const running = new Map<string, Promise<unknown>>();

/** Verifies an archive folder. Throws `archive-missing` if there is none, and the signal's reason when called off. */
export async function verifyArchive(dir: string, options: VerifyOptions = {}): Promise<VerifyReport> {
  const folder = resolve(dir);
  const before = running.get(folder) ?? Promise.resolve();
  const report = before.then(
    () => verifyInThread(folder, options),
    () => verifyInThread(folder, options),
  );
  running.set(folder, report);
  try {
    return await report;
  } finally {
    if (running.get(folder) === report) running.delete(folder);
  }
}

async function verifyInThread(
  dir: string,
  { quick, key, against, stateDir, onProgress, signal }: VerifyOptions,
): Promise<VerifyReport> {
  signal?.throwIfAborted();
  const workerData: ToVerify = { dir, options: { quick, key, against, stateDir } };
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { workerData });
  const callOff = () => worker.postMessage('off');
  signal?.addEventListener('abort', callOff);
  try {
    const report = await answerOf(worker, onProgress);
    noteVerified(placesOf(dir), report);
    return report;
  } catch (thrown) {
    signal?.throwIfAborted();
    throw thrown;
  } finally {
    signal?.removeEventListener('abort', callOff);
    await worker.terminate();
  }
}

function answerOf(worker: Worker, onProgress: VerifyOptions['onProgress']): Promise<VerifyReport> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: VerifyMessage) => {
      if ('progress' in message) onProgress?.(message.progress);
      else if ('report' in message) resolve(message.report);
      else reject(new SabtError(message.failure.code, message.failure.message, { at: message.failure.at }));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new SabtError('defect', 'The verification ended without an answer.')));
  });
}
