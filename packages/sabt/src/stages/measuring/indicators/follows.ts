/**
 * Whether acts of one kind follow acts of another, as wars abroad are said to follow unrest at home. Weekly counts (or as
 * asked), both directions, placebo leads and the circular shift; see statistics/lags/follows. What follows is not thereby
 * caused, and the pages never say so.
 */

import { type Follows, follows as followsIn } from '../../../statistics/lags/follows.ts';
import { adjustP } from '../../../statistics/rates/adjust-p.ts';
import { type Ask, plainSafeguards, safeguardsOf } from '../ask.ts';
import type { Found, MeasuredPoint, MissingReason } from '../measurement.ts';
import { emptiness, isOneThing, pairOf } from '../pair.ts';
import type { Unit } from '../periods.ts';

/** Steps back, and steps of a year. */
const STEPS: Readonly<Record<Unit, { lags: number; season: number; least: number }>> = {
  week: { lags: 4, season: 365.25 / 7, least: 104 },
  month: { lags: 3, season: 12, least: 48 },
  year: { lags: 1, season: 2, least: 20 },
};

export async function follows(ask: Ask): Promise<Found> {
  const pair = await pairOf(ask, 'week');
  const nothing = { method: 'follows/3', unit: 'acts', value: null, interval: null, verdict: 'undecidable' as const };
  if (pair === null)
    return {
      ...nothing,
      from: null,
      to: null,
      n: 0,
      missing: 'no-driver',
      safeguards: plainSafeguards('reported', 0),
      input: null,
    };
  const { lags, season, least } = STEPS[ask.unit ?? 'week'];
  const { a: outcome, b: driver, periods, first, used } = pair;
  const total = (x: readonly number[]): number => x.reduce((sum, one) => sum + one, 0);
  const base = {
    from: periods[0]?.from ?? null,
    to: periods.at(-1)?.to ?? null,
    n: total(outcome) + total(driver),
    safeguards: safeguardsOf(first, 'reported', used),
    input: { labels: periods.map(({ label }) => label), outcome, driver, lags, season },
  };
  const points = periods.map(
    (period, i): MeasuredPoint => ({ ...period, value: outcome[i]!, other: driver[i]!, low: null, high: null }),
  );
  const short: MissingReason | null =
    emptiness(pair) ??
    (total(outcome) === 0 || total(driver) === 0 ? 'too-few-acts' : periods.length < least ? 'too-few-periods' : null);
  if (short !== null) return { ...nothing, ...base, missing: short, points };
  const found = followsIn({ outcome, driver, lags, period: season }, (done, total) =>
    ask.onStep?.({ what: 'directions', done, total }),
  );
  const { forward, backward, placeboLeads, verdictP } = found;
  const tried = [
    { name: 'distributed-lag', p: forward.p },
    { name: 'circular-shift', p: forward.shiftP },
    { name: 'circular-shift-naive', p: forward.rawShiftP },
    { name: 'placebo-leads', p: placeboLeads.p },
    { name: 'other-direction-distributed-lag', p: backward.p },
    { name: 'other-direction-circular-shift', p: backward.shiftP },
  ];
  const ps = tried.map(({ p }) => p ?? 1);
  const [holm, bh] = [adjustP(ps, 'holm'), adjustP(ps, 'bh')];
  const missing = isOneThing(pair) ? 'acts-shared' : missingOf(found);
  return {
    method: 'follows/3',
    unit: 'acts',
    ...base,
    value: { percent: forward.percent, lags, forward, backward, placeboLeads, sharedActs: pair.shared },
    interval: forward.percentCi95,
    p: verdictP,
    verdict: missing === undefined ? 'follows' : 'undecidable',
    ...(missing === undefined ? {} : { missing }),
    safeguards: {
      ...base.safeguards,
      tests: tried.map((test, i) => ({
        ...test,
        holm: test.p === null ? null : holm[i]!,
        bh: test.p === null ? null : bh[i]!,
      })),
      notes: ['not-a-cause', ...(pair.shared > 0 ? ['acts-shared'] : [])],
    },
    points,
  };
}

const ALPHA = 0.05;

/** Why it does not follow; undefined where it does. */
function missingOf({ follows: isFollowing, forward, placeboLeads, verdictP }: Follows): MissingReason | undefined {
  if (isFollowing === true) return undefined;
  const reason = forward.reason ?? placeboLeads.reason;
  if (reason !== undefined) return reason;
  if (verdictP !== null && verdictP < ALPHA) return 'leads-tell-as-much';
  // the interval is of the sum of the lags, a test of its own
  const [low, high] = forward.percentCi95 ?? [-1, 1];
  const one = (forward.p ?? 1) < ALPHA || (forward.shiftP ?? 1) < ALPHA || low > 0 || high < 0;
  return one ? 'tests-differ' : 'nothing-follows';
}
