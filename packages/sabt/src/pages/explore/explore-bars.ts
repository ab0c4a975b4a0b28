/**
 * Bars over time as SVG, made on the server. Time runs from left to right in all languages, so that one picture is the
 * same picture everywhere. Each bar is a link with its numbers as its name; what is told apart is told apart by texture,
 * not by colour alone. No style attributes: colours and patterns are classes.
 */
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';

export const CHART_WIDTH = 720;
const HEIGHT = 240;
const LEFT = 44;
const TOP = 12;
const BASE = 200;

export interface Bar {
  parts: readonly { n: number; className: string }[];
  href: string;
  name: string;
  tick: string | null;
  isIncomplete: boolean;
}

/** Fills that are textures; the others are colours of the style sheet. */
const TEXTURES: Readonly<Record<string, string>> = {
  'is-suggested': 'url(#hatch-a)',
  'family-2': 'url(#hatch-a)',
  'family-3': 'url(#hatch-c)',
  'is-rejected': 'none',
  'family-other': 'none',
};

/** The fill of a series, as an attribute: in a style sheet, a reference would be to the sheet. */
export function texture(className: string): Html {
  const fill = TEXTURES[className];
  return fill === undefined ? html`` : html` fill="${fill}"`;
}

export function barChart(page: PageContext, { title, bars }: { title: string; bars: readonly Bar[] }): Html {
  const most = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, { n }) => sum + n, 0)));
  const ticks = niceTicks(most);
  const top = ticks.at(-1)!;
  const y = (n: number): number => round(BASE - ((BASE - TOP) * n) / top);
  const step = (CHART_WIDTH - LEFT) / bars.length;
  const width = Math.max(0.6, Math.min(step * 0.8, 48));
  const x = (i: number): number => round(LEFT + i * step + (step - width) / 2);
  return html`<svg class="bars" viewBox="0 0 ${CHART_WIDTH} ${HEIGHT}" role="group" aria-label="${title}" direction="ltr">
${patterns()}
${ticks.map((n) => html`<g class="grid"><line x1="${LEFT}" x2="${CHART_WIDTH}" y1="${y(n)}" y2="${y(n)}"></line><text x="${LEFT - 8}" y="${y(n) + 4}" text-anchor="end">${page.s.number(n)}</text></g>`)}
${bars.map((bar, i) => oneBar(bar, x(i), round(width), y))}
${bars.map(({ tick }, i) => (tick === null ? '' : html`<g class="tick"><line x1="${round(LEFT + i * step + step / 2)}" x2="${round(LEFT + i * step + step / 2)}" y1="${BASE}" y2="${BASE + 5}"></line><text x="${round(LEFT + i * step + step / 2)}" y="${BASE + 22}" text-anchor="middle">${tick}</text></g>`))}
</svg>`;
}

function oneBar({ parts, href, name, isIncomplete }: Bar, x: number, width: number, y: (n: number) => number): Html {
  let under = 0;
  const rects = parts.flatMap(({ n, className }) => {
    if (n === 0) return [];
    const from = under;
    under += n;
    return [
      html`<rect class="bar ${className}${isIncomplete ? ' is-incomplete' : ''}" x="${x}" width="${width}" y="${y(under)}" height="${round(Math.max(0.5, y(from) - y(under)))}"${texture(className)}></rect>`,
    ];
  });
  if (rects.length === 0) return html``;
  return html`<a href="${href}" aria-label="${name}"><title>${name}</title>${rects}<rect class="reach" x="${x}" width="${width}" y="${TOP}" height="${BASE - TOP}"></rect></a>`;
}

/** Textures by which series are told apart; the page holds them once. */
function patterns(): Html {
  const lines = (id: string, turn: number, gap: number) =>
    html`<pattern id="${id}" width="${gap}" height="${gap}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})"><line class="hatch" x1="0" y1="0" x2="0" y2="${gap}"></line></pattern>`;
  return html`<defs>${lines('hatch-a', 45, 5)}${lines('hatch-c', 90, 4)}</defs>`;
}

/** Zero, and round numbers up to at least the most. */
export function niceTicks(most: number): number[] {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const unit = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? power * 10;
  const step = Math.max(1, unit);
  const count = Math.ceil(most / step);
  return Array.from({ length: count + 1 }, (_, i) => i * step);
}

const round = (n: number): number => Math.round(n * 100) / 100;
