/** The chart of an indicator, what its caption says, and the same numbers as a table. */
import type { MeasuredPoint, Measurement } from '../../stages/measuring/index.ts';
import { SIZES } from '../charts/frame.ts';
import { drawIntervals, intervalChart, type NamedInterval } from '../charts/intervals.ts';
import { drawSeries, type SeriesChart, seriesChart } from '../charts/series.ts';
import type { PageContext } from '../context.ts';
import type { ExploreQuery } from '../explore/explore-port.ts';
import { type Content, type Html, html } from '../html.ts';
import { dataTable } from '../parts/data-table.ts';
import { urls } from '../urls.ts';
import type { ChangeValue, EstimateValue } from './measure-values.ts';
import { periodWord, spanWords } from './periods.ts';

type Drawn =
  | { is: 'series'; chart: SeriesChart }
  | { is: 'intervals'; chart: { title: string; rows: NamedInterval[]; write: (value: number) => string } };

/** Null where there is nothing to draw. */
export function chartOf(page: PageContext, found: Measurement, names: Readonly<Record<string, string>>): Drawn | null {
  const { measure } = found.definition;
  if (measure === 'estimate') return estimateChart(page, found, names);
  if (measure === 'corroboration') return originsChart(page, found);
  const points = (found.points ?? []).filter(({ from }) => from !== '');
  if (points.every(({ value }) => value === null)) return null;
  return { is: 'series', chart: timeChart(page, found, points) };
}

export function chartFigure(page: PageContext, found: Measurement, drawn: Drawn, title: Content): Html {
  return html`<figure class="chart measured-chart">
${drawn.is === 'series' ? seriesChart(page, drawn.chart) : intervalChart(page, drawn.chart)}
<figcaption>${title}. ${captions(page, found, drawn)}</figcaption>
</figure>`;
}

/** The wide drawing alone, to be taken away. */
export function chartFile(page: PageContext, drawn: Drawn): string {
  const wide = SIZES[0]!;
  return String(drawn.is === 'series' ? drawSeries(page, drawn.chart, wide) : drawIntervals(page, drawn.chart, wide));
}

function captions(page: PageContext, found: Measurement, drawn: Drawn): string {
  const { s } = page;
  const points = found.points ?? [];
  const isSeries = drawn.is === 'series';
  return [
    s.t(`chart.${found.safeguards.kind}`),
    isSeries && points.some(({ low }) => low !== null) ? s.t('chart.band') : '',
    isSeries && points.some(({ isComplete }) => !isComplete) ? s.t('chart.hollow') : '',
    isSeries && drawn.chart.sources.length > 0 ? s.t('chart.sourcesUnder') : '',
    isSeries && drawn.chart.marks.length > 0 ? s.t('chart.changePoint') : '',
    found.definition.measure === 'estimate' ? s.t('chart.models') : '',
    isSeries && page.language === 'fa' ? s.t('measure.gregorian') : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function timeChart(page: PageContext, found: Measurement, points: readonly MeasuredPoint[]): SeriesChart {
  const { s } = page;
  const { measure } = found.definition;
  const isShare = measure === 'positions';
  const isPair = isOfTwo(points);
  const unit = isShare ? 'share' : measure === 'diversity' ? 'kinds' : measure === 'opinion' ? 'series' : 'acts';
  const { from, to } = spanWords(page, { from: points[0]!.from, to: points.at(-1)!.to });
  const label = s.t(`chart.value.${unit}`);
  const first = { points, label: isPair ? s.t('chart.first') : label };
  const second = {
    points: points.map(({ other, label: period, from: start, to: end, isComplete }) => ({
      label: period,
      from: start,
      to: end,
      isComplete,
      value: other ?? null,
      low: null,
      high: null,
    })),
    label: s.t('chart.second'),
  };
  return {
    title: s.t('chart.counts', { acts: label, from, to }),
    series: isPair ? [first, second] : [first],
    sources: points.flatMap(({ label: period, from: start, to: end, sources }) =>
      sources === undefined ? [] : [{ label: period, from: start, to: end, n: sources }],
    ),
    marks: measure === 'change' ? marksOf(found, points) : [],
    write: isShare ? (value) => s.percentAbout(value) : (value) => s.number(value),
    startsAtNought: measure !== 'opinion',
    isStepped: measure === 'change',
  };
}

const isOfTwo = (points: readonly MeasuredPoint[]): boolean => points.some(({ other }) => other !== undefined);

function marksOf(found: Measurement, points: readonly MeasuredPoint[]): SeriesChart['marks'] {
  const of = (label: string): MeasuredPoint | undefined => points.find((point) => point.label === label);
  return ((found.value as ChangeValue | null)?.changes ?? []).flatMap(({ at, between }) => {
    const point = of(at);
    if (point === undefined) return [];
    const [low, high] = between === null ? [undefined, undefined] : [of(between[0]), of(between[1])];
    return [{ at: point.from, from: low?.from ?? null, to: high?.to ?? null }];
  });
}

function estimateChart(page: PageContext, found: Measurement, names: Readonly<Record<string, string>>): Drawn | null {
  const { s } = page;
  const value = found.value as EstimateValue | null;
  if (value === null) return null;
  const [low, high] = (found.interval as [number | null, number | null] | null) ?? [null, null];
  const models = (value.models ?? []).flatMap(({ model, n }) =>
    n === null ? [] : [{ name: modelName(model, names), n }],
  );
  const rows: NamedInterval[] = [
    { name: s.t('chart.observed'), value: value.observed, low: null, high: null, isBar: true },
    ...(value.chapman === undefined ? [] : [{ name: s.t('measure.name.estimate'), value: value.chapman, low, high }]),
    ...(value.chaoLowerBound == null
      ? []
      : [{ name: s.t('chart.leastBound'), value: value.chaoLowerBound, low: null, high: null }]),
    ...models.slice(0, MODELS_DRAWN).map(({ name, n }, i) => ({
      name,
      value: n,
      low: i === 0 ? (value.best?.bic.ci95Profile?.[0] ?? null) : null,
      high: i === 0 ? (value.best?.bic.ci95Profile?.[1] ?? null) : null,
    })),
  ];
  if (rows.length < 2) return null;
  return {
    is: 'intervals',
    chart: { title: s.t('measure.name.estimate'), rows, write: (n) => s.number(Math.round(n)) },
  };
}

const MODELS_DRAWN = 8;
const LONGEST_NAME = 30;

/** Models name lists by their ids. */
function modelName(model: string, names: Readonly<Record<string, string>>): string {
  const named = Object.entries(names).reduce((text, [id, name]) => text.replaceAll(id, name), model);
  return named.length > LONGEST_NAME ? `${named.slice(0, LONGEST_NAME)}…` : named;
}

function originsChart(page: PageContext, found: Measurement): Drawn | null {
  const { s } = page;
  const points = found.points ?? [];
  if (found.inputs.n === 0) return null;
  const rows = points.map(({ value }, i) => ({
    name:
      i === 0 ? s.t('chart.origins.none') : i === points.length - 1 ? s.t('chart.origins.more', { n: i }) : s.number(i),
    value: value ?? 0,
    low: null,
    high: null,
    isBar: true,
  }));
  return { is: 'intervals', chart: { title: s.t('chart.origins'), rows, write: (n) => s.number(n) } };
}

/** The points as a table; each period of acts leads to its records. */
export function pointTable(page: PageContext, found: Measurement, filter: ExploreQuery | null): Html {
  const { s } = page;
  const points = found.points ?? [];
  const { measure, unit } = found.definition;
  const isShare = measure === 'positions';
  const write = (value: number | null | undefined): string =>
    value === null || value === undefined ? '–' : isShare ? s.percentAbout(value) : s.about(value);
  const has = (read: (point: MeasuredPoint) => unknown): boolean =>
    points.some((point) => read(point) !== undefined && read(point) !== null);
  const isPair = isOfTwo(points);
  const shown = [
    {
      is: true,
      head: isPair ? s.t('measure.first') : s.t('measure.value'),
      cell: ({ value }: MeasuredPoint) => write(value),
    },
    {
      is: has(({ low }) => low),
      head: s.t('measure.interval'),
      cell: ({ low, high }: MeasuredPoint) => (low === null ? '–' : `${write(low)} – ${write(high)}`),
    },
    { is: has(({ other }) => other), head: s.t('measure.other'), cell: ({ other }: MeasuredPoint) => write(other) },
    {
      is: has(({ fitted }) => fitted),
      head: s.t('measure.fitted'),
      cell: ({ fitted }: MeasuredPoint) => write(fitted),
    },
    {
      is: has(({ sources }) => sources),
      head: s.t('measure.sourcesIn'),
      cell: ({ sources }: MeasuredPoint) => (sources === undefined ? '–' : s.number(sources)),
    },
  ].filter(({ is }) => is);
  const isTime = measure !== 'corroboration';
  // the address but for its days, made once: there may be a row for each week of thirty years
  const { from: _from, to: _to, ...open } = filter ?? {};
  const records =
    filter === null || !isTime || unit !== 'acts' ? null : urls(page.language).explore(open, { view: 'table' });
  const period = (point: MeasuredPoint): Content => {
    const word = isTime ? periodWord(page, point.label) : point.label;
    return records === null ? word : html`<a href="${records}&from=${point.from}&to=${point.to}">${word}</a>`;
  };
  return html`<details class="numbers"><summary>${s.t('measure.asTable')}</summary>
${dataTable({
  label: s.t('measure.asTable'),
  head: [isTime ? s.t('measure.period') : s.t('chart.origins'), ...shown.map(({ head }) => head)],
  rows: points.map((point) => [
    html`${period(point)}${point.isComplete ? '' : html` <span class="faint">${s.t('measure.notComplete')}</span>`}`,
    ...shown.map(({ cell }) => cell(point)),
  ]),
})}</details>`;
}
