/** Every command, in the order in which help shows them. */
import { SabtError } from '../model/errors.ts';
import { anchorCommands } from './anchor.ts';
import { archiveCommands } from './archive.ts';
import { CLAIMS_NOTE, claimsCommands } from './claims.ts';
import { codingCommands } from './coding.ts';
import { type AnyCommand, commandNamed, type HelpPart, isLineCommand } from './command.ts';
import { dossierCommands } from './dossier.ts';
import { intakeCommands } from './intake.ts';
import { keyCommands } from './keys.ts';
import { linkCommands } from './link.ts';
import { measuringCommands } from './measuring.ts';
import { mirrorCommands } from './mirrors.ts';
import { publishingCommands } from './publishing.ts';
import { recordCommands } from './records.ts';
import { referenceCommands } from './references.ts';
import { searchCommands } from './search.ts';
import { serveCommands } from './serve.ts';
import { STAT_NOTE, statCommands } from './stat.ts';
import { textCommands } from './text.ts';
import { watchingCommands } from './watching-logs.ts';
import { withholdingCommands } from './withholding.ts';
import { witnessCommands } from './witness.ts';

export const COMMANDS: readonly AnyCommand[] = [
  ...archiveCommands,
  ...intakeCommands,
  ...recordCommands,
  ...dossierCommands,
  ...withholdingCommands,
  ...publishingCommands,
  ...searchCommands,
  ...textCommands,
  ...codingCommands,
  ...linkCommands,
  ...measuringCommands,
  ...claimsCommands,
  ...statCommands,
  ...referenceCommands,
  ...witnessCommands,
  ...keyCommands,
  ...anchorCommands,
  ...watchingCommands,
  ...mirrorCommands,
  ...serveCommands,
];

/** The command that the first words name; the longest name wins. */
export function findCommand(words: readonly string[]): { command: AnyCommand; rest: string[] } | null {
  for (const length of [2, 1]) {
    const command = words.length >= length ? commandNamed(words.slice(0, length), COMMANDS) : undefined;
    if (command !== undefined) return { command, rest: words.slice(length) };
  }
  return null;
}

/** Commands of which this one word is the first: `stat`, `claims`. None where a command has that name itself. */
export function groupOf(about: readonly string[]): readonly AnyCommand[] {
  if (about.length !== 1 || commandNamed(about, COMMANDS) !== undefined) return [];
  return COMMANDS.filter(({ words }) => words.length > 1 && words[0] === about[0]);
}

/** What help is asked about: one command, those of a group, or all. Throws `unknown-command`. */
function commandsAbout(about: readonly string[]): AnyCommand | readonly AnyCommand[] {
  if (about.length === 0) return COMMANDS;
  const found = findCommand(about);
  if (found !== null) return found.command;
  const group = groupOf(about);
  if (group.length === 0) throw unknownCommand(about);
  return group;
}

const isOne = (found: AnyCommand | readonly AnyCommand[]): found is AnyCommand => !Array.isArray(found);

/** Says what there is, where a command begins so. */
export function unknownCommand(words: readonly string[]): SabtError {
  const [first = '', second] = words;
  const beginning = groupOf([first]);
  if (beginning.length > 0) {
    const names = beginning.map((command) => command.words.slice(1).join(' ')).join(', ');
    if (second === undefined)
      return new SabtError('unknown-command', `sabt ${first} needs one of: ${names}. Run sabt help ${first}.`);
    if (first === 'stat')
      return new SabtError('unknown-method', `There is no method ${second}. There are: ${names}.`, { at: second });
    return new SabtError('unknown-command', `There is no command ${first} ${second}. There are: ${names}.`);
  }
  return new SabtError(
    'unknown-command',
    `There is no command ${words.slice(0, 2).join(' ')}. Run sabt help for the list.`,
  );
}

interface Description {
  words: string;
  summary: string;
  options: { name: string; type: string; summary: string }[];
  help?: readonly HelpPart[];
}

/** What `usage` says, for a program: of one command, or of several. Throws `unknown-command`. */
export function described(about: readonly string[]): Description | { commands: Description[] } {
  const found = commandsAbout(about);
  return isOne(found) ? descriptionOf(found) : { commands: found.map(descriptionOf) };
}

function descriptionOf(command: AnyCommand): Description {
  const options = Object.entries(command.options ?? {}).map(([name, { type, summary }]) => ({
    name: `--${name}`,
    type,
    summary,
  }));
  return {
    words: command.words.join(' '),
    summary: command.summary,
    options,
    ...(command.help === undefined ? {} : { help: command.help }),
  };
}

export function usage(about: readonly string[]): string {
  const found = commandsAbout(about);
  if (isOne(found)) return usageOf(found);
  if (found !== COMMANDS) return usageOfGroup(about, found);
  return [
    'sabt [--archive DIR] COMMAND … [--json]',
    '',
    'A record that nobody can quietly rewrite.',
    '',
    ...table(COMMANDS),
    '',
    'The archive is --archive DIR, else SABT_ARCHIVE, else ./archive.',
    'sabt help COMMAND tells the options of one command. --quiet silences progress.',
    'Exit: 0 done, 1 checked and found a problem, 2 wrong usage, 3 done in part, 4 archive locked, missing or not readable, 70 a defect of ours.',
  ].join('\n');
}

function table(commands: readonly AnyCommand[]): string[] {
  const width = Math.max(...commands.map((command) => signature(command).length));
  return commands.map((command) => `  ${signature(command).padEnd(width)}  ${command.summary}`);
}

function usageOfGroup(about: readonly string[], commands: readonly AnyCommand[]): string {
  const [first = ''] = about;
  const more = GROUP_NOTES[first] === undefined ? [] : ['', GROUP_NOTES[first]];
  const example = commands.find(({ help }) => help !== undefined) ?? commands[0]!;
  return [
    `sabt ${first} …`,
    ...more,
    '',
    ...table(commands),
    '',
    `sabt ${first} ${example.words.slice(1).join(' ')} --help tells more of one.`,
  ].join('\n');
}

const GROUP_NOTES: Readonly<Record<string, string>> = {
  stat: STAT_NOTE,
  claims: CLAIMS_NOTE,
};

export function usageOf(command: AnyCommand): string {
  const options = Object.entries(command.options ?? {}).map(([name, option]) => {
    const label = option.type === 'flag' ? `--${name}` : `--${name} ${option.label ?? option.field.toUpperCase()}`;
    return `  ${label.padEnd(24)}  ${option.summary}`;
  });
  return [
    `sabt ${signature(command)}`,
    '',
    `${command.summary}`,
    ...(options.length > 0 ? ['', ...options] : []),
    ...helpLines(command.help ?? []),
  ].join('\n');
}

function helpLines(parts: readonly HelpPart[]): string[] {
  if (parts.length === 0) return [];
  const width = Math.max(...parts.map(({ name }) => name.length));
  return [
    '',
    ...parts.flatMap(({ name, text }) =>
      text.split('\n').map((line, i) => `  ${(i === 0 ? name : '').padEnd(width)}  ${line}`),
    ),
  ];
}

function signature(command: AnyCommand): string {
  const words = command.words.join(' ');
  if (isLineCommand(command)) return `${words} --jsonl`;
  const labels = (command as { arguments?: readonly { label: string; optional?: boolean }[] }).arguments ?? [];
  return [words, ...labels.map(({ label, optional }) => (optional === true ? `[${label}]` : label))].join(' ');
}
