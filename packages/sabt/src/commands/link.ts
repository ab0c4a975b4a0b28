/** Linking. `link table` works on any files and needs no archive. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { LinkSuggestAnswer } from '../app/linking/linking.ts';
import { writePairs } from '../app/linking/pairs-file.ts';
import { asSabtError } from '../model/errors.ts';
import type { LinkModel } from '../stages/linking/index.ts';
import { type AnyCommand, command } from './command.ts';

interface Linked {
  file: string;
  records: number;
  comparisons: number;
  pairs: number;
  threshold: number;
  seconds: number;
  model: LinkModel;
  /** What a person should look at. */
  notes: string[];
  /** Rows that could not be read, or have no id. */
  failed: { file: string; row: number; message: string }[];
}

const table = command({
  words: ['link', 'table'],
  summary: 'Rows of one table, or of two, that are the same thing: a list of pairs with probabilities.',
  needs: 'nothing',
  arguments: [
    { field: 'a', label: 'A', is: 'file' },
    { field: 'b', label: 'B', is: 'file', optional: true },
  ],
  options: {
    id: { field: 'id', type: 'string', label: 'COLUMN', summary: 'the column that names a row; it is not compared' },
    'id-b': { field: 'idB', type: 'string', label: 'COLUMN', summary: 'its name in B, where it is another' },
    config: {
      field: 'config',
      type: 'string',
      label: 'C.json',
      is: 'file',
      summary: 'which columns are compared and how; guessed where it is not given',
    },
    out: { field: 'out', type: 'string', label: 'PAIRS.csv', is: 'out', summary: 'id_a, id_b, probability' },
  },
  input: z.object({
    a: z.string(),
    b: z.string().optional(),
    id: z.string().min(1),
    idB: z.string().min(1).optional(),
    config: z.string().optional(),
    out: z.string(),
    /** Names to show for uploads, which lie under names of ours. */
    name: z.string().optional(),
    bName: z.string().optional(),
  }),
  async run(input, context): Promise<Linked> {
    const began = performance.now();
    const { linkRecords, parseLinkConfig, tableWithIds } = await import('../stages/linking/index.ts');
    const { fileSource, readTable } = await import('../stages/intake/index.ts');
    const read = async (path: string, name: string, id: string) =>
      tableWithIds(await readTable(await fileSource(path, name)), id, name);
    const config = input.config === undefined ? undefined : parseLinkConfig(await textOf(input.config), input.config);
    const a = await read(input.a, input.name ?? basename(input.a), input.id);
    const b =
      input.b === undefined ? undefined : await read(input.b, input.bName ?? basename(input.b), input.idB ?? input.id);
    const linked = await linkRecords({
      a: a.table,
      ...(b === undefined ? {} : { b: b.table }),
      ...(config === undefined ? {} : { config }),
      onProgress: (done, total, what) => context.progress({ done, total, what }),
      signal: context.signal,
    });
    const idsOfB = (b ?? a).table.ids;
    await writePairs(
      input.out,
      linked.pairs.map((pair) => [a.table.ids[pair.a]!, idsOfB[pair.b]!, pair.probability]),
    );
    return {
      file: input.out,
      records: a.table.rows.length + (b?.table.rows.length ?? 0),
      comparisons: linked.comparisons,
      pairs: linked.pairs.length,
      threshold: linked.threshold,
      seconds: Math.round(performance.now() - began) / 1000,
      model: linked.model,
      notes: [...a.notes, ...(b?.notes ?? []), ...linked.notes],
      failed: [...a.failed, ...(b?.failed ?? [])],
    };
  },
  exit: (answer: Linked) => (answer.failed.length > 0 ? 3 : 0),
  print: (answer: Linked) =>
    [
      `${answer.pairs} pairs among ${answer.records} records: ${answer.file}`,
      `${answer.comparisons} comparisons in ${answer.seconds} s; probability ${answer.threshold.toFixed(3)} and above.`,
      ...answer.model.columns.map(({ column, kind }) => `  compared: ${column}, as ${kind}`),
      ...answer.notes.map((note) => `Note: ${note}`),
      ...answer.failed.map(({ file, row, message }) => `  left out: ${file}, row ${row}: ${message}`),
    ].join('\n'),
});

async function textOf(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  } catch (thrown) {
    throw asSabtError(thrown, path);
  }
}

const suggest = command({
  words: ['link', 'suggest'],
  summary: 'Suggest which events, persons or texts of the archive are the same; a person decides.',
  needs: 'write',
  options: { kind: { field: 'kind', type: 'string', summary: 'event, actor or document; event if not given' } },
  input: z.object({ kind: z.string().default('event') }),
  async run({ kind }, context) {
    const { linkedKind, suggestLinks } = await import('../app/linking/linking.ts');
    return suggestLinks(linkedKind(kind), context.app, context);
  },
  print: ({ pairs, records, known }: LinkSuggestAnswer) =>
    [
      `${records} records compared: ${pairs.length} pairs suggested, ${known} known before.`,
      ...pairs.slice(0, 20).map(({ id, a, b, probability }) => `  ${id}  ${a} ~ ${b}  ${probability.toFixed(3)}`),
      ...(pairs.length > 20 ? [`  … and ${pairs.length - 20} more`] : []),
    ].join('\n'),
});

export const linkCommands: readonly AnyCommand[] = [table, suggest];
