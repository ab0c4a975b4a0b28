/**
 * One description of each command serves three surfaces: the command line, the HTTP API (`/api/v1/WORDS`)
 * and the hand-over to a running server. The same words, the same input, the same JSON.
 */
import type { z } from 'zod';
import type { App } from '../app/app.ts';

/** What a command needs of an archive before it runs. */
export type Need = 'nothing' | 'read' | 'write';

/** How a command line word or option becomes a field of the input. */
export interface Argument {
  /** Field of the input. */
  field: string;
  /** Shown in usage: `QUERY`, `PATH…`. */
  label: string;
  /** Takes all remaining words, as a list. */
  many?: boolean;
  optional?: boolean;
  /** `file`: a path of the person's machine; an upload over HTTP. `out`: a path to write; a download over HTTP. */
  is?: 'file' | 'out';
  /** On the command line an `http(s)://` address may stand for the file. */
  orAddress?: true;
}

export interface Option {
  field: string;
  type: 'string' | 'number' | 'flag';
  label?: string;
  is?: 'file' | 'out';
  /** Why it is not taken over HTTP, as a sentence. */
  localOnly?: string;
  summary: string;
}

/** What `--help` says beside the options: what is taken and given, a source, an example; each a line or a few. */
export interface HelpPart {
  name: string;
  text: string;
}

export interface Progress {
  done: number;
  /** null where it is not known beforehand. */
  total: number | null;
  what: string;
}

export interface RunContext {
  /** The open archive; absent for commands that need none. */
  app: App;
  /** Archive folder, absolute; set for every command. */
  archive: string;
  progress(p: Progress): void;
  signal: AbortSignal;
  /** Who acts: goes into the record as `by`. */
  by: string;
  /** For a command that goes on: gives its answer, which it returns in the end, to whoever waits for it. */
  began(output: unknown): void;
  /** Every command, for the one that serves them. */
  commands: readonly AnyCommand[];
}

export interface Command<Input = unknown, Output = unknown> {
  words: readonly string[];
  summary: string;
  help?: readonly HelpPart[];
  needs: Need;
  /** For a command that only reads unless it is asked for more. */
  writesIf?(input: Input): boolean;
  /** For a command that opens the archive itself: it goes to a running server all the same. */
  handsOver?: boolean;
  /** False for a command that needs log and vault alone, so that a stale index is not caught up for it. */
  usesIndex?: boolean;
  /** Why it is done on the machine of the archive only, by the process that is asked, as a sentence; see ADR 0012. */
  localOnly?: string;
  /** Computes for a while: who asks over HTTP and closes the connection gives it up, unless others wait for the same. */
  takesLong?: boolean;
  /** Changes something beside the log, so that over HTTP it is a POST as what writes is. */
  changes?: boolean;
  arguments?: readonly Argument[];
  options?: { readonly [name: string]: Option };
  input: z.ZodType<Input>;
  run(input: Input, context: RunContext): Promise<Output> | Output;
  /** Exit status of a result that is no error: 1 a problem found, 3 done in part. */
  exit?(output: Output): 0 | 1 | 3;
  /** For people, on stdout. */
  print(output: Output): string;
}

/** A command that maps lines of JSON to lines of JSON (`--jsonl`), one to one, in order. */
export interface LineCommand<Input = unknown, Output = unknown> {
  words: readonly string[];
  summary: string;
  help?: readonly HelpPart[];
  needs: 'nothing';
  lines: true;
  options?: { readonly [name: string]: Option };
  input: z.ZodType<Input>;
  /** Loads what the command needs, once; the function it returns is called a line. */
  start(options: Record<string, unknown>): Promise<(input: Input) => Output>;
  /** For what computes for a while: the same answers, without holding up who else asks the server. */
  apart?(context: Pick<RunContext, 'app' | 'signal'>): (input: Input) => Promise<Output>;
}

export type AnyCommand = Command<never, never> | LineCommand<never, never>;

export function isLineCommand(command: AnyCommand): command is LineCommand<never, never> {
  return 'lines' in command;
}

/** The command of exactly these words. */
export function commandNamed(words: readonly string[], commands: readonly AnyCommand[]): AnyCommand | undefined {
  const name = words.join(' ');
  return commands.find((command) => command.words.join(' ') === name);
}

/** Keeps the types of one command together and forgets them for the registry. */
export function command<Input, Output>(c: Command<Input, Output>): AnyCommand {
  return c as unknown as AnyCommand;
}

export function lineCommand<Input, Output>(c: LineCommand<Input, Output>): AnyCommand {
  return c as unknown as AnyCommand;
}
