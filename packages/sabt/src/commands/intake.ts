import { z } from 'zod';
import type { AddAnswer, ImportAnswer } from '../app/taking-in/take-in.ts';
import { type AnyCommand, command } from './command.ts';

/** `dryRun` stands only where nothing was kept. */
type Imported = ImportAnswer & { dryRun?: true };

const source = {
  field: 'source',
  type: 'string',
  label: 'NAME',
  summary: 'who says so: name or id of the source; made if it is new',
} as const;

const add = command({
  words: ['add'],
  summary: 'Take in files: each kept as it is, read, hashed into the log.',
  needs: 'write',
  arguments: [{ field: 'paths', label: 'PATH…', many: true, is: 'file' }],
  options: {
    source,
    recursive: { field: 'recursive', type: 'flag', summary: 'folders too, with all that is in them' },
  },
  input: z.object({
    paths: z.array(z.string()).min(1),
    source: z.string().trim().min(1).max(500).optional(),
    recursive: z.boolean().default(false),
    /** Names to show for uploads, which lie under names of ours. */
    names: z.array(z.string()).optional(),
  }),
  run: (input, context) => context.app.takeIn(input, context),
  exit: (answer: AddAnswer) => (answer.failed.length > 0 ? 3 : 0),
  print: printAdd,
});

function printAdd(answer: AddAnswer): string {
  const lines = [
    `${answer.added} added, ${answer.known} already known, ${answer.failed.length} failed. Batch ${answer.batch}`,
  ];
  for (const kept of answer.unread) lines.push(`  kept but not read: ${kept.name}: ${kept.message} [${kept.code}]`);
  for (const { id, name, message } of answer.notes)
    lines.push(`  note: ${name}: ${message.replace('sabt set ID', `sabt set ${id}`)}`);
  for (const failed of answer.failed) lines.push(`  failed: ${failed.path}: ${failed.message} [${failed.code}]`);
  if (answer.failed.length > 0) lines.push(`Try the failed ones again alone: sabt retry ${answer.batch}`);
  return lines.join('\n');
}

const importTable = command({
  words: ['import'],
  summary:
    'Take in a table by a profile (table, upr, ucdp-ged, mass-mobilization, gdelt, acled, bayanat, un-roll-calls, un-votes), row by row, with a ledger.',
  needs: 'write',
  arguments: [
    { field: 'profile', label: 'PROFILE' },
    { field: 'file', label: 'FILE', is: 'file' },
  ],
  options: {
    map: {
      field: 'map',
      type: 'string',
      label: 'MAP.json',
      is: 'file',
      summary: 'which column is which field; proposed where it is not given',
    },
    source,
    'dry-run': { field: 'dryRun', type: 'flag', summary: 'say what would happen; keep nothing' },
  },
  input: z.object({
    profile: z.string(),
    file: z.string(),
    map: z.string().optional(),
    source: z.string().trim().min(1).max(500).optional(),
    dryRun: z.boolean().default(false),
    /** What uploads are called, which lie under names of ours. */
    name: z.string().optional(),
    mapName: z.string().optional(),
  }),
  async run(input, context): Promise<Imported> {
    const answer = await context.app.importTable(input, context);
    return input.dryRun ? { ...answer, dryRun: true } : answer;
  },
  exit: (answer: ImportAnswer) => (answer.failed > 0 ? 3 : 0),
  print: printImport,
});

const retry = command({
  words: ['retry'],
  summary: 'Try the failed rows or files of a batch again, alone.',
  needs: 'write',
  arguments: [{ field: 'batch', label: 'BATCH' }],
  input: z.object({ batch: z.string() }),
  run: (input, context) => context.app.retry(input.batch, context),
  exit: (answer: AddAnswer | ImportAnswer) =>
    (Array.isArray(answer.failed) ? answer.failed.length > 0 : answer.failed > 0) ? 3 : 0,
  print: (answer: AddAnswer | ImportAnswer) => ('documents' in answer ? printAdd(answer) : printImport(answer)),
});

function printImport(answer: Imported): string {
  const { rows, added, changed, unchanged, skipped, failed } = answer;
  const lines = [
    `${rows} rows: ${added} added, ${changed} changed, ${unchanged} unchanged, ${skipped} skipped, ${failed} failed.`,
    answer.dryRun === true ? 'This was a dry run: nothing was kept but its ledger.' : `Batch ${answer.batch}`,
  ];
  if (answer.mapping !== undefined) lines.push(`Mapping: ${JSON.stringify(answer.mapping)}`);
  for (const note of answer.notes) lines.push(`Note: ${note}`);
  if (answer.ledger !== null) lines.push(`Ledger, a line a row: ${answer.ledger}`);
  for (const reason of answer.reasons ?? [])
    lines.push(`  ${reason.n} × ${reason.status}: ${reason.message} [${reason.code}]`);
  if (failed > 0 && answer.dryRun !== true) lines.push(`Try the failed ones again alone: sabt retry ${answer.batch}`);
  return lines.join('\n');
}

export const intakeCommands: readonly AnyCommand[] = [add, importTable, retry];
