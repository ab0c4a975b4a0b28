/** `sabt stat METHOD`: the methods behind the indicators, for any numbers; no archive is needed. */
import { z } from 'zod';
import { METHOD_SUMMARIES, type MethodName } from '../statistics/names.ts';
import { type AnyCommand, lineCommand } from './command.ts';

const names = Object.keys(METHOD_SUMMARIES) as MethodName[];

export const statCommands: readonly AnyCommand[] = names.map((name) =>
  lineCommand({
    words: ['stat', name],
    summary: METHOD_SUMMARIES[name],
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
