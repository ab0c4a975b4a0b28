/**
 * A row as values: each mapped cell read as its field wants it.
 *
 * A cell that is empty is a field that is missing. A cell that holds something which is not understood fails
 * the row, with column and text of the cell: half a row would be a quiet loss, and a failed one can be corrected
 * and tried again alone. Only how many came to an event may stay unread, since that it took place is worth more; the
 * ledger says so (`remarks.ts`). Where reading simplifies (a time dropped from a date, "ca. 200"), the cell as it stood
 * is kept under `custom/` and the column's name, next to the columns that are not mapped.
 */
import { asSabtError, type ErrorCode } from '../../../model/errors.ts';
import { checkValue, listOf, nameListOf, readValue } from '../../../model/fields.ts';
import type { Json, When } from '../../../model/records.ts';
import { type DateOrder, type FindDates, readDates } from './cell-dates.ts';
import { type Count, readCount, westernDigits } from './counts.ts';
import type { TableRow } from './headed-rows.ts';
import { languageCode } from './languages.ts';
import type { Layout } from './mapping.ts';
import { readReal } from './numbers.ts';
import { isNegative, remarkFuture, remarkOn } from './remarks.ts';
import { NO_VALUE, quoted } from './said.ts';
import { missingOfPoint, notANumber, readSeriesValues, type SeriesValue } from './series-row.ts';
import { REQUIRED, type Target, targetOf, type ValueType } from './targets.ts';

export interface RowValues {
  /** The source's own id of the row. */
  id?: string;
  /** Values by path; of an event, also those of its act. */
  fields: Record<string, Json>;
  /** Dates of an event: one each event. */
  dates: When[];
  end?: When;
  sources: string[];
  custom: Record<string, string>;
  /** Acts that the row itself lists; of an event in place of the one act that a row otherwise is. */
  acts?: ActValues[];
  /** Values of a series that stand in columns of their own, in place of the one value that a row otherwise has. */
  points?: SeriesValue[];
  /** What was not understood of a row that is kept all the same: a reason for its line. */
  remark?: RowFailure;
}

export interface ActValues {
  /** By path, those of its event among them. */
  fields: Record<string, Json>;
  when?: When;
}

export interface RowFailure {
  code: ErrorCode;
  column?: string;
  message: string;
  /** The row is no data, rather than data that is not understood. */
  skipped?: true;
}

export interface ReadingHelp {
  /** Of the profile. */
  complete?(values: RowValues): RowFailure | null;
  orders: ReadonlyMap<number, DateOrder>;
  findDates: FindDates;
  thisYear: number;
  /** The last day that is not in the future, ISO. */
  lastDay: string;
  /** Places of columns in which a count that is not understood is left out, and said so in the ledger. */
  tolerant: ReadonlySet<number>;
}

const WANTS_VALUE: ReadonlySet<ValueType> = new Set(['date', 'number', 'real', 'size', 'count']);

export function readRow(row: TableRow, layout: Layout, help: ReadingHelp): RowValues | RowFailure {
  const { mapping } = layout;
  const values: RowValues = {
    fields: {},
    dates: [],
    sources: [],
    custom: Object.create(null) as Record<string, string>,
  };
  for (const { place, target, column } of layout.fields) {
    const cell = row.cells[place]?.trim() ?? '';
    if (cell === '' || (NO_VALUE.test(cell) && WANTS_VALUE.has(target.type))) continue;
    const former = valueAt(values, target);
    const failure = readCell(values, target, cell, column, help, help.orders.get(place) ?? mapping.dateOrder ?? 'dmy');
    if (failure?.code === 'unreadable-number' && help.tolerant.has(place) && !isNegative(cell)) {
      keepBeside(values, column, cell);
      remarkOn(values, { ...failure, message: `${failure.message} The row is kept without it.` });
      continue;
    }
    if (failure !== null) return failure;
    if (former !== undefined && former !== valueAt(values, target))
      return {
        code: 'invalid-value',
        column,
        message: `The cell in column “${column}” says ${quoted(cell)}, and another column that is mapped to the same field says otherwise.`,
      };
  }
  for (const [field, value] of Object.entries(mapping.constants ?? {})) {
    const failure = applyConstant(
      values,
      targetOf(mapping.kind, field),
      field,
      value,
      help,
      mapping.dateOrder ?? 'dmy',
    );
    if (failure !== null) return failure;
  }
  const unread = readSeriesValues(values, row, layout);
  if (unread !== null) return unread;
  // after the mapped ones, which have the first right to a name
  for (const { place, column } of layout.rest) {
    const cell = row.cells[place]?.trim() ?? '';
    if (cell !== '') keepBeside(values, column, cell);
  }
  const failure =
    help.complete?.(values) ?? missing(values, layout) ?? backwards(values, layout) ?? contrary(values, layout);
  if (failure !== null) return failure;
  remarkFuture(values, layout, help.lastDay);
  return values;
}

/** Bounds from columns of their own that do not rise: one of them is wrong, and nobody can tell which. */
function contrary({ fields: read }: RowValues, { fields }: Layout): RowFailure | null {
  for (const { target, column } of fields) {
    if (target.type !== 'bound') continue;
    const bounds = (read[target.path.split('/')[0]!] ?? []) as (number | null)[];
    const known = bounds.filter((bound): bound is number => bound !== null);
    if (known.some((bound, i) => i > 0 && known[i - 1]! > bound))
      return {
        code: 'invalid-value',
        column,
        message: `Low, best and high contradict each other: ${known.join(', ')}.`,
      };
  }
  return null;
}

/** What one value stands for, as text; undefined where several columns may fill the field together, or none has yet. */
function valueAt({ id, dates, end, fields }: RowValues, { path, type }: Target): string | undefined {
  if (type === 'id') return id;
  if (type !== 'date' && type !== 'number' && type !== 'count' && type !== 'size' && path !== 'value') return undefined;
  const value = path === 'when' ? (dates.length === 0 ? undefined : dates) : path === 'end' ? end : fields[path];
  return value === undefined ? undefined : JSON.stringify(value);
}

/** An event that ends before it starts: one of the two dates is wrong, and nobody can tell which. */
function backwards({ dates, end }: RowValues, { fields }: Layout): RowFailure | null {
  const start = dates[0];
  if (start === undefined || end === undefined || end.end >= start.start) return null;
  const column = fields.find(({ target }) => target.path === 'end')?.column;
  return {
    code: 'invalid-value',
    ...(column === undefined ? {} : { column }),
    message: `The end, ${end.end}, lies before the start, ${start.start}.`,
  };
}

/** Keeps a cell under `custom/` and a name; where another cell has that name already, under the name with a number. */
function keepBeside({ custom }: RowValues, name: string, cell: string): void {
  let free = name;
  for (let n = 2; custom[free] !== undefined && custom[free] !== cell; n++) free = `${name} (${n})`;
  custom[free] = cell;
}

function readCell(
  values: RowValues,
  target: Target,
  cell: string,
  column: string,
  help: ReadingHelp,
  order: DateOrder,
): RowFailure | null {
  const { path, type } = target;
  switch (type) {
    case 'id':
      values.id = cell;
      return null;
    case 'date':
      return readDateCell(values, path, cell, column, help, order);
    case 'count':
    case 'bound': {
      const read = readCount(cell);
      if ('unreadable' in read)
        return {
          code: 'unreadable-number',
          column,
          message: `The cell in column “${column}” is not understood as a number of people: ${quoted(cell)}.`,
        };
      if (read.count !== null && type === 'count') values.fields[path] = read.count;
      else if (read.count !== null) setBound(values, path, read.count);
      if (!/^\d+$/.test(cell)) keepBeside(values, column, cell);
      return null;
    }
    case 'number': {
      const number = Number(westernDigits(cell).replace(/^([-+]?\d+),(\d+)$/, '$1.$2'));
      if (!Number.isFinite(number))
        return {
          code: 'unreadable-number',
          column,
          message: `The cell in column “${column}” is not a number: ${quoted(cell)}.`,
        };
      const most = path.endsWith('lat') ? 90 : 180;
      if (Math.abs(number) > most)
        return {
          code: 'invalid-value',
          column,
          message: `The cell in column “${column}” lies outside of -${most} to ${most} degrees: ${quoted(cell)}.`,
        };
      values.fields[path] = number;
      return null;
    }
    case 'real': {
      const read = readReal(cell);
      if (read === null) return notANumber(column, cell);
      if (path.startsWith('interval/')) setIntervalBound(values, path, read.number);
      else values.fields[path] = read.number;
      if (read.isPercent) values.fields['unit'] ??= 'percent';
      return null;
    }
    case 'size': {
      const read = readCount(cell);
      const size = 'unreadable' in read || read.count === null ? null : (read.count[1] ?? read.count[0]);
      if (size === null) return notANumber(column, cell);
      values.fields[path] = size;
      return null;
    }
    case 'source':
      values.sources.push(...sourcesIn(cell));
      return null;
    case 'url':
      if (URL.canParse(cell) && /^https?:/i.test(cell)) values.fields[path] = cell;
      else keepBeside(values, column, cell);
      return null;
    case 'language': {
      const codes = cell.split(/[;,\n]/).map(languageCode);
      if (codes.every((code) => code !== null)) values.fields[path] = codes;
      else keepBeside(values, column, cell);
      return null;
    }
    case 'list':
      values.fields[path] = listOf(cell);
      return null;
    case 'names':
      values.fields[path] = [...new Set([...((values.fields[path] ?? []) as string[]), ...nameListOf(cell)])];
      return null;
    case 'actors':
      values.fields[path] = nameListOf(cell).map(
        (name): Json => (path === 'perpetrators' ? { name, degree: 'alleged' } : { name }),
      );
      return null;
    default:
      return readOther(values, path, cell, column);
  }
}

const BOUNDS = ['low', 'best', 'high'];

/** One bound of a count that has a column for each. */
function setBound({ fields }: RowValues, path: string, [low, best, high]: Count): void {
  const [name, bound] = path.split('/') as [string, string];
  const count = [...((fields[name] ?? [null, null, null]) as Count)] as Count;
  count[BOUNDS.indexOf(bound)] = best ?? (bound === 'high' ? (high ?? low) : (low ?? high));
  fields[name] = count;
}

function setIntervalBound({ fields }: RowValues, path: string, number: number): void {
  const [low, high] = (fields['interval'] ?? [null, null]) as [number | null, number | null];
  fields['interval'] = path.endsWith('low') ? [number, high] : [low, number];
}

/** Names between semicolons; or a list of objects that have names, as JSON and YAML give it. */
function sourcesIn(cell: string): string[] {
  if (!cell.startsWith('[{')) return nameListOf(cell);
  try {
    const list = JSON.parse(cell) as { name?: unknown; title?: unknown }[];
    return list
      .map(({ name, title }) => name ?? title)
      .filter((name) => typeof name === 'string' && name !== '') as string[];
  } catch {
    return nameListOf(cell);
  }
}

/** A text, or what a person could have typed into the field. */
function readOther(values: RowValues, path: string, cell: string, column: string): RowFailure | null {
  if (path.startsWith('custom/')) {
    keepBeside(values, path.slice('custom/'.length), cell);
    return null;
  }
  try {
    const value = readValue(path, cell);
    checkValue(path, value);
    // Two columns mapped to one text stand one below the other.
    const above = values.fields[path];
    values.fields[path] = typeof above === 'string' && typeof value === 'string' ? `${above}\n\n${value}` : value;
    return null;
  } catch (error) {
    const { message } = asSabtError(error);
    return { code: 'invalid-value', column, message: `The cell in column “${column}” does not fit: ${message}` };
  }
}

function readDateCell(
  values: RowValues,
  path: string,
  cell: string,
  column: string,
  help: ReadingHelp,
  order: DateOrder,
): RowFailure | null {
  const read = readDates(cell, order, help.findDates, help.thisYear);
  if ('unreadable' in read)
    return {
      code: 'unreadable-date',
      column,
      message: `The cell in column “${column}” is not understood as a date: ${quoted(cell)}.`,
    };
  const { dates } = read;
  if (path === 'when') values.dates = dates;
  else if (dates.length > 1)
    return {
      code: 'unreadable-date',
      column,
      message: `The cell in column “${column}” names ${dates.length} dates, and one is expected here: ${quoted(cell)}. Mapped as events, each date becomes one.`,
    };
  else if (path === 'end') values.end = dates[0]!;
  else values.fields[path] = { ...dates[0]! };
  if (!/^\d{4}-\d\d-\d\d(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$|^\d{8}$/.test(cell)) keepBeside(values, column, cell);
  return null;
}

function applyConstant(
  values: RowValues,
  target: Target,
  field: string,
  value: Json,
  help: ReadingHelp,
  order: DateOrder,
): RowFailure | null {
  const own = target.path.startsWith('custom/') ? target.path.slice('custom/'.length) : null;
  if (
    target.path in values.fields ||
    (own !== null && own in values.custom) ||
    (target.type === 'source' && values.sources.length > 0)
  )
    return null;
  if (typeof value === 'string' || typeof value === 'number')
    return readCell(values, target, String(value), field, help, order);
  if (own !== null) values.custom[own] = JSON.stringify(value);
  else values.fields[target.path] = value;
  return null;
}

function missing(values: RowValues, layout: Layout): RowFailure | null {
  const { mapping, missing: absent } = layout;
  if (mapping.kind === 'series') return missingOfPoint(values, layout);
  const needed = REQUIRED[mapping.kind];
  if (needed === null) return null;
  const { path } = targetOf(mapping.kind, needed);
  if (values.acts !== undefined) return null;
  if (path === 'when' ? values.dates.length > 0 : path in values.fields) return null;
  const isIt = (field: string): boolean => targetOf(mapping.kind, field).path === path;
  const gone = absent.find(({ field }) => isIt(field));
  if (gone !== undefined)
    return {
      code: 'missing-column',
      column: gone.column,
      message: `There is no column “${gone.column}” here, and every ${mapping.kind} needs a ${needed}.`,
    };
  const column = Object.entries(mapping.fields).find(([field]) => isIt(field))?.[1];
  return {
    code: 'empty-row-value',
    ...(column === undefined ? {} : { column }),
    message: `The cell in column “${column ?? needed}” is empty, and every ${mapping.kind} needs a ${needed === 'start' ? 'date' : needed}.`,
  };
}
