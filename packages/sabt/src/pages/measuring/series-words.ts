/** Sentences of the indicators over lists, votes and polls; see `indicator-words.ts`. */
import { type Interval, wholeOf } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';
import { type Html, html, say } from '../html.ts';
import type { EstimateValue, OpinionValue, PositionsValue } from './measure-values.ts';
import { limit, sized, type Telling } from './telling.ts';

export function estimateSaid({ page, found, asked, span }: Telling): Html {
  const { s } = page;
  const { observed, chaoLowerBound, best, chapman } = found.value as EstimateValue;
  const [low, high] = (found.interval as Interval | null) ?? [null, null];
  const write = (n: number): string => s.number(Math.round(n));
  if (found.interval === null) return say(page, 'said.estimate.observed', { ...span, acts: asked.acts, observed });
  const shared = { ...span, acts: asked.allActs, observed, low: limit(low, write), high: limit(high, write) };
  if (chapman !== undefined) return say(page, 'said.estimate', { ...shared, estimate: write(chapman) });
  if (chaoLowerBound != null) return say(page, 'said.estimate.least', { ...shared, estimate: write(chaoLowerBound) });
  if (best != null) return say(page, 'said.estimate', { ...shared, estimate: write(best.bic.n) });
  return say(page, 'said.estimate.observed', { ...span, acts: asked.acts, observed });
}

export function positionsSaid({ page, found, asked, span }: Telling): Html {
  const { s } = page;
  const { share, votes, rollCalls, changePerYear, changePerYearInterval } = found.value as PositionsValue;
  const n = found.inputs.n;
  const shared = { votes: asked.votes, yes: votes.yes, n, rollCalls };
  if (share === null) return say(page, 'said.positionsSmall', { ...span, ...shared });
  const [low, high] = (found.interval as Interval | null) ?? [null, null];
  const percent = (one: number): string => s.percentAbout(one);
  const main = say(page, 'said.positions', {
    ...span,
    ...shared,
    share: percent(share),
    low: limit(low, percent),
    high: limit(high, percent),
  });
  // where no interval can be told, a note says so instead of a number
  if (changePerYear === null || changePerYearInterval === null) return main;
  const verdict = found.verdict === 'up' || found.verdict === 'down' ? found.verdict : 'undecidable';
  const [size, from, to] = sized(changePerYear, changePerYearInterval, verdict === 'down');
  const points = (one: number): string => s.about(one * 100, verdict === 'undecidable');
  return html`${main} ${say(page, `said.positions.${verdict}`, {
    change: points(size),
    low: limit(from, points),
    high: limit(to, points),
  })}`;
}

export function opinionSaid({ page, found, span }: Telling): Html {
  const { s } = page;
  const { series, changePerYear, latest } = found.value as OpinionValue;
  if (typeof series !== 'string') return html`${s.t('said.opinion.none')}`;
  const at = latest === undefined ? null : latestSaid(page, latest, found.definition.unit);
  if (changePerYear == null) return html`${at ?? s.t('said.opinion.none')}`;
  const verdict = found.verdict === 'up' || found.verdict === 'down' ? found.verdict : 'undecidable';
  const [size, low, high] = sized(changePerYear, found.interval as Interval | null, verdict === 'down');
  const write = (n: number): string => s.about(n, verdict === 'undecidable');
  const whole = wholeOf(found.definition.unit);
  const points = (n: number): string => write(whole === null ? n : (n * 100) / whole);
  const main = say(page, `said.opinion.${verdict}`, {
    ...span,
    series,
    change: whole === null ? inUnit(page, write(size), found.definition.unit) : s.t('said.points', { n: points(size) }),
    low: limit(low, points),
    high: limit(high, points),
  });
  return html`${main} ${at ?? ''}`;
}

function latestSaid(
  page: PageContext,
  { year, value, interval }: NonNullable<OpinionValue['latest']>,
  unit: string,
): Html {
  const { s } = page;
  const whole = wholeOf(unit);
  const write = (n: number): string => (whole === null ? s.about(n) : s.percentAbout(n / whole));
  const shared = { year: s.ordinal(year), value: whole === null ? inUnit(page, write(value), unit) : write(value) };
  if (interval === null) return say(page, 'said.opinion.latestOpen', shared);
  return say(page, 'said.opinion.latest', { ...shared, low: write(interval[0]), high: write(interval[1]) });
}

/** With the unit that the source names; `value` stands for none. */
const inUnit = ({ s }: PageContext, n: string, unit: string): string =>
  unit === 'value' ? n : s.t('said.inUnit', { n, unit });
