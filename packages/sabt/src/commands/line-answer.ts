import { asSabtError, SabtError } from '../model/errors.ts';
import { issuesText } from '../model/issues.ts';
import type { LineCommand } from './command.ts';

/** Answers one line of a line command; an error stands in the place of the answer. */
export function answerLine(
  command: LineCommand<never, never>,
  answer: (input: never) => unknown,
  line: string,
): { json: string; ok: boolean; exitStatus: number } {
  try {
    return { json: JSON.stringify(answer(readLine(command, line) as never)), ok: true, exitStatus: 0 };
  } catch (thrown) {
    const error = asSabtError(thrown);
    return { json: JSON.stringify(error), ok: false, exitStatus: error.exitStatus };
  }
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
