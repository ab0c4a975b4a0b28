/** Reference data: the codebook, and places beyond those that ship with the program. */
import { basename } from 'node:path';
import { z } from 'zod';
import type { CodebookExtended, PlacesImported } from '../app/coding/references.ts';
import { type AnyCommand, command } from './command.ts';

const codebook = command({
  words: ['codebook'],
  summary: 'The act types in use, with their families and what other standards call them.',
  needs: 'read',
  input: z.object({}),
  async run(_, { app }) {
    const { useReferences } = await import('../app/coding/references.ts');
    const { codebookAsTable, codebookInUse } = await import('../codebook/index.ts');
    await useReferences(app);
    const { version } = codebookInUse();
    return { version, actTypes: codebookAsTable(codebookInUse()) };
  },
  print: ({ version, actTypes }) =>
    [
      `Codebook ${version}, ${actTypes.length} act types.`,
      ...actTypes.map(({ id, family }) => `  ${id}  (${family})`),
    ].join('\n'),
});

const extend = command({
  words: ['codebook', 'extend'],
  summary: 'Add act types of the archive’s own, each below one of the codebook; the former ones stay as they are.',
  needs: 'write',
  arguments: [{ field: 'file', label: 'FILE.json', is: 'file' }],
  input: z.object({ file: z.string(), name: z.string().optional() }),
  async run({ file, name }, { app, by }) {
    const { extendArchiveCodebook } = await import('../app/coding/references.ts');
    return extendArchiveCodebook(file, name ?? basename(file), app, by);
  },
  print: ({ codebook: version, actTypes }: CodebookExtended) => `Codebook ${version}, ${actTypes} act types.`,
});

const places = command({
  words: ['places', 'import'],
  summary: 'Take in a GeoNames file: suggestions and pages of this archive know its populated places from now on.',
  needs: 'write',
  arguments: [{ field: 'file', label: 'FILE', is: 'file' }],
  input: z.object({ file: z.string(), name: z.string().optional() }),
  async run({ file, name }, { app, by }) {
    const { importPlaces } = await import('../app/coding/references.ts');
    return importPlaces(file, name ?? basename(file), app, by);
  },
  exit: ({ unread }: PlacesImported) => (unread > 0 ? 3 : 0),
  print: ({ places: taken, others, unread, reasons }: PlacesImported) =>
    [
      `${taken} places taken in, ${others} lines of other things, ${unread} that could not be read.`,
      ...reasons.slice(0, 20).map(({ line, reason }) => `  line ${line}: ${reason}`),
    ].join('\n'),
});

export const referenceCommands: readonly AnyCommand[] = [codebook, extend, places];
