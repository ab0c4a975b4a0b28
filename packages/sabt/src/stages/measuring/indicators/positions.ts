/**
 * What institutions and states decided: the share of yes among the votes (yes, no, abstain) on the roll calls that match,
 * by year, with Wilson's interval; and whether it rises or falls.
 *
 * States join and leave: where some voted in every year that has a roll call, the share is theirs alone. Votes of one roll
 * call are alike, so that a hundred votes on one text are not a hundred witnesses: the numbers of votes are divided by the
 * design effect (Rao & Scott 1992, Biometrics 48: n/d, x/d, d the variance between roll calls over the binomial one, here of
 * all years together and never below one) before interval and trend test. A vote that is not recorded is an absence where the
 * state voted on anything else in that year.
 *
 * The verdict needs eight years and more; see `share-trend`.
 */
import { adjustP } from '../../../statistics/rates/adjust-p.ts';
import { propTrend } from '../../../statistics/rates/prop-trend.ts';
import { wilson } from '../../../statistics/rates/wilson.ts';
import type { Filter } from '../../../store/analysis-port.ts';
import type { CountryPositionGroup } from '../../../store/points-port.ts';
import { type Ask, plainSafeguards, SMALL } from '../ask.ts';
import type { Found, MeasuredPoint, MissingReason } from '../measurement.ts';
import { countriesOf, pointFilter, requireYears } from '../point-filter.ts';
import {
  designEffect,
  panelOf,
  rollCallsOf,
  totalOf,
  votersOf,
  votesOf,
  wholeYears,
  type Year,
  yearsOf,
} from '../roll-calls.ts';
import { shareTrend } from '../share-trend.ts';
import type { OnStep } from '../step.ts';

/** Roll calls listed, the latest. */
const LISTED = 200;

export async function positions(ask: Ask): Promise<Found> {
  const { copy, selected, today, byState, unit, onStep } = ask;
  const { at } = selected;
  const filter = pointFilter(selected.filter);
  requireYears(unit);
  const byCountry = await copy.positionsByCountry({ filter, at });
  const every = rollCallsOf(await copy.positions({ filter, at }));
  const whole = wholeYears(every, filter, today);
  const panel = panelOf(byCountry.filter(({ year }) => whole.has(year)));
  const used = panel.length > 0 ? 'throughout' : 'all';
  const narrowed: Filter = { is: 'and', of: [filter, oneOf(panel)] };
  const calls = used === 'all' ? every : rollCallsOf(await copy.positions({ filter: narrowed, at }));
  const everyVote = await copy.positionsByCountry({ filter: countriesOf(filter), at });
  const voters = votersOf(everyVote, used === 'all' ? null : new Set(panel));
  const years = yearsOf(calls, voters, whole);
  const complete = years.filter(({ isComplete }) => isComplete);
  const effect = designEffect(calls);
  const total = totalOf(years);
  const trend = shareTrend(
    complete.map(({ year, votes, n }) => ({ year, yes: votes.yes, n })),
    effect,
  );
  const states = byState ? statesOf(byCountry, onStep) : undefined;
  const isSmall = total.n < SMALL;
  const missing: MissingReason | undefined = total.n === 0 ? 'no-positions' : isSmall ? 'too-few-acts' : trend.missing;
  const share = wilson(total.votes.yes / effect, total.n / effect);
  // most years alike: the slopes between them are ties, and their limits one number
  const isOpen = trend.senSlope !== null && (trend.senCi95 === null || trend.senCi95[0] === trend.senCi95[1]);
  return {
    method: 'positions/3',
    unit: 'votes',
    from: calls[0]?.start ?? null,
    to: calls.at(-1)?.start ?? null,
    n: total.n,
    value: {
      share: isSmall ? null : share.share,
      votes: { ...total.votes, absent: total.absent, other: total.other },
      rollCalls: calls.length,
      designEffect: effect,
      // of the share, a year
      changePerYear: isSmall ? null : trend.senSlope,
      changePerYearInterval: isSmall || isOpen ? null : trend.senCi95,
      all: votesOf(byCountry),
      ...(states === undefined ? {} : { states: states.rows }),
      // without their words: a number is published before what it rests on is
      listed: calls.slice(-LISTED).map(({ of, start, votes }) => ({ id: of, date: start, ...votes })),
    },
    interval: isSmall ? null : share.ci95,
    p: trend.p,
    verdict: missing === undefined ? trend.finding : 'undecidable',
    ...(missing === undefined ? {} : { missing }),
    safeguards: {
      ...plainSafeguards('reported', total.n),
      sources: { all: new Set(byCountry.map(({ countryKey }) => countryKey)).size, throughout: panel.length, used },
      exposure: { days: 0, incomplete: years.filter((year) => !year.isComplete).map(({ year }) => String(year)) },
      tests: [...trend.tests, ...(states?.tests ?? [])],
      notes: [
        'read-the-roll-calls',
        ...(total.inferred > 0 ? ['absences-inferred'] : []),
        ...(total.other > 0 ? ['other-positions'] : []),
        ...(effect > 1 ? ['votes-alike'] : []),
        ...(isOpen && !isSmall ? ['change-without-interval'] : []),
      ],
    },
    points: years.map((year) => pointOf(year, effect)),
    input: { used, votes: calls.map(({ start, votes, absent, other }) => [start, votes, absent, other]) },
  };
}

const oneOf = (countries: readonly string[]): Filter => ({
  is: 'or',
  of: countries.map((value) => ({ is: 'equals', field: 'country', value })),
});

function pointOf({ year, votes, n, isComplete }: Year, effect: number): MeasuredPoint {
  const { share, ci95 } = wilson(votes.yes / effect, n / effect);
  return {
    label: String(year),
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    value: share,
    low: ci95?.[0] ?? null,
    high: ci95?.[1] ?? null,
    n,
    isComplete,
  };
}

/** Each state by itself: one vote a roll call, so that votes are no clusters. */
function statesOf(
  groups: readonly CountryPositionGroup[],
  onStep: OnStep = () => {},
): { rows: unknown[]; tests: Found['safeguards']['tests'] } {
  const byKey = Map.groupBy(groups, ({ countryKey }) => countryKey);
  const states = [...byKey].map(([key, of], i) => {
    onStep({ what: 'states', done: i, total: byKey.size });
    const votes = votesOf(of);
    const n = votes.yes + votes.no + votes.abstain;
    const years = [...Map.groupBy(of, ({ year }) => year)].map(([year, own]) => ({ year, votes: votesOf(own) }));
    const { p, z } = propTrend(
      years.map((year) => year.votes.yes),
      years.map((year) => year.votes.yes + year.votes.no + year.votes.abstain),
      years.map(({ year }) => year),
    );
    const { share, ci95 } = wilson(votes.yes, n);
    const isSmall = n < SMALL;
    return {
      p,
      row: {
        country: of[0]!.country,
        code: key,
        ...votes,
        absent: of.reduce((sum, one) => sum + (one.position === 'absent' ? one.n : 0), 0),
        n,
        share: isSmall ? null : share,
        interval: isSmall ? null : ci95,
        trend: { z, p },
        years: years.map((year) => ({ year: year.year, ...year.votes })),
      },
    };
  });
  const known = states.map(({ p }) => p ?? 1);
  const [holm, bh] = [adjustP(known, 'holm'), adjustP(known, 'bh')];
  return {
    rows: states.map(({ row }) => row),
    tests: states.map(({ p, row }, i) => ({
      name: `trend ${row.code}`,
      p,
      holm: p === null ? null : holm[i]!,
      bh: p === null ? null : bh[i]!,
    })),
  };
}
