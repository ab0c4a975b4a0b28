/**
 * `--jsonl`: one JSON document a line in, one a line out, in order, starting before the input ends. A bad line
 * gives `{"error":…}` in its place and exit 3. With `--json` or nothing, standard input is one document.
 */
import type { LineCommand } from '../commands/command.ts';
import { answerLine } from '../commands/line-answer.ts';
import { SabtError } from '../model/errors.ts';
import type { GlobalOptions } from './parse.ts';

const FLUSH_BYTES = 1 << 16;
const MAX_LINE_BYTES = 64 << 20;

export async function runLines(
  command: LineCommand<never, never>,
  lineOptions: Record<string, unknown>,
  options: GlobalOptions,
): Promise<number> {
  const answer = await command.start(lineOptions);
  let failed = 0;
  let held: string[] = [];
  let heldBytes = 0;
  const out = process.stdout;
  const flush = async (): Promise<void> => {
    if (held.length === 0) return;
    const text = held.join('');
    held = [];
    heldBytes = 0;
    if (!out.write(text)) await new Promise((drained) => out.once('drain', drained));
  };
  const give = (line: string): number => {
    const { json, ok, exitStatus } = answerLine(command, answer, line);
    if (!ok) failed++;
    held.push(json, '\n');
    heldBytes += json.length;
    return exitStatus;
  };
  const refuse = (error: SabtError): void => {
    failed++;
    held.push(JSON.stringify(error), '\n');
  };

  if (!options.jsonl) {
    const exitStatus = give(await wholeInput());
    await flush();
    return exitStatus;
  }
  let rest: Buffer[] = [];
  let restBytes = 0;
  const endLine = (bytes: number): void => {
    if (bytes > MAX_LINE_BYTES) refuse(new SabtError('too-large', `The line is longer than ${MAX_LINE_BYTES} bytes.`));
    else give(Buffer.concat(rest).toString('utf8'));
    rest = [];
    restBytes = 0;
  };
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      rest.push(chunk.subarray(from, end));
      endLine(restBytes + end - from);
      from = end + 1;
      if (heldBytes > FLUSH_BYTES) await flush();
    }
    if (from < chunk.length) {
      rest.push(chunk.subarray(from));
      restBytes += chunk.length - from;
      // the rest of such a line is read and forgotten; its answer is an error
      if (restBytes > MAX_LINE_BYTES) rest = [];
    }
    // what was read so far is answered now, not when the input ends
    await flush();
  }
  if (restBytes > MAX_LINE_BYTES || Buffer.concat(rest).toString('utf8').trim() !== '') endLine(restBytes);
  await flush();
  return failed > 0 ? 3 : 0;
}

async function wholeInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) parts.push(chunk);
  return Buffer.concat(parts).toString('utf8');
}
