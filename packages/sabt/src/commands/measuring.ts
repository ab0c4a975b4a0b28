/** Numbers over what the record holds. */
import { z } from 'zod';
import type { CountAnswer } from '../app/counting.ts';
import { COUNT_FIELDS, SUMMED } from '../store/analysis-port.ts';
import { type AnyCommand, command } from './command.ts';
import { wholeNumber } from './whole-number.ts';

/** As typed, or as read already by the command that hands its work over to the server. */
const fields = z
  .union([z.string().transform((list) => list.split(',').map((field) => field.trim())), z.array(z.string())])
  .pipe(z.array(z.enum(COUNT_FIELDS)).min(1).max(4))
  .refine((list) => new Set(list).size === list.length, 'a field is named twice');

const count = command({
  words: ['count'],
  summary: 'How many acts, by what, of which, as of when: every page that counts asks the same.',
  needs: 'read',
  options: {
    by: { field: 'by', type: 'string', label: 'FIELD[,FIELD]', summary: COUNT_FIELDS.join(', ') },
    where: {
      field: 'where',
      type: 'string',
      label: 'EXPR',
      summary: 'which acts: killed>=3 date:2019..2021 status:any',
    },
    sum: { field: 'sum', type: 'string', summary: `${SUMMED.join(', ')}, as [low, best, high]` },
    at: { field: 'at', type: 'number', label: 'SIZE', summary: 'as the record was when the log had this size' },
  },
  input: z.object({
    by: fields,
    where: z.string().optional(),
    sum: z.enum(SUMMED).optional(),
    at: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
  }),
  async run(input, { app }) {
    const { count: counted } = await import('../app/counting.ts');
    return counted(input, app);
  },
  print({ groups, counted, checkpoint }: CountAnswer) {
    const columns = Object.keys(groups[0] ?? {});
    const cells = groups.map((group) => columns.map((column) => cellOf(group[column] ?? null)));
    const widths = columns.map((column, i) => Math.max(column.length, ...cells.map((row) => row[i]!.length)));
    const line = (row: readonly string[]): string =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd();
    return [
      ...(groups.length === 0 ? [`No ${counted.unit}.`] : [line(columns), ...cells.map(line)]),
      `${counted.unit}, ${counted.status.join(' and ')}; log of ${checkpoint.size} entries.`,
      ...(counted.note === undefined ? [] : [counted.note]),
    ].join('\n');
  },
});

function cellOf(value: string | number | null | readonly (number | null)[]): string {
  if (value === null) return '-';
  if (typeof value !== 'object') return String(value);
  const [low, best, high] = value.map((bound) => (bound === null ? '?' : String(bound)));
  return low === best && best === high ? low! : `${best} [${low}, ${high}]`;
}

export const measuringCommands: readonly AnyCommand[] = [count];
