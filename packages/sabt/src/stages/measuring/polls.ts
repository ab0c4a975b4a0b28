/**
 * Points of a series as observations that can be compared: each with its time, its value, its sampling variance where that is
 * known, and its *line*, which is who asked, how, and what (house, mode, question).
 *
 * The variance is that of the interval which the source gives, else p(1 − p)/n of a share, with half an answer added to each
 * side so that 0 and 100 % are no certainties. Lines can be compared only where they meet in a year, directly or through
 * others: those that do not meet the largest group are left out, and the safeguards say so.
 */
import { toDayNumber } from '../../model/calendar.ts';
import { Z975 } from '../../statistics/distributions.ts';
import type { PointRow } from '../../store/points-port.ts';

export interface Observation {
  year: number;
  value: number;
  /** Null where the source tells neither an interval nor how many were asked. */
  variance: number | null;
  line: number;
  /** Persons asked. */
  n: number | null;
}

export interface Line {
  house: string | null;
  mode: string | null;
  question: string | null;
}

export interface Polls {
  observations: Observation[];
  lines: Line[];
  /** ISO days of the first and the last value. */
  first: string;
  last: string;
  /** Values of lines that cannot be compared with the others. */
  leftOut: number;
  /** Values without a date as precise as a year. */
  loose: number;
}

/** How much a unit says is the whole; null where values are no shares. */
export function wholeOf(unit: string | null): number | null {
  if (unit === null) return null;
  if (/^(?:%|٪|percent(?:age)?|per cent|prozent|pct|pour ?cent|في المئة|بالمئة|درصد)$/i.test(unit.trim())) return 100;
  return /^(?:share|proportion|fraction|anteil|نسبة|سهم)$/i.test(unit.trim()) ? 1 : null;
}

const YEARLY = new Set(['day', 'range', 'week', 'month', 'season', 'year']);

export function pollsOf(points: readonly PointRow[]): Polls {
  const lines = new Map<string, { line: Line; index: number }>();
  const observations: Observation[] = [];
  let loose = 0;
  let [first, last] = ['', ''];
  for (const point of points) {
    const { value, start, end, precision, house, mode, question } = point;
    const year = start === null || end === null || !YEARLY.has(precision ?? '') ? null : middleYear(start, end);
    if (value === null || year === null) {
      loose++;
      continue;
    }
    const key = JSON.stringify([house, mode, question]);
    const known = lines.get(key) ?? { line: { house, mode, question }, index: lines.size };
    lines.set(key, known);
    if (first === '' || start! < first) first = start!;
    if (end! > last) last = end!;
    observations.push({ year, value, variance: varianceOf(point, value), line: known.index, n: point.n });
  }
  const all = [...lines.values()].map(({ line }) => line);
  return { ...comparable(observations, all), loose, first, last };
}

/** A poll over the turn of a year belongs where its middle lies; a span of more than a year to none. */
function middleYear(start: string, end: string): number | null {
  const [from, to] = [toDayNumber(start), toDayNumber(end)];
  if (to - from > 366) return null;
  const [first, last] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))];
  return first === last || toDayNumber(`${last}-01-01`) - from > to - toDayNumber(`${last}-01-01`) ? first : last;
}

function varianceOf({ low, high, n, unit }: PointRow, value: number): number | null {
  if (low !== null && high !== null && high > low) return ((high - low) / (2 * Z975)) ** 2;
  const whole = wholeOf(unit);
  if (whole === null || n === null || n <= 0 || value < 0 || value > whole) return null;
  const p = ((value / whole) * n + 0.5) / (n + 1);
  return ((p * (1 - p)) / n) * whole ** 2;
}

/** The largest group of lines that meet in years. */
function comparable(
  observations: readonly Observation[],
  lines: readonly Line[],
): Pick<Polls, 'observations' | 'lines' | 'leftOut'> {
  const group = lines.map((_, i) => i);
  const rootOf = (i: number): number => (group[i] === i ? i : rootOf(group[i]!));
  for (const of of Map.groupBy(observations, ({ year }) => year).values())
    for (const { line } of of) group[rootOf(line)] = rootOf(of[0]!.line);
  const members = [...Map.groupBy(observations, ({ line }) => rootOf(line)).values()];
  const years = (of: readonly Observation[]): number => new Set(of.map(({ year }) => year)).size;
  const largest = members.sort((a, b) => years(b) - years(a) || b.length - a.length)[0] ?? [];
  const kept = [...new Set(largest.map(({ line }) => line))].sort((a, b) => a - b);
  const place = new Map(kept.map((line, i) => [line, i]));
  return {
    observations: largest.map((one) => ({ ...one, line: place.get(one.line)! })),
    lines: kept.map((line) => lines[line]!),
    leftOut: observations.length - largest.length,
  };
}
