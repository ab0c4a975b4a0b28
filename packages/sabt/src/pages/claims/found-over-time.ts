/** What was found over time: a trend, one year after another, one thing after another. */
import type { PageContext } from '../context.ts';
import { type Html, html, say } from '../html.ts';
import { periodWord } from '../measuring/periods.ts';
import { endsIn, type Figure, type FoundStep, HANDFUL, isOpen, numberIn, objectIn, stepsIn } from './claim-figure.ts';
import type { ClaimView } from './claims-port.ts';
import { type Counted, ends, preface } from './found-counted.ts';

export function prefaceOfSteps(page: PageContext, { inputs }: ClaimView, counted: Counted | null): Html | null {
  const { series } = inputs;
  return typeof series === 'string' ? say(page, 'found.seriesRead', { series }) : preface(page, counted);
}

export function trend(
  page: PageContext,
  { inputs }: ClaimView,
  figure: Figure,
  counted: Counted | null,
): (Html | null)[] {
  const { s } = page;
  const value = objectIn(figure['value']);
  const [percent, slope] = [numberIn(value['percentPerYear']), numberIn(value['changePerYear'])];
  const interval = endsIn(figure['interval']);
  const n = numberIn(figure['n']) ?? 0;
  const points = numberIn(figure['perYear']);
  if (points !== null) {
    const [low, high] = endsIn(figure['perYearCi95']).map((end) => (end === null ? null : end * 100)) as [
      number | null,
      number | null,
    ];
    if (low === null || high === null) return [];
    return [
      say(page, 'found.shareTrend', {
        change: s.about(points * 100, true),
        ...ends(page, [low, high], { percent: false }),
      }),
    ];
  }
  const { series } = inputs;
  if (typeof series === 'string')
    return slope === null || isOpen(interval)
      ? [say(page, 'found.seriesRead', { series })]
      : [
          say(page, 'found.opinion', {
            series,
            change: s.about(slope, true),
            ...ends(page, interval, { percent: false }),
            n,
          }),
        ];
  // so few acts that a percentage of them would say more than is known
  if (percent === null || isOpen(interval) || n < HANDFUL || counted === null)
    return [
      preface(page, counted),
      counted === null ? null : say(page, 'found.restsOnly', { n: s.t('claim.acts', { n }) }),
    ];
  return [
    say(page, 'found.trend', {
      acts: counted.acts,
      days: counted.days,
      percent: s.percentAbout(percent / 100, true),
      ...ends(page, interval),
      n: html`${s.t('claim.acts', { n })}`,
    }),
  ];
}

/**
 * On which side a step clearly lies, as the verdict has it: one against the claim only if it stands after correction for all
 * the steps that were looked at, one with it by its own interval, because every one of them is claimed.
 */
function sideOf({ interval: [low, high], holm }: FoundStep, claimed: unknown): 'up' | 'down' | 'open' {
  const side = low !== null && low > 0 ? 'up' : high !== null && high < 0 ? 'down' : 'open';
  return side === (claimed ?? 'up') || holm === null || holm < ALPHA ? side : 'open';
}

const ALPHA = 0.05;

export function steps(page: PageContext, { inputs }: ClaimView, figure: Figure): (Html | null)[] {
  const all = stepsIn(figure);
  const n = (side: string): number => all.filter((step) => sideOf(step, inputs['direction']) === side).length;
  return all.length === 0
    ? []
    : [
        say(page, 'found.steps', { all: all.length, up: n('up'), down: n('down'), open: n('open') }),
        against(page, all, inputs['direction'] ?? 'up'),
      ];
}

/** Named are the steps that clearly go another way than is claimed; the rest stand in the table. */
function against(page: PageContext, all: readonly FoundStep[], claimed: unknown): Html | null {
  const steps = all.filter((step) => !['open', claimed].includes(sideOf(step, claimed)));
  if (steps.length === 0) return null;
  const comma = `${page.s.t('date.comma')} `;
  const named = steps
    .slice(0, NAMED)
    .map(({ from, to }) => say(page, 'claim.span', { from: periodWord(page, from), to: periodWord(page, to) }));
  return say(page, steps.length > NAMED ? 'found.stepsAgainstFirst' : 'found.stepsAgainst', {
    steps: html`${named.map((step, i) => (i === 0 ? step : html`${comma}${step}`))}`,
  });
}

const NAMED = 5;

const PER: Readonly<Record<string, 'said.per.year' | 'said.per.month' | 'said.per.week'>> = {
  year: 'said.per.year',
  month: 'said.per.month',
  week: 'said.per.week',
};

export function follows(
  page: PageContext,
  { inputs }: ClaimView,
  figure: Figure,
  counted: Counted | null,
): (Html | null)[] {
  const value = objectIn(figure['value']);
  const percent = numberIn(value['percent'] ?? figure['percent']);
  const interval = endsIn(figure['interval'] ?? figure['percentCi95']);
  if (percent === null || isOpen(interval))
    return counted?.other == null
      ? []
      : [say(page, 'found.followsAsked', { acts: counted.acts, other: counted.other, days: counted.days })];
  const words = { percent: page.s.percentAbout(percent / 100, true), ...ends(page, interval) };
  const lags = numberIn(value['lags']);
  if (lags === null || counted?.other == null) return [say(page, 'found.followsPlain', words)];
  const per = page.s.t(PER[String(inputs['by'])] ?? 'said.per.week');
  const { acts, other, days } = counted;
  return [say(page, 'found.follows', { ...words, acts, other, days, per: html`${per}`, lags })];
}
