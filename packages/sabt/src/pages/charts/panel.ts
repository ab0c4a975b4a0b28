/** One series over time, in a part of a chart: band of uncertainty, line and dots, what is not complete, the model's line. */
import { area, curveStep, line } from 'd3-shape';
import { type Content, type Html, html } from '../html.ts';
import { adjoins, middle, type Spanned, type Times, type Values, valueAxis, values } from './frame.ts';

export interface PlotPoint extends Spanned {
  value: number | null;
  low: number | null;
  high: number | null;
  fitted?: number;
  isComplete: boolean;
}

export interface PanelOptions {
  points: readonly PlotPoint[];
  times: Times;
  top: number;
  base: number;
  left: number;
  right: number;
  /** What is drawn, over the panel's upper edge. */
  label: string;
  write: (value: number) => string;
  startsAtNought: boolean;
  /** Levels instead of a line. */
  isStepped: boolean;
  fittedWord: string;
}

/** A dot needs so many units of width. */
const DOT_ROOM = 7;

export function panel(options: PanelOptions): Html {
  const { points, times, top, base, left, right, label, write } = options;
  const all = points.flatMap(({ value, low, high, fitted }) =>
    [value, low, high, fitted ?? null].filter((one) => one !== null),
  );
  if (all.length === 0) return html``;
  const scale = values(all, { top, base, startsAtNought: options.startsAtNought });
  const known = points.filter((point) => point.value !== null);
  return html`<g class="panel">
${valueAxis(scale, { left, right, write })}
<text class="what" x="${left}" y="${top - 12}">${label}</text>
${band(points, times, scale)}${fitted(options, scale)}${lines(known, times, scale)}${dots(options, known, scale)}
</g>`;
}

function band(points: readonly PlotPoint[], { x }: Times, { y }: Values): Content {
  const draw = area<PlotPoint>()
    .x((point) => middle(x, point))
    .y0(({ low }) => y(low!))
    .y1(({ high }) => y(high!))
    .digits(1);
  const runs: PlotPoint[][] = [];
  for (const point of points.filter(({ low, high }) => low !== null && high !== null)) {
    const before = runs.at(-1)?.at(-1);
    if (before?.isComplete && point.isComplete && adjoins(before, point)) runs.at(-1)!.push(point);
    else runs.push([point]);
  }
  const path = runs.flatMap((run) => (run.length < 2 ? [] : [draw(run)])).join('');
  const alone = runs.flatMap((run) => (run.length === 1 ? run : []));
  return html`${path === '' ? '' : html`<path class="band" d="${path}"></path>`}${alone.map(
    (point) =>
      html`<line class="whisker${point.isComplete ? '' : ' is-incomplete'}" x1="${middle(x, point)}" x2="${middle(x, point)}" y1="${y(point.low!)}" y2="${y(point.high!)}"></line>`,
  )}`;
}

/** Whole between complete periods, dashed to and from those that are not. */
function lines(known: readonly PlotPoint[], { x }: Times, { y }: Values): Content {
  const draw = line<PlotPoint>()
    .x((point) => middle(x, point))
    .y(({ value }) => y(value!))
    .digits(1);
  const whole: PlotPoint[][] = [[]];
  const dashed: PlotPoint[][] = [];
  known.forEach((point, i) => {
    const before = known[i - 1];
    const isNext = before !== undefined && adjoins(before, point);
    if (isNext && !(before.isComplete && point.isComplete)) dashed.push([before, point]);
    if (!isNext) whole.push([]);
    if (point.isComplete) whole.at(-1)!.push(point);
    else if (whole.at(-1)!.length > 0) whole.push([]);
  });
  const path = (parts: PlotPoint[][]): string =>
    parts.flatMap((part) => (part.length < 2 ? [] : [draw(part)])).join('');
  const [of, cut] = [path(whole), path(dashed)];
  return html`${of === '' ? '' : html`<path class="line" d="${of}"></path>`}${cut === '' ? '' : html`<path class="line is-incomplete" d="${cut}"></path>`}`;
}

function dots({ times, left, right }: PanelOptions, known: readonly PlotPoint[], { y }: Values): Content {
  const isRoomy = (right - left) / known.length >= DOT_ROOM;
  return known
    .filter(({ isComplete }) => isRoomy || !isComplete)
    .map(
      (point) =>
        html`<circle class="dot${point.isComplete ? '' : ' is-incomplete'}" cx="${middle(times.x, point)}" cy="${y(point.value!)}" r="${isRoomy && (right - left) / known.length < 14 ? 2.2 : 3.2}"></circle>`,
    );
}

function fitted({ points, times, right, isStepped, fittedWord }: PanelOptions, { y }: Values): Content {
  const known = points.filter((point) => point.fitted !== undefined);
  if (known.length < 2) return html``;
  const draw = line<PlotPoint>()
    .x((point) => middle(times.x, point))
    .y((point) => y(point.fitted!))
    .digits(1);
  const path = (isStepped ? draw.curve(curveStep) : draw)(known)!;
  const last = known.at(-1)!;
  return html`<path class="fitted" d="${path}"></path><text class="fitted-word" x="${right + 5}" y="${y(last.fitted!) + 4}">${fittedWord}</text>`;
}
