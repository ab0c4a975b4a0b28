/** Values with intervals beside one another, each on a line with its name: estimates of several models, or a ratio. */
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { bothSizes, inOrder, type Size, svg, valueAxisUpright, values } from './frame.ts';

export interface NamedInterval {
  name: string;
  value: number;
  low: number | null;
  high: number | null;
  /** What is reported and not estimated. */
  isBar?: boolean;
}

const ROW = 24;
const TOP = 8;

export function intervalChart(
  page: PageContext,
  chart: { title: string; rows: readonly NamedInterval[]; write: (value: number) => string },
): Html {
  return bothSizes((size) => drawIntervals(page, chart, size));
}

export function drawIntervals(
  page: PageContext,
  { title, rows, write }: { title: string; rows: readonly NamedInterval[]; write: (value: number) => string },
  size: Size,
): Html {
  const left = size.isNarrow ? 108 : 200;
  const right = size.width - 28;
  const base = TOP + rows.length * ROW;
  const all = rows.flatMap(({ value, low, high }) => [value, low, high].filter((one) => one !== null));
  const scale = values(all, { top: right, base: left, startsAtNought: true });
  return svg(
    size,
    base + 26,
    title,
    html`${valueAxisUpright(scale, { top: TOP, base, write })}${rows.map(({ name, value, low, high, isBar }, i) => {
      const y = TOP + i * ROW + ROW / 2;
      return html`<text class="row-name" x="${left - 10}" y="${y + 4}" text-anchor="end">${inOrder(page, name)}</text>${
        isBar
          ? html`<rect class="reported" x="${left}" width="${Math.max(0.5, scale.y(value) - left)}" y="${y - 6}" height="12"></rect>`
          : html`${low === null || high === null ? '' : html`<line class="whisker" x1="${scale.y(low)}" x2="${scale.y(high)}" y1="${y}" y2="${y}"></line>`}<circle class="dot" cx="${scale.y(value)}" cy="${y}" r="4"></circle>`
      }<text class="row-value" x="${scale.y(high ?? value) + 8}" y="${y + 4}">${write(value)}</text>`;
    })}`,
  );
}
