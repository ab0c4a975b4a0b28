/**
 * The values of a row of a series: one column, or several that each hold a value of their own (an answer, a house, a
 * country). A cell without a number is a value that is missing, and a row without any is no data.
 */
import type { TableRow } from './headed-rows.ts';
import type { Layout, Mapping } from './mapping.ts';
import { readReal } from './numbers.ts';
import type { RowFailure, RowValues } from './read-row.ts';
import { NO_VALUE, quoted } from './said.ts';

/** A value of its own in a row that has several. */
export interface SeriesValue {
  name: string;
  value: number;
  isPercent: boolean;
}

/** Reads the columns under `values`; sets `values.points` where the mapping has such columns. */
export function readSeriesValues(values: RowValues, row: TableRow, layout: Layout): RowFailure | null {
  if (layout.mapping.values === undefined) return null;
  const points: SeriesValue[] = [];
  for (const { place, name, column } of layout.values) {
    const cell = row.cells[place]?.trim() ?? '';
    if (cell === '' || NO_VALUE.test(cell)) continue;
    const read = readReal(cell);
    if (read === null) return notANumber(column, cell);
    points.push({ name, value: read.number, isPercent: read.isPercent });
  }
  values.points = points;
  return null;
}

export function notANumber(column: string, cell: string): RowFailure {
  return {
    code: 'unreadable-number',
    column,
    message: `The cell in column “${column}” is not a number: ${quoted(cell)}.`,
  };
}

/** What a point cannot be without. */
export function missingOfPoint(values: RowValues, { mapping, missing }: Layout): RowFailure | null {
  const columnOf = (...fields: string[]): string | undefined =>
    fields.map((field) => mapping.fields[field]).find((column) => column !== undefined);
  const gone = missing[0];
  const hasValue = values.points === undefined ? 'value' in values.fields : values.points.length > 0;
  if (!hasValue && gone?.field === 'value')
    return { code: 'missing-column', column: gone.column, message: `There is no column “${gone.column}” here.` };
  if (!hasValue) {
    const column = columnOf('value') ?? Object.values(mapping.values ?? {})[0];
    return {
      code: 'empty-row-value',
      ...(column === undefined ? {} : { column }),
      message: 'The row gives no value.',
      skipped: true,
    };
  }
  const dateColumn = columnOf('start', 'when', 'date', 'year');
  const ofDate = dateColumn === undefined ? {} : { column: dateColumn };
  if (values.dates.length === 0)
    return { code: 'empty-row-value', ...ofDate, message: 'The row does not say when, and every value needs a date.' };
  if (values.dates.length > 1)
    return { code: 'unreadable-date', ...ofDate, message: `The row names ${values.dates.length} dates for one value.` };
  if (nameOfSeries(values, mapping) === null)
    return { code: 'empty-row-value', message: 'The row names no series and no question.' };
  return contraryInterval(values, mapping);
}

function contraryInterval({ fields }: RowValues, mapping: Mapping): RowFailure | null {
  const [low, high] = (fields['interval'] ?? [null, null]) as [number | null, number | null];
  if (low === null || high === null || low <= high) return null;
  const column = mapping.fields['low'] ?? mapping.fields['high'];
  return {
    code: 'invalid-value',
    ...(column === undefined ? {} : { column }),
    message: `The interval ends before it begins: ${low} to ${high}.`,
  };
}

function nameOfSeries({ fields }: RowValues, mapping: Mapping): string | null {
  const own = fields['series'] ?? fields['question'];
  if (typeof own === 'string') return own;
  const as = mapping.valuesAs ?? 'series';
  return mapping.values !== undefined && (as === 'series' || as === 'question') ? '' : null;
}
