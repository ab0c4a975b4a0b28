/** Two numbers beside each other, in sentences that can be quoted: over which days, how many, how many times, and who tells of both. */

import type { Interval } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';
import { type Html, html, say } from '../html.ts';
import type { RateValue } from './measure-values.ts';
import { spanWords } from './periods.ts';
import { limit } from './telling.ts';

type Compared = NonNullable<RateValue['compared']>;
type Ratio = Pick<Compared, 'ratio' | 'ci95'>;

/** With a count of nought on one side both counts alone; where no source tells of both, that this is no comparison of what happened. */
export function ratioSaid(page: PageContext, compared: Compared, first: Html, second: Html): Html {
  const { counts, periods, from = null, to = null } = compared;
  const [a, b] = counts;
  if (a === null || b === null) {
    const uncovered = [a === null ? first : null, b === null ? second : null].filter((one) => one !== null);
    return joined(uncovered.map((acts) => say(page, 'said.notCovered', { acts })));
  }
  if (periods === 0) return say(page, 'said.ratioApart', { first, second });
  const main = isKnown(compared)
    ? say(page, 'said.ratio', { first, second, ...ratioWords(page, compared) })
    : say(page, 'said.ratioOpen', { a, b });
  if (from === null || to === null) return main;
  const numbers = say(page, 'said.ratioCounts', { ...spanWords(page, { from, to }), first, second, a, b });
  const parts = isKnown(compared) ? [numbers, main] : [numbers, html`${page.s.t('said.ratioNone')}`];
  return joined([...parts, ...knownOf(page, compared)]);
}

/** What to know of the ratio before it is quoted. */
function knownOf(page: PageContext, { ratio, ci95, counting, sources, sameSources }: Compared): Html[] {
  const { s } = page;
  const [low, high] = ci95 ?? [null, null];
  const isUndecided = ratio !== null && (low === null || low <= 1) && (high === null || high >= 1);
  return [
    isUndecided && html`${s.t('said.ratioUndecided')}`,
    ratio !== null && counting !== undefined && say(page, `said.ratioCounting.${countingOf(counting)}`, {}),
    sources !== undefined && sources.both === 0 && html`${s.t('said.ratioNoSource')}`,
    sameSources != null && sameWords(page, sameSources, sources?.both ?? 0),
  ].filter((part) => part !== false);
}

const countingOf = ({ model, told }: { model: string; told: boolean }): 'bursts' | 'poisson' | 'untold' =>
  !told ? 'untold' : model === 'bursts' ? 'bursts' : 'poisson';

function sameWords(page: PageContext, same: NonNullable<Compared['sameSources']>, n: number): Html {
  const [a, b] = same.counts;
  return isKnown(same)
    ? say(page, 'said.ratioSame', { a, b, n, ...ratioWords(page, same) })
    : say(page, 'said.ratioSameOpen', { a, b, n });
}

const isKnown = ({ ratio, ci95 }: Ratio): boolean => ratio !== null && ci95 !== null;

const ratioWords = (page: PageContext, { ratio, ci95 }: Ratio): { ratio: string; interval: Html } => ({
  ratio: limit(ratio, (n) => page.s.about(n)),
  interval: between(page, ci95 ?? [null, null]),
});

/** Where so few were counted that nothing bounds the ratio on one side, only the other side is said. */
function between(page: PageContext, [low, high]: Interval): Html {
  const { s } = page;
  if (low === null)
    return high === null ? html`${s.t('said.unbounded')}` : say(page, 'said.atMost', { high: s.about(high) });
  return high === null
    ? say(page, 'said.atLeast', { low: s.about(low) })
    : say(page, 'said.between', { low: s.about(low), high: s.about(high) });
}

/** Both numbers, who tells of each and of both, and the checkpoint. */
export function ratioBasis(page: PageContext, { counts, sources }: Compared, size: number): Html {
  const { s } = page;
  const [a, b] = counts.map((n) => (n === null ? '–' : s.number(n)));
  const { first = 0, second = 0, both = 0 } = sources ?? {};
  return say(page, 'said.ratioBasis', { a: a!, b: b!, first, second, both, size });
}

const joined = (parts: readonly Html[]): Html => html`${parts.map((part, i) => (i === 0 ? part : html` ${part}`))}`;
