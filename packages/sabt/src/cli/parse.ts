/** The options that every command takes; what is left belongs to the command. */
import { SabtError } from '../model/errors.ts';

export interface GlobalOptions {
  archive: string | undefined;
  json: boolean;
  jsonl: boolean;
  quiet: boolean;
  help: boolean;
}

export function parseWords(argv: string[]): { rest: string[]; globals: GlobalOptions; version: boolean } {
  const globals: GlobalOptions = { archive: undefined, json: false, jsonl: false, quiet: false, help: false };
  const rest: string[] = [];
  let version = false;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === '--') {
      rest.push(...argv.slice(i));
      break;
    }
    if (word === '--json') globals.json = true;
    else if (word === '--jsonl') globals.jsonl = true;
    else if (word === '--quiet') globals.quiet = true;
    else if (word === '--help' || word === '-h') globals.help = true;
    else if (word === '--version') version = true;
    else if (word === '--archive') {
      const next = argv[++i];
      globals.archive = folder(next?.startsWith('--') === true ? undefined : next);
    } else if (word.startsWith('--archive=')) globals.archive = folder(word.slice('--archive='.length));
    else rest.push(word);
  }
  return { rest, globals, version };
}

function folder(word: string | undefined): string {
  if (word === undefined || word === '') throw new SabtError('missing-argument', '--archive needs a folder.');
  return word;
}
