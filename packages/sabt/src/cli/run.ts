/** The command line: parse, run (here or in the server that holds the archive), print. */
import { resolve } from 'node:path';
import { type AnyCommand, type Command, isLineCommand, type RunContext } from '../commands/command.ts';
import { COMMANDS, described, findCommand, groupOf, unknownCommand, usage, usageOf } from '../commands/registry.ts';
import { archiveFromEnvironment, personFromEnvironment } from '../config/environment.ts';
import { asSabtError, type SabtError } from '../model/errors.ts';
import { runLines } from './lines.ts';
import { type GlobalOptions, parseWords } from './parse.ts';
import { printable } from './printable.ts';
import { ProgressBar } from './progress.ts';

export async function main(argv: string[]): Promise<void> {
  let options: GlobalOptions = {
    json: argv.includes('--json'),
    jsonl: false,
    quiet: false,
    help: false,
    archive: undefined,
  };
  // a reader that went away (`| head`) is no error of ours
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => process.exit(cause.code === 'EPIPE' ? 0 : 70));
  try {
    const { rest, globals, version } = parseWords(argv);
    options = globals;
    if (version) {
      const { PROGRAM_VERSION } = await import('../config/version.ts');
      return say(options.json ? JSON.stringify({ version: PROGRAM_VERSION }) : `sabt ${PROGRAM_VERSION}`);
    }
    if (rest.length === 0 || rest[0] === 'help')
      return say(options.json ? JSON.stringify(described(rest.slice(1))) : usage(rest.slice(1)));
    const found = findCommand(rest);
    if (found === null && options.help && groupOf(rest).length > 0)
      return say(options.json ? JSON.stringify(described(rest)) : usage(rest));
    if (found === null) throw unknownCommand(rest);
    if (options.help)
      return say(options.json ? JSON.stringify(described(found.command.words)) : usageOf(found.command));
    process.exitCode = await runFound(found.command, found.rest, options);
  } catch (thrown) {
    fail(asSabtError(thrown), options);
  }
}

async function runFound(command: AnyCommand, words: string[], options: GlobalOptions): Promise<number> {
  const { readInput } = await import('./input.ts');
  if (isLineCommand(command)) return runLines(command, readInput(command, words), options);
  const typed = command as unknown as Command<Record<string, unknown>, unknown>;
  const input = readInput(typed, words);
  let told = false;
  const tell = (output: unknown): void => {
    if (!told) say(options.json ? JSON.stringify(output) : printable(typed.print(output)));
    told = true;
  };
  const output = await perform(typed, input, options, tell);
  tell(output);
  return typed.exit?.(output) ?? 0;
}

async function perform(
  command: Command<Record<string, unknown>, unknown>,
  input: Record<string, unknown>,
  options: GlobalOptions,
  began: (output: unknown) => void,
): Promise<unknown> {
  const archive = resolve(options.archive ?? archiveFromEnvironment() ?? 'archive');
  const bar = new ProgressBar(!options.quiet && process.stderr.isTTY === true);
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    const { withArchive } = await import('../app/with-archive.ts');
    const context: Omit<RunContext, 'app'> = {
      archive,
      by: personFromEnvironment(),
      began,
      commands: COMMANDS,
      signal: stop.signal,
      progress: (p) => bar.show(p),
    };
    return await withArchive(command, input, context);
  } finally {
    bar.end();
    process.removeListener('SIGINT', onSignal);
    process.removeListener('SIGTERM', onSignal);
  }
}

function say(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

function fail(error: SabtError, options: GlobalOptions): void {
  if (options.json || options.jsonl) process.stdout.write(`${JSON.stringify(error)}\n`);
  else {
    const where = error.at === undefined || error.message.includes(error.at) ? '' : ` (${error.at})`;
    process.stderr.write(`${printable(`sabt: ${error.message}${where} [${error.code}]`)}\n`);
  }
  if (error.code === 'defect' && error.cause instanceof Error) process.stderr.write(`${error.cause.stack ?? ''}\n`);
  process.exitCode = error.exitStatus;
}
