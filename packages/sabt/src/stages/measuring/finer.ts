/**
 * The finer series under a total, by which it is told whether acts come in bursts: years where there are five and more, the
 * months of fewer whole years, else stretches of 30 days, weeks or days. A total whose acts are mostly dated too loosely for
 * it tells nothing, and `loose` is said.
 */
import { addDays, toDayNumber } from '../../model/calendar.ts';
import { type Bursts, burstsOf, LEAST_DATED, type Part } from '../../statistics/rates/bursts.ts';
import type { AnalysisReader, CountField, Selected } from '../../store/analysis-port.ts';

export interface Days {
  /** ISO days, both included. */
  from: string;
  to: string;
}

export interface Total {
  /** Acts within the days. */
  selected: Selected;
  days: Days;
}

export interface Finer {
  bursts: Bursts;
  unit: string;
}

const YEARS_FOR_YEARS = 5;
const MONTHS = 12;
/** Stretches in days, each with the days that a span must have for it. */
const STRETCHES = [
  { days: 30, unit: '30-days', least: 300 },
  { days: 7, unit: 'week', least: 42 },
  { days: 1, unit: 'day', least: 8 },
] as const;
/** Of totals over spans of time that follow one another: each has a rate of its own. */
export async function burstsBetween(totals: readonly Total[], copy: Counter): Promise<Finer | 'loose' | null> {
  const cut = await cutUp(totals, copy);
  if (cut === null || cut === 'loose') return cut;
  const bursts = burstsOf(cut.rows, cut.unit === 'month' ? MONTHS : null);
  return bursts === null ? null : { bursts, unit: cut.unit };
}

/** Of two totals over the same span: what raises both at once tells nothing about their ratio. */
export async function burstsBeside(totals: readonly [Total, Total], copy: Counter): Promise<Finer | 'loose' | null> {
  const cut = await cutUp(totals, copy);
  if (cut === null || cut === 'loose') return cut;
  const bursts = burstsOf(cut.rows, Math.max(1, cut.rows[0]!.length));
  return bursts === null ? null : { bursts, unit: cut.unit };
}

type Counter = Pick<AnalysisReader, 'count'>;

interface Cut {
  rows: Part[][];
  unit: string;
}

async function cutUp(totals: readonly Total[], copy: Counter): Promise<Cut | 'loose' | null> {
  const years = totals.map(({ days }) => wholeYears(days));
  const least = Math.min(...years);
  if (least >= YEARS_FOR_YEARS) return rowsBy('year', totals, copy);
  if (least >= 1) return rowsBy('month', totals, copy);
  const shortest = Math.min(...totals.map(({ days }) => daysIn(days)));
  const stretch = STRETCHES.find((one) => shortest >= one.least);
  return stretch === undefined ? null : rowsBy('day', totals, copy, stretch);
}

const daysIn = ({ from, to }: Days): number => toDayNumber(to) - toDayNumber(from) + 1;

function wholeYears({ from, to }: Days): number {
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return 0;
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1;
}

async function rowsBy(
  unit: 'year' | 'month' | 'day',
  totals: readonly Total[],
  copy: Counter,
  stretch: (typeof STRETCHES)[number] = { days: 1, unit: 'day', least: 8 },
): Promise<Cut | 'loose'> {
  const rows: Part[][] = [];
  for (const { selected, days } of totals) {
    const groups = await copy.count({ ...selected, by: [unit satisfies CountField] });
    const tally = new Map(groups.flatMap(({ key, n }) => (key[0] == null ? [] : [[key[0], n] as const])));
    const dated = [...tally.values()].reduce((sum, n) => sum + n, 0);
    const [all] = await copy.count({ ...selected, by: [] });
    if (dated < LEAST_DATED * (all?.n ?? 0)) return 'loose';
    rows.push(unit === 'day' ? stretches(days, tally, stretch.days) : calendar(unit, days, tally));
  }
  return { rows, unit: unit === 'day' ? stretch.unit : unit };
}

function calendar(unit: 'year' | 'month', { from, to }: Days, tally: ReadonlyMap<string, number>): Part[] {
  const parts: Part[] = [];
  for (let first = from; first <= to; ) {
    const label = first.slice(0, unit === 'year' ? 4 : 7);
    const next = unit === 'year' ? `${String(Number(label) + 1).padStart(4, '0')}-01-01` : nextMonth(label);
    parts.push({ count: tally.get(label) ?? 0, length: toDayNumber(next) - toDayNumber(first) });
    first = next;
  }
  return parts;
}

function nextMonth(label: string): string {
  const [year, month] = [Number(label.slice(0, 4)), Number(label.slice(5, 7))];
  return month === MONTHS
    ? `${String(year + 1).padStart(4, '0')}-01-01`
    : `${label.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`;
}

/** What is left over at the end is in no stretch. */
function stretches({ from, to }: Days, tally: ReadonlyMap<string, number>, length: number): Part[] {
  const parts: Part[] = [];
  for (let first = from; addDays(first, length - 1) <= to; first = addDays(first, length)) {
    let count = 0;
    for (let i = 0; i < length; i++) count += tally.get(addDays(first, i)) ?? 0;
    parts.push({ count, length });
  }
  return parts;
}
