/**
 * The scan for traces, in a process of its own: whoever closes a file takes away every lock that its process holds on it, and
 * the archive's databases are open here. Without its locks a server's database would be taken for nobody's by the next
 * command (SQLite, "How to corrupt an SQLite database file", section 2.2).
 */
import { fork } from 'node:child_process';
import { SabtError } from '../../../model/errors.ts';
import type { Trace } from './traces.ts';

/** What the process is told, and never on a command line: it is what was erased. */
export interface ToScan {
  dir: string;
  pieces: readonly string[];
}

/** What it says. */
export type ScanAnswer = { traces: Trace[] } | { failure: { message: string; code: string | undefined } };

const MOST_STDERR = 2_000;

/** As `findTraces`. Throws what reading a file throws, `defect` if the process ends without an answer. */
export function scanForTraces(dir: string, pieces: readonly string[]): Promise<Trace[]> {
  if (pieces.length === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./scanning-child.ts', import.meta.url), [], {
      execArgv: ['--permission', '--allow-fs-read=*', '--disable-warning=ExperimentalWarning'],
      env: { LANG: 'C.UTF-8' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let stderr = '';
    child.stderr!.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString()).slice(-MOST_STDERR);
    });
    child.once('message', (answer: ScanAnswer) => {
      child.disconnect();
      if ('traces' in answer) return resolve(answer.traces);
      reject(Object.assign(new Error(answer.failure.message), { code: answer.failure.code }));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(
        new SabtError('defect', `The scan for traces ended (${signal ?? code}) without an answer. ${stderr}`.trim()),
      ),
    );
    child.send({ dir, pieces } satisfies ToScan);
  });
}
