/** The child's half of `children.ts`: takes a job, may send pieces and wait for `more`, answers once. */
import { SabtError } from '../../model/errors.ts';
import type { FromChild, ToChild } from './children.ts';

export type SendPiece = (value: unknown) => Promise<void>;

export function serveJobs(work: (job: unknown, sendPiece: SendPiece) => Promise<unknown>): void {
  let wakeUp: (() => void) | null = null;

  const send = (message: FromChild): void => {
    process.send!(message);
  };
  const sendPiece: SendPiece = (value) =>
    new Promise((resolve) => {
      wakeUp = resolve;
      send({ type: 'piece', value });
    });
  const fail = (error: unknown): void => {
    const { code, message } = asReason(error);
    send({ type: 'failed', code, message });
  };

  process.on('message', (message: ToChild) => {
    if (message.type === 'more') return wakeUp?.();
    work(message.value, sendPiece).then((value) => send({ type: 'done', value }), fail);
  });
  process.on('disconnect', () => process.exit(0));
  // A library that throws outside its promise would otherwise take the reason with it.
  process.on('uncaughtException', (error) => {
    const { code, message } = asReason(error);
    process.send!({ type: 'failed', code, message } satisfies FromChild, () => process.exit(1));
  });
}

function asReason(error: unknown): { code: string; message: string } {
  if (error instanceof SabtError) return { code: error.code, message: error.message };
  if (error instanceof RangeError && /call stack/i.test(error.message))
    return { code: 'damaged-file', message: 'The file is nested too deeply to be read.' };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'damaged-file', message: `The file could not be read: ${message.slice(0, 300)}` };
}
