/** Every command, in the order in which help shows them. */
import { SabtError } from '../model/errors.ts';
import { anchorCommands } from './anchor.ts';
import { archiveCommands } from './archive.ts';
import { claimsCommands } from './claims.ts';
import { codingCommands } from './coding.ts';
import { type AnyCommand, commandNamed, isLineCommand } from './command.ts';
import { dossierCommands } from './dossier.ts';
import { intakeCommands } from './intake.ts';
import { keyCommands } from './keys.ts';
import { linkCommands } from './link.ts';
import { measuringCommands } from './measuring.ts';
import { publishingCommands } from './publishing.ts';
import { recordCommands } from './records.ts';
import { referenceCommands } from './references.ts';
import { searchCommands } from './search.ts';
import { serveCommands } from './serve.ts';
import { statCommands } from './stat.ts';
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

/** As `findCommand`, null for no words. Throws `unknown-command`. */
function commandAbout(about: readonly string[]): AnyCommand | null {
  const found = findCommand(about);
  if (found === null && about.length > 0) throw unknownCommand(about);
  return found?.command ?? null;
}

/** Says what there is, where a command begins so. */
export function unknownCommand(words: readonly string[]): SabtError {
  const beginning = COMMANDS.filter((command) => command.words.length > 1 && command.words[0] === words[0]);
  const list =
    beginning.length > 0
      ? `There are: ${beginning.map((command) => command.words.join(' ')).join(', ')}.`
      : 'Run sabt help for the list.';
  const code = words[0] === 'stat' && words.length > 1 ? 'unknown-method' : 'unknown-command';
  return new SabtError(code, `There is no command ${words.slice(0, 2).join(' ')}. ${list}`);
}

interface Description {
  words: string;
  summary: string;
  options: { name: string; type: string; summary: string }[];
}

/** What `usage` says, for a program: of one command, or of all. Throws `unknown-command`. */
export function described(about: readonly string[]): Description | { commands: Description[] } {
  const command = commandAbout(about);
  return command === null ? { commands: COMMANDS.map(descriptionOf) } : descriptionOf(command);
}

function descriptionOf(command: AnyCommand): Description {
  const options = Object.entries(command.options ?? {}).map(([name, { type, summary }]) => ({
    name: `--${name}`,
    type,
    summary,
  }));
  return { words: command.words.join(' '), summary: command.summary, options };
}

export function usage(about: readonly string[]): string {
  const command = commandAbout(about);
  if (command !== null) return usageOf(command);
  const width = Math.max(...COMMANDS.map((command) => signature(command).length));
  return [
    'sabt [--archive DIR] COMMAND … [--json]',
    '',
    'A record that nobody can quietly rewrite.',
    '',
    ...COMMANDS.map((command) => `  ${signature(command).padEnd(width)}  ${command.summary}`),
    '',
    'The archive is --archive DIR, else SABT_ARCHIVE, else ./archive.',
    'sabt help COMMAND tells the options of one command. --quiet silences progress.',
    'Exit: 0 done, 1 checked and found a problem, 2 wrong usage, 3 done in part, 4 archive locked, missing or not readable, 70 a defect of ours.',
  ].join('\n');
}

export function usageOf(command: AnyCommand): string {
  const options = Object.entries(command.options ?? {}).map(([name, option]) => {
    const label = option.type === 'flag' ? `--${name}` : `--${name} ${option.label ?? option.field.toUpperCase()}`;
    return `  ${label.padEnd(24)}  ${option.summary}`;
  });
  return [`sabt ${signature(command)}`, '', `${command.summary}`, ...(options.length > 0 ? ['', ...options] : [])].join(
    '\n',
  );
}

function signature(command: AnyCommand): string {
  const words = command.words.join(' ');
  if (isLineCommand(command)) return `${words} --jsonl`;
  const labels = (command as { arguments?: readonly { label: string; optional?: boolean }[] }).arguments ?? [];
  return [words, ...labels.map(({ label, optional }) => (optional === true ? `[${label}]` : label))].join(' ');
}
