/**
 * Whether two kinds of acts move together, as protests inside a country and rallies abroad may: the correlation of their
 * numbers by month, without their trends, with an interval for dependent series and the p of turning one in a circle
 * against the other.
 *
 * Numbers enter as ln(1 + n) with a straight line taken out, so that two series that both only grow do not count as moving
 * together. The interval is Fisher's with the effective number of periods of Bartlett (1935),
 * n / (1 + 2 Σ r₁(k) r₂(k)). Moving together is no cause, in either direction.
 */
import { tTwoSided, Z975 } from '../../../statistics/distributions.ts';
import { circularShift } from '../../../statistics/lags/circular-shift.ts';
import { crossCorrelation } from '../../../statistics/lags/cross-correlation.ts';
import { type Ask, plainSafeguards, safeguardsOf } from '../ask.ts';
import type { Finding, Found, Interval, MeasuredPoint, MissingReason } from '../measurement.ts';
import { pairOf } from '../pair.ts';

const LEAST_PERIODS = 24;
const LAGS = 6;
const ALPHA = 0.05;

export async function together(ask: Ask): Promise<Found> {
  const pair = await pairOf(ask, 'month');
  if (pair === null) return nothing('no-driver');
  const { a, b, first, periods } = pair;
  const n = periods.length;
  const safeguards = safeguardsOf(first, 'reported', pair.used);
  const base = {
    method: 'together/1',
    unit: 'acts',
    from: periods[0]?.from ?? null,
    to: periods.at(-1)?.to ?? null,
    n: a.reduce((sum, one) => sum + one, 0) + b.reduce((sum, one) => sum + one, 0),
    input: { labels: periods.map(({ label }) => label), a, b },
  };
  if (n < LEAST_PERIODS)
    return {
      ...base,
      value: null,
      interval: null,
      verdict: 'undecidable',
      missing: n === 0 ? 'no-complete-period' : 'too-few-periods',
      safeguards,
    };
  // the same acts on both sides
  if (a.every((one, i) => one === b[i]))
    return { ...base, value: null, interval: null, verdict: 'undecidable', missing: 'collinear', safeguards };
  const [x, y] = [withoutTrend(a), withoutTrend(b)];
  const ccf = crossCorrelation(x, y, LAGS);
  const r = ccf.r[LAGS]!;
  if (r === null)
    return { ...base, value: null, interval: null, verdict: 'undecidable', missing: 'no-variation', safeguards };
  const { p } = circularShift(x, y, [0]);
  const interval = fisher(r, effective(x, y));
  const isTogether = p !== null && p < ALPHA && interval[0] !== null && (interval[0] > 0 || interval[1]! < 0);
  const verdict: Finding = isTogether ? 'together' : 'undecidable';
  const missing: MissingReason | undefined = isTogether ? undefined : 'interval-holds-none';
  const months = { first: a, second: b };
  return {
    ...base,
    value: { r, lags: ccf.lags, byLag: ccf.r, effectivePeriods: effective(x, y) },
    interval,
    p,
    verdict,
    ...(missing === undefined ? {} : { missing }),
    safeguards: {
      ...safeguards,
      tests: [
        { name: 'pearson-naive', p: naiveP(r, n), holm: null, bh: null },
        { name: 'circular-shift', p, holm: p, bh: p },
      ],
      notes: ['not-a-cause'],
    },
    points: periods.map(
      (period, i): MeasuredPoint => ({
        ...period,
        value: months.first[i]!,
        other: months.second[i]!,
        low: null,
        high: null,
      }),
    ),
  };
}

function nothing(missing: MissingReason): Found {
  return {
    method: 'together/1',
    unit: 'acts',
    from: null,
    to: null,
    n: 0,
    value: null,
    interval: null,
    verdict: 'undecidable',
    missing,
    safeguards: plainSafeguards('reported', 0),
    input: null,
  };
}

/** Residuals of ln(1 + n) on a straight line. */
function withoutTrend(x: readonly number[]): number[] {
  const y = x.map((one) => Math.log1p(one));
  const n = y.length;
  const middle = (n - 1) / 2;
  const mean = y.reduce((sum, one) => sum + one, 0) / n;
  let [over, under] = [0, 0];
  y.forEach((one, i) => {
    over += (i - middle) * (one - mean);
    under += (i - middle) ** 2;
  });
  return y.map((one, i) => one - mean - (over / under) * (i - middle));
}

function effective(x: readonly number[], y: readonly number[]): number {
  const n = x.length;
  const most = Math.floor(n / 4);
  const [a, b] = [crossCorrelation(x, x, most).r, crossCorrelation(y, y, most).r];
  let sum = 0;
  for (let k = 1; k <= most; k++) sum += (a[most + k] ?? 0) * (b[most + k] ?? 0);
  return Math.min(n, Math.max(4, n / Math.max(1 + 2 * sum, 1 / n)));
}

function fisher(r: number, n: number): Interval {
  if (Math.abs(r) >= 1 || n <= 3) return [null, null];
  const half = Z975 / Math.sqrt(n - 3);
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)];
}

/** As if the periods were independent. */
function naiveP(r: number, n: number): number {
  return tTwoSided((r * Math.sqrt(n - 2)) / Math.sqrt(Math.max(1 - r * r, Number.EPSILON)), n - 2);
}
