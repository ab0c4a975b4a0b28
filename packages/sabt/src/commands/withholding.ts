import { z } from 'zod';
import type { Erased } from '../app/erasing/erase.ts';
import { type AnyCommand, command } from './command.ts';

const REASONS = 'safety, consent-withdrawn, legal or not-relevant-personal-data';

const target = [
  { field: 'id', label: 'ID' },
  { field: 'paths', label: 'PATH…', many: true },
] as const;

const erasing = command({
  words: ['erase'],
  summary: 'Destroy values of a record everywhere they are kept, in all its versions; the log keeps that it was done.',
  needs: 'write',
  arguments: target,
  options: {
    reason: { field: 'reason', type: 'string', label: 'CODE', summary: REASONS },
    'dry-run': { field: 'dryRun', type: 'flag', summary: 'say what would go, and change nothing' },
  },
  input: z.object({
    id: z.string(),
    paths: z.array(z.string()).min(1),
    reason: z.string(),
    dryRun: z.stringbool().or(z.boolean()).default(false),
  }),
  run: (input, context) => context.app.erase(input, context),
  exit: (done: Erased) => (done.state === 'pending' ? 3 : 0),
  print(done: Erased) {
    const what = `${done.id}: ${done.paths.join(', ')}`;
    const head = {
      planned: `Would be erased from ${what}`,
      erased: `Erased from ${what} (${done.reason}), entry ${done.entry}. Nothing of it is left in the archive's files.`,
      pending: `Erased from ${what} (${done.reason}), entry ${done.entry}, but not everywhere yet. Left in:`,
    }[done.state];
    return [
      head,
      ...done.found.map((place) => `  ${place}`),
      ...done.also.map(({ id, kind, paths }) => `also from ${kind} ${id}, which quoted it: ${paths.join(', ')}`),
      ...done.elsewhere.map(({ id, path }) => `${id} says the same by itself (${path}) and was left as it is`),
    ].join('\n');
  },
});

export const withholdingCommands: readonly AnyCommand[] = [erasing];
