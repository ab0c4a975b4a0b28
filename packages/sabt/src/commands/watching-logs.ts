/** Copies of a published log, and an eye on it: for whoever does not keep the archive. */
import { z } from 'zod';
import type { Mirrored, Monitored } from '../stages/witnessing/index.ts';
import { type AnyCommand, command } from './command.ts';
import { wholeNumber } from './whole-number.ts';

const ELSEWHERE = 'It is run by whoever does not keep the archive, on a machine of theirs.';
const KEY = 'the verifier key of the log, for the first time';
const problemLines = (problems: Mirrored['problems']): string[] =>
  problems.map(({ where, message, code }) => `  ${where}: ${message} [${code}]`);

const mirror = command({
  words: ['mirror'],
  summary: 'A full copy of a published log, every tile computed from the entries, held against what was copied before.',
  needs: 'nothing',
  localOnly: ELSEWHERE,
  arguments: [
    { field: 'log', label: 'URL|DIR' },
    { field: 'dir', label: 'DIR', is: 'out' },
  ],
  options: {
    key: { field: 'key', type: 'string', label: 'VKEY', summary: KEY },
    full: { field: 'full', type: 'flag', summary: 'recompute the whole copy, not only what is new' },
    'max-entries': {
      field: 'maxEntries',
      type: 'number',
      label: 'N',
      summary: 'copy no log that claims more (100000000)',
    },
  },
  input: z.object({
    log: z.string().min(1),
    dir: z.string(),
    key: z.string().optional(),
    full: z.boolean().default(false),
    maxEntries: wholeNumber(1, Number.MAX_SAFE_INTEGER).default(100_000_000),
  }),
  async run(input, { progress, signal }) {
    const { mirrorLog } = await import('../stages/witnessing/index.ts');
    return mirrorLog(input, { progress: (done, total) => progress({ done, total, what: 'entries' }), signal });
  },
  exit: ({ ok }: Mirrored) => (ok ? 0 : 1),
  print: ({ ok, dir, origin, size, fetched, problems }: Mirrored) =>
    [
      !ok && size === 0
        ? `Nothing of ${origin} was copied to ${dir}.`
        : `${dir} ${ok ? 'is a sound copy' : 'stays the copy'} of ${origin}, ${size} entries${ok ? ` (${fetched} new)` : ' as before'}.`,
      ...problemLines(problems),
    ].join('\n'),
});

const monitor = command({
  words: ['monitor'],
  summary: 'Look at a published log once: does it continue what it showed before? Exit 1 is an alarm.',
  needs: 'nothing',
  localOnly: ELSEWHERE,
  arguments: [{ field: 'log', label: 'URL|DIR' }],
  options: {
    state: { field: 'state', type: 'string', label: 'FILE', is: 'out', summary: 'what was seen before is kept here' },
    key: { field: 'key', type: 'string', label: 'VKEY', summary: KEY },
    silence: { field: 'silenceHours', type: 'number', label: 'HOURS', summary: 'alarm if nothing new came for longer' },
    policy: { field: 'policy', type: 'string', label: 'FILE', is: 'file', summary: 'these witnesses must have signed' },
    against: {
      field: 'against',
      type: 'string',
      label: 'FILE',
      is: 'file',
      summary: 'a checkpoint of the same log that somebody else got',
    },
  },
  input: z.object({
    log: z.string().min(1),
    state: z.string(),
    key: z.string().optional(),
    silenceHours: z.number().positive().optional(),
    policy: z.string().optional(),
    against: z.string().optional(),
  }),
  async run(input, { signal }) {
    const { monitorLog } = await import('../stages/witnessing/index.ts');
    return monitorLog(input, signal);
  },
  exit: ({ ok }: Monitored) => (ok ? 0 : 1),
  print: ({ ok, origin, size, before, changed, problems }: Monitored) =>
    [
      ok
        ? `${origin} shows ${size} entries${before === null ? ', remembered from now on' : `, which continue the ${before.size} seen before`}. Something new came last at ${changed}.`
        : `ALARM about ${origin}.`,
      ...problemLines(problems),
    ].join('\n'),
});

export const watchingCommands: readonly AnyCommand[] = [mirror, monitor];
