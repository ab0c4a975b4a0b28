/** The log's signing keys: which there are, keeping the next one elsewhere, changing to it. */
import { z } from 'zod';
import type { KeyState } from '../stages/keeping/index.ts';
import { type AnyCommand, command } from './command.ts';
import { wholeNumber } from './whole-number.ts';

function printKeys({ keys, next, nextFile, since, vkey }: KeyState): string {
  const span = (from: number, until: number | null): string =>
    until === null ? `from ${from} entries on` : `${from} to ${until} entries`;
  const lines = keys.map(
    (key) =>
      `  ${key.number}  ${key.vkey}  ${span(key.from, key.until)}${key.alone ? '; took over without the key before' : ''}`,
  );
  const committed =
    next === null
      ? ['No next key: whoever loses this one begins a new log. Commit to a next one: sabt key commit']
      : [
          `next key, by its SHA-256: ${next}${since === 0 ? '' : `; the log commits to its next keys since entry ${since}`}`,
          nextFile === null
            ? 'The next key is kept elsewhere. sabt key rotate --next FILE changes to it.'
            : `The next key lies in ${nextFile}. Who steals this machine has it too: sabt key next --out FILE moves it to another place, such as a stick in a safe.`,
        ];
  return [`${vkey} signs.`, ...lines, ...committed].join('\n');
}

const list = command({
  words: ['key'],
  summary: 'The keys of the log: which signs, which signed before, whether there is a next one.',
  needs: 'read',
  usesIndex: false,
  input: z.object({}),
  run: (_input, { app }) => app.archive.keyState(),
  print: printKeys,
});

const next = command({
  words: ['key', 'next'],
  summary: 'The next key; --out FILE: move it out of the archive, to be kept elsewhere.',
  needs: 'read',
  writesIf: ({ out }: { out?: string | undefined }) => out !== undefined,
  usesIndex: false,
  localOnly: 'A secret key is handed to nobody over a network.',
  options: { out: { field: 'out', type: 'string', label: 'FILE', is: 'out', summary: 'where the key is to lie' } },
  input: z.object({ out: z.string().optional() }),
  run: ({ out }, { app }) => (out === undefined ? app.archive.keyState() : app.archive.moveNextKey(out)),
  print: printKeys,
});

const commit = command({
  words: ['key', 'commit'],
  summary: 'Commit to a next key, in a log that was begun without.',
  needs: 'write',
  usesIndex: false,
  localOnly: 'Keys of the log are changed on its machine.',
  input: z.object({}),
  run: (_input, { app, by }) => app.archive.commitNextKey(by),
  print: printKeys,
});

const rotate = command({
  words: ['key', 'rotate'],
  summary: 'Change to the next key. Whoever kept the present one can follow.',
  needs: 'nothing',
  localOnly: 'Keys of the log are changed on its machine, with its server stopped.',
  options: {
    overlap: {
      field: 'overlap',
      type: 'number',
      label: 'N',
      summary: 'the present key signs beside the new one for so many entries more (1000)',
    },
    next: {
      field: 'next',
      type: 'string',
      label: 'FILE',
      is: 'file',
      summary: 'the next key, where it is kept elsewhere',
    },
    alone: { field: 'alone', type: 'flag', summary: 'the present key is lost or stolen: without its signature' },
  },
  input: z.object({
    overlap: wholeNumber(0, 1_000_000_000).default(1000),
    next: z.string().optional(),
    alone: z.boolean().default(false),
  }),
  async run({ overlap, next: file, alone }, { archive: dir, by }) {
    const { openArchive } = await import('../stages/keeping/index.ts');
    const archive = await openArchive(dir, { mode: 'write', what: 'sabt key rotate', withoutKey: alone });
    try {
      return await archive.rotateKey({ overlap, next: file, alone, by });
    } finally {
      await archive.close();
    }
  },
  print: printKeys,
});

export const keyCommands: readonly AnyCommand[] = [list, next, commit, rotate];
