/** What was found of counts: one span beside another, one selection beside another, kinds, a share, at least so many, none. */
import type { PageContext } from '../context.ts';
import { rangeWords } from '../explore/explore-words.ts';
import { bdi, type Html, html, say } from '../html.ts';
import type { Span } from '../measuring/periods.ts';
import { effortWords } from '../measuring/telling.ts';
import { endsIn, type Figure, HANDFUL, isOpen, listIn, numberIn, objectIn } from './claim-figure.ts';
import { spanShown } from './claim-words.ts';
import type { ClaimView } from './claims-port.ts';
import { type Counted, ends, onlyCounted, preface } from './found-counted.ts';

export function grown(
  page: PageContext,
  { inputs }: ClaimView,
  figure: Figure,
  counted: Counted | null,
): (Html | null)[] {
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

/** Two selections beside each other, of the record or with numbers that a person gave. */
export function besideEachOther(
  page: PageContext,
  { inputs }: ClaimView,
  figure: Figure,
  counted: Counted | null,
): (Html | null)[] {
  const given = [objectIn(inputs['before'])['count'], objectIn(inputs['now'])['count']];
  // as the figure has them: what it is compared with, then what is claimed about
  const [second, first] = listIn(figure['counts'] ?? given).map(numberIn);
  const notCovered = listIn(figure['notCovered']);
  if (notCovered.length > 0 && counted?.other != null)
    return [
      notCovered.includes('where')
        ? say(page, 'said.notCovered', { acts: counted.acts })
        : onlyCounted(page, { ...counted, n: first ?? null }),
      notCovered.includes('against')
        ? say(page, 'said.notCovered', { acts: counted.other })
        : onlyCounted(page, { ...counted, acts: counted.other, n: second ?? null }),
    ];
  if (first == null || second == null) return [];
  return [
    counted?.other == null
      ? say(page, 'found.countsBeside', { first, second })
      : say(page, 'found.compared', { acts: counted.acts, other: counted.other, days: counted.days, first, second }),
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

/** Fewer acts tell nothing of kinds. */
const LEAST_EFFORT = 10;

export function kinds(page: PageContext, figure: Figure): (Html | null)[] {
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

export function atLeast(
  page: PageContext,
  { inputs }: ClaimView,
  figure: Figure,
  counted: Counted | null,
): (Html | null)[] {
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

export function none(page: PageContext, figure: Figure, counted: Counted | null): (Html | null)[] {
  const n = numberIn(figure['count']) ?? 0;
  if (counted !== null) return [onlyCounted(page, { ...counted, n })];
  return [
    n === 0
      ? html`${page.s.t('found.nothing')}`
      : say(page, 'found.some', { n: html`${page.s.t('claim.acts', { n })}` }),
  ];
}

export function share(page: PageContext, figure: Figure): (Html | null)[] {
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
