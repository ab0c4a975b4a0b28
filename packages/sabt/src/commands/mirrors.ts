/** Mirrors that the keeper knows of: naming them, asking what they show, and what they showed last. */
import { z } from 'zod';
import type { KnownMirror } from '../stages/witnessing/index.ts';
import { type AnyCommand, command } from './command.ts';

interface MirrorList {
  mirrors: KnownMirror[];
}

function printList({ mirrors }: MirrorList): string {
  if (mirrors.length === 0)
    return 'No mirror of this log is known. Name one: sabt mirror add URL. Whoever runs it makes it with sabt mirror LOG DIR';
  return mirrors.map(lineOf).join('\n');
}

function lineOf({ at, isPublic, asked, reached, size, problem }: KnownMirror): string {
  const last = reached === null ? 'never reached' : `${size} entries, at ${reached}`;
  const wrong = problem === null ? '' : `; asked at ${asked}: ${problem.message} [${problem.code}]`;
  return `${at}  ${last}${isPublic ? '  (named on the public site)' : ''}${wrong}`;
}

const exit = ({ mirrors }: MirrorList): 0 | 1 => (mirrors.some(({ problem }) => problem !== null) ? 1 : 0);
const AT = [{ field: 'at', label: 'URL|DIR' }] as const;

const list = command({
  words: ['mirror', 'list'],
  summary: 'The mirrors of this log that the keeper knows of, and what each showed last.',
  needs: 'read',
  usesIndex: false,
  input: z.object({}),
  async run(_input, { app }): Promise<MirrorList> {
    const { knownMirrors } = await import('../stages/witnessing/index.ts');
    return { mirrors: knownMirrors(app.dir) };
  },
  exit,
  print: printList,
});

const add = command({
  words: ['mirror', 'add'],
  summary: 'Keep in mind where somebody mirrors this log. It is asked only by `sabt mirror ask`.',
  needs: 'read',
  usesIndex: false,
  changes: true,
  localOnly: 'A mirror may be a folder of the machine of the archive.',
  arguments: AT,
  options: { public: { field: 'isPublic', type: 'flag', summary: 'the public site may name it' } },
  input: z.object({ at: z.string().min(1), isPublic: z.boolean().default(false) }),
  async run(input, { app }): Promise<MirrorList> {
    const { nameMirror } = await import('../stages/witnessing/index.ts');
    return { mirrors: nameMirror(app.dir, input) };
  },
  print: printList,
});

const remove = command({
  words: ['mirror', 'remove'],
  summary: 'Keep a mirror in mind no longer. The mirror itself stays as it is.',
  needs: 'read',
  usesIndex: false,
  changes: true,
  localOnly: 'A mirror may be a folder of the machine of the archive.',
  arguments: AT,
  input: z.object({ at: z.string().min(1) }),
  async run({ at }, { app }): Promise<MirrorList> {
    const { forgetMirror } = await import('../stages/witnessing/index.ts');
    return { mirrors: forgetMirror(app.dir, at) };
  },
  print: printList,
});

const ask = command({
  words: ['mirror', 'ask'],
  summary: 'Ask the mirrors now what they show, and hold it against this log.',
  needs: 'read',
  usesIndex: false,
  changes: true,
  input: z.object({}),
  async run(_input, { app, signal }): Promise<MirrorList> {
    const { askMirrors } = await import('../stages/witnessing/index.ts');
    const { anchoredLog } = await import('../app/vouching/anchoring.ts');
    return { mirrors: await askMirrors(anchoredLog(app), signal) };
  },
  exit,
  print: printList,
});

export const mirrorCommands: readonly AnyCommand[] = [list, add, remove, ask];
