/** From the words of a command line to the input of a command, checked by the command's own schema. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import type { Command, LineCommand, Option } from '../commands/command.ts';
import { SabtError } from '../model/errors.ts';
import { issuesText } from '../model/issues.ts';

type Described = Pick<Command, 'words' | 'arguments' | 'options'> & { input?: z.ZodType };

export function readInput(command: Described | LineCommand<never, never>, words: string[]): Record<string, unknown> {
  const options = command.options ?? {};
  const { values, positionals } = parse(options, words);
  const input: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    const value = values[name];
    if (value !== undefined) input[option.field] = optionValue(name, option, value);
  }
  if ('lines' in command) {
    if (positionals.length > 0)
      throw new SabtError(
        'invalid-argument',
        `${command.words.join(' ')} takes its input line by line from standard input.`,
      );
    return input;
  }
  readArguments(command, positionals, input);
  if (command.input === undefined) return input;
  const checked = command.input.safeParse(input);
  if (checked.success) return checked.data as Record<string, unknown>;
  const absent = Object.entries(options).find(
    ([, { field }]) => input[field] === undefined && checked.error.issues.some(({ path }) => path[0] === field),
  );
  if (absent !== undefined) throw missing(command, `--${absent[0]} ${labelOf(absent[1])} (${absent[1].summary})`);
  throw new SabtError('invalid-argument', issuesText(checked.error));
}

function labelOf({ label, field }: Option): string {
  return label ?? field.toUpperCase();
}

/** There are no options of one letter: `-word another` and `-کلمه` are what somebody searches for, `-1` is a number. */
const NO_OPTION = /^-(?:\d|[^-].*[\s\P{ASCII}])/su;
/** Stands before such a word while the options are told apart; no argument of a program can hold it. */
const MARK = '\0';

function parse(
  options: { readonly [name: string]: Option },
  words: string[],
): { values: Record<string, unknown>; positionals: string[] } {
  const plain = (value: unknown): unknown =>
    typeof value === 'string' && value.startsWith(MARK) ? value.slice(MARK.length) : value;
  try {
    const { values, positionals, tokens } = parseArgs({
      tokens: true,
      args: words.map((word) => (NO_OPTION.test(word) ? MARK + word : word)),
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, option]) => [
          name,
          { type: option.type === 'flag' ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
    });
    requireOnce(tokens);
    return {
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)])),
      positionals: positionals.map((word) => plain(word) as string),
    };
  } catch (cause) {
    if (cause instanceof SabtError) throw cause;
    const code = (cause as { code?: string }).code;
    const message = (cause as Error).message.split('. To specify')[0]!.replaceAll('\n', ' ');
    const without = /^Option '(--\S+) <value>' argument/.exec(message)?.[1];
    if (without !== undefined) throw new SabtError('missing-argument', `${without} needs a value.`);
    throw new SabtError(code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? 'unknown-option' : 'invalid-argument', message);
  }
}

/** Of an option that is given twice one value would be lost without a word. */
function requireOnce(tokens: readonly { kind: string; name?: string; value?: unknown }[]): void {
  const given = new Set<string>();
  for (const { kind, name, value } of tokens) {
    if (kind !== 'option' || name === undefined || value === undefined) continue;
    if (given.has(name)) throw new SabtError('invalid-argument', `--${name} is given twice.`, { at: name });
    given.add(name);
  }
}

function optionValue(name: string, option: Option, value: unknown): unknown {
  if (option.type === 'number') {
    const number = Number(value);
    if (!/^-?\d+(\.\d+)?$/.test(String(value)))
      throw new SabtError('invalid-argument', `--${name} needs a number, not ${String(value)}.`);
    return number;
  }
  return option.is === undefined ? value : localPath(`--${name}`, String(value));
}

function readArguments(command: Described, positionals: string[], input: Record<string, unknown>): void {
  let at = 0;
  for (const argument of command.arguments ?? []) {
    const isAsItIs = (word: string): boolean =>
      argument.is === undefined || (argument.orAddress === true && /^https?:\/\//i.test(word));
    const local = (word: string): string => (isAsItIs(word) ? word : localPath(argument.label, word));
    if (argument.many === true) {
      const all = positionals.slice(at).map(local);
      at = positionals.length;
      if (all.length === 0 && argument.optional !== true) throw missing(command, argument.label);
      if (all.length > 0) input[argument.field] = all;
      continue;
    }
    const word = positionals[at];
    if (word === undefined) {
      if (argument.optional !== true) throw missing(command, argument.label);
      continue;
    }
    input[argument.field] = local(word);
    at++;
  }
  if (at === positionals.length) return;
  const hint = command.words[0] === 'search' ? ' Several words of a search go in quotes.' : '';
  throw new SabtError('invalid-argument', `${command.words.join(' ')} does not take “${positionals[at]}”.${hint}`);
}

/** An empty word would be the folder in which one stands. */
function localPath(of: string, word: string): string {
  if (word === '') throw new SabtError('missing-argument', `${of} is empty; it needs a path.`);
  return resolve(word);
}

function missing(command: Described, label: string): SabtError {
  return new SabtError('missing-argument', `sabt ${command.words.join(' ')} needs ${label}.`);
}
