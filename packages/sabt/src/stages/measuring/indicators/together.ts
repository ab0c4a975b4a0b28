/**
 * Whether two kinds of acts move together, as protests inside a country and rallies abroad may: the correlation of their
 * numbers by month without trend and season, with an interval for dependent series and the p of turning one in a circle
 * against the other (statistics/lags/moving-together). Moving together is no cause, in either direction.
 */
import { addDays } from '../../../model/calendar.ts';
import { movingTogether } from '../../../statistics/lags/moving-together.ts';
import { type Ask, plainSafeguards, safeguardsOf } from '../ask.ts';
import type { Found, MeasuredPoint, MissingReason } from '../measurement.ts';
import { emptiness, isOneThing, pairOf } from '../pair.ts';

const LEAST_PERIODS = 24;

export async function together(ask: Ask): Promise<Found> {
  const pair = await pairOf(ask, 'month');
  if (pair === null) return nothing('no-driver');
  const { a, b, first, periods, shared } = pair;
  const n = periods.length;
  const safeguards = safeguardsOf(first, 'reported', pair.used);
  const base = {
    method: 'together/3',
    unit: 'acts',
    from: periods[0]?.from ?? null,
    to: periods.at(-1)?.to ?? null,
    n: a.reduce((sum, one) => sum + one, 0) + b.reduce((sum, one) => sum + one, 0),
    input: { labels: periods.map(({ label }) => label), a, b },
  };
  const without = (missing: MissingReason): Found => ({
    ...base,
    value: null,
    interval: null,
    verdict: 'undecidable',
    missing,
    safeguards,
  });
  const empty = emptiness(pair);
  if (empty !== null) return without(empty);
  if (n < LEAST_PERIODS) return without('too-few-periods');
  // the same acts on both sides
  if (a.every((one, i) => one === b[i])) return without('collinear');
  const found = movingTogether(a, b, placesOf(periods));
  if (found.r === null) return without(found.reason ?? 'no-variation');
  const { interval, p } = found;
  const holdsNone = interval[0] === null || (interval[0] <= 0 && interval[1]! >= 0);
  const missing = isOneThing(pair)
    ? 'acts-shared'
    : found.together
      ? undefined
      : holdsNone
        ? 'interval-holds-none'
        : 'tests-differ';
  return {
    ...base,
    value: {
      r: found.r,
      lags: found.lags,
      byLag: found.byLag,
      effectivePeriods: found.effective,
      sharedActs: shared,
    },
    interval,
    p,
    verdict: missing === undefined ? 'together' : 'undecidable',
    ...(missing === undefined ? {} : { missing }),
    safeguards: {
      ...safeguards,
      tests: [
        { name: 'pearson-naive', p: found.naive, holm: null, bh: null },
        { name: 'circular-shift', p, holm: p, bh: p },
      ],
      notes: ['not-a-cause', ...(shared > 0 ? ['acts-shared'] : [])],
    },
    points: periods.map(
      (period, i): MeasuredPoint => ({ ...period, value: a[i]!, other: b[i]!, low: null, high: null }),
    ),
  };
}

/** Places in the year: months, of weeks the month in which their Thursday lies; years have none. */
function placesOf(periods: readonly { label: string; from: string }[]): number[] {
  return periods.map(({ label, from }) => {
    if (label.length === 4) return 0;
    return Number((label.length === 7 ? label : addDays(from, 3)).slice(5, 7)) - 1;
  });
}

function nothing(missing: MissingReason): Found {
  return {
    method: 'together/3',
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
