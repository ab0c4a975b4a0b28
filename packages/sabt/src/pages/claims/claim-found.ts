/**
 * What was found about a claim as sentences that can be quoted, with intervals: never a percentage of a handful, never a
 * bare p. Claims that were given their numbers and claims bound to the record are told in the same way.
 */

import { isOfSelections } from '../../stages/claims/index.ts';
import type { PageContext } from '../context.ts';
import { rangeWords } from '../explore/explore-words.ts';
import { bdi, type Content, type Html, html, say } from '../html.ts';
import type { Span } from '../measuring/periods.ts';
import { effortWords } from '../measuring/telling.ts';
import {
  type Ends,
  endsIn,
  type Figure,
  type FoundStep,
  HANDFUL,
  isOpen,
  listIn,
  numberIn,
  objectIn,
  stepsIn,
} from './claim-figure.ts';
import { actsWords, daysShown, spanShown, votesWords } from './claim-words.ts';
import type { ClaimVerdict, ClaimView } from './claims-port.ts';

/** Ends of an interval of per cent, signed where it tells of a change. */
function ends(
  page: PageContext,
  [low, high]: Ends,
  { signed = true, percent = true } = {},
): { low: string; high: string } {
  const { s } = page;
  const word = (end: number | null): string =>
    end === null ? s.t('found.unbounded') : percent ? s.percentAbout(end / 100, signed) : s.about(end, signed);
  return { low: word(low), high: word(high) };
}

/** What a claim that is bound to the record counts, over which days. */
interface Counted {
  acts: Html;
  /** Those they are compared with, or that may go before. */
  other: Html | null;
  days: Content;
  n: number;
}

/** Null where the claim came with numbers of its own, or is about a series or votes. */
function countedOf(page: PageContext, { inputs }: ClaimView, { evidence: [own, other] }: ClaimVerdict): Counted | null {
  if (own === undefined) return null;
  return {
    acts: actsWords(page, own.where),
    other: other === undefined ? null : actsWords(page, other.where),
    days: daysShown(page, inputs['from'], inputs['to']),
    n: own.n,
  };
}

export function foundWords(page: PageContext, view: ClaimView, answer: ClaimVerdict): Html[] {
  const { figure } = answer;
  const counted = countedOf(page, view, answer);
  const told = ((): (Html | null)[] => {
    switch (view.form) {
      case 'growth':
        return grown(page, view, figure, counted);
      case 'comparison':
        if (answer.evidence.length > 1) return comparedWith(page, figure, answer, counted);
        return isOfSelections(view.form, view.inputs)
          ? besideEachOther(page, view, figure)
          : grown(page, view, figure, counted);
      case 'more-kinds':
        return figure['observed'] === undefined
          ? [onlyCounted(page, counted)]
          : [preface(page, ofBothSpans(page, counted, figure)), ...kinds(page, figure)];
      case 'trend':
        return trend(page, view, figure, counted);
      case 'every-year':
        return [prefaceOfSteps(page, view, counted), ...steps(page, view, figure)];
      case 'at-least':
        return atLeast(page, view, figure, counted);
      case 'none':
        return none(page, figure, counted);
      case 'share':
        return [preface(page, counted), ...share(page, figure)];
      case 'position':
        return figure['measure'] === undefined ? share(page, figure) : positions(page, view, figure);
      case 'follows':
      case 'causes':
        return follows(page, view, figure, counted);
      case 'test-report':
        return report(page, figure);
      case 'mean-report':
        return mean(page, figure);
      default:
        return [];
    }
  })().filter((sentence) => sentence !== null);
  return told.length > 0 ? told : [html`${page.s.t('found.noNumber')}`];
}

/** What was counted, before sentences that do not say it. */
function preface(page: PageContext, counted: Counted | null): Html | null {
  if (counted === null) return null;
  const { acts, other, days } = counted;
  return other === null
    ? say(page, 'found.counted', { acts, days })
    : say(page, 'found.countedOf', { acts, other, days });
}

/** Where nothing can be compared, how many there are at least. */
function onlyCounted(page: PageContext, counted: Counted | null): Html | null {
  if (counted === null) return null;
  const { acts, days, n } = counted;
  return say(page, 'found.someOf', { acts, days, n });
}

/** The days of both spans in place of those claimed about. */
function ofBothSpans(page: PageContext, counted: Counted | null, figure: Figure): Counted | null {
  const [before, now] = listIn(figure['spans']).map((span) => spanShown(page, span as Span));
  if (counted === null || before === undefined || now === undefined) return counted;
  return { ...counted, days: say(page, 'claim.fromTo', { before, now }) };
}

function prefaceOfSteps(page: PageContext, { inputs }: ClaimView, counted: Counted | null): Html | null {
  const { series } = inputs;
  return typeof series === 'string' ? say(page, 'found.seriesRead', { series }) : preface(page, counted);
}

function grown(page: PageContext, { inputs }: ClaimView, figure: Figure, counted: Counted | null): (Html | null)[] {
  const given = [objectIn(inputs['before'])['count'], objectIn(inputs['now'])['count']];
  const [before, now] = listIn(figure['counts'] ?? given).map(numberIn);
  const [first, second] = listIn(figure['spans']).map((span) => spanShown(page, span as Span));
  if (before == null || now == null) return [onlyCounted(page, counted)];
  const counts =
    counted !== null && first !== undefined && second !== undefined
      ? say(page, 'found.two', { acts: counted.acts, before, now, beforeDays: first, nowDays: second })
      : say(page, 'found.counts', { before, now });
  return [counts, change(page, figure, inOrder(before, now), 'found.change'), sameSources(page, figure, [before, now])];
}

/** Two selections of which a person gave the numbers. */
function besideEachOther(page: PageContext, { inputs }: ClaimView, figure: Figure): (Html | null)[] {
  const [first, second] = [inputs['now'], inputs['before']].map((of) => numberIn(objectIn(of)['count']));
  if (first == null || second == null) return [];
  return [
    say(page, 'found.countsBeside', { first, second }),
    change(page, figure, inOrder(first, second), 'found.difference'),
  ];
}

function change(
  page: PageContext,
  figure: Figure,
  [least, most]: readonly [number, number],
  key: 'found.change' | 'found.difference',
): Html | null {
  const percent = numberIn(figure['percentChange']);
  const interval = endsIn(figure['percentCi95']);
  if (isOpen(interval)) return null;
  const bounds = ends(page, interval);
  if (most < HANDFUL) return say(page, `${key}Wide`, bounds);
  return percent === null || least < HANDFUL
    ? say(page, `${key}Only`, bounds)
    : say(page, key, { percent: page.s.percentAbout(percent / 100, true), ...bounds });
}

const inOrder = (a: number, b: number): [number, number] => [Math.min(a, b), Math.max(a, b)];

/** Told where other sources reported as well, or fewer. */
function sameSources(page: PageContext, figure: Figure, all: readonly number[]): Html | null {
  const own = objectIn(figure['sameSources']);
  // newest first, as the rate ratio takes them
  const [now, before] = listIn(own['counts']).map(numberIn);
  const interval = endsIn(own['percentCi95']);
  if (now == null || before == null || isOpen(interval) || (before === all[0] && now === all[1])) return null;
  return say(page, 'found.sameSources', { before, now, ...ends(page, interval) });
}

function comparedWith(
  page: PageContext,
  figure: Figure,
  { evidence }: ClaimVerdict,
  counted: Counted | null,
): (Html | null)[] {
  const [first, second] = [evidence[0]!.n, evidence[1]!.n];
  const notCovered = listIn(figure['notCovered']);
  if (notCovered.length > 0 && counted?.other != null)
    return [
      notCovered.includes('where')
        ? say(page, 'said.notCovered', { acts: counted.acts })
        : onlyCounted(page, { ...counted, n: first }),
      notCovered.includes('against')
        ? say(page, 'said.notCovered', { acts: counted.other })
        : onlyCounted(page, { ...counted, acts: counted.other, n: second }),
    ];
  return [
    counted === null ? null : say(page, 'found.compared', { ...counted, first, second }),
    change(page, figure, inOrder(first, second), 'found.difference'),
  ];
}

/** Fewer acts tell nothing of kinds. */
const LEAST_EFFORT = 10;

function kinds(page: PageContext, figure: Figure): (Html | null)[] {
  const observed = objectIn(figure['observed']);
  const [before, now] = [numberIn(observed['before']), numberIn(observed['now'])];
  const [effort, difference] = [numberIn(figure['effort']), numberIn(figure['difference'])];
  const interval = endsIn(figure['ci95']);
  const factor = numberIn(objectIn(figure['counting'])['factor']) ?? 1;
  if (before === null || now === null) return [];
  if (effort === null || difference === null || effort / factor < LEAST_EFFORT || isOpen(interval))
    return [say(page, 'found.kindsFew', { before, now })];
  return [
    say(page, 'found.kinds', {
      before,
      now,
      effort: effortWords(page, effort, factor),
      difference: page.s.about(difference, true),
      ...ends(page, interval, { percent: false }),
    }),
  ];
}

function trend(page: PageContext, { inputs }: ClaimView, figure: Figure, counted: Counted | null): (Html | null)[] {
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

function steps(page: PageContext, { inputs }: ClaimView, figure: Figure): (Html | null)[] {
  const all = stepsIn(figure);
  const n = (side: string): number => all.filter((step) => sideOf(step, inputs['direction']) === side).length;
  return all.length === 0
    ? []
    : [say(page, 'found.steps', { all: all.length, up: n('up'), down: n('down'), open: n('open') })];
}

function atLeast(page: PageContext, { inputs }: ClaimView, figure: Figure, counted: Counted | null): (Html | null)[] {
  const { s } = page;
  const [low, best, high] = listIn(figure['found']).map(numberIn);
  const claimed = numberIn(figure['atLeast']);
  if (claimed === null) return [];
  const found =
    low == null && best == null && high == null
      ? s.number(0)
      : rangeWords(page, [low ?? null, best ?? null, high ?? null]);
  const { of } = inputs;
  const summed = typeof of === 'string' && of !== 'acts' ? s.lookup(`claims.of.${of}`) : null;
  return [
    preface(page, counted),
    summed == null ? null : say(page, 'found.summed', { summed: html`${summed}` }),
    say(page, 'found.atLeast', { claimed, found: bdi(found) }),
  ];
}

function none(page: PageContext, figure: Figure, counted: Counted | null): (Html | null)[] {
  const n = numberIn(figure['count']) ?? 0;
  if (counted !== null) return [onlyCounted(page, { ...counted, n })];
  return [
    n === 0
      ? html`${page.s.t('found.nothing')}`
      : say(page, 'found.some', { n: html`${page.s.t('claim.acts', { n })}` }),
  ];
}

function share(page: PageContext, figure: Figure): (Html | null)[] {
  const [percent, n] = [numberIn(figure['percent']), numberIn(figure['n'])];
  const interval = endsIn(figure['percentCi95']);
  if (percent === null || n === null || isOpen(interval)) return [];
  const x = Math.round((percent * n) / 100);
  const bounds = ends(page, interval, { signed: false });
  return [
    n < HANDFUL
      ? say(page, 'found.shareFew', { x, n, ...bounds })
      : say(page, 'found.share', { x, n, percent: page.s.percentAbout(percent / 100), ...bounds }),
  ];
}

function positions(page: PageContext, { inputs }: ClaimView, figure: Figure): (Html | null)[] {
  const { s } = page;
  const value = objectIn(figure['value']);
  const yes = numberIn(objectIn(value['votes'])['yes']);
  const [n, slope] = [numberIn(figure['n']), numberIn(value['changePerYear'])];
  const [low, high] = endsIn(figure['interval']);
  const [least, most] = endsIn(value['changePerYearInterval']);
  const counted = say(page, 'found.counted', {
    acts: votesWords(page, String(inputs['where'] ?? '')),
    days: daysShown(page, inputs['from'], inputs['to']),
  });
  if (typeof inputs['against'] === 'string') return [counted, ...votesBeside(page, inputs['against'], figure)];
  if (n === null || n === 0 || yes === null) return [counted];
  const points = (share: number | null): string =>
    share === null ? s.t('found.unbounded') : s.about(share * 100, true);
  return [
    counted,
    low === null || high === null
      ? null
      : say(page, 'found.positions', { n, yes, low: s.percentAbout(low), high: s.percentAbout(high) }),
    slope === null
      ? null
      : say(page, 'found.positionChange', { change: points(slope), low: points(least), high: points(most) }),
  ];
}

/** By how much the share of yes lies above that of another voter. */
function votesBeside(page: PageContext, against: string, figure: Figure): (Html | null)[] {
  const { s } = page;
  const [difference, years] = [numberIn(figure['difference']), numberIn(figure['years'])];
  if (difference === null || years === null) return [];
  const [low, high] = endsIn(figure['interval']);
  const points = (share: number): string => s.about(share * 100, true);
  const told = { years, other: votesWords(page, against), difference: points(difference) };
  return [
    low === null || high === null
      ? say(page, 'found.votesAlike', told)
      : say(page, 'found.votesBeside', { ...told, low: points(low), high: points(high) }),
  ];
}

const PER: Readonly<Record<string, 'said.per.year' | 'said.per.month' | 'said.per.week'>> = {
  year: 'said.per.year',
  month: 'said.per.month',
  week: 'said.per.week',
};

function follows(page: PageContext, { inputs }: ClaimView, figure: Figure, counted: Counted | null): (Html | null)[] {
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

function report({ s, ...page }: PageContext, figure: Figure): (Html | null)[] {
  const [low, high] = endsIn(figure['range']);
  return low === null || high === null
    ? []
    : [say({ s, ...page }, 'found.test', { low: s.about(low), high: s.about(high) })];
}

function mean(page: PageContext, figure: Figure): (Html | null)[] {
  const [nearest, n] = [numberIn(figure['nearest']), numberIn(figure['n'])];
  return nearest === null || n === null ? [] : [say(page, 'found.mean', { n, nearest: page.s.about(nearest) })];
}
