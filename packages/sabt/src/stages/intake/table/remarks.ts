/**
 * What is said of a row that is kept: its line in the ledger has status `added` and yet a code and a message, so that
 * nothing strange goes in unseen. One line has one code; what else there is to say stands in the message behind it.
 */
import type { When } from '../../../model/records.ts';
import { readCount, westernDigits } from './counts.ts';
import type { TableRow } from './headed-rows.ts';
import type { Layout } from './mapping.ts';
import type { RowFailure, RowValues } from './read-row.ts';

export function remarkOn(values: RowValues, remark: RowFailure): void {
  const former = values.remark;
  values.remark = former === undefined ? remark : { ...former, message: `${former.message} ${remark.message}` };
}

const DAY_MS = 86_400_000;

/** The last day that is not in the future anywhere on earth: where day begins first, it is tomorrow already. */
export const lastDayBefore = (now: Date): string => new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10);

/** A date after `lastDay`: a slip of the pen as a rule, and in a register of announcements not even that. */
export function remarkFuture(values: RowValues, { fields }: Layout, lastDay: string): void {
  const columnOf = (path: string): string | undefined => fields.find(({ target }) => target.path === path)?.column;
  const published = values.fields['published'] as When | undefined;
  const dated: [path: string, date: When | undefined][] = [
    ...values.dates.map((date): [string, When] => ['when', date]),
    ['end', values.end],
    ['published', published],
    ...(values.acts ?? []).map(({ when }): [string, When | undefined] => ['when', when]),
  ];
  const found = dated.find(([, date]) => date !== undefined && date.start > lastDay);
  if (found === undefined) return;
  const [path, date] = found;
  const column = columnOf(path);
  remarkOn(values, {
    code: 'date-in-future',
    ...(column === undefined ? {} : { column }),
    message: `The date ${date!.start} lies in the future; it is kept as it stands.`,
  });
}

/**
 * The columns of numbers of people in which a cell that is not understood costs the number and not the row: those of
 * events whose other cells mostly are numbers. Where hardly one is, the mapping may be what is wrong, and the row fails.
 */
export function tolerantColumns({ mapping, fields }: Layout, sample: readonly TableRow[]): ReadonlySet<number> {
  const tolerant = new Set<number>();
  if (mapping.kind !== 'event') return tolerant;
  for (const { place, target } of fields) {
    if (target.type !== 'count') continue;
    let understood = 0;
    let strange = 0;
    for (const { cells, state } of sample) {
      const cell = cells[place]?.trim() ?? '';
      if (state !== 'data' || cell === '' || isNegative(cell)) continue;
      const read = readCount(cell);
      if ('unreadable' in read) strange++;
      else if (read.count !== null) understood++;
    }
    if (understood > strange) tolerant.add(place);
  }
  return tolerant;
}

/** Fewer than nobody: an error of the table, and no other way of saying how many. */
export const isNegative = (cell: string): boolean => /^\s*[-−–]\s*\d/.test(westernDigits(cell));
