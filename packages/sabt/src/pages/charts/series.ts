/** A series over time: one panel or several of the same time under one another, and the number of sources under them. */
import type { PageContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';
import {
  bothSizes,
  inOrder,
  middle,
  round,
  type Size,
  type Spanned,
  svg,
  type Times,
  timeAxis,
  times,
} from './frame.ts';
import { type PlotPoint, panel } from './panel.ts';

export interface PlotSeries {
  points: readonly PlotPoint[];
  label: string;
}

/** A change: from which day, and between which days it lies with 95 % probability. */
export interface ChangeMark {
  at: string;
  from: string | null;
  to: string | null;
}

export interface SeriesChart {
  /** What a screen reader says instead of the picture. */
  title: string;
  series: readonly PlotSeries[];
  /** Sources that tell of each period, of the first series. */
  sources: readonly (Spanned & { n: number })[];
  marks: readonly ChangeMark[];
  write: (value: number) => string;
  startsAtNought: boolean;
  isStepped: boolean;
}

const LEFT = 48;
const RIGHT_FOR_WORD = 52;
const TOP = 28;
const PANEL = { one: 210, several: 130 };
const BETWEEN = 34;
const STRIP = 26;

export function seriesChart(page: PageContext, chart: SeriesChart): Html {
  return bothSizes((size) => drawSeries(page, chart, size));
}

export function drawSeries(page: PageContext, chart: SeriesChart, size: Size): Html {
  const { s } = page;
  const periods = spanned(chart.series);
  const hasFitted = chart.series.some(({ points }) => points.some(({ fitted }) => fitted !== undefined));
  const right = size.width - (hasFitted ? RIGHT_FOR_WORD : 12);
  const scale = times(page, periods, LEFT, right);
  const height = chart.series.length === 1 ? PANEL.one : PANEL.several;
  const topOf = (i: number): number => TOP + i * (height + BETWEEN);
  const base = topOf(chart.series.length - 1) + height;
  const strip = chart.sources.length === 0 ? base : base + STRIP + 24;
  return svg(
    size,
    strip + 28,
    chart.title,
    html`${marks(chart.marks, scale, TOP, base)}${chart.series.map(({ points, label }, i) =>
      panel({
        points,
        times: scale,
        top: topOf(i),
        base: topOf(i) + height,
        left: LEFT,
        right,
        label: inOrder(page, label),
        write: chart.write,
        startsAtNought: chart.startsAtNought,
        isStepped: chart.isStepped,
        fittedWord: s.t('chart.fitted'),
      }),
    )}${sourceBars(page, chart, scale, strip)}${timeAxis(scale, strip)}`,
  );
}

/** From the first to the last period of all series. */
function spanned(series: readonly PlotSeries[]): Spanned[] {
  const all = new Map<string, Spanned>();
  for (const { points } of series) for (const point of points) all.set(point.from, point);
  return [...all.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function marks(list: readonly ChangeMark[], { x }: Times, top: number, base: number): Content {
  return list.map(
    ({ at, from, to }) =>
      html`${from === null || to === null ? '' : html`<rect class="change-span" x="${x(from)}" width="${Math.max(1, round(x(to) - x(from)))}" y="${top}" height="${base - top}"></rect>`}<line class="change" x1="${x(at)}" x2="${x(at)}" y1="${top}" y2="${base}"></line>`,
  );
}

function sourceBars(page: PageContext, { sources }: SeriesChart, { x }: Times, base: number): Content {
  if (sources.length === 0) return html``;
  const { s } = page;
  const most = Math.max(1, ...sources.map(({ n }) => n));
  return html`<g class="sources"><text x="${LEFT - 7}" y="${base - STRIP * 0.72 + 5}" text-anchor="end">${s.number(most)}</text><text class="what" x="${LEFT}" y="${base - STRIP + 2}">${s.t('chart.sources')}</text><line x1="${LEFT}" x2="${x(sources.at(-1)!.to)}" y1="${base}" y2="${base}"></line>${sources.map(
    (period) => {
      const width = Math.max(0.5, (x(period.to) - x(period.from)) * 0.7);
      const size = round((STRIP * 0.72 * period.n) / most);
      return period.n === 0
        ? ''
        : html`<rect x="${round(middle(x, period) - width / 2)}" width="${round(width)}" y="${round(base - size)}" height="${size}"></rect>`;
    },
  )}</g>`;
}
