/** Numbers over what the record holds. */
import { z } from 'zod';
import type { CountAnswer } from '../app/measuring/counting.ts';
import type { Recomputed } from '../app/measuring/figures.ts';
import { SabtError } from '../model/errors.ts';
import type { Measurement, Step } from '../stages/measuring/index.ts';
import { COUNT_FIELDS, SUMMED } from '../store/analysis-port.ts';
import { type AnyCommand, command } from './command.ts';
import { measureHelp } from './measure-help.ts';
import { progressOf } from './measuring-progress.ts';
import { wholeNumber } from './whole-number.ts';

/** As typed, or as read already by the command that hands its work over to the server. */
const fields = z
  .union([z.string().transform((list) => list.split(',').map((field) => field.trim())), z.array(z.string())])
  .pipe(z.array(z.enum(COUNT_FIELDS)).max(4))
  .refine((list) => new Set(list).size === list.length, 'a field is named twice');

const count = command({
  words: ['count'],
  summary: 'How many acts, by what, of which, as of when: every page that counts asks the same.',
  needs: 'read',
  options: {
    by: {
      field: 'by',
      type: 'string',
      label: 'FIELD[,FIELD]',
      summary: `${COUNT_FIELDS.join(', ')}; one total, if absent`,
    },
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
    by: fields.default([]),
    where: z.string().optional(),
    sum: z.enum(SUMMED).optional(),
    at: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
  }),
  async run(input, { app }) {
    const { count: counted } = await import('../app/measuring/counting.ts');
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

const UNIT_NAMES = ['year', 'month', 'week', 'state'] as const;

const measure = command({
  words: ['measure'],
  summary: 'An indicator with its interval and safeguards; --publish keeps it, --figure computes a kept one again.',
  help: measureHelp,
  needs: 'read',
  writesIf: ({ publish }) => publish === true,
  takesLong: true,
  arguments: [{ field: 'measure', label: 'MEASURE', optional: true }],
  options: {
    where: { field: 'where', type: 'string', label: 'EXPR', summary: 'which acts, as in count' },
    by: { field: 'by', type: 'string', label: 'UNIT', summary: 'year, month, week; positions: state' },
    at: { field: 'at', type: 'number', label: 'SIZE', summary: 'as the record was when the log had this size' },
    driver: { field: 'driver', type: 'string', label: 'EXPR', summary: 'follows, together: the acts compared with' },
    series: { field: 'series', type: 'string', label: 'NAME', summary: 'opinion: a series of polls or an index' },
    lists: { field: 'lists', type: 'string', label: 'source', summary: 'estimate: what makes a list' },
    publish: { field: 'publish', type: 'flag', summary: 'keep the number as a figure in the record' },
    naming: {
      field: 'naming',
      type: 'flag',
      summary: 'publish although the filter names a source or a person that is not public',
    },
    figure: { field: 'figure', type: 'string', label: 'ID', summary: 'compute a published figure again' },
  },
  input: z.object({
    measure: z.string().optional(),
    where: z.string().optional(),
    by: z.enum(UNIT_NAMES).optional(),
    at: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
    driver: z.string().optional(),
    series: z.string().optional(),
    lists: z.enum(['source']).optional(),
    publish: z.boolean().optional(),
    naming: z.boolean().default(false),
    figure: z.string().optional(),
  }),
  async run(
    { figure, publish, naming, measure: name, ...input },
    { app, by, signal, progress },
  ): Promise<Measurement | Recomputed> {
    const asker = { signal, onStep: (step: Step) => progress(progressOf(step)) };
    if (figure !== undefined) {
      if (name !== undefined || publish === true || Object.values(input).some((one) => one !== undefined))
        throw new SabtError(
          'invalid-argument',
          '--figure takes a published figure as it is: no MEASURE, no --publish, no other option.',
        );
      const { recompute } = await import('../app/measuring/figures.ts');
      return recompute(figure, app, asker);
    }
    if (name === undefined) throw new SabtError('missing-argument', 'sabt measure needs a MEASURE or --figure ID.');
    const { measure: compute, requireTaken } = await import('../app/measuring/measuring.ts');
    requireTaken({ measure: name, ...input });
    const { publishFigure } = await import('../app/measuring/figures.ts');
    const found = await compute({ measure: name, ...input }, app, asker);
    return publish === true ? publishFigure(found, app, by, { naming }) : found;
  },
  // what was asked was not told: nothing to compare with
  exit: (answer) => ('same' in answer ? (answer.same ? 0 : 1) : answer.missing === 'no-driver' ? 1 : 0),
  print: (answer) => ('same' in answer ? recomputedText(answer) : measuredText(answer)),
});

function recomputedText(answer: Recomputed): string {
  if (answer.same) return `The same, from the log at ${answer.checkpoint.size} entries.`;
  if (answer.reason === 'inputs-erased') return 'It cannot be computed again: what it rests on was erased.';
  return ['Not the same:', ...answer.differences.map(({ path, was, is }) => `  ${path}: ${was} then, ${is} now`)].join(
    '\n',
  );
}

function measuredText({
  definition,
  method,
  value,
  interval,
  p,
  verdict,
  missing,
  safeguards,
  checkpoint,
  inputs,
  id,
}: Measurement): string {
  const text = (one: unknown): string => (one === null || one === undefined ? '-' : JSON.stringify(one));
  return [
    ...(id === undefined ? [] : [`Published as ${id}`]),
    `${definition.measure} (${method}), ${safeguards.kind}, ${inputs.n} ${definition.unit}, ${definition.from ?? '?'} to ${definition.to ?? '?'}`,
    `value     ${text(value)}`,
    `interval  ${text(interval)}`,
    ...(p === undefined ? [] : [`p         ${text(p)}`]),
    ...(verdict === undefined ? [] : [`finding   ${verdict}`]),
    ...(missing === undefined ? [] : [`because   ${missing}`]),
    `sources   ${safeguards.sources.all}, of which ${safeguards.sources.throughout} throughout; used: ${safeguards.sources.used}`,
    `exposure  ${safeguards.exposure.days} days; incomplete: ${safeguards.exposure.incomplete.join(', ') || 'none'}; dated too loosely: ${safeguards.loose}`,
    ...(safeguards.notes.length === 0 ? [] : [`notes     ${safeguards.notes.join(', ')}`]),
    `log of ${checkpoint.size} entries, codebook ${safeguards.codebook}, input ${inputs.digest.slice(0, 16)}…`,
  ].join('\n');
}

export const measuringCommands: readonly AnyCommand[] = [count, measure];
