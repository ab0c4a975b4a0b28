/**
 * Charts as SVG, made on the server, without script and style attributes. Time runs from left to right in all languages.
 * Each is drawn twice, for wide and for narrow screens, so that its letters keep their size; the sheet shows one of them.
 *
 * Nothing is told by colour alone: what is measured is a line with dots, what a model expects a thin line without, what is
 * not complete hollow and dashed, and each is named where it stands.
 */
import { scaleLinear, scaleUtc } from 'd3-scale';
import type { PageContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';
import { periodWord } from '../measuring/periods.ts';

export interface Size {
  width: number;
  isNarrow: boolean;
}

export const SIZES: readonly Size[] = [
  { width: 720, isNarrow: false },
  { width: 340, isNarrow: true },
];

export const round = (n: number): number => Math.round(n * 10) / 10;
export const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);

/** Draws at both sizes; the file to take away is the wide one. */
export function bothSizes(draw: (size: Size) => Html): Html {
  return html`${SIZES.map((size) => draw(size))}`;
}

export function svg(size: Size, height: number, label: string, body: Content): Html {
  return html`<svg class="plot ${size.isNarrow ? 'for-narrow' : 'for-wide'}" viewBox="0 0 ${size.width} ${height}" role="img" aria-label="${label}" direction="ltr">
${body}
</svg>`;
}

/** Words of right-to-left languages keep their own order in a picture that runs from left to right. */
export const inOrder = ({ s }: PageContext, text: string): string =>
  s.direction === 'rtl' ? `\u2067${text}\u2069` : text;

export interface Times {
  x: (iso: string) => number;
  ticks: { at: number; word: string }[];
}

export interface Spanned {
  label: string;
  from: string;
  to: string;
}

/** The scale of time over these periods, and which of them are named under it. */
export function times(page: PageContext, periods: readonly Spanned[], left: number, right: number): Times {
  const [first, last] = [periods[0]!, periods.at(-1)!];
  const scale = scaleUtc([day(first.from), day(last.to) + 86_400_000], [left, right]);
  const x = (iso: string): number => round(scale(day(iso)));
  const years = periods.filter(
    ({ label, from }, i) =>
      label.length <= 4 || from.endsWith('-01-01') || (i > 0 && periods[i - 1]!.from.slice(0, 4) !== from.slice(0, 4)),
  );
  const named = years.length >= 3 ? years : periods;
  const word = ({ label, from }: Spanned): string =>
    named === years ? page.s.ordinal(Number(from.slice(0, 4))) : periodWord(page, label);
  const room = named === years ? 46 : 120;
  const at = (period: Spanned): number => (period.label.length <= 4 ? middle(x, period) : x(period.from));
  const every = Math.max(1, Math.ceil((room * (named.length - 1)) / Math.max(1, at(named.at(-1)!) - at(named[0]!))));
  const ticks: Times['ticks'] = [];
  for (const [i, period] of named.entries()) {
    const isFree = ticks.length === 0 || at(period) - ticks.at(-1)!.at >= room;
    if (i % every === 0 && isFree) ticks.push({ at: at(period), word: inOrder(page, word(period)) });
  }
  return { x, ticks };
}

export const middle = (x: Times['x'], { from, to }: Pick<Spanned, 'from' | 'to'>): number =>
  round((x(from) + x(to)) / 2);

/** Whether a period begins on the day after another ends. */
export const adjoins = (before: Pick<Spanned, 'to'>, after: Pick<Spanned, 'from'>): boolean =>
  day(after.from) - day(before.to) <= 86_400_000;

export function timeAxis({ ticks }: Times, base: number): Html {
  return html`<g class="axis">${ticks.map(
    ({ at, word }) =>
      html`<line x1="${at}" x2="${at}" y1="${base}" y2="${base + 4}"></line><text x="${at}" y="${base + 19}" text-anchor="middle">${word}</text>`,
  )}</g>`;
}

export interface Values {
  y: (value: number) => number;
  ticks: number[];
}

/** From nought, unless the values lie far from it and are no counts. */
export function values(all: readonly number[], from: { top: number; base: number; startsAtNought: boolean }): Values {
  const [least, most] = [Math.min(...all, from.startsAtNought ? 0 : Number.POSITIVE_INFINITY), Math.max(...all)];
  const scale = scaleLinear([least, most === least ? least + 1 : most], [from.base, from.top]).nice(4);
  return { y: (value) => round(scale(value)), ticks: scale.ticks(4) };
}

export function valueAxis(
  { y, ticks }: Values,
  from: { left: number; right: number; write: (value: number) => string },
): Html {
  return html`<g class="grid">${ticks.map(
    (tick) =>
      html`<line x1="${from.left}" x2="${from.right}" y1="${y(tick)}" y2="${y(tick)}"></line><text x="${from.left - 7}" y="${y(tick) + 4}" text-anchor="end">${from.write(tick)}</text>`,
  )}</g>`;
}

/** The same for values that run from left to right. */
export function valueAxisUpright(
  { y: x, ticks }: Values,
  from: { top: number; base: number; write: (value: number) => string },
): Html {
  return html`<g class="grid">${ticks.map(
    (tick) =>
      html`<line x1="${x(tick)}" x2="${x(tick)}" y1="${from.top}" y2="${from.base}"></line><text x="${x(tick)}" y="${from.base + 18}" text-anchor="middle">${from.write(tick)}</text>`,
  )}</g>`;
}
