/**
 * What was found about a claim as sentences that can be quoted, with intervals: never a percentage of a handful, never a
 * bare p. Claims that were given their numbers and claims bound to the record are told in the same way.
 */
import type { ClaimVerdict, ClaimView } from './claims-port.ts';
import type { PageContext } from './context.ts';
import { rangeWords } from './explore-words.ts';
import { bdi, type Html, html, say } from './html.ts';
import { type Span, spanWords } from './periods.ts';

/** Below, a percentage says more than is known. */
const HANDFUL = 20;

type Ends = readonly [number | null, number | null];
type Figure = Readonly<Record<string, unknown>>;

const numberIn = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
const objectIn = (value: unknown): Figure =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Figure) : {};
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function endsIn(value: unknown): Ends {
  const [low, high] = listIn(value).map(numberIn);
  return [low ?? null, high ?? null];
}

const isOpen = ([low, high]: Ends): boolean => low === null && high === null;

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

export function foundWords(page: PageContext, view: ClaimView, answer: ClaimVerdict): Html[] {
  const { figure } = answer;
  const told = ((): (Html | null)[] => {
    switch (view.form) {
      case 'growth':
        return grown(page, view, figure);
      case 'comparison':
        return answer.evidence.length < 2 ? grown(page, view, figure) : comparedWith(page, figure, answer);
      case 'more-kinds':
        return kinds(page, figure);
      case 'trend':
        return trend(page, figure);
      case 'every-year':
        return steps(page, figure);
      case 'at-least':
        return atLeast(page, figure);
      case 'none':
        return none(page, figure);
      case 'share':
        return share(page, figure);
      case 'position':
        return figure['measure'] === undefined ? share(page, figure) : positions(page, figure);
      case 'follows':
      case 'causes':
        return follows(page, figure);
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

function grown(page: PageContext, { inputs }: ClaimView, figure: Figure): (Html | null)[] {
  const given = [objectIn(inputs['before'])['count'], objectIn(inputs['now'])['count']];
  const [before, now] = listIn(figure['counts'] ?? given).map(numberIn);
  const [first, second] = listIn(figure['spans']).map((span) => spanWords(page, span as Span));
  if (before == null || now == null) return [];
  const counts =
    first !== undefined && second !== undefined
      ? say(page, 'found.two', {
          before,
          now,
          beforeFrom: first.from,
          beforeTo: first.to,
          nowFrom: second.from,
          nowTo: second.to,
        })
      : say(page, 'found.counts', { before, now });
  return [
    counts,
    change(page, figure, Math.min(before, now), 'found.change'),
    sameSources(page, figure, [before, now]),
  ];
}

function change(
  page: PageContext,
  figure: Figure,
  least: number,
  key: 'found.change' | 'found.difference',
): Html | null {
  const percent = numberIn(figure['percentChange']);
  const interval = endsIn(figure['percentCi95']);
  if (isOpen(interval)) return null;
  const bounds = ends(page, interval);
  return percent === null || least < HANDFUL
    ? say(page, 'found.changeWide', bounds)
    : say(page, key, { percent: page.s.percentAbout(percent / 100, true), ...bounds });
}

/** Told where other sources reported as well, or fewer. */
function sameSources(page: PageContext, figure: Figure, all: readonly number[]): Html | null {
  const own = objectIn(figure['sameSources']);
  // newest first, as the rate ratio takes them
  const [now, before] = listIn(own['counts']).map(numberIn);
  const interval = endsIn(own['percentCi95']);
  if (now == null || before == null || isOpen(interval) || (before === all[0] && now === all[1])) return null;
  return say(page, 'found.sameSources', { before, now, ...ends(page, interval) });
}

function comparedWith(page: PageContext, figure: Figure, { evidence }: ClaimVerdict): (Html | null)[] {
  const [first, second] = [evidence[0]!.n, evidence[1]!.n];
  return [
    say(page, 'found.compared', { first, second }),
    change(page, figure, Math.min(first, second), 'found.difference'),
  ];
}

/** Fewer acts tell nothing of kinds. */
const LEAST_EFFORT = 10;

function kinds(page: PageContext, figure: Figure): (Html | null)[] {
  const observed = objectIn(figure['observed']);
  const [before, now] = [numberIn(observed['before']), numberIn(observed['now'])];
  const [effort, difference] = [numberIn(figure['effort']), numberIn(figure['difference'])];
  const interval = endsIn(figure['ci95']);
  if (before === null || now === null) return [];
  if (effort === null || difference === null || effort < LEAST_EFFORT || isOpen(interval))
    return [say(page, 'found.kindsFew', { before, now })];
  return [
    say(page, 'found.kinds', {
      before,
      now,
      effort,
      difference: page.s.about(difference, true),
      ...ends(page, interval, { percent: false }),
    }),
  ];
}

function trend(page: PageContext, figure: Figure): (Html | null)[] {
  const { s } = page;
  const value = objectIn(figure['value']);
  const [percent, slope] = [numberIn(value['percentPerYear']), numberIn(value['changePerYear'])];
  const interval = endsIn(figure['interval']);
  const n = numberIn(figure['n']) ?? 0;
  const points = numberIn(figure['perYear']);
  if (points !== null) return [say(page, 'found.shareTrend', { change: s.about(points * 100, true) })];
  if (isOpen(interval)) return [];
  if (percent !== null)
    return [
      say(page, 'found.trend', {
        percent: s.percentAbout(percent / 100, true),
        ...ends(page, interval),
        n: html`${s.t('claim.acts', { n })}`,
      } as never),
    ];
  return slope === null
    ? []
    : [
        say(page, 'found.opinion', {
          change: s.about(slope, true),
          ...ends(page, interval, { percent: false }),
          n,
        } as never),
      ];
}

export interface FoundStep {
  from: string;
  to: string;
  /** Per cent of a count, or points of a share or value. */
  change: number | null;
  interval: Ends;
  isPercent: boolean;
  holm: number | null;
}

export function stepsIn(figure: Figure): FoundStep[] {
  return listIn(figure['steps']).map((step) => {
    const { from, to, change: changed, difference, ci95, holm, unit } = objectIn(step);
    const isShare = changed === undefined;
    const scale = isShare ? 100 : 1;
    const [low, high] = endsIn(ci95);
    const value = numberIn(isShare ? difference : changed);
    return {
      from: String(from),
      to: String(to),
      change: value === null ? null : value * scale,
      interval: [low === null ? null : low * scale, high === null ? null : high * scale],
      isPercent: !isShare && unit !== 'points',
      holm: numberIn(holm),
    };
  });
}

const sideOf = ({ interval: [low, high] }: FoundStep): 'up' | 'down' | 'open' =>
  low !== null && low > 0 ? 'up' : high !== null && high < 0 ? 'down' : 'open';

function steps(page: PageContext, figure: Figure): (Html | null)[] {
  const all = stepsIn(figure);
  const n = (side: string): number => all.filter((step) => sideOf(step) === side).length;
  return all.length === 0
    ? []
    : [say(page, 'found.steps', { all: all.length, up: n('up'), down: n('down'), open: n('open') })];
}

function atLeast(page: PageContext, figure: Figure): (Html | null)[] {
  const [low, best, high] = listIn(figure['found']).map(numberIn);
  const claimed = numberIn(figure['atLeast']);
  if (claimed === null) return [];
  const found =
    low == null && best == null && high == null
      ? page.s.number(0)
      : rangeWords(page, [low ?? null, best ?? null, high ?? null]);
  return [say(page, 'found.atLeast', { claimed, found: bdi(found) })];
}

function none(page: PageContext, figure: Figure): (Html | null)[] {
  const n = numberIn(figure['count']) ?? 0;
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

function positions(page: PageContext, figure: Figure): (Html | null)[] {
  const { s } = page;
  const value = objectIn(figure['value']);
  const yes = numberIn(objectIn(value['votes'])['yes']);
  const [n, slope] = [numberIn(figure['n']), numberIn(value['changePerYear'])];
  const [low, high] = endsIn(figure['interval']);
  const [least, most] = endsIn(value['changePerYearInterval']);
  if (n === null || n === 0 || yes === null) return [];
  const points = (share: number | null): string =>
    share === null ? s.t('found.unbounded') : s.about(share * 100, true);
  return [
    low === null || high === null
      ? null
      : say(page, 'found.positions', { n, yes, low: s.percentAbout(low), high: s.percentAbout(high) }),
    slope === null
      ? null
      : say(page, 'found.positionChange', { change: points(slope), low: points(least), high: points(most) }),
  ];
}

function follows(page: PageContext, figure: Figure): (Html | null)[] {
  const value = objectIn(figure['value']);
  const percent = numberIn(value['percent'] ?? figure['percent']);
  const interval = endsIn(figure['interval'] ?? figure['percentCi95']);
  if (percent === null || isOpen(interval)) return [];
  const words = { percent: page.s.percentAbout(percent / 100, true), ...ends(page, interval) };
  const lags = numberIn(value['lags']);
  return [lags === null ? say(page, 'found.followsPlain', words) : say(page, 'found.follows', { ...words, lags })];
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

export interface FoundTest {
  name: string;
  p: number | null;
  holm: number | null;
}

/** The tests that a figure rests on, naive and corrected ones together. */
export function testsIn(figure: Figure): FoundTest[] {
  const listed = listIn(figure['naive']).map((test) => {
    const { name, p, holm } = objectIn(test);
    return { name: String(name), p: numberIn(p), holm: numberIn(holm) };
  });
  if (listed.length > 0) return listed;
  const value = objectIn(figure['value']);
  const [forward, backward, leads] = ['forward', 'backward', 'placeboLeads'].map((name) => objectIn(value[name]));
  return [
    { name: 'distributed-lag', p: forward!['p'] ?? figure['distributedLagP'] },
    { name: 'circular-shift', p: forward!['shiftP'] ?? figure['circularShiftP'] },
    { name: 'placebo-leads', p: leads!['p'] ?? figure['placeboLeadsP'] },
    { name: 'other-direction-distributed-lag', p: backward!['p'] },
    { name: 'other-direction-circular-shift', p: backward!['shiftP'] },
  ].flatMap(({ name, p }) => (numberIn(p) === null ? [] : [{ name, p: numberIn(p), holm: null }]));
}

/**
 * So many acts in both spans together would decide if their ratio stayed what it is: the normal interval of the logarithm of
 * two Poisson counts leaves nought when 1.96² (1/a + 1/b) < ln²(a/b). Null where there is no ratio, or it is one.
 */
export function actsToDecide(figure: Figure): { n: number; now: number } | null {
  const [a, b] = listIn(figure['counts']).map(numberIn);
  if (a == null || b == null || a === 0 || b === 0 || a === b) return null;
  const times = (1.96 ** 2 * (1 / a + 1 / b)) / Math.log(a / b) ** 2;
  const n = Math.ceil(times * (a + b));
  return times > 1 && Number.isSafeInteger(n) && n < 1e6 ? { n, now: a + b } : null;
}
