/**
 * Breaks of the mean (Bai & Perron 1998, 2003): for each number of breaks the segmentation of least squares, by dynamic
 * programming over all of them; as many breaks as make the BIC smallest; and intervals of their dates (Bai 1997).
 *
 * rss(m, t) = min_s rss(m−1, s) + Σ_{s<i≤t} (x_i − x̄)², segments of at least ⌊trim·n⌋ values.
 * bic(m) = n(ln(rss/n) + 1 + ln 2π) + (2m + 2)·ln n: m + 1 means, m dates and a variance are counted as R's `strucchange`
 * counts them.
 *
 * Assumes one mean a segment and errors independent of each other; each segment may have its own variance. Pitfalls: with
 * a trend or autocorrelated errors the BIC finds too many breaks; the dates are never nearer to the ends than ⌊trim·n⌋.
 */
import type { StatisticReason } from '../reasons.ts';
import { scaled } from '../scaling.ts';
import { breakInterval } from './break-interval.ts';

export interface BaiPerron {
  /** Of the smallest BIC: the last index of each segment but the last, 1-based. */
  breaks: number[] | null;
  /** One interval a break; it may reach beyond the series. */
  ci95: ([low: number, high: number] | null)[] | null;
  /** For 0 … maxBreaks breaks. */
  rss: number[] | null;
  /** Null where the fit is perfect: the likelihood has no bound. */
  bic: (number | null)[] | null;
  reason?: StatisticReason;
}

export interface BaiPerronOptions {
  /** Share of the series that a segment holds at least, in (0, .5]. */
  trim: number;
  /** ⌈1/trim⌉ − 2 by default; no more than the least length leaves room for. */
  maxBreaks?: number | undefined;
}

/** Squares below it lose digits, or are nought. */
const LEAST_SQUARE = 2 ** -1022;

export function baiPerron(x: readonly number[], { trim, maxBreaks }: BaiPerronOptions): BaiPerron {
  const n = x.length;
  const least = Math.max(1, Math.floor(trim * n));
  const most = Math.min(maxBreaks ?? Math.ceil(1 / trim) - 2, Math.floor(n / least) - 1);
  const standard = scaled(x);
  const unit = (standard?.scale ?? 1) ** 2;
  const isOutOfRange = unit < LEAST_SQUARE || !Number.isFinite(unit * n * 4);
  if ((standard === null && x.some((value) => value !== x[0])) || isOutOfRange)
    return { breaks: null, ci95: null, rss: null, bic: null, reason: 'out-of-range' };

  const values = standard?.values ?? new Float64Array(n);
  const partitions = leastSquares(values, least, Math.max(0, most));
  const rss = partitions.map((breaks) => squaresOf(segmentsOf(values, breaks)));
  const bic = rss.map((squares, m) =>
    squares === 0
      ? Number.NEGATIVE_INFINITY
      : n * (Math.log(squares / n) + Math.log(unit) + 1 + Math.log(2 * Math.PI)) + (2 * m + 2) * Math.log(n),
  );
  const breaks = partitions[bic.indexOf(Math.min(...bic))]!;
  const ci95 = intervalsOf(values, breaks);
  const reason: StatisticReason | undefined =
    standard === null ? 'no-variation' : ci95.includes(null) || rss.includes(0) ? 'variance-not-positive' : undefined;
  return {
    breaks,
    ci95,
    rss: rss.map((squares) => squares * unit),
    bic: bic.map((value) => (Number.isFinite(value) ? value : null)),
    ...(reason && { reason }),
  };
}

/** The breaks of the best partition for 0 … `most` breaks. */
function leastSquares(x: Float64Array, least: number, most: number): number[][] {
  const n = x.length;
  const sums = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    sums[i + 1] = sums[i]! + x[i]!;
    squares[i + 1] = squares[i]! + x[i]! * x[i]!;
  }
  let before = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  for (let end = least; end <= n; end++) before[end] = squares[end]! - sums[end]! ** 2 / end;
  const lastBreaks: Int32Array[] = [];
  const partitions: number[][] = [[]];

  for (let m = 1; m <= most; m++) {
    const now = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const lastBreak = new Int32Array(n + 1);
    for (let end = (m + 1) * least; end <= n; end++) {
      for (let start = m * least; start <= end - least; start++) {
        const sum = sums[end]! - sums[start]!;
        const value = before[start]! + squares[end]! - squares[start]! - (sum * sum) / (end - start);
        if (value < now[end]!) {
          now[end] = value;
          lastBreak[end] = start;
        }
      }
    }
    lastBreaks.push(lastBreak);
    before = now;
    partitions.push(traced(lastBreaks, n));
  }
  return partitions;
}

function traced(lastBreaks: readonly Int32Array[], n: number): number[] {
  const breaks: number[] = [];
  let at = n;
  for (const lastBreak of lastBreaks.toReversed()) {
    at = lastBreak[at]!;
    breaks.unshift(at);
  }
  return breaks;
}

interface Segment {
  length: number;
  mean: number;
  squares: number;
}

/** Means and sums of squares in two passes; squares that are rounding alone are 0. */
function segmentsOf(x: Float64Array, breaks: readonly number[]): Segment[] {
  const bounds = [0, ...breaks, x.length];
  return bounds.slice(1).map((end, i) => {
    const values = x.subarray(bounds[i]!, end);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { length: values.length, mean, squares: squares <= values.length * 2 ** -96 ? 0 : squares };
  });
}

function squaresOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { squares }) => sum + squares, 0);
}

function intervalsOf(x: Float64Array, breaks: readonly number[]): ([number, number] | null)[] {
  const segments = segmentsOf(x, breaks);
  return breaks.map((at, i) => {
    const [left, right] = [segments[i]!, segments[i + 1]!];
    return breakInterval(at, {
      shift: right.mean - left.mean,
      varianceBefore: left.squares / left.length,
      varianceAfter: right.squares / right.length,
    });
  });
}
