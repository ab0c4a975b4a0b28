/** `sabt stat METHOD`: the methods behind the indicators, for any numbers; no archive is needed. */
import { z } from 'zod';
import { METHOD_HELP } from '../statistics/method-help.ts';
import { METHOD_SUMMARIES, type MethodName } from '../statistics/names.ts';
import { type AnyCommand, type HelpPart, lineCommand } from './command.ts';

const names = Object.keys(METHOD_SUMMARIES) as MethodName[];

export const STAT_NOTE =
  'Each method takes one JSON object from standard input and gives one; with --jsonl one a line. What does not exist is null, with a reason beside it.';

function helpOf(name: MethodName): HelpPart[] {
  const { takes, gives, source, example } = METHOD_HELP[name];
  return [
    { name: 'takes', text: takes },
    { name: 'gives', text: gives },
    { name: 'source', text: source },
    { name: 'example', text: `echo '${JSON.stringify(example)}' | sabt stat ${name}` },
    { name: 'more', text: 'docs/methods: formula, assumptions, pitfalls, what it was checked against' },
  ];
}

export const statCommands: readonly AnyCommand[] = names.map((name) =>
  lineCommand({
    words: ['stat', name],
    summary: METHOD_SUMMARIES[name],
    help: helpOf(name),
    needs: 'nothing',
    lines: true,
    // the method checks it: its shape is loaded with it
    input: z.unknown(),
    async start() {
      const { statistic } = await import('../statistics/index.ts');
      return statistic(name);
    },
    apart:
      ({ app, signal }) =>
      (input) =>
        app.measuring.threads.calculate({ method: name, input }, signal),
  }),
);
