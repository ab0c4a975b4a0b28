import { z } from 'zod';
import type { Erased } from '../app/erasing/erase.ts';
import type { Redacted } from '../app/redacting.ts';
import { type AnyCommand, command } from './command.ts';

const REASONS = 'safety, consent-withdrawn, legal or not-relevant-personal-data';

const target = [
  { field: 'id', label: 'ID' },
  { field: 'paths', label: 'PATH…', many: true },
] as const;

const redacting = command({
  words: ['redact'],
  summary: 'Withhold fields, passages (text/3) or spans (text@120-180) of a record from every outsider from now on.',
  needs: 'write',
  arguments: target,
  options: { reason: { field: 'reason', type: 'string', label: 'CODE', summary: REASONS } },
  input: z.object({ id: z.string(), paths: z.array(z.string()).min(1), reason: z.string() }),
  run: (input, context) => context.app.redact(input, context),
  print: (done: Redacted) =>
    [
      `${done.id}: withheld are now ${done.paths.join(', ')} (${done.reason}), entry ${done.entry}.`,
      ...done.also.map(({ id, kind, paths }) => `also of ${kind} ${id}, which repeats it: ${paths.join(', ')}`),
    ].join('\n'),
});

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

export const withholdingCommands: readonly AnyCommand[] = [redacting, erasing];
