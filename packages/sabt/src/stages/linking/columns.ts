/** Which columns are compared with which, and how: guessed, unless the configuration says. */
import { SabtError } from '../../model/errors.ts';
import { compareNames, fold } from '../reading/index.ts';
import { hintOf } from './column-words.ts';
import { LEVELS } from './compare.ts';
import { guessKind } from './kinds.ts';
import type { ColumnKind, Table } from './table.ts';
import { plain } from './values.ts';

export interface LinkConfig {
  /** Columns to compare, by name; all others are left out. */
  columns?: readonly { a: string; b?: string | undefined; kind?: ColumnKind | undefined }[];
  /** Columns to leave out of the guess. */
  ignore?: readonly string[];
  clusters?: { maxSize?: number };
  /** Most comparisons, roughly. */
  comparisons?: number;
}

/** One comparison: places of columns in each table, several for spellings of one name. */
export interface ColumnPlan {
  name: string;
  kind: ColumnKind;
  a: number[];
  b: number[];
}

/** As many columns, from the first, as fit into the number that a pattern is (candidates.ts). */
function fitting(plans: readonly ColumnPlan[]): ColumnPlan[] {
  let patterns = 1;
  return plans.filter(({ kind }) => {
    patterns *= LEVELS[kind].length + 1;
    return patterns <= 2 ** 52;
  });
}

export function planColumns(a: Table, b: Table | undefined, config: LinkConfig = {}): ColumnPlan[] {
  if (config.columns !== undefined)
    return fitting(
      config.columns.map(({ a: nameA, b: nameB, kind }) => {
        const inA = placeOf(a, nameA);
        const inB = b === undefined ? [] : [placeOf(b, nameB ?? nameA)];
        const plan = { name: nameA, a: [inA], b: inB };
        return { ...plan, kind: kind ?? guessKind(nameA, filledCells(plan, a, b)) };
      }),
    );
  for (const name of config.ignore ?? [])
    if (!a.columns.includes(name) && !b?.columns.includes(name)) throw unknownColumn(name, a);
  const ignored = (name: string): boolean => config.ignore?.includes(name) === true;
  const matched =
    b === undefined ? a.columns.map((name, at) => ({ name, a: [at], b: [] as number[] })) : commonColumns(a, b);
  const plans: ColumnPlan[] = [];
  for (const columns of matched) {
    if (ignored(columns.name)) continue;
    const cells = filledCells(columns, a, b);
    if (!tells(cells, columns, a)) continue;
    plans.push({ ...columns, kind: guessKind(columns.name, cells) });
  }
  return fitting(withSpellingsTogether(plans, a, b));
}

const PROBED_ROWS = 60;

/**
 * A name in two scripts, in two columns, is one name: their agreement is one piece of evidence, and where one table has
 * only the one spelling and the other only the other, they are compared across.
 */
function withSpellingsTogether(plans: readonly ColumnPlan[], a: Table, b: Table | undefined): ColumnPlan[] {
  const out: ColumnPlan[] = [];
  for (const plan of plans) {
    const same =
      plan.kind !== 'name' ? undefined : out.find((other) => other.kind === 'name' && sameName(other, plan, a, b));
    if (same === undefined) out.push({ ...plan });
    else {
      same.name = `${same.name}, ${plan.name}`;
      same.a = [...same.a, ...plan.a];
      same.b = [...same.b, ...plan.b];
    }
  }
  return out;
}

function sameName(one: ColumnPlan, other: ColumnPlan, a: Table, b: Table | undefined): boolean {
  const both: [string, string][] = [];
  const isArabic = (cell: string): boolean => /\p{Script=Arabic}/u.test(cell);
  for (const [table, x, y] of [
    [a, one.a[0], other.a[0]],
    [b, one.b[0], other.b[0]],
  ] as const) {
    if (table === undefined || x === undefined || y === undefined) continue;
    const step = Math.max(1, Math.floor(table.rows.length / (4 * PROBED_ROWS)));
    for (let at = 0; at < table.rows.length && both.length < PROBED_ROWS; at += step) {
      const [left, right] = [plain(table.rows[at]![x]!), plain(table.rows[at]![y]!)];
      if (left !== '' && right !== '' && isArabic(left) !== isArabic(right)) both.push([left, right]);
    }
  }
  return both.length >= 5 && both.filter(([x, y]) => compareNames(x, y).score >= 0.5).length > both.length / 2;
}

function placeOf(table: Table, name: string): number {
  const at = table.columns.indexOf(name);
  if (at < 0) throw unknownColumn(name, table);
  return at;
}

function unknownColumn(name: string, table: Table): SabtError {
  return new SabtError('invalid-mapping', `There is no column “${name}”. The table has: ${table.columns.join(', ')}.`, {
    at: name,
  });
}

function filledCells(
  { a: inA, b: inB }: { a: readonly number[]; b: readonly number[] },
  a: Table,
  b: Table | undefined,
): string[] {
  const cells: string[] = [];
  for (const at of inA) for (const row of a.rows) cells.push(row[at]!);
  if (b !== undefined) for (const at of inB) for (const row of b.rows) cells.push(row[at]!);
  const known = new Map<string, string>();
  return cells
    .map((cell) => {
      let value = known.get(cell);
      if (value === undefined) {
        value = plain(cell);
        known.set(cell, value);
      }
      return value;
    })
    .filter((cell) => cell !== '');
}

/** A column that is empty, the same everywhere, or a mere count of the rows tells nothing. */
function tells(cells: readonly string[], { a: inA }: { a: readonly number[] }, a: Table): boolean {
  if (cells.length < 2 || new Set(cells).size < 2) return false;
  const first = inA[0]!;
  return a.rows.length < 8 || !isCount(a.rows.map((row) => row[first]!));
}

/** 1, 2, 3 … or 0, 5, 10 …: the number of the row. */
function isCount(cells: readonly string[]): boolean {
  const step = Number(cells[1]) - Number(cells[0]);
  return step !== 0 && cells.every((cell, at) => cell !== '' && Number(cell) === Number(cells[0]) + step * at);
}

/** Columns of both tables under one name; if none, columns of like names; a single column on each side goes together. */
function commonColumns(a: Table, b: Table): { name: string; a: number[]; b: number[] }[] {
  const bare = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]+/gu, '');
  const left = new Set(b.columns.keys());
  const out: { name: string; a: number[]; b: number[] }[] = [];
  const open: number[] = [];
  for (const [at, name] of a.columns.entries()) {
    const other = [...left].find((place) => bare(b.columns[place]!) === bare(name));
    if (other === undefined) open.push(at);
    else {
      left.delete(other);
      out.push({ name, a: [at], b: [other] });
    }
  }
  for (const at of open) {
    const name = a.columns[at]!;
    const hint = hintOf(name);
    const alike = [...left].filter((place) => hint !== null && hintOf(b.columns[place]!) === hint);
    const other = alike.length === 1 ? alike[0] : open.length === 1 && left.size === 1 ? [...left][0] : undefined;
    if (other === undefined) continue;
    left.delete(other);
    out.push({ name, a: [at], b: [other] });
  }
  return out;
}
