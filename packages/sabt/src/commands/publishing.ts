/** A public site, as files. */
import { z } from 'zod';
import type { Published } from '../app/publishing/publish.ts';
import { type AnyCommand, command } from './command.ts';

const publishing = command({
  words: ['publish'],
  summary: 'Write a static site of what is public: pages, search, data, log, proofs. Again: only what changed.',
  needs: 'read',
  localOnly: 'A site is a folder on the machine of the archive. It can be written while the server runs.',
  arguments: [{ field: 'out', label: 'OUT', is: 'out' }],
  options: {
    force: { field: 'force', type: 'flag', summary: 'write into a folder that holds other things; they stay' },
    resting: {
      field: 'resting',
      type: 'flag',
      summary: 'also public acts and events of which no document is public; never without consent',
    },
    all: { field: 'all', type: 'flag', summary: 'compare every file with what it must be, also of a large site' },
  },
  input: z.object({
    out: z.string(),
    force: z.boolean().default(false),
    all: z.boolean().default(false),
    resting: z.boolean().default(false),
  }),
  async run(input, context) {
    const { publish } = await import('../app/publishing/publish.ts');
    return publish(input, context.app, context);
  },
  print: ({ dir, pages, written, records, checkpoint }: Published) =>
    [
      `${dir}: ${records} public records on ${pages} pages, as of checkpoint ${checkpoint.size}. Files written: ${written}.`,
      `Anybody checks it with: sabt verify ${dir}`,
    ].join('\n'),
});

export const publishingCommands: readonly AnyCommand[] = [publishing];
