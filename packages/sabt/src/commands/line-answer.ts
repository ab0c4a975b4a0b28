import { asSabtError, SabtError } from '../model/errors.ts';
import { issuesText } from '../model/issues.ts';
import type { LineCommand } from './command.ts';

export interface LineAnswer {
  json: string;
  ok: boolean;
  exitStatus: number;
  /** Null where it is answered. */
  error: SabtError | null;
}

/** Answers one line of a line command; an error stands in the place of the answer. */
export function answerLine(
  command: LineCommand<never, never>,
  answer: (input: never) => unknown,
  line: string,
): LineAnswer {
  try {
    return answered(answer(readLine(command, line) as never));
  } catch (thrown) {
    return refused(thrown);
  }
}

/** The same where the answer is computed elsewhere. Throws the reason of the signal. */
export async function answerLineApart(
  command: LineCommand<never, never>,
  answer: (input: never) => Promise<unknown>,
  line: string,
  signal: AbortSignal,
): Promise<LineAnswer> {
  try {
    return answered(await answer(readLine(command, line) as never));
  } catch (thrown) {
    signal.throwIfAborted();
    return refused(thrown);
  }
}

const answered = (value: unknown): LineAnswer => ({
  json: JSON.stringify(value),
  ok: true,
  exitStatus: 0,
  error: null,
});

function refused(thrown: unknown): LineAnswer {
  const error = asSabtError(thrown);
  return { json: JSON.stringify(error), ok: false, exitStatus: error.exitStatus, error };
}

function readLine(command: LineCommand<never, never>, line: string): unknown {
  let value: unknown;
  try {
    // a byte order mark is how some programs begin a file
    value = JSON.parse(line.startsWith('\ufeff') ? line.slice(1) : line);
  } catch (cause) {
    throw new SabtError('invalid-json', `Not a JSON document: ${(cause as Error).message}`);
  }
  const checked = command.input.safeParse(value);
  if (!checked.success) throw new SabtError('invalid-value', issuesText(checked.error));
  return checked.data;
}
